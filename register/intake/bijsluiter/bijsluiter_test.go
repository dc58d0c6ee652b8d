package bijsluiter_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

var update = flag.Bool("update", false, "write the documents and goldens in testdata anew")

// read takes a document apart by its type and interprets it.
func read(t testing.TB, name string, data []byte) (*block.Document, *proposal.Proposal) {
	t.Helper()
	doc, typ, err := intake.Blocks(context.Background(), data, limits.Standard())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc, bijsluiter.Read(doc, proposal.NewDocument(name, typ.MediaType(), data))
}

// TestSamples compares what is proposed for each document in testdata with what it
// ought to be. With -update the documents that are made in code are written too.
func TestSamples(t *testing.T) {
	if *update {
		for _, made := range []map[string][]byte{samples(), dialects()} {
			for name, data := range made {
				if err := os.WriteFile(filepath.Join("testdata", name), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for _, path := range documents(t) {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, p := read(t, name, data)
			raw, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := json.Indent(&got, raw, "", " "); err != nil {
				t.Fatal(err)
			}
			golden := path + ".golden.json"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("%s differs from its golden; run with -update and read the difference", name)
			}
		})
	}
}

func documents(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	var docs []string
	for _, path := range all {
		if ext := filepath.Ext(path); ext != ".json" && ext != "" {
			docs = append(docs, path)
		}
	}
	if len(docs) < 6 {
		t.Fatalf("only %d documents in testdata", len(docs))
	}
	return docs
}
