package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

// longText is a document of n paragraphs with a table at its end.
func longText(n int) []widgets.TextBlock {
	blocks := []widgets.TextBlock{{Heading: 1, Cells: []widgets.TextCell{{Text: "Privacybijsluiter Leeswijs"}}}}
	for i := range n {
		blocks = append(blocks, widgets.TextBlock{Cells: []widgets.TextCell{{
			Text: fmt.Sprintf("Alinea %d. %s", i, strings.Repeat("De gegevens worden bewaard tot het einde van het schooljaar. ", 4)),
		}}})
	}
	return append(blocks, widgets.TextBlock{Columns: []float32{1, 3}, Cells: []widgets.TextCell{
		{Text: "Ja", Column: 0, Span: 1}, {Text: "Naam, adres en woonplaats van de leerling", Column: 1, Span: 1}}})
}

func newPassageDesk(t *testing.T, n int) (*desk, *widgets.PassageView) {
	t.Helper()
	var view *widgets.PassageView
	d := newDesk(t, fyne.NewSize(420, 300), func(kit *widgets.Kit) fyne.CanvasObject {
		view = widgets.NewPassageView(kit)
		view.Fill(longText(n))
		return view
	})
	d.settle()
	return d, view
}

func TestPassageIsMarkedAndScrolledTo(t *testing.T) {
	_, view := newPassageDesk(t, 400)
	view.Mark(widgets.Passage{Block: 401, Cell: 1, From: 6, To: 11})
	if got := view.Marked(); got != "adres" {
		t.Errorf("marked %q", got)
	}
	if !view.InSight() {
		t.Error("the passage at the end is not in sight")
	}
	view.Mark(widgets.Passage{Block: 0})
	if got := view.Marked(); got != "Privacybijsluiter Leeswijs" || !view.InSight() {
		t.Errorf("marked %q, in sight %v", got, view.InSight())
	}
	view.Mark(widgets.Passage{Block: 999})
	if view.Marked() != "" || view.InSight() {
		t.Error("a passage that is not there is marked")
	}
}

func TestPassageMarkedBeforeThereIsRoomIsInSightLater(t *testing.T) {
	var view *widgets.PassageView
	d := newDesk(t, fyne.NewSize(420, 300), func(kit *widgets.Kit) fyne.CanvasObject {
		view = widgets.NewPassageView(kit)
		view.Fill(longText(200))
		view.Mark(widgets.Passage{Block: 150})
		return view
	})
	d.settle()
	if !view.InSight() {
		t.Error("the passage is not in sight")
	}
}

func TestPassageViewScrollsByKeyAndCopies(t *testing.T) {
	d, view := newPassageDesk(t, 100)
	view.Mark(widgets.Passage{Block: 0, From: 0, To: 17})
	widgets.FocusOn(view)
	d.press(fyne.KeyEnd)
	if view.InSight() {
		t.Error("End did not scroll")
	}
	d.press(fyne.KeyHome)
	if !view.InSight() {
		t.Error("Home did not scroll back")
	}
	clipboard := fyne.CurrentApp().Clipboard()
	d.shortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if got := clipboard.Content(); got != "Privacybijsluiter" {
		t.Errorf("copied %q", got)
	}
}

func TestPassageViewTellsWhatWasClicked(t *testing.T) {
	d, view := newPassageDesk(t, 0)
	var hit widgets.Passage
	view.OnTapped = func(p widgets.Passage) { hit = p }
	test.TapCanvas(d.canvas, fyne.NewPos(300, 55))
	if hit.Block != 1 || hit.Cell != 1 {
		t.Errorf("clicked %+v", hit)
	}
}
