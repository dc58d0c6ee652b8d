package block

import "strings"

// WithoutColons gives a table without the columns that hold nothing but the colons behind
// labels, as forms of two columns have between them; the table itself where it has none.
func (t *Table) WithoutColons() *Table {
	var drop []int
	for col := range t.Cols {
		if t.onlyColons(col) {
			drop = append(drop, col)
		}
	}
	if len(drop) == 0 || len(drop) == t.Cols {
		return t
	}
	before := func(col int) (n int) {
		for _, d := range drop {
			if d < col {
				n++
			}
		}
		return n
	}
	out := &Table{Rows: t.Rows, Cols: t.Cols - len(drop), Recovered: t.Recovered}
	for _, c := range t.Cells {
		from, to := c.Col-before(c.Col), c.Col+c.ColSpan-before(c.Col+c.ColSpan)
		if from == to {
			continue // a colon alone
		}
		c.Col, c.ColSpan = from, to-from
		out.Cells = append(out.Cells, c)
	}
	return out
}

func (t *Table) onlyColons(col int) bool {
	found := false
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Col > col || c.Col+c.ColSpan <= col || c.ColSpan > 1 {
			continue
		}
		switch strings.TrimSpace(c.Text()) {
		case ":":
			found = true
		case "":
		default:
			return false
		}
	}
	return found
}
