// Package mapping is the page on which somebody says how a register in a spreadsheet is
// to be read: which sheets, where their headings are, and to which field each column
// goes. It writes nothing; what it ends in is a proposal.
//
// # What it shows
//
// At the left are the sheets, hidden ones as hidden, and below them the columns of the
// sheet that is chosen: each with what stands in it, where it goes and how sure that is.
// At the right is what comes of it, worked out anew after each change: the first record
// and those behind it, what became of each row, what is left out, and the parties whose
// names nearly agree. Enter on a sheet or a column changes it.
//
//	page := mapping.New(tools, mapping.Options{Kit: kit, Name: "oud.xlsx", Spreadsheet: s,
//		OnReady: func(m sheet.Mapping, r *sheet.Result) { ... }})
//
// # Keys
//
// Up and Down go along a list, Enter or F2 changes what is chosen, F6 goes to the next
// pane. A menu binds Ctrl+Enter to [Page.Go]. Escape is for whoever shows the page.
//
// What a mapping is and does is package sheet's; the page only changes it.
package mapping

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/delimited"
)

// Options say what the page is about and what happens when it is left.
type Options struct {
	Kit         *widgets.Kit // of the page around it
	Name        string       // of the file
	Spreadsheet *propose.Spreadsheet
	// OnReady is called with the mapping as it was made, and what came of it.
	OnReady func(sheet.Mapping, *sheet.Result)
	// Reread reads the file again, written in another way; nil where that can't be done.
	Reread func(delimited.As)
	// OnCancel leaves the page; its button says Back.
	OnCancel func()
	Back     string
}

// Page is the page.
type Page struct {
	t       *screen.Tools
	kit     *widgets.Kit
	options Options
	names   *fieldNames

	draft  sheet.Mapping
	chosen map[place]bool // columns of which the user said where they go
	edited map[int]bool   // tables that were changed
	joins  bool           // so were the names that are one
	result *sheet.Result  // of the draft, nil until it was worked out

	tables  *tables
	columns *columns
	tabs    *widgets.Tabs
	panes   map[string]pane
	right   *fyne.Container
	work    *work
	summary *widget.Label
	ready   *widgets.Button
	shown   fyne.CanvasObject
}

// place is where a column stands: the number of its table, and its own.
type place struct{ table, at int }

// The places of the right half.
const (
	tabPreview = "preview"
	tabRows    = "rows"
	tabLeft    = "left"
	tabNames   = "names"
)

// pane is one place of the right half.
type pane interface {
	object() fyne.CanvasObject
	first() widgets.Field
	fill()
	count() int
}

// New returns the page and begins to work out what the mapping makes.
func New(tools *screen.Tools, o Options) *Page {
	p := &Page{t: tools, kit: o.Kit, options: o, names: newFieldNames(tools.Presenter), draft: o.Spreadsheet.Mapping.Clone(),
		chosen: map[place]bool{}, edited: map[int]bool{}}
	p.tables, p.columns = newTables(p), newColumns(p)
	p.panes = map[string]pane{tabPreview: newPreview(p), tabRows: newRows(p), tabLeft: newLeft(p), tabNames: newNames(p)}
	p.right = container.NewStack()
	p.tabs = widgets.NewTabs(p.kit, p.titles())
	p.tabs.OnSelected = p.turn
	p.build()
	p.turn(tabPreview)
	p.work = newWork(p)
	p.tables.fill()
	p.work.now()
	return p
}

func (p *Page) say(key string, values ...any) string { return p.t.Words.Say("mapping."+key, values...) }

func (p *Page) titles() []widgets.Tab {
	var tabs []widgets.Tab
	for _, key := range []string{tabPreview, tabRows, tabLeft, tabNames} {
		tabs = append(tabs, widgets.Tab{Key: key, Title: p.say("tab."+key, "n", p.panes[key].count())})
	}
	return tabs
}

