package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/export/pdf"
	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 417, Fingerprint: "417-9f86d081884c7d65"}

func load(t testing.TB, language string) *report.Words {
	t.Helper()
	w, err := report.LoadWords(language, model.DateOf(stamp.Time))
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func render(t testing.TB, paper report.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(t.Context(), &b, paper, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func blocks(list ...report.Block) iter.Seq[report.Block] { return slices.Values(list) }

// short is a paper of every kind of block.
func short() report.Paper {
	rows := func(n int, text string) iter.Seq[report.Row] {
		return func(yield func(report.Row) bool) {
			for i := range n {
				row := report.Row{Cells: []report.Cell{report.Text(fmt.Sprintf("%d. %s", i, text)), {Kind: report.NumberCell, Text: "12", Number: 12}, {Kind: report.MissingCell, Text: "niet ingevuld"}}}
				if i%3 == 0 {
					row.Below = []report.Entry{{Label: "Opslag", Value: report.Text("Veenoord\nOostmeer")}}
				}
				if !yield(row) {
					return
				}
			}
		}
	}
	columns := []report.Column{{Heading: "Verwerking", Width: 60}, {Heading: "Aantal", Width: 10}, {Heading: "Grondslag", Width: 30}}
	return report.Paper{
		Language: "nl", Title: "Verslag", Organisation: "Stichting De Lindeboom", Subtitle: "Over 2026", Stamp: stamp, StampLine: "kenmerk " + stamp.Fingerprint,
		Phrases: report.Phrases{Page: "Pagina", Of: "van", Contents: "Inhoud"}, Contents: true,
		Cover: []report.Group{{Title: "Organisatie", Entries: []report.Entry{{Label: "Naam", Value: report.Text("De Lindeboom")}}}},
		Blocks: blocks(
			report.Heading{Level: 1, Text: "Eerste deel", Note: "art. 30 AVG", NewPage: true},
			report.Figures{Items: []report.Figure{{Value: 25, Label: "verwerkingen"}, {Value: 0, Label: "zonder grondslag"}}},
			report.Heading{Level: 2, Text: "V-001 Cameratoezicht"},
			report.Paragraph{Text: strings.Repeat("Beelden van ingangen en gangen worden bewaard. ", 60)},
			report.Facts{Title: "DPIA", Entries: []report.Entry{{Label: "Nodig", Value: report.Text("Ja")}, {Label: "Datum", Value: report.Cell{Kind: report.MissingCell, Text: "niet ingevuld"}}}},
			report.Grid{Columns: columns, Rows: rows(60, "Een regel met een tekst die over de rand van zijn kolom loopt en dus wordt afgebroken")},
			report.Chart{Title: "Per afdeling", Parts: []string{"actief", "beëindigd", "concept", "anders"}, Bars: []report.Bar{
				{Label: "Onderwijs", Values: []int{12, 1, 2, 1}}, {Label: "Een afdeling met een naam die niet op een regel past, hoe men het ook wendt of keert", Values: []int{3, 0, 0, 0}}}},
			report.Heading{Level: 1, Text: "Tweede deel"},
			report.Grid{Columns: columns, Rows: rows(2, strings.Repeat("Deze rij is hoger dan een bladzijde. ", 400))},
		),
	}
}

// expected is what the structure must say of a paper, in reading order.
func expected(p report.Paper) []part {
	var out []part
	add := func(kind string, texts ...string) {
		out = append(out, part{kind: kind, text: printable.Text(strings.Join(texts, ""))})
	}
	for _, s := range []string{p.Title, p.Organisation, p.Subtitle} {
		if s != "" {
			add("P", s)
		}
	}
	facts := func(f report.Facts) {
		if f.Title != "" {
			add("Caption", f.Title)
		}
		for _, e := range f.Entries {
			add("TH", e.Label)
			add("TD", e.Value.Text)
		}
	}
	for _, g := range p.Cover {
		add("H3", g.Title)
		facts(report.Facts{Entries: g.Entries})
	}
	for block := range p.Blocks {
		switch b := block.(type) {
		case report.Heading:
			add(fmt.Sprintf("H%d", b.Level), b.Text, b.Note)
		case report.Paragraph:
			add("P", b.Text)
		case report.Facts:
			facts(b)
		case report.Table:
			if b.Count == 0 {
				add("P", b.Empty)
			} else {
				out = append(out, expectedGrid(b.Grid())...)
			}
		case report.Grid:
			out = append(out, expectedGrid(b)...)
		case report.Figures:
			for _, f := range b.Items {
				add("P", fmt.Sprint(f.Value), f.Label)
			}
		case report.Chart:
			text := b.Title
			if len(b.Parts) > 1 {
				text += strings.Join(b.Parts, "")
			}
			for _, bar := range b.Bars {
				text += bar.Label + fmt.Sprint(bar.Total())
			}
			add("Figure", text)
		}
	}
	return out
}

func expectedGrid(g report.Grid) []part {
	var out []part
	for _, c := range g.Columns {
		out = append(out, part{kind: "TH", text: c.Heading})
	}
	for row := range g.Rows {
		for _, c := range row.Cells {
			out = append(out, part{kind: "TD", text: printable.Text(c.Text)})
		}
		for _, e := range row.Below {
			out = append(out, part{kind: "P", text: printable.Text(e.Label + e.Value.Text)})
		}
	}
	return out
}

// tight is a text without its white space: where lines end is the page's
// affair.
func tight(s string) string { return strings.Join(strings.Fields(s), "") }

// compare holds that the document says what the paper says, nothing more and
// nothing less, each part as what it is.
func compare(t *testing.T, p report.Paper, r *reader) {
	t.Helper()
	got := slices.DeleteFunc(r.parts(), func(p part) bool { return p.kind == "Link" })
	want := expected(p)
	if p.Contents {
		got = slices.DeleteFunc(got, func(got part) bool { return got.kind == "Caption" && got.text == p.Phrases.Contents })
	}
	for i, w := range want {
		if i >= len(got) {
			t.Fatalf("the document ends before %s", w)
		}
		if got[i].kind != w.kind || tight(got[i].text) != tight(w.text) {
			t.Fatalf("part %d is %s\nwant %s", i, got[i], w)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("the document has %d parts more, first %s", len(got)-len(want), got[len(want)])
	}
}

// layout holds that nothing is cut off and no heading stands alone at the foot
// of a page.
func layout(t *testing.T, p report.Paper, r *reader) {
	t.Helper()
	headings := map[string]bool{}
	for _, part := range r.parts() {
		if strings.HasPrefix(part.kind, "H") {
			headings[tight(part.text)] = true
		}
	}
	for n, page := range r.pages {
		foot := fmt.Sprintf("%s %d %s %d", p.Phrases.Page, n+1, p.Phrases.Of, len(r.pages))
		var found []string
		for _, piece := range page.pieces {
			if piece.x < 50 || piece.right > page.width-53 || piece.y < 28 || piece.y > page.height-36 {
				t.Errorf("page %d: %q stands at %.1f to %.1f, %.1f", n+1, piece.text, piece.x, piece.right, piece.y)
			}
			found = append(found, piece.text)
		}
		if !slices.Contains(found, foot) || !slices.Contains(found, p.StampLine) {
			t.Errorf("page %d has no foot", n+1)
		}
		marks := r.order[page.id]
		if last := r.texts[page.id][marks[len(marks)-1]]; headings[tight(last)] && n+1 < len(r.pages) {
			t.Errorf("page %d ends in the heading %q", n+1, last)
		}
	}
}

func TestEveryKindOfBlock(t *testing.T) {
	p := short()
	r := open(t, render(t, p))
	compare(t, p, r)
	layout(t, p, r)
	if len(r.pages) < 6 {
		t.Errorf("%d pages", len(r.pages))
	}
}

// The contents name every heading of two levels with the page it stands on,
// lead there, and so do the bookmarks.
func TestContentsLeadToTheirPages(t *testing.T) {
	p := short()
	r := open(t, render(t, p))
	var links []part
	for _, part := range r.parts() {
		if part.kind == "Link" {
			links = append(links, part)
		}
	}
	var targets []int
	for _, body := range r.objects {
		if strings.Contains(body, "/Subtype/Link") {
			targets = append(targets, refs(r.entry(body, "Dest"))[0])
		}
	}
	number := map[int]int{}
	for i, page := range r.pages {
		number[page.id] = i + 1
	}
	for _, heading := range []string{"Eerste deel", "V-001 Cameratoezicht", "Tweede deel"} {
		page := slices.IndexFunc(r.pages, func(s sheet) bool {
			return slices.ContainsFunc(s.pieces, func(p piece) bool { return p.text == heading && p.size > 11 })
		})
		want := tight(fmt.Sprintf("%s %d", heading, page+1))
		if !slices.ContainsFunc(links, func(l part) bool { return tight(l.text) == want }) {
			t.Errorf("no link %q in %v", want, links)
		}
		if !slices.Contains(targets, r.pages[page].id) {
			t.Errorf("no link leads to page %d of %s", page+1, heading)
		}
		marked := false
		for _, body := range r.objects {
			if title := r.entry(body, "Title"); title != "" && unwrapped(title) == heading {
				marked = marked || refs(r.entry(body, "Dest"))[0] == r.pages[page].id
			}
		}
		if !marked {
			t.Errorf("no bookmark leads to %s", heading)
		}
	}
	if len(links) != 3 {
		t.Errorf("%d links", len(links))
	}
}

func TestDocumentSaysWhatItIs(t *testing.T) {
	data := render(t, short())
	r := open(t, data)
	root := r.objects[r.ref(r.trailer(), "Root")]
	for key, want := range map[string]string{"Lang": "(nl-NL)", "MarkInfo": "<</Marked true>>", "ViewerPreferences": "<</DisplayDocTitle true>>"} {
		if got := r.entry(root, key); got != want {
			t.Errorf("%s is %s, want %s", key, got, want)
		}
	}
	info := r.objects[r.ref(r.trailer(), "Info")]
	for key, want := range map[string]string{"Title": "Verslag", "Author": "Stichting De Lindeboom", "Keywords": stamp.Fingerprint, "CreationDate": "D:20261122150000+00'00"} {
		if got := unwrapped(r.entry(info, key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if !bytes.Contains(data, []byte("<pdf:Keywords>"+stamp.Fingerprint+"</pdf:Keywords>")) {
		t.Error("the fingerprint cannot be found without unpacking the file")
	}
	for _, part := range r.parts() {
		if part.kind == "Figure" && !strings.Contains(unwrapped(r.entry(part.dict, "Alt")), "Onderwijs 16 (actief 12, beëindigd 1, concept 2, anders 1)") {
			t.Errorf("the chart is described as %s", r.entry(part.dict, "Alt"))
		}
	}
}

// Every mark belongs to one element, and the table of parents says which.
func TestParentsOfMarks(t *testing.T) {
	r := open(t, render(t, short()))
	tree := r.objects[r.ref(r.objects[r.ref(r.trailer(), "Root")], "StructTreeRoot")]
	parents := map[string][]int{}
	for _, leaf := range refs(r.entry(r.objects[r.ref(tree, "ParentTree")], "Kids")) {
		nums := strings.TrimPrefix(r.entry(r.objects[leaf], "Nums"), "[")
		for _, entry := range strings.Split(nums, "]") {
			if key, list, ok := strings.Cut(entry, "["); ok {
				parents[strings.TrimSpace(key)] = refs(list)
			}
		}
	}
	for _, page := range r.pages {
		key := r.entry(r.objects[page.id], "StructParents")
		if len(parents[key]) != len(r.order[page.id]) {
			t.Fatalf("page %d has %d marks and %d parents", page.id, len(r.order[page.id]), len(parents[key]))
		}
		for mark, element := range parents[key] {
			if !strings.Contains(r.objects[element], fmt.Sprintf("/Pg %d 0 R/MCID %d>>", page.id, mark)) {
				t.Errorf("mark %d of page %d is not of element %d", mark, page.id, element)
			}
		}
	}
}

func TestReferencesAreThere(t *testing.T) {
	r := open(t, render(t, short()))
	for id, body := range r.objects {
		for _, to := range refs(body) {
			if _, known := r.objects[to]; !known {
				t.Errorf("object %d refers to %d, which is not there", id, to)
			}
		}
	}
}

// Registers with everything a user may type come back to the letter.
func TestRegistersComeBack(t *testing.T) {
	for seed := range uint64(4) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 9)), Hostile: seed%2 == 1, Newer: seed%3 == 0, Fill: 0.3 + float64(seed)*0.1}
		reg := g.Register(generate.Size{Activities: 3, Services: 2, Parties: 2})
		if seed == 2 {
			reg.Activities[0].Role = ""
		}
		language := []string{"nl", "en"}[seed%2]
		for name, p := range map[string]report.Paper{
			"register": report.RegisterPaper(reg, load(t, language), stamp), "ap": report.AP(reg, load(t, language), stamp),
		} {
			t.Run(fmt.Sprint(name, seed), func(t *testing.T) {
				data := render(t, p)
				r := open(t, data)
				compare(t, p, r)
				layout(t, p, r)
				harmless(t, r)
			})
		}
	}
}

// harmless holds that a document runs nothing and leads nowhere.
func harmless(t *testing.T, r *reader) {
	t.Helper()
	for id, body := range r.objects {
		names := body
		for at := 0; ; { // what stands in a string is text
			i := strings.IndexByte(names[at:], '(')
			if i < 0 {
				break
			}
			at += i
			names = names[:at] + names[at+len(value(names[at:])):]
		}
		for _, forbidden := range []string{"/JS", "/JavaScript", "/URI", "/Launch", "/AA", "/OpenAction", "/EmbeddedFile", "/GoToR", "/SubmitForm", "/AcroForm", "/RichMedia", "/A<</S"} {
			if strings.Contains(names, forbidden) {
				t.Errorf("object %d holds %s", id, forbidden)
			}
		}
	}
}

// What the fonts cannot draw is kept all the same.
func TestEveryCharacterIsKept(t *testing.T) {
	const all = "☒☐ ĳ Ĳ ë ï Ç – ‘aanhaling’ “dubbel” € ≥ → Ж Ω 😀 𝒜 漢字 العربية \U0010fffd"
	p := short()
	p.Cover, p.Contents = nil, false
	p.Title = "Títel (met) \\ en 😀"
	p.Blocks = blocks(report.Paragraph{Text: all})
	r := open(t, render(t, p))
	compare(t, p, r)
	if got := unwrapped(r.entry(r.objects[r.ref(r.trailer(), "Info")], "Title")); got != p.Title {
		t.Errorf("title %q", got)
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(render(t, short()), render(t, short())) {
		t.Error("two documents of the same paper differ")
	}
}

// A paper without anything in it is a page.
func TestEmptyPaper(t *testing.T) {
	for _, list := range [][]report.Block{nil, {report.Heading{Level: 1, Text: "Niets"}}, {report.Facts{}}, {report.Chart{Title: "Leeg"}}, {report.Figures{}}, {report.Table{Empty: "Leeg.", Rows: func(func([]report.Cell) bool) {}}}} {
		p := short()
		p.Cover, p.Contents, p.Blocks = nil, false, blocks(list...)
		if got := len(open(t, render(t, p)).pages); got != 1 {
			t.Errorf("%v: %d pages", list, got)
		}
	}
}

var errFull = errors.New("disk full")

// narrow takes a number of bytes, then fails.
type narrow struct{ left int }

func (n *narrow) Write(p []byte) (int, error) {
	if n.left -= len(p); n.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestErrorsOfTheWriterArePassedOn(t *testing.T) {
	whole := len(render(t, short()))
	for left := 0; left < whole; left += whole / 40 {
		if err := pdf.Write(t.Context(), &narrow{left}, short(), pdf.Options{}); !errors.Is(err, errFull) {
			t.Errorf("after %d bytes: %v", left, err)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	reg := generate.Register(rand.New(rand.NewPCG(1, 2)), generate.Size{Activities: 40, Services: 1, Parties: 1})
	told := 0
	err := pdf.Write(ctx, &bytes.Buffer{}, report.AP(reg, load(t, "nl"), stamp), pdf.Options{Total: 40, Progress: func(done, total int) {
		told++
		if done == 5 {
			cancel()
		}
		if total != 40 {
			t.Errorf("%d of %d", done, total)
		}
	}})
	if !errors.Is(err, context.Canceled) || told > 8 {
		t.Errorf("stopped after %d activities with %v", told, err)
	}
}

// Another program reads the same text.
func TestAnotherProgramReadsIt(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not there")
	}
	command := exec.Command(program, "-", "-")
	command.Stdin = bytes.NewReader(render(t, short()))
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	for _, want := range []string{"Verslag", "Eerste deel", "art. 30 AVG", "beëindigd", "59. Een regel", "Pagina 1 van"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%q is not read", want)
		}
	}
}

// Every other report comes back to the letter too.
func TestReportsComeBack(t *testing.T) {
	g := generate.Generator{Rand: rand.New(rand.NewPCG(4, 4)), Hostile: true, Fill: 0.5}
	reg := g.Register(generate.Size{Activities: 4, Services: 2, Parties: 2})
	words := load(t, "nl")
	period := report.Between{Before: &model.Register{}, After: reg, From: "2026-01-01", Until: "2026-11-22"}
	papers := map[string]report.Paper{"board": report.Board(reg, report.Past{Since: &period}, words, stamp), "changes": report.Changes(period, words, stamp)}
	for _, name := range []string{"subprocessors", "transfers", "retention", "findings", "agreements", "reviews"} {
		papers[name] = report.ListPaper(report.ListOf(name, reg, words, stamp), reg, words, stamp)
	}
	papers["activity"], _ = report.ActivityPaper(reg, reg.Activities[0].ID, words, stamp)
	for name, p := range papers {
		t.Run(name, func(t *testing.T) {
			r := open(t, render(t, p))
			compare(t, p, r)
			layout(t, p, r)
			harmless(t, r)
		})
	}
}

// Headings with a sentence each may fill more than a page: the head of a table that comes
// after them keeps its first row.
func TestHeadStaysWithItsFirstRow(t *testing.T) {
	for n := 1; n < 30; n++ {
		p := short()
		var all []report.Block
		for i := range n {
			all = append(all, report.Heading{Level: 2, Text: fmt.Sprint("Deel ", i)}, report.Paragraph{Text: "niet ingevuld"})
		}
		p.Cover, p.Contents = nil, false
		p.Blocks = blocks(append(all, report.Heading{Level: 2, Text: "Slot"}, report.Grid{
			Columns: []report.Column{{Heading: "Kolomkop", Width: 1}},
			Rows:    slices.Values([]report.Row{{Cells: []report.Cell{report.Text("rijtekst")}}, {Cells: []report.Cell{report.Text("nog een")}}}),
		})...)
		r := open(t, render(t, p))
		compare(t, p, r)
		for number, page := range r.pages {
			has := func(text string) bool {
				return slices.ContainsFunc(page.pieces, func(p piece) bool { return p.text == text })
			}
			if has("Kolomkop") && !has("rijtekst") && !has("nog een") {
				t.Errorf("after %d headings the head stands alone on page %d", n, number+1)
			}
		}
	}
}
