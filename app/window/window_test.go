package window_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/example"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/app/window"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

func clock() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// stage is a window in the test driver, with a clock that stands still until
// settle.
type stage struct {
	t       *testing.T
	w       *window.Window
	win     fyne.Window
	waiting []func()
	slow    bool // work beside the window is done when the clock goes on
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t}
	a := test.NewTempApp(t)
	s.w = window.New(a, window.Surroundings{Now: clock, User: "Noor Jansen", Do: s.work, Later: s.later})
	s.win = s.w.Fyne()
	s.win.Resize(fyne.NewSize(1280, 800))
	return s
}

func (s *stage) work(work, done func()) {
	if s.slow {
		s.later(0, func() { widgets.AtOnce(work, done) })
		return
	}
	widgets.AtOnce(work, done)
}

func (s *stage) later(_ time.Duration, f func()) (cancel func()) {
	i, taken := len(s.waiting), &s.waiting
	s.waiting = append(s.waiting, f)
	return func() {
		if i < len(*taken) {
			(*taken)[i] = nil
		}
	}
}

// settle lets the clock go on until nothing waits any more.
func (s *stage) settle() {
	for len(s.waiting) > 0 {
		waiting := s.waiting
		s.waiting = nil
		for _, f := range waiting {
			if f != nil {
				f()
			}
		}
	}
}

// exampleFile is a register with the example in it, made once.
var exampleFile = sync.OnceValues(func() (bytes []byte, err error) {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "school.vreg")
	reg, err := example.Create(context.Background(), path, example.School, register.Options{Author: "Maker", Now: clock})
	if err != nil {
		return nil, err
	}
	if err := reg.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// school makes a register with the example in it and opens it.
func (s *stage) school() string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "school.vreg")
	bytes, err := exampleFile()
	if err == nil {
		err = os.WriteFile(path, bytes, 0o600)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.w.Open(path)
	s.settle()
	if s.w.Register() == nil {
		s.t.Fatalf("the register was not opened; on the screen: %s", s.seen())
	}
	s.t.Cleanup(func() { s.w.Do("close") })
	return path
}

func (s *stage) do(code string) {
	s.t.Helper()
	if !s.w.Do(code) {
		s.t.Fatalf("%s cannot be done now; on the screen:\n%s", code, s.seen())
	}
	s.settle()
}

// seen is every text on the screen, also of what lies over it.
func (s *stage) seen() string { return strings.Join(s.texts(), "\n") }

func (s *stage) texts() []string {
	var texts []string
	collect(s.win.Canvas().Content(), &texts)
	for _, o := range s.win.Canvas().Overlays().List() {
		collect(o, &texts)
	}
	return texts
}

func collect(o fyne.CanvasObject, texts *[]string) {
	each(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			*texts = append(*texts, o.Text)
		case *widget.RichText:
			*texts = append(*texts, o.String())
		}
	})
}

// each calls f for every object in sight, top down.
func each(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	f(o)
	switch o := o.(type) {
	case *widget.RichText:
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, f)
		}
	}
}

func (s *stage) mustSee(words ...string) {
	s.t.Helper()
	seen := s.seen()
	for _, word := range words {
		if !strings.Contains(seen, word) {
			s.t.Errorf("%q is not on the screen:\n%s", word, seen)
		}
	}
}

