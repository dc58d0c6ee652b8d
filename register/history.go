package register

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"verwerkingsregister/model"
)

// History returns versions, newest first. Ask the next page with Before set to
// the last Sequence of this one.
func (r *Register) History(ctx context.Context, q HistoryQuery) ([]model.Version, error) {
	versions, err := r.history(ctx, q)
	return versions, r.fail("read history", err)
}

func (r *Register) history(ctx context.Context, q HistoryQuery) ([]model.Version, error) {
	where, args := q.where()
	entries, err := readEntries(ctx, r.db, where, args...)
	if err != nil {
		return nil, err
	}
	versions := make([]model.Version, len(entries))
	for i, e := range entries {
		versions[i] = e.describe()
	}
	return versions, nil
}

// where chooses the rows in history first, so that snapshots are read of one
// page only.
func (q HistoryQuery) where() (string, []any) {
	c := q.conditions()
	limit := ""
	if q.Limit > 0 {
		limit = limitClause(q.Limit, 0)
	}
	return "WHERE h.seq IN (SELECT seq FROM history " + c.clause() + " ORDER BY seq DESC" + limit + ") ORDER BY h.seq DESC", c.args
}

// conditions are those a version in history must meet.
func (q HistoryQuery) conditions() *conditions {
	c := &conditions{}
	if q.Record != "" {
		c.add("record = ?", string(q.Record))
	}
	if q.Change != 0 {
		c.add("change = ?", q.Change)
	}
	if q.Author != "" {
		c.add("author = ?", q.Author)
	}
	if q.Field != "" {
		c.add("instr(' ' || fields || ' ', ?) > 0", " "+q.Field+" ")
	}
	if !q.From.IsZero() {
		c.add("time >= ?", q.From.UnixMilli())
	}
	if !q.Until.IsZero() {
		c.add("time < ?", q.Until.UnixMilli())
	}
	if q.Before != 0 {
		c.add("seq < ?", q.Before)
	}
	if q.until != nil {
		within, values := q.until.within("seq")
		c.add(within, values...)
	}
	return c
}

func limitClause(limit, offset int) string { return fmt.Sprintf(" LIMIT %d OFFSET %d", limit, offset) }

// Holds tells whether the register ever had that fingerprint, and returns the
// version that gave it.
func (r *Register) Holds(ctx context.Context, f Fingerprint) (v model.Version, ok bool, err error) {
	if f.N == 0 {
		return model.Version{}, f.Hash == "", nil
	}
	e, err := readEntry(ctx, r.db, `WHERE h.height = ? AND hex(h.hash) LIKE ?`, f.N, strings.ToUpper(f.Hash)+"%")
	var missing *Error
	if errors.As(err, &missing) && missing.Kind == NotFound {
		return model.Version{}, false, nil
	}
	if err != nil || len(f.Hash) < printedDigits {
		return model.Version{}, false, r.fail("look fingerprint up", err)
	}
	return e.describe(), true, nil
}
