package widgets

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// LongestText is the number of characters a text should stay under: above it
// every key costs time, and nobody reads it. More is kept, and marked.
const LongestText = 20000

// TextArea is a text of several lines that wraps, and grows with its text up to
// a number of rows. Tab leaves it; Enter makes a new line.
type TextArea struct {
	widget.Entry
	Hooks

	kit         *Kit
	least, most int
	rows        int
	hasFocus    bool
	waiting     *string // filled before the area had a width
	inner       *container.Scroll
}

// NewTextArea returns an empty area that is at least and at most so many rows
// high.
func NewTextArea(kit *Kit, least, most int) *TextArea {
	a := &TextArea{kit: kit, least: max(least, 1), most: max(most, least, 1)}
	a.MultiLine = true
	a.Wrapping = fyne.TextWrapWord
	a.rows = a.least
	a.SetMinRowsVisible(a.rows)
	a.ExtendBaseWidget(a)
	return a
}

// AcceptsTab says no: Tab goes to the next field.
func (a *TextArea) AcceptsTab() bool { return false }

// Fill shows a text without calling back. Text that comes before the area has
// a width waits until it has one: Fyne would wrap it at width zero, which takes
// seconds for a long text.
func (a *TextArea) Fill(text string) {
	if text == a.Value() {
		return
	}
	if a.Size().Width < look.Unit(40) {
		a.waiting = &text
		return
	}
	quietly(&a.Entry, text)
	a.grow()
}

// Value returns the text as typed or filled.
func (a *TextArea) Value() string {
	if a.waiting != nil {
		return *a.waiting
	}
	return a.Text
}

// First implements [Field].
func (a *TextArea) First() fyne.Focusable { return a }

// UndoTyping implements [Undoer].
func (a *TextArea) UndoTyping() bool { return changes(&a.Entry, a.Entry.Undo) }

// RedoTyping implements [Undoer].
func (a *TextArea) RedoTyping() bool { return changes(&a.Entry, a.Entry.Redo) }

// FocusGained implements [fyne.Focusable].
func (a *TextArea) FocusGained() {
	a.hasFocus = true
	a.Entry.FocusGained()
	a.kit.focused(a)
	a.entered()
}

// FocusLost implements [fyne.Focusable].
func (a *TextArea) FocusLost() {
	a.hasFocus = false
	a.Entry.FocusLost()
	a.left()
}

// TypedKey implements [fyne.Focusable].
func (a *TextArea) TypedKey(key *fyne.KeyEvent) {
	if a.kit.offersHook(key) {
		return
	}
	a.Entry.TypedKey(key)
}

// Resize implements [fyne.CanvasObject].
func (a *TextArea) Resize(size fyne.Size) {
	a.Entry.Resize(size)
	if a.waiting != nil && size.Width >= look.Unit(40) {
		text := *a.waiting
		a.waiting = nil
		quietly(&a.Entry, text)
	}
	a.grow()
}

// Refresh implements [fyne.CanvasObject]. Fyne refreshes an entry at every
// change of its text, so this is where the area grows.
func (a *TextArea) Refresh() {
	a.Entry.Refresh()
	a.grow()
}

// grow gives the area as many rows as its wrapped text has, within the limits.
func (a *TextArea) grow() {
	if a.inner == nil || a.Size().Width < look.Unit(40) {
		return
	}
	line := fyne.MeasureText("M", look.Size(theme.SizeNameText), a.TextStyle).Height
	text := a.inner.Content.MinSize().Height - 2*look.Size(theme.SizeNameInnerPadding)
	rows := min(max(int(math.Round(float64(text/line))), a.least), a.most)
	if rows != a.rows {
		a.rows = rows
		a.SetMinRowsVisible(rows)
	}
}

// CreateRenderer implements [fyne.Widget].
func (a *TextArea) CreateRenderer() fyne.WidgetRenderer {
	inner := a.Entry.CreateRenderer()
	a.inner = scrollIn(inner.Objects())
	r := &areaRenderer{
		fieldRenderer: newFieldRenderer(a.kit, func() bool { return a.hasFocus }, a.Disabled, inner),
		area:          a,
		ground:        canvas.NewRectangle(look.Colour(theme.ColorNameInputBackground)),
		count:         canvas.NewText("", look.Colour(look.Quiet)),
	}
	r.tally()
	return r
}

// areaRenderer adds the count of characters in the lower corner when the text
// comes near its cap.
type areaRenderer struct {
	*fieldRenderer
	area   *TextArea
	ground *canvas.Rectangle
	count  *canvas.Text
}

func (r *areaRenderer) Objects() []fyne.CanvasObject {
	return append(r.fieldRenderer.Objects(), r.ground, r.count)
}

func (r *areaRenderer) Layout(size fyne.Size) {
	r.fieldRenderer.Layout(size)
	r.place(size)
}

func (r *areaRenderer) Refresh() {
	r.tally()
	r.place(r.area.Size())
	r.fieldRenderer.Refresh()
}

func (r *areaRenderer) place(size fyne.Size) {
	need := r.count.MinSize().AddWidthHeight(look.Unit(6), 0)
	at := fyne.NewPos(size.Width-need.Width-look.Unit(14), size.Height-need.Height-2)
	r.ground.Move(at)
	r.ground.Resize(need)
	r.count.Move(at.AddXY(look.Unit(3), 0))
	r.count.Resize(need)
}

func (r *areaRenderer) tally() {
	n := len([]rune(r.area.Text))
	if n < LongestText*9/10 {
		r.ground.Hide()
		r.count.Hide()
		return
	}
	r.count.Text = fmt.Sprintf(r.area.kit.Words.Count, n, LongestText)
	r.count.TextSize = look.Size(theme.SizeNameCaptionText)
	r.count.Color = look.Colour(look.Quiet)
	if n > LongestText {
		r.count.Color = look.Colour(look.Error)
		r.count.TextStyle.Bold = true
	}
	r.ground.FillColor = look.Colour(theme.ColorNameInputBackground)
	r.ground.Show()
	r.count.Show()
}
