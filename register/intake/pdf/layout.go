package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/text"
)

// Page is what was taken off one page. Places are in points from its upper left corner.
type Page struct {
	Height float64
	Pieces []Piece
	Boxes  []Box
}

// Piece is a run of text in one font.
type Piece struct {
	Text                     string
	Left, Right, Top, Bottom float64
	Size                     float64
	Font                     string
	Bold                     bool
}

// Box is where something is drawn: a line when it is thin, a frame when it is not.
type Box struct{ Left, Right, Top, Bottom float64 }

// line is text on one height of a page.
type line struct {
	pieces      []Piece
	top, bottom float64
	number      int
}

// Layout makes a document of the pieces of its pages.
func Layout(pages []Page) *block.Document {
	doc := &block.Document{}
	all := make([][]line, len(pages))
	for i, p := range pages {
		all[i] = linesOf(p.Pieces)
	}
	dropMargins(doc, pages, all)
	l := &layouter{doc: doc, size: usualSize(all)}
	for i, p := range pages {
		l.page(i+1, p, all[i])
	}
	l.flush()
	return doc
}

// layouter puts pages under each other.
type layouter struct {
	doc    *block.Document
	size   float64 // of the usual text
	left   float64 // of the text of the page at hand
	lines  []text.Line
	tables int
	// last is the drawn table that nothing followed yet, to go on with on a next page.
	last     *block.Table
	lastGrid grid
	lastPage int
}

// leftEdge is where the text of a page starts.
func leftEdge(lines []line) float64 {
	edge := math.Inf(1)
	for _, l := range lines {
		edge = math.Min(edge, l.pieces[0].Left)
	}
	return edge
}

// page splits a page into its drawn tables and the text around them.
func (l *layouter) page(number int, p Page, lines []line) {
	grids := gridsOf(p.Boxes)
	l.left = leftEdge(lines)
	done := make([]bool, len(grids))
	for _, ln := range lines {
		g := gridAt(grids, ln)
		if g < 0 {
			l.lines = append(l.lines, l.textLine(number, ln))
			continue
		}
		if done[g] {
			continue
		}
		done[g] = true
		l.flush()
		l.grid(number, grids[g], lines)
	}
	l.lines = append(l.lines, text.Line{Page: number})
}

// flush turns the lines gathered so far into blocks.
func (l *layouter) flush() {
	blocks := text.FromLines(l.lines, &l.tables)
	l.lines = nil
	if len(blocks) > 0 {
		l.last = nil
	}
	l.doc.Blocks = append(l.doc.Blocks, blocks...)
}

// linesOf puts pieces that stand at one height behind each other.
func linesOf(pieces []Piece) []line {
	pieces = slices.Clone(pieces)
	inherit(pieces)
	pieces = slices.DeleteFunc(pieces, func(p Piece) bool { return strings.TrimSpace(p.Text) == "" || !sane(p) })
	slices.SortStableFunc(pieces, func(a, b Piece) int { return compare(middle(a), middle(b)) })
	var lines []line
	for _, p := range pieces {
		// PDFium gives a hyphen at the end of a line as U+0002.
		p.Text = strings.NewReplacer("\n", " ", "\x02", "-").Replace(p.Text)
		p.Text = block.Symbols(fontName(p.Font), limits.Clean(p.Text))
		if n := len(lines); n > 0 {
			last := &lines[n-1]
			if m := middle(p); m >= last.top && m <= last.bottom && overlap(*last, p) {
				last.pieces = append(last.pieces, p)
				last.top, last.bottom = math.Min(last.top, p.Top), math.Max(last.bottom, p.Bottom)
				continue
			}
		}
		lines = append(lines, line{pieces: []Piece{p}, top: p.Top, bottom: p.Bottom})
	}
	for i := range lines {
		slices.SortStableFunc(lines[i].pieces, func(a, b Piece) int { return compare(a.Left, b.Left) })
		lines[i].number = i + 1
	}
	return lines
}

// inherit gives a piece without a font that of the piece before it, when both are as high.
func inherit(pieces []Piece) {
	for i := 1; i < len(pieces); i++ {
		p, before := &pieces[i], pieces[i-1]
		high, was := p.Bottom-p.Top, before.Bottom-before.Top
		if p.Font == "" && p.Size == 0 && high > was*0.75 && high < was*1.3 {
			p.Font, p.Size, p.Bold = before.Font, before.Size, before.Bold
		}
	}
}

// sane keeps numbers out that no page has.
func sane(p Piece) bool {
	for _, v := range []float64{p.Left, p.Right, p.Top, p.Bottom} {
		if math.IsNaN(v) || math.Abs(v) > 100_000 {
			return false
		}
	}
	return p.Bottom >= p.Top
}

