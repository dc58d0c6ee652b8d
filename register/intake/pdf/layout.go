package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// Layout makes a document of what was taken off its pages.
func Layout(pages []Page) *block.Document {
	doc := &block.Document{}
	pages = slices.Clone(pages)
	l := &layouter{doc: doc, widths: map[int]span{}}
	sheets := make([]sheet, len(pages))
	loose := make([][]line, len(pages))
	var all [][]line
	for i := range pages {
		sheets[i] = newSheet(i+1, pages[i])
		pages[i] = sheets[i].page
		loose[i] = sheets[i].lines
		all = append(all, loose[i])
		for _, g := range sheets[i].grids {
			all = append(all, g.lines()...)
		}
	}
	l.measure(all)
	dropMargins(doc, pages, loose)
	for i := range sheets {
		sheets[i].lines = loose[i]
		if len(loose[i]) > 0 {
			sheets[i].first = loose[i][0].number
		}
	}
	l.measureWidths(sheets)
	l.tight = l.tightParagraphs(sheets)
	for i := range sheets {
		l.sheet(&sheets[i])
	}
	l.flush()
	l.finish()
	return doc
}

// layouter puts pages under each other.
type layouter struct {
	doc        *block.Document
	vocabulary *vocabulary
	size       float64   // of the usual text
	heads      []float64 // sizes of headings, from large to small
	spacing    float64   // from line to line in a paragraph, in sizes
	tables     int
	// last is the table that ended the page before, to go on with on the next.
	last *placed
	// pending is text that no table followed yet, and the column it stands in.
	pending []line
	in      column
	// tight tells that paragraphs have no more room between them than lines have.
	tight bool
	// widths tells for pages of each width between which places text stands.
	widths map[int]span
}

// measure finds out what is usual in the document.
func (l *layouter) measure(all [][]line) {
	l.vocabulary = newVocabulary(all)
	letters, bold := map[float64]int{}, map[float64]int{}
	steps := map[int]int{}
	for _, lines := range all {
		for i, ln := range lines {
			size := rounded(ln.size)
			n := utf8.RuneCountInString(ln.text(false))
			letters[size] += n
			if ln.bold {
				bold[size] += n
			}
			if i > 0 && ln.size > 0 && rounded(lines[i-1].size) == size && ln.words[0].Left < lines[i-1].right {
				if step := (ln.base - lines[i-1].base) / ln.size; step > 0.8 && step < 2.5 {
					steps[int(math.Round(step*20))] += n
				}
			}
		}
	}
	l.size = mostCommon(letters)
	for size, n := range letters {
		if size >= l.size*1.12 && n < 3000 {
			l.heads = append(l.heads, size)
		}
	}
	slices.SortFunc(l.heads, func(a, b float64) int { return cmp.Compare(b, a) })
	l.spacing = 1.2
	if step := mostCommon(steps); step > 0 {
		l.spacing = math.Max(float64(step)/20, 1)
	}
}

// measureWidths finds out between which places text stands on pages of each width: from
// where lines start to where several full ones end. Lines of tables say nothing of that.
func (l *layouter) measureWidths(sheets []sheet) {
	rights := map[int][]float64{}
	for i := range sheets {
		key := int(math.Round(sheets[i].page.Width))
		all := extent(sheets[i].lines)
		for _, g := range sheets[i].grids {
			all.from = math.Min(all.from, g.xs[0]+4)
			rights[key] = append(rights[key], g.xs[len(g.xs)-1]-5)
		}
		if was, ok := l.widths[key]; ok {
			all.from = math.Min(all.from, was.from)
		}
		l.widths[key] = all
		for _, ln := range sheets[i].lines {
			if len(ln.gaps()) == 0 {
				rights[key] = append(rights[key], ln.right)
			}
		}
	}
	for key, s := range l.widths {
		s.to = fullRight(rights[key], float64(key)*0.85)
		l.widths[key] = s
	}
}

// tightParagraphs looks at lines that were ended on purpose: whether most of them have no
// more room below them than other lines.
func (l *layouter) tightParagraphs(sheets []sheet) bool {
	tight, roomy := 0, 0
	for i := range sheets {
		usual := l.textOn(&sheets[i])
		for k := 1; k < len(sheets[i].lines); k++ {
			above, ln := sheets[i].lines[k-1], sheets[i].lines[k]
			if above.right > usual.to-usual.width()*0.25 || above.bold || ln.bold || len(above.gaps())+len(ln.gaps()) > 0 || math.Abs(above.size-ln.size) > 0.5 {
				continue
			}
			if ln.base-above.base > l.spacing*ln.size*1.3+1.5 {
				roomy++
			} else {
				tight++
			}
		}
	}
	return tight > roomy
}

// fullRight gives the place before which at least three lines end, the rightmost; more
// of them when it is less far than usual, which is taken where too few lines tell.
func fullRight(rights []float64, usual float64) float64 {
	slices.SortFunc(rights, func(a, b float64) int { return cmp.Compare(b, a) })
	for i, r := range rights {
		need := 2
		if r < usual {
			need = 8
		}
		if i+need < len(rights) && rights[i+need] > r-30 {
			if r < usual {
				return rights[0] // many lines are short, and one that goes further tells that there is room
			}
			return r
		}
	}
	if len(rights) > 0 {
		usual = math.Max(usual, rights[0])
	}
	return usual
}

func rounded(size float64) float64 { return math.Round(size*2) / 2 }

