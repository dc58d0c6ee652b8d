package register

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"sync"

	"verwerkingsregister/model"
)

// ApprovalState says what a query wants of approvals.
type ApprovalState string

// What a query can want of approvals.
const (
	AnyApproval   ApprovalState = ""
	Approved      ApprovalState = "approved"       // and unchanged since
	ChangedSince  ApprovalState = "changed"        // approved once, and changed after it
	NeverApproved ApprovalState = "never-approved" // or no longer
)

// ApprovalStates lists what can be asked for.
func ApprovalStates() []ApprovalState { return []ApprovalState{Approved, ChangedSince, NeverApproved} }

// StateOf says which of them an approval is.
func StateOf(a model.Approval) ApprovalState {
	switch {
	case !a.Given():
		return NeverApproved
	case a.Changed:
		return ChangedSince
	}
	return Approved
}

// Approvals says of every record that is approved how it stands against that,
// and under the empty ID the same of the register as a whole. A record counts
// as changed when it says something else than the version that was pinned; one
// that was put back as it was does not.
func (r *Register) Approvals(ctx context.Context) (map[model.ID]model.Approval, error) {
	known, err := r.approvals(ctx)
	return known, r.fail("read approvals", err)
}

// approvalMemo remembers what follows from the history once and for all: what
// each sign-off pins, and whether two versions say the same.
type approvalMemo struct {
	mu     sync.Mutex
	head   []byte // for which known holds
	known  map[model.ID]model.Approval
	pins   map[model.ID]map[string]pin
	differ map[[2]int64]bool
}

// pin is a version that was approved.
type pin struct {
	seq, version int64
	trashed      bool
}

// standing is where a record stands at one moment.
type standing struct {
	pin
	kind string
	key  int64 // its place in the order in which records came in
}

// approvals are those of the register as it stands.
func (r *Register) approvals(ctx context.Context) (map[model.ID]model.Approval, error) {
	r.approved.mu.Lock()
	defer r.approved.mu.Unlock()
	head, err := readHead(ctx, r.db)
	if err != nil {
		return nil, err
	}
	if r.approved.head != nil && bytes.Equal(r.approved.head, head.hash) {
		return r.approved.known, nil
	}
	known, err := r.approvalsNow(ctx)
	if err == nil {
		r.approved.head, r.approved.known = bytes.Clone(head.hash), known
	}
	return known, err
}

