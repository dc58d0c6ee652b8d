package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens knows whether a text breaks words at the end of a line with hyphens.
type hyphens struct {
	words  map[string]bool // that stand in the text whole
	broken bool
}

// fewestBreaks is how many line ends in the middle of a word tell that a text breaks its words.
const fewestBreaks = 3

// hyphensOf counts the line ends that break a word, and those where a hyphen belongs to it.
func hyphensOf(lines []line) *hyphens {
	h := &hyphens{words: map[string]bool{}}
	for _, l := range lines {
		for _, w := range strings.Fields(l.text) {
			h.words[bareWord(w)] = true
		}
	}
	breaks, kept := 0, 0
	for i, l := range lines[:max(0, len(lines)-1)] {
		a := l.text[strings.LastIndexAny(l.text, " \t")+1:]
		b, _, _ := strings.Cut(lines[i+1].text, " ")
		if first, _ := utf8.DecodeRuneInString(b); !brokenWord(a) || !unicode.IsLower(first) {
			continue
		}
		breaks++
		if h.words[bareWord(a+b)] {
			kept++
		}
	}
	h.broken = breaks >= fewestBreaks && kept == 0
	return h
}

// brokenWord tells whether a word ends in a hyphen behind a small letter.
func brokenWord(word string) bool {
	stem, ok := strings.CutSuffix(word, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	return ok && utf8.RuneCountInString(stem) > 1 && unicode.IsLower(last)
}

func bareWord(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }))
}

// join puts a broken line together. A hyphen between letters at the break is kept, since nothing
// tells whether it belongs to the word, unless the text has the word without it, or breaks its
// words so all along.
func (h *hyphens) join(a, b string) string {
	if a == "" || !strings.HasSuffix(a, "-") || len(a) < 2 || a[len(a)-2] == ' ' {
		return strings.TrimSpace(a + " " + b)
	}
	last := a[strings.LastIndexAny(a, " \n\t")+1:]
	next, _, _ := strings.Cut(b, " ")
	first, _ := utf8.DecodeRuneInString(next)
	switch {
	case next == "en" || next == "of" || next == "and" || next == "or":
		return a + " " + b // "voor- en achternaam"
	case !unicode.IsLower(first) || !brokenWord(last) || h.words[bareWord(last+next)]:
		return a + b
	case h.broken || h.words[bareWord(strings.TrimSuffix(last, "-")+next)]:
		return a[:len(a)-1] + b
	}
	return a + b
}
