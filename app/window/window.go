// Package window is the window of the program: what stands around the screens,
// and what happens when one of them asks for something. It holds the list of
// everything a user can do (actions), the open register with its screens
// (space), the queue that writes drafts and versions in order, and the
// dialogs for opening, saving and leaving.
//
// Nothing is ever asked in panic on closing: what was typed and not saved is
// in a draft, and says so the next time.
package window

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/present"
	"verwerkingsregister/app/program"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/welcome"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// Surroundings is what the window needs from outside: the clock, the user's
// name with the system, where backups go, and how to work in the background.
type Surroundings struct {
	Now     func() time.Time
	User    string
	DataDir string
	Do      widgets.Doer
	Later   widgets.Later
	// Chooser asks for files with the dialog of the desktop; without it the
	// window asks with its own.
	Chooser func(o widgets.FileOptions, write bool) (path string, err error)
	// Reader reads the documents of suppliers; the zero value in this process.
	Reader propose.Reader
}

// Window is the program's window.
type Window struct {
	app      fyne.App
	win      fyne.Window
	around   Surroundings
	settings settings
	tools    *screen.Tools
	queue    *queue
	space    *space // nil on the welcome page
	present  *space // while space shows the past, how the register stands; else nil
	menuOf   string // what the menu was made of last
	savedAt  time.Time
}

// firstSize is what the window begins with: with its frame it fits a screen of
// 1280 by 800 of which a taskbar takes 80.
var firstSize = fyne.NewSize(1240, 672)

// New makes the window; it shows the welcome page.
func New(app fyne.App, around Surroundings) *Window {
	w := &Window{app: app, around: around, settings: settings{app.Preferences()}}
	w.queue = &queue{ctx: context.Background(), do: around.Do}
	w.win = app.NewWindow(program.Current().Name)
	w.win.Resize(firstSize)
	w.win.SetMaster()
	w.win.SetCloseIntercept(w.quit)
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.Drop(pathsOf(files)...) })
	w.win.Canvas().AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { w.pasted() }) // where no field takes it
	w.dress()
	w.welcome()
	return w
}

// Show shows the window.
func (w *Window) Show() { w.win.Show() }

// Fyne gives the toolkit's window, for tests and pictures.
func (w *Window) Fyne() fyne.Window { return w.win }

// dress gives the window its language and its looks.
func (w *Window) dress() {
	language := w.settings.language()
	presenter, err := present.New(language)
	if err == nil {
		err = look.Language(string(language))
	}
	if err != nil { // the words are part of the program; without them nothing can be said
		fyne.LogError("window: load words", err)
		return
	}
	w.app.Settings().SetTheme(look.New(w.settings.variant(), w.settings.percent()))
	kit := widgets.NewKit(words(presenter.Words), w.around.Do, w.around.Later)
	kit.OnKey, kit.SystemChooser = w.key, w.around.Chooser
	w.tools = &screen.Tools{
		Presenter: presenter, Kit: kit, Window: w.win, Reader: w.around.Reader,
		Run: w.queue.run, Fail: w.fail, Go: w.goTo, Changed: w.changed, Document: w.saveDocument,
	}
	if w.space != nil {
		w.tools.Session = w.space.session
	}
}

// redress builds everything again after the language or the look changed.
func (w *Window) redress(change func()) {
	if w.space == nil {
		change()
		w.dress()
		w.welcome()
		return
	}
	w.space.guarded(func() {
		change()
		w.dress()
		w.space.rebuild(w.tools)
		w.refreshMenu()
	})
}

func (w *Window) setLanguage(l text.Language) { w.redress(func() { w.settings.setLanguage(l) }) }

func (w *Window) setVariant(v look.Variant) { w.redress(func() { w.settings.setVariant(v) }) }

func (w *Window) scale(by int) {
	percent := min(max(w.settings.percent()+by, look.SmallestScale), look.LargestScale)
	w.redress(func() { w.settings.setPercent(percent) })
}

