package diff

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Select returns the part of the Diff that stands at or below any of the
// paths. A path inside a row that was added or removed selects that row, and
// a reference and the name printed beside it come together. A part of a
// deletion deletes those fields only.
func Select(d Diff, paths ...field.Path) Diff {
	wanted := slices.Clone(paths)
	for _, c := range d.Changes {
		if sibling := siblingOf(c); sibling != "" && slices.Contains(paths, c.Path) {
			wanted = append(wanted, sibling)
		}
	}
	d.Deleted = false
	return d.filter(func(c Change) bool {
		return slices.ContainsFunc(wanted, func(p field.Path) bool {
			return c.Path.Within(p) || (c.Op == Added || c.Op == Removed || c.Op == Replaced) && p.Within(c.Path)
		})
	})
}

// siblingOf returns, for a reference, the path of its name and the other way
// round.
func siblingOf(c Change) field.Path {
	if c.Op != Changed {
		return ""
	}
	if c.Field.Type == field.RecordRef {
		return c.Path.Parent().Field(c.Field.NameField)
	}
	if ref := c.Field.IsNameOf(); ref != nil {
		return c.Path.Parent().Field(ref.Name)
	}
	return ""
}

func (d Diff) filter(keep func(Change) bool) Diff {
	part := d
	part.Changes = nil
	for _, c := range d.Changes {
		if keep(c) {
			part.Changes = append(part.Changes, c)
		}
	}
	return part
}

// Visible returns the part of the Diff that says something to a reader: not
// that a record or row has another ID, not a reference that follows one, and
// not the ID of a reference whose printed name changed too.
func (d Diff) Visible() Diff {
	changed := map[field.Path]bool{}
	for _, c := range d.Changes {
		changed[c.Path] = true
	}
	return d.filter(func(c Change) bool {
		switch {
		case c.Op == Identified || c.Follows || c.Path == "id":
			return false
		case c.Op == Changed && c.Field.Type == field.RecordRef:
			return !changed[siblingOf(c)]
		}
		return true
	})
}

// Fields returns the names of the record's own fields in which something
// changed, in the order of the catalogue.
func (d Diff) Fields() []string {
	var names []string
	for _, g := range d.Groups() {
		names = append(names, g.Field.Name)
	}
	return names
}

// Group is what changed in one of the record's own fields.
type Group struct {
	Field   *field.Field
	Changes []Change
}

// Groups returns the changes per field of the record, in the order of the
// catalogue.
func (d Diff) Groups() []Group {
	var groups []Group
	for _, c := range d.Changes {
		top := c.Path.Top()
		if n := len(groups); n == 0 || groups[n-1].Field.Name != top {
			groups = append(groups, Group{Field: field.Of(d.Kind).Child(top)})
		}
		g := &groups[len(groups)-1]
		g.Changes = append(g.Changes, c)
	}
	return groups
}

// follow marks the references that changed only because rows got other IDs.
func (d Diff) follow() {
	n := d.renamed()
	if len(n) == 0 {
		return
	}
	for i, c := range d.Changes {
		if c.Op != Changed || c.Field.RowList == "" {
			continue
		}
		list := field.Path(c.Field.RowList)
		switch old := c.Old.(type) {
		case string:
			d.Changes[i].Follows = equal(string(n.row(list, model.RowID(old))), c.New)
		case []string:
			now := make([]string, len(old))
			for k, id := range old {
				now[k] = string(n.row(list, model.RowID(id)))
			}
			d.Changes[i].Follows = equal(now, c.New)
		}
	}
}
