package pdf

import (
	"math"
	"slices"
)

// A table as a browser prints it has hardly any room between its columns: a cell that is full ends
// at the start of the next. What gives such columns away is that the words of every line start at
// the very same places, and that no word stands across one of those, as words of running text do.

// exactly is how close to one place words of a column start, in points.
const exactly = 0.8

// touchingTable finds a table whose columns touch in some of its lines. It gives how many lines it
// takes, and what parts its columns.
func (l *layouter) touchingTable(lines []line) (int, []span) {
	places := columnStarts(lines)
	n := 0
	for n < len(lines) && len(places) > 0 && (n == 0 || l.below(lines, n)) && !slices.ContainsFunc(places, lines[n].across) {
		if mark, _, _ := marker(lines[n].text(false)); mark != "" {
			break // an item with its text set in
		}
		n++
	}
	if n < 2 {
		return 0, nil
	}
	var gutters []span
	for _, x := range places {
		at, wide := 0, 0
		for _, ln := range lines[:n] {
			for i, w := range ln.words {
				if math.Abs(w.Left-x) < exactly {
					at++
					if i > 0 && w.Left-ln.words[i-1].Right >= math.Max(ln.size*1.1, 9) {
						wide++
					}
				}
			}
		}
		if g := roomBefore(lines[:n], x); at >= 2 && at*2 >= n && wide > 0 && g.from > lines[0].left-1 {
			gutters = append(gutters, g)
		}
	}
	if gutters = steady(lines[:n], withoutMarkers(lines[:n], gutters)); len(gutters) == 0 || filledColumns(lines[0], gutters) < 2 || severalColumns(lines[:n], gutters) < 2 {
		return 0, nil
	}
	return l.tableEnd(lines[:n], gutters), gutters
}

// roomBefore gives the room that all lines leave before a place where a column starts.
func roomBefore(lines []line, x float64) span {
	g := span{math.Inf(-1), x}
	for _, ln := range lines {
		for _, w := range ln.words {
			if w.Left < x-exactly {
				g.from = math.Max(g.from, math.Min(w.Right, x-0.1))
			}
		}
	}
	return g
}

// underHead finds a table by its head: a bold line with wide room between its pieces, below which
// the words of each line start at one place between each two of those.
func (l *layouter) underHead(_ *sheet, lines []line) (int, []span) {
	pieces := lines[0].segments(math.Max(lines[0].size*1.1, 9))
	if len(lines) < 3 || len(pieces) < 2 || !lines[0].bold || lines[1].bold {
		return 0, nil
	}
	end := 2
	for end < len(lines) && l.below(lines, end) {
		end++
	}
	var xs []float64
	for k := 1; k < len(pieces); k++ {
		x, ok := startBetween(lines[1:end], pieces[k-1].right, pieces[k].left)
		if !ok {
			return 0, nil
		}
		xs = append(xs, x)
	}
	n := 1
	for n < end && !slices.ContainsFunc(xs, lines[n].across) {
		n++
	}
	var gutters []span
	for _, x := range xs {
		if n < 3 || startsAt(lines[1:n], x) < 2 {
			return 0, nil
		}
		gutters = append(gutters, roomBefore(lines[:n], x))
	}
	return max(3, l.tableEnd(lines[:n], gutters)), gutters
}

// startBetween gives the place between two others where words of most lines start, and across which
// none of the first two stands.
func startBetween(lines []line, from, to float64) (best float64, ok bool) {
	most := 1
	for _, ln := range lines[:min(2, len(lines))] {
		for _, w := range ln.words {
			x := w.Left
			if x < from || x > to+exactly || slices.ContainsFunc(lines[:min(2, len(lines))], func(ln line) bool { return ln.across(x) }) {
				continue
			}
			if n := startsAt(lines, x); n > most {
				most, best, ok = n, x, true
			}
		}
	}
	return best, ok
}

// startsAt counts the lines with a word that starts at a place.
func startsAt(lines []line, x float64) int {
	n := 0
	for _, ln := range lines {
		if slices.ContainsFunc(ln.words, func(w Word) bool { return math.Abs(w.Left-x) < exactly }) {
			n++
		}
	}
	return n
}

// columnStarts gives where columns may start: behind wide room in one of the first lines.
func columnStarts(lines []line) []float64 {
	var places []float64
	for _, ln := range lines[:min(len(lines), 4)] {
		for _, g := range ln.gaps() {
			if !slices.ContainsFunc(places, func(x float64) bool { return math.Abs(x-g.to) < exactly }) {
				places = append(places, g.to)
			}
		}
	}
	slices.Sort(places)
	return places
}

// below tells whether a line may belong to the table of the lines above it.
func (l *layouter) below(lines []line, n int) bool {
	ln, above := lines[n], lines[n-1]
	return ln.page == above.page && ln.base-above.base <= 2.6*math.Max(ln.size, l.size) && l.level(ln) == l.level(lines[0]) && !(ln.bold && !above.bold)
}

// across tells whether a word of the line stands across a place.
func (l line) across(x float64) bool {
	return slices.ContainsFunc(l.words, func(w Word) bool { return w.Left < x-exactly && w.Right > x+exactly })
}
