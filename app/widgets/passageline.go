package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// passageLine draws one line of a [PassageView].
type passageLine struct {
	widget.BaseWidget
	view *PassageView
	i    int
}

func newPassageLine(view *PassageView) *passageLine {
	l := &passageLine{view: view}
	l.ExtendBaseWidget(l)
	return l
}

func (l *passageLine) show(i int) {
	l.i = i
	l.Refresh()
}

// Tapped implements [fyne.Tappable].
func (l *passageLine) Tapped(ev *fyne.PointEvent) {
	v := l.view
	v.takeFocus()
	if v.OnTapped == nil || l.i >= len(v.lines) {
		return
	}
	line := v.lines[l.i]
	hit := Passage{Block: line.block}
	for _, p := range line.parts {
		if p.block == line.block && (ev.Position.X >= p.x || hit.To == 0) {
			hit.Cell, hit.From, hit.To = p.cell, p.from, p.to
		}
	}
	v.OnTapped(hit)
}

// CreateRenderer implements [fyne.Widget].
func (l *passageLine) CreateRenderer() fyne.WidgetRenderer {
	r := &passageLineRenderer{l: l, bar: newBox(), rule: newBox()}
	r.Refresh()
	return r
}

type passageLineRenderer struct {
	l         *passageLine
	bar, rule *canvas.Rectangle
	texts     []*canvas.Text
	all       []fyne.CanvasObject
	used      int
}

func (r *passageLineRenderer) Destroy()                     {}
func (r *passageLineRenderer) Layout(fyne.Size)             {}
func (r *passageLineRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *passageLineRenderer) Objects() []fyne.CanvasObject { return r.all }

// Refresh draws the line again, with the objects it has.
func (r *passageLineRenderer) Refresh() {
	v := r.l.view
	if r.l.i >= len(v.lines) {
		return
	}
	line := v.lines[r.l.i]
	block := v.blocks[line.block]
	r.all, r.used = r.all[:0], 0
	r.rule.Hidden = !line.first || len(block.Columns) == 0
	r.rule.FillColor = look.Colour(look.Line)
	r.rule.Move(fyne.NewPos(textEdge(), 0))
	r.rule.Resize(fyne.NewSize(max(0, v.width-textEdge()-look.Unit(12)), 1))
	r.bar.Hidden = v.mark == nil || v.mark.Block != line.block
	r.bar.FillColor = look.Colour(theme.ColorNamePrimary)
	r.bar.Resize(fyne.NewSize(look.Unit(3), line.height))
	r.all = append(r.all, r.rule, r.bar)
	if block.Marker != "" && line.first {
		r.text(block, false, block.Marker, fyne.NewPos(textEdge()+float32(block.Indent)*look.Unit(16), line.text))
	}
	for _, p := range line.parts {
		r.part(line, v.blocks[p.block], p)
	}
	canvas.Refresh(r.l)
}

func (r *passageLineRenderer) part(line textLine, block TextBlock, p linePart) {
	cell := block.Cells[p.cell]
	style := fyne.TextStyle{Bold: block.Heading > 0 || cell.Strong}
	shown := func(from, to int) string { return strings.ReplaceAll(cell.Text[from:to], "\t", "    ") }
	if m := r.l.view.mark; m != nil && m.Block == p.block && p.block == line.block && m.Cell == p.cell {
		from, to := max(m.From, p.from), min(m.To, p.to)
		if from < to {
			size := blockSize(block)
			left := fyne.MeasureText(shown(p.from, from), size, style).Width
			need := fyne.MeasureText(shown(from, to), size, style)
			r.ground(fyne.NewPos(p.x+left-look.Unit(2), line.text), fyne.NewSize(need.Width+look.Unit(4), need.Height+look.Unit(2)))
		}
	}
	r.text(block, cell.Strong, shown(p.from, p.to), fyne.NewPos(p.x, line.text))
}

// ground draws the ground of the marked passage.
func (r *passageLineRenderer) ground(at fyne.Position, size fyne.Size) {
	mark := newBox()
	mark.FillColor = look.Colour(look.ChangedSoft)
	mark.CornerRadius = look.Unit(2)
	mark.Move(at)
	mark.Resize(size)
	r.all = append(r.all, mark)
}

// text draws a text, in an object that is there already if there is one.
func (r *passageLineRenderer) text(block TextBlock, strong bool, text string, at fyne.Position) {
	if r.used == len(r.texts) {
		r.texts = append(r.texts, newText("", theme.ColorNameForeground))
	}
	t := r.texts[r.used]
	r.used++
	name := theme.ColorNameForeground
	if block.Quiet {
		name = look.Quiet
	}
	t.Text, t.Color, t.TextSize = text, look.Colour(name), blockSize(block)
	t.TextStyle.Bold = block.Heading > 0 || strong
	t.Move(at)
	t.Resize(t.MinSize())
	r.all = append(r.all, t)
}
