package pdf

import (
	"cmp"
	"math"
	"slices"
)

// The head of a table without lines often stands elsewhere than what is below it: in the middle of
// its columns, or so close together that it shows none.

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
