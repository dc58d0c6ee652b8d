package register_test

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// halfASave changes every record, so much of each that the file is written to
// before the end, and stays in the middle of the last.
func halfASave(ctx context.Context, path string) error {
	const long = 80_000
	saving, left := false, 0
	reg, err := register.Open(ctx, path, register.Options{Author: "kind", Rules: register.Rules{Count: func(model.Record) (c register.FindingCounts) {
		if left--; saving && left == 0 {
			fmt.Println("half")
			_, _ = io.Copy(io.Discard, os.Stdin)
		}
		return c
	}}})
	if err != nil {
		return err
	}
	defer reg.Close()
	fmt.Println("open")
	state, err := reg.Snapshot(ctx)
	if err != nil {
		return err
	}
	var change register.Change
	random := seeded(8)
	for i := range state.Activities {
		text := make([]byte, long)
		if _, err := io.ReadFull(random, text); err != nil {
			return err
		}
		state.Activities[i].Description = hex.EncodeToString(text)
		change.Writes = append(change.Writes, register.Write{Record: &state.Activities[i], Base: register.AnyVersion})
	}
	saving, left = true, len(change.Writes)
	_, err = reg.Save(ctx, change)
	return err
}

// TestKilledWithHalfOfASaveInTheFile ends a program when the file holds part of
// a save already, and what was there before stands in the journal beside it.
// Opening puts that back, also to read only. A copy without the journal is half of
// each: it is refused, and nothing is written to it.
func TestKilledWithHalfOfASaveInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onze.vreg")
	populate(t, path, 200, 3)
	before := fileSum(t, path)
	p := start(t, "half", path)
	if line := p.line(); line != "half" {
		t.Fatalf("the other program said %q", line)
	}
	p.kill()
	if journal, err := os.Stat(path + "-journal"); err != nil || journal.Size() == 0 || fileSum(t, path) == before {
		t.Fatalf("nothing of the save is in the file yet: %v", err)
	}
	alone := filepath.Join(t.TempDir(), "alleen.vreg")
	copyFile(t, path, alone)
	half := fileSum(t, alone)
	_, err := register.Open(t.Context(), alone, options(newClock()))
	wantKind(t, err, register.Damaged)
	if fileSum(t, alone) != half {
		t.Error("the copy that was refused was changed")
	}

	both := filepath.Join(t.TempDir(), "beide.vreg")
	copyFile(t, path, both)
	copyFile(t, path+"-journal", both+"-journal")
	for path, readOnly := range map[string]bool{path: false, both: true} {
		opts := options(newClock())
		opts.ReadOnly = readOnly
		reg, err := register.Open(t.Context(), path, opts)
		if err != nil {
			t.Fatalf("to read only %t: %v", readOnly, err)
		}
		if reg.ReadOnly() != readOnly {
			t.Errorf("opened to read only %t, and it is %t", readOnly, reg.ReadOnly())
		}
		verified(t, reg)
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
		if fileSum(t, path) != before {
			t.Errorf("to read only %t: the file is not as it was before the save", readOnly)
		}
		if _, err := os.Stat(path + "-journal"); err == nil {
			t.Errorf("to read only %t: the journal stayed", readOnly)
		}
	}
}
