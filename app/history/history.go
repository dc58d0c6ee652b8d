// Package history is the screen with the versions of one record, or of the
// whole register: when, by whom, what was done and why, and which fields
// differ. Of two versions it shows every difference, old and new side by side,
// and takes an earlier version back as a new one.
package history

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// pageSize is how many versions are read at a time.
const pageSize = 200

// Options say what a history can do.
type Options struct {
	OnBack     func() // nil: there is nowhere to go back to
	OnRestored func()
}

// History shows versions.
type History struct {
	tools   *screen.Tools
	editing *session.Editing // nil: of the whole register
	options Options

	versions []model.Version
	table    *widgets.DataTable[model.Version]
	more     *widgets.Button
	heading  *widget.Label
	changes  *widgets.Page
	restore  *widgets.Button
	object   fyne.CanvasObject
	asked    int
}

// New shows the history of a record.
func New(tools *screen.Tools, editing *session.Editing, options Options) *History {
	h := &History{tools: tools, editing: editing, options: options}
	h.build()
	h.read()
	return h
}

// NewTimeline shows the history of the whole register.
func NewTimeline(tools *screen.Tools) *History {
	h := &History{tools: tools}
	h.build()
	h.read()
	return h
}

// Object is what the window shows.
func (h *History) Object() fyne.CanvasObject { return h.object }

