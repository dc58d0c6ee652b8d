package register_test

import (
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// tampered copies a register, lets change loose on it with all triggers out of
// the way, and puts them back so that nothing but the change can be seen.
func tampered(t *testing.T, original string, change func(db *sql.DB) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gewijzigd.vreg")
	copyFile(t, original, path)
	db, err := register.Raw(path)
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, db, "PRAGMA synchronous = OFF") // it is a copy
	rows, err := db.Query(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	triggers := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		triggers[name] = text
	}
	rows.Close()
	for name := range triggers {
		mustExec(t, db, "DROP TRIGGER "+name)
	}
	mustExec(t, db, "PRAGMA foreign_keys = OFF")
	mustExec(t, db, "PRAGMA ignore_check_constraints = ON")
	if err := change(db); err != nil {
		t.Fatal(err)
	}
	for _, text := range triggers {
		mustExec(t, db, text)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func mustExec(t *testing.T, db *sql.DB, statement string, args ...any) {
	t.Helper()
	if _, err := db.Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// detected wants a tampered register refused, or found bad by Verify; and it
// returns the first bad version that Examine names.
func detected(t *testing.T, path, what string) int64 {
	t.Helper()
	reg, err := register.Open(t.Context(), path, options(newClock()))
	switch {
	case err == nil:
		report, err := reg.Verify(t.Context(), nil)
		if err != nil || report.OK() {
			t.Errorf("%s went unnoticed (%v)", what, err)
		}
		reg.Close()
	case !register.IsKind(err, register.Damaged):
		t.Errorf("%s: %v", what, err)
	}
	report, err := register.Examine(t.Context(), path, options(newClock()), nil)
	if err != nil || report.OK() {
		t.Errorf("%s was not found (%v)", what, err)
	}
	return report.FirstBad()
}

const tamperVersions = 40

func TestTamperingWithOneVersionIsFound(t *testing.T) {
	original := sample(t, tamperVersions)
	columns := map[string]string{
		"hash": `zeroblob(32)`, "parent": `zeroblob(32)`, "parent2": `zeroblob(32)`, "height": `height + 1`, "change": `change + 1`,
		"record": `'iemandanders'`, "kind": `'service'`, "version": `version + 1000`, "time": `time + 1`, "author": `'Een ander'`,
		"action": `'import'`, "trashed": `1 - trashed`, "reason": `reason || '.'`, "fields": `'retention'`,
		"source": `zeroblob(32)`, "personal": `zeroblob(32)`,
	}
	for i := int64(1); i < tamperVersions; i += 13 {
		for column, value := range columns {
			what := fmt.Sprintf("%s of version %d", column, i)
			path := tampered(t, original, func(db *sql.DB) error {
				_, err := db.Exec(`UPDATE history SET `+column+` = `+value+` WHERE seq = ?`, i)
				return err
			})
			if bad := detected(t, path, what); bad != i && bad != i+1 {
				t.Errorf("%s: version %d was named", what, bad)
			}
		}
		for column, value := range map[string]string{"bytes": `(SELECT bytes FROM snapshot s WHERE s.seq = 8)`, "base": `CASE base WHEN 0 THEN -1 ELSE 0 END`} {
			what := fmt.Sprintf("%s of version %d", column, i)
			path := tampered(t, original, func(db *sql.DB) error {
				_, err := db.Exec(`UPDATE snapshot SET `+column+` = `+value+` WHERE seq = ?`, i)
				return err
			})
			if bad := detected(t, path, what); bad != i {
				t.Errorf("%s: version %d was named", what, bad)
			}
		}
	}
}

func TestForgeryWithAFreshHashIsFound(t *testing.T) {
	original := sample(t, tamperVersions)
	for i := int64(1); i < tamperVersions; i += 4 {
		what := fmt.Sprintf("rehashed version %d", i)
		path := tampered(t, original, func(db *sql.DB) error {
			if _, err := db.Exec(`UPDATE history SET reason = 'vervalst' WHERE seq = ?`, i); err != nil {
				return err
			}
			return register.Rehash(t.Context(), db, i)
		})
		if bad := detected(t, path, what); bad != i+1 {
			t.Errorf("%s: version %d was named, the break is at %d", what, bad, i+1)
		}
	}
}

func TestMovedAndMissingVersionsAreFound(t *testing.T) {
	original := sample(t, tamperVersions)
	for i := 1; i < tamperVersions; i += 9 {
		missing := []string{
			fmt.Sprintf(`DELETE FROM snapshot WHERE seq = %d`, i),
			fmt.Sprintf(`DELETE FROM history WHERE seq = %d`, i),
		}
		closed := append(missing,
			fmt.Sprintf(`UPDATE history SET seq = seq - 1, version = version - 1 WHERE seq > %d`, i),
			fmt.Sprintf(`UPDATE snapshot SET seq = seq - 1, base = max(base - 1, 0) WHERE seq > %d`, i),
			`UPDATE head SET seq = seq - 1`, `UPDATE record SET seq = seq - 1, version = version - 1`)
		var swapped []string
		for _, table := range []string{"history", "snapshot"} {
			swapped = append(swapped,
				fmt.Sprintf(`UPDATE %s SET seq = 1000 WHERE seq = %d`, table, i),
				fmt.Sprintf(`UPDATE %s SET seq = %d WHERE seq = %d`, table, i, i+1),
				fmt.Sprintf(`UPDATE %s SET seq = %d WHERE seq = 1000`, table, i+1))
		}
		for what, statements := range map[string][]string{"deleting": missing, "deleting and closing the gap after": closed, "swapping with the next": swapped} {
			what = fmt.Sprintf("%s version %d", what, i)
			path := tampered(t, original, func(db *sql.DB) error { return execAll(db, statements) })
			if bad := detected(t, path, what); bad != int64(i) {
				t.Errorf("%s: version %d was named", what, bad)
			}
		}
	}
}

func execAll(db *sql.DB, statements []string) error {
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
	}
	return nil
}

// TestCutOffHistoryIsFound takes the last versions away. Where the file then
// names the last that is left as its newest, the records tell.
func TestCutOffHistoryIsFound(t *testing.T) {
	original := sample(t, tamperVersions)
	for k := int64(1); k < tamperVersions; k += 3 {
		left := tamperVersions - k
		cut := []string{fmt.Sprintf(`DELETE FROM snapshot WHERE seq > %d`, left), fmt.Sprintf(`DELETE FROM history WHERE seq > %d`, left)}
		headed := append(slices.Clone(cut), fmt.Sprintf(`UPDATE head SET (seq, height, hash) = (SELECT seq, height, hash FROM history WHERE seq = %d)`, left))
		for what, statements := range map[string][]string{"cutting off": cut, "cutting off, with the head moved back,": headed} {
			what = fmt.Sprintf("%s %d versions", what, k)
			path := tampered(t, original, func(db *sql.DB) error { return execAll(db, statements) })
			want := left + 1
			if len(statements) > len(cut) {
				want = 0 // all that is left is as it was
			}
			if bad := detected(t, path, what); bad != want {
				t.Errorf("%s: version %d was named, it is %d", what, bad, want)
			}
		}
	}
}

func TestDuplicatedAndForgedVersionsAreFound(t *testing.T) {
	original := sample(t, tamperVersions)
	const columns = `parent2, height, change, record, kind, time, author, action, trashed, reason, fields, source, personal`
	for i := int64(1); i <= tamperVersions; i += 4 {
		path := tampered(t, original, func(db *sql.DB) error {
			_, err := db.Exec(`INSERT INTO history (seq, hash, parent, version, `+columns+`)
				SELECT ?, hash, parent, ?, `+columns+` FROM history WHERE seq = ?`, tamperVersions+1, tamperVersions+1, i)
			if err == nil {
				_, err = db.Exec(`INSERT INTO snapshot (seq, base, bytes) SELECT ?, base, bytes FROM snapshot WHERE seq = ?`, tamperVersions+1, i)
			}
			if err == nil {
				_, err = db.Exec(`UPDATE head SET seq = ?, hash = (SELECT hash FROM history WHERE seq = ?1), height = (SELECT height FROM history WHERE seq = ?1)`, tamperVersions+1)
			}
			return err
		})
		if bad := detected(t, path, fmt.Sprintf("repeating version %d at the end", i)); bad != tamperVersions+1 {
			t.Errorf("repeating version %d at the end: version %d was named", i, bad)
		}
	}
}

func TestTamperingBesideTheHistoryIsFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.vreg")
	reg, err := register.Create(t.Context(), path, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	a := &model.Activity{Name: "Verzuim", Owner: "K. Bakker"}
	mustSave(t, reg, register.Change{Documents: []register.Document{{Name: "x.txt", Bytes: []byte("inhoud")}}, Writes: []register.Write{{Record: a}}})
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		`UPDATE words SET folded = 'niets'`,
		`DELETE FROM words`,
		`DELETE FROM record`,
		`UPDATE record SET owner = 'iemand'`,
		`UPDATE personal SET value = 'K. Bekker'`,
		`UPDATE personal SET erased = 1`,
		`UPDATE personal SET erased = 1, value = '', salt = x''`,
		`UPDATE personal SET token = token + 1`,
		`DELETE FROM personal`,
		`INSERT INTO personal (token, salt, value) VALUES (1, x'00', 'x')`,
		`DELETE FROM document`,
		`UPDATE document SET bytes = x'00'`,
		`UPDATE document SET hash = zeroblob(32)`,
	} {
		changed := tampered(t, path, func(db *sql.DB) error {
			_, err := db.Exec(statement)
			return err
		})
		detected(t, changed, statement)
	}
}
