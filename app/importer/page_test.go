package importer_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/importer/reviewtest"
	"verwerkingsregister/app/look"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/source"
	"verwerkingsregister/app/text"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register/intake/proposal"
)

// texts are all words that are on the window now.
func (st *stage) texts() string {
	var b strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *widget.Label:
			b.WriteString(o.Text + "\n")
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		case *widgets.Button:
			b.WriteString(o.Text() + "\n")
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(st.canvas.Content())
	for _, o := range st.canvas.Overlays().List() {
		walk(o)
	}
	return b.String()
}

func (st *stage) says(t *testing.T, words ...string) {
	t.Helper()
	all := st.texts()
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("the page does not say %q; it says:\n%s", w, all)
		}
	}
}

func TestTakingOverWritesWhatIsTickedAsOneStep(t *testing.T) {
	st := newStage(t, plain())
	before := st.fingerprint()
	st.leeswijs()
	if st.fingerprint() != before {
		t.Fatal("a proposal that is shown changed the register")
	}
	st.page.TakeOver()
	if len(st.failed) > 0 {
		t.Fatal(st.failed)
	}
	services := st.services()
	if len(services) != 1 || services[0].Product != "Leeswijs" || services[0].TargetGroup != "" || len(services[0].Engagements) != 2 {
		t.Fatalf("taken over: %+v", services)
	}
	if n := len(st.session.Snapshot().Parties); n != 3 {
		t.Errorf("%d parties", n)
	}
	documents, err := st.reg.Documents(context.Background())
	if err != nil || len(documents) != 1 || documents[0].Name != "Bijsluiter Leeswijs.docx" {
		t.Errorf("documents %+v, %v", documents, err)
	}
	step, ok := st.session.CanUndo()
	if !ok || step.Title != "leeswijs.docx" {
		t.Errorf("step %+v, %v", step, ok)
	}
	st.says(t, "Overgenomen uit leeswijs.docx", "4 nieuw")
	st.run(st.session.Undo(), nil)
	if len(st.services()) != 0 || len(st.session.Snapshot().Parties) != 0 {
		t.Error("one undo does not take all of it back")
	}
	st.press(fyne.KeyReturn)
	if st.done != 1 || st.cancelled != 0 {
		t.Errorf("done %d, cancelled %d", st.done, st.cancelled)
	}
}

func TestTickingByKeyboard(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	// From the product down to the target group, which is only likely.
	st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	st.says(t, "“basisonderwijs”", "alinea 6")
	st.press(fyne.KeySpace)
	st.settle()
	st.says(t, "27 van 35 waarden")
	if !st.page.Changed() {
		t.Error("a ticked value is no change")
	}
	st.page.TakeOver()
	if got := st.services()[0].TargetGroup; got != "basisonderwijs" {
		t.Errorf("target group %q", got)
	}
}

func TestEditingByKeyboard(t *testing.T) {
	for name, c := range map[string]struct {
		edit, leave fyne.KeyName
	}{"F2 and Enter": {fyne.KeyF2, fyne.KeyReturn}, "Enter and Escape": {fyne.KeyReturn, fyne.KeyEscape}} {
		t.Run(name, func(t *testing.T) {
			st := newStage(t, plain())
			st.leeswijs()
			st.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, c.edit, fyne.KeyEnd)
			st.write(" en so")
			st.press(c.leave)
			st.says(t, "U hebt deze waarde aangepast")
			st.press(fyne.KeyDown) // the keyboard is on the lines again
			st.says(t, "“Versie 4.1, maart 2026 (1-3-2026)”")
			st.page.TakeOver()
			if got := st.services()[0].TargetGroup; got != "basisonderwijs en so" {
				t.Errorf("target group %q", got)
			}
		})
	}
}

func TestEscapeAsksOnlyWhenSomethingWouldBeLost(t *testing.T) {
	st := newStage(t, plain())
	before := st.fingerprint()
	st.leeswijs()
	st.press(fyne.KeyDown, fyne.KeyEscape)
	if st.cancelled != 1 {
		t.Fatal("Escape did not leave an untouched proposal")
	}
	st.leeswijs()
	st.press(fyne.KeyDown, fyne.KeySpace, fyne.KeyEscape)
	st.says(t, "Uw vinkjes en aanpassingen in dit voorstel gaan verloren.")
	if st.cancelled != 1 {
		t.Fatal("left without asking")
	}
	st.press(fyne.KeyEscape) // of the question: stays
	if st.cancelled != 1 || len(st.canvas.Overlays().List()) != 0 {
		t.Fatal("Escape of the question left the page")
	}
	st.page.Cancel()
	st.canvas.FocusNext()
	st.press(fyne.KeySpace)
	if st.cancelled != 2 {
		t.Error("confirmed, and not left")
	}
	if st.fingerprint() != before {
		t.Error("the register changed")
	}
}

