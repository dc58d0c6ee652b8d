package workbook

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
)

// narrow is the width in characters up to which a table prints well on A4.
const narrow = 170

// setUpTable makes the sheet of a table, all but its rows.
func (b *book) setUpTable(t report.Table) error {
	width := 0
	for i, c := range t.Columns {
		width += c.Width
		if err := b.setWidth(t.Title, i+1, c.Width); err != nil {
			return err
		}
	}
	p := page{paper: paperA3, landscape: true, heading: t.Intro, titleRow: true}
	if width <= narrow {
		p.paper = paperA4
	}
	if err := b.setUp(t.Title, p); err != nil {
		return err
	}
	corner, err := excelize.CoordinatesToCellName(t.Keys+1, 2)
	if err != nil {
		return err
	}
	if err := b.file.SetPanes(t.Title, &excelize.Panes{Freeze: true, XSplit: t.Keys, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if t.FillIn != nil {
		hidden, err := excelize.ColumnNumberToName(columns(t))
		if err != nil {
			return err
		}
		if err := b.file.SetColVisible(t.Title, hidden, false); err != nil {
			return err
		}
		if err := b.offer(t); err != nil {
			return err
		}
	}
	return b.addTable(t)
}

// columns is how many the sheet of a table has, with the hidden one.
func columns(t report.Table) int {
	if t.FillIn != nil {
		return len(t.Columns) + 1
	}
	return len(t.Columns)
}

// headings are the headings of a table. Excel wants each to be there once.
func headings(t report.Table) []string {
	seen := map[string]int{}
	all := make([]string, 0, columns(t))
	for _, c := range t.Columns {
		heading := printable.Line(c.Heading)
		if seen[heading]++; seen[heading] > 1 {
			heading = fmt.Sprintf("%s (%d)", heading, seen[heading])
		}
		all = append(all, heading)
	}
	if t.FillIn != nil {
		all = append(all, origin.RefColumn)
	}
	return all
}

// addTable makes the rows a table of Excel, with filters; how many there are is filled in
// when they have been written.
func (b *book) addTable(t report.Table) error {
	for i, heading := range headings(t) {
		cell, err := excelize.CoordinatesToCellName(i+1, 1)
		if err != nil {
			return err
		}
		if err := b.file.SetCellStr(t.Title, cell, heading); err != nil { // the table takes its columns from it
			return err
		}
	}
	stripes := true
	return b.file.AddTable(t.Title, &excelize.Table{Range: tableRange(t, 2), Name: tableName(t), StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}

func tableName(t report.Table) string { return "T_" + t.ID }

func tableRange(t report.Table, rows int) string {
	last, err := excelize.CoordinatesToCellName(columns(t), rows)
	if err != nil {
		return ""
	}
	return "A1:" + last
}

// measured gives the description of a table the number of rows that were written.
func (b *book) measured(description []byte) []byte {
	for _, t := range b.document.Tables {
		if bytes.Contains(description, []byte(` name="`+tableName(t)+`"`)) {
			was, is := `ref="`+tableRange(t, 2)+`"`, `ref="`+tableRange(t, b.written[t.ID])+`"`
			return bytes.ReplaceAll(description, []byte(was), []byte(is))
		}
	}
	return description
}

// sheet is one table in the making.
type sheet struct {
	*book
	*rowWriter
	table report.Table
	cells []value
	ref   origin.Ref // of the row that is written, where the table can be filled in
}

// table writes the rows of a table.
func (b *book) table(t report.Table, out io.Writer) error {
	w, err := newRowWriter(out, columns(t))
	if err != nil {
		return err
	}
	s := &sheet{book: b, rowWriter: w, table: t}
	if err := s.head(); err != nil {
		return err
	}
	for cells := range t.Rows {
		if err := s.step(); err != nil {
			return err
		}
		if err := s.add(cells); err != nil {
			return err
		}
	}
	if s.row == 2 {
		if err := s.put([]value{{style: s.styles.empty, text: t.Empty}}, bodyFace.height(1)); err != nil {
			return err
		}
	}
	b.written[t.ID] = s.row - 1
	return nil
}

// head writes the headings.
func (s *sheet) head() error {
	cells := make([]value, 0, columns(s.table))
	lines := 1
	for i, heading := range headings(s.table) {
		cells = append(cells, value{style: s.styles.head, text: heading})
		if i < len(s.table.Columns) {
			lines = max(lines, keyFace.lines(heading, pixels(s.table.Columns[i].Width)-filterButton))
		}
	}
	return s.put(cells, keyFace.height(lines)+2*padding)
}

// filterButton is the room the button of a filter takes, in pixels.
const filterButton = 17

// add writes a row, and when a text is too much for one, the rows it goes on
// in.
func (s *sheet) add(cells []report.Cell) error {
	if s.table.FillIn != nil {
		s.ref = *cells[len(cells)-1].Ref
		s.ref.Prints = s.prints[:0]
		cells = cells[:len(cells)-1]
	}
	var parts [][]string
	lines, count := 1, 1
	for i, c := range cells {
		cells[i].Text = printable.Text(c.Text)
		if s.table.FillIn != nil {
			s.ref.Prints = append(s.ref.Prints, s.table.FillIn.Columns[i].Field.Print(s.exported(cells[i])))
		}
		n := s.linesIn(i, cells[i].Text)
		if n <= bodyFace.mostLines() && len(cells[i].Text) <= maxUnits {
			lines = max(lines, n)
			continue
		}
		if parts == nil {
			parts = make([][]string, len(cells))
		}
		parts[i] = Parts(cells[i].Text, s.table.Columns[i].Width)
		count = max(count, len(parts[i]))
	}
	if parts != nil {
		return s.addParts(cells, parts, count)
	}
	s.cells = s.cells[:0]
	for i, c := range cells {
		s.cells = append(s.cells, s.whole(i, c))
	}
	s.addRef(0)
	return s.put(s.cells, bodyFace.height(lines))
}

// addRef adds what the row is about, which part of it this is.
func (s *sheet) addRef(part int) {
	if s.table.FillIn == nil {
		return
	}
	s.prints = s.ref.Prints
	s.ref.Part = part
	s.cells = append(s.cells, value{text: s.ref.String()})
}

// exported is the text of a cell as it is read again: a text that reads as "not filled
// in" can't be told from it.
func (s *sheet) exported(c report.Cell) string {
	switch {
	case c.Kind == report.MissingCell || c.Text == s.document.Phrases.Missing:
		return ""
	case c.Kind == report.DateCell && !c.Day.Before(firstDay):
		return string(model.DateOf(c.Day))
	}
	return c.Text
}

// linesIn is the number of lines a text takes in a column.
func (s *sheet) linesIn(column int, text string) int {
	return faceOf(s.table, column).lines(text, pixels(s.table.Columns[column].Width))
}

func (s *sheet) addParts(cells []report.Cell, parts [][]string, count int) error {
	for n := range count {
		s.cells = s.cells[:0]
		lines := 1
		for i, c := range cells {
			cell, text := s.part(i, c, parts[i], n, count)
			lines = max(lines, s.linesIn(i, text))
			s.cells = append(s.cells, cell)
		}
		s.addRef(n + 1)
		if err := s.put(s.cells, bodyFace.height(lines)); err != nil {
			return err
		}
	}
	return nil
}

// part is what stands in column i of the n-th of count rows. From the second
// row on, the last column that says what the row is about carries a mark.
func (s *sheet) part(i int, c report.Cell, parts []string, n, count int) (value, string) {
	key := i < s.table.Keys
	if parts == nil && (n == 0 || key && i < s.table.Keys-1) {
		return s.whole(i, c), c.Text
	}
	text := ""
	switch {
	case n < len(parts)-1:
		text = parts[n] + "\n" + s.document.Phrases.ContinuedBelow
	case n < len(parts):
		text = parts[n]
	case parts == nil && key:
		text = c.Text
	}
	if n > 0 && i == s.table.Keys-1 {
		text += " (" + fmt.Sprintf(s.document.Phrases.Continued, n+1, count) + ")"
	}
	if key {
		return value{style: s.styles.key, text: text}, text
	}
	return value{style: s.styles.text, text: text}, text
}

// whole is a cell that fits.
func (s *sheet) whole(i int, c report.Cell) value {
	if i < s.table.Keys && c.Kind == report.TextCell {
		return value{style: s.styles.key, text: c.Text}
	}
	return s.styles.inTable(c)
}

// firstDay is the first day Excel can hold without its error about 1900.
var firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)

func (st styles) inTable(c report.Cell) value {
	return styled(c, st.text, st.missing, st.day, st.number)
}

func (st styles) onCover(c report.Cell) value {
	return styled(c, st.coverText, st.coverMissing, st.coverDay, st.coverNumber)
}

func styled(c report.Cell, text, missing, day, number int) value {
	switch {
	case c.Kind == report.MissingCell:
		return value{style: missing, text: c.Text}
	case c.Kind == report.DateCell && !c.Day.Before(firstDay):
		return dayValue(day, c.Day)
	case c.Kind == report.NumberCell:
		return value{style: number, number: c.Number, is: isNumber}
	}
	return value{style: text, text: c.Text}
}
