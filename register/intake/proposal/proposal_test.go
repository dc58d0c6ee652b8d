package proposal_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

func ev(c proposal.Confidence, text string) proposal.Evidence {
	return proposal.Evidence{Source: proposal.Source{Text: text, Pos: block.Position{Table: 2, Row: 3, Column: 1}}, Confidence: c}
}

// sample proposes a service with two sub-processors and their parties.
func sample() *proposal.Proposal {
	svc := proposal.NewItem(model.KindService)
	root := svc.Root()
	root.Set("product", "Rekenrijk", ev(proposal.Certain, "Naam product: Rekenrijk"))
	root.Set("vendor", "Rekenrijk B.V.", ev(proposal.Certain, "Verwerker: Rekenrijk B.V."))
	root.Set("targetGroup", "po", ev(proposal.Likely, "voor het po"))
	cat := root.Add("dataCategories")
	cat.Set("label", "Contactgegevens", ev(proposal.Certain, "Contactgegevens"))
	cat.Set("applies", "yes", ev(proposal.Doubtful, "?"))
	for i, name := range []string{"Wolkhuis B.V.", "Postduif GmbH"} {
		conf := []proposal.Confidence{proposal.Certain, proposal.Likely}[i]
		row := root.Add("engagements")
		row.Set("party", name, ev(conf, name))
		row.Put("role", "sub-processor")
		row.Set("dataCategories", []string{string(cat.ID())}, ev(proposal.Certain, "alle"))
		row.Set("transfer.sccModules", []string{"3"}, ev(proposal.Certain, "SCC module 3"))
	}
	term := root.Add("retention")
	term.Set("text", "2 jaar", ev(proposal.Certain, "2 jaar"))
	term.Set("amount", model.N(2), ev(proposal.Certain, "2 jaar"))
	p := &proposal.Proposal{Document: proposal.NewDocument("bijsluiter.docx", "x", []byte("bytes")), Items: []*proposal.Item{svc}}
	for _, name := range []string{"Rekenrijk B.V.", "Wolkhuis B.V.", "Postduif GmbH"} {
		it := proposal.NewItem(model.KindParty)
		it.Root().Set("name", name, ev(proposal.Certain, name))
		it.Root().Set("country", "NL", ev(proposal.Likely, "NL"))
		p.Items = append(p.Items, it)
	}
	p.Unmatched = []proposal.Passage{{Heading: "Overig", Text: "Niet begrepen.", Pos: block.Position{Line: 7}}}
	p.Notes = []proposal.Note{{Code: proposal.NoteUnclear, Item: 0, Path: "dataCategories[r1].applies", Text: "?"}}
	return p
}

func TestJSON(t *testing.T) {
	raw, err := json.Marshal(sample())
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	svc := got["services"].([]any)[0].(map[string]any)
	want := map[string]any{"value": "Rekenrijk", "confidence": "certain", "source": map[string]any{"text": "Naam product: Rekenrijk", "cell": "table 2 row 3 column 1"}}
	if d := cmp.Diff(want, svc["product"]); d != "" {
		t.Error(d)
	}
	row := svc["engagements"].([]any)[0].(map[string]any)
	if row["id"] != "r2" {
		t.Errorf("the ID of a row is %v, want it bare", row["id"])
	}
	if d := cmp.Diff(map[string]any{"value": "sub-processor"}, row["role"]); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]any{3.0}, row["transfer"].(map[string]any)["sccModules"].(map[string]any)["value"]); d != "" {
		t.Error(d)
	}
	if len(got["parties"].([]any)) != 3 || got["notes"].([]any)[0].(map[string]any)["path"] != "services[0].dataCategories[r1].applies" {
		t.Errorf("parties or notes are off: %v", got)
	}
	if got["unmatched"].([]any)[0].(map[string]any)["line"] != 7.0 {
		t.Errorf("unmatched: %v", got["unmatched"])
	}
}

