package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/words"
)

var (
	angled    = regexp.MustCompile(`<[^<>\n]{2,300}>`)
	squared   = regexp.MustCompile(`\[\[[^\[\]]{1,300}\]\]|\[[^\[\]\n]{2,300}\]|\[\s*[-–—.…_]\s*\]`)
	runs      = regexp.MustCompile(`_{3,}|\.{4,}|…{2,}|\b[xX]{4,}\b`)
	onlySigns = regexp.MustCompile(`^[\s.,;:|/\\\-–—_…()*]*$`)
)

// placeholders takes the placeholders of a form out of a value. It gives what is left,
// "" when nothing is, and whether there were any.
func (l *lexicons) placeholders(s string) (string, bool) {
	left := angled.ReplaceAllStringFunc(s, func(m string) string {
		if strings.Contains(m, "@") || strings.Contains(m, "://") {
			return m
		}
		return ""
	})
	left = squared.ReplaceAllString(left, "")
	left = runs.ReplaceAllString(left, "")
	if f := words.Fold(left); slices.ContainsFunc(l.prompts, func(p string) bool { return f == p || strings.HasPrefix(f, p+" ") && len(f) < len(p)+12 }) {
		left = ""
	}
	if left == s {
		return s, false
	}
	left = strings.TrimSpace(left)
	if onlySigns.MatchString(left) {
		left = ""
	}
	return left, true
}

// blank tells whether a text is nothing but a placeholder.
func (l *lexicons) blank(s string) bool {
	left, had := l.placeholders(s)
	return had && left == ""
}
