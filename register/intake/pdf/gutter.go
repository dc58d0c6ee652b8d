package pdf

import (
	"cmp"
	"math"
	"slices"
)

// span is a stretch from left to right.
type span struct{ from, to float64 }

func (s span) width() float64  { return s.to - s.from }
func (s span) middle() float64 { return (s.from + s.to) / 2 }

// narrowest is the least room between two columns, in points.
const narrowest = 4.5

// barely is the least room between columns whose text starts at one place on every line.
const barely = 2.2

// white gives where a line has no text.
func (l line) white() []span {
	out := []span{{-20_000, l.words[0].Left}}
	right := l.words[0].Right
	for _, w := range l.words[1:] {
		if w.Left > right {
			out = append(out, span{right, w.Left})
		}
		right = math.Max(right, w.Right)
	}
	return append(out, span{right, 20_000})
}

// common gives the room two lists have in common.
func common(a, b []span) []span { return commonOf(a, b, narrowest) }

// commonOf gives the room of at least so much that two lists have in common.
func commonOf(a, b []span, least float64) []span {
	var out []span
	for _, s := range a {
		for _, o := range b {
			both := span{math.Max(s.from, o.from), math.Min(s.to, o.to)}
			if both.width() >= math.Min(least, s.width()-0.01) {
				out = append(out, both)
			}
		}
	}
	return out
}

// gaps gives the room within a line that may be between columns.
func (l line) gaps() []span { return l.gapsOf(math.Max(l.size*1.1, 9)) }

func (l line) gapsOf(room float64) []span {
	all := l.white()
	return slices.DeleteFunc(slices.Clone(all[1:len(all)-1]), func(s span) bool { return s.width() < room })
}

// columnOf gives the column a place stands in, from 0.
func columnOf(gutters []span, x float64) int {
	n := 0
	for _, g := range gutters {
		if x > g.middle() {
			n++
		}
	}
	return n
}

// inColumns cuts a line at gutters; a column without text has no words.
func (l line) inColumns(gutters []span) []*line {
	out := make([]*line, len(gutters)+1)
	byColumn := make([][]Word, len(gutters)+1)
	for _, w := range l.words {
		c := columnOf(gutters, (w.Left+w.Right)/2)
		byColumn[c] = append(byColumn[c], w)
	}
	for c, words := range byColumn {
		if len(words) > 0 {
			p := l.part(words)
			out[c] = &p
		}
	}
	return out
}

// run finds how many lines from the first on leave room for the same gutters.
func (l *layouter) run(lines []line, gutters []span) (int, []span) {
	if len(gutters) == 0 {
		return 0, nil
	}
	n := 1
	for ; n < len(lines); n++ {
		ln, before := lines[n], lines[n-1]
		if ln.page != before.page || ln.base-before.base > 4.5*math.Max(ln.size, l.size) {
			break
		}
		if l.level(ln) > 0 && l.level(ln) != l.level(lines[0]) {
			break
		}
		if ln.bold && !before.bold && len(ln.gaps()) > 0 && ln.base-before.base > l.spacing*ln.size*1.35 {
			break // the head of a next table
		}
		left := touching(lines[:n], ln, gutters, common(gutters, ln.white()))
		if lost(gutters, left) {
			break
		}
		if only(ln, left) && l.opensText(lines, n, left) {
			break
		}
		gutters = left
	}
	return n, gutters
}

