package importer

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/changenote"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/input"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/renewal"
	"verwerkingsregister/register/intake/proposal"
)

// changes is the place that tells what a newer statement of a known service
// changes, until when an objection counts and which activities it touches.
type changes struct {
	page     *proposalPage
	kit      *widgets.Kit
	tell     changenote.Teller
	received *widgets.DateField
	until    *widget.Label
	touched  *widget.Label
	table    *widgets.DataTable[changeRow]
	whole    *widget.Label
	none     fyne.CanvasObject
	some     fyne.CanvasObject
	shown    *fyne.Container
}

// changeRow is a heading, or one change.
type changeRow struct {
	at      int
	level   int // of a heading: 1 the service, 2 the topic
	title   string
	note    changenote.Note
	change  changenote.Change
	details []changenote.Line
}

func newChanges(p *proposalPage) *changes {
	im := p.im
	c := &changes{page: p, kit: im.kit.Fork(), tell: changenote.Teller{Presenter: im.t.Presenter}, until: wrapped(""), touched: quiet(""), whole: wrapped("")}
	c.touched.Wrapping = fyne.TextWrapWord
	c.until.TextStyle.Bold = true
	say := im.t.Words.Say
	c.received = input.Day(im.t, c.kit)
	c.received.FillDate(string(p.file.received))
	c.received.OnDate = func(iso string) { p.file.received = model.Date(iso); c.fill() }
	c.received.OnUnreadable = func(string) { p.file.received = ""; c.fill() }
	c.table = widgets.NewDataTable(im.kit, widgets.DataTableOptions[changeRow]{
		Columns: c.columns(), Key: func(r changeRow) string { return strconv.Itoa(r.at) }, Fixed: true,
		Heading: func(r changeRow) int { return r.level }, OnSelected: c.look,
	})
	c.none = widgets.NewEmptyState(im.kit, theme.ConfirmIcon(), say("importer.changes.none"), say("importer.changes.none-text"), nil)
	split := widgets.NewSplitter(im.kit, widgets.SplitterOptions{Above: true, KeepSecond: true, Size: 150}, c.table, container.NewVScroll(c.whole))
	row := widgets.NewFormRow(c.kit, widgets.FormRowOptions{Label: say("importer.changes.received")}, c.received)
	c.some = widgets.NewFrame(container.NewVBox(row, c.until, c.touched), nil, nil, nil, split)
	c.shown = container.NewStack(c.none)
	return c
}

func (c *changes) columns() []widgets.Column[changeRow] {
	column := func(id string, width float32, text func(changeRow) string) widgets.Column[changeRow] {
		return widgets.Column[changeRow]{ID: id, Title: c.page.im.t.Words.Say("importer.changes." + id), Width: width, Text: text}
	}
	subject := column("subject", 190, func(r changeRow) string {
		if r.level > 0 {
			return r.title
		}
		return c.tell.Subject(r.note, r.change)
	})
	what := column("what", 110, func(r changeRow) string {
		if r.level > 0 {
			return ""
		}
		return c.tell.Op(r.change.Op)
	})
	what.Cell = func(r changeRow) widgets.CellStyle {
		return widgets.CellStyle{Badge: r.level == 0, Severity: map[renewal.Op]widgets.Severity{
			renewal.Added: widgets.Info, renewal.Gone: widgets.Warning, renewal.Changed: widgets.Draft}[r.change.Op]}
	}
	said := column("said", 300, func(r changeRow) string {
		texts := c.said(r)
		if why := c.left(r); why != "" {
			texts = append([]string{"(" + c.page.im.t.Words.Say("importer.changes."+why) + ")"}, texts...)
		}
		return strings.Join(texts, " · ")
	})
	said.Grow = true
	return []widgets.Column[changeRow]{subject, what, said}
}

func (c *changes) said(r changeRow) []string {
	texts := make([]string, len(r.details))
	for i, l := range r.details {
		texts[i] = c.tell.Said(l)
	}
	return texts
}

// left tells why a change does not come into the register as things are ticked: "left"
// when it is not ticked, "own" when words of the officer stay.
func (c *changes) left(r changeRow) string {
	switch {
	case r.level > 0 || !r.change.Left:
		return ""
	case r.note.Own(r.change):
		return "own"
	}
	return "left"
}

