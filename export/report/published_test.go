package report_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

// publicFields reads the decisions, by key.
func publicFields(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open("public.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	decided := map[string]string{}
	for _, row := range rows[1:] {
		if decided[row[0]] != "" || row[1] != "yes" && row[1] != "no" || row[2] == "" {
			t.Errorf("a row that decides nothing: %q", row)
		}
		decided[row[0]] = row[1]
	}
	return decided
}

// Whether anybody may read a field is decided for each of them. To publish is
// to publish that one field; what is kept may be kept with all below it.
func TestEachFieldIsPublicOrNot(t *testing.T) {
	decided := publicFields(t)
	met := map[string]bool{}
	var personal []string
	var walk func(f *field.Field, kept bool)
	walk = func(f *field.Field, kept bool) {
		for _, c := range f.Fields {
			answer := decided[c.Key]
			met[c.Key] = true
			switch {
			case c.Name == "id" && c.Fixed:
			case c.Leaf() && answer == "" && !kept:
				t.Errorf("%s is in no row of public.csv: may anybody read it?", c.Key)
			case !c.Leaf() && answer == "yes":
				t.Errorf("%s is published with whatever will be below it", c.Key)
			case c.Personal && answer == "yes":
				personal = append(personal, c.Key)
			}
			walk(c, kept || answer == "no")
		}
	}
	walk(field.Of(model.KindOrganisation), false)
	walk(field.Of(model.KindActivity), false)
	for key := range decided {
		if !met[key] {
			t.Errorf("public.csv has %s, which is no field", key)
		}
	}
	reached := []string{
		"organisation.privacyContact.email", "organisation.privacyContact.phone", "organisation.fg.email", "organisation.fg.phone",
		"organisation.representative.email", "organisation.representative.phone",
	}
	if diff := cmp.Diff(reached, personal); diff != "" {
		t.Errorf("data about persons that are published:\n%s", diff)
	}
}

const secret = "NIETOPENBAAR"

// hide writes a secret into every text that is not public.
func hide(t *rapid.T, record model.Record, public func(key string) bool) {
	err := field.Replace(record, func(_ field.Path, f *field.Field, _ any) (any, bool) {
		switch {
		case public(f.Key) || f.Fixed:
		case f.Type == field.Text, f.Type == field.LongText:
			return secret, true
		case f.Type == field.Texts:
			return []string{secret}, true
		}
		return nil, false
	})
	if err != nil {
		t.Fatal(err)
	}
}

// everything is all text of a site.
func everything(site report.Site) string {
	var b strings.Builder
	fmt.Fprintln(&b, site.Title, site.Organisation, site.Contact, site.Departments, site.Bases)
	for _, page := range site.Pages {
		fmt.Fprintln(&b, page.Number, page.Name, page.Department, page.Basis)
		for block := range page.Blocks {
			if grid, ok := block.(report.Grid); ok {
				fmt.Fprintln(&b, grid.Columns)
				for row := range grid.Rows {
					fmt.Fprintln(&b, row)
				}
				continue
			}
			fmt.Fprintln(&b, block)
		}
	}
	return b.String()
}

func TestWhatIsKeptIsNotOnTheSite(t *testing.T) {
	decided := publicFields(t)
	public := func(key string) bool { return decided[key] == "yes" }
	words := load(t, "nl")
	rapid.Check(t, func(t *rapid.T) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), Fill: 0.9}
		reg := g.Register(generate.Size{Activities: 2, Services: 1, Parties: 3})
		hide(t, &reg.Organisation, public)
		for i := range reg.Activities {
			hide(t, &reg.Activities[i], public)
			reg.Activities[i].Status, reg.Activities[i].Public = model.StatusActive, model.Publication{Public: model.Yes}
		}
		for i := range reg.Services {
			hide(t, &reg.Services[i], func(string) bool { return false })
		}
		for i := range reg.Parties {
			hide(t, &reg.Parties[i], func(key string) bool { return key == "party.name" })
		}
		reg.Approvals = map[model.ID]model.Approval{"": {By: secret}, reg.Activities[0].ID: {SignOff: "s", By: secret, Date: "2026"}}
		part, _ := report.PublicPart(reg, words)
		if kept, err := json.Marshal(part); err != nil || strings.Contains(string(kept), secret) {
			t.Fatalf("%v, the public part is %s", err, kept)
		}
		site, err := report.PublicSite(reg, words, report.Stamp{})
		if err != nil {
			t.Fatal(err)
		}
		all := everything(site)
		if at := strings.Index(all, secret); at >= 0 {
			t.Fatalf("the site says: %s", all[max(0, at-200):at])
		}
		if !strings.Contains(all, reg.Activities[0].Number) {
			t.Fatal("the site lacks an activity")
		}
	})
}

