package sheet_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

// TestWorkersMakeTheSameProposal reads every register in testdata, and a long one, by one
// worker and by more: items, evidence, notes, log and what was left out are the same.
func TestWorkersMakeTheSameProposal(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string][]byte{"long.xlsx": wideRegister(t, 600)}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		named[filepath.Base(file)] = data
	}
	for name, data := range named {
		book, err := sheet.Open(context.Background(), name, data, limits.Standard())
		if err != nil {
			t.Fatal(err)
		}
		by := func(workers int) *sheet.Result {
			r, err := sheet.Propose(context.Background(), book, sheet.Suggest(book), sheet.Options{Document: proposal.NewDocument(name, "x", data), On: "2026-11-22", Workers: workers})
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		one := by(1)
		for _, workers := range []int{2, 5} {
			if d := differ(one, by(workers)); d != "" {
				t.Errorf("%s, %d workers: %s", name, workers, d)
			}
		}
	}
}

// differ tells where two results differ, "" where they don't.
func differ(a, b *sheet.Result) string {
	for _, pair := range [][2]any{{a.Log, b.Log}, {a.Left(), b.Left()}, {a.Proposal.Notes, b.Proposal.Notes}, {a.Near, b.Near}, {a.Coverage(), b.Coverage()}, {len(a.Proposal.Items), len(b.Proposal.Items)}} {
		if d := cmp.Diff(pair[0], pair[1]); d != "" {
			return d
		}
	}
	for i, it := range a.Proposal.Items {
		if other := b.Proposal.Items[i]; !reflect.DeepEqual(it.Record, other.Record) || !reflect.DeepEqual(it.Evidence, other.Evidence) {
			return fmt.Sprintf("item %d: %+v %+v", i, it, other)
		}
	}
	return ""
}

// TestWorkersStop stops the work half way.
func TestWorkersStop(t *testing.T) {
	book, err := sheet.Open(context.Background(), "long.xlsx", wideRegister(t, 600), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	mapping := sheet.Suggest(book)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := sheet.Propose(ctx, book, mapping, sheet.Options{On: "2026-11-22", Workers: 3}); !errors.Is(err, context.Canceled) {
		t.Errorf("it gave %v", err)
	}
}
