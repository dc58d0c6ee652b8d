package importer_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// product is the document of another product of the same supplier.
func (st *stage) product(name string) {
	doc, p := reviewtest.Leeswijs()
	p.Document = proposal.NewDocument(name+".docx", p.Document.MediaType, []byte(name))
	p.Items[0].Record.(*model.Service).Product = name
	st.found[name+".docx"] = importer.Found{Document: doc, Proposal: p}
}

func TestManyFilesAreTakenOverAsOneStep(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.page.TakeOver()
	before := len(st.session.Snapshot().Parties)
	var names []string
	for i := range 47 {
		name := fmt.Sprintf("Product %d", i+1)
		st.product(name)
		names = append(names, name+".docx")
	}
	doc, p := reviewtest.Leeswijs()
	p.Items[0].Record.(*model.Service).Engagements[0].Service = "hosting en back-up"
	st.found["changed.docx"] = importer.Found{Document: doc, Proposal: p}
	st.refuse["scan.pdf"] = &limits.Error{Op: "read source", Kind: limits.Unsupported}
	names = append([]string{"leeswijs.docx", "scan.pdf"}, append(names, "changed.docx")...)
	st.open(names...)
	st.says(t, "Nieuw", "Gelijk", "Niet te lezen", "0 van 50 bestanden overgenomen")
	st.press(fyne.KeyEnd)
	st.says(t, "Gewijzigd")
	st.page.TakeOver()
	if len(st.failed) > 0 {
		t.Fatal(st.failed)
	}
	if n := len(st.services()); n != 48 {
		t.Errorf("%d services", n)
	}
	if n := len(st.session.Snapshot().Parties); n != before {
		t.Errorf("%d parties, there were %d: one in several documents is one party", n, before)
	}
	st.says(t, "48 van 50 bestanden overgenomen")
	documents, err := st.reg.Documents(context.Background())
	if err != nil || len(documents) < 48 {
		t.Errorf("%d documents, %v", len(documents), err)
	}
	st.open(names[1:]...) // the same again, but for the older statement of the one that changed
	st.says(t, "Gelijk", "Niet te lezen", "0 van 49 bestanden overgenomen")
	if text := st.texts(); strings.Contains(text, "Nieuw\n") || strings.Contains(text, "Gewijzigd\n") {
		t.Errorf("the same batch again brings something: %s", text)
	}
	if step, ok := st.session.CanUndo(); !ok || !strings.Contains(step.Title, "bestanden") {
		t.Errorf("step %+v", step)
	}
	st.run(st.session.Undo(), nil)
	if n := len(st.services()); n != 1 {
		t.Errorf("after one undo %d services are left", n)
	}
}

func TestAFileWithoutACertainNameIsLookedAtFirst(t *testing.T) {
	st := newStage(t, plain())
	st.product("Zeker")
	doc, p := reviewtest.Leeswijs()
	p.Items[0].Evidence["product"] = proposal.Evidence{Confidence: proposal.Likely}
	st.found["misschien.docx"] = importer.Found{Document: doc, Proposal: p}
	st.open("Zeker.docx", "misschien.docx")
	st.says(t, "Te bekijken", "de naam niet, kijk die eerst na")
	before := len(st.services())
	st.page.TakeOver()
	if n := len(st.services()); n != before+1 || len(st.failed) > 0 {
		t.Errorf("%d services, want one more than %d; %v", n, before, st.failed)
	}
	st.says(t, "1 van 2 bestanden overgenomen", "Te bekijken")
}

func TestTheSameServiceInTwoFilesIsOneService(t *testing.T) {
	st := newStage(t, plain())
	for i, name := range []string{"een.docx", "twee.docx"} {
		doc, p := reviewtest.Leeswijs()
		p.Document = proposal.NewDocument(name, p.Document.MediaType, []byte(name))
		if i == 1 {
			p.Items[0].Record.(*model.Service).Engagements[0].Service = "hosting en back-up"
		}
		st.found[name] = importer.Found{Document: doc, Proposal: p}
	}
	st.open("een.docx", "twee.docx")
	st.page.TakeOver()
	if len(st.failed) > 0 {
		t.Fatal(st.failed)
	}
	services := st.services()
	if len(services) != 1 || services[0].Engagements[0].Service != "hosting en back-up" || len(services[0].Documents) != 2 {
		t.Fatalf("%d services, %+v", len(services), services[0])
	}
}

