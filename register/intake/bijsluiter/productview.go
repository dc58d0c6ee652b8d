package bijsluiter

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/words"
)

// view is the document as it is for one of several products.
type view struct {
	*reader
	set []product
	own int
	// scope is the product whose section is at hand, -1 outside any; level is that of its heading.
	scope, level int
	heading      string // the last heading
}

// passage is a text with its place, to find it again in another view.
type passage struct {
	pos  block.Position
	text string
}

// eachProduct reads the annex once for each of its products.
func (r *reader) eachProduct(set []product) {
	whole, used := r.doc, map[passage]bool{}
	all := r.units
	for i := range set {
		part := *whole
		v := &view{reader: r, set: set, own: i, scope: -1}
		part.Blocks, part.Footnotes = v.blocks(whole.Blocks), v.blocks(whole.Footnotes)
		r.doc, r.units, r.only = &part, nil, &set[i]
		r.flow()
		r.readAnnexes()
		r.usedIn(used)
	}
	r.doc, r.units, r.only, r.before = whole, all, nil, nil
	r.useAgain(used, set)
	r.out.Notes = once(r.out.Notes)
}

// usedIn adds the passages that were understood.
func (r *reader) usedIn(used map[passage]bool) {
	for _, u := range r.units {
		for i := range u.spans {
			if u.spans[i].used {
				used[passage{u.b.Pos, u.spans[i].text}] = true
			}
		}
		if u.table != nil {
			for i := range u.table.Cells {
				if c := &u.table.Cells[i]; r.usedCells[c] {
					used[passage{c.Pos, c.Text()}] = true
				}
			}
		}
	}
}

// useAgain marks what was understood for one product at least, and the names that set the
// products apart.
func (r *reader) useAgain(used map[passage]bool, set []product) {
	for _, u := range r.units {
		for i := range u.spans {
			u.spans[i].used = u.spans[i].used || used[passage{u.b.Pos, u.spans[i].text}]
		}
		if u.table == nil {
			continue
		}
		for i := range u.table.Cells {
			c := &u.table.Cells[i]
			if _, name := mentioned(set, c.Text()); name || used[passage{c.Pos, c.Text()}] {
				r.useCell(c)
			}
		}
	}
}

// once leaves out what is there twice.
func once[T comparable](all []T) []T {
	var out []T
	for _, one := range all {
		if !slices.Contains(out, one) {
			out = append(out, one)
		}
	}
	return out
}

// others tells whether some products are not the one at hand.
func (v *view) others(found []int) bool { return len(found) > 0 && !slices.Contains(found, v.own) }

// blocks gives what of some blocks is about the product at hand.
func (v *view) blocks(all []block.Block) []block.Block {
	var out []block.Block
	for i := range all {
		b := all[i]
		if b.Kind == block.Heading || b.Bold && b.Table == nil && len(b.Text) < 100 {
			v.enter(&b, all)
		}
		if v.scope >= 0 && v.scope != v.own {
			continue
		}
		if b.Table != nil {
			if b.Table = v.table(b.Table); b.Table != nil {
				out = append(out, b)
			}
			continue
		}
		if text := v.text(b.Text); text != "" || b.Text == "" {
			b.Text = text
			out = append(out, b)
		}
	}
	return out
}

// enter follows the headings: one that names a product opens its part, which ends at the next
// of its level that stands in the document only once.
func (v *view) enter(b *block.Block, all []block.Block) {
	v.heading = b.Text
	level := b.Level
	if level == 0 {
		level = bandLevel
	}
	found, _ := mentioned(v.set, b.Text)
	switch {
	case len(found) == 1:
		v.scope, v.level = found[0], level
	case len(found) > 1:
		v.scope = -1
	case v.scope >= 0 && level <= v.level && !repeated(all, b.Text):
		v.scope = -1
	}
}

