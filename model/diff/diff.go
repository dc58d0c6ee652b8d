// Package diff tells what differs between two snapshots of a record, field by
// field, between two registers, record by record, and between two texts, word
// by word. It holds no sentence: what is said about a change is made from
// these values elsewhere.
//
// # Records
//
//	d := diff.Records(before, after)
//	for _, group := range d.Visible().Groups() { ... }
//
// Rows are matched by their RowID, so a row that was moved or renamed is the
// same row. Rows whose IDs are on one side only, as after a second import, are
// matched by what they say: a row that says the same, or nearly so under
// nearly the same title, was given another ID (Identified) and not removed and
// added. Of rows that changed places the fewest that explain the new order are
// called Moved.
//
// Paths in a Diff name rows by their ID in the first snapshot; an added row
// by its own.
//
// # What can be done with a Diff
//
// Apply makes the second snapshot of the first: for any two records of a kind
// Apply(a, Records(a, b)) says what b says, also where a list is broken (rows
// without ID, or two of the same), which is then replaced whole. Apply refuses
// (ErrMismatch) when what it must change is not what the Diff saw, so a Diff
// can be tried on a later snapshot. Select takes a part of it, to restore one
// field or row: Apply(newest, Select(Records(newest, old), path)). Invert
// turns it round. KeepRowIDs takes a second import as the rows it is about.
//
// Either side of Records may be nil: the record was created, or deleted. Its
// changes are those from or to an empty record.
package diff

import (
	"reflect"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Op says what happened to a field or row.
type Op string

// What can happen to a field or row.
const (
	Changed    Op = "changed"    // a leaf has another value
	Added      Op = "added"      // a row is new
	Removed    Op = "removed"    // a row is gone
	Moved      Op = "moved"      // a row stands elsewhere in its list
	Identified Op = "identified" // the same row has another ID
	Replaced   Op = "replaced"   // a list whose rows can't be told apart differs
)

// Change is one difference.
type Change struct {
	Path  field.Path   `json:"path"` // of the leaf, the row, or for Replaced the list
	Field *field.Field `json:"-"`    // the leaf, or the list the row is in
	Op    Op           `json:"op"`
	// Old and New are the values of a leaf in the types of package field, of
	// an Identified row its IDs, of a Replaced list all its rows. An empty
	// leaf has the empty value of its type.
	Old any `json:"old,omitempty"`
	New any `json:"new,omitempty"`
	// Row is a copy of the row that was added or removed, as the model's type.
	Row any `json:"row,omitempty"`
	// From and To are the places of a row in its list before and after, from
	// 0; -1 where it is not in it, and for everything but rows.
	From int `json:"from"`
	To   int `json:"to"`
	// In and Out are the items a leaf with several values gained and lost.
	// Both are empty when they only changed places.
	In  []string `json:"in,omitempty"`
	Out []string `json:"out,omitempty"`
	// Follows says that a reference changed only because what it refers to
	// has another ID: nothing to show.
	Follows bool `json:"follows,omitempty"`

	oldAfter, newAfter model.RowID // the row it stood, or stands, behind
}

// Diff is what differs between two snapshots of one record, in the order of
// the catalogue.
type Diff struct {
	Kind    model.Kind `json:"kind"`
	Created bool       `json:"created,omitempty"` // the first snapshot was nil
	Deleted bool       `json:"deleted,omitempty"` // the second was
	Changes []Change   `json:"changes"`
}

// Empty reports that the snapshots say the same.
func (d Diff) Empty() bool { return len(d.Changes) == 0 && !d.Created && !d.Deleted }

// Records compares two snapshots of one record. One of them may be nil; when
// both are, or when they are of different kinds, it returns an empty Diff.
func Records(a, b model.Record) Diff {
	d := Diff{Created: a == nil && b != nil, Deleted: b == nil && a != nil}
	switch {
	case d.Created:
		d.Kind, _ = b.Identity()
		a = model.New(d.Kind)
	case d.Deleted:
		d.Kind, _ = a.Identity()
		b = model.New(d.Kind)
	case a == nil:
		return d
	default:
		d.Kind, _ = a.Identity()
		if other, _ := b.Identity(); other != d.Kind {
			return Diff{Kind: d.Kind}
		}
		if reflect.DeepEqual(a, b) { // most records of two registers are
			return d
		}
	}
	c := comparer{a: sideOf(a), b: sideOf(b)}
	c.group(field.Of(d.Kind), "", "")
	d.Changes = c.changes
	d.follow()
	return d
}

// side is one of the two snapshots, taken apart.
type side struct {
	record model.Record
	leaves map[field.Path]any
	lists  map[field.Path][]model.RowID
}

func sideOf(record model.Record) side {
	s := side{record: record, leaves: map[field.Path]any{}, lists: map[field.Path][]model.RowID{}}
	field.Leaves(record, func(p field.Path, _ *field.Field, v any) { s.leaves[p] = v })
	field.EachList(record, func(p field.Path, _ *field.Field, ids []model.RowID) {
		if len(ids) > 0 {
			s.lists[p] = ids
		}
	})
	return s
}

func (s side) leaf(p field.Path, of *field.Field) any {
	if v, ok := s.leaves[p]; ok {
		return v
	}
	return emptyOf(of)
}

func emptyOf(of *field.Field) any {
	switch of.Type {
	case field.Count:
		return model.Count{}
	case field.Texts, field.Codes, field.RowRefs:
		return []string(nil)
	}
	return ""
}

// comparer walks both snapshots along the catalogue. The paths it is given
// are those of one place on either side, which differ below a row that got
// another ID.
type comparer struct {
	a, b    side
	changes []Change
}

func (c *comparer) group(of *field.Field, pa, pb field.Path) {
	for _, child := range of.Fields {
		ca, cb := pa.Field(child.Name), pb.Field(child.Name)
		switch {
		case child.Type == field.Group:
			c.group(child, ca, cb)
		case child.Type == field.Rows:
			c.rows(child, ca, cb)
		case of.Type == field.Rows && child.Name == "id": // rows are matched by it
		default:
			c.leaf(child, ca, cb)
		}
	}
}

func (c *comparer) leaf(of *field.Field, pa, pb field.Path) {
	old, now := c.a.leaf(pa, of), c.b.leaf(pb, of)
	if equal(old, now) {
		return
	}
	change := Change{Path: pa, Field: of, Op: Changed, Old: old, New: now, From: -1, To: -1}
	if texts, ok := old.([]string); ok {
		change.In, change.Out = without(now.([]string), texts), without(texts, now.([]string))
	}
	c.changes = append(c.changes, change)
}

// equal compares two values of a leaf.
func equal(a, b any) bool {
	switch a := a.(type) {
	case []string:
		b, ok := b.([]string)
		return ok && slices.Equal(a, b)
	case string, model.Count:
		return a == b
	}
	return false
}

// without returns the texts that others has fewer of.
func without(texts, others []string) []string {
	have := map[string]int{}
	for _, text := range others {
		have[text]++
	}
	var rest []string
	for _, text := range texts {
		if have[text]--; have[text] < 0 {
			rest = append(rest, text)
		}
	}
	return rest
}
