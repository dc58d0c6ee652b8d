package phrase

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var sentenceEnd = regexp.MustCompile(`[.!?]["”')\]]?\s+`)

// Sentences cuts a text into its sentences and lines. Every letter of the text is
// in one of them.
func Sentences(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		for line = strings.TrimSpace(line); line != ""; {
			end := sentenceLength(line)
			if part := strings.TrimSpace(line[:end]); part != "" {
				out = append(out, part)
			}
			line = strings.TrimSpace(line[end:])
		}
	}
	return out
}

func sentenceLength(line string) int {
	for _, m := range sentenceEnd.FindAllStringIndex(line, -1) {
		next, _ := utf8.DecodeRuneInString(line[m[1]:])
		if unicode.IsLower(next) || unicode.IsDigit(next) && strings.EqualFold(lastWord(line[:m[0]]), "no") || line[m[0]] == '.' && abbreviated(line[:m[0]]) && !(LegalForm(lastWord(line[:m[0]+1])) && (starter(line[m[1]:]) || plainForm.MatchString(line[:m[0]+1]) && verbSoon(line[m[1]:]))) {
			continue
		}
		return m[1]
	}
	return len(line)
}

// starter tells whether a text begins with a word that begins sentences: then the point of
// the legal form before it ended one.
func starter(s string) bool {
	_, ok := vocabulary().words["starter"][strings.ToLower(FirstWord(s))]
	return ok
}

// verbSoon tells whether a verb is among the first words of a text: then it is a sentence, and no
// address behind the name of a firm.
func verbSoon(s string) bool {
	fields := strings.Fields(s)
	for _, f := range fields[min(1, len(fields)):min(5, len(fields))] {
		switch strings.ToLower(f) {
		case "is", "zijn", "wordt", "worden", "heeft", "hebben", "staat", "staan", "doet", "verzorgt", "levert", "gebruikt", "are", "has", "have", "will":
			return true
		}
	}
	return false
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " (\t")+1:] }

// abbreviated tells whether the point behind a text belongs to its last word: an
// abbreviation, a single letter, or a number in front.
func abbreviated(before string) bool {
	word := before[strings.LastIndexAny(before, " (\t")+1:]
	lower := strings.ToLower(word)
	if vocabulary().abbrev[lower] || utf8.RuneCountInString(word) == 1 && !isDigit(word) {
		return true
	}
	return isDigit(word) && len(word) <= 2 && strings.TrimSpace(strings.TrimSuffix(before, word)) == ""
}

func isDigit(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// Clauses cuts a sentence at commas, semicolons and brackets.
func Clauses(s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '(' || r == ')' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
