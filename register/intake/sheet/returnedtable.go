package sheet

import (
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/sheet/grid"
)

// returnedTable is a table of an export that can be filled in.
type returnedTable struct {
	sheet   *grid.Sheet
	head    *grid.Row
	ref     int // the column that says what each row is about
	columns []returnedColumn
	kind    model.Kind // of a record or row that is added; empty when none can be
	list    string     // of a row that is added
	role    model.Role // of an activity that is added
	rows    []returnedRow
	count   int // of the rows that were exported, 0 when it is not said
	// missing are the words for what is not filled in, continued those at the end of a
	// text that goes on in the row below.
	missing, continued string
}

// returnedColumn is a column: where it is now, and the how manieth it was.
type returnedColumn struct {
	at, nth int
	heading string
	field   origin.Field
}

// returnedRow is a row, with those in which its texts go on. A known one was exported.
type returnedRow struct {
	line  *grid.Row
	more  []*grid.Row
	ref   origin.Ref
	known bool
}

// returnedTables finds the tables by what the hidden sheet says of them.
func returnedTables(b *grid.Book) []*returnedTable {
	layout := b.Sheet(origin.LayoutSheet)
	if layout == nil || len(layout.Rows) == 0 || layout.Rows[0].Text(1) != origin.LayoutHead {
		return nil
	}
	var tables []*returnedTable
	bySheet := map[string]*returnedTable{}
	for i := range layout.Rows[1:] {
		row := &layout.Rows[1+i]
		name, heading, holds := row.Text(1), row.Text(2), row.Text(3)
		if name == "" {
			continue
		}
		t := bySheet[name]
		if t == nil {
			t = &returnedTable{sheet: b.Sheet(name), missing: layout.Rows[0].Text(2), continued: layout.Rows[0].Text(3)}
			bySheet[name] = t
			if t.sheet != nil && t.findHead() {
				tables = append(tables, t)
			}
		}
		if t.head != nil {
			t.describe(heading, holds)
			if n, err := strconv.Atoi(row.Text(4)); err == nil && heading == origin.RefColumn {
				t.count = n
			}
		}
	}
	for _, t := range tables {
		t.gather()
	}
	return tables
}

// findHead finds the row of headings: somebody may have put rows above it.
func (t *returnedTable) findHead() bool {
	const deepest = 30
	for i := range t.sheet.Rows[:min(len(t.sheet.Rows), deepest)] {
		for _, c := range t.sheet.Rows[i].Cells {
			if c.Text == origin.RefColumn {
				t.head, t.ref = &t.sheet.Rows[i], int(c.Column)
				return true
			}
		}
	}
	return false
}

// describe takes in what the hidden sheet says of a column. One that somebody took out is
// passed over.
func (t *returnedTable) describe(heading, holds string) {
	if heading == origin.RefColumn {
		if n := origin.NewOf(origin.Field(holds)); field.Of(n.Kind) != nil {
			t.kind, t.list, t.role = n.Kind, n.List, n.Role
		}
		return
	}
	c := returnedColumn{heading: heading, field: origin.Field(holds), nth: t.described()}
	for _, cell := range t.head.Cells {
		if fold(cell.Text) == fold(heading) && int(cell.Column) != t.ref {
			c.at = int(cell.Column)
		}
	}
	t.columns = append(t.columns, c)
}

// described is how many columns were described.
func (t *returnedTable) described() int { return len(t.columns) }

// gather puts the rows together. A row that was copied with what the program put in it is
// a new one.
func (t *returnedTable) gather() {
	t.columns = slices.DeleteFunc(t.columns, func(c returnedColumn) bool { return c.at == 0 })
	if len(t.columns) == 0 {
		return
	}
	first := map[string]int{}
	var more []*grid.Row
	for i := range t.sheet.Rows {
		line := &t.sheet.Rows[i]
		if line.Number <= t.head.Number || len(line.Cells) == 0 {
			continue
		}
		ref, ok := origin.ParseRef(line.Text(t.ref))
		key := string(ref.Kind) + " " + string(ref.Record) + " " + string(ref.Path)
		_, again := first[key]
		switch {
		case ok && ref.Part > 1:
			more = append(more, line)
		case ok && !again:
			first[key] = len(t.rows)
			t.rows = append(t.rows, returnedRow{line: line, ref: ref, known: true})
		default:
			t.rows = append(t.rows, returnedRow{line: line})
		}
	}
	slices.SortStableFunc(more, func(a, b *grid.Row) int { return t.part(a) - t.part(b) })
	for _, line := range more {
		ref, _ := origin.ParseRef(line.Text(t.ref))
		if at, ok := first[string(ref.Kind)+" "+string(ref.Record)+" "+string(ref.Path)]; ok {
			t.rows[at].more = append(t.rows[at].more, line)
		}
	}
}

