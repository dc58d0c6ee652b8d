// Package outline lays what differs between two versions of a record out as
// rows to be read: sections and fields in the order of the editor, nested rows
// under their titles, each change with what it was and what it is, and what
// stayed the same folded away. It knows no screen; package difference shows
// it.
//
//	o := outline.New(presenter, outline.Sides{Before: old, After: now})
//	for _, row := range o.Rows() { ... }   // as folded now
//	o.Turn(4)                              // unfolds or folds the row at 4
//	next, ok := o.Next(4, 1)               // the next change below row 4
//	text := o.Plain()                      // with signs, for copying
//
// Paths name nested rows as the diff does: by their ID in the older version,
// rows that were added by their own.
package outline

import (
	"verwerkingsregister/app/present"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// Shape says what a row is.
type Shape int

// The shapes of a row.
const (
	Value   Shape = iota // a field with what it says
	Heading              // a section
	Title                // a nested row, or the list it is in
	Fold                 // what stayed the same
)

// Kind says what became of a row, or of a piece of text.
type Kind int

// What can become of it.
const (
	Same Kind = iota
	Added
	Removed
	Altered
	Moved
)

// Part is a piece of the text of a value.
type Part struct {
	Kind Kind // Same, Added or Removed
	Text string
}

// Row is one row to be read.
type Row struct {
	Shape  Shape
	Kind   Kind
	Level  int
	Label  string
	Parts  []Part
	Path   field.Path // of the field or nested row; empty for sections and folds
	Change int        // the number of the change that begins here, from 1; 0 for none
	Open   bool       // of a Fold

	inner []*Row // of a Fold
}

// Sides are what is compared.
type Sides struct {
	Before, After model.Record // one of them may be nil
	// Name gives the title of another record that is referred to, empty when
	// it is not known; nil knows none.
	Name func(model.ID) string
}

// Outline is a difference laid out.
type Outline struct {
	words   *present.Presenter
	all     []*Row
	shown   []*Row
	changes int
	diff    diff.Diff
}

// New compares two versions of a record and lays the difference out. Long
// texts take a moment, so it belongs in the background.
func New(words *present.Presenter, sides Sides) *Outline {
	o := &Outline{words: words, diff: diff.Records(sides.Before, sides.After).Visible()}
	if o.diff.Kind == "" { // the same record, or none
		if sides.After == nil {
			return o
		}
		o.diff.Kind, _ = sides.After.Identity()
	}
	if sides.Before == nil {
		sides.Before = model.New(o.diff.Kind)
	}
	if sides.After == nil {
		sides.After = model.New(o.diff.Kind)
	}
	b := newBuilder(words, sides, o.diff)
	o.all, o.changes = b.record(), b.changes
	o.flatten()
	return o
}

// Rows are the rows to show, as folded now. Nobody may change them.
func (o *Outline) Rows() []*Row { return o.shown }

// Changes is the number of changes.
func (o *Outline) Changes() int { return o.changes }

// Diff is what differs, for restoring a part of it.
func (o *Outline) Diff() diff.Diff { return o.diff }

// Turn unfolds or folds the row at a place.
func (o *Outline) Turn(at int) {
	if at >= 0 && at < len(o.shown) && o.shown[at].Shape == Fold {
		o.shown[at].Open = !o.shown[at].Open
		o.flatten()
	}
}

// OpenAll unfolds or folds everything.
func (o *Outline) OpenAll(open bool) {
	for _, r := range o.all {
		r.openAll(open)
	}
	o.flatten()
}

func (r *Row) openAll(open bool) {
	if r.Shape == Fold {
		r.Open = open
	}
	for _, inner := range r.inner {
		inner.openAll(open)
	}
}

func (o *Outline) flatten() {
	o.shown = o.shown[:0:0]
	o.add(o.all)
}

func (o *Outline) add(rows []*Row) {
	for _, r := range rows {
		o.shown = append(o.shown, r)
		if r.Open {
			o.add(r.inner)
		}
	}
}

// Next finds the change after (1) or before (-1) a place among the rows.
func (o *Outline) Next(from, by int) (at int, ok bool) {
	for at = from + by; at >= 0 && at < len(o.shown); at += by {
		if o.shown[at].Change > 0 {
			return at, true
		}
	}
	return from, false
}

// At tells which change a place belongs to: the last one that begins at or
// above it, 0 above the first.
func (o *Outline) At(place int) int {
	for at := min(place, len(o.shown)-1); at >= 0; at-- {
		if n := o.shown[at].Change; n > 0 {
			return n
		}
	}
	return 0
}
