package canonical_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

var same = cmp.Options{
	cmp.Comparer(func(a, b model.Count) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func encode(t testing.TB, record model.Record) []byte {
	t.Helper()
	b, err := canonical.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decode(t testing.TB, b []byte) model.Record {
	t.Helper()
	record, err := canonical.Decode(b)
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return record
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)),
			Hostile: rapid.Bool().Draw(rt, "hostile"),
			Newer:   rapid.Bool().Draw(rt, "newer"),
			Fill:    rapid.SampledFrom([]float64{0.05, 0.4, 1}).Draw(rt, "fill"),
		}
		record := g.Record(rapid.SampledFrom(model.StoredKinds()).Draw(rt, "kind"))
		b := encode(t, record)
		back := decode(t, b)
		if d := cmp.Diff(record, back, same); d != "" {
			rt.Fatalf("-encoded +decoded:\n%s", d)
		}
		if again := encode(t, back); !bytes.Equal(b, again) {
			rt.Fatalf("two forms:\n%s\n%s", b, again)
		}
		checkForm(t, b)
		sameEitherWay(t, b)
		if _, ok := canonical.DecodeOwn(b); !ok {
			rt.Fatalf("left to encoding/json: %s", b)
		}
	})
}

// sameEitherWay checks that the own reader makes no difference: the same
// records, the same refusals, in the same words.
func sameEitherWay(t testing.TB, b []byte) {
	t.Helper()
	got, err := canonical.Decode(b)
	want, wantErr := canonical.DecodeAny(b)
	var decoder canonical.Decoder
	for range 2 { // the second time in memory that was used
		again := model.New(model.KindActivity)
		if got != nil {
			kind, _ := got.Identity()
			again = model.New(kind)
		}
		if failed := decoder.Decode(b, again); (failed == nil) != (err == nil) || err == nil && !reflect.DeepEqual(again, got) {
			t.Fatalf("%s\nread otherwise by a Decoder: %v", b, failed)
		}
		decoder.Expect(1)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s\n-encoding/json +own:\n%s", b, cmp.Diff(want, got, cmp.AllowUnexported(model.Count{})))
	}
	if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
		t.Fatalf("%s\nerror %v, encoding/json's %v", b, err, wantErr)
	}
}

// TestBothWaysAgreeOnDamage changes bytes of records one by one.
func TestBothWaysAgreeOnDamage(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 1))
	const strange = "\"\\{}[]:,0-9eu \n\x00\xffnaA"
	for _, kind := range model.StoredKinds() {
		b := encode(t, generate.Generator{Rand: random, Hostile: true, Rows: 1, Fill: 0.3}.Record(kind))
		for range 500 {
			damaged, at := bytes.Clone(b), random.IntN(len(b))
			switch random.IntN(3) {
			case 0:
				damaged[at] = strange[random.IntN(len(strange))]
			case 1:
				damaged = slices.Delete(damaged, at, min(len(b), at+1+random.IntN(3)))
			case 2:
				from := random.IntN(len(b))
				damaged = slices.Insert(damaged, at, b[from:min(len(b), from+1+random.IntN(30))]...)
			}
			sameEitherWay(t, damaged)
		}
	}
}

