package bijsluiter

import (
	"maps"
	"regexp"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/entry"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// retention reads how long data are kept: a table, a list, or sentences. Each term is
// kept as found, with amount, unit, start and action where the words say so.
func (r *reader) retention(s *section) {
	if s.rest != "" {
		r.terms("", s.rest, s.units[0].evidence(proposal.Certain))
		s.units[0].use()
		return
	}
	scope := ""
	var lead *unit
	for _, u := range s.units {
		if u.table != nil || u.b.Kind != block.Item || strings.HasSuffix(u.text(), ":") {
			lead = nil
			if leadOf(u) != "" {
				lead = u
			}
		}
		switch {
		case u.table != nil && r.describesCategories(u) && r.categoryTable(u, r.groupNamed(scope)):
		case u.table != nil:
			r.retentionTable(u)
		case u.b.Kind == block.Heading || u.b.Bold && len(u.text()) < 80:
			scope = strings.TrimRight(u.text(), ": ")
			u.use()
		case lead != nil && u.b.Kind == block.Item && r.belowLead(lead, scope, u):
		default:
			r.retentionUnit(u, scope)
		}
	}
}

// leadOf gives the line above a list that says when the terms in it start: "Bij beëindiging van
// de overeenkomst zal de verwerker:"; "" for another.
func leadOf(u *unit) string {
	if u.table != nil || !strings.HasSuffix(strings.TrimSpace(u.text()), ":") || len(u.text()) > 250 {
		return ""
	}
	last := u.spans[len(u.spans)-1].text
	if t := phrase.TermIn(last); !t.Coded || !t.Amount.IsZero() {
		return ""
	}
	return last
}

// belowLead reads an item that has the start of its term in the line above the list.
func (r *reader) belowLead(above *unit, scope string, u *unit) bool {
	t := phrase.TermIn(u.text())
	if t.Trigger != "" || t.Amount.IsZero() || t.Action == "" || len(u.spans) != 1 {
		return false
	}
	text := leadOf(above) + "\n" + u.text()
	r.addTerm(scope, text, evidence(text, u.b.Pos, proposal.Likely), proposal.Row{})
	u.use()
	above.useText(leadOf(above))
	return true
}

// describesCategories tells whether a table in the part about terms describes the
// categories as well, and no other did.
func (r *reader) describesCategories(u *unit) bool {
	columns, _ := r.header("categories", u.table.Grid())
	return hasKey(columns, "category") && hasKey(columns, "explanation") && hasKey(columns, "retention") && len(r.svc.Rows("dataCategories")) == 0
}

// retentionUnit reads one paragraph or item, a sentence at a time: each may be about
// other data.
func (r *reader) retentionUnit(u *unit, scope string) {
	for i := range u.spans {
		s := &u.spans[i]
		if s.used || r.lex.boilerplate(s.text) || strings.HasSuffix(s.text, ":") && phrase.TermIn(s.text).Empty() {
			continue
		}
		if r.lex.pointer(s.text) {
			r.note(proposal.NoteElsewhere, s.text, u.b.Pos)
			continue
		}
		text, more := u.thereupon(i)
		if !speaksOfKeeping(text) {
			continue
		}
		r.terms(scope, unmarked(text), evidence(text, u.b.Pos, proposal.Certain))
		s.used = true
		if more {
			u.spans[i+1].used = true
		}
	}
}

// thenDone is a sentence that says what happens when the term of the one before it is over.
var thenDone = regexp.MustCompile(`(?i)^(?:daarna|hierna|vervolgens|nadien|thereafter|after that|then|afterwards)\b`)

// thereupon gives a sentence together with the one behind it where that says what happens then:
// "Na opzegging blijft uw omgeving 30 dagen beschikbaar. Daarna verwijderen wij alles." It tells
// whether it did.
func (u *unit) thereupon(i int) (string, bool) {
	text := u.spans[i].text
	if i+1 >= len(u.spans) || !thenDone.MatchString(u.spans[i+1].text) || u.spans[i+1].used {
		return text, false
	}
	t, then := phrase.TermIn(text), phrase.TermIn(u.spans[i+1].text)
	if t.Action != "" || t.Trigger == "" || then.Action == "" || !then.Amount.IsZero() {
		return text, false
	}
	return text + " " + u.spans[i+1].text, true
}

// toFetch is a term in which the customer can take its data along, and nothing is kept for.
var toFetch = regexp.MustCompile(`(?i)\b(?:te exporteren|export|op te halen|te downloaden|downloaden|ophalen|over te zetten|to export|to retrieve|to download|retrieval)\b`)

// untilDay is a day of the year that no term has a place for: "tot 1 oktober na het schooljaar".
var untilDay = regexp.MustCompile(`(?i)\b(?:tot(?: en met)?|t/m|op|uiterlijk|vóór|voor|until|by|on)\s+(?:uiterlijk\s+)?(?:\d{1,2}\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)\b`)

// untilThen is a label with until when: "Medische gegevens: tot het einde van het seizoen".
var untilThen = regexp.MustCompile(`(?i)^[^:.]{3,60}:\s*(?:tot|zolang|gedurende|until|as long as)\s`)

// speaksOfKeeping tells whether a sentence is about a term at all.
func speaksOfKeeping(s string) bool {
	t := phrase.TermIn(s)
	if !t.Amount.IsZero() || t.Several || t.ByController || t.Trigger != "" && t.Action != "" {
		return true
	}
	if about, _ := scopeOf(s); about != "" && t.Action != "" {
		return true
	}
	if untilThen.MatchString(s) {
		return true
	}
	f := words.Fold(s)
	for _, w := range []string{"bewaard", "bewaren", "bewaartermijn", "opgeslagen", "schooljaar", "stored", "kept", "retained", "onbepaald", "zolang"} {
		if words.Contains(f, w) {
			return true
		}
	}
	return false
}

// terms proposes what a text says: a term for each of its statements that has one of its
// own, and the term of back-ups apart from the rest. What a statement is about goes before
// the scope the text as a whole stands under. It gives the rows of the terms.
func (r *reader) terms(scope, text string, ev proposal.Evidence) []proposal.Row {
	left, had := r.lex.placeholders(text)
	if had {
		r.note(proposal.NotePlaceholder, text, ev.Source.Pos)
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	if left == "" {
		return nil
	}
	var rows []proposal.Row
	for _, part := range splitTerms(left) {
		about, term := scopeOf(part)
		if about == "" {
			about = scope
		}
		rows = append(rows, r.addTerm(about, term, ev, proposal.Row{})...)
	}
	return rows
}

// addTerm proposes one term, and gives its row: none for a text that says no term. Of is the category it stands beside in a table, the zero
// row when it does not.
func (r *reader) addTerm(scope, text string, ev proposal.Evidence, of proposal.Row) []proposal.Row {
	text = strings.TrimSpace(text)
	if text == "" || phrase.Answer(text) == phrase.No && len(text) < 10 || strings.Trim(text, "-–—") == "" {
		return nil
	}
	if t := phrase.TermIn(text); t.Action == "" && toFetch.MatchString(scope+" "+text) {
		ev.Confidence = ev.Confidence.Lower(proposal.Doubtful)
	}
	if untilDay.MatchString(text) {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	row := r.svc.Add("retention")
	row.Set("scope", strings.TrimRight(scope, ": "), ev)
	t := entry.Term(row, r.open(text), ev)
	if !t.Backup && phrase.TermIn(r.open(scope)).Backup {
		row.Set("backup", "yes", ev)
	}
	if t.Several {
		r.noteAt(proposal.NoteUnclear, row.Path()+".amount", ev)
	}
	if of.ID() != "" {
		row.Set("dataCategories", []string{string(of.ID())}, ev)
	}
	return []proposal.Row{row}
}

// retentionTable reads a table with a term in each row.
func (r *reader) retentionTable(u *unit) {
	rows := u.table.Grid()
	columns, first := r.header("retention", rows)
	if columns == nil {
		columns = map[int]string{0: "scope", 1: "term"}
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		term := cells["term"]
		if term == nil || term.Text() == "" {
			continue
		}
		if phrase.TermIn(term.Text()).Empty() && first == 0 && !speaksOfKeeping(term.Text()) {
			continue
		}
		scope, named := r.scopeOf(cells["scope"])
		ev := cellEvidence(term, proposal.Certain)
		var found []proposal.Row
		if hasKey(columns, "trigger") && hasKey(columns, "action") && !r.lex.blank(term.Text()) {
			found = r.addTerm(scope, term.Text(), ev, proposal.Row{}) // what the term starts and ends with stands beside it, so it is one
		} else {
			found = r.terms(scope, term.Text(), ev)
		}
		if r.lex.blank(term.Text()) && (r.says(cells["trigger"]) || r.says(cells["action"]) || r.says(cells["scope"])) {
			found = append(found, r.svc.Add("retention"))
		}
		r.useCell(term, cells["scope"])
		for _, row := range found {
			r.termColumns(row, cells)
			if c := cells["scope"]; c != nil {
				row.Set("scope", strings.TrimRight(scope, ": "), cellEvidence(c, proposal.Certain))
				row.Set("dataCategories", named, cellEvidence(c, proposal.Certain))
			}
		}
	}
}

// termColumns sets what columns of their own say about a term.
func (r *reader) termColumns(row proposal.Row, cells map[string]*block.Cell) {
	for _, key := range []string{"trigger", "action", "remark"} {
		if c := cells[key]; c != nil && r.lex.blank(c.Text()) {
			r.useCell(c)
			delete(cells, key)
		}
	}
	if c := cells["trigger"]; c != nil && c.Text() != "" {
		t := phrase.TermIn(c.Text())
		if !t.Coded {
			t = phrase.TermIn("na " + c.Text())
		}
		ev := cellEvidence(c, proposal.Certain)
		trigger := t.Trigger
		if known, ok := reference.List("retention-trigger").Match(c.Text()); ok {
			trigger = known.Code
		} else if !t.Coded {
			trigger = c.Text()
		}
		row.Set("trigger", trigger, ev)
		r.useCell(c)
	}
	if c := cells["action"]; c != nil && c.Text() != "" {
		if known, ok := reference.List("retention-action").Match(c.Text()); ok {
			row.Set("action", known.Code, cellEvidence(c, proposal.Certain))
			r.useCell(c)
		}
		if t := phrase.TermIn(c.Text()); t.Action != "" {
			row.Set("action", string(t.Action), cellEvidence(c, proposal.Certain))
			r.useCell(c)
		}
	}
	if c := cells["remark"]; c != nil && c.Text() != "" {
		row.Set("motivation", c.Text(), cellEvidence(c, proposal.Likely))
		r.useCell(c)
	}
}

// header reads the first rows of a table as column headings of that kind. It gives the
// columns and the first row below, nil when no row is a header.
func (r *reader) header(table string, rows [][]*block.Cell) (map[int]string, int) {
	for i := 0; i < min(2, len(rows)); i++ {
		columns := map[int]string{}
		taken := map[string]bool{}
		filled := 0
		for col, c := range rows[i] {
			if c == nil || c.Text() == "" || col > 0 && rows[i][col-1] == c {
				continue
			}
			filled++
			if key, ok := r.lex.column(table, c.Text()); ok && !taken[key] {
				columns[col], taken[key] = key, true
			}
		}
		named := maps.Clone(columns)
		r.stemColumns(table, rows[i], columns)
		if len(columns) >= 2 && len(columns)*2 >= filled {
			for k := 0; k <= i; k++ {
				for col, c := range rows[k] {
					if named[col] != "" || columns[col] == "" && c != nil && c.Header || k < i {
						r.useCell(c)
					}
				}
			}
			return columns, i + 1
		}
	}
	return nil, 0
}

// byKey gives the cells of a row by what their column is for.
func byKey(row []*block.Cell, columns map[int]string) map[string]*block.Cell {
	out := map[string]*block.Cell{}
	for col, key := range columns {
		if col < len(row) && row[col] != nil && out[key] == nil {
			out[key] = row[col]
		}
	}
	return out
}

// linkRetention ties terms to the categories their scope names, and notes where the
// document gives one scope several terms.
func (r *reader) linkRetention() {
	type said struct {
		amount, unit string
		row          proposal.Row
	}
	byScope := map[string][]said{}
	for _, row := range r.svc.Rows("retention") {
		scope := row.Text("scope")
		if scope != "" && !row.Has("dataCategories") && !r.ours() {
			r.linkCategories(row, scope, row.Evidence("scope"))
		}
		amount, err := field.Get(row.Item().Record, row.Path()+".amount")
		if err != nil || !row.Has("amount") || row.Has("backup") {
			continue
		}
		key := words.Fold(scope)
		if key == "" {
			continue
		}
		now := said{toText(amount), row.Text("unit"), row}
		for _, old := range byScope[key] {
			if old.amount != now.amount || old.unit != now.unit {
				r.noteAt(proposal.NoteConflict, row.Path()+".amount", row.Evidence("text"))
				break
			}
		}
		byScope[key] = append(byScope[key], now)
	}
}

func toText(v any) string {
	if s, ok := v.(interface{ String() string }); ok {
		return s.String()
	}
	return ""
}

// says tells whether a cell holds more than a placeholder.
func (r *reader) says(c *block.Cell) bool {
	return c != nil && c.Text() != "" && !r.lex.blank(c.Text())
}

// scopeOf gives what a term holds for. Lines below the first that are names of data
// categories, and nothing else, are those.
func (r *reader) scopeOf(c *block.Cell) (scope string, categories []string) {
	scope = c.Text()
	if c != nil && r.lex.blank(scope) {
		return "", nil
	}
	lines := nonEmpty(strings.Split(scope, "\n")...)
	if len(lines) < 2 {
		return scope, nil
	}
	if r.lex.blank(lines[0]) {
		lines[0] = ""
	}
	for _, line := range lines[1:] {
		row, ok := r.rowCalled(field.Of(model.KindService).Child("dataCategories"), line)
		if !ok {
			return scope, nil
		}
		categories = append(categories, string(row.ID()))
	}
	return lines[0], categories
}
