package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

func TestTextFieldTellsOfTypingAndLeaving(t *testing.T) {
	var first, second *widgets.TextField
	var log []string
	d := newDesk(t, fyne.NewSize(400, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		first, second = widgets.NewTextField(kit), widgets.NewTextField(kit)
		first.OnChanged = func(s string) { log = append(log, "changed "+s) }
		first.OnFocus = func() { log = append(log, "focus") }
		first.OnLeave = func() { log = append(log, "leave") }
		return container.NewVBox(first, second)
	})
	first.Fill("Zo")
	widgets.FocusOn(first)
	d.press(fyne.KeyEnd)
	d.write("ë")
	d.tab()
	if got, want := strings.Join(log, ", "), "focus, changed Zoë, leave"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if d.canvas.Focused() != second {
		t.Error("Tab did not go to the next field")
	}
}

func TestTextFieldUndoesTyping(t *testing.T) {
	var f *widgets.TextField
	d := newDesk(t, fyne.NewSize(400, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		f = widgets.NewTextField(kit)
		f.Fill("oud")
		return top(f)
	})
	widgets.FocusOn(f)
	if f.UndoTyping() {
		t.Error("undo of what was filled")
	}
	d.press(fyne.KeyEnd)
	d.write("er")
	if !f.UndoTyping() || f.Value() != "oud" {
		t.Errorf("after undo: %q", f.Value())
	}
	if !f.RedoTyping() || f.Value() != "ouder" {
		t.Errorf("after redo: %q", f.Value())
	}
}

func TestKeysWithoutUseGoToTheWindow(t *testing.T) {
	var f *widgets.TextField
	var a *widgets.TextArea
	d := newDesk(t, fyne.NewSize(400, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		f, a = widgets.NewTextField(kit), widgets.NewTextArea(kit, 2, 4)
		return container.NewVBox(f, a)
	})
	var keys []fyne.KeyName
	d.kit.OnKey = func(k *fyne.KeyEvent) bool { keys = append(keys, k.Name); return true }
	widgets.FocusOn(f)
	d.press(fyne.KeyF6, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyLeft)
	widgets.FocusOn(a)
	d.press(fyne.KeyF1, fyne.KeyReturn)
	want := []fyne.KeyName{fyne.KeyF6, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyF1}
	if len(keys) != len(want) {
		t.Fatalf("the window got %v, want %v", keys, want)
	}
	for i := range want {
		if keys[i] != want[i] {
			t.Errorf("the window got %v, want %v", keys, want)
		}
	}
	if a.Value() != "\n" {
		t.Errorf("Enter in an area made %q", a.Value())
	}
}

// Text filled before the area has a width is wrapped by Fyne at width zero,
// which takes seconds for a long text.
func TestTextAreaWaitsForItsWidth(t *testing.T) {
	long := strings.Repeat("gegevens van leerlingen ", 500)
	var a *widgets.TextArea
	build := func(kit *widgets.Kit) fyne.CanvasObject {
		a = widgets.NewTextArea(kit, 2, 6)
		a.Fill(long)
		if a.Text != "" {
			t.Error("the text was laid out without a width")
		}
		if a.Value() != long {
			t.Error("the text that waits is not the value")
		}
		return top(a)
	}
	d := newDesk(t, fyne.NewSize(500, 400), build)
	d.settle()
	if a.Text != long {
		t.Error("the text never arrived")
	}
}

func TestTextAreaGrowsAndShrinksWithItsText(t *testing.T) {
	var a *widgets.TextArea
	d := newDesk(t, fyne.NewSize(400, 400), func(kit *widgets.Kit) fyne.CanvasObject {
		a = widgets.NewTextArea(kit, 2, 5)
		return top(a)
	})
	two := a.MinSize().Height
	heights := map[int]float32{1: two, 3: 0, 5: 0}
	for _, lines := range []int{1, 3, 5} {
		a.Fill(strings.TrimSuffix(strings.Repeat("regel\n", lines), "\n"))
		heights[lines] = a.MinSize().Height
	}
	a.Fill(strings.Repeat("regel\n", 30))
	if !(heights[1] == two && heights[3] > two && heights[5] > heights[3]) {
		t.Errorf("heights %v, two rows are %v", heights, two)
	}
	if got := a.MinSize().Height; got != heights[5] {
		t.Errorf("30 lines are %v high, want the 5 rows of %v", got, heights[5])
	}
	a.Fill("")
	if got := a.MinSize().Height; got != two {
		t.Errorf("an empty area is %v high, want %v", got, two)
	}
	d.settle()
}

func TestTextAreaCountsNearItsCap(t *testing.T) {
	var a *widgets.TextArea
	d := newDesk(t, fyne.NewSize(400, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		a = widgets.NewTextArea(kit, 2, 4)
		return top(a)
	})
	a.Fill(strings.Repeat("é", widgets.LongestText-1))
	if !strings.Contains(test.RenderToMarkup(d.canvas), "19999 van 20000 tekens") {
		t.Error("no count just under the cap")
	}
	a.Fill(strings.Repeat("é", widgets.LongestText+1))
	if !strings.Contains(test.RenderToMarkup(d.canvas), "20001 van 20000 tekens") || len([]rune(a.Value())) != widgets.LongestText+1 {
		t.Error("text over the cap is not counted, or not kept")
	}
	a.Fill("kort")
	if strings.Contains(test.RenderToMarkup(d.canvas), "tekens") {
		t.Error("a short text is counted")
	}
}

