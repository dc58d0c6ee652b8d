package sheet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

// What the user says that a text stands for holds in every column with codes, also where
// a cell has several.
func TestValuesAreWhatTheUserSays(t *testing.T) {
	codes := map[string]string{"answer": "yes", "country": "US", "legal-basis": "6-1-c", "role": "processor"}
	for _, key := range sheet.Choices(sheet.Activities) {
		list := sheet.ListOf(key)
		if list == "" || strings.HasPrefix(key, "activity.breaches.") || strings.HasPrefix(key, "activity.rights.") {
			continue // no column names what these are said of
		}
		code := codes[list]
		if code == "" {
			code = reference.List(list).Rows()[0].Code
		}
		b := open(t, "oud.csv", []byte("Verwerking;Doel;Categorieën persoonsgegevens;Verwerker;A;B;C;D;E;F;G;H;X\nLoon;Uitbetalen;Naam, gezondheid;Wolkhuis B.V.;Bank;Anjer;Gemeente;Kluis;Brand;Keurmerk;Plan;Ouders;zoveel\n"))
		m := sheet.Suggest(b)
		for heading, field := range map[string]string{"A": "activity.recipients.name", "B": "activity.jointControllers.party", "C": "activity.controllers.party",
			"D": "activity.storage.place", "E": "activity.risks.description", "F": "activity.certificates.text", "G": "activity.documents.title", "H": "activity.dataSubjects.name"} {
			column(t, &m, heading).To(field)
		}
		c := column(t, &m, "X")
		c.To(key)
		without := propose(t, b, m)
		c.Values = map[string]string{"zoveel": code}
		with := propose(t, b, m)
		if cmp.Equal(records(t, with), records(t, without)) {
			t.Errorf("%s (%s): %q for %q changes nothing:\n%s", key, list, code, "zoveel", records(t, with))
		}
		if n := with.Coverage(); n.Lost != 0 {
			t.Errorf("%s: cells are lost: %+v", key, n)
		}
	}
}

