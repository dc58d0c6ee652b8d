package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// measureUnit reads a paragraph or item on security: a certificate, a term for breaches,
// a measure. What is none of these is part of the general description.
func (t *topic) measureUnit(u *unit) {
	if u.b.Kind == block.Item || u.b.Tick != block.NoBox {
		if u.b.Tick == block.Unticked {
			t.note(proposal.NoteUnclear, u.text(), u.b.Pos)
			return
		}
		if strings.HasSuffix(strings.TrimSpace(u.text()), ":") || t.considered || considers.MatchString(u.text()) {
			return // it leads to those below it, or is none
		}
		took, denied := t.certificatesIn(u.text(), u.evidence(proposal.Certain))
		switch {
		case t.aboutBreach(u.text()) && tells.MatchString(u.text()) && !phrase.TermIn(u.text()).Amount.IsZero():
			t.breachSentence(u.text(), u.evidence(proposal.Likely))
			u.use()
			return
		case took:
			u.use()
			return
		case denied:
			return
		}
		sure := proposal.Certain
		if t.may {
			sure = proposal.Likely
		}
		if t.lex.blank(bare(u.text())) {
			t.note(proposal.NotePlaceholder, u.text(), u.b.Pos)
			return
		}
		t.measure(measureText{text: bare(u.text()), item: true}, u.evidence(sure))
		u.use()
		return
	}
	t.considered = strings.HasSuffix(strings.TrimSpace(u.text()), ":") && considers.MatchString(u.text())
	t.may = strings.HasSuffix(strings.TrimSpace(u.text()), ":") && conditional.MatchString(u.text())
	for i := range u.spans {
		s := &u.spans[i]
		ev := evidence(s.text, u.b.Pos, proposal.Likely)
		if s.used || t.lex.boilerplate(s.text) {
			continue
		}
		if t.undecided(s.text, ev) {
			s.used = true
			continue
		}
		if dateWords.MatchString(s.text) && len(s.text) < 140 && len(phrase.Dates(s.text)) > 0 {
			t.securityDate(s.text, ev, func() { s.used = true })
			continue
		}
		if labelled.MatchString(s.text) && len(strings.Fields(s.text)) <= 6 && len(phrase.Dates(s.text)) > 0 {
			continue // "Opgesteld: 3 mei 2026"
		}
		took, denied := t.certificatesIn(s.text, ev)
		s.used = !denied
		switch {
		case took, denied:
		case strings.HasSuffix(s.text, ":") && len(strings.Fields(s.text)) < 25:
		case t.aboutBreach(s.text) && !phrase.TermIn(s.text).Amount.IsZero():
			t.breachSentence(s.text, ev)
		case t.measureCode(s.text) != "", len(u.spans) == 1 && labelled.MatchString(s.text):
			t.measure(measureText{text: s.text}, ev)
		default:
			t.describe(s.text, ev)
		}
	}
}

// considers is the law's own sentence on what measures are weighed against.
var considers = regexp.MustCompile(`(?i)\brekening (?:te )?(?:is |wordt |word )?(?:gehouden|houden|houdend)\b|\bhoudt rekening\b|stand van de techniek|state of the art|taking into account`)

// tells is the word for reporting, which a term for breaches has.
var tells = regexp.MustCompile(`(?i)\b(?:meld|melden|meldt|gemeld|melding|informeren|informeert|notif|report)`)

// labelled is a measure with its subject in front: "Toegang: wachtwoorden van 12 tekens".
var labelled = regexp.MustCompile(`^\p{Lu}[\pL /-]{3,50}: \pL`)

func bare(s string) string {
	return strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(s), block.TickedSign+block.UntickedSign+"•–- "))
}

// measureText is a measure as it is found.
type measureText struct {
	text, category, status, explanation string
	item                                bool // it stands in a list or table of measures
}

// measure proposes a measure, once. A denial has no code: "geen pentest" is no pentest.
func (t *topic) measure(m measureText, ev proposal.Evidence) proposal.Row {
	m.text = strings.TrimRight(strings.TrimSpace(m.text), ";")
	aspect, code := t.aspect, t.measureCode(m.text)
	if c := t.aspectOf(m.category); c != "" {
		aspect, m.category = c, ""
	}
	if known, ok := rowNamed("measure", m.category); ok {
		code, m.category = known.Code, ""
	} else if c := t.measureCode(m.category); code == "" && c != "" {
		code = c
	}
	if m.category != "" {
		m.text = strings.TrimRight(m.category, ": ") + ": " + m.text
	}
	for _, row := range t.svc.Rows("measures") {
		if m.text != "" && words.Fold(row.Text("text")) == words.Fold(m.text) && !t.isWhole(m.text) {
			return row
		}
	}
	row := t.svc.Add("measures")
	row.Set("text", m.text, ev)
	likely := ev
	likely.Confidence = likely.Confidence.Lower(proposal.Likely)
	denied := phrase.Negated(m.text) && !strings.Contains(m.text, ":")
	switch {
	case denied:
		t.noteAt(proposal.NoteNegated, row.Path()+".text", ev)
	case code != "":
		row.Set("code", code, likely)
	}
	row.Set("aspect", aspect, likely)
	if m.status == "" && t.lex.planned(m.text) {
		m.status = "planned"
	}
	row.Set("status", m.status, likely)
	row.Set("explanation", m.explanation, ev)
	return row
}

