package register

import (
	"context"
	"database/sql"
	"slices"

	"verwerkingsregister/model"
)

// Erase removes from the history of a record all personal values that its
// newest version does not hold: what a contact was called before the contact
// was taken out. The versions stay, their hashes and the chain too; in their
// place ErasedOn finds the day. A new version tells who did it and why. It
// returns how many values were erased; with none, no version is made.
//
// Values in earlier backups are not touched.
func (r *Register) Erase(ctx context.Context, id model.ID, reason string) (erased int, err error) {
	err = r.write(ctx, func(tx *sql.Tx) error {
		gone, err := r.forgettable(ctx, tx, id)
		if err != nil || len(gone) == 0 {
			return err
		}
		erased = len(gone)
		return r.erase(ctx, tx, id, gone, Change{Action: model.ActionErase, Reason: reason})
	})
	if err != nil {
		return 0, r.fail("erase", err)
	}
	return erased, nil
}

// Erasable lists the personal values that Erase would remove from the history
// of a record, each once, the newest first.
func (r *Register) Erasable(ctx context.Context, id model.ID) ([]string, error) {
	const op = "list erasable values"
	gone, err := r.forgettable(ctx, r.db, id)
	if err != nil {
		return nil, r.fail(op, err)
	}
	var values []string
	for _, s := range gone {
		if !slices.Contains(values, s.value) {
			values = append(values, s.value)
		}
	}
	return values, nil
}

// forgettable lists the personal values of earlier versions of a record that
// its newest does not hold.
func (r *Register) forgettable(ctx context.Context, q querier, id model.ID) ([]secret, error) {
	entries, err := readEntries(ctx, q, `WHERE h.record = ? ORDER BY h.version DESC`, string(id))
	if err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, &Error{Kind: NotFound, Record: id}
	}
	u := r.unpacker()
	seen := map[token]bool{}
	var gone []secret
	for i, e := range entries {
		sealed, err := u.sealed(e)
		if err != nil {
			return nil, err
		}
		tokens, err := tokensIn(sealed)
		if err != nil {
			return nil, at(err, e)
		}
		if err := u.vault.load(ctx, q, tokens); err != nil {
			return nil, err
		}
		for _, t := range tokens {
			if s, ok := u.vault[t]; ok && !seen[t] && i > 0 && s.erased == 0 {
				gone = append(gone, s)
			}
			seen[t] = true
		}
	}
	return gone, nil
}

func (r *Register) erase(ctx context.Context, tx *sql.Tx, id model.ID, gone []secret, change Change) error {
	s, err := r.begin(ctx, tx, change)
	if err != nil {
		return err
	}
	before, err := readState(ctx, tx, id)
	if err != nil {
		return err
	}
	if before == nil {
		return &Error{Kind: NotFound, Record: id}
	}
	v, err := s.prepare(ctx, before)
	if err != nil {
		return err
	}
	v.kind, v.record, v.trash, v.bytes = before.kind, before.id, before.trashed, v.earlier
	e, err := s.entry(v)
	if err != nil {
		return err
	}
	for _, g := range gone {
		sum := commit(g.salt, g.value)
		e.personal = append(e.personal, sum[:]...)
		_, err := tx.ExecContext(ctx, `UPDATE personal SET salt = x'', value = '', erased = ? WHERE token = ?`, s.time.UnixMilli(), int64(g.token))
		if err != nil {
			return err
		}
	}
	e.seal()
	if err := s.store(ctx, e, v); err != nil {
		return err
	}
	_, err = s.finish(ctx)
	return err
}