// touching adds the gutters that a line fills up to the next column: a word of it starts
// exactly where that column starts on the lines above.
func touching(above []line, ln line, gutters, left []span) []span {
	for _, g := range gutters {
		if !lost([]span{g}, left) {
			continue
		}
		starts := 0
		for _, a := range above {
			if slices.ContainsFunc(a.words, func(w Word) bool { return math.Abs(w.Left-g.to) < 1 }) {
				starts++
			}
		}
		for i := 1; i < len(ln.words) && starts >= 2; i++ {
			room := span{ln.words[i-1].Right, ln.words[i].Left}
			if math.Abs(ln.words[i].Left-g.to) < 1 && room.width() > 0.5 {
				left = append(left, span{math.Max(room.from, g.from), math.Min(room.to, g.to)})
			}
		}
	}
	slices.SortFunc(left, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	return left
}

// lost tells whether one of the gutters has nothing left.
func lost(gutters, left []span) bool {
	for _, g := range gutters {
		if !slices.ContainsFunc(left, func(s span) bool { return s.from >= g.from-0.01 && s.to <= g.to+0.01 }) {
			return true
		}
	}
	return false
}

// only tells whether a line has text in its first column alone.
func only(ln line, gutters []span) bool {
	return columnOf(gutters, (ln.left+ln.words[0].Right)/2) == 0 && len(gutters) > 0 && ln.right <= gutters[0].to
}

// opensText tells whether a line with text in the first column alone is a heading or
// paragraph between tables: more room above it than below it, and bold.
func (l *layouter) opensText(lines []line, n int, gutters []span) bool {
	ln := lines[n]
	if n == 0 {
		return ln.bold || n+1 >= len(lines) || lost(gutters, common(gutters, lines[n+1].white()))
	}
	above := ln.base - lines[n-1].base
	if part := lines[n-1].inColumns(gutters)[0]; part != nil && above < l.spacing*ln.size*1.3+1.5 && l.filled(*part, ln, columnsIn(lines[:n+1], gutters, span{})[0]) {
		return false
	}
	if n+1 >= len(lines) {
		return above > l.spacing*ln.size*1.6
	}
	below := lines[n+1].base - ln.base
	if ln.bold && !lines[n-1].bold && above > l.spacing*ln.size*1.35 && above > below*0.95 && only(ln, gutters) {
		return above > l.spacing*ln.size*1.8 || len(lines[n+1].gaps()) == 0
	}
	return len(lines[n+1].gaps()) == 0 && lost(gutters, common(gutters, lines[n+1].white()))
}

// withoutMarkers drops the gutters that only part bullets and numbers from their text.
func withoutMarkers(lines []line, gutters []span) []span {
	for g := 0; g < len(gutters); g++ {
		marks, others := 0, 0
		for _, ln := range lines {
			part := ln.inColumns(gutters)[g]
			if part == nil {
				continue
			}
			if mark, rest, _ := marker(part.text(false) + " x"); mark != "" && rest == "x" {
				marks++
			} else {
				others++
			}
		}
		if marks > 0 && others*4 <= marks {
			gutters = slices.Delete(slices.Clone(gutters), g, g+1)
			g--
		}
	}
	return gutters
}

// steady drops the gutters whose column to the right has text that does not start, end
// or stand in the middle at one place.
func steady(lines []line, gutters []span) []span {
	for changed := true; changed; {
		changed = false
		for g := range gutters {
			var lefts, rights, middles []float64
			for _, ln := range lines {
				if part := ln.inColumns(gutters)[g+1]; part != nil {
					lefts, rights, middles = append(lefts, part.left), append(rights, part.right), append(middles, (part.left+part.right)/2)
				}
			}
			if len(lefts) == 1 && emptyBelow(lines[0], gutters, g) {
				continue
			}
			if n := len(lefts); n >= 2 && max(atOnePlace(lefts), atOnePlace(rights), atOnePlace(middles))*10 >= n*6 {
				continue
			}
			gutters = slices.Delete(slices.Clone(gutters), g, g+1)
			changed = true
			break
		}
	}
	return gutters
}

// emptyBelow tells whether a gutter has wide room around it in the first line: a column of
// which nothing but the heading is filled in.
func emptyBelow(first line, gutters []span, g int) bool {
	parts := first.inColumns(gutters)
	return parts[g] != nil && parts[g+1] != nil && parts[g+1].left-parts[g].right > first.size*1.5
}

// atOnePlace counts the most values that lie together.
func atOnePlace(values []float64) int {
	slices.Sort(values)
	most := 0
	for i := range values {
		n := 0
		for _, v := range values[i:] {
			if v-values[i] <= 2.5 {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}

// prose tells whether lines in two columns are text that runs on in each, and no table.
func (l *layouter) prose(lines []line, gutter span) bool {
	gutters := []span{gutter}
	var sides [2][]line
	for _, ln := range lines {
		for c, part := range ln.inColumns(gutters) {
			if part != nil {
				sides[c] = append(sides[c], *part)
			}
		}
	}
	if len(sides[0]) < 6 || len(sides[1]) < 6 {
		return false
	}
	if l.level(sides[1][0]) > 0 && l.headings(sides[0]) > 0 && l.headings(sides[1]) > 1 || shared(sides[0], sides[1])*10 < min(len(sides[0]), len(sides[1]))*4 {
		return true
	}
	left, right := extent(sides[0]), extent(sides[1])
	if math.Min(left.width(), right.width()) < math.Max(left.width(), right.width())*0.6 {
		return false
	}
	for c, side := range []span{left, right} {
		full := 0
		for _, ln := range sides[c] {
			if ln.right > side.to-side.width()*0.15 {
				full++
			}
		}
		if full*10 < len(sides[c])*5 {
			return false
		}
	}
	// In a table new paragraphs start at the same height on both sides.
	a, b := l.starts(sides[0], left), l.starts(sides[1], right)
	same := 0
	for _, x := range a {
		if slices.ContainsFunc(b, func(y float64) bool { return math.Abs(x-y) < 2 }) {
			same++
		}
	}
	return same <= 1 || same*2 < min(len(a), len(b))
}

// headings counts the lines with larger letters.
func (l *layouter) headings(lines []line) int {
	n := 0
	for _, ln := range lines {
		if l.level(ln) > 0 {
			n++
		}
	}
	return n
}

// shared counts the lines that stand at the height of one of the others, as the cells of
// a row do.
func shared(others, lines []line) int {
	n := 0
	for _, ln := range lines {
		if slices.ContainsFunc(others, func(o line) bool { return math.Abs(o.base-ln.base) < 1 }) {
			n++
		}
	}
	return n
}

// starts gives the heights at which paragraphs start.
func (l *layouter) starts(lines []line, s span) []float64 {
	var out []float64
	for i, ln := range lines {
		if i == 0 || !l.filled(lines[i-1], ln, column{left: s.from, right: s.to}) || ln.base-lines[i-1].base > l.spacing*ln.size*1.3+1.5 {
			out = append(out, ln.base)
		}
	}
	return out
}

// extent gives how far lines reach to both sides.
func extent(lines []line) span {
	s := span{math.Inf(1), math.Inf(-1)}
	for _, ln := range lines {
		s.from, s.to = math.Min(s.from, ln.left), math.Max(s.to, ln.right)
	}
	return s
}

// middleGutter finds lines from the first on that leave the middle of the page free:
// text in two columns whose lines need not stand at the same height.
func (l *layouter) middleGutter(lines []line) (n int, gutter span) {
	all := extent(lines)
	free := []span{{all.from + all.width()*0.3, all.to - all.width()*0.3}}
	for _, ln := range lines {
		if ln.page != lines[0].page {
			break
		}
		left := common(free, ln.white())
		if len(left) == 0 {
			break
		}
		free = left
		n++
	}
	widest := slices.MaxFunc(free, func(a, b span) int { return cmp.Compare(a.width(), b.width()) })
	if n < 10 || widest.width() < 8 {
		return 0, span{}
	}
	return n, widest
}
