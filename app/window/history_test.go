package window_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// press types keys on what has the keyboard.
func (s *stage) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, key := range keys {
		focused := s.win.Canvas().Focused()
		if focused == nil {
			s.t.Fatal("nothing has the keyboard")
		}
		focused.TypedKey(&fyne.KeyEvent{Name: key})
	}
	s.settle()
}

// on finds a button of the page by its text.
func (s *stage) on(text string) *widgets.Button {
	s.t.Helper()
	var found *widgets.Button
	each(s.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text() == text {
			found = b
		}
	})
	if found == nil {
		s.t.Fatalf("there is no button %q:\n%s", text, s.seen())
	}
	return found
}

// renamed saves two versions of an activity: another name, then a department.
func (s *stage) renamed() model.ID {
	s.t.Helper()
	id := s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed(" buiten")
	s.do("save")
	s.open(model.KindActivity, "Cameratoezicht", "department")
	s.typed(" en beheer")
	s.do("save")
	return id
}

func (s *stage) activity(id model.ID) *model.Activity {
	s.t.Helper()
	record, _, err := s.w.Register().Record(context.Background(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return record.(*model.Activity)
}

func TestAFieldIsTakenBackFromHistory(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.renamed()
	s.do("history")
	s.mustSee("vergeleken met versie 4", "[+en beheer+]", "wijziging 1 van 1")
	s.press(fyne.KeyDown)
	s.mustSee("vergeleken met versie 3", "[+buiten+]")
	test.Tap(s.on("Terugzetten…"))
	s.mustSee("Zoals in", "alle versies blijven bewaard")
	test.Tap(s.button("Terugzetten"))
	s.settle()
	if a := s.activity(id); a.Name != "Cameratoezicht" || !strings.HasSuffix(a.Department, "en beheer") {
		t.Fatalf("it is now %q of %q", a.Name, a.Department)
	}
	versions, err := s.w.Register().History(context.Background(), register.HistoryQuery{Record: id, Limit: 1})
	if err != nil || versions[0].Action != model.ActionRestore {
		t.Errorf("the newest version is %+v, %v", versions, err)
	}
	s.do("undo")
	if a := s.activity(id); a.Name != "Cameratoezicht buiten" {
		t.Errorf("undone it is %q", a.Name)
	}
}

func TestAnyTwoVersionsAreCompared(t *testing.T) {
	s := newStage(t)
	s.school()
	s.renamed()
	s.do("history")
	s.press(fyne.KeyEnd, fyne.KeySpace, fyne.KeyHome)
	s.mustSee("Versie 1 vergeleken met versie 5", "[+buiten+]", "[+en beheer+]")
	seen := s.seen()
	s.do("next-change")
	if s.seen() == seen {
		t.Error("the next change is the same one")
	}
	s.do("previous-change")
	if s.seen() != seen {
		t.Error("back is not where it was")
	}
	test.Tap(s.on("Als tekst kopiëren"))
	if copied := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(copied, "~ Naam van de verwerking: Cameratoezicht [+buiten+]") {
		t.Errorf("copied: %s", copied)
	}
}

func TestTakingBackBesideADraftLosesNothing(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.renamed()
	s.open(model.KindActivity, "Cameratoezicht", "owner")
	s.typed("J. Nieuw")
	s.do("history")
	s.press(fyne.KeyDown)
	test.Tap(s.on("Terugzetten…"))
	s.mustSee("nog niet zijn opgeslagen")
	test.Tap(s.button("Terugzetten"))
	s.settle()
	if a := s.activity(id); a.Name != "Cameratoezicht buiten" {
		t.Fatalf("a version was made of a draft: %q", a.Name)
	}
	s.do("save")
	if a := s.activity(id); a.Name != "Cameratoezicht" || !strings.HasSuffix(a.Owner, "J. Nieuw") {
		t.Errorf("saved is %q of %q", a.Name, a.Owner)
	}
}

func TestTheTimelineUnfoldsWhatWasSavedInOneGo(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("view-timeline")
	s.mustSee("+ 2 vermeldingen", "wijzigingen", "Dit is in één keer opgeslagen")
	s.press(fyne.KeyReturn)
	s.mustSee("– 2 vermeldingen")
	s.press(fyne.KeyDown)
	s.mustSee("V-003 Ondersteuning", "wijziging 1 van", "Naar de vermelding")
	test.Tap(s.on("Naar de vermelding"))
	s.settle()
	s.mustSee("Opgeslagen, versie")
}

func (s *stage) mustNotSee(words ...string) {
	s.t.Helper()
	seen := s.seen()
	for _, word := range words {
		if strings.Contains(seen, word) {
			s.t.Errorf("%q is on the screen:\n%s", word, seen)
		}
	}
}
