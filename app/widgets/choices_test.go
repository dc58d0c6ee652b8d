package widgets_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

// selectDesk is a window with a select between two fields.
func selectDesk(t *testing.T) (d *desk, s *widgets.CodeSelect, after *widgets.TextField, told *[]string) {
	told = &[]string{}
	d = newDesk(t, fyne.NewSize(500, 500), func(kit *widgets.Kit) fyne.CanvasObject {
		s, after = widgets.NewCodeSelect(kit, bases()), widgets.NewTextField(kit)
		s.OnChanged = func(code string) { *told = append(*told, code) }
		return container.NewVBox(s, after)
	})
	widgets.FocusOn(s)
	return d, s, after, told
}

func TestCodeSelectByKeys(t *testing.T) {
	enter, down, tab := fyne.KeyReturn, fyne.KeyDown, fyne.KeyTab
	cases := []struct {
		name  string
		start string
		do    func(d *desk)
		want  string
	}{
		{"typing filters and Enter takes the first", "", func(d *desk) { d.write("wett"); d.press(enter) }, "law"},
		{"accents and case do not matter", "", func(d *desk) { d.write("WÉTTelijke"); d.press(enter) }, "law"},
		{"several words, in the note too", "", func(d *desk) { d.write("sub e"); d.press(enter) }, "public"},
		{"Tab takes what was found", "", func(d *desk) { d.write("vitaal"); d.press(tab) }, "vital"},
		{"Tab without typing changes nothing", "law", func(d *desk) { d.press(down); d.press(tab) }, "law"},
		{"Escape changes nothing", "law", func(d *desk) { d.write("toest"); d.press(fyne.KeyEscape) }, "law"},
		{"arrows choose from the whole list", "law", func(d *desk) { d.press(enter, down, enter) }, "vital"},
		{"the first line makes it empty", "consent", func(d *desk) { d.press(enter, fyne.KeyUp, enter) }, ""},
		{"Delete makes it empty", "law", func(d *desk) { d.press(fyne.KeyDelete) }, ""},
		{"nothing found changes nothing", "law", func(d *desk) { d.write("zzz"); d.press(enter) }, "law"},
		{"retired options are not offered", "law", func(d *desk) { d.write("wbp"); d.press(enter) }, "law"},
		{"an unknown code stays until it is changed", "sector-2031", func(d *desk) { d.press(enter, fyne.KeyEscape) }, "sector-2031"},
		{"Alt and Down open the list", "", func(d *desk) {
			d.shortcut(&desktop.CustomShortcut{KeyName: down, Modifier: fyne.KeyModifierAlt})
			d.write("uitv")
			d.press(enter)
		}, "contract"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, s, after, told := selectDesk(t)
			s.Fill(c.start)
			c.do(d)
			if s.Value() != c.want {
				t.Errorf("got %q, want %q", s.Value(), c.want)
			}
			if changed := c.want != c.start; changed != (len(*told) == 1) || changed && (*told)[0] != c.want {
				t.Errorf("told %q", *told)
			}
			if d.canvas.Overlays().Top() != nil {
				t.Error("the list is still open")
			}
			if f := d.canvas.Focused(); f != s && !(strings.HasPrefix(c.name, "Tab") && f == after) {
				t.Errorf("the keyboard is at %T", f)
			}
		})
	}
}

func TestCodeSelectShowsWhatItDoesNotKnow(t *testing.T) {
	cases := []struct {
		code string
		want []string
	}{
		{"", []string{"niet ingevuld"}},
		{"law", []string{"Wettelijke verplichting"}},
		{"interest", []string{"Gerechtvaardigd belang", "te controleren"}},
		{"wbp", []string{"Gerechtvaardigd belang (Wbp)", "vervallen"}},
		{"sector-2031", []string{"sector-2031", "onbekende code"}},
	}
	d, s, _, _ := selectDesk(t)
	for _, c := range cases {
		s.Fill(c.code)
		for _, text := range c.want {
			if !strings.Contains(test.RenderToMarkup(d.canvas), ">"+text+"<") {
				t.Errorf("code %q does not show %q", c.code, text)
			}
		}
	}
}

func TestReadOnlyChoicesDoNotOpen(t *testing.T) {
	var s *widgets.CodeSelect
	var m *widgets.MultiSelect
	var a *widgets.AnswerSelect
	d := newDesk(t, fyne.NewSize(500, 300), func(kit *widgets.Kit) fyne.CanvasObject {
		s, m, a = widgets.NewCodeSelect(kit, bases()), widgets.NewMultiSelect(kit, bases()), widgets.NewAnswerSelect(kit, answers())
		return container.NewVBox(s, m, a)
	})
	s.Fill("law")
	m.Fill([]string{"law"})
	a.Fill("no")
	for _, o := range []fyne.Disableable{s, m, a} {
		o.Disable()
	}
	s.Open("")
	m.Open("")
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	a.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if d.canvas.Overlays().Top() != nil || s.Value() != "law" || len(m.Value()) != 1 || a.Value() != "no" {
		t.Errorf("changed to %q, %q, %q", s.Value(), m.Value(), a.Value())
	}
}

