package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// storage reads where data are kept and processed.
func (r *reader) storage(s *section) {
	if s.rest != "" {
		head := s.units[0]
		rest := strings.Join(slices.DeleteFunc(phrase.Sentences(s.rest), accessFrom.MatchString), " ")
		r.places(rest, "", head.evidence(proposal.Certain), true)
		for i := range head.spans {
			head.spans[i].used = head.spans[i].used || !accessFrom.MatchString(head.spans[i].text)
		}
		return
	}
	for i := 0; i < len(s.units); i++ {
		u := s.units[i]
		if u.table != nil {
			r.storageTable(u)
			continue
		}
		if i+1 < len(s.units) && placeGoesOn(u, s.units[i+1]) {
			r.brokenPlace(u, s.units[i+1])
			i++
			continue
		}
		if !r.partyThere(u) {
			r.storageUnit(u)
		}
	}
}

// placeGoesOn tells whether a line was broken off behind the comma between a town and its country.
func placeGoesOn(u, next *unit) bool {
	return next.table == nil && next.b.Kind == block.Paragraph && strings.HasSuffix(strings.TrimSpace(u.text()), ",") && phrase.PlaceLine(next.text())
}

// brokenPlace reads two lines as the one they were.
func (r *reader) brokenPlace(u, next *unit) {
	whole := *u.b
	whole.Text = strings.TrimSpace(u.text()) + " " + strings.TrimSpace(next.text())
	both := newUnit(&whole)
	r.storageUnit(both)
	if both.anyUsed() {
		u.use()
		next.use()
	}
}

// nothingPersonal says of what is kept somewhere that it is about nobody.
var nothingPersonal = regexp.MustCompile(`(?i)\b(?:zonder|geen|bevat(?:ten)? geen|without|no|not contain(?:ing)? any) (?:persoonsgegevens|persoonlijke gegevens|personal data)\b`)

// accessFrom says from where people of the supplier can get at the data, which is not where they are
// kept.
var accessFrom = regexp.MustCompile(`(?i)\b(?:medewerkers|personeel|beheerders|support|helpdesk|staff|employees|engineers|team)\b.*\b(?:toegang|inzage|access)\b`)

// keptThere is what is done where data are kept.
var keptThere = regexp.MustCompile(`(?i)\b(?:database|databank|opslag|hosting|back-?ups?|bestanden|servers?|data|gegevens|documenten|files|storage)\b`)

// partyThere reads an item that says who does what, and where: "e-mail: Briefduif B.V., Groningen",
// "database: Frankfurt bij Wolkhuis B.V.". What is kept is kept there.
func (r *reader) partyThere(u *unit) bool {
	before, rest, ok := splitColon(u.text())
	if !ok || u.b.Kind != block.Item || len(u.spans) > 1 || !phrase.LegalForm(rest) || phrase.LegalForm(before) || len(strings.Fields(before)) > 5 || phrase.Negation(rest) {
		return false
	}
	ev := u.evidence(proposal.Likely)
	if phrase.Unverified(rest) {
		r.noteAt(proposal.NoteToVerify, "engagements", ev)
		return true
	}
	firms := phrase.Firms(rest, nil)
	if len(firms) != 1 || r.isVendor(firms[0]) || r.known(firms[0]) {
		return false
	}
	e := newEngagement()
	e.parts["party"], e.parts["service"] = part{firms[0], ev}, part{before, ev}
	where := strings.Trim(atParty.ReplaceAllString(strings.Replace(rest, firms[0], "", 1), ""), " ,;.")
	if found := phrase.Places(where); len(found) > 0 {
		if len(found) == 1 && found[0].Place != "" {
			where = found[0].Place // "eu-central-1 (Frankfurt)"
		}
		e.parts["place"] = part{where, ev}
		if keptThere.MatchString(before) {
			r.places(where, before, ev, false)
		}
	}
	e.text, e.pos = u.text(), u.b.Pos
	r.engage(e)
	u.use()
	return true
}

