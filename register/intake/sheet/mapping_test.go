package sheet_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

// suggested opens delimited text and suggests a mapping of it.
func suggested(t *testing.T, text string) (func() *sheet.Result, *sheet.Mapping) {
	t.Helper()
	b := open(t, "oud.csv", []byte(text))
	m := sheet.Suggest(b)
	return func() *sheet.Result { return propose(t, b, m) }, &m
}

// column gives the column with a heading, to be changed as a wizard would.
func column(t *testing.T, m *sheet.Mapping, heading string) *sheet.Column {
	t.Helper()
	for i := range m.Tables {
		for j := range m.Tables[i].Columns {
			if m.Tables[i].Columns[j].Heading == heading {
				return &m.Tables[i].Columns[j]
			}
		}
	}
	t.Fatalf("there is no column %q in %+v", heading, m.Tables)
	return nil
}

func holds(t *testing.T, r *sheet.Result, wanted ...string) {
	t.Helper()
	text := records(t, r)
	for _, w := range wanted {
		if !strings.Contains(text, w) {
			t.Errorf("no %s in\n%s", w, text)
		}
	}
	if c := r.Coverage(); c.Lost != 0 {
		t.Errorf("cells are lost: %+v", c)
	}
}

func TestColumnsAreEdited(t *testing.T) {
	run, m := suggested(t, "Verwerking;Doel;Grondslag;Wie;Codering\nLoon;Uitbetalen;g2;P&O / J. Jansen;blauw|rood\n")
	holds(t, run(), `Grondslag: g2`, `Wie: P&O / J. Jansen`)
	column(t, m, "Grondslag").Values = map[string]string{"g2": "6-1-c"}
	wie := column(t, m, "Wie")
	wie.Do, wie.Field, wie.Between, wie.Confidence = sheet.ToField, "activity.department", " / ", proposal.Certain
	wie.Parts = []string{"activity.department", "activity.owner"}
	column(t, m, "Codering").Do = sheet.LeaveOut
	r := run()
	holds(t, r, `"legalBasis":"6-1-c"`, `"department":"P&O"`, `"owner":"J. Jansen"`)
	if got := r.Left(); len(got) != 1 || got[0].Place != "oud!E2" || got[0].Why != sheet.NotChosen {
		t.Errorf("left out: %+v", got)
	}
}

func TestSeveralColumnsToOneField(t *testing.T) {
	run, m := suggested(t, "Verwerking;Doel;Technische maatregelen;Organisatorische maatregelen;Iets\nLoon;Uitbetalen;versleuteling;training;nog wat\n")
	extra := column(t, m, "Iets")
	extra.Do, extra.Field, extra.Confidence = sheet.ToField, "activity.security", proposal.Certain
	holds(t, run(), `"security":"versleuteling\nOrganisatorische maatregelen: training\nIets: nog wat"`)
}

func TestAnyFieldOfAnyMappingIsSafe(t *testing.T) {
	b := open(t, "oud.csv", []byte("Verwerking;Doel;X\nLoon;Uitbetalen;ja, 12-13-2024 bij A en B (x): y\nRooster;Plannen;5\n"))
	for _, about := range []sheet.About{sheet.Activities, sheet.Parties, sheet.OwnDetails, sheet.Lines} {
		for _, key := range slices.Concat(sheet.Fields(), keys(), []string{"", "activity.purposes", "nonsense"}) {
			m := sheet.Suggest(b)
			m.Tables[0].About = about
			c := column(t, &m, "X")
			c.Do, c.Field = sheet.ToField, key
			if c := propose(t, b, m).Coverage(); c.Lost != 0 {
				t.Errorf("%s as %s loses cells: %+v", about, key, c)
			}
		}
	}
}

// keys gives the key of every field of the model.
func keys() []string {
	var all []string
	for _, kind := range model.Kinds() {
		field.Of(kind).All(func(f *field.Field) { all = append(all, f.Key) })
	}
	return all
}

