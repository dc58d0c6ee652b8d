package limits

import (
	"strings"
	"unicode/utf8"
)

// Clean makes text safe to show and to export: invalid UTF-8 becomes U+FFFD;
// control characters go, except tab and line feed (a carriage return becomes a
// line feed); direction overrides and isolates, invisible separators and byte
// order marks go; every kind of space becomes a plain space.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\r' {
			if i+1 == len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
		} else if r = cleanRune(r); r >= 0 {
			b.WriteRune(r)
		}
		i += size
	}
	return b.String()
}

func isClean(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c == 0x7f || c < ' ' && c != '\t' && c != '\n' {
			return cleanUnicode(s)
		}
	}
	return true
}

func cleanUnicode(s string) bool {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
		if r == '\r' || cleanRune(r) != r {
			return false
		}
	}
	return true
}

// cleanRune gives the rune to keep, or -1 for none.
func cleanRune(r rune) rune {
	switch {
	case r == '\t' || r == '\n':
		return r
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return '\n'
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return -1
	case r == 0xa0 || r == 0x1680 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f || r == 0x3000:
		return ' '
	case r == 0xad || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e:
		return -1
	case r >= 0x2060 && r <= 0x206f || r == 0xfeff || r >= 0xfff9 && r <= 0xfffb || r == 0xfffe || r == 0xffff:
		return -1
	case r == 0x61c || r == 0x180e || r >= 0xe0000 && r <= 0xe007f:
		return -1
	}
	return r
}
