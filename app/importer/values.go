package importer

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/importer/caption"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// values is the place where every proposed value is ticked, looked at and edited.
type values struct {
	page     *proposalPage
	captions caption.Lines
	filter   *widgets.FilterBar
	table    *widgets.DataTable[int] // of lines of the review
	detail   *detail
	shown    fyne.CanvasObject
}

func newValues(p *proposalPage) *values {
	im := p.im
	v := &values{page: p, captions: caption.Lines{Presenter: im.t.Presenter, Review: p.rev}}
	v.table = widgets.NewDataTable(im.kit, widgets.DataTableOptions[int]{
		Columns: v.columns(),
		Key:     strconv.Itoa,
		Fixed:   true,
		Heading: v.captions.Heading,
		Tick: func(line int) widgets.Tick {
			return map[review.State]widgets.Tick{review.Off: widgets.Unticked, review.Part: widgets.PartlyTicked, review.On: widgets.Ticked}[p.rev.State(line)]
		},
		OnTick:     func(line int) { p.rev.Toggle(line); v.changed() },
		OnSelected: v.look,
		OnOpen:     func(int) { v.edit() },
	})
	v.detail = newDetail(v)
	v.filter = widgets.NewFilterBar(im.kit, []widgets.Filter{{Key: "show", Label: im.t.Words.Say("importer.filter.all"), Width: 190,
		Options: []widgets.Option{
			{Code: string(review.Unsure), Label: im.t.Words.Say("importer.filter.unsure")},
			{Code: string(review.Unticked), Label: im.t.Words.Say("importer.filter.unticked")},
		}}}, nil)
	v.filter.OnChanged = func(map[string]string) { v.fill() }
	button := func(text string, do func()) *widgets.Button {
		return widgets.NewButton(im.kit, widgets.PlainButton, text, nil, func() { do(); v.changed() })
	}
	ticks := container.NewHBox(
		button(im.t.Words.Say("importer.tick.all"), func() { p.rev.Tick(v.lines()) }),
		button(im.t.Words.Say("importer.tick.none"), func() { p.rev.Untick(v.lines()) }),
		button(im.t.Words.Say("importer.tick.certain"), p.rev.OnlyCertain),
	)
	bar := widgets.NewFrame(nil, nil, nil, ticks, v.filter)
	split := widgets.NewSplitter(im.kit, widgets.SplitterOptions{Above: true, KeepSecond: true, Size: 190}, v.table, v.detail.shown)
	v.shown = widgets.NewFrame(bar, nil, nil, nil, split)
	return v
}

func (v *values) columns() []widgets.Column[int] {
	place := widgets.Column[int]{ID: "place", Title: v.page.im.t.Words.Say("importer.column.place"), Width: 160, Text: func(line int) string {
		if value := v.page.rev.Line(line).Value; value != nil {
			return v.page.im.place(value.Evidence.Source.Pos)
		}
		return ""
	}}
	place.Cell = func(int) widgets.CellStyle { return widgets.CellStyle{Quiet: true} }
	columns := append(v.captions.Columns([3]float32{205, 180, 118}, v.name), place)
	sure := &columns[2]
	sure.Text = func(line int) string { text, _ := v.sure(line); return text }
	sure.Cell = func(line int) widgets.CellStyle {
		_, severity := v.sure(line)
		return widgets.CellStyle{Badge: true, Severity: severity}
	}
	return columns
}

// sure says how sure a value is, or that the officer's own words stand in its place.
func (v *values) sure(line int) (string, widgets.Severity) {
	if _, c, ok := v.conflict(line); ok && !c.Followed && v.page.rev.Line(line).Value.Ticked() {
		return v.page.im.t.Words.Say("importer.own"), widgets.Warning
	}
	return v.captions.Sure(line)
}

// conflict gives the conflict that a line is about, and the record it is in.
func (v *values) conflict(line int) (model.Record, proposal.Conflict, bool) {
	c, ok := v.page.rev.Conflict(line, v.page.file.outcomes)
	if !ok {
		return nil, c, false
	}
	return v.page.file.outcomes[v.page.rev.Line(line).Item].Record, c, true
}

// name says which value a line is, and of a record what becomes of it.
func (v *values) name(line int) string {
	name := v.captions.Name(line)
	if l := v.page.rev.Line(line); l.Kind == review.Record {
		name += v.page.fateOf(l.Item)
	}
	return name
}

// lines are the lines that the filter leaves.
func (v *values) lines() []int {
	if f := v.filter.Value()["show"]; f != "" {
		return v.page.rev.Lines(review.Filter(f))
	}
	return v.page.rev.Lines(review.All)
}

// begin shows the lines and looks at the first value.
func (v *values) begin() {
	v.fill()
	for _, line := range v.lines() {
		if v.page.rev.Line(line).Value != nil {
			v.table.Select(strconv.Itoa(line))
			v.look(line)
			return
		}
	}
}

// fill shows the lines again, with the current one still current if it is there.
func (v *values) fill() {
	lines := v.lines()
	v.table.SetRows(lines)
	n := 0
	for _, line := range lines {
		if v.page.rev.Line(line).Value != nil {
			n++
		}
	}
	v.filter.SetCount(v.page.im.t.Words.Count("importer.shown", n))
	if _, ok := v.table.Selected(); !ok && len(lines) > 0 {
		v.table.Select(strconv.Itoa(lines[0]))
		v.look(lines[0])
	}
}

// look marks the passage of a line and shows the whole value.
func (v *values) look(line int) {
	v.page.rev.Look(line)
	v.page.mark(v.page.rev.Spot(line))
	v.detail.fill(line)
	v.page.count()
}

// goTo makes a line the current one; where the filter hides it, it goes away.
func (v *values) goTo(line int) {
	v.table.Select(strconv.Itoa(line))
	if _, ok := v.table.Selected(); !ok {
		v.filter.Fill(nil)
		v.fill()
		v.table.Select(strconv.Itoa(line))
	}
	v.look(line)
	widgets.FocusOn(v.table)
}

// changed follows a change of ticks.
func (v *values) changed() {
	if v.filter.Value()["show"] == string(review.Unticked) {
		v.fill()
	}
	v.table.Refresh()
	v.page.refresh()
}

// edit gives the keyboard to the value of the current line.
func (v *values) edit() { v.detail.edit() }
