package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
)

// part is a run of lines that are text, or a table that was recovered from where they
// stand.
type part struct {
	lines       []line
	left, right float64
	table       *placed
}

// parts cuts lines outside drawn tables into text and recovered tables.
func (l *layouter) parts(s *sheet, lines []line) []part {
	var out []part
	text := func(lines []line, c span) {
		if n := len(out); n > 0 && out[n-1].table == nil && out[n-1].left == c.from && out[n-1].right == c.to {
			out[n-1].lines = append(out[n-1].lines, lines...)
			return
		}
		out = append(out, part{lines: append([]line(nil), lines...), left: c.from, right: c.to})
	}
	usual := l.textOn(s)
	for i := 0; i < len(lines); {
		if n, gutter := l.middleGutter(lines[i:]); n > 0 && l.prose(lines[i:i+n], gutter) {
			for side := range 2 {
				var own []line
				for _, ln := range lines[i : i+n] {
					if p := ln.inColumns([]span{gutter})[side]; p != nil {
						own = append(own, *p)
					}
				}
				text(own, extent(own))
			}
			i += n
			continue
		}
		if n, t := l.recover(s, lines[i:], usual); n > 0 {
			out = append(out, part{table: t})
			i += n
			continue
		}
		text(lines[i:i+1], usual)
		i++
	}
	return out
}

// textOn gives between which places text stands on pages like this one.
func (l *layouter) textOn(s *sheet) span {
	return l.widths[int(math.Round(s.page.Width))]
}

// recover finds a table without drawn columns that starts at the first of the lines. It
// gives how many lines it takes.
func (l *layouter) recover(s *sheet, lines []line, text span) (int, *placed) {
	n, gutters, goingOn := l.columnsOf(s, lines)
	for _, head := range []func(*sheet, []line) (int, []span){l.underHead, l.headed, l.middled} {
		if below, own := head(s, lines); below > n || below == n && len(own) > len(gutters) {
			n, gutters, goingOn = below, own, false
		}
	}
	if n == 0 {
		return 0, nil
	}
	t := &placed{gutters: gutters, goingOn: goingOn, page: s.number, nested: map[int][]*placed{}, table: &block.Table{Cols: len(gutters) + 1, Recovered: true}}
	t.xs = starts(lines[:n], gutters)
	columns := columnsIn(lines[:n], gutters, text)
	rows := l.rows(s, lines[:n], gutters, columns)
	if len(rows) < 2 && n < 3 && !goingOn {
		return 0, nil
	}
	t.table.Rows = len(rows)
	for r, row := range rows {
		for c := range columns {
			var own []line
			for _, ln := range row {
				if p := ln.inColumns(gutters)[c]; p != nil {
					own = append(own, *p)
				}
			}
			t.add(block.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1}, own, columns[c])
		}
	}
	return n, t
}

// columnsOf finds the lines of a table and what parts its columns. On the top of a page
// the columns of the table that ended the page before are tried first.
func (l *layouter) columnsOf(s *sheet, lines []line) (n int, gutters []span, goingOn bool) {
	if t := l.last; t != nil && t.gutters != nil && t.page == s.number-1 && len(l.pending) == 0 && lines[0].number == s.first && l.level(lines[0]) == 0 {
		n, gutters = l.run(lines, common(t.gutters, lines[0].white()))
		if n > 0 && len(gutters) == len(t.gutters) && !(only(lines[0], gutters) && l.opensText(lines, 0, gutters)) {
			n = l.tableEnd(lines[:n], gutters)
			if severalColumns(lines[:n], gutters) > 0 || !only(lines[0], gutters) {
				return n, gutters, true
			}
		}
	}
	if n, gutters = l.table(lines, firstGaps(lines), 2); n == 0 {
		// columns that nearly touch need more lines to tell
		n, gutters = l.table(lines, lines[0].gapsOf(math.Max(lines[0].size*0.65, 6)), 4)
	}
	if m, own := l.touchingTable(lines); m > n || m == n && len(own) > len(gutters) {
		n, gutters = m, own
	}
	return n, gutters, false
}

