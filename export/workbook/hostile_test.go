package workbook_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

// payloads are those of R14 of the reliability paper: text that some program
// might take for something else than text.
var payloads = []string{
	"=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "\x00=1+1", "\n=1+1", " =1+1", "＝1+1", "＋1", "－1", "＠SUM(1)", "'=1+1", `"=1+1`, ";=1+1",
	"=cmd|' /C calc'!A0", "=cmd|'/c powershell'!A1", `=HYPERLINK("http://example.invalid","klik")`, `=WEBSERVICE("http://example.invalid")`,
	`=IMPORTXML("http://example.invalid","//a")`, `=DDE("cmd";"/C calc";"x")`, "=SUM(1+1)*cmd|' /C calc'!A0", "=[http://example.invalid/x.xlsx]Sheet1!A1",
	"http://example.invalid", "file:///etc/passwd", `\\example.invalid\share`, "mailto:a@example.invalid",
	"_x0000_", "_x000D_", "_x005F_", "_x005F_x0000_", "_xFFFF_", "_x0041_", "_xD800_", "_x0041_x0042_", "_x005F_x005F_x0041_", "x_x0041", "]]>", "<![CDATA[x]]>", "<!--", "-->", "<?xml?>", "<!DOCTYPE a>", "&amp;", "&#0;", "&x;",
	"<c r=\"A1\"><f>1</f></c>", "</t></is></c>", "<w:p/>", "&P&N&D", "{ INCLUDETEXT }", "{{tag}}", "${jndi:x}", "%s%d%n", "a\u202eb", "\u2066a", "\ufeffa", "a\x07\x1b[31mb", "a\u0085b",
	"a\u2028b", "a\ufffeb", "\U0001f600", "e\u0301", "  spaties  ", "a\n\nb\n", "\u00a0", "\u200b", "1e5", "2026-11-22", "0012", "TRUE", "#REF!", "NaN",
}

// Every payload in every text field of a record: it comes out as the text it
// is, and the file holds nothing that runs or reaches out.
func TestPayloadsInEveryField(t *testing.T) {
	if len(payloads) < 60 {
		t.Fatalf("%d payloads, R14 asks 60", len(payloads))
	}
	fields := 0
	for _, payload := range payloads {
		reg := hostileRegister(payload, &fields)
		d := document(t, "nl", reg)
		data := write(t, d)
		checkInert(t, payload, unpacked(t, data))
		text := printable.Text(payload)
		sheets := readSheets(t, data)
		for n, table := range d.Tables {
			i := 0
			got := rows(t, sheets, d, n)
			for row := range table.Rows {
				for j, c := range row[:len(table.Columns)] {
					if want := raw(c); got[i][j] != want {
						t.Fatalf("%q in %s: got %q, want %q", payload, table.ID, got[i][j], want)
					}
					if strings.Contains(c.Text, payload) && !strings.Contains(got[i][j], text) {
						t.Fatalf("%q in %s reads %q", payload, table.ID, got[i][j])
					}
				}
				i++
			}
		}
	}
	if fields < 60*200 {
		t.Errorf("only %d fields were given a payload", fields)
	}
}

// hostileRegister has one record of each kind with every list filled, and the
// payload in every text field.
func hostileRegister(payload string, fields *int) *model.Register {
	reg := generate.Generator{Rand: rand.New(rand.NewPCG(11, 1)), Fill: 1, Rows: 1}.Register(generate.Size{Activities: 1, Services: 1, Parties: 1})
	for _, record := range reg.Records() {
		err := field.Replace(record, func(_ field.Path, f *field.Field, v any) (any, bool) {
			if f.Fixed || f.List != "" || f.Ref != "" || f.Type != field.Text && f.Type != field.LongText && f.Type != field.Texts {
				return nil, false
			}
			*fields++
			if f.Type == field.Texts {
				return []string{payload, payload}, true
			}
			return payload, true
		})
		if err != nil {
			panic(err)
		}
	}
	return reg
}

func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// ownChoices are the words on the workbook's own hidden sheet.
var ownChoices = regexp.MustCompile(`^_register!\$[A-Z]+\$2:\$[A-Z]+\$\d+$`)

// allowedParts are the parts a workbook of ours has.
var allowedParts = []string{"[Content_Types].xml", "_rels/", "docProps/", "xl/workbook.xml", "xl/_rels/", "xl/styles.xml", "xl/theme/", "xl/worksheets/", "xl/tables/", "xl/sharedStrings.xml"}

func checkInert(t *testing.T, payload string, parts map[string]string) {
	t.Helper()
	for name, content := range parts {
		allowed := false
		for _, prefix := range allowedParts {
			allowed = allowed || strings.HasPrefix(name, prefix)
		}
		if !allowed {
			t.Errorf("%q: part %s", payload, name)
		}
		d := xml.NewDecoder(strings.NewReader(content))
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %s: %v", payload, name, err)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			switch start.Name.Local {
			case "formula1":
				var to string
				if err := d.DecodeElement(&to, &start); err != nil || !ownChoices.MatchString(to) {
					t.Errorf("%q: %s lets choose from %q, %v", payload, name, to, err)
				}
			case "f", "hyperlink", "hyperlinks", "oleObject", "externalReference", "ddeLink", "drawing", "legacyDrawing":
				t.Errorf("%q: %s holds <%s>", payload, name, start.Name.Local)
			}
			for _, a := range start.Attr {
				if a.Name.Local == "TargetMode" {
					t.Errorf("%q: %s has a target outside the file", payload, name)
				}
			}
		}
	}
}
