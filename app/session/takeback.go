package session

import (
	"context"
	"errors"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// ErrNothingToTake says that the record says already what was to be taken
// back.
var ErrNothingToTake = errors.New("take back: the record says so already")

// Part is what is taken back: fields and rows, or the whole, of an earlier
// version or of the same record in another register.
type Part struct {
	From model.Record
	// Paths are the fields and rows, with the row IDs that From has, or the
	// record has for rows that From has not; empty: the whole record.
	Paths  []field.Path
	Reason string
	// Action is what history calls it; empty is restore.
	Action model.Action
}

// TakeBack makes a record say again what a part says, as one step that can be
// undone. It becomes a new version at once, also out of the trash; where the
// record has changes that are not saved, it becomes a change of the working
// copy beside those, so that neither is lost. Personal values that were erased
// stay away. Nothing to change gives [ErrNothingToTake].
func (s *Session) TakeBack(id model.ID, part Part) *Job {
	if e := s.open[id]; e != nil && e.Changed() {
		return s.takeIntoWork(e, part)
	}
	var bring func()
	var saved register.Saved
	step := Step{Verb: VerbRestore, Title: part.From.Title()}
	if len(part.Paths) > 0 {
		step.Path = part.Paths[0]
	}
	return &Job{
		work: func(ctx context.Context) error {
			change, err := s.taking(ctx, id, part)
			if err != nil {
				return err
			}
			if saved, err = s.writer.Save(ctx, change); err != nil {
				return err
			}
			if saved.Change == 0 {
				return ErrNothingToTake
			}
			step.Kind = saved.Versions[0].Kind
			bring, err = s.reread(ctx, recordsOf(saved.Versions))
			return err
		},
		finish: func() {
			bring()
			s.push(entry{step: step, change: saved.Change})
		},
	}
}

// taking is the change of the register that takes a part back.
func (s *Session) taking(ctx context.Context, id model.ID, part Part) (register.Change, error) {
	change := register.Change{Action: model.ActionRestore, Reason: part.Reason}
	if part.Action != "" {
		change.Action = part.Action
	}
	now, summary, err := s.store.Record(ctx, id)
	if register.IsKind(err, register.NotFound) && len(part.Paths) == 0 {
		change.Writes = []register.Write{{Record: field.Clone(part.From)}}
		return change, nil
	}
	if err != nil {
		return change, err
	}
	next, err := part.onto(now)
	change.Writes = []register.Write{{Record: next, Base: summary.Version}}
	return change, err
}

func (s *Session) takeIntoWork(e *Editing, part Part) *Job {
	work := field.Clone(e.work)
	var next model.Record
	return &Job{
		work: func(context.Context) (err error) {
			next, err = part.onto(work)
			if err == nil && diff.Records(work, next).Empty() {
				err = ErrNothingToTake
			}
			return err
		},
		finish: func() {
			before := e.work
			e.work = next
			e.done(Step{Verb: VerbRestore, Kind: e.kind, Title: before.Title()}, before)
		},
	}
}

// onto returns what a record becomes when the part is taken back.
func (p Part) onto(now model.Record) (model.Record, error) {
	from, err := forgotten(p.From)
	if err != nil {
		return nil, err
	}
	_, id := now.Identity()
	from.SetIdentity(id, now.RecordNumber())
	kept, err := diff.KeepRowIDs(now, from)
	if err != nil || len(p.Paths) == 0 {
		return kept, err
	}
	paths := make([]field.Path, len(p.Paths))
	for i, path := range p.Paths {
		paths[i] = renamed(path, from, kept)
	}
	return diff.Apply(now, diff.Select(diff.Records(now, kept), paths...))
}

// forgotten returns the record without the personal values that were erased.
func forgotten(record model.Record) (model.Record, error) {
	left := field.Clone(record)
	err := field.Replace(left, func(_ field.Path, f *field.Field, value any) (any, bool) {
		if !f.Personal {
			return nil, false
		}
		switch v := value.(type) {
		case string:
			_, erased := register.ErasedOn(v)
			return "", erased
		case []string:
			return slices.DeleteFunc(slices.Clone(v), func(s string) bool {
				_, erased := register.ErasedOn(s)
				return erased
			}), true
		}
		return nil, false
	})
	return left, err
}

// renamed gives a path in one record the row IDs of another that has the same
// rows at the same places. Rows that are not there keep their ID.
func renamed(path field.Path, from, to model.Record) field.Path {
	steps, err := path.Steps()
	if err != nil {
		return path
	}
	var old, now field.Path
	for _, step := range steps {
		old, now = old.Field(step.Name), now.Field(step.Name)
		if step.Row == "" {
			continue
		}
		id := step.Row
		was, errWas := field.RowIDs(from, old)
		is, errIs := field.RowIDs(to, now)
		if at := slices.Index(was, id); errWas == nil && errIs == nil && at >= 0 && at < len(is) {
			id = is[at]
		}
		old, now = old.Row(step.Row), now.Row(id)
	}
	return now
}
