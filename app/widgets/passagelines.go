package widgets

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// textLine is one line of a wrapped text: a stretch of every cell of its block.
type textLine struct {
	block       int
	parts       []linePart
	top, height float32
	text        float32 // where the text begins in the line, from its top
	first       bool    // of its block
}

// linePart is what one line shows of a cell; of a cell of another block where it
// says under which heading of a table the line stands.
type linePart struct {
	block, cell, from, to int
	x                     float32
}

// ruler measures words of one size and weight, each once.
type ruler struct {
	size  float32
	style fyne.TextStyle
	known map[string]float32
}

func newRuler(size float32, bold bool) *ruler {
	return &ruler{size: size, style: fyne.TextStyle{Bold: bold}, known: map[string]float32{}}
}

func (r *ruler) width(text string) float32 {
	w, ok := r.known[text]
	if !ok {
		w = fyne.MeasureText(text, r.size, r.style).Width
		r.known[text] = w
	}
	return w
}

// blockSize is the size of the text of a block.
func blockSize(b TextBlock) float32 {
	if b.Heading == 1 {
		return look.Size(theme.SizeNameSubHeadingText)
	}
	return look.Size(theme.SizeNameText)
}

// wrapBlocks breaks a text into lines of a width.
func wrapBlocks(blocks []TextBlock, width float32) []textLine {
	w := wrapper{rulers: map[rulerKey]*ruler{}, blocks: blocks, width: width, top: look.Unit(8), heads: -1}
	for i, b := range blocks {
		w.block(i, b)
	}
	return w.lines
}

type rulerKey struct {
	size float32
	bold bool
}

type wrapper struct {
	rulers map[rulerKey]*ruler
	blocks []TextBlock
	width  float32
	top    float32
	table  bool // the block before is a row of a table
	heads  int  // the row with the headings of that table, -1 without one
	lines  []textLine
}

func (w *wrapper) ruler(size float32, bold bool) *ruler {
	key := rulerKey{size, bold}
	if w.rulers[key] == nil {
		w.rulers[key] = newRuler(size, bold)
	}
	return w.rulers[key]
}

// textEdge is the room at the left of a text, where the bar of the mark stands.
func textEdge() float32 { return look.Unit(12) }

func (w *wrapper) block(at int, b TextBlock) {
	before, after := look.Unit(1), look.Unit(3)
	switch {
	case b.Heading > 0:
		before, after = look.Unit(9), look.Unit(3)
	case len(b.Columns) > 0:
		before = look.Unit(3)
	case w.table:
		before = look.Unit(8) // behind a table
	}
	w.head(at, b)
	w.table = len(b.Columns) > 0
	shown := w.beside(at, b)
	if w.table && w.narrow(b) {
		shown = w.below(at, b)
	}
	line := fyne.MeasureText("Mg", blockSize(b), fyne.TextStyle{}).Height + look.Unit(2)
	for n, parts := range shown {
		l := textLine{block: at, parts: parts, top: w.top, height: line, first: n == 0}
		if n == 0 {
			l.text = before
			l.height += before
		}
		if n == len(shown)-1 {
			l.height += after
		}
		w.top += l.height
		w.lines = append(w.lines, l)
	}
}

// head notes the row of a table that has its headings: the last one of which
// every cell is strong.
func (w *wrapper) head(at int, b TextBlock) {
	if len(b.Columns) == 0 || !w.table {
		w.heads = -1
	}
	if len(b.Columns) > 0 && !slices.ContainsFunc(b.Cells, func(c TextCell) bool { return !c.Strong }) {
		w.heads = at
	}
}

// narrow tells whether the columns of a row are too narrow to be read: a word of
// ordinary length would be broken.
func (w *wrapper) narrow(b TextBlock) bool {
	return slices.ContainsFunc(b.Cells, func(c TextCell) bool {
		_, width := w.place(b, c)
		r := w.ruler(blockSize(b), c.Strong)
		return slices.ContainsFunc(strings.Fields(c.Text), func(word string) bool {
			return len(word) <= ordinaryWord && r.width(word) > width
		})
	})
}

// ordinaryWord is the length in bytes of words that may not be broken: longer ones
// are addresses of pages and the like.
const ordinaryWord = 14

// beside gives the lines of a block with its cells beside each other.
func (w *wrapper) beside(at int, b TextBlock) [][]linePart {
	lines := [][]linePart{nil}
	for c := range b.Cells {
		x, width := w.place(b, b.Cells[c])
		for n, part := range w.parts(linePart{block: at, cell: c, x: x}, width) {
			if n == len(lines) {
				lines = append(lines, nil)
			}
			lines[n] = append(lines[n], part)
		}
	}
	return lines
}

