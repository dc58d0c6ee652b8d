package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Message is what is told when something went wrong, or must be known.
type Message struct {
	Title    string // what happened, in the words of the user
	Safe     string // what is safe
	Todo     string // what to do now
	Details  string // for who helps: shown on request, with a button to copy it
	Severity Severity
	// Actions are verbs. Without any there is one button, [Words.Close].
	Actions []Action
}

// ShowMessage shows a message.
func ShowMessage(kit *Kit, on fyne.Canvas, m Message) *Dialog {
	options := DialogOptions{Title: m.Title, Severity: m.Severity, Actions: m.Actions, Width: 480,
		CancelText: kit.Words.Close}
	if len(m.Actions) == 0 {
		options.NoCancel = true
		options.Actions = []Action{{Text: kit.Words.Close, Kind: PrimaryButton}}
	}
	var d *Dialog
	options.Content = func(kit *Kit) fyne.CanvasObject {
		box := container.NewVBox()
		for _, text := range []string{m.Safe, m.Todo} {
			if text != "" {
				box.Add(wrapped(text))
			}
		}
		if m.Details != "" {
			box.Add(newDetails(kit, m.Details, func() { d.Fit() }))
		}
		return container.New(layout.NewStackLayout(), box)
	}
	d = NewDialog(kit, on, options)
	d.Show()
	if main := d.main(); main >= 0 {
		on.Focus(d.buttons[main]) // not the fold of the details
	}
	return d
}

// newDetails returns technical text that unfolds, with a button to copy it.
func newDetails(kit *Kit, text string, unfolded func()) fyne.CanvasObject {
	label := widget.NewLabel(strings.TrimSpace(text))
	label.Wrapping = fyne.TextWrapBreak
	label.TextStyle.Monospace = true
	label.SizeName = theme.SizeNameCaptionText
	var copied *Button
	copied = NewButton(kit, PlainButton, kit.Words.Copy, theme.ContentCopyIcon(), func() {
		fyne.CurrentApp().Clipboard().SetContent(text)
		copied.SetText(kit.Words.Copied)
	})
	body := container.NewVBox(label, container.NewHBox(copied))
	body.Hide()
	var fold *Button
	fold = NewButton(kit, QuietButton, kit.Words.Details, theme.MenuExpandIcon(), func() {
		body.Hidden = !body.Hidden
		fold.SetIcon(theme.MenuExpandIcon())
		if !body.Hidden {
			fold.SetIcon(theme.MenuDropDownIcon())
		}
		unfolded()
	})
	return container.NewVBox(container.NewHBox(fold, layout.NewSpacer()), body)
}

// Question asks for one text, such as the reason of a version.
type Question struct {
	Title       string
	Text        string // an explanation above the field
	Label       string
	Value       string
	PlaceHolder string
	Confirm     string // the verb on the button
	Danger      bool   // it takes something away
	// Secret shows dots in the place of the answer, until the user wants to see it;
	// every character of it counts.
	Secret bool
	// Lines makes the field so many lines high; Enter then makes a new line.
	Lines int
	// Needed forbids an empty answer.
	Needed   bool
	OnAnswer func(text string)
	OnCancel func()
}

// ShowQuestion asks a question.
func ShowQuestion(kit *Kit, on fyne.Canvas, q Question) *Dialog {
	var value func() string
	var d *Dialog
	trim := strings.TrimSpace
	if q.Secret {
		trim = strings.Clone
	}
	check := func(text string) { d.Enable(0, !q.Needed || trim(text) != "") }
	action := Action{Text: q.Confirm, Kind: PrimaryButton, Do: func() { q.OnAnswer(trim(value())) }}
	if q.Danger {
		action.Kind = DangerButton
	}
	d = NewDialog(kit, on, DialogOptions{Title: q.Title, Width: 460, OnCancel: q.OnCancel, Actions: []Action{action},
		Content: func(kit *Kit) fyne.CanvasObject {
			box := container.NewVBox()
			if q.Text != "" {
				box.Add(wrapped(q.Text))
			}
			if q.Label != "" {
				box.Add(widget.NewLabel(q.Label))
			}
			if q.Lines > 1 {
				area := NewTextArea(kit, q.Lines, q.Lines+6)
				area.SetPlaceHolder(q.PlaceHolder)
				area.Fill(q.Value)
				area.OnChanged = check
				value = area.Value
				box.Add(area)
				return box
			}
			field := NewTextField(kit)
			field.SetPlaceHolder(q.PlaceHolder)
			field.Fill(q.Value)
			field.OnChanged = check
			value = field.Value
			box.Add(field)
			if q.Secret {
				box.Add(container.NewHBox(newReveal(kit, field)))
			}
			return box
		}})
	d.Show()
	check(q.Value)
	return d
}

// newReveal returns a button that shows what stands in fields as dots.
func newReveal(kit *Kit, fields ...*TextField) *ToggleButton {
	reveal := NewToggleButton(kit, kit.Words.Reveal)
	reveal.OnChanged = func(on bool) {
		for _, f := range fields {
			f.SetSecret(!on)
		}
	}
	reveal.OnChanged(false)
	return reveal
}

// Confirmation asks before something that cannot be undone. Everything else has
// undo and asks nothing.
type Confirmation struct {
	Title, Text string
	Confirm     string // the verb on the button
	Danger      bool
	OnConfirm   func()
	OnCancel    func()
}

// ShowConfirmation asks for a confirmation. With Danger the keyboard starts on
// the button that does nothing.
func ShowConfirmation(kit *Kit, on fyne.Canvas, c Confirmation) *Dialog {
	kind := PrimaryButton
	if c.Danger {
		kind = DangerButton
	}
	d := NewDialog(kit, on, DialogOptions{Title: c.Title, Width: 440, OnCancel: c.OnCancel,
		Actions: []Action{{Text: c.Confirm, Kind: kind, Do: c.OnConfirm}},
		Content: func(*Kit) fyne.CanvasObject { return wrapped(c.Text) }})
	d.Show()
	return d
}
