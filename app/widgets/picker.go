package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// picker is the pop-up of the fields that offer a list: a text entry that lies
// over the field, and under it the options that match what was typed.
//
// An overlay of Fyne has a keyboard focus of its own, so a field cannot keep
// the keyboard while its pop-up is open. That is why the entry is part of the
// pop-up: caret, selection, dead keys and the clipboard work as in any field.
type picker struct {
	kit     *Kit
	options []Option
	keep    func(Option) bool // which options are offered at all
	ticked  func(Option) bool // set when several can be chosen
	typed   func(text string) // set when the text itself is the value
	picked  func(Option)      // Enter or a click on an option
	closed  func(move int)    // after closing; 1 and -1 when Tab moved on
	field   fyne.CanvasObject // the field the pop-up belongs to

	popUp  *widget.PopUp
	entry  *pickerEntry
	view   *rowsView
	none   *canvas.Text
	shown  []int
	cursor int // place in shown, -1 for none
}

// mostRows is the height of a list of options.
const mostRows = 9

// open shows the pop-up over its field with a text in the entry.
func (p *picker) open(text string, cursor func(Option) bool) {
	c := canvasOf(p.field)
	if c == nil || p.popUp != nil {
		return
	}
	p.entry = newPickerEntry(p)
	p.none = newText(p.kit.Words.NothingFound, look.Quiet)
	p.view = (&rowsView{
		count:  func() int { return len(p.shown) },
		height: fieldHeight,
		width:  func() float32 { return 0 },
		create: func() fyne.CanvasObject { return newPickerRow(p) },
		update: func(i int, o fyne.CanvasObject) { o.(*pickerRow).show(i) },
	}).setUp(container.ScrollVerticalOnly)
	body := newSelfLaid([]fyne.CanvasObject{p.entry, p.view, p.none}, p.layout, p.minSize)
	p.popUp = widget.NewPopUp(body, c)
	quietly(&p.entry.Entry, text)
	p.filter("")
	if p.typed != nil {
		p.filter(text)
	}
	p.cursor = -1
	for i, at := range p.shown {
		if cursor != nil && cursor(p.options[at]) {
			p.cursor = i
		}
	}
	p.popUp.ShowAtPosition(p.place(c))
	p.popUp.Resize(p.minSize())
	c.Focus(p.entry)
	if p.cursor >= 0 {
		p.view.reveal(p.cursor)
	}
}

// place puts the entry of the pop-up on the field, or higher where the list
// would fall off the window.
func (p *picker) place(c fyne.Canvas) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.field)
	room := c.Size().Height - at.Y
	if need := p.minSize().Height; need > room {
		at.Y = max(0, c.Size().Height-need)
	}
	return at
}

func (p *picker) minSize() fyne.Size {
	rows := min(max(len(p.shown), 1), mostRows)
	if p.typed != nil && len(p.shown) == 0 {
		rows = 0
	}
	width := max(p.field.Size().Width, look.Unit(260))
	return fyne.NewSize(width, p.entryHeight()+float32(rows)*fieldHeight()+2)
}

func (p *picker) entryHeight() float32 { return max(p.entry.MinSize().Height, fieldHeight()) }

func (p *picker) layout(size fyne.Size) {
	top := p.entryHeight()
	p.entry.Resize(fyne.NewSize(size.Width, top))
	p.view.Move(fyne.NewPos(1, top+1))
	p.view.Resize(fyne.NewSize(size.Width-2, max(0, size.Height-top-2)))
	p.none.Move(fyne.NewPos(look.Unit(8), top+look.Size(theme.SizeNameInnerPadding)))
	p.none.Hidden = len(p.shown) > 0 || p.typed != nil
}

// filter offers what matches a text.
func (p *picker) filter(text string) {
	p.shown = matching(p.options, text, p.keep)
	p.cursor = -1
	if text != "" && len(p.shown) > 0 && p.typed == nil {
		p.cursor = 0
	}
	if p.popUp == nil {
		return
	}
	p.view.scroll.Offset = fyne.Position{}
	p.popUp.Resize(p.minSize())
	p.layout(p.popUp.Size())
	p.view.reload()
	p.popUp.Refresh()
}

// close takes the pop-up away. move tells where the keyboard goes: 0 stays with
// the field, 1 and -1 go to the field after and before it.
func (p *picker) close(move int) {
	if p.popUp == nil {
		return
	}
	pop := p.popUp
	p.popUp = nil
	pop.Hide()
	if p.closed != nil {
		p.closed(move)
	}
	c := canvasOf(p.field)
	if c == nil {
		return
	}
	switch {
	case move > 0:
		c.FocusNext()
	case move < 0:
		c.FocusPrevious()
	}
}

// pick takes the option at a place of the list that is shown.
func (p *picker) pick(at int) {
	if at < 0 || at >= len(p.shown) {
		return
	}
	o := p.options[p.shown[at]]
	if p.ticked == nil {
		p.picked(o)
		p.close(0)
		return
	}
	p.picked(o)
	p.cursor = at
	p.view.reload()
	if c := canvasOf(p.field); c != nil {
		c.Focus(p.entry)
	}
}

func (p *picker) move(by int) {
	if len(p.shown) == 0 {
		return
	}
	p.cursor = min(max(p.cursor+by, 0), len(p.shown)-1)
	p.view.reveal(p.cursor)
	p.view.reload()
}

