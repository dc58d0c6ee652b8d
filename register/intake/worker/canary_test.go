package worker_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/limits"
)

// secret stands in a file that documents point at, and must never be read.
const secret = "kanariepiet"

// TestNothingIsFetched gives documents that point at a server and a file of this
// computer in every way their formats have, and holds that neither is looked at and
// that nothing runs.
func TestNothingIsFetched(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var calls atomic.Int32
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			calls.Add(1)
			_ = conn.Close()
		}
	}()
	folder := t.TempDir()
	bait, trace := filepath.Join(folder, "bait.txt"), filepath.Join(folder, "trace")
	if err := os.WriteFile(bait, []byte(secret), 0o600); err != nil {
		t.Fatal(err)
	}
	r := reader()
	r.Cache = filepath.Join(os.TempDir(), "verwerkingsregister-test-pdfium")
	lures := lures("http://"+listener.Addr().String()+"/x", bait, trace)
	if len(lures) < 25 {
		t.Errorf("only %d documents", len(lures))
	}
	for name, data := range lures {
		content, err := r.Read(context.Background(), data, intake.Request{Name: name})
		if err != nil && (limits.KindOf(err) == "" || limits.KindOf(err) == limits.Crashed) {
			t.Errorf("%s: %v", name, err)
		}
		if content == nil {
			continue
		}
		said, err := json.Marshal([]any{content.Document, content.Book, content.Parts})
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(said), secret) {
			t.Errorf("%s: the file was read", name)
		}
	}
	if err := listener.Close(); err != nil {
		t.Error(err)
	}
	if n := calls.Load(); n > 0 {
		t.Errorf("%d connections were made", n)
	}
	if _, err := os.Stat(trace); err == nil {
		t.Error("something was run")
	}
}

// lures are the documents, by name. Each points at a page, at a file, and would leave a
// trace if what is in it ran.
func lures(page, file, trace string) map[string][]byte {
	const open, end = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`, `</w:body></w:document>`
	run := "touch " + trace
	relation := func(kind, target string) string {
		return fmt.Sprintf(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" TargetMode="External"/></Relationships>`, kind, target)
	}
	field := func(code string) string {
		return `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + code + `</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>x</w:t></w:r></w:p>`
	}
	text := `<w:p><w:r><w:t>tekst</w:t></w:r></w:p>`
	out := map[string][]byte{
		"field picture.docx": word(open + field(`INCLUDEPICTURE "`+page+`" \d`) + end),
		"field text.docx":    word(open + field(`INCLUDETEXT "`+file+`"`) + end),
		"field dde.docx":     word(open + field(`DDEAUTO "`+run+`" "x"`) + end),
		"entity.docx":        word(`<!DOCTYPE a [<!ENTITY x SYSTEM "file://` + file + `"><!ENTITY % y SYSTEM "` + page + `"> %y;]>` + open + text + end),
		"macro.docx":         word(open+text+end, "word/vbaProject.bin", run),
		"object.docx":        word(open+text+`<w:p><w:r><w:object><o:OLEObject xmlns:o="o" Type="Link" r:id="r1"/></w:object></w:r></w:p>`+end, "word/_rels/document.xml.rels", relation("oleObject", "file://"+file)),
		"xlsx link.xlsx": zipped("[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
			"_rels/.rels", relation("officeDocument", page), "xl/workbook.xml", `<workbook xmlns:r="r"><sheets><sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/externalLink" Target="`+page+`" TargetMode="External"/></Relationships>`,
			"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><f>WEBSERVICE("`+page+`")</f></c><c r="B1"><f>cmd|'/c `+run+`'!A0</f><v>1</v></c></row></sheetData></worksheet>`),
		"formulas.csv": []byte("a,b\n=WEBSERVICE(\"" + page + "\"),=cmd|'/c " + run + "'!A0\n"),
		"lure.odt": zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="d" xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:section><text:section-source xlink:href="file://`+file+`"/></text:section><text:p>x<draw:image xlink:href="`+page+`"/></text:p></office:text></office:body></office:document-content>`),
		"lure.ods": zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
			`<office:spreadsheet xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="a"><table:table-source xlink:href="`+page+`" xmlns:xlink="l"/><table:table-row><table:table-cell table:formula="of:=WEBSERVICE(&quot;`+page+`&quot;)"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`),
		"lure.rtf":       []byte(`{\rtf1{\field{\*\fldinst INCLUDEPICTURE "` + page + `"}{\fldrslt x}}{\*\template ` + file + `}{\object\objautlink{\*\objdata 00}}tekst}`),
		"page.html":      []byte(`<!DOCTYPE html><html><head><base href="` + page + `"><link rel=stylesheet href="a.css"><meta http-equiv=refresh content="0;url=` + page + `"><script src="` + page + `"></script><script>fetch("` + page + `")</script></head><body onload="x()"><img src="` + page + `"><iframe src="file://` + file + `"></iframe><object data="` + page + `"></object><p>tekst</p></body></html>`),
		"markdown.md":    []byte("# Kop\n\n![x](" + page + ") [y](file://" + file + ")\n\n<img src=\"" + page + "\">\n"),
		"external.eml":   []byte("From: a@a.example\r\nTo: b@b.example\r\nDate: Mon\r\nSubject: x\r\nContent-Type: message/external-body; access-type=URL; URL=\"" + page + "\"\r\n\r\nContent-Type: text/plain\r\n\r\nx"),
		"local file.eml": []byte("From: a@a.example\r\nTo: b@b.example\r\nDate: Mon\r\nSubject: x\r\nContent-Type: message/external-body; access-type=local-file; name=\"" + file + "\"\r\n\r\nContent-Type: text/plain\r\n\r\nx"),
		"paths.zip":      zipped("../../.."+file, "x", file, "y"),
		"lure.json":      []byte(`{"format":"x","$ref":"` + page + `","activities":[{"name":"file://` + file + `"}]}`),
	}
	for _, kind := range []string{"image", "attachedTemplate", "aFChunk", "subDocument", "hyperlink", "frame"} {
		part := map[string]string{"aFChunk": `<w:altChunk r:id="r1"/>`, "subDocument": `<w:subDoc r:id="r1"/>`}[kind]
		for at, target := range map[string]string{"page": page, "file": "file://" + file} {
			out[kind+" "+at+".docx"] = word(open+text+part+end, "word/_rels/document.xml.rels", relation(kind, target), "word/_rels/settings.xml.rels", relation(kind, target))
		}
	}
	for name, action := range map[string]string{
		"uri":    "<</S/URI/URI(" + page + ")>>",
		"launch": "<</S/Launch/F(" + run + ")>>",
		"script": "<</S/JavaScript/JS(app.launchURL('" + page + "'))>>",
		"submit": "<</S/SubmitForm/F(" + page + ")>>",
		"goto":   "<</S/GoToR/F(" + file + ")/D[0/Fit]>>",
	} {
		out[name+".pdf"] = pdfOf("<</Type/Catalog/Pages 2 0 R/OpenAction "+action+"/AA<</WC "+action+">>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/AA<</O "+action+">>/Contents 4 0 R>>", "<</Length 0/F<</FS/URL/F("+page+")>>>>stream\n\nendstream")
	}
	return out
}
