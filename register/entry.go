package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"verwerkingsregister/model"
)

// entry is one row of the history with its snapshot.
type entry struct {
	seq      int64
	hash     []byte
	parent   []byte // empty for the first version of all
	parent2  []byte // empty but in a merge
	height   int64
	change   int64
	record   string
	kind     string
	version  int64
	time     int64
	author   string
	action   string
	trashed  bool
	reason   string
	fields   string
	source   []byte
	personal []byte
	base     int64  // the version its snapshot is compressed against, or 0
	baseSum  []byte // SHA-256 of what is stored of that
	onto     []byte // what is stored of that; nil where only the hash is checked
	bytes    []byte // the snapshot, compressed
}

// entryColumns are the columns scanEntry reads, from entrySource.
const entryColumns = historyColumns + `, coalesce(s.base, 0), s.bytes, b.bytes`

const historyColumns = `h.seq, h.hash, h.parent, h.parent2, h.height, h.change, h.record, h.kind, h.version,
	h.time, h.author, h.action, h.trashed, h.reason, h.fields, h.source, h.personal`

// entrySource joins each version with its snapshot; one without is damage, and
// shows as such because its bytes are NULL.
const entrySource = ` FROM history h` + withSnapshot

const withSnapshot = ` LEFT JOIN snapshot s ON s.seq = h.seq LEFT JOIN snapshot b ON b.seq = s.base `

func scanEntry(row interface{ Scan(...any) error }, e *entry) error {
	return row.Scan(&e.seq, &e.hash, &e.parent, &e.parent2, &e.height, &e.change, &e.record, &e.kind, &e.version,
		&e.time, &e.author, &e.action, &e.trashed, &e.reason, &e.fields, &e.source, &e.personal,
		&e.base, &e.bytes, &e.onto)
}

// hashDomain keeps these hashes apart from any other use of SHA-256.
const hashDomain = "verwerkingsregister history 1"

// sum hashes everything a version says, with the hashes before it. Each part
// stands behind its length, so that nothing can move from one to the next.
// The place in the file and the version number are left out: they follow from
// the order of the chain, which Verify checks, and they differ between copies
// of a register that were merged.
func (e *entry) sum(scratch []byte) (sum [sha256.Size]byte, buffer []byte) {
	b := scratch[:0]
	text := func(s string) { b = append(binary.BigEndian.AppendUint64(b, uint64(len(s))), s...) }
	blob := func(s []byte) { b = append(binary.BigEndian.AppendUint64(b, uint64(len(s))), s...) }
	number := func(n int64) { b = binary.BigEndian.AppendUint64(b, uint64(n)) }
	flag := func(f bool) {
		b = append(b, 0)
		if f {
			b[len(b)-1] = 1
		}
	}
	text(hashDomain)
	blob(e.parent)
	blob(e.parent2)
	number(e.height)
	number(e.change)
	text(e.record)
	text(e.kind)
	number(e.time)
	text(e.author)
	text(e.action)
	flag(e.trashed)
	text(e.reason)
	text(e.fields)
	blob(e.source)
	blob(e.personal)
	blob(e.baseSum)
	blob(e.bytes)
	return sha256.Sum256(b), b
}

// seal gives the row its hash.
func (e *entry) seal() {
	sum, _ := e.sum(nil)
	e.hash = sum[:]
}

// intact reports whether the row, and what it stands on, is what was hashed.
func (e *entry) intact() error { return e.check(new([]byte)) }

// check does what intact does, in memory that was used before.
func (e *entry) check(scratch *[]byte) error {
	if e.base != 0 {
		sum := sha256.Sum256(e.onto)
		e.baseSum = sum[:]
	}
	var sum [sha256.Size]byte
	sum, *scratch = e.sum(*scratch)
	if e.bytes == nil || !bytes.Equal(sum[:], e.hash) {
		return &Error{Kind: Damaged, Sequence: e.seq, Record: model.ID(e.record), Err: errors.New("the version differs from its hash")}
	}
	return nil
}

// describe gives the row as the model describes a version.
func (e *entry) describe() model.Version {
	return model.Version{
		Sequence: e.seq,
		Change:   e.change,
		Kind:     model.Kind(e.kind),
		Record:   model.ID(e.record),
		Number:   int(e.version),
		Time:     time.UnixMilli(e.time).UTC(),
		Author:   e.author,
		Action:   model.Action(e.action),
		Reason:   e.reason,
		Fields:   strings.Fields(e.fields),
		Hash:     hex.EncodeToString(e.hash),
	}
}

// insert writes the row and its snapshot.
func (e *entry) insert(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO history (seq, hash, parent, parent2, height, change, record, kind, version,
		time, author, action, trashed, reason, fields, source, personal) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		e.seq, e.hash, e.parent, e.parent2, e.height, e.change, e.record, e.kind, e.version,
		e.time, e.author, e.action, e.trashed, e.reason, e.fields, e.source, e.personal)
	if err != nil {
		return fmt.Errorf("write version: %w", err)
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO snapshot (seq, base, bytes) VALUES (?,?,?)`, e.seq, e.base, e.bytes); err != nil {
		return fmt.Errorf("write snapshot: %w", err)
	}
	return nil
}

// querier is the database or a transaction on it.
type querier interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// readEntry reads one version by a condition and checks its hash.
func readEntry(ctx context.Context, q querier, where string, args ...any) (*entry, error) {
	e := &entry{}
	err := scanEntry(q.QueryRowContext(ctx, `SELECT `+entryColumns+entrySource+where, args...), e)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &Error{Kind: NotFound}
	}
	if err != nil {
		return nil, err
	}
	return e, e.intact()
}

// readEntries reads versions by a condition and checks their hashes.
func readEntries(ctx context.Context, q querier, where string, args ...any) ([]*entry, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+entryColumns+entrySource+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var entries []*entry
	for rows.Next() {
		e := &entry{}
		if err := scanEntry(rows, e); err != nil {
			return nil, err
		}
		if err := e.intact(); err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, rows.Err()
}
