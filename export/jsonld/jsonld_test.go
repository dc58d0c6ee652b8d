package jsonld_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"verwerkingsregister/export/jsonld"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/reference"
)

var update = flag.Bool("update", false, "write the golden files")

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"}

type fataler interface{ Fatal(...any) }

func load(t fataler, language string) *report.Words {
	words, err := report.LoadWords(language, model.DateOf(stamp.Time))
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func write(t fataler, reg *model.Register, language string) []byte {
	var out bytes.Buffer
	if err := jsonld.Write(context.Background(), &out, reg, load(t, language), stamp, jsonld.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// document is a JSON-LD document as far as these tests read it.
type document struct {
	Context map[string]string `json:"@context"`
	Graph   []map[string]any  `json:"@graph"`
}

func read(t fataler, data []byte) document {
	var d document
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// vocabulary are the terms that may occur, with their kind.
func vocabulary(t fataler) map[string]string {
	f, err := os.Open("vocabulary.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, row := range rows[1:] {
		if kinds[row[0]] != "" || slices.Contains(row, "") {
			t.Fatal(row)
		}
		kinds[row[0]] = row[1]
	}
	return kinds
}

var (
	countryTerm = regexp.MustCompile(`^loc:[A-Z]{2}$`)
	absolute    = regexp.MustCompile(`^(urn:verwerkingsregister:|mailto:|tel:|https?://)[^\x00-\x20<>"{}|\\^` + "`" + `]+$`)
)

// visit calls see for every term and IRI of a value: those that stand as a
// property, as a type and as the name of a node.
func visit(v any, see func(as, term string)) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			visit(e, see)
		}
	case map[string]any:
		for name, value := range v {
			switch name {
			case "@value", "@language":
			case "@id":
				see("id", value.(string))
			case "@type":
				types, ok := value.([]any)
				if !ok {
					types = []any{value}
				}
				for _, e := range types {
					see("type", e.(string))
				}
			default:
				see("property", name)
				visit(value, see)
			}
		}
	}
}

func registers(t *rapid.T) *model.Register {
	g := generate.Generator{
		Rand: rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)), Fill: 0.8,
		Hostile: rapid.Bool().Draw(t, "hostile"), Newer: rapid.Bool().Draw(t, "newer"),
	}
	few := rapid.IntRange(0, 2)
	return g.Register(generate.Size{Activities: few.Draw(t, "activities"), Services: few.Draw(t, "services"), Parties: few.Draw(t, "parties")})
}

func TestOnlyTermsOfTheVocabulary(t *testing.T) {
	kinds := vocabulary(t)
	rapid.Check(t, func(t *rapid.T) {
		d := read(t, write(t, registers(t), "nl"))
		named := map[string]bool{}
		for _, n := range d.Graph {
			visit(n, func(as, term string) {
				prefix, _, _ := strings.Cut(term, ":")
				switch {
				case as == "property" && kinds[term] != "property", as == "type" && kinds[term] != "class" && kinds[term] != "datatype":
					t.Errorf("%s is no %s of the vocabulary", term, as)
				case as == "id" && d.Context[prefix] == "" && !absolute.MatchString(term):
					t.Errorf("%q is no IRI", term)
				case as == "id" && d.Context[prefix] != "" && kinds[term] != "class" && !countryTerm.MatchString(term):
					t.Errorf("%s is no term of the vocabulary", term)
				case as != "id" && d.Context[prefix] == "":
					t.Errorf("%s has no namespace", term)
				}
			})
			named[n["@id"].(string)] = true
		}
		if len(named) != len(d.Graph) {
			t.Error("two records have one name")
		}
	})
}

