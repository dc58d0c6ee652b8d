package roundtrip_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/renewal"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// stippellijn is a service as its supplier states it at first.
func stippellijn() *model.Service {
	return &model.Service{ID: "s1", Product: "Stippellijn", Vendor: "Kantlijn Software B.V.", Role: model.RoleProcessor,
		DocumentVersion: "3.2", DocumentDate: "2025-02-01", Explanation: "Leerlingen oefenen er schrijven mee.",
		Options: []model.ServiceOption{{ID: "o1", Text: "Schrijfoefeningen", Mode: "inseparable"}},
		Processing: model.Processing{
			Purposes:     []model.Purpose{{ID: "p1", Text: "het geven en volgen van onderwijs"}},
			DataSubjects: []model.DataSubject{{ID: "b1", Name: "Leerlingen"}},
			DataCategories: []model.DataCategory{
				{ID: "c1", Code: "2", Label: "Onderwijsdeelnemernummer", Items: []string{"administratienummer"}, Applies: model.AppliesYes, Subjects: []model.RowID{"b1"}},
				{ID: "c2", Code: "5", Label: "Medische gegevens", Applies: model.AppliesNo},
				{ID: "c3", Code: "10", Label: "Beeldmateriaal", Items: []string{"pasfoto"}, Applies: model.AppliesYes, Subjects: []model.RowID{"b1"}},
			},
			Retention: []model.Retention{
				{ID: "t1", Scope: "Pasfoto's", DataCategories: []model.RowID{"c3"}, Amount: model.N(2), Unit: "year", Limit: "exact"},
				{ID: "t2", Scope: "Logbestanden", Amount: model.N(6), Unit: "month", Limit: "exact"},
			},
			Storage: []model.Place{{ID: "l1", Place: "Amsterdam", Country: "NL"}},
			Engagements: []model.Engagement{
				{ID: "e1", Party: "Serverstal B.V.", Role: model.RoleSubProcessor, Service: "hosting", SeatCountry: "NL",
					Locations: []model.Place{{ID: "e1l", Place: "Amsterdam", Country: "NL"}}, Transfer: model.Transfer{OutsideEEA: model.No}},
				{ID: "e2", Party: "Praatpaal Inc.", Role: model.RoleSubProcessor, Service: "support", SeatCountry: "US",
					Locations: []model.Place{{ID: "e2l", Place: "Boston", Country: "US"}},
					Transfer:  model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "46-2-c"}},
			},
			Certificates: []model.Certificate{{ID: "z1", Standard: "iso-27001", Holder: "Kantlijn Software B.V.", Status: "held", To: "2027-05-01"}},
		}}
}

// renewals are the kinds of change, each with what must be told of it and nothing else.
var renewals = map[string]struct {
	edit func(*model.Service)
	told string
}{
	"nothing": {func(*model.Service) {}, ""},
	"another version line only": {func(s *model.Service) {
		s.DocumentVersion, s.DocumentDate = "9.9", "2026-09-01"
	}, ""},
	"a sub-processor more": {func(s *model.Service) {
		s.Engagements = append(s.Engagements, model.Engagement{ID: "e9", Party: "Postduif GmbH", Role: model.RoleSubProcessor, Service: "e-mail", SeatCountry: "DE"})
	}, "countries added, subprocessors added"},
	"a sub-processor less":      {func(s *model.Service) { s.Engagements = s.Engagements[:1] }, "countries gone, mechanisms gone, places gone, subprocessors gone"},
	"what a sub-processor does": {func(s *model.Service) { s.Engagements[0].Service = "hosting, back-up" }, "subprocessors changed"},
	"a sub-processor moves": {func(s *model.Service) {
		s.Engagements[0].Locations[0] = model.Place{ID: "x", Place: "Dublin", Country: "IE"}
	}, "countries changed, places changed"},
	"the seat of a sub-processor": {func(s *model.Service) { s.Engagements[0].SeatCountry = "BE" }, "countries changed"},
	"another mechanism":           {func(s *model.Service) { s.Engagements[1].Transfer.Mechanism = "46-2-b" }, "mechanisms changed"},
	"a category is processed now": {func(s *model.Service) {
		s.DataCategories[1].Applies, s.DataCategories[1].Items, s.DataCategories[1].Subjects = model.AppliesYes, []string{"dyslexie"}, []model.RowID{"b1"}
	}, "categories added"},
	"a category is no longer processed": {func(s *model.Service) {
		s.DataCategories[2].Applies, s.DataCategories[2].Items, s.DataCategories[2].Subjects, s.Retention[0].DataCategories = model.AppliesNo, nil, nil, nil
	}, "categories gone, retention changed"},
	"what a category holds": {func(s *model.Service) { s.DataCategories[0].Items = []string{"administratienummer", "ECK iD"} }, "categories changed"},
	"a longer term":         {func(s *model.Service) { s.Retention[1].Amount = model.N(9) }, "retention changed"},
	"a term more": {func(s *model.Service) {
		s.Retention = append(s.Retention, model.Retention{ID: "t3", Scope: "Back-ups", Amount: model.N(3), Unit: "month", Limit: "exact"})
	}, "retention added"},
	"a term less":       {func(s *model.Service) { s.Retention = s.Retention[:1] }, "retention gone"},
	"storage elsewhere": {func(s *model.Service) { s.Storage[0] = model.Place{ID: "x", Place: "Dublin", Country: "IE"} }, "countries changed, places added, places gone"},
	"storage in one town more": {func(s *model.Service) {
		s.Storage = append(s.Storage, model.Place{ID: "x", Place: "Almere", Country: "NL"})
	}, "places added"},
	"another explanation": {func(s *model.Service) { s.Explanation = "Leerlingen oefenen er schrijven en spreken mee." }, "rest changed"},
	"a part more": {func(s *model.Service) {
		s.Options = append(s.Options, model.ServiceOption{ID: "o2", Text: "Spraakherkenning", Mode: "optional"})
	}, "rest added"},
	"a purpose more": {func(s *model.Service) {
		s.Purposes = append(s.Purposes, model.Purpose{ID: "p2", Text: "de beveiliging van het systeem"})
	}, "rest added"},
}

