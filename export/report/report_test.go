package report_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"verwerkingsregister/assets"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/reference"
)

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"}

func load(t interface{ Fatal(...any) }, language string) *report.Words {
	w, err := report.LoadWords(language, model.DateOf(stamp.Time))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// texts gathers what a report prints, by the number of the record it is about;
// "" is the cover and everything about the organisation.
func texts(d report.Document) map[string]string {
	out := map[string]*strings.Builder{"": {}}
	for _, g := range d.Cover {
		for _, e := range g.Entries {
			fmt.Fprintf(out[""], "%s\n%s\n", e.Label, e.Value.Text)
		}
	}
	for _, t := range d.Tables {
		for row := range t.Rows {
			number := row[0].Text
			if t.ID == "other" {
				if number = row[1].Text; number == "–" {
					number = ""
				}
			}
			if out[number] == nil {
				out[number] = &strings.Builder{}
			}
			for _, c := range row {
				out[number].WriteString(c.Text + "\n")
			}
		}
	}
	all := map[string]string{}
	for number, b := range out {
		all[number] = b.String()
	}
	return all
}

// printed is what must be found of a value.
func printed(f *field.Field, v any, words *report.Words) []string {
	switch v := v.(type) {
	case string:
		switch f.Type {
		case field.RecordRef, field.RowRef:
			return nil // the name of what it points at; see the tests of references
		case field.Date:
			return []string{model.Date(v).Format()}
		case field.Code:
			return []string{words.Code(f.List, v)}
		}
		if f.List != "" {
			return []string{words.CodeOrText(f.List, v)}
		}
		if name, ok := map[string]string{"nl": "Nederlands", "en": "Engels"}[v]; ok && f.TypeKey == "Service.language" {
			return []string{name}
		}
		return []string{v}
	case []string:
		if f.Type == field.RowRefs {
			return nil
		}
		if f.Type == field.Codes {
			out := make([]string, len(v))
			for i, code := range v {
				out[i] = words.Code(f.List, code)
			}
			return out
		}
		return v
	case model.Count:
		return []string{v.String()}
	}
	return nil
}

// Nothing that is filled in is left out, whatever field it stands in.
func TestEverythingFilledInIsPrinted(t *testing.T) {
	words := load(t, "nl")
	rapid.Check(t, func(t *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)),
			Hostile: rapid.Bool().Draw(t, "hostile"), Newer: rapid.Bool().Draw(t, "newer"), Fill: rapid.Float64Range(0.2, 1).Draw(t, "fill"),
		}
		reg := g.Register(generate.Size{Activities: 3, Services: 2, Parties: 2})
		got := texts(report.Register(reg, words, stamp))
		for _, record := range reg.Records() {
			field.Leaves(record, func(path field.Path, f *field.Field, v any) {
				if f.Fixed && f.Name == "id" || f.Key == "activity.role" {
					return // the role is said by the table the activity stands in
				}
				for _, want := range printed(f, v, words) {
					// A unit of one is written in the singular.
					if f.List == "time-unit" || strings.Contains(got[record.RecordNumber()], want) {
						continue
					}
					t.Fatalf("%s %s: %q is not printed in\n%s", record.RecordNumber(), path, want, got[record.RecordNumber()])
				}
			})
		}
	})
}