// mostCommon gives the key with the highest count, the lowest of equals.
func mostCommon[K int | float64](counts map[K]int) K {
	var best K
	most := 0
	for k, n := range counts {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return best
}

// level gives the level of a heading by the size of its letters, 0 for usual text.
func (l *layouter) level(ln line) int {
	size := rounded(ln.size)
	if i := slices.Index(l.heads, size); i >= 0 {
		return min(i+1, 9)
	}
	return 0
}

// sheet is a page with its drawn tables and the lines outside them.
type sheet struct {
	number int
	page   Page
	grids  []*grid
	lines  []line
	first  int    // the number of its first line below the header
	rules  []rule // drawn lines that are part of no table
}

func newSheet(number int, p Page) sheet {
	p.Words = slices.Clone(p.Words)
	for i := range p.Words {
		p.Words[i].Text = strings.TrimSpace(limits.Clean(p.Words[i].Text))
	}
	p.Words = slices.DeleteFunc(p.Words, func(w Word) bool {
		return !sane(w.Left, w.Right, w.Top, w.Bottom, w.Base, w.Size) || w.Right < w.Left || w.Bottom < w.Top || w.Size <= 0 || w.Text == ""
	})
	p.Boxes = slices.DeleteFunc(slices.Clone(p.Boxes), func(b Box) bool {
		return !sane(b.Left, b.Right, b.Top, b.Bottom) || b.Right < b.Left || b.Bottom < b.Top
	})
	readTicks(&p)
	s := sheet{number: number, page: p}
	s.grids, s.rules = gridsOf(p.Boxes)
	var outside []Word
	for _, w := range upright(p.Words) {
		if g := gridAt(s.grids, w); g != nil {
			g.take(w)
			continue
		}
		outside = append(outside, w)
	}
	s.grids = slices.DeleteFunc(s.grids, func(g *grid) bool {
		if g.settle(number) {
			return false
		}
		for _, child := range g.children {
			child.parent = nil
		}
		outside = append(outside, g.words()...)
		s.rules = append(s.rules, g.horizontal...)
		return true
	})
	s.lines = linesOf(outside)
	s.count()
	return s
}

// count numbers the lines of a page, those in tables with those beside them.
func (s *sheet) count() {
	for i := range s.lines {
		s.lines[i].number, s.lines[i].page = i+1, s.number
	}
}

// upright puts what is written upwards into words that are whole lines, and leaves out
// what is written across the page.
func upright(words []Word) []Word {
	var out []Word
	at := -1
	for _, w := range words {
		switch {
		case w.Turn == 0:
			out = append(out, w)
			continue
		case w.Turn == Aslant:
			continue
		}
		if at >= 0 && inLine(out[at], w) {
			t := &out[at]
			t.Text += " " + w.Text
			t.Left, t.Right = math.Min(t.Left, w.Left), math.Max(t.Right, w.Right)
			t.Top, t.Bottom = math.Min(t.Top, w.Top), math.Max(t.Bottom, w.Bottom)
			t.Base = t.Bottom
			continue
		}
		out = append(out, w)
		at = len(out) - 1
	}
	return out
}

// inLine tells whether a turned word goes on in the direction of the one before it.
func inLine(a, b Word) bool {
	if a.Turn != b.Turn || math.Abs((a.Left+a.Right-b.Left-b.Right)/2) > b.Size*0.5 {
		return false
	}
	return math.Abs(a.Top-b.Bottom) < b.Size*2 || math.Abs(b.Top-a.Bottom) < b.Size*2
}

// across gives what is written across a page.
func across(words []Word) string {
	var parts []string
	for _, w := range words {
		if w.Turn == Aslant {
			parts = append(parts, w.Text)
		}
	}
	return strings.Join(parts, " ")
}

// sheet makes blocks of a page: its tables, and the text above, between and below them.
func (l *layouter) sheet(s *sheet) {
	if text := across(s.page.Words); text != "" && !slices.ContainsFunc(l.doc.Headers, func(b block.Block) bool { return b.Text == text }) {
		l.doc.Headers = append(l.doc.Headers, block.Block{Kind: block.Paragraph, Text: block.Tidy(text), Pos: block.Position{Part: block.InHeader, Page: s.number}})
	}
	from := 0
	for _, g := range s.grids {
		if g.parent != nil {
			continue
		}
		to := from
		for to < len(s.lines) && s.lines[to].base < g.ys[len(g.ys)-1] {
			to++
		}
		l.region(s, s.lines[from:to])
		l.place(l.drawn(s, g))
		from = to
	}
	l.region(s, s.lines[from:])
}

// region makes blocks of lines that stand outside drawn tables.
func (l *layouter) region(s *sheet, lines []line) {
	if len(lines) == 0 {
		return
	}
	for _, part := range l.parts(s, lines) {
		if part.table != nil {
			l.place(part.table)
			continue
		}
		l.finish()
		c := column{left: part.left, right: part.right}
		if len(l.pending) > 0 && (math.Abs(c.left-l.in.left) > 12 || math.Abs(c.right-l.in.right) > 12) {
			l.flush()
		}
		if len(l.pending) == 0 {
			l.in = c
		}
		l.pending = append(l.pending, part.lines...)
	}
}

// flush makes blocks of the text gathered so far.
func (l *layouter) flush() {
	l.doc.Blocks = append(l.doc.Blocks, l.paragraphs(l.pending, l.in, func(ln line) block.Position {
		return block.Position{Page: ln.page, Line: ln.number}
	})...)
	l.pending = nil
}
