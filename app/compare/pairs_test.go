package compare_test

import (
	"testing"

	"verwerkingsregister/app/compare"
	"verwerkingsregister/model"
)

func TestPairsNameWhatDiffersAndNothingElse(t *testing.T) {
	there := &model.Register{Activities: []model.Activity{
		{ID: "x1", Number: "V-001", Name: "Verzuim", Department: "Zorg", Processing: model.Processing{
			Engagements: []model.Engagement{{ID: "e1", PartyID: "q1", Party: "Wolkhuis"}}}},
		{ID: "x2", Number: "V-002", Name: "Oud"},
	}, Parties: []model.Party{{ID: "q1", Number: "P-001", Name: "Wolkhuis"}}}
	here := &model.Register{Activities: []model.Activity{
		{ID: "a1", Number: "V-001", Name: "Verzuim", Department: "Welzijn", Processing: model.Processing{
			Engagements: []model.Engagement{{ID: "e9", PartyID: "p1", Party: "Wolkhuis"}}}},
		{ID: "a3", Number: "V-003", Name: "Nieuw"},
	}, Parties: []model.Party{{ID: "p1", Number: "P-001", Name: "Wolkhuis"}}}
	pairs, err := compare.Pairs(there, here)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]compare.State{}
	for _, p := range pairs {
		got[p.Either().RecordNumber()] = p.State
	}
	if len(pairs) != 3 || got["V-001"] != compare.Differs || got["V-002"] != compare.OnlyThere || got["V-003"] != compare.OnlyHere {
		t.Errorf("pairs %v", got)
	}
	first := pairs[0]
	if len(first.Fields) != 1 || first.Fields[0] != "department" {
		t.Errorf("what differs in V-001: %v", first.Fields)
	}
	old := first.There.(*model.Activity)
	if old.ID != "a1" || old.Engagements[0].PartyID != "p1" || old.Engagements[0].ID != "e9" {
		t.Errorf("the other is not in the words of this one: %+v", old)
	}
	if there.Activities[0].ID != "x1" || there.Activities[0].Engagements[0].PartyID != "q1" {
		t.Error("comparing changed the other register")
	}
	if pairs, err := compare.Pairs(here, here); err != nil || len(pairs) != 0 {
		t.Errorf("compared with itself: %v, %v", pairs, err)
	}
}
