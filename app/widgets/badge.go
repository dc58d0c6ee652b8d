package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Badge is a word on a coloured ground. Without a word it takes no room.
type Badge struct {
	widget.BaseWidget
	text     string
	severity Severity
}

// NewBadge returns a badge.
func NewBadge(text string, severity Severity) *Badge {
	b := &Badge{text: text, severity: severity}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the badge.
func (b *Badge) Set(text string, severity Severity) {
	b.text, b.severity = text, severity
	b.Refresh()
}

// Text returns the word on the badge.
func (b *Badge) Text() string { return b.text }

// CreateRenderer implements [fyne.Widget].
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	ground, text := newBox(), newText("", theme.ColorNameForeground)
	paint := func(size fyne.Size) {
		strong, soft := b.severity.colours()
		ground.Hidden = b.text == ""
		ground.FillColor = look.Colour(soft)
		ground.CornerRadius = look.Unit(3)
		need := badgeSize(b.text)
		at := fyne.NewPos(0, (size.Height-need.Height)/2)
		ground.Move(at)
		ground.Resize(fyne.NewSize(min(size.Width, need.Width), need.Height))
		ground.Refresh()
		room := size.Width - look.Unit(12)
		setText(text, fit(b.text, room, look.Size(theme.SizeNameCaptionText), fyne.TextStyle{}), strong, theme.SizeNameCaptionText)
		centre(text, at, fyne.NewSize(min(size.Width, need.Width), need.Height))
	}
	return &objects{
		all:     []fyne.CanvasObject{ground, text},
		layout:  paint,
		minSize: func() fyne.Size { return badgeSize(b.text) },
		refresh: func() { paint(b.Size()) },
	}
}

func badgeSize(text string) fyne.Size {
	if text == "" {
		return fyne.Size{}
	}
	need := fyne.MeasureText(text, look.Size(theme.SizeNameCaptionText), fyne.TextStyle{})
	return fyne.NewSize(need.Width+look.Unit(13), need.Height+look.Unit(3))
}
