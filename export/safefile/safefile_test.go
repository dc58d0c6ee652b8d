package safefile_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"

	"verwerkingsregister/export/safefile"
)

func writeText(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func onlyFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("folder holds %v, want %v", got, want)
	}
}

func TestWriteCreatesAndReplaces(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"plain.xlsx", "met spatie & ü 😀.docx", strings.Repeat("é", 100) + ".json"} {
		path := filepath.Join(dir, name)
		for _, text := range []string{"first", "second, and longer", ""} {
			if err := safefile.Write(context.Background(), path, writeText(text)); err != nil {
				t.Fatal(err)
			}
			if got := read(t, path); got != text {
				t.Errorf("%s holds %q, want %q", name, got, text)
			}
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	onlyFiles(t, dir)
}

func TestStepsAreTakenInOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	steps, err := safefile.FailingWrite("none", nil, path, writeText("x"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"create", "write", "sync", "close", "rename", "syncdir"}
	if !reflect.DeepEqual(steps, want) {
		t.Errorf("steps %v, want %v", steps, want)
	}
}

func TestEveryFailureLeavesTheOldFile(t *testing.T) {
	for _, step := range []string{"stat", "create", "chmod", "write", "sync", "close", "rename"} {
		t.Run(step, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.xlsx")
			if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
				t.Fatal(err)
			}
			_, err := safefile.FailingWrite(step, syscall.ENOSPC, path, writeText("new"))
			var failure *safefile.Error
			if !errors.As(err, &failure) || failure.Kind != safefile.NoSpace || failure.Path != path {
				t.Errorf("got %v, want a no-space error for %s", err, path)
			}
			if !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%v does not show the system's error", err)
			}
			if got := read(t, path); got != "old" {
				t.Errorf("file holds %q, want the old contents", got)
			}
			onlyFiles(t, dir, "a.xlsx")
		})
	}
}

func TestFailureAfterRenameIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	_, err := safefile.FailingWrite("syncdir", syscall.EIO, path, writeText("new"))
	var failure *safefile.Error
	if !errors.As(err, &failure) || failure.Op != "sync folder" {
		t.Errorf("got %v, want the failed sync of the folder", err)
	}
	if got := read(t, path); got != "new" {
		t.Errorf("file holds %q, want the new contents", got)
	}
}

func TestTemporaryThatCannotBeRemovedIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	_, err := safefile.FailingWrite("remove", syscall.EACCES, path, func(io.Writer) error {
		return errors.New("no such activity")
	})
	if err == nil || !strings.Contains(err.Error(), "no such activity") || !strings.Contains(err.Error(), "remove temporary") {
		t.Errorf("got %v, want both errors", err)
	}
}

func TestErrorOfTheCallbackIsPassedOn(t *testing.T) {
	dir := t.TempDir()
	cause := errors.New("no such activity")
	err := safefile.Write(context.Background(), filepath.Join(dir, "a.xlsx"), func(w io.Writer) error {
		if err := writeText(strings.Repeat("half", 100_000))(w); err != nil {
			return err
		}
		return cause
	})
	if !errors.Is(err, cause) {
		t.Errorf("got %v, want the callback's error", err)
	}
	onlyFiles(t, dir)
}

func TestCancelBeforeAndDuring(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.xlsx")
	check := func(err error) {
		t.Helper()
		var failure *safefile.Error
		if !errors.Is(err, context.Canceled) || !errors.As(err, &failure) || failure.Kind != safefile.Cancelled {
			t.Errorf("got %v, want a cancelled error", err)
		}
		onlyFiles(t, dir)
	}
	ctx, cancel := context.WithCancel(context.Background())
	check(safefile.Write(ctx, path, func(w io.Writer) error {
		cancel()
		return writeText(strings.Repeat("x", 1<<20))(w)
	}))
	check(safefile.Write(ctx, path, writeText("x")))

	ctx, cancel = context.WithCancel(context.Background())
	check(safefile.Write(ctx, path, func(io.Writer) error { cancel(); return nil }))
}

func TestKinds(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		want safefile.Kind
	}{
		"missing folder":      {filepath.Join(dir, "nergens", "a.xlsx"), safefile.NoFolder},
		"file as folder":      {filepath.Join(plain, "a.xlsx"), safefile.NoFolder},
		"a folder":            {dir, safefile.IsFolder},
		"name with NUL":       {filepath.Join(dir, "a\x00b.xlsx"), safefile.BadName},
		"name that is a path": {filepath.Join(dir, strings.Repeat("a", 5000)), safefile.BadName},
	} {
		t.Run(name, func(t *testing.T) {
			err := safefile.Write(context.Background(), c.path, writeText("x"))
			var failure *safefile.Error
			if !errors.As(err, &failure) || failure.Kind != c.want {
				t.Errorf("got %v, want kind %v", err, c.want)
			}
		})
	}
	onlyFiles(t, dir, "plain")
}

func TestLeftoverTemporariesAreSteppedOver(t *testing.T) {
	dir := t.TempDir()
	leftover := fmt.Sprintf(".a.json.%d.0.tmp", os.Getpid())
	if err := os.WriteFile(filepath.Join(dir, leftover), []byte("of a crash"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := safefile.Write(context.Background(), filepath.Join(dir, "a.json"), writeText("x")); err != nil {
		t.Fatal(err)
	}
	onlyFiles(t, dir, leftover, "a.json")
}
