package window_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/assets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// statement writes the sample bijsluiter to a file.
func statement(t *testing.T) string {
	t.Helper()
	names, err := fs.Glob(assets.Examples, "*.docx")
	if err != nil || len(names) == 0 {
		t.Fatalf("there is no sample bijsluiter: %v", err)
	}
	bytes, err := assets.Examples.ReadFile(names[0])
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "bijsluiter.docx")
	if err := os.WriteFile(path, bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTakingOverIsOneStepThatCanBeUndone(t *testing.T) {
	s := newStage(t)
	s.school()
	before, err := s.w.Register().List(context.Background(), register.Query{})
	if err != nil {
		t.Fatal(err)
	}
	s.w.Import(statement(t))
	s.settle()
	s.mustSee("Voorstel uit bijsluiter.docx", "Er is nog niets overgenomen")
	if now, _ := s.w.Register().List(context.Background(), register.Query{}); len(now) != len(before) {
		t.Fatal("reading a document wrote something")
	}
	s.do("take-over")
	s.find(model.KindService, "Klankboom")
	versions, err := s.w.Register().History(context.Background(), register.HistoryQuery{Limit: 20})
	if err != nil || versions[0].Action != model.ActionImport {
		t.Fatalf("the newest version is %+v, %v", versions[0], err)
	}
	s.do("undo")
	if now, _ := s.w.Register().List(context.Background(), register.Query{}); len(now) != len(before) {
		t.Errorf("after one undo there are %d records, want %d", len(now), len(before))
	}
}

// TestDroppedFiles are a document or several to be imported, or a register to be opened;
// what can't be done with them is said.
func TestDroppedFiles(t *testing.T) {
	s := newStage(t)
	dropped := func(paths ...string) {
		s.w.Drop(paths...)
		s.settle()
	}
	closed := func(words ...string) {
		t.Helper()
		s.mustSee(words...)
		test.Tap(s.button("Sluiten"))
		s.settle()
	}
	document, other := statement(t), filepath.Join(t.TempDir(), "leeg.docx")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	dropped(document)
	closed("Er is nog geen register open", "Er is niets ingelezen")
	path := s.school()
	dropped(document, path)
	closed("Hier zit een register bij")
	dropped(document)
	s.mustSee("Voorstel uit bijsluiter.docx")
	dropped(document, other, t.TempDir())
	s.mustSee("bijsluiter.docx", "leeg.docx", "0 van 3 bestanden overgenomen", "Dit bestand bevat geen leesbare tekst")
	s.w.AsOf("2025-12-31")
	s.settle()
	dropped(document)
	closed("Dit register is nu alleen te lezen")
	s.do("present")
	dropped(path)
	s.mustSee("25 vermeldingen")
}

func TestLeavingAnImportAsksWhenTicksWouldBeLost(t *testing.T) {
	s := newStage(t)
	s.school()
	s.w.Import(statement(t))
	s.settle()
	s.do("view-parties")
	s.mustSee("12 vermeldingen")
	s.w.Import(statement(t))
	s.settle()
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeySpace} {
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	s.settle()
	s.do("view-activities")
	s.mustSee("De import is nog niet overgenomen")
	test.Tap(s.button("Toch weggaan"))
	s.settle()
	s.mustSee("25 vermeldingen")
}

// button finds a button over the window by its text.
func (s *stage) button(text string) *widgets.Button {
	s.t.Helper()
	var found *widgets.Button
	for _, o := range s.win.Canvas().Overlays().List() {
		each(o, func(o fyne.CanvasObject) {
			if b, ok := o.(*widgets.Button); ok && b.Text() == text {
				found = b
			}
		})
	}
	if found == nil {
		s.t.Fatalf("there is no button %q:\n%s", text, s.seen())
	}
	return found
}
