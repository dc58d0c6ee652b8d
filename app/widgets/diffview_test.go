package widgets_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

// retention is a comparison of every shape of row.
func retention() []widgets.DiffRow {
	return []widgets.DiffRow{
		{Shape: widgets.DiffHeading, Label: "Bewaartermijnen", Kind: widgets.Altered},
		{Shape: widgets.DiffTitle, Label: "Leerlinggegevens", Kind: widgets.Altered},
		{Label: "Termijn", Kind: widgets.Altered, Level: 1, Parts: []widgets.DiffPart{
			{Text: "Bewaard "}, {Kind: widgets.Removed, Text: "twee jaar "}, {Kind: widgets.Added, Text: "24 maanden "}, {Text: "na afloop"}}},
		{Label: "Begin", Kind: widgets.Altered, Level: 1, Absent: "niet ingevuld", Parts: []widgets.DiffPart{{Kind: widgets.Added, Text: "uitschrijving"}}},
		{Shape: widgets.DiffFold, Label: "12 velden gelijk"},
		{Shape: widgets.DiffTitle, Label: "Toegevoegd: Camerabeelden", Kind: widgets.Added},
		{Label: "Termijn", Kind: widgets.Added, Level: 1, Parts: []widgets.DiffPart{{Kind: widgets.Added, Text: "4 weken"}}},
		{Shape: widgets.DiffTitle, Label: "Verplaatst: Toegangspassen", Kind: widgets.Moved},
	}
}

func newDiffView(t testing.TB, size fyne.Size) (*widgets.DiffView, *desk) {
	var v *widgets.DiffView
	d := newDesk(t, size, func(kit *widgets.Kit) fyne.CanvasObject {
		v = widgets.NewDiffView(kit)
		return v
	})
	v.SetHeads("Versie 3", "Versie 4")
	v.Fill(retention())
	return v, d
}

func TestDiffViewCanBeReadWithoutColour(t *testing.T) {
	v, d := newDiffView(t, fyne.NewSize(900, 400))
	for _, beside := range []bool{true, false} {
		v.SetBeside(beside)
		shown := test.RenderToMarkup(d.canvas)
		for _, want := range []string{"[-twee jaar-]", "[+24 maanden+]", ">~<", ">+<", ">→<", ">4 weken<", ">12 velden gelijk<"} {
			if !strings.Contains(shown, want) {
				t.Errorf("beside %v: %q is not shown:\n%s", beside, want, shown)
			}
		}
		if alone := strings.Contains(shown, ">uitschrijving<"); alone != beside {
			t.Errorf("beside %v: a value with a side of its own is shown without signs: %v", beside, alone)
		}
		if n := strings.Count(shown, "Bewaard "); beside && n != 2 || !beside && n != 1 {
			t.Errorf("beside %v: what stayed is shown %d times", beside, n)
		}
		if n := strings.Count(shown, "niet ingevuld"); beside && n != 1 || !beside && n != 0 {
			t.Errorf("beside %v: what was not filled in is told %d times", beside, n)
		}
	}
}

func TestDiffViewByKeyboard(t *testing.T) {
	v, d := newDiffView(t, fyne.NewSize(900, 400))
	var log []string
	v.OnSelected = func(row int) { log = append(log, fmt.Sprint("at ", row)) }
	v.OnFold = func(row int) { log = append(log, fmt.Sprint("turn ", row)) }
	d.canvas.FocusNext()
	d.press(fyne.KeyDown, fyne.KeyDown)
	d.shortcut(&fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()})
	if got, want := fyne.CurrentApp().Clipboard().Content(), "~ Termijn: Bewaard [-twee jaar-] [+24 maanden+] na afloop"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	d.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyLeft, fyne.KeyRight, fyne.KeyEnd, fyne.KeyHome)
	want := "[at 0 at 1 at 2 at 3 at 4 turn 4 turn 4 at 7 at 0]"
	if fmt.Sprint(log) != want {
		t.Errorf("told %v, want %s", log, want)
	}
}

func TestDiffViewReadsOnThroughARowHigherThanItself(t *testing.T) {
	v, d := newDiffView(t, fyne.NewSize(700, 200))
	long := strings.Repeat("De gegevens worden bewaard zolang als nodig is. ", 100)
	v.Fill([]widgets.DiffRow{{Label: "Toelichting", Parts: []widgets.DiffPart{{Text: long}}}, {Label: "Einde"}})
	d.canvas.FocusNext()
	steps := 0
	for ; v.Current() == 0 && steps < 1000; steps++ {
		d.press(fyne.KeyDown)
	}
	if v.Current() != 1 || steps < 10 {
		t.Errorf("after %d steps the current row is %d", steps, v.Current())
	}
	d.press(fyne.KeyUp)
	if v.Current() != 0 {
		t.Error("Up does not go back")
	}
}

// longRows is one row: a text of a hundred letters for each change in it.
func longRows(changes int) []widgets.DiffRow {
	var parts []widgets.DiffPart
	for i := range changes {
		parts = append(parts, widgets.DiffPart{Text: strings.Repeat("gegevens van betrokkenen ", 4)},
			widgets.DiffPart{Kind: widgets.Removed, Text: fmt.Sprint("oud", i, " ")}, widgets.DiffPart{Kind: widgets.Added, Text: fmt.Sprint("nieuw", i, " ")})
	}
	return []widgets.DiffRow{{Label: "Toelichting", Kind: widgets.Altered, Parts: parts}}
}

// A text of a hundred thousand letters costs the window no more than what is in
// sight of it.
func TestDiffViewDrawsWhatIsInSightOfALongText(t *testing.T) {
	count := func(changes int) int {
		v, d := newDiffView(t, fyne.NewSize(1000, 600))
		v.Fill(longRows(changes))
		return strings.Count(test.RenderToMarkup(d.canvas), "<text")
	}
	if few, many := count(50), count(1000); few < 20 || many > few+5 {
		t.Errorf("%d texts drawn for 1,000 changes, %d for 50", many, few)
	}
}

func BenchmarkDiffViewLongText(b *testing.B) {
	v, _ := newDiffView(b, fyne.NewSize(1000, 600))
	rows := longRows(1000)
	for b.Loop() {
		v.Fill(rows)
	}
}
