package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
)

// placed is a table with what is needed to go on with it on a next page.
type placed struct {
	table *block.Table
	xs    []float64 // where its columns start, and where the last one ends
	page  int
	// lines and columns are those of the cells of table.
	lines   [][]line
	columns []column
	// gutters part the columns of a table that was recovered; goingOn tells that they are
	// those of the table that ended the page before.
	gutters []span
	goingOn bool
	// nested are tables in its cells.
	nested map[int][]*placed
}

// drawn makes a table of a drawn grid.
func (l *layouter) drawn(s *sheet, g *grid) *placed {
	t := &placed{xs: g.xs, page: s.number, nested: map[int][]*placed{}}
	t.table = &block.Table{Rows: len(g.ys) - 1, Cols: len(g.xs) - 1}
	pad, reached := g.padding()
	for i := range g.cells {
		c := &g.cells[i]
		left, right := g.xs[c.col], g.xs[c.col+c.cols]
		inner := column{left: left, right: math.Max(right-pad, math.Min(reached[c.col+c.cols], right)), cell: true}
		t.add(block.Cell{Row: c.row, Col: c.col, RowSpan: c.rows, ColSpan: c.cols}, c.lines, inner)
	}
	for _, child := range g.children {
		x, y := (child.xs[0]+child.xs[len(child.xs)-1])/2, (child.ys[0]+child.ys[len(child.ys)-1])/2
		if row, col := slot(g.ys, y), slot(g.xs, x); row >= 0 && col >= 0 {
			at := g.owner[row][col]
			t.nested[at] = append(t.nested[at], l.drawn(s, child))
		}
	}
	return t
}

func (t *placed) add(c block.Cell, lines []line, in column) {
	t.table.Cells = append(t.table.Cells, c)
	t.lines = append(t.lines, lines)
	t.columns = append(t.columns, in)
}

// padding gives the room between the side of a cell and its text, and for each place of
// a side how far text left of it reaches.
func (g *grid) padding() (pad float64, reached []float64) {
	pads := map[float64]int{}
	reached = make([]float64, len(g.xs))
	for i := range g.cells {
		c := &g.cells[i]
		for _, ln := range c.lines {
			if ln.words[0].Turn != 0 {
				continue
			}
			pads[rounded(math.Max(ln.left-g.xs[c.col], 0))]++
			if to := c.col + c.cols; ln.right <= g.xs[to]+1 {
				reached[to] = math.Max(reached[to], ln.right)
			}
		}
	}
	return math.Min(mostCommon(pads), 15), reached
}

// place puts a table into the document, or adds it to the one that ended the page before.
func (l *layouter) place(t *placed) {
	l.flush()
	t.trim()
	if t.table.Rows == 0 {
		return
	}
	if l.last != nil && l.last.goesOn(t) {
		l.append(t)
		l.last.page = t.page
		return
	}
	l.finish()
	l.last = t
}

// finish writes the table that is open, if any, into the document.
func (l *layouter) finish() {
	if l.last != nil {
		l.doc.Blocks = append(l.doc.Blocks, l.tableBlock(l.last))
	}
	l.last = nil
}

// trim drops rows and columns without any text.
func (t *placed) trim() {
	for row := t.table.Rows - 1; row >= 0; row-- {
		if t.emptyRow(row) {
			t.dropRow(row)
		}
	}
	for col := t.table.Cols - 1; col >= 0; col-- {
		if t.emptyColumn(col) {
			t.dropColumn(col)
		}
	}
}

func (t *placed) emptyRow(row int) bool {
	for i := range t.table.Cells {
		c := &t.table.Cells[i]
		if c.Row <= row && c.Row+c.RowSpan > row && (len(t.lines[i]) > 0 || len(t.nested[i]) > 0) {
			return false
		}
	}
	return true
}

