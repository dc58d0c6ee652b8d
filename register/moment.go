package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// moment is the register at one time: the version it had come to, and which
// versions had led to that. In a file that was merged those of the other copy
// stand behind ours, though they may be older. The zero moment is before the
// first save.
type moment struct {
	head
	apart []span // of what stands before it, what did not lead to it
}

// within is a condition on a place in the history that holds for what led to a
// moment, with its values. Most files were never merged, and have a simple one.
func (m *moment) within(seq string) (string, []any) {
	if len(m.apart) == 0 {
		return seq + ` <= ?`, []any{m.seq}
	}
	list, _ := json.Marshal(m.apart) // numbers always can be
	return seq + ` <= ? AND NOT EXISTS (SELECT 1 FROM json_each(?) WHERE ` + seq + ` BETWEEN value ->> 0 AND value ->> 1)`,
		[]any{m.seq, string(list)}
}

// newestOf is the newest version that led to a moment, of the record that a
// term names.
func (m *moment) newestOf(record string) (string, []any) {
	within, values := m.within("seq")
	return `(SELECT seq FROM history WHERE record = ` + record + ` AND ` + within + ` ORDER BY version DESC LIMIT 1)`, values
}

// newestOfRecord is newestOf for a row r of the table record, which knows the
// newest version of all: mostly it need not be looked for.
func (m *moment) newestOfRecord() (string, []any) {
	within, values := m.within("r.seq")
	newest, more := m.newestOf("r.id")
	return `(CASE WHEN ` + within + ` THEN r.seq ELSE ` + newest + ` END)`, append(values, more...)
}

// holds reports whether a version had led to the moment.
func (m *moment) holds(seq int64) bool {
	for _, s := range m.apart {
		if s[0] <= seq && seq <= s[1] {
			return false
		}
	}
	return seq <= m.seq
}

// momentAt finds the newest version at a time on the line this file was saved
// in: at a merge, the line of its first parent.
func (r *Register) momentAt(ctx context.Context, at time.Time) (*moment, error) {
	lines, err := r.lineage(ctx)
	if err != nil {
		return nil, err
	}
	for last := lines.last; last > 0; {
		s := lines.at(last)
		var h head
		err := r.db.QueryRowContext(ctx, `SELECT seq, height, hash FROM history WHERE seq BETWEEN ? AND ? AND time <= ?
			ORDER BY seq DESC LIMIT 1`, s.first, last, at.UnixMilli()).Scan(&h.seq, &h.height, &h.hash)
		if err == nil {
			return lines.moment(h), nil
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
		last = s.parents[0]
	}
	return &moment{}, nil
}

// momentOf finds the moment the register had come to a version; nil when it
// does not have that.
func (r *Register) momentOf(ctx context.Context, hash []byte) (*moment, error) {
	var h head
	err := r.db.QueryRowContext(ctx, `SELECT seq, height, hash FROM history WHERE hash = ?`, hash).Scan(&h.seq, &h.height, &h.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines, err := r.lineage(ctx)
	if err != nil {
		return nil, err
	}
	return lines.moment(h), nil
}
