package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// SplitterOptions say how a [Splitter] divides its room.
type SplitterOptions struct {
	// Above puts the parts above each other, else they stand beside each other.
	Above bool
	// KeepSecond gives the second part the size, else the first has it. The
	// other part takes what is left, also when the window grows.
	KeepSecond bool
	// Size is the width or height of the part that keeps it, at 100 per cent.
	Size float32
	// OnMoved is called with the new size when the border was moved, so that it
	// can be kept.
	OnMoved func(size float32)
}

// Splitter is a pane of two parts with a border that can be moved, with the
// pointer, or with the arrows while it has the keyboard. A part that is hidden
// leaves its room to the other.
type Splitter struct {
	widget.BaseWidget
	options       SplitterOptions
	first, second fyne.CanvasObject
	border        *splitBorder
	size          float32
}

// NewSplitter returns a pane of two parts.
func NewSplitter(kit *Kit, options SplitterOptions, first, second fyne.CanvasObject) *Splitter {
	s := &Splitter{options: options, first: first, second: second, size: options.Size}
	s.border = &splitBorder{split: s}
	inner := kit.Fork()
	inner.OnFocus = nil
	s.border.extend(inner, s.border)
	s.ExtendBaseWidget(s)
	return s
}

// Kept returns the size of the part that keeps it, at 100 per cent.
func (s *Splitter) Kept() float32 { return s.size }

// SetKept puts back a size that was kept, without calling back.
func (s *Splitter) SetKept(size float32) {
	s.size = size
	s.Refresh()
}

// length returns the part of a size that is divided.
func (s *Splitter) length(size fyne.Size) float32 {
	if s.options.Above {
		return size.Height
	}
	return size.Width
}

func thickness() float32 { return look.Size(theme.SizeNameSplitThickness) }

// place returns where the border begins.
func (s *Splitter) place(size fyne.Size) float32 {
	room := s.length(size) - thickness()
	least, most := s.length(s.first.MinSize()), room-s.length(s.second.MinSize())
	at := look.Unit(s.size)
	if s.options.KeepSecond {
		at = room - at
	}
	return max(least, min(at, most))
}

// moveTo puts the border at a place.
func (s *Splitter) moveTo(at float32) {
	room := s.length(s.Size()) - thickness()
	at = max(s.length(s.first.MinSize()), min(at, room-s.length(s.second.MinSize())))
	if s.options.KeepSecond {
		at = room - at
	}
	s.SetKept(at / look.Unit(1))
}

func (s *Splitter) tell() {
	if s.options.OnMoved != nil {
		s.options.OnMoved(s.size)
	}
}

// CreateRenderer implements [fyne.Widget].
func (s *Splitter) CreateRenderer() fyne.WidgetRenderer {
	return &objects{
		all:     []fyne.CanvasObject{s.first, s.border, s.second},
		layout:  s.layout,
		minSize: s.least,
		refresh: func() {
			s.layout(s.Size())
			s.border.Refresh()
		},
	}
}

func (s *Splitter) layout(size fyne.Size) {
	s.border.Hidden = !s.first.Visible() || !s.second.Visible()
	if s.border.Hidden {
		s.first.Move(fyne.Position{})
		s.first.Resize(size)
		s.second.Move(fyne.Position{})
		s.second.Resize(size)
		return
	}
	at, thick := s.place(size), thickness()
	place := func(o fyne.CanvasObject, from, length float32) {
		if s.options.Above {
			o.Move(fyne.NewPos(0, from))
			o.Resize(fyne.NewSize(size.Width, length))
			return
		}
		o.Move(fyne.NewPos(from, 0))
		o.Resize(fyne.NewSize(length, size.Height))
	}
	place(s.first, 0, at)
	place(s.border, at, thick)
	place(s.second, at+thick, s.length(size)-at-thick)
}

func (s *Splitter) least() fyne.Size {
	a, b := s.first.MinSize(), s.second.MinSize()
	switch {
	case !s.first.Visible():
		return b
	case !s.second.Visible():
		return a
	case s.options.Above:
		return fyne.NewSize(max(a.Width, b.Width), a.Height+b.Height+thickness())
	}
	return fyne.NewSize(a.Width+b.Width+thickness(), max(a.Height, b.Height))
}

// splitBorder is the border between the parts.
type splitBorder struct {
	control
	split   *Splitter
	dragged bool
	grip    float32 // where on the border the drag began
}

// Dragged implements [fyne.Draggable].
func (b *splitBorder) Dragged(ev *fyne.DragEvent) {
	at, by := ev.Position.X, ev.Dragged.DX
	from := b.Position().X
	if b.split.options.Above {
		at, by, from = ev.Position.Y, ev.Dragged.DY, b.Position().Y
	}
	if !b.dragged {
		b.dragged, b.grip = true, at-by
	}
	b.split.moveTo(from + at - b.grip)
}

// DragEnd implements [fyne.Draggable].
func (b *splitBorder) DragEnd() {
	b.dragged = false
	b.split.tell()
}

// Cursor implements [desktop.Cursorable].
func (b *splitBorder) Cursor() desktop.Cursor {
	if b.split.options.Above {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}

// TypedKey implements [fyne.Focusable].
func (b *splitBorder) TypedKey(key *fyne.KeyEvent) {
	by := map[fyne.KeyName]float32{fyne.KeyLeft: -20, fyne.KeyUp: -20, fyne.KeyRight: 20, fyne.KeyDown: 20}[key.Name]
	if by == 0 {
		b.control.TypedKey(key)
		return
	}
	b.split.moveTo(b.split.place(b.split.Size()) + look.Unit(by))
	b.split.tell()
}

// CreateRenderer implements [fyne.Widget].
func (b *splitBorder) CreateRenderer() fyne.WidgetRenderer {
	line := newBox()
	paint := func(size fyne.Size) {
		line.FillColor = look.Colour(look.Line)
		thick := float32(1)
		if b.hovered || b.hasFocus {
			line.FillColor = look.Colour(look.Ring)
			thick = 3
		}
		if b.split.options.Above {
			line.Move(fyne.NewPos(0, (size.Height-thick)/2))
			line.Resize(fyne.NewSize(size.Width, thick))
		} else {
			line.Move(fyne.NewPos((size.Width-thick)/2, 0))
			line.Resize(fyne.NewSize(thick, size.Height))
		}
		line.Refresh()
	}
	return &objects{
		all:     []fyne.CanvasObject{line},
		layout:  paint,
		minSize: func() fyne.Size { return fyne.NewSquareSize(thickness()) },
		refresh: func() { paint(b.Size()) },
	}
}