func TestDatesAreFoundOutOrAsked(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"other days show it":     {"Verwerking;Doel;Aanmaakdatum\nA;a;04-03-2026\nB;b;25-03-2026\n", `"created":"2026-03-04"`},
		"the month stands first": {"Verwerking;Doel;Aanmaakdatum\nA;a;04/03/2026\nB;b;03/25/2026\n", `"created":"2026-04-03"`},
		"another column shows":   {"Verwerking;Doel;Aanmaakdatum;Laatste wijziging\nA;a;04-03-2026;31-01-2026\n", `"created":"2026-03-04"`},
		"nothing shows it":       {"Verwerking;Doel;Aanmaakdatum\nA;a;04-03-2026\n", `"created":"04-03-2026"`},
		"in words":               {"Verwerking;Doel;Aanmaakdatum\nA;a;4 maart 2026\n", `"created":"2026-03-04"`},
	} {
		t.Run(name, func(t *testing.T) {
			run, m := suggested(t, c.text)
			holds(t, run(), c.want)
			if strings.Contains(name, "nothing") {
				column(t, m, "Aanmaakdatum").Dates = sheet.DayFirst
				holds(t, run(), `"created":"2026-03-04"`)
			}
		})
	}
}

func TestPartiesAreJoinedWhenAsked(t *testing.T) {
	run, m := suggested(t, "Verwerking;Doel;Verwerker\nA;a;Wolkhuis B.V.\nB;b;Wolkhuis Nederland\n")
	r := run()
	if d := cmp.Diff([]sheet.Join{{From: "Wolkhuis Nederland", To: "Wolkhuis B.V."}}, r.Near); d != "" {
		t.Errorf("near parties: %s", d)
	}
	if n := strings.Count(records(t, r), `{"name":"Wolkhuis`); n != 2 {
		t.Errorf("they were joined unasked: %d parties", n)
	}
	m.Joins = r.Near
	if n := strings.Count(records(t, run()), `{"name":"Wolkhuis`); n != 1 {
		t.Errorf("they were not joined: %d parties", n)
	}
}

func TestHiddenSheetsAreChosenByName(t *testing.T) {
	s := samples[0]
	b := open(t, s.name, s.read(t))
	m := sheet.Suggest(b)
	if strings.Contains(records(t, propose(t, b, m)), "Schoolkrant") {
		t.Error("a hidden sheet was taken silently")
	}
	if !m.Only("Oud") || m.Only("Niets") {
		t.Error("sheets are not found by name")
	}
	m = sheet.Suggest(b)
	m.Only("Oud")
	if text := records(t, propose(t, b, m)); !strings.Contains(text, "Schoolkrant") || strings.Contains(text, "Leerlingdossier") {
		t.Errorf("the hidden sheet alone gives %s", text)
	}
}

func TestPreview(t *testing.T) {
	s := samples[9]
	b := open(t, s.name, s.read(t))
	r, err := sheet.Preview(context.Background(), b, sheet.Suggest(b), sheet.Options{Records: 2})
	if err != nil {
		t.Fatal(err)
	}
	activities := 0
	for _, it := range r.Proposal.Items {
		if kind, _ := it.Record.Identity(); kind == model.KindActivity {
			activities++
		}
	}
	if activities != 2 {
		t.Errorf("a preview of two gives %d", activities)
	}
}

func TestProfiles(t *testing.T) {
	run, m := suggested(t, "Verwerking;Doel;Kleur\nLoon;Uitbetalen;blauw\n")
	kleur := column(t, m, "Kleur")
	kleur.Do, kleur.Field, kleur.Confidence = sheet.ToField, "activity.tags", proposal.Certain
	want := records(t, run())
	var p sheet.Profiles
	p.Keep(*m)
	data, err := p.JSON()
	if err != nil {
		t.Fatal(err)
	}
	again, err := sheet.ReadProfiles(data)
	if err != nil {
		t.Fatal(err)
	}
	// The same headings, other spelling, other place on the sheet.
	b := open(t, "nieuw.csv", []byte("Een titel;;\n;;\nVERWERKING;doel;Kleur\nLoon;Uitbetalen;blauw\n"))
	fresh := sheet.Suggest(b)
	again.Apply(b, &fresh)
	if got := records(t, propose(t, b, fresh)); got != want {
		t.Errorf("the profile gives %s, want %s", got, want)
	}
	for in, kind := range map[string]limits.Kind{"{": limits.Damaged, `{"format":9,"tables":{}}`: limits.Unsupported, "[]": limits.Damaged} {
		if _, err := sheet.ReadProfiles([]byte(in)); limits.KindOf(err) != kind {
			t.Errorf("%s gives %v", in, err)
		}
	}
}

