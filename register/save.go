package register

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/field"
)

// Save stores a change: all of it or nothing. A new record that lacks them is
// given its ID and number, and every nested row its ID, in the caller's own
// record. Records that do not differ from their newest version get no version;
// when none differs, the change leaves no trace. A save without Action, or with
// create or edit, discards the drafts of its records; any other act leaves them.
func (r *Register) Save(ctx context.Context, change Change) (Saved, error) {
	saved, err := r.save(ctx, change)
	if err != nil {
		return Saved{}, r.fail("save", err)
	}
	return saved, nil
}

func (r *Register) save(ctx context.Context, change Change) (saved Saved, err error) {
	err = r.write(ctx, func(tx *sql.Tx) error {
		s, err := r.begin(ctx, tx, change)
		if err != nil {
			return err
		}
		for _, d := range change.Documents {
			if err := s.keepDocument(ctx, d); err != nil {
				return err
			}
		}
		for _, w := range change.Writes {
			if err := s.put(ctx, w); err != nil {
				return err
			}
		}
		saved, err = s.finish(ctx)
		return err
	})
	return saved, err
}

// saver writes one change within its transaction.
type saver struct {
	r        *Register
	tx       *sql.Tx
	change   Change
	number   int64
	author   string
	time     time.Time
	head     head
	source   []byte
	numbers  map[model.Kind]*numbering
	versions []model.Version
}

