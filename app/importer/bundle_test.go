package importer_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

func TestTheFilesOfABundleAreAList(t *testing.T) {
	st := newStage(t, plain())
	for _, name := range []string{"Een", "Twee"} {
		st.product(name)
		found := st.found[name+".docx"]
		found.Parts = []string{name + ".docx"}
		found.Proposal.Document = proposal.NewDocument("stukken.zip", "application/zip", []byte("bundel"))
		st.parts["stukken.zip"] = append(st.parts["stukken.zip"], found)
	}
	st.parts["stukken.zip"] = append(st.parts["stukken.zip"],
		importer.Found{Parts: []string{"oud.doc"}, Err: &limits.Error{Op: "read document", Kind: limits.Unsupported}},
		importer.Found{Parts: []string{"in.zip"}, Err: &limits.Error{Op: "open bundle", Kind: limits.Nested}})
	st.open("stukken.zip")
	st.says(t, "Een.docx", "Twee.docx", "oud.doc", "Niet te lezen", "Dit onderdeel moet apart worden ingelezen", "0 van 4 bestanden overgenomen")
	st.page.TakeOver()
	if len(st.failed) > 0 || len(st.services()) != 2 {
		t.Fatalf("%v, %d services", st.failed, len(st.services()))
	}
	documents, err := st.reg.Documents(context.Background())
	if err != nil || len(documents) != 1 || documents[0].Name != "stukken.zip" {
		t.Errorf("what is kept: %+v, %v", documents, err)
	}
	for _, s := range st.services() {
		if d := s.Documents[0]; d.Hash != documents[0].Hash || d.Place != "stukken.zip" {
			t.Errorf("the service refers to %+v", d)
		}
	}
}

func TestRegistersAreTakenOverWithTheOtherFiles(t *testing.T) {
	st := newStage(t, plain())
	st.product("Een")
	st.found["een.json"] = importer.Found{Records: []model.Record{&model.Activity{ID: "v1", Name: "Salarisadministratie"}}}
	st.found["twee.json"] = importer.Found{Records: []model.Record{&model.Activity{ID: "v2", Name: "Nieuwsbrief"}, &model.Party{ID: "p1", Name: "Wolkhuis B.V."}}}
	st.open("een.json", "Een.docx", "twee.json")
	st.says(t, "Register met 1 vermelding: 1 nieuw", "Register met 2 vermeldingen: 2 nieuw", "Nieuw")
	st.page.TakeOver()
	if len(st.failed) > 0 {
		t.Fatal(st.failed)
	}
	state := st.session.Snapshot()
	if len(state.Activities) != 2 || len(state.Services) != 1 || len(state.Parties) != 3 {
		t.Errorf("%d activities, %d services, %d parties: a party of a register is the one of the document", len(state.Activities), len(state.Services), len(state.Parties))
	}
	st.says(t, "3 van 3 bestanden overgenomen")
	st.run(st.session.Undo(), nil)
	if state := st.session.Snapshot(); len(state.Activities)+len(state.Services)+len(state.Parties) != 0 {
		t.Error("one undo does not take all of it back")
	}
}

// named gives the sub-processor Wolkhuis of a product another name.
func (st *stage) named(product, name string) {
	st.product(product)
	for _, it := range st.found[product+".docx"].Proposal.Items {
		switch r := it.Record.(type) {
		case *model.Party:
			if r.Name == "Wolkhuis B.V." {
				r.Name = name
			}
		case *model.Service:
			for i := range r.Engagements {
				if r.Engagements[i].Party == "Wolkhuis B.V." {
					r.Engagements[i].Party = name
				}
			}
		}
	}
}

