package bijsluiter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// linkCategories ties a row to the data categories a text names. What is named by another
// word than its number or label is likely.
func (r *reader) linkCategories(row proposal.Row, text string, ev proposal.Evidence) {
	l := &categoryLinks{reader: r, rows: r.applying()}
	if !l.lines(text) {
		l.read(text)
	}
	if l.loose {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	row.Set("dataCategories", l.ids, ev)
}

// linkable is a category with the words by which it is named, taken together once since every
// term and sub-processor is held against all of them.
type linkable struct {
	id     string
	code   string
	number string   // as the document prints it, or its code
	labels []string // folded
	says   string   // label and explanation, folded
	items  []string // folded
	titles []string // see titlesOf, glued
}

// linkables are the categories of a service that are not denied, while no more are found.
type linkables struct {
	item *proposal.Item
	all  int // categories there were, with those that are denied
	rows []linkable
}

// applying gives the categories that are not denied.
func (r *reader) applying() []linkable {
	rows := r.svc.Rows("dataCategories")
	if r.links.item == r.item && r.links.all == len(rows) {
		return r.links.rows
	}
	list := field.Of(model.KindService).Child("dataCategories")
	r.links = linkables{item: r.item, all: len(rows)}
	for _, row := range rows {
		if row.Text("applies") == "no" {
			continue
		}
		c := linkable{id: string(row.ID()), code: row.Text("code"), number: r.numbers[row.ID()], labels: ownLabels(row), says: words.Fold(row.Text("label") + " " + row.Text("text")), titles: glued(titlesOf(list, row))}
		if c.number == "" {
			c.number = c.code
		}
		for _, item := range row.Texts("items") {
			c.items = append(c.items, words.Fold(item))
		}
		r.links.rows = append(r.links.rows, c)
	}
	return r.links.rows
}

// glued gives names as they are compared.
func glued(names []string) []string {
	var all []string
	for _, name := range names {
		all = append(all, glue(name))
	}
	return all
}

// categoryLinks finds the categories a text names.
type categoryLinks struct {
	*reader
	rows  []linkable
	ids   []string
	loose bool // something was named by another word than its number or label
}

func (l *categoryLinks) add(rows ...linkable) {
	for _, row := range rows {
		if !slices.Contains(l.ids, row.id) {
			l.ids = append(l.ids, row.id)
		}
	}
}

func (l *categoryLinks) read(text string) {
	f := words.Fold(text)
	if l.lex.everything[f] || l.lex.everything[words.Fold(lexicon.WithoutBrackets(text))] {
		l.add(l.rows...)
		l.loose = true
		return
	}
	var left []string
	for _, part := range phrase.Pieces(text) {
		if !l.number(part) {
			left = append(left, part)
		}
	}
	l.labels(words.Fold(strings.Join(left, " , ")))
	for _, part := range left {
		l.synonym(part)
	}
}

// lines ties the categories whose labels are the lines of a text, and tells whether each
// line is one.
func (l *categoryLinks) lines(text string) bool {
	var named []linkable
	for _, line := range nonEmpty(strings.Split(text, "\n")...) {
		title := glue(line)
		i := slices.IndexFunc(l.rows, func(row linkable) bool { return slices.Contains(row.titles, title) })
		if i < 0 {
			return false
		}
		named = append(named, l.rows[i])
	}
	l.add(named...)
	return true
}

// categoryNumbers is a number of a category or a run of them, with what stands behind it.
var categoryNumbers = regexp.MustCompile(`(?i)^(?:categorie(?:ën|en)?|cat\.?|nrs?\.?|category|categories)?\s*(\d{1,2}\s?[a-c]?)(?:\s*(?:t/m|tot en met|–|-|to)\s*(\d{1,2}\s?[a-c]?))?[.):]?(?:\s+(.*)|\s*(\(.*\)))?$`)

// number reads a part that starts with the number of a category, as the document numbers
// them: "1a", "4 t/m 7", "12 (geluidsopnamen)".
func (l *categoryLinks) number(part string) bool {
	m := categoryNumbers.FindStringSubmatch(strings.TrimSpace(part))
	if m == nil {
		return false
	}
	from := strings.ToLower(strings.ReplaceAll(m[1], " ", ""))
	found := l.numbered(from)
	if m[2] != "" {
		a, _ := strconv.Atoi(strings.TrimRight(from, "abc"))
		b, _ := strconv.Atoi(strings.TrimRight(strings.ToLower(m[2]), "abc "))
		for n := a + 1; n <= min(b, 20); n++ {
			found = append(found, l.numbered(strconv.Itoa(n))...)
		}
	}
	about := words.Fold(m[3] + m[4])
	if !phrase.TermIn(part).Amount.IsZero() || len(found) == 0 {
		return false
	}
	if len(found) > 1 && m[2] == "" && about != "" {
		if narrow := saying(found, about); len(narrow) > 0 {
			found = narrow
		}
	}
	l.add(found...)
	return true
}

// numbered gives the rows that carry a number in the document, or have its code where the
// document numbers nothing. A whole number stands for its parts too.
func (l *categoryLinks) numbered(number string) []linkable {
	var out []linkable
	for _, row := range l.rows {
		if row.number == number || strings.TrimRight(row.number, "abc") == number {
			out = append(out, row)
		}
	}
	return out
}

// saying gives the rows whose label or explanation has the words.
func saying(rows []linkable, folded string) []linkable {
	var out []linkable
	for _, row := range rows {
		if words.Contains(row.says, folded) {
			out = append(out, row)
		}
	}
	return out
}

// labels finds the rows whose label stands in a folded text, by their own words and by
// those the model has for their code. A label that names people as well counts only when
// it stands alone: "contactgegevens van docenten" is not the category of docents.
func (l *categoryLinks) labels(f string) {
	taken := func(label string) bool {
		if label == "" || !words.Contains(f, label) || l.lex.subject(label) && f != label {
			return false
		}
		return true
	}
	var cut []string
	for _, row := range l.rows {
		for _, label := range row.labels {
			if taken(label) {
				l.add(row)
				cut = append(cut, label)
			}
		}
	}
	for _, label := range cut {
		f = strings.ReplaceAll(f, label, "|")
	}
	for _, e := range l.lex.categories.Entries() {
		if !taken(e.Text) {
			continue
		}
		f = strings.ReplaceAll(f, e.Text, "|")
		for _, row := range l.rows {
			if code := row.code; code == e.Key || e.Key == "1" && strings.HasPrefix(code, "1") && len(code) == 2 {
				l.add(row)
			}
		}
	}
}

// ownLabels gives the label of a row and the part behind "te weten" of it, folded.
func ownLabels(row proposal.Row) []string {
	label := row.Text("label")
	out := []string{words.Fold(label)}
	if _, sub, ok := splitColon(label); ok && len(sub) > 3 {
		out = append(out, words.Fold(sub))
	}
	return out
}

// synonym finds the row a part names by one of its data: "e-mailadres" is part of the
// contact details.
func (l *categoryLinks) synonym(part string) {
	f := words.Fold(part)
	code, known := l.lex.data.Whole(f)
	for _, row := range l.rows {
		named := known && code != "" && row.code == code || slices.Contains(row.items, f)
		if named && !slices.Contains(l.ids, row.id) {
			l.add(row)
			l.loose = true
		}
	}
}
