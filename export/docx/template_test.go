package docx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/export/docx"
)

// template is a document with every kind of place to fill in.
func template() docx.Document {
	return docx.Document{
		Properties: docx.Properties{Title: "sjabloon", Language: "nl-NL"}, Header: "kop", Page: "Pagina", Of: "van",
		Blocks: []docx.Block{
			docx.Heading{Level: 1, Text: "A. Algemene informatie"},
			docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: "Naam: "}, docx.Field{Tag: "product", Placeholder: "product", Bold: true}}},
			docx.RepeatBlocks{Name: "purposes", Blocks: []docx.Block{docx.Bullets{Items: [][]docx.Inline{{docx.Field{Tag: "text", Placeholder: "doel"}}}}}},
			docx.Table{Widths: []int{1, 4}, Rows: []docx.TableRow{
				{Header: true, Cells: []docx.TableCell{docx.Cell(docx.Text{Text: "van toepassing"}), docx.Cell(docx.Text{Text: "categorie"})}},
				{Repeat: "categories", Cells: []docx.TableCell{
					docx.Cell(docx.Tick{Tag: "applies"}, docx.Field{Tag: "note", Placeholder: "noot"}),
					{Blocks: []docx.Block{
						docx.Paragraph{Runs: []docx.Inline{docx.Field{Tag: "label", Placeholder: "label"}}},
						docx.RepeatBlocks{Name: "items", Blocks: []docx.Block{docx.Paragraph{Runs: []docx.Inline{docx.Field{Tag: "item", Placeholder: "gegeven"}}}}},
					}},
				}},
			}},
		},
	}
}

func templateSchema() docx.Schema {
	return docx.Schema{Text: []string{"product"}, Items: map[string]docx.Schema{
		"purposes":   {Text: []string{"text"}},
		"categories": {Text: []string{"note", "label"}, Boxes: []string{"applies"}, Items: map[string]docx.Schema{"items": {Text: []string{"item"}}}},
	}}
}

func category(label string, box docx.Box, note string, items ...string) docx.Values {
	v := docx.Values{Text: map[string]string{"label": label, "note": note}, Boxes: map[string]docx.Box{"applies": box}, Items: map[string][]docx.Values{"items": nil}}
	for _, item := range items {
		v.Items["items"] = append(v.Items["items"], docx.Values{Text: map[string]string{"item": item}})
	}
	return v
}

func templateValues() docx.Values {
	return docx.Values{
		Text: map[string]string{"product": "Rekenweide <& Zn>\ntweede regel"},
		Items: map[string][]docx.Values{
			"purposes": {{Text: map[string]string{"text": "oefenen"}}, {Text: map[string]string{"text": "toetsen"}}},
			"categories": {
				category("Contactgegevens", docx.Ticked, "", "naam", "e-mail"),
				category("Godsdienst", docx.Unticked, ""),
				category("Beeldmateriaal", docx.NoBox, "niet ingevuld"),
			},
		},
	}
}

