package markup

import (
	"strings"

	"verwerkingsregister/register/intake/limits"
)

// Property finds a property of a document by its name, in the part that holds what the
// document says of itself, in a workbook of Excel as in one of LibreOffice: an element
// with that name, around the value. A part that is damaged has none.
func Property(part []byte, name string, t limits.Table) (value string, ok bool) {
	s, err := New(part, t)
	if err != nil {
		return "", false
	}
	for s.Next() {
		if s.Kind() != Start || s.Attr("name") != name {
			continue
		}
		depth := s.Depth()
		for s.Next() && s.Depth() >= depth {
			if s.Kind() == Text {
				value += string(s.Text())
			}
		}
		return strings.TrimSpace(value), s.Err() == nil
	}
	return "", false
}
