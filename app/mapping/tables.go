package mapping

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/sheet"
)

// tables is the list of the tables that were found, sheet by sheet.
type tables struct {
	page  *Page
	table *widgets.DataTable[int] // of places in the mapping
	shown fyne.CanvasObject
}

func newTables(p *Page) *tables {
	t := &tables{page: p}
	column := func(id string, width float32, text func(*sheet.Table) string) widgets.Column[int] {
		return widgets.Column[int]{ID: id, Title: p.say("table." + id), Width: width, Text: func(i int) string { return text(&p.draft.Tables[i]) }}
	}
	name := column("sheet", 170, func(t *sheet.Table) string { return t.Sheet })
	name.Grow = true
	stand := column("stand", 120, t.stand)
	stand.Cell = func(i int) widgets.CellStyle {
		return widgets.CellStyle{Badge: true, Severity: t.severity(&p.draft.Tables[i])}
	}
	t.table = widgets.NewDataTable(p.kit, widgets.DataTableOptions[int]{
		Columns: []widgets.Column[int]{name, column("about", 190, t.about), column("headings", 90, t.headings), stand},
		Key:     strconv.Itoa, Fixed: true,
		OnSelected: func(int) { p.columns.fill() },
		OnOpen:     func(int) { t.edit() },
	})
	t.shown = t.table
	return t
}

// fill shows the tables, with the first that is used chosen.
func (t *tables) fill() {
	rows, first := make([]int, len(t.page.draft.Tables)), -1
	for i := range rows {
		rows[i] = i
		if t.page.draft.Tables[i].Use && first < 0 {
			first = i
		}
	}
	t.table.SetRows(rows)
	if _, ok := t.table.Selected(); !ok && len(rows) > 0 {
		t.table.Select(strconv.Itoa(max(first, 0)))
	}
	t.page.columns.fill()
}

// about is what a table is read as, or why it is not.
func (t *tables) about(of *sheet.Table) string {
	if !of.Use {
		return t.page.reason(of.Why)
	}
	return t.page.names.Table(string(of.About), of.Inside)
}

// headings are the rows, or of a form the columns, where the headings stand.
func (t *tables) headings(of *sheet.Table) string {
	var parts []string
	for _, n := range of.Headings {
		parts = append(parts, lineName(of, n))
	}
	return strings.Join(parts, ", ")
}

func (t *tables) stand(of *sheet.Table) string {
	switch {
	case t.doubted():
		return t.page.say("stand.doubted")
	case of.Hidden && of.Use:
		return t.page.say("stand.hidden-used")
	case of.Hidden:
		return t.page.say("stand.hidden")
	case of.Use:
		return t.page.say("stand.used")
	}
	return t.page.say("stand.left")
}

// doubted tells whether it was guessed how the file is written.
func (t *tables) doubted() bool {
	return slices.ContainsFunc(t.page.options.Spreadsheet.Book.Notices, func(n block.Notice) bool {
		return n.Code == block.Guessed || n.Code == block.Delimiter
	})
}

func (t *tables) severity(of *sheet.Table) widgets.Severity {
	switch {
	case of.Hidden, t.doubted():
		return widgets.Warning
	case of.Use:
		return widgets.OK
	}
	return widgets.Neutral
}

// reason says why something is left out.
func (p *Page) reason(why sheet.Reason) string {
	if why == "" {
		why = sheet.NotChosen
	}
	return p.t.Words.Say("sheet.why." + string(why))
}
