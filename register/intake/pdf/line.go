package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
)

// line is text that stands on one height.
type line struct {
	words       []Word
	left, right float64
	base        float64
	size        float64
	bold        bool     // all of it
	removed     []string // what is struck out in it
	gone        bool     // all of it is struck out
	number      int      // on its page, from 1
	page        int
}

// linesOf puts words that stand at one height behind each other.
func linesOf(words []Word) []line {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b Word) int { return cmp.Compare(a.Base, b.Base) })
	var lines []line
	for _, w := range words {
		if i := lineOf(lines, w); i >= 0 {
			lines[i].words = append(lines[i].words, w)
			if w.Size > lines[i].size {
				lines[i].size, lines[i].base = w.Size, w.Base
			}
			continue
		}
		lines = append(lines, line{words: []Word{w}, base: w.Base, size: w.Size})
	}
	for i := range lines {
		lines[i].settle()
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.base, b.base) })
	return lines
}

// lineOf finds the line a word stands on, small raised letters included; -1 for none.
func lineOf(lines []line, w Word) int {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-4; i-- {
		l := &lines[i]
		least, most := math.Min(l.size, w.Size), math.Max(l.size, w.Size)
		d := math.Abs(w.Base - l.base)
		switch {
		case d <= math.Max(least*0.3, 1):
			return i
		case least < most*0.8 && d < most*0.55 && beside(l.words, w):
			return i
		}
	}
	return -1
}

// beside tells whether a word stands next to one of those, and not above or below them.
func beside(words []Word, w Word) bool {
	near := false
	for _, o := range words {
		if w.Left < o.Right-1 && w.Right > o.Left+1 {
			return false
		}
		near = near || math.Abs(w.Left-o.Right) < 6 || math.Abs(o.Left-w.Right) < 6
	}
	return near
}

// settle puts the words of a line in order and takes stock of them.
func (l *line) settle() {
	slices.SortStableFunc(l.words, func(a, b Word) int { return cmp.Compare(a.Left, b.Left) })
	l.words = l.kept(once(l.words))
	l.left, l.right, l.bold = l.words[0].Left, l.words[0].Right, slices.ContainsFunc(l.words, func(w Word) bool { return w.Bold })
	letters := map[float64]int{}
	for _, w := range l.words {
		l.right = math.Max(l.right, w.Right)
		l.bold = l.bold && (w.Bold || !hasLetter(w.Text))
		letters[w.Size] += utf8.RuneCountInString(w.Text)
	}
	most := 0
	for _, w := range l.words {
		if letters[w.Size] > most {
			l.size, most = w.Size, letters[w.Size]
		}
	}
}

// kept takes what is struck out off the words of a line, unless that is all of it.
func (l *line) kept(words []Word) []Word {
	var out []Word
	for i, w := range words {
		switch {
		case !w.Struck:
			out = append(out, w)
		case i > 0 && words[i-1].Struck && len(l.removed) > 0:
			l.removed[len(l.removed)-1] += " " + w.Text
		default:
			l.removed = append(l.removed, w.Text)
		}
	}
	if l.gone = len(out) == 0; l.gone {
		return words
	}
	return out
}

// once drops words that are drawn twice on the same place, as some programs do to make
// them bold.
func once(words []Word) []Word {
	var out []Word
	for _, w := range words {
		twice := false
		for i := len(out) - 1; i >= 0 && i >= len(out)-3; i-- {
			o := &out[i]
			if o.Text == w.Text && math.Abs(o.Left-w.Left) < 1.2 && math.Abs(o.Base-w.Base) < 1.2 && !w.Field {
				twice, o.Bold = true, true
			}
		}
		if !twice {
			out = append(out, w)
		}
	}
	return out
}

// text writes the words of a line behind each other. A wide space becomes a tab when
// tabs are asked for.
func (l line) text(tabs bool) string {
	words, between := make([]string, len(l.words)), make([]string, len(l.words))
	for i, w := range l.words {
		words[i] = w.Text
		if i > 0 {
			gap := w.Left - l.words[i-1].Right
			switch {
			case w.Glued && gap < w.Size*0.2:
			case tabs && l.removed == nil && gap > math.Max(w.Size*1.6, 12):
				between[i] = "\t"
			default:
				between[i] = " "
			}
		}
	}
	leftwards(words, between)
	var b strings.Builder
	for i, w := range words {
		b.WriteString(between[i] + w)
	}
	return b.String()
}

// leftwards puts words that are read from right to left in the order in which they are
// read; their letters are in it already. What stands between two of them, as a number,
// goes along; a wide space ends it.
func leftwards(words, between []string) {
	for from := 0; from < len(words); from++ {
		if !readLeftwards(words[from]) {
			continue
		}
		to := from + 1
		for i := to; i < len(words) && between[i] != "\t"; i++ {
			if readLeftwards(words[i]) {
				to = i + 1
			} else if strings.ContainsFunc(words[i], unicode.IsLetter) {
				break
			}
		}
		slices.Reverse(words[from:to])
		slices.Reverse(between[from+1 : to])
		from = to - 1
	}
}

// readLeftwards tells whether a word is of a script that is read from right to left.
func readLeftwards(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana)
	})
}

// first gives the words of the line up to the first space.
func (l line) first() (text string, width float64) {
	end := l.words[0].Right
	text = l.words[0].Text
	for i := 1; i < len(l.words) && l.words[i].Glued; i++ {
		text, end = text+l.words[i].Text, l.words[i].Right
	}
	if before, _, ok := strings.Cut(text, " "); ok { // a line of a form field
		n := float64(utf8.RuneCountInString(text))
		return before, (end - l.left) * float64(utf8.RuneCountInString(before)) / n
	}
	return text, end - l.left
}

// segments cuts a line where there is more room than between words.
func (l line) segments(room float64) []line {
	var out []line
	from := 0
	for i := 1; i <= len(l.words); i++ {
		if i < len(l.words) && l.words[i].Left-l.words[i-1].Right <= room {
			continue
		}
		out = append(out, l.part(l.words[from:i]))
		from = i
	}
	return out
}

// part gives a line with some of its words.
func (l line) part(words []Word) line {
	p := line{words: slices.Clone(words), base: l.base, size: l.size, number: l.number, page: l.page}
	if words[0].Left == l.words[0].Left {
		p.removed = l.removed
	}
	p.settle()
	return p
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 0x2f && r < 0x3a || r > 0x40 && r < 0x2000 || block.IsValueSign(r) }) >= 0
}
