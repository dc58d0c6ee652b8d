package pdf

import (
	"fmt"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

const (
	cellPad   = 5.0 // left and right of the text of a cell
	rowPad    = 3.5 // above and below it
	labelPart = 0.3 // of the width: the labels of facts
	whole     = 0.3 // of a page: a row up to this height is kept whole
)

// column is where a column stands.
type column struct{ x, width float64 }

func (c column) text() (x, width float64) { return c.x + cellPad, c.width - 2*cellPad }

// facts sets values beside their labels.
func (f *flow) facts(facts report.Facts) setting {
	rows := f.factRows(facts.Entries, f.left(), f.textWidth(), false)
	first, title := 0.0, f.looks.head.wrap(printable.Text(facts.Title), f.textWidth()-2*cellPad)
	titleHeight := float64(len(title))*f.looks.head.lead() + 2*rowPad
	for _, r := range rows[:min(len(rows), 2)] {
		first += min(r.height(), 60)
	}
	if facts.Title != "" {
		first += titleHeight
	}
	return setting{first: first, draw: func() {
		table := f.tree.open(f.tree.whole, "Table")
		if facts.Title != "" {
			f.factsTitle(table, title, titleHeight)
		}
		for _, r := range rows {
			tr := f.tree.open(table, "TR")
			r.label.e, r.value.e = f.tree.open(tr, "TH"), f.tree.open(tr, "TD")
			r.label.e.extra = "/A<</O/Table/Scope/Row>>"
			f.keep(r.height())
			f.y += factPad
			f.run(r.label, r.value)
			f.y += factPad
			f.decorate()
			f.rule(f.left(), f.y, f.textWidth(), 0.4, rule)
			f.end()
			f.tree.close(r.label.e)
			f.tree.close(r.value.e)
			f.tree.close(tr)
		}
		f.tree.close(table)
		f.y += afterBlock
	}}
}

// factsTitle draws the title of facts as the head of a table.
func (f *flow) factsTitle(table *element, title []line, height float64) {
	f.decorate()
	f.fill(f.left(), f.y, f.textWidth(), height, pale)
	f.rule(f.left(), f.y+height, f.textWidth(), 0.9, navy)
	f.end()
	caption := f.tree.open(table, "Caption")
	f.begin(caption)
	f.lines(f.left()+cellPad, f.y+rowPad, f.looks.head, title)
	f.end()
	f.tree.close(caption)
	f.y += height
}

const factPad = 2.2

// factRow is a label and its value, cut into lines.
type factRow struct{ label, value strip }

func (r factRow) height() float64 {
	return float64(max(len(r.label.lines), len(r.value.lines)))*r.label.look.lead() + 2*factPad
}

func (f *flow) factRows(entries []report.Entry, x, width float64, small bool) []factRow {
	label, value, missing := f.looks.label, f.looks.body, f.looks.missing
	if small {
		label, value, missing = f.looks.smallLabel, f.looks.small, f.looks.smallMissing
	}
	labelWidth := width * labelPart
	rows := make([]factRow, len(entries))
	for i, e := range entries {
		l := value
		if e.Value.Kind == report.MissingCell {
			l = missing
		}
		rows[i] = factRow{
			label: label.strip(e.Label, x, labelWidth-10),
			value: l.strip(e.Value.Text, x+labelWidth, width-labelWidth),
		}
	}
	return rows
}

// keep turns the page when a row of that height would be split for no need.
func (f *flow) keep(height float64) {
	if height <= whole*(f.bottom()-topMargin) {
		f.need(height)
	}
}

// table sets a table with its heading; without rows a sentence says so.
func (f *flow) table(t report.Table) setting {
	for range t.Rows {
		return f.grid(t.Grid())
	}
	return f.paragraph(report.Paragraph{Text: t.Empty, Muted: true})
}

// gridSetting is a grid whose columns have their places.
type gridSetting struct {
	*flow
	grid    report.Grid
	columns []column
	head    []strip
	height  float64 // of the head
}

func (f *flow) grid(g report.Grid) setting {
	s := &gridSetting{flow: f, grid: g, columns: f.columns(g)}
	most := 0
	for i, c := range g.Columns {
		x, width := s.columns[i].text()
		head := f.looks.head.strip(c.Heading, x, width)
		s.head, most = append(s.head, head), max(most, len(head.lines))
	}
	s.height = float64(most)*f.looks.head.lead() + 2*rowPad
	first := s.height
	for row := range g.Rows {
		first += min(max(s.row(row).height(), f.leastRow()), whole*(f.bottom()-topMargin))
		break
	}
	return setting{first: first, draw: s.draw}
}

// leastRow is what must be left of a page to begin a row.
func (f *flow) leastRow() float64 { return 2*rowPad + 2*f.looks.small.lead() }

// columns divides the width by the shares of the columns, but no column is
// narrower than its widest word when that can be.
func (f *flow) columns(g report.Grid) []column {
	least := make([]float64, len(g.Columns))
	for i, c := range g.Columns {
		least[i] = f.looks.head.widest(printable.Marked(c.Heading)) + 2*cellPad
	}
	const looked = 300 // rows; a long table is not read twice for its words
	n := 0
	for row := range g.Rows {
		for i, cell := range row.Cells {
			least[i] = max(least[i], min(f.cellLook(cell).widest(printable.Marked(cell.Text))+2*cellPad, f.textWidth()/3))
		}
		if n++; n == looked {
			break
		}
	}
	widths := divide(g.Columns, least, f.textWidth())
	columns, x := make([]column, len(widths)), f.left()
	for i, width := range widths {
		columns[i] = column{x, width}
		x += width
	}
	return columns
}

// divide gives each column its share of the width and at least what it needs.
// When there is too little for that, each gives up as large a part of its need.
func divide(columns []report.Column, least []float64, width float64) []float64 {
	need := 0.0
	for _, l := range least {
		need += l
	}
	widths := make([]float64, len(columns))
	if need >= width {
		for i, l := range least {
			widths[i] = l * width / need
		}
		return widths
	}
	narrow := make([]bool, len(columns))
	for {
		left, shares, again := width, 0.0, false
		for i, c := range columns {
			if narrow[i] {
				left -= least[i]
			} else {
				shares += float64(c.Width)
			}
		}
		for i, c := range columns {
			if widths[i] = least[i]; narrow[i] {
				continue
			}
			if widths[i] = left * float64(c.Width) / shares; widths[i] < least[i] {
				narrow[i], again = true, true
			}
		}
		if !again {
			return widths
		}
	}
}

func (f *flow) cellLook(c report.Cell) look {
	if c.Kind == report.MissingCell {
		return f.looks.smallMissing
	}
	return f.looks.small
}

// setRow is a row cut into lines.
type setRow struct {
	cells []strip
	below []factRow
}

func (r setRow) height() float64 {
	most, height := 0, 2*rowPad
	for _, c := range r.cells {
		most = max(most, len(c.lines))
	}
	height += float64(most) * r.cells[0].look.lead()
	for _, b := range r.below {
		height += b.height() - factPad
	}
	return height
}

func (s *gridSetting) row(row report.Row) setRow {
	r := setRow{cells: make([]strip, len(row.Cells))}
	for i, cell := range row.Cells {
		x, width := s.columns[i].text()
		l := s.cellLook(cell)
		r.cells[i] = l.strip(cell.Text, x, width)
		if first := &r.cells[i].lines[0]; cell.Kind == report.NumberCell {
			first.indent = max(0, width-l.face.width(first.text, l.size))
		}
	}
	if len(row.Below) > 0 {
		x := s.left() + 4*cellPad
		r.below = s.factRows(row.Below, x, s.textWidth()-5*cellPad, true)
	}
	return r
}

func (s *gridSetting) draw() {
	table := s.tree.open(s.tree.whole, "Table")
	tr := s.tree.open(table, "TR")
	s.drawHead(func(i int) *element {
		th := s.tree.open(tr, "TH")
		th.extra = "/A<</O/Table/Scope/Column>>"
		return th
	})
	s.tree.close(tr)
	s.repeat = func() { s.drawHead(nil) }
	for row := range s.grid.Rows {
		s.drawRow(table, s.row(row))
		if s.out.err != nil {
			break
		}
	}
	s.repeat = nil
	s.tree.close(table)
	s.y += afterBlock
}

// drawHead draws the head; where it is repeated it has no elements.
func (s *gridSetting) drawHead(element func(i int) *element) {
	s.decorate()
	s.fill(s.left(), s.y, s.textWidth(), s.height, pale)
	s.rule(s.left(), s.y+s.height, s.textWidth(), 0.9, navy)
	s.end()
	for i := range s.head {
		h := &s.head[i]
		if element == nil {
			s.decorate()
			s.lines(h.x, s.y+rowPad, h.look, h.lines)
			s.end()
			continue
		}
		e := element(i)
		s.flow.draw(h, e, s.y+rowPad, h.lines)
		s.tree.close(e)
	}
	s.y += s.height
}

func (s *gridSetting) drawRow(table *element, r setRow) {
	s.keep(r.height())
	if !s.fresh() {
		s.need(s.leastRow())
	}
	tr := s.tree.open(table, "TR")
	for i := range r.cells {
		r.cells[i].e = s.tree.open(tr, "TD")
	}
	s.y += rowPad
	s.run(r.cells...)
	for _, c := range r.cells {
		s.tree.close(c.e)
	}
	s.tree.close(tr)
	if len(r.below) > 0 {
		s.drawBelow(table, r.below)
	}
	s.y += rowPad
	s.decorate()
	s.rule(s.left(), s.y, s.textWidth(), 0.4, rule)
	s.end()
}

// drawBelow draws the further values of a row, as one cell over all columns.
func (s *gridSetting) drawBelow(table *element, rows []factRow) {
	tr := s.tree.open(table, "TR")
	td := s.tree.open(tr, "TD")
	td.extra = fmt.Sprintf("/A<</O/Table/ColSpan %d>>", len(s.columns))
	for _, r := range rows {
		p := s.tree.open(td, "Div")
		r.label.e, r.value.e = p, p
		s.y += factPad
		s.run(r.label, r.value)
		s.tree.close(p)
	}
	s.tree.close(td)
	s.tree.close(tr)
}
