package bijsluiter

import (
	"slices"

	"verwerkingsregister/register/intake/block"
)

// inDutch gives some blocks without the columns that repeat in English what a column beside them
// says in Dutch: that is one service, not two. What was left out is kept to be listed.
func (r *reader) inDutch(blocks []block.Block) []block.Block {
	out := slices.Clone(blocks)
	for i := range out {
		t := out[i].Table
		if t == nil {
			continue
		}
		if keep := r.dutchColumns(t); keep != nil {
			if part := cut(t, slices.Repeat([]bool{true}, t.Rows), keep); part != nil {
				out[i].Table = part
				r.translated(t, keep)
			}
		}
	}
	return out
}

// dutchColumns tells which columns of a table stay, nil where its header does not name both
// languages.
func (r *reader) dutchColumns(t *block.Table) []bool {
	keep := slices.Repeat([]bool{true}, t.Cols)
	dutch, english := false, false
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row > 0 || c.ColSpan > 1 {
			continue
		}
		switch key, _ := r.lex.column("languages", c.Text()); key {
		case "dutch":
			dutch = true
		case "english":
			english, keep[c.Col] = true, false
		}
	}
	if !dutch || !english {
		return nil
	}
	return keep
}

// translated lists the cells of the columns that were left out.
func (r *reader) translated(t *block.Table, keep []bool) {
	for i := range t.Cells {
		if c := &t.Cells[i]; c.ColSpan == 1 && !keep[c.Col] && c.Text() != "" {
			r.unmatched(t.Cells[0].Text(), c.Text(), c.Pos)
		}
	}
}
