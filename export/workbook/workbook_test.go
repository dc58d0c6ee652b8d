package workbook_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/workbook"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/origin"
)

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"}

func document(t testing.TB, language string, reg *model.Register) report.Document {
	t.Helper()
	words, err := report.LoadWords(language, model.DateOf(stamp.Time))
	if err != nil {
		t.Fatal(err)
	}
	return report.Register(reg, words, stamp)
}

func write(t testing.TB, d report.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := workbook.Write(context.Background(), &out, d, workbook.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func open(t testing.TB, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// rows reads a sheet back, with continuations joined to the row they belong to.
func rows(t testing.TB, sheets [][][]string, d report.Document, n int) [][]string {
	t.Helper()
	table, phrases := d.Tables[n], d.Phrases
	read := sheets[n+1] // the first is the cover
	var out [][]string
	for _, row := range read[1:] {
		row = row[:min(len(row), len(table.Columns))] // behind them is what the row is about
		row = append(row, make([]string, len(table.Columns)-len(row))...)
		key := row[table.Keys-1]
		at := max(strings.LastIndex(key, " ("), 0)
		var part, of int
		if _, err := fmt.Sscanf(key[at:], " ("+phrases.Continued+")", &part, &of); err != nil || part < 2 {
			out = append(out, row)
			continue
		}
		row[table.Keys-1] = key[:at]
		last := out[len(out)-1]
		for i := range row {
			if before, ok := strings.CutSuffix(last[i], "\n"+phrases.ContinuedBelow); ok {
				last[i] = before + row[i]
			} else if i >= table.Keys && row[i] != "" {
				t.Fatalf("%s: %q continues what was whole", table.ID, row[i])
			}
		}
	}
	return out
}

// raw is how a cell is stored.
func raw(c report.Cell) string {
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case c.Kind == report.DateCell && c.Day.Year() > 1900:
		return fmt.Sprint(int(c.Day.Sub(epoch).Hours() / 24))
	case c.Kind == report.NumberCell:
		return fmt.Sprint(c.Number)
	}
	return printable.Text(c.Text)
}

// What goes in comes out: every fact of every table, hostile or not.
func TestFactsInFactsOut(t *testing.T) {
	for seed := range uint64(24) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 1)), Hostile: seed%2 == 0, Newer: seed%3 == 0, Fill: 0.1 + float64(seed%10)/10}
		d := document(t, []string{"nl", "en"}[seed%2], g.Register(generate.Size{Activities: 3, Services: 1, Parties: 2}))
		sheets := readSheets(t, write(t, d))
		for n, table := range d.Tables {
			var want [][]string
			for row := range table.Rows {
				cells := make([]string, len(table.Columns))
				for i := range cells {
					cells[i] = raw(row[i])
				}
				want = append(want, cells)
			}
			if want == nil {
				want = [][]string{append([]string{table.Empty}, make([]string, len(table.Columns)-1)...)}
			}
			got := rows(t, sheets, d, n)
			if len(got) != len(want) {
				t.Fatalf("seed %d, %s: %d rows, want %d", seed, table.ID, len(got), len(want))
			}
			for i := range want {
				for j := range want[i] {
					if got[i][j] != want[i][j] {
						t.Fatalf("seed %d, %s, row %d, %s:\ngot  %q\nwant %q", seed, table.ID, i, table.Columns[j].Heading, got[i][j], want[i][j])
					}
				}
			}
		}
	}
}

func TestSheets(t *testing.T) {
	reg := generate.Register(rand.New(rand.NewPCG(1, 2)), generate.Size{Activities: 6, Services: 3, Parties: 3})
	d := document(t, "nl", reg)
	f := open(t, write(t, d))
	want := []string{"Voorblad"}
	for _, table := range d.Tables {
		want = append(want, table.Title)
	}
	want = append(want, origin.LayoutSheet)
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
	for _, table := range d.Tables {
		checkSheet(t, f, table)
	}
	properties, err := f.GetDocProps()
	if err != nil || properties.Language != "nl-NL" || properties.Title != d.Title || properties.Creator != printable.Line(d.Organisation) {
		t.Errorf("properties %+v %v", properties, err)
	}
}

// checkSheet holds what makes a sheet usable and printable.
func checkSheet(t *testing.T, f *excelize.File, table report.Table) {
	t.Helper()
	tables, err := f.GetTables(table.Title)
	if err != nil || len(tables) != 1 {
		t.Errorf("%s: tables %v %v", table.ID, tables, err)
	}
	if panes, err := f.GetPanes(table.Title); err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != table.Keys {
		t.Errorf("%s: panes %+v %v", table.ID, panes, err)
	}
	layout, err := f.GetPageLayout(table.Title)
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 || (*layout.Size != 8 && *layout.Size != 9) {
		t.Errorf("%s: layout %+v %v", table.ID, layout, err)
	}
	if head, err := f.GetHeaderFooter(table.Title); err != nil || !strings.Contains(head.OddFooter, "Pagina &P van &N") || !strings.Contains(head.OddFooter, stamp.Fingerprint) {
		t.Errorf("%s: header and footer %+v %v", table.ID, head, err)
	}
	titles := false
	for _, name := range f.GetDefinedName() {
		titles = titles || name.Scope == table.Title && name.Name == "_xlnm.Print_Titles" && strings.HasSuffix(name.RefersTo, "!$1:$1")
	}
	if !titles {
		t.Errorf("%s: the head is not repeated in print", table.ID)
	}
}

