package widgets_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

func TestStringListByKeys(t *testing.T) {
	alt := func(key fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
	}
	cases := []struct {
		name string
		do   func(d *desk)
		want string
	}{
		{"Enter makes a line under this one", func(d *desk) { d.press(fyne.KeyReturn); d.write("x") }, "een|x|twee"},
		{"Backspace in an empty line takes it away", func(d *desk) { d.press(fyne.KeyReturn, fyne.KeyBackspace); d.write("!") }, "!een|twee"},
		{"Alt+Down moves", func(d *desk) { d.shortcut(alt(fyne.KeyDown)) }, "twee|een"},
		{"Alt+Up at the top does nothing", func(d *desk) { d.shortcut(alt(fyne.KeyUp)) }, "een|twee"},
		{"lines that are pasted become lines", func(d *desk) {
			c := test.NewClipboard()
			c.SetContent("- drie\n• vier\r\n\n  vijf ")
			d.shortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "een|drie|vier|vijf|twee"},
		{"a paste of lines fills an empty line", func(d *desk) {
			d.press(fyne.KeyReturn)
			c := test.NewClipboard()
			c.SetContent("drie\nvier")
			d.shortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "een|drie|vier|twee"},
		{"one line is pasted into the text", func(d *desk) {
			c := test.NewClipboard()
			c.SetContent("op ")
			d.shortcut(&fyne.ShortcutPaste{Clipboard: c})
		}, "op een|twee"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var l *widgets.StringList
			var told []string
			d := newDesk(t, fyne.NewSize(400, 300), func(kit *widgets.Kit) fyne.CanvasObject {
				l = widgets.NewStringList(kit)
				l.OnChanged = func(texts []string) { told = texts }
				return top(l)
			})
			l.Fill([]string{"een", "twee"})
			widgets.FocusOn(l)
			c.do(d)
			if got := strings.Join(l.Value(), "|"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if c.want != "een|twee" && !slices.Equal(told, l.Value()) {
				t.Errorf("told %q", told)
			}
		})
	}
}

// tree is a caller of a RowList that keeps its rows.
type tree struct {
	list  *widgets.RowList
	rows  []widgets.Row
	built map[string]int
	made  int
}

func newTree(kit *widgets.Kit) *tree {
	t := &tree{built: map[string]int{}}
	t.list = widgets.NewRowList(kit, widgets.RowListOptions{
		Content: func(key string) fyne.CanvasObject {
			t.built[key]++
			return container.NewVBox(widgets.NewTextField(kit))
		},
		OnAdd: func() string { return t.insert(len(t.rows), 0) },
		OnAddChild: func(parent string) string {
			at := t.at(parent)
			return t.insert(at+1, t.rows[at].Depth+1)
		},
		OnDuplicate: func(key string) string { return t.insert(t.at(key)+1, t.rows[t.at(key)].Depth) },
		OnRemove: func(key string) func() {
			before, at := slices.Clone(t.rows), t.at(key)
			t.set(slices.Delete(t.rows, at, at+1))
			return func() { t.set(before) }
		},
		OnMove: func(key string, by int) {
			at := t.at(key)
			rows := slices.Clone(t.rows)
			rows[at], rows[at+by] = rows[at+by], rows[at]
			t.set(rows)
		},
	})
	return t
}

func (t *tree) set(rows []widgets.Row) {
	t.rows = slices.Clone(rows)
	t.list.Fill(t.rows)
}

func (t *tree) at(key string) int {
	return slices.IndexFunc(t.rows, func(r widgets.Row) bool { return r.Key == key })
}

func (t *tree) insert(at, depth int) string {
	t.made++
	key := fmt.Sprint("new", t.made)
	t.set(slices.Insert(slices.Clone(t.rows), at, widgets.Row{Key: key, Summary: "Nieuw", Depth: depth}))
	return key
}

func (t *tree) String() string {
	var b strings.Builder
	for _, r := range t.list.Rows() {
		fmt.Fprintf(&b, "%s%s ", strings.Repeat(">", r.Depth), r.Key)
	}
	return strings.TrimSpace(b.String())
}

func treeDesk(t *testing.T) (*desk, *tree) {
	var tr *tree
	d := newDesk(t, fyne.NewSize(500, 600), func(kit *widgets.Kit) fyne.CanvasObject {
		tr = newTree(kit)
		return top(tr.list)
	})
	tr.set([]widgets.Row{{Key: "a", Summary: "A"}, {Key: "b", Summary: "B"}, {Key: "c", Summary: "C", Depth: 1}})
	widgets.FocusOn(tr.list)
	return d, tr
}

func TestRowListByKeys(t *testing.T) {
	alt := func(key fyne.KeyName) fyne.Shortcut {
		return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
	}
	cases := []struct {
		name string
		do   func(d *desk)
		want string
	}{
		{"Alt+Down moves", func(d *desk) { d.shortcut(alt(fyne.KeyDown)) }, "b a >c"},
		{"moved twice, the keyboard goes along", func(d *desk) { d.shortcut(alt(fyne.KeyDown)); d.shortcut(alt(fyne.KeyUp)) }, "a b >c"},
		{"Alt+Up at the top does nothing", func(d *desk) { d.shortcut(alt(fyne.KeyUp)) }, "a b >c"},
		{"a row does not leave its parent", func(d *desk) { d.press(fyne.KeyDown, fyne.KeyDown); d.shortcut(alt(fyne.KeyUp)) }, "a b >c"},
		{"Delete takes away", func(d *desk) { d.press(fyne.KeyDelete) }, "b >c"},
		{"Delete and then Enter brings back", func(d *desk) { d.press(fyne.KeyDelete, fyne.KeyReturn) }, "a b >c"},
		{"Insert adds under this row", func(d *desk) { d.press(fyne.KeyDown, fyne.KeyInsert) }, "a b >new1 >c"},
		{"Ctrl+D makes a copy", func(d *desk) {
			d.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierControl})
		}, "a new1 b >c"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, tr := treeDesk(t)
			c.do(d)
			if got := tr.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if d.canvas.Focused() == nil {
				t.Error("the keyboard is nowhere")
			}
		})
	}
}

