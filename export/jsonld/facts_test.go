package jsonld_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
)

// school is an invented school with one activity in every part of which there
// is something to say.
func school() *model.Register {
	return &model.Register{
		Organisation: model.Organisation{
			ID: "o", Name: "Stichting De Regenboog", KvK: "12345678", Contact: model.Contact{Address: "Dorpsstraat 1", City: "Voorbeeldstad", Country: "NL", URL: "https://regenboog.example/"},
			FG: model.DPO{Appointed: model.Yes, Contact: model.Contact{Name: "B. Visser", Email: "fg@regenboog.example", Phone: "010 123 45 67"}},
		},
		Parties:  []model.Party{{ID: "p1", Number: "P-001", Name: "Klankboom B.V.", Kind: "company", Country: "NL"}},
		Services: []model.Service{{ID: "s1", Number: "D-001", Product: "Klankboom Leren", VendorID: "p1", Processing: model.Processing{Systems: []string{"web"}}}},
		Activities: []model.Activity{{
			ID: "a1", Number: "V-001", Name: "Leerlingadministratie", Role: model.RoleController, Status: model.StatusActive, Department: "Onderwijs",
			Description: "Inschrijven en volgen van leerlingen.", Importance: "main", Remarks: "nog bespreken", Services: []model.ServiceUse{{ID: "1", ServiceID: "s1"}},
			Processing: model.Processing{
				Purposes: []model.Purpose{
					{ID: "1", Text: "In- en uitschrijven", LegalBasis: "6-1-c", Statute: "Wet op het primair onderwijs"}, {ID: "2", Text: "Begeleiden", LegalBasis: "6-1-e"},
				},
				Operations:   []string{"Verzamelen", "kopiëren voor het archief"},
				DataSubjects: []model.DataSubject{{ID: "1", Name: "Leerlingen", Vulnerable: model.Yes}},
				DataCategories: []model.DataCategory{
					{ID: "1", Label: "Naam en adres", Items: []string{"naam", "adres"}, Subjects: []model.RowID{"1"}, Kind: "ordinary", Applies: model.AppliesYes},
					{ID: "2", Label: "Medicijngebruik", Subjects: []model.RowID{"1"}, Kind: "special", Special: "health", Art9: "9-2-g", Applies: model.AppliesOptional},
				},
				Recipients: []model.Recipient{{ID: "1", Name: "DUO", Kind: "authority", Country: "NL"}},
				Engagements: []model.Engagement{
					{ID: "1", PartyID: "p1", Role: model.RoleProcessor, Service: "Leerlingvolgsysteem", SeatCountry: "NL",
						Agreement: model.Agreement{Status: "signed", Date: "2025-01-31"}, Transfer: model.Transfer{OutsideEEA: model.No}},
					{ID: "2", Party: "Wolkenberg Inc.", Role: model.RoleSubProcessor, Under: "1", SeatCountry: "US",
						Transfer: model.Transfer{OutsideEEA: model.Yes, Country: "US", Mechanism: "46-2-c", SCCModules: []model.SCCModule{3}}},
				},
				OutsideEEA: model.Yes,
				Retention:  []model.Retention{{ID: "1", Scope: "Dossier", Amount: model.N(2), Unit: "year", Trigger: "leaving-school", Limit: "at-most", DataCategories: []model.RowID{"1"}}},
				Storage:    []model.Place{{ID: "1", Place: "Groningen", Country: "NL"}},
				Security:   "Zie het beveiligingsbeleid.",
				Measures:   []model.Measure{{ID: "1", Text: "Tweestapsverificatie", Status: "meets"}, {ID: "2", Text: "Versleuteling", Status: "planned"}},
				DPIA:       model.DPIA{Required: model.No},
				Rights:     model.Rights{Details: []model.RightDetail{{ID: "1", Right: "access", Applies: model.Yes}}},
				Notice:     "https://regenboog.example/privacy",
			},
		}},
	}
}

// objects are the values of a property that are nodes.
func objects(n map[string]any, property string) []map[string]any {
	values, _ := n[property].([]any)
	var out []map[string]any
	for _, v := range values {
		if o, ok := v.(map[string]any); ok {
			out = append(out, o)
		}
	}
	return out
}

func value(n map[string]any, property string) string {
	values, _ := n[property].([]any)
	var out []string
	for _, v := range values {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case map[string]any:
			for _, key := range []string{"@id", "@value"} {
				if s, ok := v[key].(string); ok && v["@language"] == nil {
					out = append(out, s)
				}
			}
		}
	}
	return strings.Join(out, ",")
}

func types(n map[string]any) string {
	var out []string
	for _, v := range n["@type"].([]any) {
		out = append(out, v.(string))
	}
	return strings.Join(out, ",")
}

