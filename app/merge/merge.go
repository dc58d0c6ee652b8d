// Package merge is the page that brings another copy of the register in: two
// laptops on which was worked apart. It lists what comes from there, and where
// both copies changed the same thing differently what each made of it, beside
// what it was. There somebody chooses: one by one, by record, or all at once.
// Only then everything is brought together, as one change; until then nothing
// is written, and the page can be left at any time; Changed tells who shows it
// whether to ask first.
//
//	page := merge.New(tools, merge.NewPlan(dryRun), merge.Options{Name: "laptop.vreg", OnBack: back, OnMerge: do})
//	window.SetContent(page.Object())
//
// # Keys
//
// In the list 1 chooses this register, 2 the other copy, 0 takes a choice back;
// on the line of a record that counts for all of it, on the first line for
// everything. F7 and Shift+F7 go to the next and previous contradiction that is
// left, Enter goes to what differs.
package merge

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model/merge"
)

// Options say what the other copy is called, and what happens around the page.
type Options struct {
	Name   string
	OnBack func()
	// OnMerge is called when everything was chosen and confirmed, with the
	// reason for the history.
	OnMerge func(reason string)
}

// Merge is the page.
type Merge struct {
	tools   *screen.Tools
	kit     *widgets.Kit
	options Options
	plan    *Plan
	drawer  drawer

	filter       *widgets.FilterBar
	table        *widgets.DataTable[Line]
	told         *widget.Label // what is left to choose
	ours, theirs *widgets.Button
	confirm      *widgets.Button
	viewer       *difference.Viewer // of a record
	view         *widgets.DiffView  // of a contradiction
	below        *fyne.Container    // one of the two
	object       fyne.CanvasObject
}

// New returns the page.
func New(tools *screen.Tools, plan *Plan, options Options) *Merge {
	m := &Merge{tools: tools, kit: tools.Kit.Fork(), options: options, plan: plan}
	m.kit.OnKey = func(ev *fyne.KeyEvent) bool { return m.key(ev) || tools.Kit.OnKey != nil && tools.Kit.OnKey(ev) }
	m.drawer = drawer{Presenter: tools.Presenter, here: m.say("here"), there: options.Name, absent: m.kit.Words.NotFilledIn,
		name: difference.Names(tools.Session.Snapshot())}
	m.build()
	m.fill()
	return m
}

// Object is what the window shows.
func (m *Merge) Object() fyne.CanvasObject { return m.object }

// FocusTable gives the keyboard to the list.
func (m *Merge) FocusTable() { widgets.FocusOn(m.table) }

// Changed reports whether anything was chosen that leaving the page would lose.
func (m *Merge) Changed() bool { return m.plan.Begun() }

func (m *Merge) say(key string, values ...any) string {
	return m.tools.Words.Say("merge."+key, values...)
}

func (m *Merge) build() {
	m.viewer = difference.New(m.tools, difference.Options{})
	m.view = widgets.NewDiffView(m.kit)
	m.below = container.NewStack(m.viewer.Object(), m.view)
	var states []widgets.Option
	for _, s := range States() {
		states = append(states, widgets.Option{Code: string(s), Label: m.say("state." + string(s))})
	}
	m.filter = widgets.NewFilterBar(m.kit, []widgets.Filter{{Key: "state", Label: m.say("every"), Width: 220, Options: states}}, nil)
	m.filter.OnChanged = func(map[string]string) { m.fill() }
	m.table = widgets.NewDataTable(m.kit, widgets.DataTableOptions[Line]{
		Columns: m.columns(), Key: Line.Key, Fixed: true, OnSelected: m.show, OnRune: m.typed,
		OnOpen: func(Line) { m.focusBelow() },
	})
	m.told = widget.NewLabel("")
	m.told.Truncation = fyne.TextTruncateEllipsis
	m.ours = widgets.NewButton(m.kit, widgets.PlainButton, m.say("choose-ours"), nil, func() { m.choose(merge.Ours) })
	m.theirs = widgets.NewButton(m.kit, widgets.PlainButton, m.say("choose-theirs", "name", m.options.Name), nil, func() { m.choose(merge.Theirs) })
	m.confirm = widgets.NewButton(m.kit, widgets.PrimaryButton, m.say("confirm"), theme.ConfirmIcon(), m.Confirm)
	title := widget.NewRichText(&widget.TextSegment{Text: m.say("title", "name", m.options.Name), Style: widget.RichTextStyleSubHeading})
	title.Truncation = fyne.TextTruncateEllipsis
	back := widgets.NewButton(m.kit, widgets.PlainButton, m.kit.Words.Cancel, theme.CancelIcon(), m.options.OnBack)
	came := widget.NewLabel(m.came())
	came.Importance, came.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	choices := container.NewHBox(m.ours, m.theirs, layout.NewSpacer())
	head := container.NewVBox(
		widgets.NewFrame(nil, nil, nil, container.NewHBox(back, m.confirm), title), came,
		m.filter, widgets.NewFrame(nil, nil, nil, choices, m.told))
	m.object = widgets.NewFrame(head, nil, nil, nil,
		widgets.NewSplitter(m.kit, widgets.SplitterOptions{Above: true, Size: 260}, m.table, m.below))
}

