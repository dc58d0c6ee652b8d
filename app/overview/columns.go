package overview

import (
	"cmp"
	"slices"
	"strconv"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model/completeness"
)

// A character of a printed column, and the least and most a column is wide on
// the screen, at 100 per cent.
const (
	character = 7
	narrow    = 84
	wide      = 330
)

func columnID(i int) string { return strconv.Itoa(i) }

// columns are those of a list; dates and numbers are put in their own order.
func columns(list report.List) []widgets.Column[*row] {
	all := make([]widgets.Column[*row], len(list.Columns))
	for i, c := range list.Columns {
		all[i] = widgets.Column[*row]{
			ID: columnID(i), Title: c.Heading, Width: min(max(float32(c.Width)*character, narrow), wide), Grow: i == len(list.Columns)-1,
			Text: func(r *row) string { return oneLine(r.line.Cells[i].Text) },
			Cell: func(r *row) widgets.CellStyle {
				if i == list.Marked && r.line.Severity != "" {
					return widgets.CellStyle{Badge: true, Severity: severities[r.line.Severity]}
				}
				return widgets.CellStyle{Quiet: r.line.Cells[i].Kind == report.MissingCell}
			},
		}
		if i == list.Marked {
			all[i].Order = func(a, b *row) int { return cmp.Or(compare(a, b, i), slices.Compare(a.text, b.text)) }
		}
		if ordered(list, i) {
			all[i].Order = func(a, b *row) int { return compare(a, b, i) }
		}
	}
	return all
}

var severities = map[completeness.Severity]widgets.Severity{
	completeness.Error: widgets.Error, completeness.Warning: widgets.Warning, completeness.Info: widgets.Info,
}

// ordered reports whether a column holds days or numbers.
func ordered(list report.List, column int) bool {
	for _, line := range list.Lines {
		if cell := line.Cells[column]; !cell.Day.IsZero() || cell.Kind == report.NumberCell {
			return true
		}
	}
	return false
}

// compare puts two rows in the order of their days or numbers.
func compare(a, b *row, column int) int {
	x, y := a.line.Cells[column], b.line.Cells[column]
	return cmp.Or(x.Day.Compare(y.Day), cmp.Compare(x.Number, y.Number))
}

// setTable makes the table of a list.
func (p *Page) setTable(columns []widgets.Column[*row]) {
	p.table = widgets.NewDataTable(p.tools.Kit, widgets.DataTableOptions[*row]{
		Columns:    columns,
		Key:        func(r *row) string { return r.key },
		OnSelected: func(*row) { p.enable(); p.tell() },
		OnOpen:     func(r *row) { p.options.OnOpen(r.line) },
		OnRune: func(r rune) {
			if widgets.FocusOn(p.search) {
				p.search.TypedRune(r)
			}
		},
	})
}