func TestBothLanguagesHaveTheSameWords(t *testing.T) {
	read := func(language string) map[string]string {
		data, err := assets.Translations.ReadFile("report." + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var words map[string]string
		if err := json.Unmarshal(data, &words); err != nil {
			t.Fatal(err)
		}
		return words
	}
	nl, en := read("nl"), read("en")
	if a, b := slices.Sorted(maps.Keys(nl)), slices.Sorted(maps.Keys(en)); !slices.Equal(a, b) {
		t.Errorf("keys differ:\n%v\n%v", a, b)
	}
	for key := range nl {
		if strings.Count(nl[key], "%") != strings.Count(en[key], "%") {
			t.Errorf("%s: %q and %q take different values", key, nl[key], en[key])
		}
	}
}

// Every table can be a sheet of Excel, and no word is missing.
func TestTablesInBothLanguages(t *testing.T) {
	reg := generate.Generator{Rand: rand.New(rand.NewPCG(1, 2)), Fill: 0.9}.Register(generate.Size{Activities: 6, Services: 3, Parties: 3})
	reg.Activities[0].Role = ""
	for _, language := range []string{"nl", "en"} {
		d := report.Register(reg, load(t, language), stamp)
		titles := map[string]bool{d.Phrases.Cover: true}
		for _, table := range d.Tables {
			if utf8.RuneCountInString(table.Title) > 31 || strings.ContainsAny(table.Title, `[]:*?/\'`) || titles[table.Title] {
				t.Errorf("%s: %q cannot be the name of a sheet", language, table.Title)
			}
			titles[table.Title] = true
			headings := map[string]bool{}
			for _, c := range table.Columns {
				if c.Heading == "" || headings[c.Heading] || c.Width == 0 {
					t.Errorf("%s: heading %q in %s, width %d", language, c.Heading, table.ID, c.Width)
				}
				headings[c.Heading] = true
			}
			rows, cells := 0, len(table.Columns)
			if table.FillIn != nil {
				cells++ // what the row is about
				if len(table.FillIn.Columns) != len(table.Columns) {
					t.Errorf("%s: %s says what %d of %d columns hold", language, table.ID, len(table.FillIn.Columns), len(table.Columns))
				}
			}
			for row := range table.Rows {
				if rows++; len(row) != cells {
					t.Errorf("%s: a row of %s has %d cells", language, table.ID, len(row))
				}
			}
			if table.ID != "other" && rows != table.Count {
				t.Errorf("%s: %s has %d rows, says %d", language, table.ID, rows, table.Count)
			}
		}
		for _, text := range texts(d) {
			if strings.Contains(text, "‹") || strings.Contains(text, "%!") {
				t.Errorf("%s: a text is missing in %s", language, text)
			}
		}
	}
}

// A reader sees words; codes with a hyphen are easy to tell from words.
func TestNoCodes(t *testing.T) {
	reg := generate.Generator{Rand: rand.New(rand.NewPCG(3, 4)), Fill: 1}.Register(generate.Size{Activities: 20, Services: 10, Parties: 10})
	for _, language := range []string{"nl", "en"} {
		all := ""
		for _, text := range texts(report.Register(reg, load(t, language), stamp)) {
			all += text
		}
		tokens := map[string]bool{}
		for _, token := range strings.FieldsFunc(all, func(r rune) bool { return strings.ContainsRune(" \n;:,()[]", r) }) {
			tokens[token] = true
		}
		for _, name := range reference.Names() {
			for _, row := range reference.List(name).Rows() {
				word := strings.Contains(strings.ToLower(row.NL+" "+row.EN), strings.ToLower(row.Code))
				if strings.Contains(row.Code, "-") && !word && tokens[row.Code] {
					t.Errorf("%s: code %s of %s is printed", language, row.Code, name)
				}
			}
		}
	}
}

// What differs in the record differs on paper.
func TestFourAnswersStayApart(t *testing.T) {
	seen := map[string]model.Answer{}
	for _, answer := range []model.Answer{"", model.Yes, model.No, model.Unknown, model.NotApplicable, "maybe-later"} {
		reg := &model.Register{Activities: []model.Activity{{ID: "a", Number: "V-001", Role: model.RoleController, Processing: model.Processing{
			Engagements: []model.Engagement{{ID: "e", Party: "Wolkhuis", Transfer: model.Transfer{OutsideEEA: answer}}}}}}}
		for _, table := range report.Register(reg, load(t, "nl"), stamp).Tables {
			if table.ID != "engagements" {
				continue
			}
			for row := range table.Rows {
				at := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Heading == "Doorgifte buiten de EER" })
				cell := row[at]
				if cell.Text == "" {
					t.Errorf("%q is printed as nothing", answer)
				}
				if other, taken := seen[cell.Text]; taken {
					t.Errorf("%q and %q are both printed %q", answer, other, cell.Text)
				}
				if seen[cell.Text] = answer; (cell.Kind == report.MissingCell) != (answer == "") {
					t.Errorf("%q is a cell of kind %v", answer, cell.Kind)
				}
			}
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d answers were printed: %v", len(seen), seen)
	}
}

