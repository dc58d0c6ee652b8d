package register

import (
	"context"
	"database/sql"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register/schema"
)

// What the tests need of the inside.

// WithSteps returns the options with other migrations than the current ones.
func (o Options) WithSteps(steps schema.Steps) Options {
	o.steps = steps
	return o
}

// Kept is the thinning rule.
func Kept(times []time.Time, now time.Time) []bool { return kept(times, now) }

// Pragma asks the register's own connection for a setting.
func (r *Register) Pragma(ctx context.Context, name string) (value string, err error) {
	err = r.db.QueryRowContext(ctx, "PRAGMA "+name).Scan(&value)
	return value, err
}

// Raw opens a file the way a tamperer would: with SQLite and no rules.
func Raw(path string) (*sql.DB, error) {
	return connect(context.Background(), path, readWrite)
}

// Rehash recomputes the hash of one version in place, as somebody would who
// knows the format.
func Rehash(ctx context.Context, db *sql.DB, seq int64) error {
	var e entry
	err := scanEntry(db.QueryRowContext(ctx, `SELECT `+entryColumns+entrySource+`WHERE h.seq = ?`, seq), &e)
	if err != nil {
		return err
	}
	sum, _ := e.sum(nil)
	_, err = db.ExecContext(ctx, `UPDATE history SET hash = ? WHERE seq = ?`, sum[:], seq)
	return err
}

// Graft appends the versions of another copy of the register that this one
// lacks, and a version with two parents that says what merged says: what a
// merge writes, without its decisions. With merged nil the line stays open.
func Graft(ctx context.Context, to, from *Register, merged model.Record) error {
	theirs, err := readEntries(ctx, from.db, `ORDER BY h.seq`)
	if err != nil {
		return err
	}
	return to.write(ctx, func(tx *sql.Tx) error {
		s, err := to.begin(ctx, tx, Change{Action: model.ActionMerge, Author: "samenvoeging"})
		if err != nil {
			return err
		}
		left := s.head
		for _, e := range theirs {
			if err := s.graft(ctx, e); err != nil {
				return err
			}
		}
		if merged == nil {
			return nil
		}
		return s.join(ctx, left, merged)
	})
}

func (s *saver) graft(ctx context.Context, e *entry) error {
	var known bool
	err := s.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM history WHERE hash = ?)`, e.hash).Scan(&known)
	if known || err != nil {
		return err
	}
	e.seq = s.head.seq + 1
	err = s.tx.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) + 1 FROM history WHERE record = ?`, e.record).Scan(&e.version)
	if err != nil {
		return err
	}
	if e.base != 0 {
		if err := s.tx.QueryRowContext(ctx, `SELECT seq FROM history WHERE hash = ?`, e.baseHash).Scan(&e.base); err != nil {
			return err
		}
	}
	return s.store(ctx, e, &version{bytes: s.mustBytes(ctx, e), unpacker: s.r.unpacker()})
}

func (s *saver) mustBytes(ctx context.Context, e *entry) []byte {
	u := s.r.unpacker()
	if err := u.need(ctx, s.tx, e); err != nil {
		panic(err)
	}
	b, err := u.bytes(e)
	if err != nil {
		panic(err)
	}
	return b
}

func (s *saver) join(ctx context.Context, left head, merged model.Record) error {
	_, id := merged.Identity()
	before, err := readState(ctx, s.tx, id)
	if err != nil {
		return err
	}
	v, err := s.prepare(ctx, before)
	if err != nil {
		return err
	}
	v.kind, v.record = before.kind, before.id
	if err := v.seal(merged); err != nil {
		return err
	}
	right := s.head
	e, err := s.entry(v)
	if err != nil {
		return err
	}
	e.parent, e.parent2, e.height = left.hash, right.hash, max(left.height, right.height)+1
	e.seal()
	return s.store(ctx, e, v)
}
