package rtf

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// flow gathers the paragraphs and tables of one part of the document.
type flow struct {
	part   block.Part
	blocks []block.Block

	text        strings.Builder
	bold, plain int
	removed     []block.Removed
	links       []block.Link
	notes       []string
	boxes       []block.Block
	marker      string
	instruction string

	style, outline, level int
	inTable               bool
	nested                int
	inner                 *flow // of the table in the cell at hand; tables deeper down are part of it

	row   row
	rows  []row
	cells []block.Cell // of the row at hand
	cell  []block.Block
}

// row is a row of a table with the right edges of its cells.
type row struct {
	edges  []edge
	cells  []block.Cell
	header bool
	next   edge
}

// edge is the right edge of a cell and how the cell is merged.
type edge struct {
	at                 int
	across, downward   bool // it goes on from the cell before, or above
	startsDown, starts bool
}

func (f *flow) add(r *reader, s string) {
	st := r.state
	var why block.Removal
	switch {
	case st.deleted:
		why = block.Deleted
	case st.hidden:
		why = block.Hidden
	case st.struck:
		why = block.Struck
	}
	if why == "" {
		f.text.WriteString(s)
		if n := len(strings.TrimSpace(s)); st.bold {
			f.bold += n
		} else {
			f.plain += n
		}
		return
	}
	if n := len(f.removed); n > 0 && f.removed[n-1].Why == why {
		f.removed[n-1].Text += s
		return
	}
	r.doc.Add(map[block.Removal]block.NoticeCode{block.Deleted: block.Deletions, block.Hidden: block.HiddenText, block.Struck: block.StruckText}[why], 1)
	f.removed = append(f.removed, block.Removed{Why: why, Text: s})
}

// paragraph handles words that end or describe a paragraph, cell or row.
func (r *reader) paragraph(t token) {
	f := r.flow
	switch t.text {
	case "par", "sect":
		f.endParagraph(r)
	case "pard":
		f.style, f.outline, f.level, f.inTable, f.nested = 0, 0, 0, false, 0
	case "s":
		f.style = t.n
	case "outlinelevel":
		if t.n >= 0 && t.n < 9 {
			f.outline = t.n + 1
		}
	case "ilvl":
		f.level = min(max(t.n, 0), 8)
	case "intbl":
		f.inTable = true
	case "itap":
		f.nested = t.n
		f.inTable = t.n > 0
	case "nestcell":
		f.inTable, f.nested = true, max(f.nested, 2)
		f.endParagraph(r)
		f.deeper().endCell()
	case "nestrow":
		f.deeper().endRow()
	case "cell":
		f.inTable, f.nested = true, 1
		f.endParagraph(r)
		f.surface(r)
		f.endCell()
	case "row":
		f.endRow()
	default:
		if f.nested > 1 {
			f = f.deeper()
		}
		f.row.describe(t)
	}
}

// describe takes in a word about the row and its cells.
func (w *row) describe(t token) {
	switch t.text {
	case "trowd":
		*w = row{}
	case "trhdr":
		w.header = true
	case "clmgf":
		w.next.starts = true
	case "clmrg":
		w.next.across = true
	case "clvmgf":
		w.next.startsDown = true
	case "clvmrg":
		w.next.downward = true
	case "cellx":
		w.next.at = t.n
		if len(w.edges) < 200 {
			w.edges = append(w.edges, w.next)
		}
		w.next = edge{}
	}
}

// deeper gives the table in the cell at hand.
func (f *flow) deeper() *flow {
	if f.inner == nil {
		f.inner = &flow{part: f.part}
	}
	return f.inner
}

// surface puts the table in the cell at hand into it, when there is one.
func (f *flow) surface(r *reader) {
	if f.inner == nil {
		return
	}
	f.inner.flushTable(r)
	f.cell = append(f.cell, f.inner.blocks...)
	f.inner = nil
}

// endParagraph closes the paragraph at hand and puts it in its cell or the part.
func (f *flow) endParagraph(r *reader) {
	b := f.take()
	boxes := f.boxes
	f.boxes = nil
	if b.Text == "" && len(b.Removed) == 0 {
		f.marker = ""
		f.place(r, boxes)
		return
	}
	b.Kind = block.Paragraph
	level := f.outline
	if level == 0 {
		level = r.styles[f.style]
	}
	switch {
	case level > 0 && b.Text != "":
		b.Kind, b.Level, b.Marker = block.Heading, level, f.marker
	case f.marker != "" && b.Text != "":
		b.Kind, b.Level, b.Marker = block.Item, f.level, f.marker
		if t := block.TickOf(block.Boxes(f.marker)); t != block.NoBox && b.Tick == block.NoBox {
			b.Tick = t
		}
	}
	f.marker = ""
	f.place(r, append([]block.Block{b}, boxes...))
}