func TestRowListBuildsFieldsWhenTheyAreNeeded(t *testing.T) {
	d, tr := treeDesk(t)
	if len(tr.built) != 0 {
		t.Errorf("built %v before anything was opened", tr.built)
	}
	d.press(fyne.KeyReturn)
	if !tr.list.IsOpen("a") || tr.built["a"] != 1 {
		t.Errorf("open %v, built %v", tr.list.IsOpen("a"), tr.built)
	}
	d.settle()
	d.tab()
	d.write("getypt")
	tr.set([]widgets.Row{{Key: "b", Summary: "B"}, {Key: "a", Summary: "A anders"}})
	if tr.built["a"] != 1 || !tr.list.IsOpen("a") {
		t.Error("the fields of a row that stayed were built again, or closed")
	}
	tr.list.Forget("a")
	if tr.built["a"] != 2 {
		t.Error("forgotten fields were not built again")
	}
	widgets.FocusOn(tr.list)
	d.press(fyne.KeyDown, fyne.KeyLeft)
	if tr.list.IsOpen("a") {
		t.Error("Left did not close")
	}
}

func TestRowListOpensANewRowInItsFirstField(t *testing.T) {
	d, tr := treeDesk(t)
	d.press(fyne.KeyDown, fyne.KeyInsert)
	if !tr.list.IsOpen("new1") {
		t.Fatal("the new row is closed")
	}
	if _, ok := d.canvas.Focused().(*widgets.TextField); !ok {
		t.Errorf("the keyboard is at %T", d.canvas.Focused())
	}
}

func TestReadOnlyRowsFoldButDoNotChange(t *testing.T) {
	d, tr := treeDesk(t)
	tr.list.Disable()
	d.press(fyne.KeyReturn, fyne.KeyDelete, fyne.KeyInsert)
	d.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
	if tr.String() != "a b >c" || !tr.list.IsOpen("a") {
		t.Errorf("rows %q, open %v", tr, tr.list.IsOpen("a"))
	}
}

func TestSectionIndexByKeys(t *testing.T) {
	var s *widgets.SectionIndex
	var log []string
	d := newDesk(t, fyne.NewSize(240, 300), func(kit *widgets.Kit) fyne.CanvasObject {
		s = widgets.NewSectionIndex(kit)
		s.OnSelected = func(key string) { log = append(log, key) }
		s.OnEnter = func(key string) { log = append(log, "in "+key) }
		return s
	})
	s.Fill([]widgets.Section{{Title: "Kop", Heading: true}, {Key: "a", Title: "A"}, {Key: "b", Title: "B"},
		{Title: "Kop", Heading: true}, {Key: "c", Title: "C"}})
	if s.Selected() != "a" {
		t.Errorf("begins at %q", s.Selected())
	}
	widgets.FocusOn(s)
	d.press(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd)
	if got, want := strings.Join(log, " "), "b c in c a c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.Fill([]widgets.Section{{Key: "a", Title: "A"}, {Key: "b", Title: "B"}})
	if s.Selected() != "a" {
		t.Errorf("after its section went, %q is chosen", s.Selected())
	}
	s.Step(1)
	if s.Selected() != "b" {
		t.Errorf("a step on gave %q", s.Selected())
	}
}
