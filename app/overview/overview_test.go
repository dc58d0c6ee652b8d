package overview_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/example"
	"verwerkingsregister/app/look"
	"verwerkingsregister/app/overview"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// stage is a window with a register and the page with overviews on it.
type stage struct {
	t        *testing.T
	session  *session.Session
	reg      *register.Register
	page     *overview.Page
	canvas   fyne.Canvas
	work     int // how often something was done in the background
	opened   []report.Line
	exported []publish.Request
}

func now() time.Time { return time.Date(2026, 11, 22, 14, 2, 0, 0, time.UTC) }

// newStage opens the example, or an empty register.
func newStage(t *testing.T, name string) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Light, 100))
	presenter, err := present.New(text.Dutch)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t}
	path, options := filepath.Join(t.TempDir(), "school.vreg"), register.Options{Author: "Noor Jansen", Now: now}
	if name == "" {
		s.reg, err = register.Create(context.Background(), path, options)
	} else {
		s.reg, err = example.Create(context.Background(), path, name, options)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.reg.Close(); err != nil {
			t.Error(err)
		}
	})
	s.session = session.New(s.reg, now)
	s.load()
	window := app.NewWindow("")
	t.Cleanup(window.Close)
	s.canvas = window.Canvas()
	window.Resize(fyne.NewSize(1240, 640))
	kit := widgets.NewKit(widgets.Words{NotFilledIn: "niet ingevuld"}, func(work, done func()) { s.work++; widgets.AtOnce(work, done) },
		func(_ time.Duration, f func()) (cancel func()) { f(); return func() {} })
	tools := &screen.Tools{Presenter: presenter, Kit: kit, Window: window, Session: s.session,
		Fail: func(err error, _ string) { t.Error(err) }}
	s.page = overview.New(tools, overview.Options{
		OnOpen:   func(l report.Line) { s.opened = append(s.opened, l) },
		OnExport: func(r publish.Request) { s.exported = append(s.exported, r) },
	})
	window.SetContent(kit.Window(s.page.Object()))
	return s
}

func (s *stage) load() {
	s.t.Helper()
	job := s.session.Load()
	job.Work(context.Background())
	if err := job.Finish(); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		s.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (s *stage) search(text string) {
	s.page.FocusSearch()
	for _, r := range text {
		s.canvas.Focused().TypedRune(r)
	}
}

func (s *stage) tap(caption string) {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.canvas.Content()) {
		if b, ok := o.(*widgets.Button); ok && b.Text() == caption {
			test.Tap(b)
			return
		}
	}
	s.t.Fatalf("there is no button %q", caption)
}

func (s *stage) seen() string {
	var said []string
	for _, o := range test.LaidOutObjects(s.canvas.Content()) {
		switch o := o.(type) {
		case *widget.Label:
			said = append(said, o.Text)
		case *canvas.Text:
			said = append(said, o.Text)
		}
	}
	return strings.Join(said, "\n")
}

func (s *stage) mustSee(words ...string) {
	s.t.Helper()
	all := s.seen()
	for _, word := range words {
		if !strings.Contains(all, word) {
			s.t.Errorf("the page does not say %q; it says:\n%s", word, all)
		}
	}
}

func TestEveryListCanBeSearchedOpenedAndExported(t *testing.T) {
	s := newStage(t, example.School)
	for _, which := range publish.Lists() {
		if which == publish.Breach {
			continue
		}
		s.page.Show(which)
		s.page.Focus()
		s.press(fyne.KeyReturn)
		s.tap("Exporteren")
		if len(s.opened) != 1 || s.opened[0].Record == "" {
			t.Fatalf("%s: opened are %+v", which, s.opened)
		}
		whole := s.exported[0]
		if whole.Report != which || whole.List.Partly() || whole.List.Count == 0 {
			t.Errorf("%s: exported is %s with %d lines", which, whole.Report, whole.List.Count)
		}
		s.search("zzz niets")
		s.mustSee("0 van")
		s.tap("Exporteren")
		if part := s.exported[1]; part.List.Count != 0 || !strings.Contains(part.List.Intro, "zzz niets") {
			t.Errorf("%s: exported are %d lines: %s", which, part.List.Count, part.List.Intro)
		}
		s.opened, s.exported = nil, nil
	}
}

// TestWordsStandAnywhereInARow, in any order, without capitals and accents.
func TestWordsStandAnywhereInARow(t *testing.T) {
	s := newStage(t, example.School)
	s.page.Show(publish.Findings)
	s.search("REGELING vriendenplein")
	s.mustSee("2 van 21 regels", "Vriendenplein Europe")
}

// TestAListIsMadeOnce until something is saved.
func TestAListIsMadeOnce(t *testing.T) {
	s := newStage(t, example.School)
	for range 2 {
		s.page.Show(publish.Findings)
		s.page.Show(publish.Retention)
	}
	if s.work != 2 {
		t.Errorf("two lists took %d times", s.work)
	}
	s.page.Show(publish.Findings)
	s.mustSee("21 regels")
	if _, err := s.reg.Save(context.Background(), register.Change{Writes: []register.Write{{Record: &model.Party{Name: "Nieuw"}}}}); err != nil {
		t.Fatal(err)
	}
	s.load()
	s.page.Reload()
	if s.work != 3 {
		t.Errorf("after a save the list was made %d times", s.work-2)
	}
}

func TestABreachIsAtAParty(t *testing.T) {
	s := newStage(t, example.School)
	s.page.Show(publish.Breach)
	s.mustSee("Wat raakt een datalek bij een leverancier?", "Kies de partij")
	for i := range s.session.Snapshot().Parties {
		if p := &s.session.Snapshot().Parties[i]; p.Name == "Wolkhuis Inc." {
			s.page.ShowBreach(overview.PartyKey(p.ID))
		}
	}
	s.mustSee("Wolkhuis Inc.", "V-005", "via dienst D-004 Taalbroei Lezen")
	s.page.ShowBreach("id of a party that is gone")
	s.mustSee("Wat raakt een datalek bij een leverancier?")
}

func TestWithoutPartiesThereIsNothingToAsk(t *testing.T) {
	s := newStage(t, "")
	s.page.Show(publish.Breach)
	s.page.Focus()
	s.mustSee("In dit register staat nog geen partij")
	if strings.Contains(s.seen(), "Kies de partij") {
		t.Error("a party is asked for, and there is none")
	}
}
