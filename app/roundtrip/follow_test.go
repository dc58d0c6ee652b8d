package roundtrip_test

import (
	"context"
	"slices"
	"testing"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// plan is what taking over all of a document would do to the service.
func (d *desk) plan(p *proposal.Proposal, follow func(model.ID, proposal.Conflict) bool) (register.Change, proposal.Step) {
	d.t.Helper()
	change, steps, err := accept.Taker{Register: d.reg}.Proposals(context.Background(),
		[]accept.Offer{{Proposal: p, Accepted: p.Accept(proposal.All()), Follow: follow}})
	if err != nil {
		d.t.Fatal(err)
	}
	i := slices.IndexFunc(steps[0], func(s proposal.Step) bool { _, ok := s.Record.(*model.Service); return ok })
	return change, steps[0][i]
}

// A conflict tells both values, what the document before said and who wrote what stays.
// What the officer then chooses to follow is the supplier's again: a later document changes it.
func TestAConflictTellsWhoWroteItAndCanBeFollowed(t *testing.T) {
	d, form := newDesk(t), way{"4.0", "nl", publish.Word}
	d.receive(read(t, form.written(t, publish.Leaflet, stippellijn())))
	d.editService(func(s *model.Service) {
		s.Explanation = "Schrijven, met hulp van de leerkracht."
		s.Retention[1].Amount = model.N(3)
		s.Engagements[1].Service = "support en beheer"
	})
	newer := stippellijn()
	newer.Retention[1].Amount = model.N(9)
	newer.Engagements = newer.Engagements[:1]
	second := read(t, form.written(t, publish.Leaflet, newer))

	_, plain := d.plan(second, nil)
	told := map[string]proposal.Conflict{}
	for _, c := range plain.Conflicts {
		told[key(string(c.Path))] = c
		if c.Wrote.Number != 2 || c.Wrote.Action != model.ActionEdit || c.Followed {
			t.Errorf("%s was written in version %d (%s), followed %v", c.Path, c.Wrote.Number, c.Wrote.Action, c.Followed)
		}
	}
	if c := told["explanation"]; c.News || c.Before != c.Proposed {
		t.Errorf("the supplier says of the explanation what it said: %+v", c)
	}
	if c := told["retention.amount"]; !c.News || c.Before != model.N(6) || c.Kept != model.N(3) || c.Proposed != model.N(9) {
		t.Errorf("the term: %+v", c)
	}
	if c := told["engagements"]; !c.News || c.Kept != "Praatpaal Inc." {
		t.Errorf("the sub-processor that is gone: %+v", c)
	}

	_, stated := d.plan(second, proposal.Anew)
	if s := stated.Record.(*model.Service); len(s.Engagements) != 1 || s.Retention[1].Amount != model.N(9) || s.Explanation != "Schrijven, met hulp van de leerkracht." {
		t.Errorf("what the supplier states anew: %+v", s)
	}

	term := func(_ model.ID, c proposal.Conflict) bool { return key(string(c.Path)) == "retention.amount" }
	change, chosen := d.plan(second, term)
	if n := len(proposal.Stands(chosen.Conflicts)); n != len(plain.Conflicts)-1 {
		t.Errorf("%d conflicts stand, of %d one is followed", n, len(plain.Conflicts))
	}
	if _, err := d.reg.Save(context.Background(), change); err != nil {
		t.Fatal(err)
	}
	newer.Retention[1].Amount = model.N(12)
	d.receive(read(t, form.written(t, publish.Leaflet, newer)))
	if s := d.service(); s.Retention[1].Amount != model.N(12) || len(s.Engagements) != 2 || s.Explanation != "Schrijven, met hulp van de leerkracht." {
		t.Errorf("what was followed once goes along with the supplier, the rest stays: %+v", s)
	}
}