// A program that knows DPV and nothing of this one finds what art. 30 asks.
func TestArticle30ComesBack(t *testing.T) {
	graph := map[string]map[string]any{}
	for _, n := range read(t, write(t, school(), "nl")).Graph {
		graph[n["@id"].(string)] = n
	}
	v := graph["urn:verwerkingsregister:activity:a1"]
	var got []string
	say := func(format string, args ...any) { got = append(got, fmt.Sprintf(format, args...)) }
	say("%s %s %s %s", value(v, "dct:identifier"), value(v, "dct:title"), value(v, "dpv:hasActivityStatus"), value(v, "dpv:hasDataController"))
	say("bases %s", value(v, "dpv:hasLegalBasis"))
	named := map[string]string{}
	for _, property := range []string{"dpv:hasDataSubject", "dpv:hasPersonalData", "dpv:hasDataProcessor"} {
		for _, n := range objects(v, property) {
			name := value(n, "dct:title")
			if entity := graph[value(n, "dpv:hasEntity")]; entity != nil {
				name = value(entity, "dct:title")
			}
			named[n["@id"].(string)] = name
		}
	}
	for _, n := range objects(v, "dpv:hasPurpose") {
		say("purpose %s: %s", value(n, "dct:description"), value(n, "dpv:hasLegalBasis"))
	}
	for _, n := range objects(v, "dpv:hasPersonalData") {
		say("data %s of %s: %s; %s %s", value(n, "dct:title"), named[value(n, "dpv:hasDataSubject")], types(n), value(n, "dpv:hasLegalBasis"), value(n, "dpv:hasNecessity"))
	}
	for _, n := range objects(v, "dpv:hasDataSubject") {
		say("subject %s: %s", value(n, "dct:title"), types(n))
	}
	for _, n := range objects(v, "dpv:hasRecipient") {
		say("recipient %s: %s %s", value(n, "dct:title"), types(n), value(n, "dpv:hasCountry"))
	}
	for _, n := range objects(v, "dpv:hasDataProcessor") {
		agreements := objects(n, "dpv:hasLegalMeasure")
		say("processor %s: %s %s, agreements %d", named[n["@id"].(string)], types(n), value(n, "dpv:hasCountry"), len(agreements))
	}
	for _, n := range objects(v, "dpv:hasProcess") {
		say("%s to %s in %s: %s", value(n, "dpv:hasProcessing"), named[value(n, "dpv:hasDataImporter")], value(n, "dpv:hasThirdCountry"), value(n, "dpv:hasLegalBasis"))
	}
	for _, n := range objects(v, "dpv:hasStorageCondition") {
		for _, d := range objects(n, "dpv:hasDuration") {
			say("kept %s: %s (%s)", value(n, "dct:title"), value(d, "rdf:value"), value(d, "dct:description"))
		}
	}
	for _, n := range objects(v, "dpv:hasTechnicalOrganisationalMeasure") {
		say("measure %s%s", value(n, "dct:title"), value(n, "dct:description"))
	}
	officer := objects(graph["urn:verwerkingsregister:organisation:o"], "dpv:hasDataProtectionOfficer")[0]
	for _, n := range objects(officer, "dpv:hasContact") {
		say("officer %s %s %s", value(n, "vcard:fn"), value(n, "vcard:hasEmail"), value(n, "vcard:hasTelephone"))
	}
	want := []string{
		"V-001 Leerlingadministratie dpv:ActivityOngoing urn:verwerkingsregister:organisation:o",
		"bases eu-gdpr:A6-1-c,eu-gdpr:A6-1-e",
		"purpose In- en uitschrijven: eu-gdpr:A6-1-c", "purpose Begeleiden: eu-gdpr:A6-1-e",
		"data Naam en adres of Leerlingen: dpv:PersonalData;  ",
		"data Medicijngebruik of Leerlingen: dpv:PersonalData,dpv:SpecialCategoryPersonalData,pd:Health; eu-gdpr:A9-2-g dpv:Optional",
		"subject Leerlingen: dpv:DataSubject,dpv:Student,dpv:VulnerableDataSubject",
		"recipient DUO: dpv:Recipient,dpv:GovernmentalOrganisation loc:NL",
		"processor Klankboom B.V.: dpv:DataProcessor loc:NL, agreements 1", "processor Wolkenberg Inc.: dpv:DataSubProcessor loc:US, agreements 0",
		"dpv:CrossBorderTransfer to Wolkenberg Inc. in loc:US: eu-gdpr:A46-2-c",
		"kept Dossier: P2Y (Ten hoogste 2 jaar na het vertrek van de leerling of student)",
		"measure Zie het beveiligingsbeleid.", "measure Tweestapsverificatie",
		"officer B. Visser mailto:fg@regenboog.example tel:010%20123%2045%2067",
	}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