// first returns the record of the kind whose title begins so.
func (s *stage) find(kind model.Kind, title string) model.Record {
	s.t.Helper()
	snapshot, err := s.w.Register().Snapshot(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, r := range snapshot.Records() {
		if k, _ := r.Identity(); k == kind && strings.HasPrefix(r.Title(), title) {
			return r
		}
	}
	s.t.Fatalf("there is no %s called %q", kind, title)
	return nil
}

// open shows a record at a field, with the keyboard in it.
func (s *stage) open(kind model.Kind, title string, path field.Path) model.ID {
	s.t.Helper()
	_, id := s.find(kind, title).Identity()
	s.w.Go(kind, id, path)
	s.settle()
	return id
}

func (s *stage) typed(text string) {
	s.t.Helper()
	focused := s.win.Canvas().Focused()
	if focused == nil {
		s.t.Fatal("nothing has the keyboard")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	for _, r := range text {
		focused.TypedRune(r)
	}
}

func TestWelcomeLeadsToTheExample(t *testing.T) {
	s := newStage(t)
	s.mustSee("Nieuw register", "Register openen", "Voorbeeld bekijken", "Nog geen registers geopend.")
	path := s.school()
	s.mustSee("Leerlingadministratie", "V-001", "25 vermeldingen")
	s.do("close")
	s.mustSee(filepath.Base(path))
	s.press(fyne.KeyReturn) // the register that was open last has the keyboard
	s.settle()
	s.mustSee("25 vermeldingen")
}

func TestWhatIsTypedIsKeptAndSavedAsAVersion(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed(" op het plein")
	s.mustSee("Concept")
	s.settle()
	draft, ok, err := s.w.Register().Draft(context.Background(), id)
	if err != nil || !ok || draft.Record.Title() != "Cameratoezicht op het plein" {
		t.Fatalf("the draft is %v %v %v", draft.Record, ok, err)
	}
	s.do("save")
	s.mustSee("Opgeslagen om 10:00", "Opgeslagen, versie")
	versions, err := s.w.Register().History(context.Background(), register.HistoryQuery{Record: id, Limit: 1})
	if err != nil || versions[0].Author != "Noor Jansen" || !slices.Equal(versions[0].Fields, []string{"name"}) {
		t.Errorf("the newest version is %+v %v", versions, err)
	}
}

func TestUndoIsNamedAndGoesBackThroughSaves(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed("!")
	s.win.Canvas().Unfocus()
	if got := s.menuLabel("edit", 0); !strings.Contains(got, "Naam") {
		t.Errorf("the menu says %q", got)
	}
	s.do("undo")
	s.do("redo")
	s.do("save")
	s.do("undo")
	s.do("save")
	record, _, err := s.w.Register().Record(context.Background(), id)
	if err != nil || record.Title() != "Cameratoezicht" {
		t.Errorf("saved is %q, %v", record.Title(), err)
	}
}

func (s *stage) menuLabel(_ string, item int) string {
	return s.win.MainMenu().Items[1].Items[item].Label
}

func TestDeletingGoesToTheTrashAndBack(t *testing.T) {
	s := newStage(t)
	s.school()
	s.open(model.KindActivity, "Nieuwsbrief", "")
	s.do("delete")
	s.mustSee("24 vermeldingen")
	s.do("view-trash")
	s.mustSee("Nieuwsbrief")
	s.do("undo")
	s.do("view-trash")
	s.mustSee("De prullenbak is leeg")
}

func TestHistoryShowsWhatChangedAndTakesAVersionBack(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed(" buiten")
	s.do("save")
	s.do("history")
	s.mustSee("Geschiedenis van", "Noor Jansen", "[+buiten+]", "vergeleken met versie 3", "Versie 3, 16-03-2026", "velden gelijk")
	if _, err := s.w.Register().Restore(context.Background(), id, 1, ""); err != nil {
		t.Fatal(err)
	}
}

func TestAFindingJumpsToItsField(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("new-activity")
	s.do("next-finding")
	if s.win.Canvas().Focused() == nil {
		t.Error("after the jump nothing has the keyboard")
	}
	for range 12 {
		s.do("next-section")
	}
	s.mustSee("Er ontbreekt nog iets", "Art. 30")
}

func TestEverySectionOfEveryKindShows(t *testing.T) {
	s := newStage(t)
	s.school()
	for kind, title := range map[model.Kind]string{
		model.KindActivity: "Digitaal leermateriaal", model.KindService: "Taalbroei Lezen",
		model.KindParty: "Taalbroei", model.KindOrganisation: "Stichting",
	} {
		record := s.find(kind, title)
		_, id := record.Identity()
		shown := map[string]bool{}
		field.Leaves(record, func(p field.Path, _ *field.Field, _ any) {
			if !shown[p.Top()] {
				shown[p.Top()] = true
				s.w.Go(kind, id, p)
			}
		})
		s.settle()
	}
}

// TestNoScreenIsMixed looks at every screen in both languages: no text without
// words, and no text of the other language.
func TestNoScreenIsMixed(t *testing.T) {
	for _, language := range text.Languages() {
		t.Run(string(language), func(t *testing.T) {
			s := newStage(t)
			s.do("language-" + string(language))
			own, other := text.For(language), text.For(map[text.Language]text.Language{text.Dutch: text.English, text.English: text.Dutch}[language])
			foreign := map[string]bool{}
			for _, key := range other.Keys() {
				foreign[other.Say(key)] = true
			}
			for _, key := range own.Keys() {
				delete(foreign, own.Say(key))
			}
			check := func(where string) {
				for _, seen := range s.texts() {
					if strings.Contains(seen, "«") || foreign[seen] {
						t.Errorf("%s shows %q", where, seen)
					}
				}
				for _, menu := range s.win.MainMenu().Items {
					for _, item := range menu.Items {
						if strings.Contains(item.Label, "«") || foreign[item.Label] {
							t.Errorf("%s has %q in its menu", where, item.Label)
						}
					}
				}
			}
			check("welcome")
			s.school()
			for _, view := range []string{"activities", "services", "parties", "organisation", "overviews", "timeline", "trash"} {
				s.do("view-" + view)
				check(view)
			}
			s.open(model.KindActivity, "Digitaal leermateriaal", "")
			for range 13 {
				check("editor")
				s.do("next-section")
			}
			s.do("history")
			check("history")
		})
	}
}

func TestTabGoesThroughTheFieldsInReadingOrder(t *testing.T) {
	s := newStage(t)
	s.school()
	s.open(model.KindActivity, "Cameratoezicht", "name")
	above := float32(-1)
	for range 8 {
		focused, ok := s.win.Canvas().Focused().(fyne.CanvasObject)
		if !ok {
			t.Fatal("nothing has the keyboard")
		}
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(focused).Y
		if y <= above {
			t.Fatalf("Tab went up, from %v to %v, at %T", above, y, focused)
		}
		above = y
		s.win.Canvas().(interface{ FocusNext() }).FocusNext()
	}
}

func TestShortcutsAreUniqueAndInTheMenu(t *testing.T) {
	s := newStage(t)
	s.school()
	seen := map[string]string{}
	for _, menu := range s.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut == nil {
				continue
			}
			name := item.Shortcut.ShortcutName()
			if before, taken := seen[name]; taken {
				t.Errorf("%q and %q have the same key %s", before, item.Label, name)
			}
			seen[name] = item.Label
		}
	}
	s.do("shortcuts")
	s.mustSee("Ctrl+S", "Ctrl+F", "Ctrl+Z", "Ctrl+Y", "Ctrl+1")
}