// came says in a line what comes in, and what stays.
func (m *Merge) came() string {
	merged := m.plan.Merged()
	stay := len(m.tools.Session.Snapshot().Records()) - len(merged.Both) - len(merged.Changed)
	text := m.tools.Words.Count("merge.came", merged.Versions)
	if merged.Documents > 0 {
		text += " " + m.tools.Words.Count("merge.documents", merged.Documents)
	}
	return text + " " + m.tools.Words.Count("merge.stay", max(0, stay))
}

func (m *Merge) columns() []widgets.Column[Line] {
	column := func(id string, width float32, text func(Line) string) widgets.Column[Line] {
		return widgets.Column[Line]{ID: id, Title: m.say("column." + id), Width: width, Text: text}
	}
	what := column("what", 480, m.what)
	what.Grow = true
	what.Cell = func(l Line) widgets.CellStyle {
		if l.Conflict != nil {
			return widgets.CellStyle{Indent: 1}
		}
		return widgets.CellStyle{Bold: l.State == Contradicting || l.Record == nil}
	}
	state := column("state", 190, m.state)
	state.Cell = func(l Line) widgets.CellStyle {
		if l.Conflict != nil || l.Record == nil {
			return widgets.CellStyle{Quiet: true}
		}
		return widgets.CellStyle{Badge: true, Severity: map[State]widgets.Severity{
			Contradicting: widgets.Warning, Both: widgets.Info, Changed: widgets.Neutral, OnlyThere: widgets.OK}[l.State]}
	}
	choice := column("choice", 260, m.choice)
	choice.Cell = func(l Line) widgets.CellStyle {
		if _, _, open := m.plan.Chosen(l); open == 0 {
			return widgets.CellStyle{}
		}
		return widgets.CellStyle{Badge: true, Severity: widgets.Error}
	}
	return []widgets.Column[Line]{what, state, choice}
}

// what says which record or field a line is about.
func (m *Merge) what(l Line) string {
	switch {
	case l.Record == nil:
		return m.tools.Words.Count("merge.all", len(m.plan.Merged().Conflicts))
	case l.Conflict != nil:
		return m.drawer.where(*l.Conflict)
	}
	kind, _ := l.Record.Identity()
	name := m.tools.Kind(kind) + " " + m.tools.Record(l.Record)
	if l.Renamed != "" {
		name += " (" + m.say("renumbered", "from", l.Renamed) + ")"
	}
	return name
}

func (m *Merge) state(l Line) string {
	switch {
	case l.Conflict != nil:
		return m.say("about." + string(l.Conflict.About))
	case l.Record == nil:
		return ""
	}
	return m.say("state." + string(l.State))
}

// choice says what was chosen.
func (m *Merge) choice(l Line) string {
	ours, theirs, open := m.plan.Chosen(l)
	var parts []string
	switch {
	case ours+theirs+open == 0:
		return ""
	case open > 0:
		parts = append(parts, m.tools.Words.Count("merge.open", open))
	case theirs == 0:
		return m.say("here")
	case ours == 0:
		return m.options.Name
	}
	if ours > 0 {
		parts = append(parts, m.say("chosen-ours", "n", ours))
	}
	if theirs > 0 {
		parts = append(parts, m.say("chosen-theirs", "n", theirs, "name", m.options.Name))
	}
	return strings.Join(parts, ", ")
}

// fill shows the lines that the filter leaves.
func (m *Merge) fill() {
	rows := m.plan.Lines(State(m.filter.Value()["state"]))
	records := 0
	for _, l := range rows {
		if l.Record != nil && l.Conflict == nil {
			records++
		}
	}
	m.filter.SetCount(m.tools.Words.Count("merge.count", records))
	m.table.SetRows(rows)
	l, ok := m.table.Selected()
	if !ok && len(rows) > 0 {
		l, ok = rows[0], true
		m.table.Select(l.Key())
	}
	if ok {
		m.show(l)
	}
	m.tell()
}

// show shows what a line is about: of a contradiction both copies, of a record
// what it is here and becomes.
func (m *Merge) show(l Line) {
	defer m.tell()
	if l.Conflict != nil {
		m.viewer.Object().Hide()
		m.view.Show()
		m.view.SetHeads(m.say("before"), m.say("after"))
		m.view.Fill(m.drawer.rows(*l.Conflict))
		return
	}
	m.view.Hide()
	m.viewer.Object().Show()
	if l.Record == nil {
		m.viewer.Clear(m.say("all-hint"))
		return
	}
	m.viewer.Show(m.comparison(l))
}