// certified are those of the security annex, which comes apart.
var certified = map[string]struct {
	edit func(*model.Service)
	told string
}{
	"nothing": {func(*model.Service) {}, ""},
	"a certificate more": {func(s *model.Service) {
		s.Certificates = append(s.Certificates, model.Certificate{ID: "z2", Standard: "nen-7510", Status: "held"})
	}, "certificates added"},
	"a certificate is prolonged": {func(s *model.Service) { s.Certificates[0].To = "2030-05-01" }, "certificates changed"},
	"a certificate lapses": {func(s *model.Service) {
		s.Certificates = []model.Certificate{{ID: "z2", Standard: "nen-7510", Status: "held"}}
	}, "certificates added, certificates gone"},
}

// written is a report about one service, as a file.
func (w way) written(t *testing.T, what publish.Report, s *model.Service) propose.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bijsluiter"+w.format.Ending())
	request := publish.Request{Report: what, Format: w.format, State: &model.Register{Services: []model.Service{*s}},
		Time: time.Date(2026, 11, 22, 14, 0, 0, 0, time.UTC), Language: w.language, Record: s.ID, Model: w.model}
	if err := request.WriteFile(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return propose.File{Name: filepath.Base(path), Data: data}
}

// read is what a document proposes.
func read(t *testing.T, file propose.File) *proposal.Proposal {
	t.Helper()
	found, err := reader().Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	return found[0].Proposal
}

// receive takes over all of a document, and gives what it changes of the service and
// what was kept against it.
func (d *desk) receive(p *proposal.Proposal) (changes []renewal.Change, kept []proposal.Conflict) {
	d.t.Helper()
	ctx := context.Background()
	before := d.service()
	change, steps, err := accept.Taker{Register: d.reg}.Proposal(ctx, p, p.Accept(proposal.All()))
	if err != nil {
		d.t.Fatal(err)
	}
	if len(change.Writes) > 0 {
		if _, err := d.reg.Save(ctx, change); err != nil {
			d.t.Fatal(err)
		}
	}
	for _, st := range steps {
		if s, ok := st.Record.(*model.Service); ok && before != nil {
			changes = append(changes, renewal.Changes(before, s)...)
		}
		kept = append(kept, st.Conflicts...)
	}
	return changes, kept
}

// service is the one of the register, nil when there is none.
func (d *desk) service() *model.Service {
	d.t.Helper()
	state, err := d.reg.Snapshot(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	if len(state.Services) > 1 {
		d.t.Fatalf("%d services were made of one", len(state.Services))
	}
	if len(state.Services) == 0 {
		return nil
	}
	return &state.Services[0]
}

// kinds are the topics and what happened in each, each once.
func kinds(changes []renewal.Change) string {
	var all []string
	for _, c := range changes {
		all = append(all, fmt.Sprint(c.Topic, " ", c.Op))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}

func details(changes []renewal.Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "\n  %s %s %s", c.Topic, c.Op, c.Path)
		for _, d := range c.Details {
			fmt.Fprintf(&b, " | %s: %v > %v", d.Field.Name, d.Before, d.After)
		}
	}
	return b.String()
}

// few are the kinds of change that are tried in every form; the others in one.
var few = []string{"nothing", "a sub-processor moves", "another mechanism", "a category is processed now", "a longer term"}

// Whatever form the newer bijsluiter has, what it changes is told, and nothing else.
func TestANewerBijsluiterTellsWhatChanged(t *testing.T) {
	t.Parallel()
	was := way{"3.0", "nl", publish.Word}
	first := read(t, was.written(t, publish.Leaflet, stippellijn()))
	for _, now := range []way{was, {"4.0", "nl", publish.Word}, {"4.0", "nl", publish.PDF}, {"4.0-general", "nl", publish.Word}, {"4.0", "en", publish.Word}} {
		for name, c := range renewals {
			if (now != way{"4.0", "nl", publish.Word}) && !slices.Contains(few, name) {
				continue
			}
			t.Run(fmt.Sprint(now.model, " ", now.language, " ", now.format, " ", name), func(t *testing.T) {
				d := newDesk(t)
				d.receive(first)
				s := stippellijn()
				c.edit(s)
				got, _ := d.receive(read(t, now.written(t, publish.Leaflet, s)))
				got = slices.DeleteFunc(got, func(c renewal.Change) bool {
					return c.Path == "modelVersion" || now != was && c.Topic == renewal.Wording
				})
				if kinds(got) != c.told {
					t.Errorf("told %q, want %q:%s", kinds(got), c.told, details(got))
				}
			})
		}
	}
}

