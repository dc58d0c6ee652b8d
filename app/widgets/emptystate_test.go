package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/widgets"
)

// TestEmptyStateKeepsToItsRoom holds that an empty list beside an open record does not
// stand across that record.
func TestEmptyStateKeepsToItsRoom(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 240, Height: 500}, {Width: 420, Height: 400}, {Width: 1200, Height: 500}} {
		var state fyne.CanvasObject
		d := newDesk(t, size, func(kit *widgets.Kit) fyne.CanvasObject {
			state = widgets.NewEmptyState(kit, theme.DocumentIcon(), "Nog geen verwerkingen", "Voeg de eerste verwerking toe, of importeer een bijsluiter, een privacyverklaring of een ouder register.",
				[]widgets.Action{{Text: "Importeren…"}, {Text: "Verwerkingen uit de catalogus…"}, {Text: "Nieuwe verwerking", Kind: widgets.PrimaryButton}})
			return state
		})
		d.settle()
		var before fyne.CanvasObject
		for _, o := range state.(*fyne.Container).Objects {
			end := o.Position().Add(o.Size())
			if o.Position().X < 0 || o.Position().Y < 0 || end.X > state.Size().Width+0.5 || end.Y > state.Size().Height+0.5 {
				t.Errorf("in %v: %T at %v, %v", state.Size(), o, o.Position(), o.Size())
			}
			if before != nil && o.Position().Y < before.Position().Y {
				t.Errorf("in %v: %T stands above what comes before it", state.Size(), o)
			}
			before = o
		}
		if len(test.LaidOutObjects(state)) < 6 {
			t.Error("not all of it is there")
		}
	}
}
