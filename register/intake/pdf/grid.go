package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// play is how far apart, in points, two lines may be drawn and still be one.
const play = 3

// lowest is the least height of a row, in points: nothing can be written in a lower one.
const lowest = 7

// rule is a drawn line: at is its place across, from and to its ends. A soft one is the
// edge of a painted area.
type rule struct {
	at, from, to float64
	soft         bool
}

// grid is a table that is drawn: the places of its lines and which of them are there.
type grid struct {
	xs, ys     []float64
	horizontal []rule
	vertical   []rule
	cells      []gridCell
	owner      [][]int // the cell that covers a place
	parent     *grid
	inside     int // the cell of the parent it lies in
	children   []*grid
}

// gridCell is a cell of a drawn table with the words in it.
type gridCell struct {
	row, col, rows, cols int
	words                []Word
	lines                []line
}

// gridsOf finds the tables among what is drawn on a page, groups of lines that touch,
// and gives the lines that are part of none.
func gridsOf(boxes []Box) ([]*grid, []rule) {
	hs, vs := rulesOf(boxes)
	if len(hs) > 6000 || len(vs) > 6000 {
		return nil, nil // a drawing, not a table
	}
	var grids []*grid
	var loose []rule
	for _, g := range groups(hs, vs) {
		g.measure()
		if len(g.xs) >= 3 && len(g.ys) >= 2 || len(g.xs) == 2 && len(g.ys) >= 4 {
			grids = append(grids, g)
			continue
		}
		loose = append(loose, g.horizontal...)
	}
	slices.SortFunc(grids, func(a, b *grid) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	for _, g := range grids {
		g.layout(nil)
	}
	nest(grids)
	return grids, loose
}

// rulesOf gives the lines across and down among what is drawn.
func rulesOf(boxes []Box) (hs, vs []rule) {
	for _, b := range boxes {
		if b.Shape {
			continue
		}
		wide, high := b.width() > 6, b.height() > 6
		soft := b.Filled && !b.Framed
		switch {
		case wide && b.height() <= play:
			hs = append(hs, rule{at: (b.Top + b.Bottom) / 2, from: b.Left, to: b.Right})
		case high && b.width() <= play:
			vs = append(vs, rule{at: (b.Left + b.Right) / 2, from: b.Top, to: b.Bottom})
		case wide && high:
			hs = append(hs, rule{b.Top, b.Left, b.Right, soft}, rule{b.Bottom, b.Left, b.Right, soft})
			vs = append(vs, rule{b.Left, b.Top, b.Bottom, soft}, rule{b.Right, b.Top, b.Bottom, soft})
		}
	}
	return hs, vs
}

// groups puts lines together that cross or touch.
func groups(hs, vs []rule) []*grid {
	parent := make([]int, len(hs)+len(vs))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, h := range hs {
		for j, v := range vs {
			if v.at >= h.from-play && v.at <= h.to+play && h.at >= v.from-play && h.at <= v.to+play {
				parent[find(i)] = find(len(hs) + j)
			}
		}
	}
	byRoot := map[int]*grid{}
	var out []*grid
	for i := range parent {
		root := find(i)
		if byRoot[root] == nil {
			byRoot[root] = &grid{}
			out = append(out, byRoot[root])
		}
		if i < len(hs) {
			byRoot[root].horizontal = append(byRoot[root].horizontal, hs[i])
		} else {
			byRoot[root].vertical = append(byRoot[root].vertical, vs[i-len(hs)])
		}
	}
	return out
}

// measure finds the columns and rows of a group of lines. A side without a line of its
// own is where the lines towards it end.
func (g *grid) measure() {
	g.xs, g.ys = places(g.vertical, play), places(g.horizontal, lowest)
	if len(g.xs) == 0 || len(g.ys) == 0 {
		return
	}
	left, right := reach(g.horizontal)
	top, bottom := reach(g.vertical)
	if left < g.xs[0]-10 {
		g.xs = append([]float64{left}, g.xs...)
	}
	if right > g.xs[len(g.xs)-1]+10 {
		g.xs = append(g.xs, right)
	}
	if top < g.ys[0]-lowest {
		g.ys = append([]float64{top}, g.ys...)
	}
	if bottom > g.ys[len(g.ys)-1]+lowest {
		g.ys = append(g.ys, bottom)
	}
	if len(g.xs) > 100 {
		g.xs = g.xs[:100]
	}
	if len(g.ys) > 400 {
		g.ys = g.ys[:400]
	}
}

// reach gives how far lines go.
func reach(rules []rule) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, r := range rules {
		from, to = math.Min(from, r.from), math.Max(to, r.to)
	}
	return from, to
}