func TestDaysAreDays(t *testing.T) {
	reg := &model.Register{Activities: []model.Activity{{Number: "V-001", Role: model.RoleController, Processing: model.Processing{Certificates: []model.Certificate{
		{Standard: "iso-27001", From: "2024-02-29", To: "2027-02"}, {Standard: "iso-27001", From: "1899-01-01", To: "2027"}}}}}}
	d := document(t, "nl", reg)
	for _, table := range d.Tables {
		if table.ID != "certificates" {
			continue
		}
		from := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Heading == "Vanaf" })
		f := open(t, write(t, d))
		for row, want := range [][2]string{{"45351", "02-2027"}, {"01-01-1899", "2027"}} {
			for i := range want {
				cell, _ := excelize.CoordinatesToCellName(from+1+i, row+2)
				if got, err := f.GetCellValue(table.Title, cell); err != nil || got != want[i] {
					t.Errorf("%s: got %q %v, want %q", cell, got, err, want[i])
				}
			}
		}
	}
}

func TestLongTextsGoOn(t *testing.T) {
	long := strings.Repeat("Een zin over leerlinggegevens 😀 die nergens ophoudt. ", 1500) + "\n" + strings.Repeat("x", 70_000) + "\n" + strings.Repeat("kort\n", 300)
	reg := &model.Register{Activities: []model.Activity{{ID: "a", Number: "V-001", Name: "Dossier", Role: model.RoleController, Description: long,
		Processing: model.Processing{Purposes: []model.Purpose{{ID: "d", Text: long}}}}}}
	d := document(t, "nl", reg)
	data := write(t, d)
	f, sheets := open(t, data), readSheets(t, data)
	found := 0
	for n, table := range d.Tables {
		read, err := f.GetRows(table.Title)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range read {
			if height, err := f.GetRowHeight(table.Title, i+1); err != nil || height > 409 {
				t.Errorf("%s: row %d is %v points high", table.ID, i+1, height)
			}
			for _, cell := range row {
				if n := len(utf16.Encode([]rune(cell))); n > 32_767 {
					t.Errorf("%s: a cell of %d units", table.ID, n)
				}
			}
		}
		if table.Count == 0 {
			continue
		}
		for _, row := range rows(t, sheets, d, n) {
			for _, cell := range row {
				if strings.Contains(cell, long) {
					found++
				}
			}
		}
	}
	if found != 3 {
		t.Errorf("the text is whole in %d places, want 3: the activity, its purposes, other data", found)
	}
}

func TestPartsAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.StringOfN(rapid.RuneFrom([]rune("ab i—W\n\t-😀é")), 0, 80, -1).Draw(t, "text"), rapid.IntRange(0, 60).Draw(t, "times"))
		parts := workbook.Parts(text, rapid.IntRange(1, 120).Draw(t, "width"))
		if got := strings.Join(parts, ""); got != text {
			t.Fatalf("got %q, want %q", got, text)
		}
		for _, part := range parts {
			if part == "" && len(parts) > 1 {
				t.Fatal("an empty part")
			}
		}
	})
}

func TestCancelAndProgress(t *testing.T) {
	reg := generate.Register(rand.New(rand.NewPCG(1, 2)), generate.Size{Activities: 200, Services: 5, Parties: 5})
	ctx, cancel := context.WithCancel(context.Background())
	calls := 0
	err := workbook.Write(ctx, &bytes.Buffer{}, document(t, "nl", reg), workbook.Options{Progress: func(done, total int) {
		if calls++; done > total {
			t.Errorf("%d of %d done", done, total)
		}
		if calls == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || calls != 3 {
		t.Errorf("got %v after %d calls, want a cancelled write after 3", err, calls)
	}
}

type brokenWriter struct{ left int }

var errBroken = errors.New("disk full")

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestErrorOfTheWriterIsReturned(t *testing.T) {
	d := document(t, "nl", &model.Register{})
	for _, left := range []int{0, 1000} {
		if err := workbook.Write(context.Background(), &brokenWriter{left}, d, workbook.Options{}); !errors.Is(err, errBroken) {
			t.Errorf("after %d bytes: got %v", left, err)
		}
	}
}

func TestEmptyRegister(t *testing.T) {
	d := document(t, "en", &model.Register{})
	sheets := readSheets(t, write(t, d))
	for n, table := range d.Tables {
		if got := rows(t, sheets, d, n); len(got) != 1 || got[0][0] != table.Empty {
			t.Errorf("%s: %q", table.ID, got)
		}
	}
}