func TestLooksCanBeChangedAtAnyTime(t *testing.T) {
	s := newStage(t)
	s.school()
	s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed("?")
	for _, code := range []string{"theme-dark", "theme-contrast", "bigger", "smaller", "language-en", "help-pane", "theme-light"} {
		s.do(code)
		s.mustSee("Cameratoezicht?")
	}
}

func TestClosingKeepsTheDraftWithoutAsking(t *testing.T) {
	s := newStage(t)
	path := s.school()
	s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed(" half")
	s.do("close")
	if s.w.Register() != nil {
		t.Fatal("the register is still open")
	}
	s.w.Open(path)
	s.settle()
	s.mustSee("concept")
	s.open(model.KindActivity, "Cameratoezicht", "name")
	s.mustSee("Cameratoezicht half")
}

func TestAFileThatIsNoRegisterGetsAClearAnswer(t *testing.T) {
	s := newStage(t)
	s.w.Open(filepath.Join(t.TempDir(), "weg.vreg"))
	s.settle()
	s.mustSee("Niet gevonden")
	if strings.Contains(s.seen(), "sqlite") {
		t.Error("the words of a library reach the user")
	}
}

// Enter in the search field opened the first record that mentions the word, not
// the one that is called so.
func TestEnterOpensTheRecordThatIsCalledSo(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("search")
	s.typed("nieuwsbrief")
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.settle()
	s.mustSee("V-013 Nieuwsbrief")
}