// repeated tells whether a heading stands in a document more than once.
func repeated(all []block.Block, heading string) bool {
	n := 0
	for i := range all {
		if all[i].Table == nil && words.Fold(all[i].Text) == words.Fold(heading) {
			n++
		}
	}
	return n > 1
}

// text leaves the sentences out that name other products and not the one at hand.
func (v *view) text(s string) string {
	if found, _ := mentioned(v.set, s); len(found) == 0 {
		return s
	}
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		var kept []string
		all := phrase.Sentences(line)
		for _, sentence := range all {
			if found, _ := mentioned(v.set, sentence); !v.others(found) {
				kept = append(kept, sentence)
			}
		}
		switch {
		case len(kept) == len(all):
			lines = append(lines, line)
		case len(kept) > 0:
			lines = append(lines, strings.Join(kept, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// table gives the part of a table about the product at hand, nil for nothing.
func (v *view) table(t *block.Table) *block.Table {
	grid := t.Grid()
	head, owners := v.header(grid)
	rows, columns := v.rows(grid, head), make([]bool, t.Cols)
	own := -1
	for col := range columns {
		columns[col] = !v.others(owners[col])
		if len(owners[col]) == 1 && owners[col][0] == v.own && own < 0 {
			own = col
		}
	}
	if own >= 0 && len(owners) > 1 {
		v.ownColumn(grid, head, own, rows)
	}
	part := cut(t, rows, columns)
	if part == nil {
		return nil
	}
	for i := range part.Cells {
		c := &part.Cells[i]
		c.Blocks = v.blocksIn(c)
		if own >= 0 && c.Row <= head && len(owners) > 1 {
			v.rename(c, grid, own, head)
		}
	}
	if turned := v.turned(part); turned != nil {
		return turned
	}
	return part
}

// blocksIn gives the blocks of a cell, the tables in it read as those of the document.
func (v *view) blocksIn(c *block.Cell) []block.Block {
	out := slices.Clone(c.Blocks)
	for i := range out {
		if out[i].Table != nil {
			out[i].Table = v.table(out[i].Table)
		}
	}
	return slices.DeleteFunc(out, func(b block.Block) bool { return b.Kind == block.TableKind && b.Table == nil })
}

// header finds the row that names the products, and whose each column is. Head is -1 where no
// row does.
func (v *view) header(grid [][]*block.Cell) (head int, owners map[int][]int) {
	for i, row := range grid {
		owners = map[int][]int{}
		for col, c := range row {
			if c == nil || c.ColSpan == len(row) || len(strings.Fields(c.Text())) > 12 {
				continue
			}
			if found, whole := mentioned(v.set, c.Text()); len(found) == 1 && (whole || i == 0) && col > 0 {
				owners[col] = found
			}
		}
		if len(owners) > 1 && (i < 2 || v.asksProduct(row[0])) {
			return i, owners
		}
	}
	return -1, nil
}

// rows tells which rows are about the product at hand: those in which no cell is the name of
// others, and which do not stand below such a name over the whole width.
func (v *view) rows(grid [][]*block.Cell, head int) []bool {
	keep := make([]bool, len(grid))
	band := []int(nil)
	for i, row := range grid {
		if c, ok := single(row); ok && len(row) > 1 {
			band = nil
			if found, _ := mentioned(v.set, c.Text()); len(found) == 1 {
				band = found
			}
		}
		keep[i] = !v.others(band)
		for _, c := range distinct(row) {
			if found, whole := mentioned(v.set, c.Text()); i != head && whole && v.others(found) {
				keep[i] = false
			}
		}
	}
	return keep
}

// ownColumn drops the rows that a tick in the column of the product leaves out, unless the table
// is of data: there the answer is kept.
func (v *view) ownColumn(grid [][]*block.Cell, head, own int, keep []bool) {
	if v.ofData(grid[head]) {
		return
	}
	ticked := false
	for _, row := range grid[head+1:] {
		ticked = ticked || phrase.Answer(row[own].Text()) == phrase.Yes
	}
	for i := head + 1; ticked && i < len(grid); i++ {
		text := strings.TrimSpace(grid[i][own].Text())
		if a := phrase.Answer(text); a == phrase.No || a == phrase.NoReply || text == "" || strings.Trim(text, "-–—") == "" {
			keep[i] = false
		}
	}
}

// ofData tells whether a header, or the heading above the table, is of categories of data.
func (v *view) ofData(header []*block.Cell) bool {
	for _, c := range distinct(header) {
		if key, ok := v.lex.column("subprocessors", c.Text()); ok && key == "party" {
			return false
		}
	}
	if key, ok := v.lex.column("categories", header[0].Text()); ok && key == "category" {
		return true
	}
	key, ok := v.lex.heading(v.heading)
	if !ok {
		key, _ = v.lex.stem("heading", v.heading)
	}
	return key == "categories"
}

// rename gives the column of the product the header that a table of one product has.
func (v *view) rename(c *block.Cell, grid [][]*block.Cell, own, head int) {
	if found, whole := mentioned(v.set, c.Text()); !whole || len(found) != 1 {
		return
	}
	answers, terms, filled := 0, 0, 0
	for _, row := range grid[head+1:] {
		text := row[own].Text()
		if text == "" {
			continue
		}
		filled++
		if phrase.Answer(text) != phrase.Unclear || phrase.Cross(text) {
			answers++
		} else if !phrase.TermIn(text).Empty() {
			terms++
		}
	}
	name := ""
	switch {
	case answers*2 > filled:
		columns := v.lex.columns["categories"]
		name = columns.Name("applies")
	case terms*2 > filled:
		columns := v.lex.columns["retention"]
		name = columns.Name("term")
	}
	if name != "" {
		c.Blocks = []block.Block{{Kind: block.Paragraph, Text: name, Pos: c.Pos}}
	}
}

// turned makes a table with a product in each row, of which one is left, the table of labels and
// values that it is for one product; nil for another table.
func (v *view) turned(t *block.Table) *block.Table {
	grid := t.Grid()
	if len(grid) != 2 || t.Cols < 2 {
		return nil
	}
	asked := slices.ContainsFunc(distinct(grid[0]), func(c *block.Cell) bool { return v.asksProduct(c) })
	if !asked || !slices.ContainsFunc(distinct(grid[1]), func(c *block.Cell) bool { _, whole := mentioned(v.set, c.Text()); return whole }) {
		return nil
	}
	out := &block.Table{Cols: 2, Recovered: t.Recovered}
	for col := range t.Cols {
		label, value := grid[0][col], grid[1][col]
		if label == nil || value == nil {
			continue
		}
		for k, c := range []block.Cell{*label, *value} {
			c.Row, c.Col, c.RowSpan, c.ColSpan, c.Header = out.Rows, k, 1, 1, false
			out.Cells = append(out.Cells, c)
		}
		out.Rows++
	}
	return out
}

// cut gives the rows and columns of a table that are kept, nil for none.
func cut(t *block.Table, rows, columns []bool) *block.Table {
	before := func(keep []bool, to int) (n int) {
		for _, k := range keep[:min(to, len(keep))] {
			if k {
				n++
			}
		}
		return n
	}
	part := &block.Table{Rows: before(rows, len(rows)), Cols: before(columns, len(columns)), Recovered: t.Recovered}
	if part.Rows == 0 || part.Cols == 0 {
		return nil
	}
	for _, c := range t.Cells {
		high := before(rows, c.Row+c.RowSpan) - before(rows, c.Row)
		wide := before(columns, c.Col+c.ColSpan) - before(columns, c.Col)
		if high == 0 || wide == 0 {
			continue
		}
		c.Row, c.Col, c.RowSpan, c.ColSpan = before(rows, c.Row), before(columns, c.Col), high, wide
		part.Cells = append(part.Cells, c)
	}
	return part
}
