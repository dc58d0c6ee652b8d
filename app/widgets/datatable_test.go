package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

func tableDesk(t testing.TB, n int, change func(*widgets.DataTableOptions[activity])) (*desk, *widgets.DataTable[activity]) {
	t.Helper()
	var table *widgets.DataTable[activity]
	d := newDesk(t, fyne.NewSize(900, 400), func(kit *widgets.Kit) fyne.CanvasObject {
		o := tableOptions()
		if change != nil {
			change(&o)
		}
		table = widgets.NewDataTable(kit, o)
		return table
	})
	table.SetRows(activities(n))
	return d, table
}

func TestTableByKeys(t *testing.T) {
	cases := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"the first row has the keyboard", nil, "A0"},
		{"down", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, "A2"},
		{"up stops at the top", []fyne.KeyName{fyne.KeyUp}, "A0"},
		{"end", []fyne.KeyName{fyne.KeyEnd}, "A99"},
		{"end and home", []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome}, "A0"},
		{"a page down and up", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp}, "A0"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var told, opened string
			d, table := tableDesk(t, 100, func(o *widgets.DataTableOptions[activity]) {
				o.OnSelected = func(a activity) { told = a.id }
				o.OnOpen = func(a activity) { opened = a.id }
			})
			widgets.FocusOn(table)
			d.press(c.keys...)
			row, ok := table.Selected()
			if !ok || row.id != c.want || told != c.want {
				t.Errorf("selected %q, told %q, want %q", row.id, told, c.want)
			}
			if !strings.Contains(test.RenderToMarkup(d.canvas), ">"+row.name+"<") {
				t.Errorf("%s is out of sight", row.name)
			}
			d.press(fyne.KeyReturn)
			if opened != c.want {
				t.Errorf("Enter opened %q", opened)
			}
		})
	}
}

func TestTableSortsAndKeepsTheSelectedRow(t *testing.T) {
	d, table := tableDesk(t, 12, nil)
	table.Select("A3")
	var order []string
	ids := func() string {
		order = nil
		for _, a := range table.Rows() {
			order = append(order, a.id)
		}
		return strings.Join(order, " ")
	}
	table.SortBy("findings", true)
	if got := ids(); !strings.HasPrefix(got, "A3 A7 A11 A2") {
		t.Errorf("by findings, most first: %s", got)
	}
	if row, _ := table.Selected(); row.id != "A3" {
		t.Errorf("sorting selected %q", row.id)
	}
	table.SetRows(activities(2))
	if _, ok := table.Selected(); ok {
		t.Error("a row that is gone is still selected")
	}
	table.SetRows(activities(12))
	if row, ok := table.Selected(); !ok || row.id != "A3" {
		t.Error("a row that came back is not selected")
	}
	// The heads are the first stop for Tab after the rows.
	widgets.FocusOn(table)
	d.canvas.FocusNext()
	d.press(fyne.KeyReturn)
	if id, down := table.Sorted(); id != "name" || down {
		t.Errorf("Enter on the first head sorted by %q, %v", id, down)
	}
	d.press(fyne.KeyReturn, fyne.KeyRight, fyne.KeyReturn)
	if id, down := table.Sorted(); id != "owner" || down {
		t.Errorf("the second head sorted by %q, %v", id, down)
	}
}

