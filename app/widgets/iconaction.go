package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// iconAction is a small picture for the pointer, with a tooltip. It is no stop
// for Tab: what it stands in has a key for the same. Four buttons behind every
// row would make Tab useless.
type iconAction struct {
	widget.BaseWidget
	icon    fyne.Resource
	tapped  func()
	hovered bool
	off     bool
	tip     *tooltip
	// onHover tells what the picture stands in, which loses the pointer to it.
	onHover func(bool)
}

func newIconAction(kit *Kit, text string, icon fyne.Resource, tapped func()) *iconAction {
	a := &iconAction{icon: icon, tapped: tapped}
	if kit != nil {
		a.tip = newTooltip(kit, func() string { return text })
	}
	a.ExtendBaseWidget(a)
	return a
}

// setOff greys the picture and stops its clicks.
func (a *iconAction) setOff(off bool) {
	if off != a.off {
		a.off = off
		a.Refresh()
	}
}

// Tapped implements [fyne.Tappable].
func (a *iconAction) Tapped(*fyne.PointEvent) {
	a.tip.hide()
	if !a.off {
		a.tapped()
	}
}

// Cursor implements [desktop.Cursorable].
func (a *iconAction) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// MouseIn implements [desktop.Hoverable].
func (a *iconAction) MouseIn(ev *desktop.MouseEvent) {
	a.tip.later(a, ev.AbsolutePosition)
	a.hover(true)
}

// MouseMoved implements [desktop.Hoverable].
func (a *iconAction) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (a *iconAction) MouseOut() {
	a.tip.hide()
	a.hover(false)
}

func (a *iconAction) hover(on bool) {
	a.hovered = on
	if a.onHover != nil {
		a.onHover(on)
	}
	a.Refresh()
}

// CreateRenderer implements [fyne.Widget].
func (a *iconAction) CreateRenderer() fyne.WidgetRenderer {
	ground, image := newBox(), canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	side := func() float32 { return look.Size(theme.SizeNameInlineIcon) }
	refresh := func() {
		name := look.Quiet
		switch {
		case a.off:
			name = look.Off
		case a.hovered:
			name = theme.ColorNameForeground
		}
		ground.Hidden = !a.hovered || a.off
		ground.FillColor = look.Colour(theme.ColorNameHover)
		ground.CornerRadius = look.Unit(3)
		ground.Refresh()
		image.Resource = theme.NewColoredResource(a.icon, name)
		image.Refresh()
	}
	refresh()
	return &objects{
		all: []fyne.CanvasObject{ground, image},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			image.Resize(fyne.NewSquareSize(side()))
			image.Move(fyne.NewPos((size.Width-side())/2, (size.Height-side())/2))
		},
		minSize: func() fyne.Size { return fyne.NewSquareSize(side() + look.Unit(6)) },
		refresh: refresh,
	}
}
