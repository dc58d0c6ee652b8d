package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// A cell about a sub-processor may hold more than its header says: "Ierland, SCC's, ISO 27001",
// "VS (Data Privacy Framework)", "SOC 2 Type II; Frankfurt". Each piece is put where it belongs.

// pieceOfCell parts a cell into what stands between its signs; behind a bracket too.
var pieceOfCell = regexp.MustCompile(`\s*[;,\n]\s*|\s+[–—+|-]\s+|\s+/\s+`)

// sortParts puts the pieces of the cells where they belong, and proposes the certificates among
// them as the party's.
func (r *reader) sortParts(e *engagement, name string) {
	if p := e.parts["agreement"]; e.get("mechanism") == "" && phrase.SafeguardIn(p.text).Mechanism != "" {
		e.parts["mechanism"] = p // "DPA met SCC's" says both
	}
	for _, key := range []string{"seat", "place", "mechanism", "transfer", "service"} {
		p, ok := e.parts[key]
		if !ok || phrase.Negation(p.text) || len(p.text) > 200 {
			continue
		}
		var kept, moved []string
		for i, piece := range piecesOfCell(p.text) {
			switch where := r.belongsIn(key, piece); {
			case where == "", where == "place" && e.get("place") != "", key == "service" && i == 0:
				kept = append(kept, piece)
				continue
			case where == "certificate":
				r.heldBy(name, piece, p.ev)
			case e.get(where) == "":
				e.parts[where] = part{piece, p.ev}
			default:
				had := e.parts[where]
				had.text += "; " + piece
				e.parts[where] = had
			}
			moved = append(moved, piece)
		}
		switch {
		case len(moved) == 0:
		case len(kept) == 0, key == "place" && len(phrase.Places(strings.Join(kept, ", "))) == 0:
			delete(e.parts, key)
		default:
			p.text = strings.Join(kept, ", ")
			e.parts[key] = p
		}
	}
}

// piecesOfCell gives the pieces of a cell, what stands in brackets behind a place by itself.
func piecesOfCell(s string) []string {
	var all []string
	for _, piece := range phrase.Split(s, pieceOfCell) {
		if m := bracketed.FindStringSubmatch(piece); m != nil && len(phrase.Places(m[1])) > 0 && len(phrase.Places(m[2])) == 0 {
			all = append(all, m[1])
			all = append(all, pieceOfCell.Split(m[2], -1)...)
			continue
		}
		all = append(all, piece)
	}
	return nonEmpty(all...)
}

// belongsIn tells to which part of an engagement a piece of a cell belongs, "certificate" for
// a norm, and "" where it is right where it stands.
func (r *reader) belongsIn(key, piece string) string {
	short := len(strings.Fields(piece)) <= 8
	safeguard, places := phrase.SafeguardIn(piece).Mechanism != "", phrase.Places(piece)
	switch {
	case short && len(r.norms(piece)) > 0 && !safeguard && len(places) == 0:
		return "certificate"
	case key == "service" || key == "transfer":
		return ""
	case safeguard && len(places) == 0 && key != "mechanism":
		return "mechanism"
	case key == "mechanism" && !safeguard && phrase.PlaceLine(piece) && !withinEEA(piece):
		return "place"
	}
	return ""
}

// heldBy proposes the certificates that a piece of a cell names as those of a party.
func (r *reader) heldBy(name, piece string, ev proposal.Evidence) {
	status := "held"
	if r.lex.planned(piece) {
		status = "planned"
	}
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	for _, n := range r.norms(piece) {
		row := r.certificate(n, ev)
		row.Set("status", status, ev)
		row.Set("holder", name, ev)
		row.Set("text", piece, ev)
	}
}
