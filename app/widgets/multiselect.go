package widgets

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// MultiSelect holds any number of codes out of a list and shows them as chips.
// Typing opens the list with what matches; Enter, Space, Down and F4 open it
// whole; in the list Enter, and Space before anything is typed, tick and untick.
// Backspace takes the last chip away, a click on a chip that one.
type MultiSelect struct {
	chooser
	// OnChanged is called with the codes in the order of the list; codes that
	// are not in the list stay at the end.
	OnChanged func(codes []string)
	// PlaceHolder is shown without a value, instead of [Words.NotFilledIn].
	PlaceHolder string

	options []Option
	codes   []string
	picker  *picker
}

// NewMultiSelect returns a field without values.
func NewMultiSelect(kit *Kit, options []Option) *MultiSelect {
	s := &MultiSelect{options: options}
	s.open, s.less = s.Open, s.dropLast
	s.extend(kit, s)
	return s
}

// SetOptions replaces the list; the codes stay.
func (s *MultiSelect) SetOptions(options []Option) {
	s.options = options
	s.Refresh()
}

// Fill shows codes without calling back.
func (s *MultiSelect) Fill(codes []string) {
	s.codes = s.inOrder(codes)
	s.Refresh()
}

// Value returns the codes.
func (s *MultiSelect) Value() []string { return slices.Clone(s.codes) }

// Open shows the list, filtered by a text.
func (s *MultiSelect) Open(filter string) {
	if s.Disabled() {
		return
	}
	s.picker = &picker{kit: s.kit, field: s, options: s.options,
		keep:   func(o Option) bool { return !o.Retired || slices.Contains(s.codes, o.Code) },
		ticked: func(o Option) bool { return slices.Contains(s.codes, o.Code) },
		picked: func(o Option) { s.toggle(o.Code) },
	}
	s.picker.open("", nil)
	if s.picker.popUp != nil && filter == "" {
		s.picker.move(1)
	}
	for _, r := range filter {
		s.picker.entry.TypedRune(r)
	}
}

// dropLast takes the last chip away.
func (s *MultiSelect) dropLast() {
	if n := len(s.codes); n > 0 {
		s.set(s.codes[:n-1])
	}
}

func (s *MultiSelect) toggle(code string) {
	if i := slices.Index(s.codes, code); i >= 0 {
		s.set(slices.Delete(slices.Clone(s.codes), i, i+1))
		return
	}
	s.set(append(slices.Clone(s.codes), code))
}

func (s *MultiSelect) set(codes []string) {
	s.codes = s.inOrder(codes)
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(s.Value())
	}
}

// inOrder sorts codes by their place in the list; unknown ones come last.
func (s *MultiSelect) inOrder(codes []string) []string {
	place := make(map[string]int, len(s.options))
	for i, o := range s.options {
		place[o.Code] = i + 1
	}
	sorted := slices.Clone(codes)
	slices.SortStableFunc(sorted, func(a, b string) int {
		pa, pb := place[a], place[b]
		switch {
		case pa == 0 && pb == 0:
			return 0
		case pa == 0:
			return 1
		case pb == 0:
			return -1
		}
		return pa - pb
	})
	return sorted
}

// CreateRenderer implements [fyne.Widget].
func (s *MultiSelect) CreateRenderer() fyne.WidgetRenderer {
	r := &multiRenderer{s: s, box: newBox(), ring: newRing(),
		empty: newText("", look.Quiet), arrow: widget.NewIcon(theme.MenuDropDownIcon())}
	r.build()
	return r
}

type multiRenderer struct {
	s     *MultiSelect
	box   *canvas.Rectangle
	ring  *canvas.Rectangle
	empty *canvas.Text
	arrow *widget.Icon
	chips []*chip
	all   []fyne.CanvasObject
}

// build makes a chip for each code.
func (r *multiRenderer) build() {
	s := r.s
	inputBox(r.box, s.Disabled(), s.hovered)
	r.ring.CornerRadius = look.Size(theme.SizeNameInputRadius)
	drawRing(r.ring, s.hasFocus)
	text := s.PlaceHolder
	if text == "" {
		text = s.kit.Words.NotFilledIn
	}
	setText(r.empty, text, look.Quiet, theme.SizeNameText)
	r.empty.Hidden = len(s.codes) > 0
	for len(r.chips) < len(s.codes) {
		r.chips = append(r.chips, newChip())
	}
	r.chips = r.chips[:len(s.codes)]
	r.all = append(r.all[:0], r.box, r.empty, r.arrow)
	for i, code := range s.codes {
		o, known := optionFor(s.options, code)
		r.chips[i].show(o.Label, marks(s.kit.Words, o, known), func() { s.toggle(code) }, s.Disabled())
		r.all = append(r.all, r.chips[i])
	}
	r.all = append(r.all, r.ring)
}