// welcome shows the page for when no register is open.
func (w *Window) welcome() {
	w.tools.Session = nil
	w.win.SetTitle(program.Current().Name)
	page := welcome.New(w.tools, welcome.Options{
		Recent: w.settings.recent(),
		OnNew:  w.askNew, OnOpen: w.askOpen, OnExample: w.askExample,
		OnRecent: w.Open, OnForget: func(path string) { w.settings.forget(path); w.welcome() },
	})
	w.win.SetContent(w.tools.Kit.Window(page.Object()))
	page.Focus()
	w.refreshMenu()
}

// options are those with which registers are opened here.
func (w *Window) options() register.Options {
	return register.Options{
		Author: w.settings.author(w.around.User), Now: w.around.Now, DataDir: w.around.DataDir,
		DeferBackup: true, Rules: session.ListRules(w.around.Now),
		Erased: func(day model.Date) string { return w.tools.Words.Erased(day) },
	}
}

// Open opens a register in the background and shows it.
func (w *Window) Open(path string) { w.open(path, w.options()) }

func (w *Window) open(path string, options register.Options) {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if w.space != nil && w.space.reg.Path() == path {
		return
	}
	w.leave(func() {
		var reg *register.Register
		var err error
		busy := widgets.ShowBusy(w.tools.Kit, w.win, w.tools.Say("opening", "file", filepath.Base(path)))
		w.around.Do(func() { reg, err = register.Open(context.Background(), path, options) }, func() {
			busy.Hide()
			if err != nil {
				w.refused(path, options, err)
				return
			}
			w.enter(reg)
		})
	})
}

// enter shows an open register.
func (w *Window) enter(reg *register.Register) {
	w.settings.remember(reg.Path())
	s := session.New(reg, w.around.Now)
	w.tools.Session = s
	w.space = newSpace(w, reg, s)
	w.queue.run(s.Load(), func(err error) {
		if err != nil {
			w.fail(err, reg.Path())
			return
		}
		w.win.SetTitle(filepath.Base(reg.Path()) + " – " + program.Current().Name)
		w.space.rebuild(w.tools)
		w.refreshMenu()
		w.space.recount()
		w.space.backupOfTheDay()
	})
}

// leave keeps every draft, closes the register and then goes on.
func (w *Window) leave(then func()) {
	if w.space == nil {
		then()
		return
	}
	w.dropPast()
	s := w.space
	s.guarded(func() {
		s.keep()
		w.queue.whenIdle(func() {
			if s.session.Pending() { // the draft could not be written: the text must not go
				w.ask("leave-unkept", "leave-anyway", func() { w.part(s, then) })
				return
			}
			w.part(s, then)
		})
	})
}

func (w *Window) part(s *space, then func()) {
	s.stop()
	if err := s.reg.Close(); err != nil {
		w.fail(err, s.reg.Path())
	}
	w.space = nil
	w.tools.Session = nil
	then()
}

func (w *Window) closeRegister() { w.leave(w.welcome) }

func (w *Window) quit() { w.leave(w.app.Quit) }

func (w *Window) goTo(kind model.Kind, id model.ID, path field.Path) {
	if w.space != nil {
		w.space.goTo(kind, id, path)
	}
}

func (w *Window) changed() {
	if w.space != nil {
		w.space.reload()
	}
}

// key does what keys without a modifier do, which a menu cannot have.
func (w *Window) key(ev *fyne.KeyEvent) bool {
	if w.space == nil {
		return false
	}
	switch ev.Name {
	case fyne.KeyF1:
		w.toggleHelp()
	case fyne.KeyF6:
		w.space.nextPane()
	case fyne.KeyF7:
		by := 1
		if w.tools.Kit.Shift() {
			by = -1
		}
		w.space.stepChange(by)
	case fyne.KeyEscape:
		return w.space.back()
	default:
		return false
	}
	return true
}

// refreshMenu makes the menu again when it would be another than it is.
func (w *Window) refreshMenu() {
	menu := w.mainMenu()
	state := ""
	for _, m := range menu.Items {
		for _, item := range m.Items {
			state += item.Label
			if item.Disabled {
				state += "-"
			}
			if item.Checked {
				state += "+"
			}
			state += "\n"
		}
	}
	if state != w.menuOf {
		w.menuOf = state
		w.win.SetMainMenu(menu)
	}
}
