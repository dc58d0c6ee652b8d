package docx

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"verwerkingsregister/export/report"
)

// Paper makes a Word document of a report that is to be read: the same blocks
// in the same order as in its PDF. Word itself makes the pages.
func Paper(p report.Paper) Document {
	language := "nl-NL"
	if p.Language != "nl" {
		language = "en-GB"
	}
	d := Document{
		Properties: Properties{Title: p.Title, Subject: p.Subtitle, Creator: p.Organisation, Language: language, Created: p.Stamp.Time},
		Header:     p.Organisation + " – " + p.Title, Footer: p.StampLine, Page: p.Phrases.Page, Of: p.Phrases.Of, Landscape: p.Landscape,
	}
	d.Blocks = append(d.Blocks, Heading{0, p.Title})
	for _, s := range []string{p.Organisation, p.Subtitle} {
		if s != "" {
			d.Blocks = append(d.Blocks, Paragraph{Runs: []Inline{Text{Text: s}}})
		}
	}
	for _, g := range p.Cover {
		d.Blocks = append(d.Blocks, Heading{3, g.Title}, facts(report.Facts{Entries: g.Entries}))
	}
	headed := false
	for b := range p.Blocks {
		made := blocksOf(b)
		if intro, ok := b.(report.Paragraph); ok && headed { // it stays with what it introduces
			made = []Block{Paragraph{Style: Intro, Runs: []Inline{Text{Text: intro.Text, Muted: intro.Muted}}}}
		}
		d.Blocks = append(d.Blocks, made...)
		_, headed = b.(report.Heading)
	}
	return d
}

func blocksOf(block report.Block) []Block {
	switch b := block.(type) {
	case report.Heading:
		return headingOf(b)
	case report.Paragraph:
		return []Block{Paragraph{Runs: []Inline{Text{Text: b.Text, Muted: b.Muted}}}}
	case report.Facts:
		if len(b.Entries) == 0 {
			return nil
		}
		return []Block{facts(b)}
	case report.Grid:
		return []Block{grid(b)}
	case report.Table:
		for range b.Rows {
			return []Block{grid(b.Grid())}
		}
		return []Block{Paragraph{Runs: []Inline{Text{Text: b.Empty, Muted: true}}}}
	case report.Figures:
		if len(b.Items) == 0 {
			return nil
		}
		return []Block{figures(b)}
	case report.Chart:
		return []Block{Heading{3, b.Title}, chart{b}}
	}
	return nil
}

func headingOf(h report.Heading) []Block {
	var out []Block
	if h.NewPage {
		out = append(out, PageBreak{})
	}
	text := h.Text
	if h.Note != "" {
		text += " (" + h.Note + ")"
	}
	return append(out, Heading{h.Level, text})
}

// textOf is the text of a value; what is not filled in looks different.
func textOf(c report.Cell) Text {
	missing := c.Kind == report.MissingCell
	return Text{Text: c.Text, Italic: missing, Muted: missing}
}

func facts(f report.Facts) Table {
	t := Table{Plain: true, Widths: []int{30, 70}}
	if f.Title != "" {
		t.Rows = append(t.Rows, TableRow{Cells: []TableCell{{Columns: 2, Shaded: true, Blocks: []Block{Paragraph{Runs: []Inline{Text{Text: f.Title, Bold: true}}}}}}})
	}
	for _, e := range f.Entries {
		t.Rows = append(t.Rows, TableRow{Cells: []TableCell{Cell(Text{Text: e.Label, Bold: true}), Cell(textOf(e.Value))}})
	}
	return t
}

// grid is a table with a head; what stands below the cells of a row is a row of
// its own, over all columns.
func grid(g report.Grid) Table {
	t := Table{Rows: []TableRow{{Header: true}}}
	for _, c := range g.Columns {
		t.Widths = append(t.Widths, c.Width)
		t.Rows[0].Cells = append(t.Rows[0].Cells, Cell(Text{Text: c.Heading, Bold: true}))
	}
	for row := range g.Rows {
		var cells []TableCell
		for _, c := range row.Cells {
			cells = append(cells, Cell(textOf(c)))
		}
		t.Rows = append(t.Rows, TableRow{Cells: cells})
		if len(row.Below) == 0 {
			continue
		}
		var below []Block
		for _, e := range row.Below {
			below = append(below, Paragraph{Runs: []Inline{Text{Text: e.Label + ": ", Bold: true}, textOf(e.Value)}})
		}
		t.Rows = append(t.Rows, TableRow{Cells: []TableCell{{Columns: len(g.Columns), Blocks: below}}})
	}
	return t
}

