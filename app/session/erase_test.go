package session_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestEraseRemovesWhatTheRecordHoldsNoMore(t *testing.T) {
	s, _, _ := desk(t)
	p := s.New(model.KindParty)
	for _, name := range []string{"P. de Wit", "K. Smit"} {
		set(t, p, "contact.name", name)
		set(t, p, "name", "Wolkhuis van "+name)
		do(t, s.Save(p, ""))
	}
	values, err := s.Register().Erasable(context.Background(), p.ID())
	if err != nil || !slices.Equal(values, []string{"P. de Wit"}) {
		t.Fatalf("erasable are %v, %v", values, err)
	}
	set(t, p, "remarks", "nog niet opgeslagen")
	job := s.Erase(p.ID(), "op verzoek", func(int) { t.Error("erased beside unsaved changes") })
	job.Work(context.Background())
	if err := job.Finish(); !errors.Is(err, session.ErrUnsaved) {
		t.Errorf("beside unsaved changes it gave %v", err)
	}
	do(t, s.Save(p, ""))
	told := 0
	do(t, s.Erase(p.ID(), "op verzoek", func(n int) { told = n }))
	if told != 1 {
		t.Errorf("%d values were erased", told)
	}
	old := version(t, s, p.ID(), 1).(*model.Party)
	if day, erased := register.ErasedOn(old.Contact.Name); !erased || day != "2026-11-22" {
		t.Errorf("the first version says %q", old.Contact.Name)
	}
	if get(t, p, "contact.name") != "K. Smit" || p.Changed() {
		t.Errorf("the record says %q, changed %v", get(t, p, "contact.name"), p.Changed())
	}
	for s.Undo() != nil {
		do(t, s.Undo())
	}
	if got := get(t, p, "contact.name"); got != "K. Smit" {
		t.Errorf("undo brought back %q", got)
	}
	report, err := s.Register().Verify(context.Background(), nil)
	if err != nil || !report.OK() {
		t.Errorf("the chain does not hold any more: %+v, %v", report.Problems, err)
	}
}

func TestEraseSignerLeavesApprovalsAndTheirStepsGo(t *testing.T) {
	s, _, _ := desk(t)
	e := s.New(model.KindActivity)
	set(t, e, "name", "Verzuim")
	do(t, s.Save(e, ""))
	do(t, s.SignOff(register.Approving{By: "P. de Wit", Records: []model.ID{e.ID()}}))
	told := 0
	do(t, s.EraseSigner("P. de Wit", "op verzoek", func(n int) { told = n }))
	if a := s.Snapshot().Approvals[e.ID()]; told != 1 || a.By != "" || a.Erased != "2026-11-22" || register.StateOf(a) != register.Approved {
		t.Errorf("%d erased, the record stands %+v", told, a)
	}
	if step, can := s.CanUndo(); can && step.Kind == model.KindSignOff {
		t.Errorf("%+v can still be undone", step)
	}
}
