package report

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// node is a field of the catalogue together with its place in the Go value, so
// that a report reads a field without taking a path apart for every value.
type node struct {
	*field.Field
	index    []int
	children []*node
	nameOf   *node // for the name beside a reference: that reference
	name     *node // for a reference: the name beside it
}

var nodes = sync.OnceValue(func() map[model.Kind]*node {
	all := map[model.Kind]*node{}
	for _, kind := range model.Kinds() {
		root := &node{Field: field.Of(kind)}
		root.compile(reflect.TypeOf(model.New(kind)).Elem(), nil)
		root.pair()
		all[kind] = root
	}
	return all
})

func (n *node) compile(t reflect.Type, prefix []int) {
	for i := range t.NumField() {
		sf := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		if sf.Anonymous {
			n.compile(sf.Type, index)
			continue
		}
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		child := &node{Field: n.Child(name), index: index}
		switch child.Type {
		case field.Rows:
			child.compile(sf.Type.Elem(), nil)
		case field.Group:
			child.compile(sf.Type, nil)
		}
		n.children = append(n.children, child)
	}
}

// pair ties a reference to the name that stands beside it; the two are read as
// one.
func (n *node) pair() {
	for _, child := range n.children {
		if ref := child.IsNameOf(); ref != nil {
			child.nameOf = n.child(ref.Name)
			child.nameOf.name = child
		}
		child.pair()
	}
}

// child returns the field of that name, which must exist.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.Name == name {
			return c
		}
	}
	panic(fmt.Sprintf("report: %s has no field %q", n.Key, name))
}

// at returns the field at a dotted path of names, which must exist, with its
// index from n down. The path must not lead through rows.
func (n *node) at(path string) (*node, []int) {
	var index []int
	for name := range strings.SplitSeq(path, ".") {
		n = n.child(name)
		index = append(index, n.index...)
	}
	return n, index
}

// source is what the words of a value may depend on: the register for names of
// other records, and the record for names of its rows.
type source struct {
	words  *Words
	titles map[model.ID]string
	record reflect.Value
	root   *node
}

func (s *source) of(record model.Record) *source {
	kind, _ := record.Identity()
	return &source{words: s.words, titles: s.titles, record: reflect.ValueOf(record).Elem(), root: nodes()[kind]}
}

// titlesOf names every record that others may refer to.
func titlesOf(reg *model.Register) map[model.ID]string {
	titles := map[model.ID]string{}
	for _, record := range reg.Records() {
		if _, id := record.Identity(); id != "" {
			titles[id] = record.Title()
		}
	}
	return titles
}

// empty reports whether nothing is filled in.
func empty(v reflect.Value) bool { return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 }

// cell returns the value of a leaf as a cell.
func (s *source) cell(n *node, holder reflect.Value) Cell {
	v := holder.FieldByIndex(n.index)
	if n.Type == field.RecordRef {
		return s.words.OrMissing(s.reference(n, holder))
	}
	if empty(v) {
		return s.words.Missing()
	}
	switch n.Type {
	case field.Date:
		return s.words.Date(model.Date(v.String()))
	case field.Count:
		return s.words.Count(v.Interface().(model.Count))
	}
	return Text(s.text(n, holder))
}

// text returns the words of a leaf; empty when nothing is filled in.
func (s *source) text(n *node, holder reflect.Value) string {
	v := holder.FieldByIndex(n.index)
	if n.Type == field.RecordRef {
		return s.reference(n, holder)
	}
	if empty(v) {
		return ""
	}
	switch n.Type {
	case field.Code:
		return s.words.Code(n.List, v.String())
	case field.Codes, field.Texts, field.RowRefs:
		return strings.Join(s.several(n, v), "\n")
	case field.RowRef:
		return s.rowTitle(n.RowList, model.RowID(v.String()))
	case field.Date:
		return model.Date(v.String()).Format()
	case field.Count:
		return v.Interface().(model.Count).String()
	}
	if n.List != "" {
		return s.words.CodeOrText(n.List, v.String())
	}
	if n.TypeKey == "Service.language" {
		return s.words.languageName(v.String())
	}
	return v.String()
}

