package workbook

import (
	"math"
	"slices"
	"strings"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
)

const (
	lookedAt  = 100 // rows of a table that are looked through for long words
	widestFit = 36  // characters: a word that needs more is broken
)

// widened gives a document with columns that are at least as wide as the words in
// them, so that a program breaks none.
func widened(document report.Document) report.Document {
	document.Tables = slices.Clone(document.Tables)
	for n := range document.Tables {
		t := &document.Tables[n]
		t.Columns = slices.Clone(t.Columns)
		for i, c := range t.Columns {
			widen(t, i, keyFace.widest(printable.Line(c.Heading))+filterButton)
		}
		seen := 0
		for cells := range t.Rows {
			for i, c := range cells[:min(len(cells), len(t.Columns))] {
				widen(t, i, faceOf(*t, i).widest(printable.Text(c.Text)))
			}
			if seen++; seen == lookedAt {
				break
			}
		}
	}
	return document
}

// widen makes room for a word of so many pixels in a column.
func widen(t *report.Table, column int, word float64) {
	need := int(math.Ceil((word + cellPadding) / pixelsPerCharacter))
	t.Columns[column].Width = max(t.Columns[column].Width, min(need, widestFit))
}

// faceOf is the looks of the text in a column.
func faceOf(t report.Table, column int) *face {
	if column < t.Keys {
		return keyFace
	}
	return bodyFace
}

// widest is the width of the widest word of a text.
func (f *face) widest(text string) float64 {
	most := 0.0
	for word := range strings.FieldsSeq(text) {
		x := 0.0
		for _, r := range word {
			if x += f.advance(r); r == '-' {
				most, x = max(most, x), 0
			}
		}
		most = max(most, x)
	}
	return most
}
