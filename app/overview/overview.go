// Package overview is the screen with the lists that are drawn from all records
// together: what a breach at a party touches, sub-processors, transfers,
// retention, findings, agreements that end and reviews that are due. Each can be
// searched, narrowed and put in order, each row leads to what it tells of, and
// what is shown can be exported as it stands.
//
// The lists are made by export/report, the same that are printed; which rows of
// one are shown is decided by a [Choice].
//
//	page := overview.New(tools, overview.Options{OnOpen: ..., OnExport: ...})
//	page.Show(publish.Findings)
package overview

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/report"
)

// Options say what follows on the screen.
type Options struct {
	// OnOpen goes to what a row tells of.
	OnOpen func(report.Line)
	// OnExport is called with the list as it is shown.
	OnExport func(publish.Request)
}

// Page shows one list at a time.
type Page struct {
	tools   *screen.Tools
	options Options

	which    publish.Report
	party    string // of a breach: the key of who was chosen
	list     report.List
	words    *report.Words
	rows     []*row
	made     made
	asked    int  // the number of the last list asked for, so that a late answer is dropped
	focusing bool // the keyboard goes to the rows when they come
	answered int  // the number of the last that came

	tabs    *widgets.Tabs
	intro   *widget.Label
	parties *partyField
	search  *widgets.SearchBox
	filters *widgets.FilterBar
	export  *widgets.Button
	open    *widgets.Button
	tableOf string // which columns it has
	table   *widgets.DataTable[*row]
	detail  *widgets.HelpPane
	narrow  *fyne.Container // what is chosen by
	head    *fyne.Container // what stands above the table
	middle  *fyne.Container // the table, or what stands in its place
	object  fyne.CanvasObject
}

// New returns the page; Show fills it.
func New(tools *screen.Tools, options Options) *Page {
	p := &Page{tools: tools, options: options, which: publish.Lists()[0], intro: widget.NewLabel(""), middle: container.NewStack()}
	p.build()
	return p
}

// Object is what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Which is the list that is shown.
func (p *Page) Which() publish.Report { return p.which }

// Restore shows what another page showed, made before the language changed.
func (p *Page) Restore(other *Page) { p.which, p.party = other.which, other.party }

// Focus gives the keyboard to the rows, or to the question that comes first.
func (p *Page) Focus() {
	p.focusing = p.waiting() // for a table that has still to come
	if p.which == publish.Breach && p.party == "" && !p.parties.none() {
		widgets.FocusOn(p.parties.choice)
		return
	}
	if !widgets.FocusOn(p.table) { // nothing is in the list
		widgets.FocusOn(p.tabs)
	}
}

// FocusSearch gives the keyboard to the search field.
func (p *Page) FocusSearch() { widgets.FocusOn(p.search) }

// FocusDetail gives the keyboard to the pane with the whole row.
func (p *Page) FocusDetail() { widgets.FocusOn(p.detail) }

func (p *Page) say(key string, values ...any) string {
	return p.tools.Words.Say("overview."+key, values...)
}

func (p *Page) build() {
	kit := p.tools.Kit
	var tabs []widgets.Tab
	for _, r := range publish.Lists() {
		tabs = append(tabs, widgets.Tab{Key: string(r), Title: p.say("tab." + string(r))})
	}
	p.tabs = widgets.NewTabs(kit, tabs)
	p.tabs.OnSelected = func(key string) { p.Show(publish.Report(key)) }
	p.intro.Importance, p.intro.Wrapping = widget.LowImportance, fyne.TextWrapWord
	p.parties = newPartyField(p)
	p.search = widgets.NewSearchBox(kit)
	p.search.OnSearch = func(string) { p.choose() }
	p.search.OnDown = func() { widgets.FocusOn(p.table) }
	p.search.OnEnter = func() { widgets.FocusOn(p.table) }
	p.export = widgets.NewButton(kit, widgets.PlainButton, p.say("export"), theme.UploadIcon(), p.askExport)
	p.open = widgets.NewButton(kit, widgets.PlainButton, p.say("open"), theme.NavigateNextIcon(), p.openSelected)
	p.detail = widgets.NewHelpPane(kit, p.say("detail-empty"))
	p.narrow = container.NewVBox()
	p.setTable(nil)
	p.head = container.NewVBox(
		widgets.NewFrame(nil, nil, nil, container.NewHBox(p.open, p.export), p.tabs), p.intro, p.parties.object, p.search, p.narrow)
	split := widgets.NewSplitter(kit, widgets.SplitterOptions{KeepSecond: true, Size: 300}, p.middle, p.detail)
	p.object = widgets.NewFrame(p.head, nil, nil, nil, split)
}

