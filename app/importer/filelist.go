package importer

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
)

// fileList is what the page shows of several files: each with what was found in it
// and what became of it.
type fileList struct {
	im    *Importer
	table *widgets.DataTable[*file]
	top   *fyne.Container // the progress while there is reading
	batch *batch
	take  *widgets.Button // takes over all files
	names *widgets.Button // leads to names that come near each other
	end   *widgets.Button
	count *widget.Label
	shown fyne.CanvasObject
}

func newFileList(im *Importer) *fileList {
	l := &fileList{im: im, top: container.NewStack(), count: quiet(""), batch: &batch{im: im}}
	column := func(id string, width float32, text func(*file) string) widgets.Column[*file] {
		return widgets.Column[*file]{ID: id, Title: im.t.Words.Say("importer.files." + id), Width: width, Text: text}
	}
	fateColumn := column("fate", 130, func(f *file) string { return im.t.Words.Say("importer.fate." + f.stand()) })
	fateColumn.Cell = func(f *file) widgets.CellStyle {
		return widgets.CellStyle{Badge: true, Severity: map[string]widgets.Severity{
			string(proposed): widgets.Info, string(nothing): widgets.Warning, string(unchanged): widgets.OK, string(refused): widgets.Error, string(takenOver): widgets.OK,
			string(review.Added): widgets.Info, string(review.Renewed): widgets.Draft, string(review.Equal): widgets.OK}[f.stand()]}
	}
	about := column("found", 420, l.found)
	about.Grow = true
	l.table = widgets.NewDataTable(im.kit, widgets.DataTableOptions[*file]{
		Columns: []widgets.Column[*file]{column("name", 280, im.whole), fateColumn, about},
		Key:     func(f *file) string { return strconv.Itoa(f.place) },
		OnOpen:  l.open,
	})
	l.end = widgets.NewButton(im.kit, widgets.PlainButton, im.t.Words.Say("importer.close"), nil, im.Cancel)
	look := widgets.NewButton(im.kit, widgets.PrimaryButton, im.t.Words.Say("importer.files.open"), nil, func() {
		if f, ok := l.table.Selected(); ok {
			l.open(f)
		}
	})
	l.take = widgets.NewButton(im.kit, widgets.PlainButton, im.t.Words.Say("importer.files.take"), nil, l.batch.takeOver)
	l.take.Disable()
	l.names = widgets.NewButton(im.kit, widgets.QuietButton, "", nil, func() { im.show(newNamePairs(im, l.pairs())) })
	l.names.Hide()
	head := container.NewVBox(heading(im.t.Words.Say("importer.files.title")), quiet(im.t.Words.Say("importer.files.text")), l.top)
	below := container.NewHBox(l.count, l.names, layout.NewSpacer(), l.end, l.take, look)
	l.shown = widgets.NewFrame(head, container.NewPadded(below), nil, nil, l.table)
	l.fill()
	return l
}

// whole is the name of a file, with the bundle that it is a part of. The own name
// comes first: a long one is cut at its end.
func (im *Importer) whole(f *file) string {
	if len(f.found.Parts) > 0 {
		return f.name + " (" + im.named(f.source) + ")"
	}
	return f.name
}

// found tells in a line what a file brings.
func (l *fileList) found(f *file) string {
	switch {
	case f.fate == takenOver:
		return l.im.told(f.outcomes)
	case f.waits() && f.older != "":
		return l.im.t.Words.Say("importer.files.older", "title", f.review.Record(0).Title(), "date", f.older.Format())
	case f.waits():
		c := f.review.Counts()
		return l.im.t.Words.Say("importer.files.waits", "values", c.Values, "certain", c.Certain, "title", f.review.Record(0).Title())
	case f.review != nil:
		c := f.review.Counts()
		if f.more() {
			return l.im.t.Words.Say("importer.files.more", "title", f.review.Record(0).Title(), "values", c.Values)
		}
		if f.stand() == string(review.Renewed) || f.stand() == string(review.Equal) {
			return l.im.t.Words.Say("importer.files.outcome", "title", f.review.Record(0).Title(), "outcome", l.im.told(f.outcomes))
		}
		return l.im.t.Words.Say("importer.files.values", "values", c.Values, "certain", c.Certain, "title", f.review.Record(0).Title())
	case f.fate == proposed:
		records := l.im.t.Words.Count("importer.files.records", len(f.found.Records))
		if len(f.outcomes) > 0 {
			records = l.im.t.Words.Say("importer.files.outcome", "title", records, "outcome", l.im.tally(f.outcomes))
		}
		return records
	}
	return l.im.reason(f)
}

func (l *fileList) open(f *file) {
	if f.fate != waiting && f.fate != stopped {
		l.im.open(f)
	}
}

// pairs are the names that come near each other.
func (l *fileList) pairs() []review.Pair {
	return review.Pairs(l.im.parties(), l.im.t.Session.Snapshot())
}

// tellNames leads to the names that come near each other, when there are any.
func (l *fileList) tellNames() {
	n := len(l.pairs())
	if n == 0 {
		l.names.Hide()
		return
	}
	l.names.SetText(l.im.t.Words.Count("importer.names.button", n))
	l.names.Show()
}

// loading shows the progress of the reading above the files.
func (l *fileList) loading(p *widgets.Progress) {
	l.top.Objects = []fyne.CanvasObject{p}
	l.top.Refresh()
}

func (l *fileList) loaded() {
	l.top.Objects = nil
	l.top.Hide()      // an empty box keeps its room otherwise
	l.shown.Refresh() // the files take that room
	l.fill()
	l.focus()
}

func (l *fileList) fill() {
	n := 0
	for i, f := range l.im.files {
		f.place = i
		if f.fate == takenOver {
			n++
		}
	}
	l.table.SetRows(l.im.files)
	l.count.SetText(l.im.t.Words.Say("importer.files.count", "taken", n, "total", len(l.im.files)))
	if l.im.taken {
		l.end.SetText(l.im.t.Words.Say("importer.done"))
	}
}

func (l *fileList) object() fyne.CanvasObject { return l.shown }

// focus gives the keyboard to the files; what becomes of them is worked out
// again, because one may have been ticked otherwise or taken over since.
func (l *fileList) focus() {
	l.batch.plan()
	l.tellNames()
	widgets.FocusOn(l.table)
}

// enable lets all be taken over when that would do something.
func (l *fileList) enable(on bool) {
	if on {
		l.take.Enable()
		return
	}
	l.take.Disable()
}
func (l *fileList) escape() bool  { return false }
func (l *fileList) nextPane()     { l.im.turnTo([]widgets.Field{l.table, l.names, l.take}) }
func (l *fileList) edit()         {}
func (l *fileList) takeOver()     { l.batch.takeOver() }
func (l *fileList) changed() bool { return false }