// emptyColumn tells whether a column is too narrow to write in and has no text of its
// own: two lines drawn beside each other.
func (t *placed) emptyColumn(col int) bool {
	if t.xs[col+1]-t.xs[col] > 12 {
		return false
	}
	for i := range t.table.Cells {
		c := &t.table.Cells[i]
		if c.Col == col && c.ColSpan == 1 && (len(t.lines[i]) > 0 || len(t.nested[i]) > 0) {
			return false
		}
	}
	return true
}

func (t *placed) dropRow(row int) {
	t.drop(func(c *block.Cell) bool {
		if c.Row <= row && c.Row+c.RowSpan > row {
			c.RowSpan--
		} else if c.Row > row {
			c.Row--
		}
		return c.RowSpan == 0
	})
	t.table.Rows--
}

func (t *placed) dropColumn(col int) {
	t.drop(func(c *block.Cell) bool {
		if c.Col <= col && c.Col+c.ColSpan > col {
			c.ColSpan--
		} else if c.Col > col {
			c.Col--
		}
		return c.ColSpan == 0
	})
	t.table.Cols--
	t.xs = slices.Delete(slices.Clone(t.xs), col+1, col+2)
}

// drop removes the cells that shrink to nothing.
func (t *placed) drop(gone func(*block.Cell) bool) {
	kept := &placed{table: &block.Table{}, nested: map[int][]*placed{}}
	for i, c := range t.table.Cells {
		if gone(&c) {
			continue
		}
		if n := t.nested[i]; n != nil {
			kept.nested[len(kept.lines)] = n
		}
		kept.add(c, t.lines[i], t.columns[i])
	}
	t.table.Cells, t.lines, t.columns, t.nested = kept.table.Cells, kept.lines, kept.columns, kept.nested
}

// goesOn tells whether a table on the next page has the columns of this one.
func (t *placed) goesOn(next *placed) bool {
	if next.goingOn {
		return true
	}
	if next.page != t.page+1 || len(next.xs) != len(t.xs) || t.table.Recovered != next.table.Recovered {
		return false
	}
	apart := 2.0 * play
	for i, x := range next.xs {
		if i == len(t.xs)-1 && t.table.Recovered {
			break
		}
		if math.Abs(x-t.xs[i]) > apart {
			return false
		}
	}
	return true
}

// append adds the rows of a table to the one of the page before. A header that is
// repeated goes; a row that was cut by the end of the page is put together.
func (l *layouter) append(next *placed) {
	into := l.last
	skip := 0
	for skip < next.table.Rows-1 && skip < 3 && into.rowText(skip) == next.rowText(skip) && next.rowText(skip) != "" {
		skip++
	}
	if skip < next.table.Rows && l.cutRow(into, next, skip) {
		into.joinRow(next, skip)
		skip++
	}
	base := into.table.Rows
	for i, c := range next.table.Cells {
		if c.Row < skip {
			continue
		}
		c.Row += base - skip
		if n := next.nested[i]; n != nil {
			into.nested[len(into.lines)] = n
		}
		into.add(c, next.lines[i], next.columns[i])
	}
	into.table.Rows += next.table.Rows - skip
}

func (t *placed) rowText(row int) string {
	var parts []string
	for i := range t.table.Cells {
		if t.table.Cells[i].Row == row {
			parts = append(parts, plain(t.lines[i]))
		}
	}
	return strings.Trim(strings.Join(parts, "|"), "|")
}

// cell gives the cell that covers a place, -1 for none.
func (t *placed) cell(row, col int) int {
	return slices.IndexFunc(t.table.Cells, func(c block.Cell) bool {
		return c.Row <= row && c.Row+c.RowSpan > row && c.Col <= col && c.Col+c.ColSpan > col
	})
}

