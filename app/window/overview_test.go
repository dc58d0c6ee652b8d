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
	"verwerkingsregister/model"
)

// overviewTab goes to a list by the keys that go along the tabs.
func (s *stage) overviewTab(steps int) {
	s.t.Helper()
	s.do("view-overviews")
	for range steps {
		var tabs *widgets.Tabs
		each(s.win.Canvas().Content(), func(o fyne.CanvasObject) {
			if t, ok := o.(*widgets.Tabs); ok {
				tabs = t // the last: those of the page
			}
		})
		s.win.Canvas().Focus(tabs)
		s.press(fyne.KeyRight)
		s.settle()
	}
}

// TestOverviewLeadsToARecordAndBack works through the findings by keys alone.
func TestOverviewLeadsToARecordAndBack(t *testing.T) {
	s := newStage(t)
	s.school()
	s.overviewTab(4)
	s.mustSee("Wat ontbreekt of aandacht vraagt", "Ernst", "ontbreekt", "let op", "21 regels")
	s.do("search")
	s.runes("onderlinge regeling")
	s.settle()
	s.mustSee("1 van 21 regels", "Vriendenplein Europe")
	s.press(fyne.KeyDown)
	s.mustSee("V-014", "Wat te doen")
	s.press(fyne.KeyReturn)
	s.settle()
	s.mustSee("Bezoekcijfers van onze", "Gezamenlijk verantwoordelijken")
	s.press(fyne.KeyEscape)
	s.settle()
	s.mustSee("1 van 21 regels", "V-014")
	s.press(fyne.KeyReturn) // the row is current still, and has the keyboard
	s.settle()
	s.mustSee("Gezamenlijk verantwoordelijken")
}

func TestWhatABreachTouches(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("view-overviews")
	s.mustSee("Wat raakt een datalek bij een leverancier?")
	s.open(model.KindActivity, "Cameratoezicht", "")
	if s.w.Do("breach") {
		t.Error("an activity has no breach of a party")
	}
	s.open(model.KindParty, "Wolkhuis", "")
	s.do("breach")
	s.mustSee("Wolkhuis Inc.", "V-005", "via dienst D-004 Taalbroei Lezen", "kwetsbaar", "Overeenkomst en melden")
	s.do("language-en")
	s.mustSee("Wolkhuis Inc.", "through service D-004", "Agreement and notice")
}

// TestOverviewAsOfADay shows the lists as they were.
func TestOverviewAsOfADay(t *testing.T) {
	s := newStage(t)
	s.school()
	s.overviewTab(6)
	s.mustSee("Herzieningen", "binnen drie maanden")
	now := s.seen()
	s.w.AsOf("2024-10-01")
	s.settle()
	s.mustSee("Herzieningen")
	if s.seen() == now {
		t.Error("then and now are the same")
	}
}

// TestAnOverviewIsExportedAsItIsShown writes what was searched for, and says so.
func TestAnOverviewIsExportedAsItIsShown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doorgiften.csv")
	s := formStage(t, path)
	s.overviewTab(2)
	s.do("search")
	s.runes("wolkhuis")
	s.settle()
	test.Tap(s.on("Exporteren"))
	s.mustSee("Doorgiften buiten de EER exporteren", "Alleen de regels die nu op het scherm staan")
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
	s.typed("ander programma")
	s.press(fyne.KeyReturn)
	test.Tap(s.button("Verder"))
	s.settle()
	data, err := os.ReadFile(path)
	if n := strings.Count(string(data), ";Wolkhuis Inc.;"); err != nil || n != 4 || strings.Contains(string(data), "Mailberk Inc.") {
		t.Errorf("%d rows, %v: %s", n, err, data)
	}
}

// TestAListThatTakesLongSaysSo lets nobody read one list under the name of
// another.
func TestAListThatTakesLongSaysSo(t *testing.T) {
	var pending []func()
	later := false
	s := &stage{t: t}
	s.w = window.New(test.NewTempApp(t), window.Surroundings{Now: clock, Later: s.later, Do: func(work, done func()) {
		if !later {
			widgets.AtOnce(work, done)
			return
		}
		pending = append(pending, func() { widgets.AtOnce(work, done) })
	}})
	s.win = s.w.Fyne()
	s.win.Resize(fyne.NewSize(1280, 800))
	s.school()
	s.overviewTab(1)
	s.mustSee("Veenkluis")
	later = true
	s.overviewTab(1)
	s.mustSee("De lijst wordt gemaakt")
	s.mustNotSee("Veenkluis")
	later = false
	for _, answer := range pending {
		answer()
	}
	s.mustSee("Vriendenplein", "Waarborg")
}
