package origin

import "strings"

// LayoutSheet is the name of the hidden sheet that says how the others lie, and holds the
// choices of cells that offer any. Its first row is [LayoutHead], the words for what is
// not filled in, and the words at the end of a text that goes on in the next row. Every
// row below it is about one column of a table that can be filled in: the sheet, the
// heading, and what the column holds, as [Field] has it. The choices stand to the right.
const LayoutSheet = "_register"

// LayoutHead opens the hidden sheet. A workbook of a program with another layout has
// another number.
const LayoutHead = "verwerkingsregister 1"

// LayoutColumns is how many columns of the hidden sheet say how the others lie.
const LayoutColumns = 3

// Field says what the cells of a column hold:
//
//	#              the number of the record
//	@              the name of the record, in a table of rows
//	name.of.field  a field of the row or record, alone
//	+a,b.c         labelled lines: fields, and all fields in a group
//	*              labelled lines: all fields of what the row is about
//	kind list      the Ref: what a row of this table is when it is new
//
// What is empty can't be filled in there: it sums up what stands elsewhere.
type Field string

// The fields that are no field of the model.
const (
	Number   Field = "#"
	Name     Field = "@"
	AllLines Field = "*"
)

// Labelled makes the Field of a column of labelled lines.
func Labelled(paths ...string) Field { return Field("+" + strings.Join(paths, ",")) }

// Labelled tells whether a column holds labelled lines, and of which fields; none is all.
func (f Field) Labelled() (paths []string, ok bool) {
	if f == AllLines {
		return nil, true
	}
	rest, ok := strings.CutPrefix(string(f), "+")
	if !ok {
		return nil, false
	}
	return strings.Split(rest, ","), true
}

// Leaf is the path of the field that stands alone in the column, empty for any other.
func (f Field) Leaf() string {
	if f == "" || strings.ContainsAny(string(f[:1]), "#@*+") {
		return ""
	}
	return string(f)
}

// Print is the print of a cell of the column.
func (f Field) Print(text string) Print {
	if _, ok := f.Labelled(); ok {
		return LinesOf(text)
	}
	return PrintOf(text)
}
