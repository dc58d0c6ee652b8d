package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// A tick box may be drawn instead of written: a small square or round, and for a tick
// something in it. Sizes are in points.
const (
	smallestBox = 4.5
	largestBox  = 18
)

// square tells whether a box is as small and square as a tick box.
func square(b Box) bool {
	w, h := b.width(), b.height()
	return !b.Shape && w >= smallestBox && w <= largestBox && h >= smallestBox && h <= largestBox && math.Abs(w-h) < math.Max(w, h)*0.25
}

// readTicks turns drawn tick boxes and drawn bullets into words, and takes them out of
// what is drawn.
func readTicks(p *Page) {
	empty := slices.ContainsFunc(p.Boxes, func(b Box) bool { return square(b) && !b.Dark && !cornerless(p, b) })
	var frames []Box
	var rest []Box
	for _, b := range p.Boxes {
		switch {
		case square(b) && (!b.Dark || b.Framed && empty) && !cornerless(p, b):
			frames = appendBox(frames, b)
		case drawnBullet(b) && beforeText(p.Words, b):
			p.Words = append(p.Words, drawnWord("•", b, p.Words))
		default:
			rest = append(rest, b)
		}
	}
	if len(frames) == 0 || len(frames) > 2000 {
		return
	}
	p.Boxes = rest
	for _, f := range frames {
		sign := block.UntickedSign
		if f.Dark || markedIn(p, f) {
			sign = block.TickedSign
		}
		words, known := withoutSignIn(p.Words, f)
		if !known {
			continue // a word in a square: not a box to tick
		}
		if len(words) < len(p.Words) {
			sign = block.TickedSign
		}
		p.Words = append(words, drawnWord(sign, f, words))
	}
}

// drawnBullet tells whether a box is as small and square as the dot before an item; a browser
// also draws its edge, and that alone for items in items.
func drawnBullet(b Box) bool {
	if b.Shape || b.width() <= 1.5 || math.Abs(b.width()-b.height()) >= 1 || b.width() >= 7 || b.height() >= 7 {
		return false
	}
	return b.Dark && !b.Framed || b.Framed && b.width() < smallestBox && b.height() < smallestBox
}

// cornerless tells whether a small square is part of something larger, a cell of a table:
// long lines run along it in both directions.
func cornerless(p *Page, b Box) bool {
	across, down := false, false
	for _, o := range p.Boxes {
		if o.width() < largestBox*1.5 && o.height() < largestBox*1.5 {
			continue
		}
		across = across || o.height() < 2 && (math.Abs(o.Top-b.Top) < 1 || math.Abs(o.Top-b.Bottom) < 1) && o.Left <= b.Left+1 && o.Right >= b.Right-1
		down = down || o.width() < 2 && (math.Abs(o.Left-b.Left) < 1 || math.Abs(o.Left-b.Right) < 1) && o.Top <= b.Top+1 && o.Bottom >= b.Bottom-1
	}
	return across && down
}

// appendBox keeps a box, once where several are drawn around each other.
func appendBox(all []Box, b Box) []Box {
	for i := len(all) - 1; i >= 0 && i >= len(all)-6; i-- {
		o := &all[i]
		if math.Abs((o.Left+o.Right-b.Left-b.Right)/2) < 2.5 && math.Abs((o.Top+o.Bottom-b.Top-b.Bottom)/2) < 2.5 {
			// a dark figure well inside a lighter one is a tick
			inner := b.Dark && b.width() < o.width()*0.85 || o.Dark && o.width() < b.width()*0.85
			if b.width() > o.width() {
				o.Left, o.Right, o.Top, o.Bottom = b.Left, b.Right, b.Top, b.Bottom
			}
			o.Dark = inner || o.Dark && b.Dark
			return all
		}
	}
	return append(all, b)
}

// markedIn tells whether something is drawn in a box.
func markedIn(p *Page, f Box) bool {
	side := f.width()
	return slices.ContainsFunc(p.Boxes, func(b Box) bool {
		if !f.holds((b.Left+b.Right)/2, (b.Top+b.Bottom)/2) || b.width() > side*1.5 || b.height() > side*1.5 {
			return false
		}
		return (b.Shape || b.Dark && !b.Framed) && math.Max(b.width(), b.height()) > side*0.3
	})
}

// withoutSignIn takes a sign that ticks a box out of the words. Known is false when
// there is a word in the box that is no such sign.
func withoutSignIn(words []Word, f Box) (rest []Word, known bool) {
	known = true
	for _, w := range words {
		if !f.holds((w.Left+w.Right)/2, (w.Top*1.2+w.Bottom*0.8)/2) {
			rest = append(rest, w)
			continue
		}
		if t := block.Boxes(w.Text); !strings.Contains("xXvV✗✘×✕✖■●•\ufffd"+block.TickedSign, t) {
			known = false
		}
	}
	return rest, known
}

// beforeText tells whether a box stands just before the first letters of a line.
func beforeText(words []Word, b Box) bool {
	m := (b.Top + b.Bottom) / 2
	for _, w := range words {
		if w.Top < m && w.Bottom > m && w.Left > b.Right && w.Left-b.Right < 30 {
			return true
		}
	}
	return false
}

// drawnWord makes a word of what is drawn, on the line of the text beside it.
func drawnWord(sign string, b Box, words []Word) Word {
	m := (b.Top + b.Bottom) / 2
	w := Word{Text: sign, Left: b.Left, Right: b.Right, Top: b.Top, Bottom: b.Bottom, Base: b.Bottom, Size: b.height()}
	var near []Word
	for _, o := range words {
		if o.Turn == 0 && o.Top <= m && o.Bottom >= m {
			near = append(near, o)
		}
	}
	if len(near) == 0 {
		return w
	}
	o := slices.MinFunc(near, func(x, y Word) int { return cmp.Compare(away(x, b), away(y, b)) })
	w.Base, w.Size, w.Top, w.Bottom, w.Bold = o.Base, o.Size, o.Top, o.Bottom, o.Bold
	return w
}

func away(w Word, b Box) float64 {
	switch {
	case w.Left > b.Right:
		return w.Left - b.Right
	case w.Right < b.Left:
		return b.Left - w.Right
	}
	return 0
}
