package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// CodeSelect holds one code out of a list and shows its label. Typing opens the
// list with what matches; Enter, Space, Down and F4 open it whole; Delete makes
// the field empty again. A code that is not in the list is shown as it is, with
// a mark, and kept.
type CodeSelect struct {
	chooser
	// OnChanged is called with the new code, empty for not filled in.
	OnChanged func(code string)
	// PlaceHolder is shown without a value, instead of [Words.NotFilledIn].
	PlaceHolder string
	// Fixed takes away the choice of no value.
	Fixed bool

	options []Option
	code    string
	picker  *picker
}

// NewCodeSelect returns a field without a value.
func NewCodeSelect(kit *Kit, options []Option) *CodeSelect {
	s := &CodeSelect{options: options}
	s.open, s.less = s.Open, s.empties
	s.extend(kit, s)
	return s
}

// SetOptions replaces the list; the code stays.
func (s *CodeSelect) SetOptions(options []Option) {
	s.options = options
	s.Refresh()
}

// Fill shows a code without calling back; empty is not filled in.
func (s *CodeSelect) Fill(code string) {
	s.code = code
	s.Refresh()
}

// Value returns the code.
func (s *CodeSelect) Value() string { return s.code }

// Open shows the list, filtered by a text.
func (s *CodeSelect) Open(filter string) {
	if s.Disabled() {
		return
	}
	options := s.options
	if !s.Fixed {
		options = append([]Option{{Label: s.empty()}}, options...)
	}
	s.picker = &picker{kit: s.kit, field: s, options: options,
		keep:   func(o Option) bool { return !o.Retired },
		picked: func(o Option) { s.set(o.Code) },
	}
	s.picker.open("", func(o Option) bool { return o.Code == s.code })
	for _, r := range filter {
		s.picker.entry.TypedRune(r)
	}
}

// empties takes the value away, where no value is a choice.
func (s *CodeSelect) empties() {
	if !s.Fixed {
		s.set("")
	}
}

func (s *CodeSelect) set(code string) {
	if code == s.code {
		return
	}
	s.code = code
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(code)
	}
}

func (s *CodeSelect) empty() string {
	if s.PlaceHolder != "" {
		return s.PlaceHolder
	}
	return s.kit.Words.NotFilledIn
}

// CreateRenderer implements [fyne.Widget].
func (s *CodeSelect) CreateRenderer() fyne.WidgetRenderer {
	f := newChoiceFace(s.kit)
	return f.renderer(&s.control, func() (string, string, bool) {
		if s.code == "" {
			return s.empty(), "", true
		}
		o, known := optionFor(s.options, s.code)
		return o.Label, marks(s.kit.Words, o, known), false
	})
}

// choiceFace draws a closed choice: a box, what was chosen, a mark, an arrow.
type choiceFace struct {
	kit   *Kit
	box   *canvas.Rectangle
	ring  *canvas.Rectangle
	text  *canvas.Text
	mark  *canvas.Text
	arrow *widget.Icon
}

func newChoiceFace(kit *Kit) *choiceFace {
	return &choiceFace{kit: kit, box: newBox(), ring: newRing(), text: newText("", theme.ColorNameForeground),
		mark: newText("", look.Warning), arrow: widget.NewIcon(theme.MenuDropDownIcon())}
}

// renderer draws what show tells: the text, the mark behind it, and whether
// there is no value.
func (f *choiceFace) renderer(c *control, show func() (text, mark string, empty bool)) fyne.WidgetRenderer {
	paint := func(size fyne.Size) {
		inputBox(f.box, c.Disabled(), c.hovered)
		f.ring.CornerRadius = look.Size(theme.SizeNameInputRadius)
		drawRing(f.ring, c.hasFocus)
		text, mark, empty := show()
		name := foreground(c.Disabled())
		if empty {
			name = look.Quiet
		}
		f.place(size, text, mark, name)
	}
	return &objects{
		all:     []fyne.CanvasObject{f.box, f.text, f.mark, f.arrow, f.ring},
		layout:  paint,
		minSize: func() fyne.Size { return fyne.NewSize(look.Unit(120), fieldHeight()) },
		refresh: func() { paint(c.Size()) },
	}
}

func (f *choiceFace) place(size fyne.Size, text, mark string, name fyne.ThemeColorName) {
	f.box.Resize(size)
	f.ring.Resize(size)
	icon := look.Size(theme.SizeNameInlineIcon)
	f.arrow.Resize(fyne.NewSquareSize(icon))
	f.arrow.Move(fyne.NewPos(size.Width-icon-look.Unit(6), (size.Height-icon)/2))
	left := textInset()
	room := size.Width - left - icon - look.Unit(12)
	caption := look.Size(theme.SizeNameCaptionText)
	markWidth := float32(0)
	if mark != "" {
		markWidth = fyne.MeasureText(mark, caption, fyne.TextStyle{}).Width + look.Unit(8)
	}
	setText(f.text, fit(text, room-markWidth, look.Size(theme.SizeNameText), fyne.TextStyle{}), name, theme.SizeNameText)
	setText(f.mark, mark, look.Warning, theme.SizeNameCaptionText)
	middle(f.text, left, size.Height)
	middle(f.mark, left+f.text.MinSize().Width+look.Unit(8), size.Height)
}
