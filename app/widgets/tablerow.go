package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// tableOf is what a row needs of its table, whatever the rows are of.
type tableOf interface {
	edges() []float32
	state(i int) (s rowState, ok bool)
	cell(i, column int) (string, CellStyle)
	click(i int, ev *desktop.MouseEvent)
	open(i int)
}

// rowState is what is drawn of a row beside its cells.
type rowState struct {
	current, focused bool
	tick             Tick
	heading          int // its level, 0 for a row
}

func (t *DataTable[T]) state(i int) (rowState, bool) {
	if i >= len(t.order) {
		return rowState{}, false
	}
	row := t.row(i)
	s := rowState{current: i == t.at, focused: t.hasFocus}
	switch {
	case t.options.Tick != nil:
		s.tick = t.options.Tick(row)
	case t.options.Multiple && t.ticked[t.options.Key(row)]:
		s.tick = Ticked
	case t.options.Multiple:
		s.tick = Unticked
	}
	if t.options.Heading != nil {
		s.heading = t.options.Heading(row)
	}
	return s, true
}

func (t *DataTable[T]) cell(i, column int) (string, CellStyle) {
	c, row := t.options.Columns[column], t.row(i)
	if c.Cell == nil {
		return c.Text(row), CellStyle{}
	}
	return c.Text(row), c.Cell(row)
}

// click selects a row; with Ctrl or on the tick it ticks it, with Shift it ticks
// all rows on the way.
func (t *DataTable[T]) click(i int, ev *desktop.MouseEvent) {
	t.takeFocus()
	onTick := t.boxes() && ev.Position.X < t.tickWidth()
	shift := ev.Modifier&fyne.KeyModifierShift != 0
	t.goTo(i, shift)
	if !shift && (onTick || ev.Modifier&fyne.KeyModifierControl != 0) {
		t.tick(i)
	}
}

// tableRow draws one row of a table.
type tableRow struct {
	widget.BaseWidget
	table   tableOf
	i       int
	hovered bool
}

func newTableRow(table tableOf) *tableRow {
	r := &tableRow{table: table}
	r.ExtendBaseWidget(r)
	return r
}

func (r *tableRow) show(i int) {
	r.i = i
	r.Refresh()
}

// MouseDown implements [desktop.Mouseable]: a row is selected at once, while a
// second click may still come.
func (r *tableRow) MouseDown(ev *desktop.MouseEvent) { r.table.click(r.i, ev) }

// MouseUp implements [desktop.Mouseable].
func (r *tableRow) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped implements [fyne.DoubleTappable].
func (r *tableRow) DoubleTapped(*fyne.PointEvent) { r.table.open(r.i) }

// MouseIn implements [desktop.Hoverable].
func (r *tableRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
}

// MouseMoved implements [desktop.Hoverable].
func (r *tableRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (r *tableRow) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// CreateRenderer implements [fyne.Widget].
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	n := &tableRowRenderer{r: r, ground: newBox(), line: newBox(), bar: newBox(), tick: widget.NewIcon(nil)}
	for range len(r.table.edges()) - 1 {
		n.cells = append(n.cells, &tableCell{ground: newBox(), text: newText("", theme.ColorNameForeground)})
	}
	n.all = []fyne.CanvasObject{n.ground, n.line, n.bar, n.tick}
	for _, c := range n.cells {
		n.all = append(n.all, c.ground, c.text)
	}
	return n
}

type tableRowRenderer struct {
	r            *tableRow
	ground, line *canvas.Rectangle
	bar          *canvas.Rectangle // at the left of the current row
	tick         *widget.Icon
	cells        []*tableCell
	all          []fyne.CanvasObject
}

// tableCell is the text of a cell, and the ground when it is a badge. It
// remembers what it was fitted from: measuring is the costly part of scrolling.
type tableCell struct {
	ground *canvas.Rectangle
	text   *canvas.Text
	from   string
	width  float32
	size   float32
	bold   bool
}

