package sheet_test

import (
	"context"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet"
)

// lindeboom is a table that is read as an activity unless the program wrote it.
const lindeboom = `<table:table table:name="Verwerkingen">` +
	`<table:table-row><table:table-cell><text:p>Verwerking</text:p></table:table-cell><table:table-cell><text:p>Doel</text:p></table:table-cell></table:table-row>` +
	`<table:table-row><table:table-cell><text:p>Salaris</text:p></table:table-cell><table:table-cell><text:p>Betalen</text:p></table:table-cell></table:table-row></table:table>`

func odsWithMeta(t *testing.T, meta string) []byte {
	t.Helper()
	return zipOf(t, [2]string{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
		[2]string{"content.xml", `<office:spreadsheet xmlns:office="o" xmlns:table="t" xmlns:text="x">` + lindeboom + `</office:spreadsheet>`},
		[2]string{"meta.xml", meta})
}

// The mark outlives LibreOffice. Only the mark counts: a workbook of somebody else may
// have properties of any kind, and damaged ones don't keep it from being read.
func TestMarkOfOwnExport(t *testing.T) {
	const head, tail = `<office:document-meta xmlns:office="o" xmlns:meta="m"><office:meta>`, `</office:meta></office:document-meta>`
	for name, c := range map[string]struct {
		meta string
		own  bool
	}{
		"ours":             {head + `<meta:user-defined meta:name="` + origin.Property + `">2026-11-22T15:00:00Z 417</meta:user-defined>` + tail, true},
		"ours, unreadable": {head + `<meta:user-defined meta:name="` + origin.Property + `">?</meta:user-defined>` + tail, true},
		"another property": {head + `<meta:user-defined meta:name="Afdeling">` + origin.Property + `</meta:user-defined>` + tail, false},
		"damaged":          {head + `<meta:user-defined meta:name="` + origin.Property + `">2026`, false},
	} {
		book, err := sheet.Open(context.Background(), "register.ods", odsWithMeta(t, c.meta), limits.Standard())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m := sheet.Suggest(book)
		r, err := sheet.Propose(context.Background(), book, m, sheet.Options{On: "2026-11-23"})
		if err != nil {
			t.Fatal(err)
		}
		if own := book.Export != nil; own != c.own || own == (len(r.Proposal.Items) > 0) {
			t.Errorf("%s: taken for our own: %v, with %d records", name, own, len(r.Proposal.Items))
		}
		if c.own && m.Only("Verwerkingen") {
			t.Errorf("%s: a sheet of it can be asked for", name)
		}
	}
}

// A sheet of the program's own workbook that was saved alone, as CSV, is not read as the
// register of somebody else: its words for what is not filled in would become values.
func TestPartOfOwnExport(t *testing.T) {
	const head, row = "Verwerking;Doel;Ontvangers;_ref\n", "Salaris;Betalen;niet ingevuld;"
	ref := origin.Ref{Kind: model.KindActivity, Record: "zdhgq2zcs6d5ol4c", Prints: []origin.Print{origin.PrintOf("Salaris")}}
	for text, want := range map[string]int{head + row + ref.String() + "\n": 0, head + row + "activity 12\n": 1} {
		book, err := sheet.Open(context.Background(), "register.csv", []byte(text), limits.Standard())
		if err != nil {
			t.Fatal(err)
		}
		r, err := sheet.Propose(context.Background(), book, sheet.Suggest(book), sheet.Options{On: "2026-11-23"})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(r.Proposal.Items); got != want {
			t.Errorf("%q: %d records, want %d", text, got, want)
		}
		if left := r.Left(); want == 0 && (len(left) != 1 || left[0].Why != sheet.ExportPart) {
			t.Errorf("left out: %+v", left)
		}
	}
}
