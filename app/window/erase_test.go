package window_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
)

func TestPersonalDataIsErasedFromHistory(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.open(model.KindParty, "Nettenwerk", "contact.name")
	s.typed("Karel Smit")
	s.do("save")
	s.open(model.KindParty, "Nettenwerk", "contact.name")
	s.typed("sen")
	s.do("erase")
	s.mustSee("Sla de vermelding eerst op")
	test.Tap(s.button("Sluiten"))
	s.do("save")
	s.do("erase")
	s.mustSee("Karel Smit", "niet ongedaan", "back-ups")
	if b := s.button("Definitief wissen"); !b.Disabled() {
		t.Error("it can be erased without a reason")
	}
	s.typed("op verzoek")
	test.Tap(s.button("Definitief wissen"))
	s.settle()
	s.mustSee("gewist uit de geschiedenis")
	test.Tap(s.button("Sluiten"))
	values, err := s.w.Register().Erasable(context.Background(), id)
	if err != nil || len(values) != 0 {
		t.Fatalf("left are %v, %v", values, err)
	}
	s.do("history")
	s.mustSee("Gewist", "op verzoek")
	s.press("Down")
	s.mustSee("gewist op 22-11-2026", "Karel Smitsen")
	s.do("erase")
	s.mustSee("Er is niets te wissen")
}
