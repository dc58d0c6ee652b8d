package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// Doer does work away from the screen and then calls done where widgets may be
// touched. Either may be nil.
type Doer func(work, done func())

// InBackground is the Doer of the program: a goroutine, then the thread of the
// screen.
func InBackground(work, done func()) {
	go func() {
		if work != nil {
			work()
		}
		if done != nil {
			fyne.Do(done)
		}
	}()
}

// AtOnce is the Doer of tests: everything in order, before it returns.
func AtOnce(work, done func()) {
	if work != nil {
		work()
	}
	if done != nil {
		done()
	}
}

// Later calls a function on the thread of the screen after a while, unless it is
// cancelled before. Cancelling twice, or too late, does nothing.
type Later func(wait time.Duration, f func()) (cancel func())

// OnClock is the Later of the program.
func OnClock(wait time.Duration, f func()) (cancel func()) {
	cancelled := false // touched on the thread of the screen only
	timer := time.AfterFunc(wait, func() {
		fyne.Do(func() {
			if !cancelled {
				f()
			}
		})
	})
	return func() {
		cancelled = true
		timer.Stop()
	}
}

// Kit is what the widgets of one window have in common. Copy it with [Kit.Fork]
// to give a part of the window hooks of its own.
type Kit struct {
	Words Words
	Do    Doer
	Later Later

	// OnFocus is told which widget got the keyboard. A [Page] uses it to scroll
	// the widget into view.
	OnFocus func(fyne.CanvasObject)
	// OnKey is offered the keys a focused widget has no use for and answers
	// whether it took them: F1 to F12, Escape, and Enter in a single line.
	// Fyne cannot bind these in a menu.
	OnKey func(*fyne.KeyEvent) bool
	// OnWheel is offered a turn of the wheel above a field whose text fits, and
	// answers whether it took it; so a form scrolls wherever the pointer is.
	OnWheel func(*fyne.ScrollEvent) bool

	// SystemChooser asks for a file with the dialog of the desktop and returns
	// [ErrNoSystemChooser] where there is none; without it the window asks
	// itself. The program gives [DesktopChooser].
	SystemChooser func(o FileOptions, write bool) (path string, err error)
	// Held tells which modifier keys are down; without it the driver is asked.
	Held func() fyne.KeyModifier

	tips   *fyne.Container         // where tooltips appear
	over   *covers                 // what lies over the window
	reveal func(fyne.CanvasObject) // scrolls the page, if there is one
}

// NewKit returns a kit without hooks.
func NewKit(words Words, do Doer, later Later) *Kit {
	return &Kit{Words: words, Do: do, Later: later, tips: container.NewWithoutLayout(), over: &covers{}}
}

// Window lays the layer for tooltips over the content of a window. A kit serves
// one window.
func (k *Kit) Window(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, k.tips)
}

// Fork returns a copy whose hooks can be changed without touching the original.
func (k *Kit) Fork() *Kit {
	c := *k
	return &c
}

// offers gives a key to the window and tells whether it was taken.
func (k *Kit) offers(key *fyne.KeyEvent) bool { return k.OnKey != nil && k.OnKey(key) }

// offersHook gives the keys that never belong to a text to the window.
func (k *Kit) offersHook(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return k.offers(key)
	}
	return false
}

// Shift tells whether the Shift key is down.
func (k *Kit) Shift() bool {
	if k.Held != nil {
		return k.Held()&fyne.KeyModifierShift != 0
	}
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// settleWait is how long Fyne takes to lay out what was made or grew.
const settleWait = 60 * time.Millisecond

// show scrolls something that grew into view, once it has been laid out.
func (k *Kit) show(o fyne.CanvasObject) {
	if k.reveal != nil && k.Later != nil {
		k.Later(settleWait, func() { k.reveal(o) })
	}
}

// sentence fills a text into a caption of the kit that has a place for it.
func sentence(caption, text string) string { return strings.Replace(caption, "%s", text, 1) }

func (k *Kit) focused(o fyne.CanvasObject) {
	if k.OnFocus != nil {
		k.OnFocus(o)
	}
}

// Hooks are the two moments every field tells of.
type Hooks struct {
	// OnFocus is called when the field gets the keyboard.
	OnFocus func()
	// OnLeave is called when the keyboard goes elsewhere, not when a pop-up of
	// the field itself opens.
	OnLeave func()

	watcher func(focused bool)
}

// watch lets the row around a field follow its focus beside the caller's hooks.
func (h *Hooks) watch(f func(focused bool)) { h.watcher = f }

func (h *Hooks) entered() {
	if h.watcher != nil {
		h.watcher(true)
	}
	if h.OnFocus != nil {
		h.OnFocus()
	}
}

func (h *Hooks) left() {
	if h.watcher != nil {
		h.watcher(false)
	}
	if h.OnLeave != nil {
		h.OnLeave()
	}
}

// Field is what a form needs of an input: the object that takes the keyboard
// when the field is jumped to. Every input of this package is one.
type Field interface {
	fyne.CanvasObject
	First() fyne.Focusable
}

// Undoer is a field that can undo and redo what was typed in it. The menu item
// for undo asks the focused widget first: UndoTyping tells whether there was
// anything to undo.
type Undoer interface {
	UndoTyping() bool
	RedoTyping() bool
}

// FocusOn gives a field the keyboard, if it is on a screen.
func FocusOn(f Field) bool {
	first := f.First()
	if first == nil {
		return false
	}
	if focus(first) {
		return true
	}
	// What was made since the last picture of the window is on none yet, as far
	// as Fyne knows: it has to be looked for in the windows.
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if focusIn(w.Canvas(), first) {
			return true
		}
	}
	return false
}

func focus(f fyne.Focusable) bool {
	o, ok := f.(fyne.CanvasObject)
	if !ok {
		return false
	}
	return focusIn(canvasOf(o), f)
}

// focusIn gives the keyboard to something that may have been made a moment ago,
// on a canvas that is known.
func focusIn(c fyne.Canvas, f fyne.Focusable) bool {
	if c == nil || f == nil {
		return false
	}
	c.Focus(f)
	return c.Focused() == f
}

func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}
