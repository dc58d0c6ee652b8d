package widgets_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/widgets"
)

func TestSearchBoxWaitsForAPause(t *testing.T) {
	var b *widgets.SearchBox
	var log []string
	d := newDesk(t, fyne.NewSize(400, 100), func(kit *widgets.Kit) fyne.CanvasObject {
		b = widgets.NewSearchBox(kit)
		b.OnSearch = func(text string) { log = append(log, text) }
		b.OnDown = func() { log = append(log, "down") }
		return top(b)
	})
	widgets.FocusOn(b)
	d.write("sal")
	d.clock.pass(150 * time.Millisecond)
	d.write("a")
	d.clock.pass(150 * time.Millisecond)
	if len(log) != 0 {
		t.Errorf("searched %q while typing", log)
	}
	d.clock.pass(60 * time.Millisecond)
	d.write("ris")
	d.press(fyne.KeyReturn) // does not wait
	d.clock.pass(time.Second)
	d.press(fyne.KeyDown, fyne.KeyEscape)
	if got, want := strings.Join(log, ","), "sala,salaris,salaris,down,"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFilterBarTellsWhatIsChosen(t *testing.T) {
	var b *widgets.FilterBar
	var got map[string]string
	d := newDesk(t, fyne.NewSize(900, 400), func(kit *widgets.Kit) fyne.CanvasObject {
		b = widgets.NewFilterBar(kit, []widgets.Filter{{Key: "basis", Label: "Alle grondslagen", Options: bases()}},
			[]widgets.Toggle{{Key: "review", Label: "Te herzien"}})
		b.OnChanged = func(v map[string]string) { got = v }
		return top(b)
	})
	d.canvas.FocusNext()
	d.write("wett")
	d.press(fyne.KeyReturn)
	d.canvas.FocusNext()
	d.press(fyne.KeySpace)
	if fmt.Sprint(got) != "map[basis:law review:true]" {
		t.Errorf("got %v", got)
	}
	d.canvas.FocusNext()
	d.press(fyne.KeyReturn) // takes all away
	if len(got) != 0 || len(b.Value()) != 0 {
		t.Errorf("after taking all away: %v", got)
	}
}

func TestSplitterIsMovedByKeysAndKeepsItsSize(t *testing.T) {
	for _, second := range []bool{false, true} {
		t.Run(fmt.Sprint("second ", second), func(t *testing.T) {
			var s *widgets.Splitter
			var told float32
			d := newDesk(t, fyne.NewSize(606, 200), func(kit *widgets.Kit) fyne.CanvasObject {
				s = widgets.NewSplitter(kit, widgets.SplitterOptions{Size: 200, KeepSecond: second, OnMoved: func(v float32) { told = v }},
					widget.NewLabel("a"), widget.NewLabel("b"))
				return s
			})
			d.canvas.FocusNext()
			d.press(fyne.KeyRight)
			want := float32(220)
			if second {
				want = 180
			}
			if s.Kept() != want || told != want {
				t.Errorf("kept %v, told %v, want %v", s.Kept(), told, want)
			}
			d.window.Resize(fyne.NewSize(900, 200))
			if s.Kept() != want {
				t.Errorf("a wider window made it %v", s.Kept())
			}
			for range 100 {
				d.press(fyne.KeyLeft)
			}
			if second && s.Kept() > 900 || !second && s.Kept() < 1 {
				t.Errorf("moved out of the window: %v", s.Kept())
			}
		})
	}
}

func TestFormRowShowsFindingMarksAndHelp(t *testing.T) {
	var row *widgets.FormRow
	var f *widgets.TextField
	var log []string
	d := newDesk(t, fyne.NewSize(600, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		f = widgets.NewTextField(kit)
		f.OnFocus = func() { log = append(log, "focus") }
		row = widgets.NewFormRow(kit, widgets.FormRowOptions{Label: "Naam", Required: true, OnHelp: func(wanted bool) { log = append(log, fmt.Sprint("help ", wanted)) }}, f)
		return top(row)
	})
	before := row.MinSize().Height
	row.SetFinding(widgets.Error, "Vul een naam in.")
	row.SetChanged(true)
	d.settle()
	if row.MinSize().Height != before {
		t.Errorf("the row went from %v to %v high for a finding of one line", before, row.MinSize().Height)
	}
	for _, text := range []string{"Naam", "verplicht · gewijzigd", "Vul een naam in."} {
		if !strings.Contains(test.RenderToMarkup(d.canvas), text) {
			t.Errorf("%q is not shown", text)
		}
	}
	widgets.FocusOn(row)
	test.TapCanvas(d.canvas, fyne.NewPos(row.Size().Width-5, 15))
	if got, want := strings.Join(log, ", "), "help false, focus, help true"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	row.Disable()
	if !f.Disabled() {
		t.Error("the field can still be changed")
	}
}

func TestBannerTellsAndGoes(t *testing.T) {
	var b *widgets.Banner
	d := newDesk(t, fyne.NewSize(600, 100), func(kit *widgets.Kit) fyne.CanvasObject {
		b = widgets.NewBanner(kit)
		return top(b)
	})
	if b.Visible() {
		t.Error("a banner that tells nothing is shown")
	}
	done, closed := false, false
	b.Tell(widgets.Info, "Dit is een voorbeeld.", []widgets.Action{{Text: "Begin met een kopie", Do: func() { done = true }}}, func() { closed = true })
	d.canvas.FocusNext()
	d.press(fyne.KeyReturn)
	d.canvas.FocusNext()
	d.press(fyne.KeyReturn)
	if !done || !closed || b.Visible() {
		t.Errorf("done %v, closed %v, shown %v", done, closed, b.Visible())
	}
}

func TestStatusBarNeverShortensWhetherWorkIsSafe(t *testing.T) {
	var b *widgets.StatusBar
	d := newDesk(t, fyne.NewSize(330, 40), func(*widgets.Kit) fyne.CanvasObject {
		b = widgets.NewStatusBar()
		return b
	})
	b.SetLeft(widgets.OK, "Opgeslagen 14:02 · versie 318")
	b.SetMiddle("Back-up vandaag om half twee gemaakt")
	b.SetRight("een-heel-lange-naam-van-een-register-van-een-school.vreg")
	if !strings.Contains(test.RenderToMarkup(d.canvas), "Opgeslagen 14:02 · versie 318") {
		t.Error("the state of saving is shortened")
	}
}

func TestHelpPaneScrollsByKeys(t *testing.T) {
	var p *widgets.HelpPane
	d := newDesk(t, fyne.NewSize(250, 150), func(kit *widgets.Kit) fyne.CanvasObject {
		p = widgets.NewHelpPane(kit, "Kies een veld.")
		return p
	})
	if !strings.Contains(test.RenderToMarkup(d.canvas), "Kies een veld.") {
		t.Error("an empty pane says nothing")
	}
	p.Fill("Doel", []widgets.HelpBlock{{Heading: "In gewone woorden", Paragraphs: []string{strings.Repeat("Waarvoor gebruikt u de gegevens? ", 30)}}})
	d.settle()
	before := test.RenderToMarkup(d.canvas)
	widgets.FocusOn(p)
	d.press(fyne.KeyEnd)
	end := test.RenderToMarkup(d.canvas)
	d.press(fyne.KeyHome)
	d.canvas.Unfocus()
	if before == end || test.RenderToMarkup(d.canvas) != before {
		t.Error("End and Home do not scroll")
	}
}

func TestTooltipComesAfterAWhileAndTakesNoClicks(t *testing.T) {
	pressed := 0
	d := newDesk(t, fyne.NewSize(300, 200), func(kit *widgets.Kit) fyne.CanvasObject {
		return container.NewVBox(container.NewHBox(widgets.NewIconButton(kit, "Uitleg", theme.QuestionIcon(), func() { pressed++ })))
	})
	at := fyne.NewPos(10, 10)
	test.MoveMouse(d.canvas, at)
	if strings.Contains(test.RenderToMarkup(d.canvas), "Uitleg") {
		t.Error("the tooltip is there at once")
	}
	d.clock.pass(time.Second)
	if !strings.Contains(test.RenderToMarkup(d.canvas), "Uitleg") {
		t.Error("the tooltip never came")
	}
	test.TapCanvas(d.canvas, at)
	if pressed != 1 || strings.Contains(test.RenderToMarkup(d.canvas), "Uitleg") {
		t.Errorf("pressed %d times", pressed)
	}
	test.MoveMouse(d.canvas, fyne.NewPos(290, 190))
	test.MoveMouse(d.canvas, at)
	test.MoveMouse(d.canvas, fyne.NewPos(290, 190))
	d.clock.pass(time.Second)
	if strings.Contains(test.RenderToMarkup(d.canvas), "Uitleg") {
		t.Error("the tooltip came after the pointer had left")
	}
}

func TestButtonByKeysUnlessItIsOff(t *testing.T) {
	pressed := 0
	var b *widgets.Button
	d := newDesk(t, fyne.NewSize(200, 100), func(kit *widgets.Kit) fyne.CanvasObject {
		b = widgets.NewButton(kit, widgets.PrimaryButton, "Opslaan", nil, func() { pressed++ })
		return top(b)
	})
	widgets.FocusOn(b)
	d.press(fyne.KeyReturn, fyne.KeySpace)
	b.Disable()
	d.press(fyne.KeyReturn)
	test.Tap(b)
	if pressed != 2 {
		t.Errorf("pressed %d times, want 2", pressed)
	}
	if b.AccessibilityLabel() != "Opslaan" {
		t.Errorf("named %q", b.AccessibilityLabel())
	}
}

func TestWordsNameWhatIsMissing(t *testing.T) {
	if got := words().Missing(); len(got) != 0 {
		t.Errorf("missing %v", got)
	}
	w := words()
	w.Undo, w.Months[3] = "", ""
	if got := strings.Join(w.Missing(), " "); got != "Undo Months" {
		t.Errorf("missing %q", got)
	}
}

// The wheel above a field scrolls the page while the text of the field fits.
func TestWheelAboveAFieldScrollsThePage(t *testing.T) {
	var p *widgets.Page
	d := newDesk(t, fyne.NewSize(300, 150), func(kit *widgets.Kit) fyne.CanvasObject {
		form := container.NewVBox()
		for range 20 {
			form.Add(widgets.NewTextField(kit))
		}
		p = widgets.NewPage(kit, form)
		return p
	})
	scrolled := false
	page := d.kit.OnWheel
	d.kit.OnWheel = func(ev *fyne.ScrollEvent) bool { scrolled = true; return page != nil }
	test.Scroll(d.canvas, fyne.NewPos(50, 50), 0, -40)
	if !scrolled {
		t.Error("the field swallowed the wheel")
	}
}

// Every stop of Tab shows that it has the keyboard, in every variant.
func TestFocusCanBeSeen(t *testing.T) {
	for name, build := range galleries() {
		if opened()[name] != nil && name != "form" {
			continue // a pop-up over the same widgets
		}
		t.Run(name, func(t *testing.T) {
			d := newDeskIn(t, look.New(look.Light, 100), fyne.NewSize(1100, 760), build)
			d.canvas.FocusNext()
			first := d.canvas.Focused()
			for range 60 {
				now := d.canvas.Focused()
				o := now.(fyne.CanvasObject)
				with := test.RenderObjectToMarkup(o)
				d.canvas.Unfocus()
				if test.RenderObjectToMarkup(o) == with {
					t.Errorf("it cannot be seen that %T has the keyboard", now)
				}
				d.canvas.Focus(now)
				d.canvas.FocusNext()
				if d.canvas.Focused() == first {
					break
				}
			}
		})
	}
}
