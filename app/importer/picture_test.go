package importer_test

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/app/look"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// TestPictures draws the page in its states. The pictures are for looking at, so
// they are made only when GALLERY names the folder they go to.
func TestPictures(t *testing.T) {
	folder := os.Getenv("GALLERY")
	if folder == "" {
		t.Skip("no folder for pictures")
	}
	scenes := map[string]func(*stage){
		"values":   func(st *stage) { st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) },
		"doubtful": func(st *stage) { st.press(fyne.KeyEnd) },
		"edit":     func(st *stage) { st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyF2) },
		"targets":  func(st *stage) { st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight) },
		"notes": func(st *stage) {
			st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight, fyne.KeyRight, fyne.KeyF6)
		},
		"unmatched": func(st *stage) { st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyF6) },
		"taken":     func(st *stage) { st.page.TakeOver() },
		"ask":       func(st *stage) { st.press(fyne.KeySpace, fyne.KeyEscape) },
	}
	scenes["files"] = func(st *stage) {
		doc, p := reviewtest.Leeswijs()
		st.found["Bijsluiter Leeswijs.docx"] = importer.Found{Document: doc, Proposal: p}
		st.refuse["Scan van de overeenkomst.pdf"] = &limits.Error{Op: "read source", Kind: limits.Unsupported}
		st.found["Begeleidende brief.txt"] = importer.Found{Proposal: &proposal.Proposal{Notes: []proposal.Note{{Code: proposal.NoteElsewhere}}}}
		st.found["export.json"] = importer.Found{Records: st.session.Snapshot().Records()}
		st.open("Bijsluiter Leeswijs.docx", "Scan van de overeenkomst.pdf", "Begeleidende brief.txt", "export.json")
		st.press(fyne.KeyReturn)
		st.page.TakeOver()
	}
	scenes["changes"] = func(st *stage) {
		st.withActivity()
		st.newer()
		st.toChanges()
		st.press(fyne.KeyF6, fyne.KeyDown, fyne.KeyDown)
	}
	scenes["note"] = func(st *stage) {
		st.withActivity()
		st.newer()
		st.page.TakeOver()
	}
	scenes["json"] = func(st *stage) {
		changed := st.session.Snapshot().Services[0]
		changed.TargetGroup = "po"
		st.found["export.json"] = importer.Found{Records: append(st.session.Snapshot().Records(), &changed, &model.Activity{ID: "v1", Name: "Salarisadministratie"}),
			Unknown: []interchange.Unknown{{Place: "activities[1].colour", Text: `"red"`}}}
		st.open("export.json")
	}
	scenes["columns"] = func(st *stage) { st.spreadsheet(old) }
	scenes["column"] = func(st *stage) {
		st.spreadsheet(old)
		st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	}
	scenes["sheet"] = func(st *stage) {
		st.spreadsheet(old)
		st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyReturn)
	}
	for _, variant := range []look.Variant{look.Light, look.Dark} {
		for name, play := range scenes {
			t.Run(fmt.Sprintf("%s %s", variant, name), func(t *testing.T) {
				st := newStage(t, setting{text.Dutch, variant, widgets.AtOnce})
				st.save(model.ActionImport, &model.Service{Product: "Leeswijs", Vendor: "Uitgeverij De Voorbeeldboom", Explanation: "Een leesprogramma."},
					&model.Party{Name: "Mailstroom Europa"}, &model.Party{Name: "Wolkhuis B.V."})
				st.save(model.ActionEdit, &model.Service{ID: st.services()[0].ID, Number: st.services()[0].Number, Product: "Leeswijs",
					Vendor: "Uitgeverij De Voorbeeldboom", Explanation: "Onze school gebruikt Leeswijs in groep 3 tot en met 8."})
				st.leeswijs()
				play(st)
				st.settle()
				st.picture(filepath.Join(folder, name+"-"+string(variant)+".png"))
			})
		}
	}
}

func (st *stage) picture(path string) {
	st.t.Helper()
	f, err := os.Create(path)
	if err != nil {
		st.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, st.canvas.Capture()); err != nil {
		st.t.Fatal(err)
	}
}