func (m *Merge) comparison(l Line) difference.Comparison {
	c := difference.Comparison{Heading: m.what(l) + " – " + m.state(l), Name: m.drawer.name}
	if l.State == Contradicting {
		conflict := m.plan.conflicts(l)[0]
		c.Old, c.New = difference.Side{Record: conflict.Here, Name: m.say("here")}, difference.Side{Record: conflict.There, Name: m.options.Name}
		return c
	}
	_, id := l.Record.Identity()
	c.New = difference.Side{Record: l.Record, Name: m.say("becomes")}
	for _, record := range m.tools.Session.Snapshot().Stored() {
		if _, known := record.Identity(); known == id {
			c.Old = difference.Side{Record: record, Name: m.say("here")}
		}
	}
	return c
}

func (m *Merge) focusBelow() {
	if m.view.Visible() {
		widgets.FocusOn(m.view)
		return
	}
	widgets.FocusOn(m.viewer.Rows())
}

// typed chooses with the keys of the list.
func (m *Merge) typed(r rune) {
	switch r {
	case '1':
		m.choose(merge.Ours)
	case '2':
		m.choose(merge.Theirs)
	case '0':
		m.choose("")
	}
}

func (m *Merge) choose(side merge.Side) {
	if l, ok := m.table.Selected(); ok {
		m.plan.Choose(l, side)
		m.table.Refresh()
		m.tell()
	}
}

// tell shows what is left to choose and what can be done.
func (m *Merge) tell() {
	open := m.plan.Open()
	switch {
	case len(m.plan.Merged().Conflicts) == 0:
		m.told.SetText(m.say("no-conflicts"))
	case open == 0:
		m.told.SetText(m.say("all-chosen"))
	default:
		m.told.SetText(m.tools.Words.Count("merge.left", open))
	}
	l, ok := m.table.Selected()
	enable(ok && len(m.plan.conflicts(l)) > 0, m.ours, m.theirs)
	enable(open == 0, m.confirm)
}

func enable(on bool, buttons ...*widgets.Button) {
	for _, b := range buttons {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func (m *Merge) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF7 {
		return false
	}
	by := 1
	if m.kit.Shift() {
		by = -1
	}
	m.Step(by)
	return true
}

// Step goes to the next (1) or previous (-1) contradiction that is left, or to
// any when all were chosen. After the last comes the first.
func (m *Merge) Step(by int) {
	rows := m.table.Rows()
	at := 0
	if by > 0 {
		at = -1
	}
	if l, ok := m.table.Selected(); ok {
		for i := range rows {
			if rows[i].Key() == l.Key() {
				at = i
			}
		}
	}
	for range rows {
		i := (at + by + len(rows)) % len(rows)
		if at = i; rows[i].Conflict == nil {
			continue
		}
		if _, _, open := m.plan.Chosen(rows[i]); open > 0 || m.plan.Open() == 0 {
			m.table.Select(rows[i].Key())
			m.show(rows[i])
			return
		}
	}
}

// Confirm sums up what will be done, asks for a reason, and does it.
func (m *Merge) Confirm() {
	if m.plan.Open() > 0 {
		return
	}
	var reason *widgets.TextField
	widgets.NewDialog(m.tools.Kit, m.tools.Window.Canvas(), widgets.DialogOptions{
		Title: m.say("confirm-title", "name", m.options.Name), Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			reason = widgets.NewTextField(kit)
			reason.Fill(m.say("reason", "name", m.options.Name))
			sum := widget.NewLabel(m.summary())
			sum.Wrapping = fyne.TextWrapWord
			return container.NewVBox(sum, widgets.NewFormRow(kit, widgets.FormRowOptions{Label: m.say("reason-label")}, reason))
		},
		Actions: []widgets.Action{{Text: m.say("do"), Kind: widgets.PrimaryButton, Do: func() { m.options.OnMerge(reason.Value()) }}},
	}).Show()
}

// summary tells in lines what will be done.
func (m *Merge) summary() string {
	merged, words := m.plan.Merged(), m.tools.Words
	lines := []string{m.came()}
	add := func(key string, n int, values ...any) {
		if n > 0 {
			lines = append(lines, "• "+words.Count("merge.sum."+key, n, values...))
		}
	}
	add("new", len(merged.New))
	add("changed", len(merged.Changed))
	add("both", len(merged.Both))
	ours, theirs, _ := m.plan.Chosen(Line{})
	add("ours", ours)
	add("theirs", theirs, "name", m.options.Name)
	add("renumbered", len(merged.Renumbered))
	return strings.Join(append(lines, m.say("sum.kept")), "\n")
}