func TestPanesInTurn(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	var order []string
	for range 4 {
		st.press(fyne.KeyF6)
		switch f := st.canvas.Focused().(type) {
		case *widgets.PassageView:
			order = append(order, "source")
		case *widgets.Tabs:
			order = append(order, "tabs")
		case *widgets.Button:
			order = append(order, f.Text())
		case *widgets.DataTable[int]:
			order = append(order, "values")
		default:
			t.Fatalf("%T", f)
		}
	}
	if got := strings.Join(order, " "); got != "Overnemen source tabs values" {
		t.Errorf("panes: %s", got)
	}
}

func TestTheKnownServiceBecomesANewVersionAndOwnWordsStay(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.page.TakeOver()
	service := st.services()[0]
	service.Explanation = "Onze eigen woorden."
	st.save(model.ActionEdit, &service)
	st.leeswijs()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyRight) // the button is off: there is nothing new
	st.says(t, "Op 1 plaats blijft staan wat er stond", "Blijft: Onze eigen woorden.", "In het document: Leeswijs is een leesprogramma")
	st.says(t, "Staat al zo in het register.")
	st.page.TakeOver() // there is nothing to take over
	if st.services()[0].Explanation != "Onze eigen woorden." || st.done != 0 {
		t.Error("taken over what was there already")
	}
}

func TestANearPartyCanBeChosen(t *testing.T) {
	st := newStage(t, plain())
	st.save(model.ActionImport, &model.Party{Name: "Mailstroom Europa"})
	st.leeswijs()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight)
	st.says(t, "Is dit hetzelfde als P-001 Mailstroom Europa? Kies die dan.")
	for range 4 { // to the choice of the last party
		st.canvas.FocusNext()
	}
	st.press(fyne.KeyReturn)
	st.press(fyne.KeyDown, fyne.KeyReturn)
	st.settle()
	st.page.TakeOver()
	if n := len(st.session.Snapshot().Parties); n != 3 {
		t.Errorf("%d parties, want the known one and two new ones", n)
	}
	for _, e := range st.services()[0].Engagements {
		if e.Party == "Mailstroom Inc." && e.PartyID != st.session.Snapshot().Parties[0].ID {
			t.Errorf("the sub-processor refers to %q", e.PartyID)
		}
	}
}

func TestWhatStandsInTheSourceLeadsToItsValue(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.press(fyne.KeyF6, fyne.KeyF6)
	view := st.canvas.Focused().(*widgets.PassageView)
	if view.Marked() != "Leeswijs" || !view.InSight() {
		t.Errorf("marked %q", view.Marked())
	}
	view.OnTapped(widgets.Passage{Block: 5, From: 0, To: 200})
	st.says(t, "Uitleg en werking")
	if !strings.HasPrefix(view.Marked(), "Leeswijs is een leesprogramma") {
		t.Errorf("marked %q", view.Marked())
	}
}

func TestNotesLeadToTheirValue(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	st.press(fyne.KeyF6, fyne.KeyF6, fyne.KeyF6, fyne.KeyRight, fyne.KeyRight, fyne.KeyF6)
	st.says(t, "De gegevens gaan buiten de EER")
	st.press(fyne.KeyReturn)
	st.says(t, "Subverwerkers › Mailstroom Inc.")
	if _, ok := st.canvas.Focused().(*widgets.DataTable[int]); !ok {
		t.Errorf("the keyboard is on %T", st.canvas.Focused())
	}
}

func TestAFileThatIsRefusedIsExplained(t *testing.T) {
	st := newStage(t, plain())
	st.refuse["weg.docx"] = &source.Error{Path: "weg.docx", Kind: source.NotFound, Err: fs.ErrNotExist}
	st.open("weg.docx")
	if st.texts() == "" || strings.Contains(st.texts(), "read source") {
		t.Errorf("it says:\n%s", st.texts())
	}
	st.says(t, "weg.docx", "Sluiten")
	st.press(fyne.KeyReturn)
	if st.cancelled != 1 {
		t.Error("not closed")
	}
}

func TestADocumentWithNothingInItSaysWhy(t *testing.T) {
	st := newStage(t, plain())
	st.found["brief.txt"] = importer.Found{Proposal: &proposal.Proposal{Notes: []proposal.Note{{Code: proposal.NoteElsewhere, Item: -1}}}}
	st.open("brief.txt")
	st.says(t, "Niets gevonden in brief.txt", "Het document verwijst alleen naar een andere plaats.")
}

// held is a Doer that keeps the work until it is let go.
type held struct{ work []func() }

