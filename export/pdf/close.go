package pdf

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"verwerkingsregister/export/printable"
)

// close writes what could only be known when all pages were made: their feet
// with the number of pages, the bookmarks, and what the document is.
func (d *document) close() error {
	ordered := slices.Concat(d.cover, d.list, d.text)
	tree, catalog, info := d.out.reserve(), d.out.reserve(), d.out.reserve()
	var kids []byte
	for i, p := range ordered {
		d.finishPage(p, i+1, len(ordered), tree)
		kids = fmt.Appendf(kids, " %d 0 R", p.id)
	}
	d.out.packed(tree, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(ordered)))
	d.out.packed(d.resources, fmt.Sprintf("<</Font<</%s %d 0 R/%s %d 0 R/%s %d 0 R>>>>", d.plain.label, d.plain.id, d.bold.label, d.bold.id, d.italic.label, d.italic.id))
	for _, f := range []*face{d.plain, d.bold, d.italic} {
		f.write(d.out)
	}
	d.tree.finish()
	outlines := d.bookmarks()
	metadata := d.metadata()
	d.out.object(info, d.info())
	d.out.packed(catalog, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"+
		"/ViewerPreferences<</DisplayDocTitle true>>%s>>", tree, text(d.language()), d.tree.root, metadata, outlines))
	return d.out.finish(catalog, info)
}

// finishPage writes the head and the foot of a page, and the page itself.
func (d *document) finishPage(p *page, n, of, tree int) {
	d.body, d.colour = d.body[:0], ""
	d.body = append(d.body, "/Artifact<</Type/Pagination>>BDC\n"...)
	l := look{d.plain, 7.5, grey}
	if !p.title && n > 1 {
		right := printable.Line(d.paper.Title)
		d.write(d.left(), 38, l, d.short(l, printable.Line(d.paper.Organisation), d.textWidth()-l.face.width(right, l.size)-20))
		d.write(d.left()+d.textWidth()-l.face.width(right, l.size), 38, l, right)
		d.rule(d.left(), 44, d.textWidth(), 0.4, rule)
	}
	foot := d.height - 30
	pages := fmt.Sprintf("%s %d %s %d", d.paper.Phrases.Page, n, d.paper.Phrases.Of, of)
	d.rule(d.left(), foot-11, d.textWidth(), 0.4, rule)
	d.write(d.left(), foot, l, printable.Line(d.paper.StampLine))
	d.write(d.left()+d.textWidth()-l.face.width(pages, l.size), foot, l, pages)
	d.end()
	furniture := d.out.reserve()
	d.out.stream(furniture, "", d.body)
	var links []byte
	for _, a := range p.links {
		a.write(d)
		links = fmt.Appendf(links, " %d 0 R", a.id)
	}
	extra := ""
	if len(links) > 0 {
		extra = fmt.Sprintf("/Annots[%s]/Tabs/S", links)
	}
	d.out.packed(p.id, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s]/Resources %d 0 R/Contents[%d 0 R %d 0 R]/StructParents %d%s>>",
		tree, number(nil, d.width, d.height), d.resources, p.body, furniture, p.index, extra))
}

// short cuts a text that would not fit beside another.
func (d *document) short(l look, s string, width float64) string {
	if l.face.width(s, l.size) <= width {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && l.face.width(string(runes)+"…", l.size) > width {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func (d *document) language() string {
	if d.paper.Language == "nl" {
		return "nl-NL"
	}
	return "en-GB"
}

// bookmark is a heading among the bookmarks.
type bookmark struct {
	entry
	id   int
	kids []*bookmark
}

// bookmarks writes the outline and returns the catalog's entries for it.
func (d *document) bookmarks() string {
	var top []*bookmark
	for _, e := range d.entries {
		b := &bookmark{entry: e, id: d.out.reserve()}
		if e.level > 1 && len(top) > 0 {
			above := top[len(top)-1]
			above.kids = append(above.kids, b)
		} else {
			top = append(top, b)
		}
	}
	if len(top) == 0 {
		return ""
	}
	root := d.out.reserve()
	d.level(root, top)
	d.out.packed(root, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", top[0].id, top[len(top)-1].id, len(top)))
	return fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", root)
}

func (d *document) level(parent int, marks []*bookmark) {
	for i, b := range marks {
		out := fmt.Sprintf("<</Title%s/Parent %d 0 R/Dest%s", text(b.text), parent, d.destination(b.page, b.y))
		if i > 0 {
			out += fmt.Sprintf("/Prev %d 0 R", marks[i-1].id)
		}
		if i+1 < len(marks) {
			out += fmt.Sprintf("/Next %d 0 R", marks[i+1].id)
		}
		if len(b.kids) > 0 {
			// A negative count: folded until somebody opens it.
			out += fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count -%d", b.kids[0].id, b.kids[len(b.kids)-1].id, len(b.kids))
			d.level(b.id, b.kids)
		}
		d.out.packed(b.id, out+">>")
	}
}

const producer = "Verwerkingsregister"

func (d *document) info() string {
	return fmt.Sprintf("<</Title%s/Author%s/Subject%s/Keywords%s/Creator%s/Producer%[5]s/CreationDate%[6]s/ModDate%[6]s>>",
		text(printable.Line(d.paper.Title)), text(printable.Line(d.paper.Organisation)), text(printable.Line(d.paper.Subtitle)), text(d.paper.Stamp.Fingerprint),
		text(producer), text(date(d.paper.Stamp.Time)))
}

// date writes a moment as PDF does: D:20261122150000+01'00.
func date(t time.Time) string {
	return "D:" + t.Format("20060102150405") + strings.Replace(t.Format("-07:00"), ":", "'", 1)
}

// metadata writes the same as XMP, readable without unpacking the file, and
// returns its object. The fingerprint is found here when an export is compared
// with its register.
func (d *document) metadata() int {
	escaped := func(s string) string {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(printable.Line(s))) // a strings.Builder does not fail
		return b.String()
	}
	moment := d.paper.Stamp.Time.Format(time.RFC3339)
	packet := `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` +
		`<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(d.paper.Title) + `</rdf:li></rdf:Alt></dc:title>` +
		`<dc:creator><rdf:Seq><rdf:li>` + escaped(d.paper.Organisation) + `</rdf:li></rdf:Seq></dc:creator>` +
		`<dc:language><rdf:Bag><rdf:li>` + d.language() + `</rdf:li></rdf:Bag></dc:language>` +
		`<pdf:Keywords>` + escaped(d.paper.Stamp.Fingerprint) + `</pdf:Keywords><pdf:Producer>` + producer + `</pdf:Producer>` +
		`<xmp:CreatorTool>` + producer + `</xmp:CreatorTool><xmp:CreateDate>` + moment + `</xmp:CreateDate><xmp:ModifyDate>` + moment + `</xmp:ModifyDate>` +
		`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>`
	id := d.out.reserve()
	d.out.object(id, fmt.Sprintf("<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream", len(packet), packet))
	return id
}