// gone is how many rows that were exported are no longer there.
func (t *returnedTable) gone() int {
	known := 0
	for i := range t.rows {
		if t.rows[i].known {
			known++
		}
	}
	return max(t.count-known, 0)
}

func (t *returnedTable) part(line *grid.Row) int {
	ref, _ := origin.ParseRef(line.Text(t.ref))
	return ref.Part
}

// text is what a row says in a column, empty when it is not filled in.
func (t *returnedTable) text(row *returnedRow, c *returnedColumn) string {
	if c == nil {
		return ""
	}
	text := row.line.Text(c.at)
	for _, line := range row.more {
		before, goesOn := strings.CutSuffix(text, t.continued)
		if !goesOn || t.continued == "" {
			break
		}
		text = strings.TrimSuffix(before, "\n") + line.Text(c.at)
	}
	if text == t.missing {
		return ""
	}
	return text
}

// goesOn is in how many rows below it the text of a row in a column goes on.
func (t *returnedTable) goesOn(row *returnedRow, c *returnedColumn) int {
	text := row.line.Text(c.at)
	for i, line := range row.more {
		if t.continued == "" || !strings.HasSuffix(text, t.continued) {
			return i
		}
		text = line.Text(c.at)
	}
	return len(row.more)
}

// column finds the column that holds something; nil when there is none.
func (t *returnedTable) column(holds origin.Field) *returnedColumn {
	for i := range t.columns {
		if t.columns[i].field == holds {
			return &t.columns[i]
		}
	}
	return nil
}

// nameIn is what the record of a row is called.
func (t *returnedTable) nameIn(row *returnedRow) string {
	if c := t.column(origin.Name); c != nil {
		return t.text(row, c)
	}
	if of := field.Of(t.kind); of != nil && t.list == "" {
		return t.text(row, t.column(origin.Field(of.TitleField().Name)))
	}
	return ""
}

// titleColumn is the column with what a row of the list is called: what names it, or else
// its code.
func (t *returnedTable) titleColumns() []*returnedColumn {
	list, err := field.At(t.kind, field.Path(t.list))
	if err != nil || t.list == "" {
		return nil
	}
	var found []*returnedColumn
	if f := list.TitleField(); f != nil {
		name := f.Name
		if ref := f.IsNameOf(); ref != nil {
			name = ref.Name
		}
		found = append(found, t.column(origin.Field(name)))
	}
	return append(found, t.column("code"))
}

// titleIn is what a row of a list is called.
func (t *returnedTable) titleIn(row *returnedRow) string {
	for _, c := range t.titleColumns() {
		if s := t.text(row, c); s != "" {
			return s
		}
	}
	return ""
}

// nameRow puts what a row of a list is called beside what was changed of it.
func (t *returnedTable) nameRow(to target, row *returnedRow) {
	f := to.below.TitleField()
	if t.list == "" || f == nil || to.row.Has(f.Name) {
		return
	}
	if _, changed := to.item.Evidence[to.row.Path().Field(f.Name)]; changed {
		return
	}
	if columns := t.titleColumns(); len(columns) > 0 {
		to.row.Put(f.Name, t.text(row, columns[0]))
	}
}

// says tells whether a row holds more than the record it belongs to.
func (t *returnedTable) says(row *returnedRow) bool {
	return slices.ContainsFunc(t.columns, func(c returnedColumn) bool {
		return c.field != origin.Number && c.field != origin.Name && t.text(row, &c) != ""
	})
}
