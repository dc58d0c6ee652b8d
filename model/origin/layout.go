package origin

import (
	"strings"

	"verwerkingsregister/model"
)

// LayoutSheet is the name of the hidden sheet that says how the others lie, and holds the
// choices of cells that offer any. Its first row is [LayoutHead], the words for what is
// not filled in, and the words at the end of a text that goes on in the next row. Every
// row below it is about one column of a table that can be filled in: the sheet, the
// heading, and what the column holds, as [Field] has it; for the column of Refs also how
// many records or rows there were. The choices stand to the right.
const LayoutSheet = "_register"

// LayoutHead opens the hidden sheet. A workbook of a program with another layout has
// another number.
const LayoutHead = "verwerkingsregister 1"

// LayoutColumns is how many columns of the hidden sheet say how the others lie.
const LayoutColumns = 4

// Field says what the cells of a column hold:
//
//	#              the number of the record
//	@              the name of the record, in a table of rows
//	name.of.field  a field of the row or record, alone
//	+a,b.c         labelled lines: fields, and all fields in a group
//	*              labelled lines: all fields of what the row is about
//	=kind.of.value in a row that is new, values of that field; in any other row a summary
//
// What is empty can't be filled in there: it sums up what stands elsewhere. Of the column
// of Refs it is a [New].
type Field string

// New says what a row of a table is when it is new.
type New struct {
	Kind model.Kind // empty when the table takes none
	List string     // of a row in a record
	Role model.Role // of an activity that does not say it
}

// Field writes it; NewOf reads it.
func (n New) Field() Field { return Field(string(n.Kind) + "/" + n.List + "/" + string(n.Role)) }

// NewOf reads what New.Field wrote.
func NewOf(f Field) New {
	kind, rest, _ := strings.Cut(string(f), "/")
	list, role, _ := strings.Cut(rest, "/")
	return New{model.Kind(kind), list, model.Role(role)}
}

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

// Values makes the Field of a column that sums up a list, in which a new row has values of
// a field: its key in package model/field, or one that only the reader of registers has.
func Values(key string) Field { return Field("=" + key) }

// Values is the key of such a field, empty for any other column.
func (f Field) Values() string {
	key, ok := strings.CutPrefix(string(f), "=")
	if !ok {
		return ""
	}
	return key
}

// Leaf is the path of the field that stands alone in the column, empty for any other.
func (f Field) Leaf() string {
	if f == "" || strings.ContainsAny(string(f[:1]), "#@*+=") {
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
