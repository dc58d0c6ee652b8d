package register

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// Setting returns a setting kept in the file, empty when it was never set.
func (r *Register) Setting(ctx context.Context, name string) (string, error) {
	value, err := setting(ctx, r.db, name)
	return value, r.fail("read setting", err)
}

// SetSetting keeps a setting in the file. Settings have no history.
func (r *Register) SetSetting(ctx context.Context, name, value string) error {
	err := r.write(ctx, func(tx *sql.Tx) error { return setSetting(ctx, tx, name, value) })
	return r.fail("keep setting", err)
}

func setting(ctx context.Context, q querier, name string) (value string, err error) {
	var sum []byte
	err = q.QueryRowContext(ctx, `SELECT value, digest FROM setting WHERE name = ?`, name).Scan(&value, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return value, sound("a setting", sum, name, value)
}

func setSetting(ctx context.Context, q querier, name, value string) error {
	name, value = strings.ToValidUTF8(name, "\uFFFD"), strings.ToValidUTF8(value, "\uFFFD")
	_, err := q.ExecContext(ctx, `INSERT INTO setting (name, value, digest) VALUES (?,?,?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value, digest = excluded.digest`, name, value, digest(name, value))
	return err
}
