package register

import (
	"cmp"
	"context"
	"slices"

	"verwerkingsregister/model"
)

// Undo makes a change that puts every record the given change touched back as
// it was before; records it created go to the trash. A merge is taken back with
// all that the other copy brought in. It refuses with Conflict when one of the
// records was changed since, and with NothingToUndo when all of them stand as
// they did already. An undo can be undone.
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
		if len(e.parent2) > 0 {
			return r.parting(ctx, e, made[0])
		}
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

// parting lists the writes that take a merge back, from the version that
// joined the lines to the last it made: all that the other copy brought in goes,
// and every record says what it said here before. The numbers it has stay, for
// the other may have them in the trash.
func (r *Register) parting(ctx context.Context, joined, last *entry) ([]Write, error) {
	before, err := r.momentOf(ctx, joined.parent)
	if err != nil {
		return nil, err
	}
	if before == nil {
		before = &moment{} // nothing was saved here yet
	}
	after, err := r.momentOf(ctx, last.hash)
	if err != nil {
		return nil, err
	}
	was, err := r.standingsAt(ctx, before)
	if err != nil {
		return nil, err
	}
	is, err := r.standingsAt(ctx, after)
	if err != nil {
		return nil, err
	}
	var writes []Write
	for id, now := range is {
		then, there := was[id]
		if there && then.seq == now.seq {
			continue
		}
		w, err := r.back(ctx, model.ID(id), now, then, there)
		if err != nil {
			return nil, err
		}
		writes = append(writes, w)
	}
	slices.SortFunc(writes, func(a, b Write) int {
		_, x := a.Record.Identity()
		_, y := b.Record.Identity()
		return cmp.Compare(is[string(y)].seq, is[string(x)].seq)
	})
	return writes, nil
}

// back makes the write that brings a record from where it stands to where it
// stood: in the trash, when it was not there.
func (r *Register) back(ctx context.Context, id model.ID, now, then standing, there bool) (Write, error) {
	record, _, err := r.version(ctx, id, int(now.version))
	if err != nil || !there {
		return Write{Record: record, Base: int(now.version), Delete: true}, err
	}
	number := record.RecordNumber()
	if record, _, err = r.version(ctx, id, int(then.version)); err != nil {
		return Write{}, err
	}
	record.SetIdentity(id, number)
	return Write{Record: record, Base: int(now.version), Delete: then.trashed, verbatim: true}, nil
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
