package register_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// sample writes a small register with some history and returns its path.
func sample(t testing.TB, versions int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "voorbeeld.vreg")
	c := newClock()
	reg, err := register.Create(t.Context(), path, options(c))
	if err != nil {
		t.Fatal(err)
	}
	a := &model.Activity{Name: "Leerlingadministratie", Owner: "J. Jansen", Role: model.RoleController}
	for n := range versions {
		a.Description = fmt.Sprintf("Beschrijving nummer %d van deze verwerking.", n)
		mustSave(t, reg, register.Change{Reason: fmt.Sprint("stap ", n), Writes: []register.Write{{Record: a, Base: n}}})
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// refused opens a path, wants that refused, and wants the file as it was.
func refused(t *testing.T, path string, kind register.ErrorKind) {
	t.Helper()
	info, err := os.Stat(path)
	regular := err == nil && info.Mode().IsRegular()
	var before [32]byte
	if regular {
		before = fileSum(t, path)
	}
	reg, err := register.Open(t.Context(), path, options(newClock()))
	if err == nil {
		reg.Close()
	}
	wantKind(t, err, kind)
	if regular && fileSum(t, path) != before {
		t.Errorf("a refused file was changed (%s)", kind)
	}
}

func patched(t *testing.T, change func(b []byte) []byte) string {
	t.Helper()
	path := sample(t, 3)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, change(b), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWrongFilesAreRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	tampered := func(statement string) string {
		path := sample(t, 3)
		db, err := register.Raw(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	at := func(offset int, value ...byte) func([]byte) []byte {
		return func(b []byte) []byte { copy(b[offset:], value); return b }
	}
	for name, c := range map[string]struct {
		path string
		kind register.ErrorKind
	}{
		"missing":              {filepath.Join(dir, "is er niet.vreg"), register.NotFound},
		"folder":               {dir, register.Directory},
		"empty":                {put("leeg.vreg", nil), register.Empty},
		"xlsx renamed":         {put("excel.vreg", []byte("PK\x03\x04 een werkmap")), register.Foreign},
		"text":                 {put("tekst.vreg", []byte("SQLite is leuk")), register.Foreign},
		"other application":    {patched(t, at(68, 0, 0, 0, 1)), register.Foreign},
		"WAL":                  {patched(t, at(18, 2, 2)), register.WALFile},
		"no format version":    {patched(t, at(60, 0, 0, 0, 0)), register.Damaged},
		"newer format":         {patched(t, at(60, 0, 0, 0, 99)), register.NewerFormat},
		"header only":          {patched(t, func(b []byte) []byte { return b[:100] }), register.Damaged},
		"half":                 {patched(t, func(b []byte) []byte { return b[:len(b)/2] }), register.Damaged},
		"extra trigger":        {tampered(`CREATE TRIGGER x AFTER INSERT ON draft BEGIN DELETE FROM setting; END`), register.Damaged},
		"extra view":           {tampered(`CREATE VIEW x AS SELECT * FROM record`), register.Damaged},
		"extra table":          {tampered(`CREATE TABLE x (y)`), register.Damaged},
		"trigger gone":         {tampered(`DROP TRIGGER history_keep_delete`), register.Damaged},
		"head gone":            {tampered(`DELETE FROM head`), register.Damaged},
		"head moved":           {tampered(`UPDATE head SET seq = 2`), register.Damaged},
		"state changed":        {tampered(`UPDATE record SET title = 'Iets anders'`), register.Damaged},
		"state at an old hash": {tampered(`UPDATE record SET hash = (SELECT hash FROM history WHERE seq = 1)`), register.Damaged},
		"no file id":           {tampered(`DELETE FROM meta WHERE name = 'file_id'`), register.Damaged},
		"file id with a path":  {tampered(`UPDATE meta SET value = '../../x' WHERE name = 'file_id'`), register.Damaged},
	} {
		t.Run(name, func(t *testing.T) { refused(t, c.path, c.kind) })
	}
	if _, err := os.Stat(filepath.Join(dir, "is er niet.vreg")); err == nil {
		t.Error("a missing file was made")
	}
}

func TestEveryPrefixOfARegisterIsRefused(t *testing.T) {
	whole, err := os.ReadFile(sample(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "begin.vreg")
	for n := range 101 {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		kind := register.Foreign
		switch {
		case n == 0:
			kind = register.Empty
		case n >= 16:
			kind = register.Damaged
		}
		refused(t, path, kind)
	}
}

func TestRandomBytesAreRefused(t *testing.T) {
	random := rand.NewChaCha8([32]byte{9})
	whole, err := os.ReadFile(sample(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "ruis.vreg")
	noise := make([]byte, 4096)
	for i := range 500 {
		random.Read(noise)
		if i%2 == 0 {
			copy(noise, whole[:100]) // a good header before nonsense
		}
		if err := os.WriteFile(path, noise, 0o600); err != nil {
			t.Fatal(err)
		}
		before := fileSum(t, path)
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err == nil {
			reg.Close()
			t.Fatalf("noise %d was opened", i)
		}
		if fileSum(t, path) != before {
			t.Fatalf("noise %d was changed", i)
		}
	}
}

func TestNewerFormatThatMayBeRead(t *testing.T) {
	path := patched(t, func(b []byte) []byte { binary.BigEndian.PutUint32(b[60:], 99); return b })
	before := fileSum(t, path)
	_, err := register.Open(t.Context(), path, options(newClock()))
	wantKind(t, err, register.NewerFormat)
	var refusal *register.Error
	if !errors.As(err, &refusal) || refusal.Needs != 99 || !refusal.Readable {
		t.Fatalf("refusal %+v", refusal)
	}
	opts := options(newClock())
	opts.ReadOnly = true
	reg, err := register.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	if found, err := reg.List(t.Context(), register.Query{}); err != nil || len(found) != 1 {
		t.Errorf("list: %v, %v", found, err)
	}
	_, err = reg.Save(t.Context(), write(activity(1, "x"), 0))
	wantKind(t, err, register.ReadOnlyMedia)
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	if fileSum(t, path) != before {
		t.Error("reading changed the file")
	}
}

func TestNewerFormatThatMayNotBeRead(t *testing.T) {
	path := sample(t, 1)
	db, err := register.Raw(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE meta SET value = '7' WHERE name = 'min_reader'; PRAGMA user_version = 8`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, readOnly := range []bool{false, true} {
		opts := options(newClock())
		opts.ReadOnly = readOnly
		_, err = register.Open(t.Context(), path, opts)
		var refusal *register.Error
		if !errors.As(err, &refusal) || refusal.Kind != register.NewerFormat || refusal.Needs != 8 || refusal.Readable {
			t.Errorf("refusal %v", err)
		}
	}
}

func TestSettingsOfTheConnection(t *testing.T) {
	reg := fresh(t, options(newClock()))
	for name, want := range map[string]string{
		"locking_mode": "exclusive", "journal_mode": "delete", "synchronous": "3", "foreign_keys": "1",
		"trusted_schema": "0", "cell_size_check": "1", "mmap_size": "0", "secure_delete": "1", "busy_timeout": "0",
		"application_id": "1448240487", "user_version": "1", "query_only": "0", "temp_store": "2",
	} {
		got, err := reg.Pragma(t.Context(), name)
		if name == "mmap_size" && err != nil {
			got = "0" // SQLite returns no row where memory mapping was compiled out
		}
		if got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestOddNames(t *testing.T) {
	for _, name := range []string{"met spatie.vreg", "100% zeker?.vreg", "a#b.vreg", "%41.vreg", "ünïcode 🏫.vreg", "x'y\"z.vreg",
		strings.Repeat("lang", 50) + ".vreg", "zonder einde", "file:x.vreg", ":memory:"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, name)
			reg, err := register.Create(t.Context(), path, options(newClock()))
			if err != nil {
				t.Fatal(err)
			}
			a := activity(1, name)
			mustSave(t, reg, write(a, 0))
			if err := reg.Close(); err != nil {
				t.Fatal(err)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 || entries[0].Name() != name {
				t.Errorf("the folder holds %v, %v", entries, err)
			}
			reg, err = register.Open(t.Context(), path, options(newClock()))
			if err != nil {
				t.Fatal(err)
			}
			mustRecord(t, reg, a.ID)
			if err := reg.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestCreateLeavesAnExistingFileAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bestaat.vreg")
	if err := os.WriteFile(path, []byte("van een ander"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := register.Create(t.Context(), path, options(newClock()))
	wantKind(t, err, register.Exists)
	b, _ := os.ReadFile(path)
	if !bytes.Equal(b, []byte("van een ander")) {
		t.Error("the file was changed")
	}
	_, err = register.Create(t.Context(), filepath.Join(t.TempDir(), "geen map", "x.vreg"), options(newClock()))
	wantKind(t, err, register.NotFound)
}

func TestReplacedUnderUs(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.vreg")
	reg, err := register.Create(t.Context(), path, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	defer reg.Close()
	if err := os.Rename(path, filepath.Join(dir, "b.vreg")); err != nil {
		t.Fatal(err)
	}
	_, err = reg.Save(t.Context(), write(activity(1, "x"), 0))
	wantKind(t, err, register.Replaced)
	if err := os.WriteFile(path, []byte("van de synchronisatie"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = reg.Save(t.Context(), write(activity(1, "x"), 0))
	wantKind(t, err, register.Replaced)
}

func TestSymbolicLink(t *testing.T) {
	path := sample(t, 1)
	link := filepath.Join(t.TempDir(), "snelkoppeling.vreg")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	reg, err := register.Open(t.Context(), link, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	defer reg.Close()
	mustSave(t, reg, write(activity(1, "x"), 0))
	_, err = register.Open(t.Context(), path, options(newClock()))
	wantKind(t, err, register.Locked)
}

func TestReadOnlyByRequest(t *testing.T) {
	path := sample(t, 2)
	before := fileSum(t, path)
	opts := options(newClock())
	opts.ReadOnly = true
	reg, err := register.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	if !reg.ReadOnly() {
		t.Error("it does not say so")
	}
	_, err = reg.Save(t.Context(), write(activity(1, "x"), 0))
	wantKind(t, err, register.ReadOnlyMedia)
	verified(t, reg)
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := reg.Head(t.Context()); !register.IsKind(err, register.Closed) {
		t.Errorf("after close: %v", err)
	}
	if fileSum(t, path) != before {
		t.Error("the file was changed")
	}
}
