package register

import (
	"context"
	"database/sql"
	"slices"
	"strings"

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
		return r.erase(ctx, tx, Change{Action: model.ActionErase, Reason: reason}, forgetting{id, gone})
	})
	if err != nil {
		return 0, r.fail("erase", err)
	}
	return erased, nil
}

// EraseSigner removes a name from every approval that was given under it, also
// from those that were withdrawn, in one change. The approvals stay in force,
// with their date and what they pin: somebody gave them, and who is not said any
// more. It returns how many there were; with none, no version is made.
//
// The note of an approval is no personal value, and stays.
func (r *Register) EraseSigner(ctx context.Context, name, reason string) (approvals int, err error) {
	err = r.write(ctx, func(tx *sql.Tx) error {
		signed, err := readEntries(ctx, tx, `WHERE h.seq IN (SELECT seq FROM record WHERE kind = ?) ORDER BY h.seq`, string(model.KindSignOff))
		if err != nil {
			return err
		}
		var all []forgetting
		for _, e := range signed {
			found, err := r.values(ctx, tx, []*entry{e})
			if err != nil {
				return err
			}
			if by := found[0]; len(by) == 1 && by[0].erased == 0 && by[0].value == strings.TrimSpace(name) {
				all = append(all, forgetting{model.ID(e.record), by})
			}
		}
		if approvals = len(all); approvals == 0 {
			return nil
		}
		return r.erase(ctx, tx, Change{Action: model.ActionErase, Reason: reason}, all...)
	})
	if err != nil {
		return 0, r.fail("erase signer", err)
	}
	return approvals, nil
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
	held, err := r.values(ctx, q, entries)
	if err != nil {
		return nil, err
	}
	seen := map[token]bool{}
	var gone []secret
	for i, values := range held {
		for _, s := range values {
			if !seen[s.token] && i > 0 && s.erased == 0 {
				gone = append(gone, s)
			}
			seen[s.token] = true
		}
	}
	return gone, nil
}

// values lists the personal values that versions hold, of each its own.
func (r *Register) values(ctx context.Context, q querier, entries []*entry) ([][]secret, error) {
	u := r.unpacker()
	held := make([][]secret, len(entries))
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
			if s, ok := u.vault[t]; ok {
				held[i] = append(held[i], s)
			}
		}
	}
	return held, nil
}

// forgetting is what is erased of one record.
type forgetting struct {
	record model.ID
	gone   []secret
}

// erase removes values, with a version of each record that says so.
func (r *Register) erase(ctx context.Context, tx *sql.Tx, change Change, all ...forgetting) error {
	s, err := r.begin(ctx, tx, change)
	if err != nil {
		return err
	}
	for _, f := range all {
		if err := s.forget(ctx, f); err != nil {
			return err
		}
	}
	_, err = s.finish(ctx)
	return err
}

func (s *saver) forget(ctx context.Context, f forgetting) error {
	before, err := readState(ctx, s.tx, f.record)
	if err != nil {
		return err
	}
	if before == nil {
		return &Error{Kind: NotFound, Record: f.record}
	}
	v, err := s.prepare(ctx, before)
	if err != nil {
		return err
	}
	v.unpacker.vault = vault{} // it holds what is erased now
	v.kind, v.record, v.trash, v.bytes = before.kind, before.id, before.trashed, v.earlier
	e, err := s.entry(v)
	if err != nil {
		return err
	}
	for _, g := range f.gone {
		sum := commit(g.salt, g.value)
		e.personal = append(e.personal, sum[:]...)
		_, err := s.tx.ExecContext(ctx, `UPDATE personal SET salt = x'', value = '', erased = ? WHERE token = ?`, s.time.UnixMilli(), int64(g.token))
		if err != nil {
			return err
		}
	}
	e.seal()
	return s.store(ctx, e, v)
}