// look shows a change whole.
func (c *changes) look(r changeRow) {
	if r.level > 0 {
		c.whole.SetText("")
		return
	}
	lines := append([]string{c.tell.Subject(r.note, r.change) + " · " + c.tell.Op(r.change.Op)}, c.said(r)...)
	if why := c.left(r); why != "" {
		lines = append(lines, c.page.im.t.Words.Say("importer.changes."+why+"-text"))
	}
	c.whole.SetText(strings.Join(lines, "\n"))
}

// fill shows what changes as things are ticked now.
func (c *changes) fill() {
	notes := c.page.im.notes(c.page.file)
	c.shown.Objects = []fyne.CanvasObject{c.none}
	if len(notes) > 0 {
		c.shown.Objects = []fyne.CanvasObject{c.some}
	}
	c.shown.Refresh()
	var rows []changeRow
	var until, touched []string
	for _, n := range notes {
		rows = c.add(rows, n, len(notes) > 1)
		if older := c.tell.Older(n); older != "" {
			until = append(until, older)
		}
		if partial := c.tell.Partial(n); partial != "" {
			until = append(until, partial)
		}
		until = append(until, c.tell.Objection(n))
		touched = append(touched, c.tellTouched(n))
		if translated := c.tell.Translated(n); translated != "" {
			touched = append(touched, translated)
		}
	}
	c.table.SetRows(rows)
	c.until.SetText(strings.Join(until, "\n"))
	c.touched.SetText(strings.Join(touched, "\n"))
	if row, ok := c.table.Selected(); ok {
		c.look(row)
	}
}

func (c *changes) add(rows []changeRow, n changenote.Note, named bool) []changeRow {
	heading := func(level int, title string) {
		rows = append(rows, changeRow{at: len(rows), level: level, title: title})
	}
	if named || len(n.Changes) == 0 {
		heading(1, c.page.im.t.Record(n.Before))
	}
	if len(n.Changes) == 0 {
		heading(2, c.page.im.t.Words.Say("changenote.none"))
	}
	for _, topic := range renewal.Topics() {
		of := n.Of(topic)
		if len(of) == 0 {
			continue
		}
		heading(2, c.tell.Topic(topic)+" ("+strconv.Itoa(len(of))+")")
		for _, change := range of {
			rows = append(rows, changeRow{at: len(rows), note: n, change: change, details: c.tell.Lines(n, change)})
		}
	}
	return rows
}

// tellTouched names the activities that are touched.
func (c *changes) tellTouched(n changenote.Note) string {
	if len(n.Touched) == 0 {
		return c.page.im.t.Words.Say("changenote.no-activities")
	}
	names := make([]string, len(n.Touched))
	for i, touch := range n.Touched {
		names[i] = c.page.im.t.Record(touch.Activity)
	}
	return c.page.im.t.Words.Say("importer.changes.touched", "activities", strings.Join(names, ", "))
}

// notes are what the services of a file change that the register has.
func (im *Importer) notes(f *file) []changenote.Note {
	var notes []changenote.Note
	state := im.t.Session.Snapshot()
	today, _ := im.t.Session.Today().Day()
	for _, o := range f.outcomes {
		before, known := o.Known.(*model.Service)
		stated, says := o.Stated.(*model.Service)
		if !known || !says {
			continue
		}
		saved, _ := o.Record.(*model.Service)
		if o.Fate != review.Renewed {
			saved = nil
		}
		n := changenote.New(state, before, stated, saved)
		n.Document, n.Hash, n.Received, n.Made = f.name, f.found.Proposal.Document.SHA256, f.received, today
		n.Partial = f.found.Proposal.Partial()
		for _, conflict := range proposal.Stands(o.Conflicts) {
			n.Kept = append(n.Kept, changenote.Kept{Path: conflict.Path, Where: im.t.Path(o.Before, conflict.Path), Wrote: conflict.Wrote,
				Stays: im.print(o.Record, conflict.Path, conflict.Kept), Says: im.print(o.Record, conflict.Path, conflict.Proposed)})
		}
		notes = append(notes, n)
	}
	return notes
}
