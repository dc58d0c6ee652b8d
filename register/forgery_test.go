package register_test

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// TestEveryKindOfTamperingIsNamed changes a register in every way somebody with
// SQLite could, and wants Verify to say what is wrong and, of the history, from
// which version on.
func TestEveryKindOfTamperingIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.vreg")
	reg, err := register.Create(t.Context(), path, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	a, other := &model.Activity{Name: "Verzuim", Owner: "K. Bakker"}, &model.Activity{Name: "Werving"}
	mustSave(t, reg, register.Change{Documents: []register.Document{{Name: "x.txt", Bytes: []byte("inhoud")}}, Writes: []register.Write{{Record: a}, {Record: other}}})
	for n := range 4 {
		a.Description = string(rune('a' + n))
		mustSave(t, reg, write(a, n+1))
	}
	id := string(a.ID)
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	exec := func(statements ...string) func(*sql.DB) error {
		return func(db *sql.DB) error { return execAll(db, statements) }
	}
	tests := map[string]struct {
		change func(*sql.DB) error
		class  register.ProblemClass
		first  int64 // of the history
	}{
		"a byte of a version":      {exec(`UPDATE snapshot SET bytes = CAST(substr(bytes, 1, 40) || x'00' || substr(bytes, 42) AS BLOB) WHERE seq = 1`), register.ProblemHistory, 1},
		"a version left out":       {exec(`DELETE FROM snapshot WHERE seq = 4`, `DELETE FROM history WHERE seq = 4`), register.ProblemHistory, 4},
		"the last one left out":    {exec(`DELETE FROM snapshot WHERE seq = 6`, `DELETE FROM history WHERE seq = 6`), register.ProblemHistory, 6},
		"two versions swapped":     {exec(`UPDATE snapshot SET bytes = (SELECT bytes FROM snapshot o WHERE o.seq = 9 - snapshot.seq) WHERE seq IN (4, 5)`), register.ProblemHistory, 4},
		"the time of a version":    {exec(`UPDATE history SET time = time - 86400000 WHERE seq = 3`), register.ProblemHistory, 3},
		"who saved it":             {exec(`UPDATE history SET author = 'Een ander' WHERE seq = 3`), register.ProblemHistory, 3},
		"what was done":            {exec(`UPDATE history SET action = 'import' WHERE seq = 3`), register.ProblemHistory, 3},
		"why":                      {exec(`UPDATE history SET reason = 'anders' WHERE seq = 3`), register.ProblemHistory, 3},
		"where it came from":       {exec(`UPDATE history SET source = x'' WHERE seq = 1`), register.ProblemHistory, 1},
		"a forged one in between":  {func(db *sql.DB) error { return register.Rewrite(t.Context(), db, 3, 3) }, register.ProblemHistory, 4},
		"a document":               {exec(`UPDATE document SET bytes = x'00'`), register.ProblemDocument, 0},
		"a document gone":          {exec(`DELETE FROM document`), register.ProblemDocument, 0},
		"a personal value":         {exec(`UPDATE personal SET value = 'K. Bekker'`), register.ProblemPersonal, 0},
		"a personal value gone":    {exec(`DELETE FROM personal`), register.ProblemPersonal, 0},
		"how a record stands":      {exec(`UPDATE record SET title = 'Anders' WHERE id = '` + id + `'`), register.ProblemState, 0},
		"with its digest, too":     {func(db *sql.DB) error { return register.Retitle(t.Context(), db, a.ID, "Anders") }, register.ProblemState, 0},
		"a record gone":            {exec(`DELETE FROM words`, `DELETE FROM record WHERE id = '`+id+`'`), register.ProblemState, 0},
		"what is searched":         {exec(`UPDATE words SET folded = 'niets'`), register.ProblemState, 0},
		"what is searched swapped": {exec(`UPDATE words SET folded = (SELECT folded FROM words o WHERE o.key <> words.key)`), register.ProblemState, 0},
		"a table more":             {exec(`CREATE TABLE erbij (x TEXT) STRICT`), register.ProblemDatabase, 0},
		"a rule less":              {exec(`DROP INDEX history_change`), register.ProblemDatabase, 0},
		"tables swapped":           {exec(`ALTER TABLE words RENAME TO x`, `ALTER TABLE draft RENAME TO words`, `ALTER TABLE x RENAME TO draft`), register.ProblemDatabase, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			changed := tampered(t, path, test.change)
			detected(t, changed, name)
			report, err := register.Examine(t.Context(), changed, options(newClock()), nil)
			if err != nil {
				t.Fatal(err)
			}
			if report.Counts[test.class] == 0 || report.FirstBad() != test.first {
				t.Errorf("found %v, first bad version %d; it is about %s, %d", report.Counts, report.FirstBad(), test.class, test.first)
			}
		})
	}
}

// TestRewrittenHistoryIsShownByAnEarlierFingerprint rewrites the history from
// each version on with hashes that are all right: what the file says of itself
// cannot show that, and every fingerprint that left the file before it does.
func TestRewrittenHistoryIsShownByAnEarlierFingerprint(t *testing.T) {
	const versions = 12
	original := filepath.Join(t.TempDir(), "echt.vreg")
	reg, err := register.Create(t.Context(), original, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	var printed []register.Fingerprint
	a := &model.Activity{Name: "Verzuim"}
	for n := range versions {
		a.Description = string(rune('a' + n))
		printed = append(printed, mustSave(t, reg, write(a, n)).Head)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	for from := int64(1); from <= versions; from += 2 {
		forged := tampered(t, original, func(db *sql.DB) error { return register.Rewrite(t.Context(), db, from, versions) })
		reg, err := register.Open(t.Context(), forged, options(newClock()))
		if err != nil {
			t.Fatal(err)
		}
		verified(t, reg)
		for i, f := range printed {
			short, err := register.ParseFingerprint(f.String())
			if err != nil || !short.Same(f) {
				t.Errorf("%s reads back as %v, %v", f, short, err)
			}
			if _, held, err := reg.Holds(context.Background(), short); err != nil || held != (int64(i+1) < from) {
				t.Errorf("rewritten from %d on, it holds the fingerprint of version %d: %t, %v", from, i+1, held, err)
			}
		}
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