func TestTextsOfAColumn(t *testing.T) {
	b := open(t, "oud.csv", []byte("Verwerking;Doel;Betrokkenen\nA;a;\"Leerlingen, ouders\"\nB;b;Ouders\nC;c;Leerlingen\n"))
	m := sheet.Suggest(b)
	got := m.Tables[0].Texts(b, column(t, &m, "Betrokkenen"), 2)
	if want := []sheet.Text{{Text: "Leerlingen", Cells: 2}, {Text: "ouders", Cells: 1}}; !cmp.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

// Other headings give other columns; a sheet without known headings becomes a table when
// the user shows where they are.
func TestHeadingsAreChosen(t *testing.T) {
	b := open(t, "oud.csv", []byte("Zus;Zo;Dinges\nLoon;Uitbetalen;Personeel\nRooster;Plannen;Leerlingen\n"))
	m := sheet.Suggest(b)
	table := &m.Tables[0]
	if table.Use {
		t.Fatalf("headings that say nothing are known: %+v", table)
	}
	table.About, table.Headings, table.Use, table.Why = sheet.Activities, []int{1}, true, ""
	m.Refit(b, 0)
	if len(table.Columns) != 3 || table.First != 2 || table.Last != 3 {
		t.Fatalf("got %+v", table)
	}
	column(t, &m, "Zus").To("activity.name")
	column(t, &m, "Zo").To("activity.purposes.text")
	column(t, &m, "Dinges").To("activity.dataSubjects.name")
	r := propose(t, b, m)
	holds(t, r, `"name":"Loon"`, `"text":"Uitbetalen"`, `"name":"Leerlingen"`)
	if c := r.Coverage(); c.Left != 0 {
		t.Errorf("%+v %+v", c, r.Left())
	}
}

func TestAFormIsFoundAnew(t *testing.T) {
	b := open(t, "oud.csv", []byte("Formulier;;\nNaam van de verwerking;Loon;Rooster\nDoeleinden;Uitbetalen;Plannen\nBetrokkenen;Personeel;Leerlingen\n"))
	m := sheet.Suggest(b)
	table := &m.Tables[0]
	table.About, table.Layout, table.Headings, table.Use, table.Why = sheet.Activities, sheet.Form, []int{1}, true, ""
	m.Refit(b, 0)
	holds(t, propose(t, b, m), `"name":"Loon"`, `"name":"Rooster"`, `"text":"Plannen"`)
}

// A second table on a sheet, which the reader does not know by its headings, is one when
// the user shows where it begins; the first ends there.
func TestASecondTableIsShown(t *testing.T) {
	b := open(t, "oud.csv", []byte("Verwerking;Doel;Betrokkenen\nLoon;Uitbetalen;Personeel\nRooster;Plannen;Leerlingen\nZus;Zo;Dinges\nNieuwsbrief;Informeren;Donateurs\n"))
	m := sheet.Suggest(b)
	if len(m.Tables) != 1 {
		t.Fatalf("there are %d tables", len(m.Tables))
	}
	next, ok := m.Below(b, 0)
	if !ok {
		t.Fatal("no table can begin below")
	}
	next.Headings = []int{4}
	m.Tables = append(m.Tables, next)
	m.Refit(b, 1)
	if first, second := m.Tables[0], m.Tables[1]; first.Last != 3 || second.First != 5 || second.Last != 5 || len(second.Columns) != 3 {
		t.Fatalf("they are %+v and %+v", first, second)
	}
	m.Refit(b, 0) // the first does not take the second's lines back
	second := &m.Tables[1]
	for i, key := range []string{"activity.name", "activity.purposes.text", "activity.dataSubjects.name"} {
		second.Columns[i].To(key)
	}
	r := propose(t, b, m)
	holds(t, r, `"name":"Loon"`, `"name":"Rooster"`, `"name":"Nieuwsbrief"`, `"text":"Informeren"`, `"name":"Donateurs"`)
	if c := r.Coverage(); len(r.Proposal.Items) != 3 || c.Left != 0 || c.Lost != 0 {
		t.Errorf("%d records, %+v %+v", len(r.Proposal.Items), c, r.Left())
	}
}

// A second table that was shown by hand is known in the next version of the file, in which
// it stands lower.
func TestASecondTableIsRemembered(t *testing.T) {
	b := open(t, "oud.csv", []byte("Verwerking;Doel;Betrokkenen\nLoon;Uitbetalen;Personeel\nZus;Zo;Dinges\nNieuwsbrief;Informeren;Donateurs\n"))
	m := sheet.Suggest(b)
	m.Tables = append(m.Tables, sheet.Table{Sheet: m.Tables[0].Sheet, Use: true, About: sheet.Activities, Layout: sheet.RowPerRecord, Headings: []int{3}})
	m.Refit(b, 1)
	for i, key := range []string{"activity.name", "activity.purposes.text", "activity.dataSubjects.name"} {
		m.Tables[1].Columns[i].To(key)
	}
	var known sheet.Profiles
	known.Keep(m)
	b = open(t, "nieuw.csv", []byte("Verwerking;Doel;Betrokkenen\nLoon;Uitbetalen;Personeel\nRooster;Plannen;Leerlingen\nZus;Zo;Dinges\nNieuwsbrief;Informeren;Donateurs\nLoterij;Werven;Kopers\n"))
	m = sheet.Suggest(b)
	known.Apply(b, &m)
	r := propose(t, b, m)
	holds(t, r, `"name":"Rooster"`, `"name":"Nieuwsbrief"`, `"name":"Loterij"`, `"name":"Kopers"`)
	if c := r.Coverage(); len(r.Proposal.Items) != 4 || c.Left != 0 || c.Lost != 0 {
		t.Errorf("%d records, %+v %+v", len(r.Proposal.Items), c, r.Left())
	}
}

// A crosstab that is not known for one is read as such when the user says so.
func TestACrosstabIsShown(t *testing.T) {
	b := open(t, "oud.csv", []byte("Wat;Loon;Rooster\nHuisnummer;x;\nKlas;;x\nVlag;x;x\n"))
	m := sheet.Suggest(b)
	table := &m.Tables[0]
	table.About, table.Layout, table.Headings, table.Use, table.Why = sheet.Activities, sheet.Crosstab, []int{1}, true, ""
	m.Refit(b, 0)
	r := propose(t, b, m)
	holds(t, r, `"name":"Loon"`, `"name":"Rooster"`, `"Huisnummer"`, `"Klas"`, `"Vlag"`)
	if c := r.Coverage(); len(r.Proposal.Items) != 2 || c.Lost != 0 {
		t.Errorf("%d records, %+v %+v", len(r.Proposal.Items), c, r.Left())
	}
	column(t, &m, "Rooster").Otherwise(sheet.LeaveOut)
	if r = propose(t, b, m); len(r.Proposal.Items) != 1 {
		t.Errorf("with an activity left out there are %d", len(r.Proposal.Items))
	}
	column(t, &m, "Rooster").To("activity.name")
	holds(t, propose(t, b, m), `"name":"Rooster"`)
}

func TestACloneSharesNothing(t *testing.T) {
	b := open(t, "oud.csv", []byte("Verwerking;Doel;X\nLoon;Uitbetalen;ja\n"))
	m := sheet.Suggest(b)
	column(t, &m, "X").Values = map[string]string{"ja": "yes"}
	copied := m.Clone()
	if !cmp.Equal(m, copied) {
		t.Fatal(cmp.Diff(m, copied))
	}
	c := column(t, &copied, "X")
	c.Values["ja"] = "no"
	c.Otherwise(sheet.LeaveOut)
	copied.Tables[0].Headings[0] = 9
	if x := column(t, &m, "X"); x.Values["ja"] != "yes" || x.Do == sheet.LeaveOut || m.Tables[0].Headings[0] == 9 {
		t.Errorf("the original changed too: %+v", m.Tables[0])
	}
}

func TestEveryChoiceCanBeMade(t *testing.T) {
	for _, about := range []sheet.About{sheet.Activities, sheet.Parties, sheet.OwnDetails, sheet.Lines} {
		all := sheet.Choices(about)
		if len(all) < 10 || !slices.IsSorted(all) {
			t.Errorf("%s: %d choices", about, len(all))
		}
	}
	var c sheet.Column
	c.To("activity.name")
	if c.Confidence != proposal.Certain || c.Do != sheet.ToField {
		t.Errorf("%+v", c)
	}
}
