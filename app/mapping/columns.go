package mapping

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/importer/caption"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/grid"
)

// columns is the list of the columns of the table that is chosen.
type columns struct {
	page    *Page
	table   *widgets.DataTable[int] // of places in the table
	samples map[place]string
	shown   fyne.CanvasObject
}

func newColumns(p *Page) *columns {
	c := &columns{page: p, samples: map[place]string{}}
	column := func(id string, width float32, text func(*sheet.Column) string) widgets.Column[int] {
		return widgets.Column[int]{ID: id, Title: p.say("column." + id), Width: width, Text: func(i int) string {
			if t, _ := p.table(); t != nil && i < len(t.Columns) {
				return text(&t.Columns[i])
			}
			return ""
		}}
	}
	to := column("to", 190, c.to)
	to.Grow = true
	holds := column("holds", 120, c.sample)
	holds.Cell = func(int) widgets.CellStyle { return widgets.CellStyle{Quiet: true} }
	sure := column("confidence", 118, func(col *sheet.Column) string { text, _ := c.sure(col); return text })
	sure.Cell = func(i int) widgets.CellStyle {
		t, _ := p.table()
		_, severity := c.sure(&t.Columns[i])
		return widgets.CellStyle{Badge: true, Severity: severity}
	}
	c.table = widgets.NewDataTable(p.kit, widgets.DataTableOptions[int]{
		Columns: []widgets.Column[int]{
			column("at", 36, func(col *sheet.Column) string { t, _ := p.table(); return columnName(t, col.At) }),
			column("heading", 130, func(col *sheet.Column) string { return heading(col) }), holds, to, sure,
		},
		Key: strconv.Itoa, Fixed: true,
		OnOpen: func(int) { c.edit() },
	})
	c.shown = c.table
	return c
}

// line puts a text on one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// heading is what stands above a column, with its group behind it.
func heading(col *sheet.Column) string {
	if i := strings.LastIndex(col.Heading, " › "); i >= 0 {
		return line(col.Heading[i+len(" › "):]) + " (" + line(col.Heading[:i]) + ")"
	}
	return line(col.Heading)
}

// columnName is what a column is called on its sheet; in a form it is a row.
func columnName(t *sheet.Table, at int) string {
	if t.Layout == sheet.Form {
		return strconv.Itoa(at)
	}
	return grid.ColumnName(at)
}

// lineName is what a line of a table is called on its sheet; in a form it is a column.
func lineName(t *sheet.Table, n int) string {
	if t.Layout == sheet.Form {
		return grid.ColumnName(n)
	}
	return strconv.Itoa(n)
}

// fill shows the columns of the table that is chosen.
func (c *columns) fill() {
	t, _ := c.page.table()
	var rows []int
	if t != nil && t.Use {
		for i := range t.Columns {
			rows = append(rows, i)
		}
	}
	c.table.SetRows(rows)
	if _, ok := c.table.Selected(); !ok && len(rows) > 0 {
		c.table.Select("0")
	}
}

// sample is what stands in the first cells of a column.
func (c *columns) sample(col *sheet.Column) string {
	t, i := c.page.table()
	at := place{i, col.At}
	if have, ok := c.samples[at]; ok {
		return have
	}
	whole := *col
	whole.Split, whole.Parts = sheet.Whole, nil
	var texts []string
	for _, text := range t.Texts(c.page.options.Spreadsheet.Book, &whole, 3) {
		texts = append(texts, line(text.Text))
	}
	c.samples[at] = strings.Join(texts, " | ")
	return c.samples[at]
}

// to is where a column goes.
func (c *columns) to(col *sheet.Column) string {
	switch {
	case col.Do == sheet.LeaveOut:
		return c.page.say("to.leave")
	case col.Do == sheet.ToRemarks || col.Field == "":
		return c.page.say("to.remarks")
	}
	if len(col.Parts) > 0 {
		return c.page.names.All(col.Parts)
	}
	text := c.page.names.Of(col.Field)
	if col.Fixed != "" {
		text += ": " + col.Fixed
	}
	return text
}

// sure is how sure it is where a column goes, or what must be asked of it.
func (c *columns) sure(col *sheet.Column) (string, widgets.Severity) {
	_, table := c.page.table()
	switch {
	case col.Do == sheet.ToField && col.Dates == sheet.Ask && sheet.DateField(col.Field):
		return c.page.say("sure.dates"), widgets.Warning
	case c.page.chosen[place{table, col.At}]:
		return c.page.say("sure.chosen"), widgets.Draft
	case col.Do == sheet.LeaveOut:
		return "", widgets.Neutral
	case col.Do == sheet.ToRemarks:
		return c.page.say("sure.unknown"), widgets.Neutral
	}
	return c.page.t.Words.Say("importer.confidence." + string(col.Confidence)), caption.Severity(col.Confidence)
}
