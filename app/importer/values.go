package importer

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/proposal"
)

// values is the place where every proposed value is ticked, looked at and edited.
type values struct {
	page   *proposalPage
	filter *widgets.FilterBar
	table  *widgets.DataTable[int] // of lines of the review
	detail *detail
	shown  fyne.CanvasObject
}

func newValues(p *proposalPage) *values {
	v := &values{page: p}
	im := p.im
	v.table = widgets.NewDataTable(im.kit, widgets.DataTableOptions[int]{
		Columns: v.columns(),
		Key:     strconv.Itoa,
		Fixed:   true,
		Heading: v.heading,
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
	column := func(id string, width float32, text func(int) string) widgets.Column[int] {
		return widgets.Column[int]{ID: id, Title: v.page.im.t.Words.Say("importer.column." + id), Width: width, Text: text}
	}
	name, value := column("field", 205, v.name), column("value", 180, v.value)
	name.Cell = func(line int) widgets.CellStyle {
		l := v.page.rev.Line(line)
		return widgets.CellStyle{Indent: l.Depth, Quiet: l.Kind == review.Leaf}
	}
	value.Grow = true
	value.Cell = func(line int) widgets.CellStyle {
		return widgets.CellStyle{Bold: v.page.rev.Line(line).Kind == review.Row}
	}
	sure := column("confidence", 118, v.confidence)
	sure.Cell = func(line int) widgets.CellStyle {
		return widgets.CellStyle{Badge: true, Severity: v.severity(line)}
	}
	place := column("place", 160, func(line int) string {
		if value := v.page.rev.Line(line).Value; value != nil {
			return v.page.im.place(value.Evidence.Source.Pos)
		}
		return ""
	})
	place.Cell = func(int) widgets.CellStyle { return widgets.CellStyle{Quiet: true} }
	return []widgets.Column[int]{name, value, sure, place}
}

func (v *values) heading(line int) int {
	switch v.page.rev.Line(line).Kind {
	case review.Record:
		return 1
	case review.List:
		return 2
	}
	return 0
}

// name says which value a line is: the record, the list, the row, or the field
// within its row.
func (v *values) name(line int) string {
	t, l := v.page.im.t, v.page.rev.Line(line)
	switch l.Kind {
	case review.Record:
		kind, _ := v.page.rev.Record(l.Item).Identity()
		return capital(t.Kind(kind)) + ": " + v.page.rev.Record(l.Item).Title() + v.page.fateOf(l.Item)
	case review.Row:
		if name := t.Fields.RowName(l.Field); name != "" {
			return capital(name)
		}
	}
	var names []string
	for _, g := range l.Groups {
		names = append(names, t.Fields.Label(g))
	}
	return strings.Join(append(names, t.Fields.Label(l.Field)), " › ")
}

// capital writes the first letter of a word large.
func capital(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// value prints what a line proposes, on one line.
func (v *values) value(line int) string {
	l := v.page.rev.Line(line)
	if l.Value == nil {
		return ""
	}
	printed := v.page.im.t.Value(v.page.rev.Record(l.Item), l.Value.Field, v.page.rev.Get(line))
	return strings.Join(strings.Fields(printed), " ")
}

func (v *values) confidence(line int) string {
	value := v.page.rev.Line(line).Value
	switch {
	case value == nil:
		return ""
	case value.Edited():
		return v.page.im.t.Words.Say("importer.edited")
	}
	return v.page.im.t.Words.Say("importer.confidence." + string(value.Evidence.Confidence))
}

func (v *values) severity(line int) widgets.Severity {
	value := v.page.rev.Line(line).Value
	switch {
	case value == nil:
		return widgets.Neutral
	case value.Edited():
		return widgets.Draft
	}
	switch value.Evidence.Confidence {
	case proposal.Certain:
		return widgets.OK
	case proposal.Likely:
		return widgets.Info
	}
	return widgets.Warning
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
