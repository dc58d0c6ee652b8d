package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/export/docx"
	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
)

// What a report says is in its Word document to the letter, whatever a user
// typed, and nothing of it runs or leads outside.
func TestReportsInWord(t *testing.T) {
	reg := generate.Generator{Rand: rand.New(rand.NewPCG(7, 7)), Hostile: true, Fill: 0.5}.Register(generate.Size{Activities: 3, Services: 2, Parties: 2})
	stamp := report.Stamp{Time: time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC), Version: 4, Fingerprint: "4-9f86d081884c7d65"}
	words, err := report.LoadWords("nl", "2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	period := report.Between{Before: &model.Register{}, After: reg, From: "2026-01-01", Until: "2026-11-22"}
	for name, p := range map[string]report.Paper{
		"ap": report.AP(reg, words, stamp), "board": report.Board(reg, report.Past{Since: &period}, words, stamp), "changes": report.Changes(period, words, stamp),
		"findings": report.ListPaper(report.ListOf("findings", reg, words, stamp), reg, words, stamp),
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := docx.Paper(p).Write(&b); err != nil {
				t.Fatal(err)
			}
			said, body := wordText(t, b.Bytes())
			for block := range p.Blocks {
				grid, ok := block.(report.Grid)
				if table, is := block.(report.Table); is {
					grid, ok = table.Grid(), true
				}
				if !ok {
					continue
				}
				for row := range grid.Rows {
					for _, c := range row.Cells {
						if want := squeezed(printable.Text(c.Text)); !strings.Contains(said, want) {
							t.Fatalf("%q is not in the document", c.Text)
						}
					}
				}
			}
			for _, forbidden := range []string{"<w:fldSimple", "<w:instrText", "<w:hyperlink", "TargetMode"} {
				if strings.Contains(body, forbidden) {
					t.Errorf("the document holds %s", forbidden)
				}
			}
		})
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// wordText is the text of a document without white space, and its XML.
func wordText(t *testing.T, data []byte) (text, body string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return squeezed(b.String()), string(raw)
		}
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := token.(xml.CharData); ok {
			b.Write(c)
		}
	}
}
