package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// storage reads where data are kept and processed.
func (r *reader) storage(s *section) {
	if s.rest != "" {
		r.places(s.rest, "", s.units[0].evidence(proposal.Certain), true)
		s.units[0].use()
		return
	}
	for _, u := range s.units {
		if u.table != nil {
			r.storageTable(u)
			continue
		}
		r.storageUnit(u)
	}
}

func (r *reader) storageUnit(u *unit) {
	if before, rest, ok := splitColon(u.text()); ok && len(strings.Fields(before)) <= 9 && rest != "" && !strings.Contains(rest, ". ") {
		purpose := ""
		if _, isHead := r.lex.heading(before); !isHead {
			purpose = before
		}
		if r.places(rest, purpose, u.evidence(proposal.Certain), true) {
			u.use()
			return
		}
	}
	for i := range u.spans {
		s := &u.spans[i]
		if s.used || r.lex.boilerplate(s.text) {
			continue
		}
		if r.transferSentence(s.text, evidence(s.text, u.b.Pos, proposal.Certain)) {
			s.used = true
		}
		purpose := ""
		if before, _, ok := splitColon(s.text); ok && len(strings.Fields(before)) <= 3 {
			purpose = before
		}
		if r.places(s.text, purpose, evidence(s.text, u.b.Pos, proposal.Certain), false) {
			s.used = true
		}
	}
}

// places proposes the places a text names, and tells whether it took the text. Short
// tells that the text is the value of a label: then it is kept even without a place
// that is known.
func (r *reader) places(text, purpose string, ev proposal.Evidence, short bool) bool {
	left, had := r.lex.placeholders(text)
	if had {
		r.note(proposal.NotePlaceholder, text, ev.Source.Pos)
		if left == "" {
			return true
		}
	}
	if phrase.Unverified(left) {
		r.noteAt(proposal.NoteToVerify, "storage", ev)
		return false
	}
	took := false
	for _, p := range phrase.Places(left) {
		if p.Negated || p.Outside {
			continue
		}
		took = true
		row := r.svc.Add("storage")
		at := ev
		if p.Adjective || had || phrase.TermIn(left).Hedged {
			at.Confidence = at.Confidence.Lower(proposal.Likely)
		}
		row.Set("place", p.Place, at)
		row.Set("country", string(p.Country), at)
		row.Set("purpose", strings.TrimSpace(purpose), at)
		row.Set("text", left, at)
		if p.Country == "" {
			r.noteAt(proposal.NotePlace, row.Path()+".country", ev)
		}
	}
	if took || !short || phrase.Answer(left) == phrase.No {
		return took
	}
	row := r.svc.Add("storage")
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	row.Set("place", left, ev)
	row.Set("text", left, ev)
	r.noteAt(proposal.NotePlace, row.Path()+".country", ev)
	return true
}

func (r *reader) storageTable(u *unit) {
	rows := u.table.Grid()
	columns, first := r.header("storage", rows)
	if columns == nil {
		r.plainStorage(rows)
		return
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		where := strings.Join(nonEmpty(cells["place"].Text(), cells["country"].Text()), ", ")
		c := cells["place"]
		if c == nil || c.Text() == "" {
			c = cells["country"]
		}
		if where == "" || c == nil {
			continue
		}
		if r.places(where, cells["purpose"].Text(), evidence(where, c.Pos, proposal.Certain), true) {
			r.useCell(cells["place"], cells["country"], cells["purpose"])
		}
	}
}

// plainStorage reads a table without known columns: a label and a place in each row.
func (r *reader) plainStorage(rows [][]*block.Cell) {
	for _, row := range rows {
		cells := distinct(row)
		for i, c := range cells {
			text := c.Text()
			if key, ok := r.lex.heading(text); ok && key == "storage" {
				r.useCell(c)
				continue
			}
			if text == "" || len(phrase.Places(text)) == 0 {
				continue
			}
			purpose := ""
			if i > 0 && !r.usedCells[cells[0]] {
				purpose = cells[0].Text()
			}
			if r.places(text, purpose, cellEvidence(c, proposal.Certain), false) {
				r.useCell(c)
				if i > 0 {
					r.useCell(cells[0])
				}
			}
		}
	}
}

// transfer reads what is said about transfers as a whole.
func (r *reader) transfer(s *section) {
	if s.rest != "" {
		ev := s.units[0].evidence(proposal.Certain)
		r.transferAnswer(s.rest, ev)
		s.units[0].use()
		return
	}
	for _, u := range s.units {
		if u.table != nil {
			r.transferTable(u)
			continue
		}
		for i := range u.spans {
			sp := &u.spans[i]
			if sp.used || r.lex.boilerplate(sp.text) || strings.HasSuffix(sp.text, ":") {
				continue
			}
			r.transferAnswer(sp.text, evidence(sp.text, u.b.Pos, proposal.Certain))
			sp.used = true
		}
	}
}

// transferTable reads "Buiten de EER? | Nee" and a table of transfers in rows.
func (r *reader) transferTable(u *unit) {
	if r.subprocessorTable(u) {
		return
	}
	for _, row := range u.table.Grid() {
		cells := distinct(row)
		if len(cells) < 2 {
			continue
		}
		if key, ok := r.lex.heading(cells[0].Text()); ok && key == "transfer" {
			r.transferAnswer(cells[1].Text(), cellEvidence(cells[1], proposal.Certain))
			r.useCell(cells[0], cells[1])
		}
	}
}

// transferAnswer sets whether data leave the EEA. The text is kept as found; a "no"
// with an exception is unknown.
func (r *reader) transferAnswer(text string, ev proposal.Evidence) {
	r.transferText(text, ev)
	answer, sure := phrase.OutsideEEA(text)
	if answer == "" {
		return
	}
	if !sure {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	if old := r.svc.Text("outsideEEA"); old != "" && old != answer {
		r.noteAt(proposal.NoteConflict, "outsideEEA", ev)
		answer = "unknown"
		ev.Confidence = proposal.Doubtful
	}
	r.svc.Set("outsideEEA", answer, ev)
	if answer == "unknown" || !sure && phrase.Negation(text) {
		r.noteAt(proposal.NoteUnclear, "outsideEEA", ev)
	}
}

func (r *reader) transferText(text string, ev proposal.Evidence) {
	old := r.svc.Text("transferText")
	if old == "" {
		r.svc.Set("transferText", text, ev)
		return
	}
	was := r.svc.Evidence("transferText").Source
	ev.Source = proposal.Source{Text: was.Text + "\n" + ev.Source.Text, Pos: was.Pos}
	r.svc.Set("transferText", old+" "+text, ev)
}

// transferSentence takes a sentence elsewhere that speaks of transfers.
func (r *reader) transferSentence(text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	for _, w := range []string{"doorgifte", "doorgegeven", "buiten de eer", "buiten de europese economische ruimte", "buiten de eu", "buiten europa", "verlaten de eu", "verlaten de eer", "verlaten europa", "leave the eea", "leave the eu", "outside the eea", "outside the eu", "transferred", "derde landen"} {
		if words.Contains(f, w) {
			r.transferAnswer(text, ev)
			return true
		}
	}
	return false
}