// headed finds a table whose head is the first of the lines, and stands in the middle of its
// columns or elsewhere above them: the lines below are a table by themselves, and each piece of the
// first stands above another of its columns.
func (l *layouter) headed(s *sheet, lines []line) (int, []span) {
	if len(lines) < 3 || l.level(lines[0]) != l.level(lines[1]) || lines[1].base-lines[0].base > l.spacing*lines[0].size*2+1.5 {
		return 0, nil
	}
	n, gutters, _ := l.columnsOf(s, lines[1:])
	if n == 0 {
		return 0, nil
	}
	gutters = slices.Clone(gutters)
	for i, g := range gutters {
		free := commonOf([]span{g}, lines[0].white(), barely)
		if len(free) == 0 {
			return 0, nil
		}
		gutters[i] = slices.MaxFunc(free, func(a, b span) int { return cmp.Compare(a.width(), b.width()) })
	}
	if lines[0].bold && !lines[1].bold && filledColumns(lines[0], gutters) == len(gutters)+1 {
		return n + 1, gutters
	}
	pieces := lines[0].segments(math.Max(lines[0].size*1.1, 9))
	if len(pieces) < 2 || len(pieces) > len(gutters)+1 {
		return 0, nil
	}
	xs, last := starts(lines[1:n+1], gutters), -1
	for _, p := range pieces {
		c := columnOf(gutters, (p.left+p.right)/2)
		if c <= last || p.left < xs[c]-4 || c+1 < len(xs)-1 && p.right > xs[c+1]+1 {
			return 0, nil
		}
		last = c
	}
	return n + 1, gutters
}

// firstGaps gives the room that may be between columns in the first line, or in the one that
// stands beside it: the first of two lines of a heading above the middle of the others.
func firstGaps(lines []line) []span {
	gaps := lines[0].gaps()
	if len(gaps) == 0 && len(lines) > 1 && besideEachOther(lines[0], lines[1]) {
		return common(lines[1].gaps(), lines[0].white())
	}
	return withTouching(lines, gaps)
}

