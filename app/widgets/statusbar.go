package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// StatusBar is the line at the bottom of the window: what was saved and when,
// which file, what goes on. The left part carries a severity, with its picture.
type StatusBar struct {
	widget.BaseWidget
	left, middle, right string
	severity            Severity
}

// NewStatusBar returns an empty bar.
func NewStatusBar() *StatusBar {
	b := &StatusBar{}
	b.ExtendBaseWidget(b)
	return b
}

// SetLeft shows the state of saving.
func (b *StatusBar) SetLeft(severity Severity, text string) {
	b.severity, b.left = severity, text
	b.Refresh()
}

// SetMiddle shows what is being worked on.
func (b *StatusBar) SetMiddle(text string) {
	b.middle = text
	b.Refresh()
}

// SetRight shows the file.
func (b *StatusBar) SetRight(text string) {
	b.right = text
	b.Refresh()
}

// Texts returns what is shown.
func (b *StatusBar) Texts() (left, middle, right string) { return b.left, b.middle, b.right }

// CreateRenderer implements [fyne.Widget].
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	r := &statusRenderer{b: b, ground: newBox(), line: newBox(), icon: widget.NewIcon(nil)}
	for range r.texts {
		r.all = append(r.all, newText("", look.Quiet))
	}
	for i := range r.texts {
		r.texts[i] = r.all[i].(*canvas.Text)
	}
	r.all = append([]fyne.CanvasObject{r.ground, r.line, r.icon}, r.all...)
	r.Refresh()
	return r
}

type statusRenderer struct {
	b            *StatusBar
	ground, line *canvas.Rectangle
	icon         *widget.Icon
	texts        [3]*canvas.Text
	all          []fyne.CanvasObject
}

func (r *statusRenderer) Refresh() {
	r.ground.FillColor = look.Colour(theme.ColorNameHeaderBackground)
	r.line.FillColor = look.Colour(look.Line)
	r.ground.Refresh()
	r.icon.SetResource(r.b.severity.icon())
	r.icon.Hidden = r.b.severity == Neutral
	r.Layout(r.b.Size())
}

func (r *statusRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.line.Resize(fyne.NewSize(size.Width, 1))
	icon, gap := look.Size(theme.SizeNameInlineIcon)-look.Unit(2), look.Unit(10)
	left := gap
	r.icon.Move(fyne.NewPos(left, (size.Height-icon)/2))
	r.icon.Resize(fyne.NewSquareSize(icon))
	if !r.icon.Hidden {
		left += icon + look.Unit(5)
	}
	caption := look.Size(theme.SizeNameCaptionText)
	fill := func(i int, text string, room float32, name fyne.ThemeColorName) float32 {
		setText(r.texts[i], fit(text, max(0, room), caption, fyne.TextStyle{}), name, theme.SizeNameCaptionText)
		return r.texts[i].MinSize().Width
	}
	name, _ := r.b.severity.colours()
	if r.b.severity == Neutral {
		name = theme.ColorNameForeground
	}
	// The left part says whether the work is safe: it is never shortened for
	// the others.
	width := fill(0, r.b.left, size.Width-left-gap, name)
	middle(r.texts[0], left, size.Height)
	left += width + 2*gap
	width = fill(2, r.b.right, size.Width-left-gap, look.Quiet)
	middle(r.texts[2], size.Width-width-gap, size.Height)
	room := size.Width - width - 3*gap - left
	width = fill(1, r.b.middle, room, look.Quiet)
	middle(r.texts[1], left+max(0, (room-width)/2), size.Height)
}

func (r *statusRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Unit(200), findingHeight()+look.Unit(11))
}

func (r *statusRenderer) Destroy()                     {}
func (r *statusRenderer) Objects() []fyne.CanvasObject { return r.all }
