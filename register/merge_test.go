package register_test

import (
	"path/filepath"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// twoLines makes a register, edits a copy of it apart, and returns both.
func twoLines(t *testing.T) (ours, theirs *register.Register, a *model.Activity) {
	t.Helper()
	ours = fresh(t, options(newClock()))
	a = &model.Activity{Name: "Gezamenlijk"}
	mustSave(t, ours, write(a, 0))
	copied := filepath.Join(t.TempDir(), "kopie.vreg")
	if err := ours.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	opts := options(newClock())
	opts.Random = seeded(9)
	theirs, err := register.Open(t.Context(), copied, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { theirs.Close() })
	mine, yours := *a, *a
	mine.Description, yours.Remarks = "van ons", "van hen"
	mustSave(t, ours, write(&mine, 1))
	mustSave(t, theirs, write(&yours, 1))
	mustSave(t, theirs, write(&model.Activity{Name: "Alleen bij hen"}, 0))
	return ours, theirs, a
}

// TestHistoryOfTwoLinesVerifies grafts the line of a copy onto a register, as
// a merge does, and verifies: the format holds it, and forgeries are found.
func TestHistoryOfTwoLinesVerifies(t *testing.T) {
	ours, theirs, a := twoLines(t)
	merged := *a
	merged.Description, merged.Remarks = "van ons", "van hen"
	if err := register.Graft(t.Context(), ours, theirs, &merged); err != nil {
		t.Fatal(err)
	}
	report := verified(t, ours)
	if report.Versions != 5 || report.Head.N != 4 {
		t.Errorf("%d versions, head %s", report.Versions, report.Head)
	}
	mustSave(t, ours, write(&model.Activity{Name: "Daarna"}, 0))
	verified(t, ours)
	head, err := theirs.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := ours.Holds(t.Context(), head); err != nil || !ok {
		t.Errorf("what the others printed is not known any more: %v", err)
	}
}

func TestLineThatWasNeverMergedIsFound(t *testing.T) {
	ours, theirs, _ := twoLines(t)
	if err := register.Graft(t.Context(), ours, theirs, nil); err != nil {
		t.Fatal(err)
	}
	report, err := ours.Verify(t.Context(), nil)
	if err != nil || report.FirstBad() != 3 {
		t.Errorf("first bad version %d, %v: %+v", report.FirstBad(), err, report.Problems)
	}
}
