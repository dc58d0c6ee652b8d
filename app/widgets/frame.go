package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// NewFrame lays objects along the edges of a place and one in the middle, as
// Fyne's border does, but in reading order for Tab: top, left, middle, right,
// bottom. Fyne's border goes to the middle first. Any of them may be nil.
func NewFrame(top, bottom, left, right, middle fyne.CanvasObject) *fyne.Container {
	var all []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{top, left, middle, right, bottom} {
		if o != nil {
			all = append(all, o)
		}
	}
	return &fyne.Container{Layout: layout.NewBorderLayout(top, bottom, left, right), Objects: all}
}
