package bijsluiter

import (
	"slices"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/words"
)

// languageColumns are the headers of columns that hold the same in Dutch and in another language.
var languageColumns = map[string]string{
	"nederlands": "nl", "nl": "nl", "dutch": "nl", "nederlandse tekst": "nl", "dutch text": "nl",
	"engels": "en", "en": "en", "english": "en", "engelse tekst": "en", "english text": "en",
}

// inDutch gives some blocks without the columns that repeat in English what a column beside them
// says in Dutch: that is one service, not two. What was left out is kept to be listed.
func (r *reader) inDutch(blocks []block.Block) []block.Block {
	out := slices.Clone(blocks)
	for i := range out {
		t := out[i].Table
		if t == nil {
			continue
		}
		if keep := dutchColumns(t); keep != nil {
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
func dutchColumns(t *block.Table) []bool {
	keep := slices.Repeat([]bool{true}, t.Cols)
	dutch, english := false, false
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row > 0 || c.ColSpan > 1 {
			continue
		}
		switch languageColumns[words.Fold(c.Text())] {
		case "nl":
			dutch = true
		case "en":
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
