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
