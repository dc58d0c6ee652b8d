package bijsluiter

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
)

// A sheet that was printed or pasted is one table, with lines of text over its width and tables of
// their own one below the other. It is taken apart here, before anything is read.

// unstacked gives some blocks with the tables that hold several things taken apart.
func (r *reader) unstacked(blocks []block.Block) []block.Block {
	var out []block.Block
	for i := range blocks {
		if blocks[i].Table == nil {
			out = append(out, blocks[i])
			continue
		}
		out = append(out, r.takenApart(&blocks[i])...)
	}
	return out
}

// takenApart cuts a table at the lines of text over several of its columns, and at the rows in
// which another header stands.
func (r *reader) takenApart(b *block.Block) []block.Block {
	t := b.Table
	if t.Cols < 3 {
		return []block.Block{*b}
	}
	var out []block.Block
	from, kind := 0, ""
	keep := func(to int) {
		if from < to {
			part := *b
			if from > 0 || to < t.Rows {
				part.Table = withoutEmpty(rowsOf(t, from, to))
			}
			out = append(out, part)
		}
	}
	for i, row := range t.Grid() {
		if c, ok := single(row); ok && r.lineOver(c) {
			keep(i)
			out = append(out, c.Blocks...)
			from, kind = i+1, ""
			continue
		}
		header := r.headerKind(row)
		if header != "" && header != kind && i > from+1 {
			keep(i)
			from = i
		}
		if header != "" {
			kind = header
		}
	}
	keep(t.Rows)
	return out
}

// lineOver tells whether the only cell of a row is a line of text over several columns, and no
// value or heading.
func (r *reader) lineOver(c *block.Cell) bool {
	text := strings.TrimSpace(c.Text())
	if c.ColSpan < 2 || len(strings.Fields(text)) < 4 || slices.ContainsFunc(c.Blocks, func(b block.Block) bool { return b.Table != nil }) {
		return false
	}
	if _, code := r.categoryStart(text); code != "" {
		return false
	}
	return strings.HasSuffix(text, ".") || strings.Contains(text, ": ") || strings.Contains(text, "@") || phrase.LegalForm(text) || len(phrase.Dates(text)) > 0
}

// headerKind gives the kind of table that a row is the header of, "" for none: each of its cells is
// short, and most of them are columns of such a table.
func (r *reader) headerKind(row []*block.Cell) string {
	for _, kind := range []struct{ table, key string }{{"subprocessors", "party"}, {"certificates", "standard"}, {"retention", "term"}, {"categories", "category"}} {
		known, filled, named := 0, 0, false
		for _, c := range distinct(row) {
			text := strings.TrimSpace(c.Text())
			if text == "" {
				continue
			}
			filled++
			if key, ok := r.lex.column(kind.table, text); ok && len(strings.Fields(text)) <= 5 {
				known++
				named = named || key == kind.key
			}
		}
		if named && known >= 2 && known*2 > filled {
			return kind.table
		}
	}
	return ""
}

// withoutEmpty leaves out the columns at the end in which nothing stands.
func withoutEmpty(t *block.Table) *block.Table {
	keep := make([]bool, t.Cols)
	rows := make([]bool, t.Rows)
	for i := range rows {
		rows[i] = true
	}
	last := 0
	for i := range t.Cells {
		if c := &t.Cells[i]; len(c.Blocks) > 0 && c.Text() != "" {
			last = max(last, c.Col)
		}
	}
	for i := range keep {
		keep[i] = i <= last
	}
	if part := cut(t, rows, keep); part != nil {
		return part
	}
	return t
}
