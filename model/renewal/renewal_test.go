package renewal_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/renewal"
)

// leeswijs is a service as its supplier described it last year.
func leeswijs() *model.Service {
	return &model.Service{ID: "s1", Product: "Leeswijs", VendorID: "p1", Vendor: "Uitgeverij De Voorbeeldboom", DocumentVersion: "4.1", DocumentDate: "2025-03-01",
		Documents: []model.DocumentRef{{ID: "d1", Title: "oud"}},
		Processing: model.Processing{
			OutsideEEA: model.No,
			DataCategories: []model.DataCategory{
				{ID: "c1", Code: "1", Label: "Contactgegevens", Applies: model.AppliesYes},
				{ID: "c2", Code: "5", Label: "Medische gegevens", Applies: model.AppliesNo},
				{ID: "c3", Code: "7", Label: "Beeldmateriaal", Applies: model.AppliesYes},
			},
			Retention: []model.Retention{{ID: "t1", Scope: "Alle gegevens", Text: "drie maanden", Amount: model.N(3), Unit: "month"},
				{ID: "t2", Scope: "Contactgegevens", DataCategories: []model.RowID{"c1"}, Amount: model.N(3), Unit: "year"}},
			Storage: []model.Place{{ID: "o1", Place: "Amsterdam", Country: "NL"}, {ID: "o2", Place: "Utrecht", Country: "NL"}},
			Engagements: []model.Engagement{
				{ID: "e1", Party: "Wolkhuis B.V.", Role: model.RoleSubProcessor, Service: "hosting", SeatCountry: "NL", Locations: []model.Place{{ID: "l1", Place: "Amsterdam", Country: "NL"}}},
				{ID: "e2", Party: "Praathoek Inc.", Role: model.RoleSubProcessor, Service: "helpdesk", SeatCountry: "US",
					Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "scc"}},
			},
			Certificates: []model.Certificate{{ID: "z1", Standard: "iso-27001", Status: "held"}},
		}}
}

