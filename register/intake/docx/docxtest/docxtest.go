// Package docxtest writes small Word documents for tests. Every function gives a
// piece of the body as XML, so that a test can put the oddest things together;
// [File] wraps a body with styles (Dutch style names, as Word in Dutch writes
// them), numbering and notes. Two calls with the same pieces give the same bytes.
package docxtest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// X is a piece of WordprocessingML.
type X string

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// Join puts pieces together.
func Join(pieces ...X) X {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(string(p))
	}
	return X(b.String())
}

// T is a run of text; "\n" becomes a line break, "\t" a tab.
func T(s string) X { return run("", s) }

// Bold, Struck and Hidden are runs of text formatted so.
func Bold(s string) X   { return run("<w:b/>", s) }
func Struck(s string) X { return run("<w:strike/>", s) }
func Hidden(s string) X { return run("<w:vanish/>", s) }

func run(props, s string) X {
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	var b strings.Builder
	b.WriteString("<w:r>" + props)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, cell := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString("<w:tab/>")
			}
			if cell != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escape(cell) + "</w:t>")
			}
		}
	}
	b.WriteString("</w:r>")
	return X(b.String())
}

// Inserted and Deleted are runs under tracked changes.
func Inserted(s string) X {
	return `<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">` + T(s) + "</w:ins>"
}
func Deleted(s string) X {
	text := strings.ReplaceAll(strings.ReplaceAll(string(T(s)), "<w:t ", "<w:delText "), "</w:t>", "</w:delText>")
	return X(`<w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z">` + text + "</w:del>")
}

// Box is the tick box of a content control.
func Box(ticked bool) X {
	state, sign := "0", "☐"
	if ticked {
		state, sign = "1", "☒"
	}
	return X(`<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="` + state + `"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>` + sign + `</w:t></w:r></w:sdtContent></w:sdt>`)
}

// FormBox is the tick box of a form field of the old kind.
func FormBox(ticked bool) X {
	state := "0"
	if ticked {
		state = "1"
	}
	return X(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="v"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="` + state +
		`"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

// Symbol is a character of a symbol font, by its code in hexadecimal.
func Symbol(font, code string) X {
	return X(`<w:r><w:sym w:font="` + font + `" w:char="` + code + `"/></w:r>`)
}

// Control is a filled-in content control; Prompt is one that shows its prompt.
func Control(tag, title string, content X) X { return control(tag, title, "", content) }
func Prompt(tag, title, prompt string) X {
	return control(tag, title, "<w:showingPlcHdr/>", T(prompt))
}

func control(tag, title, props string, content X) X {
	return X(`<w:sdt><w:sdtPr><w:alias w:val="` + escape(title) + `"/><w:tag w:val="` + escape(tag) + `"/>` + props + `</w:sdtPr><w:sdtContent>` + string(content) + `</w:sdtContent></w:sdt>`)
}

// Link is a hyperlink through a field.
func Link(target, text string) X {
	return X(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "` + escape(target) +
		`" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + string(T(text)) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

// Note refers to footnote n, counted from 1, of the file.
func Note(n int) X { return X(fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, n)) }

// TextBox is a drawing with a text box, as Word writes it: once for new versions
// and once more for old ones.
func TextBox(body ...X) X {
	in := "<w:txbxContent>" + string(Join(body...)) + "</w:txbxContent>"
	return X(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>` + in +
		`</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>` + in + `</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`)
}

// P is a paragraph; S one in a style ("Kop1", "Kop2", "Titel", "Inhopg1"); H a heading.
func P(runs ...X) X { return "<w:p>" + Join(runs...) + "</w:p>" }
func S(style string, runs ...X) X {
	return X(`<w:p><w:pPr><w:pStyle w:val="`+style+`"/></w:pPr>`) + Join(runs...) + "</w:p>"
}
func H(level int, text string) X { return S(fmt.Sprintf("Kop%d", level), T(text)) }

// Item is an item of a list: list 1 has bullets, list 2 numbers, list 3 letters.
func Item(list, level int, runs ...X) X {
	return X(fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, level, list)) + Join(runs...) + "</w:p>"
}

