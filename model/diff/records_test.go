package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// told says a Diff in lines that a test can be read by.
func told(d diff.Diff) string {
	var b strings.Builder
	for _, c := range d.Changes {
		switch c.Op {
		case diff.Added, diff.Removed, diff.Moved:
			fmt.Fprintf(&b, "%s %s %d>%d", c.Op, c.Path, c.From, c.To)
		case diff.Replaced:
			fmt.Fprintf(&b, "%s %s", c.Op, c.Path)
		default:
			fmt.Fprintf(&b, "%s %s: %v > %v", c.Op, c.Path, c.Old, c.New)
			if len(c.In) > 0 {
				fmt.Fprintf(&b, " +%v", c.In)
			}
			if len(c.Out) > 0 {
				fmt.Fprintf(&b, " -%v", c.Out)
			}
		}
		if c.Follows {
			b.WriteString(" (follows)")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// example is an activity with a row of every kind.
func example() *model.Activity {
	return &model.Activity{
		ID: "a1", Number: "V-012", Name: "Leerlingvolgsysteem", Role: model.RoleController, Tags: []string{"kern", "po"},
		JointControllers: []model.JointController{{ID: "j1", Party: "Vriendenboek Ltd.", Shared: []string{"bereik"}}},
		Services:         []model.ServiceUse{{ID: "u1", Service: "Toetskompas"}},
		Documents:        []model.DocumentRef{{ID: "d1", Title: "DPIA"}},
		Processing: model.Processing{
			Purposes: []model.Purpose{
				{ID: "p1", Text: "De voortgang van leerlingen volgen en begeleiden", LegalBasis: "6-1-e"},
				{ID: "p2", Text: "Verantwoording afleggen aan de inspectie", LegalBasis: "6-1-c"},
				{ID: "p3", Text: "Onderzoek naar de kwaliteit van het onderwijs", LegalBasis: "6-1-f"},
			},
			DataSubjects: []model.DataSubject{{ID: "s1", Name: "Leerlingen"}, {ID: "s2", Name: "Ouders"}},
			DataCategories: []model.DataCategory{
				{ID: "c1", Label: "Naam en contactgegevens", Items: []string{"naam", "adres"}, Kind: "ordinary", Applies: "yes"},
				{ID: "c2", Label: "Leerresultaten", Kind: "ordinary", Applies: "yes", Subjects: []model.RowID{"s1"}},
				{ID: "c3", Label: "Godsdienst", Kind: "special", Applies: "optional"},
			},
			Recipients: []model.Recipient{{ID: "r1", Name: "Inspectie van het Onderwijs"}},
			Engagements: []model.Engagement{
				{ID: "e1", PartyID: "P-1", Party: "Wolkhuis B.V.", Role: model.RoleProcessor, SeatCountry: "NL",
					Locations: []model.Place{{ID: "l1", Place: "Amsterdam", Country: "NL"}}},
				{ID: "e2", PartyID: "P-2", Party: "Cloudyard Inc.", Role: model.RoleSubProcessor, Under: "e1", SeatCountry: "US",
					Transfer: model.Transfer{OutsideEEA: model.Yes, Mechanism: "46-2-c", SCCModules: []model.SCCModule{2}}},
			},
			Retention: []model.Retention{
				{ID: "t1", Scope: "Leerlingdossier", Amount: model.N(2), Unit: "year", Trigger: "leaving-school", Action: "delete"},
				{ID: "t2", Scope: "Logbestanden", Amount: model.N(6), Unit: "month"},
			},
			Storage:      []model.Place{{ID: "g1", Place: "Middenmeer", Country: "NL"}},
			Measures:     []model.Measure{{ID: "m1", Text: "Toegang met twee factoren"}},
			Access:       []model.AccessGroup{{ID: "x1", Group: "Leraren"}},
			Certificates: []model.Certificate{{ID: "z1", Standard: "iso-27001", Status: "planned"}},
			Breaches:     []model.Breach{{ID: "b1", Summary: "Mail naar de verkeerde ouder"}},
			Risks:        []model.Risk{{ID: "k1", Description: "Onbevoegde inzage"}},
			Rights:       model.Rights{Details: []model.RightDetail{{ID: "h1", Right: "access"}}},
		},
	}
}

func TestChangesOfEveryKind(t *testing.T) {
	tests := map[string]struct {
		edit func(*model.Activity)
		want string
	}{
		"nothing": {func(*model.Activity) {}, ""},
		"a name":  {func(a *model.Activity) { a.Name = "LVS" }, "changed name: Leerlingvolgsysteem > LVS\n"},
		"an answer, from not filled in to unknown": {
			func(a *model.Activity) { a.OutsideEEA = model.Unknown },
			"changed outsideEEA:  > unknown\n"},
		"a code no list has": {func(a *model.Activity) { a.Importance = "vital-2031" }, "changed importance:  > vital-2031\n"},
		"a count of nought": {
			func(a *model.Activity) { a.Volume.People = model.N(0) }, "changed volume.people:  > 0\n"},
		"a tag more and one less": {
			func(a *model.Activity) { a.Tags = []string{"po", "zorg", "zorg"} },
			"changed tags: [kern po] > [po zorg zorg] +[zorg zorg] -[kern]\n"},
		"tags in another order": {
			func(a *model.Activity) { a.Tags = []string{"po", "kern"} }, "changed tags: [kern po] > [po kern]\n"},
		"a group cleared": {
			func(a *model.Activity) { a.Engagements[1].Transfer = model.Transfer{} },
			"changed engagements[e2].transfer.outsideEEA: yes > \n" +
				"changed engagements[e2].transfer.mechanism: 46-2-c > \n" +
				"changed engagements[e2].transfer.sccModules: [2] > [] -[2]\n"},
		"another SCC module": {
			func(a *model.Activity) { a.Engagements[1].Transfer.SCCModules = []model.SCCModule{2, 3} },
			"changed engagements[e2].transfer.sccModules: [2] > [2 3] +[3]\n"},

		"a purpose added in the middle": {
			func(a *model.Activity) {
				a.Purposes = []model.Purpose{a.Purposes[0], {ID: "p9", Text: "Overstap"}, a.Purposes[1], a.Purposes[2]}
			}, "added purposes[p9] -1>1\n"},
		"a purpose removed": {
			func(a *model.Activity) { a.Purposes = a.Purposes[1:] }, "removed purposes[p1] 0>-1\n"},
		"the last purpose to the front is one move": {
			func(a *model.Activity) {
				a.Purposes = []model.Purpose{a.Purposes[2], a.Purposes[0], a.Purposes[1]}
			}, "moved purposes[p3] 2>0\n"},
		"a purpose moved and reworded": {
			func(a *model.Activity) {
				a.Purposes = []model.Purpose{a.Purposes[1], a.Purposes[2], {ID: "p1", Text: "Heel iets anders", LegalBasis: "6-1-e"}}
			}, "moved purposes[p1] 0>2\nchanged purposes[p1].text: De voortgang van leerlingen volgen en begeleiden > Heel iets anders\n"},
		"a legal basis": {
			func(a *model.Activity) { a.Purposes[2].LegalBasis = "6-1-a" }, "changed purposes[p3].legalBasis: 6-1-f > 6-1-a\n"},
		"an assessment": {
			func(a *model.Activity) { a.Purposes[2].Assessment.Status = "done" }, "changed purposes[p3].assessment.status:  > done\n"},
		"a data subject": {
			func(a *model.Activity) { a.DataSubjects[0].Vulnerable = model.Yes }, "changed dataSubjects[s1].vulnerable:  > yes\n"},
		"a data category, renamed and for others": {
			func(a *model.Activity) {
				a.DataCategories[1].Label, a.DataCategories[1].Subjects = "Toetsresultaten", []model.RowID{"s1", "s2"}
			}, "changed dataCategories[c2].label: Leerresultaten > Toetsresultaten\n" +
				"changed dataCategories[c2].subjects: [s1] > [s1 s2] +[s2]\n"},
		"a sub-processor replaced by another": {
			func(a *model.Activity) {
				a.Engagements[1] = model.Engagement{ID: "e3", PartyID: "P-3", Party: "Noordster B.V.", Role: model.RoleSubProcessor, Under: "e1", SeatCountry: "NL"}
			}, "removed engagements[e2] 1>-1\nadded engagements[e3] -1>1\n"},
		"a place inside an engagement": {
			func(a *model.Activity) {
				a.Engagements[0].Locations = append(a.Engagements[0].Locations, model.Place{ID: "l2", Place: "Dublin"})
			}, "added engagements[e1].locations[l2] -1>1\n"},
		"an agreement": {
			func(a *model.Activity) { a.Engagements[0].Agreement.Status = "signed" }, "changed engagements[e1].agreement.status:  > signed\n"},
		"a party renamed in the register": {
			func(a *model.Activity) { a.Engagements[0].Party = "Wolkhuis Groep B.V." }, "changed engagements[e1].party: Wolkhuis B.V. > Wolkhuis Groep B.V.\n"},
		"a retention made longer": {
			func(a *model.Activity) { a.Retention[0].Amount = model.N(5) }, "changed retention[t1].amount: 2 > 5\n"},
		"a joint controller": {
			func(a *model.Activity) { a.JointControllers[0].NeverShared = []string{"namen"} }, "changed jointControllers[j1].neverShared: [] > [namen] +[namen]\n"},
		"a controller acted for": {
			func(a *model.Activity) { a.Controllers = []model.Principal{{ID: "o1", Party: "Scholengroep"}} }, "added controllers[o1] -1>0\n"},
		"a recipient":   {func(a *model.Activity) { a.Recipients = nil }, "removed recipients[r1] 0>-1\n"},
		"a service":     {func(a *model.Activity) { a.Services[0].Options = []string{"foto"} }, "changed services[u1].options: [] > [foto] +[foto]\n"},
		"a document":    {func(a *model.Activity) { a.Documents[0].Date = "2026-11" }, "changed documents[d1].date:  > 2026-11\n"},
		"storage":       {func(a *model.Activity) { a.Storage[0].Country = "DE" }, "changed storage[g1].country: NL > DE\n"},
		"a measure":     {func(a *model.Activity) { a.Measures[0].Status = "meets" }, "changed measures[m1].status:  > meets\n"},
		"access":        {func(a *model.Activity) { a.Access[0].Operations = "inzien" }, "changed access[x1].operations:  > inzien\n"},
		"a certificate": {func(a *model.Activity) { a.Certificates[0].Status = "held" }, "changed certificates[z1].status: planned > held\n"},
		"a breach":      {func(a *model.Activity) { a.Breaches[0].ReportedAP = model.No }, "changed breaches[b1].reportedAP:  > no\n"},
		"a risk":        {func(a *model.Activity) { a.Risks[0].Residual = "low" }, "changed risks[k1].residual:  > low\n"},
		"an anonymised use": {
			func(a *model.Activity) {
				a.AnonymisedUses = []model.AnonymisedUse{{ID: "n1", MinimumGroup: model.N(10)}}
			},
			"added anonymisedUses[n1] -1>0\n"},
		"a right": {func(a *model.Activity) { a.Rights.Details[0].Applies = model.NotApplicable }, "changed rights.details[h1].applies:  > not-applicable\n"},
		"an empty row": {
			func(a *model.Activity) { a.Measures = append(a.Measures, model.Measure{ID: "m2"}) }, "added measures[m2] -1>1\n"},
		"an empty list is no list": {
			func(a *model.Activity) { a.AnonymisedUses, a.Systems = []model.AnonymisedUse{}, []string{} }, ""},

		"all rows under new IDs": {
			func(a *model.Activity) {
				a.DataCategories[0].ID, a.DataCategories[1].ID, a.DataCategories[2].ID = "y1", "y2", "y3"
				a.Engagements[0].DataCategories = nil
			}, "identified dataCategories[c1]: c1 > y1\nidentified dataCategories[c2]: c2 > y2\nidentified dataCategories[c3]: c3 > y3\n"},
		"references follow": {
			func(a *model.Activity) {
				a.DataSubjects[0].ID, a.DataCategories[1].Subjects = "y1", []model.RowID{"y1"}
			},
			"identified dataSubjects[s1]: s1 > y1\nchanged dataCategories[c2].subjects: [s1] > [y1] +[y1] -[s1] (follows)\n"},
		"a new ID, another place and another term": {
			func(a *model.Activity) {
				t := a.Retention[0]
				t.ID, t.Amount = "t9", model.N(3)
				a.Retention = []model.Retention{a.Retention[1], t}
			}, "moved retention[t2] 1>0\nidentified retention[t1]: t1 > t9\nchanged retention[t1].amount: 2 > 3\n"},
		"a new ID and nearly the same name": {
			func(a *model.Activity) { a.Engagements[0].ID, a.Engagements[0].Party = "e7", "Wolkhuis BV" },
			"identified engagements[e1]: e1 > e7\nchanged engagements[e1].party: Wolkhuis B.V. > Wolkhuis BV\n"},
		"inside a row with a new ID": {
			func(a *model.Activity) {
				a.Engagements[0].ID, a.Engagements[1].Under = "e7", "e7"
				a.Engagements[0].Locations[0] = model.Place{ID: "l7", Place: "Amsterdam", Country: "NL", Purpose: "opslag"}
			}, "identified engagements[e1]: e1 > e7\nidentified engagements[e1].locations[l1]: l1 > l7\n" +
				"changed engagements[e1].locations[l1].purpose:  > opslag\nchanged engagements[e2].under: e1 > e7 (follows)\n"},
		"one category gone and another come are two": {
			func(a *model.Activity) {
				a.DataCategories[0] = model.DataCategory{ID: "y1", Label: "Foto's", Kind: "ordinary", Applies: "yes"}
			}, "removed dataCategories[c1] 0>-1\nadded dataCategories[y1] -1>0\n"},
		"another standard is another certificate": {
			func(a *model.Activity) {
				a.Certificates[0] = model.Certificate{ID: "y1", Standard: "iso-27701", Status: "planned"}
			},
			"removed certificates[z1] 0>-1\nadded certificates[y1] -1>0\n"},
		"rows that can't be told apart": {
			func(a *model.Activity) { a.Purposes[1].ID = "p1" }, "replaced purposes\n"},
		"a row without ID": {
			func(a *model.Activity) { a.Risks[0].ID = "" }, "replaced risks\n"},
		"a broken list inside a sound row": {
			func(a *model.Activity) { a.Engagements[0].Locations[0].ID = "a]b" }, "replaced engagements[e1].locations\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, b := example(), example()
			tt.edit(b)
			if d := cmp.Diff(tt.want, told(diff.Records(a, b))); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
			holds(t, a, b)
			holds(t, b, a)
		})
	}
}

func TestNewIDWithoutATitle(t *testing.T) {
	of := func(category, term model.RowID) *model.Activity {
		return &model.Activity{Processing: model.Processing{
			DataCategories: []model.DataCategory{{ID: category, Label: "Naam"}},
			Retention:      []model.Retention{{ID: term, Amount: model.N(5), DataCategories: []model.RowID{category}}}}}
	}
	want := "identified dataCategories[c]: c > y\nidentified retention[t]: t > z\n" +
		"changed retention[t].dataCategories: [c] > [y] +[y] -[c] (follows)\n"
	if d := cmp.Diff(want, told(diff.Records(of("c", "t"), of("y", "z")))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	holds(t, of("c", "t"), of("y", "z"))
}

func TestServicesAndParties(t *testing.T) {
	s := func() *model.Service {
		return &model.Service{ID: "s", Product: "Toetskompas",
			Options:    []model.ServiceOption{{ID: "1", Text: "Toetsen afnemen", Mode: "inseparable"}, {ID: "2", Text: "Foto bij profiel", Mode: "optional"}},
			Deviations: []model.Deviation{{ID: "1", Article: "artikel 7"}}, OtherDates: []model.DatedNote{{ID: "1", Date: "2024"}}}
	}
	after := s()
	after.Options[1].Chosen = model.No
	after.Deviations[0].Reason = "eigen model"
	after.OtherDates = nil
	want := "removed otherDates[1] 0>-1\nchanged options[2].chosen:  > no\nchanged deviations[1].reason:  > eigen model\n"
	if d := cmp.Diff(want, told(diff.Records(s(), after))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	p, q := &model.Party{ID: "p", Name: "Wolkhuis", DPFCertified: model.Unknown}, &model.Party{ID: "p", Name: "Wolkhuis", DPFCertified: model.Yes, DPFChecked: "2026-10-01"}
	q.BreachAgreement.Fields = []model.Code{"nature"}
	want = "changed dpfCertified: unknown > yes\nchanged dpfChecked:  > 2026-10-01\nchanged breachAgreement.fields: [] > [nature] +[nature]\n"
	if d := cmp.Diff(want, told(diff.Records(p, q))); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestRowsCarryTheirContent(t *testing.T) {
	a, b := example(), example()
	b.Engagements = b.Engagements[:1]
	b.Purposes = append(b.Purposes, model.Purpose{ID: "p4", Text: "Toetsen"})
	d := diff.Records(a, b)
	added, removed := d.Changes[0], d.Changes[1]
	if row, ok := added.Row.(model.Purpose); !ok || row.Text != "Toetsen" {
		t.Errorf("added: %#v", added.Row)
	}
	if row, ok := removed.Row.(model.Engagement); !ok || row.Party != "Cloudyard Inc." {
		t.Errorf("removed: %#v", removed.Row)
	}
}

func TestVisibleFieldsAndGroups(t *testing.T) {
	a, b := example(), example()
	b.Number = "V-013"
	b.DataSubjects[0].ID, b.DataCategories[1].Subjects = "y1", []model.RowID{"y1"}
	b.Engagements[0].PartyID, b.Engagements[0].Party = "P-9", "Lesbron"
	b.Engagements[1].PartyID = "P-8"
	b.Retention[0].Amount = model.N(3)
	d := diff.Records(a, b)
	if diff := cmp.Diff([]string{"number", "dataSubjects", "dataCategories", "engagements", "retention"}, d.Fields()); diff != "" {
		t.Errorf("fields -want +got:\n%s", diff)
	}
	want := "changed number: V-012 > V-013\nchanged engagements[e1].party: Wolkhuis B.V. > Lesbron\n" +
		"changed engagements[e2].partyId: P-2 > P-8\nchanged retention[t1].amount: 2 > 3\n"
	if diff := cmp.Diff(want, told(d.Visible())); diff != "" {
		t.Errorf("visible -want +got:\n%s", diff)
	}
	groups := d.Visible().Groups()
	if len(groups) != 3 || groups[1].Field != field.Of(model.KindActivity).Child("engagements") || len(groups[1].Changes) != 2 {
		t.Errorf("groups: %+v", groups)
	}
}

func TestSelectRestoresAPart(t *testing.T) {
	old, now := example(), example()
	now.Name = "LVS"
	now.Purposes = now.Purposes[1:]
	now.Purposes[0].Text, now.Purposes[0].LegalBasis = "Anders", "6-1-a"
	now.Engagements[0].PartyID, now.Engagements[0].Party = "P-9", "Lesbron"
	now.Retention[0], now.Retention[1] = now.Retention[1], now.Retention[0]
	tests := map[string]struct {
		paths []field.Path
		want  func(*model.Activity)
	}{
		"one field":         {[]field.Path{"name"}, func(a *model.Activity) { a.Name = old.Name }},
		"a field of a row":  {[]field.Path{"purposes[p2].legalBasis"}, func(a *model.Activity) { a.Purposes[0].LegalBasis = "6-1-c" }},
		"a row":             {[]field.Path{"purposes[p2]"}, func(a *model.Activity) { a.Purposes[0] = old.Purposes[1] }},
		"a row that is out": {[]field.Path{"purposes[p1]"}, func(a *model.Activity) { a.Purposes = append([]model.Purpose{old.Purposes[0]}, a.Purposes...) }},
		"a field of a row that is out": {[]field.Path{"purposes[p1].legalBasis"}, func(a *model.Activity) {
			a.Purposes = append([]model.Purpose{old.Purposes[0]}, a.Purposes...)
		}},
		"a list":              {[]field.Path{"purposes"}, func(a *model.Activity) { a.Purposes = old.Purposes }},
		"an order":            {[]field.Path{"retention"}, func(a *model.Activity) { a.Retention = old.Retention }},
		"a name with its ID":  {[]field.Path{"engagements[e1].party"}, func(a *model.Activity) { a.Engagements = old.Engagements }},
		"an ID with its name": {[]field.Path{"engagements[e1].partyId"}, func(a *model.Activity) { a.Engagements = old.Engagements }},
		"two fields":          {[]field.Path{"name", "retention"}, func(a *model.Activity) { a.Name, a.Retention = old.Name, old.Retention }},
		"nothing":             {nil, func(*model.Activity) {}},
		"what did not change": {[]field.Path{"remarks"}, func(*model.Activity) {}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			want := field.Clone(now).(*model.Activity)
			tt.want(want)
			got, err := diff.Apply(now, diff.Select(diff.Records(now, old), tt.paths...))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(want, got, cmp.Comparer(func(a, b model.Count) bool { return a == b })); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
	part := diff.Select(diff.Records(now, nil), "name")
	got, err := diff.Apply(now, part)
	if err != nil || got == nil || got.Title() != "" {
		t.Errorf("a part of a deletion: %v, %v", got, err)
	}
}

// TestEditsAfterEachOther replays three versions of one record: the steps add
// up to the whole.
func TestEditsAfterEachOther(t *testing.T) {
	one, two, three := example(), example(), example()
	two.Retention[0].Amount = model.N(3)
	two.Engagements = two.Engagements[:1]
	three.Retention[0].Amount = model.N(3)
	three.Engagements[1].ID = "e9"
	three.Engagements[1].SeatCountry = "IE"
	middle, err := diff.Apply(one, diff.Records(one, two))
	if err != nil {
		t.Fatal(err)
	}
	last, err := diff.Apply(middle, diff.Records(middle, three))
	if err != nil || text(t, last) != text(t, three) {
		t.Errorf("%v\n%s", err, text(t, last))
	}
	want := "identified engagements[e2]: e2 > e9\nchanged engagements[e2].seatCountry: US > IE\nchanged retention[t1].amount: 2 > 3\n"
	if d := cmp.Diff(want, told(diff.Records(one, last))); d != "" {
		t.Errorf("from the first to the last, -want +got:\n%s", d)
	}
}
