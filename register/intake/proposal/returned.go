package proposal

import (
	"maps"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
)

// Returned says that an item is no record as a document tells of it, but what
// somebody changed of one in an export of the register itself. The item has the ID
// of that record and of its rows. Its evidence says what was changed: a leaf that has
// evidence and no value was emptied; a leaf without is there to be recognised only.
type Returned struct {
	// Mark is the state of the register that was exported.
	Mark origin.Mark
	// New are the rows that were added; their IDs are of the proposal.
	New []field.Path
}

func (r *Returned) adds(row field.Path) bool { return r != nil && slices.Contains(r.New, row) }

// Return makes an item of what was changed of a record of the register, which has that
// ID and number.
func (it *Item) Return(id model.ID, number string, mark origin.Mark) {
	it.Record.SetIdentity(id, number)
	it.Returned = &Returned{Mark: mark}
}

// Clone copies what can be edited of an item.
func (it *Item) Clone() *Item {
	c := *it
	c.Record, c.Evidence = field.Clone(it.Record), maps.Clone(it.Evidence)
	return &c
}

// Empty says that somebody emptied a field.
func (r Row) Empty(name string, ev Evidence) { r.item.Evidence[r.at(name)] = ev }

// Known gives the row of a list that the register knows by that ID, with no more of it
// than is put there. It is false where the model has no such list.
func (r Row) Known(list string, id model.RowID) (Row, bool) {
	path := r.at(list)
	have, err := field.RowIDs(r.item.Record, path)
	if err != nil || !field.Addressable(id) {
		return Row{}, false
	}
	if !slices.Contains(have, id) && field.AddRow(r.item.Record, path, id) != nil {
		return Row{}, false
	}
	return Row{item: r.item, path: path.Row(id), id: id}, true
}

// ReturnedTo gives the record of a register that an item changes, nil when it is gone or
// the item is none that came back.
func ReturnedTo(reg *model.Register, it *Item) model.Record {
	if it.Returned == nil {
		return nil
	}
	kind, id := it.Record.Identity()
	for _, r := range reg.Records() {
		if k, at := r.Identity(); k == kind && at == id && id != "" {
			return r
		}
	}
	return nil
}

// returning puts the changes in the record as it is now. What was changed here as well
// since the export stays, and is a conflict.
type returning struct {
	pl        *planner
	item      *Item
	accepted  Accepted
	current   model.Record
	base      model.Record // as exported; nil when this register never had that state
	rows      map[field.Path]field.Path
	ids       map[string]string // of rows that were added: in the proposal, in the register
	conflicts []Conflict
	changed   bool
}

func (pl *planner) returned(a Accepted) Step {
	it := pl.proposal.Items[a.Item]
	r := &returning{pl: pl, item: it, accepted: a, rows: map[field.Path]field.Path{}, ids: map[string]string{}}
	known := ReturnedTo(pl.reg.State, it)
	if known == nil {
		r.current = field.Clone(a.Record)
		for _, path := range r.paths() {
			r.conflicts = append(r.conflicts, Conflict{Path: path, Proposed: get(a.Record, path)})
		}
		return Step{Item: a.Item, Record: r.current, Conflicts: r.conflicts}
	}
	kind, id := known.Identity()
	if pl.reg.Exported != nil {
		r.base = pl.reg.Exported(kind, id, it.Returned.Mark)
	}
	r.current = field.Clone(known)
	for _, row := range it.Returned.New {
		r.add(row)
	}
	for _, path := range r.paths() {
		r.leaf(kind, path)
	}
	return Step{Item: a.Item, Record: r.current, Known: true, Changed: r.changed, Conflicts: r.conflicts}
}

// paths are the leaves that are taken over, in order.
func (r *returning) paths() []field.Path {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(r.item.Evidence)), func(p field.Path) bool {
		return slices.ContainsFunc(r.accepted.Refused, func(refused field.Path) bool { return p.Within(refused) })
	})
}

// add adds a row, unless it was refused.
func (r *returning) add(row field.Path) {
	list := row.Parent()
	ids, err := field.RowIDs(r.accepted.Record, list)
	if err != nil || !slices.ContainsFunc(ids, func(id model.RowID) bool { return list.Row(id) == row }) {
		return
	}
	m := merger{reg: r.pl.reg, current: r.current}
	id := m.addRow(list)
	r.changed = r.changed || m.changed
	r.rows[row] = list.Row(id)
	for _, was := range ids {
		if list.Row(was) == row {
			r.ids[string(was)] = string(id)
		}
	}
}

// here is the path of a leaf in the register.
func (r *returning) here(path field.Path) (at field.Path, added bool) {
	for from, to := range r.rows {
		if path.Within(from) {
			return to + path[len(from):], true
		}
	}
	return path, false
}

func (r *returning) leaf(kind model.Kind, path field.Path) {
	f, err := field.At(kind, path)
	if err != nil || f.Fixed {
		return
	}
	at, added := r.here(path)
	to := r.translated(f, get(r.accepted.Record, path))
	if _, err := field.Get(r.current, at); err != nil { // the row is gone
		r.conflicts = append(r.conflicts, Conflict{Path: at, Proposed: to})
		return
	}
	is, was := r.said(f, r.current, at), r.said(f, r.base, at)
	switch {
	case equal(is, to), r.base != nil && !added && equal(was, to):
	case added, r.base != nil && equal(is, was), r.base == nil && empty(is):
		r.put(f, at, to)
	default:
		c := Conflict{Path: at, Kept: is, Proposed: to, From: path, Before: was, News: true}
		if r.pl.reg.Follow != nil {
			_, id := r.current.Identity()
			c.Followed = r.pl.reg.Follow(id, c)
		}
		if c.Followed {
			r.put(f, at, to)
		}
		r.conflicts = append(r.conflicts, c)
	}
}

// said is the value of a leaf as it is printed: of a name beside a reference, what the
// record is called.
func (r *returning) said(f *field.Field, record model.Record, at field.Path) any {
	v := get(record, at)
	ref := f.IsNameOf()
	if ref == nil {
		return v
	}
	id, _ := get(record, at.Parent().Field(ref.Name)).(string)
	for _, other := range r.pl.reg.State.Records() {
		if kind, is := other.Identity(); id != "" && kind == ref.Ref && string(is) == id && other.Title() != "" {
			return other.Title()
		}
	}
	return v
}

func (r *returning) put(f *field.Field, at field.Path, to any) {
	if to == nil || field.Set(r.current, at, to) != nil {
		return
	}
	r.changed = true
	if ref := f.IsNameOf(); ref != nil {
		name, _ := to.(string)
		_ = field.Set(r.current, at.Parent().Field(ref.Name), string(r.pl.find(ref.Ref, name)))
	}
}

// translated gives rows that were added the IDs they have in the register, and leaves
// out rows that are not there.
func (r *returning) translated(f *field.Field, v any) any {
	if f.Type != field.RowRef && f.Type != field.RowRefs {
		return v
	}
	here, _ := field.RowIDs(r.current, field.Path(f.RowList))
	is := func(id string) string {
		if to, ok := r.ids[id]; ok {
			id = to
		}
		if !slices.Contains(here, model.RowID(id)) {
			return ""
		}
		return id
	}
	switch v := v.(type) {
	case string:
		return is(v)
	case []string:
		out := []string{}
		for _, id := range v {
			if id = is(id); id != "" {
				out = append(out, id)
			}
		}
		return out
	}
	return v
}
