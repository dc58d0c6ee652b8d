package phrase

import (
	"regexp"
	"strings"
)

var listSeparators = regexp.MustCompile(`\s*[;\n,]\s*(?:en\s+|and\s+|of\s+)?`)

// Pieces cuts an enumeration into its parts.
func Pieces(s string) []string {
	var out []string
	parts := Split(s, listSeparators)
	for i, p := range parts {
		p = strings.Trim(p, " .•-–\t")
		if i == len(parts)-1 && len(parts) > 1 || len(parts) == 1 {
			if a, b, ok := cutAnd(p); ok {
				out = append(out, a, b)
				continue
			}
		}
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Split cuts a text where a separator of commas, semicolons and words between spaces stands
// outside brackets.
func Split(s string, separator *regexp.Regexp) []string {
	depth := 0
	flat := strings.Map(func(c rune) rune {
		switch {
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth > 0 && c == ',':
			return '\uE000'
		case depth > 0 && c == ';':
			return '\uE001'
		case depth > 0 && c == ' ':
			return '\uE002'
		}
		return c
	}, s)
	parts := separator.Split(flat, -1)
	for i, p := range parts {
		parts[i] = strings.NewReplacer("\uE000", ",", "\uE001", ";", "\uE002", " ").Replace(p)
	}
	return parts
}

// cutAnd parts "docenten en ouders" into its two words; longer texts stay whole.
func cutAnd(s string) (a, b string, ok bool) {
	for _, and := range []string{" en ", " and "} {
		a, b, ok = strings.Cut(s, and)
		if ok && !strings.HasSuffix(a, "-") && len(strings.Fields(a)) <= 2 && len(strings.Fields(b)) <= 2 && !strings.Contains(b, and) {
			return strings.TrimSpace(a), strings.TrimSpace(b), true
		}
	}
	return "", "", false
}

// FirstWord gives the first word of a text, without the sign behind it.
func FirstWord(s string) string {
	w, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return strings.TrimRight(w, ",;")
}