func (n *tableRowRenderer) Refresh() {
	state, ok := n.r.table.state(n.r.i)
	if !ok {
		return
	}
	n.ground.FillColor = look.Colour(look.Panel)
	if state.heading == 1 {
		n.ground.FillColor = look.Colour(theme.ColorNameHeaderBackground)
	}
	switch {
	case state.current && state.focused:
		n.ground.FillColor = look.Colour(look.Chosen)
	case state.current:
		n.ground.FillColor = look.Colour(look.ChosenIdle)
	case n.r.hovered:
		n.ground.FillColor = look.Colour(theme.ColorNameHover)
	}
	n.ground.Refresh()
	n.bar.FillColor = look.Colour(theme.ColorNamePrimary)
	n.bar.Hidden = !state.current
	n.line.FillColor = look.Colour(look.Line)
	n.tick.Hidden = state.tick == NoTick
	n.tick.SetResource(state.tick.icon())
	n.Layout(n.r.Size())
}

func (n *tableRowRenderer) Layout(size fyne.Size) {
	n.ground.Resize(size)
	n.line.Move(fyne.NewPos(0, size.Height-1))
	n.line.Resize(fyne.NewSize(size.Width, 1))
	n.bar.Resize(fyne.NewSize(look.Unit(3), size.Height-1))
	icon := look.Size(theme.SizeNameInlineIcon)
	n.tick.Move(fyne.NewPos(look.Unit(8), (size.Height-icon)/2))
	n.tick.Resize(fyne.NewSquareSize(icon))
	state, ok := n.r.table.state(n.r.i)
	if !ok {
		return
	}
	edges := n.r.table.edges()
	for i, c := range n.cells {
		if state.heading > 0 && i > 0 {
			c.show("", CellStyle{}, edges[i], 0, size.Height)
			continue
		}
		text, style := n.r.table.cell(n.r.i, i)
		width := edges[i+1] - edges[i]
		if state.heading > 0 {
			width, style.Bold = edges[len(edges)-1]-edges[0], true
		}
		c.show(text, style, edges[i], width, size.Height)
	}
}

func (c *tableCell) show(text string, style CellStyle, x, width, height float32) {
	strong, soft := style.Severity.colours()
	name, sizeName := theme.ColorNameForeground, theme.SizeNameText
	side := look.Unit(8) + float32(style.Indent)*look.Unit(16)
	switch {
	case style.Badge:
		name, sizeName = strong, theme.SizeNameCaptionText
		side += look.Unit(6)
	case style.Severity != Neutral:
		name = strong
	case style.Quiet:
		name = look.Quiet
	}
	c.text.TextStyle.Bold = style.Bold
	size, room := look.Size(sizeName), max(0, width-side-look.Unit(6))
	if c.from != text || c.width != room || c.size != size || c.bold != style.Bold {
		c.from, c.width, c.size, c.bold = text, room, size, style.Bold
		c.text.Text = fit(text, room, size, c.text.TextStyle)
	}
	c.text.Color, c.text.TextSize = look.Colour(name), size
	c.text.Refresh()
	middle(c.text, x+side, height)
	c.ground.Hidden = !style.Badge || text == ""
	if !c.ground.Hidden {
		c.ground.FillColor = look.Colour(soft)
		c.ground.CornerRadius = look.Unit(3)
		need := c.text.MinSize()
		c.ground.Move(fyne.NewPos(x+look.Unit(8), (height-need.Height)/2-1))
		c.ground.Resize(fyne.NewSize(need.Width+look.Unit(12), need.Height+2))
		c.ground.Refresh()
	}
}

func (n *tableRowRenderer) MinSize() fyne.Size {
	edges := n.r.table.edges()
	return fyne.NewSize(edges[len(edges)-1], rowHeight())
}

func (n *tableRowRenderer) Destroy()                     {}
func (n *tableRowRenderer) Objects() []fyne.CanvasObject { return n.all }
