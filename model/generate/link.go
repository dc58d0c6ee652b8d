package generate

import (
	"fmt"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// link fills the references of a record that is complete otherwise.
func (f *filler) link(record model.Record) {
	kind, _ := record.Identity()
	rows := map[string][]model.RowID{}
	field.EachList(record, func(p field.Path, _ *field.Field, ids []model.RowID) {
		rows[string(p)] = ids
	})
	f.linkGroup(linking{record: record, role: roleOf(record), rows: rows}, field.Of(kind), "")
}

// linking is the record whose references are being filled.
type linking struct {
	record model.Record
	role   model.Role
	rows   map[string][]model.RowID
	row    model.RowID // the row of the record's own list that is being filled
}

func (f *filler) linkGroup(l linking, of *field.Field, path field.Path) {
	for _, c := range of.Fields {
		here := path.Field(c.Name)
		if !c.AskedOf(l.role) {
			continue
		}
		switch c.Type {
		case field.Group:
			f.linkGroup(l, c, here)
		case field.Rows:
			for _, id := range l.rows[string(here)] {
				inRow := l
				if path == "" {
					inRow.row = id
				}
				f.linkGroup(inRow, c, here.Row(id))
			}
		case field.RowRef, field.RowRefs:
			f.linkRows(l, c, here)
		case field.RecordRef:
			f.linkRecord(l, c, here)
		}
	}
}

func (f *filler) linkRows(l linking, of *field.Field, at field.Path) {
	targets := l.rows[of.RowList]
	if of.Parent.Name == of.RowList { // a tree within one list: only rows before it
		targets = targets[:slices.Index(targets, l.row)]
	}
	if len(targets) == 0 || f.Rand.Float64() >= f.fill() {
		return
	}
	if of.Type == field.RowRef {
		must(field.Set(l.record, at, string(pick(f.Generator, targets))))
		return
	}
	var ids []string
	for _, id := range some(f.Generator, targets, 3) {
		ids = append(ids, string(id))
	}
	must(field.Set(l.record, at, ids))
}

// linkRecord gives a reference an ID with the name as printed, or a name alone.
func (f *filler) linkRecord(l linking, of *field.Field, at field.Path) {
	name := of.Parent.Child(of.NameField)
	if !name.Title && f.Rand.Float64() >= f.fill() {
		return
	}
	to := subject{title: f.nameOf(of.Ref)}
	switch others := f.others[of.Ref]; {
	case f.alone && f.Rand.IntN(3) > 0:
		to.id = f.ID()
	case len(others) > 0 && f.Rand.IntN(10) > 0:
		to = pick(f.Generator, others)
	}
	must(field.Set(l.record, at, string(to.id)))
	if text, err := field.Get(l.record, at.Parent().Field(name.Name)); err == nil && text == "" {
		must(field.Set(l.record, at.Parent().Field(name.Name), to.title))
	}
}

// must stops on an error that only a fault in this package can cause.
func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("generate: %v", err))
	}
}