// cutRow tells whether the first row of a table goes on with the last row of the one
// before it.
func (l *layouter) cutRow(into, next *placed, row int) bool {
	goesOn, filled, above := false, 0, into.filledCells(into.table.Rows-1)
	for i := range next.table.Cells {
		c := &next.table.Cells[i]
		if c.Row != row || len(next.lines[i]) == 0 {
			continue
		}
		filled++
		before := into.cell(into.table.Rows-1, c.Col)
		if before < 0 || len(into.lines[before]) == 0 {
			return false
		}
		p := &paragraph{first: into.lines[before][0], last: into.lines[before][len(into.lines[before])-1]}
		p.bold = p.last.bold
		on := l.goesOn(p, next.lines[i][0], into.columns[before])
		if mark, _, isBullet := marker(next.lines[i][0].text(false)); mark != "" && !isBullet {
			return false
		}
		small := startsLower(next.lines[i][0].words[0].Text)
		if c.Col == 0 && (!on || !small && filled == above) {
			return false
		}
		goesOn = goesOn || on && small || on && c.Col > 0 && next.filledCells(row) < above
	}
	first := next.cell(row, 0)
	return goesOn || filled == 1 && above > 1 && (first < 0 || len(next.lines[first]) == 0)
}

// filledCells counts the cells of a row that have text.
func (t *placed) filledCells(row int) int {
	n := 0
	for i := range t.table.Cells {
		c := &t.table.Cells[i]
		if c.Row <= row && c.Row+c.RowSpan > row && len(t.lines[i]) > 0 {
			n++
		}
	}
	return n
}

// joinRow adds the text of a row to the last row.
func (t *placed) joinRow(next *placed, row int) {
	for i := range next.table.Cells {
		c := &next.table.Cells[i]
		if c.Row != row || len(next.lines[i]) == 0 {
			continue
		}
		if at := t.cell(t.table.Rows-1, c.Col); at >= 0 {
			t.lines[at] = append(slices.Clone(t.lines[at]), next.lines[i]...)
		}
	}
}

// tableBlock makes the block of a table that is complete.
func (l *layouter) tableBlock(t *placed) block.Block {
	l.tables++
	number := l.tables
	for i := range t.table.Cells {
		c := &t.table.Cells[i]
		c.Pos = block.Position{Page: t.page, Table: number, Row: c.Row + 1, Column: c.Col + 1}
		if len(t.lines[i]) > 0 {
			c.Pos.Page = t.lines[i][0].page
		} else {
			c.Pos.Page = t.rowPage(c.Row)
		}
		c.Blocks = l.cellBlocks(t, i, c.Pos)
		c.SetTick()
	}
	slices.SortStableFunc(t.table.Cells, func(a, b block.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	pos := block.Position{Page: t.rowPage(0), Table: number}
	return block.Block{Kind: block.TableKind, Table: t.table, Pos: pos}
}

// rowPage gives the page a row starts on.
func (t *placed) rowPage(row int) int {
	for i := range t.table.Cells {
		if t.table.Cells[i].Row >= row && len(t.lines[i]) > 0 {
			return t.lines[i][0].page
		}
	}
	return t.page
}

// cellBlocks makes the blocks of one cell, tables in it at their place.
func (l *layouter) cellBlocks(t *placed, i int, pos block.Position) []block.Block {
	at := func(line) block.Position { return pos }
	lines := t.lines[i]
	var out []block.Block
	for _, child := range t.nested[i] {
		n := 0
		for n < len(lines) && len(child.lines) > 0 && lines[n].base < child.top() {
			n++
		}
		out = append(out, l.paragraphs(lines[:n], t.columns[i], at)...)
		lines = lines[n:]
		if child.trim(); child.table.Rows > 0 {
			out = append(out, l.tableBlock(child))
		}
	}
	return append(out, l.paragraphs(lines, t.columns[i], at)...)
}

// top gives the height of the first text of a table.
func (t *placed) top() float64 {
	top := math.Inf(1)
	for _, lines := range t.lines {
		if len(lines) > 0 {
			top = math.Min(top, lines[0].base)
		}
	}
	return top
}
