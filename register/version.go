package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
)

// version is one version while it is made.
type version struct {
	kind     string
	record   string
	before   *state    // the record as it stands; nil for a new one
	current  *entry    // its newest version
	earlier  []byte    // what that says: canonical and sealed
	bytes    []byte    // what this says
	sealer   sealer    // for its personal values
	trash    bool      // the record goes to the trash
	unpacker *unpacker // reads versions
}

// put makes the version a write asks for, if it differs.
func (s *saver) put(ctx context.Context, w Write) error {
	if w.Record == nil {
		return &Error{Kind: Invalid, Err: errors.New("a write without a record")}
	}
	before, err := s.admit(ctx, w)
	if err != nil {
		return err
	}
	v, err := s.prepare(ctx, before)
	if err != nil {
		return err
	}
	kind, id := w.Record.Identity()
	v.kind, v.record, v.trash = string(kind), string(id), w.Delete
	if w.Delete && !w.verbatim {
		v.bytes = v.earlier
	} else if err := v.seal(w.Record); err != nil {
		return err
	}
	if before != nil && before.trashed == v.trash && bytes.Equal(v.bytes, v.earlier) {
		return s.settleDraft(ctx, v)
	}
	e, err := s.entry(v)
	if err != nil {
		return err
	}
	return s.store(ctx, e, v)
}

