package pdf

import "math"

// Page is what was taken off one page. Places are in points from its upper left corner,
// as the page is shown: a page that is turned has been turned.
type Page struct {
	Width, Height float64
	Words         []Word
	Boxes         []Box
}

// Word is a run of letters in one font, without a space in it.
type Word struct {
	Text string
	// Left to Bottom hold the letters with the room the font wants above and below.
	Left, Right, Top, Bottom float64
	// Base is the height at which the letters stand.
	Base float64
	Size float64
	Font string
	Bold bool
	// Glued tells that no space parts it from the word before it.
	Glued bool
	// Hyphen tells that the word ends in a hyphen at the end of a line.
	Hyphen bool
	// Turn is how the word is written: 0 upright, 1 upwards, 2 upside down, 3 downwards,
	// Aslant in any other direction.
	Turn int
	// Struck tells that a line is drawn through it.
	Struck bool
	// Field tells that the word was filled in on a form.
	Field bool
	// Mark is the number, and one, of the piece of the page that the word is part of for
	// the structure of the file; 0 is none.
	Mark int
	// Spaced tells that the file has a space behind the word.
	Spaced bool
}

// Aslant is the turn of what is written across a page, such as a watermark.
const Aslant = -1

// Box is where something is drawn: a line when it is thin, a frame or an area when it
// is not.
type Box struct {
	Left, Right, Top, Bottom float64
	// Filled tells that its area is painted in a colour that shows, Dark in a colour as
	// dark as text.
	Filled, Dark bool
	// Framed tells that its edge is drawn.
	Framed bool
	// Shape tells that it is no line, rectangle or round: a mark or a drawing.
	Shape bool
}

func (b Box) width() float64  { return b.Right - b.Left }
func (b Box) height() float64 { return b.Bottom - b.Top }

// holds tells whether the middle of another box lies in this one.
func (b Box) holds(x, y float64) bool {
	return x >= b.Left && x <= b.Right && y >= b.Top && y <= b.Bottom
}

// frame turns the places of the file, counted from a lower left corner, into those of
// the page as it is shown.
type frame struct {
	left, bottom, right, top float64
	turns                    int // quarters of a turn, clockwise
}

func (f frame) point(x, y float64) (float64, float64) {
	switch f.turns & 3 {
	case 1:
		return y - f.bottom, x - f.left
	case 2:
		return f.right - x, y - f.bottom
	case 3:
		return f.top - y, f.right - x
	}
	return x - f.left, f.top - y
}

// box gives left, right, top and bottom of what lies between two corners.
func (f frame) box(x0, y0, x1, y1 float64) (left, right, top, bottom float64) {
	ax, ay := f.point(x0, y0)
	bx, by := f.point(x1, y1)
	return math.Min(ax, bx), math.Max(ax, bx), math.Min(ay, by), math.Max(ay, by)
}

// size gives the width and height of the page as it is shown.
func (f frame) size() (width, height float64) {
	if f.turns&1 == 1 {
		return f.top - f.bottom, f.right - f.left
	}
	return f.right - f.left, f.top - f.bottom
}

// sane tells whether a number can be a place on a page.
func sane(all ...float64) bool {
	for _, v := range all {
		if math.IsNaN(v) || math.Abs(v) > 20_000 {
			return false
		}
	}
	return true
}
