// Package words compares texts the way a person would: by their words, without
// regard for case, accents, hyphens, punctuation or the number in front, and
// with room for a slip of the pen. Headings, labels, countries and names of
// firms are all found through it.
package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a text to the form in which texts are compared: lower case, no
// accents, letters and digits only, one space between words. A hyphen or slash
// inside a word counts as a space, an apostrophe as nothing.
func Fold(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return foldLetters(norm.NFKD.String(strings.ToValidUTF8(s, " ")))
		}
	}
	return foldPlain(s)
}

// foldPlain folds a text without accents or signs of other scripts: most of what is read.
func foldPlain(s string) string {
	const toLower = 'a' - 'A'
	out := make([]byte, 0, len(s))
	gap, same := false, true // same: the text is in that form already
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += toLower
			same = false
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case c == '\'' || c == '`':
			same = false
			continue
		default:
			same = same && c == ' ' && !gap && len(out) > 0
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = append(out, c)
	}
	if same && !gap {
		return s
	}
	return string(out)
}

// foldLetters folds a text of which the accents stand apart.
func foldLetters(stripped string) string {
	var b strings.Builder
	b.Grow(len(stripped))
	gap := false
	for _, r := range stripped {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r):
		case r == '\'' || r == '’' || r == '‘' || r == '`':
		default:
			gap = true
		}
	}
	return b.String()
}

// Contains tells whether a folded text has a folded phrase as whole words.
func Contains(text, phrase string) bool { return Index(text, phrase) >= 0 }

// Index gives the place of a folded phrase in a folded text as whole words, -1
// when it is not there.
func Index(text, phrase string) int {
	if phrase == "" {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(phrase)
		if (i == 0 || text[i-1] == ' ') && (end == len(text) || text[end] == ' ') {
			return i
		}
		from = i + 1
	}
}

// maxCompared bounds the texts that are compared letter by letter.
const maxCompared = 200

// Distance counts the letters to add, drop, change or swap with their neighbour
// to get from one folded text to the other, up to a limit: past it, limit+1.
func Distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit || len(x) > maxCompared || len(y) > maxCompared {
		if a == b {
			return 0
		}
		return limit + 1
	}
	before, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
			best = min(best, cur[j])
		}
		if best > limit {
			return limit + 1
		}
		before, prev, cur = prev, cur, before
	}
	return min(prev[len(y)], limit+1)
}

// Near tells whether two folded texts are the same but for a slip: one letter in
// a text of six to twelve letters, two in a longer one, three from thirty on.
// Texts that differ in a digit are never near.
func Near(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	allowed := 0
	switch {
	case n >= 30:
		allowed = 3
	case n > 12:
		allowed = 2
	case n >= 6:
		allowed = 1
	}
	if d := len(a) - len(b); d > 2*allowed || -d > 2*allowed {
		return false // a letter has at most two bytes more than another
	}
	return allowed > 0 && sameDigits(a, b) && Distance(a, b, allowed) <= allowed
}

// sameDigits tells whether two texts have the same digits in the same order.
func sameDigits(a, b string) bool {
	for {
		x, restA := nextDigit(a)
		y, restB := nextDigit(b)
		if x != y {
			return false
		}
		if x == 0 {
			return true
		}
		a, b = restA, restB
	}
}

// nextDigit gives the first digit of a text and what stands behind it, 0 when there is none.
func nextDigit(s string) (rune, string) {
	for i, r := range s {
		if unicode.IsDigit(r) {
			return r, s[i+utf8.RuneLen(r):]
		}
	}
	return 0, ""
}
