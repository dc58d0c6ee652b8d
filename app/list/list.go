// Package list is the screen with the records of one kind: search as you
// type, filters, and a table. It reads from the register's own index, so it is
// as quick with ten thousand activities as with ten.
package list

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register"
)

// Options say which records the list shows.
type Options struct {
	Kinds []model.Kind
	Trash register.Trash
	// OnOpen is called with the record that is chosen with Enter or a double
	// click; OnSelected, in a compact list, with the one the keyboard is on.
	OnOpen, OnSelected func(register.Summary)
	// New makes a record of the kind; nil where nothing can be made.
	New func()
	// Begin are further ways to begin, offered where there is nothing yet.
	Begin []widgets.Action
	// Ticks lets rows be ticked, for what is done to several at once.
	Ticks bool
	// Empty names what a list without records says: window.list.empty.EMPTY.
	Empty string
}

// List shows records.
type List struct {
	tools   *screen.Tools
	options Options

	search  *widgets.SearchBox
	filters *widgets.FilterBar
	count   *widget.Label // in a compact list, where the filters are away
	table   *widgets.DataTable[register.Summary]
	object  *fyne.Container
	middle  *fyne.Container // the table, or what stands in its place
	asked   int             // the number of the last question, so that a late answer is dropped
	compact bool
	opening bool // the first row is to be opened when the answer comes
}

// New returns a list; Reload fills it.
func New(tools *screen.Tools, options Options) *List {
	l := &List{tools: tools, options: options, count: widget.NewLabel(""), object: container.NewStack(), middle: container.NewStack()}
	l.count.Importance = widget.LowImportance
	l.search = widgets.NewSearchBox(tools.Kit)
	l.search.OnSearch = func(string) { l.Reload() }
	l.search.OnDown = l.FocusTable
	l.search.OnEnter = func() { l.opening = true } // the first of what is found
	l.filters = widgets.NewFilterBar(tools.Kit, l.filtersOf(), nil)
	l.filters.OnChanged = func(map[string]string) { l.Reload() }
	l.build()
	return l
}

// Object is what the window shows.
func (l *List) Object() fyne.CanvasObject { return l.object }

// SetCompact shows number and name only, for beside an editor.
func (l *List) SetCompact(compact bool) {
	if l.compact == compact {
		return
	}
	l.compact = compact
	rows := l.table.Rows()
	selected, has := l.table.Selected()
	l.build()
	l.table.SetRows(rows)
	if has {
		l.table.Select(string(selected.ID))
	}
}

func (l *List) build() {
	l.table = widgets.NewDataTable(l.tools.Kit, widgets.DataTableOptions[register.Summary]{
		Columns:  l.columns(),
		Key:      func(s register.Summary) string { return string(s.ID) },
		OnOpen:   l.options.OnOpen,
		Multiple: l.options.Ticks && !l.compact,
		OnTicked: func([]register.Summary) { l.tellCount() },
		OnSelected: func(s register.Summary) {
			if l.compact {
				l.options.OnSelected(s)
			}
		},
		OnRune: func(r rune) {
			if widgets.FocusOn(l.search) {
				l.search.TypedRune(r)
			}
		},
	})
	l.middle.Objects = []fyne.CanvasObject{l.table}
	head := container.NewVBox(l.search, l.filters)
	if l.compact {
		head = container.NewVBox(l.search, l.count)
	}
	l.object.Objects = []fyne.CanvasObject{widgets.NewFrame(head, nil, nil, nil, l.middle)}
	l.object.Refresh()
}

// Focus gives the keyboard to the search field.
func (l *List) Focus() { l.tools.Window.Canvas().Focus(l.search) }

// FocusTable gives the keyboard to the rows.
func (l *List) FocusTable() { l.tools.Window.Canvas().Focus(l.table) }

// Select makes a record the current row.
func (l *List) Select(id model.ID) { l.table.Select(string(id)) }

// Query is what the list asks of the register now.
func (l *List) Query() register.Query {
	q := register.Query{Text: l.search.Value(), Kinds: l.options.Kinds, Trash: l.options.Trash}
	chosen := l.filters.Value()
	if code := chosen["role"]; code != "" {
		q.Roles = []model.Role{model.Role(code)}
	}
	if code := chosen["status"]; code != "" {
		q.Statuses = []model.Status{model.Status(code)}
	}
	q.Approval = register.ApprovalState(chosen["approval"])
	q.Completeness = map[string]register.Completeness{"complete": register.OnlyComplete, "incomplete": register.OnlyIncomplete}[chosen["completeness"]]
	if months, ok := map[string]int{"overdue": 0, "quarter": 3}[chosen["review"]]; ok {
		today, _ := l.tools.Session.Today().Day()
		q.ReviewBefore = model.DateOf(today.AddDate(0, months, 1))
	}
	return q
}

