package pdf

import "encoding/binary"

// The boxes of forms, which the font does not have: drawn here, in every style
// alike.

// drawn are the characters that are drawn here, in the order of their glyphs,
// which are numbered behind those of the font.
var drawn = []rune{'☐', '☒'}

type point struct{ x, y int }

// boxWidth is how wide a box is with the room around it, of an em of 1000.
const boxWidth = 820

// contours are the lines of a drawn character, of an em of 1000: clockwise what
// is filled, the other way round what is left open in it.
func contours(r rune) [][]point {
	all := [][]point{
		{{70, -60}, {70, 690}, {750, 690}, {750, -60}},
		{{130, 0}, {690, 0}, {690, 630}, {130, 630}},
	}
	if r == '☒' {
		all = append(all,
			[]point{{205, 75}, {145, 135}, {615, 560}, {675, 500}},
			[]point{{205, 560}, {675, 135}, {615, 75}, {145, 500}})
	}
	return all
}

// box draws a character for a font with so many units to the em, as an entry of
// the table of outlines.
func box(r rune, unitsPerEm int) []byte {
	all := contours(r)
	out := binary.BigEndian.AppendUint16(nil, uint16(len(all)))
	scaled := func(v int) uint16 { return uint16(int16(v * unitsPerEm / 1000)) }
	for _, v := range []int{70, -60, 750, 690} {
		out = binary.BigEndian.AppendUint16(out, scaled(v))
	}
	last := -1
	for _, c := range all {
		last += len(c)
		out = binary.BigEndian.AppendUint16(out, uint16(last))
	}
	out = binary.BigEndian.AppendUint16(out, 0) // no instructions
	for range last + 1 {
		out = append(out, 1) // on the curve, with two bytes for each step
	}
	for _, along := range []func(point) int{func(p point) int { return p.x }, func(p point) int { return p.y }} {
		before := uint16(0)
		for _, c := range all {
			for _, p := range c {
				at := scaled(along(p))
				out = binary.BigEndian.AppendUint16(out, at-before)
				before = at
			}
		}
	}
	return out
}
