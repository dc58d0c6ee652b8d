package widgets

import (
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

// linePart is what one line shows of a cell.
type linePart struct {
	cell, from, to int
	x, width       float32
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
	w := wrapper{rulers: map[rulerKey]*ruler{}, width: width, top: look.Unit(8)}
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
	width  float32
	top    float32
	table  bool // the block before is a row of a table
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
	size := blockSize(b)
	line := fyne.MeasureText("Mg", size, fyne.TextStyle{}).Height + look.Unit(2)
	var columns [][]linePart // per cell, its lines
	most := 1
	for c, cell := range b.Cells {
		x, width := w.place(b, cell)
		r := w.ruler(size, b.Heading > 0 || cell.Strong)
		var parts []linePart
		for _, s := range wrapText(cell.Text, max(width, look.Unit(24)), r) {
			parts = append(parts, linePart{cell: c, from: s[0], to: s[1], x: x, width: width})
		}
		columns = append(columns, parts)
		most = max(most, len(parts))
	}
	before, after := look.Unit(1), look.Unit(3)
	switch {
	case b.Heading > 0:
		before, after = look.Unit(9), look.Unit(3)
	case len(b.Columns) > 0:
		before = look.Unit(3)
	case w.table:
		before = look.Unit(8) // behind a table
	}
	w.table = len(b.Columns) > 0
	for n := range most {
		l := textLine{block: at, top: w.top, height: line, first: n == 0}
		if n == 0 {
			l.text = before
			l.height += before
		}
		if n == most-1 {
			l.height += after
		}
		for _, parts := range columns {
			if n < len(parts) {
				l.parts = append(l.parts, parts[n])
			}
		}
		w.top += l.height
		w.lines = append(w.lines, l)
	}
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
