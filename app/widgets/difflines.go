package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// diffLine is one line of a [DiffView].
type diffLine struct {
	row   int
	first bool // of its row
	label string
	sides [2][]diffPiece // old and new; in one column only the first is used
}

// diffPiece is a stretch of one kind in a line.
type diffPiece struct {
	kind   DiffKind
	text   string
	signed bool // stands between signs, or is the text around what does
	absent bool // stands for a text that is not there
}

// wrapDiff breaks rows into lines, and tells where each row begins.
func wrapDiff(rows []DiffRow, c diffColumns) (lines []diffLine, first []int) {
	size := look.Size(theme.SizeNameText)
	w := diffWrapper{columns: c, text: newRuler(size, false), bold: newRuler(size, true)}
	first = make([]int, 0, len(rows)+1)
	for i, r := range rows {
		first = append(first, len(w.lines))
		w.row(i, r)
	}
	return w.lines, append(first, len(w.lines))
}

type diffWrapper struct {
	columns    diffColumns
	text, bold *ruler
	lines      []diffLine
}

func (w *diffWrapper) row(at int, r DiffRow) {
	var label []string
	var sides [2][][]diffPiece
	indent := diffIndent(r)
	if r.Shape == DiffValue {
		label = cut(r.Label, wrapText(r.Label, max(w.columns.labels-indent, look.Unit(40)), w.text))
		if w.columns.beside {
			sides = [2][][]diffPiece{w.side(r, Added), w.side(r, Removed)}
		} else {
			sides[0] = w.side(r, Same)
		}
	} else {
		width := w.columns.old + w.columns.text - w.columns.label - indent
		if w.columns.beside {
			width += w.columns.text
		}
		label = cut(r.Label, wrapText(r.Label, max(width, look.Unit(40)), w.bold))
	}
	for n := range max(len(label), len(sides[0]), len(sides[1]), 1) {
		l := diffLine{row: at, first: n == 0}
		if n < len(label) {
			l.label = label[n]
		}
		for s := range sides {
			if n < len(sides[s]) {
				l.sides[s] = sides[s][n]
			}
		}
		w.lines = append(w.lines, l)
	}
}

func diffIndent(r DiffRow) float32 { return float32(r.Level) * look.Unit(14) }

// side breaks one side of a row into lines; skip is the kind that stands on the
// other, Same for both in one.
func (w *diffWrapper) side(r DiffRow, skip DiffKind) [][]diffPiece {
	var text strings.Builder
	var ends []int
	var kinds []DiffKind
	signed := r.signed(w.columns.beside)
	for _, p := range r.Parts {
		if p.Text == "" || skip != Same && p.Kind == skip {
			continue
		}
		shown := p.Text
		if signed {
			shown = p.Signed()
		}
		text.WriteString(strings.ReplaceAll(shown, "\t", "    "))
		ends, kinds = append(ends, text.Len()), append(kinds, p.Kind)
	}
	if text.Len() == 0 {
		if r.Absent == "" {
			return nil
		}
		return [][]diffPiece{{{text: r.Absent, absent: true}}}
	}
	whole := text.String()
	var lines [][]diffPiece
	at := 0
	for _, span := range wrapText(whole, w.columns.text, w.text) {
		var line []diffPiece
		for from := span[0]; from < span[1]; {
			for ends[at] <= from {
				at++
			}
			to := min(ends[at], span[1])
			line = append(line, diffPiece{kind: kinds[at], text: whole[from:to], signed: signed})
			from = to
		}
		lines = append(lines, line)
	}
	return lines
}

func cut(text string, spans [][2]int) []string {
	lines := make([]string, len(spans))
	for i, s := range spans {
		lines[i] = text[s[0]:s[1]]
	}
	return lines
}

// pieceWidth measures a piece as it is drawn.
func pieceWidth(text string) float32 {
	return fyne.MeasureText(text, look.Size(theme.SizeNameText), fyne.TextStyle{}).Width
}
