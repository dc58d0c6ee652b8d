package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// fieldRenderer adds to Fyne's entry what a form needs: a ring two units thick
// while the field has the keyboard, and a guard that hands the wheel to the page
// when the text of the field fits.
type fieldRenderer struct {
	fyne.WidgetRenderer
	hasFocus func() bool
	disabled func() bool
	ring     *canvas.Rectangle
	guard    *wheelGuard
}

func newFieldRenderer(kit *Kit, hasFocus, disabled func() bool, inner fyne.WidgetRenderer) *fieldRenderer {
	r := &fieldRenderer{WidgetRenderer: inner, hasFocus: hasFocus, disabled: disabled, ring: newRing()}
	r.guard = newWheelGuard(kit, scrollIn(inner.Objects()))
	r.paint()
	r.quiet()
	return r
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
	r.guard.Resize(size)
}

func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	all := make([]fyne.CanvasObject, 0, len(inner)+2)
	all = append(all, inner...)
	return append(all, r.guard, r.ring)
}

func (r *fieldRenderer) Refresh() {
	r.paint()
	r.WidgetRenderer.Refresh()
	r.quiet()
}

// quiet draws a field that cannot be changed less strongly than Fyne does, which
// gives it a darker border than the others.
func (r *fieldRenderer) quiet() {
	if !r.disabled() {
		return
	}
	inner := r.WidgetRenderer.Objects()
	ground, ok := inner[0].(*canvas.Rectangle)
	border, both := inner[1].(*canvas.Rectangle)
	if ok && both {
		readOnlyBox(ground, border)
		ground.Refresh()
		border.Refresh()
	}
}

func (r *fieldRenderer) paint() {
	r.ring.CornerRadius = look.Size(theme.SizeNameInputRadius)
	drawRing(r.ring, r.hasFocus())
}

func newRing() *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.Hide()
	return ring
}

// drawRing shows the ring around what has the keyboard, or hides it.
func drawRing(ring *canvas.Rectangle, focused bool) {
	if !focused {
		ring.Hide()
		return
	}
	ring.StrokeWidth = 2
	ring.StrokeColor = look.Colour(look.Ring)
	ring.Show()
	ring.Refresh()
}

// scrollIn finds the scroll container inside Fyne's entry.
func scrollIn(objects []fyne.CanvasObject) *container.Scroll {
	for _, o := range objects {
		if s, ok := o.(*container.Scroll); ok {
			return s
		}
	}
	return nil
}

// wheelGuard lies over a field, takes nothing but the wheel, and gives it to
// the page unless the text of the field is longer than the field.
type wheelGuard struct {
	widget.BaseWidget
	kit   *Kit
	inner *container.Scroll
}

func newWheelGuard(kit *Kit, inner *container.Scroll) *wheelGuard {
	g := &wheelGuard{kit: kit, inner: inner}
	g.ExtendBaseWidget(g)
	return g
}

// Scrolled implements [fyne.Scrollable].
func (g *wheelGuard) Scrolled(ev *fyne.ScrollEvent) {
	if g.inner != nil && ev.Scrolled.DY != 0 && g.inner.Content != nil &&
		g.inner.Content.MinSize().Height > g.inner.Size().Height+1 {
		g.inner.Scrolled(ev)
		return
	}
	if g.kit.OnWheel != nil && g.kit.OnWheel(ev) {
		return
	}
	if g.inner != nil {
		g.inner.Scrolled(ev)
	}
}

// CreateRenderer implements [fyne.Widget].
func (g *wheelGuard) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
