package register

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"verwerkingsregister/model"
)

// Past is the register as it stood at a moment. It answers what an open
// register is asked for reading (lists, records, versions, the timeline), and
// knows nothing of what came after. It reads from the register it was made of,
// which must stay open as long, and is closed by itself.
type Past struct {
	live  *Register
	then  *Register // its state, in memory
	head  head
	state *model.Register
}

// Past makes the register as it stood at a time. rules count the findings of
// its records, given the state of then; it may be nil.
func (r *Register) Past(ctx context.Context, at time.Time, rules func(*model.Register) Rules) (*Past, error) {
	const op = "read earlier register"
	h, err := r.headAt(ctx, at)
	if err != nil {
		return nil, r.fail(op, err)
	}
	p := &Past{live: r, head: h, state: &model.Register{}}
	if err := p.build(ctx, rules); err != nil {
		return nil, r.fail(op, errors.Join(err, p.Close()))
	}
	return p, nil
}

// headAt is the end of the history at a time; nothing before the first save.
func (r *Register) headAt(ctx context.Context, at time.Time) (h head, err error) {
	err = r.db.QueryRowContext(ctx, `SELECT seq, height, hash FROM history WHERE time <= ? ORDER BY seq DESC LIMIT 1`,
		at.UnixMilli()).Scan(&h.seq, &h.height, &h.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return head{}, nil
	}
	return h, err
}

// build derives the state of then in a database in memory, so that lists are
// asked of it with the same questions as of the register itself.
func (p *Past) build(ctx context.Context, rules func(*model.Register) Rules) error {
	entries, records, err := p.live.readRecords(ctx, `WHERE h.seq IN (SELECT max(seq) FROM history WHERE seq <= ? GROUP BY record)`, p.head.seq)
	if err != nil {
		return err
	}
	standing := make([]model.Record, 0, len(records))
	for i, record := range records {
		if !entries[i].trashed {
			standing = append(standing, record)
		}
	}
	sortByNumber(standing)
	for _, record := range standing {
		p.state.Add(record)
	}
	opts := p.live.opts
	opts.Rules = Rules{}
	if rules != nil {
		opts.Rules = rules(p.state)
	}
	memory, err := connect(ctx, inMemory, create)
	if err != nil {
		return err
	}
	p.then = &Register{path: p.live.path, opts: opts, db: memory, codec: p.live.codec, readOnly: true}
	return p.fill(ctx, entries, records)
}

func (p *Past) fill(ctx context.Context, entries []*entry, records []model.Record) error {
	tx, err := p.then.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := p.live.steps.Migrate(ctx, tx, 0); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `PRAGMA defer_foreign_keys = ON`); err != nil {
		return err
	}
	then := map[string]standing{}
	for i, e := range entries {
		then[e.record] = standing{pin{e.seq, e.version, e.trashed}, e.kind}
		if err := e.insert(ctx, tx); err != nil {
			return err
		}
		if err := derive(e, records[i]).put(ctx, tx, records[i], p.then.opts.Rules); err != nil {
			return err
		}
	}
	if p.state.Approvals, err = p.live.approvalsAt(ctx, then); err != nil {
		return err
	}
	p.then.approved.fixed, p.then.approved.known = true, p.state.Approvals
	return tx.Commit()
}

// Close gives the memory free.
func (p *Past) Close() error {
	if p.then == nil {
		return nil
	}
	return p.then.db.Close()
}

// Path returns the path of the register.
func (p *Past) Path() string { return p.live.Path() }

// ReadOnly reports true: nobody changes what was.
func (p *Past) ReadOnly() bool { return true }

// Head returns the fingerprint of then.
func (p *Past) Head(context.Context) (Fingerprint, error) { return p.head.fingerprint(), nil }

// Snapshot returns all records that were not in the trash then, by number.
// Nobody may change it.
func (p *Past) Snapshot(context.Context) (*model.Register, error) { return p.state, nil }

// List returns the records a query chooses, as they were.
func (p *Past) List(ctx context.Context, q Query) ([]Summary, error) { return p.then.List(ctx, q) }

// Draft finds none: what was typed then and not saved is not known.
func (p *Past) Draft(context.Context, model.ID) (Draft, bool, error) { return Draft{}, false, nil }

// Record returns a record as it stood, also from the trash of then.
func (p *Past) Record(ctx context.Context, id model.ID) (model.Record, Summary, error) {
	const op = "read earlier record"
	found, err := p.then.summaries(ctx, `WHERE r.id = ?`, string(id))
	if err == nil && len(found) == 0 {
		err = &Error{Kind: NotFound, Record: id}
	}
	if err != nil {
		return nil, Summary{}, p.live.fail(op, err)
	}
	found[0].Approval = p.state.Approvals[id]
	record, _, err := p.live.version(ctx, id, found[0].Version)
	return record, found[0], p.live.fail(op, err)
}

// Version returns a record as its version n had it, if that was there then.
func (p *Past) Version(ctx context.Context, id model.ID, n int) (model.Record, model.Version, error) {
	record, version, err := p.live.Version(ctx, id, n)
	if err == nil && version.Sequence > p.head.seq {
		err = p.live.fail("read version", &Error{Kind: NotFound, Record: id, Version: n})
	}
	if err != nil {
		return nil, model.Version{}, err
	}
	return record, version, nil
}

// Approvals says how every record stood against its approval then.
func (p *Past) Approvals(context.Context) (map[model.ID]model.Approval, error) {
	return p.state.Approvals, nil
}

// SignOffs lists the sign-offs that were made until then, as they stand now.
func (p *Past) SignOffs(ctx context.Context) ([]SignedOff, error) {
	all, err := p.live.SignOffs(ctx)
	return slices.DeleteFunc(all, func(s SignedOff) bool { return s.Signed.Sequence > p.head.seq }), err
}

// SignedVersions lists of a record the sign-offs that were made until then.
func (p *Past) SignedVersions(ctx context.Context, record model.ID) (map[int][]SignedOff, error) {
	all, err := p.live.SignedVersions(ctx, record)
	for n, signOffs := range all {
		all[n] = slices.DeleteFunc(signOffs, func(s SignedOff) bool { return s.Signed.Sequence > p.head.seq })
	}
	return all, err
}

// History returns versions of then, newest first.
func (p *Past) History(ctx context.Context, q HistoryQuery) ([]model.Version, error) {
	return p.live.History(ctx, p.until(q))
}

// Acts returns the acts of then, newest first.
func (p *Past) Acts(ctx context.Context, q HistoryQuery) ([]Act, error) {
	return p.live.Acts(ctx, p.until(q))
}

// Authors lists the names that versions were saved under, in order.
func (p *Past) Authors(ctx context.Context) ([]string, error) { return p.live.Authors(ctx) }

func (p *Past) until(q HistoryQuery) HistoryQuery {
	if end := p.head.seq + 1; q.Before == 0 || q.Before > end {
		q.Before = end
	}
	return q
}
