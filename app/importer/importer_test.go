package importer_test

import (
	"context"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/app/look"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// stage is a window with a register, and the import page on it.
type stage struct {
	t       testing.TB
	reg     *register.Register
	session *session.Session
	tools   *screen.Tools
	page    *importer.Importer
	canvas  fyne.Canvas
	window  fyne.Window
	waiting []func()

	found     map[string]importer.Found   // what the reader finds in each file
	parts     map[string][]importer.Found // and in each bundle
	refuse    map[string]error
	ctx       context.Context // of the reading
	own       bool            // the program's own reader is used
	profiles  string          // where it is remembered how spreadsheets are read
	done      int
	cancelled int
	failed    []error
	opened    model.ID
}

// captions are the words of the widgets: their own names, but for those that stand
// on the pictures.
func captions() widgets.Words {
	var w widgets.Words
	v := reflect.ValueOf(&w).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.String {
			f.SetString(v.Type().Field(i).Name)
		}
	}
	w.Cancel, w.NotFilledIn, w.Clear, w.Working = "Annuleren", "niet ingevuld", "Leegmaken", "Bezig"
	return w
}

type setting struct {
	language text.Language
	variant  look.Variant
	do       widgets.Doer
}

// plain is how most tests see the page.
func plain() setting { return setting{text.Dutch, look.Light, widgets.AtOnce} }

func newStage(t testing.TB, s setting) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(s.variant, 100))
	presenter, err := present.New(s.language)
	if err != nil {
		t.Fatal(err)
	}
	st := &stage{t: t, found: map[string]importer.Found{}, parts: map[string][]importer.Found{}, refuse: map[string]error{}}
	now := func() time.Time { return time.Date(2026, 11, 22, 14, 2, 0, 0, time.UTC) }
	path := filepath.Join(t.TempDir(), "school.vreg")
	if st.reg, err = register.Create(context.Background(), path, register.Options{Author: "Noor Jansen", Now: now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.reg.Close(); err != nil {
			t.Error(err)
		}
	})
	st.session = session.New(st.reg, now)
	st.window = app.NewWindow("")
	t.Cleanup(st.window.Close)
	st.canvas = st.window.Canvas()
	st.window.Resize(fyne.NewSize(1280, 760))
	kit := widgets.NewKit(captions(), s.do, st.later)
	st.tools = &screen.Tools{Presenter: presenter, Kit: kit, Window: st.window, Session: st.session, Run: st.run,
		Fail: func(err error, _ string) { st.failed = append(st.failed, err) },
		Go:   func(_ model.Kind, id model.ID, _ field.Path) { st.opened = id }}
	st.load()
	return st
}

func (st *stage) load() {
	st.t.Helper()
	job := st.session.Load()
	job.Work(context.Background())
	if err := job.Finish(); err != nil {
		st.t.Fatal(err)
	}
}

func (st *stage) run(job *session.Job, then func(error)) {
	job.Work(context.Background())
	err := job.Finish()
	if then != nil {
		then(err)
	}
}

// save puts records in the register, as somebody typed them.
func (st *stage) save(action model.Action, records ...model.Record) {
	st.t.Helper()
	change := register.Change{Action: action}
	for _, r := range records {
		change.Writes = append(change.Writes, register.Write{Record: r, Base: register.AnyVersion})
	}
	if _, err := st.reg.Save(context.Background(), change); err != nil {
		st.t.Fatal(err)
	}
	st.load()
}

func (st *stage) later(_ time.Duration, f func()) (cancel func()) {
	i := len(st.waiting)
	st.waiting = append(st.waiting, f)
	return func() { st.waiting[i] = nil }
}

// settle lets the clock go on until nothing waits.
func (st *stage) settle() {
	for i := 0; i < len(st.waiting); i++ {
		if f := st.waiting[i]; f != nil {
			st.waiting[i] = nil
			f()
		}
	}
}

func (st *stage) read(ctx context.Context, s importer.Source) ([]importer.Found, error) {
	st.ctx = ctx
	name := filepath.Base(s.Path)
	if parts := st.parts[name]; parts != nil {
		return parts, nil
	}
	return []importer.Found{st.found[name]}, st.refuse[name]
}

// open shows the page for these files.
func (st *stage) open(names ...string) {
	st.t.Helper()
	options := importer.Options{OnDone: func() { st.done++ }, OnCancel: func() { st.cancelled++ }, Read: st.read, Profiles: st.profiles}
	if st.own {
		options.Read = nil
	}
	st.page = importer.New(st.tools, importer.Files(names...), options)
	st.window.SetContent(st.tools.Kit.Window(st.page.Object()))
	st.page.Focus()
	st.settle()
}

// leeswijs shows the page with the proposal of the invented service.
func (st *stage) leeswijs() {
	st.t.Helper()
	doc, p := reviewtest.Leeswijs()
	st.found["leeswijs.docx"] = importer.Found{Document: doc, Proposal: p}
	st.open("leeswijs.docx")
}

func (st *stage) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := st.canvas.Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
		} else if f := st.canvas.OnTypedKey(); f != nil {
			f(&fyne.KeyEvent{Name: k})
		}
	}
}

func (st *stage) write(text string) {
	for _, r := range text {
		st.canvas.Focused().TypedRune(r)
	}
}

// fingerprint is what the register holds.
func (st *stage) fingerprint() string {
	st.t.Helper()
	head, err := st.reg.Head(context.Background())
	if err != nil {
		st.t.Fatal(err)
	}
	return head.String()
}

func (st *stage) services() []model.Service { return st.session.Snapshot().Services }
