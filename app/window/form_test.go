package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/app/window"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/model"
)

// formStage is a stage on which files are chosen in the order given.
func formStage(t *testing.T, paths ...string) *stage {
	t.Helper()
	s := &stage{t: t}
	s.w = window.New(test.NewTempApp(t), window.Surroundings{
		Now: clock, User: "Noor Jansen", Do: widgets.AtOnce, Later: s.later, DataDir: t.TempDir(),
		Chooser: func(widgets.FileOptions, bool) (string, error) {
			path := paths[0]
			paths = paths[1:]
			return path, nil
		},
	})
	s.win = s.w.Fyne()
	s.win.Resize(fyne.NewSize(1280, 800))
	s.school()
	return s
}

func ownForm(t *testing.T, path, sentence string) string {
	t.Helper()
	var out strings.Builder
	if err := (docx.Document{Blocks: []docx.Block{docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: sentence}}}}}).Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAServiceIsExportedWithAFormOfOnesOwn(t *testing.T) {
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	wrong, right := ownForm(t, at("fout.docx"), "Dit is {{prodct}}."), ownForm(t, at("goed.docx"), "Onze kop: {{product}}.")
	s := formStage(t, at("een.docx"), wrong, right, at("twee.docx"), at("drie.docx"))
	s.open(model.KindService, "Klaslicht", "product")
	form := func() {
		s.do("export")
		test.Tap(s.button("Verder"))
		s.settle()
	}
	form()
	s.mustSee("Privacybijsluiter (Bijlage 1)", "4.0: deelnemers", "Het formulier van het programma wordt gebruikt")
	test.Tap(s.button("Verder"))
	s.settle()
	s.mustSee("een.docx")
	test.Tap(s.button("Sluiten"))

	form()
	test.Tap(s.button("Eigen formulier kiezen…"))
	s.settle()
	s.mustSee("kan nog niet worden gebruikt: fout.docx", "Bedoelt u “product”?")
	test.Tap(s.button("Sluiten"))
	test.Tap(s.button("Eigen formulier kiezen…"))
	s.settle()
	s.mustSee("Voortaan wordt dit formulier gebruikt: goed.docx", "geen plaats voor", "subverwerkers")
	test.Tap(s.button("Sluiten"))
	s.mustSee("Uw eigen formulier wordt gebruikt")
	test.Tap(s.button("Uitleg over formulieren"))
	s.settle()
	s.mustSee("dubbele accolades", "subverwerkers")
	test.Tap(s.button("Sluiten"))
	test.Tap(s.button("Verder"))
	s.settle()
	test.Tap(s.button("Sluiten"))

	form()
	test.Tap(s.button("Eigen formulier verwijderen"))
	s.mustSee("Het formulier van het programma wordt gebruikt")
	test.Tap(s.button("Formulier van het programma bewaren…"))
	s.settle()
	s.mustSee("Bewaard: drie.docx")
	for name, least := range map[string]int{"een.docx": 8000, "twee.docx": 1000, "drie.docx": 5000} {
		if info, err := os.Stat(at(name)); err != nil || info.Size() < int64(least) {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}