// Shown are the records in the list now.
func (l *List) Shown() []register.Summary { return l.table.Rows() }

// Chosen are the records that are ticked, or without any all that are shown.
func (l *List) Chosen() []register.Summary {
	if ticked := l.table.Ticked(); len(ticked) > 0 {
		return ticked
	}
	return l.Shown()
}

// Untick takes the ticks away.
func (l *List) Untick() {
	l.table.Untick()
	l.tellCount()
}

// tellCount says how many records there are, and how many are ticked.
func (l *List) tellCount() {
	count := l.tools.Words.Count("window.list.count", len(l.table.Rows()))
	if n := len(l.table.Ticked()); n > 0 {
		count = l.tools.Say("list.ticked", "n", n, "of", count)
	}
	l.count.SetText(count)
	l.filters.SetCount(count)
}

// Reload asks the register again and shows what comes, unless something else
// was asked meanwhile.
func (l *List) Reload() {
	l.asked++
	question, q := l.asked, l.Query()
	var rows []register.Summary
	var err error
	l.tools.Kit.Do(func() {
		rows, err = l.tools.Session.Store().List(context.Background(), q)
	}, func() {
		switch {
		case question != l.asked:
		case err != nil:
			l.tools.Fail(err, "")
		default:
			l.show(rows, q)
		}
	})
}

func (l *List) show(rows []register.Summary, q register.Query) {
	selected, has := l.table.Selected()
	l.table.SetRows(rows)
	if has {
		l.table.Select(string(selected.ID))
	}
	opening := l.opening
	l.opening = false
	l.tellCount()
	l.middle.Objects = []fyne.CanvasObject{l.table}
	if len(rows) == 0 {
		l.middle.Objects = []fyne.CanvasObject{l.nothing(q)}
	}
	l.middle.Refresh()
	if opening && len(rows) > 0 {
		l.options.OnOpen(called(rows, q.Text))
	}
}

// nothing stands in the place of a table without rows.
func (l *List) nothing(q register.Query) fyne.CanvasObject {
	key, icon := "list.empty."+l.options.Empty, theme.DocumentIcon()
	if filtered(q) {
		key, icon = "list.nothing-found", theme.SearchIcon()
	}
	var actions []widgets.Action
	if l.options.New != nil && !filtered(q) {
		actions = append(slices.Clone(l.options.Begin), widgets.Action{Text: l.tools.Say("list.new." + l.options.Empty), Kind: widgets.PrimaryButton, Do: l.options.New})
	}
	return widgets.NewEmptyState(l.tools.Kit, icon, l.tools.Say(key), l.tools.Say(key+"-text"), actions)
}

// called is the first row with the text in its number or title, else the first
// that mentions it at all.
func called(rows []register.Summary, text string) register.Summary {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, r := range rows {
		if strings.Contains(strings.ToLower(r.Number+" "+r.Title), text) {
			return r
		}
	}
	return rows[0]
}

func filtered(q register.Query) bool {
	return q.Text != "" || len(q.Roles) > 0 || len(q.Statuses) > 0 || q.Completeness != register.AnyCompleteness || q.ReviewBefore != "" || q.Approval != register.AnyApproval
}

// filtersOf are the properties by which a list of one kind can be narrowed.
func (l *List) filtersOf() []widgets.Filter {
	if len(l.options.Kinds) != 1 {
		return nil
	}
	filter := func(key string, options []widgets.Option) widgets.Filter {
		return widgets.Filter{Key: key, Label: l.tools.Say("list.filter." + key), Options: options}
	}
	filters := []widgets.Filter{
		filter("status", l.listOptions("status")),
		filter("completeness", l.ownOptions("complete", "incomplete")),
		filter("review", l.ownOptions("overdue", "quarter")),
		filter("approval", l.approvalOptions()),
	}
	if l.options.Kinds[0] == model.KindActivity {
		filters = append([]widgets.Filter{filter("role", l.listOptions("role"))}, filters...)
	}
	return filters
}

func (l *List) listOptions(name string) []widgets.Option {
	var options []widgets.Option
	for _, row := range reference.List(name).Rows() {
		options = append(options, widgets.Option{Code: row.Code, Label: row.Label(string(l.tools.Words.Language()))})
	}
	return options
}

func (l *List) ownOptions(codes ...string) []widgets.Option {
	options := make([]widgets.Option, len(codes))
	for i, code := range codes {
		options[i] = widgets.Option{Code: code, Label: l.tools.Say("list.filter." + code)}
	}
	return options
}

func (l *List) approvalOptions() []widgets.Option {
	var codes []string
	for _, state := range register.ApprovalStates() {
		codes = append(codes, string(state))
	}
	return l.ownOptions(codes...)
}

