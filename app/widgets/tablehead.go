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

// headOf is what the heads need of their table.
type headOf interface {
	edges() []float32
	title(column int) string
	arrow(column int) fyne.Resource
	clickHead(column int)
	unitWidth(column int) float32
	resize(column int, width float32)
	tellResized()
}

// tableHead is the row of column heads: click to sort, drag an edge to resize.
// It is one stop for Tab.
type tableHead struct {
	control
	table  headOf
	at     int     // the head the keyboard is on
	offset float32 // how far the rows are scrolled to the right
	drag   int     // the column that is being resized, -1 for none
	grip   int     // the column whose edge was pressed, -1 for none
	edge   bool    // the pointer is on an edge
	over   int     // the head the pointer is on
}

func newTableHead(kit *Kit, table headOf) *tableHead {
	h := &tableHead{table: table, drag: -1, grip: -1, over: -1}
	h.extend(kit, h)
	return h
}

func (h *tableHead) scrollTo(x float32) {
	if x != h.offset {
		h.offset = x
		h.Refresh()
	}
}

// columnAt returns the column at a place, and whether its right edge is there.
func (h *tableHead) columnAt(x float32) (column int, edge bool) {
	x += h.offset
	edges := h.table.edges()
	grip := look.Unit(5)
	for i := range len(edges) - 1 {
		if x > edges[i+1]-grip && x < edges[i+1]+grip {
			return i, true
		}
	}
	for i := range len(edges) - 1 {
		if x >= edges[i] && x < edges[i+1] {
			return i, false
		}
	}
	return -1, false
}

// Tapped implements [fyne.Tappable].
func (h *tableHead) Tapped(ev *fyne.PointEvent) {
	column, edge := h.columnAt(ev.Position.X)
	if column < 0 || edge {
		return
	}
	h.at = column
	h.takeFocus()
	h.table.clickHead(column)
}

// Dragged implements [fyne.Draggable].
func (h *tableHead) Dragged(ev *fyne.DragEvent) {
	if h.drag < 0 && h.grip >= 0 {
		h.drag = h.grip
	}
	if h.drag >= 0 {
		h.table.resize(h.drag, h.table.unitWidth(h.drag)+ev.Dragged.DX/look.Unit(1))
	}
}

// DragEnd implements [fyne.Draggable].
func (h *tableHead) DragEnd() {
	if h.drag >= 0 {
		h.drag = -1
		h.table.tellResized()
	}
}

// MouseDown implements [desktop.Mouseable]: it remembers which edge is held.
func (h *tableHead) MouseDown(ev *desktop.MouseEvent) {
	h.grip = -1
	if column, edge := h.columnAt(ev.Position.X); edge {
		h.grip = column
	}
}

// MouseUp implements [desktop.Mouseable].
func (h *tableHead) MouseUp(*desktop.MouseEvent) {}

