package phrase

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/words"
)

var legalForm = regexp.MustCompile(`(?i)\b(?:b\.?\s?v\.?|n\.?\s?v\.?|v\.?o\.?f\.?|inc\.?|llc|ltd\.?|limited|gmbh|ag|s\.?a\.?r?\.?l?\.?|corp\.?|plc|stichting|coöperatie|u\.?a\.?|aps|ab|oy|pbc|ug|bvba|sas|srl|s\.r\.l\.?|s\.?à\s?r\.?\s?l\.?|c\.v\.|sprl|a/s|oü|pty|dac|ulc|llp|lp|kft|a\.s\.|s\.p\.a\.|spa|e\.v\.|eood|d\.o\.o\.|sp\.\s?z\s?o\.?o\.?|maatschap|eenmanszaak|(?-i:AS))(?:\s|,|$|\()`)

// LegalForm tells whether a text has the legal form of a firm in it.
func LegalForm(s string) bool { return legalForm.MatchString(postcode.ReplaceAllString(s, "") + " ") }

// postcode is a Dutch postcode, whose letters may be those of a legal form.
var postcode = regexp.MustCompile(`\b\d{4}\s?[A-Z]{2}\b`)

// PlaceLine tells whether a short text is the name of a place.
func PlaceLine(s string) bool {
	found := Places(s)
	return len(found) > 0 && len(strings.Fields(s)) <= 3
}

// Capital tells whether a text starts with a capital or a digit.
func Capital(s string) bool {
	return s != "" && strings.ToLower(s[:1]) != s[:1] || s != "" && s[0] >= '0' && s[0] <= '9'
}

var (
	withForm   = regexp.MustCompile(`(?:\b[A-Z0-9][\pL0-9&.'’\-]*\s+(?:(?:[A-Z0-9&][\pL0-9&.'’\-]*|van|de|der|den|of|and|en)\s+){0,4}?)(?:B\.?V\.?|b\.v\.|bv|N\.?V\.?|n\.v\.|nv|V\.?O\.?F\.?|vof|Inc\.?|LLC|LLP|DAC|ULC|Kft\.?|OÜ|Pty|UG|S\.p\.A\.|SpA|d\.o\.o\.|Sp\. z o\.o\.|Ltd\.?|GmbH|S\.?A\.?R?\.?L?\.?|Corp\.?|ApS|AB|AS|AG|Oy|SAS|BVBA|SPRL|SRL|S\.r\.l\.|S\.à\s?r\.l\.|C\.V\.|A/S|SE|PLC|Limited|U\.A\.)(?:[\s,.;:)]|$)`)
	capitalRun = regexp.MustCompile(`^(?:(?:de firma|het bedrijf|de diensten van|diensten van|the services of)\s+)?([A-Z][\pL0-9&.'’\-]*(?:\s+(?:[A-Z][\pL0-9&.'’\-]*|(?:van|de)\b))*)`)
)

// plainForm is a legal form written without points, so that the point behind it ends the
// sentence.
var plainForm = regexp.MustCompile(`\b(?:BV|bv|NV|nv|VOF|vof|LLC|LLP|DAC|GmbH|ApS|AB|Oy|SARL|SA|SAS|SRL|OÜ|UG|AG|SE)\.$`)

// sameFirm tells whether two names differ in the legal form at most.
func sameFirm(a, b string) bool {
	x, y := words.Fold(a), words.Fold(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	rest, ok := strings.CutPrefix(y, x)
	return ok && (rest == "" || LegalForm(strings.TrimSpace(rest)))
}

// Firms finds the names of firms in a sentence: what has a legal form, and what starts with a
// capital behind one of some words ("in handen van").
func Firms(s string, triggers []string) []string {
	var names []string
	add := func(n string) {
		n = strings.Trim(strings.TrimSpace(n), ",;:)(")
		if m := plainForm.FindString(n); m != "" {
			n = strings.TrimSuffix(n, ".")
		}
		if _, place := Country(n); n == "" || place || len(n) < 3 {
			return
		}
		for _, have := range names {
			if sameFirm(have, n) {
				return
			}
		}
		names = append(names, n)
	}
	for _, m := range withForm.FindAllString(s, -1) {
		add(m)
	}
	lower := strings.ToLower(s)
	for _, t := range triggers {
		i := strings.Index(lower, t+" ")
		if i < 0 || len(lower) != len(s) {
			continue
		}
		rest := s[i+len(t)+1:]
		for _, part := range regexp.MustCompile(`\s+(?:en|and|of)\s+|,\s*`).Split(rest, -1) {
			m := capitalRun.FindStringSubmatch(strings.TrimSpace(part))
			if m == nil {
				break
			}
			if PlaceLine(m[1]) || isSubword(m[1]) {
				break
			}
			add(strings.TrimSuffix(m[1], "."))
		}
	}
	return names
}

// isSubword tells whether a capitalised word is one of the model's own.
func isSubword(s string) bool {
	f := words.Fold(s)
	for _, w := range []string{"subverwerkers", "subverwerker", "subbewerkers", "verwerker", "de verwerker", "onderwijsinstelling", "persoonsgegevens"} {
		if f == w {
			return true
		}
	}
	return false
}
