package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
)

// flow puts the document into a row of units: body, then footnotes. Tables that only
// serve as layout are taken apart, nested tables follow the one they lie in.
func (r *reader) flow() {
	for i := range r.doc.Blocks {
		r.flowBlock(&r.doc.Blocks[i])
	}
	for i := range r.doc.Footnotes {
		r.flowBlock(&r.doc.Footnotes[i])
	}
	r.leadItems()
}

// leadItems makes paragraphs of the items that only lead to the items one level deeper.
func (r *reader) leadItems() {
	for i := 0; i+1 < len(r.units); i++ {
		u, next := r.units[i], r.units[i+1]
		if u.table == nil && next.table == nil && u.b.Kind == block.Item && next.b.Kind == block.Item && next.b.Level > u.b.Level && strings.HasSuffix(strings.TrimSpace(u.text()), ":") {
			lead := *u.b
			lead.Kind = block.Paragraph
			u.b = &lead
		}
	}
}

func (r *reader) flowBlock(b *block.Block) {
	if b.Table != nil {
		if t := r.ofSupplier(b.Table.WithoutColons()); t != b.Table {
			bare := *b
			bare.Table, b = t, &bare
		}
	}
	switch {
	case b.Kind == block.Contents:
	case b.Table == nil:
		for _, item := range listed(b) {
			for _, part := range r.apart(item) {
				r.units = append(r.units, newUnit(part))
			}
		}
	case r.form(b.Table):
		r.flowForm(b)
	case layout(b.Table):
		for i := range b.Table.Cells {
			r.flowCell(&b.Table.Cells[i])
		}
	default:
		r.flowTable(b)
	}
}

func (r *reader) flowCell(c *block.Cell) {
	for i := range c.Blocks {
		from := len(r.units)
		r.flowBlock(&c.Blocks[i])
		for _, u := range r.units[from:] {
			u.inCell = true
		}
	}
}

// layout tells whether a table has a single column, or cells with whole sections in
// them: headings, lists or tables of their own.
func layout(t *block.Table) bool {
	if t.Cols <= 1 {
		return true
	}
	long := 0
	for i := range t.Cells {
		headings := 0
		for j := range t.Cells[i].Blocks {
			if t.Cells[i].Blocks[j].Kind == block.Heading {
				headings++
			}
		}
		if headings > 0 && len(t.Cells[i].Blocks) > 2 {
			long++
		}
	}
	return long > 0
}

// flowTable keeps a table, cut where a row is nothing but a known heading.
func (r *reader) flowTable(b *block.Block) {
	t := b.Table
	grid := t.Grid()
	from := 0
	for row := range grid {
		c, ok := single(grid[row])
		if !ok {
			continue
		}
		key, known := r.lex.heading(c.Text())
		if !known && c.ColSpan == t.Cols && t.Cols > 1 && r.bandHeading(c) {
			key, known = r.lex.stem("heading", c.Text())
			known = known && key != "none"
		}
		if !known || key == "product" || row == 0 && t.Rows > 1 && c.ColSpan == 1 {
			continue
		}
		r.keepRows(b, from, row)
		r.flowCell(c)
		from = row + 1
	}
	r.keepRows(b, from, t.Rows)
}

// flowNested takes the tables in a cell.
func (r *reader) flowNested(c *block.Cell) {
	for i := range c.Blocks {
		if c.Blocks[i].Table != nil {
			r.flowBlock(&c.Blocks[i])
		}
	}
}

// single gives the only cell with text in a row.
func single(row []*block.Cell) (*block.Cell, bool) {
	var only *block.Cell
	for _, c := range row {
		if c == nil || c == only || c.Text() == "" {
			continue
		}
		if only != nil {
			return nil, false
		}
		only = c
	}
	return only, only != nil && only.RowSpan == 1
}

// keepRows keeps part of a table as a table of its own, with the tables in its cells behind
// it. It gives the unit, nil for no rows.
func (r *reader) keepRows(b *block.Block, from, to int) *unit {
	t := b.Table
	if from >= to {
		return nil
	}
	u := newUnit(b)
	if from > 0 || to < t.Rows {
		u = newUnit(&block.Block{Kind: block.TableKind, Table: rowsOf(t, from, to), Pos: b.Pos})
	}
	r.units = append(r.units, u)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row >= from && c.Row < to {
			r.flowNested(c)
		}
	}
	return u
}

// rowsOf gives part of a table as a table.
func rowsOf(t *block.Table, from, to int) *block.Table {
	part := &block.Table{Rows: to - from, Cols: t.Cols, Recovered: t.Recovered}
	for _, c := range t.Cells {
		if c.Row < from || c.Row >= to {
			continue
		}
		c.Row -= from
		c.RowSpan = min(c.RowSpan, part.Rows-c.Row)
		part.Cells = append(part.Cells, c)
	}
	return part
}

// removedAs gives the text of a block that does not count for that reason.
func removedAs(b *block.Block, why block.Removal) string {
	var texts []string
	for _, r := range b.Removed {
		if r.Why == why {
			texts = append(texts, r.Text)
		}
	}
	return strings.Join(texts, " ")
}
