// Package history is the screen with the versions of one record, and the
// timeline of the whole register: when, by whom, what was done and why, and
// which fields differ. Below either stands what differs between two versions,
// from where a field, a row or a whole version is taken back as a new one.
//
// In the history of a record the current row is compared with the version
// before it; a version that is ticked (Space) is compared with instead, so that
// any two can be. In the timeline everything that was saved in one go is one
// entry, which unfolds; it is read in parts, however long it is.
package history

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// pageSize is how many versions are read at a time.
const pageSize = 200

// Options say what a history can do.
type Options struct {
	OnBack func()
	// OnRestored is called when something was taken back.
	OnRestored func()
}

// History shows the versions of a record.
type History struct {
	tools   *screen.Tools
	editing *session.Editing
	options Options

	versions []model.Version
	approved map[int][]register.SignedOff
	pinned   int // the version that the current one is compared with; 0: the one before it
	table    *widgets.DataTable[model.Version]
	more     *widgets.Button
	viewer   *difference.Viewer
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

// Object is what the window shows.
func (h *History) Object() fyne.CanvasObject { return h.object }

// Viewer shows what differs.
func (h *History) Viewer() *difference.Viewer { return h.viewer }

// FocusTable gives the keyboard to the versions.
func (h *History) FocusTable() { widgets.FocusOn(h.table) }

func say(tools *screen.Tools, key string, values ...any) string {
	return tools.Words.Say("history."+key, values...)
}

// viewerOptions let parts be taken back where the register can be written.
func viewerOptions(tools *screen.Tools, taken func()) difference.Options {
	if tools.Session.Store().ReadOnly() {
		return difference.Options{}
	}
	return difference.Options{OnTaken: taken}
}

func (h *History) build() {
	kit := h.tools.Kit
	h.viewer = difference.New(h.tools, viewerOptions(h.tools, h.options.OnRestored))
	h.table = widgets.NewDataTable(kit, widgets.DataTableOptions[model.Version]{
		Columns:    h.columns(),
		Key:        func(v model.Version) string { return strconv.Itoa(v.Number) },
		Tick:       h.tick,
		OnTick:     h.pin,
		OnSelected: func(model.Version) { h.compare() },
		OnOpen:     func(model.Version) { widgets.FocusOn(h.viewer.Rows()) },
	})
	h.more = widgets.NewButton(kit, widgets.PlainButton, say(h.tools, "more"), nil, h.read)
	h.more.Hide()
	split := widgets.NewSplitter(kit, widgets.SplitterOptions{Above: true, Size: 200}, widgets.NewFrame(nil, h.more, nil, nil, h.table), h.viewer.Object())
	h.object = widgets.NewFrame(h.head(), nil, nil, nil, split)
}

func (h *History) head() fyne.CanvasObject {
	text := widget.NewRichText(&widget.TextSegment{
		Text: say(h.tools, "title", "record", h.tools.Record(h.editing.Saved())), Style: widget.RichTextStyleSubHeading})
	text.Truncation = fyne.TextTruncateEllipsis
	hint := widget.NewLabel(say(h.tools, "pin-hint"))
	hint.Importance, hint.Truncation = widget.LowImportance, fyne.TextTruncateEllipsis
	back := widgets.NewButton(h.tools.Kit, widgets.PlainButton, say(h.tools, "back"), theme.NavigateBackIcon(), h.options.OnBack)
	return widgets.NewFrame(nil, hint, nil, back, text)
}

func (h *History) columns() []widgets.Column[model.Version] {
	all := describing(h.tools, func(v model.Version) model.Version { return v })
	number := widgets.Column[model.Version]{ID: "version", Title: say(h.tools, "column.version"), Width: 70,
		Text:  func(v model.Version) string { return strconv.Itoa(v.Number) },
		Order: func(a, b model.Version) int { return a.Number - b.Number }}
	approval := widgets.Column[model.Version]{ID: "approval", Title: say(h.tools, "column.approval"), Width: 180, Text: h.approval,
		Cell: func(v model.Version) widgets.CellStyle {
			given := slices.ContainsFunc(h.approved[v.Number], func(s register.SignedOff) bool { return s.Withdrawn == nil })
			return widgets.CellStyle{Badge: given, Severity: widgets.OK, Quiet: !given}
		}}
	return slices.Insert(all, 0, number, approval)
}

// approval says by whom a version was approved and when.
func (h *History) approval(v model.Version) string {
	var all []string
	for _, s := range h.approved[v.Number] {
		key := "approved"
		if s.Withdrawn != nil {
			key = "approved-withdrawn"
		}
		all = append(all, say(h.tools, key, "by", h.tools.Words.Name(s.By), "date", s.Date.Format()))
	}
	return strings.Join(all, "; ")
}

// describing are the columns that tell of a version, of whatever row it is.
func describing[T any](tools *screen.Tools, version func(T) model.Version) []widgets.Column[T] {
	column := func(id string, width float32, text func(model.Version) string) widgets.Column[T] {
		return widgets.Column[T]{ID: id, Title: say(tools, "column."+id), Width: width, Text: func(row T) string { return text(version(row)) }}
	}
	when := column("time", 135, func(v model.Version) string { return tools.Words.Time(v.Time.Local()) })
	when.Order = func(a, b T) int { return version(a).Time.Compare(version(b).Time) }
	fields := column("fields", 220, func(v model.Version) string { return fieldsOf(tools, v) })
	fields.Grow = true
	return []widgets.Column[T]{
		when,
		column("author", 130, func(v model.Version) string { return v.Author }),
		column("action", 120, func(v model.Version) string { return actionOf(tools, v.Action) }),
		column("reason", 170, func(v model.Version) string { return v.Reason }),
		fields,
	}
}

// actionOf says what was done; an action of a newer program by its own name.
func actionOf(tools *screen.Tools, action model.Action) string {
	if key := "history.action." + string(action); tools.Words.Has(key) {
		return tools.Words.Say(key)
	}
	return string(action)
}

// fieldsOf names the fields that differ from the version before.
func fieldsOf(tools *screen.Tools, v model.Version) string {
	var names []string
	for _, name := range v.Fields {
		if f := field.Of(v.Kind).Child(name); f != nil && !f.Fixed {
			names = append(names, tools.Fields.Label(f))
		}
	}
	return strings.Join(names, ", ")
}

// read asks the next versions.
func (h *History) read() {
	q := register.HistoryQuery{Limit: pageSize, Record: h.editing.ID()}
	if n := len(h.versions); n > 0 {
		q.Before = h.versions[n-1].Sequence
	}
	var page []model.Version
	var approved map[int][]register.SignedOff
	var err error
	h.tools.Kit.Do(func() {
		store := h.tools.Session.Store()
		if page, err = store.History(context.Background(), q); err == nil {
			approved, err = store.SignedVersions(context.Background(), q.Record)
		}
	}, func() {
		if err != nil {
			h.tools.Fail(err, "")
			return
		}
		first := len(h.versions) == 0
		h.approved = approved
		h.versions = append(h.versions, page...)
		h.table.SetRows(h.versions)
		h.more.Hidden = len(page) < pageSize
		h.more.Refresh()
		if first && len(page) > 0 {
			h.table.Select(strconv.Itoa(page[0].Number))
			h.compare()
		}
	})
}

func (h *History) tick(v model.Version) widgets.Tick {
	if v.Number == h.pinned {
		return widgets.Ticked
	}
	return widgets.Unticked
}

// Since compares the newest version with an earlier one, once they are read.
func (h *History) Since(n int) {
	h.pinned = n
	if len(h.versions) > 0 {
		h.table.Refresh()
		h.compare()
	}
}

// pin chooses the version to compare with, or the one before again.
func (h *History) pin(v model.Version) {
	if h.pinned == v.Number {
		h.pinned = 0
	} else {
		h.pinned = v.Number
	}
	h.table.Refresh()
	h.compare()
}

// compare shows what differs between the current version and the one it is
// compared with, the older at the left.
func (h *History) compare() {
	v, ok := h.table.Selected()
	if !ok {
		return
	}
	from, to := v.Number-1, v.Number
	if h.pinned > 0 && h.pinned != v.Number {
		from, to = min(h.pinned, v.Number), max(h.pinned, v.Number)
	}
	h.asked++
	question := h.asked
	pair := versionPair{tools: h.tools, record: h.editing.ID(), from: from, to: to, adjacent: from == v.Number-1 && to == v.Number}
	h.tools.Kit.Do(pair.read, func() {
		switch {
		case question != h.asked:
		case pair.err != nil:
			h.tools.Fail(pair.err, "")
		default:
			h.viewer.Show(pair.comparison())
		}
	})
}
