package widgets

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

const isoDay = "2006-01-02"

// calendar is the pop-up of a [DateField]: one month, worked with the arrows,
// PgUp and PgDn for months, Home for today, Enter to pick and Escape to leave.
type calendar struct {
	control
	at, today time.Time
	picked    func(iso string)
	popUp     *widget.PopUp
}

func newCalendar(kit *Kit, at, today string, picked func(iso string)) *calendar {
	inner := kit.Fork()
	inner.OnFocus = nil
	c := &calendar{picked: picked}
	c.today, _ = time.Parse(isoDay, today)
	c.at = c.today
	if t, err := time.Parse(isoDay, at); err == nil {
		c.at = t
	}
	c.extend(inner, c)
	return c
}

// open shows the calendar under a field.
func (c *calendar) open(field fyne.CanvasObject) {
	on := canvasOf(field)
	if on == nil {
		return
	}
	back := NewIconButton(c.kit, c.kit.Words.Earlier, theme.NavigateBackIcon(), func() { c.months(-1) })
	next := NewIconButton(c.kit, c.kit.Words.LaterOn, theme.NavigateNextIcon(), func() { c.months(1) })
	today := NewButton(c.kit, QuietButton, c.kit.Words.Today, nil, func() { c.pick(c.today) })
	bar := NewFrame(nil, nil, back, container.NewHBox(today, next), nil)
	c.popUp = widget.NewPopUp(container.NewPadded(NewFrame(bar, nil, nil, nil, c)), on)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field)
	at.Y += field.Size().Height + 2
	if need := c.popUp.MinSize(); at.Y+need.Height > on.Size().Height {
		at.Y = max(0, at.Y-need.Height-field.Size().Height-4)
	}
	c.popUp.ShowAtPosition(at)
	on.Focus(c)
}

func (c *calendar) close() {
	if c.popUp != nil {
		c.popUp.Hide()
		c.popUp = nil
	}
}

func (c *calendar) pick(t time.Time) {
	c.close()
	c.picked(t.Format(isoDay))
}

func (c *calendar) months(by int) {
	first := time.Date(c.at.Year(), c.at.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	c.at = first.AddDate(0, 0, min(c.at.Day(), last)-1)
	c.Refresh()
	focus(c)
}

func (c *calendar) days(by int) {
	c.at = c.at.AddDate(0, 0, by)
	c.Refresh()
}

// TypedKey implements [fyne.Focusable].
func (c *calendar) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		c.days(-1)
	case fyne.KeyRight:
		c.days(1)
	case fyne.KeyUp:
		c.days(-7)
	case fyne.KeyDown:
		c.days(7)
	case fyne.KeyPageUp:
		c.months(-1)
	case fyne.KeyPageDown:
		c.months(1)
	case fyne.KeyHome:
		c.at = c.today
		c.Refresh()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.pick(c.at)
	case fyne.KeyEscape, fyne.KeyF4:
		c.close()
	}
}

// Tapped implements [fyne.Tappable].
func (c *calendar) Tapped(ev *fyne.PointEvent) {
	column := int(ev.Position.X / cell().Width)
	row := int((ev.Position.Y - c.top()) / cell().Height)
	if ev.Position.Y < c.top() || column > 6 {
		return
	}
	day := row*7 + column - c.lead() + 1
	first := time.Date(c.at.Year(), c.at.Month(), 1, 0, 0, 0, 0, time.UTC)
	t := first.AddDate(0, 0, day-1)
	if t.Month() == c.at.Month() {
		c.pick(t)
	}
}

// lead is the number of cells before the first of the month, Monday first.
func (c *calendar) lead() int {
	first := time.Date(c.at.Year(), c.at.Month(), 1, 0, 0, 0, 0, time.UTC)
	return (int(first.Weekday()) + 6) % 7
}

func cell() fyne.Size { return fyne.NewSize(look.Unit(30), look.Unit(24)) }

// top is the height of the title and the names of the days.
func (c *calendar) top() float32 { return 2 * cell().Height }

// CreateRenderer implements [fyne.Widget].
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c, title: newText("", theme.ColorNameForeground), ground: newBox(), ring: newRing()}
	r.title.TextStyle.Bold = true
	for range 7 {
		r.names = append(r.names, newText("", look.Quiet))
	}
	for range 31 {
		r.days = append(r.days, newText("", theme.ColorNameForeground))
	}
	r.Refresh()
	return r
}

type calendarRenderer struct {
	c            *calendar
	title        *canvas.Text
	names, days  []*canvas.Text
	ground, ring *canvas.Rectangle
}

func (r *calendarRenderer) Refresh() {
	c := r.c
	title := fmt.Sprintf("%s %d", c.kit.Words.Months[c.at.Month()-1], c.at.Year())
	setText(r.title, title, theme.ColorNameForeground, theme.SizeNameText)
	for i, t := range r.names {
		setText(t, c.kit.Words.Weekdays[i], look.Quiet, theme.SizeNameCaptionText)
	}
	last := time.Date(c.at.Year(), c.at.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
	for i, t := range r.days {
		day := time.Date(c.at.Year(), c.at.Month(), i+1, 0, 0, 0, 0, time.UTC)
		t.Hidden = i >= last
		t.TextStyle.Bold = day.Equal(c.today)
		setText(t, strconv.Itoa(i+1), theme.ColorNameForeground, theme.SizeNameText)
	}
	r.ground.FillColor = look.Colour(look.Chosen)
	r.ground.CornerRadius = look.Unit(3)
	r.ring.CornerRadius = look.Unit(3)
	drawRing(r.ring, c.hasFocus)
	r.Layout(c.Size())
}

func (r *calendarRenderer) Layout(size fyne.Size) {
	cell := cell()
	centre(r.title, fyne.Position{}, fyne.NewSize(size.Width, cell.Height))
	for i, t := range r.names {
		centre(t, fyne.NewPos(float32(i)*cell.Width, cell.Height), cell)
	}
	for i, t := range r.days {
		place := i + r.c.lead()
		at := fyne.NewPos(float32(place%7)*cell.Width, r.c.top()+float32(place/7)*cell.Height)
		centre(t, at, cell)
		if i+1 == r.c.at.Day() {
			for _, box := range []*canvas.Rectangle{r.ground, r.ring} {
				box.Move(at)
				box.Resize(cell)
			}
		}
	}
}

func (r *calendarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*cell().Width, r.c.top()+6*cell().Height)
}

func (r *calendarRenderer) Destroy() {}
func (r *calendarRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.ground, r.title}
	for _, t := range r.names {
		all = append(all, t)
	}
	for _, t := range r.days {
		all = append(all, t)
	}
	return append(all, r.ring)
}

// centre puts a text in the middle of a place.
func centre(t *canvas.Text, at fyne.Position, size fyne.Size) {
	need := t.MinSize()
	t.Resize(need)
	t.Move(at.AddXY((size.Width-need.Width)/2, (size.Height-need.Height)/2))
}
