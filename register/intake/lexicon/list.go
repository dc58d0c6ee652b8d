// Package lexicon holds the words by which documents are understood: phrases with the
// key each stands for, found in a text with room for slips. The words themselves are
// data files of the packages that read documents; nothing here knows any of them.
//
//	l.Add("Naam product en/of dienst", "product")
//	l.Sort()
//	key, ok := l.Whole(words.Fold("naam product of dienst"))
package lexicon

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/words"
)

// List is a set of folded phrases, each with the key it stands for.
type List struct {
	exact  map[string]string
	sorted []Entry           // longest first
	names  map[string]string // key -> its first phrase as it is written
	ready  bool              // sorted holds its order
}

// Entry is a folded phrase and its key.
type Entry struct{ Text, Key string }

// Add adds a phrase. The first of two with the same words counts.
func (l *List) Add(text, key string) {
	f := words.Fold(text)
	if f == "" {
		return
	}
	if l.exact == nil {
		l.exact, l.names = map[string]string{}, map[string]string{}
	}
	if l.names[key] == "" {
		l.names[key] = text
	}
	if _, taken := l.exact[f]; taken {
		return
	}
	l.exact[f] = key
	l.sorted, l.ready = append(l.sorted, Entry{f, key}), false
}

// Sort makes the list ready to be asked, when all phrases are in it.
func (l *List) Sort() {
	slices.SortStableFunc(l.sorted, func(a, b Entry) int { return len(b.Text) - len(a.Text) })
	l.ready = true
}

// Entries gives the phrases, longest first.
func (l *List) Entries() []Entry { return l.sorted }

// Name gives the first phrase of a key, as it is written.
func (l *List) Name(key string) string { return l.names[key] }

// Whole gives the key of a folded text that is one of the phrases, slips allowed.
func (l *List) Whole(folded string) (string, bool) {
	if folded == "" {
		return "", false
	}
	if key, ok := l.exact[folded]; ok {
		return key, true
	}
	for _, e := range l.alike(len(folded)) {
		if words.Near(e.Text, folded) {
			return e.Key, true
		}
	}
	return "", false
}

// furthest is how many bytes two texts may differ in length and still be near.
const furthest = 6

// alike gives the phrases that are about as long as a text.
func (l *List) alike(length int) []Entry {
	if !l.ready {
		return l.sorted
	}
	byLength := func(e Entry, n int) int { return n - len(e.Text) }
	from, _ := slices.BinarySearchFunc(l.sorted, length+furthest, byLength)
	to, _ := slices.BinarySearchFunc(l.sorted, length-furthest-1, byLength)
	return l.sorted[from:to]
}

// Start gives the longest phrase a folded text starts with, as whole words.
func (l *List) Start(folded string) (Entry, bool) {
	for _, e := range l.sorted {
		if folded == e.Text || strings.HasPrefix(folded, e.Text+" ") {
			return e, true
		}
	}
	return Entry{}, false
}

// Within gives the longest phrase that stands in a folded text.
func (l *List) Within(folded string) (Entry, bool) {
	for _, e := range l.sorted {
		if words.Contains(folded, e.Text) {
			return e, true
		}
	}
	return Entry{}, false
}

// WholeOf gives the key of a text in any of its forms, see [Forms].
func (l *List) WholeOf(text string) (string, bool) {
	for _, f := range Forms(text) {
		if key, ok := l.Whole(f); ok {
			return key, true
		}
	}
	return "", false
}
