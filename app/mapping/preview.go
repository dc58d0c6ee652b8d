package mapping

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/caption"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// preview shows one of the records that the mapping makes, as it will be proposed.
type preview struct {
	page  *Page
	at    int  // in the proposal
	begun bool // a record was shown: until then it is the first activity
	lines *caption.Lines
	table *widgets.DataTable[int]
	back  *widgets.Button
	next  *widgets.Button
	which *widget.Label
	notes *widget.Label
	shown fyne.CanvasObject
}

func newPreview(p *Page) *preview {
	v := &preview{page: p, lines: &caption.Lines{Presenter: p.t.Presenter}, which: quiet(""), notes: widget.NewLabel("")}
	v.notes.Wrapping, v.notes.Importance = fyne.TextWrapWord, widget.WarningImportance
	v.table = widgets.NewDataTable(p.kit, widgets.DataTableOptions[int]{
		Columns: v.lines.Columns([3]float32{190, 150, 118}, func(line int) string { return v.lines.Name(line) }),
		Key:     strconv.Itoa, Fixed: true,
		Heading: func(line int) int { return v.lines.Heading(line) },
	})
	v.back = widgets.NewIconButton(p.kit, p.say("preview.back"), theme.NavigateBackIcon(), func() { v.step(-1) })
	v.next = widgets.NewIconButton(p.kit, p.say("preview.next"), theme.NavigateNextIcon(), func() { v.step(1) })
	head := widgets.NewFrame(nil, nil, container.NewHBox(v.back, v.next), nil, v.which)
	split := widgets.NewSplitter(p.kit, widgets.SplitterOptions{Above: true, KeepSecond: true, Size: 110}, v.table, widgets.NewPage(p.kit, v.notes))
	v.shown = widgets.NewFrame(head, nil, nil, nil, split)
	return v
}

func (v *preview) object() fyne.CanvasObject { return v.shown }
func (v *preview) first() widgets.Field      { return v.table }

// count is the number of records there are to look at.
func (v *preview) count() int {
	if v.page.result == nil {
		return 0
	}
	return len(v.page.result.Proposal.Items)
}

func (v *preview) step(by int) {
	v.at += by
	v.fill()
}

// fill shows the record again, or the last one when there are fewer now.
func (v *preview) fill() {
	n := v.count()
	if !v.begun && n > 0 {
		v.begun, v.at = true, v.activity()
	}
	v.at = max(0, min(v.at, n-1))
	enable(v.back, v.at > 0)
	enable(v.next, v.at < n-1)
	if n == 0 {
		v.table.SetRows(nil)
		v.which.SetText(v.page.say("preview.none"))
		v.notes.SetText("")
		return
	}
	all := v.page.result.Proposal
	v.lines.Review = review.New(&proposal.Proposal{Document: all.Document, Items: all.Items[v.at : v.at+1]})
	v.table.SetRows(v.lines.Review.Lines(review.All))
	v.which.SetText(v.page.say("preview.which", "n", v.at+1, "total", n, "place", v.page.from(v.at)))
	var notes []string
	for _, note := range all.Notes {
		if note.Item == v.at {
			notes = append(notes, v.page.note(note))
		}
	}
	v.notes.SetText(strings.Join(notes, "\n"))
}

// activity is the first activity there is, or else the first record.
func (v *preview) activity() int {
	return max(0, slices.IndexFunc(v.page.result.Proposal.Items, func(it *proposal.Item) bool {
		kind, _ := it.Record.Identity()
		return kind == model.KindActivity
	}))
}

func enable(b *widgets.Button, on bool) {
	if on {
		b.Enable()
		return
	}
	b.Disable()
}

// note says what the reader noticed, with the words it is about.
func (p *Page) note(n proposal.Note) string {
	text := p.t.Words.Say("notes." + string(n.Code))
	if n.Text != "" {
		text += " “" + review.Legible(n.Text) + "”"
	}
	return text
}

// from says in which row a record begins, "" for one that no row of its own has.
func (p *Page) from(item int) string {
	for _, e := range p.result.Log {
		if e.Item == item {
			return p.say("preview.from", "sheet", e.Sheet, "row", e.Row)
		}
	}
	return ""
}