// prepare reads the version before: what it says, and the tokens of the
// personal values it holds.
func (s *saver) prepare(ctx context.Context, before *state) (*version, error) {
	u := s.r.unpacker()
	v := &version{before: before, unpacker: u, sealer: sealer{known: map[string]token{}, random: s.r.opts.random()}}
	v.sealer.taken = func(t token) (taken bool, err error) {
		err = s.tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM personal WHERE token = ?)`, int64(t)).Scan(&taken)
		return taken, err
	}
	if before == nil {
		return v, nil
	}
	var err error
	if v.current, err = readEntry(ctx, s.tx, `WHERE h.seq = ?`, before.seq); err != nil {
		return nil, err
	}
	if v.earlier, err = u.bytes(v.current); err != nil {
		return nil, err
	}
	v.earlier = bytes.Clone(v.earlier)
	sealed, err := u.sealedFrom(v.current, v.earlier)
	if err != nil {
		return nil, err
	}
	tokens, err := tokensIn(sealed)
	if err != nil {
		return nil, at(err, v.current)
	}
	if err := u.vault.load(ctx, s.tx, tokens); err != nil {
		return nil, err
	}
	for _, t := range tokens {
		known, ok := u.vault[t]
		if !ok {
			continue
		}
		value, err := known.show()
		if err != nil {
			return nil, at(err, v.current)
		}
		v.sealer.known[value] = t
	}
	return v, nil
}

// seal makes the canonical bytes of a record, with tokens for its personal
// values.
func (v *version) seal(record model.Record) error {
	sealed, err := v.sealer.seal(record)
	if err != nil {
		return err
	}
	if v.bytes, err = canonical.Encode(sealed); err != nil {
		return &Error{Kind: Invalid, Err: err}
	}
	return nil
}

// entry makes the history row of a version.
func (s *saver) entry(v *version) (*entry, error) {
	e := &entry{
		seq: s.head.seq + 1, parent: s.head.hash, parent2: []byte{}, height: s.head.height + 1, change: s.number,
		record: v.record, kind: v.kind, version: 1, time: s.time.UnixMilli(), author: s.author,
		action: string(s.action(v)), trashed: v.trash, reason: s.change.Reason, source: s.source,
		personal: v.sealer.commitments(),
	}
	fields, err := changedFields(v.earlier, v.bytes)
	if err != nil {
		return nil, err
	}
	e.fields = strings.Join(fields, " ")
	if v.current != nil {
		e.version = v.current.version + 1
	}
	if err := s.pack(e, v); err != nil {
		return nil, err
	}
	e.seal()
	return e, nil
}

// pack compresses the snapshot: by itself, or against the version that the one
// before it was compressed against, when that makes it small.
func (s *saver) pack(e *entry, v *version) error {
	const small = 8
	if now := v.current; now != nil && e.version%basePeriod != 1 {
		base, onto, plain := now.seq, now.bytes, v.earlier
		if now.base != 0 {
			b, err := s.r.codec.unpack(now.onto, nil)
			if err != nil {
				return at(err, now)
			}
			base, onto, plain = now.base, now.onto, b
		}
		if b := makeDelta(plain, v.bytes); len(b) <= len(v.bytes)/small {
			sum := sha256.Sum256(onto)
			e.base, e.baseSum, e.bytes = base, sum[:], b
			return nil
		}
	}
	e.bytes = s.r.codec.pack(v.bytes)
	return nil
}

// action is what history calls the version.
func (s *saver) action(v *version) model.Action {
	switch {
	case s.change.Action != "":
		return s.change.Action
	case v.trash:
		return model.ActionDelete
	case v.before == nil:
		return model.ActionCreate
	case v.before.trashed:
		return model.ActionRestore
	}
	return model.ActionEdit
}

// store writes a version and everything that follows from it. It reads back
// what it writes, before the commit: a version that cannot be read again is not
// saved, and the state follows from what was read.
func (s *saver) store(ctx context.Context, e *entry, v *version) error {
	if err := e.insert(ctx, s.tx); err != nil {
		return err
	}
	if err := v.sealer.store(ctx, s.tx); err != nil {
		return err
	}
	written, err := readEntry(ctx, s.tx, `WHERE h.seq = ?`, e.seq)
	if err != nil {
		return err
	}
	plain, err := v.readBack(ctx, s.tx, written)
	if err != nil {
		return err
	}
	now := derive(written, plain)
	if err := now.put(ctx, s.tx, plain, s.r.opts.Rules); err != nil {
		return err
	}
	there, err := readState(ctx, s.tx, model.ID(e.record))
	if err != nil {
		return err
	}
	if !bytes.Equal(written.hash, e.hash) || there == nil || !bytes.Equal(there.digest, now.digest) {
		return at(&Error{Kind: Damaged, Err: errors.New("what was written reads back differently")}, e)
	}
	_, err = s.tx.ExecContext(ctx, `UPDATE head SET seq = ?, height = ?, hash = ?`, e.seq, e.height, e.hash)
	if err != nil {
		return fmt.Errorf("write head: %w", err)
	}
	s.head = head{e.seq, e.height, e.hash}
	s.noteNumber(model.Kind(e.kind), plain.RecordNumber())
	s.versions = append(s.versions, written.describe())
	return s.settleDraft(ctx, v)
}

// readBack returns the record a written version holds, when it is the one that
// was to be written.
func (v *version) readBack(ctx context.Context, q querier, written *entry) (model.Record, error) {
	b, err := v.unpacker.bytes(written)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(b, v.bytes) {
		return nil, at(&Error{Kind: Damaged, Err: errors.New("what was written reads back differently")}, written)
	}
	record, err := v.unpacker.sealedFrom(written, b)
	if err != nil {
		return nil, err
	}
	return v.unpacker.unseal(ctx, q, written, record)
}

// settleDraft discards the draft of a record that its editor saved. What an
// import, an undo or another act did to the record leaves the draft alone:
// somebody typed it and has not seen that act yet.
func (s *saver) settleDraft(ctx context.Context, v *version) error {
	byEditor := s.change.Action == "" || s.change.Action == model.ActionCreate || s.change.Action == model.ActionEdit
	if !byEditor || v.trash {
		return nil
	}
	return discardDraft(ctx, s.tx, model.ID(v.record))
}

// changedFields lists the top-level fields in which two canonical records
// differ; before is nil for a new record. Identity is no field anybody changed.
func changedFields(before, after []byte) ([]string, error) {
	var old map[string]json.RawMessage
	now, err := canonical.Values(after)
	if err == nil && before != nil {
		old, err = canonical.Values(before)
	}
	if err != nil {
		return nil, fmt.Errorf("compare versions: %w", err)
	}
	var changed []string
	for name, value := range now {
		if !bytes.Equal(value, old[name]) && name != "id" {
			changed = append(changed, name)
		}
	}
	for name := range old {
		if _, still := now[name]; !still {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return changed, nil
}
