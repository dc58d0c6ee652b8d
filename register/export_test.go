package register

import (
	"context"
	"crypto/sha256"
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
	_ = e.intact() // also fills in what it stands on
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
			if _, err := readEntry(ctx, tx, `WHERE h.hash = ?`, e.hash); err == nil {
				continue // here already
			}
			if err := s.graft(ctx, e); err != nil {
				return err
			}
		}
		if merged == nil {
			return nil
		}
		return (&merging{saver: s, left: left, apart: true}).put(ctx, merged, false)
	})
}

// MakeDelta says one version in terms of an earlier one.
func MakeDelta(base, b []byte) []byte { return makeDelta(base, b) }

// ApplyDelta makes a version of an earlier one.
func ApplyDelta(base, delta []byte) ([]byte, error) {
	var out plainBytes
	err := applyDelta(base, delta, &out)
	return out, err
}

// Searchable returns the words of a record as they are stored.
func Searchable(record model.Record) string { return searchable(record) }

// SameWords is Verify's check of them.
func SameWords(record model.Record, stored string) bool { return (&words{}).same(record, stored) }

// ReadAndHash reads all that is stored of every version, as anybody would with
// database/sql, and hashes it. Benchmarks compare Verify with it.
func ReadAndHash(ctx context.Context, r *Register) error {
	rows, err := r.db.QueryContext(ctx, `SELECT `+historyColumns+`, s.base, s.bytes, NULL FROM history h JOIN snapshot s ON s.seq = h.seq ORDER BY h.seq`)
	if err != nil {
		return err
	}
	defer rows.Close()
	all := sha256.New()
	for rows.Next() {
		var e entry
		if err := scanEntry(rows, &e); err != nil {
			return err
		}
		sum, _ := e.sum(nil)
		all.Write(sum[:])
	}
	return rows.Err()
}

// Rewrite gives the versions of a history another reason, from one to another,
// with hashes that fit: what somebody would do who knows the format. With the
// last version among them all of the file agrees with it.
func Rewrite(ctx context.Context, db *sql.DB, from, to int64) error {
	for seq := from; seq <= to; seq++ {
		e := &entry{}
		if err := scanEntry(db.QueryRowContext(ctx, `SELECT `+entryColumns+entrySource+`WHERE h.seq = ?`, seq), e); err != nil {
			return err
		}
		e.reason = "herschreven"
		err := db.QueryRowContext(ctx, `SELECT coalesce((SELECT hash FROM history WHERE seq = ?), x'')`, seq-1).Scan(&e.parent)
		if err != nil {
			return err
		}
		_ = e.intact() // also fills in what it stands on
		e.seal()
		if _, err := db.ExecContext(ctx, `UPDATE history SET reason = ?, parent = ?, hash = ? WHERE seq = ?`, e.reason, e.parent, e.hash, seq); err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, `UPDATE head SET hash = ? WHERE seq = ?`, e.hash, seq); err != nil {
			return err
		}
		if err := restate(ctx, db, model.ID(e.record), func(s *state) {
			if s.seq == seq {
				s.hash = e.hash
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// Retitle changes what lists show of a record, digest and all.
func Retitle(ctx context.Context, db *sql.DB, id model.ID, title string) error {
	return restate(ctx, db, id, func(s *state) { s.title = title })
}

func restate(ctx context.Context, db *sql.DB, id model.ID, change func(*state)) error {
	s, err := readState(ctx, db, id)
	if err != nil {
		return err
	}
	change(s)
	_, err = db.ExecContext(ctx, `UPDATE record SET title = ?, hash = ?, digest = ? WHERE id = ?`, s.title, s.hash, s.sum(), string(id))
	return err
}
