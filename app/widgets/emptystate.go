package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// NewEmptyState returns what stands in the place of a list that has nothing to
// show: a picture, what is the case, what can be done about it. It keeps to the room it
// has, also beside a record that is open.
func NewEmptyState(kit *Kit, icon fyne.Resource, title, text string, actions []Action) fyne.CanvasObject {
	image := canvas.NewImageFromResource(theme.NewColoredResource(icon, look.Quiet))
	image.FillMode = canvas.ImageFillContain
	image.SetMinSize(fyne.NewSquareSize(look.Unit(48)))
	head := widget.NewLabelWithStyle(title, fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	head.SizeName = theme.SizeNameSubHeadingText
	head.Wrapping = fyne.TextWrapWord
	body := widget.NewLabelWithStyle(text, fyne.TextAlignCenter, fyne.TextStyle{})
	body.Wrapping = fyne.TextWrapWord
	body.Importance = widget.LowImportance
	state := &emptyState{image: image, texts: []*widget.Label{head, body}}
	all := []fyne.CanvasObject{image, head, body}
	for _, a := range actions {
		b := NewButton(kit, a.Kind, a.Text, nil, a.Do)
		state.buttons, all = append(state.buttons, b), append(all, b)
	}
	return newSelfLaid(all, state.layout, func() fyne.Size { return image.MinSize() })
}

// emptyState stands in the middle of its room, and in a narrow one under each other.
type emptyState struct {
	image   fyne.CanvasObject
	texts   []*widget.Label
	buttons []*Button
}

// emptyWidth is the most room the texts take, at 100 per cent.
const emptyWidth = 420

func (e *emptyState) layout(size fyne.Size) {
	gap := look.Size(theme.SizeNamePadding)
	lines := e.lines(size.Width, gap)
	height := look.Unit(6)
	for _, l := range lines {
		height += l[0].Size().Height + gap
	}
	y := max(0, (size.Height-height)/2)
	for i, l := range lines {
		if i == 1+len(e.texts) {
			y += look.Unit(6) // above the buttons
		}
		x := (size.Width - widthOf(l, gap)) / 2
		for _, o := range l {
			o.Move(fyne.NewPos(x, y))
			x += o.Size().Width + gap
		}
		y += l[0].Size().Height + gap
	}
}

// lines are what stands beside each other, from the top, in the size it has in that
// width.
func (e *emptyState) lines(width, gap float32) [][]fyne.CanvasObject {
	e.image.Resize(e.image.MinSize())
	lines := [][]fyne.CanvasObject{{e.image}}
	for _, t := range e.texts {
		wrapTo(t, min(look.Unit(emptyWidth), width))
		lines = append(lines, []fyne.CanvasObject{t})
	}
	var row []fyne.CanvasObject
	var column [][]fyne.CanvasObject
	for _, b := range e.buttons {
		b.Resize(fyne.NewSize(min(b.MinSize().Width, width), b.MinSize().Height))
		row, column = append(row, b), append(column, []fyne.CanvasObject{b})
	}
	if len(row) > 0 && widthOf(row, gap) <= width {
		return append(lines, row)
	}
	return append(lines, column...)
}

// widthOf is the room that objects beside each other take.
func widthOf(row []fyne.CanvasObject, gap float32) float32 {
	width := -gap
	for _, o := range row {
		width += o.Size().Width + gap
	}
	return width
}

// wrapTo gives a label a width, and the height its lines take then.
func wrapTo(l *widget.Label, width float32) {
	l.Resize(fyne.NewSize(width, l.MinSize().Height))
	l.Resize(fyne.NewSize(width, l.MinSize().Height))
}
