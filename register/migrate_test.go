package register_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
	"verwerkingsregister/register/schema"
)

var writeFixtures = flag.Bool("write-fixtures", false, "write the fixtures of the current format that are not there yet; never over a released one")

// fixtures are registers each released format left in testdata, with what they
// hold: testdata/v1/NAME.vreg and the canonical bytes of all records beside it.
var fixtures = []struct {
	name string
	size generate.Size
}{
	{"leeg", generate.Size{}},
	{"klein", generate.Size{Activities: 5, Services: 3, Parties: 3}},
}

// contents lists the canonical bytes of every record and what history says.
func contents(t *testing.T, reg *register.Register) string {
	t.Helper()
	var b strings.Builder
	whole, err := reg.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range whole.Records() {
		if _, id := record.Identity(); id != "" {
			b.WriteString(encoded(t, record) + "\n")
		}
	}
	history, err := reg.History(t.Context(), register.HistoryQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range history {
		text, err := canonical.Compact(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(text, '\n'))
	}
	return b.String()
}

func TestWriteFixtures(t *testing.T) {
	if !*writeFixtures {
		t.Skip("writes fixtures only when asked to with -write-fixtures")
	}
	dir := filepath.Join("testdata", "v1")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, f := range fixtures {
		path := filepath.Join(dir, f.name+".vreg")
		reg, err := register.Create(t.Context(), path, options(newClock()))
		if err != nil {
			t.Fatal(err)
		}
		if f.size.Activities > 0 {
			fill(t, reg, generate.Register(rng(uint64(i)), f.size))
		}
		text := contents(t, reg)
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.name+".jsonl"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// fill saves a register with some history: edits, a document, something in the
// trash, an erased name.
func fill(t *testing.T, reg *register.Register, made *model.Register) {
	t.Helper()
	change := register.Change{Action: model.ActionImport, Reason: "eerste invoer",
		Documents: []register.Document{{Name: "bijsluiter.txt", Media: "text/plain", Bytes: []byte("Een bijsluiter.")}}}
	for _, record := range made.Records() {
		change.Writes = append(change.Writes, register.Write{Record: record})
	}
	mustSave(t, reg, change)
	var edited model.Record = &made.Activities[0]
	for n := range 7 {
		edited = generate.Edit(rng(uint64(n)), edited)
		mustSave(t, reg, register.Change{Reason: "herziening", Writes: []register.Write{{Record: edited, Base: n + 1}}})
	}
	p := made.Parties[0]
	p.Contact = model.Contact{Name: "Een Opvolger"}
	mustSave(t, reg, write(&p, 1))
	if _, err := reg.Erase(t.Context(), p.ID, "op verzoek"); err != nil {
		t.Fatal(err)
	}
	mustSave(t, reg, register.Change{Writes: []register.Write{{Record: &made.Services[0], Base: 1, Delete: true}}})
	if err := reg.SaveDraft(t.Context(), &made.Activities[1], 1); err != nil {
		t.Fatal(err)
	}
}

func TestFixturesOfEveryFormatReadTheSame(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "v*", "*.vreg"))
	if err != nil || len(paths) < len(fixtures) {
		t.Fatalf("fixtures: %v, %v", paths, err)
	}
	for _, fixture := range paths {
		want, err := os.ReadFile(strings.TrimSuffix(fixture, ".vreg") + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "oud.vreg")
		copyFile(t, fixture, path)
		for range 2 { // the second time there is nothing to migrate
			reg, err := register.Open(t.Context(), path, options(newClock()))
			if err != nil {
				t.Fatalf("%s: %v", fixture, err)
			}
			verified(t, reg)
			if got := contents(t, reg); got != string(want) {
				t.Errorf("%s reads differently", fixture)
			}
			if err := reg.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// nextSteps are the current ones and one that does not exist yet.
func nextSteps(sql string, minReader int) schema.Steps {
	return append(schema.Current(), schema.Step{SQL: sql, MinReader: minReader})
}

func TestMigration(t *testing.T) {
	ctx := t.Context()
	steps := nextSteps(`ALTER TABLE draft ADD COLUMN note TEXT NOT NULL DEFAULT ''; CREATE TABLE extra (x INTEGER NOT NULL PRIMARY KEY) STRICT;`, 1)
	for _, dataDir := range []string{"", t.TempDir()} {
		path := sample(t, 4)
		opts := options(newClock()).WithSteps(steps)
		opts.DataDir, opts.DeferBackup = dataDir, true
		reg, err := register.Open(ctx, path, opts)
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := reg.Pragma(ctx, "user_version"); v != "2" {
			t.Errorf("format version %s", v)
		}
		verified(t, reg)
		mustSave(t, reg, write(activity(1, "nieuw"), 0))
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
		backup := onlyOther(t, path)
		if dataDir != "" {
			backups, err := register.Backups(path, opts)
			if err != nil || len(backups) != 1 || !strings.HasSuffix(backups[0].Path, "-v1.vreg") || backup != "" {
				t.Fatalf("backups %v and %q, %v", backups, backup, err)
			}
			backup = backups[0].Path
		}
		old, err := register.Open(ctx, backup, options(newClock()))
		if err != nil {
			t.Fatalf("the backup %q: %v", backup, err)
		}
		if report := verified(t, old); report.Versions != 4 {
			t.Errorf("the backup has %d versions", report.Versions)
		}
		old.Close()
		_, err = register.Open(ctx, path, options(newClock()))
		wantKind(t, err, register.NewerFormat)
		readOnly := options(newClock())
		readOnly.ReadOnly = true
		reg, err = register.Open(ctx, path, readOnly)
		if err != nil {
			t.Fatalf("a newer file that allows it cannot be read: %v", err)
		}
		verified(t, reg)
		reg.Close()
		before := fileSum(t, path)
		reg, err = register.Open(ctx, path, opts)
		if err != nil {
			t.Fatal(err)
		}
		reg.Close()
		if fileSum(t, path) != before {
			t.Error("opening a migrated file changed it")
		}
	}
}

// onlyOther returns the one other register in the folder of path, or nothing.
func onlyOther(t *testing.T, path string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.vreg"))
	if err != nil {
		t.Fatal(err)
	}
	other := ""
	for _, f := range files {
		if f != path {
			other = f
		}
	}
	return other
}

func TestMigrationThatFailsLeavesTheFile(t *testing.T) {
	for name, sql := range map[string]string{
		"half":      `CREATE TABLE extra (x); INSERT INTO nowhere VALUES (1);`,
		"reference": `CREATE TABLE extra (x INTEGER REFERENCES history (seq)); PRAGMA defer_foreign_keys = ON; INSERT INTO extra VALUES (99999);`,
	} {
		path := sample(t, 3)
		before := fileSum(t, path)
		opts := options(newClock()).WithSteps(nextSteps(sql, 2))
		opts.DataDir = t.TempDir()
		if _, err := register.Open(t.Context(), path, opts); err == nil {
			t.Errorf("%s: migrated", name)
		}
		if fileSum(t, path) != before {
			t.Errorf("%s: the file was changed", name)
		}
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		verified(t, reg)
		reg.Close()
	}
}

func TestOlderFileThatMayOnlyBeReadIsMigratedInMemory(t *testing.T) {
	path := sample(t, 3)
	before := fileSum(t, path)
	opts := options(newClock()).WithSteps(nextSteps(`CREATE TABLE extra (x INTEGER NOT NULL PRIMARY KEY) STRICT;`, 2))
	opts.ReadOnly = true
	reg, err := register.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	verified(t, reg)
	if found, err := reg.List(t.Context(), register.Query{}); err != nil || len(found) != 1 {
		t.Errorf("list: %v, %v", found, err)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	if fileSum(t, path) != before {
		t.Error("the file was changed")
	}
}

func TestEveryStepNamesItsLowestReader(t *testing.T) {
	for i, step := range schema.Current() {
		if step.MinReader < 1 || step.MinReader > i+1 {
			t.Errorf("format %d names reader %d", i+1, step.MinReader)
		}
	}
}