// withTouching adds the gaps that the first line fills up to the next column: one of its words
// starts exactly where behind wide room at least two of the lines just below it go on.
func withTouching(lines []line, gaps []span) []span {
	first := lines[0]
	for i := 1; i < len(first.words); i++ {
		room := span{first.words[i-1].Right, first.words[i].Left}
		if room.width() <= 0.5 || slices.ContainsFunc(gaps, func(g span) bool { return g.to > room.from && g.from < room.to }) {
			continue
		}
		starts := 0
		for k, ln := range lines[1:min(len(lines), 8)] {
			if ln.page != first.page || ln.base-lines[k].base > 2.2*ln.size {
				break
			}
			if slices.ContainsFunc(ln.gaps(), func(g span) bool { return math.Abs(g.to-room.to) < 0.8 }) {
				starts++
			}
		}
		if starts >= 2 {
			gaps = append(gaps, room)
		}
	}
	slices.SortFunc(gaps, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return gaps
}

// table finds the lines of a table that starts with given gaps in its first line; at
// least some of its lines must have text in several columns.
func (l *layouter) table(lines []line, gaps []span, least int) (int, []span) {
	n, gutters := l.run(lines, gaps)
	if n < 2 {
		return 0, nil
	}
	n = max(2, l.tableEnd(lines[:n], gutters))
	gutters = allGutters(lines[:n], gutters)
	if gutters = steady(lines[:n], withoutMarkers(lines[:n], gutters)); len(gutters) == 0 {
		return 0, nil
	}
	n = l.tableEnd(lines[:n], gutters)
	if n < 2 || severalColumns(lines[:n], gutters) < least {
		return 0, nil
	}
	return n, gutters
}

// allGutters gives all that parts the columns of lines, the gutters that were found and
// those that are no wider in some line than the room between words.
func allGutters(lines []line, found []span) []span {
	all := lines[0].white()
	for _, ln := range lines[1:] {
		all = commonOf(all, ln.white(), barely)
	}
	room := narrowest
	if len(lines) < 4 {
		room = 7
	}
	out := slices.Clone(found)
	for _, s := range all {
		known := slices.ContainsFunc(found, func(f span) bool { return f.from < s.to && f.to > s.from })
		if s.from > -10_000 && s.to < 10_000 && (s.width() >= room || aligned(lines, s)) && !known {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return out
}

// aligned tells whether narrow room parts columns all the same: every line with text close
// to it on both sides goes on at the very same place behind it, which words of running text
// never do.
func aligned(lines []line, s span) bool {
	both, exact := 0, 0
	for _, ln := range lines {
		if ln.left > s.from {
			continue
		}
		for _, w := range ln.words { // the first behind the room
			if w.Left < s.to-0.8 {
				continue
			}
			if w.Left < s.to+30 {
				both++
			}
			if w.Left < s.to+0.8 {
				exact++
			}
			break
		}
	}
	return s.width() >= barely && both >= 4 && exact == both
}

func severalColumns(lines []line, gutters []span) int {
	n := 0
	for _, ln := range lines {
		if filledColumns(ln, gutters) > 1 {
			n++
		}
	}
	return n
}

func filledColumns(ln line, gutters []span) int {
	n := 0
	for _, p := range ln.inColumns(gutters) {
		if p != nil {
			n++
		}
	}
	return n
}

// tableEnd gives how many lines the table takes: up to the last that has text in
// several columns, and what goes on below it.
func (l *layouter) tableEnd(lines []line, gutters []span) int {
	first := columnsIn(lines, gutters, span{})[0]
	last := 0
	for i, ln := range lines {
		if filledColumns(ln, gutters) > 1 {
			last = i
		}
	}
	n := last + 1
	for n < len(lines) {
		ln, before := lines[n], lines[n-1]
		if ln.base-before.base > l.spacing*ln.size*1.3+1.5 {
			break
		}
		if only(ln, gutters) {
			part := before.inColumns(gutters)[0]
			if part == nil || !l.filled(*part, ln, first) {
				break
			}
		}
		n++
	}
	return n
}

// starts gives where the columns start, and where the last ends.
func starts(lines []line, gutters []span) []float64 {
	xs := make([]float64, len(gutters)+2)
	for i := range xs {
		xs[i] = math.Inf(1)
	}
	end := 0.0
	for _, ln := range lines {
		for c, p := range ln.inColumns(gutters) {
			if p != nil {
				xs[c], end = math.Min(xs[c], p.left), math.Max(end, p.right)
			}
		}
	}
	for c, g := range gutters {
		if math.IsInf(xs[c+1], 1) {
			xs[c+1] = g.to
		}
	}
	if math.IsInf(xs[0], 1) {
		xs[0] = lines[0].left
	}
	xs[len(xs)-1] = end
	return xs
}

// usualRoom is what word processors leave between the text of two columns, in points.
const usualRoom = 12.5

// columnsIn gives between which places the text of each column may stand.
func columnsIn(lines []line, gutters []span, text span) []column {
	out := make([]column, len(gutters)+1)
	xs := starts(lines, gutters)
	for c := range out {
		out[c] = column{left: xs[c], right: text.to, cell: true}
		if c < len(gutters) {
			out[c].right = math.Max(gutters[c].from, xs[c+1]-usualRoom)
		} else {
			out[c].right = lastRight(lines, gutters, math.Max(xs[c+1], text.to))
		}
	}
	return out
}

// lastRight gives how far text of the last column may go: where most of its lines end
// about, or what is usual on the page.
func lastRight(lines []line, gutters []span, usual float64) float64 {
	var rights []float64
	for _, ln := range lines {
		if p := ln.inColumns(gutters)[len(gutters)]; p != nil {
			rights = append(rights, p.right)
		}
	}
	if len(rights) < 4 {
		return usual
	}
	most, near := slices.Max(rights), 0
	for _, r := range rights {
		if r > most-30 {
			near++
		}
	}
	if near*2 < len(rights) {
		return usual
	}
	return most + 3
}

// rows puts lines together that are one row of a table without lines between rows.
func (l *layouter) rows(s *sheet, lines []line, gutters []span, columns []column) [][]line {
	ruled := l.ruledRows(s, lines)
	step := smallestStep(lines)
	spaced := l.spacedRows(lines, gutters, step)
	middled := middledRows(lines, gutters, step)
	head := l.repeated(s, lines)
	lead := leadColumn(lines, gutters)
	var rows [][]line
	for i, ln := range lines {
		if i == 0 {
			rows = append(rows, []line{ln})
			continue
		}
		var opens bool
		switch {
		case i <= head:
			opens = i == head
		case besideEachOther(lines[i-1], ln):
		case ruled != nil:
			opens = ruled[i]
		case middled:
			opens = ln.base-lines[i-1].base > rowRoom(step)
		case spaced:
			opens = ln.base-lines[i-1].base > step*1.12+1
		default:
			opens = l.opensRow(rows[len(rows)-1], ln, gutters, columns, lead)
			for k := i + 1; k < len(lines) && besideEachOther(lines[k-1], lines[k]) && !opens; k++ {
				opens = l.opensRow(rows[len(rows)-1], lines[k], gutters, columns, lead)
			}
		}
		if opens {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], ln)
	}
	return rows
}

// besideEachOther tells whether two lines are so close that no cell has both below each other:
// they are of cells in one row, of which one stands in the middle of the height.
func besideEachOther(above, ln line) bool {
	return ln.page == above.page && ln.base-above.base < math.Min(above.size, ln.size)*0.75
}

// repeated counts the lines at the top of a page that repeat the first row of the table
// that ended the page before.
func (l *layouter) repeated(s *sheet, lines []line) int {
	if l.last == nil || l.last.gutters == nil || lines[0].number != s.first {
		return 0
	}
	text := squeeze(l.last.rowText(0))
	var top []string
	for i := range min(6, len(lines)-1) {
		top = append(top, lines[i].text(false))
		if sameWords(text, strings.Join(top, " ")) {
			return i + 1
		}
	}
	return 0
}

// sameWords tells whether two texts have the same words, in whatever order.
func sameWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	slices.Sort(x)
	slices.Sort(y)
	return len(x) > 0 && slices.Equal(x, y)
}

func squeeze(s string) string { return strings.ReplaceAll(s, "|", " ") }

// ruledRows tells which lines have a drawn line above them, when that is how the rows of
// the table are parted; nil when it is not.
func (l *layouter) ruledRows(s *sheet, lines []line) []bool {
	out := make([]bool, len(lines))
	all, n, first := extent(lines), 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].left < all.from+6 {
			first++
		}
		covered := 0.0
		for _, r := range s.rules {
			if r.at > lines[i-1].base-1 && r.at < lines[i].base-lines[i].size*0.5 {
				covered += math.Max(math.Min(r.to, all.to)-math.Max(r.from, all.from), 0)
			}
		}
		if covered > all.width()*0.6 {
			out[i] = true
			n++
		}
	}
	if n < 2 || n*2 < first {
		return nil
	}
	return out
}