// places gives the different places of lines, in order.
func places(rules []rule, apart float64) []float64 {
	var all []float64
	for _, r := range rules {
		all = append(all, r.at)
	}
	slices.Sort(all)
	var out []float64
	for _, at := range all {
		if len(out) == 0 || at-out[len(out)-1] > apart {
			out = append(out, at)
		}
	}
	return out
}

// drawnAt tells whether a line is there between two places.
func drawnAt(rules []rule, at, from, to float64) bool {
	m := (from + to) / 2
	return slices.ContainsFunc(rules, func(r rule) bool { return math.Abs(r.at-at) <= lowest && r.from <= m && r.to >= m })
}

// layout works out the cells: a line that is not there between two places makes them
// one. Words, when they are known, part the columns of rows without lines between them.
func (g *grid) layout(words []Word) {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	open, runs := g.openRows(), map[int][]line{}
	parted := func(row, col int) bool {
		if drawnAt(g.vertical, g.xs[col], g.ys[row], g.ys[row+1]) {
			return true
		}
		if words == nil || !open[row] {
			return false
		}
		if _, known := runs[row]; !known {
			runs[row] = g.runsOf(words, row)
		}
		return !slices.ContainsFunc(runs[row], func(s line) bool { return s.left < g.xs[col]-1 && s.right > g.xs[col]+1 })
	}
	g.cells, g.owner = nil, make([][]int, rows)
	for r := range g.owner {
		g.owner[r] = slices.Repeat([]int{-1}, cols)
	}
	for r := range rows {
		for c := range cols {
			if g.owner[r][c] >= 0 {
				continue
			}
			cell := gridCell{row: r, col: c, rows: 1, cols: 1}
			for c+cell.cols < cols && g.owner[r][c+cell.cols] < 0 && !parted(r, c+cell.cols) {
				cell.cols++
			}
			for r+cell.rows < rows && g.opensDown(cell, r+cell.rows) {
				cell.rows++
			}
			for i := r; i < r+cell.rows; i++ {
				for k := c; k < c+cell.cols; k++ {
					g.owner[i][k] = len(g.cells)
				}
			}
			g.cells = append(g.cells, cell)
		}
	}
}

// openRows tells which rows have no line between their columns, when that is the way of
// the table.
func (g *grid) openRows() []bool {
	open := make([]bool, len(g.ys)-1)
	n := 0
	for r := range open {
		open[r] = true
		for _, x := range g.xs[1 : len(g.xs)-1] {
			if drawnAt(g.vertical, x, g.ys[r], g.ys[r+1]) {
				open[r] = false
			}
		}
		if open[r] {
			n++
		}
	}
	if n*2 <= len(open) {
		clear(open)
	}
	return open
}

// runsOf gives the text of a row, cut where there is more room than between words.
func (g *grid) runsOf(words []Word, row int) []line {
	var in []Word
	for _, w := range words {
		if m := (w.Top + w.Bottom) / 2; m >= g.ys[row] && m < g.ys[row+1] {
			in = append(in, w)
		}
	}
	var out []line
	for _, l := range linesOf(in) {
		out = append(out, l.segments(l.size)...)
	}
	return out
}

// opensDown tells whether no line is drawn between a cell and the row below it.
func (g *grid) opensDown(c gridCell, row int) bool {
	for k := c.col; k < c.col+c.cols; k++ {
		if g.owner[row][k] >= 0 || drawnAt(g.horizontal, g.ys[row], g.xs[k], g.xs[k+1]) {
			return false
		}
	}
	return true
}