func TestAcceptCertain(t *testing.T) {
	accepted := sample().Accept(proposal.AtLeast(proposal.Certain))
	svc := accepted[0].Record.(*model.Service)
	if svc.Product != "Rekenrijk" || svc.TargetGroup != "" {
		t.Errorf("leaves: %q %q", svc.Product, svc.TargetGroup)
	}
	if len(svc.Engagements) != 1 || svc.Engagements[0].Party != "Wolkhuis B.V." || svc.Engagements[0].Role != "sub-processor" {
		t.Errorf("engagements: %+v", svc.Engagements)
	}
	if len(svc.DataCategories) != 1 || svc.DataCategories[0].Applies != "" {
		t.Errorf("categories: %+v", svc.DataCategories)
	}
	if len(svc.Retention) != 1 || svc.Retention[0].Amount != model.N(2) {
		t.Errorf("retention: %+v", svc.Retention)
	}
	if p := accepted[1].Record.(*model.Party); p.Name == "" || p.Country != "" {
		t.Errorf("party: %+v", p)
	}
}

func TestAcceptByPath(t *testing.T) {
	p := sample()
	accepted := p.Accept(func(item int, path field.Path, _ proposal.Evidence) bool {
		return item == 0 && !strings.HasPrefix(string(path), "dataCategories")
	})
	if len(accepted) != 1 {
		t.Fatalf("%d records, want the service alone", len(accepted))
	}
	svc := accepted[0].Record.(*model.Service)
	if len(svc.DataCategories) != 0 || len(svc.Engagements) != 2 || len(svc.Engagements[0].DataCategories) != 0 {
		t.Errorf("a refused row is still referred to: %+v", svc)
	}
	if p.Items[0].Record.(*model.Service).DataCategories[0].Label == "" {
		t.Error("accepting changed the proposal")
	}
}

// counter mints IDs.
type counter int

func (c *counter) id() model.ID     { *c++; return model.ID(fmt.Sprintf("id%d", *c)) }
func (c *counter) row() model.RowID { *c++; return model.RowID(fmt.Sprintf("row%d", *c)) }

func plan(state *model.Register, base model.Record, p *proposal.Proposal) []proposal.Step {
	var c counter
	return proposal.Plan(proposal.Register{State: state, NewID: c.id, NewRow: c.row, Imported: func(model.Kind, model.ID) model.Record {
		return base
	}}, p, p.Accept(proposal.All()))
}

func TestPlanNew(t *testing.T) {
	steps := plan(&model.Register{}, nil, sample())
	if len(steps) != 4 {
		t.Fatalf("%d steps", len(steps))
	}
	svc := steps[3].Record.(*model.Service)
	if svc.ID == "" || svc.VendorID != steps[0].Record.(*model.Party).ID || svc.Engagements[1].PartyID != steps[2].Record.(*model.Party).ID {
		t.Errorf("references: %+v", svc)
	}
	if len(svc.Documents) != 1 || svc.Documents[0].Hash == "" {
		t.Errorf("documents: %+v", svc.Documents)
	}
}

func TestPlanKnownParty(t *testing.T) {
	state := &model.Register{Parties: []model.Party{{ID: "p1", Name: "WOLKHUIS", Country: "DE", Remarks: "eigen tekst"}, {ID: "p2", Name: "Rekenrijk b.v."}}}
	steps := plan(state, &model.Party{ID: "p1", Name: "WOLKHUIS", Country: "DE"}, sample())
	wolkhuis := steps[1]
	if !wolkhuis.Known || wolkhuis.Changed || wolkhuis.Record.(*model.Party).Country != "DE" {
		t.Errorf("a known party must stay as it is: %+v", wolkhuis)
	}
	if vendor := steps[0]; !vendor.Known || !vendor.Changed || vendor.Record.(*model.Party).Country != "NL" || vendor.Record.(*model.Party).Name != "Rekenrijk b.v." {
		t.Errorf("a known party must be completed: %+v", vendor)
	}
	for _, st := range steps[:3] { // the name was a conflict where only the legal form differed
		for _, c := range st.Conflicts {
			if c.Path == "name" {
				t.Errorf("conflict %+v", c)
			}
		}
	}
	if svc := steps[3].Record.(*model.Service); svc.VendorID != "p2" || svc.Engagements[0].PartyID != "p1" {
		t.Errorf("references: %q %q", svc.VendorID, svc.Engagements[0].PartyID)
	}
}

// imported gives the sample service as an import of it left it in a register.
func imported(t *testing.T) *model.Service {
	t.Helper()
	return plan(&model.Register{}, nil, sample())[3].Record.(*model.Service)
}

