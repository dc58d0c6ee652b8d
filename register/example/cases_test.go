package example_test

import (
	"slices"
	"testing"

	"verwerkingsregister/model"
)

// The cases of real registers that asked most of the model stand in the
// examples, each in fields of its own.

func TestSupplierIsProcessorAndController(t *testing.T) {
	r := register(t, "supplier")
	if role := r.Activity("t-lezen").Role; role != model.RoleProcessor {
		t.Errorf("for its product the supplier is %s", role)
	}
	for _, id := range []model.ID{"t-workshops", "t-nieuwsbrief", "t-helpdesk"} {
		a := r.Activity(id)
		if a.Role != model.RoleController {
			t.Errorf("%s: role %s", id, a.Role)
		}
		for _, p := range a.Purposes {
			if p.Text == "" || p.LegalBasis == "" {
				t.Errorf("%s: purpose %q has legal basis %q", id, p.Text, p.LegalBasis)
			}
		}
	}
}

func TestJointControllershipAboutPageStatistics(t *testing.T) {
	a := register(t, "school").Activity("v-vriendenplein")
	if a.Role != model.RoleJointController || len(a.JointControllers) != 1 {
		t.Fatalf("role %s with %d joint controllers", a.Role, len(a.JointControllers))
	}
	if j := a.JointControllers[0]; len(j.Shared) == 0 || len(j.NeverShared) == 0 || j.OurTasks == "" || j.TheirTasks == "" {
		t.Errorf("shared %v, never shared %v", j.Shared, j.NeverShared)
	}
}

func TestSubProcessorWithItsOwnSubProcessors(t *testing.T) {
	a := register(t, "supplier").Activity("t-leesmonitor")
	roles := map[model.Role]model.RowID{}
	for _, c := range a.Controllers {
		roles[c.Role] = c.ID
		if c.Role == model.RoleProcessor && c.Under == "" {
			t.Error("it is not said for whom the processor acts")
		}
	}
	if a.Role != model.RoleSubProcessor || roles[model.RoleController] == "" || roles[model.RoleProcessor] == "" {
		t.Errorf("role %s for %v", a.Role, roles)
	}
	if len(a.Engagements) != 2 || a.Pseudonymisation.Moment != "on-receipt" {
		t.Errorf("%d sub-processors, pseudonymised %q", len(a.Engagements), a.Pseudonymisation.Moment)
	}
}

func TestRetentionOfEveryShape(t *testing.T) {
	school, supplier := register(t, "school"), register(t, "supplier")
	for _, c := range []struct {
		name string
		term model.Retention
		is   func(model.Retention) bool
	}{
		{"anonymised after the last login, then final", school.Service("s-taalbroei-lezen").Retention[0], func(r model.Retention) bool {
			return r.Trigger == "after-last-login" && r.Action == "anonymise" && r.Automatic == model.Yes && r.ErasureAfter == model.No
		}},
		{"four weeks after the vacancy closes", school.Activity("v-sollicitatie").Retention[0], func(r model.Retention) bool {
			return r.Amount == model.N(4) && r.Unit == "week" && r.Trigger == "after-vacancy-closed"
		}},
		{"a year with consent", school.Activity("v-sollicitatie").Retention[1], func(r model.Retention) bool {
			return r.Amount == model.N(1) && r.Unit == "year" && r.Condition != ""
		}},
		{"within three months after the contract", school.Service("s-klaslicht-admin").Retention[0], func(r model.Retention) bool {
			return r.Limit == "at-most" && r.Amount == model.N(3) && r.Unit == "month" && r.Trigger == "end-of-contract"
		}},
		{"the school decides", school.Service("s-klaslicht-admin").Retention[1], func(r model.Retention) bool {
			return r.DecidedBy == "controller" && r.Limit == "criterion"
		}},
		{"recordings at most a year", supplier.Activity("t-workshops").Retention[1], func(r model.Retention) bool {
			return r.Limit == "at-most" && r.Amount == model.N(1) && r.Trigger == "recording"
		}},
	} {
		if !c.is(c.term) {
			t.Errorf("%s: %+v", c.name, c.term)
		}
	}
}

func TestAnonymisedSetFromTenPupils(t *testing.T) {
	uses := register(t, "school").Service("s-toetskompas-monitor").AnonymisedUses
	if len(uses) != 1 || uses[0].MinimumGroup != model.N(10) || uses[0].Group != "klas" {
		t.Errorf("got %+v", uses)
	}
}

func TestTransfersToTheUnitedStates(t *testing.T) {
	r := register(t, "school")
	scc := transferOf(t, r.Service("s-taalbroei-lezen").Engagements, "wolkhuis")
	if scc.Mechanism != "46-2-c" || !slices.Equal(scc.SCCModules, []model.SCCModule{3}) || scc.Signed == "" || scc.TIA.Date == "" {
		t.Errorf("under SCC: %+v", scc)
	}
	dpf := transferOf(t, r.Service("s-klaslicht-portaal").Engagements, "mailberk")
	if dpf.Mechanism != "45-3" || dpf.DPFCertified != model.Yes || dpf.DPFChecked == "" {
		t.Errorf("under the DPF: %+v", dpf)
	}
}

func transferOf(t *testing.T, engagements []model.Engagement, id model.RowID) model.Transfer {
	t.Helper()
	for _, e := range engagements {
		if e.ID == id {
			return e.Transfer
		}
	}
	t.Fatalf("no engagement %s", id)
	return model.Transfer{}
}

func TestCertificatesHeldAndPlanned(t *testing.T) {
	s := register(t, "school").Service("s-klaslicht-admin")
	statuses := map[model.Code]model.Certificate{}
	for _, c := range s.Certificates {
		statuses[c.Status] = c
	}
	if held := statuses["held"]; held.Standard != "iso-27001" || held.From == "" || held.Scope == "" {
		t.Errorf("held: %+v", held)
	}
	if planned := statuses["planned"]; planned.Standard != "iso-27001" || planned.From == "" {
		t.Errorf("planned: %+v", planned)
	}
	if c := s.Classification; c.Scheme != "rosa-certificeringsschema" || c.Availability == "" || c.Integrity == "" || c.Confidentiality == "" {
		t.Errorf("classification: %+v", c)
	}
}

func TestBreachAgreementOfASupplier(t *testing.T) {
	b := register(t, "school").Service("s-klaslicht-admin").BreachAgreement
	if b.Term != model.N(24) || b.Unit != "hour" || b.Channel == "" || len(b.Fields) == 0 {
		t.Errorf("got %+v", b)
	}
}

func TestNationalNumberAndReligion(t *testing.T) {
	r := register(t, "school")
	bsn := category(t, r.Activity("v-leerlingadministratie"), "national-id")
	if bsn.Statute == "" || bsn.UAVG != "uavg-46" {
		t.Errorf("national number: %+v", bsn)
	}
	religion := category(t, r.Activity("v-identiteit"), "special")
	if religion.Special != "religion" || religion.Art9 == "" || religion.UAVG == "" {
		t.Errorf("religion: %+v", religion)
	}
}

func category(t *testing.T, a *model.Activity, kind model.Code) model.DataCategory {
	t.Helper()
	for _, d := range a.DataCategories {
		if d.Kind == kind {
			return d
		}
	}
	t.Fatalf("%s has no category of kind %s", a.Name, kind)
	return model.DataCategory{}
}
