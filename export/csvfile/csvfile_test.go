package csvfile_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/export/csvfile"
	"verwerkingsregister/export/report"
)

func TestNothingIsAFormula(t *testing.T) {
	payloads := []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1", "\"=1", "\ufeff=1", "=HYPERLINK(\"http://x\")", "|calc", "%0A", "\u00a0=1"}
	harmless := []string{"gewoon; met \"tekens\"", "a=b", "twee\nregels", "V-001"}
	all := slices.Concat(payloads, harmless)
	table := report.Table{Columns: []report.Column{{Heading: "Naam"}}, Rows: func(yield func([]report.Cell) bool) {
		for _, s := range all {
			if !yield([]report.Cell{report.Text(s)}) {
				return
			}
		}
	}}
	var b bytes.Buffer
	if err := csvfile.Write(&b, table); err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != len(all)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, s := range all {
		got, want := rows[i+1][0], s
		if i < len(payloads) {
			want = "'" + s
		}
		if got != want {
			t.Errorf("%q is written %q", s, got)
		}
	}
}