func TestPlanSameAgain(t *testing.T) {
	base := imported(t)
	steps := plan(&model.Register{Services: []model.Service{*base}}, base, sample())
	if st := steps[3]; !st.Known || st.Changed && !sameButReferences(st.Record, base) || len(st.Conflicts) > 0 {
		t.Errorf("the same document changes something: %+v\n%s", st.Conflicts, cmp.Diff(base, st.Record, cmp.AllowUnexported(model.Count{})))
	}
}

// A document that does not name its product gives one service, however often it comes
// and whatever the officer calls it.
func TestPlanNamelessAgain(t *testing.T) {
	read := func() *proposal.Proposal {
		p := sample()
		p.Document = proposal.NewDocument("bijlage.txt", "text/plain", []byte("bijlage"))
		for _, it := range p.Items {
			if s, ok := it.Record.(*model.Service); ok {
				s.Product = ""
				delete(it.Evidence, "product")
			}
		}
		return p
	}
	service := func(steps []proposal.Step) proposal.Step {
		t.Helper()
		for _, st := range steps {
			if _, ok := st.Record.(*model.Service); ok {
				return st
			}
		}
		t.Fatal("no service")
		return proposal.Step{}
	}
	first := service(plan(&model.Register{}, nil, read())).Record.(*model.Service)
	for _, called := range []string{"", "Rekenlab Plus"} {
		named := *first
		named.Product = called
		other := model.Service{ID: "other", Product: "Elders", Documents: []model.DocumentRef{{ID: "d", Title: "bijlage.txt", Hash: "another"}}}
		if st := service(plan(&model.Register{Services: []model.Service{other, named}}, first, read())); !st.Known || st.Record.(*model.Service).ID != first.ID ||
			st.Record.Title() != called || len(st.Conflicts) > 0 {
			t.Errorf("called %q: %+v", called, st)
		}
	}
}

func sameButReferences(a model.Record, b *model.Service) bool {
	x, y := *a.(*model.Service), *b
	x.VendorID, y.VendorID, x.Documents, y.Documents = "", "", nil, nil
	for i := range x.Engagements {
		x.Engagements[i].PartyID = ""
	}
	for i := range y.Engagements {
		y.Engagements[i].PartyID = ""
	}
	return cmp.Equal(x, y, cmp.AllowUnexported(model.Count{}))
}

// What was not taken over the second time stays as it is, and so do the rows it is in
// and what points at them.
func TestPlanLessAgain(t *testing.T) {
	read := func() *proposal.Proposal {
		service, vendor := proposal.NewItem(model.KindService), proposal.NewItem(model.KindParty)
		root := service.Root()
		certain, likely := ev(proposal.Certain, "x"), ev(proposal.Likely, "x")
		root.Set("product", "Rekenlab", certain)
		root.Set("vendor", "Wolkhuis B.V.", likely)
		contact := root.Add("dataCategories")
		contact.Set("code", "1a", likely)
		contact.Set("label", "Contactgegevens", certain)
		images := root.Add("dataCategories")
		images.Set("label", "Beelden", likely)
		term := root.Add("retention") // has no name
		term.Set("text", "7 jaar na het boekjaar", certain)
		term.Set("trigger", "na het boekjaar", likely)
		term.Set("dataCategories", []string{string(contact.ID()), string(images.ID())}, certain)
		vendor.Root().Set("name", "Wolkhuis B.V.", likely)
		return &proposal.Proposal{Items: []*proposal.Item{service, vendor}}
	}
	for _, order := range [][]proposal.Confidence{{proposal.Likely, proposal.Certain, proposal.Likely}, {proposal.Certain, proposal.Likely, proposal.Certain}} {
		var c counter
		state := &model.Register{}
		for n, least := range order {
			p := read()
			var base model.Record
			if len(state.Services) > 0 {
				base = field.Clone(&state.Services[0])
			}
			steps := proposal.Plan(proposal.Register{State: state, NewID: c.id, NewRow: c.row, Imported: func(model.Kind, model.ID) model.Record { return base }}, p, p.Accept(proposal.AtLeast(least)))
			before := field.Clone(&model.Service{})
			if n > 0 {
				before = base
			}
			for _, st := range steps {
				switch r := st.Record.(type) {
				case *model.Service:
					if state.Services = []model.Service{*r}; n > 0 && least == proposal.Certain && !cmp.Equal(before, model.Record(r), cmp.AllowUnexported(model.Count{})) {
						t.Errorf("%v, time %d changes %s", order, n+1, cmp.Diff(before, model.Record(r), cmp.AllowUnexported(model.Count{})))
					}
				case *model.Party:
					state.Parties = []model.Party{*r}
				}
			}
		}
		s := state.Services[0]
		if len(s.DataCategories) != 2 || s.DataCategories[0].Code != "1a" || len(s.Retention) != 1 || len(s.Retention[0].DataCategories) != 2 || s.Retention[0].Trigger == "" || s.VendorID == "" {
			t.Errorf("%v ends with %+v", order, s)
		}
	}
}

