package session

import (
	"context"
	"errors"

	"verwerkingsregister/model"
)

// ErrUnsaved says that a record must be saved first.
var ErrUnsaved = errors.New("erase: the record has changes that are not saved")

// Erase removes from the history of a record the personal values that it does
// not hold any more, for good: it is no step that can be undone, and the steps
// of the record that could bring them back are dropped. told is given how many
// there were.
func (s *Session) Erase(id model.ID, reason string, told func(erased int)) *Job {
	if e := s.open[id]; e != nil && e.Changed() {
		return &Job{work: func(context.Context) error { return ErrUnsaved }}
	}
	var erased int
	var bring func()
	return &Job{
		work: func(ctx context.Context) (err error) {
			if erased, err = s.writer.Erase(ctx, id, reason); err != nil {
				return err
			}
			bring, err = s.reread(ctx, []model.ID{id})
			return err
		},
		finish: func() {
			bring()
			s.forget(id)
			told(erased)
		},
	}
}

// EraseSigner removes a name from every approval given under it, for good: the
// steps that made or withdrew approvals are dropped, for they would stand on
// them. told is given how many approvals there were.
func (s *Session) EraseSigner(name, reason string, told func(approvals int)) *Job {
	var approvals int
	var bring func()
	return &Job{
		work: func(ctx context.Context) (err error) {
			if approvals, err = s.writer.EraseSigner(ctx, name, reason); err != nil {
				return err
			}
			bring, err = s.reread(ctx, nil)
			return err
		},
		finish: func() {
			bring()
			s.drop(func(e entry) bool { return e.step.Kind == model.KindSignOff })
			told(approvals)
		},
	}
}
