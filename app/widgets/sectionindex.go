package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Section is one entry of a [SectionIndex].
type Section struct {
	Key   string
	Title string
	// State is drawn as a picture: complete (OK), something to look at
	// (Warning), something missing (Error), or nothing (Neutral).
	State Severity
	// Count stands at the right: what is filled in, or how many findings.
	Count string
	// Heading entries are captions between sections; they cannot be chosen.
	Heading bool
}

// SectionIndex is the list of sections at the left of a form. It is one stop for
// Tab; Up, Down, Home and End choose, Enter goes into the section.
type SectionIndex struct {
	control
	// OnSelected is called when another section was chosen.
	OnSelected func(key string)
	// OnEnter is called when Enter asks for the fields of the section.
	OnEnter func(key string)

	sections []Section
	key      string
}

// NewSectionIndex returns an index without sections.
func NewSectionIndex(kit *Kit) *SectionIndex {
	s := &SectionIndex{}
	s.extend(kit, s)
	return s
}

// Fill shows sections; the chosen one stays, or the first is.
func (s *SectionIndex) Fill(sections []Section) {
	s.sections = slices.Clone(sections)
	if s.index() < 0 {
		s.key = ""
		if i := s.next(-1, 1); i >= 0 {
			s.key = s.sections[i].Key
		}
	}
	s.Refresh()
}

// Select chooses a section without calling back.
func (s *SectionIndex) Select(key string) {
	s.key = key
	s.Refresh()
}

// Selected returns the key of the chosen section.
func (s *SectionIndex) Selected() string { return s.key }

// Step chooses the section after (1) or before (-1) the chosen one, and calls
// back, for Ctrl+PgDn and Ctrl+PgUp.
func (s *SectionIndex) Step(by int) { s.choose(s.next(s.index(), by)) }

func (s *SectionIndex) index() int {
	return slices.IndexFunc(s.sections, func(e Section) bool { return e.Key == s.key && !e.Heading })
}

// next returns the nearest section from a place in a direction, -1 for none.
func (s *SectionIndex) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(s.sections); i += by {
		if !s.sections[i].Heading {
			return i
		}
	}
	return -1
}

func (s *SectionIndex) choose(i int) {
	if i < 0 || i >= len(s.sections) || s.sections[i].Heading || s.sections[i].Key == s.key {
		return
	}
	s.key = s.sections[i].Key
	s.Refresh()
	if s.OnSelected != nil {
		s.OnSelected(s.key)
	}
}

// TypedKey implements [fyne.Focusable].
func (s *SectionIndex) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		s.Step(-1)
	case fyne.KeyDown:
		s.Step(1)
	case fyne.KeyHome, fyne.KeyPageUp:
		s.choose(s.next(-1, 1))
	case fyne.KeyEnd, fyne.KeyPageDown:
		s.choose(s.next(len(s.sections), -1))
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.OnEnter != nil && s.key != "" {
			s.OnEnter(s.key)
		}
	default:
		s.control.TypedKey(key)
	}
}

// Tapped implements [fyne.Tappable].
func (s *SectionIndex) Tapped(ev *fyne.PointEvent) {
	s.takeFocus()
	s.choose(int(ev.Position.Y / sectionHeight()))
}

func sectionHeight() float32 { return lineHeight() + look.Unit(10) }

// CreateRenderer implements [fyne.Widget].
func (s *SectionIndex) CreateRenderer() fyne.WidgetRenderer {
	r := &sectionRenderer{s: s, ground: newBox(), bar: newBox(), ring: newRing()}
	r.Refresh()
	return r
}

type sectionRenderer struct {
	s                 *SectionIndex
	ground, bar, ring *canvas.Rectangle // of the chosen section
	lines             []*sectionLine
	all               []fyne.CanvasObject
}

type sectionLine struct {
	icon         *widget.Icon
	title, count *canvas.Text
}

func (r *sectionRenderer) Refresh() {
	s := r.s
	for len(r.lines) < len(s.sections) {
		r.lines = append(r.lines, &sectionLine{widget.NewIcon(nil), newText("", theme.ColorNameForeground), newText("", look.Quiet)})
	}
	r.lines = r.lines[:len(s.sections)]
	r.ground.FillColor = look.Colour(look.ChosenIdle)
	if s.hasFocus {
		r.ground.FillColor = look.Colour(look.Chosen)
	}
	r.bar.FillColor = look.Colour(theme.ColorNamePrimary)
	for _, box := range []*canvas.Rectangle{r.ground, r.ring} {
		box.CornerRadius = look.Unit(3)
		box.Refresh()
	}
	drawRing(r.ring, s.hasFocus)
	r.ground.Hidden = s.index() < 0
	r.bar.Hidden = s.index() < 0
	r.all = append(r.all[:0], r.ground, r.bar)
	for i, e := range s.sections {
		r.lines[i].paint(e, e.Key == s.key)
		r.all = append(r.all, r.lines[i].icon, r.lines[i].title, r.lines[i].count)
	}
	r.all = append(r.all, r.ring)
	r.Layout(s.Size())
}

func (l *sectionLine) paint(e Section, chosen bool) {
	icon := e.State.icon()
	if icon == nil {
		icon = theme.NewColoredResource(theme.RadioButtonIcon(), look.Line)
	}
	l.icon.SetResource(icon)
	l.icon.Hidden = e.Heading
	l.title.TextStyle.Bold = chosen || e.Heading
	if e.Heading {
		setText(l.title, e.Title, look.Quiet, theme.SizeNameCaptionText)
	} else {
		setText(l.title, e.Title, theme.ColorNameForeground, theme.SizeNameText)
	}
	name, _ := e.State.colours()
	setText(l.count, e.Count, name, theme.SizeNameCaptionText)
}

func (r *sectionRenderer) Layout(size fyne.Size) {
	h := sectionHeight()
	icon := look.Size(theme.SizeNameInlineIcon)
	for i, l := range r.lines {
		y := float32(i) * h
		left := look.Unit(8)
		if !r.s.sections[i].Heading {
			l.icon.Move(fyne.NewPos(left, y+(h-icon)/2))
			l.icon.Resize(fyne.NewSquareSize(icon))
			left += icon + look.Unit(7)
		}
		count := l.count.MinSize()
		l.count.Resize(count)
		l.count.Move(fyne.NewPos(size.Width-count.Width-look.Unit(8), y+(h-count.Height)/2))
		room := size.Width - left - count.Width - look.Unit(14)
		l.title.Text = fit(r.s.sections[i].Title, room, l.title.TextSize, l.title.TextStyle)
		need := l.title.MinSize()
		l.title.Resize(need)
		l.title.Move(fyne.NewPos(left, y+(h-need.Height)/2))
		if r.s.sections[i].Key == r.s.key && !r.s.sections[i].Heading {
			r.ground.Move(fyne.NewPos(0, y))
			r.ground.Resize(fyne.NewSize(size.Width, h))
			r.ring.Move(fyne.NewPos(0, y))
			r.ring.Resize(fyne.NewSize(size.Width, h))
			r.bar.Move(fyne.NewPos(0, y+look.Unit(4)))
			r.bar.Resize(fyne.NewSize(look.Unit(3), h-look.Unit(8)))
		}
	}
}

func (r *sectionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Unit(150), float32(len(r.s.sections))*sectionHeight())
}

func (r *sectionRenderer) Destroy()                     {}
func (r *sectionRenderer) Objects() []fyne.CanvasObject { return r.all }
