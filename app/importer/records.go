package importer

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/importer/caption"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model/interchange"
	"verwerkingsregister/register"
)

// recordsPage is what the page shows of a register as JSON: each record with what
// would become of it.
type recordsPage struct {
	im      *Importer
	file    *file
	plan    *plan
	tabs    *widgets.Tabs
	table   *widgets.DataTable[recordRow]
	unknown fyne.CanvasObject
	middle  *fyne.Container
	summary *widget.Label
	take    *widgets.Button
	shown   fyne.CanvasObject
}

// recordRow is one record with what becomes of it.
type recordRow struct {
	at int
	review.Outcome
}

func newRecordsPage(im *Importer, f *file) *recordsPage {
	p := &recordsPage{im: im, file: f, summary: widget.NewLabel(im.kit.Words.Working)}
	words := im.t.Words
	p.table = widgets.NewDataTable(im.kit, widgets.DataTableOptions[recordRow]{
		Columns: im.recordColumns(), Key: func(r recordRow) string { return strconv.Itoa(r.at) },
	})
	p.unknown = im.unknownTable(f.found.Unknown)
	p.middle = container.NewStack(p.table)
	p.tabs = widgets.NewTabs(im.kit, []widgets.Tab{
		{Key: tabValues, Title: words.Say("importer.tab.records", "n", len(f.found.Records))},
		{Key: tabUnmatched, Title: words.Say("importer.tab.unmatched", "n", len(f.found.Unknown))},
	})
	p.tabs.OnSelected = func(key string) {
		p.middle.Objects = []fyne.CanvasObject{p.table}
		if key == tabUnmatched {
			p.middle.Objects = []fyne.CanvasObject{p.unknown}
		}
		p.middle.Refresh()
	}
	p.take = widgets.NewButton(im.kit, widgets.PrimaryButton, words.Say("importer.take"), nil, p.takeOver)
	p.take.Disable()
	head := container.NewVBox(heading(words.Say("importer.title", "file", f.name)), quiet(words.Say("importer.records.text")), p.tabs)
	below := widgets.NewFrame(widget.NewSeparator(), nil, nil, im.buttons(p.take), p.summary)
	p.shown = widgets.NewFrame(head, below, nil, nil, p.middle)
	p.plan = newPlan(im, p.offer, p.planned)
	return p
}

// buttons are those under what a file brings: back or cancel, and the one it is for.
func (im *Importer) buttons(take *widgets.Button) fyne.CanvasObject {
	leave := widgets.NewButton(im.kit, widgets.PlainButton, im.kit.Words.Cancel, nil, im.Cancel)
	if im.list != nil {
		leave = widgets.NewButton(im.kit, widgets.PlainButton, im.t.Words.Say("importer.back"), nil, func() { im.back() })
	}
	return container.NewHBox(layout.NewSpacer(), leave, take)
}

func (im *Importer) recordColumns() []widgets.Column[recordRow] {
	column := func(id string, width float32, text func(recordRow) string) widgets.Column[recordRow] {
		return widgets.Column[recordRow]{ID: id, Title: im.t.Words.Say("importer.records." + id), Width: width, Text: text}
	}
	fate := column("fate", 150, func(r recordRow) string { return im.t.Words.Say("importer.outcome." + string(r.Fate)) })
	fate.Cell = func(r recordRow) widgets.CellStyle {
		return widgets.CellStyle{Badge: true, Severity: map[review.Fate]widgets.Severity{
			review.Added: widgets.Info, review.Renewed: widgets.Draft, review.Equal: widgets.OK}[r.Fate]}
	}
	fields := column("fields", 300, func(r recordRow) string {
		names := make([]string, len(r.Fields))
		for i, f := range r.Fields {
			names[i] = im.t.Fields.Label(f)
		}
		return strings.Join(names, ", ")
	})
	fields.Grow = true
	return []widgets.Column[recordRow]{
		column("kind", 120, func(r recordRow) string { k, _ := r.Record.Identity(); return caption.Capital(im.t.Kind(k)) }),
		column("record", 320, func(r recordRow) string { return im.t.Record(im.saved(r.Record)) }), fate, fields,
	}
}

// unknownTable lists what the register has no place for.
func (im *Importer) unknownTable(unknown []interchange.Unknown) fyne.CanvasObject {
	if len(unknown) == 0 {
		return widgets.NewEmptyState(im.kit, theme.ConfirmIcon(), im.t.Words.Say("importer.unmatched.none"), "", nil)
	}
	column := func(id string, text func(interchange.Unknown) string) widgets.Column[interchange.Unknown] {
		return widgets.Column[interchange.Unknown]{ID: id, Title: im.t.Words.Say("importer.unmatched." + id), Width: 340, Text: text}
	}
	text := column("text", func(u interchange.Unknown) string { return u.Text })
	text.Grow = true
	table := widgets.NewDataTable(im.kit, widgets.DataTableOptions[interchange.Unknown]{
		Columns: []widgets.Column[interchange.Unknown]{column("place", func(u interchange.Unknown) string { return u.Place }), text},
		Key:     func(u interchange.Unknown) string { return u.Place },
	})
	table.SetRows(unknown)
	return table
}

// offer prepares the taking over of all records.
func (p *recordsPage) offer() work {
	records, state, reg := p.file.found.Records, p.im.t.Session.Snapshot(), p.im.t.Session.Register()
	return func(ctx context.Context) (register.Change, []review.Outcome, error) {
		change, err := accept.Taker{Register: reg}.Records(ctx, records)
		if err != nil {
			return register.Change{}, nil, err
		}
		return change, review.OutcomesOf(change, state), nil
	}
}

func (p *recordsPage) planned(outcomes []review.Outcome) {
	p.file.outcomes = outcomes
	rows := make([]recordRow, len(outcomes))
	for i, o := range outcomes {
		rows[i] = recordRow{i, o}
	}
	p.table.SetRows(rows)
	p.summary.SetText(p.im.tally(outcomes))
	p.plan.enable(p.take, p.file)
}

func (p *recordsPage) object() fyne.CanvasObject { return p.shown }
func (p *recordsPage) focus() {
	p.plan.now()
	widgets.FocusOn(p.table)
}
func (p *recordsPage) escape() bool  { return p.im.back() }
func (p *recordsPage) edit()         {}
func (p *recordsPage) takeOver()     { p.plan.takeOver(p.file) }
func (p *recordsPage) changed() bool { return false }

// nextPane gives the keyboard to the tabs, the records and the button in turn.
func (p *recordsPage) nextPane() {
	p.im.turnTo([]widgets.Field{p.tabs, p.table, p.take})
}
