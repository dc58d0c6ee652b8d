package importer

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/changenote"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register"
)

// result is what the page shows when a file was taken over: the records, each to
// be opened.
type result struct {
	im    *Importer
	file  *file
	table *widgets.DataTable[recordRow]
	note  *widgets.Button // nil when no known service changed
	ready *widgets.Button
	shown fyne.CanvasObject
}

func newResult(im *Importer, f *file) *result {
	r := &result{im: im, file: f}
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
	if len(rows) > 0 { // so that "open" has something to open
		_, id := rows[0].Record.Identity()
		r.table.Select(string(id))
	}
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
	buttons := container.NewHBox(layout.NewSpacer(), open, r.ready)
	if len(im.notes(f)) > 0 {
		r.note = widgets.NewButton(im.kit, widgets.PlainButton, words.Say("importer.note.write"), nil, r.askNote)
		buttons = container.NewHBox(layout.NewSpacer(), r.note, open, r.ready)
	}
	head := container.NewVBox(heading(words.Say("importer.taken.title", "file", f.name)), quiet(words.Say("importer.taken.text")))
	below := widgets.NewFrame(widget.NewSeparator(), nil, nil, buttons, widget.NewLabel(im.told(f.outcomes)))
	r.shown = widgets.NewFrame(head, below, nil, nil, r.table)
	return r
}

// askNote asks where the note of what changed goes, of the service that is
// chosen in the list, or the first.
func (r *result) askNote() {
	notes := r.im.notes(r.file)
	n := notes[0]
	if row, ok := r.table.Selected(); ok {
		for _, other := range notes {
			if _, id := row.Record.Identity(); id == other.Before.ID {
				n = other
			}
		}
	}
	say := r.im.t.Words.Say
	widgets.ChoosePlace(r.im.kit, r.im.t.Window, widgets.FileOptions{
		Title: say("importer.note.place"), Folder: filepath.Dir(r.im.t.Session.Register().Path()),
		Name: say("changenote.title", "product", n.Before.Product) + " " + string(r.im.t.Session.Today()) + ".docx", Endings: []string{".docx"},
	}, func(path string) { r.im.writeNote(path, n) })
}

// writeNote writes a note and tells where it is.
func (im *Importer) writeNote(path string, n changenote.Note) {
	var err error
	im.kit.Do(func() {
		var head register.Fingerprint
		if head, err = im.t.Session.Register().Head(context.Background()); err != nil {
			return
		}
		n.Fingerprint = head.String()
		err = changenote.Teller{Presenter: im.t.Presenter}.WriteFile(context.Background(), path, n)
	}, func() {
		if err != nil {
			im.t.Fail(err, path)
			return
		}
		widgets.ShowMessage(im.t.Kit, im.t.Window.Canvas(), widgets.Message{
			Title: im.t.Words.Say("importer.note.done", "file", filepath.Base(path)), Severity: widgets.OK, Safe: filepath.Dir(path)})
	})
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
func (r *result) nextPane() {
	panes := []widgets.Field{r.table, r.ready}
	if r.note != nil {
		panes = []widgets.Field{r.table, r.note, r.ready}
	}
	r.im.turnTo(panes)
}
func (r *result) edit()         {}
func (r *result) takeOver()     {}
func (r *result) changed() bool { return false }
