package bijsluiter

import (
	"slices"

	"verwerkingsregister/register/intake/block"
)

// ofSupplier gives a table that says the same of customer and supplier, a column each
// ("Gemeente | Verwerker" above whom to ask), as what it says of the supplier. What stands
// in the column of the customer is read for nothing and listed.
func (r *reader) ofSupplier(t *block.Table) *block.Table {
	if t.Rows < 2 || t.Cols < 3 || slices.ContainsFunc(t.Cells, func(c block.Cell) bool { return c.RowSpan > 1 || c.ColSpan > 1 }) {
		return t
	}
	columns := map[string]int{}
	header := t.Grid()[0]
	for col, c := range header {
		if key, ok := r.lex.label(c.Text()); ok && (key == "vendor" || key == "controller") {
			if _, twice := columns[key]; twice || col == 0 {
				return t
			}
			columns[key] = col
		} else if col > 0 {
			return t
		}
	}
	customer, both := columns["controller"]
	if _, ok := columns["vendor"]; !ok || !both {
		return t
	}
	out := &block.Table{Rows: t.Rows - 1, Cols: t.Cols - 1, Recovered: t.Recovered}
	for _, c := range t.Cells {
		switch {
		case c.Row == 0:
			continue
		case c.Col == customer:
			if text := c.Text(); text != "" {
				r.unmatched(header[customer].Text(), text, c.Pos)
			}
			continue
		case c.Col > customer:
			c.Col--
		}
		c.Row--
		out.Cells = append(out.Cells, c)
	}
	return out
}