// approvalsNow looks at every record, in a register that has a sign-off.
func (r *Register) approvalsNow(ctx context.Context) (map[model.ID]model.Approval, error) {
	var given bool
	err := r.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM record WHERE kind = ? AND trashed = 0)`, string(model.KindSignOff)).Scan(&given)
	if err != nil || !given {
		return nil, err
	}
	now, err := standings(ctx, r.db, `SELECT id, seq, version, trashed, kind, key FROM record`)
	if err != nil {
		return nil, err
	}
	return r.judge(ctx, now)
}

// approvalsAt are those of an earlier moment, given how records stood then.
func (r *Register) approvalsAt(ctx context.Context, then map[string]standing) (map[model.ID]model.Approval, error) {
	r.approved.mu.Lock()
	defer r.approved.mu.Unlock()
	return r.judge(ctx, then)
}

// standings reads how records stand.
func standings(ctx context.Context, q querier, question string, args ...any) (map[string]standing, error) {
	rows, err := q.QueryContext(ctx, question, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]standing{}
	for rows.Next() {
		var id string
		var p standing
		if err := rows.Scan(&id, &p.seq, &p.version, &p.trashed, &p.kind, &p.key); err != nil {
			return nil, err
		}
		all[id] = p
	}
	return all, rows.Err()
}

// standingsAt reads how records stood at a moment.
func (r *Register) standingsAt(ctx context.Context, m *moment) (map[string]standing, error) {
	newest, values := m.newestOfRecord()
	return standings(ctx, r.db, `SELECT r.id, h.seq, h.version, h.trashed, h.kind, r.key FROM record r JOIN history h ON h.seq = `+newest, values...)
}

// judge compares how records stand with what was approved. A later sign-off
// counts over an earlier one.
func (r *Register) judge(ctx context.Context, now map[string]standing) (map[model.ID]model.Approval, error) {
	signOffs, err := r.inForce(ctx, now)
	if err != nil || len(signOffs) == 0 {
		return nil, err
	}
	known := map[model.ID]model.Approval{}
	for _, s := range signOffs {
		pins, err := r.pinsOf(ctx, s)
		if err != nil {
			return nil, err
		}
		approval := model.Approval{SignOff: s.ID, By: s.By, Date: s.Date, Note: s.Note, Whole: s.Whole()}
		if day, erased := ErasedOn(s.By); erased {
			approval.By, approval.Erased = "", day
		}
		if s.Whole() && pins != nil {
			if approval.Changed, err = r.wholeChanged(ctx, now, pins); err != nil {
				return nil, err
			}
			known[""] = approval
		}
		for id, p := range pins {
			is, here := now[id]
			if p.trashed || !here {
				continue
			}
			approval.Version = int(p.version)
			if approval.Changed, err = r.changed(ctx, id, p, is.pin); err != nil {
				return nil, err
			}
			known[model.ID(id)] = approval
		}
	}
	return known, nil
}

// inForce reads the sign-offs that were not withdrawn, in the order they were
// made.
func (r *Register) inForce(ctx context.Context, now map[string]standing) ([]*model.SignOff, error) {
	type made struct {
		time int64
		*model.SignOff
	}
	var all []made
	for id, is := range now {
		if is.kind != string(model.KindSignOff) || is.trashed {
			continue
		}
		record, _, err := r.version(ctx, model.ID(id), int(is.version))
		if err != nil {
			return nil, err
		}
		m := made{}
		if m.SignOff, _ = record.(*model.SignOff); m.SignOff == nil {
			continue // the kind in the state is part of its digest: this is not reached
		}
		if err := r.db.QueryRowContext(ctx, `SELECT time FROM history WHERE record = ? AND version = 1`, id).Scan(&m.time); err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b made) int {
		if a.time != b.time {
			return int(min(max(a.time-b.time, -1), 1))
		}
		return strings.Compare(string(a.ID), string(b.ID))
	})
	signOffs := make([]*model.SignOff, len(all))
	for i, m := range all {
		signOffs[i] = m.SignOff
	}
	return signOffs, nil
}

// SignedVersions lists which versions of a record were approved, by their
// number: also by sign-offs that were withdrawn, the newest first.
func (r *Register) SignedVersions(ctx context.Context, record model.ID) (map[int][]SignedOff, error) {
	all, err := r.SignOffs(ctx)
	if err != nil {
		return nil, err
	}
	r.approved.mu.Lock()
	defer r.approved.mu.Unlock()
	versions := map[int][]SignedOff{}
	for _, s := range all {
		pins, err := r.pinsOf(ctx, &s.SignOff)
		if err != nil {
			return nil, r.fail("list approvals", err)
		}
		if p, pinned := pins[string(record)]; pinned {
			versions[int(p.version)] = append(versions[int(p.version)], s)
		}
	}
	return versions, nil
}

// pinsOf finds the versions that a sign-off pins, by record. What it pins that
// is not in this history was approved in another register, and counts there.
func (r *Register) pinsOf(ctx context.Context, s *model.SignOff) (map[string]pin, error) {
	if pins, known := r.approved.pins[s.ID]; known {
		return pins, nil
	}
	pins, err := map[string]pin{}, error(nil)
	if s.Whole() {
		pins, err = r.pinsOfState(ctx, s.State)
	} else {
		for _, v := range s.Records {
			hash, bad := hex.DecodeString(v.Hash)
			if bad != nil {
				continue
			}
			var p pin
			err = r.db.QueryRowContext(ctx, `SELECT seq, version, trashed FROM history WHERE record = ? AND hash = ?`, string(v.Record), hash).
				Scan(&p.seq, &p.version, &p.trashed)
			if errors.Is(err, sql.ErrNoRows) {
				err = nil
				continue
			}
			if err != nil {
				return nil, err
			}
			pins[string(v.Record)] = p
		}
	}
	if err != nil {
		return nil, err
	}
	if r.approved.pins == nil {
		r.approved.pins = map[model.ID]map[string]pin{}
	}
	r.approved.pins[s.ID] = pins
	return pins, nil
}

// pinsOfState finds what every record said when the register had a
// fingerprint; nil when it never had it.
func (r *Register) pinsOfState(ctx context.Context, state string) (map[string]pin, error) {
	f, err := ParseFingerprint(state)
	if err != nil {
		return nil, nil // not of this program: it pins nothing here
	}
	hash, _ := hex.DecodeString(f.Hash) // parsed
	m, err := r.momentOf(ctx, hash)
	if err != nil || m == nil {
		return nil, err
	}
	then, err := r.standingsAt(ctx, m)
	if err != nil {
		return nil, err
	}
	pins := map[string]pin{}
	for id, p := range then {
		if p.kind != string(model.KindSignOff) {
			pins[id] = p.pin
		}
	}
	return pins, nil
}

// wholeChanged reports whether any record stands otherwise than pinned: new,
// gone, back, or saying something else.
func (r *Register) wholeChanged(ctx context.Context, now map[string]standing, pins map[string]pin) (bool, error) {
	for id, is := range now {
		if is.kind == string(model.KindSignOff) {
			continue
		}
		p, pinned := pins[id]
		if !pinned || p.trashed {
			if !is.trashed {
				return true, nil
			}
			continue
		}
		if changed, err := r.changed(ctx, id, p, is.pin); changed || err != nil {
			return changed, err
		}
	}
	return false, nil
}

// changed reports whether a record says something else than the pinned version.
func (r *Register) changed(ctx context.Context, id string, pinned, is pin) (bool, error) {
	if is.trashed || pinned.seq == is.seq {
		return is.trashed, nil
	}
	key := [2]int64{pinned.seq, is.seq}
	differs, known := r.approved.differ[key]
	if !known {
		var err error
		if differs, err = r.differ(ctx, id, pinned, is); err != nil {
			return false, err
		}
		if r.approved.differ == nil {
			r.approved.differ = map[[2]int64]bool{}
		}
		r.approved.differ[key] = differs
	}
	return differs, nil
}

// differ compares two versions of a record. Most need not be read: a single
// version that changed a field differs, and those that changed none do not.
func (r *Register) differ(ctx context.Context, id string, pinned, is pin) (bool, error) {
	var versions, changing int
	err := r.db.QueryRowContext(ctx, `SELECT count(*), count(CASE WHEN fields <> '' THEN 1 END) FROM history
		WHERE record = ? AND version > ? AND version <= ?`, id, pinned.version, is.version).Scan(&versions, &changing)
	if err != nil || changing == 0 || versions == 1 {
		return changing > 0, err
	}
	entries, err := readEntries(ctx, r.db, `WHERE h.seq IN (?, ?)`, pinned.seq, is.seq)
	if err != nil {
		return false, err
	}
	if len(entries) != 2 {
		return false, &Error{Kind: Damaged, Record: model.ID(id), Err: errors.New("a version is missing")}
	}
	u := r.unpacker()
	a, err := u.bytes(entries[0])
	if err != nil {
		return false, err
	}
	a = bytes.Clone(a)
	b, err := u.bytes(entries[1])
	return !bytes.Equal(a, b), err
}
