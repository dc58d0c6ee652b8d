package docx

import (
	"encoding/xml"
	"strings"

	"verwerkingsregister/export/printable"
)

// escape makes text safe inside an element or a quoted attribute.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
	return b.String()
}

// attribute is text on one line, escaped.
func attribute(s string) string { return escape(printable.Line(s)) }

// runContent turns text into the children of a w:r: w:t, w:br and w:tab.
func runContent(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(printable.Text(s), "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString("<w:tab/>")
			}
			if piece != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escape(piece) + "</w:t>")
			}
		}
	}
	return b.String()
}