// A sheet whose headings nobody knew is known again, when the user showed once where they
// are.
func TestProfilesRememberWhereTheHeadingsAre(t *testing.T) {
	text := "Wat;Waarom;Van wie\nLoon;Uitbetalen;Personeel\n"
	b := open(t, "oud.csv", []byte(text))
	m := sheet.Suggest(b)
	m.Tables[0].About, m.Tables[0].Headings, m.Tables[0].Use, m.Tables[0].Why = sheet.Activities, []int{1}, true, ""
	m.Refit(b, 0)
	column(t, &m, "Wat").To("activity.name")
	column(t, &m, "Waarom").To("activity.purposes.text")
	var p sheet.Profiles
	p.Keep(m)
	again := open(t, "nieuw.csv", []byte(text+"Rooster;Plannen;Leerlingen\n"))
	fresh := sheet.Suggest(again)
	p.Apply(again, &fresh)
	holds(t, propose(t, again, fresh), `"name":"Loon"`, `"name":"Rooster"`, `"text":"Plannen"`)
}

func TestVocabulary(t *testing.T) {
	known := append(keys(), append(sheet.Extra(), "-", "+")...)
	for _, f := range sheet.Fields() {
		if !slices.Contains(known, f) {
			t.Errorf("headings.csv speaks of %q, which is no field", f)
		}
	}
	for list, codes := range sheet.Codes() {
		for _, code := range codes {
			if _, ok := reference.List(list).Row(code); !ok && list != "sentence" {
				t.Errorf("values.csv gives %q for the list %s, which has no such code", code, list)
			}
		}
	}
}

// What stands behind a processor, its country or a mechanism, is no party.
func TestWhatIsSaidOfAPartyIsNoParty(t *testing.T) {
	run, _ := suggested(t, "Verwerking;Doel;Verwerkers\nMaaltijden;Bezorgen;RouteKok Ltd., Verenigd Koninkrijk (nog te tekenen)\nNieuwsbrief;Informeren;MailMuis Inc. (VS), Privacy Shield\nLoon;Uitbetalen;Loonhuis B.V., Ierland, Postduif N.V.\n")
	r := run()
	holds(t, r, `"seatCountry":"GB"`, `Verwerkers: RouteKok Ltd., Verenigd Koninkrijk (nog te tekenen)`, `Verwerkers: MailMuis Inc. (VS), Privacy Shield`, `"seatCountry":"IE"`)
	var names []string
	for _, it := range r.Proposal.Items {
		if p, ok := it.Record.(*model.Party); ok {
			names = append(names, p.Name)
		}
	}
	if got, want := strings.Join(names, "|"), "RouteKok Ltd.|MailMuis Inc.|Loonhuis B.V.|Postduif N.V."; got != want {
		t.Errorf("the parties are %s, want %s", got, want)
	}
}

func TestACellHoldsTwoThingsInEachOfItsValues(t *testing.T) {
	run, m := suggested(t, "Verwerking;Doel;Gegevens en bewaartermijn;Iets\nLoon;Uitbetalen;\"NAW: 7 jaar\nIBAN: 2 jaar\";Kantine / soep\nRooster;Plannen;E-mailadres: tot vertrek;Kantine / brood\n")
	c := column(t, m, "Gegevens en bewaartermijn")
	if c.Field != "activity.dataCategories.label" || c.Between != ": " || c.Confidence != proposal.Likely {
		t.Errorf("the heading names two fields, it is taken for %+v", c)
	}
	holds(t, run(), `"label":"NAW"`, `"label":"IBAN"`, `"label":"E-mailadres"`, `"amount":7`, `"amount":2`, `"text":"tot vertrek"`, `"scope":"IBAN"`)

	iets := column(t, m, "Iets")
	iets.To("activity.department")
	if got := m.Tables[0].BetweenParts(open(t, "oud.csv", []byte("Verwerking;Doel;Gegevens en bewaartermijn;Iets\nLoon;Uitbetalen;x;Kantine / soep\nRooster;Plannen;y;Kantine / brood\n")), iets); got != " / " {
		t.Errorf("%q stands between", got)
	}
}

func TestOneNameOfTwoWordsIsOneField(t *testing.T) {
	_, m := suggested(t, "Verwerking;Doel;Naam en adres\nLoon;Uitbetalen;Kantoor: Wolk\nRooster;Plannen;Kantoor: Meer\n")
	if c := column(t, m, "Naam en adres"); len(c.Parts) > 0 {
		t.Errorf("it is cut in two: %+v", c)
	}
}
