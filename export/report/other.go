package report

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
)

// printedInFull are the fields that the main table of their kind prints to the
// letter. Fields that are only summed up there are not among them.
var printedInFull = map[model.Kind][]string{
	model.KindOrganisation: coverGroups,
	model.KindActivity:     {"number", "name", "role", "status", "department", "owner"},
	model.KindService:      {"number", "product", "vendorId", "status", "explanation", "targetGroup", "users", "modelVersion", "documentVersion", "documentDate"},
	model.KindParty:        {"number", "name", "kind", "status", "roles", "country", "kvk", "contact", "privacyContact", "fg"},
}

// shownElsewhere tells whether another table prints the field in full.
func shownElsewhere(kind model.Kind, n *node) bool {
	switch {
	case n.hidden(), slices.Contains(printedInFull[kind], n.Name):
		return true
	case kind == model.KindOrganisation:
		return onCover(n)
	case kind == model.KindActivity:
		return hasTable(n)
	}
	return false
}

// otherData is the table of every filled-in field that no other table has.
func (b *builder) otherData() Table {
	w := b.words
	t := Table{ID: "other", Title: w.Text("sheet.other"), Intro: w.Text("intro.other"), Empty: w.Text("empty.list"), Keys: 3}
	for _, c := range []struct {
		key   string
		width int
	}{{"column.kind", 13}, {"column.number", numberWidth}, {"column.name", 30}, {"column.part", 36}, {"column.data", 110}} {
		t.Columns = append(t.Columns, Column{Heading: w.Text(c.key), Width: c.width})
	}
	t.fillIn("", "", origin.Number, origin.Name, "", origin.AllLines)
	t.Count = 1 + len(b.reg.Activities) + len(b.reg.Services) + len(b.reg.Parties)
	t.Rows = b.otherRows()
	return t
}

func (b *builder) otherRows() iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		for _, record := range b.reg.Records() {
			r := otherRecord{b.source.of(record), b.otherHead(record), yield, true}
			kind, _ := record.Identity()
			r.all(slices.DeleteFunc(slices.Clone(r.root.children), func(n *node) bool { return shownElsewhere(kind, n) }))
			if !r.more {
				return
			}
		}
	}
}

// otherHead says which record a row is about.
func (b *builder) otherHead(record model.Record) []Cell {
	kind, _ := record.Identity()
	number := b.words.OrMissing(record.RecordNumber())
	if kind == model.KindOrganisation {
		number = Text("–") // it has none
	}
	return []Cell{Text(b.words.Text("kind." + string(kind))), number, b.words.OrMissing(record.Title())}
}

// otherRecord writes the rows of one record until the reader has enough.
type otherRecord struct {
	*source
	head  []Cell
	yield func([]Cell) bool
	more  bool
}

// all writes a row for each list row, for each group, and one for the single
// fields together.
func (r *otherRecord) all(fields []*node) {
	var single []*node
	for _, n := range fields {
		if n.Leaf() {
			single = append(single, n)
		}
	}
	r.part(r.words.Text("part.general"), single, r.record, r.ref(""))
	for _, n := range fields {
		v := r.record.FieldByIndex(n.index)
		label := r.words.Label(n.Field)
		switch n.Type {
		case field.Group:
			r.part(label, n.children, v, r.ref(field.Path(n.Name)))
		case field.Rows:
			for i := range v.Len() {
				part := fmt.Sprintf("%s – %d", label, i+1)
				if title := r.titleOf(n, v.Index(i)); title != "" {
					part += ". " + firstLine(title)
				}
				r.part(part, n.children, v.Index(i), r.refTo(n, v.Index(i)))
			}
		}
	}
}

// part writes a row of what is filled in, unless that is nothing.
func (r *otherRecord) part(part string, fields []*node, holder reflect.Value, ref Cell) {
	if !r.more {
		return
	}
	if lines := r.lines(fields, holder); len(lines) > 0 {
		r.more = r.yield(append(r.head[:len(r.head):len(r.head)], Text(part), Text(strings.Join(lines, "\n")), ref))
	}
}

// firstLine is the start of a text, to recognise it by.
func firstLine(s string) string {
	const longest = 80
	for i, r := range s {
		if r == '\n' {
			return s[:i] + " …"
		}
		if i >= longest {
			return s[:i] + "…"
		}
	}
	return s
}
