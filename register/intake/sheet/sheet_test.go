package sheet_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/grid"
)

func open(t testing.TB, name string, data []byte) *grid.Book {
	t.Helper()
	b, err := sheet.Open(context.Background(), name, data, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func propose(t testing.TB, b *grid.Book, m sheet.Mapping) *sheet.Result {
	t.Helper()
	r, err := sheet.Propose(context.Background(), b, m, sheet.Options{Document: proposal.NewDocument("oud.xlsx", "x", nil), On: "2026-11-22"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// records gives the proposed records as one line of JSON each.
func records(t testing.TB, r *sheet.Result) string {
	t.Helper()
	var b strings.Builder
	for _, it := range r.Proposal.Items {
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(it.Record); err != nil {
			t.Fatal(err)
		}
		b.Write(line.Bytes())
	}
	return b.String()
}

// counted is one line of the table of results.
type counted struct {
	tables, found, columns, right int
	sheet.Coverage
}

func TestSamples(t *testing.T) {
	var lines []string
	for _, s := range slices.Concat(samples, keptSamples, askedSamples) {
		t.Run(s.name, func(t *testing.T) {
			b := open(t, s.name, s.read(t))
			if d := cmp.Diff(open(t, s.name, s.data(t)), b); d != "" {
				t.Errorf("testdata is not what the code makes; run with -update: %s", d)
			}
			m := sheet.Suggest(b)
			r := propose(t, b, m)
			n := s.tablesFound(t, m)
			n.Coverage = r.Coverage()
			s.check(t, r)
			lines = append(lines, fmt.Sprintf("%-36s headings %d/%d  columns %3d/%-3d  cells %4d  fields %4d  remarks %3d  left %3d  lost %d",
				s.name, n.found, n.tables, n.right, n.columns, n.Cells, n.Fields, n.Remarks, n.Left, n.Lost))
		})
	}
	t.Log("\n" + strings.Join(lines, "\n"))
}

func (s sample) tablesFound(t *testing.T, m sheet.Mapping) counted {
	t.Helper()
	var n counted
	for _, want := range s.tables {
		n.tables++
		i := slices.IndexFunc(m.Tables, func(g sheet.Table) bool { return g.Sheet == want.sheet })
		if i < 0 || string(m.Tables[i].Layout) != want.layout || !slices.Equal(m.Tables[i].Headings, want.headings) {
			t.Errorf("table %+v was not found in %+v", want, m.Tables)
			continue
		}
		n.found++
		for heading, field := range want.columns {
			n.columns++
			if got := fieldOf(m.Tables[i], heading); got == field {
				n.right++
			} else {
				t.Errorf("column %q is %q, want %q", heading, got, field)
			}
		}
	}
	return n
}

// fieldOf gives the field of the column with a heading, or with that end of a heading.
func fieldOf(t sheet.Table, heading string) string {
	for _, c := range t.Columns {
		if c.Heading != heading && !strings.HasSuffix(c.Heading, " › "+heading) {
			continue
		}
		switch c.Do {
		case sheet.ToField:
			return c.Field
		case sheet.LeaveOut:
			return "-"
		}
		return ""
	}
	return "there is no such column"
}

func (s sample) check(t *testing.T, r *sheet.Result) {
	t.Helper()
	text := records(t, r)
	for _, fact := range s.facts {
		if !strings.Contains(text, fact) {
			t.Errorf("no %s in\n%s", fact, text)
		}
	}
	for _, code := range s.notes {
		if !slices.ContainsFunc(r.Proposal.Notes, func(n proposal.Note) bool { return string(n.Code) == code }) {
			t.Errorf("no note %s in %+v", code, r.Proposal.Notes)
		}
	}
	for _, want := range s.left {
		if !slices.ContainsFunc(r.Left(), func(l sheet.Left) bool { return strings.Split(l.Place, ":")[0]+" "+string(l.Why) == want }) {
			t.Errorf("%s was not left out: %+v", want, r.Left())
		}
	}
	if c := r.Coverage(); c.Lost != 0 || c.Fields+c.Remarks+c.Left != c.Cells {
		t.Errorf("cells are lost: %+v", c)
	}
	for _, it := range r.Proposal.Items {
		for path, ev := range it.Evidence {
			if ev.Source.Pos.Cell() == "" || ev.Confidence == "" {
				t.Errorf("%s has no place or confidence: %+v", path, ev)
			}
		}
	}
}

// TestFilesOfOthers looks at real files that are no part of the project, where they are:
// VERWERKINGSREGISTER_SHEETS names their folder.
func TestFilesOfOthers(t *testing.T) {
	folder := os.Getenv("VERWERKINGSREGISTER_SHEETS")
	if folder == "" {
		t.Skip("VERWERKINGSREGISTER_SHEETS names no folder with real registers")
	}
	names, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := sheet.Open(context.Background(), filepath.Base(name), data, limits.Standard())
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		m := sheet.Suggest(b)
		c := propose(t, b, m).Coverage()
		used, columns, mapped := 0, 0, 0
		for _, table := range m.Tables {
			if !table.Use {
				continue
			}
			used++
			for _, column := range table.Columns {
				columns++
				if column.Do == sheet.ToField {
					mapped++
				}
			}
		}
		t.Logf("%-50s tables %d  columns with a field %3d/%-3d  %+v", filepath.Base(name), used, mapped, columns, c)
		if c.Lost != 0 {
			t.Errorf("%s: cells are lost: %+v", filepath.Base(name), c)
		}
	}
}
