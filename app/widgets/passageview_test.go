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

// A table with more columns than there is room for shows its rows as a list, each
// cell beside its heading.
func TestPassageOfAWideTableCanBeRead(t *testing.T) {
	heads := []string{"Verwerking", "Verantwoordelijke", "Doeleinden", "Grondslag", "Betrokkenen", "Gegevens", "Ontvangers", "Bewaartermijn"}
	columns := make([]float32, len(heads))
	head, row := widgets.TextBlock{Columns: columns}, widgets.TextBlock{Columns: columns}
	for i, h := range heads {
		columns[i] = 1
		head.Cells = append(head.Cells, widgets.TextCell{Text: h, Column: i, Span: 1, Strong: true})
		row.Cells = append(row.Cells, widgets.TextCell{Text: "waarde bij " + strings.ToLower(h), Column: i, Span: 1})
	}
	row.Cells[3].Text = ""
	var view *widgets.PassageView
	d := newDesk(t, fyne.NewSize(420, 500), func(kit *widgets.Kit) fyne.CanvasObject {
		view = widgets.NewPassageView(kit)
		view.Fill([]widgets.TextBlock{head, row})
		return view
	})
	d.settle()
	var hit widgets.Passage
	view.OnTapped = func(p widgets.Passage) { hit = p }
	whole := func(cell int) bool {
		for y := range 480 {
			test.TapCanvas(d.canvas, fyne.NewPos(300, float32(y)))
			if hit.Block == 1 && hit.Cell == cell && hit.From == 0 && hit.To == len(row.Cells[cell].Text) {
				return true
			}
		}
		return false
	}
	for _, cell := range []int{0, 1, 7} {
		if !whole(cell) {
			t.Errorf("%q stands on no line of its own", row.Cells[cell].Text)
		}
	}
	view.Mark(widgets.Passage{Block: 1, Cell: 7, From: 0, To: 6})
	if view.Marked() != "waarde" || !view.InSight() {
		t.Errorf("marked %q, in sight %v", view.Marked(), view.InSight())
	}
}