func (h *held) do(work, done func()) {
	h.work = append(h.work, func() {
		if work != nil {
			work()
		}
		if done != nil {
			done()
		}
	})
}

func (h *held) release() {
	for len(h.work) > 0 {
		next := h.work[0]
		h.work = h.work[1:]
		next()
	}
}

func TestReadingStopsAtOnce(t *testing.T) {
	h := &held{}
	st := newStage(t, setting{text.Dutch, look.Light, h.do})
	doc, p := reviewtest.Leeswijs()
	st.found["leeswijs.docx"] = importer.Found{Document: doc, Proposal: p}
	st.open("leeswijs.docx")
	st.says(t, "leeswijs.docx wordt gelezen (1 van 1)")
	st.press(fyne.KeyReturn) // the keyboard is on the button that stops
	if st.cancelled != 1 {
		t.Error("it waits for the reader, which is still at work")
	}
	h.release()
	if st.ctx == nil || !errors.Is(st.ctx.Err(), context.Canceled) {
		t.Error("the reader was not told")
	}
	if strings.Contains(st.texts(), "Voorstel") || st.cancelled != 1 {
		t.Error("what came too late is shown")
	}
}

func TestStoppingHalfwayKeepsWhatWasRead(t *testing.T) {
	h := &held{}
	st := newStage(t, setting{text.Dutch, look.Light, h.do})
	doc, p := reviewtest.Leeswijs()
	st.found["een.docx"] = importer.Found{Document: doc, Proposal: p}
	st.open("een.docx", "twee.docx", "drie.docx")
	st.says(t, "een.docx wordt gelezen (1 van 3)")
	h.work[0]()
	h.work = h.work[1:]
	st.canvas.FocusNext() // from the files to the button that stops
	for st.canvas.Focused() != nil {
		if b, ok := st.canvas.Focused().(*widgets.Button); ok && b.Text() == "Annuleren" {
			break
		}
		st.canvas.FocusNext()
	}
	st.press(fyne.KeyReturn)
	h.release()
	st.says(t, "Nieuw", "Niet gelezen", "Leeswijs: 35 waarden, waarvan 26 zeker")
	if st.cancelled != 0 {
		t.Error("what was read is lost")
	}
	st.press(fyne.KeyEscape)
	if st.cancelled != 1 {
		t.Error("not left")
	}
}

func TestSeveralFilesAreTakenOverOneByOne(t *testing.T) {
	st := newStage(t, plain())
	doc, p := reviewtest.Leeswijs()
	large, q := reviewtest.Large(20)
	st.found["een.docx"] = importer.Found{Document: doc, Proposal: p}
	st.found["twee.txt"] = importer.Found{Document: large, Proposal: q}
	st.refuse["drie.docx"] = &source.Error{Path: "drie.docx", Kind: source.NoPermission}
	st.open("een.docx", "twee.txt", "drie.docx")
	st.says(t, "Bestanden inlezen", "0 van 3 bestanden overgenomen")
	table := st.canvas.Focused()
	st.press(fyne.KeyReturn)
	st.says(t, "Voorstel uit een.docx")
	st.page.TakeOver()
	st.says(t, "1 van 3 bestanden overgenomen")
	if st.canvas.Focused() != table {
		t.Errorf("the keyboard is on %T", st.canvas.Focused())
	}
	st.press(fyne.KeyDown, fyne.KeyReturn)
	st.says(t, "Voorstel uit twee.txt")
	st.press(fyne.KeyEscape)
	st.says(t, "Bestanden inlezen")
	st.press(fyne.KeyDown, fyne.KeyReturn)
	st.says(t, "drie.docx", "Terug naar de lijst")
	st.press(fyne.KeyReturn, fyne.KeyEscape)
	if st.done != 1 || st.cancelled != 0 || len(st.services()) != 1 {
		t.Errorf("done %d, cancelled %d, %d services", st.done, st.cancelled, len(st.services()))
	}
}

func TestARegisterAsJSON(t *testing.T) {
	st := newStage(t, plain())
	st.save(model.ActionImport, &model.Party{Name: "Wolkhuis B.V."})
	same := st.session.Snapshot().Parties[0]
	st.found["export.json"] = importer.Found{
		Records: []model.Record{&same, &model.Activity{ID: "v1", Name: "Salarisadministratie"}},
		Unknown: []interchange.Unknown{{Place: "activities[1].colour", Text: `"red"`}},
	}
	before := st.fingerprint()
	st.open("export.json")
	st.says(t, "1 nieuw, 1 gelijk")
	if st.fingerprint() != before {
		t.Fatal("looking at it changed the register")
	}
	st.press(fyne.KeyF6, fyne.KeyReturn)
	if len(st.session.Snapshot().Activities) != 1 {
		t.Fatalf("taken over %+v, %v", st.session.Snapshot().Activities, st.failed)
	}
	st.says(t, "Overgenomen uit export.json")
	st.canvas.Focused().FocusLost()
	st.press(fyne.KeyF6, fyne.KeyReturn)
	if st.opened != "v1" || st.done != 1 {
		t.Errorf("opened %q, done %d", st.opened, st.done)
	}
}

