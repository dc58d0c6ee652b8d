package pdf

import (
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model/origin"
)

// A value of a record that stands in a text (package printable marks it) is an element of
// its own in the structure, with its name (package origin) and its text as it was before
// it was cut into lines.

// strip cuts a text into the lines of a column.
func (l look) strip(text string, x, width float64) strip {
	s := strip{x: x, look: l, lines: l.wrap(printable.Marked(text), width)}
	for _, p := range printable.Pieces(text) {
		if p.Value {
			s.values = append(s.values, p.Text)
		}
	}
	return s
}

// goesOn tells whether a value that was opened before or in a text is still open behind it.
func goesOn(text string, open bool) bool {
	for _, r := range text {
		if printable.IsMark(r) {
			open = !open
		}
	}
	return open
}

// draw draws some lines of a strip in an element, and the values in them in theirs.
func (f *flow) draw(s *strip, in *element, y float64, lines []line) {
	if len(s.values) == 0 {
		f.begin(in)
		f.lines(s.x, y, s.look, lines)
		f.end()
		return
	}
	for i, line := range lines {
		x, rest := s.x+line.indent, line.text
		if line.spaced {
			rest += " "
		}
		for rest != "" {
			piece, after, mark := rest, "", strings.IndexFunc(rest, printable.IsMark)
			if mark >= 0 {
				piece, after = rest[:mark], rest[mark+len("\ufdd0"):]
			}
			if piece != "" {
				f.begin(s.within(in))
				f.write(x, y+float64(i)*s.look.lead()+s.look.above(), s.look, piece)
				f.end()
				x += s.look.face.width(piece, s.look.size)
			}
			if mark >= 0 {
				f.turnValue(s, in)
			}
			rest = after
		}
	}
}

// within is the element that what comes next belongs to.
func (s *strip) within(in *element) *element {
	if s.value != nil {
		return s.value
	}
	return in
}

// turnValue opens the next value of a strip, or closes the one that is open.
func (f *flow) turnValue(s *strip, in *element) {
	if s.value != nil {
		f.tree.close(s.value)
		s.value = nil
		return
	}
	value := s.values[0]
	if len(s.values) > 1 {
		s.values = s.values[1:]
	}
	s.value = f.tree.open(in, "Span")
	s.value.extra = "/T" + text(origin.ValueName(value, "")) + "/ActualText" + text(value)
}
