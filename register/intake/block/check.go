package block

import (
	"verwerkingsregister/register/intake/limits"
)

// Check holds a document to the bounds of t: number of blocks and cells, amount
// of text, depth and size of tables, and clean text. A reader runs it before it
// hands over, and whoever receives a document from another process runs it again.
func (d *Document) Check(t limits.Table) error {
	c := checker{table: t}
	for _, part := range d.Parts() {
		if err := c.blocks(part, 1); err != nil {
			return err
		}
	}
	return c.text(d.Title, d.Language)
}

// maxNesting is how deep tables may lie in tables.
const maxNesting = 16

type checker struct {
	table limits.Table
	count int
	area  int
	bytes int64
}

func (c *checker) blocks(blocks []Block, depth int) error {
	if depth > maxNesting {
		return &limits.Error{Op: "check document", Kind: limits.TooDeep, Limit: maxNesting}
	}
	for i := range blocks {
		if err := c.block(&blocks[i], depth); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) block(b *Block, depth int) error {
	if c.count++; c.count > c.table.Blocks {
		return &limits.Error{Op: "check document", Kind: limits.TooManyElements, Limit: int64(c.table.Blocks)}
	}
	if limits.Clean(b.Pos.Document) != b.Pos.Document {
		return &limits.Error{Op: "check document", Kind: limits.Damaged, Subject: "place"}
	}
	if err := b.checkValues(); err != nil {
		return err
	}
	texts := []string{b.Marker, b.Text}
	for _, r := range b.Removed {
		texts = append(texts, r.Text)
	}
	for _, k := range b.Controls {
		texts = append(texts, k.Tag, k.Title, k.Text)
	}
	for _, l := range b.Links {
		texts = append(texts, l.Text, l.Target)
	}
	texts = append(append(texts, b.Strong...), b.Footnotes...)
	if err := c.text(texts...); err != nil {
		return err
	}
	if b.Table == nil {
		return nil
	}
	return c.grid(b.Table, depth)
}

func (c *checker) grid(t *Table, depth int) error {
	if t.Cols < 0 || t.Cols > c.table.Columns {
		return &limits.Error{Op: "check document", Kind: limits.TooManyElements, Subject: "columns", Limit: int64(c.table.Columns)}
	}
	if t.Rows < 0 || t.Rows > c.table.Blocks {
		return &limits.Error{Op: "check document", Kind: limits.TooManyElements, Subject: "rows", Limit: int64(c.table.Blocks)}
	}
	if c.area += t.Rows * max(t.Cols, 1); c.area > 4*c.table.Blocks {
		return &limits.Error{Op: "check document", Kind: limits.TooManyElements, Subject: "rows", Limit: int64(c.table.Blocks)}
	}
	for i := range t.Cells {
		cell := &t.Cells[i]
		if cell.Row < 0 || cell.Col < 0 || cell.RowSpan < 1 || cell.ColSpan < 1 || cell.Row+cell.RowSpan > t.Rows || cell.Col+cell.ColSpan > t.Cols {
			return &limits.Error{Op: "check document", Kind: limits.Damaged, Subject: "cell"}
		}
		if c.count++; c.count > c.table.Blocks {
			return &limits.Error{Op: "check document", Kind: limits.TooManyElements, Limit: int64(c.table.Blocks)}
		}
		if err := c.blocks(cell.Blocks, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) text(texts ...string) error {
	for _, s := range texts {
		if c.bytes += int64(len(s)); c.bytes > c.table.Text {
			return &limits.Error{Op: "check document", Kind: limits.TooMuchText, Limit: c.table.Text}
		}
		if limits.Clean(s) != s {
			return &limits.Error{Op: "check document", Kind: limits.Damaged, Subject: "text"}
		}
	}
	return nil
}
