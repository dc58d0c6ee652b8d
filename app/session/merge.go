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
// It is one step, which undo takes back: both histories stay. What was done
// before it can't be undone any more. What it did is told, also when it was
// refused because of conflicts.
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
	var newest []model.Version
	tell := func() { told(merged) }
	return &Job{
		work: func(ctx context.Context) (err error) {
			if merged, err = s.writer.Merge(ctx, path, opts); err != nil || opts.DryRun {
				return err
			}
			if newest, err = s.store.History(ctx, register.HistoryQuery{Limit: 1}); err != nil {
				return err
			}
			bring, err = s.reread(ctx, open)
			return err
		},
		finish: func() {
			if bring != nil {
				bring()
				s.undo, s.redo = nil, nil
				if len(newest) > 0 && newest[0].Action == model.ActionMerge {
					s.push(entry{step: Step{Verb: VerbMerge}, change: newest[0].Change})
				}
			}
			tell()
		},
		failed: tell,
	}
}
