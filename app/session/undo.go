package session

import (
	"context"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// undoDepth is how many steps can be undone.
const undoDepth = 200

// entry is a step that can be undone: a change of a working copy, or a change
// of the register itself (a deletion, a restore, an import).
type entry struct {
	step          Step
	editing       *Editing
	before, after model.Record
	change        int64 // of the register, when editing is nil
}

// CanUndo names the step that Undo would undo.
func (s *Session) CanUndo() (Step, bool) { return last(s.undo) }

// CanRedo names the step that Redo would do again.
func (s *Session) CanRedo() (Step, bool) { return last(s.redo) }

func last(stack []entry) (Step, bool) {
	if len(stack) == 0 {
		return Step{}, false
	}
	return stack[len(stack)-1].step, true
}

// Undo undoes the last step. A change of the register is undone by a new
// change: history keeps both. It returns nil when there is nothing to undo.
func (s *Session) Undo() *Job { return s.swing(&s.undo, &s.redo, true) }

// Redo does the step again that was undone last, or returns nil.
func (s *Session) Redo() *Job { return s.swing(&s.redo, &s.undo, false) }

func (s *Session) swing(from, to *[]entry, back bool) *Job {
	if len(*from) == 0 {
		return nil
	}
	e := (*from)[len(*from)-1]
	move := func() {
		*from = (*from)[:len(*from)-1]
		*to = append(*to, e)
	}
	if e.editing != nil {
		return &Job{work: func(context.Context) error { return nil }, finish: func() {
			move()
			s.lay(e.editing)
			if back {
				e.editing.put(e.before)
			} else {
				e.editing.put(e.after)
			}
		}}
	}
	var bring func()
	return &Job{
		work: func(ctx context.Context) error {
			saved, err := s.writer.Undo(ctx, e.change, "")
			if err != nil {
				return err
			}
			e.change = saved.Change
			bring, err = s.reread(ctx, recordsOf(saved.Versions))
			return err
		},
		finish: func() {
			move()
			bring()
		},
	}
}

func (s *Session) push(e entry) {
	s.undo = append(s.undo, e)
	if len(s.undo) > undoDepth {
		s.undo = append([]entry(nil), s.undo[len(s.undo)-undoDepth:]...)
	}
	s.redo = nil
}

// extend makes the last step of this editing end where it is now.
func (s *Session) extend(e *Editing) bool {
	if len(s.undo) == 0 || s.undo[len(s.undo)-1].editing != e {
		return false
	}
	s.undo[len(s.undo)-1].after = field.Clone(e.work)
	return true
}

// forget drops the steps of records that are no longer as they were.
func (s *Session) forget(id model.ID) {
	s.drop(func(e entry) bool { return e.editing != nil && e.editing.id == id })
}

// drop takes steps away that cannot be undone or done again any more.
func (s *Session) drop(gone func(entry) bool) {
	s.undo, s.redo = slices.DeleteFunc(s.undo, gone), slices.DeleteFunc(s.redo, gone)
}

func recordsOf(versions []model.Version) []model.ID {
	ids := make([]model.ID, len(versions))
	for i, v := range versions {
		ids[i] = v.Record
	}
	return ids
}