func TestMultiSelectByKeys(t *testing.T) {
	cases := []struct {
		name string
		do   func(d *desk)
		want string
	}{
		{"Space ticks, the list stays open", func(d *desk) {
			d.press(fyne.KeyReturn)
			d.write(" ")
			d.press(fyne.KeyDown)
			d.write(" ")
			d.press(fyne.KeyEscape)
		}, "consent contract law"},
		{"typing filters, Enter ticks", func(d *desk) { d.write("taak"); d.press(fyne.KeyReturn, fyne.KeyEscape) }, "law public"},
		{"ticking twice takes away", func(d *desk) { d.write("wett"); d.press(fyne.KeyReturn, fyne.KeyEscape) }, ""},
		{"Backspace takes the last away", func(d *desk) { d.press(fyne.KeyBackspace) }, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var s *widgets.MultiSelect
			var told []string
			d := newDesk(t, fyne.NewSize(500, 400), func(kit *widgets.Kit) fyne.CanvasObject {
				s = widgets.NewMultiSelect(kit, bases())
				s.OnChanged = func(codes []string) { told = codes }
				return top(s)
			})
			s.Fill([]string{"law"})
			widgets.FocusOn(s)
			c.do(d)
			if got := strings.Join(s.Value(), " "); got != c.want || !slices.Equal(told, s.Value()) {
				t.Errorf("got %q, told %q, want %q", got, told, c.want)
			}
			if d.canvas.Focused() != s {
				t.Error("the keyboard did not come back")
			}
		})
	}
}

func TestMultiSelectKeepsUnknownCodesBehindTheOthers(t *testing.T) {
	var s *widgets.MultiSelect
	newDesk(t, fyne.NewSize(500, 400), func(kit *widgets.Kit) fyne.CanvasObject {
		s = widgets.NewMultiSelect(kit, bases())
		return top(s)
	})
	s.Fill([]string{"zzz-2031", "law", "aaa-2031", "consent"})
	if got, want := strings.Join(s.Value(), " "), "consent law zzz-2031 aaa-2031"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnswerSelectByKeys(t *testing.T) {
	cases := []struct {
		name, start string
		do          func(d *desk)
		want        string
	}{
		{"right", "", func(d *desk) { d.press(fyne.KeyRight) }, "yes"},
		{"left stops at the first", "", func(d *desk) { d.press(fyne.KeyLeft) }, ""},
		{"end", "", func(d *desk) { d.press(fyne.KeyEnd) }, "na"},
		{"a digit", "", func(d *desk) { d.write("3") }, "no"},
		{"a letter", "", func(d *desk) { d.write("j") }, "yes"},
		{"a letter again goes on", "", func(d *desk) { d.write("nn") }, "na"},
		{"delete", "no", func(d *desk) { d.press(fyne.KeyDelete) }, ""},
		{"an unknown answer stays", "maybe", func(d *desk) { d.write("x") }, "maybe"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var s *widgets.AnswerSelect
			d := newDesk(t, fyne.NewSize(600, 100), func(kit *widgets.Kit) fyne.CanvasObject {
				s = widgets.NewAnswerSelect(kit, answers())
				return top(s)
			})
			s.Fill(c.start)
			widgets.FocusOn(s)
			c.do(d)
			if s.Value() != c.want {
				t.Errorf("got %q, want %q", s.Value(), c.want)
			}
		})
	}
}

func TestAnswerSelectByClick(t *testing.T) {
	var s *widgets.AnswerSelect
	d := newDesk(t, fyne.NewSize(600, 300), func(kit *widgets.Kit) fyne.CanvasObject {
		s = widgets.NewAnswerSelect(kit, answers())
		return top(s)
	})
	test.TapAt(s, fyne.NewPos(330, 10))
	if s.Value() != "na" {
		t.Errorf("a click on the last answer gave %q", s.Value())
	}
	// In a narrow place the answers take more lines.
	line := s.MinSize().Height
	d.window.SetContent(container.NewWithoutLayout(s))
	s.Resize(fyne.NewSize(120, 200))
	if got := s.MinSize().Height; got < 3*line {
		t.Errorf("five answers in a narrow place are %v high, one line is %v", got, line)
	}
	test.TapAt(s, fyne.NewPos(10, 5))
	if s.Value() != "" {
		t.Errorf("a click on the first line gave %q", s.Value())
	}
}

func TestCompletion(t *testing.T) {
	cases := []struct {
		name       string
		do         func(d *desk)
		text, code string
	}{
		{"text of one's own", func(d *desk) { d.write("Bakkerij"); d.press(fyne.KeyTab) }, "Bakkerij", ""},
		{"picked with the arrows", func(d *desk) { d.write("toe"); d.press(fyne.KeyDown, fyne.KeyReturn) }, "Toestemming", "consent"},
		{"typed in full", func(d *desk) { d.write("toestemming") }, "toestemming", "consent"},
		{"Escape keeps the text", func(d *desk) { d.write("toe"); d.press(fyne.KeyEscape) }, "toe", ""},
		{"typing goes on after the pop-up opened", func(d *desk) { d.write("vitaal belang enz") }, "vitaal belang enz", ""},
		{"the whole list", func(d *desk) { d.press(fyne.KeyF4, fyne.KeyDown, fyne.KeyReturn) }, "Toestemming", "consent"},
		{"Backspace in the pop-up", func(d *desk) { d.write("toex"); d.press(fyne.KeyBackspace, fyne.KeyEscape) }, "toe", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var f *widgets.Completion
			var text, code string
			d := newDesk(t, fyne.NewSize(500, 400), func(kit *widgets.Kit) fyne.CanvasObject {
				f = widgets.NewCompletion(kit, bases())
				f.OnText = func(s, of string) { text, code = s, of }
				return container.NewVBox(f, widgets.NewTextField(kit))
			})
			widgets.FocusOn(f)
			c.do(d)
			if f.Text != c.text || f.Code() != c.code || text != c.text || code != c.code {
				t.Errorf("shows %q (%q), told %q (%q); want %q (%q)", f.Text, f.Code(), text, code, c.text, c.code)
			}
		})
	}
}
