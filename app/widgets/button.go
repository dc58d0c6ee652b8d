package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// ButtonKind says how much a button asks for attention.
type ButtonKind int

// The kinds of buttons.
const (
	PlainButton   ButtonKind = iota
	PrimaryButton            // what the page or the dialog is for; one at most
	DangerButton             // takes something away
	QuietButton              // no ground until the pointer or the keyboard is on it
)

// Button is a word, a picture, or both, that does something on a click, Enter
// or Space. A button with only a picture shows its text as a tooltip.
type Button struct {
	control
	OnTapped func()

	text    string
	icon    fyne.Resource
	kind    ButtonKind
	bare    bool // picture only
	pressed bool
	tip     *tooltip
}

// NewButton returns a button with a text, and a picture unless icon is nil.
func NewButton(kit *Kit, kind ButtonKind, text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{text: text, icon: icon, kind: kind, OnTapped: tapped}
	b.extend(kit, b)
	return b
}

// NewIconButton returns a small button that shows only a picture; the text is
// its tooltip and its name for those who cannot see it.
func NewIconButton(kit *Kit, text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{text: text, icon: icon, kind: QuietButton, bare: true, OnTapped: tapped}
	b.tip = newTooltip(kit, func() string { return b.text })
	b.extend(kit, b)
	return b
}

// SetText changes the text of the button.
func (b *Button) SetText(text string) {
	b.text = text
	b.Refresh()
}

// SetIcon changes the picture of the button.
func (b *Button) SetIcon(icon fyne.Resource) {
	b.icon = icon
	b.Refresh()
}

// Text returns the text of the button, or of its tooltip.
func (b *Button) Text() string { return b.text }

// AccessibilityLabel implements [fyne.Accessible].
func (b *Button) AccessibilityLabel() string { return b.text }

// AccessibilityRole implements [fyne.Accessible].
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Tapped implements [fyne.Tappable].
func (b *Button) Tapped(*fyne.PointEvent) {
	if b.Disabled() {
		return
	}
	b.tip.hide()
	b.takeFocus()
	b.press()
}

// TypedKey implements [fyne.Focusable].
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if enter(key) || key.Name == fyne.KeySpace {
		b.press()
		return
	}
	b.control.TypedKey(key)
}

func (b *Button) press() {
	if b.OnTapped != nil && !b.Disabled() {
		b.OnTapped()
	}
}

// MouseIn implements [desktop.Hoverable].
func (b *Button) MouseIn(ev *desktop.MouseEvent) {
	b.control.MouseIn(ev)
	b.tip.later(b, ev.AbsolutePosition)
}

// MouseOut implements [desktop.Hoverable].
func (b *Button) MouseOut() {
	b.tip.hide()
	b.pressed = false
	b.control.MouseOut()
}

// MouseDown implements [desktop.Mouseable].
func (b *Button) MouseDown(*desktop.MouseEvent) {
	b.pressed = true
	b.Refresh()
}

// MouseUp implements [desktop.Mouseable].
func (b *Button) MouseUp(*desktop.MouseEvent) {
	b.pressed = false
	b.Refresh()
}

// CreateRenderer implements [fyne.Widget].
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: newBox(), wash: newBox(), ring: newRing(),
		icon: canvas.NewImageFromResource(nil), text: newText("", theme.ColorNameForeground)}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b      *Button
	ground *canvas.Rectangle
	wash   *canvas.Rectangle // hover and press
	ring   *canvas.Rectangle
	icon   *canvas.Image
	text   *canvas.Text
}

func (r *buttonRenderer) colours() (ground, text fyne.ThemeColorName) {
	switch {
	case r.b.Disabled() && r.b.kind == QuietButton:
		return "", look.Off
	case r.b.Disabled():
		return theme.ColorNameDisabledButton, look.Off
	case r.b.kind == PrimaryButton:
		return theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
	case r.b.kind == DangerButton:
		return look.Error, theme.ColorNameForegroundOnError
	case r.b.kind == QuietButton:
		return "", theme.ColorNameForeground
	}
	return theme.ColorNameButton, theme.ColorNameForeground
}

func (r *buttonRenderer) Refresh() {
	ground, text := r.colours()
	r.ground.Hidden = ground == ""
	if ground != "" {
		r.ground.FillColor = look.Colour(ground)
	}
	r.wash.Hidden = r.b.Disabled() || !r.b.hovered
	r.wash.FillColor = look.Colour(theme.ColorNameHover)
	if r.b.pressed {
		r.wash.FillColor = look.Colour(theme.ColorNamePressed)
	}
	for _, box := range []*canvas.Rectangle{r.ground, r.wash, r.ring} {
		box.CornerRadius = look.Size(theme.SizeNameButtonRadius)
		box.Refresh()
	}
	drawRing(r.ring, r.b.hasFocus)
	r.icon.Hidden = r.b.icon == nil
	if r.b.icon != nil {
		r.icon.Resource = theme.NewColoredResource(r.b.icon, text)
		r.icon.Refresh()
	}
	caption := r.b.text
	if r.b.bare {
		caption = ""
	}
	setText(r.text, caption, text, theme.SizeNameText)
	r.text.Hidden = caption == ""
	r.Layout(r.b.Size())
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.wash.Resize(size)
	// A primary button has the colour of the ring; the ring stands outside it.
	if r.b.kind == PrimaryButton || r.b.kind == DangerButton {
		r.ring.Move(fyne.NewSquareOffsetPos(-3))
		r.ring.Resize(size.AddWidthHeight(6, 6))
	} else {
		r.ring.Resize(size)
	}
	icon := look.Size(theme.SizeNameInlineIcon)
	text := r.text.MinSize()
	width := float32(0)
	if r.b.icon != nil {
		width = icon
	}
	if r.text.Text != "" {
		width += text.Width
		if r.b.icon != nil {
			width += look.Unit(5)
		}
	}
	x := (size.Width - width) / 2
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.icon.Move(fyne.NewPos(x, (size.Height-icon)/2))
	if r.b.icon != nil {
		x += icon + look.Unit(5)
	}
	middle(r.text, x, size.Height)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	icon := look.Size(theme.SizeNameInlineIcon)
	if r.b.bare {
		return fyne.NewSquareSize(icon + look.Unit(8))
	}
	text := fyne.MeasureText(r.b.text, look.Size(theme.SizeNameText), fyne.TextStyle{})
	width := text.Width + 2*look.Unit(11)
	if r.b.icon != nil {
		width += icon + look.Unit(5)
	}
	return fyne.NewSize(width, fieldHeight())
}

func (r *buttonRenderer) Destroy() {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.wash, r.icon, r.text, r.ring}
}

var _ fyne.Accessible = (*Button)(nil)
