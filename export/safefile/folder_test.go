package safefile_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verwerkingsregister/export/safefile"
)

// twoFiles fills a folder.
func twoFiles(f *safefile.Folder) error {
	for _, name := range []string{"index.html", "v-001.html"} {
		err := f.Write(name, func(w io.Writer) error {
			_, err := io.WriteString(w, "<p>"+name)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestFolderIsThereWhole(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"register", "with a slash" + string(filepath.Separator)} {
		path := filepath.Join(dir, "") + string(filepath.Separator) + name
		if err := safefile.WriteFolder(context.Background(), path, twoFiles); err != nil {
			t.Fatal(err)
		}
		if got := names(t, path); !slices.Equal(got, []string{"index.html", "v-001.html"}) {
			t.Errorf("%s holds %q", name, got)
		}
	}
	if got := names(t, dir); len(got) != 2 {
		t.Errorf("beside it stands %q", got)
	}
}

// What has the name already is refused and left, an empty folder too: somebody
// may just have made it for something else.
func TestFolderTakesNobodysPlace(t *testing.T) {
	dir := t.TempDir()
	empty, file := filepath.Join(dir, "empty"), filepath.Join(dir, "file")
	if err := errors.Join(os.Mkdir(empty, 0o700), os.WriteFile(file, []byte("old"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{empty, file} {
		err := safefile.WriteFolder(context.Background(), path, twoFiles)
		if told := (*safefile.Error)(nil); !errors.As(err, &told) || told.Kind != safefile.Exists || told.Path != path {
			t.Errorf("%s: %v", path, err)
		}
	}
	if got := names(t, dir); !slices.Equal(got, []string{"empty", "file"}) || len(names(t, empty)) > 0 {
		t.Errorf("the folder holds %q now", got)
	}
}

func TestEveryFailureLeavesNoFolder(t *testing.T) {
	fault := errors.New("the disk is gone")
	for _, step := range []string{"stat", "mkdir", "create", "write", "sync", "close", "rename"} {
		dir := t.TempDir()
		steps, err := safefile.FailingFolder(step, fault, filepath.Join(dir, "register"), twoFiles)
		if told := (*safefile.Error)(nil); !errors.Is(err, fault) || !errors.As(err, &told) {
			t.Errorf("%s: %v", step, err)
		}
		if got := names(t, dir); len(got) > 0 {
			t.Errorf("%s left %q (%v)", step, got, steps)
		}
	}

	dir := t.TempDir()
	if err := safefile.WriteFolder(context.Background(), filepath.Join(dir, "register"), func(f *safefile.Folder) error {
		return errors.Join(twoFiles(f), fault)
	}); !errors.Is(err, fault) || len(names(t, dir)) > 0 {
		t.Errorf("an error of the callback: %v, and %q", err, names(t, dir))
	}
}

func TestCancelledFolderIsNotThere(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	err := safefile.WriteFolder(ctx, filepath.Join(dir, "register"), func(f *safefile.Folder) error {
		err := twoFiles(f)
		cancel()
		return err
	})
	if !errors.Is(err, context.Canceled) || len(names(t, dir)) > 0 {
		t.Errorf("%v, and %q", err, names(t, dir))
	}
}

// A file of a folder stays in it, whatever its name says.
func TestFolderHoldsItsFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"", ".", "..", "../out.html", "a/b.html", filepath.Join(dir, "out.html")} {
		err := safefile.WriteFolder(context.Background(), filepath.Join(dir, "register"), func(f *safefile.Folder) error {
			return f.Write(name, func(io.Writer) error { return nil })
		})
		if told := (*safefile.Error)(nil); !errors.As(err, &told) || told.Kind != safefile.BadName || len(names(t, dir)) > 0 {
			t.Errorf("%q: %v, and %q", name, err, names(t, dir))
		}
	}
}