// Show makes a list and shows it.
func (p *Page) Show(which publish.Report) {
	another := which != p.which
	if another {
		p.search.Fill("")
	}
	p.which = which
	p.tabs.Select(string(which))
	p.Reload()
	if question := p.asked; another && p.answered < question {
		p.tools.Kit.Later(patience, func() {
			if p.asked == question && p.answered < question { // the rows of another list are not left standing
				p.put(report.List{}, nil)
			}
		})
	}
}

// patience is how long a list may take before the screen says that it is made.
const patience = 300 * time.Millisecond

// ShowBreach shows what a breach at a party touches.
func (p *Page) ShowBreach(party string) {
	p.party = party
	p.Show(publish.Breach)
}

// request is the list as a report, of the register as last read.
func (p *Page) request() publish.Request {
	day, _ := p.tools.Session.Today().Day()
	return publish.Request{
		Report: p.which, State: p.tools.Session.Snapshot(), Time: day, AsOf: p.tools.Session.AsOf(), Language: string(p.tools.Words.Language()),
		Party: p.parties.involved(p.party),
	}
}

// Reload makes the list again and shows it, unless another was asked for
// meanwhile. What is chosen of it stays.
func (p *Page) Reload() {
	p.asked++
	question := p.asked
	p.parties.offer(p.tools.Session.Snapshot())
	p.parties.show(p.which == publish.Breach && !p.parties.none())
	if p.which == publish.Breach && p.parties.involved(p.party) == (report.Involved{}) {
		p.party, p.answered = "", question
		p.put(report.List{}, nil)
		return
	}
	request := p.request()
	if known, ok := p.made.of(request); ok {
		p.take(question, known)
		return
	}
	var l lines
	var err error
	p.tools.Kit.Do(func() {
		if l.words, err = request.Words(); err == nil {
			l.list = request.Lines(l.words)
			l.rows = rowsOf(l.list)
		}
	}, func() {
		switch {
		case err == nil:
			p.made.keep(request, l)
			p.take(question, l)
		case question == p.asked:
			p.tools.Fail(err, "")
		}
	})
}

// take shows a list, unless another was asked for meanwhile.
func (p *Page) take(question int, l lines) {
	if question == p.asked {
		p.words, p.answered = l.words, question
		p.put(l.list, l.rows)
	}
}

// put shows a list with what can be chosen of it.
func (p *Page) put(list report.List, rows []*row) {
	p.list, p.rows = list, rows
	intro := list.Intro + "."
	switch {
	case p.waiting():
		intro = p.say("waiting")
	case list.Columns == nil && p.parties.none():
		intro = ""
	case list.Columns == nil:
		intro = p.say("breach-ask")
	}
	p.intro.SetText(intro)
	p.setFilters()
	if of := fmt.Sprint(p.which, len(list.Columns), len(rows) > 0); of != p.tableOf {
		p.tableOf = of
		p.setTable(columns(list))
	} // else what is current, the order and the keyboard stay
	p.choose()
	p.head.Refresh()
	p.object.Refresh() // the head became higher or lower
	if p.focusing && !p.waiting() {
		p.focusing = false
		p.Focus()
	}
}

// waiting reports whether the list that was asked for has not come yet.
func (p *Page) waiting() bool { return p.answered < p.asked }

// setFilters offers of each column of few values the values there are. What was
// chosen and is still there stays chosen.
func (p *Page) setFilters() {
	var before map[string]string
	if p.filters != nil {
		before = p.filters.Value()
	}
	var filters []widgets.Filter
	kept := map[string]string{}
	for _, column := range p.list.Choices {
		f := widgets.Filter{Key: p.filterKey(column), Label: p.list.Columns[column].Heading, Width: 172}
		for _, text := range texts(p.rows, column) {
			f.Options = append(f.Options, widgets.Option{Code: text, Label: text})
			if before[f.Key] == text {
				kept[f.Key] = text
			}
		}
		filters = append(filters, f)
	}
	p.filters = widgets.NewFilterBar(p.tools.Kit, filters, nil)
	p.filters.Fill(kept)
	p.filters.OnChanged = func(map[string]string) { p.choose() }
	p.narrow.Objects = []fyne.CanvasObject{p.filters}
	p.narrow.Refresh()
}

