//go:build linux

package register_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"verwerkingsregister/register"
)

// TestPlacesThatCannotBeWrittenAsSomebodyElse runs the test of that name as a
// user without rights, for root.
func TestPlacesThatCannotBeWrittenAsSomebodyElse(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can become somebody else; the test itself ran already")
	}
	const nobody = 65534
	dir := t.TempDir()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(dir, "proef")
	copyFile(t, exe, binary)
	for path := dir; path != filepath.Clean(os.TempDir()) && len(path) > 1; path = filepath.Dir(path) {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	temp := filepath.Join(dir, "tmp")
	if err := os.Mkdir(temp, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(temp, nobody, nobody); err != nil {
		t.Skipf("this root can become nobody else: %v", err)
	}
	if err := os.Chmod(binary, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "-test.run", "^TestPlacesThatCannotBeWritten$", "-test.v")
	cmd.Dir, cmd.Env = temp, append(os.Environ(), "TMPDIR="+temp)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.CombinedOutput()
	if errors.Is(err, os.ErrPermission) {
		t.Skipf("nobody may start a program in %s: %v", dir, err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// small mounts a file system of that many KiB, or skips.
func small(t *testing.T, kib int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", kib)); err != nil {
		t.Skipf("a full disk needs the right to mount a small one: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestDiskFull(t *testing.T) {
	for kib := 200; kib <= 400; kib += 20 {
		t.Run(fmt.Sprint(kib), func(t *testing.T) { diskFull(t, kib) })
	}
}

func diskFull(t *testing.T, kib int) {
	dir := small(t, kib)
	path := filepath.Join(dir, "vol.vreg")
	reg, err := register.Create(t.Context(), path, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	defer reg.Close()
	last := activity(1, "begin")
	mustSave(t, reg, write(last, 0))
	n := uint64(2)
	for ; err == nil; n++ {
		_, err = reg.Save(t.Context(), register.Change{
			Documents: []register.Document{{Name: "d", Bytes: noise(n)}},
			Writes:    []register.Write{{Record: activity(n, "vol"), Base: 0}},
		})
	}
	wantKind(t, err, register.DiskFull)
	wantKind(t, reg.Backup(t.Context(), filepath.Join(dir, "kopie.vreg")), register.DiskFull)
	if back, _ := mustRecord(t, reg, last.ID); encoded(t, back) != encoded(t, last) {
		t.Error("what was saved reads back differently")
	}
	report := verified(t, reg)
	if report.Versions != int(n)-2 {
		t.Errorf("%d versions, %d were saved", report.Versions, n-2)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 2 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("size=%dk", kib*4)); err != nil {
		t.Fatal(err)
	}
	mustSave(t, reg, write(activity(n, "weer ruimte"), 0))
	verified(t, reg)
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
}

func noise(n uint64) []byte {
	b := make([]byte, 6000)
	seeded(byte(n)).Read(b)
	return b
}
