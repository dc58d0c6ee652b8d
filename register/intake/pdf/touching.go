package pdf

import (
	"cmp"
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
