package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// DiffText shows what changed in a text. What was added is underlined and stands
// between plus signs, what was removed is struck through between minus signs; so
// it is readable without colour.
type DiffText struct {
	widget.BaseWidget
	kit    *Kit
	parts  []DiffPart
	beside bool
	both   *widget.RichText
	old    *widget.RichText
	new    *widget.RichText
	heads  [2]*canvas.Text
	line   *canvas.Rectangle
}

// NewDiffText returns a comparison: old and new beside each other, or in one
// text.
func NewDiffText(kit *Kit, beside bool) *DiffText {
	d := &DiffText{kit: kit, beside: beside, line: newBox()}
	for _, t := range []**widget.RichText{&d.both, &d.old, &d.new} {
		*t = widget.NewRichText()
		(*t).Wrapping = fyne.TextWrapWord
	}
	d.heads = [2]*canvas.Text{newText("", look.Quiet), newText("", look.Quiet)}
	d.ExtendBaseWidget(d)
	d.arrange()
	return d
}

// Fill shows the parts of a comparison.
func (d *DiffText) Fill(parts []DiffPart) {
	d.parts = parts
	d.arrange()
	d.Refresh()
}

// SetBeside puts old and new beside each other or in one text.
func (d *DiffText) SetBeside(beside bool) {
	d.beside = beside
	d.arrange()
	d.Refresh()
}

// Plain returns the comparison as plain text with its signs, for copying.
func (d *DiffText) Plain() string {
	var b strings.Builder
	for _, p := range d.parts {
		b.WriteString(p.Signed())
	}
	return b.String()
}

func (d *DiffText) arrange() {
	pick := func(skip DiffKind) []widget.RichTextSegment {
		var segments []widget.RichTextSegment
		for _, p := range d.parts {
			if p.Kind != skip || skip == Same {
				segments = append(segments, p.segments()...)
			}
		}
		return segments
	}
	if d.beside {
		d.old.Segments, d.new.Segments = pick(Added), pick(Removed)
	} else {
		d.both.Segments = pick(Same)
	}
}

// segments writes a part in its colour, with its signs.
func (p DiffPart) segments() []widget.RichTextSegment {
	style := widget.RichTextStyleInline
	switch p.Kind {
	case Added:
		style.ColorName = look.Added
		style.TextStyle = fyne.TextStyle{Bold: true, Underline: true}
	case Removed:
		style.ColorName = look.Removed
		style.TextStyle = fyne.TextStyle{Strikethrough: true}
	}
	if p.Text == "" {
		return nil
	}
	return []widget.RichTextSegment{styled(p.Signed(), style)}
}

// CreateRenderer implements [fyne.Widget].
func (d *DiffText) CreateRenderer() fyne.WidgetRenderer {
	r := &diffRenderer{d: d}
	r.Refresh()
	return r
}

type diffRenderer struct{ d *DiffText }

func (r *diffRenderer) Refresh() {
	d := r.d
	d.line.FillColor = look.Colour(look.Line)
	for i, text := range []string{d.kit.Words.Old, d.kit.Words.New} {
		setText(d.heads[i], text, look.Quiet, theme.SizeNameCaptionText)
		d.heads[i].TextStyle.Bold = true
	}
	for _, t := range []*widget.RichText{d.both, d.old, d.new} {
		t.Refresh()
	}
	r.Layout(d.Size())
}

func (r *diffRenderer) Layout(size fyne.Size) {
	d := r.d
	if !d.beside {
		d.both.Resize(size)
		return
	}
	gap := look.Unit(10)
	width := (size.Width - 2*gap) / 2
	head := d.heads[0].MinSize().Height + look.Unit(4)
	for i, t := range []*widget.RichText{d.old, d.new} {
		x := float32(i) * (width + 2*gap)
		d.heads[i].Move(fyne.NewPos(x+look.Size(theme.SizeNameInnerPadding), look.Unit(2)))
		d.heads[i].Resize(d.heads[i].MinSize())
		t.Move(fyne.NewPos(x, head))
		t.Resize(fyne.NewSize(width, max(0, size.Height-head)))
	}
	d.line.Move(fyne.NewPos(width+gap, look.Unit(2)))
	d.line.Resize(fyne.NewSize(1, size.Height-look.Unit(4)))
}

func (r *diffRenderer) MinSize() fyne.Size {
	d := r.d
	if !d.beside {
		return fyne.NewSize(look.Unit(120), d.both.MinSize().Height)
	}
	head := d.heads[0].MinSize().Height + look.Unit(4)
	return fyne.NewSize(look.Unit(240), head+max(d.old.MinSize().Height, d.new.MinSize().Height))
}

func (r *diffRenderer) Destroy() {}
func (r *diffRenderer) Objects() []fyne.CanvasObject {
	d := r.d
	if !d.beside {
		return []fyne.CanvasObject{d.both}
	}
	return []fyne.CanvasObject{d.heads[0], d.heads[1], d.old, d.new, d.line}
}