func (l *List) columns() []widgets.Column[register.Summary] {
	all := []widgets.Column[register.Summary]{
		l.column("number", 76, func(s register.Summary) string { return s.Number }),
		l.column("title", 205, l.title),
	}
	all[1].Grow = !l.compact
	all[1].Cell = func(s register.Summary) widgets.CellStyle { return widgets.CellStyle{Bold: s.Drafted} }
	if l.compact {
		all[1].Width = 150
		return all
	}
	if len(l.options.Kinds) != 1 {
		all = append(all, l.column("kind", 110, func(s register.Summary) string { return l.tools.Kind(s.Kind) }))
	}
	if len(l.options.Kinds) == 1 && l.options.Kinds[0] == model.KindActivity {
		all = append(all,
			l.column("role", 130, func(s register.Summary) string { return l.tools.Code("role", string(s.Role)) }),
			l.column("department", 118, func(s register.Summary) string { return s.Department }),
		)
	}
	status := l.column("status", 78, func(s register.Summary) string { return l.tools.Code("status", string(s.Status)) })
	status.Cell = func(s register.Summary) widgets.CellStyle {
		if s.Status == model.StatusDraft {
			return widgets.CellStyle{Badge: true, Severity: widgets.Draft}
		}
		return widgets.CellStyle{Quiet: s.Status == model.StatusEnded}
	}
	findings := l.column("findings", 122, l.findings)
	findings.Order = func(a, b register.Summary) int {
		return (a.Findings.Errors*1000 + a.Findings.Warnings) - (b.Findings.Errors*1000 + b.Findings.Warnings)
	}
	findings.Cell = findingsCell
	review := l.column("review", 98, func(s register.Summary) string { return s.ReviewDue.Format() })
	review.Order = func(a, b register.Summary) int { return compare(string(a.ReviewDue), string(b.ReviewDue)) }
	review.Cell = func(s register.Summary) widgets.CellStyle {
		due, ok := s.ReviewDue.LastDay()
		if today, _ := l.tools.Session.Today().Day(); ok && due.Before(today) {
			return widgets.CellStyle{Severity: widgets.Warning, Bold: true}
		}
		return widgets.CellStyle{}
	}
	approval := l.column("approval", 178, l.approval)
	approval.Order = func(a, b register.Summary) int { return compare(string(a.Approval.Date), string(b.Approval.Date)) }
	approval.Cell = func(s register.Summary) widgets.CellStyle {
		severity := map[register.ApprovalState]widgets.Severity{register.Approved: widgets.OK, register.ChangedSince: widgets.Warning}
		level, given := severity[register.StateOf(s.Approval)]
		return widgets.CellStyle{Badge: given, Severity: level}
	}
	version := l.column("version", 62, func(s register.Summary) string { return fmt.Sprint(s.Version) })
	version.Order = func(a, b register.Summary) int { return a.Version - b.Version }
	changed := l.column("changed", 128, func(s register.Summary) string { return l.tools.Words.Time(s.Changed.Local()) })
	changed.Order = func(a, b register.Summary) int { return a.Changed.Compare(b.Changed) }
	return append(all, status, findings, review, approval, version, changed)
}

func compare(a, b string) int {
	switch {
	case a == b:
		return 0
	case b == "" || (a != "" && a < b):
		return -1
	}
	return 1
}

func (l *List) column(id string, width float32, text func(register.Summary) string) widgets.Column[register.Summary] {
	return widgets.Column[register.Summary]{ID: id, Title: l.tools.Say("list.column." + id), Width: width, Text: text}
}

func (l *List) title(s register.Summary) string {
	title := s.Title
	if title == "" {
		title = l.tools.Words.Say("present.untitled." + string(s.Kind))
	}
	if s.Drafted {
		title += " (" + l.tools.Say("list.drafted") + ")"
	}
	return title
}

// approval says how a record stands against its approval; one that was never
// approved is nothing to look at.
func (l *List) approval(s register.Summary) string {
	if !s.Approval.Given() {
		return ""
	}
	return l.tools.Say("list.filter." + string(register.StateOf(s.Approval)))
}

func (l *List) findings(s register.Summary) string {
	switch {
	case s.Findings.Errors > 0:
		return l.tools.Words.Count("window.list.errors", s.Findings.Errors)
	case s.Findings.Warnings > 0:
		return l.tools.Words.Count("window.list.warnings", s.Findings.Warnings)
	}
	return l.tools.Say("list.complete")
}

func findingsCell(s register.Summary) widgets.CellStyle {
	switch {
	case s.Findings.Errors > 0:
		return widgets.CellStyle{Badge: true, Severity: widgets.Error}
	case s.Findings.Warnings > 0:
		return widgets.CellStyle{Badge: true, Severity: widgets.Warning}
	}
	return widgets.CellStyle{Badge: true, Severity: widgets.OK}
}
