package register

import (
	"context"
	"database/sql"
	"errors"

	"verwerkingsregister/model"
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

// Recount keeps the findings that a caller counted with all it knows of the
// register, for lists; Rules.Count sees one record alone. Records that are not
// in it keep what they have. A register that cannot be saved in stays as it is.
func (r *Register) Recount(ctx context.Context, counts map[model.ID]FindingCounts) error {
	const op = "recount findings"
	if r.readOnly || len(counts) == 0 {
		return nil
	}
	summaries, err := r.List(ctx, Query{Trash: WithTrash})
	if err != nil {
		return fail(op, err)
	}
	var stale []Summary
	for _, s := range summaries {
		if f, counted := counts[s.ID]; counted && f != s.Findings {
			stale = append(stale, s)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	return fail(op, r.write(ctx, func(tx *sql.Tx) error {
		for _, s := range stale {
			f := counts[s.ID]
			_, err := tx.ExecContext(ctx, `UPDATE record SET errors = ?, warnings = ?, notes = ? WHERE id = ?`, f.Errors, f.Warnings, f.Notes, s.ID)
			if err != nil {
				return err
			}
		}
		return nil
	}))
}
