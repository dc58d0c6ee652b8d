package widgets

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/look"
)

// AnswerSelect is a short row of answers of which one holds: not filled in,
// yes, no, unknown, not applicable. It is one stop for Tab; Left and Right,
// Home and End, a digit, or the first letter of an answer choose.
type AnswerSelect struct {
	control
	// OnChanged is called with the code of the new answer.
	OnChanged func(code string)

	options []Option
	code    string
}

// NewAnswerSelect returns the answers in the order given. The first should be
// the one for not filled in.
func NewAnswerSelect(kit *Kit, options []Option) *AnswerSelect {
	s := &AnswerSelect{options: options}
	if len(options) > 0 {
		s.code = options[0].Code
	}
	s.extend(kit, s)
	return s
}

// Fill shows an answer without calling back. A code that is not among the
// answers is kept and shown as one more answer.
func (s *AnswerSelect) Fill(code string) {
	s.code = code
	s.Refresh()
}

// Value returns the code of the answer.
func (s *AnswerSelect) Value() string { return s.code }

// TypedKey implements [fyne.Focusable].
func (s *AnswerSelect) TypedKey(key *fyne.KeyEvent) {
	at := s.at()
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(at - 1)
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(at + 1)
	case fyne.KeyHome, fyne.KeyDelete, fyne.KeyBackspace:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.options) - 1)
	default:
		s.control.TypedKey(key)
	}
}

// TypedRune implements [fyne.Focusable].
func (s *AnswerSelect) TypedRune(r rune) {
	if n := int(r - '1'); n >= 0 && n < len(s.options) {
		s.choose(n)
		return
	}
	n := len(s.options)
	for step := 1; step <= n; step++ {
		i := (s.at() + step + n) % n
		label := []rune(Fold(s.options[i].Label))
		if len(label) > 0 && string(label[0]) == Fold(string(r)) {
			s.choose(i)
			return
		}
	}
}

// Tapped implements [fyne.Tappable].
func (s *AnswerSelect) Tapped(ev *fyne.PointEvent) {
	if s.Disabled() {
		return
	}
	s.takeFocus()
	places, _ := s.flow(s.Size().Width)
	for i, p := range places {
		if ev.Position.X >= p.X && ev.Position.Y >= p.Y && ev.Position.Y < p.Y+fieldHeight() &&
			ev.Position.X < p.X+segmentWidth(s.shown()[i]) {
			s.choose(i)
			return
		}
	}
}

// flow puts the answers beside each other, on as many lines as they need, and
// returns where each begins and the room they take together.
func (s *AnswerSelect) flow(width float32) (places []fyne.Position, room fyne.Size) {
	at := fyne.Position{}
	for _, o := range s.shown() {
		w := segmentWidth(o)
		if at.X > 0 && at.X+w > width+1 {
			at = fyne.NewPos(0, at.Y+fieldHeight())
		}
		places = append(places, at)
		at.X += w
		room.Width = max(room.Width, at.X)
	}
	room.Height = at.Y + fieldHeight()
	return places, room
}

func (s *AnswerSelect) at() int {
	for i, o := range s.options {
		if o.Code == s.code {
			return i
		}
	}
	return -1
}

func (s *AnswerSelect) choose(i int) {
	if i < 0 || i >= len(s.options) || s.Disabled() || s.options[i].Code == s.code {
		return
	}
	s.code = s.options[i].Code
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(s.code)
	}
}

// shown is the list of answers, with the one that is not known at the end.
func (s *AnswerSelect) shown() []Option {
	if s.at() >= 0 || s.code == "" {
		return s.options
	}
	return append(append([]Option(nil), s.options...), Option{Code: s.code, Label: s.code})
}

func segmentWidth(o Option) float32 {
	return fyne.MeasureText(o.Label, look.Size(theme.SizeNameText), fyne.TextStyle{}).Width + look.Unit(30)
}

