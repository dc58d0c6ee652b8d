package roundtrip_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/workbook"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

// A workbook of the program is no register of somebody else: what is in it is in the
// register already, so it brings nothing, and says what it is.
func TestOwnWorkbookBringsNothing(t *testing.T) {
	ctx := context.Background()
	made := time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC)
	for _, example := range []string{"school", "supplier"} {
		for _, language := range []string{"nl", "en"} {
			words, err := report.LoadWords(language, model.DateOf(made))
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			d := report.Register(state(t, example), words, report.Stamp{Time: made, Version: 104, Fingerprint: "104-db6d897c8f37a638"})
			if err := workbook.Write(ctx, &out, d, workbook.Options{}); err != nil {
				t.Fatal(err)
			}
			found, err := propose.Reader{}.Open(ctx, propose.File{Name: "register.xlsx", Data: out.Bytes()})
			if err != nil {
				t.Fatal(err)
			}
			r, err := found[0].Spreadsheet.Propose(ctx, sheet.Options{On: "2026-11-23"})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Proposal.Items) != 0 || len(r.Proposal.Notes) != 1 {
				t.Fatalf("%s in %s: %d records and %d notes", example, language, len(r.Proposal.Items), len(r.Proposal.Notes))
			}
			if n := r.Proposal.Notes[0]; n.Code != proposal.NoteOwnExport || n.Text != "2026-11-22, 104" {
				t.Errorf("%s in %s: the note is %+v", example, language, n)
			}
			if c := r.Coverage(); c.Lost != 0 || c.Left != c.Cells || c.Cells == 0 {
				t.Errorf("%s in %s: not every cell is told of: %+v", example, language, c)
			}
		}
	}
}