func middle(p Piece) float64 { return (p.Top + p.Bottom) / 2 }

// overlap tells whether a piece stands on a line rather than just below it.
func overlap(l line, p Piece) bool {
	m := (l.top + l.bottom) / 2
	return m >= p.Top && m <= p.Bottom
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// fontName takes the tag of a subset and the cut off the name of a font.
func fontName(s string) string {
	if i := strings.IndexByte(s, '+'); i == 6 {
		s = s[7:]
	}
	s, _, _ = strings.Cut(s, "-")
	if rest, ok := strings.CutPrefix(s, "Wingdings"); ok && len(rest) == 1 {
		return "Wingdings " + rest
	}
	return s
}

// usualSize is the size most letters of the document have.
func usualSize(pages [][]line) float64 {
	letters := map[float64]int{}
	for _, lines := range pages {
		for _, l := range lines {
			for _, p := range l.pieces {
				letters[math.Round(p.Size*2)/2] += utf8.RuneCountInString(p.Text)
			}
		}
	}
	best, most := 0.0, 0
	for size, n := range letters {
		if n > most || n == most && size < best {
			best, most = size, n
		}
	}
	return best
}

// textLine writes a line with spaces where the page has room, so that columns stay
// columns.
func (l *layouter) textLine(page int, ln line) text.Line {
	out := text.Line{Number: ln.number, Page: page}
	bold, size := true, 0.0
	for _, p := range ln.pieces {
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		bold = bold && p.Bold
		size = math.Max(size, p.Size)
	}
	out.Text = l.spaced(ln.pieces, true)
	out.Bold = bold
	switch {
	case l.size > 0 && size >= l.size*1.5:
		out.Heading = 1
	case l.size > 0 && size >= l.size*1.12:
		out.Heading = 2
	}
	return out
}

// spaced joins the pieces of a line. In columns the distance from the left edge and
// between pieces becomes as many spaces as letters would fit in.
func (l *layouter) spaced(pieces []Piece, columns bool) string {
	var b strings.Builder
	width := math.Max(l.size, 6) * 0.5
	for i, p := range pieces {
		if i == 0 {
			if columns {
				b.WriteString(strings.Repeat(" ", min(max(int((p.Left-l.left)/width), 0), 200)))
			}
			b.WriteString(strings.TrimSpace(p.Text))
			continue
		}
		gap := p.Left - pieces[i-1].Right
		switch {
		case columns && gap > width*2.2:
			at := utf8.RuneCountInString(b.String())
			b.WriteString(strings.Repeat(" ", min(max(int((p.Left-l.left)/width)-at, 2), 200)))
		case gap > width*0.3 || strings.HasPrefix(p.Text, " ") || strings.HasSuffix(pieces[i-1].Text, " "):
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSpace(p.Text))
	}
	return b.String()
}

// dropMargins takes lines out that stand at the same height on most pages, numbers
// aside: the header and footer.
func dropMargins(doc *block.Document, pages []Page, all [][]line) {
	if len(pages) < 2 {
		return
	}
	type key struct {
		height int
		text   string
	}
	keyOf := func(l line) key { return key{int(math.Round(l.top / 4)), withoutDigits(plain(l))} }
	seen := map[key]int{}
	for i, lines := range all {
		for _, l := range lines {
			if l.top < pages[i].Height*0.12 || l.bottom > pages[i].Height*0.88 {
				seen[keyOf(l)]++
			}
		}
	}
	given := map[key]bool{}
	for i := range all {
		all[i] = slices.DeleteFunc(all[i], func(l line) bool {
			k := keyOf(l)
			if seen[k] < 2 || seen[k]*2 < len(pages) || l.top >= pages[i].Height*0.12 && l.bottom <= pages[i].Height*0.88 {
				return false
			}
			if given[k] {
				return true
			}
			given[k] = true
			b := block.Block{Kind: block.Paragraph, Text: block.Boxes(block.Tidy(plain(l)))}
			if l.top < pages[i].Height*0.12 {
				b.Pos = block.Position{Part: block.InHeader, Page: i + 1}
				doc.Headers = append(doc.Headers, b)
			} else {
				b.Pos = block.Position{Part: block.InFooter, Page: i + 1}
				doc.Footers = append(doc.Footers, b)
			}
			return true
		})
	}
}

func plain(l line) string {
	var parts []string
	for _, p := range l.pieces {
		parts = append(parts, strings.TrimSpace(p.Text))
	}
	return strings.Join(parts, " ")
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}
