package window_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
)

// public counts the activities that are to be public.
func (s *stage) public() (n int) {
	state, err := s.w.Register().Snapshot(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, a := range state.Activities {
		if a.Public.Public == model.Yes {
			n++
		}
	}
	return n
}

// TestManyActivitiesBecomePublicAtOnce by keys, some and all, as one step.
func TestManyActivitiesBecomePublicAtOnce(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("view-activities")
	before := s.public()
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.press(fyne.KeyDown, fyne.KeySpace)
	s.mustSee("2 van 25 vermeldingen aangevinkt")
	s.do("spread")
	s.mustSee("Een veld wijzigen in 2 vermeldingen", "Openbaar", "Kies of typ eerst een waarde")
	if !s.button("Wijzigen").Disabled() {
		t.Error("nothing was chosen, and it can be written")
	}
	s.press(fyne.KeyEscape)
	s.press(fyne.KeySpace, fyne.KeyUp, fyne.KeySpace) // all again
	s.mustSee("25 vermeldingen")
	s.do("spread")
	s.tab()
	s.win.Canvas().Focused().TypedRune('j')
	s.mustSee("vermeldingen worden gewijzigd")
	s.tab()
	s.typed("besluit")
	s.press(fyne.KeyReturn)
	s.settle()
	if got := s.public(); got != 25 {
		t.Fatalf("%d activities are public:\n%s", got, s.seen())
	}
	if label := s.menuLabel("edit", 0); !strings.Contains(label, "vermeldingen) wijzigen") {
		t.Errorf("undo is called %q", label)
	}
	s.slow = true
	if !s.w.Do("undo") {
		t.Fatal("nothing can be undone")
	}
	s.waiting[0]() // it takes long
	s.mustSee("Ongedaan maken: Openbaar")
	test.Tap(s.button("Annuleren"))
	s.settle()
	if got := s.public(); got != 25 {
		t.Fatalf("undo was stopped, and %d activities are public:\n%s", got, s.seen())
	}
	s.slow = false
	s.do("undo")
	s.settle()
	if got := s.public(); got != before {
		t.Errorf("after one undo %d are public, and there were %d", got, before)
	}
	s.open(model.KindActivity, "Cameratoezicht", "name")
	if s.w.Do("spread") {
		t.Error("it can be done while a record is open")
	}
}
