package statement

import (
	"embed"
	"sync"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/words"
)

//go:embed data/*.csv data/*.txt
var files embed.FS

// vocabulary is compiled once from the embedded files.
var vocabulary = sync.OnceValue(compile)

// lexicons holds the words by which a statement is understood.
type lexicons struct {
	headings, activities, labels, bases, subjects, recipients, terms lexicon.List
	bare                                                             lexicon.List // legal bases in a word, which only count where a basis is asked

	kinds       map[string]kind   // of a datum, by its folded name
	recipientAs map[string]string // kind of a recipient, by its folded name
	vulnerable  map[string]bool   // groups that are, by their folded name
	lists       map[string][]string
	boiler      lexicon.Sentences
}

// kind is what the register asks about a datum. A weak one is also an everyday word, and
// counts beside others only.
type kind struct {
	code, special string
	weak          bool
}

func compile() *lexicons {
	l := &lexicons{kinds: map[string]kind{}, recipientAs: map[string]string{}, vulnerable: map[string]bool{}, lists: map[string][]string{}}
	for _, row := range words.Rows(files, "data/headings.csv") {
		l.headings.Add(row["text"], row["key"])
	}
	for _, row := range words.Rows(files, "data/activities.csv") {
		l.activities.Add(row["name"], row["name"])
	}
	for _, row := range words.Rows(files, "data/labels.csv") {
		l.labels.Add(row["text"], row["key"])
	}
	for _, row := range words.Rows(files, "data/bases.csv") {
		if row["alone"] == "yes" {
			l.bare.Add(row["text"], row["code"])
			continue
		}
		l.bases.Add(row["text"], row["code"])
	}
	for _, row := range words.Rows(files, "data/subjects.csv") {
		l.subjects.Add(row["name"], row["name"])
		l.vulnerable[words.Fold(row["name"])] = row["vulnerable"] == "yes"
	}
	for _, row := range words.Rows(files, "data/recipients.csv") {
		l.recipients.Add(row["name"], row["name"])
		l.recipientAs[words.Fold(row["name"])] = row["kind"]
	}
	for _, row := range words.Rows(files, "data/terms.csv") {
		l.terms.Add(row["text"], row["text"])
		l.kinds[words.Fold(row["text"])] = kind{row["kind"], row["special"], row["weak"] == "yes"}
	}
	for _, row := range words.Rows(files, "data/vocabulary.csv") {
		l.lists[row["list"]] = append(l.lists[row["list"]], words.Fold(row["word"]))
	}
	for _, list := range []*lexicon.List{&l.headings, &l.activities, &l.labels, &l.bases, &l.bare, &l.subjects, &l.recipients, &l.terms} {
		list.Sort()
	}
	l.boiler = lexicon.NewSentences(lexicon.Lines(files, "data/boilerplate.txt"))
	return l
}

// says tells whether a folded text has a word of one of some lists.
func (l *lexicons) says(folded string, lists ...string) bool {
	for _, name := range lists {
		if lexicon.HasAny(folded, l.lists[name]) {
			return true
		}
	}
	return false
}

// Codes gives the codes that the data files stand for, by reference list.
func Codes() map[string][]string {
	l := vocabulary()
	codes := map[string][]string{}
	for _, e := range l.bases.Entries() {
		codes["legal-basis"] = append(codes["legal-basis"], e.Key)
	}
	for _, k := range l.kinds {
		if k.code != "" {
			codes["data-kind"] = append(codes["data-kind"], k.code)
		}
		if k.special != "" {
			codes["special-category"] = append(codes["special-category"], k.special)
		}
	}
	for _, k := range l.recipientAs {
		codes["recipient-kind"] = append(codes["recipient-kind"], k)
	}
	return codes
}
