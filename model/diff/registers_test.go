package diff_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

func numbers(records []model.Record) []string {
	var all []string
	for _, r := range records {
		all = append(all, r.RecordNumber())
	}
	return all
}

func TestRegisters(t *testing.T) {
	a := &model.Register{
		Organisation: model.Organisation{ID: "o1", Name: "De Wilgenhof"},
		Activities: []model.Activity{
			{ID: "1", Number: "V-001", Name: "Verzuim"}, {ID: "2", Number: "V-002", Name: "Zorg"}, {ID: "3", Number: "V-003", Name: "Roosters"},
			{ID: "4", Number: "V-004", Name: "Salaris", Processing: model.Processing{Engagements: []model.Engagement{{ID: "e", PartyID: "p1", Party: "Wolkhuis"}}}},
		},
		Parties: []model.Party{{ID: "p1", Number: "P-001", Name: "Wolkhuis"}},
	}
	b := &model.Register{
		Organisation: model.Organisation{ID: "o9", Name: "De Wilgenhof"},
		Activities: []model.Activity{
			{ID: "6", Number: "V-006", Name: "Nieuwsbrief"},
			{ID: "44", Number: "V-004", Name: "Salaris", Processing: model.Processing{Engagements: []model.Engagement{{ID: "e", PartyID: "p9", Party: "Wolkhuis"}}}},
			{ID: "2", Number: "V-020", Name: "Zorg"},
			{ID: "1", Number: "V-001", Name: "Verzuim"},
			{ID: "5", Number: "V-005", Name: "Camera's"},
		},
		Services: []model.Service{{ID: "d1", Number: "D-001", Product: "Toetskompas"}},
		Parties:  []model.Party{{ID: "p9", Number: "P-001", Name: "Wolkhuis Groep"}},
	}
	d := diff.Registers(a, b)
	if diff := cmp.Diff([]string{"V-005", "V-006", "D-001"}, numbers(d.Added)); diff != "" {
		t.Errorf("added -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"V-003"}, numbers(d.Gone)); diff != "" {
		t.Errorf("gone -want +got:\n%s", diff)
	}
	var all, visible string
	for _, p := range d.Changed {
		all += p.New.RecordNumber() + "\n" + told(p.Diff)
		visible += told(p.Diff.Visible())
	}
	want := "\nchanged id: o1 > o9\n" +
		"V-004\nchanged id: 4 > 44\nchanged engagements[e].partyId: p1 > p9 (follows)\n" +
		"V-020\nchanged number: V-002 > V-020\n" +
		"P-001\nchanged id: p1 > p9\nchanged name: Wolkhuis > Wolkhuis Groep\n"
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("changed -want +got:\n%s", diff)
	}
	if diff := cmp.Diff("changed number: V-002 > V-020\nchanged name: Wolkhuis > Wolkhuis Groep\n", visible); diff != "" {
		t.Errorf("visible -want +got:\n%s", diff)
	}
	if same := diff.Registers(a, a); !same.Empty() {
		t.Errorf("a register differs from itself: %+v", same)
	}
}

// TestCopiesThatGaveTheSameNumber compares two copies of one register, in which
// each added records of its own: what only has its number in common is not the
// same, as a merge takes it too.
func TestCopiesThatGaveTheSameNumber(t *testing.T) {
	register := func(own ...model.Activity) *model.Register {
		return &model.Register{Organisation: model.Organisation{ID: "o1", Name: "De Wilgenhof"},
			Activities: append([]model.Activity{{ID: "1", Number: "V-001", Name: "Verzuim"}}, own...)}
	}
	a := register(model.Activity{ID: "2", Number: "V-002", Name: "Zorg"}, model.Activity{ID: "3", Number: "V-003", Name: "Roosters"})
	b := register(model.Activity{ID: "4", Number: "V-002", Name: "Camera's"}, model.Activity{ID: "5", Number: "V-003", Name: "Roosters", Remarks: "per week"})
	d := diff.Registers(a, b)
	if len(d.Added) != 1 || d.Added[0].Title() != "Camera's" || len(d.Gone) != 1 || d.Gone[0].Title() != "Zorg" {
		t.Errorf("added %v, gone %v, want Camera's and Zorg", d.Added, d.Gone)
	}
	if len(d.Changed) != 1 || d.Changed[0].New.Title() != "Roosters" {
		t.Errorf("changed %+v, want Roosters", d.Changed)
	}
	b.Organisation.ID = "o2" // somebody else's, or without IDs of this one
	if d := diff.Registers(a, b); len(d.Added)+len(d.Gone) != 0 {
		t.Errorf("of two organisations: added %v, gone %v, want each paired by number", d.Added, d.Gone)
	}
}

func TestRegistersEditedApart(t *testing.T) {
	rng := source(4)
	a := generate.Register(rng, generate.Size{Activities: 40, Services: 10, Parties: 10})
	b := &model.Register{}
	for i, record := range a.Records() {
		switch {
		case i%5 == 1:
			b.Add(generate.Edit(rng, record))
		case i%7 != 3:
			b.Add(field.Clone(record))
		}
	}
	d := diff.Registers(a, b)
	if len(d.Added) != 0 || len(d.Gone) == 0 || len(d.Changed) == 0 {
		t.Fatalf("%d added, %d gone, %d changed", len(d.Added), len(d.Gone), len(d.Changed))
	}
	for _, p := range d.Changed {
		applies(t, p.Old.RecordNumber(), p.Old, p.Diff, text(t, p.New))
	}
	back := diff.Registers(b, a)
	if len(back.Added) != len(d.Gone) || len(back.Changed) != len(d.Changed) {
		t.Errorf("the other way round: %d added, %d changed", len(back.Added), len(back.Changed))
	}
}