// told says changes in lines that a test can be read by.
func told(changes []renewal.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %s %s", c.Topic, c.Op, c.Path)
		for _, d := range c.Details {
			fmt.Fprintf(&b, " | %s: %v > %v", d.Field.Name, d.Before, d.After)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestChangesByMeaning(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(*model.Service)
		want string
	}{
		"nothing": {func(*model.Service) {}, ""},
		"only another version line": {func(s *model.Service) {
			s.DocumentVersion, s.DocumentDate = "5.0", "2026-03-01"
			s.Documents = append(s.Documents, model.DocumentRef{ID: "d2", Title: "nieuw"})
		}, ""},
		"rows in another order": {func(s *model.Service) {
			s.Engagements[0], s.Engagements[1] = s.Engagements[1], s.Engagements[0]
		}, ""},
		"rows with other IDs": {func(s *model.Service) { s.Engagements[0].ID, s.Retention[0].ID = "x1", "x2" }, ""},
		"a second row with the same country": {func(s *model.Service) {
			s.Engagements[0].Locations = append(s.Engagements[0].Locations, model.Place{ID: "l2", Country: "NL"})
		}, ""},
		"a sub-processor replaced, under the same version": {func(s *model.Service) {
			s.Engagements[1] = model.Engagement{ID: "e3", Party: "Antwoordpunt GmbH", Role: model.RoleSubProcessor, SeatCountry: "DE"}
		}, `subprocessors gone engagements[e2] | party: Praathoek Inc. > <nil> | role: sub-processor > <nil> | service: helpdesk > <nil> | seatCountry: US > <nil> | outsideEEA: yes > <nil> | country: US > <nil> | mechanism: scc > <nil>
subprocessors added engagements[e3] | party: <nil> > Antwoordpunt GmbH | role: <nil> > sub-processor | seatCountry: <nil> > DE
countries gone engagements[e2] | seatCountry: [US] > <nil> | country: [US] > <nil>
countries added engagements[e3] | seatCountry: <nil> > [DE]
mechanisms gone engagements[e2] | outsideEEA: [yes] > <nil> | mechanism: [scc] > <nil>
`},
		"a party moves its processing": {func(s *model.Service) {
			s.Engagements[0].Locations = []model.Place{{ID: "l9", Place: "Dublin", Country: "IE"}}
		}, `countries changed engagements[e1] | country: [NL] > [IE]
places changed engagements[e1] | place: [Amsterdam] > [Dublin]
`},
		"another mechanism": {func(s *model.Service) { s.Engagements[1].Transfer.Mechanism = "dpf" }, `mechanisms changed engagements[e2] | mechanism: [scc] > [dpf]
`},
		"transfers after all": {func(s *model.Service) { s.OutsideEEA = model.Yes }, `mechanisms changed outsideEEA | outsideEEA: no > yes
`},
		"a category by its English name": {func(s *model.Service) { s.DataCategories[2].Label, s.Language = "Images", "en" }, `wording changed dataCategories[c3] | label: Beeldmateriaal > Images
`},
		"a category is processed now": {func(s *model.Service) {
			s.DataCategories[1].Applies, s.DataCategories[1].Text = model.AppliesYes, "dyslexie"
		}, `categories added dataCategories[c2] | applies: no > yes | text: <nil> > dyslexie
`},
		"a category is no longer processed": {func(s *model.Service) { s.DataCategories[2].Applies = model.AppliesNo }, `categories gone dataCategories[c3] | applies: yes > no
`},
		"a category is unclear now": {func(s *model.Service) { s.DataCategories[2].Applies = model.AppliesUnknown }, `categories changed dataCategories[c3] | applies: yes > unknown
`},
		"a category listed as not processed": {func(s *model.Service) {
			s.DataCategories = append(s.DataCategories, model.DataCategory{ID: "c9", Code: "9", Label: "BSN", Applies: model.AppliesNo})
		}, ""},
		"a longer retention": {func(s *model.Service) { s.Retention[0].Text, s.Retention[0].Amount = "zes maanden", model.N(6) }, `retention changed retention[t1] | amount: 3 > 6 | text: drie maanden > zes maanden
`},
		"a certificate lapsed": {func(s *model.Service) { s.Certificates = nil }, `certificates gone certificates[z1] | standard: iso-27001 > <nil> | status: held > <nil>
`},
		"storage in another country": {func(s *model.Service) { s.Storage[1].Country, s.Storage[1].Place = "BE", "Gent" }, `countries changed storage | country: [NL] > [BE NL]
places changed storage[o2] | place: Utrecht > Gent
`},
		"words of a row whose values changed": {func(s *model.Service) {
			s.Engagements[1].Transfer.Mechanism, s.Engagements[1].Transfer.Text, s.Engagements[1].Text = "dpf", "DPF", "Praathoek Inc. | DPF"
		}, `mechanisms changed engagements[e2] | mechanism: [scc] > [dpf] | text: <nil> > DPF | text: <nil> > Praathoek Inc. | DPF
`},
		"words of a row that says the same": {func(s *model.Service) { s.Engagements[0].Text = "Wolkhuis, alleen bij storingen" }, `wording changed engagements[e1] | text: <nil> > Wolkhuis, alleen bij storingen
`},
		"words that are all there is": {func(s *model.Service) {
			s.Engagements[0].Transfer.Text, s.DataCategories[0].Text = "zie de lijst op de website", "naam"
		}, `mechanisms changed engagements[e1] | text: <nil> > zie de lijst op de website
categories changed dataCategories[c1] | text: <nil> > naam
`},
		"a term by another name": {func(s *model.Service) {
			s.Retention[1].ID, s.Retention[1].Scope, s.Retention[1].Amount = "t9", "Where to reach people", model.N(4)
		}, `retention changed retention[t2] | scope: Contactgegevens > Where to reach people | amount: 3 > 4
`},
		"what has no topic": {func(s *model.Service) { s.Explanation = "Nieuw" }, `rest added explanation | explanation: <nil> > Nieuw
`},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := leeswijs(), leeswijs()
			c.edit(after)
			given := field.Clone(after)
			if got := told(renewal.Changes(before, after)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
			if !reflect.DeepEqual(before, leeswijs()) || !reflect.DeepEqual(model.Record(after), given) {
				t.Error("comparing changed a statement")
			}
		})
	}
}

