package register

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"verwerkingsregister/model"
)

// Record returns a record as it stands, also from the trash.
func (r *Register) Record(ctx context.Context, id model.ID) (model.Record, Summary, error) {
	record, summary, err := r.record(ctx, id)
	return record, summary, r.fail("read record", err)
}

func (r *Register) record(ctx context.Context, id model.ID) (model.Record, Summary, error) {
	found, err := r.summaries(ctx, `WHERE r.id = ?`, string(id))
	if err != nil {
		return nil, Summary{}, err
	}
	if len(found) == 0 {
		return nil, Summary{}, &Error{Kind: NotFound, Record: id}
	}
	e, err := readEntry(ctx, r.db, `WHERE h.record = ? AND h.version = ?`, string(id), found[0].Version)
	if err != nil {
		return nil, Summary{}, err
	}
	known, err := r.approvals(ctx)
	if err != nil {
		return nil, Summary{}, err
	}
	found[0].Approval = known[id]
	record, err := r.unpacker().record(ctx, r.db, e)
	return record, found[0], err
}

// Find returns the record with that number, whatever its case; the number of a
// record in the trash counts too.
func (r *Register) Find(ctx context.Context, number string) (Summary, error) {
	const op = "find record"
	number = strings.TrimSpace(number)
	found, err := r.summaries(ctx, `WHERE r.number = ? COLLATE NOCASE AND r.number <> '' ORDER BY r.trashed, r.key`, number)
	if err != nil {
		return Summary{}, r.fail(op, err)
	}
	if len(found) == 0 {
		return Summary{}, r.fail(op, &Error{Kind: NotFound, Number: number})
	}
	return found[0], nil
}

// Version returns a record as its version n had it.
func (r *Register) Version(ctx context.Context, id model.ID, n int) (model.Record, model.Version, error) {
	record, e, err := r.version(ctx, id, n)
	if err != nil {
		return nil, model.Version{}, r.fail("read version", err)
	}
	return record, e.describe(), nil
}

func (r *Register) version(ctx context.Context, id model.ID, n int) (model.Record, *entry, error) {
	e, err := readEntry(ctx, r.db, `WHERE h.record = ? AND h.version = ?`, string(id), n)
	if IsKind(err, NotFound) {
		return nil, nil, &Error{Kind: NotFound, Record: id, Version: n}
	}
	if err != nil {
		return nil, nil, err
	}
	record, err := r.unpacker().record(ctx, r.db, e)
	return record, e, err
}

// Snapshot returns all records that are not in the trash, by number.
func (r *Register) Snapshot(ctx context.Context) (*model.Register, error) {
	const op = "read register"
	now, err := r.readRecords(ctx, ` FROM record r CROSS JOIN history h`+withSnapshot+`WHERE h.seq = r.seq AND r.trashed = 0 ORDER BY r.key`)
	if err != nil {
		return nil, r.fail(op, err)
	}
	register := now.gather()
	register.Approvals, err = r.approvals(ctx)
	return register, r.fail(op, err)
}

// AsOf returns the register as it stood at that time, without what was in the
// trash then, and its fingerprint of that moment.
func (r *Register) AsOf(ctx context.Context, at time.Time) (*model.Register, Fingerprint, error) {
	const op = "read earlier register"
	m, err := r.momentAt(ctx, at)
	if err != nil {
		return nil, Fingerprint{}, r.fail(op, err)
	}
	s, err := r.stoodAt(ctx, m)
	if err != nil {
		return nil, Fingerprint{}, r.fail(op, err)
	}
	register := s.gather()
	register.Approvals, err = r.approvalsAt(ctx, s.standings)
	return register, m.fingerprint(), r.fail(op, err)
}

// RecordAsOf returns a record as it stood at that time, also from the trash.
func (r *Register) RecordAsOf(ctx context.Context, id model.ID, at time.Time) (model.Record, model.Version, error) {
	const op = "read earlier record"
	m, err := r.momentAt(ctx, at)
	if err != nil {
		return nil, model.Version{}, r.fail(op, err)
	}
	var n int
	newest, values := m.newestOf("?")
	err = r.db.QueryRowContext(ctx, `SELECT version FROM history WHERE seq = `+newest, append([]any{string(id)}, values...)...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = &Error{Kind: NotFound, Record: id}
	}
	if err != nil {
		return nil, model.Version{}, r.fail(op, err)
	}
	return r.Version(ctx, id, n)
}
