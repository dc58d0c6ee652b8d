package sheet

import (
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// A form for one activity often holds small tables of its own: the recipients with their
// countries, the categories of data with their terms. What stands in their rows belongs to
// the record of the form.

// Rows are rows of a sheet, the first and the last with them.
type Rows struct {
	First int `json:"first"`
	Last  int `json:"last"`
}

func (r Rows) has(n int) bool { return r.First <= n && n <= r.Last }

// ofActivity is what Inside says of a table in a form of which it is not known what list
// of the record its rows are of.
const ofActivity = "activity"

// inner is a table that was found between the labels of a form.
type inner struct {
	rows   Rows
	column int    // the first of its headings
	of     string // the list its rows are of
}

// formWithTables finds a form for one activity with tables between its labels, which gives
// a table for each.
func formWithTables(s *grid.Sheet, h hint) ([]Table, bool) {
	if len(s.Rows) > looked {
		return nil, false
	}
	found := innerTables(planeOf(s, false))
	if len(found) == 0 {
		return nil, false
	}
	rows := make([]Rows, len(found))
	for i, in := range found {
		rows[i] = in.rows
	}
	var best candidate
	for _, c := range candidates(planeOf(s, true, rows...), h) {
		if c.about == Activities && c.score > best.score {
			best = c
		}
	}
	if best.about == "" || !best.namesOne() {
		return nil, false
	}
	form := best.table(h)
	form.Without = rows
	out := []Table{form}
	for _, in := range found {
		t := Table{Sheet: s.Name, Hidden: s.Hidden, Use: form.Use, Why: form.Why, About: Lines, Layout: RowPerRecord, Inside: in.of,
			Headings: []int{in.rows.First}, First: in.rows.First + 1, Last: in.rows.Last, From: in.column}
		out = append(out, t)
	}
	return out, true
}

// namesOne tells whether the form gives the name of one activity.
func (c *candidate) namesOne() bool {
	for _, cell := range c.line().Cells {
		m, ok := matchHeading(Activities, cell.Text)
		if !ok || m.field != "activity.name" || m.confidence == proposal.Doubtful {
			continue
		}
		names := 0
		for i := c.index + 1; i < len(c.plane.lines); i++ {
			if c.plane.lines[i].Cell(int(cell.Column)) != nil {
				names++
			}
		}
		if names == 1 {
			return true
		}
	}
	return false
}

// innerTables finds the tables that stand between the labels of a form, if the sheet is one.
func innerTables(p plane) []inner {
	var out []inner
	for i := 0; i < len(p.lines); i++ {
		in, ok := innerAt(p, i)
		if !ok {
			continue
		}
		in.rows.Last = in.lastRow(p, i)
		out = append(out, in)
		for i+1 < len(p.lines) && p.lines[i+1].Number <= in.rows.Last {
			i++
		}
	}
	return out
}

// innerAt reads a row as the headings of such a table: what it lists stands above it, or in
// its first cell with nothing below, or is the first heading.
func innerAt(p plane, i int) (inner, bool) {
	line := &p.lines[i]
	in := inner{rows: Rows{First: line.Number}, of: ofActivity}
	if len(line.Cells) < 2 {
		return in, false
	}
	for j := range line.Cells {
		c := &line.Cells[j]
		if c.Kind != grid.Text || plainValue(c.Text) || utf8.RuneCountInString(c.Text) > 60 {
			return in, false
		}
	}
	cells := line.Cells
	titled := false
	if list, ok := listNamed(cells[0].Text); ok && len(cells) > 2 && labelBeside(p, i) {
		in.of, cells, titled = list, cells[1:], true
	} else if i > 0 && len(p.lines[i-1].Cells) == 1 && p.lines[i-1].Number >= line.Number-2 {
		if list, ok := listNamed(p.lines[i-1].Cells[0].Text); ok {
			in.of, titled = list, true
		}
	}
	if list, ok := listNamed(cells[0].Text); ok && in.of == ofActivity {
		in.of = list
	}
	in.column = int(cells[0].Column)
	return in, in.headedBy(cells) && (len(cells) > 2 || followed(p, i) && (titled || apart(p, i)))
}

// headedBy tells whether cells are headings of a table: most are known as such, one of them
// says what each row is.
func (in *inner) headedBy(cells []grid.Cell) bool {
	seen, named := map[string]bool{}, false
	for i := range cells {
		m, ok := matchInside(in.of, cells[i].Text)
		if !ok || m.confidence == proposal.Doubtful || m.field == "-" {
			continue
		}
		k, _ := fieldOf(m.field)
		seen[m.field] = true
		named = named || k.model == nil || naming[k.list] == k.leaf
	}
	return named && len(seen) >= 2 && len(seen)*2 >= len(cells)
}

// labelBeside tells whether the first cell of a row labels a table beside it: nothing stands
// below it, and in the next row there is something beside it.
func labelBeside(p plane, i int) bool {
	if i+1 >= len(p.lines) || p.lines[i+1].Number != p.lines[i].Number+1 {
		return false
	}
	next := &p.lines[i+1]
	return next.Cell(int(p.lines[i].Cells[0].Column)) == nil && len(next.Cells) > 0
}

// followed tells whether two cells are headings and no label with its answer, as far as the
// next row shows.
func followed(p plane, i int) bool {
	return i+1 < len(p.lines) && p.lines[i+1].Number == p.lines[i].Number+1 && len(p.lines[i+1].Cells) > 1
}

// apart tells whether two cells below no title are headings: they stand apart from the labels
// above, and below them is no other label.
func apart(p plane, i int) bool {
	if i > 0 && p.lines[i-1].Number == p.lines[i].Number-1 && len(p.lines[i-1].Cells) > 1 {
		return false
	}
	m, label := matchHeading(Activities, p.lines[i+1].Cells[0].Text)
	return !label || m.confidence != proposal.Certain
}

// lastRow gives the last row of the table whose headings are in a line: it ends at an empty
// row, at the headings of the next, and at a label with an answer, where it has more columns.
func (in *inner) lastRow(p plane, head int) int {
	wide := len(p.lines[head].Cells)
	last := p.lines[head].Number
	for i := head + 1; i < len(p.lines); i++ {
		line := &p.lines[i]
		if line.Number != last+1 || int(line.Cells[0].Column) < in.column {
			break
		}
		if in.ends(p, i) {
			break
		}
		if len(line.Cells) <= 2 && wide > 2 && int(line.Cells[0].Column) == int(p.lines[head].Cells[0].Column) {
			if m, ok := matchHeading(Activities, line.Cells[0].Text); ok && m.confidence == proposal.Certain {
				break
			}
		}
		last = line.Number
	}
	return last
}

// ends tells whether another table begins at a row: with the headings, which name what it
// lists, or with its title.
func (in *inner) ends(p plane, i int) bool {
	if _, named := listNamed(p.lines[i].Cells[0].Text); !named {
		return false
	}
	if len(p.lines[i].Cells) == 1 {
		i++
	}
	if i == len(p.lines) {
		return false
	}
	_, next := innerAt(p, i)
	return next
}

// listNamed gives the list of an activity that a title above a table, or beside it, names.
func listNamed(title string) (string, bool) {
	m, ok := matchHeading(Activities, title)
	if !ok || m.confidence == proposal.Doubtful {
		return "", false
	}
	if strings.HasPrefix(m.field, "transfer.") {
		return "transfer", true
	}
	switch m.field {
	case "activity.outsideEEA", "activity.transferText":
		return "transfer", true
	case "internal.recipients":
		return "activity.recipients", true
	case "subprocessor.party":
		return "activity.engagements", true
	case "activity.security":
		return "activity.measures", true
	case "activity.dataSubjects.vulnerable":
		return "", false
	}
	if k, ok := fieldOf(m.field); ok && k.list != "" {
		return "activity." + k.list, true
	}
	return "", false
}

// matchInside finds the field of a heading of a table in a form, of which the rows are of
// some list: as such a table calls it, else as registers do, where it stands in rows.
func matchInside(list, heading string) (match, bool) {
	if m, ok := matchHeading(About(list), heading); ok && m.confidence != proposal.Doubtful {
		return m, true
	}
	m, ok := matchHeading(Activities, heading)
	if !ok {
		return match{}, false
	}
	if m.field == "activity.sourceRef" {
		return match{"-", m.confidence, m.points}, true // the rows are numbered
	}
	k, _ := fieldOf(m.field)
	if inRows := k.list != "" || k.model == nil && k.key != ""; !inRows {
		return match{}, false
	}
	return m, true
}
