package register

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// fold brings text to the form in which it is searched and sorted: lower case,
// without accents.
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	s = norm.NFKD.String(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'ø':
			return 'o'
		}
		return r
	}, strings.ReplaceAll(s, "ß", "ss"))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// foldedWords splits text into folded words without the punctuation around
// them; what stands inside a word, as in e-mail or V-012, stays.
func foldedWords(s string) []string {
	words := strings.Fields(fold(s))
	kept := words[:0]
	for _, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// searchable returns the words of a record, each once, for the words table.
// Codes and IDs are no words; the number is.
func searchable(record model.Record) string {
	const usual = 500 // words of a record that is well filled in
	seen := make(map[string]bool, usual)
	note := func(s string) {
		for _, w := range foldedWords(s) {
			seen[w] = true
		}
	}
	note(record.RecordNumber())
	field.Values(record, func(f *field.Field, value any) {
		if f.Fixed {
			return
		}
		switch f.Type {
		case field.Text, field.LongText, field.Date:
			note(value.(string))
		case field.Texts:
			for _, s := range value.([]string) {
				note(s)
			}
		}
	})
	return strings.Join(slices.Sorted(maps.Keys(seen)), "\n")
}
