package pdf_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
	"verwerkingsregister/register/intake/proposal"
)

// cache is shared by all runs of the tests, so that PDFium is compiled once.
func cache() string { return filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium") }

func read(t *testing.T, name string) *block.Document {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := pdf.Read(context.Background(), data, limits.Standard(), cache())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return doc
}

func service(t *testing.T, name string) *model.Service {
	t.Helper()
	p := bijsluiter.Read(read(t, name), proposal.Document{})
	for _, it := range p.Items {
		if s, ok := it.Record.(*model.Service); ok {
			return s
		}
	}
	t.Fatalf("%s: no service", name)
	return nil
}

// applies gives what a service says of its categories, by code.
func applies(s *model.Service) map[model.Code]model.Applies {
	out := map[model.Code]model.Applies{}
	for _, c := range s.DataCategories {
		if old, twice := out[c.Code]; twice && old != c.Applies {
			out[c.Code] = "twice"
			continue
		}
		out[c.Code] = c.Applies
	}
	return out
}

func TestRuledTables(t *testing.T) {
	s := service(t, "3.0 with lines.pdf")
	if s.Product != "Rekenrijk Online" || s.Vendor != "Rekenrijk Uitgevers B.V." || len(s.DataCategories) != 16 || len(s.Engagements) != 2 {
		t.Errorf("%q %q, %d categories, %d sub-processors", s.Product, s.Vendor, len(s.DataCategories), len(s.Engagements))
	}
	got := applies(s)
	for _, code := range []model.Code{"1a", "1b", "2", "7", "11", "12", "14"} {
		if got[code] != model.AppliesYes {
			t.Errorf("%s is %q, want yes", code, got[code])
		}
	}
	for _, code := range []model.Code{"1c", "3", "4", "5", "6", "8", "9", "10", "13"} {
		if got[code] != model.AppliesNo {
			t.Errorf("%s is %q, want no", code, got[code])
		}
	}
}

// Boxes and crosses in them that are only drawn are ticks all the same.
func TestDrawnBoxes(t *testing.T) {
	got := applies(service(t, "2.0 with lines.pdf"))
	for _, code := range []model.Code{"1a", "2", "7", "11", "12"} {
		if got[code] != model.AppliesYes {
			t.Errorf("%s is %q, want yes", code, got[code])
		}
	}
	for _, code := range []model.Code{"1b", "1c", "3", "4", "5", "6", "8", "9", "10", "13", "14"} {
		if got[code] != model.AppliesNo {
			t.Errorf("%s is %q, want no", code, got[code])
		}
	}
}

func TestSubprocessors(t *testing.T) {
	s := service(t, "4.0 with lines.pdf")
	if len(s.Engagements) != 4 || s.Engagements[1].SeatCountry != "US" || s.Engagements[1].Transfer.Mechanism != "46-2-c" || s.Engagements[2].Transfer.Mechanism != "privacy-shield" {
		t.Errorf("%+v", s.Engagements)
	}
}

func TestWithoutLines(t *testing.T) {
	s := service(t, "4.0 without lines.pdf")
	got := applies(s)
	for _, code := range []model.Code{"5", "6", "13"} {
		if got[code] == model.AppliesYes || got[code] == model.AppliesOptional {
			t.Errorf("%s is %q", code, got[code])
		}
	}
}

func TestPlaces(t *testing.T) {
	doc := read(t, "4.0 with lines.pdf")
	last := doc.Blocks[len(doc.Blocks)-1]
	if last.Pos.Page != 3 {
		t.Errorf("the last block is on page %d", last.Pos.Page)
	}
}

func TestRefusals(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join("testdata", "3.0 with lines.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.Warm(context.Background(), cache()); err != nil {
		t.Fatal(err) // compiling takes as long as it takes; the documents have a bound
	}
	few := limits.Standard()
	few.Pages = 2
	little := limits.Standard()
	little.Text = 100
	for name, tt := range map[string]struct {
		data  []byte
		table limits.Table
		want  limits.Kind
	}{
		"no pdf": {[]byte("%PDF-1.7\nnothing"), limits.Standard(), limits.Damaged},
		"pages":  {whole, few, limits.TooManyPages},
		"text":   {whole, little, limits.TooMuchText},
		"loop":   {[]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 100000000>>endobj\ntrailer<</Root 1 0 R>>"), limits.Standard(), limits.TooManyPages},
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		_, err := pdf.Read(ctx, tt.data, tt.table, cache())
		cancel()
		if got := limits.KindOf(err); got != tt.want && !(name == "loop" && got == limits.Damaged) {
			t.Errorf("%s: kind %q (%v), want %q", name, got, err, tt.want)
		}
	}
	cut := bytes.Clone(whole[:len(whole)/2])
	if _, err := pdf.Read(context.Background(), cut, limits.Standard(), cache()); err != nil && limits.KindOf(err) == "" {
		t.Errorf("cut off: %v", err)
	}
}

// What another program is writing, or was when it was ended, is not to be used yet.
func TestHalfACacheIsNotReady(t *testing.T) {
	cache := t.TempDir()
	folder := filepath.Join(cache, "wazero-v1-"+runtime.GOARCH+"-"+runtime.GOOS)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"0a1b.123.tmp": false, "0a1b": true} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := pdf.Ready(cache); got != want {
			t.Errorf("with %s alone it is ready: %t", name, got)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}
