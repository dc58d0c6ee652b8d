package register

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"verwerkingsregister/model"
)

// Act is everything that was saved in one go, as a timeline shows it: one
// edit, or an import of hundreds of records.
type Act struct {
	// Newest is the last version it made, among those the query chooses.
	Newest model.Version
	// Versions is how many it made, among those the query chooses.
	Versions int
	// First is the lowest sequence of them: Before for the next page.
	First int64
}

// Acts returns the acts that made the versions a query chooses, newest first.
// Limit counts acts. Ask the next page with Before set to First of the last.
func (r *Register) Acts(ctx context.Context, q HistoryQuery) ([]Act, error) {
	acts, err := r.acts(ctx, q)
	return acts, r.fail("read timeline", err)
}

// acts goes back from act to act, so that the first page of a long history
// costs no more than that of a short one.
func (r *Register) acts(ctx context.Context, q HistoryQuery) ([]Act, error) {
	var acts []Act
	var newest []any
	for q.Limit <= 0 || len(acts) < q.Limit {
		act, seq, err := r.actBefore(ctx, q)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return nil, err
		}
		acts, newest = append(acts, act), append(newest, seq)
		q.Before = act.First
	}
	return acts, r.describe(ctx, acts, newest)
}

// actBefore finds the newest act that a query chooses, and its newest version.
func (r *Register) actBefore(ctx context.Context, q HistoryQuery) (act Act, seq int64, err error) {
	c := q.conditions()
	var change int64
	err = r.db.QueryRowContext(ctx, `SELECT seq, change FROM history `+c.clause()+` ORDER BY seq DESC LIMIT 1`, c.args...).Scan(&seq, &change)
	if err != nil {
		return act, 0, err
	}
	q.Change = change
	c = q.conditions()
	err = r.db.QueryRowContext(ctx, `SELECT count(*), min(seq) FROM history `+c.clause(), c.args...).Scan(&act.Versions, &act.First)
	return act, seq, err
}

// describe reads the newest version of each act and checks its hash.
func (r *Register) describe(ctx context.Context, acts []Act, newest []any) error {
	if len(acts) == 0 {
		return nil
	}
	const atOnce = 500 // SQLite bounds the values of one question
	for i := 0; i < len(newest); i += atOnce {
		part := newest[i:min(i+atOnce, len(newest))]
		entries, err := readEntries(ctx, r.db, `WHERE h.seq IN (?`+strings.Repeat(",?", len(part)-1)+`) ORDER BY h.seq DESC`, part...)
		if err != nil {
			return err
		}
		for j, e := range entries {
			acts[i+j].Newest = e.describe()
		}
	}
	return nil
}

// Authors lists the names that versions were saved under, in order.
func (r *Register) Authors(ctx context.Context) ([]string, error) {
	return r.authors(ctx, HistoryQuery{})
}

// authors lists the names that the versions a query chooses were saved under.
func (r *Register) authors(ctx context.Context, q HistoryQuery) ([]string, error) {
	const op = "list authors"
	c := q.conditions()
	c.add("author <> ''")
	rows, err := r.db.QueryContext(ctx, `SELECT DISTINCT author FROM history `+c.clause()+` ORDER BY author COLLATE NOCASE`, c.args...)
	if err != nil {
		return nil, r.fail(op, err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, r.fail(op, err)
		}
		names = append(names, name)
	}
	return names, r.fail(op, rows.Err())
}
