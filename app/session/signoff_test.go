package session_test

import (
	"slices"
	"testing"
	"time"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestSignOffIsAStepThatUndoWithdraws(t *testing.T) {
	s, _, _ := desk(t)
	e := s.New(model.KindActivity)
	set(t, e, "name", "Verlof")
	do(t, s.Save(e, ""))
	do(t, s.SignOff(register.Approving{By: "FG", Records: []model.ID{e.ID()}}))
	approved := func() register.ApprovalState { return register.StateOf(s.Snapshot().Approvals[e.ID()]) }
	if approved() != register.Approved || e.Version() != 1 || e.Changed() {
		t.Errorf("it stands %s, version %d, changed %v", approved(), e.Version(), e.Changed())
	}
	set(t, e, "description", "anders")
	do(t, s.Save(e, "")) // the editor was open while it was approved
	if approved() != register.ChangedSince {
		t.Errorf("after a change it stands %s", approved())
	}
	signOff := s.Snapshot().Approvals[e.ID()].SignOff
	do(t, s.Withdraw(signOff, "te vroeg"))
	if approved() != register.NeverApproved {
		t.Errorf("withdrawn it stands %s", approved())
	}
	if step, ok := s.CanUndo(); !ok || step.Verb != session.VerbWithdraw {
		t.Errorf("undo would undo %+v", step)
	}
	do(t, s.Undo())
	if approved() != register.ChangedSince {
		t.Errorf("with the withdrawal undone it stands %s", approved())
	}
}

func TestReviewedAsTheyStand(t *testing.T) {
	changed := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	state := &model.Register{Activities: []model.Activity{
		{ID: "same day", Review: model.Review{Last: "2026-03-02"}},
		{ID: "later", Review: model.Review{Last: "2026-04"}},
		{ID: "before", Review: model.Review{Last: "2026-03-01"}},
		{ID: "never"},
		{ID: "trashed", Review: model.Review{Last: "2026-04"}},
		{ID: "approved", Review: model.Review{Last: "2026-04"}},
		{ID: "no date", Review: model.Review{Last: "vorig jaar"}},
	}, Parties: []model.Party{{ID: "party", Review: model.Review{Last: "2027"}}}}
	var standing []register.Summary
	for _, a := range state.Activities {
		one := register.Summary{ID: a.ID, Changed: changed, Trashed: a.ID == "trashed"}
		if a.ID == "approved" {
			one.Approval = model.Approval{SignOff: "s"}
		}
		standing = append(standing, one)
	}
	standing = append(standing, register.Summary{ID: "party", Changed: changed})
	got := session.Reviewed(state, standing, time.UTC)
	if want := []model.ID{"same day", "later", "party"}; !slices.Equal(got, want) {
		t.Errorf("reviewed are %v, want %v", got, want)
	}
}
