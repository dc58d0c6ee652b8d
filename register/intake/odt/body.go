package odt

import (
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// scope is where a container of blocks stands: the cell it is in, and the list.
type scope struct {
	cell  *block.Position
	count *int
	list  string // style of the list, "" outside lists
	level int    // of the list, from 1
	first *bool  // the next paragraph is the first of its item
	// lines of an index repeat the headings
	index bool
}

// blocks reads the paragraphs, lists and tables of a container.
func (r *reader) blocks(e *limits.Element, s scope) []block.Block {
	var out []block.Block
	for _, c := range e.Elements() {
		if r.err == nil {
			r.err = r.ctx.Err()
		}
		if r.err != nil {
			return nil
		}
		switch c.Name {
		case "text:p", "text:h":
			out = append(out, r.paragraph(c, s)...)
		case "text:list":
			out = append(out, r.list(c, s)...)
		case "table:table":
			if t := r.table(c, s); t != nil {
				out = append(out, *t)
			}
		case "text:table-of-content", "text:alphabetical-index", "text:illustration-index", "text:table-index", "text:user-index":
			inner := s
			inner.index = true
			out = append(out, r.blocks(c.Child("text:index-body"), inner)...)
		case "text:section", "text:index-title", "loext:content-control", "text:soft-page-break":
			if hidden, _ := c.Attr("text:display"); hidden == "none" {
				r.doc.Add(block.HiddenText, 1)
				continue
			}
			out = append(out, r.blocks(c, s)...)
		case "draw:frame", "draw:text-box", "draw:g", "draw:custom-shape":
			out = append(out, r.blocks(c, scope{cell: s.cell, count: s.count})...)
		}
	}
	return out
}

// list reads a list and the lists in it.
func (r *reader) list(e *limits.Element, s scope) []block.Block {
	inner := s
	inner.level++
	if name, ok := e.Attr("text:style-name"); ok {
		inner.list = name
	}
	var out []block.Block
	for _, item := range e.Children {
		if item.Name != "text:list-item" && item.Name != "text:list-header" {
			continue
		}
		first := item.Name == "text:list-item"
		inner.first = &first
		out = append(out, r.blocks(item, inner)...)
	}
	return out
}

func (r *reader) paragraph(e *limits.Element, s scope) []block.Block {
	name, _ := e.Attr("text:style-name")
	p := &paragraph{reader: r, scope: s}
	p.walk(e, r.restyle(look{}, name))
	b := p.block()
	if b.Text == "" && len(b.Removed) == 0 {
		return p.boxes
	}
	r.classify(&b, e, name, s)
	b.Pos = r.position(s)
	return append([]block.Block{b}, p.boxes...)
}

func (r *reader) classify(b *block.Block, e *limits.Element, style string, s scope) {
	b.Kind = block.Paragraph
	level := r.heading(style)
	if e.Name == "text:h" {
		v, _ := e.Attr("text:outline-level")
		level = min(max(small(v), 1), 9)
	}
	listed := s.level > 0 && s.first != nil && *s.first
	switch {
	case s.index || r.contents(style):
		b.Kind = block.Contents
	case level > 0 && b.Text != "":
		b.Kind, b.Level = block.Heading, level
		if listed {
			b.Marker = r.marker(s.list, s.level)
		}
	case listed && b.Text != "":
		b.Kind, b.Level = block.Item, s.level-1
		b.Marker = r.marker(s.list, s.level)
		if b.Tick == block.NoBox {
			b.Tick = block.TickOf(b.Marker)
		}
	case s.level > 0:
		b.Kind, b.Level = block.Item, s.level-1
	}
	if s.first != nil {
		*s.first = false
	}
}

func (r *reader) position(s scope) block.Position {
	if s.cell != nil {
		*s.count++
		pos := *s.cell
		pos.Paragraph = *s.count
		return pos
	}
	if r.part != block.Body {
		return block.Position{Part: r.part}
	}
	r.paragraphs++
	return block.Position{Paragraph: r.paragraphs}
}

// table reads a table. Cells that others cover have elements of their own, which say
// nothing.
func (r *reader) table(e *limits.Element, s scope) *block.Block {
	r.tables++
	t := &tableReader{reader: r, part: r.part, number: r.tables}
	t.rows(e, false)
	if len(t.out.Cells) == 0 {
		return nil
	}
	for i := range t.out.Cells {
		c := &t.out.Cells[i]
		c.RowSpan = min(c.RowSpan, t.out.Rows-c.Row)
		c.ColSpan = min(c.ColSpan, t.out.Cols-c.Col)
	}
	return &block.Block{Kind: block.TableKind, Table: &t.out, Pos: block.Position{Part: r.part, Table: t.number}}
}

type tableReader struct {
	reader *reader
	part   block.Part
	number int
	out    block.Table
}

// repeats bounds how often a row or cell can be repeated: empty ones may stand for the
// rest of a sheet.
const repeats = 100

func (t *tableReader) rows(e *limits.Element, header bool) {
	for _, c := range e.Children {
		switch c.Name {
		case "table:table-header-rows":
			t.rows(c, true)
		case "table:table-rows", "table:table-row-group":
			t.rows(c, header)
		case "table:table-row":
			v, _ := c.Attr("table:number-rows-repeated")
			for range min(max(small(v), 1), repeats) {
				t.row(c, header)
			}
		}
	}
}

func (t *tableReader) row(e *limits.Element, header bool) {
	col := 0
	for _, c := range e.Children {
		if c.Name != "table:table-cell" && c.Name != "table:covered-table-cell" {
			continue
		}
		v, _ := c.Attr("table:number-columns-repeated")
		for range min(max(small(v), 1), repeats) {
			if c.Name == "table:table-cell" {
				t.cell(c, col, header)
			}
			col++
		}
	}
	t.out.Rows++
	t.out.Cols = max(t.out.Cols, col)
}

func (t *tableReader) cell(e *limits.Element, col int, header bool) {
	pos := block.Position{Part: t.part, Table: t.number, Row: t.out.Rows + 1, Column: col + 1}
	count := 0
	cols, _ := e.Attr("table:number-columns-spanned")
	rows, _ := e.Attr("table:number-rows-spanned")
	cell := block.Cell{Row: t.out.Rows, Col: col, RowSpan: max(small(rows), 1), ColSpan: max(small(cols), 1), Header: header, Pos: pos}
	cell.Blocks = t.reader.blocks(e, scope{cell: &pos, count: &count})
	cell.SetTick()
	t.out.Cells = append(t.out.Cells, cell)
}