// Table, Row, HeadRow and Cell make a table. CellWith has more properties, such
// as `<w:gridSpan w:val="2"/>`.
func Table(rows ...X) X { return "<w:tbl><w:tblPr/>" + Join(rows...) + "</w:tbl>" }
func Row(cells ...X) X  { return "<w:tr>" + Join(cells...) + "</w:tr>" }
func HeadRow(t ...string) X {
	return "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + texts(Bold, t) + "</w:tr>"
}
func TextRow(t ...string) X { return "<w:tr>" + texts(T, t) + "</w:tr>" }
func Cell(blocks ...X) X    { return CellWith("", blocks...) }
func CellWith(props string, blocks ...X) X {
	if len(blocks) == 0 {
		blocks = []X{P()}
	}
	return X("<w:tc><w:tcPr>"+props+"</w:tcPr>") + Join(blocks...) + "</w:tc>"
}

func texts(make func(string) X, cells []string) X {
	var b X
	for _, t := range cells {
		if t == "" {
			b += Cell()
			continue
		}
		b += Cell(P(make(t)))
	}
	return b
}

// Doc is the body of a file with what stands around it.
type Doc struct {
	Title  string
	Body   []X
	Header X
	Footer X
	Notes  []X
}

// File writes a document with this body.
func File(body ...X) []byte { return Doc{Body: body}.Bytes() }

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	ns      = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14 wps"`
	relNS  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainCT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// Body gives the XML of the main part alone.
func Body(body ...X) []byte {
	return []byte(xmlHead + "<w:document" + ns + "><w:body>" + string(Join(body...)) + "<w:sectPr/></w:body></w:document>")
}

// Bytes writes the file.
func (d Doc) Bytes() []byte {
	parts := [][2]string{
		{"styles", stylesXML}, {"numbering", numberingXML},
		{"header", "<w:hdr" + ns + ">" + string(d.Header) + "</w:hdr>"},
		{"footer", "<w:ftr" + ns + ">" + string(d.Footer) + "</w:ftr>"},
		{"footnotes", d.notes()},
	}
	types := `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + mainCT + `document.main+xml"/>`
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	for i, p := range parts {
		types += fmt.Sprintf(`<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>`, p[0], mainCT, p[0])
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="%s%s" Target="%s.xml"/>`, i+1, relNS, p[0], p[0])
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	add := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(xmlHead + content))
		}
		if err != nil {
			panic(err)
		}
	}
	add("[Content_Types].xml", types+"</Types>")
	add("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+relNS+`officeDocument" Target="word/document.xml"/></Relationships>`)
	add("word/document.xml", strings.TrimPrefix(string(Body(d.Body...)), xmlHead))
	add("word/_rels/document.xml.rels", rels+"</Relationships>")
	for _, p := range parts {
		add("word/"+p[0]+".xml", p[1])
	}
	add("docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`+escape(d.Title)+`</dc:title><dc:language>nl-NL</dc:language></cp:coreProperties>`)
	if err := z.Close(); err != nil {
		panic(err)
	}
	return buf.Bytes()
}

func (d Doc) notes() string {
	s := "<w:footnotes" + ns + `><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`
	for i, n := range d.Notes {
		s += fmt.Sprintf(`<w:footnote w:id="%d">%s</w:footnote>`, i+1, n)
	}
	return s + "</w:footnotes>"
}

var stylesXML = "<w:styles" + ns + `>` + style("Standaard", "Normal", "") +
	style("Kop1", "heading 1", "") + style("Kop2", "heading 2", "") + style("Kop3", "heading 3", "") + style("Titel", "Title", "") +
	style("Huiskop", "Huiskop", `<w:basedOn w:val="Kop2"/>`) + style("Inhopg1", "toc 1", "") +
	`<w:style w:type="character" w:styleId="Vervallen"><w:name w:val="Vervallen"/><w:rPr><w:strike/></w:rPr></w:style></w:styles>`

func style(id, name, more string) string {
	return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/>` + more + `</w:style>`
}

var numberingXML = "<w:numbering" + ns + ">" +
	abstractNum(1, `<w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>`, `<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/>`) +
	abstractNum(2, `<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`, `<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>`) +
	abstractNum(3, `<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>`, `<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2."/>`) +
	num(1) + num(2) + num(3) + "</w:numbering>"

func abstractNum(id int, levels ...string) string {
	s := fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">`, id)
	for i, l := range levels {
		s += fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/>%s</w:lvl>`, i, l)
	}
	return s + "</w:abstractNum>"
}

func num(id int) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id, id)
}
