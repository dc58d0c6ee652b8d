package conformance_test

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

// counted is a context that is asked whether it has ended, and ends when it was asked
// that often. Who is never asked is cancelled no more than at the end.
type counted struct {
	context.Context
	asked, last int
}

func (c *counted) Err() error {
	if c.asked++; c.last > 0 && c.asked > c.last {
		return context.Canceled
	}
	return nil
}

// Wherever a report stops, half way or at its last byte, because it was cancelled or
// because there is no room: it is not there, and a file that was there is as it was.
func TestAReportThatStopsPartwayIsNotThere(t *testing.T) {
	if os.Getenv(alone) == "" {
		inProcessOfItsOwn(t)
		return
	}
	reg := generate.Generator{Rand: rand.New(rand.NewPCG(7, 1)), Fill: 0.6, Rows: 2}.Register(generate.Size{Activities: 2, Services: 1, Parties: 2})
	reg.Activities[0].Public.Public, reg.Activities[0].Public.From, reg.Activities[0].Status = model.Yes, "", "active"
	for _, q := range requests(reg, "nl") {
		t.Run(named(q), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "rapport"+q.Format.Ending())
			whole := &counted{Context: t.Context()}
			if err := q.WriteFile(whole, path); err != nil {
				t.Fatal(err)
			}
			size := largest(t, path)
			if err := os.RemoveAll(path); err != nil {
				t.Fatal(err)
			}
			stops(t, q, "cancelled half way", dir, func(path string) error {
				return q.WriteFile(&counted{Context: t.Context(), last: max(whole.asked/2, 1)}, path)
			}, func(err error) bool { return errors.Is(err, context.Canceled) })
			for name, room := range map[string]int64{"no room for half of it": size / 2, "no room for its last byte": size - 1} {
				stops(t, q, name, dir, func(path string) (err error) {
					within(t, room, func() { err = q.WriteFile(t.Context(), path) })
					return err
				}, isOf(safefile.NoSpace))
			}
			long := strings.Repeat("naam ", 60)
			stops(t, q, "a name that no file can have", dir, func(path string) error { return q.WriteFile(t.Context(), path+long) }, isOf(safefile.BadName))
		})
	}
}

// alone says that a test runs in a process of its own: the room for files is that of a
// whole process, which the log of "go test" would need as well.
const alone = "VERWERKINGSREGISTER_TEST_ALONE"

func inProcessOfItsOwn(t *testing.T) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	again := exec.CommandContext(t.Context(), program, "-test.run=^"+t.Name()+"$")
	again.Env = append(os.Environ(), alone+"=1")
	if out, err := again.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// stops tries what must fail, where there is nothing and where a file is already.
func stops(t *testing.T, q publish.Request, name, dir string, try func(path string) error, expected func(error) bool) {
	t.Helper()
	path := filepath.Join(dir, "rapport"+q.Format.Ending())
	if err := try(path); err == nil || !expected(err) {
		t.Errorf("%s: got %v", name, err)
	}
	holds(t, dir)
	if q.Format == publish.Website { // which never takes the place of anything
		return
	}
	if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := try(path); err == nil || !expected(err) {
		t.Errorf("%s, over an old file: got %v", name, err)
	}
	holds(t, dir, filepath.Base(path))
	if content(t, path) != "oud" {
		t.Errorf("%s: the old file was changed", name)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func isOf(kind safefile.Kind) func(error) bool {
	return func(err error) bool {
		var failure *safefile.Error
		return errors.As(err, &failure) && failure.Kind == kind
	}
}

// largest is the size of a file, or of the largest one in a folder.
func largest(t *testing.T, path string) int64 {
	t.Helper()
	most := int64(0)
	err := filepath.WalkDir(path, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			most = max(most, info.Size())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return most
}
