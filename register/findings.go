package register

import (
	"context"
	"database/sql"
	"errors"
)

// recount counts the findings of every record again after the rules changed.
func (r *Register) recount(ctx context.Context) error {
	if r.readOnly || r.opts.Rules.Count == nil {
		return nil
	}
	var stale int
	err := r.db.QueryRowContext(ctx, `SELECT count(*) FROM record WHERE rules <> ?`, r.opts.Rules.Version).Scan(&stale)
	if err != nil || stale == 0 {
		return err
	}
	entries, err := readEntries(ctx, r.db, `WHERE h.seq IN (SELECT seq FROM record WHERE rules <> ?)`, r.opts.Rules.Version)
	if err != nil {
		return err
	}
	records, err := r.unpackAll(ctx, entries)
	if err != nil {
		return err
	}
	return r.write(ctx, func(tx *sql.Tx) error {
		var failed error
		for i, record := range records {
			f := r.opts.Rules.Count(record)
			_, err := tx.ExecContext(ctx, `UPDATE record SET errors = ?, warnings = ?, notes = ?, rules = ? WHERE id = ?`,
				f.Errors, f.Warnings, f.Notes, r.opts.Rules.Version, entries[i].record)
			failed = errors.Join(failed, err)
		}
		return failed
	})
}
