package register

import (
	"context"
	"slices"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Past is the register as it stood at a moment. It answers what an open
// register is asked for reading (lists, records, versions, the timeline), and
// knows nothing of what came after. What lists show is worked out when the
// first is asked for. It reads from the register it was made of, which must
// stay open as long.
type Past struct {
	live   *Register
	moment *moment
	state  *model.Register
	rules  Rules
	shelf  shelf
	judged bool // findings were counted
}

// Past makes the register as it stood at a time, of what AsOf returns. rules
// count the findings of its records, given the state of then; it may be nil.
func (r *Register) Past(ctx context.Context, at time.Time, rules func(*model.Register) Rules) (*Past, error) {
	const op = "read earlier register"
	m, err := r.momentAt(ctx, at)
	if err != nil {
		return nil, r.fail(op, err)
	}
	s, err := r.stoodAt(ctx, m)
	if err != nil {
		return nil, r.fail(op, err)
	}
	p := &Past{live: r, moment: m, state: s.gather()}
	if p.state.Approvals, err = r.approvalsAt(ctx, s.standings); err != nil {
		return nil, r.fail(op, err)
	}
	if rules != nil {
		p.rules = rules(p.state)
	}
	for i, e := range s.entries {
		row := &shelved{state: *outline(e, s.records[i]), record: s.records[i]}
		row.key, row.sorting = s.standings[e.record].key, fold(row.title)
		p.shelf.put(row)
	}
	return p, nil
}

// stoodAt is what every record was at a moment.
type stoodAt struct {
	standings map[string]standing
	*reading
}

// stoodAt reads what every record was at a moment, also in the trash.
func (r *Register) stoodAt(ctx context.Context, m *moment) (s stoodAt, err error) {
	newest, values := m.newestOfRecord()
	s.reading, err = r.readRecords(ctx, ` FROM record r CROSS JOIN history h`+withSnapshot+`WHERE h.seq = `+newest+` ORDER BY r.key`, values...)
	if err != nil {
		return s, err
	}
	s.standings = make(map[string]standing, len(s.entries))
	for i, e := range s.entries {
		s.standings[e.record] = standing{pin: pin{e.seq, e.version, e.trashed}, kind: e.kind, key: int64(i)}
	}
	if r.opts.Erased != nil {
		err = r.wordErased(ctx, s.records)
	}
	return s, err
}

// wordErased puts what a reader sees in place of the personal values that were
// erased.
func (r *Register) wordErased(ctx context.Context, records []model.Record) error {
	var any bool
	if err := r.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM personal WHERE erased <> 0)`).Scan(&any); err != nil || !any {
		return err
	}
	for _, record := range records {
		if err := field.ReplacePersonal(record, func(value string) (string, error) {
			if day, erased := ErasedOn(value); erased {
				return r.opts.Erased(day), nil
			}
			return value, nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// Close is there for those who close what they opened; nothing is held.
func (p *Past) Close() error { return nil }

// Path returns the path of the register.
func (p *Past) Path() string { return p.live.Path() }

// ReadOnly reports true: nobody changes what was.
func (p *Past) ReadOnly() bool { return true }

// Head returns the fingerprint of then.
func (p *Past) Head(context.Context) (Fingerprint, error) { return p.moment.fingerprint(), nil }

// Snapshot returns all records that were not in the trash then, by number.
// Nobody may change it.
func (p *Past) Snapshot(context.Context) (*model.Register, error) { return p.state, nil }

// List returns the records a query chooses, as they were.
func (p *Past) List(ctx context.Context, q Query) ([]Summary, error) {
	p.shelf.mu.Lock()
	defer p.shelf.mu.Unlock()
	p.judge()
	if q.Text != "" {
		if err := p.fold(ctx); err != nil {
			return nil, p.live.fail("list earlier records", err)
		}
	}
	var found []Summary
	for _, row := range p.shelf.choose(q, p.state.Approvals) {
		summary := row.summary()
		summary.Approval = p.state.Approvals[summary.ID]
		found = append(found, summary)
	}
	return found, ctx.Err()
}

// judge counts the findings, once.
func (p *Past) judge() {
	if !p.judged {
		p.each(func(row *shelved) { row.findings = p.rules.count(row.record) })
		p.judged = true
	}
}

// fold makes the words that are searched, once. Records that were not changed
// since have theirs in the file.
func (p *Past) fold(ctx context.Context) error {
	same := map[int64]*shelved{}
	for _, row := range p.shelf.rows {
		if !row.withWords {
			same[row.seq] = row
		}
	}
	if len(same) == 0 {
		return nil
	}
	if err := readWords(ctx, p.live.db, same, `SELECT r.seq, w.folded FROM record r JOIN words w ON w.key = r.key`); err != nil {
		return err
	}
	p.each(func(row *shelved) {
		if !row.withWords {
			row.words, row.withWords = searchable(row.record), true
		}
	})
	return nil
}

// each does something for every row, on all processors.
func (p *Past) each(do func(*shelved)) {
	onAll(len(p.shelf.rows), func(i int) { do(p.shelf.rows[i]) })
}

// Draft finds none: what was typed then and not saved is not known.
func (p *Past) Draft(context.Context, model.ID) (Draft, bool, error) { return Draft{}, false, nil }

// Record returns a record as it stood, also from the trash of then.
func (p *Past) Record(ctx context.Context, id model.ID) (model.Record, Summary, error) {
	summary, found := p.summary(id)
	if !found {
		return nil, Summary{}, p.live.fail("read earlier record", &Error{Kind: NotFound, Record: id})
	}
	record, _, err := p.live.Version(ctx, id, summary.Version)
	return record, summary, err
}

func (p *Past) summary(id model.ID) (Summary, bool) {
	p.shelf.mu.Lock()
	defer p.shelf.mu.Unlock()
	row := p.shelf.find(id)
	if row == nil {
		return Summary{}, false
	}
	if !p.judged {
		row.findings = p.rules.count(row.record)
	}
	summary := row.summary()
	summary.Approval = p.state.Approvals[id]
	return summary, true
}

// Version returns a record as its version n had it, if that was there then.
func (p *Past) Version(ctx context.Context, id model.ID, n int) (model.Record, model.Version, error) {
	record, version, err := p.live.Version(ctx, id, n)
	if err == nil && !p.moment.holds(version.Sequence) {
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
	return slices.DeleteFunc(all, p.madeLater), err
}

// SignedVersions lists of a record the sign-offs that were made until then.
func (p *Past) SignedVersions(ctx context.Context, record model.ID) (map[int][]SignedOff, error) {
	all, err := p.live.SignedVersions(ctx, record)
	for n, signOffs := range all {
		all[n] = slices.DeleteFunc(signOffs, p.madeLater)
	}
	return all, err
}

func (p *Past) madeLater(s SignedOff) bool { return !p.moment.holds(s.Signed.Sequence) }

// History returns versions of then, newest first.
func (p *Past) History(ctx context.Context, q HistoryQuery) ([]model.Version, error) {
	q.until = p.moment
	return p.live.History(ctx, q)
}

// Acts returns the acts of then, newest first.
func (p *Past) Acts(ctx context.Context, q HistoryQuery) ([]Act, error) {
	q.until = p.moment
	return p.live.Acts(ctx, q)
}

// Authors lists the names that versions were saved under until then, in order.
func (p *Past) Authors(ctx context.Context) ([]string, error) {
	return p.live.authors(ctx, HistoryQuery{until: p.moment})
}
