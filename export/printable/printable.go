// Package printable makes text fit to stand in a document that others open:
// what cannot be printed, what XML cannot hold and what makes a reader see
// another order than was written is taken out; everything else is kept to the
// letter.
//
//   - line ends (CR LF, CR, NEL, U+2028, U+2029) become a line feed; the tab stays;
//   - other control characters, non-characters and the characters that override
//     the direction of text (U+202A–202E, U+2066–2069) disappear;
//   - bytes that are not UTF-8 become U+FFFD.
//
// Text is idempotent: printable text comes back as it was.
package printable

import (
	"strings"
	"unicode/utf8"
)

// Text returns s without what cannot be printed.
func Text(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case r == '\r':
			if i < len(s) && s[i] == '\n' {
				i++
			}
			b.WriteByte('\n')
		case isLineEnd(r):
			b.WriteByte('\n')
		case !dropped(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Line is Text on one line: line feeds and tabs become spaces. It is for
// headings, sheet names and document properties.
func Line(s string) string {
	return strings.Join(strings.FieldsFunc(Text(s), func(r rune) bool { return r == '\n' || r == '\t' }), " ")
}

func clean(s string) bool {
	for i, r := range s {
		if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && (isLineEnd(r) || dropped(r)) {
			return false
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}

func isLineEnd(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

func dropped(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return false
}
