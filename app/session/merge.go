package session

import (
	"context"
	"errors"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// ErrDrafts says that something was typed and not saved: the versions that a
// merge makes would go past it.
var ErrDrafts = errors.New("merge: there are changes that are not saved")

// Merge brings another copy of the register in, or tells what that would do.
// It is no step that undo takes back: both histories are there from then on.
// What it did is told, also when it was refused because of conflicts.
func (s *Session) Merge(path string, opts register.MergeOptions, told func(register.Merged)) *Job {
	if len(s.Unsaved()) > 0 {
		return &Job{work: func(context.Context) error { return ErrDrafts }}
	}
	var open []model.ID
	for id, e := range s.open {
		if e.base > 0 {
			open = append(open, id)
		}
	}
	var merged register.Merged
	var bring func() // nil when nothing was saved
	tell := func() { told(merged) }
	return &Job{
		work: func(ctx context.Context) (err error) {
			if merged, err = s.writer.Merge(ctx, path, opts); err != nil || opts.DryRun {
				return err
			}
			bring, err = s.reread(ctx, open)
			return err
		},
		finish: func() {
			if bring != nil {
				bring()
				s.undo, s.redo = nil, nil
			}
			tell()
		},
		failed: tell,
	}
}
