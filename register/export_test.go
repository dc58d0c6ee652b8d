package register

import (
	"context"
	"database/sql"
	"time"

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
