package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// chooser is a control that opens a list: typing opens it with what matches,
// Enter, Space, Up, Down, Alt+Down, F4 and a click open it whole; Delete and
// Backspace take something away.
type chooser struct {
	control
	open func(filter string)
	less func()
}

// TypedKey implements [fyne.Focusable].
func (c *chooser) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp, fyne.KeyF4:
		c.open("")
	case fyne.KeyDelete, fyne.KeyBackspace:
		if !c.Disabled() {
			c.less()
		}
	default:
		c.control.TypedKey(key)
	}
}

// TypedRune implements [fyne.Focusable]: it opens the list and filters it.
func (c *chooser) TypedRune(r rune) {
	if r == ' ' {
		c.open("")
		return
	}
	c.open(string(r))
}

// TypedShortcut opens the list on Alt+Down.
func (c *chooser) TypedShortcut(shortcut fyne.Shortcut) {
	if altDown(shortcut) {
		c.open("")
	}
}

// Tapped implements [fyne.Tappable].
func (c *chooser) Tapped(*fyne.PointEvent) {
	c.takeFocus()
	c.open("")
}

func altDown(shortcut fyne.Shortcut) bool {
	s, ok := shortcut.(*desktop.CustomShortcut)
	return ok && s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyDown
}
