package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// division is a row between the records of a table, often a coloured one, that says to
// what the records below it belong: a department, or another group.
type division struct {
	text string
	pos  block.Position
}

// divides tells whether a line stands between records and names those below it, and
// keeps what it says for them.
func (l *liner) divides(line *grid.Row) bool {
	if l.table.About != Activities || l.table.Layout != RowPerRecord || len(l.columns) < 4 {
		return false
	}
	var only *grid.Cell
	for i := range line.Cells {
		if c := &line.Cells[i]; l.within(int(c.Column)) {
			if only != nil {
				return false
			}
			only = c
		}
	}
	if only == nil || only.Kind != grid.Text || utf8.RuneCountInString(only.Text) > 80 || !l.separates(line, only) {
		return false
	}
	l.endLine()
	l.leave(line, HeadingRow)
	l.log(line, Skipped, HeadingRow, nil)
	l.division = division{only.Text, l.plane.position(line.Number, int(only.Column))}
	return true
}

// separates tells whether the only cell of a line is no record with a name and nothing
// more: it reaches over several columns, calls itself a department, or stands in capitals
// or without a digit where numbers stand.
func (l *liner) separates(line *grid.Row, cell *grid.Cell) bool {
	at := int(cell.Column)
	for _, a := range l.plane.merges() {
		if a.Top <= line.Number && line.Number <= a.Bottom && a.Left <= at && at <= a.Right && a.Right-a.Left >= 2 {
			return true
		}
	}
	first := true
	for i := range l.columns {
		first = first && at <= l.columns[i].At
	}
	if !first {
		return false
	}
	capitals := strings.ToUpper(cell.Text) == cell.Text && strings.IndexFunc(cell.Text, unicode.IsLetter) >= 0
	switch {
	case l.number != nil && l.number.At == at:
		return strings.IndexFunc(cell.Text, unicode.IsLetter) >= 0 && strings.IndexFunc(cell.Text, unicode.IsDigit) < 0
	case l.name != nil && l.name.At == at:
		return capitals && len(cell.Text) > 4 || begins("department", words.Fold(cell.Text))
	}
	return false
}

// divided says of a record to what it belongs.
func (l *liner) divided(r *record) {
	d := l.division
	if d.text == "" {
		return
	}
	sure := proposal.Evidence{Source: proposal.Source{Text: d.text, Pos: d.pos}, Confidence: proposal.Likely}
	if begins("department", words.Fold(d.text)) && !l.table.has("activity.department") {
		r.root.Set("department", d.text, sure)
	} else {
		r.root.Set("tags", appendNew(r.root.Texts("tags"), d.text), sure)
	}
	l.account.set(d.pos.Row, d.pos.Column, inField)
}

// begins tells whether a folded text begins with one of the words for something.
func begins(what, folded string) bool {
	for w, code := range vocabulary().values["sentence"] {
		if code == what && (folded == w || strings.HasPrefix(folded, w+" ")) {
			return true
		}
	}
	return false
}

// instructs tells whether a line is the first below the headings and says how to fill in
// what stands below it: questions, and what to choose from.
func (t *Table) instructs(line *grid.Row) bool {
	if line.Number != t.First || len(line.Cells) < 4 || t.Layout != RowPerRecord {
		return false
	}
	n := 0
	for i := range line.Cells {
		c := &line.Cells[i]
		if c.Kind != grid.Text {
			return false
		}
		if strings.HasSuffix(strings.TrimSpace(c.Text), "?") || begins("instruction", words.Fold(c.Text)) {
			n++
		}
	}
	return n >= 3 && n*3 >= len(line.Cells)
}