func TestTicksInOneFileHoldForAllTogether(t *testing.T) {
	st := newStage(t, plain())
	st.product("Een")
	st.product("Twee")
	st.open("Een.docx", "Twee.docx")
	st.press(fyne.KeyReturn, fyne.KeySpace) // the product of the first is refused
	st.settle()
	st.press(fyne.KeyEscape)
	st.settle()
	st.page.TakeOver()
	if services := st.services(); len(services) != 1 || services[0].Product != "Twee" {
		t.Errorf("taken over: %d services", len(services))
	}
}

func TestAWordOfTheOfficerStaysThroughAWholeBatch(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.page.TakeOver()
	service := st.services()[0]
	service.Explanation = "Onze eigen woorden."
	st.save(model.ActionEdit, &service)
	for i, name := range []string{"een.docx", "twee.docx"} {
		doc, p := reviewtest.Leeswijs()
		p.Document = proposal.NewDocument(name, p.Document.MediaType, []byte(name))
		p.Items[0].Record.(*model.Service).Engagements[0].Service = fmt.Sprint("hosting ", i)
		st.found[name] = importer.Found{Document: doc, Proposal: p}
	}
	st.open("een.docx", "twee.docx")
	st.page.TakeOver()
	if s := st.services()[0]; s.Explanation != "Onze eigen woorden." || s.Engagements[0].Service != "hosting 1" {
		t.Errorf("taken over: %q, %q", s.Explanation, s.Engagements[0].Service)
	}
}

// dated is the document of Leeswijs of a day, with what it says a party does.
func (st *stage) dated(name string, day model.Date, does string) {
	doc, p := reviewtest.Leeswijs()
	p.Document = proposal.NewDocument(name, p.Document.MediaType, []byte(name))
	s := p.Items[0].Record.(*model.Service)
	s.DocumentDate, s.Engagements[0].Service = day, does
	p.Items[0].Evidence["documentDate"] = proposal.Evidence{Confidence: proposal.Certain}
	st.found[name] = importer.Found{Document: doc, Proposal: p}
}

func TestOfOneServiceTheNewestDocumentHolds(t *testing.T) {
	st := newStage(t, plain())
	st.dated("a.docx", "2026-10-05", "nieuw")
	st.dated("b.docx", "2024-03-01", "oud")
	st.dated("c.docx", "2025-01", "ertussen")
	st.open("a.docx", "b.docx", "c.docx")
	st.page.TakeOver()
	st.says(t, "3 van 3 bestanden overgenomen")
	services := st.services()
	if len(services) != 1 || services[0].Engagements[0].Service != "nieuw" || len(services[0].Documents) != 3 {
		t.Fatalf("%d services, %+v", len(services), services)
	}
}

func TestAnOlderDocumentIsLookedAtFirst(t *testing.T) {
	st := newStage(t, plain())
	st.dated("a.docx", "2026-10-05", "nieuw")
	st.open("a.docx")
	st.page.TakeOver()
	st.dated("b.docx", "2024-03-01", "oud")
	st.product("Ander")
	st.open("b.docx", "Ander.docx")
	st.says(t, "Te bekijken", "Leeswijs: ouder dan de bijsluiter van 05-10-2026 in het register, kijk die eerst na")
	st.page.TakeOver()
	st.says(t, "1 van 2 bestanden overgenomen")
	if s := st.services(); len(st.failed) > 0 || s[0].Engagements[0].Service != "nieuw" {
		t.Errorf("the older values are back: %+v, %v", s, st.failed)
	}
	st.press(fyne.KeyHome, fyne.KeyReturn)
	st.settle()
	st.says(t, "ouder dan de bijsluiter van 05-10-2026 in het register")
}

func TestWhatIsNotTickedIsNotCalledTheSame(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.page.TakeOver()
	doc, p := reviewtest.Leeswijs()
	p.Document = proposal.NewDocument("later.docx", p.Document.MediaType, []byte("later"))
	p.Items[0].Record.(*model.Service).TargetGroup = "voortgezet onderwijs" // likely, so not ticked
	st.found["later.docx"] = importer.Found{Document: doc, Proposal: p}
	st.open("leeswijs.docx", "later.docx")
	st.says(t, "Gelijk", "Te bekijken", "niet alles wat het document zegt: kijk dat na")
}
