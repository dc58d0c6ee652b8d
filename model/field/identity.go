package field

import (
	"reflect"
	"strings"

	"verwerkingsregister/model"
)

// EnsureRowIDs gives every row whose ID is missing, taken by a row before it,
// or no part of a path a new one from next, so that each row can be told apart
// and named by a path. References to a row follow it to its new ID.
func EnsureRowIDs(record model.Record, next func() model.RowID) {
	kind, _ := record.Identity()
	e := ensurer{next: next, renamed: map[string]map[string]string{}}
	e.group(reflect.ValueOf(record).Elem(), Of(kind), "")
	if len(e.renamed) > 0 {
		e.references(reflect.ValueOf(record).Elem(), Of(kind))
	}
}

// Addressable reports whether a row with that ID can be named by a path.
func Addressable(id model.RowID) bool {
	return id != "" && !strings.ContainsRune(string(id), ']')
}

type ensurer struct {
	next    func() model.RowID
	renamed map[string]map[string]string // old ID to new, per list of the record itself
}

func (e ensurer) group(v reflect.Value, f *Field, path Path) {
	for _, c := range f.Fields {
		cv, cp := v.FieldByIndex(c.index), path.Field(c.Name)
		switch c.Type {
		case Group:
			e.group(cv, c, cp)
		case Rows:
			e.rows(cv, c, cp)
		}
	}
}

func (e ensurer) rows(v reflect.Value, f *Field, path Path) {
	taken := make(map[model.RowID]int, v.Len())
	for i := range v.Len() {
		taken[rowID(v.Index(i))]++
	}
	seen := make(map[model.RowID]bool, v.Len())
	for i := range v.Len() {
		row, id := v.Index(i), rowID(v.Index(i))
		old := id
		for !Addressable(id) || seen[id] || id != old && taken[id] > 0 {
			id = e.next()
		}
		if id != old && old != "" && !seen[old] {
			if e.renamed[string(path)] == nil {
				e.renamed[string(path)] = map[string]string{}
			}
			e.renamed[string(path)][string(old)] = string(id)
		}
		seen[old], seen[id] = true, true
		row.FieldByName("ID").SetString(string(id))
		e.group(row, f, path.Row(id))
	}
}

func (e ensurer) references(v reflect.Value, f *Field) {
	for _, c := range f.Fields {
		cv, to := v.FieldByIndex(c.index), e.renamed[c.RowList]
		switch c.Type {
		case Group:
			e.references(cv, c)
		case Rows:
			for i := range cv.Len() {
				e.references(cv.Index(i), c)
			}
		case RowRef:
			if id, ok := to[cv.String()]; ok {
				cv.SetString(id)
			}
		case RowRefs:
			for i := range cv.Len() {
				if id, ok := to[cv.Index(i).String()]; ok {
					cv.Index(i).SetString(id)
				}
			}
		}
	}
}
