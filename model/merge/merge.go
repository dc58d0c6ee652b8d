// Package merge brings together what two people made of one record apart. It
// compares both with what the record said when they parted, and holds no
// sentence: what is said about a conflict is made from these values elsewhere.
//
//	merged, conflicts := merge.Records(base, ours, theirs, nil)
//
// A field that one side changed becomes what that side made of it. Of a field
// with several values, what either side added is added and what either took
// out is taken out. Rows are matched by their RowID: rows that either side
// added are there, rows that either removed are gone, rows that either moved
// stand where they were moved to. A reference and the name printed beside it
// are one field.
//
// # Conflicts
//
// Where both sides changed the same thing differently there is a Conflict, and
// the caller chooses one of the sides. These are conflicts: a field that got
// two values; a row that one side removed and the other changed, or began to
// refer to; a list whose rows both put in another order; a list whose rows
// can't be told apart (see package diff) and that both changed.
//
// # What is promised
//
// Which side is called ours makes no difference: merging the other way round,
// with the same sides chosen, says the same. A merge with what both started
// from changes nothing, and nor does one with the same edit. Where there is no
// conflict, every row that either side added is there.
package merge

import (
	"reflect"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// Side is one of two that edited apart.
type Side string

// The two sides.
const (
	Ours   Side = "ours"
	Theirs Side = "theirs"
)

// About says what a Conflict is about.
type About string

// What a Conflict can be about.
const (
	Value  About = "value"  // a leaf: its values
	Row    About = "row"    // a row that one side removed: the row, nil where it is gone
	Order  About = "order"  // the order of a list: its RowIDs
	Rows   About = "rows"   // a list whose rows can't be told apart: all of them
	Record About = "record" // whether the record is there at all: the record, nil where it is gone; not from Records
)

// Abouts lists them all, so that a test can hold the wording complete.
func Abouts() []About { return []About{Value, Row, Order, Rows, Record} }

// Conflict is one thing that both sides changed differently.
type Conflict struct {
	About  About        `json:"about"`
	Path   field.Path   `json:"path"` // of the leaf, the row or the list
	Field  *field.Field `json:"-"`    // the leaf, or the list; nil for the record
	Base   any          `json:"base"`
	Ours   any          `json:"ours"`
	Theirs any          `json:"theirs"`
}

// Records merges two snapshots of one record, made from base; base is nil when
// both were made from nothing. Where they conflict, choose says which side
// counts; a nil choose takes ours. The conflicts are returned in the order of
// the catalogue, chosen or not. The snapshots must be of one kind; they stay
// as they are.
func Records(base, ours, theirs model.Record, choose func(Conflict) Side) (model.Record, []Conflict) {
	if base == nil {
		kind, _ := ours.Identity()
		base = model.New(kind)
	}
	if choose == nil {
		choose = func(Conflict) Side { return Ours }
	}
	m := merger{choose: choose, base: sideOf(field.Clone(base)), ours: sideOf(ours), theirs: sideOf(theirs), out: field.Clone(ours)}
	kind, _ := ours.Identity()
	m.group(field.Of(kind), "")
	m.dropReferences()
	return m.out, m.conflicts
}

// side is one of the snapshots, with what refers to its rows.
type side struct {
	record    model.Record
	referrers map[field.Path][]field.Path // the leaves that name a row, by its path
}

func sideOf(record model.Record) side {
	s := side{record: record, referrers: map[field.Path][]field.Path{}}
	field.Leaves(record, func(p field.Path, f *field.Field, v any) {
		if f.RowList == "" {
			return
		}
		ids, several := v.([]string)
		if !several {
			ids = []string{v.(string)}
		}
		for _, id := range ids {
			row := field.Path(f.RowList).Row(model.RowID(id))
			s.referrers[row] = append(s.referrers[row], p)
		}
	})
	return s
}

type merger struct {
	choose             func(Conflict) Side
	base, ours, theirs side // base also gets the rows that both sides added, empty
	out                model.Record
	conflicts          []Conflict
	dropped            []field.Path // rows that were chosen to be gone
}

// decide notes a conflict and reports whether theirs was chosen.
func (m *merger) decide(c Conflict) (theirs bool) {
	m.conflicts = append(m.conflicts, c)
	return m.choose(c) == Theirs
}

func (m *merger) group(of *field.Field, path field.Path) {
	for _, child := range of.Fields {
		at := path.Field(child.Name)
		switch {
		case child.Type == field.Group:
			m.group(child, at)
		case child.Type == field.Rows:
			m.list(child, at)
		case of.Type == field.Rows && child.Name == "id": // rows are matched by it
		case child.IsNameOf() != nil: // comes with its reference
		case child.Type == field.RecordRef && child.NameField != "":
			m.reference(of, child, path)
		default:
			m.leaf(child, at)
		}
	}
}

func (m *merger) leaf(of *field.Field, path field.Path) {
	base, ours, theirs := m.values(path)
	switch {
	case same(ours, theirs), same(base, theirs):
		return
	case same(base, ours):
	default:
		if all, ok := union(base, ours, theirs); ok {
			theirs = all
		} else if !m.decide(Conflict{About: Value, Path: path, Field: of, Base: base, Ours: ours, Theirs: theirs}) {
			return
		}
	}
	must(field.Set(m.out, path, theirs))
}

// reference merges a reference with the name that is printed beside it.
func (m *merger) reference(of, ref *field.Field, path field.Path) {
	at, nameAt := path.Field(ref.Name), path.Field(ref.NameField)
	base, ours, theirs := m.values(at)
	baseName, oursName, theirsName := m.values(nameAt)
	switch {
	case ours == theirs && oursName == theirsName, base == theirs && baseName == theirsName:
		return
	case base == ours && baseName == oursName:
	default:
		c := Conflict{About: Value, Path: nameAt, Field: of.Child(ref.NameField), Base: baseName, Ours: oursName, Theirs: theirsName}
		if oursName == theirsName {
			c = Conflict{About: Value, Path: at, Field: ref, Base: base, Ours: ours, Theirs: theirs}
		}
		if !m.decide(c) {
			return
		}
	}
	must(field.Set(m.out, at, theirs))
	must(field.Set(m.out, nameAt, theirsName))
}

// values are those of a leaf whose rows are on all sides.
func (m *merger) values(path field.Path) (base, ours, theirs any) {
	return got(field.Get(m.base.record, path)), got(field.Get(m.ours.record, path)), got(field.Get(m.theirs.record, path))
}

func same(a, b any) bool { return reflect.DeepEqual(a, b) }

// union merges leaves with several values, unless a value stands there twice
// or either side put those that were there in another order. Values that were
// added stand behind the others, in an order that does not tell the sides
// apart.
func union(base, ours, theirs any) (all []string, ok bool) {
	b, several := base.([]string)
	if !several {
		return nil, false
	}
	o, t := ours.([]string), theirs.([]string)
	if repeats(b) || repeats(o) || repeats(t) {
		return nil, false
	}
	stayed := both(both(b, o), t)
	if !slices.Equal(both(o, stayed), stayed) || !slices.Equal(both(t, stayed), stayed) {
		return nil, false
	}
	added := slices.Concat(without(o, b), without(t, b))
	slices.Sort(added)
	return append(stayed, slices.Compact(added)...), true
}

func repeats(texts []string) bool {
	sorted := slices.Sorted(slices.Values(texts))
	return len(slices.Compact(sorted)) < len(texts)
}

// both returns what is in a and in b, in the order of a.
func both[T comparable](a, b []T) []T {
	return slices.DeleteFunc(slices.Clone(a), func(v T) bool { return !slices.Contains(b, v) })
}

// without returns what is in a and not in b, in the order of a.
func without[T comparable](a, b []T) []T {
	return slices.DeleteFunc(slices.Clone(a), func(v T) bool { return slices.Contains(b, v) })
}

// dropReferences takes out what refers to rows that were chosen to be gone.
func (m *merger) dropReferences() {
	if len(m.dropped) == 0 {
		return
	}
	must(field.Replace(m.out, func(_ field.Path, f *field.Field, v any) (any, bool) {
		gone := func(id string) bool {
			return slices.Contains(m.dropped, field.Path(f.RowList).Row(model.RowID(id)))
		}
		switch v := v.(type) {
		case string:
			return "", f.RowList != "" && gone(v)
		case []string:
			return slices.DeleteFunc(slices.Clone(v), gone), f.RowList != "" && slices.ContainsFunc(v, gone)
		}
		return nil, false
	}))
}

// rowsDiffer reports whether two rows, or lists of rows, say something else.
func rowsDiffer(a, b any) bool { return !diff.SameRows(a, b) }

// got returns a value of a place that was just walked.
func got[T any](v T, err error) T {
	must(err)
	return v
}

func must(err error) {
	if err != nil {
		panic("merge: a place is gone while it is merged: " + err.Error())
	}
}