// The security annex comes by itself: it tells of certificates, and takes nothing of the bijsluiter away.
func TestANewerSecurityAnnexTellsWhatChanged(t *testing.T) {
	t.Parallel()
	form := way{"4.0", "nl", publish.Word}
	leaflet, annex := read(t, form.written(t, publish.Leaflet, stippellijn())), read(t, form.written(t, publish.SecurityAnnex, stippellijn()))
	for name, c := range certified {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.receive(leaflet)
			d.receive(annex)
			s := stippellijn()
			c.edit(s)
			got, _ := d.receive(read(t, form.written(t, publish.SecurityAnnex, s)))
			if kinds(got) != c.told {
				t.Errorf("told %q, want %q:%s", kinds(got), c.told, details(got))
			}
		})
	}
}

// edit changes the service as the officer would.
func (d *desk) editService(change func(*model.Service)) {
	d.t.Helper()
	s := field.Clone(d.service()).(*model.Service)
	_, summary, err := d.reg.Record(context.Background(), s.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	change(s)
	if _, err := d.reg.Save(context.Background(), register.Change{Action: model.ActionEdit, Writes: []register.Write{{Record: s, Base: summary.Version}}}); err != nil {
		d.t.Fatal(err)
	}
}

// The officer's words outlast a second bijsluiter that says otherwise, and a third that
// says again what the first did; what the officer left alone goes along both times.
func TestTheOfficersWordsOutlastNewerBijsluiters(t *testing.T) {
	d, form := newDesk(t), way{"4.0", "nl", publish.Word}
	first := read(t, form.written(t, publish.Leaflet, stippellijn()))
	d.receive(first)
	d.editService(func(s *model.Service) {
		s.Remarks, s.Explanation = "nagebeld", "Schrijven, met hulp van de leerkracht."
		s.Engagements[0].Service = "hosting en beheer"
		s.Engagements[1].Transfer.Mechanism = "" // the officer doubts it
		s.Retention = s.Retention[:1]            // does not hold here
		s.Storage = append(s.Storage, model.Place{ID: "own", Place: "Groningen", Country: "NL"})
	})
	mine := func(after string) {
		t.Helper()
		s := d.service()
		var mechanism model.Code
		for _, e := range s.Engagements {
			if e.Party == "Praatpaal Inc." {
				mechanism = e.Transfer.Mechanism
			}
		}
		if s.Remarks != "nagebeld" || s.Explanation != "Schrijven, met hulp van de leerkracht." || s.Engagements[0].Service != "hosting en beheer" ||
			mechanism != "" || len(s.Retention) != 1 || !slices.ContainsFunc(s.Storage, func(p model.Place) bool { return p.Place == "Groningen" }) {
			t.Errorf("%s: words of the officer were overwritten: %+v", after, s)
		}
	}

	newer := stippellijn()
	newer.Explanation, newer.Engagements[0].Service, newer.Engagements[0].SeatCountry = "Schrijven en spreken.", "hosting, back-up", "BE"
	newer.Retention[0].Amount, newer.Retention[1].Amount = model.N(5), model.N(9)
	newer.DataCategories[1].Applies, newer.DataCategories[1].Items = model.AppliesYes, []string{"dyslexie"}
	changes, kept := d.receive(read(t, form.written(t, publish.Leaflet, newer)))
	mine("after the second")
	if got, want := kinds(changes), "categories added, countries changed, retention changed"; got != want {
		t.Errorf("the second changes %q, want %q:%s", got, want, details(changes))
	}
	if got, want := fieldsOf(kept), "country, engagements.service, engagements.transfer.mechanism, explanation, retention"; got != want {
		t.Errorf("the second: kept %q, want %q", got, want)
	}

	changes, _ = d.receive(first)
	mine("after going back")
	if got, want := kinds(changes), "categories gone, countries changed, retention changed"; got != want {
		t.Errorf("going back changes %q, want %q:%s", got, want, details(changes))
	}
	if s := d.service(); s.Engagements[0].SeatCountry != "NL" || len(s.Documents) != 2 {
		t.Errorf("going back gives %+v with documents %+v", s.Engagements[0], s.Documents)
	}
	if changes, _ = d.receive(first); len(changes) > 0 {
		t.Errorf("the same again changes%s", details(changes))
	}
}

// fieldsOf are the fields in which the officer's words were kept.
func fieldsOf(conflicts []proposal.Conflict) string {
	var all []string
	for _, c := range conflicts {
		all = append(all, key(string(c.Path)))
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}