// atParty leads from a place to whose it is.
var atParty = regexp.MustCompile(`(?i)\s+(?:bij|van|door|with|at|by)\s*$`)

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
		if s.used || r.lex.boilerplate(s.text) || r.transferAsked(u, i) || accessFrom.MatchString(s.text) {
			continue
		}
		if f := words.Fold(s.text); phrase.LegalForm(s.text) && lexicon.HasAny(f, r.lex.parties) && (!lexicon.HasAny(f, r.lex.stored) || firmsExplained(s.text)) {
			r.partySentence(s, u)
			continue
		}
		if r.transferSentence(s.text, evidence(s.text, u.b.Pos, proposal.Certain)) {
			s.used = true
			if phrase.OnlyWithinEEA(s.text) && len(r.svc.Rows("storage")) > 0 {
				continue // how far data go at most, beside the places where they are
			}
			if phrase.Negation(s.text) && phrase.LegalForm(s.text) {
				continue // an exception, and whom it is about
			}
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

// firmsExplained tells whether brackets behind a firm say what it does and where.
func firmsExplained(s string) bool {
	return slices.ContainsFunc(phrase.Firms(s, nil), func(name string) bool { return insideBehind(s, name) != "" })
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
	if nothingPersonal.MatchString(left) {
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
	if columns, _ := r.header("subprocessors", rows); hasKey(columns, "party") && (hasKey(columns, "service") || hasKey(columns, "transfer")) && r.subprocessorTable(u) {
		return
	}
	if r.aboutFirm(rows) && r.verticalTable(u, nil) {
		return
	}
	columns, first := r.header("storage", rows)
	if columns == nil {
		r.plainStorage(rows)
		return
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		if r.placeRow(cells) {
			continue
		}
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

// aboutFirm tells whether a table of two columns has the name of a firm behind a label.
func (r *reader) aboutFirm(rows [][]*block.Cell) bool {
	return slices.ContainsFunc(rows, func(row []*block.Cell) bool {
		d := distinct(row)
		if len(d) != 2 || !phrase.LegalForm(d[1].Text()) {
			return false
		}
		key, _ := r.lex.column("subprocessors", d[0].Text())
		return key == "party"
	})
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
			if sp.used || r.lex.boilerplate(sp.text) || strings.HasSuffix(sp.text, ":") && phrase.Answer(sp.text) != phrase.No || r.transferAsked(u, i) {
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
// with an exception that names where they go is a yes, likely at most; one that
// does not is unknown.
func (r *reader) transferAnswer(text string, ev proposal.Evidence) {
	if r.lex.blank(text) {
		return
	}
	answer, sure := plainAnswer(text), true
	if answer == "" {
		r.transferText(text, ev)
		answer, sure = phrase.OutsideEEA(text)
		if notApplicable.MatchString(strings.TrimSpace(text)) {
			sure = false // that the question does not apply is not the same as no
		}
	}
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
	switch {
	case answer == "unknown":
		r.noteAt(proposal.NoteUnclear, "outsideEEA", ev)
	case answer == "yes" && !sure && phrase.Negation(text):
		r.noteAt(proposal.NoteExcepted, "outsideEEA", ev)
	}
}

var notApplicable = regexp.MustCompile(`(?i)^(?:n\.?\s?v\.?\s?t\.?|niet van toepassing|not applicable|n/?a)\.?$`)

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

// transferAsked reads a question about transfers with the answer behind it: "Is er doorgifte buiten
// de EER? Ja ☐ Nee ☒". It tells whether it took both.
func (r *reader) transferAsked(u *unit, i int) bool {
	if i+1 >= len(u.spans) || u.spans[i+1].used || !strings.HasSuffix(u.spans[i].text, "?") || !lexicon.HasAny(words.Fold(u.spans[i].text), r.lex.transfers) {
		return false
	}
	answer := u.spans[i+1].text
	if reply := phrase.Answer(answer); reply != phrase.Yes && reply != phrase.No {
		return false
	}
	r.transferAnswer(answer, evidence(u.spans[i].text+" "+answer, u.b.Pos, proposal.Certain))
	u.spans[i].used, u.spans[i+1].used = true, true
	return true
}

// transferSentence takes a sentence elsewhere that speaks of transfers.
func (r *reader) transferSentence(text string, ev proposal.Evidence) bool {
	if phrase.OnlyWithinEEA(text) {
		r.transferAnswer(text, ev)
		return true
	}
	if !lexicon.HasAny(words.Fold(text), r.lex.transfers) {
		return false
	}
	if before, rest, ok := splitColon(text); ok && bareReply(rest) != phrase.NoReply {
		if key, _ := r.lex.heading(before); key == "transfer" { // "Doorgifte buiten de EER: nee."
			r.transferText(text, ev)
			text = map[phrase.Reply]string{phrase.Yes: "Ja", phrase.No: "Nee"}[bareReply(rest)]
		}
	}
	r.transferAnswer(text, ev)
	return true
}

// placeRow reads a row in which place and country each have a cell: they are taken as
// they stand. It tells whether it took the row.
func (r *reader) placeRow(cells map[string]*block.Cell) bool {
	at, land := cells["place"], cells["country"]
	if at == nil || land == nil {
		return false
	}
	country, known := countryNamed(land.Text())
	if blank := r.lex.blank(land.Text()); !known && !blank {
		return false
	} else if blank && r.lex.blank(at.Text()) {
		r.useCell(at, land, cells["purpose"])
		return true
	}
	row := r.svc.Add("storage")
	if !r.lex.blank(at.Text()) {
		row.Set("place", oneLine(at.Text()), cellEvidence(at, proposal.Certain))
	}
	row.Set("country", string(country), cellEvidence(land, proposal.Certain))
	if why := cells["purpose"]; why != nil && !r.lex.blank(why.Text()) {
		row.Set("purpose", oneLine(why.Text()), cellEvidence(why, proposal.Certain))
	}
	if country == "" {
		r.noteAt(proposal.NotePlace, row.Path()+".country", cellEvidence(at, proposal.Certain))
	}
	r.useCell(at, land, cells["purpose"])
	return true
}

// countryNamed gives the country, or international organisation, that a text is.
func countryNamed(s string) (model.Code, bool) {
	if country, ok := phrase.Country(s); ok {
		return country, true
	}
	row, ok := rowNamed("country", s)
	return model.Code(row.Code), ok
}

var purposeBehind = regexp.MustCompile(`^(.*?)\s*\(([^()]+)\)$`)

// placeLines reads lines of which one at least ends in a country, with the place before
// it and what it is for in brackets behind it. A line without a country is a place. It
// tells whether it took them.
func (r *reader) placeLines(row proposal.Row, p part) bool {
	type line struct{ place, country, purpose string }
	var all []line
	countries := 0
	for _, text := range nonEmpty(strings.Split(p.text, "\n")...) {
		var l line
		if m := purposeBehind.FindStringSubmatch(text); m != nil && len(phrase.Places(m[2])) == 0 {
			text, l.purpose = m[1], m[2]
		}
		l.place = text
		if i := strings.LastIndex(text, ", "); i >= 0 {
			if r.lex.blank(text[i+2:]) {
				l.place = text[:i]
				countries++
			} else if country, ok := countryNamed(text[i+2:]); ok {
				if _, two := phrase.Country(text[:i]); two || severalTowns(text) {
					return false // "Middenmeer en Groningen, Nederland"
				}
				l.place, l.country = text[:i], string(country)
				countries++
			}
		} else if country, ok := countryNamed(text); ok {
			l.place, l.country = "", string(country)
			countries++
		}
		all = append(all, l)
	}
	if countries == 0 {
		return false
	}
	for _, l := range all {
		at := row.Add("locations")
		at.Set("place", l.place, p.ev)
		at.Set("country", l.country, p.ev)
		what := p.ev
		what.Confidence = what.Confidence.Lower(proposal.Likely) // "Verenigde Staten (AWS)" looks the same
		at.Set("purpose", l.purpose, what)
		at.Set("text", p.text, p.ev)
		if l.country == "" {
			r.noteAt(proposal.NotePlace, at.Path()+".country", p.ev)
		}
	}
	return true
}

// severalTowns tells whether a text names several towns that are known.
func severalTowns(s string) bool {
	towns := 0
	for _, p := range phrase.Places(s) {
		if p.Place != "" {
			towns++
		}
	}
	return towns > 1
}
