package register

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
)

// SaveDraft keeps what was typed over version base of a record, in place of an
// earlier draft of it. A record without ID is given one.
func (r *Register) SaveDraft(ctx context.Context, record model.Record, base int) error {
	return r.fail("save draft", r.saveDraft(ctx, record, base))
}

func (r *Register) saveDraft(ctx context.Context, record model.Record, base int) error {
	_, id := record.Identity()
	if id == "" {
		var err error
		if id, err = newRecordID(ctx, r.db, r.opts.random()); err != nil {
			return err
		}
		record.SetIdentity(id, record.RecordNumber())
	}
	b, err := canonical.Encode(record)
	if err != nil {
		return err
	}
	return r.write(ctx, func(tx *sql.Tx) error {
		now, packed := r.opts.now().UnixMilli(), r.codec.pack(b)
		_, err := tx.ExecContext(ctx, `INSERT INTO draft (record, base, time, bytes, digest) VALUES (?,?,?,?,?)
			ON CONFLICT (record) DO UPDATE SET base = excluded.base, time = excluded.time, bytes = excluded.bytes, digest = excluded.digest`,
			string(id), base, now, packed, digest(string(id), int64(base), now, packed))
		return err
	})
}

// Draft returns the draft of a record; ok is false when there is none.
func (r *Register) Draft(ctx context.Context, id model.ID) (draft Draft, ok bool, err error) {
	drafts, err := r.drafts(ctx, `WHERE record = ?`, string(id))
	if err != nil || len(drafts) == 0 {
		return Draft{}, false, r.fail("read draft", err)
	}
	return drafts[0], true, nil
}

// Drafts returns all drafts, oldest first.
func (r *Register) Drafts(ctx context.Context) ([]Draft, error) {
	drafts, err := r.drafts(ctx, `ORDER BY time, record`)
	return drafts, r.fail("read drafts", err)
}

func (r *Register) drafts(ctx context.Context, where string, args ...any) ([]Draft, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT record, base, time, bytes, digest FROM draft `+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var drafts []Draft
	for rows.Next() {
		var d Draft
		var at int64
		var id string
		var packed, sum []byte
		if err := rows.Scan(&id, &d.Base, &at, &packed, &sum); err != nil {
			return nil, err
		}
		if err := sound("a draft", sum, id, int64(d.Base), at, packed); err != nil {
			return nil, err
		}
		b, err := r.codec.unpack(packed, nil)
		if err != nil {
			return nil, err
		}
		if d.Record, err = canonical.Decode(b); err != nil {
			return nil, &Error{Kind: Damaged, Err: fmt.Errorf("draft: %w", err)}
		}
		d.Time = time.UnixMilli(at).UTC()
		drafts = append(drafts, d)
	}
	return drafts, rows.Err()
}

// DiscardDraft throws the draft of a record away, if there is one.
func (r *Register) DiscardDraft(ctx context.Context, id model.ID) error {
	err := r.write(ctx, func(tx *sql.Tx) error { return discardDraft(ctx, tx, id) })
	return r.fail("discard draft", err)
}

func discardDraft(ctx context.Context, q querier, id model.ID) error {
	_, err := q.ExecContext(ctx, `DELETE FROM draft WHERE record = ?`, string(id))
	return err
}