// Layout flows the chips over as many lines as they need.
func (r *multiRenderer) Layout(size fyne.Size) {
	r.box.Resize(size)
	r.ring.Resize(size)
	icon := look.Size(theme.SizeNameInlineIcon)
	r.arrow.Resize(fyne.NewSquareSize(icon))
	r.arrow.Move(fyne.NewPos(size.Width-icon-look.Unit(6), (fieldHeight()-icon)/2))
	middle(r.empty, textInset(), fieldHeight())
	r.flow(size.Width, func(c *chip, at fyne.Position, need fyne.Size) {
		c.Move(at)
		c.Resize(need)
	})
}

// flow calls place for each chip and returns the height of all lines.
func (r *multiRenderer) flow(width float32, place func(*chip, fyne.Position, fyne.Size)) float32 {
	gap := look.Unit(4)
	left, right := look.Unit(5), width-look.Size(theme.SizeNameInlineIcon)-look.Unit(12)
	line := fieldHeight()
	x, y := left, float32(0)
	for _, c := range r.chips {
		need := c.MinSize()
		need.Width = min(need.Width, max(right-left, look.Unit(60)))
		if x > left && x+need.Width > right {
			x, y = left, y+line-gap
		}
		place(c, fyne.NewPos(x, y+(line-need.Height)/2), need)
		x += need.Width + gap
	}
	return y + line
}

func (r *multiRenderer) MinSize() fyne.Size {
	width := max(r.s.Size().Width, look.Unit(120))
	return fyne.NewSize(look.Unit(120), r.flow(width, func(*chip, fyne.Position, fyne.Size) {}))
}

func (r *multiRenderer) Refresh() {
	r.build()
	r.Layout(r.s.Size())
}

func (r *multiRenderer) Destroy()                     {}
func (r *multiRenderer) Objects() []fyne.CanvasObject { return r.all }

// chip is one chosen option.
type chip struct {
	widget.BaseWidget
	remove func()
	ground *canvas.Rectangle
	text   *canvas.Text
	cross  *widget.Icon
	label  string
	marked bool
	fixed  bool
}

func newChip() *chip {
	c := &chip{ground: newBox(), text: newText("", theme.ColorNameForeground), cross: widget.NewIcon(theme.CancelIcon())}
	c.ExtendBaseWidget(c)
	return c
}

func (c *chip) show(label, mark string, remove func(), fixed bool) {
	c.label, c.marked, c.remove, c.fixed = label, mark != "", remove, fixed
	if mark != "" {
		c.label = fmt.Sprintf("%s (%s)", label, mark)
	}
	c.Refresh()
}

// Tapped implements [fyne.Tappable].
func (c *chip) Tapped(*fyne.PointEvent) {
	if !c.fixed {
		c.remove()
	}
}

// CreateRenderer implements [fyne.Widget].
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	side := func() float32 { return look.Unit(6) }
	icon := func() float32 { return look.Unit(11) }
	paint := func(size fyne.Size) {
		c.ground.FillColor = look.Colour(look.NeutralSoft)
		name := foreground(c.fixed)
		if c.marked {
			c.ground.FillColor = look.Colour(look.WarningSoft)
			name = look.Warning
		}
		c.ground.CornerRadius = look.Unit(3)
		c.ground.Resize(size)
		c.ground.Refresh()
		room := size.Width - 2*side()
		c.cross.Hidden = c.fixed
		if !c.fixed {
			room -= icon() + look.Unit(3)
		}
		setText(c.text, fit(c.label, room, look.Size(theme.SizeNameText), fyne.TextStyle{}), name, theme.SizeNameText)
		middle(c.text, side(), size.Height)
		c.cross.Resize(fyne.NewSquareSize(icon()))
		c.cross.Move(fyne.NewPos(size.Width-icon()-look.Unit(4), (size.Height-icon())/2))
	}
	return &objects{
		all:    []fyne.CanvasObject{c.ground, c.text, c.cross},
		layout: paint,
		minSize: func() fyne.Size {
			text := fyne.MeasureText(c.label, look.Size(theme.SizeNameText), fyne.TextStyle{})
			width := text.Width + 2*side() + 1
			if !c.fixed {
				width += icon() + look.Unit(3)
			}
			return fyne.NewSize(width, text.Height+look.Unit(3))
		},
		refresh: func() { paint(c.Size()) },
	}
}
