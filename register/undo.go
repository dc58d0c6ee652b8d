package register

import (
	"context"

	"verwerkingsregister/model"
)

// Undo makes a change that puts every record the given change touched back as
// it was before; records it created go to the trash. It refuses with Conflict
// when one of them was changed since, and with NothingToUndo when all of them
// stand as they did already. An undo can be undone.
func (r *Register) Undo(ctx context.Context, change int64, reason string) (Saved, error) {
	const op = "undo"
	writes, err := r.reversal(ctx, change)
	if err != nil {
		return Saved{}, r.fail(op, err)
	}
	saved, err := r.save(ctx, Change{Action: model.ActionUndo, Reason: reason, Writes: writes})
	if err == nil && len(saved.Versions) == 0 {
		err = &Error{Kind: NothingToUndo}
	}
	if err != nil {
		return Saved{}, r.fail(op, err)
	}
	return saved, nil
}

// reversal lists the writes that take a change back, in reverse order.
func (r *Register) reversal(ctx context.Context, change int64) ([]Write, error) {
	made, err := readEntries(ctx, r.db, `WHERE h.change = ? ORDER BY h.seq DESC`, change)
	if err != nil {
		return nil, err
	}
	if len(made) == 0 {
		return nil, &Error{Kind: NotFound}
	}
	first, last := map[string]int64{}, map[string]int64{}
	for _, e := range made {
		first[e.record] = e.version
		last[e.record] = max(last[e.record], e.version)
	}
	var writes []Write
	for _, e := range made {
		if e.version != first[e.record] {
			continue
		}
		w, err := r.before(ctx, e)
		if err != nil {
			return nil, err
		}
		w.Base = int(last[e.record])
		writes = append(writes, w)
	}
	return writes, nil
}

// before makes the write that brings a record back to where it was before a
// version: in the trash, when it did not exist.
func (r *Register) before(ctx context.Context, e *entry) (Write, error) {
	if e.version == 1 {
		record, err := r.unpacker().record(ctx, r.db, e)
		return Write{Record: record, Delete: true}, err
	}
	record, earlier, err := r.version(ctx, model.ID(e.record), int(e.version-1))
	if err != nil {
		return Write{}, err
	}
	return Write{Record: record, Delete: earlier.trashed, verbatim: true}, nil
}

// Restore makes the record again as version n had it, as a new version, and
// takes it out of the trash.
func (r *Register) Restore(ctx context.Context, id model.ID, n int, reason string) (Saved, error) {
	const op = "restore"
	record, _, err := r.version(ctx, id, n)
	if err != nil {
		return Saved{}, r.fail(op, err)
	}
	saved, err := r.save(ctx, Change{
		Action: model.ActionRestore, Reason: reason,
		Writes: []Write{{Record: record, Base: AnyVersion}},
	})
	return saved, r.fail(op, err)
}