// checkForm holds bytes to the form: no white space outside texts, and the
// keys of every object once and in byte order.
func checkForm(t testing.TB, b []byte) {
	t.Helper()
	var compact bytes.Buffer
	if err := json.Compact(&compact, b); err != nil || !bytes.Equal(compact.Bytes(), b) {
		t.Fatalf("%v: there is white space in\n%s", err, b)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	var inOrder func()
	inOrder = func() {
		token, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		delim, _ := token.(json.Delim)
		last := ""
		for (delim == '{' || delim == '[') && dec.More() {
			if delim == '{' {
				name, err := dec.Token()
				if err != nil || name.(string) <= last {
					t.Fatalf("%v: %q comes after %q", err, name, last)
				}
				last = name.(string)
			}
			inOrder()
		}
		if delim == '{' || delim == '[' {
			if _, err := dec.Token(); err != nil {
				t.Fatal(err)
			}
		}
	}
	inOrder()
}

// TestFormOneStaysReadable is a promise: the files were written when form 1
// was new, and every later program must read them and write them back the
// same. Never change or regenerate them; a new form gets new files. Together
// they fill every field the model had when they were written.
func TestFormOneStaysReadable(t *testing.T) {
	files, err := filepath.Glob("testdata/form-1-*.json")
	if err != nil || len(files) < 6 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	kinds := map[model.Kind]bool{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.TrimSuffix(b, []byte("\n"))
		record := decode(t, b)
		kind, _ := record.Identity()
		kinds[kind] = true
		if d := cmp.Diff(string(b), string(encode(t, record))); d != "" {
			t.Errorf("%s -file +now:\n%s", file, d)
		}
	}
	if len(kinds) != len(model.StoredKinds()) {
		t.Errorf("only the kinds %v have a file", kinds)
	}
}

func TestBytes(t *testing.T) {
	tests := map[string]struct {
		record model.Record
		want   string
	}{
		"nothing filled in": {&model.Activity{}, `{"form":1,"kind":"activity","record":{}}`},
		"keys in byte order": {&model.Party{ID: "1", Number: "P-1", Name: "W", KvK: "012", DPFHR: model.No, DPFCertified: model.Yes},
			`{"form":1,"kind":"party","record":{"dpfCertified":"yes","dpfHR":"no","id":"1","kvk":"012","name":"W","number":"P-1"}}`},
		"nought is not nothing": {&model.Organisation{Size: model.N(0)}, `{"form":1,"kind":"organisation","record":{"size":0}}`},
		"less than nought":      {&model.Organisation{Size: model.N(-3)}, `{"form":1,"kind":"organisation","record":{"size":-3}}`},
		"an empty row is a row": {&model.Activity{Processing: model.Processing{Purposes: []model.Purpose{{}, {ID: "a"}}}},
			`{"form":1,"kind":"activity","record":{"purposes":[{},{"id":"a"}]}}`},
		"an empty list is no list": {&model.Activity{Tags: []string{}, Processing: model.Processing{Purposes: []model.Purpose{}}},
			`{"form":1,"kind":"activity","record":{}}`},
		"a group with an empty list is empty": {&model.Activity{Processing: model.Processing{Rights: model.Rights{Details: []model.RightDetail{}},
			Engagements: []model.Engagement{{ID: "e", Transfer: model.Transfer{SCCModules: []model.SCCModule{}}}}}},
			`{"form":1,"kind":"activity","record":{"engagements":[{"id":"e"}]}}`},
		"an empty text in a list stays": {&model.Activity{Tags: []string{"", "a"}}, `{"form":1,"kind":"activity","record":{"tags":["","a"]}}`},
		"signs": {&model.Activity{Name: "<&>\"\\/'\u00e9\u20ac\U0001F600"},
			`{"form":1,"kind":"activity","record":{"name":"<&>\"\\/'é€😀"}}`},
		"control characters": {&model.Activity{Name: "\x00\x1f\b\f\n\r\t\x7f\u2028\u2029"},
			`{"form":1,"kind":"activity","record":{"name":"\u0000\u001f\b\f\n\r\t` + "\x7f" + `\u2028\u2029"}}`},
		"what is no UTF-8 is one with U+FFFD": {&model.Activity{Name: "a\xff\ufffd\\ufffd\\\xff", Description: "\xed\xa0\x80"},
			"{\"form\":1,\"kind\":\"activity\",\"record\":{\"description\":\"\ufffd\ufffd\ufffd\",\"name\":\"a\ufffd\ufffd\\\\ufffd\\\\\ufffd\"}}"},
		"codes no list has": {&model.Service{Status: "zombie", Sectors: []model.Code{"moon-school"}},
			`{"form":1,"kind":"service","record":{"sectors":["moon-school"],"status":"zombie"}}`},
		"a date that is none": {&model.Service{DocumentDate: "voorjaar 2026"}, `{"form":1,"kind":"service","record":{"documentDate":"voorjaar 2026"}}`},
		"numbers in a list": {&model.Activity{Processing: model.Processing{Engagements: []model.Engagement{{Transfer: model.Transfer{SCCModules: []model.SCCModule{3, 2}}}}}},
			`{"form":1,"kind":"activity","record":{"engagements":[{"transfer":{"sccModules":[3,2]}}]}}`},
		"an embedded contact": {&model.Organisation{FG: model.DPO{Contact: model.Contact{Name: "J. de Vries"}, External: model.Yes}},
			`{"form":1,"kind":"organisation","record":{"fg":{"external":"yes","name":"J. de Vries"}}}`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b := encode(t, tt.record)
			if d := cmp.Diff(tt.want, string(b)); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
			if again := encode(t, decode(t, b)); !bytes.Equal(b, again) {
				t.Errorf("decoded and encoded again: %s", again)
			}
		})
	}
}

func TestOrderOfFieldsDoesNotMatter(t *testing.T) {
	type inner struct {
		Zwaar string `json:"zwaar"`
		Licht string `json:"licht"`
	}
	type renni struct {
		Licht string `json:"licht"`
		Zwaar string `json:"zwaar"`
	}
	a, errA := canonical.Compact(struct {
		B []inner `json:"b"`
		A int     `json:"a"`
	}{[]inner{{"1", "2"}}, 3})
	b, errB := canonical.Compact(struct {
		A int     `json:"a"`
		B []renni `json:"b"`
	}{3, []renni{{"2", "1"}}})
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("%s, %v\n%s, %v", a, errA, b, errB)
	}
	got, err := canonical.Compact(map[string]any{"a!": 1, "a": nil, "a b": true, "\u00e9": 1.5, "ab": []any{}, "leeg": map[string]any{"diep": map[string]any{}}})
	if want := `{"a":null,"a b":true,"a!":1,"ab":[],"é":1.5}`; err != nil || string(got) != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	if got, err := canonical.Compact(func() {}); err == nil {
		t.Errorf("a function became %s", got)
	}
}

func TestDecodeRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":          "",
		"no JSON":          "register",
		"half of it":       `{"form":1,"kind":"activity","record":{"name":"Zo`,
		"something behind": `{"form":1,"kind":"activity","record":{}}{}`,
		"no record":        `{"form":1,"kind":"activity"}`,
		"null for one":     `{"form":1,"kind":"activity","record":null}`,
		"no form":          `{"kind":"activity","record":{}}`,
		"an earlier form":  `{"form":0,"kind":"activity","record":{}}`,
		"an unknown kind":  `{"form":1,"kind":"dossier","record":{}}`,
		"a wrong type":     `{"form":1,"kind":"activity","record":{"name":12}}`,
		"a broken count":   `{"form":1,"kind":"organisation","record":{"size":1.5}}`,
		"a list":           `[]`,
	} {
		if record, err := canonical.Decode([]byte(in)); err == nil || errors.Is(err, canonical.ErrNewerForm) {
			t.Errorf("%s: got %v, %v", name, record, err)
		}
	}
	for _, in := range []string{`{"form":2,"kind":"activity","record":{}}`, `{"form":9,"kind":"dossier","record":[1]}`} {
		if _, err := canonical.Decode([]byte(in)); !errors.Is(err, canonical.ErrNewerForm) {
			t.Errorf("%s: %v", in, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	g := generate.Generator{Rand: rand.New(rand.NewPCG(2, 1)), Hostile: true, Newer: true, Rows: 1}
	for _, kind := range model.StoredKinds() {
		f.Add(encode(f, g.Record(kind)))
	}
	f.Add([]byte(`{"form":1,"kind":"activity","record":{"Name":"a","name":"b","purposes":[null,{}],"volume":{"people":null}}}`))
	for _, in := range []string{
		`{"form":1,"kind":"activity","record":{"name":"\u00e9\ud83d\ude00\ud800\u12"}}`, `{"form":1,"kind":"organisation","record":{"size":-0}}`,
		`{"form":1,"kind":"organisation","record":{"size":9223372036854775808}}`, `{"form":1,"kind":"activity","record":{"tags":[]}}`,
		`{"form":1,"kind":"activity","record":{"name":"a","name":"b"}}`, `{"form":01,"kind":"activity","record":{}}`,
		`{"form":1,"kind":"activity","record":{"newer":{"field":[1]},"tags":["a",null]}}`, ` {"form":1,"kind":"activity","record":{} }`,
	} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		sameEitherWay(t, in)
		record, err := canonical.Decode(in)
		if err != nil {
			return
		}
		b := encode(t, record)
		back := decode(t, b)
		if d := cmp.Diff(normal(record), normal(back), same); d != "" {
			t.Fatalf("-first +second:\n%s", d)
		}
		if again := encode(t, back); !bytes.Equal(b, again) {
			t.Fatalf("two forms:\n%s\n%s", b, again)
		}
		checkForm(t, b)
	})
}

// normal returns what a record says, with what stands for invalid UTF-8.
func normal(record model.Record) map[field.Path]any {
	leaves := map[field.Path]any{}
	field.Leaves(record, func(p field.Path, _ *field.Field, v any) {
		switch w := v.(type) {
		case string:
			v = strings.ToValidUTF8(w, "\ufffd")
		case []string:
			for i := range w {
				w[i] = strings.ToValidUTF8(w[i], "\ufffd")
			}
		}
		leaves[p] = v
	})
	return leaves
}

func BenchmarkEncodeAndDecode(b *testing.B) {
	record := generate.Generator{Rand: rand.New(rand.NewPCG(3, 1)), Fill: 0.6}.Record(model.KindActivity)
	text := encode(b, record)
	b.Run("encode", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := canonical.Encode(record); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, decode := range map[string]func([]byte) (model.Record, error){"decode": canonical.Decode, "decode-as-encoding-json": canonical.DecodeAny} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := decode(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestDecoderMakesPersonalValues holds a Decoder that makes personal values to
// a Decode after which they are made, for bytes that are read either way.
func TestDecoderMakesPersonalValues(t *testing.T) {
	refused := errors.New("refused")
	shout := func(s string) (string, error) {
		if len(s)%7 == 0 {
			return "", refused
		}
		return strings.ToUpper(s) + "!", nil
	}
	g := generate.Generator{Rand: rand.New(rand.NewPCG(6, 1)), Hostile: true}
	for _, kind := range model.StoredKinds() {
		for range 20 {
			b := encode(t, g.Record(kind))
			for _, b := range [][]byte{b, append([]byte(" "), b...)} {
				want := decode(t, b)
				wantErr := field.ReplacePersonal(want, shout)
				got := model.New(kind)
				decoder := canonical.Decoder{Personal: shout}
				err := decoder.Decode(b, got)
				if !errors.Is(err, wantErr) || err == nil && !reflect.DeepEqual(got, want) {
					t.Fatalf("%v, want %v\n%s", err, wantErr, cmp.Diff(want, got, cmp.AllowUnexported(model.Count{})))
				}
			}
		}
	}
}