// take gives the text gathered so far and starts anew.
func (f *flow) take() block.Block {
	text := block.Boxes(block.Tidy(f.text.String()))
	b := block.Block{Text: text, Links: f.links, Footnotes: f.notes, Tick: block.TickOf(text)}
	b.Bold = f.bold > 0 && f.plain == 0
	for _, x := range f.removed {
		if x.Text = block.Tidy(x.Text); x.Text != "" {
			b.Removed = append(b.Removed, x)
		}
	}
	f.text.Reset()
	f.bold, f.plain, f.removed, f.links, f.notes = 0, 0, nil, nil, nil
	return b
}

func (f *flow) place(r *reader, blocks []block.Block) {
	if len(blocks) == 0 {
		return
	}
	if f.inTable && f.nested > 1 {
		f.deeper().cell = append(f.deeper().cell, blocks...)
		return
	}
	f.surface(r)
	if f.inTable {
		f.cell = append(f.cell, blocks...)
		return
	}
	f.flushTable(r)
	for i := range blocks {
		if f.part == block.Body {
			r.paras++
			blocks[i].Pos = block.Position{Paragraph: r.paras}
		} else {
			blocks[i].Pos = block.Position{Part: f.part}
		}
	}
	f.blocks = append(f.blocks, blocks...)
}

func (f *flow) endCell() {
	if len(f.cells) < 200 {
		f.cells = append(f.cells, block.Cell{Blocks: f.cell})
	}
	f.cell = nil
}

func (f *flow) endRow() {
	if len(f.cells) == 0 {
		return
	}
	done := f.row
	done.edges = slices.Clone(f.row.edges)
	done.cells, f.cells = f.cells, nil
	if len(f.rows) < 100_000 {
		f.rows = append(f.rows, done)
	}
}

// sameEdge is how near two edges are the same line, in twentieths of a point.
const sameEdge = 60

// flushTable lays the rows gathered so far out as a table. Columns are where cells end:
// a cell that ends further covers more of them.
func (f *flow) flushTable(r *reader) {
	f.surface(r)
	if len(f.cells) > 0 || len(f.cell) > 0 {
		if len(f.cell) > 0 {
			f.endCell()
		}
		f.endRow()
	}
	if len(f.rows) == 0 {
		return
	}
	rows := f.rows
	f.rows = nil
	r.tables++
	t := &block.Table{Rows: len(rows)}
	edges := edgesOf(rows)
	above := map[int]int{} // column -> index of the cell that goes on downward
	for i, row := range rows {
		f.layRow(t, r, i, row, edges, above)
	}
	for i := range t.Cells {
		t.Cells[i].RowSpan = min(t.Cells[i].RowSpan, t.Rows-t.Cells[i].Row)
	}
	f.blocks = append(f.blocks, block.Block{Kind: block.TableKind, Table: t, Pos: block.Position{Part: f.part, Table: r.tables}})
}

// edgesOf gives the places where cells of a table end.
func edgesOf(rows []row) []int {
	var all []int
	for _, row := range rows {
		for _, e := range row.edges {
			all = append(all, e.at)
		}
	}
	slices.Sort(all)
	var out []int
	for _, at := range all {
		if len(out) == 0 || at-out[len(out)-1] > sameEdge {
			out = append(out, at)
		}
	}
	return out
}

func (f *flow) layRow(t *block.Table, r *reader, i int, row row, edges []int, above map[int]int) {
	col, last := 0, -1
	seen := map[int]bool{}
	for k, c := range row.cells {
		e := edge{}
		next := col + 1
		if k < len(row.edges) {
			e = row.edges[k]
			next = max(columnAfter(edges, e.at), col+1)
		}
		switch owner, open := above[col]; {
		case e.across && last >= 0:
			t.Cells[last].ColSpan += next - col
			t.Cells[last].Blocks = append(t.Cells[last].Blocks, c.Blocks...)
		case e.downward && open:
			t.Cells[owner].RowSpan = i - t.Cells[owner].Row + 1
			t.Cells[owner].Blocks = append(t.Cells[owner].Blocks, c.Blocks...)
			seen[col] = true
		default:
			c.Row, c.Col, c.RowSpan, c.ColSpan, c.Header = i, col, 1, next-col, row.header
			c.Pos = block.Position{Part: f.part, Table: r.tables, Row: i + 1, Column: col + 1}
			for j := range c.Blocks {
				c.Blocks[j].Pos = c.Pos
				c.Blocks[j].Pos.Paragraph = j + 1
			}
			c.SetTick()
			t.Cells = append(t.Cells, c)
			last = len(t.Cells) - 1
			delete(above, col)
			if e.startsDown {
				above[col], seen[col] = last, true
			}
		}
		col = next
	}
	t.Cols = max(t.Cols, col)
	for c := range above {
		if !seen[c] {
			delete(above, c)
		}
	}
}

// columnAfter gives the number of columns up to an edge.
func columnAfter(edges []int, at int) int {
	for i, e := range edges {
		if at-e <= sameEdge && e-at <= sameEdge {
			return i + 1
		}
	}
	return 0
}