// Every term of the table is in the vocabulary, and every code of the table is
// one of its list.
func TestTermsOfCodes(t *testing.T) {
	f, err := os.Open("terms.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := vocabulary(t)
	lists := map[string]string{"dpia": "answer", "measure-kind": ""}
	for _, row := range rows[1:] {
		list, code, term := row[0], row[1], row[2]
		if other, ok := lists[list]; ok {
			list = other
		}
		if _, ok := reference.List(list).Row(code); list != "" && !ok {
			t.Errorf("%s has no code %s", list, code)
		}
		if row[0] != "time-unit" && kinds[term] != "class" {
			t.Errorf("%s is in no row of the vocabulary", term)
		}
	}
}

// texts are all texts of a value.
func texts(v any, into *strings.Builder) {
	switch v := v.(type) {
	case string:
		into.WriteString(v + "\n")
	case []any:
		for _, e := range v {
			texts(e, into)
		}
	case map[string]any:
		for _, e := range v {
			texts(e, into)
		}
	}
}

// Whatever somebody typed is in the document, to the letter; addresses of mail
// and telephone are part of an IRI.
func TestNoTextIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := registers(t)
		var all strings.Builder
		for _, n := range read(t, write(t, reg, "nl")).Graph {
			texts(n, &all)
		}
		said := all.String()
		for _, record := range reg.Records() {
			field.Leaves(record, func(path field.Path, f *field.Field, v any) {
				if f.Fixed && f.Name != "number" || f.Name == "email" || f.Name == "phone" {
					return
				}
				var values []string
				switch f.Type {
				case field.Text, field.LongText:
					values = []string{v.(string)}
				case field.Texts:
					values = v.([]string)
				}
				for _, value := range values {
					if f.List != "" {
						value = load(t, "nl").CodeOrText(f.List, value)
					}
					if !strings.Contains(said, value) {
						t.Fatalf("%s: %q is not said", path, value)
					}
				}
			})
		}
	})
}

func TestAnswersStayApart(t *testing.T) {
	activity := func(a model.Answer) *model.Register {
		return &model.Register{Activities: []model.Activity{{
			ID: "a", Processing: model.Processing{
				OutsideEEA: a, Engagements: []model.Engagement{{ID: "1", Party: "X", Transfer: model.Transfer{OutsideEEA: a, Country: "US"}}},
				AutomatedDecision: model.AutomatedDecision{Exists: a}, DPIA: model.DPIA{Required: a},
			},
		}}}
	}
	seen := map[string]model.Answer{}
	for _, a := range []model.Answer{"", model.Yes, model.No, model.Unknown, model.NotApplicable} {
		text := string(write(t, activity(a), "en"))
		if other, ok := seen[text]; ok {
			t.Errorf("%q is told as %q", a, other)
		}
		seen[text] = a
		if got := strings.Contains(text, "dpv:CrossBorderTransfer"); got != (a == model.Yes) {
			t.Errorf("answered %q there is a transfer: %v", a, got)
		}
		if got := strings.Contains(text, "dpv:AutomatedDecisionMaking"); got != (a == model.Yes) {
			t.Errorf("answered %q there is automated decision-making: %v", a, got)
		}
	}
}

// What is not so is not stated, only told.
func TestWhatIsNotSoIsOnlyTold(t *testing.T) {
	reg := &model.Register{Activities: []model.Activity{{ID: "a", Status: model.StatusDraft, Processing: model.Processing{
		DataCategories: []model.DataCategory{
			{ID: "1", Label: "Geloof", Special: "religion", Applies: model.AppliesNo}, {ID: "2", Label: "Foto", Applies: model.AppliesUnknown},
			{ID: "3", Label: "Stem", Applies: model.AppliesOptional, Chosen: model.No},
		},
		Measures:    []model.Measure{{ID: "1", Text: "Versleuteling", Status: "planned"}},
		Engagements: []model.Engagement{{ID: "1", Party: "Klankboom", Role: model.RoleProcessor, Agreement: model.Agreement{Status: "sent"}}},
	}}}}
	text := string(write(t, reg, "nl"))
	for _, not := range []string{"dpv:hasPersonalData", "dpv:hasTechnicalOrganisationalMeasure", "dpv:hasLegalMeasure", "dpv:hasActivityStatus"} {
		if strings.Contains(text, not) {
			t.Errorf("it states %s:\n%s", not, text)
		}
	}
	for _, told := range []string{"Geloof", "Foto", "Stem", "Versleuteling", "Concept", "Verstuurd ter ondertekening"} {
		if !strings.Contains(text, told) {
			t.Errorf("it does not tell of %s", told)
		}
	}
}

func TestGolden(t *testing.T) {
	got := write(t, school(), "en")
	const golden = "testdata/school.jsonld"
	if *update {
		if err := errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(golden, got, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestStopsAndTells(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := jsonld.Write(ctx, io.Discard, school(), load(t, "nl"), stamp, jsonld.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	var told []int
	err := jsonld.Write(context.Background(), io.Discard, school(), load(t, "nl"), stamp, jsonld.Options{Progress: func(done, total int) { told = append(told, done, total) }})
	if want := []int{1, 5, 2, 5, 3, 5, 4, 5, 5, 5}; err != nil || !slices.Equal(told, want) {
		t.Errorf("%v, told %v", err, told)
	}
}
