package canonical_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/generate"
)

// TestValuesAreThoseOfJSON holds the quick way to encoding/json.
func TestValuesAreThoseOfJSON(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)),
			Hostile: rapid.Bool().Draw(rt, "hostile"),
			Newer:   rapid.Bool().Draw(rt, "newer"),
			Fill:    rapid.SampledFrom([]float64{0, 0.05, 0.4, 1}).Draw(rt, "fill"),
		}
		b := encode(t, g.Record(rapid.SampledFrom(model.StoredKinds()).Draw(rt, "kind")))
		sameValues(t, b)
		if _, ok := canonical.OwnValues(b); !ok {
			rt.Fatalf("left to encoding/json: %s", b)
		}
	})
	for _, in := range []string{
		"", `{}`, `{"form":1,"kind":"activity","record":{}}`, ` {"form":1,"kind":"activity","record":{"a":[1, 2]} }`,
		`{"form":1,"kind":"activity","record":{"a":"\\\\","b":"\\\\\"}","c":{"d":["]",{}]},"e":-1}}`,
		`{"form":1,"kind":"activity","record":{"a\"b":1}}`, `{"form":1,"kind":"activity","record":{"a":1`,
		`{"form":1,"kind":"activity","record":{"a":"1}}`, `{"form":1,"kind":"activity","record":{"a"}}`,
		`{"form":1,"kind":",\"record\":{","record":{"a":1}}`, `{"form":1,"kind":"activity","record":null}`,
	} {
		sameValues(t, []byte(in))
	}
}

func sameValues(t testing.TB, b []byte) {
	t.Helper()
	var want struct {
		Record map[string]json.RawMessage `json:"record"`
	}
	wantErr := json.Unmarshal(b, &want)
	got, err := canonical.Values(b)
	if (err == nil) != (wantErr == nil) || len(got)+len(want.Record) > 0 && !reflect.DeepEqual(got, want.Record) {
		t.Fatalf("%s\ngot %s, %v\nwant %s, %v", b, got, err, want.Record, wantErr)
	}
}
