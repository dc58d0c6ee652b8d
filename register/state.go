package register

import (
	"bytes"
	"context"
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
	sorting    string // the title, folded
	findings   FindingCounts
	rules      int64
	marks      []byte
}

// stateColumns are the columns scanState reads, from record r.
const stateColumns = `r.key, r.id, r.kind, r.number, r.title, r.role, r.status, r.department, r.owner, r.review,
	r.version, r.seq, r.hash, r.time, r.author, r.trashed, r.digest, r.sorting, r.errors, r.warnings, r.notes, r.rules, r.marks`

func (s *state) targets() []any {
	return []any{&s.key, &s.id, &s.kind, &s.number, &s.title, &s.role, &s.status, &s.department, &s.owner, &s.review,
		&s.version, &s.seq, &s.hash, &s.time, &s.author, &s.trashed, &s.digest,
		&s.sorting, &s.findings.Errors, &s.findings.Warnings, &s.findings.Notes, &s.rules, &s.marks}
}

// derive is the replay of one record: the state that follows from its newest
// version and from what that version says in plain.
func derive(e *entry, plain model.Record) *state {
	s := outline(e, plain)
	s.digest = s.sum()
	return s
}

// outline is what lists show of a record that stands at a version.
func outline(e *entry, plain model.Record) *state {
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
	return s
}

// sum hashes what follows from the history, so that a changed byte in the
// state is seen without unpacking any of it.
func (s *state) sum() []byte {
	return digest(s.id, s.kind, s.number, s.title, s.role, s.status, s.department, s.owner, s.review,
		s.author, s.hash, s.version, s.seq, s.time, s.trashed)
}

// mark fills in what depends on this program's rules.
func (s *state) mark(plain model.Record, rules Rules) {
	s.sorting, s.findings, s.rules = fold(s.title), rules.count(plain), int64(rules.Version)
	s.marks = s.markSum()
}

func (s *state) markSum() []byte {
	return digest(s.id, s.sorting, int64(s.findings.Errors), int64(s.findings.Warnings), int64(s.findings.Notes), s.rules)
}

func (s *state) intact() error {
	if !bytes.Equal(s.sum(), s.digest) || !bytes.Equal(s.markSum(), s.marks) {
		return &Error{Kind: Damaged, Record: model.ID(s.id), Sequence: s.seq, Err: errors.New("the state differs from its digest")}
	}
	return nil
}

// put writes the state of a record in place of the one before.
func (s *state) put(ctx context.Context, q querier, plain model.Record, rules Rules) error {
	s.mark(plain, rules)
	row := q.QueryRowContext(ctx, `INSERT INTO record (id, kind, number, title, role, status, department, owner, review,
			version, seq, hash, time, author, trashed, digest, sorting, errors, warnings, notes, rules, marks)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, number = excluded.number, title = excluded.title,
			role = excluded.role, status = excluded.status, department = excluded.department, owner = excluded.owner,
			review = excluded.review, version = excluded.version, seq = excluded.seq, hash = excluded.hash,
			time = excluded.time, author = excluded.author, trashed = excluded.trashed, digest = excluded.digest,
			sorting = excluded.sorting, errors = excluded.errors, warnings = excluded.warnings,
			notes = excluded.notes, rules = excluded.rules, marks = excluded.marks
		RETURNING key`,
		s.id, s.kind, s.number, s.title, s.role, s.status, s.department, s.owner, s.review,
		s.version, s.seq, s.hash, s.time, s.author, s.trashed, s.digest,
		s.sorting, s.findings.Errors, s.findings.Warnings, s.findings.Notes, s.rules, s.marks)
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
		Findings: s.findings,
	}
}

func (r Rules) count(plain model.Record) FindingCounts {
	if r.Count == nil {
		return FindingCounts{}
	}
	return r.Count(plain)
}
