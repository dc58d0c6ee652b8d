package widgets_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
)

// found is a row of a table whose ticks are kept by the test.
type found struct {
	key     string
	heading int
}

func newTickDesk(t *testing.T, ticks map[string]bool) (*desk, *widgets.DataTable[found]) {
	t.Helper()
	rows := []found{{"dienst", 1}}
	for i := range 3 {
		rows = append(rows, found{fmt.Sprint("waarde ", i), 0})
	}
	var table *widgets.DataTable[found]
	d := newDesk(t, fyne.NewSize(600, 300), func(kit *widgets.Kit) fyne.CanvasObject {
		table = widgets.NewDataTable(kit, widgets.DataTableOptions[found]{
			Columns: []widgets.Column[found]{
				{ID: "key", Title: "Veld", Width: 100, Text: func(f found) string { return f.key }},
				{ID: "value", Title: "Waarde", Width: 100, Grow: true, Text: func(f found) string { return "van " + f.key }},
			},
			Key:     func(f found) string { return f.key },
			Heading: func(f found) int { return f.heading },
			Fixed:   true,
			Tick: func(f found) widgets.Tick {
				switch {
				case f.heading > 0:
					return widgets.NoTick
				case ticks[f.key]:
					return widgets.Ticked
				}
				return widgets.Unticked
			},
			OnTick: func(f found) { ticks[f.key] = !ticks[f.key] },
		})
		table.SetRows(rows)
		return table
	})
	return d, table
}

func TestTicksKeptByTheCaller(t *testing.T) {
	ticks := map[string]bool{}
	d, table := newTickDesk(t, ticks)
	widgets.FocusOn(table)
	d.press(fyne.KeySpace) // the heading has no box
	d.press(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeySpace)
	if len(ticks) != 2 || !ticks["waarde 0"] || ticks["waarde 1"] {
		t.Errorf("ticked %v", ticks)
	}
}

func TestFixedTableKeepsItsOrder(t *testing.T) {
	d, table := newTickDesk(t, map[string]bool{})
	d.canvas.FocusNext()
	d.canvas.FocusNext()
	d.press(fyne.KeyHome, fyne.KeyReturn)
	if id, _ := table.Sorted(); id != "" || table.Rows()[0].key != "dienst" {
		t.Errorf("sorted by %q: %v", id, table.Rows())
	}
}
