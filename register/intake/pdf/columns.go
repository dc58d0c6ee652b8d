package pdf

import (
	"cmp"
	"math"
	"slices"

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

// firstGaps gives the room that may be between columns in the first line, or in the one that
// stands beside it: the first of two lines of a heading above the middle of the others.
func firstGaps(lines []line) []span {
	gaps := lines[0].gaps()
	if len(gaps) == 0 && len(lines) > 1 && besideEachOther(lines[0], lines[1]) {
		return common(lines[1].gaps(), lines[0].white())
	}
	return withTouching(lines, gaps)
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