// below gives the lines of a row with its cells below each other, each beside the
// heading of its column; cells without text are left out.
func (w *wrapper) below(at int, b TextBlock) [][]linePart {
	var lines [][]linePart
	left := textEdge() + float32(b.Indent)*look.Unit(16)
	room := w.width - left - look.Unit(14)
	labels := room * 0.34
	for c, cell := range b.Cells {
		if cell.Text == "" {
			continue
		}
		var label []linePart
		x, width := left, room
		if h := w.headOf(at, cell); h >= 0 {
			label = w.parts(linePart{block: w.heads, cell: h, x: left}, labels-look.Unit(10))
			x, width = left+labels, room-labels
		}
		value := w.parts(linePart{block: at, cell: c, x: x}, width)
		for n := range max(len(label), len(value)) {
			var line []linePart
			if n < len(label) {
				line = append(line, label[n])
			}
			if n < len(value) {
				line = append(line, value[n])
			}
			lines = append(lines, line)
		}
	}
	if lines == nil {
		lines = [][]linePart{nil}
	}
	return lines
}

// headOf gives the heading above a cell, -1 when there is none.
func (w *wrapper) headOf(at int, cell TextCell) int {
	if w.heads < 0 || w.heads == at {
		return -1
	}
	return slices.IndexFunc(w.blocks[w.heads].Cells, func(h TextCell) bool {
		return h.Text != "" && h.Column <= cell.Column && cell.Column < h.Column+max(h.Span, 1)
	})
}

// parts breaks the text of a cell into lines.
func (w *wrapper) parts(of linePart, width float32) []linePart {
	b := w.blocks[of.block]
	cell := b.Cells[of.cell]
	r := w.ruler(blockSize(b), b.Heading > 0 || cell.Strong)
	var parts []linePart
	for _, s := range wrapText(cell.Text, max(width, look.Unit(24)), r) {
		of.from, of.to = s[0], s[1]
		parts = append(parts, of)
	}
	return parts
}

// place gives where a cell begins and how wide it is.
func (w *wrapper) place(b TextBlock, cell TextCell) (x, width float32) {
	x = textEdge() + float32(b.Indent)*look.Unit(16)
	room := w.width - x - look.Unit(14)
	if b.Marker != "" {
		step := fyne.MeasureText(b.Marker+" ", blockSize(b), fyne.TextStyle{Bold: b.Heading > 0}).Width
		return x + step, room - step
	}
	if len(b.Columns) == 0 {
		return x, room
	}
	total := float32(0)
	for _, share := range b.Columns {
		total += share
	}
	for i, share := range b.Columns {
		part := share / max(total, 0.001) * room
		switch {
		case i < cell.Column:
			x += part
		case i < cell.Column+max(cell.Span, 1):
			width += part
		}
	}
	return x, width - look.Unit(10)
}

// wrapText breaks a text between words. Each line is given by where it begins
// and ends in bytes; an empty text has one empty line.
func wrapText(text string, width float32, r *ruler) [][2]int {
	var lines [][2]int
	at := 0
	for para := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapParagraph(para, at, width, r)...)
		at += len(para) + 1
	}
	return lines
}

func wrapParagraph(text string, at int, width float32, r *ruler) [][2]int {
	var lines [][2]int
	start, end := 0, 0 // of the line so far, without the space behind it
	used := float32(0)
	for from := 0; from < len(text); {
		to := wordEnd(text, from)
		word := strings.TrimRightFunc(text[from:to], unicode.IsSpace)
		step := r.width(word)
		if used+step > width && from > start {
			lines = append(lines, [2]int{at + start, at + end})
			start, used = from, 0
		}
		if step > width {
			end = from + fitting(word, width, r)
			lines = append(lines, [2]int{at + start, at + end})
			start, used, from = end, 0, end
			continue
		}
		used += r.width(text[from:to])
		end, from = from+len(word), to
	}
	return append(lines, [2]int{at + start, at + max(start, end)})
}

// wordEnd gives the end of the word that begins at a place, with the space
// behind it.
func wordEnd(text string, from int) int {
	space := false
	for i, r := range text[from:] {
		if space && !unicode.IsSpace(r) {
			return from + i
		}
		space = space || unicode.IsSpace(r)
	}
	return len(text)
}

// fitting gives how many bytes of a long word fit in a width, at least one letter.
func fitting(word string, width float32, r *ruler) int {
	n := sort.Search(len(word), func(n int) bool {
		return fyne.MeasureText(strings.ToValidUTF8(word[:n+1], ""), r.size, r.style).Width > width
	})
	for n > 0 && n < len(word) && !utf8.RuneStart(word[n]) {
		n--
	}
	if n == 0 {
		_, n = utf8.DecodeRuneInString(word)
	}
	return n
}
