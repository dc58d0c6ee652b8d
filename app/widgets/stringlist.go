package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// StringList is a list of short texts, edited in place. Enter makes a new line
// under this one, Backspace in an empty line takes it away, Alt+Up and Alt+Down
// move it, and a paste of several lines becomes several lines.
type StringList struct {
	widget.DisableableWidget
	Hooks
	// OnChanged is called with all texts that are not empty.
	OnChanged func(texts []string)
	// PlaceHolder stands in an empty line.
	PlaceHolder string

	kit   *Kit
	lines []*stringLine
	box   *fyne.Container
	add   *Button
}

// NewStringList returns an empty list.
func NewStringList(kit *Kit) *StringList {
	l := &StringList{kit: kit, box: container.NewVBox()}
	l.add = NewButton(kit, QuietButton, kit.Words.Add, theme.ContentAddIcon(), func() { l.insert(len(l.lines), "") })
	l.ExtendBaseWidget(l)
	l.arrange()
	return l
}

// Fill shows texts without calling back.
func (l *StringList) Fill(texts []string) {
	if slices.Equal(texts, l.Value()) {
		return
	}
	l.lines = nil
	for _, text := range texts {
		l.lines = append(l.lines, l.newLine(text))
	}
	l.arrange()
}

// Value returns the texts that are not empty.
func (l *StringList) Value() []string {
	var texts []string
	for _, line := range l.lines {
		if text := strings.TrimSpace(line.field.Text); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// First implements [Field].
func (l *StringList) First() fyne.Focusable {
	if len(l.lines) > 0 {
		return l.lines[0].field
	}
	return l.add
}

// Enable makes the list editable.
func (l *StringList) Enable() {
	l.DisableableWidget.Enable()
	l.arrange()
}

// Disable makes the list read-only.
func (l *StringList) Disable() {
	l.DisableableWidget.Disable()
	l.arrange()
}

// CreateRenderer implements [fyne.Widget].
func (l *StringList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }

func (l *StringList) arrange() {
	objects := make([]fyne.CanvasObject, 0, len(l.lines)+1)
	for i, line := range l.lines {
		line.up.setOff(i == 0)
		line.down.setOff(i == len(l.lines)-1)
		line.actions.Hidden = l.Disabled()
		setReadOnly(line.field, l.Disabled())
		objects = append(objects, line.row)
	}
	if !l.Disabled() {
		objects = append(objects, container.NewHBox(l.add, layout.NewSpacer()))
	}
	l.box.Objects = objects
	l.box.Refresh()
}

func (l *StringList) changed() {
	if l.OnChanged != nil {
		l.OnChanged(l.Value())
	}
}

// insert makes a line at a place and gives it the keyboard.
func (l *StringList) insert(at int, text string) {
	line := l.newLine(text)
	l.lines = slices.Insert(l.lines, at, line)
	l.arrange()
	focusIn(canvasOf(l), line.field)
	if text != "" {
		l.changed()
	}
}

func (l *StringList) remove(line *stringLine) {
	at := slices.Index(l.lines, line)
	if at < 0 || l.Disabled() {
		return
	}
	l.lines = slices.Delete(l.lines, at, at+1)
	l.arrange()
	if n := len(l.lines); n > 0 {
		focusIn(canvasOf(l), l.lines[max(0, min(at-1, n-1))].field)
	} else {
		focusIn(canvasOf(l), l.add)
	}
	l.changed()
}

func (l *StringList) move(line *stringLine, by int) {
	at := slices.Index(l.lines, line)
	to := at + by
	if at < 0 || to < 0 || to >= len(l.lines) || l.Disabled() {
		return
	}
	l.lines[at], l.lines[to] = l.lines[to], l.lines[at]
	l.arrange()
	focusIn(canvasOf(l), line.field)
	l.changed()
}

// paste puts several lines of text in as several lines of the list.
func (l *StringList) paste(line *stringLine, text string) {
	at := slices.Index(l.lines, line)
	var fresh []*stringLine
	for part := range strings.Lines(text) {
		if part = trimBullet(part); part != "" {
			fresh = append(fresh, l.newLine(part))
		}
	}
	if len(fresh) == 0 {
		return
	}
	if strings.TrimSpace(line.field.Text) == "" {
		l.lines = slices.Delete(l.lines, at, at+1)
		at--
	}
	l.lines = slices.Insert(l.lines, at+1, fresh...)
	l.arrange()
	focusIn(canvasOf(l), fresh[len(fresh)-1].field)
	l.changed()
}

// trimBullet takes the sign of a list off a line that was copied from a text.
func trimBullet(line string) string {
	return strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-–—•*·▪◦\t "))
}

// stringLine is one text with what can be done with it.
type stringLine struct {
	field    *stringField
	up, down *iconAction
	actions  *fyne.Container
	row      *fyne.Container
}

func (l *StringList) newLine(text string) *stringLine {
	line := &stringLine{}
	w := l.kit.Words
	line.field = &stringField{list: l, line: line}
	line.field.extend(l.kit, line.field)
	line.field.SetPlaceHolder(l.PlaceHolder)
	line.field.Fill(text)
	line.field.OnChanged = func(string) { l.changed() }
	line.field.watch(func(focused bool) {
		if focused {
			l.entered()
		} else {
			l.left()
		}
	})
	line.up = newIconAction(l.kit, w.MoveUp, theme.MoveUpIcon(), func() { l.move(line, -1) })
	line.down = newIconAction(l.kit, w.MoveDown, theme.MoveDownIcon(), func() { l.move(line, 1) })
	line.actions = container.NewHBox(line.up, line.down,
		newIconAction(l.kit, w.Remove, theme.CancelIcon(), func() { l.remove(line) }))
	line.row = NewFrame(nil, nil, nil, line.actions, line.field)
	return line
}

// stringField is the field of one line.
type stringField struct {
	TextField
	list *StringList
	line *stringLine
}

// TypedKey implements [fyne.Focusable].
func (f *stringField) TypedKey(key *fyne.KeyEvent) {
	switch {
	case enter(key):
		f.list.insert(slices.Index(f.list.lines, f.line)+1, "")
	case key.Name == fyne.KeyBackspace && f.Text == "":
		f.list.remove(f.line)
	default:
		f.TextField.TypedKey(key)
	}
}

// TypedShortcut moves the line and splits what is pasted.
func (f *stringField) TypedShortcut(shortcut fyne.Shortcut) {
	switch s := shortcut.(type) {
	case *fyne.ShortcutPaste:
		if text := s.Clipboard.Content(); strings.Contains(strings.TrimSpace(text), "\n") {
			f.list.paste(f.line, text)
			return
		}
	case *desktop.CustomShortcut:
		if by := altMove(s); by != 0 {
			f.list.move(f.line, by)
			return
		}
	}
	f.TextField.TypedShortcut(shortcut)
}

// altMove tells whether a shortcut is Alt+Up (-1) or Alt+Down (1).
func altMove(s *desktop.CustomShortcut) int {
	if s.Modifier != fyne.KeyModifierAlt {
		return 0
	}
	switch s.KeyName {
	case fyne.KeyUp:
		return -1
	case fyne.KeyDown:
		return 1
	}
	return 0
}
