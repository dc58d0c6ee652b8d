package register

import (
	"context"
	"database/sql"

	"verwerkingsregister/model"
)

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
		return r.fail(op, err)
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
	err = r.write(ctx, func(tx *sql.Tx) error {
		for _, summary := range stale {
			s, err := readState(ctx, tx, summary.ID)
			if err != nil || s == nil {
				return err
			}
			s.findings = counts[summary.ID]
			s.marks = s.markSum()
			_, err = tx.ExecContext(ctx, `UPDATE record SET errors = ?, warnings = ?, notes = ?, marks = ? WHERE id = ?`,
				s.findings.Errors, s.findings.Warnings, s.findings.Notes, s.marks, s.id)
			if err != nil {
				return err
			}
		}
		return nil
	})
	r.shelf.forget()
	return r.fail(op, err)
}
