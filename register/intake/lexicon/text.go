package lexicon

import (
	"io/fs"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/words"
)

// Lines reads a file of phrases of the program's own, one a line, and folds them. Lines
// that start with # are remarks. A fault in such a file is a panic.
func Lines(files fs.FS, name string) []string {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		panic("lexicon: " + err.Error())
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if f := words.Fold(line); f != "" && !strings.HasPrefix(line, "#") {
			out = append(out, f)
		}
	}
	return out
}

// HasAny tells whether a folded text has one of some folded phrases as whole words.
func HasAny(folded string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return words.Contains(folded, p) })
}

// Sentences are sentences that forms and authors share, to be recognised with some words
// more or less.
type Sentences []sentence

type sentence struct {
	text  string
	words map[string]bool
}

// NewSentences makes a set of folded sentences.
func NewSentences(folded []string) Sentences {
	all := make(Sentences, 0, len(folded))
	for _, f := range folded {
		all = append(all, sentence{f, wordSet(f)})
	}
	return all
}

func wordSet(folded string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(folded) {
		set[w] = true
	}
	return set
}

// Has tells whether a text is one of the sentences, some words more or less allowed. A
// text without a letter is one of any.
func (s Sentences) Has(text string) bool {
	f := words.Fold(text)
	if f == "" {
		return true
	}
	set := wordSet(f)
	for _, b := range s {
		if f == b.text || len(set) >= 4 && words.Near(f, b.text) {
			return true
		}
		if len(set) < 6 || len(b.words) < 6 {
			continue
		}
		both := 0
		for w := range set {
			if b.words[w] {
				both++
			}
		}
		if both*100 >= 80*(len(set)+len(b.words)-both) {
			return true
		}
	}
	return false
}
