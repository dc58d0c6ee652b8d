package window_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// choose takes the first choice with a text, in the list that shows a
// placeholder or what was chosen in it before.
func (s *stage) choose(placeholder, text string) {
	s.t.Helper()
	var found *widgets.CodeSelect
	each(s.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.CodeSelect); ok && c.PlaceHolder == placeholder {
			found = c
		}
	})
	if found == nil {
		s.t.Fatalf("there is no list %q:\n%s", placeholder, s.seen())
	}
	s.win.Canvas().Focus(found)
	found.Open(text)
	s.press(fyne.KeyReturn)
}

// day fills in the first or second date of the page.
func (s *stage) day(which int, text string) {
	s.t.Helper()
	var fields []*widgets.DateField
	each(s.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.DateField); ok {
			fields = append(fields, f)
		}
	})
	s.win.Canvas().Focus(fields[which])
	fields[which].SetText(text)
	s.settle()
}

// TestWhoChangedTheRetention answers a question with the filters: when did the
// retention of V-012 change, and who did it?
func TestWhoChangedTheRetention(t *testing.T) {
	s := newStage(t)
	s.school()
	_, id := s.find(model.KindActivity, "Website").Identity()
	for _, change := range []func(*model.Activity){
		func(a *model.Activity) { a.Remarks = "nagekeken" },
		func(a *model.Activity) { a.Retention[0].Text = "nog een jaar langer" },
		func(a *model.Activity) { a.Remarks = "weer nagekeken" },
	} {
		a := s.activity(id)
		change(a)
		_, err := s.w.Register().Save(context.Background(), register.Change{Author: "Bo de Graaf", Reason: "vraag van de FG", Writes: []register.Write{{Record: a, Base: register.AnyVersion}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	s.renamed() // another record, by somebody else
	s.do("view-timeline")
	s.choose("Elke vermelding", "V-012")
	s.mustSee("5 wijzigingen")
	s.mustNotSee("V-011")
	s.choose("Elk veld", "Bewaartermijnen")
	s.mustSee("2 wijzigingen", "Bo de Graaf", "22-11-2026", "vraag van de FG", "nog een jaar langer") // and when it was made
	s.choose("Iedereen", "Bo de Graaf")
	s.mustSee("1 wijziging")
	s.day(1, "21-11-2026")
	s.mustSee("Geen enkele wijziging")
	s.day(1, "22-11-2026")
	s.day(0, "22-11-2026")
	s.mustSee("1 wijziging")
	s.day(0, "23-11-2026")
	s.mustSee("Geen enkele wijziging")
}
