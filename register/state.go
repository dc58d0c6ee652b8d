package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"verwerkingsregister/model"
)

// state is one row of the record table: what the newest version of a record
// says, as lists need it.
type state struct {
	key        int64
	id         string
	kind       string
	number     string
	title      string
	role       string
	status     string
	department string
	owner      string
	review     string
	version    int64
	seq        int64
	hash       []byte
	time       int64
	author     string
	trashed    bool
	digest     []byte
}

// stateColumns are the columns scanState reads, from record r.
const stateColumns = `r.key, r.id, r.kind, r.number, r.title, r.role, r.status, r.department, r.owner, r.review,
	r.version, r.seq, r.hash, r.time, r.author, r.trashed, r.digest`

func (s *state) targets() []any {
	return []any{&s.key, &s.id, &s.kind, &s.number, &s.title, &s.role, &s.status, &s.department, &s.owner, &s.review,
		&s.version, &s.seq, &s.hash, &s.time, &s.author, &s.trashed, &s.digest}
}

// derive is the replay of one record: the state that follows from its newest
// version and from what that version says in plain.
func derive(e *entry, plain model.Record) *state {
	s := &state{
		id: e.record, kind: e.kind, number: plain.RecordNumber(), title: plain.Title(),
		version: e.version, seq: e.seq, hash: e.hash, time: e.time, author: e.author,
		trashed: e.trashed,
	}
	var review model.Review
	switch r := plain.(type) {
	case *model.Activity:
		s.role, s.status, s.department, s.owner, review = string(r.Role), string(r.Status), r.Department, r.Owner, r.Review
	case *model.Service:
		s.role, s.status, review = string(r.Role), string(r.Status), r.Review
	case *model.Party:
		s.status, review = string(r.Status), r.Review
	}
	if review.Next.Valid() {
		s.review = string(review.Next)
	}
	s.digest = s.sum()
	return s
}

// sum hashes the columns before digest, so that a changed byte in the state is
// seen without unpacking the history.
func (s *state) sum() []byte {
	b := make([]byte, 0, 512)
	for _, t := range []string{s.id, s.kind, s.number, s.title, s.role, s.status, s.department, s.owner, s.review,
		s.author, string(s.hash)} {
		b = append(binary.BigEndian.AppendUint64(b, uint64(len(t))), t...)
	}
	for _, n := range []int64{s.version, s.seq, s.time} {
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	if s.trashed {
		b = append(b, 1)
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

func (s *state) intact() error {
	if !bytes.Equal(s.sum(), s.digest) {
		return &Error{Kind: Damaged, Record: model.ID(s.id), Sequence: s.seq, Err: errors.New("the state differs from its digest")}
	}
	return nil
}

// put writes the state of a record in place of the one before.
func (s *state) put(ctx context.Context, q querier, plain model.Record, rules Rules) error {
	f := rules.count(plain)
	row := q.QueryRowContext(ctx, `INSERT INTO record (id, kind, number, title, role, status, department, owner, review,
			version, seq, hash, time, author, trashed, digest, sorting, errors, warnings, notes, rules)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, number = excluded.number, title = excluded.title,
			role = excluded.role, status = excluded.status, department = excluded.department, owner = excluded.owner,
			review = excluded.review, version = excluded.version, seq = excluded.seq, hash = excluded.hash,
			time = excluded.time, author = excluded.author, trashed = excluded.trashed, digest = excluded.digest,
			sorting = excluded.sorting, errors = excluded.errors, warnings = excluded.warnings,
			notes = excluded.notes, rules = excluded.rules
		RETURNING key`,
		s.id, s.kind, s.number, s.title, s.role, s.status, s.department, s.owner, s.review,
		s.version, s.seq, s.hash, s.time, s.author, s.trashed, s.digest, fold(s.title), f.Errors, f.Warnings, f.Notes, rules.Version)
	if err := row.Scan(&s.key); err != nil {
		return fmt.Errorf("write state: %w", err)
	}
	_, err := q.ExecContext(ctx, `INSERT INTO words (key, folded) VALUES (?,?)
		ON CONFLICT (key) DO UPDATE SET folded = excluded.folded`, s.key, searchable(plain))
	if err != nil {
		return fmt.Errorf("write search words: %w", err)
	}
	return nil
}

// readState returns the state of a record, nil when there is no such record.
func readState(ctx context.Context, q querier, id model.ID) (*state, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+stateColumns+` FROM record r WHERE r.id = ?`, string(id))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	if !rows.Next() {
		return nil, rows.Err()
	}
	s := &state{}
	if err := rows.Scan(s.targets()...); err != nil {
		return nil, err
	}
	return s, errors.Join(s.intact(), rows.Err())
}

func (s *state) summary() Summary {
	return Summary{
		Kind: model.Kind(s.kind), ID: model.ID(s.id), Number: s.number, Title: s.title, Role: model.Role(s.role),
		Status: model.Status(s.status), Department: s.department, Owner: s.owner, ReviewDue: model.Date(s.review),
		Version: int(s.version), Changed: time.UnixMilli(s.time).UTC(), Author: s.author, Trashed: s.trashed,
	}
}

func (r Rules) count(plain model.Record) FindingCounts {
	if r.Count == nil {
		return FindingCounts{}
	}
	return r.Count(plain)
}
