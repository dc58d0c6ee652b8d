package docx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A control around a cell repeats it, once for each item. As every row of the
// table has the same columns, its grid and the widths of all its cells follow:
// each copy is as wide as the column of the template, and all columns give way
// in proportion, so that the table stays as wide as it was.

// repeatsColumn tells whether a name repeats columns, here or in a repeat.
func (s Schema) repeatsColumn(tag string) bool {
	if slices.Contains(s.Columns, s.resolve(tag)) {
		return true
	}
	for _, inner := range s.Items {
		if inner.repeatsColumn(tag) {
			return true
		}
	}
	return false
}

// spread is a table of which a column is repeated.
type spread struct {
	tag    string
	at     int   // the column
	widths []int // of the columns in the template
}

// of gives the width of the columns from one on, counted in the template, when
// the repeated one comes n times; one copy of that is asked for by itself.
func (s spread) of(from, span, n int) (width, columns int) {
	was, is, asked := 0, 0, 0
	for i, w := range s.widths {
		times := 1
		if i == s.at {
			times = n
		}
		was, is = was+w, is+w*times
		if i >= from && i < from+span {
			asked, columns = asked+w*times, columns+times
		}
	}
	return asked * was / max(is, 1), columns
}

func (s spread) count(sc *scope) int {
	items, _ := sc.items(s.tag)
	return max(len(items), 1)
}

// gridPiece is the grid of such a table.
type gridPiece struct{ spread }

func (g gridPiece) fill(out *strings.Builder, sc *scope) error {
	n := g.count(sc)
	out.WriteString("<w:tblGrid>")
	for i := range g.widths {
		width, columns := g.of(i, 1, n)
		for range columns {
			out.WriteString(`<w:gridCol w:w="` + strconv.Itoa(width/columns) + `"/>`)
		}
	}
	out.WriteString("</w:tblGrid>")
	return nil
}

// cellPiece is the properties of a cell of such a table: those of the template
// but for its width and how many columns it covers.
type cellPiece struct {
	spread
	from, span   int
	first, other string // the properties that come before and after these
	copied       bool   // the cell is the one that is repeated
}

func (c cellPiece) fill(out *strings.Builder, sc *scope) error {
	width, columns := c.of(c.from, c.span, c.count(sc))
	if c.copied {
		width, columns = width/columns, 1
	}
	fmt.Fprintf(out, `<w:tcPr>%s<w:tcW w:w="%d" w:type="dxa"/>`, c.first, width)
	if columns > 1 {
		fmt.Fprintf(out, `<w:gridSpan w:val="%d"/>`, columns)
	}
	out.WriteString(c.other + "</w:tcPr>")
	return nil
}

// placed is a cell with the first column it stands in; control is the one that
// repeats it, if any.
type placed struct {
	tc, control *element
	from, span  int
}

// widen gives what is written of a table with a repeated column in place of its
// grid and of the properties of its cells; nothing for any other table.
func (c compiler) widen(table *element) (map[*element]piece, error) {
	var cells []placed
	c.placedIn(table, nil, new(int), &cells)
	var s spread
	var first *element
	for _, cell := range cells {
		if cell.control == nil {
			continue
		}
		tag := c.resolve(strings.TrimPrefix(cell.control.child("sdtPr").child("tag").value(), repeatPrefix))
		if first != nil && (tag != s.tag || cell.from != s.at) || cell.span != 1 || cell.tc.child("tcPr") == nil {
			return nil, c.where.fault(BadNesting, cell.control, repeatPrefix+tag)
		}
		first, s.tag, s.at = cell.control, tag, cell.from
	}
	if first == nil {
		return nil, nil
	}
	grid := table.child("tblGrid")
	if grid != nil {
		for _, column := range grid.children {
			s.widths = append(s.widths, max(number(column, "w"), 1))
		}
	}
	made := map[*element]piece{grid: gridPiece{s}}
	for _, cell := range cells {
		properties := cell.tc.child("tcPr")
		if cell.from+cell.span > len(s.widths) || properties == nil {
			return nil, c.where.fault(BadNesting, first, repeatPrefix+s.tag)
		}
		made[properties] = c.cellOf(s, cell, properties)
	}
	return made, nil
}

func (c compiler) cellOf(s spread, cell placed, properties *element) piece {
	p := cellPiece{spread: s, from: cell.from, span: cell.span, copied: cell.control != nil, first: properties.child("cnfStyle").raw(c.data)}
	for _, child := range properties.children {
		if !child.is("cnfStyle") && !child.is("tcW") && !child.is("gridSpan") {
			p.other += child.raw(c.data)
		}
	}
	return p
}

// placedIn gathers the cells of a table, also those inside controls, but not
// those of tables in it.
func (c compiler) placedIn(e, control *element, column *int, cells *[]placed) {
	for _, child := range e.children {
		switch {
		case child.is("tr"):
			*column = number(child.child("trPr").child("gridBefore"), "val")
			c.placedIn(child, nil, column, cells)
		case child.is("tc"):
			span := max(number(child.child("tcPr").child("gridSpan"), "val"), 1)
			*cells = append(*cells, placed{child, control, *column, span})
			*column += span
		case child.is("sdt"):
			inside := control
			if tag := child.child("sdtPr").child("tag").value(); child.child("sdtContent").child("tc") != nil && strings.HasPrefix(tag, repeatPrefix) {
				inside = child
			}
			c.placedIn(child, inside, column, cells)
		case child.is("sdtContent"), child.is("customXml"), child.is("smartTag"):
			c.placedIn(child, control, column, cells)
		}
	}
}

// number reads an attribute; 0 when it is not there.
func number(e *element, attribute string) int {
	if e == nil {
		return 0
	}
	for _, a := range e.attributes {
		if n, err := strconv.Atoi(a.Value); err == nil && a.Name.Local == attribute && n > 0 && n < 1<<20 {
			return n
		}
	}
	return 0
}
