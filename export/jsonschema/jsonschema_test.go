package jsonschema_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"verwerkingsregister/assets"
	"verwerkingsregister/export/jsonfile"
	"verwerkingsregister/export/jsonschema"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/interchange"
)

var update = flag.Bool("update", false, "write the published schemas in assets anew")

// published are the schemas in assets by the name of their file.
var published = map[string]func(lang string) ([]byte, error){
	"register.schema.json": jsonschema.Register, "proposal.schema.json": jsonschema.Proposal,
}

func TestPublishedSchemasAreThoseOfTheModel(t *testing.T) {
	for name, make := range published {
		t.Run(name, func(t *testing.T) {
			want, err := make("en")
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(filepath.Join("../../assets/schemas", name), want, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			got, err := assets.Schemas.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("assets/schemas/%s is not what the model says now; run this test with -update", name)
			}
		})
	}
}

// TestEveryTitleIsThere holds that both languages name every field.
func TestEveryTitleIsThere(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		for name, make := range published {
			b, err := make(lang)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(b), `"title": ""`) {
				t.Errorf("%s in %s has an empty title", name, lang)
			}
		}
	}
	if _, err := jsonschema.Register("fy"); err == nil {
		t.Error("a language without words gave a schema")
	}
}

func compile(t testing.TB, make func(string) ([]byte, error)) *validator.Schema {
	t.Helper()
	b, err := make("nl")
	if err != nil {
		t.Fatal(err)
	}
	document, err := validator.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestEveryExportIsValid(t *testing.T) {
	schema := compile(t, jsonschema.Register)
	stamp := report.Stamp{Time: time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC), Version: 417, Fingerprint: "9f86d081884c7d65"}
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)),
			Hostile: rapid.Bool().Draw(rt, "hostile"), Newer: rapid.Bool().Draw(rt, "newer"),
		}
		reg := g.Register(generate.Size{Activities: 2, Services: 1, Parties: 1})
		var out bytes.Buffer
		if err := jsonfile.Write(context.Background(), &out, reg, stamp, jsonfile.Options{}); err != nil {
			rt.Fatal(err)
		}
		document, err := validator.UnmarshalJSON(&out)
		if err != nil {
			rt.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestWhatHasNoPlaceIsInvalid(t *testing.T) {
	schema := compile(t, jsonschema.Register)
	cases := map[string]struct {
		document string
		valid    bool
	}{
		"nothing filled in":          {`{"format":"verwerkingsregister","formatVersion":1}`, true},
		"a code of a newer list":     {`{"format":"verwerkingsregister","formatVersion":1,"activities":[{"purposes":[{"text":"x","legalBasis":"6-9-z"}]}]}`, true},
		"a date as it was found":     {`{"format":"verwerkingsregister","formatVersion":1,"services":[{"documentDate":"najaar"}]}`, true},
		"no format":                  {`{"formatVersion":1}`, false},
		"another format":             {`{"format":"x","formatVersion":1}`, false},
		"a newer version":            {`{"format":"verwerkingsregister","formatVersion":2}`, false},
		"a name that does not exist": {`{"format":"verwerkingsregister","formatVersion":1,"activities":[{"naam":"x"}]}`, false},
		"a text for a list":          {`{"format":"verwerkingsregister","formatVersion":1,"activities":[{"purposes":"x"}]}`, false},
		"a text for a number":        {`{"format":"verwerkingsregister","formatVersion":1,"activities":[{"retention":[{"amount":"2"}]}]}`, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			document, err := validator.UnmarshalJSON(strings.NewReader(c.document))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(document); (err == nil) != c.valid {
				t.Errorf("valid %v, want %v: %v", err == nil, c.valid, err)
			}
		})
	}
}

// TestEveryListIsDescribed holds that a kind of record which the export lists
// is in the schema under its own name.
func TestEveryListIsDescribed(t *testing.T) {
	b, err := jsonschema.Register("en")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]any
		Defs       map[string]any `json:"$defs"`
	}
	if err := json.Unmarshal(b, &schema); err != nil {
		t.Fatal(err)
	}
	for name := range interchange.Lists() {
		if schema.Properties[name] == nil {
			t.Errorf("%s is not described", name)
		}
	}
	if schema.Properties[string(model.KindOrganisation)] == nil || schema.Defs["list-legal-basis"] == nil {
		t.Error("the organisation or the list of legal bases is not described")
	}
}