// smallestStep gives the usual least distance between lines.
func smallestStep(lines []line) float64 {
	step := math.Inf(1)
	for i := 1; i < len(lines); i++ {
		if d := lines[i].base - lines[i-1].base; d > lines[i].size*0.8 {
			step = math.Min(step, d)
		}
	}
	return step
}

// spacedRows tells whether rows have more room between them than lines within a row: the
// lines with room above them nearly all have text in the first column, and the others
// nearly never start something there.
func (l *layouter) spacedRows(lines []line, gutters []span, step float64) bool {
	wide, wideFirst, tight, tightFirst := 0, 0, 0, 0
	for i := 1; i < len(lines); i++ {
		first := lines[i].inColumns(gutters)[0] != nil
		if lines[i].base-lines[i-1].base > step*1.12+1 {
			wide++
			if first {
				wideFirst++
			}
			continue
		}
		tight++
		if first {
			tightFirst++
		}
	}
	return tight > 0 && wide > 0 && wideFirst*10 >= wide*6 && tightFirst*10 <= tight*4
}

// leadColumn gives the column that opens rows: the first, or the second where the first
// has nothing but ticks and answers.
func leadColumn(lines []line, gutters []span) int {
	answers, others := 0, 0
	for _, ln := range lines {
		part := ln.inColumns(gutters)[0]
		switch {
		case part == nil:
		case block.TickOf(block.Boxes(part.text(false))) != block.NoBox:
			return 0 // an open box stands in the rows that are not ticked
		case utf8.RuneCountInString(part.text(false)) <= 3:
			answers++
		case !part.bold:
			others++
		}
	}
	if answers >= 2 && others*5 <= answers {
		return 1
	}
	return 0
}

var subNumber = regexp.MustCompile(`^\d{1,2}[a-z][.:)]?\s`)

// nextPart tells whether a line goes on counting where the row started to: 1b below 1a.
func nextPart(row line, ln line, gutters []span) bool {
	first, here := row.inColumns(gutters), ln.inColumns(gutters)
	for c := range here {
		if here[c] != nil && first[c] != nil && subNumber.MatchString(here[c].text(false)+" ") && subNumber.MatchString(first[c].text(false)+" ") {
			return true
		}
	}
	return false
}

// says tells whether a line has a word or a box, and not a sign alone.
func says(l *line) bool {
	return l != nil && (hasLetter(l.text(false)) || block.TickOf(block.Boxes(l.text(false))) != block.NoBox)
}

// opensRow tells whether a line starts a row: it has text in the first column, or the
// one that leads, and somewhere text that does not go on with what stands above it.
func (l *layouter) opensRow(row []line, ln line, gutters []span, columns []column, lead int) bool {
	above, here := row[len(row)-1].inColumns(gutters), ln.inColumns(gutters)
	if nextPart(row[0], ln, gutters) {
		return true
	}
	if !says(here[0]) && !says(here[lead]) {
		return false
	}
	filled, capitals, opens := 0, 0, false
	for c, p := range here {
		if p == nil {
			continue
		}
		if filled++; !startsLower(p.words[0].Text) {
			capitals++
		}
		opens = opens || above[c] == nil || !l.filled(*above[c], *p, columns[c]) && !numberAlone.MatchString(above[c].text(false))
	}
	if first := row[0].inColumns(gutters)[lead]; first != nil && !startsLower(first.words[0].Text) {
		goesOn := here[lead] != nil && above[lead] != nil && startsLower(here[lead].words[0].Text) && l.filled(*above[lead], *here[lead], columns[lead])
		if capitals == 0 || goesOn {
			return false
		}
	}
	if opens {
		return true
	}
	// Every column could go on: capitals in all of the columns say that none does, and so
	// does a capital in a list of labels.
	if len(gutters) == 1 && here[0] != nil && capitals == filled {
		return true
	}
	whole := filled == len(here) && filled > 2 && capitals*3 >= filled*2 && !startsLower(here[0].words[0].Text)
	return whole || filled > 1 && capitals == filled && filled >= filledColumns(row[0], gutters)
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) && utf8.RuneCountInString(s) > 1
}
