package pdf

import (
	"math"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// play is how far apart, in points, two lines may be drawn and still be one.
const play = 3

// rule is a drawn line: at is its place across, from and to its ends.
type rule struct{ at, from, to float64 }

// grid is a table that is drawn: the places of its lines and which of them are there.
type grid struct {
	xs, ys     []float64
	horizontal []rule
	vertical   []rule
}

// gridsOf finds the tables among what is drawn on a page: groups of lines that touch.
func gridsOf(boxes []Box) []grid {
	var hs, vs []rule
	for _, b := range boxes {
		if !(b.Right-b.Left < 100_000 && b.Bottom-b.Top < 100_000) {
			continue
		}
		if square(b) {
			continue
		}
		wide, high := b.Right-b.Left > 8, b.Bottom-b.Top > 8
		switch {
		case wide && !high:
			hs = append(hs, rule{(b.Top + b.Bottom) / 2, b.Left, b.Right})
		case high && !wide:
			vs = append(vs, rule{(b.Left + b.Right) / 2, b.Top, b.Bottom})
		case wide && high:
			hs = append(hs, rule{b.Top, b.Left, b.Right}, rule{b.Bottom, b.Left, b.Right})
			vs = append(vs, rule{b.Left, b.Top, b.Bottom}, rule{b.Right, b.Top, b.Bottom})
		}
	}
	if len(hs) > 4000 || len(vs) > 4000 {
		return nil // a drawing, not a table
	}
	var grids []grid
	for _, g := range groups(hs, vs) {
		g.xs, g.ys = places(g.vertical, play), places(g.horizontal, lowest)
		if len(g.xs) >= 3 && len(g.ys) >= 2 || len(g.xs) == 2 && len(g.ys) >= 4 {
			grids = append(grids, g)
		}
	}
	slices.SortFunc(grids, func(a, b grid) int { return compare(a.ys[0], b.ys[0]) })
	return grids
}

// square tells whether a frame is as small and square as a tick box. Whether it is
// ticked can't be told from it, and it is no cell of a table.
func square(b Box) bool {
	w, h := b.Right-b.Left, b.Bottom-b.Top
	return w > 4 && w < 18 && h > 4 && h < 18 && math.Abs(w-h) < 4
}

// groups puts lines together that cross or touch.
func groups(hs, vs []rule) []grid {
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
	var roots []int
	for i := range parent {
		root := find(i)
		if byRoot[root] == nil {
			byRoot[root] = &grid{}
			roots = append(roots, root)
		}
		if i < len(hs) {
			byRoot[root].horizontal = append(byRoot[root].horizontal, hs[i])
		} else {
			byRoot[root].vertical = append(byRoot[root].vertical, vs[i-len(hs)])
		}
	}
	var out []grid
	for _, root := range roots {
		out = append(out, *byRoot[root])
	}
	return out
}

// lowest is the least height of a row, in points: nothing can be written in a lower one.
const lowest = 7

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

// gridAt gives the table a line of text stands in, -1 for none.
func gridAt(grids []grid, l line) int {
	m := (l.top + l.bottom) / 2
	for i, g := range grids {
		if m > g.ys[0] && m < g.ys[len(g.ys)-1] && l.pieces[0].Left >= g.xs[0]-play && l.pieces[0].Left <= g.xs[len(g.xs)-1]+play {
			return i
		}
	}
	return -1
}

// drawn tells whether a line is there between two places.
func drawn(rules []rule, at, from, to float64) bool {
	m := (from + to) / 2
	return slices.ContainsFunc(rules, func(r rule) bool { return math.Abs(r.at-at) <= lowest && r.from <= m && r.to >= m })
}

// grid makes a table of a drawn grid and the text in it. A line that is not there
// between two places makes them one cell.
func (l *layouter) grid(page int, g grid, lines []line) {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	if cols > 100 || rows*cols > 20_000 {
		cols, rows = min(cols, 100), min(rows, 200)
	}
	l.tables++
	t := &block.Table{Rows: rows, Cols: cols}
	owner := make([][]int, rows)
	for r := range owner {
		owner[r] = make([]int, cols)
		for c := range owner[r] {
			owner[r][c] = -1
		}
	}
	for r := range rows {
		for c := range cols {
			if owner[r][c] >= 0 {
				continue
			}
			cell := block.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1, Pos: block.Position{Page: page, Table: l.tables, Row: r + 1, Column: c + 1}}
			for c+cell.ColSpan < cols && owner[r][c+cell.ColSpan] < 0 && !drawn(g.vertical, g.xs[c+cell.ColSpan], g.ys[r], g.ys[r+1]) {
				cell.ColSpan++
			}
			for r+cell.RowSpan < rows && l.opensDown(g, cell, r+cell.RowSpan) {
				cell.RowSpan++
			}
			for i := r; i < r+cell.RowSpan; i++ {
				for k := c; k < c+cell.ColSpan; k++ {
					owner[i][k] = len(t.Cells)
				}
			}
			t.Cells = append(t.Cells, cell)
		}
	}
	l.fill(t, g, owner, lines)
	if l.goesOn(page, g) {
		l.append(t)
		l.tables--
		l.lastPage = page
		return
	}
	l.last, l.lastGrid, l.lastPage = t, g, page
	l.doc.Blocks = append(l.doc.Blocks, block.Block{Kind: block.TableKind, Table: t, Pos: block.Position{Page: page, Table: l.tables}})
}

