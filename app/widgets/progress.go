package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Progress shows that something goes on, how far it is, and a button to stop it.
type Progress struct {
	widget.BaseWidget
	label   *widget.Label
	bar     *widget.ProgressBar
	endless *widget.ProgressBarInfinite
	cancel  *Button
	box     *fyne.Container
}

// NewProgress returns a bar without an end. cancel may be nil: then there is no
// button.
func NewProgress(kit *Kit, text string, cancel func()) *Progress {
	p := &Progress{label: widget.NewLabel(text), bar: widget.NewProgressBar(), endless: widget.NewProgressBarInfinite()}
	if text == "" {
		p.label.SetText(kit.Words.Working)
	}
	p.label.Truncation = fyne.TextTruncateEllipsis
	p.bar.Hide()
	var button fyne.CanvasObject
	if cancel != nil {
		p.cancel = NewButton(kit, PlainButton, kit.Words.Cancel, nil, func() {
			p.cancel.Disable()
			cancel()
		})
		button = container.NewCenter(p.cancel)
	}
	p.box = NewFrame(p.label, nil, nil, button, container.NewStack(p.bar, p.endless))
	p.ExtendBaseWidget(p)
	return p
}

// SetText tells what is being done now.
func (p *Progress) SetText(text string) { p.label.SetText(text) }

// SetDone tells how far it is, from 0 to 1.
func (p *Progress) SetDone(part float64) {
	if p.endless.Visible() {
		p.endless.Stop()
		p.endless.Hide()
		p.bar.Show()
	}
	p.bar.SetValue(part)
}

// Stop ends the movement of the bar; call it when the work is over.
func (p *Progress) Stop() { p.endless.Stop() }

// First implements [Field]: the button, if there is one.
func (p *Progress) First() fyne.Focusable {
	if p.cancel == nil {
		return nil
	}
	return p.cancel
}

// CreateRenderer implements [fyne.Widget].
func (p *Progress) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.box) }
