package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
)

// TestEveryReportCanBeHad goes through what the dialog offers, each in its usual
// format.
func TestEveryReportCanBeHad(t *testing.T) {
	folder := t.TempDir()
	reports := []struct {
		label, ending string
		asksPeriod    bool
	}{
		{"Hele register", ".xlsx", false}, {"Register voor de toezichthouder", ".pdf", false}, {"Bestuursrapport", ".pdf", true},
		{"Wijzigingen in een periode", ".pdf", true}, {"Deze verwerking", ".pdf", false}, {"Subverwerkers", ".xlsx", false},
		{"Doorgiften", ".xlsx", false}, {"Bewaartermijnen", ".xlsx", false}, {"Bevindingen", ".xlsx", false},
		{"Aflopende overeenkomsten", ".xlsx", false}, {"Herzieningen", ".xlsx", false},
	}
	var paths []string
	for _, r := range reports {
		paths = append(paths, filepath.Join(folder, r.label+r.ending))
	}
	s := formStage(t, paths...)
	s.open(model.KindActivity, "Cameratoezicht", "name")
	for i, r := range reports {
		s.do("export")
		if i > 0 {
			s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
			s.typed(r.label)
			s.press(fyne.KeyReturn)
		}
		if got := strings.Contains(s.seen(), "Wijzigingen vanaf"); got != r.asksPeriod {
			t.Errorf("%s: asks for a period: %v", r.label, got)
		}
		if strings.Contains(s.seen(), "«") {
			t.Errorf("%s: a text is missing:\n%s", r.label, s.seen())
		}
		test.Tap(s.button("Verder"))
		s.settle()
		s.mustSee("Geschreven: " + r.label)
		test.Tap(s.button("Sluiten"))
		if info, err := os.Stat(paths[i]); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v, %v", r.label, info, err)
		}
	}
}

// TestTheBoardReportRemembersTheLast asks for the period since the report before.
func TestTheBoardReportRemembersTheLast(t *testing.T) {
	s := formStage(t, filepath.Join(t.TempDir(), "bestuur.pdf"))
	ask := func() {
		s.do("export")
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
		s.typed("Bestuursrapport")
		s.press(fyne.KeyReturn)
	}
	ask()
	s.mustSee("nog geen eerder bestuursrapport", "22-11-2025")
	s.press(fyne.KeyEscape)
	if err := s.w.Register().SetSetting(t.Context(), "report.board.days", "2026-02-03 2026-11-22"); err != nil {
		t.Fatal(err)
	}
	ask()
	s.mustSee("Het vorige bestuursrapport is gemaakt op 03-02-2026", "03-02-2026")
	test.Tap(s.button("Verder"))
	s.settle()
	s.mustSee("Geschreven: bestuur.pdf")
	if days, err := s.w.Register().Setting(t.Context(), "report.board.days"); err != nil || days != "2026-02-03 2026-11-22" {
		t.Errorf("remembered are %q, %v", days, err)
	}
}

// TestAnExportThatFailsCanGoElsewhere keeps what was asked when a file can't be
// written, and begins the next export where the last one went.
func TestAnExportThatFailsCanGoElsewhere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "register.xlsx")
	s := formStage(t, filepath.Join(folder, "weg", "register.xlsx"), path, path)
	s.do("export")
	test.Tap(s.button("Verder"))
	s.settle()
	s.mustSee("De map bestaat niet", "Opnieuw")
	test.Tap(s.button("Andere plaats"))
	s.settle()
	s.mustSee("Geschreven: register.xlsx", folder, "Map openen")
	if got := fyne.CurrentApp().Preferences().String("exports"); got != folder {
		t.Errorf("the last folder is %q", got)
	}
}