func TestWhichActivitiesArePublic(t *testing.T) {
	words := load(t, "nl") // on 22-11-2026
	yes := model.Publication{Public: model.Yes}
	for _, c := range []struct {
		name     string
		activity model.Activity
		want     report.Published
	}{
		{"active and public", model.Activity{Status: model.StatusActive, Public: yes}, report.Published{Activities: 1}},
		{"from today", model.Activity{Status: model.StatusActive, Public: model.Publication{Public: model.Yes, From: "2026-11-22"}}, report.Published{Activities: 1}},
		{"from a month that began", model.Activity{Status: model.StatusActive, Public: model.Publication{Public: model.Yes, From: "2026-11"}}, report.Published{Activities: 1}},
		{"from tomorrow", model.Activity{Status: model.StatusActive, Public: model.Publication{Public: model.Yes, From: "2026-11-23"}}, report.Published{Later: 1}},
		{"from a day nobody can read", model.Activity{Status: model.StatusActive, Public: model.Publication{Public: model.Yes, From: "na besluit"}}, report.Published{Later: 1}},
		{"a draft", model.Activity{Status: model.StatusDraft, Public: yes}, report.Published{NotActive: 1}},
		{"ended", model.Activity{Status: model.StatusEnded, Public: yes}, report.Published{NotActive: 1}},
		{"of no status", model.Activity{Public: yes}, report.Published{NotActive: 1}},
		{"not answered", model.Activity{Status: model.StatusActive}, report.Published{NotMarked: 1}},
		{"unknown", model.Activity{Status: model.StatusActive, Public: model.Publication{Public: model.Unknown}}, report.Published{NotMarked: 1}},
		{"not public", model.Activity{Status: model.StatusActive, Public: model.Publication{Public: model.No}}, report.Published{NotMarked: 1}},
	} {
		reg := &model.Register{Activities: []model.Activity{c.activity}}
		public, got := report.PublicPart(reg, words)
		if got != c.want || len(public.Activities) != c.want.Activities {
			t.Errorf("%s: %+v", c.name, got)
		}
		if _, err := report.PublicSite(reg, words, report.Stamp{}); errors.Is(err, report.ErrNothingPublic) != (c.want.Activities == 0) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if got, want := (report.Published{Activities: 3, NotMarked: 2, Later: 1}).Text(words), "Niet erin: 2 waarbij"; !strings.Contains(got, want) {
		t.Errorf("counted as %q", got)
	}
}

// A natural person is not named, neither as a party nor as printed beside it.
func TestPersonsAreNotNamed(t *testing.T) {
	reg := &model.Register{
		Parties: []model.Party{{ID: "p", Name: "J. Vermeer", Kind: "person"}, {ID: "c", Name: "Klankboom B.V.", KvK: "1"}, {ID: "d", Name: "Elders B.V."}},
		Activities: []model.Activity{{
			Status: model.StatusActive, Public: model.Publication{Public: model.Yes},
			JointControllers: []model.JointController{{PartyID: "p", Party: "Jan Vermeer"}},
			Processing: model.Processing{
				Recipients:  []model.Recipient{{PartyID: "p", Name: "dhr. Vermeer"}},
				Engagements: []model.Engagement{{PartyID: "p", Party: "Vermeer, J."}, {PartyID: "c"}},
			},
		}},
	}
	site, err := report.PublicSite(reg, load(t, "nl"), report.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	all := everything(site)
	if strings.Contains(all, "Vermeer") || strings.Count(all, "Natuurlijke persoon") != 3 || !strings.Contains(all, "Klankboom") {
		t.Error(all)
	}
	part, _ := report.PublicPart(reg, load(t, "nl"))
	if got, want := fmt.Sprint(part.Parties), fmt.Sprint([]model.Party{{ID: "p", Name: "Natuurlijke persoon"}, {ID: "c", Name: "Klankboom B.V."}}); got != want {
		t.Errorf("parties: %s", got)
	}
	if got := reg.Activities[0].Recipients[0].Name; got != "dhr. Vermeer" {
		t.Errorf("the register itself names %q", got)
	}
}

func TestPagesAreFoundByDepartmentAndBasis(t *testing.T) {
	public := model.Publication{Public: model.Yes}
	activity := func(name, department string, role model.Role, bases ...model.Code) model.Activity {
		a := model.Activity{Name: name, Department: department, Role: role, Status: model.StatusActive, Public: public}
		for _, b := range bases {
			a.Purposes = append(a.Purposes, model.Purpose{LegalBasis: b})
		}
		return a
	}
	site, err := report.PublicSite(&model.Register{Activities: []model.Activity{
		activity("Verzuim", "Personeel", model.RoleController, "6-1-c", "6-1-b", "6-1-c"),
		activity("archief", "", model.RoleController),
		activity("Klassenfoto", "Communicatie", model.RoleController, "6-1-a"),
		activity("Hosting", "Communicatie", model.RoleProcessor),
	}}, load(t, "nl"), report.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, lists := range [][]report.SiteList{site.Departments, site.Bases} {
		for _, l := range lists {
			line := l.Title + ":"
			for _, page := range l.Pages {
				line += " " + site.Pages[page].Name
			}
			got = append(got, line)
		}
	}
	want := []string{
		"Communicatie: Hosting Klassenfoto", "Personeel: Verzuim", "niet ingevuld: archief",
		"In opdracht van een ander, als verwerker: Hosting", "Noodzakelijk voor de uitvoering van een overeenkomst (art. 6 lid 1 onder b AVG): Verzuim",
		"Toestemming van de betrokkene (art. 6 lid 1 onder a AVG): Klassenfoto", "Wettelijke verplichting (art. 6 lid 1 onder c AVG): Verzuim", "niet ingevuld: archief",
	}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
