package text

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
)

// piece is the text of one cell on one line, with the column of signs it starts at.
type piece struct {
	text  string
	start int
}

// row is a row of pieces with the line it starts on.
type row struct {
	at     line
	cells  []string
	header bool
}

// table takes the lines at hand as a table when they are one.
func (p *parser) table() bool {
	if rows, n := p.pageTable(); n > 0 {
		return p.emitTable(rows, n, false)
	}
	if rows, n := p.pipes(); n > 0 {
		return p.emitTable(rows, n, false)
	}
	if rows, n := p.tabs(); n > 0 {
		return p.emitTable(rows, n, true)
	}
	if rows, n := p.spaces(); n > 0 {
		return p.emitTable(rows, n, true)
	}
	return false
}

var border = regexp.MustCompile(`^\+[-=+:]{3,}\+$`)

var separator = regexp.MustCompile(`^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$`)

// pipes reads a table with upright lines between its cells.
func (p *parser) pipes() ([]row, int) {
	var rows []row
	n := 0
	for ; ; n++ {
		l := p.peek(n)
		if n > 0 && border.MatchString(l.text) {
			continue
		}
		if strings.Count(l.text, "|") == 0 || l.blank() {
			break
		}
		if separator.MatchString(l.text) {
			if len(rows) == 1 {
				rows[0].header = true
			}
			continue
		}
		if strings.Trim(l.text, "|-+=: ") == "" {
			continue
		}
		rows = append(rows, row{at: l, cells: pipeCells(l.text)})
	}
	if len(rows) == 0 || n < 2 {
		return nil, 0
	}
	return rows, n
}

