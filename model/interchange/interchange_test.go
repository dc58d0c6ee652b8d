package interchange_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/interchange"
)

var same = cmp.Options{
	cmp.Comparer(func(a, b model.Count) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)),
			Hostile: rapid.Bool().Draw(rt, "hostile"),
			Newer:   rapid.Bool().Draw(rt, "newer"),
			Fill:    rapid.SampledFrom([]float64{0.1, 0.4, 1}).Draw(rt, "fill"),
		}
		exported := time.Date(2026, 11, 22, 10, 30, 0, 0, time.UTC)
		in := interchange.Document{Exported: &exported, Version: 812, Fingerprint: "ab12",
			Register: *g.Register(generate.Size{Activities: 3, Services: 2, Parties: 3})}
		var b bytes.Buffer
		if err := interchange.Write(&b, in); err != nil {
			rt.Fatal(err)
		}
		out, unknown, err := interchange.Read(b.Bytes())
		if err != nil || len(unknown) > 0 {
			rt.Fatalf("%v, unknown: %v", err, unknown)
		}
		in.Format, in.FormatVersion = interchange.Format, interchange.FormatVersion
		if d := cmp.Diff(in, out, same); d != "" {
			rt.Fatalf("-written +read:\n%s", d)
		}
	})
}

func TestForeignDocuments(t *testing.T) {
	tests := map[string]struct {
		in      string
		want    model.Register
		unknown []interchange.Unknown
	}{
		"nothing filled in": {in: `{"organisation":{}}`},
		"nothing, said so":  {in: `{"organisation":null,"activities":null,"services":[],"parties":[null]}`},
		"a byte order mark": {in: "\xef\xbb\xbf{\"organisation\":{\"name\":\"De Wilgenhof\"}}",
			want: model.Register{Organisation: model.Organisation{Name: "De Wilgenhof"}}},
		"records as their titles": {in: `{"activities":["Verzuim",{"name":"Zorg"}],"parties":"Wolkhuis"}`,
			want: model.Register{
				Activities: []model.Activity{{Name: "Verzuim"}, {Name: "Zorg"}}, Parties: []model.Party{{Name: "Wolkhuis"}}}},
		"rows as their titles": {in: `{"activities":[{"purposes":["Volgen","Begeleiden"],"dataSubjects":"Leerlingen","certificates":["iso-27001"]}]}`,
			want: activity(model.Processing{
				Purposes:     []model.Purpose{{ID: "r1", Text: "Volgen"}, {ID: "r2", Text: "Begeleiden"}},
				DataSubjects: []model.DataSubject{{ID: "r3", Name: "Leerlingen"}}, Certificates: []model.Certificate{{ID: "r4", Standard: "iso-27001"}}})},
		"references by title": {in: `{"activities":[{"dataSubjects":["Leerlingen","Ouders"],"dataCategories":[{"label":"Naam","subjects":["ouders "," LEERLINGEN"]}],
				"engagements":[{"party":"Wolkhuis","dataCategories":"naam"},{"party":"Cloudyard","under":"Wolkhuis"}],"retention":[{"dataCategories":["Foto"]}]}]}`,
			want: activity(model.Processing{
				DataSubjects:   []model.DataSubject{{ID: "r1", Name: "Leerlingen"}, {ID: "r2", Name: "Ouders"}},
				DataCategories: []model.DataCategory{{ID: "r3", Label: "Naam", Subjects: []model.RowID{"r2", "r1"}}},
				Engagements: []model.Engagement{{ID: "r4", Party: "Wolkhuis", DataCategories: []model.RowID{"r3"}},
					{ID: "r5", Party: "Cloudyard", Under: "r4"}},
				Retention: []model.Retention{{ID: "r6", DataCategories: []model.RowID{"Foto"}}}})},
		"an ID goes before a title, and a title of two names none": {
			in: `{"activities":[{"dataSubjects":[{"id":"b","name":"A"},{"id":"a","name":"C"},{"id":"d","name":"c"}],"dataCategories":[{"id":"1","subjects":["a","A","c"]}]}]}`,
			want: activity(model.Processing{
				DataSubjects:   []model.DataSubject{{ID: "b", Name: "A"}, {ID: "a", Name: "C"}, {ID: "d", Name: "c"}},
				DataCategories: []model.DataCategory{{ID: "1", Subjects: []model.RowID{"a", "b", "c"}}}})},
		"IDs that can't be": {in: `{"activities":[{"dataSubjects":[{"id":"a"},{"id":"a","name":"twee"},{"id":"x]y"}],"dataCategories":[{"id":"1","subjects":["a","x]y"]}]}]}`,
			want: activity(model.Processing{
				DataSubjects:   []model.DataSubject{{ID: "a"}, {ID: "r1", Name: "twee"}, {ID: "r2"}},
				DataCategories: []model.DataCategory{{ID: "1", Subjects: []model.RowID{"a", "r2"}}}})},
		"a contact as text": {in: `{"organisation":{"contact":"Lindelaan 12, Zwolle","fg":"J. de Vries"},"parties":[{"name":"W","contact":12}]}`,
			want: model.Register{
				Organisation: model.Organisation{Contact: model.Contact{Text: "Lindelaan 12, Zwolle"}, FG: model.DPO{Contact: model.Contact{Text: "J. de Vries"}}},
				Parties:      []model.Party{{Name: "W"}}},
			unknown: []interchange.Unknown{{Place: "parties[1].contact", Text: "12"}}},
		"numbers for text and text for numbers": {
			in: `{"activities":[{"number":12,"systems":[365,"LVS"],"volume":{"people":"1200"},"engagements":[{"id":"1","transfer":{"sccModules":"3"}}]}]}`,
			want: model.Register{Activities: []model.Activity{{Number: "12", Processing: model.Processing{
				Systems: []string{"365", "LVS"}, Volume: model.Volume{People: model.N(1200)},
				Engagements: []model.Engagement{{ID: "1", Transfer: model.Transfer{SCCModules: []model.SCCModule{3}}}}}}}}},
		"true and false are answers only where one is asked": {
			in:      `{"activities":[{"name":true,"outsideEEA":false,"dataCategories":[{"id":"1","applies":true}]}]}`,
			want:    activity(model.Processing{OutsideEEA: model.No, DataCategories: []model.DataCategory{{ID: "1", Applies: model.AppliesYes}}}),
			unknown: []interchange.Unknown{{Place: "activities[1].name", Text: "true"}}},
		"dates as they are typed, and as they are not": {
			in:   `{"activities":[{"start":"1-9-2026","end":"2026-12","created":"vorig jaar"}]}`,
			want: model.Register{Activities: []model.Activity{{Start: "2026-09-01", End: "2026-12", Created: "vorig jaar"}}}},
		"our own dates stay as they were found": {
			in:   `{"format":"verwerkingsregister","formatVersion":1,"activities":[{"start":"1-9-2026"}]}`,
			want: model.Register{Activities: []model.Activity{{Start: "1-9-2026"}}}},
		"codes no list has": {in: `{"activities":[{"role":"beheerder","status":"zombie"}]}`,
			want: model.Register{Activities: []model.Activity{{Role: "beheerder", Status: "zombie"}}}},
		"keys nobody knows": {
			in:   `{"zz":1,"activities":[{"name":"Zorg","colour":"rood","Name":"x"},{"purposes":[{"id":"1","why":{"a":[1]}}]}],"aa":null}`,
			want: model.Register{Activities: []model.Activity{{Name: "Zorg"}, {Processing: model.Processing{Purposes: []model.Purpose{{ID: "1"}}}}}},
			unknown: []interchange.Unknown{{Place: "aa", Text: "null"}, {Place: "activities[1].Name", Text: `"x"`}, {Place: "activities[1].colour", Text: `"rood"`},
				{Place: "activities[2].purposes[1].why", Text: `{"a":[1]}`}, {Place: "zz", Text: "1"}}},
		"wrong types": {
			in: `{"organisation":"De Wilgenhof","version":"x","exported":"gisteren","activities":[7.5,[1],{"name":{"nl":"Zorg"},"tags":["a",{"b":1},null,true],` +
				`"volume":{"people":"veel"},"review":[],"purposes":[false,{"id":"1"}],"retention":[{"id":"1","amount":1.5}],"systems":{"a":1}}]}`,
			want: model.Register{Activities: []model.Activity{{Name: "7.5"}, {Tags: []string{"a"}, Processing: model.Processing{
				Purposes: []model.Purpose{{ID: "1"}}, Retention: []model.Retention{{ID: "1"}}}}}},
			unknown: []interchange.Unknown{{Place: "activities[2]", Text: "[1]"}, {Place: "activities[3].name", Text: `{"nl":"Zorg"}`},
				{Place: "activities[3].purposes[1]", Text: "false"}, {Place: "activities[3].retention[1].amount", Text: "1.5"},
				{Place: "activities[3].review", Text: "[]"}, {Place: "activities[3].systems[1]", Text: `{"a":1}`},
				{Place: "activities[3].tags[2]", Text: `{"b":1}`}, {Place: "activities[3].tags[3]", Text: "null"}, {Place: "activities[3].tags[4]", Text: "true"},
				{Place: "activities[3].volume.people", Text: `"veel"`}, {Place: "exported", Text: `"gisteren"`},
				{Place: "organisation", Text: `"De Wilgenhof"`}, {Place: "version", Text: `"x"`}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			document, unknown, err := interchange.Read([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, document.Register, same); d != "" {
				t.Errorf("register -want +got:\n%s", d)
			}
			if d := cmp.Diff(tt.unknown, unknown, same); d != "" {
				t.Errorf("unknown -want +got:\n%s", d)
			}
		})
	}
}

func activity(p model.Processing) model.Register {
	return model.Register{Activities: []model.Activity{{Processing: p}}}
}

func TestRefusals(t *testing.T) {
	tests := map[string]struct {
		in   string
		want error
	}{
		"nothing":                     {"", interchange.ErrNoJSON},
		"a sentence":                  {"Dit is geen JSON", interchange.ErrNoJSON},
		"half a document":             {`{"organisation":{"name":"De`, interchange.ErrNoJSON},
		"something behind it":         {`{"organisation":{}} {"organisation":{}}`, interchange.ErrNoJSON},
		"UTF-16":                      {"\xff\xfe{\x00}\x00", interchange.ErrNoJSON},
		"too deep":                    {`{"activities":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "}", interchange.ErrNoJSON},
		"a list":                      {`[{"name":"Zorg"}]`, interchange.ErrForeign},
		"a text":                      {`"register"`, interchange.ErrForeign},
		"null":                        {`null`, interchange.ErrForeign},
		"JSON of something else":      {`{"name":"pakket","version":"1.0"}`, interchange.ErrForeign},
		"something else of version 9": {`{"format":"ander","formatVersion":9}`, interchange.ErrForeign},
		"a newer version":             {`{"format":"verwerkingsregister","formatVersion":2,"organisation":{}}`, interchange.ErrNewer},
		"a little newer":              {`{"format":"verwerkingsregister","formatVersion":1.5}`, interchange.ErrNewer},
		"much newer":                  {`{"format":"verwerkingsregister","formatVersion":1e300}`, interchange.ErrNewer},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if _, _, err := interchange.Read([]byte(tt.in)); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func TestWriteIsReadableText(t *testing.T) {
	var b bytes.Buffer
	document := interchange.Document{Register: model.Register{Organisation: model.Organisation{Name: "Kompas & <Zonen>"}}}
	if err := interchange.Write(&b, document); err != nil {
		t.Fatal(err)
	}
	want := "{\n  \"$schema\": \"urn:verwerkingsregister:schema:register:1\",\n  \"format\": \"verwerkingsregister\",\n  \"formatVersion\": 1,\n  \"organisation\": {\n    \"name\": \"Kompas & <Zonen>\"\n  }\n}\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if err := interchange.Write(broken{}, document); err == nil {
		t.Error("a write that failed was not told")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("full") }

// FuzzRead reads anything without a crash; what it accepts it can write, and
// reads back the same with nothing unknown.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"organisation":{"name":"x"},"activities":["a",{"purposes":["b"],"colour":1}]}`))
	f.Add([]byte(`{"format":"verwerkingsregister","formatVersion":1,"parties":[{"id":"1","fg":{"name":"x"}}]}`))
	var b bytes.Buffer
	g := generate.Generator{Rand: rand.New(rand.NewPCG(1, 1)), Hostile: true}
	if err := interchange.Write(&b, interchange.Document{Register: *g.Register(generate.Size{Activities: 1, Services: 1, Parties: 1})}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, in []byte) {
		first, _, err := interchange.Read(in)
		if err != nil {
			if !errors.Is(err, interchange.ErrNoJSON) && !errors.Is(err, interchange.ErrForeign) && !errors.Is(err, interchange.ErrNewer) {
				t.Fatalf("an error of no kind: %v", err)
			}
			return
		}
		var b bytes.Buffer
		if err := interchange.Write(&b, first); err != nil {
			t.Fatal(err)
		}
		second, unknown, err := interchange.Read(b.Bytes())
		if err != nil || len(unknown) > 0 {
			t.Fatalf("%v, unknown: %v\n%s", err, unknown, b.Bytes())
		}
		first.Format, first.FormatVersion = interchange.Format, interchange.FormatVersion
		if d := cmp.Diff(first, second, same); d != "" {
			t.Fatalf("-first +second:\n%s", d)
		}
	})
}

func BenchmarkReadAndWrite(b *testing.B) {
	reg := generate.Register(rand.New(rand.NewPCG(1, 1)), generate.Size{Activities: 1000, Services: 300, Parties: 200})
	var text bytes.Buffer
	if err := interchange.Write(&text, interchange.Document{Register: *reg}); err != nil {
		b.Fatal(err)
	}
	b.Run("write", func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			var out bytes.Buffer
			if err := interchange.Write(&out, interchange.Document{Register: *reg}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(text.Len()))
		for b.Loop() {
			if _, _, err := interchange.Read(text.Bytes()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
