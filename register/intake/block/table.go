package block

import "strings"

// Table is a grid of Rows by Cols. A merged cell is one [Cell] that covers
// several places; a place no cell covers was lost or never there.
type Table struct {
	Rows  int    `json:"rows"`
	Cols  int    `json:"cols"`
	Cells []Cell `json:"cells"`
	// Recovered tells that the grid was worked out from where text stands, and
	// was not in the file as a table.
	Recovered bool `json:"recovered,omitempty"`
}

// Cell is one cell, with its first row and column (from 0) and what it spans.
type Cell struct {
	Row     int `json:"row"`
	Col     int `json:"col"`
	RowSpan int `json:"rowSpan"`
	ColSpan int `json:"colSpan"`
	// Header tells that the document marks the cell as a heading of its column.
	Header bool     `json:"header,omitempty"`
	Tick   Tick     `json:"tick,omitempty"`
	Blocks []Block  `json:"blocks,omitempty"`
	Pos    Position `json:"pos"`
}

// Text gives the text of the cell, its blocks on lines of their own. Tables
// within it are left out: they are blocks of Blocks.
func (c *Cell) Text() string {
	if c == nil {
		return ""
	}
	var lines []string
	for i := range c.Blocks {
		if t := c.Blocks[i].Text; t != "" {
			lines = append(lines, t)
		}
	}
	return strings.Join(lines, "\n")
}

// Grid lays the cells out: Grid()[r][c] is the cell that covers the place, nil
// when none does.
func (t *Table) Grid() [][]*Cell {
	grid := make([][]*Cell, t.Rows)
	for r := range grid {
		grid[r] = make([]*Cell, t.Cols)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		for r := c.Row; r < min(c.Row+c.RowSpan, t.Rows); r++ {
			for k := c.Col; k < min(c.Col+c.ColSpan, t.Cols); k++ {
				if grid[r][k] == nil {
					grid[r][k] = c
				}
			}
		}
	}
	return grid
}

// SetTick gives the cell the tick its text opens with, when the cell is a box
// alone or a box before a word.
func (c *Cell) SetTick() {
	for i := range c.Blocks {
		if c.Blocks[i].Text == "" && c.Blocks[i].Tick == NoBox {
			continue
		}
		c.Tick = c.Blocks[i].Tick
		return
	}
}
