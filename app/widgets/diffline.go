package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// diffHeadHeight is the height of the captions above the columns.
func diffHeadHeight() float32 { return look.Size(theme.SizeNameCaptionText) + look.Unit(14) }

// diffHead is the line above a [DiffView] that names the two sides.
type diffHead struct {
	widget.BaseWidget
	v *DiffView
}

func newDiffHead(v *DiffView) *diffHead {
	h := &diffHead{v: v}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements [fyne.Widget].
func (h *diffHead) CreateRenderer() fyne.WidgetRenderer {
	ground, line := newBox(), newBox()
	texts := [2]*canvas.Text{newText("", look.Quiet), newText("", look.Quiet)}
	paint := func(size fyne.Size) {
		ground.FillColor, line.FillColor = look.Colour(theme.ColorNameHeaderBackground), look.Colour(look.Line)
		ground.Resize(size)
		line.Move(fyne.NewPos(0, size.Height-1))
		line.Resize(fyne.NewSize(size.Width, 1))
		c := h.v.columns()
		said := [2]string{h.v.old, h.v.new}
		if !h.v.beside {
			said = [2]string{joinNonEmpty(" → ", h.v.old, h.v.new), ""}
		}
		for i, t := range texts {
			t.TextStyle.Bold = true
			size := look.Size(theme.SizeNameCaptionText)
			setText(t, fit(said[i], c.text, size, t.TextStyle), look.Quiet, theme.SizeNameCaptionText)
			middle(t, [2]float32{c.old, c.new}[i], diffHeadHeight())
		}
	}
	return &objects{
		all: []fyne.CanvasObject{ground, texts[0], texts[1], line}, layout: paint,
		minSize: func() fyne.Size { return fyne.NewSize(look.Unit(200), diffHeadHeight()) },
		refresh: func() { paint(h.Size()) },
	}
}

// diffLineRow draws one line of a [DiffView].
type diffLineRow struct {
	widget.BaseWidget
	v       *DiffView
	i       int
	hovered bool
}

func newDiffLineRow(v *DiffView) *diffLineRow {
	l := &diffLineRow{v: v}
	l.ExtendBaseWidget(l)
	return l
}

func (l *diffLineRow) show(i int) {
	l.i = i
	l.Refresh()
}

// Tapped implements [fyne.Tappable].
func (l *diffLineRow) Tapped(*fyne.PointEvent) { l.v.tap(l.i) }

// MouseIn implements [desktop.Hoverable].
func (l *diffLineRow) MouseIn(*desktop.MouseEvent) {
	l.hovered = true
	l.Refresh()
}

// MouseMoved implements [desktop.Hoverable].
func (l *diffLineRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (l *diffLineRow) MouseOut() {
	l.hovered = false
	l.Refresh()
}

// CreateRenderer implements [fyne.Widget].
func (l *diffLineRow) CreateRenderer() fyne.WidgetRenderer {
	r := &diffLineRenderer{l: l, ground: newBox(), rule: newBox(), bar: newBox(), between: newBox(), turn: widget.NewIcon(nil)}
	r.Refresh()
	return r
}

type diffLineRenderer struct {
	l                          *diffLineRow
	ground, rule, bar, between *canvas.Rectangle
	turn                       *widget.Icon // of a fold
	texts                      []*canvas.Text
	marks                      []*canvas.Rectangle
	all                        []fyne.CanvasObject
	usedTexts, usedMarks       int
}

func (r *diffLineRenderer) Destroy()                     {}
func (r *diffLineRenderer) Layout(fyne.Size)             { r.Refresh() }
func (r *diffLineRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, diffLineHeight()) }
func (r *diffLineRenderer) Objects() []fyne.CanvasObject { return r.all }

// Refresh draws the line again, with the objects it has.
func (r *diffLineRenderer) Refresh() {
	v := r.l.v
	if r.l.i >= len(v.lines) {
		return
	}
	line := v.lines[r.l.i]
	row, c := v.rows[line.row], v.columns()
	r.all, r.usedTexts, r.usedMarks = r.all[:0], 0, 0
	r.frame(line, row, c)
	r.captions(line, row, c)
	for s, x := range []float32{c.old, c.new} {
		for _, p := range line.sides[s] {
			x += r.piece(p, x)
		}
	}
	canvas.Refresh(r.l)
}

// frame draws what is behind the text.
func (r *diffLineRenderer) frame(line diffLine, row DiffRow, c diffColumns) {
	v, size := r.l.v, r.l.Size()
	current := line.row == v.current
	r.ground.FillColor = look.Colour(look.Panel)
	switch {
	case current && v.hasFocus:
		r.ground.FillColor = look.Colour(look.Chosen)
	case current:
		r.ground.FillColor = look.Colour(look.ChosenIdle)
	case row.Shape == DiffHeading:
		r.ground.FillColor = look.Colour(theme.ColorNameHeaderBackground)
	case row.Shape == DiffFold && r.l.hovered:
		r.ground.FillColor = look.Colour(theme.ColorNameHover)
	}
	r.ground.Resize(size)
	r.bar.FillColor = look.Colour(theme.ColorNamePrimary)
	r.bar.Hidden = !current
	r.bar.Resize(fyne.NewSize(look.Unit(3), size.Height))
	r.rule.FillColor = look.Colour(look.Line)
	r.rule.Hidden = !line.first || row.Label == ""
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.between.FillColor = look.Colour(look.Line)
	r.between.Hidden = !c.beside || row.Shape != DiffValue
	r.between.Move(fyne.NewPos(c.new-look.Unit(8), 0))
	r.between.Resize(fyne.NewSize(1, size.Height))
	r.all = append(r.all, r.ground, r.rule, r.between, r.bar)
	if row.Shape == DiffFold && line.first {
		r.turn.SetResource(theme.MenuExpandIcon())
		if row.Open {
			r.turn.SetResource(theme.MenuDropDownIcon())
		}
		icon := look.Size(theme.SizeNameInlineIcon)
		r.turn.Resize(fyne.NewSquareSize(icon))
		r.turn.Move(fyne.NewPos(c.label+diffIndent(row)-icon-look.Unit(2), (size.Height-icon)/2))
		r.all = append(r.all, r.turn)
	}
}

// captions draws the sign and the label.
func (r *diffLineRenderer) captions(line diffLine, row DiffRow, c diffColumns) {
	strong, _ := row.Kind.colours()
	if line.first && row.Kind != Same {
		r.text(row.Kind.sign(), strong, fyne.TextStyle{Bold: true}, look.Unit(9))
	}
	name := theme.ColorNameForeground
	switch {
	case row.Shape == DiffValue:
		name = look.Quiet
	case row.Shape == DiffFold:
		name = look.Quiet
	case row.Kind != Same:
		name = strong
	}
	if line.label != "" {
		style := fyne.TextStyle{Bold: row.Shape == DiffHeading || row.Shape == DiffTitle}
		r.text(line.label, name, style, c.label+diffIndent(row))
	}
}

// piece draws a stretch of a line and returns its width.
func (r *diffLineRenderer) piece(p diffPiece, x float32) float32 {
	width := pieceWidth(p.text)
	name, style := theme.ColorNameForeground, fyne.TextStyle{}
	switch {
	case p.absent:
		name, style = look.Quiet, fyne.TextStyle{Italic: true}
	case p.kind != Same:
		strong, soft := p.kind.colours()
		name, style = strong, fyne.TextStyle{Underline: p.signed && p.kind == Added, Strikethrough: p.signed && p.kind == Removed}
		r.mark(soft, x, width)
	}
	r.text(p.text, name, style, x)
	return width
}

// mark draws the ground of a stretch that came or went.
func (r *diffLineRenderer) mark(soft fyne.ThemeColorName, x, width float32) {
	if r.usedMarks == len(r.marks) {
		r.marks = append(r.marks, newBox())
	}
	m := r.marks[r.usedMarks]
	r.usedMarks++
	m.FillColor, m.CornerRadius = look.Colour(soft), look.Unit(2)
	m.Move(fyne.NewPos(x-1, look.Unit(1)))
	m.Resize(fyne.NewSize(width+2, r.l.Size().Height-look.Unit(2)))
	r.all = append(r.all, m)
}

// text draws a text, in an object that is there already if there is one.
func (r *diffLineRenderer) text(text string, name fyne.ThemeColorName, style fyne.TextStyle, x float32) {
	if r.usedTexts == len(r.texts) {
		r.texts = append(r.texts, newText("", theme.ColorNameForeground))
	}
	t := r.texts[r.usedTexts]
	r.usedTexts++
	t.Text, t.Color, t.TextSize, t.TextStyle = text, look.Colour(name), look.Size(theme.SizeNameText), style
	middle(t, x, r.l.Size().Height)
	r.all = append(r.all, t)
}
