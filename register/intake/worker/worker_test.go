package worker_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake"
	x "verwerkingsregister/register/intake/docx/docxtest"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/worker"
)

// The test program is its own child.
func TestMain(m *testing.M) {
	if os.Getenv("TMPDIR") == hang {
		time.Sleep(hanging)
	}
	worker.Main()
	os.Exit(m.Run())
}

// hang makes the child of a test do nothing at all, so long.
const (
	hang    = "/nonexistent-hang"
	hanging = time.Minute
)

func reader() worker.Reader { return worker.Standard("") }

func TestSameAsInProcess(t *testing.T) {
	var body []x.X
	for range 500 {
		body = append(body, x.H(1, "Kop"), x.P(x.Box(true), x.T(" tekst "), x.Deleted("weg")), x.Table(x.TextRow("a", "b")))
	}
	data := x.Doc{Title: "Titel", Body: body, Header: x.P(x.T("kop")), Footer: x.P(x.T("voet")), Notes: []x.X{x.P(x.T("noot"))}}.Bytes()
	same(t, data, intake.Request{Name: "bijsluiter.docx"})
}

// A workbook and a bundle come over as they are in this process.
func TestSameOfOthers(t *testing.T) {
	csv := []byte("Nr;Verwerking;Doel;Datum\n1;Salaris;\"Betalen\nvan salaris\";01-02-2024\n2;Nieuwsbrief;Informeren;\n")
	if c := same(t, csv, intake.Request{Name: "oud.csv"}); c.Book == nil || len(c.Mapping.Tables) != 1 {
		t.Errorf("a table gives %+v", c)
	}
	ods := zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", `<office:spreadsheet xmlns:office="o" xmlns:table="t" xmlns:text="x">`+
		`<table:table table:name="a"><table:table-column table:visibility="collapse"/><table:table-row table:visibility="collapse"><table:table-cell table:number-columns-spanned="2"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`)
	same(t, ods, intake.Request{Name: "oud.ods"})
	own := zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", `<office:spreadsheet xmlns:office="o" xmlns:table="t" xmlns:text="x">`+
		`<table:table table:name="a"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`,
		"meta.xml", `<m:meta xmlns:m="m"><m:user-defined m:name="`+origin.Property+`">2026-11-22T15:00:00+01:00 417</m:user-defined></m:meta>`)
	if c := same(t, own, intake.Request{Name: "register.ods"}); c.Book == nil || c.Book.Export == nil || c.Book.Export.Version != 417 {
		t.Errorf("an export of our own gives %+v", c)
	}
	bundle := zipped("a.txt", "Privacybijsluiter Rekenrijk\n\nNaam product: Rekenrijk\n", "b.csv", string(csv), "c.png", "x")
	if c := same(t, bundle, intake.Request{Name: "stukken.zip"}); len(c.Parts) != 3 {
		t.Errorf("a bundle gives %+v", c)
	}
	same(t, bundle, intake.Request{Name: "stukken.zip", Parts: []int{0}})
	same(t, bundle, intake.Request{Name: "stukken.zip", Parts: []int{1}})
	same(t, []byte(`{"format":"x"}`), intake.Request{Name: "oud.json"})
}