func TestTableColumnsAreResizedByKeysAndDrag(t *testing.T) {
	var told map[string]float32
	d, table := tableDesk(t, 3, func(o *widgets.DataTableOptions[activity]) {
		o.OnResized = func(w map[string]float32) { told = w }
	})
	widgets.FocusOn(table)
	d.canvas.FocusNext()
	d.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt})
	if got := table.Widths()["name"]; got != 310 || told["name"] != 310 {
		t.Errorf("Alt+Right made the column %v, told %v", got, told["name"])
	}
	head := d.canvas.Focused().(interface {
		desktop.Mouseable
		fyne.Draggable
	})
	at := fyne.PointEvent{Position: fyne.NewPos(311, 15)}
	head.MouseDown(&desktop.MouseEvent{PointEvent: at})
	for range 5 {
		head.Dragged(&fyne.DragEvent{PointEvent: at, Dragged: fyne.NewDelta(10, 0)})
	}
	head.DragEnd()
	if got := table.Widths()["name"]; got != 360 || told["name"] != 360 {
		t.Errorf("the drag made the column %v, told %v, want 360", got, told["name"])
	}
	table.SetWidths(map[string]float32{"name": 5, "gone": 100})
	if got := table.Widths()["name"]; got != 40 {
		t.Errorf("a column of %v wide", got)
	}
}

func TestTableTicksRows(t *testing.T) {
	var told []activity
	d, table := tableDesk(t, 10, func(o *widgets.DataTableOptions[activity]) {
		o.Multiple = true
		o.OnTicked = func(rows []activity) { told = rows }
	})
	held := fyne.KeyModifier(0)
	d.kit.Held = func() fyne.KeyModifier { return held }
	widgets.FocusOn(table)
	d.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	if got := len(table.Ticked()); got != 2 || len(told) != 2 {
		t.Errorf("%d ticked, %d told, want 2", got, len(told))
	}
	held = fyne.KeyModifierShift
	d.press(fyne.KeyDown, fyne.KeyDown)
	if got := fmt.Sprint(len(table.Ticked()), " ", table.Ticked()[0].id); got != "3 A2" {
		t.Errorf("with Shift: %s, want the 3 from A2", got)
	}
	d.shortcut(&fyne.ShortcutSelectAll{})
	if len(table.Ticked()) != 10 {
		t.Errorf("Ctrl+A ticked %d", len(table.Ticked()))
	}
	table.Untick()
	if len(table.Ticked()) != 0 {
		t.Error("ticks stayed")
	}
}

func TestTableSendsTypingElsewhere(t *testing.T) {
	var typed string
	d, table := tableDesk(t, 3, func(o *widgets.DataTableOptions[activity]) { o.OnRune = func(r rune) { typed += string(r) } })
	widgets.FocusOn(table)
	d.write("zo ek")
	if typed != "zoek" {
		t.Errorf("got %q", typed)
	}
}

// Fyne's own table makes a separator for each row and keeps it; this one makes
// objects for what is in sight only.
func TestTableMakesObjectsForWhatIsInSight(t *testing.T) {
	count := func(n int) int {
		d, table := tableDesk(t, n, nil)
		widgets.FocusOn(table)
		for range 20 {
			d.press(fyne.KeyPageDown)
		}
		return strings.Count(test.RenderToMarkup(d.canvas), "<widget")
	}
	few, many := count(100), count(10000)
	if many > few+5 {
		t.Errorf("%d objects for 10,000 rows, %d for 100", many, few)
	}
}

// The figures of a page down and of sorting, with 10,000 rows.
func BenchmarkTable(b *testing.B) {
	b.Run("page", func(b *testing.B) {
		d, table := tableDesk(b, 10000, nil)
		widgets.FocusOn(table)
		for b.Loop() {
			d.press(fyne.KeyPageDown)
		}
	})
	b.Run("sort", func(b *testing.B) {
		_, table := tableDesk(b, 10000, nil)
		for down := false; b.Loop(); down = !down {
			table.SortBy("name", down)
		}
	})
}

func TestTableInATightPlace(t *testing.T) {
	d, table := tableDesk(t, 5, nil)
	d.window.SetContent(container.NewWithoutLayout(table))
	table.Resize(fyne.NewSize(10, 5))
	table.Select("A4")
	table.Resize(fyne.NewSize(600, 120))
	if !strings.Contains(test.RenderToMarkup(d.canvas), "Ouderportaal 5") {
		t.Error("the row that was selected without room is not shown once there is")
	}
}
