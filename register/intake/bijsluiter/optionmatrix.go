package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// A table may have a part of the service in each row, and say in columns whether it belongs to the
// service or is a choice, and what the school chose: "Onderdeel | Onlosmakelijk | Optioneel |
// Gekozen door school". What the school chose is told only where somebody filled that in.

// optionMatrix reads such a table, and tells whether it is one.
func (r *reader) optionMatrix(rows [][]*block.Cell) bool {
	columns, first := r.header("options", rows)
	tells := hasKey(columns, "mode") || hasKey(columns, "inseparable") && hasKey(columns, "optional") || hasKey(columns, "optional") && hasKey(columns, "chosen")
	if columns == nil || !hasKey(columns, "part") || !tells {
		return false
	}
	for _, row := range rows[first:] {
		cells := byKey(row, columns)
		part := cells["part"]
		text, had := r.lex.placeholders(part.Text())
		if text == "" {
			r.useCell(part)
			if had {
				r.note(proposal.NotePlaceholder, part.Text(), part.Pos)
			}
			continue
		}
		option := r.svc.Add("options")
		option.Set("text", text, cellEvidence(part, proposal.Certain))
		mode, from := r.modeIn(cells)
		if from != nil {
			option.Set("mode", mode, cellEvidence(from, proposal.Certain))
		}
		if mode == "optional" {
			r.noteAt(proposal.NoteChoose, option.Path(), cellEvidence(part, proposal.Certain))
		}
		if c := cells["chosen"]; c != nil && mode != "inseparable" {
			if answer := phrase.Answer(c.Text()); answer == phrase.Yes || answer == phrase.No && !openBox(c) {
				option.Set("chosen", models[answer], cellEvidence(c, proposal.Likely))
			}
		}
		r.useCell(part, cells["mode"], cells["inseparable"], cells["optional"], cells["chosen"])
	}
	return true
}

// openBox tells whether a cell is an open box and nothing else: nobody chose yet.
func openBox(c *block.Cell) bool { return bare(c.Text()) == "" }

// modeIn gives what the cells of a row say of its mode, and the cell that does; nil where none
// does, or two that differ.
func (r *reader) modeIn(cells map[string]*block.Cell) (string, *block.Cell) {
	if c := cells["mode"]; c != nil {
		for _, mode := range []string{"inseparable", "optional"} {
			if key, ok := r.lex.column("options", c.Text()); ok && key == mode {
				return mode, c
			}
		}
		if phrase.Answer(c.Text()) == phrase.Optional {
			return "optional", c
		}
		return "", nil
	}
	always, choice := cells["inseparable"], cells["optional"]
	isAlways, isChoice := marked(always), marked(choice)
	switch {
	case isAlways && !isChoice:
		return "inseparable", always
	case isChoice && !isAlways:
		return "optional", choice
	}
	return "", nil
}

// marked tells whether a cell has a tick, a cross for one, or a yes.
func marked(c *block.Cell) bool {
	if c == nil {
		return false
	}
	text := strings.TrimSpace(c.Text())
	return phrase.Answer(text) == phrase.Yes
}
