package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/model"
)

// Approving is what somebody approves.
type Approving struct {
	By   string     // who approves: a person, or a body such as the board
	Date model.Date // the day it was decided; empty: today
	Note string
	// Records are approved as they stand; without any the register is, as a
	// whole.
	Records []model.ID
}

// SignOff records an approval: it pins the versions that records have now, and
// changes nothing in them. It is a version of the history as any other, so that
// it cannot be made, moved or taken away unnoticed. A draft is not part of it.
func (r *Register) SignOff(ctx context.Context, a Approving) (saved Saved, err error) {
	err = r.write(ctx, func(tx *sql.Tx) error {
		s, err := r.begin(ctx, tx, Change{Action: model.ActionSign, Reason: strings.TrimSpace(a.Note)})
		if err != nil {
			return err
		}
		signOff, err := s.approve(ctx, a)
		if err != nil {
			return err
		}
		if err := s.put(ctx, Write{Record: signOff}); err != nil {
			return err
		}
		saved, err = s.finish(ctx)
		return err
	})
	if err != nil {
		return Saved{}, r.fail("sign off", err)
	}
	return saved, nil
}

// approve makes the record of an approval.
func (s *saver) approve(ctx context.Context, a Approving) (*model.SignOff, error) {
	signOff := &model.SignOff{By: strings.TrimSpace(a.By), Date: a.Date, Note: strings.TrimSpace(a.Note)}
	if signOff.Date == "" {
		signOff.Date = model.DateOf(s.r.opts.now())
	}
	switch {
	case signOff.By == "":
		return nil, &Error{Kind: Invalid, Err: errors.New("an approval needs a name")}
	case !signOff.Date.Valid():
		return nil, &Error{Kind: Invalid, Err: fmt.Errorf("%q is no date", a.Date)}
	case s.head.seq == 0:
		return nil, &Error{Kind: NotFound, Err: errors.New("there is nothing to approve")}
	case len(a.Records) == 0:
		f := s.head.fingerprint()
		signOff.State = fmt.Sprintf("%d-%s", f.N, f.Hash)
	}
	for _, id := range a.Records {
		now, err := readState(ctx, s.tx, id)
		if err != nil {
			return nil, err
		}
		if now == nil || now.trashed || now.kind == string(model.KindSignOff) {
			return nil, &Error{Kind: NotFound, Record: id}
		}
		signOff.Records = append(signOff.Records, model.SignedVersion{
			Record: id, Name: strings.TrimSpace(now.number + " " + now.title), Hash: fmt.Sprintf("%x", now.hash),
		})
	}
	return signOff, nil
}

// WithdrawSignOff takes an approval back. Both stay in the history; what was
// approved before it counts again.
func (r *Register) WithdrawSignOff(ctx context.Context, id model.ID, reason string) (Saved, error) {
	const op = "withdraw approval"
	now, err := readState(ctx, r.db, id)
	switch {
	case err != nil:
		return Saved{}, r.fail(op, err)
	case now == nil || now.kind != string(model.KindSignOff) || now.trashed:
		return Saved{}, r.fail(op, &Error{Kind: NotFound, Record: id})
	}
	saved, err := r.save(ctx, Change{Action: model.ActionWithdraw, Reason: reason, Writes: []Write{{
		Record: &model.SignOff{ID: id}, Base: AnyVersion, Delete: true,
	}}})
	return saved, r.fail(op, err)
}

// SignedOff is a sign-off with what the history says about it.
type SignedOff struct {
	model.SignOff
	Signed    model.Version  // that recorded it
	Withdrawn *model.Version // that took it back; nil while it is in force
}

// SignOffs lists every sign-off there ever was, the newest first.
func (r *Register) SignOffs(ctx context.Context) ([]SignedOff, error) {
	const op = "list approvals"
	entries, err := readEntries(ctx, r.db, `WHERE h.record IN (SELECT id FROM record WHERE kind = ?) ORDER BY h.record, h.version`, string(model.KindSignOff))
	if err != nil {
		return nil, r.fail(op, err)
	}
	var all []SignedOff
	for _, e := range entries {
		if e.version == 1 {
			record, err := r.unpacker().record(ctx, r.db, e)
			if err != nil {
				return nil, r.fail(op, err)
			}
			signOff, ok := record.(*model.SignOff)
			if !ok {
				return nil, r.fail(op, at(&Error{Kind: Damaged, Err: errors.New("the version is no approval")}, e))
			}
			all = append(all, SignedOff{SignOff: *signOff, Signed: e.describe()})
		}
		if len(all) == 0 {
			continue
		}
		last := &all[len(all)-1]
		switch {
		case !e.trashed:
			last.Withdrawn = nil
		case last.Withdrawn == nil:
			v := e.describe()
			last.Withdrawn = &v
		}
	}
	slices.SortStableFunc(all, func(a, b SignedOff) int { return b.Signed.Time.Compare(a.Signed.Time) })
	return all, nil
}