// CreateRenderer implements [fyne.Widget].
func (s *AnswerSelect) CreateRenderer() fyne.WidgetRenderer {
	r := &answerRenderer{s: s, box: newBox(), ring: newRing()}
	r.Refresh()
	return r
}

type answerRenderer struct {
	s         *AnswerSelect
	box, ring *canvas.Rectangle
	segments  []*segment
	all       []fyne.CanvasObject
}

// segment is what is drawn for one answer: a ground, a dot like that of a radio
// button, so that colour is not all there is, a text and a line behind it.
type segment struct {
	ground, line *canvas.Rectangle
	dot          *canvas.Circle
	text         *canvas.Text
}

func (r *answerRenderer) Refresh() {
	s := r.s
	inputBox(r.box, s.Disabled(), s.hovered)
	r.ring.CornerRadius = look.Size(theme.SizeNameInputRadius)
	drawRing(r.ring, s.hasFocus)
	shown := s.shown()
	for len(r.segments) < len(shown) {
		r.segments = append(r.segments, &segment{newBox(), newBox(), &canvas.Circle{}, newText("", theme.ColorNameForeground)})
	}
	r.segments = r.segments[:len(shown)]
	r.all = append(r.all[:0], r.box)
	for i, o := range shown {
		seg := r.segments[i]
		seg.paint(o, o.Code == s.code, s.Disabled())
		r.all = append(r.all, seg.ground, seg.line, seg.dot, seg.text)
	}
	r.all = append(r.all, r.ring)
	r.Layout(s.Size())
}

func (g *segment) paint(o Option, on, disabled bool) {
	g.ground.Hidden = !on
	g.ground.FillColor = look.Colour(look.Chosen)
	if disabled {
		g.ground.FillColor = look.Colour(look.ChosenIdle)
	}
	g.ground.CornerRadius = look.Size(theme.SizeNameInputRadius)
	g.line.FillColor = look.Colour(look.Line)
	g.dot.StrokeWidth = look.Unit(1)
	g.dot.StrokeColor = look.Colour(theme.ColorNameInputBorder)
	g.dot.FillColor = look.Colour(theme.ColorNameInputBackground)
	if on {
		g.dot.StrokeWidth = look.Unit(3.5)
		g.dot.StrokeColor = look.Colour(theme.ColorNamePrimary)
		if disabled {
			g.dot.StrokeColor = look.Colour(theme.ColorNameDisabled)
		}
	}
	g.text.TextStyle.Bold = false
	setText(g.text, o.Label, foreground(disabled && !on), theme.SizeNameText)
}

func (r *answerRenderer) Layout(size fyne.Size) {
	places, room := r.s.flow(size.Width)
	height, dot := fieldHeight(), look.Unit(10)
	for i, o := range r.s.shown() {
		g, p := r.segments[i], places[i]
		g.ground.Move(p.AddXY(1, 1))
		g.ground.Resize(fyne.NewSize(segmentWidth(o)-2, height-2))
		g.line.Move(p.AddXY(0, 1))
		g.line.Resize(fyne.NewSize(1, height-2))
		g.line.Hidden = p.X == 0
		g.dot.Move(p.AddXY(look.Unit(7), (height-dot)/2))
		g.dot.Resize(fyne.NewSquareSize(dot))
		need := g.text.MinSize()
		g.text.Resize(need)
		g.text.Move(p.AddXY(look.Unit(22), (height-need.Height)/2))
	}
	r.box.Resize(room)
	r.ring.Resize(room)
}

func (r *answerRenderer) MinSize() fyne.Size {
	widest := float32(0)
	for _, o := range r.s.shown() {
		widest = max(widest, segmentWidth(o))
	}
	width := r.s.Size().Width
	if width == 0 {
		width = math.MaxFloat32
	}
	_, room := r.s.flow(width)
	return fyne.NewSize(widest, room.Height)
}

func (r *answerRenderer) Destroy()                     {}
func (r *answerRenderer) Objects() []fyne.CanvasObject { return r.all }
