package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
)

// maxDocument is the largest document that is kept, as large as an import may
// be.
const maxDocument = 50 << 20

// keepDocument stores an imported file, once however often it is imported.
func (s *saver) keepDocument(ctx context.Context, d Document) error {
	if len(d.Bytes) > maxDocument {
		return &Error{Kind: Invalid, Err: fmt.Errorf("document %q is larger than %d bytes", d.Name, maxDocument)}
	}
	sum := sha256.Sum256(d.Bytes)
	if len(s.source) == 0 {
		s.source = sum[:]
	}
	name, media := strings.ToValidUTF8(d.Name, "\uFFFD"), strings.ToValidUTF8(d.Media, "\uFFFD")
	now, size := s.time.UnixMilli(), int64(len(d.Bytes))
	_, err := s.tx.ExecContext(ctx, `INSERT INTO document (hash, name, media, time, size, digest, bytes) VALUES (?,?,?,?,?,?,?)
		ON CONFLICT (hash) DO NOTHING`, sum[:], name, media, now, size, digest(sum[:], name, media, now, size), s.r.codec.packAny(d.Bytes))
	if err != nil {
		return fmt.Errorf("keep document: %w", err)
	}
	back, err := s.r.readDocument(ctx, s.tx, sum[:])
	if err != nil {
		return err
	}
	if !bytes.Equal(back.Bytes, d.Bytes) {
		return &Error{Kind: Damaged, Err: fmt.Errorf("document %q reads back differently", d.Name)}
	}
	return nil
}

// Documents lists the documents kept, without their bytes, oldest first.
func (r *Register) Documents(ctx context.Context) ([]Document, error) {
	documents, err := r.documents(ctx)
	return documents, r.fail("list documents", err)
}

func (r *Register) documents(ctx context.Context) ([]Document, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT `+documentColumns+` FROM document ORDER BY key`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var documents []Document
	for rows.Next() {
		var d Document
		if err := d.scan(rows); err != nil {
			return nil, err
		}
		documents = append(documents, d)
	}
	return documents, rows.Err()
}

// Document returns the document with that SHA-256, in hex.
func (r *Register) Document(ctx context.Context, hash string) (Document, error) {
	const op = "read document"
	b, err := hex.DecodeString(hash)
	if err != nil {
		return Document{}, r.fail(op, &Error{Kind: NotFound})
	}
	d, err := r.readDocument(ctx, r.db, b)
	return d, r.fail(op, err)
}

func (r *Register) readDocument(ctx context.Context, q querier, hash []byte) (Document, error) {
	var d Document
	var packed []byte
	err := d.scan(q.QueryRowContext(ctx, `SELECT `+documentColumns+`, bytes FROM document WHERE hash = ?`, hash), &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return Document{}, &Error{Kind: NotFound}
	}
	if err != nil {
		return Document{}, err
	}
	if d.Bytes, err = r.codec.unpack(packed, nil); err != nil {
		return Document{}, err
	}
	if sum := sha256.Sum256(d.Bytes); !bytes.Equal(sum[:], hash) || int64(len(d.Bytes)) != d.Size {
		return Document{}, &Error{Kind: Damaged, Err: errors.New("the document differs from its hash")}
	}
	return d, nil
}

const documentColumns = `hash, name, media, time, size, digest`

// scan reads documentColumns and what follows them.
func (d *Document) scan(row interface{ Scan(...any) error }, more ...any) error {
	var hash, sum []byte
	var at int64
	if err := row.Scan(append([]any{&hash, &d.Name, &d.Media, &at, &d.Size, &sum}, more...)...); err != nil {
		return err
	}
	d.Hash, d.Time = hex.EncodeToString(hash), time.UnixMilli(at).UTC()
	return sound("a document", sum, hash, d.Name, d.Media, at, d.Size)
}
