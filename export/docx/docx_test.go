package docx_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/export/docx"
)

var update = flag.Bool("update", false, "write the golden files anew")

func specimen() docx.Document {
	return docx.Document{
		Properties: docx.Properties{Title: "Privacybijsluiter Rekenweide", Subject: "Bijlage 1", Creator: "Stichting De Wilgen & Zn.",
			Language: "nl-NL", Created: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)},
		Header: "Stichting De Wilgen & Zn.", Footer: "Versie 3 · 0123456789abcdef", Page: "Pagina", Of: "van",
		Blocks: []docx.Block{
			docx.Heading{Level: 0, Text: "Privacybijsluiter <Rekenweide>"},
			docx.Heading{Level: 1, Text: "A. Algemene informatie"},
			docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: "Vet", Bold: true}, docx.Text{Text: " en\ntwee\tregels "}, docx.Text{Text: "niet ingevuld", Italic: true, Muted: true}}},
			docx.Bullets{Items: [][]docx.Inline{{docx.Text{Text: "eerste"}}, {docx.Text{Text: "tweede"}}}},
			docx.Table{Widths: []int{1, 2, 4}, Rows: append([]docx.TableRow{
				{Header: true, Cells: []docx.TableCell{docx.Cell(docx.Text{Text: "Van toepassing"}), docx.Cell(docx.Text{Text: "Categorie"}), docx.Cell(docx.Text{Text: "Toelichting"})}},
				{Cells: []docx.TableCell{docx.Cell(docx.Tick{Checked: true, Title: "van toepassing"}), {Merge: docx.MergeStart, Blocks: []docx.Block{docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: "Contactgegevens"}}}}}, docx.Cell(docx.Text{Text: "naam"})}},
				{Cells: []docx.TableCell{docx.Cell(docx.Tick{}), {Merge: docx.MergeContinue}, docx.Cell(docx.Text{Text: "adres"})}},
				{Cells: []docx.TableCell{{Columns: 2, Shaded: true, Blocks: []docx.Block{docx.Paragraph{Style: docx.Label, Runs: []docx.Inline{docx.Text{Text: "samen"}}}}}, {}}},
			}, manyRows(60)...)},
			docx.PageBreak{},
			docx.Table{Plain: true, Widths: []int{1, 3}, Rows: []docx.TableRow{{Cells: []docx.TableCell{docx.Cell(docx.Text{Text: "Doelgroep", Bold: true}), docx.Cell(docx.Text{Text: "po, groep 3 t/m 8"})}}}},
			docx.Paragraph{Style: docx.Small, Runs: []docx.Inline{docx.Text{Text: "Slot."}}},
		},
	}
}

func manyRows(n int) []docx.TableRow {
	rows := make([]docx.TableRow, n)
	for i := range rows {
		rows[i] = docx.TableRow{Cells: []docx.TableCell{docx.Cell(docx.Tick{Checked: i%3 == 0}), docx.Cell(docx.Text{Text: "Categorie"}), docx.Cell(docx.Text{Text: strings.Repeat("een toelichting ", i%9+1)})}}
	}
	return rows
}

func write(t testing.TB, d docx.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestWriteKeepsTheStandard(t *testing.T) {
	document := write(t, specimen())
	checkStandard(t, document)
	if !bytes.Equal(document, write(t, specimen())) {
		t.Error("two documents of the same values differ")
	}
	p := parts(t, document)
	for part, want := range map[string][]string{
		"word/document.xml": {"<w:tblHeader/>", "<w:cantSplit/>", `<w:vMerge w:val="restart"/>`, `<w:gridSpan w:val="2"/>`, `<w14:checked w14:val="1"/>`},
		"word/footer1.xml":  {`w:instr=" PAGE "`, `w:instr=" NUMPAGES "`, "Pagina ", " van "},
		"word/header1.xml":  {"Stichting De Wilgen &amp; Zn."},
		"word/styles.xml":   {`<w:lang w:val="nl-NL"`},
		"docProps/core.xml": {"<dc:title>Privacybijsluiter Rekenweide</dc:title>", "<dc:language>nl-NL</dc:language>", "2026-03-02T09:30:00Z"},
	} {
		for _, w := range want {
			if !strings.Contains(p[part], w) {
				t.Errorf("%s lacks %s", part, w)
			}
		}
	}
	golden(t, "specimen.txt", text(t, p["word/document.xml"]))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got+"\n" != string(want) {
		t.Errorf("%s differs, got:\n%s", name, got)
	}
}

// payloads are what R14 of the reliability paper lists: text that some reader
// might take for something else than text.
var payloads = []string{
	"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\x00=1", "＝1+1", "=cmd|' /C calc'!A0", `=HYPERLINK("http://example.invalid","klik")`,
	"_x0000_", "_x000D_", "]]>", "<![CDATA[x]]>", "<!--", "&amp;", "&#0;", "<w:p/>", `"/><w:fldSimple w:instr="DDEAUTO c:\\x"/>`, "{ INCLUDETEXT \"c:\\x\" }",
	"{{tag}}", "${jndi:x}", "a\u202eb", "\ufeffa", "a\u0000b\u0007c", "\ud7ff\ue000", "a\ufffe", "😀", "e\u0301", "\u2028x", "</w:t></w:r>", "  spaties  ", "a\n\nb", "%s%d%n",
}

// asPrinted is what a payload must read as afterwards.
func asPrinted(payload string) string {
	return strings.NewReplacer("\r", "\n", "\u2028", "\n", "\x00", "", "\u0007", "", "\u202e", "", "\ufffe", "").Replace(payload)
}

func TestPayloadsStayText(t *testing.T) {
	for _, payload := range payloads {
		d := docx.Document{
			Properties: docx.Properties{Title: payload, Subject: payload, Creator: payload, Language: "nl-NL"},
			Header:     payload, Footer: payload, Page: "Pagina", Of: "van",
			Blocks: []docx.Block{
				docx.Heading{Level: 1, Text: payload},
				docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: payload}, docx.Tick{Title: payload, Tag: payload}, docx.Field{Tag: payload, Placeholder: payload}}},
				docx.RepeatBlocks{Name: payload, Blocks: []docx.Block{docx.Paragraph{}}},
				docx.Table{Widths: []int{1}, Rows: []docx.TableRow{{Cells: []docx.TableCell{docx.Cell(docx.Text{Text: payload})}}}},
			},
		}
		document := write(t, d)
		checkStandard(t, document)
		if got := text(t, parts(t, document)["word/document.xml"]); !strings.Contains(got, asPrinted(payload)) {
			t.Errorf("%q reads as %q", payload, got)
		}
	}
}

type brokenWriter struct{ left int }

var errBroken = errors.New("disk full")

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestWriteReturnsTheErrorOfTheWriter(t *testing.T) {
	size := len(write(t, specimen()))
	for left := 0; left < size; left += 97 {
		if err := specimen().Write(&brokenWriter{left}); !errors.Is(err, errBroken) {
			t.Fatalf("after %d bytes: got %v, want the writer's error", left, err)
		}
	}
}
