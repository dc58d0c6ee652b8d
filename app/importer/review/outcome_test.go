package review_test

import (
	"strconv"
	"testing"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// known is a register with the service of an earlier import, whose explanation the
// officer changed, and a party whose name comes near.
func known() (reg, imported *model.Register) {
	make := func(explanation string) *model.Register {
		return &model.Register{
			Organisation: model.Organisation{ID: "org", Name: "Stichting De Linde"},
			Services: []model.Service{{ID: "s1", Number: "D-001", Product: "Leeswijs", Vendor: "Uitgeverij De Voorbeeldboom",
				Explanation: explanation, TargetGroup: "basisonderwijs"}},
			Parties: []model.Party{{ID: "p1", Number: "P-001", Name: "Wolkhuis B.V."}, {ID: "p2", Number: "P-002", Name: "Mailstroom Europa"},
				{ID: "p3", Number: "P-003", Name: "Gemeente Voorstad"}},
		}
	}
	return make("Onze eigen woorden."), make("Zoals de leverancier het zei.")
}

// outcomes plans what is ticked against a register.
func (u under) outcomes(reg, imported *model.Register) []review.Outcome {
	offer := u.Offer()
	n := 0
	next := func() string { n++; return "n" + strconv.Itoa(n) }
	steps := proposal.Plan(proposal.Register{
		State: reg,
		Imported: func(kind model.Kind, id model.ID) model.Record {
			if s := imported.Service(id); s != nil {
				return s
			}
			return nil
		},
		NewID:  func() model.ID { return model.ID(next()) },
		NewRow: func() model.RowID { return model.RowID(next()) },
		Same:   offer.Same,
	}, offer.Proposal, offer.Accepted())
	return offer.Outcomes(steps, reg)
}

func TestTargetsOfferKnownAndNearRecords(t *testing.T) {
	u := newReview(t)
	reg, _ := known()
	targets := u.Targets(reg, nil)
	if got := targets[0].Is(); got != "s1" {
		t.Errorf("the service is %q", got)
	}
	byTitle := map[string]review.Target{}
	for _, target := range targets {
		byTitle[target.Title] = target
	}
	if got := byTitle["Wolkhuis B.V."].Is(); got != "p1" {
		t.Errorf("the party of that name is %q", got)
	}
	mail := byTitle["Mailstroom Inc."]
	if mail.Is() != "" || len(mail.Near) != 1 || len(mail.Others) != 2 {
		t.Errorf("%+v", mail)
	}
	u.Choose(mail.Item, "p2")
	if got := u.Targets(reg, nil)[mail.Item].Is(); got != "p2" || !u.Changed() {
		t.Errorf("chosen %q, changed %v", got, u.Changed())
	}
	u.Choose(0, "")
	if got := u.Targets(reg, nil)[0].Is(); got != "" {
		t.Errorf("chosen to be new, and still %q", got)
	}
	u.Unchoose(0)
	if got := u.Targets(reg, nil)[0].Is(); got != "s1" {
		t.Errorf("left to its name, and %q", got)
	}
}

func TestOutcomesSayWhatTakingOverDoes(t *testing.T) {
	u := newReview(t)
	reg, imported := known()
	outcomes := u.outcomes(reg, imported)
	service := outcomes[0]
	if service.Fate != review.Renewed || service.Before.Title() != "Leeswijs" || len(service.Fields) == 0 {
		t.Errorf("service: %s, before %v, fields %d", service.Fate, service.Before, len(service.Fields))
	}
	if review.Conflicts(outcomes) != 1 || service.Conflicts[0].Path != "explanation" || service.Conflicts[0].Kept != "Onze eigen woorden." {
		t.Errorf("conflicts %+v", service.Conflicts)
	}
	tally := review.Tally(outcomes)
	if tally[review.Added] != 2 || tally[review.Equal] != 1 {
		t.Errorf("%v", tally)
	}
	u.Untick(u.Lines(review.All))
	if tally := review.Tally(u.outcomes(reg, imported)); tally[review.Left] != len(outcomes) {
		t.Errorf("nothing ticked: %v", tally)
	}
}

func TestOutcomesOfWholeRecords(t *testing.T) {
	reg, _ := known()
	same, changed := reg.Services[0], reg.Parties[0]
	changed.Remarks = "Nieuw adres"
	change := register.Change{Writes: []register.Write{
		{Record: &same, Base: 1}, {Record: &changed, Base: 1}, {Record: &model.Activity{ID: "v1", Name: "Salarisadministratie"}},
	}}
	want := []review.Fate{review.Equal, review.Renewed, review.Added}
	for i, o := range review.OutcomesOf(change, reg) {
		if o.Fate != want[i] {
			t.Errorf("%s: %s, want %s", o.Record.Title(), o.Fate, want[i])
		}
	}
}

func TestTargetsAreAskedOfTheEditedName(t *testing.T) {
	_, p := reviewtest.Leeswijs()
	r := review.New(p)
	reg, _ := known()
	i, ok := r.Find(0, "product")
	if !ok {
		t.Fatal("no product")
	}
	if err := r.Set(i, "Rekenwijs"); err != nil {
		t.Fatal(err)
	}
	if got := r.Targets(reg, nil)[0].Is(); got != "" {
		t.Errorf("Rekenwijs is %q", got)
	}
}
