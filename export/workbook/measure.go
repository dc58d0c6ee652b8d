package workbook

import "unicode/utf8"

// Row heights are set by us: programs differ in whether they fit the height of
// a row when they open a file, and a row that is too low cuts text.

const (
	bodySize   = 9.0  // points, of the text of tables
	coverSize  = 10.0 // points, of the text of the cover
	lineFactor = 1.33 // height of a line, in sizes of the font
	padding    = 3.0  // points above and below the text of a row
	// maxHeight is the highest a row of Excel can be.
	maxHeight = 409.0
	// pixelsPerCharacter is the room a report's column gets for each character
	// of its width; pixelsPerUnit is the width of a digit in the workbook's
	// default font (Arial, 11 points), in which Excel counts the width of
	// columns; cellPadding is what a cell keeps free.
	pixelsPerCharacter = 7.0
	pixelsPerUnit      = 8.0
	cellPadding        = 5.0
	// slack allows for a font that is somewhat wider than Arial.
	slack = 1.03
)

// face is the looks of a text for measuring.
type face struct {
	size   float64
	factor float64 // of the widths, in pixels of 1/96 inch
	narrow [0x250]float64
}

// newFace works out the widths of the characters that most text consists of.
func newFace(size, boldness float64) *face {
	f := &face{size: size, factor: boldness / 1000 * size * 96 / 72 * slack}
	for r := range f.narrow {
		f.narrow[r] = latin(rune(r)) * f.factor
	}
	return f
}

var (
	bodyFace  = newFace(bodySize, 1)
	keyFace   = newFace(bodySize, 1.09)
	coverFace = newFace(coverSize, 1)
)

// advances are the widths of the printable ASCII characters of Arial, in
// thousandths of the size of the font.
var advances = [...]float64{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// latin is the width of a character below U+0250.
func latin(r rune) float64 {
	if r >= ' ' && int(r-' ') < len(advances) {
		return advances[r-' ']
	}
	return 667 // letters with accents
}

// advance is the width of a character, in pixels of 1/96 inch.
func (f *face) advance(r rune) float64 {
	switch {
	case int(r) < len(f.narrow):
		return f.narrow[r]
	case r < 0x2e80:
		return 780 * f.factor // other scripts, punctuation, signs
	}
	return 1000 * f.factor
}

// pixels is the room for text in a column of that many characters.
func pixels(width int) float64 { return max(float64(width)*pixelsPerCharacter-cellPadding, 20) }

// units is the width of such a column as Excel counts it.
func units(width int) float64 { return float64(width) * pixelsPerCharacter / pixelsPerUnit }

// height is what a row needs for that many lines.
func (f *face) height(lines int) float64 {
	return min(float64(lines)*f.size*lineFactor+padding, maxHeight)
}

// mostLines is the number of lines that fit the highest row.
func (f *face) mostLines() int {
	size := f.size * lineFactor
	return int((maxHeight - padding) / size)
}

// wrap walks through a text as a cell wraps it. It calls line, when given, at
// the start of every line but the first with the bytes before it; line returns
// false to stop. It returns the number of lines.
func (f *face) wrap(text string, room float64, line func(at int) bool) int {
	lines, x := 1, 0.0
	wordStart, wordX := 0, 0.0 // where the word began, and how wide it is
	next := func(at int, width float64) bool {
		lines, x = lines+1, width
		return line == nil || line(at)
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\n' {
			i += size
			wordStart, wordX = i, 0
			if !next(i, 0) {
				return lines
			}
			continue
		}
		width := f.advance(r)
		if x+width > room && r != ' ' {
			at, carried := wordStart, wordX
			if wordX+width > room || wordX >= x { // a word longer than the line is broken
				at, carried = i, 0
				wordStart, wordX = i, 0
			}
			if !next(at, carried) {
				return lines
			}
		}
		x += width
		i += size
		if r == ' ' || r == '\t' || r == '-' {
			wordStart, wordX = i, 0
		} else {
			wordX += width
		}
	}
	return lines
}

// lines is the number of lines a text takes.
func (f *face) lines(text string, room float64) int { return f.wrap(text, room, nil) }
