package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/input"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model/field"
)

// detail is the whole of the current line: where it belongs, its value to be
// edited, how sure it is and why, and the words it comes from.
type detail struct {
	values *values
	kit    *widgets.Kit // Escape and Enter go back to the lines
	line   int
	input  input.Input

	path   *widget.Label
	badge  *widgets.Badge
	place  *widget.Label
	quote  *widget.Label
	told   *widget.Label
	reset  *widgets.Button
	follow *widgets.Button // the document, or the officer's own words
	middle *fyne.Container
	head   *fyne.Container
	page   *widgets.Page
	shown  fyne.CanvasObject
}

func newDetail(v *values) *detail {
	im := v.page.im
	d := &detail{values: v, kit: im.kit.Fork(), line: -1, path: widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}),
		badge: widgets.NewBadge("", widgets.Neutral), place: quiet(""), quote: wrapped(""), told: quiet(""), middle: container.NewStack()}
	d.kit.OnKey = d.key
	d.path.Truncation = fyne.TextTruncateEllipsis
	d.quote.TextStyle.Italic = true
	d.told.Wrapping = fyne.TextWrapWord
	d.reset = widgets.NewButton(im.kit, widgets.QuietButton, im.t.Words.Say("importer.reset"), theme.ContentUndoIcon(), d.undo)
	d.follow = widgets.NewButton(im.kit, widgets.PlainButton, "", nil, d.turn)
	d.head = widgets.NewFrame(nil, nil, nil, container.NewHBox(container.NewCenter(d.badge), d.place), d.path)
	form := container.NewPadded(container.NewVBox(d.middle, widgets.NewFrame(nil, nil, nil, container.NewHBox(d.reset, d.follow), d.told), d.quote))
	d.page = widgets.NewPage(d.kit, form)
	d.shown = widgets.NewFrame(d.head, nil, nil, nil, d.page)
	return d
}

// fill shows a line.
func (d *detail) fill(line int) {
	d.line, d.input = line, input.Input{}
	rev, words := d.values.page.rev, d.values.page.im.t.Words
	l := rev.Line(line)
	d.middle.Objects = nil
	d.path.SetText(d.values.page.im.t.Path(rev.Record(l.Item), l.Path))
	if l.Path == "" {
		d.path.SetText(d.values.name(line))
	}
	if l.Value == nil {
		d.quote.SetText("")
		d.place.SetText("")
		d.told.SetText(words.Say("importer.heading"))
	} else {
		d.path.SetText(d.values.page.im.t.Path(rev.Record(l.Item), l.Value.Path))
		d.quote.SetText("“" + review.Legible(l.Value.Evidence.Source.Text) + "”")
		d.place.SetText(d.values.page.im.place(l.Value.Evidence.Source.Pos))
		d.input = d.inputFor(l.Value.Field)
		d.middle.Objects = []fyne.CanvasObject{d.input.Object}
	}
	d.middle.Refresh()
	d.tell()
	if d.input.Fill != nil {
		d.input.Fill()
	}
	d.page.ScrollTo(0)
}

// tell shows how sure the value is, and what that means for its tick.
func (d *detail) tell() {
	rev, words := d.values.page.rev, d.values.page.im.t.Words
	d.badge.Set(d.values.captions.Sure(d.line))
	d.head.Refresh() // the badge and the place are as wide as what they say
	d.reset.Hide()
	d.follow.Hide()
	value := rev.Line(d.line).Value
	if value == nil {
		return
	}
	if record, c, ok := d.values.conflict(d.line); ok && value.Ticked() {
		said := "importer.targets.own"
		if c.Followed {
			said = "importer.targets.followed"
		}
		d.told.SetText(words.Say(said, "value", d.values.page.im.kept(record, c)))
		d.follow.SetText(d.values.page.im.followCaption(c))
		d.follow.Show()
		return
	}
	if value.Edited() {
		d.told.SetText(words.Say("importer.was-edited"))
		d.reset.Show()
		return
	}
	d.told.SetText(words.Say("importer.why." + string(value.Evidence.Confidence)))
}

// set takes an edit over into the review.
func (d *detail) set(to any) {
	if err := d.values.page.rev.Set(d.line, to); err != nil {
		d.values.page.im.t.Fail(err, "")
		return
	}
	d.tell()
	d.values.changed()
}

// undo makes the value again what the document says.
func (d *detail) undo() {
	if err := d.values.page.rev.Reset(d.line); err != nil {
		d.values.page.im.t.Fail(err, "")
		return
	}
	d.fill(d.line)
	d.values.changed()
	widgets.FocusOn(d.values.table)
}

// turn changes whose words stand, the document's or the officer's own.
func (d *detail) turn() {
	if record, c, ok := d.values.conflict(d.line); ok {
		d.values.page.follow(record, c)
		widgets.FocusOn(d.values.table)
	}
}

func (d *detail) edit() {
	if d.input.First != nil {
		widgets.FocusOn(d.input.First)
	}
}

// key goes back to the lines on Escape and Enter.
func (d *detail) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		return widgets.FocusOn(d.values.table)
	case fyne.KeyF6: // from the value as from the lines
		widgets.FocusOn(d.values.table)
	}
	return d.values.page.im.key(ev)
}

// inputFor makes the input for a field. What refers to a row or a record is shown
// and not edited: it stands or falls with what it refers to.
func (d *detail) inputFor(f *field.Field) input.Input {
	rev := d.values.page.rev
	get := func() any { return rev.Get(d.line) }
	in, ok := input.For(d.values.page.im.t, d.kit, input.Leaf{Field: f, Lines: 8, Get: get, Set: d.set})
	if ok {
		return in
	}
	w := wrapped("")
	return input.Input{Object: w, Fill: func() {
		w.SetText(d.values.page.im.t.Value(rev.Record(rev.Line(d.line).Item), f, get()))
	}}
}
