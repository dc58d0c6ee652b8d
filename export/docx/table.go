package docx

import "strconv"

func (t Table) writeBlock(w *bodyWriter) {
	widths := t.twips(w.width)
	style := "RegisterTable"
	if t.Plain {
		style = "PlainTable"
	}
	w.put(`<w:tbl><w:tblPr><w:tblStyle w:val="`, style, `"/><w:tblW w:w="`, strconv.Itoa(w.width),
		`" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		tableLook(len(t.Rows) > 0 && t.Rows[0].Header), `</w:tblPr><w:tblGrid>`)
	for _, width := range widths {
		w.put(`<w:gridCol w:w="`, strconv.Itoa(width), `"/>`)
	}
	w.put("</w:tblGrid>")
	open := ""
	for _, row := range t.Rows {
		if row.Repeat != open {
			if open != "" {
				w.put("</w:sdtContent></w:sdt>")
			}
			if open = row.Repeat; open != "" {
				w.openRepeat(open)
			}
		}
		row.write(w, widths)
	}
	if open != "" {
		w.put("</w:sdtContent></w:sdt>")
	}
	// A paragraph after the table: two tables in a row would become one, and a
	// cell must end in a paragraph.
	w.put("</w:tbl>", closingParagraph)
}

const closingParagraph = `<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>`

// tableLook says whether the first row has the looks of a head.
func tableLook(head bool) string {
	if head {
		return `<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
	}
	return `<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`
}

// twips divides the width over the columns by their shares, without loss.
func (t Table) twips(width int) []int {
	sum := 0
	for _, share := range t.Widths {
		sum += max(share, 1)
	}
	out, used, shares := make([]int, len(t.Widths)), 0, 0
	for i, share := range t.Widths {
		shares += max(share, 1)
		out[i] = width*shares/sum - used
		used += out[i]
	}
	return out
}

func (r TableRow) write(w *bodyWriter, widths []int) {
	w.put("<w:tr><w:trPr><w:cantSplit/>")
	if r.Header {
		w.put("<w:tblHeader/>")
	}
	w.put("</w:trPr>")
	column := 0
	for _, cell := range r.Cells {
		span := max(cell.Columns, 1)
		width := 0
		for i := column; i < column+span && i < len(widths); i++ {
			width += widths[i]
		}
		cell.write(w, width, r.Header)
		column += span
	}
	w.put("</w:tr>")
}

func (c TableCell) write(w *bodyWriter, width int, header bool) {
	if c.Repeat != "" {
		w.openRepeat(c.Repeat)
		defer w.put("</w:sdtContent></w:sdt>")
	}
	w.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/>`)
	if c.Columns > 1 {
		w.put(`<w:gridSpan w:val="`, strconv.Itoa(c.Columns), `"/>`)
	}
	switch c.Merge {
	case MergeStart:
		w.put(`<w:vMerge w:val="restart"/>`)
	case MergeContinue:
		w.put(`<w:vMerge/>`)
	case NotMerged:
	}
	if c.Shaded && !header {
		w.put(`<w:shd w:val="clear" w:color="auto" w:fill="EEF2F6"/>`)
	}
	w.put("</w:tcPr>")
	if len(c.Blocks) == 0 || c.Merge == MergeContinue {
		w.put("<w:p/>")
	} else {
		w.blocks(c.Blocks)
		if _, ok := c.Blocks[len(c.Blocks)-1].(RepeatBlocks); ok {
			w.put(closingParagraph)
		}
	}
	w.put("</w:tc>")
}
