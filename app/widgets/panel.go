package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"verwerkingsregister/app/look"
)

// ground is what a pane that takes the focus is drawn on, with the ring around it.
type ground struct {
	box, ring *canvas.Rectangle
}

func newGround() ground { return ground{newBox(), newRing()} }

func (g ground) paint(focused bool) {
	g.box.FillColor = look.Colour(look.Panel)
	g.box.Refresh()
	g.ring.CornerRadius = look.Unit(2)
	drawRing(g.ring, focused)
}

func (g ground) resize(size fyne.Size) {
	g.box.Resize(size)
	g.ring.Resize(size)
}

// headed is a pane of lines that scroll under a head. Its height is at least that of
// the head and three lines.
type headed struct {
	head, lines fyne.CanvasObject
	width       func() float32 // at least
	line        func() float32 // the height of one
	laid        func()         // after the pane got its size; may be nil
	refresh     func()
}

func (c *control) headed(h headed) fyne.WidgetRenderer {
	g := newGround()
	g.paint(c.hasFocus)
	return &objects{
		all: []fyne.CanvasObject{g.box, h.lines, h.head, g.ring},
		layout: func(size fyne.Size) {
			top := h.head.MinSize().Height
			g.resize(size)
			h.lines.Move(fyne.NewPos(0, top))
			h.lines.Resize(fyne.NewSize(size.Width, max(0, size.Height-top)))
			h.head.Resize(fyne.NewSize(size.Width, top)) // its columns are as wide as those of the lines
			if h.laid != nil {
				h.laid()
			}
		},
		minSize: func() fyne.Size { return fyne.NewSize(h.width(), h.head.MinSize().Height+3*h.line()) },
		refresh: func() {
			g.paint(c.hasFocus)
			h.head.Refresh()
			h.refresh()
		},
	}
}
