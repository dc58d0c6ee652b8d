package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
)

// result is what the page shows when a file was taken over: the records, each to
// be opened.
type result struct {
	im    *Importer
	table *widgets.DataTable[recordRow]
	ready *widgets.Button
	shown fyne.CanvasObject
}

func newResult(im *Importer, f *file) *result {
	r := &result{im: im}
	words := im.t.Words
	r.table = widgets.NewDataTable(im.kit, widgets.DataTableOptions[recordRow]{
		Columns: im.recordColumns(),
		Key:     func(row recordRow) string { _, id := row.Record.Identity(); return string(id) },
		OnOpen:  r.open,
	})
	var rows []recordRow
	for i, o := range f.outcomes {
		if o.Fate == review.Added || o.Fate == review.Renewed {
			rows = append(rows, recordRow{i, o})
		}
	}
	r.table.SetRows(rows)
	caption, leave := words.Say("importer.done"), im.leave
	if im.list != nil {
		caption, leave = words.Say("importer.back"), func() { im.back() }
	}
	r.ready = widgets.NewButton(im.kit, widgets.PrimaryButton, caption, nil, leave)
	open := widgets.NewButton(im.kit, widgets.PlainButton, words.Say("importer.open"), nil, func() {
		if row, ok := r.table.Selected(); ok {
			r.open(row)
		}
	})
	head := container.NewVBox(heading(words.Say("importer.taken.title", "file", f.name)), quiet(words.Say("importer.taken.text")))
	below := widgets.NewFrame(widget.NewSeparator(), nil, nil, container.NewHBox(layout.NewSpacer(), open, r.ready), widget.NewLabel(im.tally(f.outcomes)))
	r.shown = widgets.NewFrame(head, below, nil, nil, r.table)
	return r
}

// open leaves the page and goes to a record.
func (r *result) open(row recordRow) {
	kind, id := row.Record.Identity()
	r.im.leave()
	r.im.t.Go(kind, id, "")
}

func (r *result) object() fyne.CanvasObject { return r.shown }
func (r *result) focus()                    { widgets.FocusOn(r.ready) }
func (r *result) escape() bool              { return r.im.back() }
func (r *result) nextPane()                 { r.im.turnTo([]widgets.Field{r.table, r.ready}) }
func (r *result) edit()                     {}
func (r *result) takeOver()                 {}
func (r *result) changed() bool             { return false }