// A row that the officer calls otherwise goes along, under the officer's name.
func TestPlanRenamedRow(t *testing.T) {
	base := imported(t)
	current := field.Clone(base).(*model.Service)
	current.Engagements[0].Party = "Rekencentrum Noord"
	next := sample()
	next.Items[0].Root().Rows("engagements")[0].Set("service", "hosting", ev(proposal.Certain, "hosting"))
	st := plan(&model.Register{Services: []model.Service{*current}}, base, next)[3]
	got := st.Record.(*model.Service).Engagements
	if len(got) != 2 || got[0].Party != "Rekencentrum Noord" || got[0].Service != "hosting" {
		t.Errorf("%+v", got)
	}
	if len(st.Conflicts) != 1 || st.Conflicts[0].Kept != "Rekencentrum Noord" || st.Conflicts[0].Proposed != "Wolkhuis B.V." {
		t.Errorf("conflicts %+v", st.Conflicts)
	}
}

// A category that got another code is the same row, with the officer's choice in it.
func TestPlanAnotherCode(t *testing.T) {
	base := &model.Service{ID: "s1", Product: "Rekenlab", Processing: model.Processing{DataCategories: []model.DataCategory{
		{ID: "c1", Code: "1a", Label: "Contactgegevens"}, {ID: "c2", Code: "7", Label: "Studievoortgang"}}}}
	current := field.Clone(base).(*model.Service)
	current.DataCategories[0].Chosen = model.Yes
	item := proposal.NewItem(model.KindService)
	root := item.Root()
	root.Set("product", "Rekenlab", ev(proposal.Certain, "x"))
	for _, c := range [][2]string{{"1b", "Contactgegevens"}, {"7", "Study progress"}} {
		row := root.Add("dataCategories")
		row.Set("code", c[0], ev(proposal.Certain, "x"))
		row.Set("label", c[1], ev(proposal.Certain, "x"))
	}
	st := plan(&model.Register{Services: []model.Service{*current}}, base, &proposal.Proposal{Items: []*proposal.Item{item}})[0]
	want := []model.DataCategory{{ID: "c1", Code: "1b", Label: "Contactgegevens", Chosen: model.Yes}, {ID: "c2", Code: "7", Label: "Study progress"}}
	if got := st.Record.(*model.Service).DataCategories; !cmp.Equal(got, want) || len(st.Conflicts) > 0 {
		t.Errorf("%s %+v", cmp.Diff(want, got), st.Conflicts)
	}
}

func TestPlanNewVersion(t *testing.T) {
	base := imported(t)
	current := field.Clone(base).(*model.Service)
	current.Remarks = "besproken met de FG"
	current.TargetGroup = "po en vo"                  // the officer's word
	current.DataCategories[0].Chosen = model.Yes      // the officer's choice
	current.Engagements[1].Service = "verzenden post" // the officer knows better
	next := sample()
	root := next.Items[0].Root()
	root.Set("targetGroup", "bo", ev(proposal.Certain, "bo"))
	rows := root.Rows("retention")
	rows[0].Set("amount", model.N(1), ev(proposal.Certain, "1 jaar"))
	row := root.Add("engagements")
	row.Set("party", "Nieuwe Inc.", ev(proposal.Certain, "Nieuwe Inc."))
	for _, r := range root.Rows("engagements")[:2] { // neither is named any more
		if _, _, err := field.RemoveRow(next.Items[0].Record, r.Path()); err != nil {
			t.Fatal(err)
		}
	}
	st := plan(&model.Register{Services: []model.Service{*current}}, base, next)[3]
	svc := st.Record.(*model.Service)
	if svc.ID != base.ID || !st.Known || !st.Changed {
		t.Fatalf("step %+v", st)
	}
	if svc.Remarks != current.Remarks || svc.TargetGroup != "po en vo" || svc.DataCategories[0].Chosen != model.Yes {
		t.Errorf("the officer's words went: %+v", svc)
	}
	if svc.Retention[0].Amount != model.N(1) || svc.Retention[0].ID != base.Retention[0].ID {
		t.Errorf("the term did not follow the document: %+v", svc.Retention)
	}
	var names []string
	for _, e := range svc.Engagements {
		names = append(names, e.Party)
	}
	if d := cmp.Diff([]string{"Postduif GmbH", "Nieuwe Inc."}, names); d != "" {
		t.Errorf("engagements (the untouched one goes, the edited one stays): %s", d)
	}
	var at []string
	for _, c := range st.Conflicts {
		at = append(at, string(c.Path))
	}
	if d := cmp.Diff([]string{"targetGroup", "engagements[" + string(base.Engagements[1].ID) + "]"}, at); d != "" {
		t.Errorf("conflicts: %s", d)
	}
	if len(svc.Documents) != 1 {
		t.Errorf("documents: %+v", svc.Documents)
	}
}

