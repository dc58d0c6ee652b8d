package window_test

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
)

func TestTheWholeWindowShowsADayInThePast(t *testing.T) {
	s := newStage(t)
	s.school()
	s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed(" nu")
	s.w.AsOf("2025-12-31")
	s.settle()
	s.mustSee("Stand van 31-12-2025 – alleen lezen", "Terug naar nu", "Cameratoezicht")
	for _, code := range []string{"save", "delete", "new-activity", "import"} {
		if s.w.Do(code) {
			t.Errorf("%s can be done in the past", code)
		}
	}
	for _, view := range []string{"view-activities", "view-services", "view-parties", "view-organisation", "view-timeline", "view-trash"} {
		s.do(view)
		s.mustSee("Stand van 31-12-2025")
		s.mustNotSee("Cameratoezicht nu")
		if view == "view-timeline" {
			s.mustNotSee("2026")
		}
	}
	s.do("view-activities")
	s.do("theme-dark") // everything is built again
	s.mustSee("Stand van 31-12-2025")
	s.do("present")
	s.mustNotSee("Stand van")
	s.open(model.KindActivity, "Cameratoezicht", "")
	s.mustSee("Cameratoezicht nu", "Concept")
}

func TestBeforeTheFirstSaveThereWasNoRegister(t *testing.T) {
	s := newStage(t)
	s.school()
	s.w.AsOf("2001")
	s.settle()
	s.mustSee("Op 31-12-2001 was er nog geen register")
	test.Tap(s.button("Sluiten"))
	s.mustNotSee("alleen lezen")
}

func TestTheRegisterIsClosedFromThePast(t *testing.T) {
	s := newStage(t)
	path := s.school()
	s.w.AsOf("2025-12-31")
	s.settle()
	s.w.AsOf("2026-01-31")
	s.settle()
	s.mustSee("Stand van 31-01-2026")
	s.do("close")
	if s.w.Register() != nil {
		t.Fatal("the register is still open")
	}
	s.w.Open(path)
	s.settle()
	s.mustSee("25 vermeldingen", filepath.Base(path))
	s.mustNotSee("Stand van")
}
