package sheet

import (
	"slices"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/sheet/grid"
)

// plane is a sheet as a table goes through it: line by line, each with cells at
// places. Of a form the lines are the columns of the sheet, so that a form is a table
// with its headings in the first line, like any other.
type plane struct {
	sheet  *grid.Sheet
	lines  []grid.Row
	turned bool
}

// planeOf lays a sheet as a table goes through it; a form may leave out rows that are tables
// of their own.
func planeOf(s *grid.Sheet, turned bool, without ...Rows) plane {
	if !turned {
		return plane{s, s.Rows, false}
	}
	byColumn := map[int]*grid.Row{}
	var order []int
	for i := range s.Rows {
		if slices.ContainsFunc(without, func(r Rows) bool { return r.has(s.Rows[i].Number) }) {
			continue
		}
		for _, c := range s.Rows[i].Cells {
			column := int(c.Column)
			line := byColumn[column]
			if line == nil {
				line = &grid.Row{Number: column, Hidden: s.HiddenColumns[column]}
				byColumn[column] = line
				order = append(order, column)
			}
			c.Column = int32(s.Rows[i].Number)
			line.Cells = append(line.Cells, c)
		}
	}
	slices.Sort(order)
	lines := make([]grid.Row, len(order))
	for i, n := range order {
		lines[i] = *byColumn[n]
	}
	return plane{s, lines, true}
}

// line gives the line with that number, nil for an empty one.
func (p plane) line(number int) *grid.Row {
	i, found := slices.BinarySearchFunc(p.lines, number, func(r grid.Row, n int) int { return r.Number - n })
	if !found {
		return nil
	}
	return &p.lines[i]
}

// position gives the place of a cell on its sheet.
func (p plane) position(line, at int) block.Position {
	if p.turned {
		line, at = at, line
	}
	return block.Position{Sheet: p.sheet.Name, Row: line, Column: at}
}

// merges gives the areas that cells share, as lines and places.
func (p plane) merges() []grid.Area {
	if !p.turned {
		return p.sheet.Merges
	}
	out := make([]grid.Area, len(p.sheet.Merges))
	for i, a := range p.sheet.Merges {
		out[i] = grid.Area{Top: a.Left, Left: a.Top, Bottom: a.Right, Right: a.Bottom}
	}
	return out
}

// between gives the lines from one number to another.
func (p plane) between(first, last int) []grid.Row {
	from, _ := slices.BinarySearchFunc(p.lines, first, func(r grid.Row, n int) int { return r.Number - n })
	to, _ := slices.BinarySearchFunc(p.lines, last+1, func(r grid.Row, n int) int { return r.Number - n })
	return p.lines[from:max(from, to)]
}
