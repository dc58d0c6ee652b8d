package widgets

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// TextBlock is a paragraph, a heading, an item of a list or a row of a table of
// a [PassageView].
type TextBlock struct {
	Heading int // the level of a heading, 0 for other text
	Indent  int
	Marker  string // before the text: a bullet or number
	Quiet   bool
	// Cells are the texts beside each other: one, or those of a row of a table.
	Cells []TextCell
	// Columns are the shares of the width that the columns of a table get;
	// empty for a block that is no row of a table.
	Columns []float32
}

// TextCell is the text of a block, or of one cell in it.
type TextCell struct {
	Text   string
	Column int
	Span   int // columns, at least 1
	Strong bool
}

// Passage is a stretch of one cell: From and To count bytes of its text. Where To
// is not behind From it is the whole cell.
type Passage struct {
	Block, Cell int
	From, To    int
}

// PassageView shows the text of a document to be read: headings, lists and
// tables, with one passage marked, by a ground and a bar at the left. It makes
// objects only for the lines in sight, so that a long document is no slower than
// a short one. It is one stop for Tab: arrows, PgUp, PgDn, Home and End scroll,
// Ctrl+C copies the marked passage.
type PassageView struct {
	control
	// OnTapped is called with the block and cell of the text that was clicked.
	OnTapped func(Passage)

	blocks []TextBlock
	mark   *Passage
	lines  []textLine
	width  float32 // for which the lines were made
	size   float32 // of the text they were made for
	reveal bool    // the mark is to be scrolled to when the text is laid out

	scroll *container.Scroll
	body   *passageBody
}

// NewPassageView returns a view without text.
func NewPassageView(kit *Kit) *PassageView {
	v := &PassageView{}
	v.body = &passageBody{view: v, shown: map[int]*passageLine{}}
	v.body.ExtendBaseWidget(v.body)
	v.scroll = container.NewVScroll(v.body)
	v.scroll.OnScrolled = func(fyne.Position) { v.body.arrange(false) }
	v.extend(kit, v)
	return v
}

// Fill shows a text from its beginning, with nothing marked.
func (v *PassageView) Fill(blocks []TextBlock) {
	v.blocks, v.mark, v.width = blocks, nil, 0
	v.scroll.Offset = fyne.Position{}
	v.arrange()
}

// Mark marks a passage and scrolls to it.
func (v *PassageView) Mark(p Passage) {
	if p.Block < 0 || p.Block >= len(v.blocks) || p.Cell < 0 || p.Cell >= len(v.blocks[p.Block].Cells) {
		v.Unmark()
		return
	}
	if text := v.blocks[p.Block].Cells[p.Cell].Text; p.To <= p.From || p.To > len(text) {
		p.From, p.To = 0, len(text)
	}
	v.mark = &p
	v.arrange()
	v.show()
}

// Unmark takes the mark away and leaves the text where it is.
func (v *PassageView) Unmark() {
	v.mark = nil
	v.arrange()
}

// Marked returns the text that is marked, empty when nothing is.
func (v *PassageView) Marked() string {
	if v.mark == nil {
		return ""
	}
	return v.blocks[v.mark.Block].Cells[v.mark.Cell].Text[v.mark.From:v.mark.To]
}

// InSight tells whether the marked passage can be seen, wholly or from its
// beginning.
func (v *PassageView) InSight() bool {
	first, _, ok := v.markedLines()
	top := v.scroll.Offset.Y
	return ok && v.lines[first].top >= top && v.lines[first].top < top+v.scroll.Size().Height
}

// markedLines gives the first and last line of the marked passage.
func (v *PassageView) markedLines() (first, last int, ok bool) {
	if v.mark == nil {
		return 0, 0, false
	}
	first = -1
	for i := range v.lines {
		for _, p := range v.lines[i].parts {
			if v.lines[i].block == v.mark.Block && p.block == v.mark.Block && p.cell == v.mark.Cell && p.from < v.mark.To && p.to > v.mark.From {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
	}
	return first, last, first >= 0
}

// show scrolls until the mark is in view, a third from the top.
func (v *PassageView) show() {
	v.reveal = false
	first, last, ok := v.markedLines()
	if !ok {
		v.reveal = len(v.lines) == 0
		return
	}
	height := v.scroll.Size().Height
	top, end := v.lines[first].top, v.lines[last].top+v.lines[last].height
	if top >= v.scroll.Offset.Y && end <= v.scroll.Offset.Y+height {
		return
	}
	v.scrollTo(top - height/3)
}

func (v *PassageView) scrollTo(y float32) {
	most := max(0, v.body.MinSize().Height-v.scroll.Size().Height)
	v.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, y), most)))
	v.body.arrange(false)
}

