package window_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// sign fills in the dialog that approves, from its first field on.
func (s *stage) sign(by string) {
	s.t.Helper()
	s.do("sign")
	if b := s.button("Vaststellen"); !b.Disabled() {
		s.t.Error("something can be approved by nobody")
	}
	s.win.Canvas().FocusNext()
	s.typed(by)
	test.Tap(s.button("Vaststellen"))
	s.settle()
}

func TestARecordIsApprovedAndChanged(t *testing.T) {
	s := newStage(t)
	s.school()
	id := s.open(model.KindActivity, "Cameratoezicht", "name")
	s.do("sign")
	s.mustSee("geen elektronische handtekening", "V-", "Cameratoezicht")
	test.Tap(s.button("Annuleren"))
	s.sign("A. de Wit")
	s.mustSee("Vastgesteld op 22-11-2026")
	if s.w.Do("since-approval") {
		t.Error("there is something to see since the approval, and nothing changed")
	}
	s.open(model.KindActivity, "Cameratoezicht", "name")
	s.typed(" buiten")
	s.do("sign")
	s.mustSee("Sla eerst op")
	test.Tap(s.button("Sluiten"))
	s.do("save")
	s.mustSee("Gewijzigd na vaststelling")
	s.do("since-approval")
	s.mustSee("A. de Wit, 22-11-2026", "[+buiten+]", "vergeleken met versie 3")
	s.do("view-activities")
	s.mustSee("Gewijzigd na vaststelling", "Vaststelling")
	approvals, err := s.w.Register().Approvals(context.Background())
	if err != nil || len(approvals) != 1 || !approvals[id].Changed {
		t.Errorf("approved are %+v, %v", approvals, err)
	}
}

func TestTheRegisterIsApprovedAndThatWithdrawn(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("withdraw")
	s.mustSee("Er is niets vastgesteld")
	test.Tap(s.button("Sluiten"))
	s.do("view-timeline") // there is no list and no record: only the register can be approved
	s.sign("Bestuur")
	s.mustSee("school.vreg · vastgesteld op 22-11-2026 door Bestuur", "Vaststelling: Het hele register", "Vastgesteld door", "Vingerafdruk van het hele register")
	approvals, err := s.w.Register().Approvals(context.Background())
	if err != nil || register.StateOf(approvals[""]) != register.Approved {
		t.Fatalf("approved are %+v, %v", approvals[""], err)
	}
	s.do("withdraw")
	s.mustSee("22-11-2026, Bestuur: Het hele register", "Beide blijven in de geschiedenis")
	test.Tap(s.button("Intrekken"))
	s.settle()
	s.mustNotSee("vastgesteld op")
	s.mustSee("Ingetrokken")
	s.do("undo")
	s.mustSee("vastgesteld op 22-11-2026 door Bestuur")
}

func TestAListIsApprovedAndNarrowed(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("view-services")
	s.mustSee("Vastgesteld of niet")
	s.sign("FG")
	s.mustSee("Vastgesteld")
	found, err := s.w.Register().List(context.Background(), register.Query{Approval: register.Approved})
	if err != nil || len(found) == 0 || found[0].Kind != model.KindService {
		t.Fatalf("approved are %+v, %v", found, err)
	}
}

// TestKeysOfWhatCannotBeDoneDoNothing presses the keys of actions that are
// disabled: the toolkit carries them out all the same.
func TestKeysOfWhatCannotBeDoneDoNothing(t *testing.T) {
	s := newStage(t)
	s.school()
	for _, menu := range s.win.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Disabled {
				item.Action()
			}
		}
	}
	s.mustSee("25 vermeldingen")
}

func TestASignersNameIsErased(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("erase-signer")
	s.mustSee("Er is niets te wissen")
	test.Tap(s.button("Sluiten"))
	s.do("view-timeline")
	s.sign("P. de Wit")
	s.do("erase-signer")
	s.mustSee("ook uit die zijn ingetrokken", "P. de Wit")
	if b := s.button("Definitief wissen"); !b.Disabled() {
		t.Error("a name can be erased without a reason")
	}
	s.win.Canvas().FocusNext()
	s.typed("op verzoek")
	test.Tap(s.button("Definitief wissen"))
	s.settle()
	s.mustSee("De naam is gewist bij 1 vaststelling")
	test.Tap(s.button("Sluiten"))
	s.mustSee("vastgesteld op 22-11-2026 door (naam gewist op 22-11-2026)")
	s.mustNotSee("P. de Wit")
	s.do("withdraw")
	s.mustSee("22-11-2026, (naam gewist op 22-11-2026)")
}
