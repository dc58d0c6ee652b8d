package mapping

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/sheet"
)

// listed is one of a list of things, with its place in it.
type listed[T any] struct {
	at int
	of T
}

func number[T any](all []T) []listed[T] {
	out := make([]listed[T], len(all))
	for i, one := range all {
		out[i] = listed[T]{i, one}
	}
	return out
}

func keyOf[T any](l listed[T]) string { return strconv.Itoa(l.at) }

// rows tells of each row what became of it.
type rows struct {
	page  *Page
	table *widgets.DataTable[listed[sheet.Entry]]
}

func newRows(p *Page) *rows {
	r := &rows{page: p}
	column := func(id string, width float32, text func(sheet.Entry) string) widgets.Column[listed[sheet.Entry]] {
		return widgets.Column[listed[sheet.Entry]]{ID: id, Title: p.say("rows." + id), Width: width, Text: func(l listed[sheet.Entry]) string { return text(l.of) }}
	}
	outcome := column("outcome", 120, func(e sheet.Entry) string { return p.say("outcome." + string(e.Outcome)) })
	outcome.Cell = func(l listed[sheet.Entry]) widgets.CellStyle {
		return widgets.CellStyle{Badge: true, Severity: map[sheet.Outcome]widgets.Severity{
			sheet.NewRecord: widgets.OK, sheet.Continued: widgets.Info, sheet.Added: widgets.Info, sheet.Skipped: widgets.Warning}[l.of.Outcome]}
	}
	record := column("record", 200, r.record)
	record.Grow = true
	row := column("row", 50, func(e sheet.Entry) string { return strconv.Itoa(e.Row) })
	row.Order = func(a, b listed[sheet.Entry]) int { return a.of.Row - b.of.Row }
	r.table = widgets.NewDataTable(p.kit, widgets.DataTableOptions[listed[sheet.Entry]]{
		Columns: []widgets.Column[listed[sheet.Entry]]{column("sheet", 110, func(e sheet.Entry) string { return e.Sheet }), row, outcome, record},
		Key:     keyOf[sheet.Entry],
		OnOpen:  func(l listed[sheet.Entry]) { p.look(l.of.Item) },
	})
	return r
}

func (r *rows) record(e sheet.Entry) string {
	switch {
	case e.Outcome == sheet.Skipped:
		return r.page.reason(e.Why)
	case e.Item >= 0:
		return line(r.page.result.Proposal.Items[e.Item].Record.Title())
	}
	return line(e.Title)
}

func (r *rows) object() fyne.CanvasObject { return r.table }
func (r *rows) first() widgets.Field      { return r.table }
func (r *rows) count() int {
	if r.page.result == nil {
		return 0
	}
	return len(r.page.result.Log)
}
func (r *rows) fill() {
	if r.page.result != nil {
		r.table.SetRows(number(r.page.result.Log))
	}
}

// look shows a record in the preview.
func (p *Page) look(item int) {
	if item < 0 {
		return
	}
	p.panes[tabPreview].(*preview).at = item
	p.tabs.Select(tabPreview)
	p.turn(tabPreview)
}

// left lists the cells that are not used, with the reason.
type left struct {
	page  *Page
	table *widgets.DataTable[listed[sheet.Left]]
	cells []sheet.Left
	of    *sheet.Result // what the cells are of
}

func newLeft(p *Page) *left {
	l := &left{page: p}
	column := func(id string, width float32, text func(sheet.Left) string) widgets.Column[listed[sheet.Left]] {
		return widgets.Column[listed[sheet.Left]]{ID: id, Title: p.say("left." + id), Width: width, Text: func(l listed[sheet.Left]) string { return text(l.of) }}
	}
	text := column("text", 150, func(l sheet.Left) string { return line(l.Text) })
	text.Grow = true
	cells := column("cells", 60, func(l sheet.Left) string { return strconv.Itoa(l.Cells) })
	cells.Order = func(a, b listed[sheet.Left]) int { return a.of.Cells - b.of.Cells }
	l.table = widgets.NewDataTable(p.kit, widgets.DataTableOptions[listed[sheet.Left]]{
		Columns: []widgets.Column[listed[sheet.Left]]{
			column("place", 130, func(l sheet.Left) string { return l.Place }), cells,
			column("why", 190, func(l sheet.Left) string { return p.reason(l.Why) }), text,
		},
		Key: keyOf[sheet.Left],
	})
	return l
}

func (l *left) object() fyne.CanvasObject { return l.table }
func (l *left) first() widgets.Field      { return l.table }

// count is the number of cells that are left out.
func (l *left) count() int {
	if l.page.result == nil {
		return 0
	}
	return l.page.result.Coverage().Left
}

func (l *left) fill() {
	if r := l.page.result; r != nil && r != l.of {
		l.of, l.cells = r, r.Left()
		l.table.SetRows(number(l.cells))
	}
}

// names offers parties whose names nearly agree; a tick makes them one.
type names struct {
	page  *Page
	table *widgets.DataTable[sheet.Join]
	shown fyne.CanvasObject
}

func newNames(p *Page) *names {
	n := &names{page: p}
	column := func(id string, text func(sheet.Join) string) widgets.Column[sheet.Join] {
		return widgets.Column[sheet.Join]{ID: id, Title: p.say("names." + id), Width: 230, Text: text}
	}
	to := column("to", func(j sheet.Join) string { return j.To })
	to.Grow = true
	n.table = widgets.NewDataTable(p.kit, widgets.DataTableOptions[sheet.Join]{
		Columns: []widgets.Column[sheet.Join]{column("from", func(j sheet.Join) string { return j.From }), to},
		Key:     func(j sheet.Join) string { return j.From + "\x00" + j.To },
		Tick: func(j sheet.Join) widgets.Tick {
			if n.joined(j) >= 0 {
				return widgets.Ticked
			}
			return widgets.Unticked
		},
		OnTick: n.toggle,
		OnOpen: n.toggle,
	})
	n.shown = widgets.NewFrame(container.NewVBox(quiet(p.say("names.text"))), nil, nil, nil, n.table)
	return n
}

// joined is the place of a pair among those that are joined, -1 when it is not.
func (n *names) joined(j sheet.Join) int {
	for i, have := range n.page.draft.Joins {
		if have == j {
			return i
		}
	}
	return -1
}

func (n *names) toggle(j sheet.Join) {
	joins := n.page.draft.Joins
	if i := n.joined(j); i >= 0 {
		n.page.draft.Joins = append(append([]sheet.Join(nil), joins[:i]...), joins[i+1:]...)
	} else {
		n.page.draft.Joins = append(joins, j)
	}
	n.page.joins = true
	n.table.Refresh()
	n.page.work.soon()
}

func (n *names) object() fyne.CanvasObject { return n.shown }
func (n *names) first() widgets.Field      { return n.table }
func (n *names) count() int                { return len(n.pairs()) }
func (n *names) fill()                     { n.table.SetRows(n.pairs()) }

// pairs are those that are joined and those that may be.
func (n *names) pairs() []sheet.Join {
	pairs := append([]sheet.Join(nil), n.page.draft.Joins...)
	if n.page.result != nil {
		for _, j := range n.page.result.Near {
			if n.joined(j) < 0 {
				pairs = append(pairs, j)
			}
		}
	}
	return pairs
}
