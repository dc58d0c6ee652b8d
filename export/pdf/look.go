package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/export/printable"
)

// colour is what a PDF operator takes: red, green and blue from 0 to 1.
type colour string

const (
	black colour = "0.1 0.1 0.12"
	grey  colour = "0.35 0.35 0.38" // still legible on a copy of a copy
	navy  colour = "0.12 0.23 0.37"
	pale  colour = "0.93 0.95 0.97"
	rule  colour = "0.75 0.79 0.84"
	white colour = "1 1 1"
)

// look is how a text looks.
type look struct {
	face   *face
	size   float64
	colour colour
}

// lead is the distance between two lines.
func (l look) lead() float64 { return l.size * 1.36 }

// above is how far the foot of the letters stands below the top of a line.
func (l look) above() float64 { return l.size * 1.04 }

// line is a piece of text that stands on one line.
type line struct {
	text   string
	indent float64
	spaced bool // the text goes on in the next line, with a space between
	ends   bool // the next line is another paragraph
}

// marks begin an item of a list; its further lines stand below its text.
const marks = "•–"

// hair is what the sum of widths may be off by.
const hair = 0.01

// joins tells whether a hyphen or slash stands there between two words, so that
// a line may end after it.
func joins(s string, i int) bool {
	if s[i] != '-' && s[i] != '/' {
		return false
	}
	before, size := utf8.DecodeLastRuneInString(s[:i])
	earlier, _ := utf8.DecodeLastRuneInString(s[:i-size])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsLetter(before) && unicode.IsLetter(earlier) && unicode.IsLetter(after)
}

// wrap cuts a text into lines. It breaks after a space, and after a hyphen or
// slash between words; a word that is wider than the line is broken anywhere.
func (l look) wrap(text string, width float64) []line {
	var lines []line
	open, hang := false, 0.0 // a value, which is one paragraph
	for paragraph := range strings.SplitSeq(text, "\n") {
		paragraph = strings.ReplaceAll(paragraph, "\t", "    ")
		from := len(lines)
		if !open {
			hang = 0
		}
		lines = l.wrapParagraph(lines, paragraph, width-hang)
		for i := range lines[from:] {
			lines[from+i].indent += hang
		}
		if !open {
			hang = l.hang(paragraph)
		}
		open = goesOn(paragraph, open)
		lines[len(lines)-1].ends = !open
	}
	return lines
}

func (l look) wrapParagraph(lines []line, s string, width float64) []line {
	scale := l.size / 1000
	limit, hang := width, l.hang(s)
	if hang > width/2 {
		hang = 0
	}
	start, used := 0, 0.0     // of the line being filled
	cut, usedAtCut := -1, 0.0 // the last place where it can be broken
	indent := 0.0             // of the line being filled
	emit := func(to, next int) {
		lines = append(lines, line{text: strings.TrimRight(s[start:to], " "), indent: indent, spaced: strings.HasSuffix(s[start:to], " ")})
		start, indent, limit, cut = next, hang, width-hang, -1
	}
	for i, r := range s {
		w := 0.0
		if !printable.IsMark(r) {
			w = float64(l.face.widths[l.face.number(r)]) * scale
		}
		if used+w > limit+hair && i > start && r != ' ' {
			if cut > start {
				used -= usedAtCut
				emit(cut, cut)
			}
			if used+w > limit+hair && i > start {
				emit(i, i)
				used = 0
			}
		}
		used += w
		if r == ' ' || joins(s, i) {
			cut, usedAtCut = i+1, used
		}
	}
	return append(lines, line{text: strings.TrimRight(s[start:], " "), indent: indent, ends: true})
}

// hang is how far the further lines of an item of a list stand in.
func (l look) hang(s string) float64 {
	rest := strings.TrimLeft(s, " ")
	for _, mark := range marks {
		if strings.HasPrefix(rest, string(mark)+" ") {
			return l.face.width(s[:len(s)-len(rest)]+string(mark)+" ", l.size)
		}
	}
	return l.face.width(s[:len(s)-len(rest)], l.size)
}

// widest is the width of the widest word: what a column needs at least.
func (l look) widest(text string) float64 {
	most, sum := 0, 0
	for i, r := range text {
		switch r {
		case ' ', '\n', '\t':
			sum = 0
			continue
		}
		if printable.IsMark(r) {
			continue
		}
		sum += l.face.widths[l.face.number(r)]
		most = max(most, sum)
		if joins(text, i) {
			sum = 0
		}
	}
	return float64(most) * l.size / 1000
}
