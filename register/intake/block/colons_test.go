package block_test

import (
	"testing"

	"verwerkingsregister/register/intake/block"
)

// A column of colons is no column; a cell that spans it spans what is left.
func TestColumnsOfColons(t *testing.T) {
	cell := func(row, col, span int, text string) block.Cell {
		return block.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: span, Blocks: []block.Block{{Kind: block.Paragraph, Text: text}}}
	}
	in := &block.Table{Rows: 3, Cols: 3, Cells: []block.Cell{cell(0, 0, 3, "Algemeen"), cell(1, 0, 1, "Product"), cell(1, 1, 1, ":"), cell(1, 2, 1, "Leeslicht"),
		cell(2, 0, 1, "Leverancier"), cell(2, 1, 1, ""), cell(2, 2, 1, "Lamp B.V.")}}
	out := in.WithoutColons()
	if out.Cols != 2 || len(out.Cells) != 5 || out.Grid()[0][1].Text() != "Algemeen" || out.Grid()[1][1].Text() != "Leeslicht" || out.Grid()[2][1].Text() != "Lamp B.V." {
		t.Errorf("%+v", out)
	}
	for _, same := range []*block.Table{out, {Rows: 1, Cols: 1, Cells: []block.Cell{cell(0, 0, 1, ":")}}} {
		if same.WithoutColons() != same {
			t.Errorf("%+v is changed", same)
		}
	}
}