func (h *History) build() {
	kit := h.tools.Kit
	h.table = widgets.NewDataTable(kit, widgets.DataTableOptions[model.Version]{
		Columns:    h.columns(),
		Key:        func(v model.Version) string { return strconv.FormatInt(v.Sequence, 10) },
		OnSelected: h.compare,
		OnOpen:     h.open,
	})
	h.more = widgets.NewButton(kit, widgets.PlainButton, h.tools.Say("history.more"), nil, h.read)
	h.more.Hide()
	h.heading = widget.NewLabelWithStyle(h.tools.Say("history.choose"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	h.heading.Wrapping = fyne.TextWrapWord
	own := kit.Fork()
	h.changes = widgets.NewPage(own, container.NewVBox())
	h.restore = widgets.NewButton(kit, widgets.PlainButton, h.tools.Say("history.restore"), theme.ContentUndoIcon(), h.askRestore)
	h.restore.Disable()
	tasks := container.NewHBox()
	if h.editing != nil && !h.tools.Session.Register().ReadOnly() {
		tasks.Add(h.restore)
	}
	below := widgets.NewFrame(widgets.NewFrame(nil, nil, nil, tasks, h.heading), nil, nil, nil, h.changes)
	split := container.NewVSplit(widgets.NewFrame(nil, h.more, nil, nil, h.table), below)
	split.Offset = 0.38
	h.object = widgets.NewFrame(h.head(), nil, nil, nil, split)
}

func (h *History) head() fyne.CanvasObject {
	title := h.tools.Say("history.title-register")
	if h.editing != nil {
		title = h.tools.Say("history.title", "record", h.tools.Record(h.editing.Saved()))
	}
	text := widget.NewRichText(&widget.TextSegment{Text: title, Style: widget.RichTextStyleSubHeading})
	text.Truncation = fyne.TextTruncateEllipsis
	if h.options.OnBack == nil {
		return text
	}
	back := widgets.NewButton(h.tools.Kit, widgets.PlainButton, h.tools.Say("history.back"), theme.NavigateBackIcon(), h.options.OnBack)
	return widgets.NewFrame(nil, nil, nil, back, text)
}

func (h *History) columns() []widgets.Column[model.Version] {
	column := func(id string, width float32, text func(model.Version) string) widgets.Column[model.Version] {
		return widgets.Column[model.Version]{ID: id, Title: h.tools.Say("history.column." + id), Width: width, Text: text}
	}
	var columns []widgets.Column[model.Version]
	if h.editing == nil {
		columns = append(columns, column("record", 240, func(v model.Version) string { return h.record(v) }))
	}
	number := column("version", 70, func(v model.Version) string { return strconv.Itoa(v.Number) })
	number.Order = func(a, b model.Version) int { return a.Number - b.Number }
	when := column("time", 135, func(v model.Version) string { return h.tools.Words.Time(v.Time.Local()) })
	when.Order = func(a, b model.Version) int { return a.Time.Compare(b.Time) }
	return append(columns, number, when,
		column("author", 130, func(v model.Version) string { return v.Author }),
		column("action", 110, func(v model.Version) string { return h.tools.Say("history.action." + string(v.Action)) }),
		column("reason", 220, func(v model.Version) string { return v.Reason }),
		column("fields", 320, h.fields),
	)
}

// record names the record of a version as it is called now.
func (h *History) record(v model.Version) string {
	for _, r := range h.tools.Session.Snapshot().Records() {
		if kind, id := r.Identity(); id == v.Record && kind == v.Kind {
			return h.tools.Record(r)
		}
	}
	return h.tools.Kind(v.Kind)
}

// fields names the fields that differ from the version before.
func (h *History) fields(v model.Version) string {
	var names []string
	for _, name := range v.Fields {
		if f := field.Of(v.Kind).Child(name); f != nil {
			names = append(names, h.tools.Fields.Label(f))
		}
	}
	return strings.Join(names, ", ")
}

// read asks the next versions.
func (h *History) read() {
	q := register.HistoryQuery{Limit: pageSize}
	if h.editing != nil {
		q.Record = h.editing.ID()
	}
	if n := len(h.versions); n > 0 {
		q.Before = h.versions[n-1].Sequence
	}
	var page []model.Version
	var err error
	h.tools.Kit.Do(func() {
		page, err = h.tools.Session.Register().History(context.Background(), q)
	}, func() {
		if err != nil {
			h.tools.Fail(err, "")
			return
		}
		first := len(h.versions) == 0
		h.versions = append(h.versions, page...)
		h.table.SetRows(h.versions)
		if len(page) < pageSize {
			h.more.Hide()
		} else {
			h.more.Show()
		}
		if first && len(page) > 0 {
			h.table.Select(strconv.FormatInt(page[0].Sequence, 10))
			h.compare(page[0])
		}
	})
}

// compare shows what a version changed.
func (h *History) compare(v model.Version) {
	h.asked++
	question := h.asked
	var before, after model.Record
	var err error
	h.tools.Kit.Do(func() {
		reg := h.tools.Session.Register()
		after, _, err = reg.Version(context.Background(), v.Record, v.Number)
		if err == nil && v.Number > 1 {
			before, _, err = reg.Version(context.Background(), v.Record, v.Number-1)
		}
	}, func() {
		switch {
		case question != h.asked:
		case err != nil:
			h.tools.Fail(err, "")
		default:
			h.showChanges(v, before, after)
		}
	})
}

func (h *History) showChanges(v model.Version, before, after model.Record) {
	key := "history.compared"
	if before == nil {
		key = "history.first"
	}
	heading := h.tools.Say(key, "version", v.Number, "before", v.Number-1, "time", h.tools.Words.Time(v.Time.Local()), "author", v.Author)
	if v.Reason != "" {
		heading += " " + h.tools.Say("history.because", "reason", v.Reason)
	}
	h.heading.SetText(heading)
	d := diff.Records(before, after).Visible()
	h.changes.SetContent(newComparison(h.tools, before, after, d))
	if h.editing != nil && v.Number != h.editing.Version() {
		h.restore.Enable()
	} else {
		h.restore.Disable()
	}
}

// open goes to the record of a version.
func (h *History) open(v model.Version) {
	if h.editing == nil {
		h.tools.Go(v.Kind, v.Record, "")
	}
}

func (h *History) askRestore() {
	v, ok := h.table.Selected()
	if !ok {
		return
	}
	widgets.ShowQuestion(h.tools.Kit, h.tools.Window.Canvas(), widgets.Question{
		Title: h.tools.Say("history.restore-title", "version", v.Number), Text: h.tools.Say("history.restore-text"),
		Label: h.tools.Say("reason.label"), Confirm: h.tools.Say("history.restore-confirm"),
		OnAnswer: func(reason string) {
			h.tools.Run(h.tools.Session.Restore(v.Record, v.Number, reason), func(err error) {
				if err != nil {
					h.tools.Fail(err, "")
					return
				}
				h.options.OnRestored()
			})
		},
	})
}
