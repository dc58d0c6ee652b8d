package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// FormRowOptions says how a field stands in a form.
type FormRowOptions struct {
	Label string
	// Hint is a short sentence under the label, for what must be known before
	// anything is filled in.
	Hint     string
	Required bool
	// Above puts the label above the field, for wide fields such as texts and
	// nested rows; else it stands beside it, where there is room for both.
	Above bool
	// OnHelp is called when the keyboard enters the field, and when the question
	// mark is clicked: then help is wanted, also where its pane is hidden. The
	// question mark is no stop for Tab; F1 (see [Kit.OnKey]) is its key. Without
	// OnHelp there is no question mark.
	OnHelp func(wanted bool)
}

// FormRow is a field with its label, the mark of what is required, the mark of
// what differs from the last version, help, and under the field the sentence of
// a finding. For a finding of one line there is always room, so that a form does
// not jump when it appears.
type FormRow struct {
	widget.BaseWidget
	kit      *Kit
	options  FormRowOptions
	field    fyne.CanvasObject
	help     *iconAction
	severity Severity
	finding  string
	changed  bool
}

// LabelWidth is the room for labels beside fields, at 100 per cent.
const LabelWidth = 210

// NewFormRow returns a row around a field.
func NewFormRow(kit *Kit, options FormRowOptions, field fyne.CanvasObject) *FormRow {
	r := &FormRow{kit: kit, options: options, field: field}
	if options.OnHelp != nil {
		r.help = newIconAction(kit, kit.Words.Help, theme.QuestionIcon(), func() { options.OnHelp(true) })
		if f, ok := field.(interface{ watch(func(bool)) }); ok {
			f.watch(func(focused bool) {
				if focused {
					options.OnHelp(false)
				}
			})
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// SetFinding shows a sentence under the field; an empty one takes it away.
func (r *FormRow) SetFinding(severity Severity, sentence string) {
	if severity == r.severity && sentence == r.finding {
		return
	}
	r.severity, r.finding = severity, sentence
	r.Refresh()
}

// Finding returns the sentence under the field.
func (r *FormRow) Finding() (Severity, string) { return r.severity, r.finding }

// SetChanged marks the field as different from the last version.
func (r *FormRow) SetChanged(changed bool) {
	if changed != r.changed {
		r.changed = changed
		r.Refresh()
	}
}

// First implements [Field].
func (r *FormRow) First() fyne.Focusable {
	if f, ok := r.field.(Field); ok {
		return f.First()
	}
	f, _ := r.field.(fyne.Focusable)
	return f
}

// Field returns the field in the row.
func (r *FormRow) Field() fyne.CanvasObject { return r.field }

// Enable makes the field editable.
func (r *FormRow) Enable() { setReadOnly(r.field, false) }

// Disable makes the field read-only.
func (r *FormRow) Disable() { setReadOnly(r.field, true) }

func setReadOnly(o fyne.CanvasObject, readOnly bool) {
	d, ok := o.(interface {
		Enable()
		Disable()
	})
	if !ok {
		return
	}
	if readOnly {
		d.Disable()
	} else {
		d.Enable()
	}
}

// CreateRenderer implements [fyne.Widget].
func (r *FormRow) CreateRenderer() fyne.WidgetRenderer {
	n := &formRowRenderer{r: r, label: wrapped(r.options.Label), hint: wrapped(r.options.Hint),
		bar: newBox(), mark: newText("", look.Warning), icon: widget.NewIcon(nil), finding: wrapped("")}
	n.hint.SizeName = theme.SizeNameCaptionText
	n.hint.Importance = widget.LowImportance
	n.finding.SizeName = theme.SizeNameCaptionText
	n.fill()
	return n
}

// wrapped returns a label of any number of lines.
func wrapped(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

type formRowRenderer struct {
	r       *FormRow
	label   *widget.Label
	hint    *widget.Label
	bar     *canvas.Rectangle // at the left, when the field has changed
	mark    *canvas.Text      // required
	icon    *widget.Icon
	finding *widget.Label
}

func (n *formRowRenderer) fill() {
	r := n.r
	n.bar.FillColor = look.Colour(look.Draft)
	n.bar.CornerRadius = look.Unit(1)
	n.bar.Hidden = !r.changed
	n.hint.Hidden = r.options.Hint == ""
	text := ""
	if r.options.Required {
		text = r.kit.Words.Required
	}
	if r.changed {
		text = joinNonEmpty(" · ", text, r.kit.Words.Changed)
	}
	setText(n.mark, text, look.Quiet, theme.SizeNameCaptionText)
	n.icon.SetResource(r.severity.icon())
	n.icon.Hidden = r.finding == ""
	n.finding.Importance = importance(r.severity)
	n.finding.SetText(r.finding)
	n.finding.Hidden = r.finding == ""
}

// importance is how Fyne's label names the colour of a severity.
func importance(s Severity) widget.Importance {
	switch s {
	case Error:
		return widget.DangerImportance
	case Warning:
		return widget.WarningImportance
	case OK:
		return widget.SuccessImportance
	case Info, Draft:
		return widget.HighImportance
	}
	return widget.LowImportance
}

func (n *formRowRenderer) Refresh() {
	n.fill()
	n.Layout(n.r.Size())
	n.r.field.Refresh()
}

func (n *formRowRenderer) Layout(size fyne.Size) {
	edge := look.Unit(8)
	helpWidth := float32(0)
	if n.r.help != nil {
		helpWidth = n.r.help.MinSize().Width + look.Unit(2)
	}
	n.bar.Move(fyne.NewPos(0, 1))
	n.bar.Resize(fyne.NewSize(look.Unit(3), size.Height-look.Unit(4)))
	width := size.Width - edge - helpWidth
	x, y := edge, float32(0)
	if n.above() {
		y = n.layoutLabel(fyne.NewPos(edge-look.Size(theme.SizeNameInnerPadding), 0), width)
	} else {
		n.layoutLabel(fyne.NewPos(edge-look.Size(theme.SizeNameInnerPadding), 0), look.Unit(LabelWidth))
		x = edge + look.Unit(LabelWidth) + look.Unit(6)
		width = size.Width - x - helpWidth
	}
	need := n.fieldSize(width)
	n.r.field.Move(fyne.NewPos(x, y))
	n.r.field.Resize(need)
	if n.r.help != nil {
		at := fyne.NewPos(size.Width-n.r.help.MinSize().Width, y)
		if n.above() {
			at.Y = 0
		}
		n.r.help.Move(at)
		n.r.help.Resize(n.r.help.MinSize())
	}
	n.layoutFinding(fyne.NewPos(x, y+need.Height), width)
}

// narrowRow is the least width of a row whose label can stand beside its field,
// and roomyRow that from which it does.
const (
	narrowRow = 200
	roomyRow  = LabelWidth + 230
)

// above tells where the label stands: in a narrow place always above the field.
func (n *formRowRenderer) above() bool {
	width := n.r.Size().Width
	return n.r.options.Above || width > 0 && width < look.Unit(roomyRow)
}

// layoutLabel places label, marks and hint and returns their height.
func (n *formRowRenderer) layoutLabel(at fyne.Position, width float32) float32 {
	n.label.Move(at)
	n.label.Resize(fyne.NewSize(width, n.label.MinSize().Height))
	height := n.label.MinSize().Height
	mark := n.mark.MinSize()
	n.mark.Resize(mark)
	inner := look.Size(theme.SizeNameInnerPadding)
	if n.above() {
		text := fyne.MeasureText(n.r.options.Label, look.Size(theme.SizeNameText), fyne.TextStyle{})
		n.mark.Move(at.AddXY(min(text.Width+3*inner, width-mark.Width), inner+text.Height-mark.Height-1))
	} else if n.mark.Text != "" {
		n.mark.Move(at.AddXY(inner, height-inner))
		height += mark.Height - inner + look.Unit(2)
	}
	if !n.hint.Hidden {
		n.hint.Move(at.AddXY(0, height-inner))
		n.hint.Resize(fyne.NewSize(width, n.hint.MinSize().Height))
		height += n.hint.MinSize().Height - inner
	}
	return height
}

func (n *formRowRenderer) layoutFinding(at fyne.Position, width float32) {
	icon := findingHeight() - look.Unit(3)
	n.icon.Move(at.AddXY(look.Unit(2), look.Unit(2)))
	n.icon.Resize(fyne.NewSquareSize(icon))
	inner := look.Size(theme.SizeNameInnerPadding)
	n.finding.Move(at.AddXY(icon, look.Unit(1)-inner+look.Unit(1)))
	n.finding.Resize(fyne.NewSize(width-icon, n.finding.MinSize().Height))
}

// fieldSize gives a field the width there is, but one that asks for little and
// cannot use more, such as a date, what it asks for.
func (n *formRowRenderer) fieldSize(width float32) fyne.Size {
	need := n.r.field.MinSize()
	switch n.r.field.(type) {
	case *DateField, *NumberField:
		return fyne.NewSize(min(max(need.Width, look.Unit(130)), max(width, 1)), need.Height)
	}
	return fyne.NewSize(width, need.Height)
}

// findingHeight is the room that is kept for a finding of one line.
func findingHeight() float32 {
	return fyne.MeasureText("Mg", look.Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Height + look.Unit(1)
}

func (n *formRowRenderer) MinSize() fyne.Size {
	field := n.r.field.MinSize()
	below := findingHeight()
	if n.r.finding != "" {
		below = max(below, n.finding.MinSize().Height-2*look.Size(theme.SizeNameInnerPadding)+look.Unit(1))
	}
	if n.above() {
		label := n.label.MinSize().Height
		if !n.hint.Hidden {
			label += n.hint.MinSize().Height - look.Size(theme.SizeNameInnerPadding)
		}
		width := field.Width + look.Unit(40)
		if !n.r.options.Above {
			width = min(width, look.Unit(narrowRow))
		}
		return fyne.NewSize(width, label+field.Height+below)
	}
	left := n.label.MinSize().Height
	if n.mark.Text != "" {
		left += n.mark.MinSize().Height
	}
	if !n.hint.Hidden {
		left += n.hint.MinSize().Height
	}
	return fyne.NewSize(look.Unit(narrowRow), max(left, field.Height+below))
}

func (n *formRowRenderer) Destroy() {}
func (n *formRowRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{n.bar, n.label, n.mark, n.hint, n.r.field, n.icon, n.finding}
	if n.r.help != nil {
		all = append(all, n.r.help)
	}
	return all
}