// figures are boxes side by side, four in a row.
func figures(f report.Figures) Table {
	const perRow = 4
	t := Table{Plain: true, Widths: []int{1, 1, 1, 1}}
	for from := 0; from < len(f.Items); from += perRow {
		var row TableRow
		for i := from; i < from+perRow; i++ {
			if i >= len(f.Items) {
				row.Cells = append(row.Cells, TableCell{})
				continue
			}
			row.Cells = append(row.Cells, TableCell{Shaded: true, Blocks: []Block{
				Paragraph{Style: Figure, Runs: []Inline{Text{Text: strconv.Itoa(f.Items[i].Value)}}}, Paragraph{Style: Small, Runs: []Inline{Text{Text: f.Items[i].Label}}},
			}})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// chart is a bar chart drawn with the cells of a table: no picture, so its
// letters are those of the document.
type chart struct{ report.Chart }

// fills are the shadings of the parts of a bar, which differ without colour.
var fills = []string{
	`w:val="clear" w:color="auto" w:fill="1F3A5F"`, `w:val="clear" w:color="auto" w:fill="FFFFFF"`,
	`w:val="diagStripe" w:color="1F3A5F" w:fill="FFFFFF"`, `w:val="clear" w:color="auto" w:fill="BFC9D6"`,
	`w:val="diagStripe" w:color="1F3A5F" w:fill="BFC9D6"`,
}

const barBorders = `<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="1F3A5F"/><w:left w:val="single" w:sz="4" w:space="0" w:color="1F3A5F"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="1F3A5F"/><w:right w:val="single" w:sz="4" w:space="0" w:color="1F3A5F"/></w:tcBorders>`

func (c chart) writeBlock(w *bodyWriter) {
	most := 1
	for _, b := range c.Bars {
		most = max(most, b.Total())
	}
	if len(c.Parts) > 1 {
		c.legend(w)
	}
	label := w.width * 38 / 100
	room := w.width - label - w.width/12 // the number stands behind the bar
	for i, b := range c.Bars {
		c.bar(w, b, barPlace{label: label, length: room * b.Total() / most, last: i == len(c.Bars)-1})
	}
	w.put(closingParagraph)
}

// legend says what the shadings stand for.
func (c chart) legend(w *bodyWriter) {
	const box = 260
	const least = 6 // letters; a short word has its margins too
	room, letters := w.width-len(c.Parts)*box, 0
	for _, part := range c.Parts {
		letters += least + utf8.RuneCountInString(part)
	}
	widths := make([]int, 0, 2*len(c.Parts))
	for _, part := range c.Parts {
		widths = append(widths, box, room*(least+utf8.RuneCountInString(part))/letters)
	}
	w.bareTable(widths)
	for i, part := range c.Parts {
		w.put(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:shd %s/></w:tcPr><w:p/></w:tc>`, box, barBorders, fills[i%len(fills)]))
		w.plainCell(widths[2*i+1], part, true)
	}
	w.put(`</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/><w:keepNext/></w:pPr></w:p>`)
}

// barPlace is how wide the label and the bar are, in twips, and whether it is the last
// one of its chart: the others stay on one page with the next.
type barPlace struct {
	label, length int
	last          bool
}

// bar writes a bar as a table of one row: label, parts, number.
func (c chart) bar(w *bodyWriter, b report.Bar, at barPlace) {
	widths := []int{at.label}
	type filled struct{ width, part int }
	var parts []filled
	used := 0
	for i, v := range b.Values {
		if width := at.length * v / max(b.Total(), 1); width > 0 {
			parts = append(parts, filled{width, i})
			widths = append(widths, width)
			used += width
		}
	}
	rest := w.width - at.label - used
	w.bareTable(append(widths, rest))
	w.plainCell(at.label, b.Label, !at.last)
	for _, p := range parts {
		w.put(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:shd %s/></w:tcPr><w:p/></w:tc>`, p.width, barBorders, fills[p.part%len(fills)]))
	}
	w.plainCell(rest, strconv.Itoa(b.Total()), !at.last)
	// A thin paragraph keeps the next bar a table of its own.
	keep := "<w:keepNext/>"
	if at.last {
		keep = ""
	}
	w.put(`</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="AfterTable"/>`, keep, `<w:spacing w:before="0" w:after="0" w:line="60" w:lineRule="exact"/></w:pPr></w:p>`)
}

// bareTable opens a table of one row without borders.
func (w *bodyWriter) bareTable(widths []int) {
	w.put(`<w:tbl><w:tblPr><w:tblW w:w="`, strconv.Itoa(w.width), `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		w.put(`<w:gridCol w:w="`, strconv.Itoa(width), `"/>`)
	}
	w.put("</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>")
}

// plainCell writes a small text; one that keeps stands on the page of what comes next.
func (w *bodyWriter) plainCell(width int, text string, keeps bool) {
	keep := ""
	if keeps {
		keep = "<w:keepNext/>"
	}
	w.put(fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Small"/>%s</w:pPr>`, width, keep))
	Text{Text: text}.writeInline(w)
	w.put("</w:p></w:tc>")
}
