package importer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
)

const copied = "Privacybijsluiter Leeswijs\n\nA. Algemene informatie\n\nNaam product en/of dienst: Leeswijs\n\n" +
	"Naam Verwerker en vestigingsgegevens: Uitgeverij De Voorbeeldboom B.V., Kade 12, Dordtwijk\n"

func TestCopiedTextIsPasted(t *testing.T) {
	st := newStage(t, plain())
	st.own = true
	st.open()
	st.says(t, "Wat wilt u inlezen?", "Bestanden kiezen", "Tekst plakken")
	fyne.CurrentApp().Clipboard().SetContent("")
	st.page.Paste()
	st.says(t, "Op het klembord staat geen tekst")
	fyne.CurrentApp().Clipboard().SetContent(copied)
	st.page.Paste()
	st.says(t, "Voorstel uit Geplakte tekst 22-11-2026", "Dienst: Leeswijs (nieuw)")
	st.page.Paste() // what is looked at is not thrown away
	st.says(t, "Voorstel uit Geplakte tekst 22-11-2026")
	st.page.TakeOver()
	documents, err := st.reg.Documents(context.Background())
	if len(st.failed) > 0 || err != nil || len(documents) != 1 || documents[0].Name != "Geplakte tekst 22-11-2026.txt" || len(documents[0].Hash) != 64 {
		t.Errorf("%v, %v: what is kept is %+v", st.failed, err, documents)
	}
}

func TestFilesAreChosenByKeyboard(t *testing.T) {
	st := newStage(t, plain())
	st.own = true
	folder := t.TempDir()
	var paths []string
	for _, name := range []string{"a.txt", "b.txt"} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(copied, "Leeswijs", "Leeswijs "+name)), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	st.tools.Kit.SystemChooser = func(widgets.FileOptions, bool) (string, error) { return strings.Join(paths, "\n"), nil }
	st.open()
	st.press(fyne.KeyReturn)
	st.settle()
	st.says(t, "a.txt", "b.txt", "0 van 2 bestanden overgenomen")
	st.page.TakeOver()
	if len(st.services()) != 2 {
		t.Errorf("%v, %d services", st.failed, len(st.services()))
	}
}

func TestTheWaysInAreLeftByEscape(t *testing.T) {
	st := newStage(t, plain())
	st.open()
	st.press(fyne.KeyEscape)
	if st.cancelled != 1 || st.page.Changed() {
		t.Errorf("left %d times", st.cancelled)
	}
}
