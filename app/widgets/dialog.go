package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// Action is a button of a dialog. Its text is a verb.
type Action struct {
	Text string
	Kind ButtonKind
	// Do is called after the dialog has closed.
	Do func()
	// Keep calls Do and leaves the dialog open, until [Dialog.Close].
	Keep bool
}

// DialogOptions say what a dialog is.
type DialogOptions struct {
	Title    string
	Severity Severity
	// Content may be nil. Build it with the kit that [NewDialog] hands over, so
	// that Escape and Enter reach the dialog.
	Content func(kit *Kit) fyne.CanvasObject
	// Actions stand at the right in this order; Enter in a line of text does
	// the first that is primary.
	Actions []Action
	// OnCancel is called when the dialog is left by Escape or its cancel
	// button. CancelText names that button instead of [Words.Cancel].
	OnCancel   func()
	CancelText string
	NoCancel   bool // there is nothing to cancel: Escape does the last action
	// Width and Height are at 100 per cent; zero is what the content needs.
	Width, Height float32
}

// Dialog asks something over the window. Escape leaves it, Enter does what it is
// for, and the keyboard starts in its first field, or on its main button when it
// has none.
type Dialog struct {
	kit      *Kit
	options  DialogOptions
	on       fyne.Canvas
	popUp    *widget.PopUp
	content  fyne.CanvasObject
	buttons  []*Button // of the actions
	cancel   *Button
	unkeyed  func(*fyne.KeyEvent) // what the canvas did with keys before
	finished bool
}

// NewDialog returns a dialog that is not shown yet.
func NewDialog(kit *Kit, on fyne.Canvas, options DialogOptions) *Dialog {
	d := &Dialog{options: options, on: on, kit: kit.Fork()}
	d.kit.OnKey, d.kit.OnFocus, d.kit.OnWheel = d.key, nil, nil
	if options.Content != nil {
		d.content = options.Content(d.kit)
	}
	return d
}

// Show puts the dialog on the window.
func (d *Dialog) Show() {
	d.popUp = widget.NewModalPopUp(d.body(), d.on)
	d.unkeyed = d.on.OnTypedKey()
	d.on.SetOnTypedKey(func(key *fyne.KeyEvent) { d.key(key) })
	d.kit.over.add(d)
	d.popUp.Show()
	d.popUp.Resize(d.size())
	d.focusFirst()
}

// Close takes the dialog away without doing anything.
func (d *Dialog) Close() {
	if d.finished || d.popUp == nil {
		return
	}
	d.finished = true
	d.kit.over.drop(d)
	d.on.SetOnTypedKey(d.unkeyed)
	d.popUp.Hide()
}

// Enable allows or forbids an action, by its place.
func (d *Dialog) Enable(action int, allowed bool) {
	if action < 0 || action >= len(d.buttons) {
		return
	}
	if allowed {
		d.buttons[action].Enable()
	} else {
		d.buttons[action].Disable()
	}
}

// size is what the dialog needs. Texts that are wrapped know how high they are
// only once they have their width.
func (d *Dialog) size() fyne.Size {
	need := d.popUp.MinSize()
	room := d.on.Size().Subtract(fyne.NewSquareSize(look.Unit(40)))
	width := min(max(need.Width, look.Unit(d.options.Width)), room.Width)
	d.popUp.Resize(fyne.NewSize(width, need.Height))
	height := max(d.popUp.MinSize().Height, look.Unit(d.options.Height))
	return fyne.NewSize(width, min(height, room.Height))
}

// Fit gives the dialog the size it needs now, after its content changed.
func (d *Dialog) Fit() {
	if d.popUp != nil {
		d.popUp.Resize(d.size())
	}
}

func (d *Dialog) body() fyne.CanvasObject {
	title := canvas.NewText(d.options.Title, look.Colour(theme.ColorNameForeground))
	title.TextSize = look.Size(theme.SizeNameSubHeadingText)
	title.TextStyle.Bold = true
	head := container.NewHBox(title)
	if icon := d.options.Severity.icon(); icon != nil {
		head = container.NewHBox(widget.NewIcon(icon), title)
	}
	bar := container.NewHBox(layout.NewSpacer())
	if !d.options.NoCancel {
		text := d.options.CancelText
		if text == "" {
			text = d.kit.Words.Cancel
		}
		d.cancel = NewButton(d.kit, PlainButton, text, nil, d.leave)
		bar.Add(d.cancel)
	}
	for i, a := range d.options.Actions {
		b := NewButton(d.kit, a.Kind, a.Text, nil, func() { d.do(i) })
		d.buttons = append(d.buttons, b)
		bar.Add(b)
	}
	content := d.content
	if content == nil {
		content = layout.NewSpacer()
	}
	pad := look.Unit(14)
	gap := look.Unit(8)
	inner := NewFrame(spaced(head, 0, gap), spaced(bar, gap, 0), nil, nil, content)
	return padded(inner, pad)
}

// padded puts the same room on all sides of an object.
func padded(o fyne.CanvasObject, room float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(room, room, room, room), o)
}

// spaced puts room above and below an object.
func spaced(o fyne.CanvasObject, above, below float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(above, below, 0, 0), o)
}

func (d *Dialog) focusFirst() {
	if first := firstFocusable(d.content); first != nil {
		d.on.Focus(first)
		return
	}
	if main := d.main(); main >= 0 {
		d.on.Focus(d.buttons[main])
		return
	}
	if d.cancel != nil {
		d.on.Focus(d.cancel)
	}
}

// main is the place of the action that Enter does: the primary one, else the
// only one, never one that takes something away.
func (d *Dialog) main() int {
	for i, a := range d.options.Actions {
		if a.Kind == PrimaryButton {
			return i
		}
	}
	if len(d.options.Actions) == 1 && d.options.Actions[0].Kind != DangerButton {
		return 0
	}
	return -1
}

func (d *Dialog) do(i int) {
	if d.finished || i < 0 || i >= len(d.buttons) || d.buttons[i].Disabled() {
		return
	}
	a := d.options.Actions[i]
	if !a.Keep {
		d.Close()
	}
	if a.Do != nil {
		a.Do()
	}
}

// leave closes the dialog as Escape does.
func (d *Dialog) leave() {
	if d.options.NoCancel {
		d.do(len(d.options.Actions) - 1)
		return
	}
	if d.finished {
		return
	}
	d.Close()
	if d.options.OnCancel != nil {
		d.options.OnCancel()
	}
}

// key is given the keys that nothing in the dialog has a use for.
func (d *Dialog) key(key *fyne.KeyEvent) bool {
	switch {
	case d.finished:
		return false
	case key.Name == fyne.KeyEscape:
		d.leave()
	case enter(key):
		d.do(d.main())
	default:
		return false
	}
	return true
}
