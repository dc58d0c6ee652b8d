package window_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// TestAKeptDocumentCanBeHadBack saves the bijsluiter that a service came from.
func TestAKeptDocumentCanBeHadBack(t *testing.T) {
	source, back := statement(t), filepath.Join(t.TempDir(), "terug.docx")
	s := formStage(t, back)
	s.w.Import(source)
	s.settle()
	s.do("take-over")
	service := s.find(model.KindService, "Klankboom").(*model.Service)
	row := service.Documents[len(service.Documents)-1]
	s.open(model.KindService, "Klankboom", field.Path("documents").Row(row.ID).Field("title"))
	test.Tap(s.on("Document bewaren…"))
	s.settle()
	s.mustSee("Geschreven: terug.docx", "zoals het werd ingelezen")
	test.Tap(s.button("Sluiten"))
	s.settle()
	want, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(back); err != nil || !slices.Equal(got, want) {
		t.Errorf("%d bytes came back of %d, %v", len(got), len(want), err)
	}
}

// TestADocumentThatIsOnlyReferredToIsToldAsSuch says that the register has the
// reference and not the document, as after an import of an export.
func TestADocumentThatIsOnlyReferredToIsToldAsSuch(t *testing.T) {
	s := formStage(t)
	service := s.find(model.KindService, "").(*model.Service)
	service.Documents = []model.DocumentRef{{ID: "elders", Title: "Overeenkomst.pdf", Hash: "00ff"}}
	_, summary, err := s.w.Register().Record(t.Context(), service.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.w.Register().Save(t.Context(), register.Change{Writes: []register.Write{{Record: service, Base: summary.Version}}}); err != nil {
		t.Fatal(err)
	}
	s.open(model.KindService, service.Product, "documents[elders].title")
	test.Tap(s.on("Document bewaren…"))
	s.settle()
	s.mustSee("Het register bewaart dit document niet: Overeenkomst.pdf")
}

// TestAllKeptDocumentsAreListed saves a document out of the list, by keyboard.
func TestAllKeptDocumentsAreListed(t *testing.T) {
	source, back := statement(t), filepath.Join(t.TempDir(), "terug.docx")
	s := formStage(t, back)
	s.do("documents")
	s.mustSee("Dit register bewaart geen documenten")
	test.Tap(s.button("Sluiten"))
	s.w.Import(source)
	s.settle()
	s.do("take-over")
	s.do("documents")
	document, err := s.w.Register().Documents(t.Context())
	if err != nil || len(document) != 1 {
		t.Fatal(document, err)
	}
	s.mustSee("Bewaarde documenten", filepath.Base(source), "Klankboom", document[0].Hash[:12])
	s.press(fyne.KeyReturn)
	s.settle()
	s.mustSee("Geschreven: terug.docx")
	if info, err := os.Stat(back); err != nil || info.Size() != document[0].Size {
		t.Errorf("%v, %v", info, err)
	}
}
