package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// ToggleButton is on or off. Enter, Space and a click change it; a tick shows
// that it is on.
type ToggleButton struct {
	control
	OnChanged func(on bool)

	text string
	on   bool
}

// NewToggleButton returns a button that is off.
func NewToggleButton(kit *Kit, text string) *ToggleButton {
	b := &ToggleButton{text: text}
	b.extend(kit, b)
	return b
}

// Fill turns the button on or off without calling back.
func (b *ToggleButton) Fill(on bool) {
	b.on = on
	b.Refresh()
}

// Value tells whether the button is on.
func (b *ToggleButton) Value() bool { return b.on }

// Tapped implements [fyne.Tappable].
func (b *ToggleButton) Tapped(*fyne.PointEvent) {
	b.takeFocus()
	b.flip()
}

// TypedKey implements [fyne.Focusable].
func (b *ToggleButton) TypedKey(key *fyne.KeyEvent) {
	if enter(key) || key.Name == fyne.KeySpace {
		b.flip()
		return
	}
	b.control.TypedKey(key)
}

func (b *ToggleButton) flip() {
	if b.Disabled() {
		return
	}
	b.Fill(!b.on)
	if b.OnChanged != nil {
		b.OnChanged(b.on)
	}
}

// CreateRenderer implements [fyne.Widget].
func (b *ToggleButton) CreateRenderer() fyne.WidgetRenderer {
	box, ring := newBox(), newRing()
	tick, text := widget.NewIcon(nil), newText("", theme.ColorNameForeground)
	paint := func(size fyne.Size) {
		inputBox(box, b.Disabled(), b.hovered)
		if b.on {
			box.FillColor = look.Colour(look.Chosen)
		}
		tick.SetResource(theme.CheckButtonIcon())
		if b.on {
			tick.SetResource(theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon()))
		}
		ring.CornerRadius = look.Size(theme.SizeNameInputRadius)
		drawRing(ring, b.hasFocus)
		setText(text, b.text, foreground(b.Disabled()), theme.SizeNameText)
		for _, r := range []*canvas.Rectangle{box, ring} {
			r.Resize(size)
		}
		icon := look.Size(theme.SizeNameInlineIcon)
		tick.Resize(fyne.NewSquareSize(icon))
		tick.Move(fyne.NewPos(look.Unit(6), (size.Height-icon)/2))
		middle(text, icon+look.Unit(11), size.Height)
	}
	return &objects{
		all:    []fyne.CanvasObject{box, tick, text, ring},
		layout: paint,
		minSize: func() fyne.Size {
			width := fyne.MeasureText(b.text, look.Size(theme.SizeNameText), fyne.TextStyle{}).Width
			return fyne.NewSize(width+look.Size(theme.SizeNameInlineIcon)+look.Unit(20), fieldHeight())
		},
		refresh: func() { paint(b.Size()) },
	}
}
