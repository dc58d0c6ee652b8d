// Package compare is the page that compares the register that is open with
// another: a file of a colleague, an export as JSON, or a backup. It lists what
// differs by record, shows under it what differs by field, and takes a field, a
// row or a whole record over from the other, as one step that can be undone.
// The other register is only read.
//
//	page := compare.New(tools, other, compare.Options{Name: "school.vreg", OnBack: back})
//	window.SetContent(page.Object())
package compare

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Options say what the other register is, and what happens around the page.
type Options struct {
	Name string // of the other register, as people call it
	// Action is what history calls what is taken over; empty is restore.
	Action model.Action
	OnBack func()
	// OnTaken is called when something was taken over.
	OnTaken func()
}

// Compare is the page.
type Compare struct {
	tools   *screen.Tools
	options Options
	other   *model.Register

	pairs  []Pair
	filter *widgets.FilterBar
	table  *widgets.DataTable[Pair]
	split  fyne.CanvasObject // the records, and what differs in one
	middle *fyne.Container   // the split, or that nothing differs
	viewer *difference.Viewer
	back   *widgets.Button
	object fyne.CanvasObject
	asked  int

	waiting bool // to give the keyboard to the records
}

// New returns the page and begins to compare.
func New(tools *screen.Tools, other *model.Register, options Options) *Compare {
	c := &Compare{tools: tools, options: options, other: other}
	c.build()
	c.Reload()
	return c
}

// Object is what the window shows.
func (c *Compare) Object() fyne.CanvasObject { return c.object }

// Viewer shows what differs in a record.
func (c *Compare) Viewer() *difference.Viewer { return c.viewer }

// FocusTable gives the keyboard to the records, once they were compared; until
// then, and where none differs, to the way back.
func (c *Compare) FocusTable() {
	c.waiting = true
	c.focus()
}

func (c *Compare) focus() {
	if len(c.pairs) == 0 {
		widgets.FocusOn(c.back)
		return
	}
	c.waiting = !widgets.FocusOn(c.table)
}

func (c *Compare) say(key string, values ...any) string {
	return c.tools.Words.Say("history.compare."+key, values...)
}

func (c *Compare) build() {
	kit := c.tools.Kit
	taken := func() {
		c.options.OnTaken()
		c.Reload()
		c.FocusTable()
	}
	if c.tools.Session.ReadOnly() {
		taken = nil
	}
	c.viewer = difference.New(c.tools, difference.Options{OnTaken: taken, Over: true})
	c.filter = widgets.NewFilterBar(kit, []widgets.Filter{{Key: "state", Label: c.say("every"), Width: 220, Options: []widgets.Option{
		c.option(Differs), c.option(OnlyHere), c.option(OnlyThere)}}}, nil)
	c.filter.OnChanged = func(map[string]string) { c.fill() }
	c.table = widgets.NewDataTable(kit, widgets.DataTableOptions[Pair]{
		Columns: c.columns(), Key: key, OnSelected: c.show,
		OnOpen: func(Pair) { widgets.FocusOn(c.viewer.Rows()) },
	})
	title := widget.NewRichText(&widget.TextSegment{Text: c.say("title", "name", c.options.Name), Style: widget.RichTextStyleSubHeading})
	title.Truncation = fyne.TextTruncateEllipsis
	c.back = widgets.NewButton(kit, widgets.PlainButton, c.say("back"), theme.NavigateBackIcon(), c.options.OnBack)
	head := container.NewVBox(widgets.NewFrame(nil, nil, nil, c.back, title), c.filter)
	c.split = widgets.NewSplitter(kit, widgets.SplitterOptions{Above: true, Size: 240}, c.table, c.viewer.Object())
	c.middle = container.NewStack()
	c.object = widgets.NewFrame(head, nil, nil, nil, c.middle)
}

func (c *Compare) option(s State) widgets.Option {
	return widgets.Option{Code: string(s), Label: c.say("state." + string(s))}
}

// key names a record, whichever of the registers has it.
func key(p Pair) string {
	kind, id := p.Either().Identity()
	return string(p.State) + " " + string(kind) + " " + string(id)
}

func (c *Compare) columns() []widgets.Column[Pair] {
	column := func(id string, width float32, text func(Pair) string) widgets.Column[Pair] {
		return widgets.Column[Pair]{ID: id, Title: c.say("column." + id), Width: width, Text: text}
	}
	state := column("state", 170, func(p Pair) string { return c.say("state." + string(p.State)) })
	state.Cell = func(p Pair) widgets.CellStyle {
		return widgets.CellStyle{Badge: true, Severity: map[State]widgets.Severity{
			Differs: widgets.Warning, OnlyHere: widgets.OK, OnlyThere: widgets.Info}[p.State]}
	}
	fields := column("fields", 300, c.fields)
	fields.Grow = true
	return []widgets.Column[Pair]{
		column("record", 340, func(p Pair) string { return c.tools.Record(p.Either()) }),
		column("kind", 120, func(p Pair) string {
			kind, _ := p.Either().Identity()
			return c.tools.Kind(kind)
		}),
		state, fields,
	}
}

func (c *Compare) fields(p Pair) string {
	kind, _ := p.Either().Identity()
	var names []string
	for _, name := range p.Fields {
		if f := field.Of(kind).Child(name); f != nil {
			names = append(names, c.tools.Fields.Label(f))
		}
	}
	return strings.Join(names, ", ")
}

// Reload compares again, after the register changed.
func (c *Compare) Reload() {
	c.asked++
	question, here := c.asked, c.tools.Session.Snapshot()
	var pairs []Pair
	var err error
	c.tools.Kit.Do(func() { pairs, err = Pairs(c.other, here) }, func() {
		switch {
		case question != c.asked:
		case err != nil:
			c.tools.Fail(err, c.options.Name)
		default:
			c.pairs = pairs
			c.fill()
			if c.waiting {
				c.focus()
			}
		}
	})
}

// fill shows the records that the filter leaves.
func (c *Compare) fill() {
	state := State(c.filter.Value()["state"])
	var rows []Pair
	for _, p := range c.pairs {
		if state == "" || p.State == state {
			rows = append(rows, p)
		}
	}
	c.filter.SetCount(c.tools.Words.Count("history.compare.count", len(rows)))
	c.table.SetRows(rows)
	if len(c.pairs) == 0 {
		c.middle.Objects = []fyne.CanvasObject{widgets.NewEmptyState(c.tools.Kit, theme.ConfirmIcon(), c.say("same"), c.say("same-text"), nil)}
		c.middle.Refresh()
		return
	}
	c.middle.Objects = []fyne.CanvasObject{c.split}
	c.middle.Refresh()
	p, ok := c.table.Selected()
	if !ok && len(rows) > 0 {
		p, ok = c.table.Rows()[0], true
		c.table.Select(key(p))
	}
	if ok {
		c.show(p)
	} else {
		c.viewer.Clear("")
	}
}

// show shows what differs in a record: the other at the left, as what is taken
// over comes from there.
func (c *Compare) show(p Pair) {
	_, id := p.Either().Identity()
	c.viewer.Show(difference.Comparison{
		Record: id, Heading: c.tools.Record(p.Either()) + " – " + c.say("state."+string(p.State)),
		Old:  difference.Side{Record: p.There, Name: c.options.Name, Action: c.options.Action},
		New:  difference.Side{Record: p.Here, Name: c.say("here"), Now: true},
		Name: difference.Names(c.other, c.tools.Session.Snapshot()),
	})
}
