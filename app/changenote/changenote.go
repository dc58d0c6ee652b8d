// Package changenote words what a newer statement of a supplier changes, for
// the screen, and writes it as a note for the file: a Word document with the
// product, both versions, what changed, until when an objection counts, the
// activities it touches and room for the decision.
//
//	note := changenote.New(reg, before, stated, saved)
//	teller := changenote.Teller{Presenter: presenter}
//	for _, change := range note.Changes { teller.Subject(note, change) ... }
//	err := teller.WriteFile(ctx, path, note)
//
// What changed is found by package renewal and is that of the whole statement;
// what of it was not taken over is marked so, because it is no less a change.
package changenote

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/renewal"
)

// Note is what a newer statement changes.
type Note struct {
	// Before is the service as the register had it, Stated as the statement has it. What
	// the officer wrote and the supplier says as it did is in both.
	Before, Stated *model.Service
	Changes        []Change
	Touched        []renewal.Touch
	Term           renewal.Term // what the supplier states itself about objecting
	// Kept are the values that stay as the officer wrote them, each with the place
	// in words, what stays and what the statement says.
	Kept         []Kept
	Organisation string
	Document     string     // the name of the file
	Hash         string     // SHA-256 of the file, by which it is found again
	Partial      bool       // some of its pages could not be read
	Received     model.Date // when the supplier's notice came
	Made         time.Time
	Fingerprint  string // of the register when the note was made; by it a later change of the history shows
}

// Change is one change, and whether it was left out, whole or in part, of what
// is taken over.
type Change struct {
	renewal.Change
	Left bool
}

// Kept is a value of the officer's own that the statement says otherwise.
type Kept struct {
	Path               field.Path
	Where, Stays, Says string
	// Wrote is the version in which it came to stand there, where that is known.
	Wrote model.Version
}

// New compares the service that the register has with what a statement says and
// with what is taken over of it; saved is nil when nothing is.
func New(reg *model.Register, before, stated, saved *model.Service) Note {
	n := Note{Before: before, Stated: stated, Organisation: reg.Organisation.Name, Touched: renewal.Touched(reg, before, stated), Term: renewal.Stated(before, stated)}
	taken := map[string]bool{}
	if saved != nil {
		for _, c := range renewal.Changes(before, saved) {
			taken[print(c)] = true
		}
	}
	for _, c := range renewal.Changes(before, stated) {
		n.Changes = append(n.Changes, Change{Change: c, Left: !taken[print(c)]})
	}
	return n
}

// print is what a change says, apart from the IDs of rows.
func print(c renewal.Change) string {
	var b strings.Builder
	fmt.Fprint(&b, c.Topic, c.Op)
	for _, d := range c.Details {
		if d.Field.RowList == "" {
			fmt.Fprintf(&b, "\x00%s\x00%v\x00%v", d.Field.Key, d.Before, d.After)
		}
	}
	return b.String()
}

// Own tells whether the officer's own words stand in the way of a change.
func (n Note) Own(c Change) bool {
	return c.Left && slices.ContainsFunc(n.Kept, func(k Kept) bool {
		return c.Path.Within(k.Path) || slices.ContainsFunc(c.Details, func(d renewal.Detail) bool { return d.Path.Within(k.Path) })
	})
}

// Of gives the changes of a topic.
func (n Note) Of(topic renewal.Topic) []Change {
	var of []Change
	for _, c := range n.Changes {
		if c.Topic == topic {
			of = append(of, c)
		}
	}
	return of
}

// record is the statement in which the row of a change stands.
func (n Note) record(c Change) *model.Service {
	if c.Op == renewal.Added && !has(n.Before, c.Path) {
		return n.Stated
	}
	return n.Before
}

func has(s *model.Service, row field.Path) bool {
	steps, err := row.Steps()
	if err != nil || len(steps) == 0 || steps[0].Row == "" {
		return err == nil
	}
	ids, err := field.RowIDs(s, field.Path(steps[0].Name))
	return err == nil && slices.Contains(ids, steps[0].Row)
}
