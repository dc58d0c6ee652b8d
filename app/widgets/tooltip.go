package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// tooltipWait is how long the pointer rests before a tooltip appears.
const tooltipWait = 600 * time.Millisecond

// tooltip shows a text near the pointer, in the layer that [Kit.Window] put over
// the window. An overlay of Fyne would take the keyboard and the next click.
type tooltip struct {
	kit    *Kit
	text   func() string
	cancel func()
}

func newTooltip(kit *Kit, text func() string) *tooltip { return &tooltip{kit: kit, text: text} }

// later shows the tooltip over an object after a while.
func (t *tooltip) later(over fyne.CanvasObject, at fyne.Position) {
	if t == nil || t.kit.Later == nil {
		return
	}
	t.hide()
	t.cancel = t.kit.Later(tooltipWait, func() { t.show(over, at) })
}

func (t *tooltip) show(over fyne.CanvasObject, at fyne.Position) {
	c := canvasOf(over)
	if c == nil || t.text() == "" {
		return
	}
	text := newText(t.text(), theme.ColorNameForeground)
	text.TextSize = look.Size(theme.SizeNameCaptionText)
	ground := canvas.NewRectangle(look.Colour(theme.ColorNameOverlayBackground))
	ground.StrokeColor, ground.StrokeWidth = look.Colour(theme.ColorNameInputBorder), 1
	ground.CornerRadius = look.Unit(3)
	need := text.MinSize().Add(fyne.NewSize(look.Unit(12), look.Unit(6)))
	room := t.kit.tips.Size()
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(over).Y + over.Size().Height + look.Unit(4)
	if top+need.Height > room.Height {
		top = max(0, at.Y-need.Height-look.Unit(8))
	}
	place := fyne.NewPos(max(0, min(at.X, room.Width-need.Width-look.Unit(4))), top)
	place = place.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.kit.tips))
	ground.Move(place)
	ground.Resize(need)
	text.Move(place.AddXY(look.Unit(6), look.Unit(3)))
	text.Resize(text.MinSize())
	t.kit.tips.Objects = []fyne.CanvasObject{ground, text}
	t.kit.tips.Refresh()
}

// hide takes the tooltip away, or sees to it that it does not come.
func (t *tooltip) hide() {
	if t == nil || t.cancel == nil {
		return
	}
	t.cancel()
	t.cancel = nil
	if len(t.kit.tips.Objects) > 0 {
		t.kit.tips.Objects = nil
		t.kit.tips.Refresh()
	}
}

// Tip puts a tooltip over any object.
type Tip struct {
	widget.BaseWidget
	content fyne.CanvasObject
	tip     *tooltip
}

// NewTip returns the object with a tooltip over it.
func NewTip(kit *Kit, content fyne.CanvasObject, text func() string) *Tip {
	t := &Tip{content: content, tip: newTooltip(kit, text)}
	t.ExtendBaseWidget(t)
	return t
}

// MouseIn implements [desktop.Hoverable].
func (t *Tip) MouseIn(ev *desktop.MouseEvent) { t.tip.later(t, ev.AbsolutePosition) }

// MouseMoved implements [desktop.Hoverable].
func (t *Tip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (t *Tip) MouseOut() { t.tip.hide() }

// CreateRenderer implements [fyne.Widget].
func (t *Tip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.content) }