func TestNumberFieldTellsNothingFromZero(t *testing.T) {
	zero, many := 0, 1250
	cases := []struct {
		typed string
		want  *int
		ok    bool
	}{
		{"", nil, true},
		{"0", &zero, true},
		{"1.250", &many, true},
		{"1 250", &many, true},
		{"..", nil, false},
		{"99999999999999999999", nil, false},
	}
	for _, c := range cases {
		t.Run(c.typed, func(t *testing.T) {
			var f *widgets.NumberField
			var got *int
			var unread string
			d := newDesk(t, fyne.NewSize(300, 100), func(kit *widgets.Kit) fyne.CanvasObject {
				f = widgets.NewNumberField(kit)
				f.OnNumber = func(n *int) { got = n }
				f.OnUnreadable = func(s string) { unread = s }
				return top(f)
			})
			widgets.FocusOn(f)
			d.write(c.typed + "x") // letters are not taken
			n, ok := f.Number()
			if ok != c.ok || (n == nil) != (c.want == nil) || n != nil && *n != *c.want {
				t.Errorf("number %v, %v; want %v, %v", n, ok, c.want, c.ok)
			}
			if c.ok && c.typed != "" && (got == nil || *got != *c.want) {
				t.Errorf("told %v, want %d", got, *c.want)
			}
			if !c.ok && unread != c.typed {
				t.Errorf("unreadable %q, want %q", unread, c.typed)
			}
		})
	}
}

func TestDateFieldWritesWhatWasTypedInTheUsualWay(t *testing.T) {
	cases := []struct{ typed, iso, shown string }{
		{"1-2-2026", "2026-02-01", "01-02-2026"},
		{"2026", "2026", "2026"},
		{"", "", ""},
	}
	for _, c := range cases {
		t.Run(c.typed, func(t *testing.T) {
			var f *widgets.DateField
			var other *widgets.TextField
			told := "-"
			d := newDesk(t, fyne.NewSize(300, 100), func(kit *widgets.Kit) fyne.CanvasObject {
				f, other = widgets.NewDateField(kit, dates()), widgets.NewTextField(kit)
				f.OnDate = func(iso string) { told = iso }
				return container.NewVBox(f, other)
			})
			widgets.FocusOn(f)
			d.write(c.typed)
			widgets.FocusOn(other)
			iso, ok := f.Date()
			if !ok || iso != c.iso || f.Text != c.shown {
				t.Errorf("date %q, %v, shown %q; want %q, shown %q", iso, ok, f.Text, c.iso, c.shown)
			}
			if c.typed != "" && told != c.iso {
				t.Errorf("told %q, want %q", told, c.iso)
			}
		})
	}
}

func TestDateFieldKeepsWhatIsNoDate(t *testing.T) {
	var f *widgets.DateField
	var other *widgets.TextField
	unread := ""
	d := newDesk(t, fyne.NewSize(300, 100), func(kit *widgets.Kit) fyne.CanvasObject {
		f, other = widgets.NewDateField(kit, dates()), widgets.NewTextField(kit)
		f.OnUnreadable = func(text string) { unread = text }
		return container.NewVBox(f, other)
	})
	widgets.FocusOn(f)
	d.write("na de vakantie")
	widgets.FocusOn(other)
	if f.Text != "na de vakantie" || unread != "na de vakantie" {
		t.Errorf("shown %q, told %q", f.Text, unread)
	}
}

func TestCalendarIsWorkedByKeys(t *testing.T) {
	cases := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"the day itself", []fyne.KeyName{fyne.KeyReturn}, "2026-01-31"},
		{"a month on keeps within the month", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyReturn}, "2026-02-28"},
		{"a week back", []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, "2026-01-24"},
		{"the next day is of the next month", []fyne.KeyName{fyne.KeyRight, fyne.KeySpace}, "2026-02-01"},
		{"today", []fyne.KeyName{fyne.KeyHome, fyne.KeyReturn}, "2026-11-22"},
		{"left without choosing", []fyne.KeyName{fyne.KeyRight, fyne.KeyEscape}, "2026-01-31"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var f *widgets.DateField
			d := newDesk(t, fyne.NewSize(400, 400), func(kit *widgets.Kit) fyne.CanvasObject {
				f = widgets.NewDateField(kit, dates())
				f.FillDate("2026-01-31")
				return top(f)
			})
			widgets.FocusOn(f)
			d.press(fyne.KeyF4)
			d.press(c.keys...)
			if iso, _ := f.Date(); iso != c.want {
				t.Errorf("got %q, want %q", iso, c.want)
			}
			if d.canvas.Focused() != f || d.canvas.Overlays().Top() != nil {
				t.Error("the calendar did not give the keyboard back to its field")
			}
		})
	}
}

func TestPageScrollsToWhatHasTheKeyboard(t *testing.T) {
	var page *widgets.Page
	var fields []*widgets.TextField
	d := newDesk(t, fyne.NewSize(300, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		form := container.NewVBox()
		for range 30 {
			f := widgets.NewTextField(kit)
			fields = append(fields, f)
			form.Add(f)
		}
		page = widgets.NewPage(kit, form)
		return page
	})
	for i := range fields {
		d.canvas.FocusNext()
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(fields[i]).Y
		if top < 0 || top+fields[i].Size().Height > 200 {
			t.Fatalf("field %d is at %v, out of view", i, top)
		}
	}
	widgets.FocusOn(fields[0])
	if page.Offset() != 0 {
		t.Errorf("the first field is shown at %v", page.Offset())
	}
}