// key handles the keys that steer the list and tells whether it was one.
func (p *picker) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown:
		p.move(1)
	case fyne.KeyUp:
		p.move(-1)
	case fyne.KeyPageDown:
		p.move(mostRows - 1)
	case fyne.KeyPageUp:
		p.move(1 - mostRows)
	case fyne.KeyEscape, fyne.KeyF4:
		p.close(0)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.cursor < 0 {
			p.close(0)
		} else {
			p.pick(p.cursor)
		}
	case fyne.KeyTab:
		p.tab()
	case fyne.KeySpace:
		return p.ticked != nil && p.entry.Text == ""
	default:
		return false
	}
	return true
}

// tab leaves the field; what was typed and found is taken along.
func (p *picker) tab() {
	move := 1
	if p.kit.Shift() {
		move = -1
	}
	if p.ticked == nil && p.cursor >= 0 && (p.typed != nil || p.entry.Text != "") {
		p.picked(p.options[p.shown[p.cursor]])
	}
	p.close(move)
}

// pickerEntry is the text entry of the pop-up.
type pickerEntry struct {
	TextField
	p *picker
}

func newPickerEntry(p *picker) *pickerEntry {
	e := &pickerEntry{p: p}
	kit := p.kit.Fork()
	kit.OnFocus = nil
	e.extend(kit, e)
	e.OnChanged = func(text string) {
		if p.typed != nil {
			p.typed(text)
		}
		p.filter(text)
	}
	return e
}

// AcceptsTab keeps Tab for the pop-up, which closes and moves on.
func (e *pickerEntry) AcceptsTab() bool { return true }

// TypedKey implements [fyne.Focusable].
func (e *pickerEntry) TypedKey(key *fyne.KeyEvent) {
	if !e.p.key(key) {
		e.TextField.TypedKey(key)
	}
}

// TypedRune implements [fyne.Focusable].
func (e *pickerEntry) TypedRune(r rune) {
	if r == ' ' && e.p.ticked != nil && e.Text == "" {
		e.p.pick(e.p.cursor)
		return
	}
	e.TextField.TypedRune(r)
}

// pickerRow is one option in the pop-up.
type pickerRow struct {
	widget.BaseWidget
	p       *picker
	at      int
	hovered bool
	ground  *canvas.Rectangle
	tick    *widget.Icon
	label   *canvas.Text
	note    *canvas.Text
}

func newPickerRow(p *picker) *pickerRow {
	r := &pickerRow{p: p, ground: newBox(), tick: widget.NewIcon(nil),
		label: newText("", theme.ColorNameForeground), note: newText("", look.Quiet)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *pickerRow) show(at int) {
	r.at = at
	r.Refresh()
}

// Tapped implements [fyne.Tappable].
func (r *pickerRow) Tapped(*fyne.PointEvent) { r.p.pick(r.at) }

// MouseIn implements [desktop.Hoverable].
func (r *pickerRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved implements [desktop.Hoverable].
func (r *pickerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (r *pickerRow) MouseOut() { r.hovered = false; r.Refresh() }

// CreateRenderer implements [fyne.Widget].
func (r *pickerRow) CreateRenderer() fyne.WidgetRenderer {
	return &objects{
		all:     []fyne.CanvasObject{r.ground, r.tick, r.label, r.note},
		layout:  r.layout,
		minSize: func() fyne.Size { return fyne.NewSize(look.Unit(60), fieldHeight()) },
		refresh: func() { r.fill(); r.layout(r.Size()) },
	}
}

func (r *pickerRow) fill() {
	if r.at >= len(r.p.shown) {
		return
	}
	o := r.p.options[r.p.shown[r.at]]
	r.ground.FillColor = look.Colour(theme.ColorNameOverlayBackground)
	switch {
	case r.at == r.p.cursor:
		r.ground.FillColor = look.Colour(look.Chosen)
	case r.hovered:
		r.ground.FillColor = look.Colour(theme.ColorNameHover)
	}
	r.ground.Refresh()
	r.tick.Hidden = r.p.ticked == nil
	if r.p.ticked != nil {
		r.tick.SetResource(theme.CheckButtonIcon())
		if r.p.ticked(o) {
			r.tick.SetResource(theme.NewPrimaryThemedResource(theme.CheckButtonCheckedIcon()))
		}
	}
	note := o.Note
	if m := marks(r.p.kit.Words, o, true); m != "" {
		note = joinNonEmpty(" · ", note, m)
	}
	size := look.Size(theme.SizeNameText)
	left := r.left()
	room := r.Size().Width - left - look.Unit(8)
	label := fit(o.Label, room, size, fyne.TextStyle{})
	setText(r.label, label, theme.ColorNameForeground, theme.SizeNameText)
	room -= fyne.MeasureText(label, size, fyne.TextStyle{}).Width + look.Unit(12)
	if room < look.Unit(30) {
		note = ""
	}
	caption := look.Size(theme.SizeNameCaptionText)
	setText(r.note, fit(note, room, caption, fyne.TextStyle{}), look.Quiet, theme.SizeNameCaptionText)
}

func (r *pickerRow) left() float32 {
	if r.p.ticked == nil {
		return look.Unit(8)
	}
	return look.Unit(8) + look.Size(theme.SizeNameInlineIcon) + look.Unit(6)
}

func (r *pickerRow) layout(size fyne.Size) {
	r.ground.Resize(size)
	icon := look.Size(theme.SizeNameInlineIcon)
	r.tick.Resize(fyne.NewSquareSize(icon))
	r.tick.Move(fyne.NewPos(look.Unit(6), (size.Height-icon)/2))
	middle(r.label, r.left(), size.Height)
	middle(r.note, r.left()+r.label.MinSize().Width+look.Unit(12), size.Height)
}
