package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/entry"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// transferOf sets whether data go outside the EEA to this party, on what ground, and what
// the document says of that ground: modules, dates, the assessment.
func (r *reader) transferOf(row proposal.Row, e *engagement) {
	said, how := e.parts["transfer"], e.parts["mechanism"]
	if said.text != "" {
		r.saidOutside(row, said)
	}
	if text := strings.Join(nonEmpty(said.text, how.text), "; "); text != "" {
		first := said
		if first.text == "" {
			first = how
		}
		row.Set("transfer.text", text, evidence(text, first.ev.Source.Pos, first.ev.Confidence))
	}
	if p := e.parts["assessment"]; p.text != "" {
		if a, ok := phrase.AssessmentCell(p.text); ok {
			entry.AssessmentOf(row, a, p.ev)
		}
	}
	for _, p := range []part{how, said} {
		if p.text == "" {
			continue
		}
		if !row.Has("transfer.mechanism") {
			r.mechanism(row, p)
		}
		entry.Assessment(row, p.text, p.ev)
	}
	if said.text == "" {
		r.outsideByPlace(row, how)
	}
}

// saidOutside reads the cell that answers whether data leave the EEA.
func (r *reader) saidOutside(row proposal.Row, said part) {
	first, country, _ := strings.Cut(said.text, "\n")
	if answer := plainAnswer(first); answer != "" || r.lex.blank(first) {
		ev := said.ev
		if answer == "no" {
			ev = r.deniedOutside(row, first, ev)
		}
		row.Set("transfer.outsideEEA", answer, ev)
		if c, ok := phrase.Country(country); ok {
			row.Set("transfer.country", string(c), said.ev)
		}
		return
	}
	answer, sure := phrase.OutsideEEA(said.text)
	ev := said.ev
	if !sure {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	if answer == "no" {
		ev = r.deniedOutside(row, said.text, ev)
	}
	row.Set("transfer.outsideEEA", answer, ev)
	switch {
	case answer == "unknown" && phrase.Unverified(said.text):
		r.noteAt(proposal.NoteToVerify, row.Path()+".transfer.outsideEEA", ev)
	case answer == "" || answer == "unknown":
		row.Set("transfer.outsideEEA", "unknown", evidence(said.text, ev.Source.Pos, proposal.Doubtful))
		r.noteAt(proposal.NoteUnclear, row.Path()+".transfer.outsideEEA", ev)
	}
	if countries := phrase.Outside(said.text); len(countries) == 1 {
		row.Set("transfer.country", string(countries[0].Country), said.ev)
	}
}

// deniedOutside tells how sure it is that data do not leave the EEA, where a cell says
// no: less so when it says that the question does not apply, and hardly when the
// same row has a place outside it.
func (r *reader) deniedOutside(row proposal.Row, said string, ev proposal.Evidence) proposal.Evidence {
	if phrase.Answer(said) == phrase.No && !outrightNo.MatchString(strings.TrimSpace(said)) {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	for _, at := range row.Rows("locations") {
		if phrase.OutsideCountry(at.Text("country")) && at.Evidence("country").Confidence != proposal.Doubtful {
			ev.Confidence = ev.Confidence.Lower(proposal.Doubtful)
			r.noteAt(proposal.NoteConflict, row.Path()+".transfer.outsideEEA", ev)
			break
		}
	}
	return ev
}

// outrightNo is a no in so many words, unlike "n.v.t."
var outrightNo = regexp.MustCompile(`(?i)^(?:nee|neen|no|geen|none|nooit|never)\b`)

// outsideByPlace works out whether data leave the EEA where no cell answers it: a safeguard
// that does not apply since all stays within the EEA says no, a place of processing outside
// it says yes. Where the company is seated says nothing.
func (r *reader) outsideByPlace(row proposal.Row, how part) {
	var inside, away []proposal.Row
	open := false
	for _, at := range row.Rows("locations") {
		switch country := at.Text("country"); {
		case country == "":
			open = true
		case phrase.OutsideCountry(country):
			away = append(away, at)
		default:
			inside = append(inside, at)
		}
	}
	none := how.text != "" && (phrase.Answer(how.text) == phrase.No || withinEEA(how.text) && phrase.Negation(how.text))
	switch {
	case len(away) > 0 && away[0].Evidence("country").Confidence == proposal.Doubtful:
	case len(away) > 0:
		ev := away[0].Evidence("country")
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		row.Set("transfer.outsideEEA", "yes", ev)
		if len(away) == 1 {
			row.Set("transfer.country", away[0].Text("country"), ev)
		}
	case none && withinEEA(how.text):
		row.Set("transfer.outsideEEA", "no", how.ev)
	case none && len(inside) > 0 && !open:
		ev := how.ev
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		row.Set("transfer.outsideEEA", "no", ev)
	}
}

// withinEEA tells whether a text says that everything stays within the EEA.
func withinEEA(s string) bool {
	f := words.Fold(s)
	for _, w := range []string{"binnen de eer", "binnen eer", "binnen de eu", "binnen eu", "within the eea", "within eea", "within the eu", "within eu"} {
		if words.Contains(f, w) {
			return true
		}
	}
	return false
}

// mechanism sets the ground under a transfer as it is named.
func (r *reader) mechanism(row proposal.Row, p part) {
	if r.safeguardLines(row, p) {
		return
	}
	if phrase.Unverified(p.text) {
		r.noteAt(proposal.NoteToVerify, row.Path()+".transfer.mechanism", p.ev)
		return
	}
	g := entry.Safeguard(row, p.text, p.ev)
	switch {
	case g.Retired:
		r.noteAt(proposal.NoteRetired, row.Path()+".transfer.mechanism", p.ev)
	case g.NotOne && withinEEA(p.text) && phrase.Negation(p.text):
	case g.NotOne:
		r.noteAt(proposal.NoteNoMechanism, row.Path()+".transfer.mechanism", p.ev)
	}
}

// transferNotes tells where seat or place is outside the EEA and nothing valid is
// named under it.
func (r *reader) transferNotes() {
	for _, row := range r.svc.Rows("engagements") {
		var away []string
		ev := row.Evidence("party")
		if c := row.Text("seatCountry"); phrase.OutsideCountry(c) {
			away, ev = append(away, c), row.Evidence("seatCountry")
		}
		for _, at := range row.Rows("locations") {
			if c := at.Text("country"); phrase.OutsideCountry(c) {
				away, ev = append(away, c), at.Evidence("country")
			}
		}
		if len(away) == 0 && row.Text("transfer.outsideEEA") != "yes" {
			continue
		}
		if !row.Has("transfer.mechanism") && !r.adequate(away) {
			r.noteAt(proposal.NoteNoSafeguard, row.Path()+".transfer.mechanism", ev)
		}
	}
}

// adequate tells whether each of some countries has a decision without conditions on
// the day of the document.
func (r *reader) adequate(countries []string) bool {
	for _, c := range countries {
		d, ok := reference.Adequate(c, model.Date(r.svc.Text("documentDate")))
		if !ok || d.Condition == reference.Certified {
			return false
		}
	}
	return len(countries) > 0
}

// plainAnswer gives the answer that a text is and nothing more: "niet van toepassing" is
// another answer than "nee". It is "" when it says more, or something else.
func plainAnswer(s string) string {
	row, _ := rowNamed("answer", s)
	return row.Code
}

// safeguardLines reads lines that are the words of the lists for a mechanism and for the
// modules of the standard clauses. It tells whether one names a mechanism, or the first says
// that none is filled in.
func (r *reader) safeguardLines(row proposal.Row, p part) bool {
	mechanism, modules := reference.Row{}, []string(nil)
	if first, _, more := strings.Cut(p.text, "\n"); more && r.lex.blank(first) {
		return true // left open: what stands below is about something else
	}
	for line := range strings.SplitSeq(p.text, "\n") {
		if m, ok := rowNamed("mechanism", line); ok && mechanism.Code == "" {
			mechanism = m
		}
		if m, ok := rowNamed("scc-module", line); ok {
			modules = append(modules, m.Code)
		}
	}
	if mechanism.Code == "" {
		return false
	}
	row.Set("transfer.mechanism", mechanism.Code, p.ev)
	row.Set("transfer.sccModules", modules, p.ev)
	row.Set("transfer.signed", string(phrase.DateOf(p.text, phrase.Signed)), p.ev)
	if !mechanism.ValidOn(model.Date(r.svc.Text("documentDate"))) {
		r.noteAt(proposal.NoteRetired, row.Path()+".transfer.mechanism", p.ev)
	}
	return true
}

// rowNamed finds a row of a list by a line that is its label to the letter, with notes in
// brackets behind it or not.
func rowNamed(list, line string) (reference.Row, bool) {
	for line = strings.TrimSpace(line); line != ""; {
		if row, ok := reference.List(list).Match(line); ok && (row.Label("nl") == line || row.Label("en") == line) {
			return row, true
		}
		i := strings.LastIndex(line, " (")
		if i < 0 {
			break
		}
		line = line[:i]
	}
	return reference.Row{}, false
}
