package diff

import (
	"errors"
	"fmt"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// ErrMismatch says that a Diff does not fit the record it was applied to: what
// it would change is not there, or is not what it was.
var ErrMismatch = errors.New("the difference does not fit this record")

// Apply returns the record with the changes made; a itself stays as it is. For
// a Diff of a created record a is nil, for one of a deleted record the result
// is. The error is an ErrMismatch, with the path where it was found.
func Apply(a model.Record, d Diff) (model.Record, error) {
	var record model.Record
	switch {
	case d.Created && a == nil:
		record = model.New(d.Kind)
	case !d.Created && a != nil:
		if kind, _ := a.Identity(); kind == d.Kind {
			record = field.Clone(a)
		}
	case a == nil && d.Empty():
		return nil, nil
	}
	if record == nil {
		return nil, fmt.Errorf("apply difference of %s: %w", d.Kind, ErrMismatch)
	}
	steps := []func(model.Record, []Change) error{applyValues, applyRemovals, applyPlaces, applyIdentities}
	for _, step := range steps {
		if err := step(record, d.Changes); err != nil {
			return nil, err
		}
	}
	if d.Deleted {
		return nil, nil
	}
	return record, nil
}

func mismatch(path field.Path) error {
	return fmt.Errorf("apply difference at %q: %w", path, ErrMismatch)
}

func applyValues(record model.Record, changes []Change) error {
	for _, c := range changes {
		switch c.Op {
		case Changed:
			old, err := field.Get(record, c.Path)
			if err != nil || !equal(old, c.Old) || field.Set(record, c.Path, c.New) != nil {
				return mismatch(c.Path)
			}
		case Replaced:
			old, err := field.AllRows(record, c.Path)
			if err != nil || !SameRows(old, c.Old) || field.SetRows(record, c.Path, c.New) != nil {
				return mismatch(c.Path)
			}
		}
	}
	return nil
}

func applyRemovals(record model.Record, changes []Change) error {
	for _, c := range changes {
		if c.Op != Removed {
			continue
		}
		row, _, err := field.RemoveRow(record, c.Path)
		if err != nil || !SameRows(row, c.Row) {
			return mismatch(c.Path)
		}
	}
	return nil
}

// applyPlaces takes the rows that moved out of their lists, and puts them and
// the new ones in, in their new order, each behind the row it belongs behind:
// that one stood still or was put in before it.
func applyPlaces(record model.Record, changes []Change) error {
	var placed []Change
	for _, c := range changes {
		switch c.Op {
		case Added:
			placed = append(placed, c)
		case Moved:
			row, _, err := field.RemoveRow(record, c.Path)
			if err != nil {
				return mismatch(c.Path)
			}
			c.Row = row
			placed = append(placed, c)
		}
	}
	slices.SortStableFunc(placed, func(x, y Change) int { return x.To - y.To })
	for _, c := range placed {
		list := c.Path.Parent()
		ids, err := field.RowIDs(record, list)
		if err != nil {
			return mismatch(c.Path)
		}
		at := min(c.To, len(ids))
		if c.newAfter == "" {
			at = 0
		} else if i := slices.Index(ids, c.newAfter); i >= 0 {
			at = i + 1
		}
		if field.InsertRow(record, list, at, c.Row) != nil {
			return mismatch(c.Path)
		}
	}
	return nil
}

// applyIdentities gives rows their new IDs, the innermost first, so that the
// paths of the others stay true.
func applyIdentities(record model.Record, changes []Change) error {
	for _, c := range slices.Backward(changes) {
		if c.Op != Identified {
			continue
		}
		if err := field.Set(record, c.Path.Field("id"), c.New); err != nil {
			return mismatch(c.Path)
		}
	}
	return nil
}

// Invert turns the Diff round: what it makes of b is a.
func (d Diff) Invert() Diff {
	names := d.renamed()
	inverse := Diff{Kind: d.Kind, Created: d.Deleted, Deleted: d.Created}
	if d.Changes != nil {
		inverse.Changes = make([]Change, len(d.Changes))
	}
	for i, c := range d.Changes {
		list := c.Path.Parent()
		c.Old, c.New = c.New, c.Old
		c.From, c.To = c.To, c.From
		c.In, c.Out = c.Out, c.In
		c.oldAfter, c.newAfter = names.row(list, c.newAfter), names.row(list, c.oldAfter)
		switch c.Op {
		case Added:
			c.Op = Removed
		case Removed:
			c.Op = Added
		}
		c.Path = names.path(c.Path)
		inverse.Changes[i] = c
	}
	return inverse
}

// names are the rows that got another ID: the new one by the path with the old.
type names map[field.Path]model.RowID

func (d Diff) renamed() names {
	n := names{}
	for _, c := range d.Changes {
		if c.Op == Identified {
			n[c.Path] = model.RowID(c.New.(string))
		}
	}
	return n
}

// row returns the name that a row of the list has in the second snapshot.
func (n names) row(list field.Path, id model.RowID) model.RowID {
	if now, ok := n[list.Row(id)]; ok {
		return now
	}
	return id
}

// path returns the path with the names of the second snapshot.
func (n names) path(p field.Path) field.Path {
	if len(n) == 0 {
		return p
	}
	steps, err := p.Steps()
	if err != nil {
		return p
	}
	var old, now field.Path
	for _, step := range steps {
		old, now = old.Field(step.Name), now.Field(step.Name)
		if step.Row != "" {
			now = now.Row(n.row(old, step.Row))
			old = old.Row(step.Row)
		}
	}
	return now
}
