package window_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestActivitiesFromTheCatalogue(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("catalogue")
	if b := s.button("Als concept toevoegen"); !b.Disabled() {
		t.Error("nothing can be added")
	}
	s.typed("w") // opens the list, in which the rest is typed
	s.typed("oo-ver")
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyEscape)
	test.Tap(s.button("Als concept toevoegen"))
	s.settle()
	found, err := s.w.Register().List(context.Background(), register.Query{Text: "Woo-verzoeken"})
	if err != nil || len(found) != 1 || found[0].Kind != model.KindActivity || found[0].Status != model.StatusDraft {
		t.Fatalf("added was %+v, %v", found, err)
	}
	s.do("undo")
	if found, _ := s.w.Register().List(context.Background(), register.Query{Text: "Woo-verzoeken"}); len(found) != 0 {
		t.Errorf("after undo there is %+v", found)
	}
}
