package report

import (
	"reflect"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/model/reference"
)

// What a table of the register needs to be filled in by a colleague and to come
// back: what each column holds, the words to choose from, and for each row what
// it is about (package origin).

// add says what the next columns hold, of what below describes.
func (f *FillIn) add(below *node, fields ...origin.Field) {
	for _, holds := range fields {
		h := Holds{Field: holds}
		if path := holds.Leaf(); path != "" {
			n, _ := below.at(path)
			if n.List != "" && n.Type != field.Codes {
				h.List, h.Free = n.List, n.Type != field.Code
			}
		}
		f.Columns = append(f.Columns, h)
	}
}

// fillIn says what the columns of a table of records hold, from the left; the others
// sum up what stands elsewhere.
func (t *Table) fillIn(kind model.Kind, fields ...origin.Field) {
	t.FillIn = &FillIn{New: origin.New{Kind: kind}}
	t.FillIn.add(nodes()[kind], fields...)
	t.FillIn.add(nodes()[kind], make([]origin.Field, len(t.Columns)-len(fields))...)
}

// ref says that a row is about the record, or about a group or list row of it.
func (s *source) ref(path field.Path) Cell {
	kind, id := s.record.Addr().Interface().(model.Record).Identity()
	return Cell{Kind: RefCell, Ref: &origin.Ref{Kind: kind, Record: id, Path: path}}
}

// refTo says that a row is about a row of a list of the record.
func (s *source) refTo(list *node, row reflect.Value) Cell {
	return s.ref(field.Path(list.Name).Row(model.RowID(row.FieldByName("ID").String())))
}

// holds says what of a row the column holds. What is written from several fields
// in words of its own can't be filled in.
func (c compiledColumn) holds(row *node) origin.Field {
	if c.write != nil {
		return ""
	}
	paths := make([]string, len(c.group))
	for i, g := range c.group {
		paths[i] = strings.TrimPrefix(g.node.Key, row.Key+".")
	}
	if c.leaf != nil {
		return origin.Field(paths[0])
	}
	return origin.Labelled(paths...)
}

// choices are the words of every list that columns of the tables offer. What is
// no longer valid is not offered.
func (w *Words) choices(tables []Table) []Choices {
	var all []Choices
	for _, t := range tables {
		if t.FillIn == nil {
			continue
		}
		for _, c := range t.FillIn.Columns {
			if c.List == "" || slices.ContainsFunc(all, func(k Choices) bool { return k.List == c.List }) {
				continue
			}
			k := Choices{List: c.List}
			for _, row := range reference.List(c.List).Rows() {
				if row.ValidOn(w.on) {
					k.Words = append(k.Words, w.Code(c.List, row.Code))
				}
			}
			all = append(all, k)
		}
	}
	return all
}
