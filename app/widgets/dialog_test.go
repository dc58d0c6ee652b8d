package widgets_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/widgets"
)

// page is a window with one field, that a dialog is shown over.
func page(t *testing.T) (*desk, *widgets.TextField) {
	var f *widgets.TextField
	d := newDesk(t, fyne.NewSize(700, 500), func(kit *widgets.Kit) fyne.CanvasObject {
		f = widgets.NewTextField(kit)
		return top(f)
	})
	widgets.FocusOn(f)
	return d, f
}

func TestQuestionByKeys(t *testing.T) {
	cases := []struct {
		name     string
		question widgets.Question
		do       func(d *desk)
		want     string
	}{
		{"Enter answers", widgets.Question{}, func(d *desk) { d.write("reden "); d.press(fyne.KeyReturn) }, "answer reden"},
		{"Escape leaves", widgets.Question{}, func(d *desk) { d.write("reden"); d.press(fyne.KeyEscape) }, "cancel"},
		{"an answer that is needed", widgets.Question{Needed: true}, func(d *desk) { d.press(fyne.KeyReturn) }, ""},
		{"an answer that is needed and given", widgets.Question{Needed: true}, func(d *desk) { d.write("x"); d.press(fyne.KeyReturn) }, "answer x"},
		{"Enter makes a line in a longer answer", widgets.Question{Lines: 3}, func(d *desk) { d.write("a"); d.press(fyne.KeyReturn); d.write("b") }, ""},
		{"Tab and Enter on the button", widgets.Question{Lines: 3}, func(d *desk) { d.write("a"); d.tab(); d.tab(); d.press(fyne.KeyReturn) }, "answer a"},
		{"Enter does not take away", widgets.Question{Danger: true}, func(d *desk) { d.write("x"); d.press(fyne.KeyReturn) }, ""},
		{"nothing has the keyboard", widgets.Question{}, func(d *desk) { d.canvas.Unfocus(); d.press(fyne.KeyEscape) }, "cancel"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, f := page(t)
			got := ""
			q := c.question
			q.Title, q.Confirm = "Versie opslaan", "Opslaan"
			q.OnAnswer = func(text string) { got = "answer " + text }
			q.OnCancel = func() { got = "cancel" }
			widgets.ShowQuestion(d.kit, d.canvas, q)
			d.settle()
			c.do(d)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if closed := d.canvas.Overlays().Top() == nil; closed != (c.want != "") {
				t.Errorf("closed %v", closed)
			}
			if c.want != "" && d.canvas.Focused() != f {
				t.Error("the page did not get the keyboard back")
			}
		})
	}
}

func TestConfirmationOfDangerStartsOnTheSafeSide(t *testing.T) {
	d, _ := page(t)
	done, left := false, false
	widgets.ShowConfirmation(d.kit, d.canvas, widgets.Confirmation{Title: "Definitief verwijderen", Text: "Dit kan niet ongedaan worden gemaakt.",
		Confirm: "Verwijderen", Danger: true, OnConfirm: func() { done = true }, OnCancel: func() { left = true }})
	d.press(fyne.KeyReturn)
	if done || !left {
		t.Errorf("Enter: confirmed %v, left %v", done, left)
	}
}

func TestMessageShowsDetailsOnRequestAndCopiesThem(t *testing.T) {
	d, _ := page(t)
	retried := 0
	widgets.ShowMessage(d.kit, d.canvas, widgets.Message{Title: "Het register is niet opgeslagen", Safe: "Uw tekst staat nog op het scherm.",
		Todo: "Maak ruimte vrij.", Details: "write register: no space left on device", Severity: widgets.Error,
		Actions: []widgets.Action{{Text: "Opnieuw", Kind: widgets.PrimaryButton, Do: func() { retried++ }}}})
	d.settle()
	shown := func() string { return test.RenderToMarkup(d.canvas) }
	for _, text := range []string{"Het register is niet opgeslagen", "Uw tekst staat nog op het scherm.", "Opnieuw", "Sluiten", "Technische gegevens"} {
		if !strings.Contains(shown(), text) {
			t.Errorf("%q is not shown", text)
		}
	}
	if strings.Contains(shown(), "no space left") {
		t.Error("the details are shown before they were asked for")
	}
	fold := d.canvas.Focused()
	for range 5 {
		if b, ok := d.canvas.Focused().(*widgets.Button); ok && b.Text() == "Technische gegevens" {
			fold = b
			break
		}
		d.tab()
	}
	d.press(fyne.KeyReturn)
	d.settle()
	if !strings.Contains(shown(), "no space left") {
		t.Fatal("the details do not unfold")
	}
	if d.canvas.Focused() != fold {
		t.Error("unfolding moved the keyboard")
	}
	d.tab()
	d.press(fyne.KeySpace)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "write register: no space left on device" {
		t.Errorf("copied %q", got)
	}
	d.press(fyne.KeyEscape)
	if retried != 0 || d.canvas.Overlays().Top() != nil {
		t.Errorf("Escape: retried %d, open %v", retried, d.canvas.Overlays().Top() != nil)
	}
}

