package conformance_test

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

// A report that is cancelled, or that has no room to be written in, is not there: nothing
// of it stays behind, and a file that was there is as it was.
func TestAReportIsWholeOrNotThere(t *testing.T) {
	reg := state(t)
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, q := range requests(reg, "nl") {
		t.Run(named(q), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "rapport"+q.Format.Ending())
			if err := q.WriteFile(ended, path); err == nil {
				t.Error("a cancelled export succeeds")
			}
			holds(t, dir)
			if q.Format != publish.Website { // which never takes the place of anything
				if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
					t.Fatal(err)
				}
				if err := q.WriteFile(ended, path); err == nil {
					t.Error("a cancelled export over an old file succeeds")
				}
				holds(t, dir, filepath.Base(path))
				if content(t, path) != "oud" {
					t.Error("the old file was changed")
				}
			}
			blocked := filepath.Join(dir, "is-een-bestand")
			if err := os.WriteFile(blocked, []byte("oud"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := q.WriteFile(t.Context(), filepath.Join(blocked, "rapport"+q.Format.Ending())); err == nil {
				t.Error("an export into what is no folder succeeds")
			}
			if content(t, blocked) != "oud" {
				t.Error("the file in the way was changed")
			}
		})
	}
}

// holds checks what is in a folder, but for the folder of what is in the way.
func holds(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(names) {
		t.Errorf("%v is left, want %v", entries, names)
	}
}

// payloads are a few of each sort of R14: what some program might take for something else
// than text. Packages workbook, docx and website try all of them.
var payloads = []string{
	`=HYPERLINK("http://example.invalid","klik")`, "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0", `<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`,
	"{ INCLUDETEXT c:\\\\x }", "{{doel}}", "</w:t><w:fldSimple w:instr=\"DDE\"/>", "javascript:alert(1)", "%!PS /JavaScript (app.alert(1))", "]]>&amp;<!-- ",
}

// Whatever is typed in whatever field: no report holds anything that runs, reaches out or
// is worked out.
func TestNoReportRunsAnything(t *testing.T) {
	for i, payload := range payloads {
		reg := generate.Generator{Rand: rand.New(rand.NewPCG(11, 1)), Fill: 1, Rows: 1}.Register(generate.Size{Activities: 1, Services: 1, Parties: 1})
		for _, record := range reg.Records() {
			fill(t, record, payload)
		}
		reg.Activities[0].Public.Public, reg.Activities[0].Status = model.Yes, "active"
		for _, q := range requests(reg, []string{"nl", "en"}[i%2]) {
			inert(t, q, written(t, q), payload)
		}
	}
}

// fill puts a text in every field of text.
func fill(t *testing.T, record model.Record, payload string) {
	t.Helper()
	err := field.Replace(record, func(_ field.Path, f *field.Field, _ any) (any, bool) {
		switch {
		case f.Fixed || f.List != "" || f.Ref != "":
			return nil, false
		case f.Type == field.Texts:
			return []string{payload}, true
		}
		return payload, f.Type == field.Text || f.Type == field.LongText
	})
	if err != nil {
		t.Fatal(err)
	}
}

func inert(t *testing.T, q publish.Request, path, payload string) {
	t.Helper()
	switch q.Format {
	case publish.Workbook, publish.Word:
		archive, err := zip.OpenReader(path)
		if err != nil {
			t.Fatalf("%s: %v", named(q), err)
		}
		defer func() { _ = archive.Close() }()
		for _, part := range archive.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			inertXML(t, named(q)+" "+part.Name, r, payload)
		}
	case publish.CSV:
		for _, row := range rowsOf(t, q, path) {
			for _, cell := range row {
				if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "-1") || strings.HasPrefix(cell, "\t") {
					t.Errorf("%s: a cell begins as a formula: %q", named(q), cell)
				}
			}
		}
	case publish.PDF:
		for _, name := range []string{"/JavaScript", "/JS ", "/Launch", "/OpenAction", "/URI", "/EmbeddedFile"} {
			if strings.Contains(content(t, path), name) && !strings.Contains(payload, name) {
				t.Errorf("%s: it holds %s", named(q), name)
			}
		}
	case publish.Website:
		pages, err := filepath.Glob(filepath.Join(path, "*.html"))
		if err != nil || len(pages) == 0 {
			t.Fatal(pages, err)
		}
		for _, page := range pages {
			low := strings.ToLower(content(t, page))
			for _, tag := range []string{"<script", "<img", "<iframe", " onerror=\"", "href=\"javascript", "href=\"http"} {
				if strings.Contains(low, tag) {
					t.Errorf("%s: a page holds %s", named(q), tag)
				}
			}
		}
	}
}

// running are the elements of Excel and Word that run or fetch something.
var running = map[string]bool{"f": true, "hyperlink": true, "oleObject": true, "externalReference": true, "ddeLink": true, "fldSimple": true, "altChunk": true, "object": true, "attachedTemplate": true}

func inertXML(t *testing.T, where string, r io.Reader, payload string) {
	t.Helper()
	d, instruction := xml.NewDecoder(r), false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if running[e.Name.Local] && !countsPages(e) {
				t.Errorf("%s holds <%s>", where, e.Name.Local)
			}
			instruction = e.Name.Local == "instrText"
			for _, a := range e.Attr {
				if a.Name.Local == "TargetMode" {
					t.Errorf("%s reaches outside the file: %v", where, e)
				}
			}
		case xml.CharData:
			if instruction && strings.Contains(string(e), payload) {
				t.Errorf("%s: what was typed is an instruction: %q", where, e)
			}
		case xml.EndElement:
			instruction = false
		}
	}
}

// countsPages tells whether an element is the number of the page, or how many there are.
func countsPages(e xml.StartElement) bool {
	for _, a := range e.Attr {
		if a.Name.Local == "instr" {
			return strings.TrimSpace(a.Value) == "PAGE" || strings.TrimSpace(a.Value) == "NUMPAGES"
		}
	}
	return false
}
