package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/pdf"
)

// file writes a PDF of one page: what is drawn on it, what its page says besides, and
// other objects, which are counted from 6. PDFium finds the objects without a table.
func file(content, page string, others ...string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R 7 0 R 8 0 R]/DR<</Font<</F 4 0 R>>>>>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 5 0 R/Resources<</Font<</F 4 0 R/Z 9 0 R>>>>" + page + ">>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
	}
	objects = append(objects, others...)
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer<</Root 1 0 R/Size 20>>\n%%EOF\n")
	return []byte(b.String())
}

func readBytes(t *testing.T, data []byte) *block.Document {
	t.Helper()
	doc, err := pdf.Read(context.Background(), data, limits.Standard(), cache())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func lines(doc *block.Document) string {
	var out []string
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if b.Table == nil {
			out = append(out, strings.TrimSpace(b.Marker+" "+b.Text))
			continue
		}
		for _, row := range b.Table.Grid() {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text())
			}
			out = append(out, strings.Join(cells, "|"))
		}
	}
	return strings.Join(out, "\n")
}

const written = "BT /F 11 Tf 60 250 Td (Naam:) Tj 0 -60 Td (leerlingen) Tj 0 -60 Td (ouders) Tj ET"

func TestFormFields(t *testing.T) {
	doc := readBytes(t, file(written, "/Annots[6 0 R 7 0 R 8 0 R]",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/V(Plank B.V.)/Rect[110 245 250 262]/P 3 0 R/DA(/F 11 Tf)>>",
		"<</Type/Annot/Subtype/Widget/FT/Btn/T(a)/V/Ja/AS/Ja/Rect[40 188 52 200]/P 3 0 R/AP<</N<</Ja 4 0 R/Off 4 0 R>>>>>>",
		"<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/V/Off/AS/Off/Rect[40 128 52 140]/P 3 0 R/AP<</N<</Ja 4 0 R/Off 4 0 R>>>>>>"))
	if got, want := lines(doc), "Naam: Plank B.V.\n☒ leerlingen\n☐ ouders"; strings.ReplaceAll(got, "\t", " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTurnedPages(t *testing.T) {
	want := "Naam:\nleerlingen\nouders"
	for name, data := range map[string][]byte{
		"by the page": file("0 1 -1 0 400 0 cm "+written, "/Rotate 90/MediaBox[0 0 400 400]"),
		"by the text": file("0 1 -1 0 400 0 cm "+written, "/MediaBox[0 0 400 400]"),
		"upside down": file("-1 0 0 -1 400 300 cm "+written, "/Rotate 180"),
	} {
		if got := lines(readBytes(t, data)); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// A tick of Zapf Dingbats is one by itself and in a drawn box; a line through a word takes
// it back.
func TestSignsAndStrokes(t *testing.T) {
	font := "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"
	content := "BT /Z 11 Tf 60 250 Td (4) Tj /F 11 Tf 20 0 Td (leerlingen) Tj -20 -60 Td (oud nieuw) Tj /Z 11 Tf 0 -60 Td (4) Tj /F 11 Tf 20 0 Td (ouders) Tj ET " +
		"0.8 w 60 193.5 m 77 193.5 l S 58 127 13 13 re S"
	doc := readBytes(t, file(content, "", "null", "null", "null", font))
	if got, want := lines(doc), "☒ leerlingen\nnieuw\n☒ ouders"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if struck := doc.Blocks[1].Removed; len(struck) != 1 || struck[0].Text != "oud" || struck[0].Why != block.Struck {
		t.Errorf("removed: %+v", struck)
	}
}

func TestScan(t *testing.T) {
	doc := readBytes(t, file("q 300 0 0 200 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q", ""))
	if len(doc.Blocks) != 0 || len(doc.Notices) == 0 || doc.Notices[len(doc.Notices)-1].Code != block.NoText {
		t.Errorf("blocks %d, notices %+v", len(doc.Blocks), doc.Notices)
	}
}

// A page that is a picture in a document that has text is told apart: what it says is missing.
func TestScannedPageAmongOthers(t *testing.T) {
	picture := "q 300 0 0 200 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
	for name, c := range map[string]struct {
		content string
		want    int
	}{"a picture": {picture, 1}, "a picture with words": {picture + " " + written, 0}, "an empty page": {"", 0}} {
		data := file(written, "", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 7 0 R/Resources<</Font<</F 4 0 R>>>>>>",
			fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(c.content), c.content))
		doc := readBytes(t, bytes.Replace(data, []byte("/Kids[3 0 R]/Count 1"), []byte("/Kids[3 0 R 6 0 R]/Count 2"), 1))
		got := 0
		for _, n := range doc.Notices {
			if n.Code == block.ScannedPages {
				got = n.Count
			}
		}
		if got != c.want || !doc.HasText() {
			t.Errorf("%s: %d scanned pages, want %d", name, got, c.want)
		}
	}
}

func TestProtected(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "password.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Read(context.Background(), data, limits.Standard(), cache()); limits.KindOf(err) != limits.Encrypted {
		t.Errorf("got %v", err)
	}
}