func pipeCells(s string) []string {
	s = strings.TrimPrefix(s, "|")
	if strings.HasSuffix(s, "|") && !strings.HasSuffix(s, `\|`) {
		s = s[:len(s)-1]
	}
	var cells []string
	cell := ""
	for part := range strings.SplitSeq(s, "|") {
		if rest, ok := strings.CutSuffix(part, `\`); ok {
			cell += rest + "|"
			continue
		}
		cells = append(cells, strings.TrimSpace(cell+part))
		cell = ""
	}
	if cell != "" {
		cells = append(cells, strings.TrimSpace(cell))
	}
	return cells
}

// tabs reads lines with tabs between their cells, as a spreadsheet or a page
// that was pasted gives them.
func (p *parser) tabs() ([]row, int) {
	var rows []row
	n := 0
	for ; strings.Contains(strings.TrimLeft(p.peek(n).raw, " \t"), "\t"); n++ {
		l := p.peek(n)
		if p.tabbedItem(l.text) {
			break
		}
		var cells []string
		for cell := range strings.SplitSeq(l.raw, "\t") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		rows = append(rows, row{at: l, cells: cells})
	}
	if n < 2 {
		return nil, 0
	}
	return rows, n
}

var tabbed = regexp.MustCompile(`^([-*+•–·▪◦○●■o]|\d{1,2}[.)]|[a-z][.)])\t[^\t]*$`)

// tabbedItem knows a list whose marker is followed by a tab.
func (p *parser) tabbedItem(s string) bool { return tabbed.MatchString(s) }

// spaces reads lines whose columns are made with runs of spaces: at least two
// lines on end must have a column that starts at the same place.
func (p *parser) spaces() ([]row, int) {
	var lines [][]piece
	var at []line
	n, label := 0, "" // the start of a label that goes on in the next line
	for ; ; n++ {
		l := p.peek(n)
		if l.blank() || isRule(l.text) || strings.Contains(l.text, "\t") {
			break
		}
		pieces := pieces(l.raw)
		if label == "" && p.labelGoesOn(pieces, p.peek(n+1)) {
			label = pieces[0].text
			continue
		}
		if len(pieces) < 2 && (len(lines) == 0 || pieces[0].start < columnsOf(lines)[1]-2) {
			break
		}
		if label != "" {
			pieces[0].text, label = p.breaks.join(label, pieces[0].text), ""
		}
		lines, at = append(lines, pieces), append(at, l)
	}
	if len(lines) < 2 {
		return nil, 0
	}
	columns := columnsOf(lines)
	if !aligned(lines, columns) {
		return nil, 0
	}
	var rows []row
	for i, line := range lines {
		cells := make([]string, len(columns))
		for _, pc := range line {
			i := columnAt(columns, pc.start)
			cells[i] = strings.TrimSpace(cells[i] + " " + pc.text)
		}
		if cells[0] == "" && len(rows) > 0 {
			above := rows[len(rows)-1].cells
			for i, c := range cells {
				above[i] = strings.TrimSpace(p.breaks.join(above[i], c))
			}
			continue
		}
		rows = append(rows, row{at: at[i], cells: cells})
	}
	return rows, n
}

// labelGoesOn tells whether a line is the start of a label that was too long for its column: it
// breaks off, and the next line ends the label and has its value beside it.
func (p *parser) labelGoesOn(line []piece, next line) bool {
	if len(line) != 1 || next.blank() || strings.Contains(next.text, "\t") || len(strings.Fields(line[0].text)) > 8 || strings.ContainsAny(line[0].text, ".:;?!") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next.text)
	below := pieces(next.raw)
	return startsUpper(line[0].text) && unicode.IsLower(first) && len(below) > 1 && below[0].start <= line[0].start+2 && strings.HasSuffix(below[0].text, ":")
}

var gap = regexp.MustCompile(`\s{2,}`)

// pieces cuts a line at runs of two spaces and more.
func pieces(raw string) []piece {
	var out []piece
	from := len(raw) - len(strings.TrimLeft(raw, " "))
	for from < len(raw) {
		end, next := len(raw), len(raw)
		if m := gap.FindStringIndex(raw[from:]); m != nil {
			end, next = from+m[0], from+m[1]
		}
		start := utf8.RuneCountInString(raw[:from])
		if n := len(out); n == 1 && markerOnly.MatchString(out[0].text) {
			out[0].text += " " + raw[from:end] // a bullet with room behind it is no column
		} else {
			out = append(out, piece{text: raw[from:end], start: start})
		}
		from = next
	}
	return out
}

var markerOnly = regexp.MustCompile(`^(?:[-*+•–·▪◦○●■►➢‣∙o]|(?:\d{1,2}\.)*\d{1,2}[.)]|[A-Za-z][.)]|[ivxIVX]{1,4}[.)])$`)

// columnsOf gives the starts of the columns: those of the line with most of them.
func columnsOf(lines [][]piece) []int {
	best := lines[0]
	for _, l := range lines {
		if len(l) > len(best) {
			best = l
		}
	}
	var starts []int
	for _, pc := range best {
		if len(starts) == 0 || !behindCode(lines, starts[len(starts)-1], pc.start) {
			starts = append(starts, pc.start)
		}
	}
	if len(starts) == 1 {
		starts = append(starts, starts[0])
	}
	return starts
}

// widestCode is the width of a short code, with the room behind it.
const widestCode = 4

// behindCode tells whether what starts at a place is no column but the text behind a short code
// in the column before it: the first line has nothing there, nor has half of the others.
func behindCode(lines [][]piece, before, start int) bool {
	at := func(pc piece) bool { return pc.start >= start-1 && pc.start <= start+1 }
	if start-before > widestCode || slices.ContainsFunc(lines[0], at) {
		return false
	}
	n := 0
	for _, l := range lines {
		if slices.ContainsFunc(l, at) {
			n++
		}
	}
	return 2*n < len(lines)
}

// aligned wants most of the starts of most lines to fall on a column.
func aligned(lines [][]piece, columns []int) bool {
	hit, all, full := 0, 0, 0
	for _, l := range lines {
		on := 0
		for i, pc := range l[min(1, len(l)):] {
			at := columnAt(columns, pc.start)
			if before := l[i].start; pc.start-before <= widestCode && columnAt(columns, before) == at {
				continue // behind its code
			}
			all++
			if d := pc.start - columns[at]; d >= -2 && d <= 2 {
				hit++
				on++
			}
		}
		if on > 0 {
			full++
		}
	}
	return full >= 2 && hit*10 >= all*8
}

// columnAt gives the last column that starts at or before a place, two signs of
// play allowed.
func columnAt(columns []int, start int) int {
	at := 0
	for i, c := range columns {
		if c <= start+2 {
			at = i
		}
	}
	return at
}

// emitTable keeps the table and moves past its lines.
func (p *parser) emitTable(rows []row, n int, recovered bool) bool {
	pos := p.lines[p.at].pos()
	p.at += n
	p.tables++
	pos.Table = p.tables
	t := &block.Table{Rows: len(rows), Recovered: recovered}
	for r, row := range rows {
		t.Cols = max(t.Cols, len(row.cells))
		for c, text := range row.cells {
			cell := block.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Header: row.header, Pos: row.at.pos()}
			cell.Pos.Table, cell.Pos.Row, cell.Pos.Column = p.tables, r+1, c+1
			b := block.Block{Kind: block.Paragraph, Pos: cell.Pos}
			if inline(&b, text); b.Text != "" || len(b.Removed) > 0 {
				p.doc.Add(block.StruckText, len(b.Removed))
				cell.Blocks = []block.Block{b}
			}
			cell.SetTick()
			t.Cells = append(t.Cells, cell)
		}
	}
	p.doc.Blocks = append(p.doc.Blocks, block.Block{Kind: block.TableKind, Table: t, Pos: pos})
	return true
}
