package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/model/origin"
)

// layoutRow says what a column of a sheet holds.
type layoutRow struct {
	sheet, heading string
	field          origin.Field
}

// spare is how many rows below a table the choices reach, for rows that a colleague adds.
const spare = 500

// offer lets the cells of columns with choices be chosen from a list. A text that is not
// on it is let in: the reader tells what it can't use.
func (s *sheet) offer() error {
	if s.table.FillIn == nil {
		return nil
	}
	for i, c := range s.table.FillIn.Columns {
		at, ok := s.choices[c.List]
		if !ok {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = fmt.Sprintf("%s2:%s%d", column, column, s.row+spare)
		v.SetSqrefDropList(at)
		if !c.Free {
			v.SetError(excelize.DataValidationErrorStyleWarning, s.document.Phrases.ChoiceTitle, s.document.Phrases.Choice)
		}
		v.ShowErrorMessage = !c.Free
		if err := s.file.AddDataValidation(s.table.Title, v); err != nil {
			return err
		}
	}
	return nil
}

// place decides where on the hidden sheet the words of each list will stand.
func (b *book) place() error {
	b.choices = map[string]string{}
	for i, c := range b.document.Choices {
		column, err := excelize.ColumnNumberToName(origin.LayoutColumns + 2 + i)
		if err != nil {
			return err
		}
		b.choices[c.List] = fmt.Sprintf("%s!$%s$2:$%s$%d", origin.LayoutSheet, column, column, len(c.Words)+1)
	}
	return nil
}

// hidden writes the sheet that says how the others lie, and holds the choices.
func (b *book) hidden() error {
	if !b.fillIn {
		return nil
	}
	stream, err := b.file.NewStreamWriter(origin.LayoutSheet)
	if err != nil {
		return err
	}
	for n := range b.layoutRows() {
		name, err := excelize.CoordinatesToCellName(1, n+1)
		if err != nil {
			return err
		}
		if err := stream.SetRow(name, b.layoutCells(n)); err != nil {
			return err
		}
	}
	return stream.Flush()
}

// layoutRows is how many rows the hidden sheet has.
func (b *book) layoutRows() int {
	rows := len(b.layout) + 1
	for _, c := range b.document.Choices {
		rows = max(rows, len(c.Words)+1)
	}
	return rows
}

func (b *book) layoutCells(n int) []any {
	cells := make([]any, origin.LayoutColumns+1, origin.LayoutColumns+1+len(b.document.Choices))
	switch {
	case n == 0:
		cells[0], cells[1], cells[2] = origin.LayoutHead, b.document.Phrases.Missing, b.document.Phrases.ContinuedBelow
	case n <= len(b.layout):
		r := b.layout[n-1]
		cells[0], cells[1], cells[2] = r.sheet, r.heading, string(r.field)
	}
	for _, c := range b.document.Choices {
		switch {
		case n == 0:
			cells = append(cells, c.List)
		case n <= len(c.Words):
			cells = append(cells, textValue(printable.Text(c.Words[n-1])))
		default:
			cells = append(cells, nil)
		}
	}
	return cells
}
