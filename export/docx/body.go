package docx

import (
	"bufio"
	"io"
	"strconv"
)

// Twips (twentieths of a point) of an A4 page with margins of 2 cm.
const (
	pageShort  = 11906
	pageLong   = 16838
	pageMargin = 1134
)

// bodyWriter writes the main part. Write errors surface at Flush.
type bodyWriter struct {
	*bufio.Writer
	width   int // of the text, in twips
	control int // last id given to a content control
}

func newBodyWriter(w io.Writer, landscape bool) *bodyWriter {
	width := pageShort - 2*pageMargin
	if landscape {
		width = pageLong - 2*pageMargin
	}
	return &bodyWriter{Writer: bufio.NewWriter(w), width: width}
}

// put writes markup; the buffered writer keeps the first error for Flush.
func (w *bodyWriter) put(parts ...string) {
	for _, p := range parts {
		_, _ = w.WriteString(p)
	}
}

func (w *bodyWriter) nextControl() string {
	w.control++
	return strconv.Itoa(w.control)
}

func (h Heading) writeBlock(w *bodyWriter) {
	style := "Title"
	if h.Level > 0 {
		style = "Heading" + strconv.Itoa(min(h.Level, 3))
	}
	w.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr><w:r>`, runContent(h.Text), `</w:r></w:p>`)
}

func (p Paragraph) writeBlock(w *bodyWriter) {
	w.put("<w:p>")
	if p.Style != Normal {
		w.put(`<w:pPr><w:pStyle w:val="`, attribute(string(p.Style)), `"/></w:pPr>`)
	}
	w.inlines(p.Runs)
	w.put("</w:p>")
}

func (b Bullets) writeBlock(w *bodyWriter) {
	style := "ListBullet"
	if b.Deep {
		style = "ListBullet2"
	}
	for _, item := range b.Items {
		w.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr>`)
		w.inlines(item)
		w.put("</w:p>")
	}
}

func (PageBreak) writeBlock(w *bodyWriter) { w.put(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`) }

func (r RepeatBlocks) writeBlock(w *bodyWriter) {
	w.openRepeat(r.Name)
	w.blocks(r.Blocks)
	w.put("</w:sdtContent></w:sdt>")
}

func (w *bodyWriter) openRepeat(name string) {
	w.put(`<w:sdt><w:sdtPr><w:alias w:val="`, attribute(name), `"/><w:tag w:val="`, repeatPrefix, attribute(name),
		`"/><w:id w:val="`, w.nextControl(), `"/></w:sdtPr><w:sdtContent>`)
}

func (w *bodyWriter) blocks(blocks []Block) {
	for _, b := range blocks {
		b.writeBlock(w)
	}
}

func (w *bodyWriter) inlines(runs []Inline) {
	for _, r := range runs {
		r.writeInline(w)
	}
}

func (t Text) writeInline(w *bodyWriter) {
	w.put("<w:r>", t.look(), runContent(t.Text), "</w:r>")
}

func (t Text) look() string {
	look := ""
	if t.Bold {
		look += "<w:b/><w:bCs/>"
	}
	if t.Italic {
		look += "<w:i/><w:iCs/>"
	}
	if t.Muted {
		look += `<w:color w:val="595959"/>`
	}
	if look == "" {
		return ""
	}
	return "<w:rPr>" + look + "</w:rPr>"
}

const (
	tickedGlyph   = "\u2612"
	untickedGlyph = "\u2610"
	tickFont      = `<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:cs="MS Gothic" w:hint="eastAsia"/>`
)

func (t Tick) writeInline(w *bodyWriter) {
	glyph, value := untickedGlyph, "0"
	if t.Checked {
		glyph, value = tickedGlyph, "1"
	}
	w.put("<w:sdt><w:sdtPr>")
	if t.Title != "" {
		w.put(`<w:alias w:val="`, attribute(t.Title), `"/>`)
	}
	if t.Tag != "" {
		w.put(`<w:tag w:val="`, attribute(t.Tag), `"/>`)
	}
	w.put(`<w:id w:val="`, w.nextControl(), `"/><w14:checkbox><w14:checked w14:val="`, value,
		`"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`,
		`</w:sdtPr><w:sdtContent><w:r><w:rPr>`, tickFont, `</w:rPr><w:t>`, glyph, `</w:t></w:r></w:sdtContent></w:sdt>`)
}

func (f Field) writeInline(w *bodyWriter) {
	w.put(`<w:sdt><w:sdtPr><w:alias w:val="`, attribute(f.Placeholder), `"/><w:tag w:val="`, attribute(f.Tag), `"/><w:id w:val="`,
		w.nextControl(), `"/></w:sdtPr><w:sdtContent>`)
	Text{Text: f.Placeholder, Bold: f.Bold}.writeInline(w)
	w.put("</w:sdtContent></w:sdt>")
}