// same asks the child and this process for the same, and compares all of it.
func same(t *testing.T, data []byte, q intake.Request) *intake.Content {
	t.Helper()
	want, err := intake.Read(context.Background(), data, q, limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	got, err := reader().Read(context.Background(), data, q)
	if err != nil {
		t.Fatal(err)
	}
	if want.Proposal != nil { // what a document is, whoever asked says
		want.Proposal.Document, got.Proposal.Document = proposal.Document{}, proposal.Document{}
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(proposal.Item{}), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	return got
}

func TestRefusalsComeBack(t *testing.T) {
	small := reader()
	small.Limits.Blocks = 3
	huge := reader()
	huge.Limits.File = 5
	many := x.File(x.P(x.T("a")), x.P(x.T("b")), x.P(x.T("c")), x.P(x.T("d")))
	for name, tt := range map[string]struct {
		reader worker.Reader
		data   []byte
		want   limits.Kind
	}{
		"bound":   {small, many, limits.TooManyElements},
		"type":    {reader(), []byte("\x89PNG\r\n\x1a\n....."), limits.Unsupported},
		"damaged": {reader(), bytes.Replace(many, []byte("word/document.xml"), []byte("word/dokument.xml"), 2), limits.Damaged},
		"size":    {huge, many, limits.TooLarge},
	} {
		_, err := tt.reader.Read(context.Background(), tt.data, intake.Request{})
		if got := limits.KindOf(err); got != tt.want {
			t.Errorf("%s: kind %q (%v), want %q", name, got, err, tt.want)
		}
	}
}

func TestChildThatHangs(t *testing.T) {
	t.Setenv("TMPDIR", hang)
	r := reader()
	r.Time = 200 * time.Millisecond
	start := time.Now()
	_, err := r.Read(context.Background(), []byte("tekst"), intake.Request{})
	if limits.KindOf(err) != limits.TooLong || time.Since(start) > hanging/2 {
		t.Errorf("got %v after %v", err, time.Since(start))
	}
}

func TestCancel(t *testing.T) {
	t.Setenv("TMPDIR", hang)
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := reader().Read(ctx, []byte("tekst"), intake.Request{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// Whoever stops need not wait, whatever the child is doing: not even the second that its
// pipes are given to close. A machine that is busy gets ten chances.
func TestStopsAtOnce(t *testing.T) {
	t.Setenv("TMPDIR", hang)
	var took time.Duration
	for range 10 {
		ctx, cancel := context.WithCancel(context.Background())
		stopped := make(chan time.Time, 1)
		time.AfterFunc(100*time.Millisecond, func() {
			stopped <- time.Now()
			cancel()
		})
		_, err := reader().Read(ctx, []byte("tekst"), intake.Request{})
		if took = time.Since(<-stopped); !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v", err)
		}
		if took <= 500*time.Millisecond {
			return
		}
	}
	t.Errorf("it stopped after %v", took)
}

func TestNoSuchProgram(t *testing.T) {
	r := reader()
	r.Executable = "/nonexistent/program"
	if _, err := r.Read(context.Background(), []byte("tekst"), intake.Request{}); limits.KindOf(err) != limits.Crashed {
		t.Errorf("got %v", err)
	}
}

// A document that asks for more memory than a child may hold ends the child alone.
func TestMemory(t *testing.T) {
	r := reader()
	r.Memory = 32 << 20
	r.Limits.Nodes, r.Limits.Tokens, r.Limits.Ratio = 50_000_000, 50_000_000, 1<<40
	data := x.File(x.X(strings.Repeat("<w:p/>", 300_000)))
	_, err := r.Read(context.Background(), data, intake.Request{})
	if limits.KindOf(err) != limits.TooMuchMemory {
		t.Errorf("got %v", err)
	}
}

// FuzzFrames tries what a child that was taken over could answer: nothing it says makes
// this process stumble, and what is let through holds.
func FuzzFrames(f *testing.F) {
	for _, data := range [][]byte{[]byte("Privacybijsluiter Rekenrijk\n\nNaam product: Rekenrijk\n"), []byte("Nr;Verwerking\n1;Salaris\n"), zipped("a.txt", "x"), []byte("\x89PNG\r\n\x1a\n....")} {
		f.Add(worker.Answer(data, "a", limits.Standard()))
	}
	table := limits.Standard()
	table.Blocks, table.Cells = 1000, 1000
	f.Fuzz(func(t *testing.T, data []byte) {
		content, err := worker.Understand(data, table)
		if err != nil {
			return
		}
		if content.Document != nil && content.Document.Check(table) != nil {
			t.Error("let through what does not hold")
		}
		if content.Proposal != nil {
			if _, err := content.Proposal.Pack(); err != nil {
				t.Error(err)
			}
			content.Proposal.Accept(proposal.All())
		}
	})
}

// The reader of PDF is compiled apart from the time a document may take.
func TestPDFIsPrepared(t *testing.T) {
	r := reader()
	r.Cache = t.TempDir()
	if pdf.Ready(r.Cache) {
		t.Fatal("an empty folder is ready")
	}
	data, err := os.ReadFile("../pdf/testdata/password.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Read(context.Background(), data, intake.Request{}); limits.KindOf(err) != limits.Encrypted {
		t.Errorf("got %v", err)
	}
	if !pdf.Ready(r.Cache) {
		t.Error("nothing was kept")
	}
}
