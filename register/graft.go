package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"

	"verwerkingsregister/model"
)

// graftAll takes over the versions that are not here, in the order of the other
// file: each stands on versions before it.
func (m *merging) graftAll(ctx context.Context) error {
	const atOnce = 500
	for from := 0; from < len(m.lines.missing); from += atOnce {
		part := m.lines.missing[from:min(from+atOnce, len(m.lines.missing))]
		entries, err := readEntries(ctx, m.other.db, `WHERE h.seq BETWEEN ? AND ? ORDER BY h.seq`, part[0], part[len(part)-1])
		if err != nil {
			return err
		}
		for _, e := range entries {
			if _, known := m.lines.ours[[sha256.Size]byte(e.hash)]; known {
				continue
			}
			if err := m.eraseAgain(ctx, e); err != nil {
				return err
			}
			if err := m.graft(ctx, e); err != nil {
				return err
			}
			m.result.Versions++
		}
	}
	return nil
}

// graft appends a version of another copy, with everything that its hash
// covers as it was.
func (s *saver) graft(ctx context.Context, e *entry) error {
	e.seq = s.head.seq + 1
	err := s.tx.QueryRowContext(ctx, `SELECT coalesce(max(version), 0) + 1 FROM history WHERE record = ?`, e.record).Scan(&e.version)
	if err != nil {
		return err
	}
	if e.base != 0 {
		err := s.tx.QueryRowContext(ctx, `SELECT s.seq FROM history h JOIN snapshot s ON s.seq = h.seq
			WHERE h.record = ? AND s.base = 0 AND s.bytes = ? ORDER BY s.seq LIMIT 1`, e.record, e.onto).Scan(&e.base)
		if err != nil {
			return fmt.Errorf("find base: %w", err)
		}
	}
	u := s.r.unpacker()
	b, err := u.bytes(e)
	if err != nil {
		return err
	}
	return s.store(ctx, e, &version{bytes: bytes.Clone(b), unpacker: u})
}

// eraseAgain erases what a version that is taken over says was erased.
func (m *merging) eraseAgain(ctx context.Context, e *entry) error {
	if e.action != string(model.ActionErase) {
		return nil
	}
	for p := e.personal; len(p) >= sha256.Size; p = p[sha256.Size:] {
		_, err := m.tx.ExecContext(ctx, `UPDATE personal SET salt = x'', value = '', erased = ? WHERE token = ?`, e.time, int64(tokenOf(p)))
		if err != nil {
			return fmt.Errorf("erase personal value: %w", err)
		}
	}
	return nil
}

// copyPersonal takes over the personal values that are not here.
func (m *merging) copyPersonal(ctx context.Context) error {
	return m.copyRows(ctx, `SELECT token, salt, value, erased FROM personal`,
		`INSERT INTO personal (token, salt, value, erased) VALUES (?,?,?,?) ON CONFLICT (token) DO NOTHING`, new(int))
}

// copyDocuments takes over the documents that are not here.
func (m *merging) copyDocuments(ctx context.Context) error {
	return m.copyRows(ctx, `SELECT hash, name, media, time, size, digest, bytes FROM document ORDER BY key`,
		`INSERT INTO document (hash, name, media, time, size, digest, bytes) VALUES (?,?,?,?,?,?,?) ON CONFLICT (hash) DO NOTHING`,
		&m.result.Documents)
}

// copyRows inserts what a question to the other file answers, and counts what
// was not here.
func (m *merging) copyRows(ctx context.Context, question, insert string, count *int) error {
	rows, err := m.other.db.QueryContext(ctx, question)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	for rows.Next() {
		values, targets := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if err := m.copyRow(ctx, insert, values, count); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (m *merging) copyRow(ctx context.Context, insert string, values []any, count *int) error {
	result, err := m.tx.ExecContext(ctx, insert, values...)
	if err != nil {
		return fmt.Errorf("take over from the other file: %w", err)
	}
	n, err := result.RowsAffected()
	*count += int(n)
	return err
}