// nest finds the tables that lie in a cell of another.
func nest(grids []*grid) {
	for _, g := range grids {
		x, y := (g.xs[0]+g.xs[len(g.xs)-1])/2, (g.ys[0]+g.ys[len(g.ys)-1])/2
		for _, o := range grids {
			if o == g || !o.around(g) || g.parent != nil && g.parent.area() < o.area() {
				continue
			}
			if row, col := slot(o.ys, y), slot(o.xs, x); row >= 0 && col >= 0 {
				g.parent, g.inside = o, o.owner[row][col]
			}
		}
	}
	for _, g := range grids {
		if g.parent != nil {
			g.parent.children = append(g.parent.children, g)
		}
	}
}

func (g *grid) area() float64 {
	return (g.xs[len(g.xs)-1] - g.xs[0]) * (g.ys[len(g.ys)-1] - g.ys[0])
}

func (g *grid) around(o *grid) bool {
	return g.area() > o.area()*1.05 && g.xs[0] <= o.xs[0]+play && g.xs[len(g.xs)-1] >= o.xs[len(o.xs)-1]-play &&
		g.ys[0] <= o.ys[0]+play && g.ys[len(g.ys)-1] >= o.ys[len(o.ys)-1]-play
}

// spot gives the place by which a word is put into a cell.
func spot(w Word) (x, y float64) {
	if w.Turn != 0 || w.Field {
		return (w.Left + w.Right) / 2, (w.Top + w.Bottom) / 2
	}
	return math.Max((w.Left+math.Min(w.Right, w.Left+20))/2, w.Left), w.Base - w.Size*0.3
}

// gridAt gives the innermost table a word stands in, nil for none.
func gridAt(grids []*grid, w Word) *grid {
	x, y := spot(w)
	var in *grid
	for _, g := range grids {
		if slot(g.xs, x) < 0 || slot(g.ys, y) < 0 || in != nil && in.area() < g.area() {
			continue
		}
		in = g
	}
	return in
}

// take puts a word into the cell it stands in.
func (g *grid) take(w Word) {
	x, y := spot(w)
	c := &g.cells[g.owner[slot(g.ys, y)][slot(g.xs, x)]]
	c.words = append(c.words, w)
}

// words gives all words of the table.
func (g *grid) words() []Word {
	var all []Word
	for i := range g.cells {
		all = append(all, g.cells[i].words...)
	}
	return all
}

// lines gives the lines of each cell.
func (g *grid) lines() [][]line {
	var all [][]line
	for i := range g.cells {
		if len(g.cells[i].lines) > 0 {
			all = append(all, g.cells[i].lines)
		}
	}
	return all
}

// settle works out the cells anew with the words known, and their lines. It tells
// whether what was drawn is a table: not a frame around text, or painted areas alone.
func (g *grid) settle(page int) bool {
	words := g.words()
	if slices.Contains(g.openRows(), true) {
		g.layout(words)
		for _, w := range words {
			g.take(w)
		}
	}
	filled, hard := 0, 0
	for i := range g.cells {
		c := &g.cells[i]
		if len(c.words) == 0 {
			continue
		}
		filled++
		c.lines = linesOf(c.words)
		for k := range c.lines {
			c.lines[k].page = page
		}
	}
	for _, v := range g.vertical {
		if !v.soft {
			hard++
		}
	}
	if len(g.ys) == 2 && hard == 0 {
		return false
	}
	return filled >= 2 || filled == 1 && len(g.cells) > 2 || len(g.children) > 0
}

// slot gives the space between two places that holds a value, -1 for none.
func slot(places []float64, v float64) int {
	for i := 0; i+1 < len(places); i++ {
		if v >= places[i]-1 && v < places[i+1]+1 {
			return i
		}
	}
	return -1
}

func plain(lines []line) string {
	var parts []string
	for _, l := range lines {
		parts = append(parts, l.text(false))
	}
	return strings.Join(parts, " ")
}
