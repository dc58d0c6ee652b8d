package workbook

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
)

// narrow is the width in characters up to which a table prints well on A4.
const narrow = 170

func (b *book) table(t report.Table) error {
	width := 0
	for _, c := range t.Columns {
		width += c.Width
	}
	p := page{paper: paperA3, landscape: true, heading: t.Intro, titleRow: true}
	if width <= narrow {
		p.paper = paperA4
	}
	if err := b.setUp(t.Title, p); err != nil {
		return err
	}
	stream, err := b.file.NewStreamWriter(t.Title)
	if err != nil {
		return err
	}
	s := &sheet{book: b, table: t, stream: stream, row: 1}
	if err := s.write(); err != nil {
		return err
	}
	if err := s.offer(); err != nil {
		return err
	}
	return stream.Flush()
}

// sheet is one table in the making.
type sheet struct {
	*book
	table  report.Table
	stream *excelize.StreamWriter
	row    int // the next to write
	cells  []any
	ref    origin.Ref // of the row that is written, where the table can be filled in
}

func (s *sheet) write() error {
	for i, c := range s.table.Columns {
		if err := s.stream.SetColWidth(i+1, i+1, units(c.Width)); err != nil {
			return err
		}
	}
	if s.table.FillIn != nil {
		if err := s.stream.SetColVisible(s.columns(), s.columns(), false); err != nil {
			return err
		}
	}
	corner, err := excelize.CoordinatesToCellName(s.table.Keys+1, 2)
	if err != nil {
		return err
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, XSplit: s.table.Keys, YSplit: 1, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := s.head(); err != nil {
		return err
	}
	for cells := range s.table.Rows {
		if err := s.step(); err != nil {
			return err
		}
		if err := s.add(cells); err != nil {
			return err
		}
	}
	if s.row == 2 {
		if err := s.put([]any{excelize.Cell{StyleID: s.styles.label, Value: s.table.Empty}}, bodyFace.height(1)); err != nil {
			return err
		}
	}
	return s.finish()
}

// columns is how many the sheet has, with the hidden one.
func (s *sheet) columns() int {
	if s.table.FillIn != nil {
		return len(s.table.Columns) + 1
	}
	return len(s.table.Columns)
}

// head writes the headings. Excel wants each to be there once.
func (s *sheet) head() error {
	seen := map[string]int{}
	cells := make([]any, len(s.table.Columns), len(s.table.Columns)+1)
	lines := 1
	for i, c := range s.table.Columns {
		heading := printable.Line(c.Heading)
		if seen[heading]++; seen[heading] > 1 {
			heading = fmt.Sprintf("%s (%d)", heading, seen[heading])
		}
		cells[i] = excelize.Cell{StyleID: s.styles.head, Value: heading}
		lines = max(lines, keyFace.lines(heading, pixels(c.Width)-filterButton))
		if s.table.FillIn != nil {
			s.layout = append(s.layout, layoutRow{s.table.Title, heading, s.table.FillIn.Columns[i].Field})
		}
	}
	if s.table.FillIn != nil {
		cells = append(cells, excelize.Cell{StyleID: s.styles.head, Value: origin.RefColumn})
		s.layout = append(s.layout, layoutRow{s.table.Title, origin.RefColumn, s.table.FillIn.New.Field()})
	}
	return s.put(cells, keyFace.height(lines)+2*padding)
}

// filterButton is the room the button of a filter takes, in pixels.
const filterButton = 17

func (s *sheet) put(cells []any, height float64) error {
	name, err := excelize.CoordinatesToCellName(1, s.row)
	if err != nil {
		return err
	}
	s.row++
	return s.stream.SetRow(name, cells, excelize.RowOpts{Height: height})
}

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
	s.cells = append(s.cells, s.ref.String())
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
	face := bodyFace
	if column < s.table.Keys {
		face = keyFace
	}
	return face.lines(text, pixels(s.table.Columns[column].Width))
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
func (s *sheet) part(i int, c report.Cell, parts []string, n, count int) (excelize.Cell, string) {
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
		return excelize.Cell{StyleID: s.styles.key, Value: textValue(text)}, text
	}
	return excelize.Cell{StyleID: s.styles.text, Value: textValue(text)}, text
}

// whole is a cell that fits.
func (s *sheet) whole(i int, c report.Cell) excelize.Cell {
	if i < s.table.Keys && c.Kind == report.TextCell {
		return excelize.Cell{StyleID: s.styles.key, Value: textValue(c.Text)}
	}
	return s.styles.inTable(c)
}

// firstDay is the first day Excel can hold without its error about 1900.
var firstDay = time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)

func (st styles) inTable(c report.Cell) excelize.Cell {
	return styled(c, st.text, st.missing, st.day, st.number)
}

func (st styles) onCover(c report.Cell) excelize.Cell {
	return styled(c, st.coverText, st.coverMissing, st.coverDay, st.coverNumber)
}

func styled(c report.Cell, text, missing, day, number int) excelize.Cell {
	switch {
	case c.Kind == report.MissingCell:
		return excelize.Cell{StyleID: missing, Value: c.Text}
	case c.Kind == report.DateCell && !c.Day.Before(firstDay):
		return excelize.Cell{StyleID: day, Value: c.Day}
	case c.Kind == report.NumberCell:
		return excelize.Cell{StyleID: number, Value: c.Number}
	}
	return excelize.Cell{StyleID: text, Value: textValue(c.Text)}
}

// finish makes the rows a table of Excel, with filters.
func (s *sheet) finish() error {
	last, err := excelize.CoordinatesToCellName(s.columns(), s.row-1)
	if err != nil {
		return err
	}
	stripes := true
	return s.stream.AddTable(&excelize.Table{Range: "A1:" + last, Name: "T_" + s.table.ID, StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
}
