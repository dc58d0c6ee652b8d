package reference

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// Check says how sure the program is of a row.
type Check string

// How a row was checked.
const (
	Verified   Check = "V" // found in a public source
	Partly     Check = "P" // name found in a source, detail from memory
	Unverified Check = "M" // from memory: show it as "te controleren"
)

// The languages labels are in.
const (
	Dutch   = "nl"
	English = "en"
)

// Row is one row of a list.
type Row struct {
	Code           string
	NL, EN         string // the label
	NoteNL, NoteEN string // an explanation; may be empty
	Source         string // where it was found
	Check          Check
	CheckedOn      model.Date
	ValidFrom      model.Date // first day; empty: always
	ValidTo        model.Date // last day; empty: no end known
	ReplacedBy     string     // the code to choose instead
	Synonyms       []string   // other spellings, in any language

	extra map[string]string
}

// Label returns the words of the row in the language; other languages than
// Dutch get English.
func (r Row) Label(lang string) string {
	if lang == Dutch {
		return r.NL
	}
	return r.EN
}

// Note returns the explanation in the language; it may be empty.
func (r Row) Note(lang string) string {
	if lang == Dutch {
		return r.NoteNL
	}
	return r.NoteEN
}

// Caption returns the label with what one must know before choosing it: that
// it was not verified, or is not valid on that day.
func (r Row) Caption(lang string, on model.Date) string {
	unverified, invalid := " (te controleren)", " (niet geldig)"
	if lang != Dutch {
		unverified, invalid = " (to be checked)", " (not valid)"
	}
	caption := r.Label(lang)
	if r.Check == Unverified {
		caption += unverified
	}
	if !r.ValidOn(on) {
		caption += invalid
	}
	return caption
}

// Words returns the caption with the article of law that the row stands for, where it
// stands for one: what a code reads as on paper.
func (r Row) Words(lang string, on model.Date) string {
	if article := Article(r.Extra("article"), lang); article != "" {
		return r.Caption(lang, on) + " (" + article + ")"
	}
	return r.Caption(lang, on)
}

var articleForm = regexp.MustCompile(`^(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?$`)

// Article writes 6(1)(e) as "art. 6 lid 1 onder e AVG"; it is empty for what is no
// article.
func Article(article, lang string) string {
	m := articleForm.FindStringSubmatch(article)
	if m == nil {
		return ""
	}
	if lang != Dutch {
		return "art. " + article + " GDPR"
	}
	s := "art. " + m[1]
	if m[2] != "" {
		s += " lid " + m[2]
	}
	if m[3] != "" {
		s += " onder " + m[3]
	}
	return s + " AVG"
}

// Extra returns the value of a column that only this list has (see the package
// comment), or nothing.
func (r Row) Extra(column string) string { return r.extra[column] }

// ValidOn reports whether the row was valid on the day; for a month or a year,
// on any day of it. A date that is empty or no date asks for rows without end.
func (r Row) ValidOn(date model.Date) bool {
	first, ok := date.Day()
	if !ok {
		return r.ValidTo == ""
	}
	last, _ := date.LastDay()
	if from, ok := r.ValidFrom.Day(); ok && last.Before(from) {
		return false
	}
	to, ok := r.ValidTo.LastDay()
	return !ok || !first.After(to)
}

// Table is one reference list. A nil Table is empty.
type Table struct {
	Name string

	titleNL, titleEN string
	rows             []Row
	byCode           map[string]int
	byName           map[string]int // folded code, labels and synonyms
}

// Title returns the name of the list in words.
func (t *Table) Title(lang string) string {
	switch {
	case t == nil:
		return ""
	case lang == Dutch:
		return t.titleNL
	}
	return t.titleEN
}

// Row returns the row with that code.
func (t *Table) Row(code string) (Row, bool) {
	if t == nil {
		return Row{}, false
	}
	i, ok := t.byCode[code]
	if !ok {
		return Row{}, false
	}
	return t.rows[i], true
}

// Rows returns all rows, retired ones too, in the order they are shown.
func (t *Table) Rows() []Row {
	if t == nil {
		return nil
	}
	return slices.Clone(t.rows)
}

// ChoosableOn returns the rows that may be newly chosen on that day.
func (t *Table) ChoosableOn(date model.Date) []Row {
	return slices.DeleteFunc(t.Rows(), func(r Row) bool { return !r.ValidOn(date) })
}

// Label returns the words of a code. A code no row has is its own label.
func (t *Table) Label(code, lang string) string {
	if row, ok := t.Row(code); ok {
		return row.Label(lang)
	}
	return code
}

// Match returns the row that goes by exactly this name: its code, a label or a
// synonym, whatever the case, accents and punctuation.
func (t *Table) Match(name string) (Row, bool) {
	if t == nil {
		return Row{}, false
	}
	i, ok := t.byName[fold(name)]
	if !ok {
		return Row{}, false
	}
	return t.rows[i], true
}

// Search returns the rows that fit what somebody is typing, best first. An
// empty query fits every row.
func (t *Table) Search(query string) []Row {
	if t == nil {
		return nil
	}
	q := fold(query)
	var found [4][]Row
	for _, row := range t.rows {
		if rank := row.rank(q); rank < len(found) {
			found[rank] = append(found[rank], row)
		}
	}
	return slices.Concat(found[:]...)
}

// rank says how well a folded query fits: 0 the whole name, 1 its start, 2 the
// start of a word, 3 somewhere inside, 4 not.
func (r Row) rank(q string) int {
	best := 4
	for _, name := range r.names() {
		switch at := strings.Index(name, q); {
		case name == q:
			return 0
		case at == 0:
			best = min(best, 1)
		case strings.Contains(name, " "+q):
			best = min(best, 2)
		case at > 0 && len(q) > 2:
			best = min(best, 3)
		}
	}
	return best
}

func (r Row) names() []string {
	names := make([]string, 0, 3+len(r.Synonyms))
	for _, name := range slices.Concat([]string{r.Code, r.NL, r.EN}, r.Synonyms) {
		if name = fold(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (t *Table) add(row Row) {
	i := len(t.rows)
	t.rows = append(t.rows, row)
	t.byCode[row.Code] = i
	for _, name := range row.names() {
		if _, taken := t.byName[name]; !taken {
			t.byName[name] = i
		}
	}
}
