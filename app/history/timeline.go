package history

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// actsAtOnce is how many entries of the timeline are read at a time.
const actsAtOnce = 50

// TimelineOptions say what a timeline can do.
type TimelineOptions struct {
	// OnRestored is called when something was taken back.
	OnRestored func()
}

// Timeline shows what was done to the register, newest first.
type Timeline struct {
	tools   *screen.Tools
	options TimelineOptions

	filters *filters
	entries entries
	names   map[model.ID]string // what records are called, also those in the trash
	table   *widgets.DataTable[entry]
	more    *widgets.Button
	count   *widget.Label
	viewer  *difference.Viewer
	object  fyne.CanvasObject
	asked   int // the number of the last question about the entries
	paired  int // and of the last about what differs
}

// NewTimeline shows the history of the whole register.
func NewTimeline(tools *screen.Tools, options TimelineOptions) *Timeline {
	t := &Timeline{tools: tools, options: options, names: map[model.ID]string{}}
	t.build()
	t.filters.offer(t)
	t.Reload()
	return t
}

// Object is what the window shows.
func (t *Timeline) Object() fyne.CanvasObject { return t.object }

// Viewer shows what differs.
func (t *Timeline) Viewer() *difference.Viewer { return t.viewer }

// FocusTable gives the keyboard to the entries.
func (t *Timeline) FocusTable() { widgets.FocusOn(t.table) }

func (t *Timeline) build() {
	kit := t.tools.Kit
	t.viewer = difference.New(t.tools, viewerOptions(t.tools, t.options.OnRestored))
	t.filters = newFilters(t.tools, t.Reload)
	columns := describing(t.tools, func(e entry) model.Version { return e.version })
	columns = slices.Insert(columns, 3, widgets.Column[entry]{ID: "record", Title: say(t.tools, "column.record"), Width: 260, Text: t.what,
		Cell: func(e entry) widgets.CellStyle {
			if e.inner {
				return widgets.CellStyle{Indent: 1}
			}
			return widgets.CellStyle{Bold: e.act.Versions > 1}
		}})
	fields := columns[len(columns)-1]
	columns[len(columns)-1].Text = func(e entry) string {
		if !e.inner && e.act.Versions > 1 {
			return ""
		}
		return fields.Text(e)
	}
	t.table = widgets.NewDataTable(kit, widgets.DataTableOptions[entry]{
		Columns: columns, Key: entry.key, Fixed: true, OnSelected: t.compare, OnOpen: t.open,
	})
	t.more = widgets.NewButton(kit, widgets.PlainButton, say(t.tools, "more"), nil, t.read)
	t.more.Hide()
	t.count = widget.NewLabel("")
	t.count.Importance, t.count.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	split := widgets.NewSplitter(kit, widgets.SplitterOptions{Above: true, Size: 260}, widgets.NewFrame(nil, t.more, nil, nil, t.table), t.viewer.Object())
	goTo := widgets.NewButton(kit, widgets.PlainButton, say(t.tools, "go"), theme.NavigateNextIcon(), t.Go)
	below := widgets.NewFrame(nil, nil, nil, goTo, t.count)
	t.object = widgets.NewFrame(container.NewVBox(t.filters.object, below), nil, nil, nil, split)
}

// what says which record an entry is about, or how many.
func (t *Timeline) what(e entry) string {
	if !e.inner && e.act.Versions > 1 {
		mark := "+ "
		if e.act.open {
			mark = "– "
		}
		return mark + t.tools.Words.Count("history.records", e.act.Versions)
	}
	if name := t.names[e.version.Record]; name != "" {
		return name
	}
	return t.tools.Kind(e.version.Kind)
}

// Reload reads the timeline from its beginning.
func (t *Timeline) Reload() {
	t.entries = entries{}
	t.table.SetRows(nil)
	t.viewer.Clear(say(t.tools, "choose"))
	t.read()
}

// Renew reads the timeline again after something new was made, with what that
// is called.
func (t *Timeline) Renew() {
	t.filters.offer(t)
	t.Reload()
}

// read asks the next entries.
func (t *Timeline) read() {
	t.asked++
	question, q := t.asked, t.filters.query()
	q.Limit, q.Before = actsAtOnce, t.entries.before()
	var page []register.Act
	var err error
	t.tools.Kit.Do(func() {
		page, err = t.tools.Session.Store().Acts(context.Background(), q)
	}, func() {
		switch {
		case question != t.asked:
		case err != nil:
			t.tools.Fail(err, "")
		default:
			t.show(page)
		}
	})
}

func (t *Timeline) show(page []register.Act) {
	first := len(t.entries.acts) == 0
	t.entries.add(page)
	t.table.SetRows(t.entries.lines())
	t.more.Hidden = len(page) < actsAtOnce
	t.more.Refresh()
	switch n := len(t.entries.acts); {
	case n == 0:
		t.count.SetText(say(t.tools, "nothing"))
	case !t.more.Hidden:
		t.count.SetText(say(t.tools, "acts-more", "n", n))
	default:
		t.count.SetText(t.tools.Words.Count("history.acts", n))
	}
	if first && len(page) > 0 {
		e := t.entries.lines()[0]
		t.table.Select(e.key())
		t.compare(e)
	}
}

// open unfolds an act of several versions, and goes to the difference of one.
func (t *Timeline) open(e entry) {
	if e.inner || e.act.Versions == 1 {
		widgets.FocusOn(t.viewer.Rows())
		return
	}
	a := e.act
	if a.open || a.versions != nil {
		a.open = !a.open
		t.table.SetRows(t.entries.lines())
		return
	}
	q := t.filters.query()
	q.Change = a.Newest.Change
	var versions []model.Version
	var err error
	t.tools.Kit.Do(func() {
		versions, err = t.tools.Session.Store().History(context.Background(), q)
	}, func() {
		if err != nil {
			t.tools.Fail(err, "")
			return
		}
		a.versions, a.open = versions, true
		t.table.SetRows(t.entries.lines())
	})
}

// compare shows what a version changed.
func (t *Timeline) compare(e entry) {
	t.paired++
	if !e.inner && e.act.Versions > 1 {
		t.viewer.Clear(say(t.tools, "unfold-hint"))
		return
	}
	question, v := t.paired, e.version
	pair := versionPair{tools: t.tools, record: v.Record, from: v.Number - 1, to: v.Number, adjacent: true}
	t.tools.Kit.Do(pair.read, func() {
		switch {
		case question != t.paired:
		case pair.err != nil:
			t.tools.Fail(pair.err, "")
		default:
			c := pair.comparison()
			if name := t.names[v.Record]; name != "" {
				c.Heading = name + " – " + c.Heading
			}
			t.viewer.Show(c)
		}
	})
}

// Go goes to the record of the current entry. An approval has no page.
func (t *Timeline) Go() {
	if e, ok := t.table.Selected(); ok && (e.inner || e.act.Versions == 1) && e.version.Kind != model.KindSignOff {
		t.tools.Go(e.version.Kind, e.version.Record, "")
	}
}