// arrange wraps the text for the width there is, when that is another.
func (v *PassageView) arrange() {
	width, size := v.scroll.Size().Width, look.Unit(1)
	if width < look.Unit(60) {
		return
	}
	if width != v.width || size != v.size {
		v.width, v.size = width, size
		v.lines = wrapBlocks(v.blocks, width)
		v.reveal = v.mark != nil
	}
	v.body.arrange(true)
	v.scroll.Refresh()
	if v.reveal {
		v.show()
	}
}

// TypedKey implements [fyne.Focusable].
func (v *PassageView) TypedKey(key *fyne.KeyEvent) {
	page, at := v.scroll.Size().Height, v.scroll.Offset.Y
	switch key.Name {
	case fyne.KeyUp:
		v.scrollTo(at - 3*lineHeight())
	case fyne.KeyDown:
		v.scrollTo(at + 3*lineHeight())
	case fyne.KeyPageUp:
		v.scrollTo(at - page + lineHeight())
	case fyne.KeyPageDown, fyne.KeySpace:
		v.scrollTo(at + page - lineHeight())
	case fyne.KeyHome:
		v.scrollTo(0)
	case fyne.KeyEnd:
		v.scrollTo(v.body.MinSize().Height)
	default:
		v.control.TypedKey(key)
	}
}

// TypedShortcut copies the marked passage on Ctrl+C.
func (v *PassageView) TypedShortcut(shortcut fyne.Shortcut) {
	if s, ok := shortcut.(*fyne.ShortcutCopy); ok && v.Marked() != "" {
		s.Clipboard.SetContent(v.Marked())
	}
}

// CreateRenderer implements [fyne.Widget].
func (v *PassageView) CreateRenderer() fyne.WidgetRenderer {
	g := newGround()
	g.paint(v.hasFocus)
	return &objects{
		all: []fyne.CanvasObject{g.box, v.scroll, g.ring},
		layout: func(size fyne.Size) {
			g.resize(size)
			v.scroll.Resize(size)
			v.arrange()
		},
		minSize: func() fyne.Size { return fyne.NewSize(look.Unit(200), look.Unit(80)) },
		refresh: func() {
			g.paint(v.hasFocus)
			v.arrange()
		},
	}
}

// passageBody is as high as the whole text and holds the lines in sight.
type passageBody struct {
	widget.BaseWidget
	view  *PassageView
	shown map[int]*passageLine
	spare []*passageLine
	all   []fyne.CanvasObject
}

// CreateRenderer implements [fyne.Widget].
func (b *passageBody) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{b}
}

type bodyRenderer struct{ b *passageBody }

func (r *bodyRenderer) Destroy()                     {}
func (r *bodyRenderer) Layout(fyne.Size)             { r.b.arrange(false) }
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.b.all }
func (r *bodyRenderer) Refresh()                     { r.b.arrange(true) }
func (r *bodyRenderer) MinSize() fyne.Size {
	lines := r.b.view.lines
	if len(lines) == 0 {
		return fyne.NewSize(1, 1)
	}
	last := lines[len(lines)-1]
	return fyne.NewSize(1, last.top+last.height+look.Unit(10))
}

// arrange puts objects in place for the lines in sight.
func (b *passageBody) arrange(all bool) {
	v := b.view
	lines, top, height := v.lines, v.scroll.Offset.Y, v.scroll.Size().Height
	first := sort.Search(len(lines), func(i int) bool { return lines[i].top+lines[i].height > top })
	last := sort.Search(len(lines), func(i int) bool { return lines[i].top > top+height })
	for i, line := range b.shown {
		if i < first || i >= last {
			b.spare = append(b.spare, line)
			delete(b.shown, i)
		}
	}
	b.all = b.all[:0]
	for i := first; i < last; i++ {
		line, kept := b.shown[i]
		if !kept {
			line = b.take()
			b.shown[i] = line
		}
		line.Move(fyne.NewPos(0, lines[i].top))
		line.Resize(fyne.NewSize(v.width, lines[i].height))
		if all || !kept {
			line.show(i)
		}
		b.all = append(b.all, line)
	}
	canvas.Refresh(b)
}

func (b *passageBody) take() *passageLine {
	if n := len(b.spare); n > 0 {
		line := b.spare[n-1]
		b.spare = b.spare[:n-1]
		return line
	}
	return newPassageLine(b.view)
}