func TestBusyComesOnlyWhenWorkTakesLong(t *testing.T) {
	d, f := page(t)
	quick := widgets.ShowBusy(d.kit, d.window, "Register openen")
	d.clock.pass(100 * time.Millisecond)
	quick.Hide()
	d.clock.pass(time.Second)
	if d.canvas.Overlays().Top() != nil {
		t.Fatal("quick work covers the window")
	}
	stopped := false
	long := widgets.ShowBusyUntil(d.kit, d.window, "Register openen", func() { stopped = true })
	d.clock.pass(time.Second)
	if d.canvas.Overlays().Top() == nil {
		t.Fatal("long work does not cover the window")
	}
	long.SetDone(0.5)
	d.press(fyne.KeySpace)
	if !stopped {
		t.Error("the button does not stop the work")
	}
	long.Hide()
	if d.canvas.Overlays().Top() != nil || d.canvas.Focused() != f {
		t.Error("the window did not come back")
	}
}

// shelf is a folder with a few files.
func shelf(t *testing.T) string {
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "archief"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"school.vreg", "brief.txt", ".verborgen.vreg", "archief/oud.vreg"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestFileIsChosenByKeys(t *testing.T) {
	cases := []struct {
		name string
		do   func(d *desk)
		want string
	}{
		{"a name that is typed", func(d *desk) { d.focusOnName(); d.write("school.vreg"); d.press(fyne.KeyReturn) }, "school.vreg"},
		{"a name that is typed in the list", func(d *desk) { d.write("school.vreg"); d.press(fyne.KeyReturn) }, "school.vreg"},
		{"from the list", func(d *desk) { d.press(fyne.KeyDown, fyne.KeyReturn) }, "school.vreg"},
		{"from a folder of the list", func(d *desk) { d.press(fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn) }, "archief/oud.vreg"},
		{"a file that is not there", func(d *desk) { d.focusOnName(); d.write("nee.vreg"); d.press(fyne.KeyReturn) }, ""},
		{"left", func(d *desk) { d.press(fyne.KeyEscape) }, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, _ := page(t)
			folder, got := shelf(t), ""
			widgets.ChooseFile(d.kit, d.window, widgets.FileOptions{Title: "Register openen", Folder: folder, Endings: []string{".vreg"}},
				func(path string) { got = path })
			d.settle()
			if shown := test.RenderToMarkup(d.canvas); strings.Contains(shown, "brief.txt") || strings.Contains(shown, ".verborgen") {
				t.Error("files of another kind, or hidden ones, are shown")
			}
			c.do(d)
			want := c.want
			if want != "" {
				want = filepath.Join(folder, want)
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// focusOnName goes with Tab to the field for the name: the last before the
// toggle for hidden files. A chooser begins in its list.
func (d *desk) focusOnName() {
	var last *widgets.TextField
	for range 12 {
		switch f := d.canvas.Focused().(type) {
		case *widgets.TextField:
			last = f
		case *widgets.ToggleButton:
			d.canvas.Focus(last)
			return
		}
		d.tab()
	}
}

func TestANameThatIsNotThereIsSaid(t *testing.T) {
	d, _ := page(t)
	widgets.ChooseFile(d.kit, d.window, widgets.FileOptions{Title: "Register openen", Folder: shelf(t), Endings: []string{".vreg"}}, func(string) { t.Error("it was chosen") })
	d.settle()
	d.write("nee.vreg")
	d.press(fyne.KeyReturn)
	if !strings.Contains(test.RenderToMarkup(d.canvas), "Er is geen bestand nee.vreg") {
		t.Error("nothing is said of it")
	}
	d.press(fyne.KeyEscape)
	if d.canvas.Overlays().Top() == nil {
		t.Error("the chooser went away too")
	}
}

func TestPlaceIsAskedBeforeAFileIsReplaced(t *testing.T) {
	cases := []struct {
		name, typed string
		do          func(d *desk)
		want        string
	}{
		{"a new name gets its ending", "nieuw", func(*desk) {}, "nieuw.vreg"},
		{"a name that is there, left alone", "school", func(d *desk) { d.press(fyne.KeyEscape) }, ""},
		{"a name that is there, replaced", "school.vreg", func(d *desk) { d.canvas.FocusNext(); d.press(fyne.KeyReturn) }, "school.vreg"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, _ := page(t)
			folder, got := shelf(t), ""
			widgets.ChoosePlace(d.kit, d.window, widgets.FileOptions{Title: "Nieuw register", Folder: folder, Endings: []string{".vreg"}},
				func(path string) { got = path })
			d.settle()
			d.write(c.typed)
			d.press(fyne.KeyReturn)
			c.do(d)
			want := c.want
			if want != "" {
				want = filepath.Join(folder, want)
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if data, _ := os.ReadFile(filepath.Join(folder, "school.vreg")); string(data) != "x" {
				t.Error("asking for a place emptied the file that is there")
			}
		})
	}
}

func TestDesktopIsAskedFirst(t *testing.T) {
	d, _ := page(t)
	answers := []struct {
		path string
		err  error
		want string
		own  bool
	}{
		{"/srv/register.vreg", nil, "/srv/register.vreg", false},
		{"", nil, "", false},
		{"", widgets.ErrNoSystemChooser, "", true},
		{"", errors.New("other"), "", false},
	}
	for _, a := range answers {
		got := ""
		d.kit.SystemChooser = func(widgets.FileOptions, bool) (string, error) { return a.path, a.err }
		widgets.ChooseFile(d.kit, d.window, widgets.FileOptions{Title: "Openen", Folder: shelf(t)}, func(p string) { got = p })
		if own := d.canvas.Overlays().Top() != nil; got != a.want || own != a.own {
			t.Errorf("%v: got %q, own chooser %v", a, got, own)
		}
		if a.own {
			d.press(fyne.KeyEscape)
		}
	}
}

// press is the same as pressing keys on a desk, for a list of things to do.
func press(keys ...fyne.KeyName) func(*desk) { return func(d *desk) { d.press(keys...) } }

func TestSeveralFilesAreTicked(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "map"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all := func(d *desk) { d.shortcut(&fyne.ShortcutSelectAll{}) }
	var held fyne.KeyModifier
	withShift := func(keys ...fyne.KeyName) func(*desk) {
		return func(d *desk) {
			held = fyne.KeyModifierShift
			d.press(keys...)
			held = 0
		}
	}
	const down, enter = fyne.KeyDown, fyne.KeyReturn
	for _, c := range []struct {
		name string
		do   []func(*desk)
		want string
	}{
		{"one by one", []func(*desk){press(down, fyne.KeySpace, fyne.KeyEnd, fyne.KeySpace, enter)}, "a.txt c.txt "},
		{"ticked and not", []func(*desk){press(down, fyne.KeySpace, fyne.KeySpace, down, enter)}, "b.txt "},
		{"left", []func(*desk){press(down, fyne.KeySpace, fyne.KeyEscape)}, "nothing"},
		{"all, but no folder", []func(*desk){all, press(down, enter)}, "a.txt b.txt c.txt "},
		{"all but one", []func(*desk){all, press(down, down, fyne.KeySpace, enter)}, "a.txt c.txt "},
		{"from one to another", []func(*desk){press(down, down), withShift(down), press(enter)}, "b.txt c.txt "},
		{"a stretch more", []func(*desk){press(down, fyne.KeySpace, fyne.KeyEnd), withShift(fyne.KeyUp), press(enter)}, "a.txt b.txt c.txt "},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := page(t)
			d.kit.Held = func() fyne.KeyModifier { return held }
			got := "nothing"
			widgets.ChooseFiles(d.kit, d.window, widgets.FileOptions{Title: "Openen", Folder: folder}, func(paths []string) {
				got = ""
				for _, p := range paths {
					got += filepath.Base(p) + " "
				}
			})
			d.settle()
			d.press(fyne.KeyHome)
			for _, do := range c.do {
				do(d)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestUnreadableFolderIsSaidSo(t *testing.T) {
	d, _ := page(t)
	widgets.ChooseFile(d.kit, d.window, widgets.FileOptions{Title: "Openen", Folder: filepath.Join(t.TempDir(), "weg")}, func(string) {})
	d.settle()
	if !strings.Contains(test.RenderToMarkup(d.canvas), "Deze map kan niet worden gelezen") {
		t.Error("nothing is said of a folder that is gone")
	}
}

// TestDialogIsAsHighAsWhatItSays holds that a text of several lines is all
// there, and that no room is left below it.
func TestDialogIsAsHighAsWhatItSays(t *testing.T) {
	for _, sentences := range []int{1, 12} {
		d, _ := page(t)
		said := widget.NewLabel(strings.Repeat("Een zin die nog wel op een regel past. ", sentences))
		said.Wrapping = fyne.TextWrapWord
		widgets.NewDialog(d.kit, d.canvas, widgets.DialogOptions{Title: "Vaststellen", Width: 400,
			Content: func(*widgets.Kit) fyne.CanvasObject { return said }}).Show()
		d.settle()
		if need := said.MinSize().Height; said.Size().Height != need {
			t.Errorf("%d sentences have %v and need %v", sentences, said.Size().Height, need)
		}
	}
}
