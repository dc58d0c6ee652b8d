package phrase

import (
	"regexp"
	"strings"
)

var (
	emails = regexp.MustCompile(`[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+`)
	urls   = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>"'()\[\]|]+`)
	domain = regexp.MustCompile(`(?i)^[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:nl|com|eu|org|net|be|de|io|app|example|school|education)(?:/\S*)?$`)
	phones = regexp.MustCompile(`(?:\+\d{1,3}[\s\-–.()]*|\(?\b0)[\d][\d\s\-–.()/]{6,17}\d`)
	kvks   = regexp.MustCompile(`(?i)\b(?:kvk|k\.v\.k\.|handelsregister|kamer van koophandel|chamber of commerce)[^\d\n]{0,30}(\d{8})\b`)
)

// Email gives the first e-mail address in a text.
func Email(s string) string { return strings.TrimRight(emails.FindString(s), ".") }

// URL gives the first web address in a text; a text that is only a domain counts.
func URL(s string) string {
	if u := urls.FindString(s); u != "" {
		return strings.TrimRight(u, ".,;:!?)")
	}
	if t := strings.TrimRight(strings.TrimSpace(s), "."); domain.MatchString(t) {
		return t
	}
	return ""
}

// Phone gives the first telephone number in a text.
func Phone(s string) string {
	s = emails.ReplaceAllString(s, " ")
	for _, m := range phones.FindAllString(s, -1) {
		if n := countDigits(m); n >= 9 && n <= 14 {
			if !strings.Contains(m, ")") {
				m = strings.TrimPrefix(m, "(") // the bracket is around the number
			}
			return strings.TrimSpace(m)
		}
	}
	return ""
}

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// KvK gives the number in the trade register, when the text calls it so.
func KvK(s string) string {
	if m := kvks.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}