// Cursor implements [desktop.Cursorable].
func (h *tableHead) Cursor() desktop.Cursor {
	if h.edge || h.drag >= 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// MouseMoved implements [desktop.Hoverable].
func (h *tableHead) MouseMoved(ev *desktop.MouseEvent) {
	over, edge := h.columnAt(ev.Position.X)
	h.edge = edge
	if over != h.over {
		h.over = over
		h.Refresh()
	}
}

// MouseOut implements [desktop.Hoverable].
func (h *tableHead) MouseOut() {
	h.over, h.edge = -1, false
	h.control.MouseOut()
}

// TypedKey implements [fyne.Focusable].
func (h *tableHead) TypedKey(key *fyne.KeyEvent) {
	last := len(h.table.edges()) - 2
	switch key.Name {
	case fyne.KeyLeft:
		h.at = max(0, h.at-1)
	case fyne.KeyRight:
		h.at = min(last, h.at+1)
	case fyne.KeyHome:
		h.at = 0
	case fyne.KeyEnd:
		h.at = last
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.table.clickHead(h.at)
	default:
		h.control.TypedKey(key)
	}
	h.Refresh()
}

// TypedShortcut makes a column narrower and wider on Alt+Left and Alt+Right.
func (h *tableHead) TypedShortcut(shortcut fyne.Shortcut) {
	s, ok := shortcut.(*desktop.CustomShortcut)
	if !ok || s.Modifier != fyne.KeyModifierAlt {
		return
	}
	by := float32(0)
	switch s.KeyName {
	case fyne.KeyLeft:
		by = -10
	case fyne.KeyRight:
		by = 10
	default:
		return
	}
	h.table.resize(h.at, h.table.unitWidth(h.at)+by)
	h.table.tellResized()
}

// CreateRenderer implements [fyne.Widget].
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeadRenderer{h: h, ground: newBox(), line: newBox(), ring: newRing()}
	inner := []fyne.CanvasObject{}
	for range len(h.table.edges()) - 1 {
		c := &headCell{hover: newBox(), edge: newBox(), title: newText("", theme.ColorNameForeground), arrow: widget.NewIcon(nil)}
		r.cells = append(r.cells, c)
		inner = append(inner, c.hover, c.title, c.arrow, c.edge)
	}
	r.inner = container.NewWithoutLayout(append(inner, r.ring)...)
	r.clip = container.NewClip(r.inner)
	r.Refresh()
	return r
}

type tableHeadRenderer struct {
	h                  *tableHead
	ground, line, ring *canvas.Rectangle
	cells              []*headCell
	inner              *fyne.Container
	clip               *container.Clip
}

type headCell struct {
	hover, edge *canvas.Rectangle
	title       *canvas.Text
	arrow       *widget.Icon
}

func (r *tableHeadRenderer) Refresh() {
	r.ground.FillColor = look.Colour(theme.ColorNameHeaderBackground)
	r.line.FillColor = look.Colour(look.Line)
	r.ground.Refresh()
	r.ring.CornerRadius = look.Unit(2)
	drawRing(r.ring, r.h.hasFocus)
	r.Layout(r.h.Size())
}

func (r *tableHeadRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.line.Move(fyne.NewPos(0, size.Height-1))
	r.line.Resize(fyne.NewSize(size.Width, 1))
	r.clip.Resize(size)
	edges := r.h.table.edges()
	for i, c := range r.cells {
		x, width := edges[i]-r.h.offset, edges[i+1]-edges[i]
		c.hover.FillColor = look.Colour(theme.ColorNameHover)
		c.hover.Hidden = i != r.h.over
		c.hover.Move(fyne.NewPos(x, 0))
		c.hover.Resize(fyne.NewSize(width, size.Height-1))
		c.edge.FillColor = look.Colour(look.Line)
		c.edge.Move(fyne.NewPos(x+width-1, look.Unit(5)))
		c.edge.Resize(fyne.NewSize(1, size.Height-look.Unit(10)))
		arrow := r.h.table.arrow(i)
		c.arrow.SetResource(arrow)
		c.arrow.Hidden = arrow == nil
		c.title.TextStyle.Bold = true
		room := width - look.Unit(14)
		if arrow != nil {
			room -= look.Unit(14)
		}
		title := fit(r.h.table.title(i), room, look.Size(theme.SizeNameText), c.title.TextStyle)
		setText(c.title, title, theme.ColorNameForeground, theme.SizeNameText)
		middle(c.title, x+look.Unit(8), size.Height)
		icon := look.Size(theme.SizeNameInlineIcon)
		c.arrow.Move(fyne.NewPos(x+look.Unit(9)+c.title.MinSize().Width, (size.Height-icon)/2))
		c.arrow.Resize(fyne.NewSquareSize(icon))
		if i == r.h.at {
			r.ring.Move(fyne.NewPos(x, 0))
			r.ring.Resize(fyne.NewSize(width-1, size.Height))
		}
	}
	r.inner.Refresh()
}

func (r *tableHeadRenderer) MinSize() fyne.Size {
	return fyne.NewSize(look.Unit(60), lineHeight()+look.Unit(11))
}

func (r *tableHeadRenderer) Destroy() {}
func (r *tableHeadRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.clip, r.line}
}