func TestNamesThatComeNearAreOneWhenTheOfficerSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		keys    []fyne.KeyName
		parties int
	}{
		"nothing is said": {nil, 4},
		"one party":       {[]fyne.KeyName{fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStage(t, plain())
			st.product("Een")
			st.named("Twee", "Wolkhuis Nederland")
			st.open("Een.docx", "Twee.docx")
			st.says(t, "1 naam lijkt op een andere")
			st.press(fyne.KeyF6, fyne.KeyReturn)
			st.says(t, "Wolkhuis Nederland en Wolkhuis B.V.", "Twee partijen")
			st.press(c.keys...)
			st.press(fyne.KeyEscape)
			st.page.TakeOver()
			if len(st.failed) > 0 {
				t.Fatal(st.failed)
			}
			state := st.session.Snapshot()
			if len(state.Parties) != c.parties {
				t.Fatalf("%d parties", len(state.Parties))
			}
			ids := map[model.ID]bool{}
			for _, s := range state.Services {
				ids[s.Engagements[0].PartyID] = true
			}
			if len(ids) != c.parties-2 {
				t.Errorf("the services refer to %v", ids)
			}
		})
	}
}

func TestPartiesOfOneDocumentAreJoinedAtTheirDestination(t *testing.T) {
	st := newStage(t, plain())
	st.named("Een", "Mailstroom Europa")
	st.open("Een.docx")
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight)
	st.says(t, "Is dit hetzelfde als Mailstroom Inc.? Kies die dan.")
	for range 3 { // to the choice of the party with the other name
		st.canvas.FocusNext()
	}
	st.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	st.settle()
	st.says(t, "Wordt één met een andere partij uit deze documenten.")
	st.page.TakeOver()
	state := st.session.Snapshot()
	if len(st.failed) > 0 || len(state.Parties) != 2 {
		t.Fatalf("%v, %d parties", st.failed, len(state.Parties))
	}
	if e := state.Services[0].Engagements; len(e) != 2 || e[0].PartyID == "" || e[0].PartyID != e[1].PartyID {
		t.Errorf("the sub-processors are %+v", e)
	}
}

func TestAServiceIsLinkedToActivities(t *testing.T) {
	st := newStage(t, plain())
	st.save(model.ActionCreate, &model.Activity{Name: "Lezen oefenen"}, &model.Activity{Name: "Salarisadministratie"})
	st.leeswijs()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight)
	st.says(t, "Gebruikt bij")
	st.canvas.FocusNext()
	st.canvas.FocusNext() // the destination, then the activities
	st.press(fyne.KeyReturn)
	st.press(fyne.KeyReturn, fyne.KeyEscape)
	st.settle()
	if !st.page.Changed() {
		t.Error("a link is no change")
	}
	st.page.TakeOver()
	state := st.session.Snapshot()
	if len(st.failed) > 0 || len(state.Services) != 1 {
		t.Fatal(st.failed)
	}
	linked := 0
	for _, a := range state.Activities {
		for _, u := range a.Services {
			linked++
			if u.ServiceID != state.Services[0].ID || u.Service != "Leeswijs" {
				t.Errorf("%s refers to %+v", a.Name, u)
			}
		}
	}
	if linked != 1 {
		t.Errorf("%d links", linked)
	}
	st.run(st.session.Undo(), nil)
	if a := st.session.Snapshot().Activities; len(a[0].Services)+len(a[1].Services) != 0 {
		t.Error("one undo does not take the link back")
	}
}

// A service that was typed by hand has no import to compare with: all that stands in it is
// the officer's, and a document only completes it.
func TestAServiceTypedByHandIsNotOverwritten(t *testing.T) {
	st := newStage(t, plain())
	st.save(model.ActionCreate, &model.Service{Product: "Leeswijs", Vendor: "Uitgeverij De Voorbeeldboom B.V.", Explanation: "Onze eigen woorden."})
	st.leeswijs()
	st.says(t, "nieuwe versie van D-001 Leeswijs", "1 keer blijft staan wat er stond")
	st.page.TakeOver()
	services := st.services()
	if len(st.failed) > 0 || len(services) != 1 {
		t.Fatalf("%v, %d services", st.failed, len(services))
	}
	if s := services[0]; s.Explanation != "Onze eigen woorden." || len(s.Engagements) != 2 {
		t.Errorf("%q, %d sub-processors", s.Explanation, len(s.Engagements))
	}
}
