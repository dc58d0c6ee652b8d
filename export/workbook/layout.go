package workbook

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"verwerkingsregister/export/printable"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model/origin"
)

// layoutRow says what a column of a sheet holds.
type layoutRow struct {
	sheet, heading string
	field          origin.Field
	count          string // of the rows, beside the column that says what they are about
}

// layout says what the columns hold of every table that can be filled in.
func (b *book) layout() []layoutRow {
	var rows []layoutRow
	for _, t := range b.document.Tables {
		if t.FillIn == nil {
			continue
		}
		for i, heading := range headings(t) {
			row := layoutRow{sheet: t.Title, heading: heading}
			switch {
			case i < len(t.Columns):
				row.field = t.FillIn.Columns[i].Field
			default:
				row.field = t.FillIn.New.Field()
				if t.FillIn.New.Kind != "" { // elsewhere the table counts what its rows come from
					row.count = strconv.Itoa(t.Count)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// offer lets the cells of columns with choices be chosen from a list, also in rows that a
// colleague adds. A text that is not on it is let in: the reader tells what it can't use.
func (b *book) offer(t report.Table) error {
	for i, c := range t.FillIn.Columns {
		at, ok := b.choices[c.List]
		if !ok {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = fmt.Sprintf("%s2:%s%d", column, column, excelize.TotalRows)
		v.SetSqrefDropList(at)
		if !c.Free {
			v.SetError(excelize.DataValidationErrorStyleWarning, b.document.Phrases.ChoiceTitle, b.document.Phrases.Choice)
		}
		v.ShowErrorMessage = !c.Free
		if err := b.file.AddDataValidation(t.Title, v); err != nil {
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
func (b *book) hidden(out io.Writer) error {
	w, err := newRowWriter(out, origin.LayoutColumns+1+len(b.document.Choices))
	if err != nil {
		return err
	}
	layout, longest := b.layout(), 0
	for _, c := range b.document.Choices {
		longest = max(longest, len(c.Words))
	}
	for n := range max(len(layout), longest) + 1 {
		if err := w.put(b.layoutCells(layout, n), 0); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) layoutCells(layout []layoutRow, n int) []value {
	cells := make([]value, origin.LayoutColumns+1, origin.LayoutColumns+1+len(b.document.Choices))
	switch {
	case n == 0:
		cells[0].text, cells[1].text, cells[2].text = origin.LayoutHead, b.document.Phrases.Missing, b.document.Phrases.ContinuedBelow
	case n <= len(layout):
		r := layout[n-1]
		cells[0].text, cells[1].text, cells[2].text = r.sheet, r.heading, string(r.field)
		cells[3].text = r.count
	}
	for _, c := range b.document.Choices {
		text := ""
		switch {
		case n == 0:
			text = c.List
		case n <= len(c.Words):
			text = printable.Text(c.Words[n-1])
		}
		cells = append(cells, value{text: text})
	}
	return cells
}
