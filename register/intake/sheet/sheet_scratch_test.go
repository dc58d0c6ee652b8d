package sheet_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

func TestScratch(t *testing.T) {
	dir := os.Getenv("SCRATCH")
	if dir == "" {
		t.Skip()
	}
	names, _ := filepath.Glob(dir)
	for _, n := range names {
		data, _ := os.ReadFile(n)
		fmt.Println("##########", filepath.Base(n))
		b, err := sheet.Open(context.Background(), filepath.Base(n), data, limits.Standard())
		if err != nil {
			fmt.Println(err)
			continue
		}
		m := sheet.Suggest(b)
		for _, tb := range m.Tables {
			fmt.Printf("== %s use=%v why=%s about=%s role=%s layout=%s head=%v %d-%d [%d-%d]\n", tb.Sheet, tb.Use, tb.Why, tb.About, tb.Role, tb.Layout, tb.Headings, tb.First, tb.Last, tb.From, tb.To)
			for _, c := range tb.Columns {
				fmt.Printf("   %d %q -> %s %s %s fixed=%q set=%d list=%s dates=%s\n", c.At, c.Heading, c.Do, c.Field, c.Confidence, c.Fixed, c.Set, c.List, c.Dates)
			}
		}
		r, err := sheet.Propose(context.Background(), b, m, sheet.Options{Document: proposal.NewDocument(filepath.Base(n), "x", data), On: "2026-11-22"})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("%+v\n", r.Coverage())
		for _, l := range r.Left() {
			fmt.Printf("   left %+v\n", l)
		}
		for _, l := range r.Log {
			fmt.Printf("   log %+v\n", l)
		}
		for _, n := range r.Proposal.Notes {
			fmt.Printf("   note %s %d %q %s\n", n.Code, n.Item, n.Text, n.Pos.Cell())
		}
		if os.Getenv("RECORDS") != "" {
			for _, it := range r.Proposal.Items {
				j, _ := json.MarshalIndent(it.Record, "", " ")
				fmt.Println(string(j))
			}
		}
	}
}