func TestAFailureIsToldAndCanBeTriedAgain(t *testing.T) {
	st := newStage(t, plain())
	st.leeswijs()
	run, broken := st.tools.Run, errors.New("the disk is full")
	st.tools.Run = func(_ *session.Job, then func(error)) { then(broken) }
	st.page.TakeOver()
	if len(st.failed) != 1 || !errors.Is(st.failed[0], broken) || len(st.services()) != 0 {
		t.Fatalf("told %v", st.failed)
	}
	st.tools.Run = run
	st.page.TakeOver()
	if len(st.services()) != 1 {
		t.Error("not taken over the second time")
	}
}

// BenchmarkStepThroughLargeProposal goes down one line of 400 values: the mark in
// the source and the value below the lines follow.
func BenchmarkStepThroughLargeProposal(b *testing.B) {
	st := newStage(b, plain())
	doc, p := reviewtest.Large(400)
	st.found["groot.txt"] = importer.Found{Document: doc, Proposal: p}
	st.open("groot.txt")
	for i := 0; b.Loop(); i++ {
		if i%300 == 299 {
			st.press(fyne.KeyHome)
		}
		st.press(fyne.KeyDown)
	}
}

func TestTheProgramsOwnReader(t *testing.T) {
	st := newStage(t, plain())
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	st.own = true
	st.open(write("leeswijs.txt", "Privacybijsluiter Leeswijs\n\nA. Algemene informatie\n\nNaam product en/of dienst: Leeswijs\n\n"+
		"Naam Verwerker en vestigingsgegevens: Uitgeverij De Voorbeeldboom B.V., Kade 12, Dordtwijk\n\nF. Subverwerkers\n\n- Wolkhuis B.V., Nederland, hosting\n"))
	st.says(t, "Voorstel uit leeswijs.txt", "Dienst: Leeswijs (nieuw)", "Uitgeverij De Voorbeeldboom B.V.")
	st.page.TakeOver()
	if s := st.services(); len(s) != 1 || s[0].Product != "Leeswijs" {
		t.Errorf("%+v", s)
	}
	st.open(write("export.txt", `{"format": "verwerkingsregister", "parties": [{"name": "Wolkhuis Noord"}], "colour": "red"}`))
	st.says(t, "Wolkhuis Noord", "Niet herkend (1)")
	st.open(st.reg.Path())
	st.says(t, "Dit is het register zelf")
}

func TestEveryWordIsThereInBothLanguages(t *testing.T) {
	keys := []string{"importer.targets.new.service", "importer.targets.new.party", "importer.targets.new.activity", "importer.targets.new.organisation"}
	add := func(prefix string, names ...string) {
		for _, n := range names {
			keys = append(keys, "importer."+prefix+"."+n)
		}
	}
	add("fate", "waiting", "new", "version", "same", "proposed", "nothing", "refused", "stopped", "taken")
	add("files", "name", "fate", "found")
	add("tab", "values", "targets", "notes", "unmatched", "records", "changes")
	add("changes", "subject", "what", "said")
	add("column", "field", "value", "confidence", "place")
	add("confidence", "certain", "likely", "doubtful")
	add("why", "certain", "likely", "doubtful")
	add("part", "header", "footer", "footnote", "textbox")
	add("outcome", "new", "version", "same", "left", "joined", "version-of", "same-of")
	add("tally", "new", "version", "same", "left", "joined")
	add("targets.fate", "new", "version", "same", "left", "joined")
	add("records", "kind", "record", "fate", "fields")
	for _, kind := range []string{"notes", "unmatched"} {
		add(kind, "intro", "text", "about", "place", "none")
	}
	add("ask.leave", "title", "text", "confirm")
	for _, l := range text.Languages() {
		for _, key := range keys {
			if words := text.For(l); !words.Has(key) {
				t.Errorf("%s: no %s", l, key)
			}
		}
	}
	st := newStage(t, setting{text.English, look.Light, widgets.AtOnce})
	st.leeswijs()
	st.says(t, "Proposal from leeswijs.docx", "Text of the document", "35 values: 26 certain, 7 likely, 2 doubtful", "paragraph 4", "Take over")
	if strings.Contains(st.texts(), "«") {
		t.Errorf("a word is missing:\n%s", st.texts())
	}
}