// goesOn tells whether a table has the columns of the one that ended the page before.
func (l *layouter) goesOn(page int, g grid) bool {
	if l.last == nil || page != l.lastPage+1 || len(g.xs) != len(l.lastGrid.xs) {
		return false
	}
	for i, x := range g.xs {
		if math.Abs(x-l.lastGrid.xs[i]) > 2*play {
			return false
		}
	}
	return true
}

// append adds the rows of a table to the one of the page before. A header that is
// repeated goes; a first row with one cell only goes on with the row above.
func (l *layouter) append(t *block.Table) {
	into := l.last
	for into.Rows > 1 && strings.Trim(rowText(into, into.Rows-1), "|") == "" {
		into.Rows--
		into.Cells = slices.DeleteFunc(into.Cells, func(c block.Cell) bool { return c.Row >= into.Rows })
	}
	for i := range into.Cells {
		into.Cells[i].RowSpan = min(into.Cells[i].RowSpan, into.Rows-into.Cells[i].Row)
	}
	skip := 0
	if rowText(into, 0) == rowText(t, 0) && t.Rows > 1 {
		skip = 1
	}
	for skip < t.Rows && strings.Trim(rowText(t, skip), "|") == "" {
		skip++
	}
	if skip < t.Rows && l.joinRow(into, t, skip) {
		skip++
	}
	number := into.Cells[0].Pos.Table
	for _, c := range t.Cells {
		if c.Row < skip {
			continue
		}
		c.Row += into.Rows - skip
		c.Pos.Table, c.Pos.Row = number, c.Row+1
		for i := range c.Blocks {
			c.Blocks[i].Pos = c.Pos
		}
		into.Cells = append(into.Cells, c)
	}
	into.Rows += t.Rows - skip
}

func rowText(t *block.Table, row int) string {
	var parts []string
	for i := range t.Cells {
		if t.Cells[i].Row == row {
			parts = append(parts, t.Cells[i].Text())
		}
	}
	return strings.Join(parts, "|")
}

// joinRow adds the only text of a row to the last row of the table before it, when the
// row has none in its first column.
func (l *layouter) joinRow(into, t *block.Table, row int) bool {
	var only *block.Cell
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row != row || c.Text() == "" {
			continue
		}
		if only != nil || c.Col == 0 || c.RowSpan > 1 {
			return false
		}
		only = c
	}
	if only == nil {
		return false
	}
	for i := range into.Cells {
		c := &into.Cells[i]
		if c.Row == into.Rows-1 && c.Col == only.Col && len(c.Blocks) > 0 {
			c.Blocks[0].Text = strings.TrimSpace(c.Blocks[0].Text + " " + only.Text())
			return true
		}
	}
	return false
}

// opensDown tells whether no line is drawn between a cell and the row below it.
func (l *layouter) opensDown(g grid, c block.Cell, row int) bool {
	for k := c.Col; k < c.Col+c.ColSpan; k++ {
		if drawn(g.horizontal, g.ys[row], g.xs[k], g.xs[k+1]) {
			return false
		}
	}
	return true
}

// cellLine is one line of text in a cell, with where it ends.
type cellLine struct {
	text  string
	right float64
	bold  bool
}

// fill puts text into the cells it stands in.
func (l *layouter) fill(t *block.Table, g grid, owner [][]int, lines []line) {
	texts := make([][]cellLine, len(t.Cells))
	for _, ln := range lines {
		m := (ln.top + ln.bottom) / 2
		row := slot(g.ys, m)
		if row < 0 || row >= len(owner) {
			continue
		}
		byCell := map[int][]Piece{}
		var order []int
		for _, p := range ln.pieces {
			col := slot(g.xs, math.Max((p.Left+math.Min(p.Right, p.Left+20))/2, p.Left))
			if col < 0 || col >= len(owner[row]) {
				continue
			}
			i := owner[row][col]
			if byCell[i] == nil {
				order = append(order, i)
			}
			byCell[i] = append(byCell[i], p)
		}
		for _, i := range order {
			ps := byCell[i]
			texts[i] = append(texts[i], cellLine{l.spaced(ps, false), ps[len(ps)-1].Right, allBold(ps)})
		}
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		joined := block.Boxes(l.rejoin(texts[i], g.xs[c.Col+c.ColSpan]))
		if joined == "" {
			continue
		}
		bold := !slices.ContainsFunc(texts[i], func(l cellLine) bool { return !l.bold })
		c.Blocks = []block.Block{{Kind: block.Paragraph, Text: joined, Bold: bold, Tick: block.TickOf(joined), Pos: c.Pos}}
		c.SetTick()
	}
}

func allBold(pieces []Piece) bool {
	return !slices.ContainsFunc(pieces, func(p Piece) bool { return !p.Bold })
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

// rejoin puts the lines of a cell together that were broken because the cell was full.
// A line that left room for the next word was ended on purpose.
func (l *layouter) rejoin(lines []cellLine, edge float64) string {
	letter := math.Max(l.size, 6) * 0.5
	var b strings.Builder
	for i, ln := range lines {
		s := strings.TrimSpace(ln.text)
		if s == "" {
			continue
		}
		if b.Len() > 0 {
			before := lines[i-1]
			word, _, _ := strings.Cut(s, " ")
			room := edge - before.right - letter*1.2
			switch {
			case startsItem(s), room > letter*float64(len([]rune(word))+1):
				b.WriteByte('\n')
			case strings.HasSuffix(before.text, "-") && !strings.HasSuffix(before.text, " -"):
			default:
				b.WriteByte(' ')
			}
		}
		b.WriteString(s)
	}
	return b.String()
}

func startsItem(s string) bool {
	return strings.HasPrefix(s, "•") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "–")
}