// several returns the words of a list of short values.
func (s *source) several(n *node, v reflect.Value) []string {
	lines := make([]string, v.Len())
	for i := range lines {
		value := v.Index(i)
		text := value.String()
		if value.CanInt() {
			text = strconv.FormatInt(value.Int(), 10)
		}
		switch n.Type {
		case field.Codes:
			text = s.words.Code(n.List, text)
		case field.RowRefs:
			text = s.rowTitle(n.RowList, model.RowID(text))
		}
		lines[i] = text
	}
	return lines
}

// reference names another record. The name as it was printed stands beside it
// when it is another one, or alone when the record is not there.
func (s *source) reference(n *node, holder reflect.Value) string {
	title, printed := s.titles[model.ID(holder.FieldByIndex(n.index).String())], ""
	if n.name != nil {
		printed = holder.FieldByIndex(n.name.index).String()
	}
	switch {
	case title == "" && printed == "" && !holder.FieldByIndex(n.index).IsZero():
		return s.words.Text("value.unknownRecord")
	case title == "" || title == printed:
		return printed
	case printed == "":
		return title
	}
	return fmt.Sprintf(s.words.Text("value.printedAs"), title, printed)
}

// rowTitle names a row of a list of this record.
func (s *source) rowTitle(list string, id model.RowID) string {
	n := s.root.child(list)
	rows := s.record.FieldByIndex(n.index)
	for i := range rows.Len() {
		row := rows.Index(i)
		if model.RowID(row.FieldByName("ID").String()) == id {
			if title := s.titleOf(n, row); title != "" {
				return title
			}
			return fmt.Sprintf(s.words.Text("value.unnamedRow"), i+1)
		}
	}
	return s.words.Text("value.unknownRow")
}

// titleOf names a row by the field that titles it, or else by its code: a
// category or purpose of a standard list may have no words of its own.
func (s *source) titleOf(rows *node, row reflect.Value) string {
	title, code := "", ""
	for _, c := range rows.children {
		switch {
		case c.Title && c.nameOf != nil:
			title = s.reference(c.nameOf, row)
		case c.Title:
			title = s.text(c, row)
		case c.Name == "code":
			code = s.text(c, row)
		}
	}
	if title == "" {
		return code
	}
	return title
}

// hidden tells which fields are never printed: keys of the program, and the
// name beside a reference, which is printed with it.
func (n *node) hidden() bool { return n.Name == "id" && n.Fixed || n.nameOf != nil }

// lines returns what is filled in below the fields, each on a line of its own
// with its label.
func (s *source) lines(fields []*node, holder reflect.Value) []string {
	var out []string
	for _, n := range fields {
		s.each(n, holder, "", func(label string, n *node, holder reflect.Value) {
			out = append(out, label+": "+s.inLine(n, holder))
		})
	}
	return out
}

// each visits every leaf below n that is filled in, with the labels that lead
// to it.
func (s *source) each(n *node, holder reflect.Value, prefix string, visit func(string, *node, reflect.Value)) {
	if n.hidden() {
		return
	}
	v := holder.FieldByIndex(n.index)
	if empty(v) && (n.Type != field.RecordRef || s.reference(n, holder) == "") {
		return // words cost time, and most fields are empty
	}
	label := prefix + s.words.Label(n.Field)
	switch n.Type {
	case field.Group:
		for _, child := range n.children {
			s.each(child, v, label+" – ", visit)
		}
	case field.Rows:
		for i := range v.Len() {
			row := v.Index(i)
			for _, child := range n.children {
				s.each(child, row, fmt.Sprintf("%s %d – ", label, i+1), visit)
			}
		}
	default:
		visit(label, n, holder)
	}
}

// inLine is text with a list of values on one line. Running text keeps its
// own lines.
func (s *source) inLine(n *node, holder reflect.Value) string {
	switch n.Type {
	case field.Codes, field.Texts, field.RowRefs:
		return strings.Join(s.several(n, holder.FieldByIndex(n.index)), "; ")
	}
	return s.text(n, holder)
}