func TestReferences(t *testing.T) {
	reg := &model.Register{
		Parties: []model.Party{{ID: "p", Number: "P-001", Name: "Wolkhuis Hosting B.V."}},
		Activities: []model.Activity{{ID: "a", Number: "V-001", Name: "Leerlingadministratie", Role: model.RoleController, Processing: model.Processing{
			DataCategories: []model.DataCategory{{ID: "c1", Label: "Naam en adres"}, {ID: "c2", Code: "13"}, {ID: "c3"}},
			Engagements: []model.Engagement{
				{ID: "e1", PartyID: "p", Party: "Wolkhuis Hosting B.V.", DataCategories: []model.RowID{"c1", "c2", "c3", "weg"}},
				{ID: "e2", PartyID: "p", Party: "Wolkhuis", Under: "e1"},
				{ID: "e3", Party: "Nergens B.V.", Under: "e2"},
				{ID: "e4", PartyID: "weg"},
			}}}},
	}
	var got []string
	for _, table := range report.Register(reg, load(t, "nl"), stamp).Tables {
		if table.ID == "engagements" {
			for row := range table.Rows {
				got = append(got, strings.Join([]string{row[2].Text, row[4].Text, row[8].Text}, " | "))
			}
		}
	}
	want := []string{
		"Wolkhuis Hosting B.V. | niet ingevuld | Naam en adres\nBSN / PGN\nregel 3 (zonder naam)\nverwijzing naar een regel die niet bestaat",
		"Wolkhuis Hosting B.V. (vermeld als: Wolkhuis) | Wolkhuis Hosting B.V. | niet ingevuld",
		"Nergens B.V. | Wolkhuis Hosting B.V. (vermeld als: Wolkhuis) | niet ingevuld",
		"verwijzing naar iets dat niet in dit register staat | niet ingevuld | niet ingevuld",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTerm(t *testing.T) {
	nl, en := load(t, "nl"), load(t, "en")
	for _, c := range []struct {
		retention model.Retention
		nl, en    string
	}{
		{model.Retention{}, "", ""},
		{model.Retention{Limit: "at-most", Amount: model.N(24), Unit: "month", Trigger: "after-last-login"}, "Ten hoogste 24 maanden na de laatste inlog", "At most 24 months after the last login"},
		{model.Retention{Amount: model.N(1), Unit: "year", Trigger: "nadat de klas is opgeheven", Condition: "met toestemming"}, "1 jaar nadat de klas is opgeheven; met toestemming", "1 year nadat de klas is opgeheven; met toestemming"},
		{model.Retention{Amount: model.N(0), Unit: "day"}, "0 dagen", "0 days"},
		{model.Retention{Unit: "week"}, "? weken", "? weeks"},
		{model.Retention{Amount: model.N(3)}, "3", "3"},
	} {
		if got := nl.Term(c.retention); got != c.nl {
			t.Errorf("got %q, want %q", got, c.nl)
		}
		if got := en.Term(c.retention); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}

func TestCode(t *testing.T) {
	nl, en := load(t, "nl"), load(t, "en")
	for _, c := range []struct{ list, code, nl, en string }{
		{"legal-basis", "6-1-c", "Wettelijke verplichting (art. 6 lid 1 onder c AVG)", "Legal obligation (art. 6(1)(c) GDPR)"},
		{"mechanism", "privacy-shield", "Privacy Shield (Uitvoeringsbesluit (EU) 2016/1250) (niet geldig) (art. 45 lid 3 AVG)", "Privacy Shield (Implementing Decision (EU) 2016/1250) (not valid) (art. 45(3) GDPR)"},
		{"answer", "unknown", "Onbekend", "Unknown"},
		{"answer", "maybe", "keuze uit een nieuwere versie van het programma (maybe)", "choice from a newer version of the program (maybe)"},
	} {
		if got := nl.Code(c.list, c.code); got != c.nl {
			t.Errorf("got %q, want %q", got, c.nl)
		}
		if got := en.Code(c.list, c.code); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	if _, err := report.LoadWords("fy", ""); err == nil {
		t.Error("a language without words was loaded")
	}
}
