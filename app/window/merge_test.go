package window_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// laptop is a copy of the open register in which somebody else changes what
// edit does, and adds an activity.
func (s *stage) laptop(edit func(*model.Activity)) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "laptop.vreg")
	if err := s.w.Register().Backup(context.Background(), path); err != nil {
		s.t.Fatal(err)
	}
	reg, err := register.Open(context.Background(), path, register.Options{Author: "Sam", Now: clock})
	if err != nil {
		s.t.Fatal(err)
	}
	_, id := s.find(model.KindActivity, "Cameratoezicht").Identity()
	record, summary, err := reg.Record(context.Background(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	edit(record.(*model.Activity))
	_, err = reg.Save(context.Background(), register.Change{Writes: []register.Write{
		{Record: record, Base: summary.Version}, {Record: &model.Activity{Name: "Verkeersproef"}}}})
	if err != nil {
		s.t.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func (s *stage) head() string {
	s.t.Helper()
	head, err := s.w.Register().Head(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	return head.String()
}

func TestAnotherCopyIsMergedByKeyboard(t *testing.T) {
	s := newStage(t)
	s.school()
	other := s.laptop(func(a *model.Activity) {
		a.Name, a.Department, a.Remarks = "Cameratoezicht binnen", "Facilitair", "van Sam"
	})
	id := s.renamed() // another name and department here
	s.do("view-activities")
	before, there := s.head(), bytes(t, other)
	s.w.Merge(other)
	s.settle()
	s.mustSee("Samenvoegen met laptop.vreg", "Alle tegenspraken (2)", "Er zijn nog 2 tegenspraken", "Tegenspraak",
		"Naam van de verwerking", "Afdeling", "Verkeersproef", "Nieuw", "2 versies bij", "blijven zoals zij hier zijn")
	if s.w.Do("take-over") && s.win.Canvas().Overlays().Top() != nil {
		t.Error("it can be confirmed while something is left to choose")
	}
	s.do("next-change")
	s.mustSee("[+buiten+]", "[+binnen+]", "dit register", "laptop.vreg")
	s.runes("1")
	s.mustSee("Er is nog 1 tegenspraak")
	s.do("next-change")
	s.mustSee("Facilitair", "[+en beheer+]")
	s.runes("2")
	s.mustSee("Alles is gekozen", "1 van hier, 1 van daar")
	if s.head() != before {
		t.Fatal("something was written before it was confirmed")
	}
	s.do("take-over")
	s.mustSee("1 vermelding is nieuw", "1 tegenspraak: zoals in dit register", "1 tegenspraak: zoals in laptop.vreg", "Beide geschiedenissen blijven")
	test.Tap(s.button("Samenvoegen"))
	s.settle()
	s.mustSee("laptop.vreg is samengevoegd", s.head())
	if a := s.activity(id); a.Name != "Cameratoezicht buiten" || a.Department != "Facilitair" || a.Remarks != "van Sam" {
		t.Errorf("merged it is %q of %q, %q", a.Name, a.Department, a.Remarks)
	}
	s.find(model.KindActivity, "Verkeersproef")
	if bytes(t, other) != there {
		t.Error("the other file was changed")
	}
	report, err := s.w.Register().Verify(context.Background(), nil)
	if err != nil || !report.OK() {
		t.Errorf("the chain does not hold: %+v, %v", report.Problems, err)
	}
	test.Tap(s.button("Sluiten"))
	s.w.Merge(other)
	s.settle()
	s.mustSee("Er is niets samen te voegen")
	test.Tap(s.button("Sluiten"))
	s.do("undo")
	if a := s.activity(id); a.Department == "Facilitair" || a.Remarks == "van Sam" {
		t.Errorf("undone it is %q of %q, %q", a.Name, a.Department, a.Remarks)
	}
}

func TestAMergeCanBeLeft(t *testing.T) {
	s := newStage(t)
	path := s.school()
	other := s.laptop(func(a *model.Activity) { a.Name = "Cameratoezicht binnen" })
	s.renamed()
	s.do("view-activities")
	before := s.head()
	s.w.Merge(other)
	s.settle()
	s.press(fyne.KeyEscape)
	s.mustSee("25 vermeldingen")
	s.w.Merge(other)
	s.settle()
	s.runes("2") // on the line of everything
	s.mustSee("Alles is gekozen")
	for _, leave := range []func(){
		func() { s.press(fyne.KeyEscape) },
		func() { s.do("view-parties") },
		func() { s.do("new-activity") },
	} {
		leave()
		s.mustSee("Het samenvoegen is nog niet gedaan", "Alles is gekozen")
		s.press(fyne.KeyEscape) // of the question
		s.mustSee("Alles is gekozen")
	}
	s.press(fyne.KeyEscape)
	test.Tap(s.button("Toch weggaan"))
	s.settle()
	s.mustSee("25 vermeldingen")
	s.w.Merge(other)
	s.settle()
	s.runes("2")
	s.runes("0")
	s.mustSee("nog 1 tegenspraak")
	test.Tap(s.on("Annuleren"))
	s.settle()
	if s.head() != before {
		t.Error("leaving wrote something")
	}
	s.w.Merge(path)
	s.settle()
	s.mustSee("Sluiten")
	test.Tap(s.button("Sluiten"))
	s.open(model.KindActivity, "Nieuwsbrief", "name")
	s.typed(" per mail")
	s.w.Merge(other)
	s.settle()
	s.mustSee("Sla eerst op")
}

// TestARemovedRecordContradictsAChangedOne shows both sides in words.
func TestARemovedRecordContradictsAChangedOne(t *testing.T) {
	s := newStage(t)
	s.school()
	other := s.laptop(func(a *model.Activity) { a.Retention = nil })
	s.open(model.KindActivity, "Cameratoezicht", "")
	s.do("delete")
	s.w.Merge(other)
	s.settle()
	s.mustSee("prullenbak en gewijzigd", "De hele vermelding")
	s.do("next-change")
	s.mustSee("in de prullenbak gelegd", "laptop.vreg")
}

func (s *stage) runes(text string) {
	s.t.Helper()
	focused := s.win.Canvas().Focused()
	if focused == nil {
		s.t.Fatal("nothing has the keyboard")
	}
	for _, r := range text {
		focused.TypedRune(r)
	}
	s.settle()
}

func bytes(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestAnOrderThatBothChangedIsShownBesideWhatItWas holds that a list both put
// in another order is shown as it stood before that, and as each has it.
func TestAnOrderThatBothChangedIsShownBesideWhatItWas(t *testing.T) {
	s := newStage(t)
	s.school()
	reg := s.w.Register()
	_, id := s.find(model.KindActivity, "Cameratoezicht").Identity()
	names := []string{"Eerste", "Tweede", "Derde"}
	save := func(order ...int) {
		t.Helper()
		record, summary, err := reg.Record(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		a := record.(*model.Activity)
		a.Measures = nil
		for _, i := range order {
			a.Measures = append(a.Measures, model.Measure{ID: model.RowID(names[i]), Text: names[i]})
		}
		if _, err := reg.Save(context.Background(), register.Change{Writes: []register.Write{{Record: a, Base: summary.Version}}}); err != nil {
			t.Fatal(err)
		}
	}
	save(0, 1, 2)
	other := s.laptop(func(a *model.Activity) { slices.Reverse(a.Measures) })
	save(1, 2, 0)
	s.w.Merge(other)
	s.settle()
	s.do("next-change")
	// line by line what it was beside what it became
	s.mustSee("volgorde", "Eerste\nTweede\nTweede\nDerde\nDerde\nEerste", "Eerste\nDerde\nTweede\nTweede\nDerde\nEerste")
}

// TestALongTextThatBothChangedIsThereWhole holds that somebody who chooses
// between two texts can read all of both.
func TestALongTextThatBothChangedIsThereWhole(t *testing.T) {
	s := newStage(t)
	s.school()
	reg := s.w.Register()
	_, id := s.find(model.KindActivity, "Cameratoezicht").Identity()
	text := "Aanhef van de tekst." + strings.Repeat(" Een zin die bij beide hetzelfde bleef.", 20)
	save := func(text string) {
		t.Helper()
		record, summary, err := reg.Record(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		record.(*model.Activity).Description = text
		if _, err := reg.Save(context.Background(), register.Change{Writes: []register.Write{{Record: record, Base: summary.Version}}}); err != nil {
			t.Fatal(err)
		}
	}
	save(text)
	other := s.laptop(func(a *model.Activity) { a.Description += " Slot van Sam." })
	save(text + " Slot van hier.")
	s.w.Merge(other)
	s.settle()
	s.do("next-change")
	s.mustSee("Aanhef van de tekst.", "van hier.+]")
}
