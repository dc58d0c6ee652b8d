package pdf

import (
	"math"
	"slices"
)

// A browser puts what stands in a cell in the middle of the height of its row. A label beside three
// lines stands beside the second of them, one beside two lines between them, and the first line of
// the table may hold nothing but the start of its last column.

// lead is how many lines of a table may come before the first that shows its columns.
const lead = 5

// middled finds a table whose first line stands in its last columns alone, with the label of its row
// on a line below it.
func (l *layouter) middled(s *sheet, lines []line) (int, []span) {
	if len(lines[0].gaps()) > 0 || l.level(lines[0]) > 0 {
		return 0, nil
	}
	for k := 1; k <= lead && k+1 < len(lines) && l.near(lines[k-1], lines[k]); k++ {
		if len(lines[k].gaps()) == 0 {
			continue
		}
		n, gutters, _ := l.columnsOf(s, lines[k:])
		fits := func(ln line) bool {
			return !slices.ContainsFunc(gutters, func(g span) bool { return ln.across(g.middle()) }) && filledColumns(ln, gutters) == 1
		}
		if n == 0 || columnOf(gutters, lines[0].left) == 0 || slices.ContainsFunc(lines[:k], func(ln line) bool { return !fits(ln) }) {
			return 0, nil
		}
		if !middledRows(lines[:k+n], gutters, smallestStep(lines[:k+n])) {
			return 0, nil
		}
		return k + n, gutters
	}
	return 0, nil
}

// rowRoom is from how far apart on two lines may be of two rows, when lines within a cell are a step
// apart.
func rowRoom(step float64) float64 { return step*1.1 + 0.9 }

// near tells whether a line stands below another with no more room than between rows.
func (l *layouter) near(above, ln line) bool {
	return ln.page == above.page && ln.base-above.base <= 3*math.Max(ln.size, l.size) && l.level(ln) == l.level(above)
}

// middledRows tells whether wide room parts rows in whose first column a text stands in the middle
// of the height of the others, at least once below their first line.
func middledRows(lines []line, gutters []span, step float64) bool {
	moved, rows := false, 0
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].base-lines[to-1].base <= rowRoom(step) {
			to++
		}
		labels := labelLines(lines[from:to], gutters)
		for i := range labels {
			if i > 0 && labels[i].base-labels[i-1].base > rowRoom(step) {
				return false // of two rows
			}
		}
		if rows++; len(labels) == 0 {
			return false
		}
		middle := (lines[from].base + lines[to-1].base) / 2
		if math.Abs((labels[0].base+labels[len(labels)-1].base)/2-middle) > step*0.6 {
			return false
		}
		moved = moved || labels[0].base > lines[from].base+1
		from = to
	}
	return moved && rows > 1
}

// labelLines gives the lines with text in the first column.
func labelLines(lines []line, gutters []span) []line {
	return slices.DeleteFunc(slices.Clone(lines), func(ln line) bool { return ln.inColumns(gutters)[0] == nil })
}
