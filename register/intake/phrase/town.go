package phrase

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/words"
)

// token is a folded word of a text and where it stands there.
type token struct {
	text     string
	from, to int
}

// tokensOf takes a text apart into the words its folded form has.
func tokensOf(s string) []token {
	var out []token
	add := func(from, to int) {
		for text := range strings.FieldsSeq(words.Fold(s[from:to])) {
			out = append(out, token{text, from, to})
		}
	}
	start := -1
	for i, c := range s {
		inWord := unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) || start >= 0 && strings.ContainsRune("'’‘`", c)
		switch {
		case inWord && start < 0:
			start = i
		case !inWord && start >= 0:
			add(start, i)
			start = -1
		}
	}
	if start >= 0 {
		add(start, len(s))
	}
	return out
}

func joined(tokens []token) string {
	texts := make([]string, len(tokens))
	for i, t := range tokens {
		texts[i] = t.text
	}
	return strings.Join(texts, " ")
}

// townsBeside gives the towns that stand beside the country at tokens i to i+n and that
// the lists do not know: "Leipstad, Duitsland", "Leipstad en Elfurt (Duitsland)",
// "Duitsland (Leipstad)".
func townsBeside(s string, tokens []token, i, n int) []string {
	if towns := townsBefore(s, tokens, i); towns != nil {
		return towns
	}
	last := tokens[i+n-1].to
	inside, _, closed := strings.Cut(strings.TrimPrefix(strings.TrimLeft(s[last:], " "), "("), ")")
	if !closed || !strings.HasPrefix(strings.TrimLeft(s[last:], " "), "(") || !Town(inside) {
		return nil
	}
	return []string{strings.TrimSpace(inside)}
}

func townsBefore(s string, tokens []token, i int) []string {
	if i == 0 {
		return nil
	}
	if gap := strings.TrimSpace(s[tokens[i-1].to:tokens[i].from]); gap != "," && gap != "(" {
		return nil
	}
	var towns []string
	for end := i; ; {
		from := end
		for from > 0 && (from == end || strings.Trim(s[tokens[from-1].to:tokens[from].from], " -") == "") && partOfTown(s, tokens[from-1]) {
			from--
		}
		if from == end || !mayStart(s, tokens, from) {
			return towns
		}
		town := strings.TrimSpace(s[tokens[from].from:tokens[end-1].to])
		if !Town(town) {
			return towns
		}
		towns = append([]string{town}, towns...)
		if from < 2 || tokens[from-1].text != "en" && tokens[from-1].text != "and" {
			return towns
		}
		end = from - 1
	}
}

// partOfTown tells whether a word may be part of the name of a town: it has a capital, or
// stands between such words ("Alphen aan den Rijn").
func partOfTown(s string, t token) bool {
	first, _ := utf8.DecodeRuneInString(s[t.from:])
	return unicode.IsUpper(first) || slices.Contains([]string{"aan", "den", "de", "der", "am", "an", "op", "upon", "sur", "les", "bad"}, t.text)
}

// mayStart tells whether the name of a town may start at a token: at the start of the
// text, behind a sign, or behind a word for a place.
func mayStart(s string, tokens []token, i int) bool {
	if i == 0 {
		return strings.TrimLeft(s[:tokens[0].from], " •–-*(") == ""
	}
	if strings.ContainsAny(s[tokens[i-1].to:tokens[i].from], ",;:(|\n/•") {
		return true
	}
	_, ok := vocabulary().words["at"][tokens[i-1].text]
	return ok
}

// Town tells whether a text may be the name of a town that the lists do not know: a few words with a capital, and
// none that names something else.
func Town(s string) bool {
	fields := tokensOf(s)
	if len(fields) == 0 || len(fields) > 4 || len(s) < 3 || strings.ToUpper(s) == s || strings.ContainsAny(s, "0123456789.,;:&") {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(s)); !unicode.IsUpper(first) {
		return false
	}
	for i := range fields {
		if _, no := vocabulary().words["no-place"][fields[i].text]; no {
			return false
		}
		if _, n := placeAt(fields, i); n > 0 {
			return false
		}
	}
	return true
}
