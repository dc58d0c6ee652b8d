package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"time"

	"verwerkingsregister/export/printable"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"`

// Write writes the document as a .docx file. The only errors are those of w.
func (d Document) Write(w io.Writer) error {
	archive := zip.NewWriter(w)
	for _, part := range d.smallParts() {
		if err := writePart(archive, part.name, part.content); err != nil {
			return err
		}
	}
	out, err := createPart(archive, "word/document.xml")
	if err != nil {
		return err
	}
	if err := d.writeBody(out); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("finish document: %w", err)
	}
	return nil
}

func (d Document) writeBody(out io.Writer) error {
	body := newBodyWriter(out, d.Landscape)
	body.put(xmlHead, "<w:document ", namespaces, "><w:body>")
	body.blocks(d.Blocks)
	width, height, orient := pageShort, pageLong, ""
	if d.Landscape {
		width, height, orient = pageLong, pageShort, ` w:orient="landscape"`
	}
	body.put(fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>`+
		`<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="1418" w:right="%[4]d" w:bottom="1247" w:left="%[4]d" w:header="680" w:footer="567" w:gutter="0"/>`+
		`<w:cols w:space="708"/></w:sectPr></w:body></w:document>`, width, height, orient, pageMargin))
	return body.Flush()
}

type part struct{ name, content string }

func (d Document) smallParts() []part {
	language := attribute(d.Properties.Language)
	return []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", d.Properties.core()},
		{"docProps/app.xml", appProperties},
		{"word/_rels/document.xml.rels", documentRelations},
		{"word/styles.xml", xmlHead + "<w:styles " + namespaces + ">" + fmt.Sprintf(docDefaults, language) + styles + "</w:styles>"},
		{"word/numbering.xml", xmlHead + "<w:numbering " + namespaces + ">" + numbering + "</w:numbering>"},
		{"word/settings.xml", xmlHead + "<w:settings " + namespaces + ">" + fmt.Sprintf(settings, language) + "</w:settings>"},
		{"word/header1.xml", xmlHead + "<w:hdr " + namespaces + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r>` + runContent(printable.Line(d.Header)) + `</w:r></w:p></w:hdr>`},
		{"word/footer1.xml", xmlHead + "<w:ftr " + namespaces + ">" + d.footer() + "</w:ftr>"},
	}
}

func (d Document) footer() string {
	tab := pageShort - 2*pageMargin
	if d.Landscape {
		tab = pageLong - 2*pageMargin
	}
	out := fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs></w:pPr><w:r>%s</w:r>`,
		tab, runContent(printable.Line(d.Footer)))
	if d.Page != "" {
		out += `<w:r><w:tab/>` + runContent(d.Page+" ") + `</w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r>` +
			runContent(" "+d.Of+" ") + `</w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	return out + "</w:p>"
}

func (p Properties) core() string {
	out := xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		"<dc:title>" + attribute(p.Title) + "</dc:title><dc:subject>" + attribute(p.Subject) + "</dc:subject><dc:creator>" + attribute(p.Creator) +
		"</dc:creator>"
	if !p.Created.IsZero() {
		stamp := p.Created.UTC().Format(time.RFC3339)
		out += `<dcterms:created xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + stamp + `</dcterms:modified>`
	}
	return out + "<dc:language>" + attribute(p.Language) + "</dc:language></cp:coreProperties>"
}

func writePart(archive *zip.Writer, name, content string) error {
	w, err := createPart(archive, name)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, content); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func createPart(archive *zip.Writer, name string) (io.Writer, error) {
	w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", name, err)
	}
	return w, nil
}
