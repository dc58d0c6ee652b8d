package importer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/app/look"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// newer shows the page with a newer document of the invented service: another
// sub-processor, another retention and a target group nobody is sure of, under
// the same version line.
func (st *stage) newer() {
	st.t.Helper()
	doc, p := reviewtest.Leeswijs()
	p.Document = proposal.NewDocument("Bijsluiter Leeswijs nieuw.docx", p.Document.MediaType, []byte("nieuw"))
	s := p.Items[0].Record.(*model.Service)
	s.Engagements[1].Party = "Antwoordpunt GmbH"
	s.Retention[0].Text = "Alle gegevens worden uiterlijk een jaar na het einde van de overeenkomst verwijderd."
	p.Items[3].Record.(*model.Party).Name = "Antwoordpunt GmbH"
	st.found["nieuw.docx"] = importer.Found{Document: doc, Proposal: p}
	st.open("nieuw.docx")
}

// withActivity is a register that has the service and an activity that uses it.
func (st *stage) withActivity() {
	st.t.Helper()
	st.leeswijs()
	st.page.TakeOver()
	service := st.services()[0]
	st.save(model.ActionEdit, &model.Activity{Name: "Leesonderwijs", Services: []model.ServiceUse{{ID: "u1", ServiceID: service.ID, Service: service.Product}},
		Processing: model.Processing{Engagements: []model.Engagement{{ID: "e1", PartyID: service.VendorID, Party: service.Vendor, Role: model.RoleProcessor,
			Agreement: model.Agreement{ObjectionDays: model.N(14)}}}}})
}

func (st *stage) toChanges() {
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyEnd)
}

func TestANewerDocumentShowsWhatChanges(t *testing.T) {
	st := newStage(t, plain())
	st.withActivity()
	st.newer()
	st.toChanges()
	st.says(t, "Subverwerkers (2)", "Antwoordpunt GmbH", "Mailstroom Inc.", "Vervallen", "Bewaartermijnen (1)", "Bezwaar kan tot en met 06-12-2026", "Leesonderwijs",
		"(niet geheel aangevinkt)")
	st.press(fyne.KeyF6, fyne.KeyDown, fyne.KeyDown)
	st.page.TakeOver()
	if len(st.failed) > 0 {
		t.Fatal(st.failed)
	}
	st.says(t, "Wijzigingsnotitie…")
	for _, e := range st.services()[0].Engagements {
		if e.Party == "Mailstroom Inc." {
			t.Error("a sub-processor that is gone is still there")
		}
	}
}

func TestTheDayTheNoticeCameCounts(t *testing.T) {
	st := newStage(t, plain())
	st.withActivity()
	st.newer()
	st.toChanges()
	st.canvas.FocusNext() // to the day
	field, ok := st.canvas.Focused().(interface{ FillDate(string) })
	if !ok {
		t.Fatalf("the keyboard is on %T", st.canvas.Focused())
	}
	field.FillDate("")
	st.write("10-11-2026")
	st.press(fyne.KeyReturn)
	st.canvas.FocusNext()
	st.says(t, "Bezwaar kan tot en met 24-11-2026")
}

func TestANewServiceHasNothingToCompare(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.toChanges()
	st.says(t, "Geen bekende dienst")
	st.page.TakeOver()
	if strings.Contains(st.texts(), "Wijzigingsnotitie") {
		t.Error("a note of nothing is offered")
	}
}

func TestTheNoteIsWrittenForTheFile(t *testing.T) {
	st := newStage(t, setting{text.English, look.Light, widgets.AtOnce})
	st.withActivity()
	path, asked := filepath.Join(t.TempDir(), "note.docx"), ""
	st.tools.Kit.SystemChooser = func(o widgets.FileOptions, _ bool) (string, error) {
		asked = o.Name
		return path, nil
	}
	st.newer()
	st.page.TakeOver()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyReturn) // from the last button by the records to the note
	if asked != "Change note Leeswijs 2026-11-22.docx" {
		t.Errorf("asked to write %q", asked)
	}
	if len(st.failed) > 0 {
		t.Fatal(st.failed)
	}
	if info, err := os.Stat(path); err != nil || info.Size() < 2000 {
		t.Errorf("%v, %v", info, err)
	}
	st.says(t, "note.docx was written")
}
