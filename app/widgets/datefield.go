package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Dates is how a [DateField] reads and writes.
type Dates struct {
	// Parse turns what was typed into a date as ISO 8601 writes it, as exact as
	// it was typed: 2026, 2026-02 or 2026-02-01.
	Parse func(typed string) (iso string, ok bool)
	// Format writes such a date for the reader.
	Format func(iso string) string
	// Today returns the date of today, 2026-02-01.
	Today func() string
}

// DateField holds a date, or part of one, as ISO 8601 writes it. Text that is no
// date is kept and told of, not thrown away. F4 and Alt+Down open a calendar.
type DateField struct {
	TextField
	// OnDate is called with the date, empty for not filled in, at each change
	// that leaves one.
	OnDate func(iso string)
	// OnUnreadable is called with a text that is no date, when the keyboard
	// leaves the field.
	OnUnreadable func(text string)

	dates    Dates
	iso      string
	calendar *calendar
}

// NewDateField returns an empty field.
func NewDateField(kit *Kit, dates Dates) *DateField {
	f := &DateField{dates: dates}
	f.ActionItem = newIconAction(kit, kit.Words.Calendar, theme.CalendarIcon(), f.OpenCalendar)
	f.extend(kit, f)
	f.OnChanged = f.typed
	return f
}

// FillDate shows a date without calling back. A date that cannot be written is
// shown as it is.
func (f *DateField) FillDate(iso string) {
	f.iso = iso
	f.Fill(f.write(iso))
}

// Date returns the date and whether the text is one; empty for not filled in.
func (f *DateField) Date() (iso string, ok bool) {
	if strings.TrimSpace(f.Text) == "" {
		return "", true
	}
	if f.Text == f.write(f.iso) {
		return f.iso, true
	}
	return f.dates.Parse(strings.TrimSpace(f.Text))
}

// OpenCalendar shows the calendar at the date of the field, or at today.
func (f *DateField) OpenCalendar() {
	if f.Disabled() {
		return
	}
	focus(f)
	at := f.iso
	if len(at) < len("2026-02-01") {
		at = f.dates.Today()
	}
	f.calendar = newCalendar(f.kit, at, f.dates.Today(), f.pick)
	f.calendar.open(f)
}

// FocusLost implements [fyne.Focusable]: a date that was typed in any way is
// written in the usual one.
func (f *DateField) FocusLost() {
	iso, ok := f.Date()
	switch {
	case ok:
		f.FillDate(iso)
	case f.OnUnreadable != nil:
		f.OnUnreadable(f.Text)
	}
	f.TextField.FocusLost()
}

// TypedKey implements [fyne.Focusable].
func (f *DateField) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyF4 {
		f.OpenCalendar()
		return
	}
	f.TextField.TypedKey(key)
}

// TypedShortcut opens the calendar on Alt+Down.
func (f *DateField) TypedShortcut(shortcut fyne.Shortcut) {
	if altDown(shortcut) {
		f.OpenCalendar()
		return
	}
	f.TextField.TypedShortcut(shortcut)
}

// MinSize implements [fyne.CanvasObject]: room for a whole date.
func (f *DateField) MinSize() fyne.Size { return atLeastWide(f.TextField.MinSize(), 130) }

func (f *DateField) write(iso string) string {
	if iso == "" {
		return ""
	}
	if text := f.dates.Format(iso); text != "" {
		return text
	}
	return iso
}

func (f *DateField) pick(iso string) {
	f.FillDate(iso)
	f.CursorColumn = len([]rune(f.Text))
	f.Refresh()
	if f.OnDate != nil {
		f.OnDate(iso)
	}
}

func (f *DateField) typed(string) {
	iso, ok := f.Date()
	if !ok || iso == f.iso {
		return
	}
	f.iso = iso
	if f.OnDate != nil {
		f.OnDate(iso)
	}
}
