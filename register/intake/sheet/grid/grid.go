// Package grid is the one form in which every reader of a spreadsheet hands over
// what it read: sheets of rows of cells, each cell with its place and plain text.
// A workbook of Excel, one of LibreOffice, a file of comma-separated values and the
// export of the AVG-register Rijksoverheid look the same from here on.
//
// # The rules every reader keeps
//
//   - Only cells with something in them are there; rows and cells stand in order.
//   - Text is clean (limits.Clean) and trimmed; a line break in a cell is "\n".
//   - A cell that the file itself holds as a day is of kind [Date] and its text is
//     2006-01-02. Text that looks like a date stays [Text]: which number is the
//     month is not for a reader to say.
//   - Hidden sheets, rows and columns are there, and say that they are hidden.
//   - What is not read (comments, pictures, macros, links outside) is counted in a
//     notice, under the codes of package block.
package grid

import (
	"strconv"
	"strings"

	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/sheet/markup"
)

// Book is one file.
type Book struct {
	Type      limits.Type
	Sheets    []Sheet
	Notices   []block.Notice
	Delimiter string // of a file of delimited values: what stands between them
	Encoding  string // of a file of delimited values: how its letters are coded
	// Export is the mark of a workbook that this program made; nil for any other.
	Export *origin.Mark
}

// Exported notes the mark of the program's own workbooks, when a part of the document
// with its properties has it.
func (b *Book) Exported(properties []byte, t limits.Table) {
	if value, ok := markup.Property(properties, origin.Property, t); ok {
		mark := origin.Parse(value)
		b.Export = &mark
	}
}

// Note counts a fact about the file; a count of zero adds nothing.
func (b *Book) Note(code block.NoticeCode, count int) {
	d := block.Document{Notices: b.Notices}
	d.Add(code, count)
	b.Notices = d.Notices
}

// Sheet returns the sheet of that name, or nil.
func (b *Book) Sheet(name string) *Sheet {
	for i := range b.Sheets {
		if b.Sheets[i].Name == name {
			return &b.Sheets[i]
		}
	}
	return nil
}

// Sheet is one sheet: its rows that hold something, from top to bottom.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []Row
	Merges []Area
	// HiddenColumns are the numbers of the columns that are not shown.
	HiddenColumns map[int]bool
}

// Cells counts the cells that hold something.
func (s *Sheet) Cells() int {
	n := 0
	for i := range s.Rows {
		n += len(s.Rows[i].Cells)
	}
	return n
}

// Row is one row, its cells from left to right.
type Row struct {
	Number int // as the user sees it, from 1
	Hidden bool
	Cells  []Cell
}

// Text gives what stands in a column, "" for nothing.
func (r *Row) Text(column int) string {
	if c := r.Cell(column); c != nil {
		return c.Text
	}
	return ""
}

// Cell gives the cell in a column, nil for an empty one.
func (r *Row) Cell(column int) *Cell {
	lo, hi := 0, len(r.Cells)
	for lo < hi {
		if mid := (lo + hi) / 2; int(r.Cells[mid].Column) < column {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(r.Cells) && int(r.Cells[lo].Column) == column {
		return &r.Cells[lo]
	}
	return nil
}

// Cell is one cell that holds something.
type Cell struct {
	Column int32 // from 1
	Kind   Kind
	Text   string
}

// Kind says what the file itself holds a cell for.
type Kind uint8

// The kinds of cell.
const (
	Text Kind = iota
	Number
	Date
	Bool
	Fault // an error of a formula, such as #REF!, or a formula without a result
)

// Area is a rectangle of cells that is shown as one.
type Area struct{ Top, Left, Bottom, Right int }

// ColumnName gives the letters of a column: 1 is A, 28 is AB.
func ColumnName(n int) string {
	if n < 1 {
		return "?"
	}
	var letters [8]byte
	i := len(letters)
	for n > 0 && i > 0 {
		n--
		i--
		letters[i] = byte('A' + n%26)
		n /= 26
	}
	return string(letters[i:])
}

// ParseRef reads a reference such as AB12.
func ParseRef(ref string) (row, column int, ok bool) {
	i := 0
	for i < len(ref) && i < 4 {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
		i++
	}
	n, err := strconv.Atoi(ref[i:])
	if err != nil || i == 0 || n < 1 || n > maxRow {
		return 0, 0, false
	}
	return n, column, true
}

// maxRow is the last row there can be in any program of today.
const maxRow = 1 << 21

// ParseArea reads a reference such as A1:C3.
func ParseArea(ref string) (Area, bool) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		return Area{}, false
	}
	top, left, ok1 := ParseRef(from)
	bottom, right, ok2 := ParseRef(to)
	return Area{top, left, bottom, right}, ok1 && ok2 && top <= bottom && left <= right
}
