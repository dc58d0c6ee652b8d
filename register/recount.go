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
