package window_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
)

func TestAnotherRegisterIsComparedAndTakenOverFrom(t *testing.T) {
	s := newStage(t)
	s.school()
	other := filepath.Join(t.TempDir(), "collega.vreg")
	if err := s.w.Register().Backup(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	id := s.renamed()
	s.open(model.KindActivity, "Nieuwsbrief", "")
	s.do("delete")
	s.w.Compare(other)
	s.settle()
	s.mustSee("Vergeleken met collega.vreg", "2 vermeldingen verschillen", "Verschilt", "Alleen in het andere",
		"[+buiten+]", "[+en beheer+]", "Dit register", "V-013 Nieuwsbrief")
	s.do("next-change")
	s.mustSee("wijziging 2 van 2")
	test.Tap(s.on("Overnemen…"))
	test.Tap(s.button("Overnemen"))
	s.settle()
	if a := s.activity(id); a.Name != "Cameratoezicht buiten" || strings.HasSuffix(a.Department, "en beheer") {
		t.Errorf("taken over it is %q of %q", a.Name, a.Department)
	}
	s.mustSee("wijziging 1 van 1")
	s.press(fyne.KeyDown)
	test.Tap(s.on("Overnemen…"))
	test.Tap(s.button("Overnemen"))
	s.settle()
	s.find(model.KindActivity, "Nieuwsbrief")
	s.mustSee("1 vermelding verschilt")
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.settle()
	s.mustSee("25 vermeldingen")
}

func TestARegisterThatIsTheSameSaysSo(t *testing.T) {
	s := newStage(t)
	path := s.school()
	other := filepath.Join(t.TempDir(), "kopie.vreg")
	if err := s.w.Register().Backup(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	s.w.Compare(other)
	s.settle()
	s.mustSee("Er is geen verschil")
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.settle()
	s.mustSee("25 vermeldingen")
	s.w.Compare(path)
	s.settle()
	s.mustNotSee("Vergeleken met school.vreg")
}

// TestTheKeyboardComesToWhatWasCompared pins that it stayed nowhere when
// comparing took its time: the list was not there yet.
func TestTheKeyboardComesToWhatWasCompared(t *testing.T) {
	s := newStage(t)
	s.school()
	other := filepath.Join(t.TempDir(), "collega.vreg")
	if err := s.w.Register().Backup(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	s.renamed()
	s.open(model.KindActivity, "Nieuwsbrief", "")
	s.do("delete")
	s.slow = true
	s.w.Compare(other)
	s.settle()
	s.press(fyne.KeyDown)
	s.settle()
	s.mustSee("V-013 Nieuwsbrief – Alleen in het andere")
}
