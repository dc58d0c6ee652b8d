//go:build unix

package safefile_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/export/safefile"
)

func TestPermissionsAndLinkAreKept(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "real.json"), filepath.Join(dir, "link.json")
	if err := errors.Join(os.WriteFile(target, []byte("old"), 0o600), os.Chmod(target, 0o640)); err != nil { // whatever the umask
		t.Fatal(err)
	}
	if err := os.Symlink("real.json", link); err != nil {
		t.Fatal(err)
	}
	if err := safefile.Write(context.Background(), link, writeText("new")); err != nil {
		t.Fatal(err)
	}
	if got := read(t, target); got != "new" {
		t.Errorf("target holds %q, want the new contents", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v %v", info, err)
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions became %v %v", info.Mode(), err)
	}
}

// A device stays a device, and its late error is not swallowed.
func TestFullDevice(t *testing.T) {
	const device = "/dev/full"
	if info, err := os.Stat(device); err != nil || info.Mode()&fs.ModeDevice == 0 {
		t.Skip("no /dev/full on this system")
	}
	for name, write := range map[string]func(io.Writer) error{
		"small, fails in the last flush": writeText("x"),
		"large":                          writeText(strings.Repeat("x", 1<<20)),
		"callback that swallows errors":  func(w io.Writer) error { _ = writeText(strings.Repeat("x", 1<<20))(w); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			err := safefile.Write(context.Background(), device, write)
			var failure *safefile.Error
			if !errors.As(err, &failure) || failure.Kind != safefile.NoSpace {
				t.Errorf("got %v, want a no-space error", err)
			}
		})
	}
	if info, err := os.Stat(device); err != nil || info.Mode()&fs.ModeDevice == 0 {
		t.Errorf("%s is no longer a device", device)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write in a read-only folder")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	err := safefile.Write(context.Background(), filepath.Join(dir, "a.json"), writeText("x"))
	var failure *safefile.Error
	if !errors.As(err, &failure) || failure.Kind != safefile.NoPermission {
		t.Errorf("got %v, want a no-permission error", err)
	}
}
