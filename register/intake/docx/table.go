package docx

import (
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

// tableBlock reads a table, or gives nil when it has no cells.
func (r *reader) tableBlock(e *limits.Element, s scope) *block.Block {
	r.tables++
	t := &tableReader{reader: r, scope: s, number: r.tables, open: map[int]int{}}
	t.rows(e, s.control)
	if len(t.out.Cells) == 0 || !r.room() {
		return nil
	}
	pos := block.Position{Part: s.part, Table: t.number}
	return &block.Block{Kind: block.TableKind, Table: &t.out, Pos: pos}
}

// tableReader lays the rows of one table out as a grid.
type tableReader struct {
	reader *reader
	scope  scope
	number int
	out    block.Table
	// open gives for a column the cell (index in out.Cells) that a cell merged
	// downward in the next row belongs to.
	open map[int]int
}

func (t *tableReader) rows(container *limits.Element, ctl *control) {
	for _, c := range container.Elements() {
		switch c.Name {
		case "w:tr":
			t.row(c, ctl)
		case "w:sdt":
			t.rows(c.Child("w:sdtContent"), controlOr(c, ctl))
		case "w:ins", "w:moveTo", "w:customXml", "w:sdtContent":
			t.rows(c, ctl)
		case "w:del", "w:moveFrom":
			t.reader.lose(c)
		case "mc:AlternateContent":
			t.rows(alternative(c), ctl)
		}
	}
}

func controlOr(sdt *limits.Element, outer *control) *control {
	if c := newControl(sdt); c != nil {
		return c
	}
	return outer
}

func (t *tableReader) row(e *limits.Element, ctl *control) {
	trPr := e.Child("w:trPr")
	if trPr.Child("w:del") != nil {
		t.reader.lose(e)
		return
	}
	if trPr.Child("w:ins") != nil {
		t.reader.doc.Add(block.Insertions, 1)
	}
	row := &rowReader{tableReader: t, header: on(trPr.Child("w:tblHeader"))}
	row.col = max(number(val(trPr.Child("w:gridBefore")), 0), 0)
	row.cells(e, ctl)
	t.out.Rows++
	t.out.Cols = max(t.out.Cols, row.col)
	for col := range t.open {
		if !row.continued[col] {
			delete(t.open, col)
		}
	}
	for col, i := range row.opened {
		t.open[col] = i
	}
}

// rowReader reads one row.
type rowReader struct {
	*tableReader
	header    bool
	col       int
	continued map[int]bool // columns in which a cell went on downward
	opened    map[int]int  // columns in which a cell may go on in the next row
}

func (t *rowReader) cells(container *limits.Element, ctl *control) {
	for _, c := range container.Elements() {
		switch c.Name {
		case "w:tc":
			t.cell(c, ctl)
		case "w:sdt":
			t.cells(c.Child("w:sdtContent"), controlOr(c, ctl))
		case "w:ins", "w:moveTo", "w:customXml", "w:sdtContent":
			t.cells(c, ctl)
		case "w:del", "w:moveFrom":
			t.reader.lose(c)
		case "mc:AlternateContent":
			t.cells(alternative(c), ctl)
		}
	}
}

func (t *rowReader) cell(e *limits.Element, ctl *control) {
	span := max(number(val(e.Child("w:tcPr", "w:gridSpan")), 1), 1)
	col := t.col
	if limit := t.reader.table.Columns; col+span > limit {
		t.reader.fail(&limits.Error{Op: "read docx", Kind: limits.TooManyElements, Subject: "columns", Limit: int64(limit)})
		return
	}
	t.col += span
	pos := block.Position{Part: t.scope.part, Table: t.number, Row: t.out.Rows + 1, Column: col + 1}
	count := 0
	inner := scope{part: t.scope.part, cell: &pos, count: &count, control: ctl}
	if t.carriesOn(e, col, inner) || !t.reader.room() {
		return
	}
	cell := block.Cell{Row: t.out.Rows, Col: col, RowSpan: 1, ColSpan: span, Header: t.header, Pos: pos}
	cell.Blocks = t.reader.blocks(e, inner)
	cell.SetTick()
	t.out.Cells = append(t.out.Cells, cell)
	if m := e.Child("w:tcPr", "w:vMerge"); m != nil && val(m) == "restart" {
		t.keepOpen(col, len(t.out.Cells)-1)
	}
}

// carriesOn handles a cell that is merged with the one above it, or, in the old
// way, with the one before it. Word shows no text of its own in such a cell; what
// stands in it all the same is kept with the cell it belongs to.
func (t *rowReader) carriesOn(e *limits.Element, col int, inner scope) bool {
	tcPr := e.Child("w:tcPr")
	if m := tcPr.Child("w:vMerge"); m != nil && val(m) != "restart" {
		i, ok := t.open[col]
		if !ok {
			return false
		}
		above := &t.out.Cells[i]
		above.RowSpan = t.out.Rows - above.Row + 1
		above.Blocks = append(above.Blocks, t.reader.blocks(e, inner)...)
		t.keepOpen(col, i)
		return true
	}
	if m := tcPr.Child("w:hMerge"); m != nil && val(m) != "restart" && len(t.out.Cells) > 0 {
		before := &t.out.Cells[len(t.out.Cells)-1]
		if before.Row != t.out.Rows || before.Col+before.ColSpan != col {
			return false
		}
		before.ColSpan = t.col - before.Col
		before.Blocks = append(before.Blocks, t.reader.blocks(e, inner)...)
		return true
	}
	return false
}

func (t *rowReader) keepOpen(col, cell int) {
	if t.continued == nil {
		t.continued, t.opened = map[int]bool{}, map[int]int{}
	}
	t.continued[col] = true
	t.opened[col] = cell
}