func (r *Register) begin(ctx context.Context, tx *sql.Tx, change Change) (*saver, error) {
	s := &saver{r: r, tx: tx, change: change, author: change.Author, time: r.opts.now().UTC(), source: []byte{},
		numbers: map[model.Kind]*numbering{}}
	if s.author == "" {
		s.author = r.opts.Author
	}
	s.author, s.change.Reason = strings.ToValidUTF8(s.author, "\uFFFD"), strings.ToValidUTF8(change.Reason, "\uFFFD")
	var err error
	if s.head, err = readHead(ctx, tx); err != nil {
		return nil, err
	}
	for taken := true; taken; {
		if s.number, err = randomNumber(r.opts.random()); err != nil {
			return nil, err
		}
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM history WHERE change = ?)`, s.number).Scan(&taken); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// version is one version while it is made.
type version struct {
	before  *state // nil for a new record
	plain   model.Record
	bytes   []byte // canonical and sealed
	earlier []byte // those of the version before
	sealer  sealer
	trash   bool
	repeat  bool // it says what the version before said
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
	v := &version{before: before, trash: w.Delete, repeat: w.Delete && !w.verbatim,
		sealer: sealer{known: map[string]token{}, random: s.r.opts.random()}}
	if v.plain, err = canonicalised(w.Record); err != nil {
		return err
	}
	u := s.r.unpacker()
	var current *entry
	if before != nil {
		if current, err = readEntry(ctx, s.tx, `WHERE h.seq = ?`, before.seq); err != nil {
			return err
		}
		if err := v.recall(ctx, s.tx, u, current); err != nil {
			return err
		}
	}
	if err := v.seal(); err != nil {
		return err
	}
	if before != nil && before.trashed == v.trash && bytes.Equal(v.bytes, v.earlier) {
		return s.settleDraft(ctx, v)
	}
	e, err := s.entry(ctx, v, current, u)
	if err != nil {
		return err
	}
	if err := s.store(ctx, e, v); err != nil {
		return err
	}
	return s.check(ctx, e, v)
}

// canonicalised returns the record as its canonical bytes have it, which is as
// every later reader will see it.
func canonicalised(record model.Record) (model.Record, error) {
	b, err := canonical.Encode(record)
	if err != nil {
		return nil, &Error{Kind: Invalid, Err: err}
	}
	return canonical.Decode(b)
}

// admit decides whether a write may go ahead, completes the record, and
// returns what the record is now.
func (s *saver) admit(ctx context.Context, w Write) (*state, error) {
	kind, id := w.Record.Identity()
	var before *state
	var err error
	if id != "" {
		if before, err = readState(ctx, s.tx, id); err != nil {
			return nil, err
		}
	}
	switch {
	case before == nil && w.Delete:
		return nil, &Error{Kind: NotFound, Record: id}
	case before == nil && w.Base > 0:
		return nil, &Error{Kind: Conflict, Record: id}
	case before != nil && before.kind != string(kind):
		return nil, &Error{Kind: Invalid, Record: id, Err: fmt.Errorf("the record is a %s", before.kind)}
	case before != nil && w.Base != AnyVersion && int64(w.Base) != before.version:
		return nil, &Error{Kind: Conflict, Record: id, Version: int(before.version)}
	case w.Delete && !w.verbatim:
		return before, nil
	}
	if err := s.complete(ctx, w.Record, before); err != nil {
		return nil, err
	}
	return before, s.unique(ctx, w.Record, before)
}

// complete fills in what only the register can know.
func (s *saver) complete(ctx context.Context, record model.Record, before *state) (err error) {
	kind, id := record.Identity()
	if model.New(kind) == nil {
		return &Error{Kind: Invalid, Err: fmt.Errorf("no records of kind %q", kind)}
	}
	number := record.RecordNumber()
	if id == "" {
		text, err := randomText(s.r.opts.random(), recordIDSize)
		if err != nil {
			return err
		}
		id = model.ID(text)
	}
	if number == "" && before == nil {
		if number, err = s.nextNumber(ctx, kind); err != nil {
			return err
		}
	}
	record.SetIdentity(id, number)
	field.EnsureRowIDs(record, func() model.RowID {
		text, failed := randomText(s.r.opts.random(), rowIDSize)
		err = errors.Join(err, failed)
		return model.RowID(text)
	})
	return err
}

// unique refuses a second record of the same number, and a second organisation.
func (s *saver) unique(ctx context.Context, record model.Record, before *state) error {
	kind, id := record.Identity()
	number := record.RecordNumber()
	if before != nil && before.number == number {
		return nil
	}
	var other string
	err := s.tx.QueryRowContext(ctx, `SELECT id FROM record WHERE kind = ? AND id <> ? AND number = ? COLLATE NOCASE
		AND (number <> '' OR kind = ?)`, string(kind), string(id), number, string(model.KindOrganisation)).Scan(&other)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return err
	case kind == model.KindOrganisation:
		return &Error{Kind: Invalid, Record: id, Err: errors.New("a register has one organisation")}
	}
	return &Error{Kind: NumberTaken, Record: id, Number: number}
}

// recall reads the version before: its bytes, and the tokens of the personal
// values it holds. A delete repeats what it says.
func (v *version) recall(ctx context.Context, q querier, u *unpacker, current *entry) error {
	if err := u.need(ctx, q, current); err != nil {
		return err
	}
	b, err := u.bytes(current)
	if err != nil {
		return err
	}
	v.earlier = b
	sealed, err := u.sealed(current)
	if err != nil {
		return err
	}
	tokens, err := tokensIn(sealed)
	if err != nil {
		return at(err, current)
	}
	if err := u.vault.load(ctx, q, tokens); err != nil {
		return err
	}
	for _, t := range tokens {
		if known, ok := u.vault[t]; ok && known.erased == 0 {
			v.sealer.known[known.value] = t
		}
	}
	if v.repeat {
		v.plain = sealed
		return at(u.vault.open(sealed), current)
	}
	return nil
}

// seal makes the canonical bytes, with tokens for personal values.
func (v *version) seal() error {
	sealed, err := v.sealer.seal(v.plain)
	if err != nil {
		return err
	}
	v.bytes, err = canonical.Encode(sealed)
	return err
}

// entry makes the history row of a version.
func (s *saver) entry(ctx context.Context, v *version, current *entry, u *unpacker) (*entry, error) {
	kind, id := v.plain.Identity()
	e := &entry{
		seq: s.head.seq + 1, parent: s.head.hash, parent2: []byte{}, height: s.head.height + 1, change: s.number,
		record: string(id), kind: string(kind), version: 1, time: s.time.UnixMilli(), author: s.author,
		action: string(s.action(v)), trashed: v.trash, reason: s.change.Reason, source: s.source,
		personal: v.sealer.commitments(), baseHash: []byte{},
	}
	fields, err := changedFields(v.earlier, v.bytes)
	if err != nil {
		return nil, err
	}
	e.fields = strings.Join(fields, " ")
	if current != nil {
		e.version = current.version + 1
	}
	if err := s.pack(ctx, e, v, current, u); err != nil {
		return nil, err
	}
	sum, _ := e.sum(nil)
	e.hash = sum[:]
	return e, nil
}

// pack compresses the snapshot: by itself, or against the version that the one
// before it was compressed against.
func (s *saver) pack(ctx context.Context, e *entry, v *version, current *entry, u *unpacker) error {
	e.bytes = s.r.codec.pack(v.bytes)
	if current == nil || e.version%basePeriod == 1 {
		return nil
	}
	base := current
	if current.base != 0 {
		var err error
		if base, err = readEntry(ctx, s.tx, `WHERE h.seq = ?`, current.base); err != nil {
			return err
		}
	}
	if err := u.keep(base); err != nil {
		return err
	}
	small, err := packAgainst(u.bases[base.seq], v.bytes)
	if err != nil || len(small) >= len(e.bytes) {
		return err
	}
	e.base, e.baseHash, e.bytes = base.seq, base.hash, small
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

// store writes a version and everything that follows from it.
func (s *saver) store(ctx context.Context, e *entry, v *version) error {
	if err := e.insert(ctx, s.tx); err != nil {
		return err
	}
	if err := v.sealer.store(ctx, s.tx); err != nil {
		return err
	}
	if err := derive(e, v.plain).put(ctx, s.tx, v.plain, s.r.opts.Rules); err != nil {
		return err
	}
	_, err := s.tx.ExecContext(ctx, `UPDATE head SET seq = ?, height = ?, hash = ?`, e.seq, e.height, e.hash)
	if err != nil {
		return fmt.Errorf("write head: %w", err)
	}
	s.head = head{e.seq, e.height, e.hash}
	s.noteNumber(model.Kind(e.kind), v.plain.RecordNumber())
	return s.settleDraft(ctx, v)
}

// settleDraft discards the draft of a record that its editor saved. What an
// import, an undo or another act did to the record leaves the draft alone:
// somebody typed it and has not seen that act yet.
func (s *saver) settleDraft(ctx context.Context, v *version) error {
	byEditor := s.change.Action == "" || s.change.Action == model.ActionCreate || s.change.Action == model.ActionEdit
	if !byEditor || v.trash {
		return nil
	}
	_, id := v.plain.Identity()
	return discardDraft(ctx, s.tx, id)
}

// check reads back what store wrote, before the commit: a version that cannot
// be read again is not saved.
func (s *saver) check(ctx context.Context, e *entry, v *version) error {
	written, err := readEntry(ctx, s.tx, `WHERE h.seq = ?`, e.seq)
	if err != nil {
		return err
	}
	u := s.r.unpacker()
	record, err := u.record(ctx, s.tx, written)
	if err != nil {
		return err
	}
	b, err := u.bytes(written)
	if err != nil {
		return err
	}
	now, err := readState(ctx, s.tx, model.ID(e.record))
	if err != nil {
		return err
	}
	same := bytes.Equal(b, v.bytes) && bytes.Equal(written.hash, e.hash) && written.seq == e.seq &&
		now != nil && bytes.Equal(now.digest, derive(written, record).digest)
	if !same {
		return &Error{Kind: Damaged, Sequence: e.seq, Record: model.ID(e.record), Err: errors.New("what was written reads back differently")}
	}
	s.versions = append(s.versions, written.describe())
	return nil
}

func (s *saver) finish(ctx context.Context) (Saved, error) {
	h, err := readHead(ctx, s.tx)
	if err != nil {
		return Saved{}, err
	}
	if h.seq != s.head.seq || !bytes.Equal(h.hash, s.head.hash) {
		return Saved{}, &Error{Kind: Damaged, Err: errors.New("the head reads back differently")}
	}
	saved := Saved{Versions: s.versions, Head: h.fingerprint()}
	if len(s.versions) > 0 {
		saved.Change = s.number
	}
	return saved, nil
}

// changedFields lists the top-level fields in which two canonical records
// differ; before is nil for a new record. Identity is no field anybody changed.
func changedFields(before, after []byte) ([]string, error) {
	old, err := topLevel(before)
	if err != nil {
		return nil, err
	}
	now, err := topLevel(after)
	if err != nil {
		return nil, err
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

func topLevel(record []byte) (map[string]json.RawMessage, error) {
	if record == nil {
		return nil, nil
	}
	var envelope struct {
		Record map[string]json.RawMessage `json:"record"`
	}
	if err := json.Unmarshal(record, &envelope); err != nil {
		return nil, fmt.Errorf("compare versions: %w", err)
	}
	return envelope.Record, nil
}
