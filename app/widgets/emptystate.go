package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// NewEmptyState returns what stands in the place of a list that has nothing to
// show: a picture, what is the case, what can be done about it.
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
	buttons := container.NewHBox(layout.NewSpacer())
	for _, a := range actions {
		buttons.Add(NewButton(kit, a.Kind, a.Text, nil, a.Do))
	}
	buttons.Add(layout.NewSpacer())
	box := container.NewVBox(image, fixedWidth(head, 420), fixedWidth(body, 420), spaced(buttons, look.Unit(6), 0))
	return container.NewCenter(box)
}