// measureCode gives the code of the only measure of the list that a text names.
func (t *topic) measureCode(text string) string {
	f := words.Fold(text)
	found := ""
	for _, e := range t.lex.measures.Entries() {
		if !words.Contains(f, e.Text) || e.Key == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = e.Key
	}
	return found
}

// planned tells whether a text speaks of what is to come.
func (l *lexicons) planned(s string) bool { return lexicon.HasAny(words.Fold(s), l.plans) }

// measureTable reads a table with a measure in each row.
func (t *topic) measureTable(u *unit) bool {
	rows := u.table.Grid()
	columns, first := t.header("measures", rows)
	if columns == nil || !hasKey(columns, "measure") {
		return t.plainMeasures(rows)
	}
	category := ""
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		if t.lex.blank(cells["category"].Text()) {
			category = ""
		}
		t.dropBlanks(cells, "measure")
		c := cells["measure"]
		if text := cells["category"].Text(); text != "" {
			category = text
		}
		if c == nil || c.Text() == "" || c == cells["category"] {
			t.aspectRow(rows[i], &category)
			continue
		}
		text := c.Text()
		if left, had := t.lex.placeholders(text); had && left == "" {
			t.note(proposal.NotePlaceholder, text, c.Pos)
			t.useCell(c)
			if _, ok := rowNamed("measure", category); !ok {
				continue
			}
			text = ""
		}
		m := measureText{text: oneLine(text), category: category, explanation: cells["explanation"].Text(), item: true}
		m.status = t.rowStatus(cells)
		aspect := t.aspect
		if code := t.aspectOf(cells["aspect"].Text()); code != "" {
			t.aspect = code
		}
		row := t.measure(m, evidence(measureRow(cells), c.Pos, proposal.Certain))
		t.aspect = aspect
		if m.status == "unknown" {
			t.noteAt(proposal.NoteUnclear, row.Path()+".status", cellEvidence(c, proposal.Doubtful))
		}
		for _, used := range cells {
			t.useCell(used)
		}
	}
	return true
}

// dropBlanks takes the cells out of a row that nothing was filled in in, but for one.
func (r *reader) dropBlanks(cells map[string]*block.Cell, but string) {
	for key, c := range cells {
		if key != but && r.lex.blank(c.Text()) {
			r.useCell(c)
			delete(cells, key)
		}
	}
}

// measureRow is the row of a measure as a passage.
func measureRow(cells map[string]*block.Cell) string {
	var texts []string
	for _, key := range []string{"number", "aspect", "category", "measure", "status", "meets", "fails", "explanation"} {
		if text := cells[key].Text(); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " | ")
}

// rowStatus reads the answer of a row: a column for it, or a column for each answer.
func (t *topic) rowStatus(cells map[string]*block.Cell) string {
	meets, fails := phrase.Answer(cells["meets"].Text()), phrase.Answer(cells["fails"].Text())
	switch {
	case meets == phrase.Yes && fails != phrase.Yes:
		return "meets"
	case fails == phrase.Yes && meets != phrase.Yes:
		return "does-not-meet"
	case cells["status"] != nil && cells["status"].Text() != "":
		if status := measureStatus(cells["status"].Text()); status != "" {
			return status
		}
		return "unknown"
	case meets == phrase.Yes || cells["meets"] != nil && cells["fails"] == nil && cells["meets"].Text() != "":
		if status := measureStatus(cells["meets"].Text()); status != "" && meets != phrase.Yes {
			return status
		}
		return "unknown"
	}
	return ""
}

// aspectRow reads a row that is nothing but the name of an aspect or category.
func (t *topic) aspectRow(row []*block.Cell, category *string) {
	c, ok := single(row)
	if !ok {
		return
	}
	if code := t.aspectOf(c.Text()); code != "" {
		t.aspect, *category = code, ""
		t.useCell(c)
	}
}

// plainMeasures reads a table without a known header: a subject and a measure in each
// row, when the section is about measures.
func (t *topic) plainMeasures(rows [][]*block.Cell) bool {
	if t.key != "security" && t.key != "" || len(rows) == 0 {
		return false
	}
	took := false
	for _, row := range rows {
		cells := distinct(row)
		if len(cells) != 2 || cells[0].Text() == "" || cells[1].Text() == "" {
			continue
		}
		if _, ok := t.lex.label(cells[0].Text()); ok || t.measureCode(cells[0].Text()) == "" && t.measureCode(cells[1].Text()) == "" {
			continue
		}
		if deniedAnswer(cells[1].Text()) {
			t.note(proposal.NoteNegated, cells[0].Text()+": "+oneLine(cells[1].Text()), cells[1].Pos)
			continue // "Pentest? | No. Not yet conducted."
		}
		took = true
		t.measure(measureText{text: oneLine(cells[1].Text()), category: cells[0].Text(), item: true}, evidence(cells[0].Text()+" | "+cells[1].Text(), cells[1].Pos, proposal.Likely))
		t.useCell(cells...)
	}
	return took
}

// stillToCome says of a measure that it is still to come, wherever in the answer that stands.
var stillToCome = regexp.MustCompile(`(?i)\b(?:nog niet|nog geen|not yet|not currently|currently not)\b`)

// deniedAnswer tells whether the answer to a question about a measure is that it is not taken, or not yet.
func deniedAnswer(s string) bool {
	first := phrase.Sentences(strings.TrimSpace(s))
	return len(first) > 0 && (phrase.Answer(first[0]) == phrase.No || denial(s) || stillToCome.MatchString(first[0]))
}