// filterKey keeps what is chosen of one list from another.
func (p *Page) filterKey(column int) string { return string(p.which) + "." + columnID(column) }

// choice is what is chosen now.
func (p *Page) choice() Choice {
	c := Choice{Text: p.search.Value(), Values: map[int]string{}}
	chosen := p.filters.Value()
	for _, column := range p.list.Choices {
		if value, ok := chosen[p.filterKey(column)]; ok {
			c.Values[column] = value
		}
	}
	return c
}

// choose shows the rows that fit what is chosen.
func (p *Page) choose() {
	c := p.choice()
	shown := c.of(p.rows)
	selected, has := p.table.Selected()
	p.table.SetRows(shown)
	if has {
		p.table.Select(selected.key)
	}
	p.filters.SetCount(p.count(len(shown)))
	p.middle.Objects = []fyne.CanvasObject{p.table}
	if len(shown) == 0 {
		p.middle.Objects = []fyne.CanvasObject{p.nothing(c)}
	}
	p.middle.Refresh()
	p.enable()
	p.tell()
}

func (p *Page) count(shown int) string {
	if shown == len(p.rows) {
		return p.tools.Words.Count("overview.rows", shown)
	}
	return p.say("some-rows", "n", shown, "of", len(p.rows))
}

// nothing stands in the place of a table without rows.
func (p *Page) nothing(c Choice) fyne.CanvasObject {
	kit := p.tools.Kit
	switch {
	case p.waiting():
		return widgets.NewEmptyState(kit, theme.ViewRefreshIcon(), p.say("tab."+string(p.which)), p.say("waiting"), nil)
	case p.list.Columns == nil && p.parties.none():
		return widgets.NewEmptyState(kit, theme.InfoIcon(), p.say("breach-none"), p.say("breach-none-text"), nil)
	case p.list.Columns == nil:
		return widgets.NewEmptyState(kit, theme.WarningIcon(), p.say("breach-title"), p.say("breach-text"), nil)
	case len(p.rows) > 0 && !c.Everything():
		return widgets.NewEmptyState(kit, theme.SearchIcon(), p.tools.Say("list.nothing-found"), p.tools.Say("list.nothing-found-text"), nil)
	}
	return widgets.NewEmptyState(kit, theme.ConfirmIcon(), p.list.Heading, p.list.Empty, nil)
}

func (p *Page) enable() {
	enable := func(b *widgets.Button, can bool) {
		if can {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	_, selected := p.table.Selected()
	enable(p.open, selected)
	enable(p.export, p.list.Columns != nil)
}

// tell shows the whole of the current row, and above it what was asked about.
func (p *Page) tell() {
	r, ok := p.table.Selected()
	if !ok {
		p.detail.Fill("", about(p.list))
		return
	}
	var blocks []widgets.HelpBlock
	for i, cell := range r.line.Cells {
		blocks = append(blocks, widgets.HelpBlock{Heading: p.list.Columns[i].Heading, Paragraphs: paragraphs(cell.Text)})
	}
	p.detail.Fill(p.title(r.line), append(blocks, about(p.list)...))
}

// about are the facts above a list, as the pane shows them.
func about(list report.List) []widgets.HelpBlock {
	var blocks []widgets.HelpBlock
	for _, g := range list.About {
		blocks = append(blocks, widgets.HelpBlock{Heading: g.Title})
		for _, e := range g.Entries {
			blocks = append(blocks, widgets.HelpBlock{Paragraphs: []string{e.Label + ": " + strings.Join(paragraphs(e.Value.Text), ", ")}})
		}
	}
	return blocks
}

// title names the record that a line tells of.
func (p *Page) title(l report.Line) string {
	for _, record := range p.tools.Session.Snapshot().Records() {
		if _, id := record.Identity(); id == l.Record {
			return p.tools.Record(record)
		}
	}
	return ""
}

func (p *Page) openSelected() {
	if r, ok := p.table.Selected(); ok {
		p.options.OnOpen(r.line)
	}
}

// askExport hands over the list as it is shown: its rows in their order, and in
// words how they were chosen.
func (p *Page) askExport() {
	request := p.request()
	list := p.list
	c := p.choice()
	shown := p.table.Rows()
	lines := make([]report.Line, len(shown))
	for i, r := range shown {
		lines[i] = r.line
	}
	if c.Everything() {
		list = list.Ordered(lines)
	} else {
		list = list.Chosen(lines, c.say(list), p.words)
	}
	request.List = &list
	p.options.OnExport(request)
}
