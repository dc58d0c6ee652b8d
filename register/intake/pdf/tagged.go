package pdf

import (
	"math"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// Tagged makes a document of pages with the structure that the file has beside them. It
// does so only where the structure accounts for all of the text: what stands outside it
// must be the header or footer of a page, the repeated head of a table or the dots of a
// table of contents, a table that is drawn must be one in the structure too, and the cells
// of a table must fill it. Otherwise ok is false, and [Layout] goes by where the text stands.
func Tagged(pages []Page, root *Element) (doc *block.Document, ok bool) {
	if len(root.kids) == 0 {
		return nil, false
	}
	t := &tagger{layouter: &layouter{doc: &block.Document{}}, words: map[mark][]Word{}, bases: map[int][]float64{}}
	claimed, tabled := map[mark]bool{}, map[mark]bool{}
	root.marks(claimed, tabled, false)
	head := root.headWords(pages)
	var all [][]line
	for i, p := range pages {
		s := newSheet(i+1, p)
		lines, complete := t.page(s, claimed, tabled, head)
		if !complete {
			return nil, false
		}
		all = append(all, lines)
	}
	t.measure(all)
	t.walk(root, where{kind: "Document", right: t.right})
	return t.doc, !t.uneven
}

// tagger makes blocks of a structure.
type tagger struct {
	*layouter
	words  map[mark][]Word
	bases  map[int][]float64 // of the lines of each page
	right  float64           // how far text reaches
	lefts  []float64         // where the items of the list at hand stand, each deeper than the one before
	given  []string          // headers and footers that were kept
	uneven bool              // a table is not filled by its cells
}

// marks gathers the pieces of pages that belong to the structure, and those in tables.
func (e *Element) marks(claimed, tabled map[mark]bool, inTable bool) {
	inTable = inTable || e.Kind == "Table"
	for _, k := range e.kids {
		if k.element != nil {
			k.element.marks(claimed, tabled, inTable)
			continue
		}
		claimed[k.mark], tabled[k.mark] = true, inTable
	}
}

// headWords are the words in the heads of tables, which are drawn again on each page.
func (e *Element) headWords(pages []Page) map[string]bool {
	heads := map[mark]bool{}
	var gather func(e *Element, within bool)
	gather = func(e *Element, within bool) {
		within = within || e.Kind == "TH"
		for _, k := range e.kids {
			if k.element != nil {
				gather(k.element, within)
			} else if within {
				heads[k.mark] = true
			}
		}
	}
	gather(e, false)
	words := map[string]bool{}
	for i, p := range pages {
		for _, w := range p.Words {
			if heads[mark{i + 1, w.Mark - 1}] {
				words[strings.TrimSpace(w.Text)] = true
			}
		}
	}
	return words
}

// page takes stock of a page: its words by their mark, and its lines. It tells whether
// the structure accounts for all of it.
func (t *tagger) page(s sheet, claimed, tabled map[mark]bool, head map[string]bool) (lines []line, complete bool) {
	var marked, outside []Word
	for _, w := range s.page.Words {
		m := mark{s.number, w.Mark - 1}
		switch {
		case w.Mark > 0 && claimed[m]:
			t.words[m] = append(t.words[m], w)
			marked = append(marked, w)
			t.right = math.Max(t.right, w.Right)
		case w.Turn != 0 || w.Field:
			return nil, false
		default:
			outside = append(outside, w)
		}
	}
	for _, g := range s.grids {
		drawn := g.words()
		if len(g.xs) > 2 && slices.ContainsFunc(drawn, func(w Word) bool {
			return w.Mark > 0 && claimed[mark{s.number, w.Mark - 1}] && !tabled[mark{s.number, w.Mark - 1}]
		}) {
			return nil, false
		}
	}
	for _, l := range linesOf(outside) {
		if len(outside) == 0 {
			break
		}
		repeated := !slices.ContainsFunc(l.words, func(w Word) bool { return !head[w.Text] })
		if repeated || isFiller(l) {
			continue
		}
		if !inEdge(l, s.page) {
			return nil, false
		}
		if key := withoutDigits(l.text(false)); !slices.Contains(t.given, key) {
			t.given = append(t.given, key)
			l.page = s.number
			margin(t.doc, l, l.base < s.page.Height/2)
		}
	}
	lines = linesOf(marked)
	for _, l := range lines {
		t.bases[s.number] = append(t.bases[s.number], l.base)
	}
	return lines, true
}

// isFiller tells whether a line is only the dots that lead from a heading to its page in
// a table of contents.
func isFiller(l line) bool { return strings.Trim(l.text(false), " .…·_") == "" }

// where is the place in the structure that a text has.
type where struct {
	kind  string  // of the paragraph: "P", "H1", "LI" ...
	right float64 // how far its lines may reach
	depth int     // of the list it stands in, from 1
	label string  // of the item
	cell  bool
	pos   block.Position // of the cell
	out   *[]block.Block
}

// run is text on its way to a paragraph: words with the page they stand on.
type run struct {
	words  []Word
	pages  []int
	values []string // those that signs stand for among the words
}

// walk makes blocks of what an element holds.
func (t *tagger) walk(e *Element, c where) {
	if c.out == nil {
		c.out = &t.doc.Blocks
	}
	var text run
	flush := func() {
		t.emitRun(text, c)
		text = run{}
	}
	t.gather(e, c, &text, flush)
	flush()
}

// gather adds what an element holds to the text at hand, and ends that where a paragraph,
// list or table starts.
func (t *tagger) gather(e *Element, c where, text *run, flush func()) {
	for _, k := range e.all() {
		switch below := k.element; {
		case below == nil:
			for _, w := range t.words[k.mark] {
				text.words, text.pages = append(text.words, w), append(text.pages, k.mark.page)
			}
		case below.Value != "" && t.value(below, text):
		case inline[below.Kind]:
			t.gather(below, c, text, flush)
		case below.Kind == "Lbl" && c.kind == "LI":
			c.label = t.plain(below)
		case below.Kind == "Table":
			flush()
			t.table(below, c)
		default:
			flush()
			t.walk(below, c.within(below.Kind))
			c.label = "" // of the first paragraph of an item
		}
	}
}

// inline are the elements that are part of a paragraph.
var inline = map[string]bool{
	"Span": true, "Link": true, "Quote": true, "Reference": true, "BibEntry": true, "Code": true, "Annot": true, "Em": true, "Strong": true,
	"Sub": true, "Ruby": true, "RB": true, "RT": true, "RP": true, "Warichu": true, "WT": true, "WP": true,
}

// within is the place of what stands in an element of that kind.
func (c where) within(kind string) where {
	switch kind {
	case "L":
		c.depth++
		c.label = ""
	case "P", "LBody", "Div", "Sect", "Part", "Art", "NonStruct":
		if c.kind == "LI" || c.kind == "TOC" {
			return c
		}
	case "TOCI":
		kind = "TOC"
	}
	if c.kind != "TOC" {
		c.kind = kind
	}
	return c
}

// plain is the text in an element.
func (t *tagger) plain(e *Element) string {
	var parts []string
	for _, k := range e.all() {
		if k.element != nil {
			parts = append(parts, t.plain(k.element))
		}
		for _, w := range t.words[k.mark] {
			parts = append(parts, w.Text)
		}
	}
	return strings.Join(nonEmpty(parts), " ")
}

func nonEmpty(all []string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// lines puts the words of a run on lines, in the order of the file.
func (r run) lines() []line {
	var all []line
	for i, w := range r.words {
		if n := len(all) - 1; n >= 0 {
			l := &all[n]
			d, last := math.Abs(w.Base-l.base), l.words[len(l.words)-1]
			raised := w.Size < l.size*0.8 && d < l.size*0.55
			if l.page == r.pages[i] && (d <= math.Max(l.size*0.3, 1) || raised) && w.Left > last.Left-1 {
				l.words = append(l.words, w)
				continue
			}
		}
		all = append(all, line{words: []Word{w}, base: w.Base, size: w.Size, page: r.pages[i]})
	}
	for i := range all {
		all[i].settle()
	}
	return all
}

// emitRun makes a block of a run.
func (t *tagger) emitRun(r run, c where) {
	lines := r.lines()
	if len(lines) == 0 {
		return
	}
	b := block.Block{Kind: block.Paragraph, Bold: true, Pos: c.pos}
	text := ""
	for i, l := range lines {
		b.Bold = b.Bold && l.bold
		for _, gone := range l.removed {
			b.Removed = append(b.Removed, block.Removed{Why: block.Struck, Text: block.Tidy(gone)})
		}
		if l.gone {
			continue
		}
		text = t.goOn(text, lines, i, c)
	}
	t.doc.Add(block.StruckText, len(b.Removed))
	if !c.cell {
		b.Pos = block.Position{Page: lines[0].page, Line: t.number(lines[0])}
	}
	b.Text = block.Boxes(block.Tidy(text))
	t.kindOf(&b, lines[0], c)
	b.Tick = block.TickOf(b.Text)
	b.Fill(b.Text, r.values)
	if b.Text != "" || b.Marker != "" || len(b.Removed) > 0 {
		*c.out = append(*c.out, b)
	}
}

// goOn puts a line behind the text before it: on a line of its own where that one was
// ended on purpose.
func (t *tagger) goOn(text string, lines []line, i int, c where) string {
	l := lines[i]
	next := l.text(!c.cell)
	if text == "" {
		return next
	}
	last, in := lines[i-1], column{left: lines[0].left, right: c.right, cell: c.cell}
	switch end := last.words[len(last.words)-1]; {
	case end.Spaced && (last.page != l.page || t.filled(last, l, in)):
		return text + " " + next
	case last.page == l.page && !t.filled(last, l, in):
		return text + "\n" + next
	}
	return t.vocabulary.join(text, next, t.room(last, l, in))
}

// number gives the number of a line on its page.
func (t *tagger) number(l line) int {
	at, _ := slices.BinarySearch(t.bases[l.page], l.base-1)
	return at + 1
}

// kindOf says what a block is.
func (t *tagger) kindOf(b *block.Block, first line, c where) {
	mark, rest, isBullet := marker(b.Text)
	level := strings.TrimPrefix(c.kind, "H")
	large := t.level(first)
	switch {
	case c.kind == "TOC":
		b.Kind = block.Contents
	case c.kind == "Title":
		b.Kind, b.Level = block.Heading, 1
	case level != c.kind && len(level) <= 1:
		b.Kind, b.Level = block.Heading, 1
		if level != "" {
			b.Level = max(int(level[0]-'0'), 1)
		}
	case c.kind == "P" && large > 0 && first.size >= t.size*1.3 && !c.cell && !isBullet && hasLetter(b.Text) && len(b.Text) < 160:
		b.Kind, b.Level = block.Heading, large // a title that is tagged as a paragraph
	case c.kind == "LI" && c.label != "":
		b.Kind, b.Level, b.Marker = block.Item, c.depth-1, c.label
		if _, _, isBullet := marker(c.label); isBullet {
			b.Marker = "•"
		}
	case isBullet && rest != "":
		b.Kind, b.Marker, b.Text = block.Item, "•", strings.TrimSpace(rest)
		if b.Level = t.deep(first.left); c.kind == "LI" {
			b.Level = c.depth - 1
		}
		return
	case c.kind == "LI":
		b.Kind, b.Level, b.Marker = block.Item, c.depth-1, mark
		if mark != "" {
			b.Text = rest
		}
	}
	t.lefts = nil
}

// deep gives the level of an item that no list holds, by how far it is set in below the
// items before it.
func (t *tagger) deep(left float64) int {
	for len(t.lefts) > 0 && left < t.lefts[len(t.lefts)-1]-4 {
		t.lefts = t.lefts[:len(t.lefts)-1]
	}
	if len(t.lefts) == 0 || left > t.lefts[len(t.lefts)-1]+4 {
		t.lefts = append(t.lefts, left)
	}
	return len(t.lefts) - 1
}

// table makes a table of an element.
func (t *tagger) table(e *Element, c where) {
	t.lefts = nil
	t.tables++
	number := t.tables
	var rows []*Element
	var gather func(e *Element)
	gather = func(e *Element) {
		for _, k := range e.all() {
			switch {
			case k.element == nil:
			case k.element.Kind == "TR":
				rows = append(rows, k.element)
			case k.element.Kind == "THead" || k.element.Kind == "TBody" || k.element.Kind == "TFoot":
				gather(k.element)
			default:
				t.walk(k.element, c.within(k.element.Kind)) // its title
			}
		}
	}
	gather(e)
	table, cells, even := spread(rows)
	t.uneven = t.uneven || !even
	if table.Rows == 0 || table.Cols == 0 || t.uneven {
		return
	}
	rights := t.rights(table, cells)
	for i := range table.Cells {
		at := &table.Cells[i]
		at.Pos = block.Position{Page: t.pageOf(cells[i], rows[at.Row]), Table: number, Row: at.Row + 1, Column: at.Col + 1}
		below := where{kind: cells[i].Kind, right: rights[at.Col+at.ColSpan-1], cell: true, pos: at.Pos, out: &at.Blocks}
		t.walk(cells[i], below)
		t.lefts = nil
		at.SetTick()
	}
	*c.out = append(*c.out, block.Block{Kind: block.TableKind, Table: table, Pos: block.Position{Page: t.pageOf(e, e), Table: number}})
}

// spread gives the cells of rows their places, those that span several included; a cell
// that holds nothing is one too. Even tells that the cells fill the table. Where all cells
// of a row are heads, they are the heads of columns.
func spread(rows []*Element) (table *block.Table, cells []*Element, even bool) {
	table = &block.Table{Rows: len(rows)}
	taken := map[[2]int]bool{}
	for row, tr := range rows {
		col, heads, from := 0, true, len(cells)
		for i := range tr.count {
			e := &Element{}
			if k := tr.kids[i]; k != nil && k.element != nil {
				e = k.element
				heads = heads && e.Kind == "TH"
			}
			for taken[[2]int{row, col}] {
				col++
			}
			cell := block.Cell{Row: row, Col: col, RowSpan: min(max(e.RowSpan, 1), len(rows)-row), ColSpan: max(e.ColSpan, 1)}
			for r := range cell.RowSpan {
				for c := range cell.ColSpan {
					taken[[2]int{row + r, col + c}] = true
				}
			}
			col += cell.ColSpan
			table.Cols = max(table.Cols, col)
			table.Cells, cells = append(table.Cells, cell), append(cells, e)
		}
		for i := from; heads && i < len(cells); i++ {
			table.Cells[i].Header = true
		}
	}
	return table, cells, len(taken) == table.Rows*table.Cols
}

// rights gives how far text reaches in each column.
func (t *tagger) rights(table *block.Table, cells []*Element) []float64 {
	rights := make([]float64, table.Cols)
	for i, c := range table.Cells {
		claimed := map[mark]bool{}
		cells[i].marks(claimed, map[mark]bool{}, false)
		to := c.Col + c.ColSpan - 1
		for m := range claimed {
			for _, w := range t.words[m] {
				rights[to] = math.Max(rights[to], w.Right)
			}
		}
	}
	return rights
}

// pageOf gives the page an element starts on; where it is empty, that of its row.
func (t *tagger) pageOf(e, row *Element) int {
	for _, e := range []*Element{e, row} {
		claimed := map[mark]bool{}
		e.marks(claimed, map[mark]bool{}, false)
		first := 0
		for m := range claimed {
			if len(t.words[m]) > 0 && (first == 0 || m.page < first) {
				first = m.page
			}
		}
		if first > 0 {
			return first
		}
	}
	return 0
}