func parse(t testing.TB, document []byte, schema docx.Schema) *docx.Template {
	t.Helper()
	parsed, err := docx.Parse(document, schema)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func fill(t testing.TB, parsed *docx.Template, values docx.Values) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := parsed.Fill(&out, docx.Properties{Title: "ingevuld", Language: "nl-NL"}, values); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFill(t *testing.T) {
	filled := fill(t, parse(t, write(t, template()), templateSchema()), templateValues())
	checkStandard(t, filled)
	p := parts(t, filled)
	golden(t, "filled.txt", text(t, p["word/document.xml"]))
	if !strings.Contains(p["docProps/core.xml"], "<dc:title>ingevuld</dc:title>") {
		t.Error("the properties are those of the template")
	}
	if got := strings.Count(p["word/document.xml"], `w14:checked w14:val="1"`); got != 1 {
		t.Errorf("%d boxes are ticked, want 1", got)
	}
	if got := strings.Count(p["word/document.xml"], "w14:checkbox>"); got != 4 {
		t.Errorf("%d box tags, want two boxes and none for what was not stated", got)
	}
}

func TestFillNothing(t *testing.T) {
	values := docx.Values{Text: map[string]string{"product": ""}, Items: map[string][]docx.Values{"purposes": nil, "categories": nil}}
	filled := fill(t, parse(t, write(t, template()), templateSchema()), values)
	checkStandard(t, filled)
	if got := parts(t, filled)["word/document.xml"]; strings.Contains(got, "doel") || strings.Contains(got, "label") {
		t.Error("a placeholder of a repeated part is left")
	}
}

// withBody makes a document of that body, as another program could have
// written it.
func withBody(t testing.TB, body string) []byte {
	t.Helper()
	return withPart(t, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>`+body+`</w:body></w:document>`)
}

func withPart(t testing.TB, document string) []byte {
	t.Helper()
	return withParts(t, map[string]string{"word/document.xml": document})
}

func withParts(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sdt(tag, extra, content string) string {
	return `<w:sdt><w:sdtPr><w:tag w:val="` + tag + `"/><w:id w:val="7"/>` + extra + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

// Controls as Word itself writes them.
func TestFillControlsOfWord(t *testing.T) {
	const box = `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="0058" w14:font="Arial"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`
	for name, c := range map[string]struct{ body, want string }{
		"hint is replaced by plain text": {
			`<w:p>` + sdt("a", `<w:placeholder><w:docPart w:val="X"/></w:placeholder><w:showingPlcHdr/><w:text/>`, `<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Klik hier</w:t></w:r>`) + `</w:p>`,
			`<w:p><w:sdt><w:sdtPr><w:tag w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">een</w:t><w:br/><w:t xml:space="preserve">twee</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
		},
		"bound data would overwrite the value": {
			`<w:p>` + sdt("a", `<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>`, `<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>`) + `</w:p>`,
			`<w:p><w:sdt><w:sdtPr><w:tag w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">een</w:t><w:br/><w:t xml:space="preserve">twee</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
		},
		"paragraphs": {
			sdt("a", "", `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`),
			`<w:sdt><w:sdtPr><w:tag w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">een</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">twee</w:t></w:r></w:p></w:sdtContent></w:sdt>`,
		},
		"a cell": {
			`<w:tbl><w:tr>` + sdt("a", "", `<w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>`) + `</w:tr></w:tbl>`,
			`<w:tbl><w:tr><w:sdt><w:sdtPr><w:tag w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">een</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">twee</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`,
		},
		"empty control": {
			`<w:p><w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>`,
			`<w:p><w:sdt><w:sdtPr><w:tag w:val="a"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">een</w:t><w:br/><w:t xml:space="preserve">twee</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
		},
		"control of somebody else": {
			`<w:p>` + sdt("a", "", "<w:r/>") + `<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
			`<w:p><w:sdt><w:sdtPr><w:tag w:val="a"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">een</w:t><w:br/><w:t xml:space="preserve">twee</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent><w:r><w:t>x</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
		},
		"box with a glyph of its own": {
			`<w:p>` + sdt("a", "", "<w:r/>") + sdt("box", box, `<w:r><w:t>☐</w:t></w:r>`) + `</w:p>`,
			`<w14:checked w14:val="1"/><w14:checkedState w14:val="0058" w14:font="Arial"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">X</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			schema, values := docx.Schema{Text: []string{"a"}}, docx.Values{Text: map[string]string{"a": "een\ntwee"}}
			if strings.Contains(c.body, `"box"`) {
				schema.Boxes, values.Boxes = []string{"box"}, map[string]docx.Box{"box": docx.Ticked}
			}
			got := parts(t, fill(t, parse(t, withBody(t, c.body), schema), values))["word/document.xml"]
			if !strings.Contains(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// typesWith are the types of parts, the main part of a certain one.
func typesWith(main string) string {
	return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.` + main + `"/></Types>`
}

// A place may stand in a note as well; what a Word template gives is a document.
func TestFillNotesAndWordTemplates(t *testing.T) {
	text := func(s string) string { return "<w:p><w:r><w:t>" + s + "</w:t></w:r></w:p>" }
	template, err := docx.Parse(withParts(t, map[string]string{
		"[Content_Types].xml": typesWith("openxmlformats-officedocument.wordprocessingml.template.main+xml"),
		"word/document.xml":   `<w:document xmlns:w="x"><w:body>` + text("{{a}}") + `</w:body></w:document>`,
		"word/footnotes.xml":  `<w:footnotes xmlns:w="x"><w:footnote>` + text("over {{a}}") + `</w:footnote></w:footnotes>`,
		"word/endnotes.xml":   `<w:endnotes xmlns:w="x"><w:endnote>` + text("zie {{a}}") + `</w:endnote></w:endnotes>`,
	}), docx.Schema{Text: []string{"a"}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := template.Fill(&out, docx.Properties{}, docx.Values{Text: map[string]string{"a": "Leeslicht"}}); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"[Content_Types].xml": "wordprocessingml.document.main+xml", "word/footnotes.xml": "over Leeslicht", "word/endnotes.xml": "zie Leeslicht"} {
		part, err := fs.ReadFile(archive, name)
		got := regexp.MustCompile(`</?w:[^>]*>`).ReplaceAllString(string(part), "")
		if err != nil || !strings.Contains(got, want) {
			t.Errorf("%s: %v, %s", name, err, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	text := docx.Schema{Text: []string{"a"}}
	items := docx.Schema{Items: map[string]docx.Schema{"r": {Text: []string{"a"}}}}
	inline := sdt("a", "", "<w:r/>")
	row := "<w:tr><w:tc><w:p>" + inline + "</w:p></w:tc></w:tr>"
	for name, c := range map[string]struct {
		data   []byte
		schema docx.Schema
		want   docx.TemplateErrorKind
		tag    string
	}{
		"no zip":                 {[]byte("PK"), text, docx.NotDocument, ""},
		"no document":            {emptyZip(t), text, docx.NotDocument, ""},
		"with macros":            {withParts(t, map[string]string{"[Content_Types].xml": typesWith("ms-word.document.macroEnabled.main+xml"), "word/document.xml": "<w:document/>"}), text, docx.NotDocument, ""},
		"damaged":                {withPart(t, "<w:document><w:body></w:document>"), text, docx.BadXML, ""},
		"empty part":             {withPart(t, ""), text, docx.BadXML, ""},
		"too deep":               {withBody(t, strings.Repeat("<w:p>", 300)+strings.Repeat("</w:p>", 300)), text, docx.TooBig, ""},
		"too many":               {withBody(t, strings.Repeat("<w:p/>", 500_001)), text, docx.TooBig, ""},
		"unknown tag":            {withBody(t, "<w:p>"+inline+sdt("b", "", "<w:r/>")+"</w:p>"), text, docx.UnknownTag, "b"},
		"unknown repeat":         {withBody(t, "<w:p>"+inline+"</w:p>"+sdt("repeat:b", "", "<w:p/>")), text, docx.UnknownTag, "repeat:b"},
		"outside its repeat":     {withBody(t, "<w:p>"+inline+"</w:p>"+sdt("repeat:r", "", "<w:p/>")), items, docx.OutsideRepeat, "a"},
		"repeat in a sentence":   {withBody(t, "<w:p>"+sdt("repeat:r", "", inline)+"</w:p>"), items, docx.BadNesting, "repeat:r"},
		"repeat around a cell":   {withBody(t, "<w:tbl><w:tr>"+sdt("repeat:r", "", "<w:tc><w:p>"+inline+"</w:p></w:tc>")+"</w:tr></w:tbl>"), items, docx.BadNesting, "repeat:r"},
		"repeat of the only row": {withBody(t, "<w:tbl>"+sdt("repeat:r", "", row)+"</w:tbl>"), items, docx.BadNesting, "repeat:r"},
		"empty repeat":           {withBody(t, "<w:sdt><w:sdtPr><w:tag w:val=\"repeat:r\"/></w:sdtPr><w:sdtContent/></w:sdt>"), items, docx.BadNesting, "repeat:r"},
		"text around a row":      {withBody(t, "<w:tbl>"+sdt("a", "", "<w:tr><w:tc><w:p/></w:tc></w:tr>")+"</w:tbl>"), text, docx.BadNesting, "a"},
		"text around a table":    {withBody(t, sdt("a", "", "<w:tbl/><w:p/>")), text, docx.BadNesting, "a"},
		"text around a control":  {withBody(t, "<w:p>"+sdt("a", "", inline)+"</w:p>"), text, docx.BadNesting, "a"},
		"box where text must be": {withBody(t, "<w:p>"+sdt("a", "<w14:checkbox/>", "<w:r/>")+"</w:p>"), text, docx.WrongControl, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := docx.Parse(c.data, c.schema)
			var refusal *docx.TemplateError
			if !errors.As(err, &refusal) || refusal.Kind != c.want || refusal.Tag != c.tag {
				t.Errorf("got %v, want %v %q", err, c.want, c.tag)
			}
		})
	}
}

func emptyZip(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := zip.NewWriter(&out).Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestFillRefusesValuesThatDoNotFit(t *testing.T) {
	parsed := parse(t, write(t, template()), templateSchema())
	for name, change := range map[string]func(*docx.Values){
		"missing text":    func(v *docx.Values) { delete(v.Text, "product") },
		"extra text":      func(v *docx.Values) { v.Text["b"] = "x" },
		"missing items":   func(v *docx.Values) { delete(v.Items, "purposes") },
		"extra items":     func(v *docx.Values) { v.Items["b"] = nil },
		"missing in item": func(v *docx.Values) { delete(v.Items["categories"][1].Boxes, "applies") },
	} {
		t.Run(name, func(t *testing.T) {
			values := templateValues()
			change(&values)
			var out bytes.Buffer
			err := parsed.Fill(&out, docx.Properties{}, values)
			var refusal *docx.TemplateError
			if !errors.As(err, &refusal) || refusal.Kind != docx.NoValue || out.Len() != 0 {
				t.Errorf("got %v and %d bytes, want a missing value and nothing written", err, out.Len())
			}
		})
	}
}

func TestFillReturnsTheErrorOfTheWriter(t *testing.T) {
	parsed := parse(t, write(t, template()), templateSchema())
	size := len(fill(t, parsed, templateValues()))
	for left := 0; left < size; left += 61 {
		if err := parsed.Fill(&brokenWriter{left}, docx.Properties{Title: "ingevuld", Language: "nl-NL"}, templateValues()); !errors.Is(err, errBroken) {
			t.Fatalf("after %d bytes: got %v, want the writer's error", left, err)
		}
	}
}

func TestPayloadsInAFilledTemplateStayText(t *testing.T) {
	parsed := parse(t, write(t, template()), templateSchema())
	for _, payload := range payloads {
		values := docx.Values{Text: map[string]string{"product": payload}, Items: map[string][]docx.Values{
			"purposes": {{Text: map[string]string{"text": payload}}}, "categories": {category(payload, docx.Ticked, payload, payload)}}}
		filled := fill(t, parsed, values)
		checkStandard(t, filled)
		if got := text(t, parts(t, filled)["word/document.xml"]); strings.Count(got, asPrinted(payload)) < 5 {
			t.Errorf("%q reads as %q", payload, got)
		}
	}
}

// FuzzTemplate feeds the XML layer: no input makes Parse or Fill fail in
// another way than with a TemplateError, and what is filled in is well-formed.
func FuzzTemplate(f *testing.F) {
	document := write(f, template())
	body := parts(f, document)["word/document.xml"]
	f.Add(body)
	f.Add("<w:document><w:body>" + sdt("product", "<w14:checkbox/>", "<w:r/>") + sdt("repeat:purposes", "", "<w:p/>") + "</w:body></w:document>")
	f.Fuzz(func(t *testing.T, body string) {
		parsed, err := docx.Parse(withPart(t, body), templateSchema())
		if err != nil {
			var refusal *docx.TemplateError
			if !errors.As(err, &refusal) {
				t.Fatalf("got %v, want a TemplateError", err)
			}
			return
		}
		values := templateValues()
		for i := range values.Items["categories"] {
			values.Items["categories"][i].Boxes["applies"] = docx.Ticked
		}
		filled := fill(t, parsed, values)
		var refusal *docx.TemplateError
		if _, err := docx.Parse(filled, templateSchema()); errors.As(err, &refusal) && refusal.Kind == docx.BadXML {
			t.Errorf("what was filled in is damaged: %v", err)
		}
	})
}
