package worker

import (
	"strconv"
	"strings"

	"verwerkingsregister/register/intake/sheet/grid"
)

// between stands between the cells of a packed row: a letter that no clean text has.
const between = "\uffff"

// packRow writes a row of a sheet as one text, because a value for each of its cells
// would leave the parent with many times as much to clear away: its number, an h when it
// is hidden, and for each cell its column, its kind and its text.
func packRow(r *grid.Row) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(r.Number))
	if r.Hidden {
		b.WriteByte('h')
	}
	for _, c := range r.Cells {
		b.WriteString(between)
		b.WriteString(strconv.Itoa(int(c.Column)))
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(int(c.Kind)))
		b.WriteByte(' ')
		b.WriteString(c.Text)
	}
	return b.String()
}

// unpackRow adds the cells of a packed row to a sheet.
func unpackRow(packed string, to *grid.Builder) error {
	head, rest, more := strings.Cut(packed, between)
	number, hidden := strings.CutSuffix(head, "h")
	row, err := strconv.Atoi(number)
	if err != nil {
		return errFrame
	}
	for more {
		var cell string
		cell, rest, more = strings.Cut(rest, between)
		column, cell, _ := strings.Cut(cell, " ")
		kind, text, whole := strings.Cut(cell, " ")
		c, cErr := strconv.ParseInt(column, 10, 32)
		k, kErr := strconv.ParseUint(kind, 10, 8)
		if cErr != nil || kErr != nil || !whole {
			return errFrame
		}
		if err := to.Add(row, hidden, grid.Cell{Column: int32(c), Kind: grid.Kind(k), Text: text}); err != nil {
			return err
		}
	}
	return nil
}
