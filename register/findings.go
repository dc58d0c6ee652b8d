package register

import (
	"context"
	"database/sql"
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
	stood, err := r.readRecords(ctx, entrySource+`WHERE h.seq IN (SELECT seq FROM record WHERE rules <> ?)`, r.opts.Rules.Version)
	if err != nil {
		return err
	}
	return r.write(ctx, func(tx *sql.Tx) error {
		for i, record := range stood.records {
			s := derive(stood.entries[i], record)
			s.mark(record, r.opts.Rules)
			_, err := tx.ExecContext(ctx, `UPDATE record SET sorting = ?, errors = ?, warnings = ?, notes = ?, rules = ?, marks = ? WHERE id = ?`,
				s.sorting, s.findings.Errors, s.findings.Warnings, s.findings.Notes, s.rules, s.marks, s.id)
			if err != nil {
				return err
			}
		}
		return nil
	})
}
