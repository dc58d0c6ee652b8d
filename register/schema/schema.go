// Package schema is the layout of a register file: numbered steps, each in one
// SQL file, that bring an empty database to the newest format.
//
// A released step is never edited. A change of the layout is a new step at the
// end of Steps, with a fixture of the format before it under the register's
// testdata. A step that older programs can still read safely leaves MinReader
// as it was; any other sets it to its own number.
package schema

import (
	"context"
	"database/sql"
	_ "embed" // the steps
	"errors"
	"fmt"
)

// ApplicationID marks a SQLite file as a register: "VReg".
const ApplicationID = 0x56526567

// Step brings the layout one version further.
type Step struct {
	SQL       string // what to run
	MinReader int    // the lowest format version whose programs can read the result
}

// Steps are the steps from nothing to a version: step i leads to version i+1.
type Steps []Step

//go:embed v1.sql
var v1 string

// Current returns the steps to the newest format.
func Current() Steps {
	return Steps{
		{SQL: v1, MinReader: 1},
	}
}

// Latest is the version the steps lead to.
func (s Steps) Latest() int { return len(s) }

// Migrate brings the database from a version to the latest within the caller's
// transaction, and leaves both version numbers in the file. The caller commits.
func (s Steps) Migrate(ctx context.Context, tx *sql.Tx, from int) error {
	for i := from; i < len(s); i++ {
		if _, err := tx.ExecContext(ctx, s[i].SQL); err != nil {
			return fmt.Errorf("migrate to format %d: %w", i+1, err)
		}
	}
	if err := foreignKeys(ctx, tx); err != nil {
		return err
	}
	latest := s[len(s)-1]
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (name, value) VALUES ('min_reader', ?)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, fmt.Sprint(latest.MinReader))
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, ApplicationID, s.Latest())); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func foreignKeys(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return fmt.Errorf("migrate: check references: %w", err)
	}
	broken := rows.Next()
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return fmt.Errorf("migrate: check references: %w", err)
	}
	if broken {
		return errors.New("migrate: a reference leads nowhere")
	}
	return nil
}

// Object is a table, index, view or trigger of a database.
type Object struct {
	Type, Name, SQL string
}

// Querier is a database or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Objects lists what a database consists of, by name.
func Objects(ctx context.Context, q Querier) ([]Object, error) {
	rows, err := q.QueryContext(ctx, `SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var objects []Object
	for rows.Next() {
		var o Object
		if err := rows.Scan(&o.Type, &o.Name, &o.SQL); err != nil {
			return nil, err
		}
		objects = append(objects, o)
	}
	return objects, rows.Err()
}

// Compare names the first difference between the objects a database should
// have and those it has, or nothing.
func Compare(want, got []Object) string {
	have := make(map[string]Object, len(got))
	for _, o := range got {
		have[o.Type+" "+o.Name] = o
	}
	for _, o := range want {
		name := o.Type + " " + o.Name
		found, ok := have[name]
		if !ok {
			return name + " is missing"
		}
		if found.SQL != o.SQL {
			return name + " is different"
		}
		delete(have, name)
	}
	for name := range have {
		return name + " does not belong here"
	}
	return ""
}