func (p *Page) build() {
	title := widget.NewLabelWithStyle(p.say("title", "file", p.options.Name), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.Truncation = fyne.TextTruncateEllipsis
	p.summary = widget.NewLabel("")
	p.summary.Truncation = fyne.TextTruncateEllipsis
	p.ready = widgets.NewButton(p.kit, widgets.PrimaryButton, p.say("ready"), nil, p.Go)
	p.ready.Disable()
	back := widgets.NewButton(p.kit, widgets.PlainButton, p.options.Back, nil, p.options.OnCancel)
	left := widgets.NewSplitter(p.kit, widgets.SplitterOptions{Above: true, Size: 150}, p.tables.shown, p.columns.shown)
	split := widgets.NewSplitter(p.kit, widgets.SplitterOptions{Size: 600}, left, widgets.NewFrame(p.tabs, nil, nil, nil, p.right))
	below := widgets.NewFrame(widget.NewSeparator(), nil, nil, container.NewHBox(layout.NewSpacer(), back, p.ready), p.summary)
	p.shown = widgets.NewFrame(container.NewVBox(title, quiet(p.say("text"))), below, nil, nil, split)
}

func quiet(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Importance, l.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	return l
}

// turn shows another place of the right half.
func (p *Page) turn(key string) {
	p.panes[key].fill()
	p.right.Objects = []fyne.CanvasObject{p.panes[key].object()}
	p.right.Refresh()
}

// Object is what the page around it shows.
func (p *Page) Object() fyne.CanvasObject { return p.shown }

// Focus gives the keyboard to the columns, or to the sheets when there are none.
func (p *Page) Focus() {
	if len(p.columns.table.Rows()) > 0 {
		widgets.FocusOn(p.columns.table)
		return
	}
	widgets.FocusOn(p.tables.table)
}

// Panes are the places F6 goes along.
func (p *Page) Panes() []widgets.Field {
	return []widgets.Field{p.tables.table, p.columns.table, p.tabs, p.panes[p.tabs.Selected()].first(), p.ready}
}

// Edit changes the sheet that has the keyboard, or else the column that is chosen.
func (p *Page) Edit() {
	if p.t.Window.Canvas().Focused() == p.tables.table.First() {
		p.tables.edit()
		return
	}
	p.columns.edit()
}

// Changed tells whether the user changed something.
func (p *Page) Changed() bool { return p.joins || len(p.edited) > 0 }

// Changes are the tables that were changed, and the names that are one: what is worth
// remembering.
func (p *Page) Changes() sheet.Mapping {
	m := p.draft.Clone()
	m.Tables = nil
	for i, t := range p.draft.Clone().Tables {
		if p.edited[i] {
			m.Tables = append(m.Tables, t)
		}
	}
	return m
}

// Go goes on to the proposal, as soon as it was worked out.
func (p *Page) Go() { p.work.then(p.finish) }

func (p *Page) finish() {
	if len(p.result.Proposal.Items) > 0 {
		p.options.OnReady(p.draft.Clone(), p.result)
	}
}

// table is the one that is chosen, with its number.
func (p *Page) table() (*sheet.Table, int) {
	i, ok := p.tables.table.Selected()
	if !ok {
		return nil, -1
	}
	return &p.draft.Tables[i], i
}

// touch follows a change of a table.
func (p *Page) touch(table int) {
	p.edited[table] = true
	p.tables.table.Refresh()
	p.columns.fill()
	p.work.soon()
}

// worked shows what the mapping makes.
func (p *Page) worked() {
	c := p.result.Coverage()
	activities := len(p.result.Proposal.Items)
	p.summary.SetText(p.say("summary", "records", p.t.Words.Count("mapping.records", activities), "cells", c.Cells, "fields", c.Fields, "remarks", c.Remarks, "left", c.Left))
	p.ready.Disable()
	if activities > 0 {
		p.ready.Enable()
	}
	for _, tab := range p.titles() {
		p.tabs.SetTitle(tab.Key, tab.Title)
	}
	p.panes[p.tabs.Selected()].fill()
}
