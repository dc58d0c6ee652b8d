package workbook

// maxUnits is what one cell is given: less than the 32,767 UTF-16 units that
// Excel allows, to leave room for the mark of a continuation.
const maxUnits = 32_000

// Parts divides a text over rows of a table: each part fits a cell of a column
// that is width wide. Together the parts are the text, to the letter. A text is
// divided where a line ends.
func Parts(text string, width int) []string { return bodyFace.parts(text, width) }

func (f *face) parts(text string, width int) []string {
	room, limit := pixels(width), f.mostLines()-1 // a line is kept for the mark
	var parts []string
	for {
		cut := f.cut(text, room, limit)
		parts = append(parts, text[:cut])
		if text = text[cut:]; text == "" {
			return parts
		}
	}
}

// cut returns the number of bytes of text that fit a cell, preferring to end
// with a line of the text itself when that leaves little room unused.
func (f *face) cut(text string, room float64, limit int) int {
	if len(text) <= maxUnits && f.lines(text, room) <= limit {
		return len(text)
	}
	units := withinUnits(text)
	line, cut, paragraph, paragraphLine := 1, len(text), 0, 0
	f.wrap(text, room, func(at int) bool {
		if at > units || line >= limit {
			cut = at
			return false
		}
		if line++; at > 0 && text[at-1] == '\n' {
			paragraph, paragraphLine = at, line
		}
		return true
	})
	cut = min(cut, units)
	if paragraph > 0 && paragraph < cut && paragraphLine > line*3/4 {
		return paragraph
	}
	return cut
}

// withinUnits returns the number of bytes of text that a cell can hold.
func withinUnits(text string) int {
	units := 0
	for i, r := range text {
		if units++; r > 0xffff {
			units++
		}
		if units > maxUnits {
			return i
		}
	}
	return len(text)
}
