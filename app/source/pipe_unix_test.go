//go:build unix

package source_test

import (
	"fmt"
	"os"
	"testing"

	"verwerkingsregister/app/source"
)

// TestPipe reads what a shell puts in the place of a file, once: as a source of
// records a pipe is refused.
func TestPipe(t *testing.T) {
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if _, err := in.WriteString("geheim\n"); err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	path := fmt.Sprintf("/dev/fd/%d", out.Fd())
	if _, err := source.Read(path, "other"); err == nil {
		t.Error("a pipe was read as a file")
	}
	if got, err := source.ReadPiped(path, "other"); err != nil || string(got) != "geheim\n" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := source.ReadPiped(t.TempDir(), "other"); err == nil {
		t.Error("a folder was read as a pipe")
	}
}
