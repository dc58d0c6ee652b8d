package window_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// findings are the counts that the lists show.
func (s *stage) findings() map[string]register.FindingCounts {
	all, err := s.w.Register().List(s.t.Context(), register.Query{})
	if err != nil {
		s.t.Fatal(err)
	}
	counts := map[string]register.FindingCounts{}
	for _, one := range all {
		counts[one.Number] = one.Findings
	}
	return counts
}

// TestCountsAreOfTheWholeRegister after what changes records and what takes that
// back: what was complete with its parties and services is still so.
func TestCountsAreOfTheWholeRegister(t *testing.T) {
	s := newStage(t)
	s.school()
	s.settle()
	s.do("view-activities")
	before := s.findings()
	same := func(after string) {
		t.Helper()
		s.settle()
		if d := cmp.Diff(before, s.findings()); d != "" {
			t.Errorf("after %s:\n%s", after, d)
		}
	}
	s.do("spread")
	s.tab()
	s.win.Canvas().Focused().TypedRune('j')
	s.press(fyne.KeyReturn)
	same("one field in all")
	s.do("undo")
	same("undo")
	s.do("redo")
	same("redo")
	s.open(model.KindActivity, "Cameratoezicht", "name")
	s.do("delete")
	s.settle()
	s.do("undo")
	same("a record in the trash and back")
}
