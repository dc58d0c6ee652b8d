package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Banner is a line over a page that tells something and may offer what to do:
// "Dit is een voorbeeldregister" with a button to begin with a copy. It is
// hidden until it tells something.
type Banner struct {
	widget.BaseWidget
	kit      *Kit
	severity Severity
	icon     *widget.Icon
	text     *widget.Label
	buttons  *fyne.Container
}

// NewBanner returns a hidden banner.
func NewBanner(kit *Kit) *Banner {
	b := &Banner{kit: kit, icon: widget.NewIcon(nil), text: wrapped(""), buttons: container.NewHBox()}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Tell shows a text with buttons. closed, unless it is nil, adds a cross that
// takes the banner away.
func (b *Banner) Tell(severity Severity, text string, actions []Action, closed func()) {
	b.severity = severity
	b.text.SetText(text)
	b.icon.SetResource(severity.icon())
	b.buttons.Objects = nil
	for _, a := range actions {
		b.buttons.Add(NewButton(b.kit, a.Kind, a.Text, nil, a.Do))
	}
	if closed != nil {
		b.buttons.Add(NewIconButton(b.kit, b.kit.Words.Close, theme.CancelIcon(), func() {
			b.Hide()
			closed()
		}))
	}
	b.Show()
	b.Refresh()
}

// Text returns what the banner tells.
func (b *Banner) Text() string { return b.text.Text }

// CreateRenderer implements [fyne.Widget].
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	ground, edge := newBox(), newBox()
	paint := func() {
		strong, soft := b.severity.colours()
		ground.FillColor, edge.FillColor = look.Colour(soft), look.Colour(strong)
		ground.CornerRadius = look.Unit(3)
		ground.Refresh()
		edge.Refresh()
	}
	paint()
	inner := NewFrame(nil, nil, container.NewHBox(fixedWidth(newBox(), 3), b.icon),
		container.NewVBox(b.buttons), b.text)
	pad := func() float32 { return look.Unit(4) }
	return &objects{
		all: []fyne.CanvasObject{ground, edge, inner},
		layout: func(size fyne.Size) {
			ground.Resize(size)
			edge.Resize(fyne.NewSize(look.Unit(3), size.Height))
			inner.Move(fyne.NewSquareOffsetPos(pad()))
			inner.Resize(size.Subtract(fyne.NewSquareSize(2 * pad())))
		},
		minSize: func() fyne.Size { return inner.MinSize().Add(fyne.NewSquareSize(2 * pad())) },
		refresh: func() { paint(); inner.Refresh() },
	}
}
