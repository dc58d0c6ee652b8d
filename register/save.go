package register

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"verwerkingsregister/model"
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
		if id, err = newRecordID(ctx, s.tx, s.r.opts.random()); err != nil {
			return err
		}
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
