package register

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"verwerkingsregister/model"
)

// compare checks, without unpacking anything, that the state follows from the
// history: the head is the newest version, every record stands at its newest
// version with that version's hash, and no state was changed by itself.
func (r *Register) compare(ctx context.Context) error {
	if err := compareHead(ctx, r.db); err != nil {
		return err
	}
	rows, err := r.db.QueryContext(ctx, `SELECT `+stateColumns+`, coalesce(h.hash, x''),
		(SELECT max(version) FROM history WHERE record = r.id)
		FROM record r LEFT JOIN history h ON h.seq = r.seq AND h.record = r.id AND h.version = r.version`)
	if err != nil {
		return err
	}
	defer rows.Close()
	records := 0
	for rows.Next() {
		records++
		var s state
		var hash []byte
		var newest sql.NullInt64
		if err := rows.Scan(append(s.targets(), &hash, &newest)...); err != nil {
			return err
		}
		if err := s.intact(); err != nil {
			return err
		}
		if !bytes.Equal(hash, s.hash) || newest.Int64 != s.version {
			return &Error{Kind: Damaged, Record: model.ID(s.id), Sequence: s.seq, Err: errors.New("the state is not what the history says")}
		}
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	return compareCount(ctx, r.db, records)
}

func compareHead(ctx context.Context, q querier) error {
	h, err := readHead(ctx, q)
	if err != nil {
		return err
	}
	var versions, last, snapshots, lastSnapshot int64
	var height int64
	var hash []byte
	err = q.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM history), (SELECT coalesce(max(seq), 0) FROM history),
		(SELECT count(*) FROM snapshot), (SELECT coalesce(max(seq), 0) FROM snapshot),
		coalesce((SELECT height FROM history ORDER BY seq DESC LIMIT 1), 0),
		coalesce((SELECT hash FROM history ORDER BY seq DESC LIMIT 1), x'')`).
		Scan(&versions, &last, &snapshots, &lastSnapshot, &height, &hash)
	if err != nil {
		return err
	}
	same := versions == h.seq && last == h.seq && snapshots == h.seq && lastSnapshot == h.seq &&
		height == h.height && bytes.Equal(hash, h.hash)
	if !same {
		return &Error{Kind: Damaged, Sequence: last, Err: errors.New("the history does not end where the file says")}
	}
	return nil
}

func compareCount(ctx context.Context, q querier, records int) error {
	var known int
	if err := q.QueryRowContext(ctx, `SELECT count(*) FROM history WHERE version = 1`).Scan(&known); err != nil {
		return err
	}
	if known != records {
		return &Error{Kind: Damaged, Err: errors.New("the history knows other records than the state")}
	}
	return nil
}