// Of a document with pages that could not be read nothing is gone because it is not there.
func TestPlanOfAPartlyScannedDocument(t *testing.T) {
	base := imported(t)
	next := sample()
	next.Notes = append(next.Notes, proposal.Note{Code: proposal.FileNote(string(block.ScannedPages)), Item: -1})
	root := next.Items[0].Root()
	next.Items[0].Record.(*model.Service).TargetGroup = ""
	root.Rows("retention")[0].Set("amount", model.N(1), ev(proposal.Certain, "1 jaar"))
	if _, _, err := field.RemoveRow(next.Items[0].Record, root.Rows("engagements")[1].Path()); err != nil {
		t.Fatal(err)
	}
	st := plan(&model.Register{Services: []model.Service{*base}}, base, next)[3]
	svc := st.Record.(*model.Service)
	if len(svc.Engagements) != 2 || svc.TargetGroup != base.TargetGroup || svc.Retention[0].Amount != model.N(1) {
		t.Errorf("what may stand on a scanned page went, or what was read did not come: %+v", svc)
	}
	if len(st.Conflicts) != 2 || !st.Conflicts[0].News || !st.Conflicts[1].News {
		t.Errorf("conflicts %+v", st.Conflicts)
	}
}

func TestPlanWithoutBase(t *testing.T) {
	typed := model.Service{ID: "s1", Product: "rekenrijk", Vendor: "Rekenrijk", TargetGroup: "vo"}
	typed.Engagements = []model.Engagement{{ID: "e1", Party: "Eigen Ltd"}}
	st := plan(&model.Register{Services: []model.Service{typed}}, nil, sample())[3]
	svc := st.Record.(*model.Service)
	if svc.TargetGroup != "vo" || len(svc.Engagements) != 3 || svc.Engagements[0].Party != "Eigen Ltd" || len(svc.Retention) != 1 {
		t.Errorf("what was typed by hand must only be completed: %+v", svc)
	}
	for _, c := range st.Conflicts {
		if c.Path == "vendor" {
			t.Errorf("the same vendor with its legal form is a conflict: %+v", c)
		}
	}
}

func TestNames(t *testing.T) {
	same := [][2]string{{"Wolkhuis B.V.", "wolkhuis bv"}, {"Chatbox, Inc.", "CHATBOX"}, {"Stichting Taaltuin", "Taaltuin"}, {"Nimbus GmbH & Co. KG", "nimbus"}, {"Zon (via Maan)", "Zon"}}
	for _, n := range same {
		if !proposal.SameParty(n[0], n[1]) {
			t.Errorf("%q and %q are one party", n[0], n[1])
		}
	}
	for _, n := range [][2]string{{"Wolkhuis", "Wolkhuis Nederland"}, {"", ""}, {"B.V.", "N.V."}} {
		if proposal.SameParty(n[0], n[1]) {
			t.Errorf("%q and %q are not surely one party", n[0], n[1])
		}
	}
	if !proposal.NearParty("Wolkhuis B.V.", "Wolkhuis Nederland B.V.") || proposal.NearParty("Zon", "Maan") {
		t.Error("near parties")
	}
}