func TestTouchedActivitiesAndTheirTerms(t *testing.T) {
	reg := &model.Register{Activities: []model.Activity{
		{ID: "a1", Name: "Lezen", Services: []model.ServiceUse{{ID: "u", ServiceID: "s1"}}},
		{ID: "a2", Name: "Toetsen", Processing: model.Processing{Engagements: []model.Engagement{
			{ID: "e", PartyID: "p1", Agreement: model.Agreement{ObjectionDays: model.N(14), NoticeDays: model.N(30)}},
			{ID: "f", PartyID: "p1", ServiceID: "s2", Agreement: model.Agreement{ObjectionDays: model.N(1)}}, // another product of theirs
		}}},
		{ID: "a3", Name: "Boeken", Processing: model.Processing{Engagements: []model.Engagement{{ID: "e", Party: "uitgeverij de voorbeeldboom "}}}},
		{ID: "a4", Name: "Salarissen", Processing: model.Processing{Engagements: []model.Engagement{{ID: "e", PartyID: "p9", Party: "Loonhuis"}}}},
	}}
	touched := renewal.Touched(reg, leeswijs(), leeswijs())
	if len(touched) != 3 || !touched[0].Uses || touched[1].Uses || len(touched[1].Terms) != 1 || len(touched[2].Terms) != 1 {
		t.Fatalf("%+v", touched)
	}
	term := touched[1].Terms[0]
	if term.Until("2026-11-22") != "2026-12-06" || term.Earliest("2026-11-22") != "2026-12-22" {
		t.Errorf("until %s, from %s", term.Until("2026-11-22"), term.Earliest("2026-11-22"))
	}
	for _, day := range []model.Date{"", "2026", "2026-11", "morgen"} {
		if got := term.Until(day); got != "" {
			t.Errorf("received on %q: until %s", day, got)
		}
	}
	if got := touched[2].Terms[0].Until("2026-11-22"); got != "" {
		t.Errorf("a term was invented: %s", got)
	}
	stating := leeswijs() // what the supplier states holds where the agreement does not say
	stating.ObjectionDays = model.N(10)
	for name, stated := range map[string][]renewal.Touch{
		"before": renewal.Touched(reg, stating, leeswijs()), "in the newer statement": renewal.Touched(reg, leeswijs(), stating),
	} {
		for i, want := range []struct {
			until  model.Date
			stated bool
		}{{"2026-12-02", true}, {"2026-12-06", false}, {"2026-12-02", true}} {
			if got := stated[i].Terms[0]; got.Until("2026-11-22") != want.until || got.Stated != want.stated {
				t.Errorf("stated %s, activity %d: until %s, stated %v", name, i, got.Until("2026-11-22"), got.Stated)
			}
		}
		if first := renewal.First(stated, "2026-11-22"); first != (renewal.Deadline{Until: "2026-12-02", Stated: true}) {
			t.Errorf("stated %s: first %+v", name, first)
		}
	}
	later := leeswijs()
	later.ObjectionDays = model.N(60)
	if got := renewal.Stated(stating, later).Until("2026-11-22"); got != "2026-12-02" {
		t.Errorf("a newer statement changes the term it comes under: until %s", got)
	}
	if first := renewal.First(touched, "2026-11-22"); first != (renewal.Deadline{Until: "2026-12-06", Unknown: true}) {
		t.Errorf("first %+v", first)
	}
	if first := renewal.First(touched[:1], "2026-11-22"); first != (renewal.Deadline{}) {
		t.Errorf("without an agreement: %+v", first)
	}
}
