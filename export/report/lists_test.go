package report_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

var listNames = []string{"subprocessors", "transfers", "retention", "findings", "agreements", "reviews"}

// Every line of a list leads to a place that its record has.
func TestLinesLeadSomewhere(t *testing.T) {
	reg := generate.Register(rand.New(rand.NewPCG(7, 8)), generate.Size{Activities: 40, Services: 15, Parties: 15})
	words := load(t, "nl")
	all := map[string]report.List{}
	for _, name := range listNames {
		all[name] = report.ListOf(name, reg, words, stamp)
	}
	for _, party := range report.InvolvedParties(reg) {
		all["breach at "+party.Name] = report.Breach(party, reg, words, stamp)
	}
	for name, l := range all {
		if l.Count != len(l.Lines) {
			t.Errorf("%s: counts %d of %d lines", name, l.Count, len(l.Lines))
		}
		for _, line := range l.Lines {
			if len(line.Cells) != len(l.Columns) {
				t.Fatalf("%s: %d cells in %d columns", name, len(line.Cells), len(l.Columns))
			}
			i := slices.IndexFunc(reg.Records(), func(r model.Record) bool { _, id := r.Identity(); return id == line.Record })
			if i < 0 {
				t.Fatalf("%s: leads to a record that is not there", name)
			}
			if _, err := field.At(line.Kind, line.Path); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestChosenLines(t *testing.T) {
	words := load(t, "nl")
	l := report.ListOf("reviews", boardRegister(), words, stamp)
	if len(l.Lines) != 2 { // that of what has ended is not asked
		t.Fatalf("%d lines", len(l.Lines))
	}
	if first := l.Lines[0]; first.Record != "a1" || first.Severity != completeness.Warning || first.Cells[6].Text != "voorbij" {
		t.Errorf("what is over time comes first: %+v", first)
	}
	if second := l.Lines[1]; second.Cells[6].Text != "binnen drie maanden" {
		t.Errorf("this month: %+v", second)
	}
	some := l.Chosen(l.Lines[1:], "Stand: binnen drie maanden", words)
	text := paperText(report.ListPaper(some, boardRegister(), words, stamp))
	if strings.Contains(text, "V-001") || !strings.Contains(text, "V-003") || !strings.Contains(text, "1 van 2 regels") {
		t.Errorf("what was chosen: %s", text)
	}
}

// A review that is planned by its interval alone is due.
func TestReviewByInterval(t *testing.T) {
	reg := &model.Register{Parties: []model.Party{{ID: "p", Name: "Wolkhuis B.V.", Review: model.Review{Last: "2025-10-01", IntervalMonths: model.N(12)}}}}
	l := report.ListOf("reviews", reg, load(t, "nl"), stamp)
	if len(l.Lines) != 1 || l.Lines[0].Cells[5].Text != "01-10-2026" {
		t.Errorf("%+v", l.Lines)
	}
}

// breachRegister has a hoster behind a service, and under a processor, and once
// only by its name.
func breachRegister() *model.Register {
	health := model.DataCategory{ID: "c2", Label: "Verzuim", Kind: "special", Special: "health"}
	name := model.DataCategory{ID: "c1", Label: "Naam"}
	return &model.Register{
		Parties: []model.Party{
			{ID: "p1", Number: "P-001", Name: "Veenkluis B.V.", Aliases: []string{"Veenkluis Hosting"}, PrivacyContact: model.Contact{Email: "lek@veenkluis.example"}},
			{ID: "p2", Number: "P-002", Name: "Klaslicht B.V."},
			{ID: "p3", Number: "P-003", Name: "Gemeente Waterdam", PrivacyContact: model.Contact{Email: "privacy@waterdam.example"}},
		},
		Services: []model.Service{
			{ID: "s1", Number: "D-001", Product: "Lesplank", VendorID: "p2", Processing: model.Processing{Engagements: []model.Engagement{{ID: "e", PartyID: "p1", Role: model.RoleSubProcessor}}}},
			{ID: "s2", Number: "D-002", Product: "Ongebruikt", VendorID: "p1"},
		},
		Activities: []model.Activity{
			{ID: "a1", Number: "V-001", Name: "Lessen", Role: model.RoleController, Services: []model.ServiceUse{{ID: "u", ServiceID: "s1"}},
				Processing: model.Processing{DataCategories: []model.DataCategory{name, health}, DataSubjects: []model.DataSubject{{ID: "d1", Name: "Leerlingen", Number: "400", Vulnerable: model.Yes}}}},
			{ID: "a2", Number: "V-002", Name: "Website", Role: model.RoleController, Department: "Communicatie",
				Processing: model.Processing{DataCategories: []model.DataCategory{name, health}, Engagements: []model.Engagement{
					{ID: "e1", PartyID: "p2", Role: model.RoleProcessor},
					{ID: "e2", Party: "Veenkluis  hosting", Role: model.RoleSubProcessor, Under: "e1", DataCategories: []model.RowID{"c1"}, Agreement: model.Agreement{Status: "signed", Date: "2025-02-01"},
						BreachAgreement: model.BreachAgreement{Term: model.N(24), Unit: "hour"}},
				}}},
			{ID: "a3", Number: "V-003", Name: "Beheer voor de gemeente", Role: model.RoleProcessor, Status: model.StatusEnded, Controllers: []model.Principal{{ID: "k", PartyID: "p3"}},
				Processing: model.Processing{Recipients: []model.Recipient{{ID: "r", PartyID: "p1"}}}},
			{ID: "a4", Number: "V-004", Name: "Salaris", Role: model.RoleController},
		},
	}
}

func TestBreach(t *testing.T) {
	reg, words := breachRegister(), load(t, "nl")
	party, ok := report.PartyNamed(reg, "veenkluis HOSTING")
	if !ok || party.ID != "p1" {
		t.Fatalf("the party by its other name: %+v, %v", party, ok)
	}
	l := report.Breach(party, reg, words, stamp)
	if len(l.Lines) != 4 {
		t.Fatalf("%d lines", len(l.Lines))
	}
	for i, want := range []struct {
		record   model.ID
		path     field.Path
		severity completeness.Severity
		says     []string
	}{
		{"a1", "services", completeness.Warning, []string{"via dienst D-001 Lesplank: Subverwerker", "Verzuim", "Leerlingen: 400"}},
		{"a2", "engagements[e2]", "", []string{"Subverwerker onder Klaslicht B.V.", "• Naam", "Communicatie", "melden binnen 24 uren", "01-02-2025"}},
		{"a3", "recipients[r]", "", []string{"Beëindigd", "Gemeente Waterdam", "privacy@waterdam.example", "niet van toepassing"}},
		{"s2", "vendorId", "", []string{"leverancier", "geen verwerking in het register gebruikt deze dienst"}},
	} {
		line := l.Lines[i]
		text := ""
		for _, c := range line.Cells {
			text += c.Text + "\n"
		}
		if line.Record != want.record || line.Path != want.path || line.Severity != want.severity {
			t.Errorf("line %d: %s %s %q", i, line.Record, line.Path, line.Severity)
		}
		for _, s := range want.says {
			if !strings.Contains(text, s) {
				t.Errorf("line %d lacks %q: %s", i, s, text)
			}
		}
	}
	if strings.Contains(l.Lines[1].Cells[3].Text, "Verzuim") {
		t.Error("a category is touched that the party does not get")
	}
	if about := l.About[0]; about.Entries[0].Value.Number != 3 || !slices.ContainsFunc(about.Entries, func(e report.Entry) bool { return e.Value.Text == "lek@veenkluis.example" }) {
		t.Errorf("about the party: %+v", about)
	}
}

// A party without a record is found by the name that is printed.
func TestBreachAtAName(t *testing.T) {
	reg := breachRegister()
	reg.Activities[3].Recipients = []model.Recipient{{ID: "r", Name: "Accountant De Wit"}}
	party, ok := report.PartyNamed(reg, "accountant de wit")
	if l := report.Breach(party, reg, load(t, "en"), stamp); !ok || len(l.Lines) != 1 || l.Lines[0].Record != "a4" {
		t.Errorf("%v, %+v", ok, l.Lines)
	}
	for _, p := range report.InvolvedParties(reg) {
		if p.Name == "Veenkluis  hosting" {
			t.Error("another name of a party is told as a party of its own")
		}
	}
}

func TestListsInBothLanguages(t *testing.T) {
	reg := breachRegister()
	for _, language := range []string{"nl", "en"} {
		words := load(t, language)
		all := []report.List{report.Breach(report.Involved{ID: "p1"}, reg, words, stamp), report.Breach(report.Involved{Name: "Niemand"}, reg, words, stamp)}
		for _, name := range listNames {
			all = append(all, report.ListOf(name, reg, words, stamp), report.ListOf(name, &model.Register{}, words, stamp))
		}
		for _, l := range all {
			if text := paperText(report.ListPaper(l, reg, words, stamp)); strings.Contains(text, "‹") || strings.Contains(text, "%!") {
				t.Errorf("%s: a text is missing in %s", language, text)
			}
		}
	}
}
