package session

import (
	"fmt"
	"reflect"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Verb says what a step did, for its name in the menu.
type Verb string

// What a user can do to a record before it is saved, or to the register.
const (
	VerbChange    Verb = "change"
	VerbAdd       Verb = "add"
	VerbAddRow    Verb = "add-row"
	VerbRemoveRow Verb = "remove-row"
	VerbMoveRow   Verb = "move-row"
	VerbRestore   Verb = "restore"
	VerbDiscard   Verb = "discard"
	VerbSave      Verb = "save"
	VerbDelete    Verb = "delete"
	VerbImport    Verb = "import"
	VerbSignOff   Verb = "sign-off"
	VerbWithdraw  Verb = "withdraw"
	VerbMerge     Verb = "merge"
)

// Step names one user action, so that the menu can say what undo will undo.
type Step struct {
	Verb  Verb
	Kind  model.Kind
	Path  field.Path // of the field or row; empty for the whole record
	Title string     // of the row or record
}

// Editing is a record on the desk: what was saved, and the working copy that
// the editor shows. Every change goes through it, so that each is one step
// that can be undone, and none is lost.
type Editing struct {
	session *Session
	id      model.ID
	kind    model.Kind
	base    int // the version the working copy started from, 0 for a new record
	saved   model.Record
	work    model.Record
	trashed bool

	typing  field.Path // the leaf that is being typed in: its changes are one step
	pending bool       // changed since the draft was kept
}

// ID is the record's ID.
func (e *Editing) ID() model.ID { return e.id }

// Kind is the record's kind.
func (e *Editing) Kind() model.Kind { return e.kind }

// Version is the version the working copy started from, 0 for a new record.
func (e *Editing) Version() int { return e.base }

// Work is the working copy. Nobody but Editing changes it.
func (e *Editing) Work() model.Record { return e.work }

// Saved is the record as its newest version has it, empty for a new record.
func (e *Editing) Saved() model.Record { return e.saved }

// Trashed reports that the record is in the trash.
func (e *Editing) Trashed() bool { return e.trashed }

// Changed reports whether the working copy differs from what was saved.
func (e *Editing) Changed() bool { return !reflect.DeepEqual(e.saved, e.work) }

// Differs reports whether the value at the path differs from what was saved.
func (e *Editing) Differs(path field.Path) bool {
	was, errWas := field.Get(e.saved, path)
	is, errIs := field.Get(e.work, path)
	if errWas != nil || errIs != nil {
		return (errWas == nil) != (errIs == nil)
	}
	return !reflect.DeepEqual(was, is)
}

// Role is the role of an activity or of a service's vendor, empty for others.
func (e *Editing) Role() model.Role {
	if a, ok := e.work.(*model.Activity); ok {
		return a.Role
	}
	return ""
}

// Set gives a leaf a value. Changes to the same leaf are one step until Settle
// is called or another leaf changes.
func (e *Editing) Set(path field.Path, to any) error {
	return e.SetAll([]Assignment{{path, to}})
}

// Assignment is a value for a leaf.
type Assignment struct {
	Path field.Path
	To   any
}

// SetAll gives several leaves a value in one step, named after the first.
func (e *Editing) SetAll(values []Assignment) error {
	before := field.Clone(e.work)
	for _, v := range values {
		if err := field.Set(e.work, v.Path, v.To); err != nil {
			e.work = before
			return err
		}
	}
	first := values[0].Path
	if e.typing == first && e.session.extend(e) {
		e.touched()
		return nil
	}
	e.done(Step{Verb: VerbChange, Kind: e.kind, Path: first}, before)
	e.typing = first
	return nil
}

// Settle ends the step that typing in a field makes.
func (e *Editing) Settle() { e.typing = "" }

// AddRow appends an empty row to a list and returns its ID.
func (e *Editing) AddRow(list field.Path) (model.RowID, error) {
	id := e.session.NewRowID()
	before := field.Clone(e.work)
	if err := field.AddRow(e.work, list, id); err != nil {
		return "", err
	}
	e.done(Step{Verb: VerbAddRow, Kind: e.kind, Path: list.Row(id)}, before)
	return id, nil
}

// DuplicateRow puts a copy of a row behind it and returns the copy's ID.
func (e *Editing) DuplicateRow(row field.Path) (model.RowID, error) {
	before := field.Clone(e.work)
	copied, err := field.Row(e.work, row)
	if err != nil {
		return "", err
	}
	id := e.session.NewRowID()
	v := reflect.New(reflect.TypeOf(copied)).Elem()
	v.Set(reflect.ValueOf(copied))
	v.FieldByName("ID").SetString(string(id))
	ids, err := field.RowIDs(e.work, row.Parent())
	if err != nil {
		return "", err
	}
	at := len(ids)
	for i, known := range ids {
		if row.Parent().Row(known) == row {
			at = i + 1
		}
	}
	if err := field.InsertRow(e.work, row.Parent(), at, v.Interface()); err != nil {
		return "", err
	}
	e.done(Step{Verb: VerbAddRow, Kind: e.kind, Path: row.Parent().Row(id)}, before)
	return id, nil
}

// RemoveRows takes rows of one list out of it, as one step. The title names
// the first in the menu. What it returns puts them back, as another step.
func (e *Editing) RemoveRows(title string, rows ...field.Path) (restore func() error, err error) {
	type removed struct {
		list field.Path
		at   int
		row  any
	}
	var out []removed
	before := field.Clone(e.work)
	for _, path := range rows {
		row, at, err := field.RemoveRow(e.work, path)
		if err != nil {
			e.work = before
			return nil, err
		}
		out = append(out, removed{path.Parent(), at, row})
	}
	e.done(Step{Verb: VerbRemoveRow, Kind: e.kind, Path: rows[0], Title: title}, before)
	return func() error {
		before := field.Clone(e.work)
		for _, r := range slices.Backward(out) {
			ids, err := field.RowIDs(e.work, r.list)
			if err == nil {
				err = field.InsertRow(e.work, r.list, min(r.at, len(ids)), r.row)
			}
			if err != nil {
				e.work = before
				return err
			}
		}
		e.done(Step{Verb: VerbAddRow, Kind: e.kind, Path: rows[0], Title: title}, before)
		return nil
	}, nil
}

// MoveRow moves a row to another place in its list.
func (e *Editing) MoveRow(row field.Path, to int, title string) error {
	before := field.Clone(e.work)
	if err := field.MoveRow(e.work, row, to); err != nil {
		return err
	}
	e.done(Step{Verb: VerbMoveRow, Kind: e.kind, Path: row, Title: title}, before)
	return nil
}

// Become replaces the whole working copy in one step, keeping its identity: an
// earlier version that is taken back, or what was saved.
func (e *Editing) Become(record model.Record, verb Verb) error {
	if kind, _ := record.Identity(); kind != e.kind {
		return fmt.Errorf("replace record: a %s cannot become a %s", e.kind, kind)
	}
	before := e.work
	next := field.Clone(record)
	next.SetIdentity(e.id, before.RecordNumber())
	e.work = next
	e.done(Step{Verb: verb, Kind: e.kind, Title: before.Title()}, before)
	return nil
}

func (e *Editing) done(step Step, before model.Record) {
	e.typing = ""
	e.session.push(entry{step: step, editing: e, before: before, after: field.Clone(e.work)})
	e.touched()
}

func (e *Editing) touched() {
	e.pending = true
	e.session.changed(e)
}

// put makes the working copy what it was at another moment.
func (e *Editing) put(record model.Record) {
	e.work = field.Clone(record)
	e.typing = ""
	e.touched()
}

// Extend gives a leaf a value as part of the step that was just made.
func (e *Editing) Extend(path field.Path, to any) error {
	if err := field.Set(e.work, path, to); err != nil {
		return err
	}
	e.session.extend(e)
	e.touched()
	return nil
}
