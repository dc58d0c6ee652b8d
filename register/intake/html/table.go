package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"verwerkingsregister/register/intake/block"
)

// maxSpan bounds what a cell may span; a browser has a bound of its own.
const maxSpan = 1000

// tableReader lays out the rows of one table.
type tableReader struct {
	reader *reader
	number int
	out    block.Table
	// covered tells for each column how many rows below are still covered by a cell.
	covered map[int]int
}

// table reads a table, its caption before it.
func (r *reader) table(n *html.Node, s scope) []block.Block {
	var out []block.Block
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			out = append(out, r.element(c, s)...)
		}
	}
	r.tables++
	t := &tableReader{reader: r, number: r.tables, covered: map[int]int{}}
	t.rows(n, s, false)
	if b := t.block(); b != nil {
		out = append(out, *b)
	}
	return out
}

func (t *tableReader) block() *block.Block {
	if len(t.out.Cells) == 0 {
		return nil
	}
	for i := range t.out.Cells {
		c := &t.out.Cells[i]
		c.RowSpan = min(c.RowSpan, t.out.Rows-c.Row)
	}
	return &block.Block{Kind: block.TableKind, Table: &t.out, Pos: block.Position{Table: t.number}}
}

func (t *tableReader) rows(n *html.Node, s scope, header bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead:
			t.rows(c, s, true)
		case atom.Tbody, atom.Tfoot:
			t.rows(c, s, false)
		case atom.Tr:
			t.row(c, s, header)
		}
	}
}

func (t *tableReader) row(n *html.Node, s scope, header bool) {
	col := 0
	var below []block.Cell
	heads, cells := 0, 0
	first := len(t.out.Cells)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		for t.covered[col] > 0 {
			col++
		}
		cells++
		if c.DataAtom == atom.Th {
			heads++
		}
		cell := t.cell(c, s, col)
		cell.Header = header
		t.out.Cells = append(t.out.Cells, cell)
		below = append(below, cell)
		col += cell.ColSpan
	}
	if cells > 1 && heads == cells {
		for i := first; i < len(t.out.Cells); i++ {
			t.out.Cells[i].Header = true
		}
	}
	for t.covered[col] > 0 {
		col++
	}
	for k := range t.covered {
		if t.covered[k]--; t.covered[k] <= 0 {
			delete(t.covered, k)
		}
	}
	for _, c := range below {
		for k := c.Col; k < c.Col+c.ColSpan && c.RowSpan > 1; k++ {
			t.covered[k] = c.RowSpan - 1
		}
	}
	t.out.Rows++
	t.out.Cols = max(t.out.Cols, col)
}

func (t *tableReader) cell(n *html.Node, s scope, col int) block.Cell {
	pos := block.Position{Table: t.number, Row: t.out.Rows + 1, Column: col + 1}
	count := 0
	c := block.Cell{Row: t.out.Rows, Col: col, Pos: pos}
	c.ColSpan = min(max(number(attr(n, "colspan"), 1), 1), maxSpan)
	c.RowSpan = min(max(number(attr(n, "rowspan"), 1), 1), maxSpan)
	c.Blocks = t.reader.flow(n, scope{cell: &pos, count: &count, depth: s.depth, menu: s.menu})
	c.SetTick()
	return c
}

// definitions reads a list of terms with what they mean as a table of two columns. A
// group may be wrapped in a div.
func (r *reader) definitions(n *html.Node, s scope) []block.Block {
	r.tables++
	t := &tableReader{reader: r, number: r.tables, covered: map[int]int{}}
	t.out.Cols = 2
	t.terms(n, s)
	if b := t.block(); b != nil {
		return []block.Block{*b}
	}
	return nil
}

func (t *tableReader) terms(n *html.Node, s scope) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Div:
			t.terms(c, s)
		case atom.Dt:
			t.out.Cells = append(t.out.Cells, t.single(c, s, 0))
			t.out.Rows++
		case atom.Dd:
			if t.out.Rows == 0 {
				t.out.Rows++
			}
			t.out.Rows--
			cell := t.single(c, s, 1)
			t.out.Rows++
			if k := len(t.out.Cells); k > 0 && t.out.Cells[k-1].Col == 1 && t.out.Cells[k-1].Row == cell.Row {
				t.out.Cells[k-1].Blocks = append(t.out.Cells[k-1].Blocks, cell.Blocks...)
				continue
			}
			t.out.Cells = append(t.out.Cells, cell)
		}
	}
}

func (t *tableReader) single(n *html.Node, s scope, col int) block.Cell {
	c := t.cell(n, s, col)
	c.RowSpan, c.ColSpan = 1, 1
	return c
}
