package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TextField is a single line of text. Tab leaves it, Enter calls OnSubmitted or
// goes to the window, Ctrl+Z undoes typing until the focus leaves.
type TextField struct {
	widget.Entry
	Hooks

	kit      *Kit
	self     fyne.Widget // the widget on the screen, which may extend this one
	hasFocus bool
}

// NewTextField returns an empty field.
func NewTextField(kit *Kit) *TextField {
	f := &TextField{}
	f.extend(kit, f)
	return f
}

// extend makes the field the body of a widget that builds on it.
func (f *TextField) extend(kit *Kit, self fyne.Widget) {
	f.kit, f.self = kit, self
	f.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	f.ExtendBaseWidget(self)
}

// Fill shows a text without calling back.
func (f *TextField) Fill(text string) {
	if text == f.Text {
		return
	}
	quietly(&f.Entry, text)
}

// Value returns the text as typed.
func (f *TextField) Value() string { return f.Text }

// First implements [Field].
func (f *TextField) First() fyne.Focusable { return f.self.(fyne.Focusable) }

// SetSecret shows dots in the place of what is typed, or not.
func (f *TextField) SetSecret(secret bool) {
	f.Password = secret
	f.Refresh()
}

// UndoTyping implements [Undoer].
func (f *TextField) UndoTyping() bool { return changes(&f.Entry, f.Entry.Undo) }

// RedoTyping implements [Undoer].
func (f *TextField) RedoTyping() bool { return changes(&f.Entry, f.Entry.Redo) }

// FocusGained implements [fyne.Focusable].
func (f *TextField) FocusGained() {
	f.hasFocus = true
	f.Entry.FocusGained()
	f.kit.focused(f.self)
	f.entered()
}

// FocusLost implements [fyne.Focusable].
func (f *TextField) FocusLost() {
	f.hasFocus = false
	f.Entry.FocusLost()
	f.left()
}

// TypedKey implements [fyne.Focusable].
func (f *TextField) TypedKey(key *fyne.KeyEvent) {
	if f.kit.offersHook(key) {
		return
	}
	if enter(key) && f.OnSubmitted == nil && f.kit.offers(key) {
		return
	}
	f.Entry.TypedKey(key)
}

// CreateRenderer implements [fyne.Widget].
func (f *TextField) CreateRenderer() fyne.WidgetRenderer {
	secret := f.Password
	f.Password = false // else the toolkit adds a button that the keyboard can't reach
	inner := f.Entry.CreateRenderer()
	f.Password = secret
	inner.Refresh()
	return newFieldRenderer(f.kit, func() bool { return f.hasFocus }, f.Disabled, inner)
}

// quietly sets the text of an entry without telling anyone.
func quietly(e *widget.Entry, text string) {
	tell := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = tell
}

func changes(e *widget.Entry, do func()) bool {
	before := e.Text
	do()
	return e.Text != before
}

func enter(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}
