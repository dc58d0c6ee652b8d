package window

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/program"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register"
)

// fail tells in words what went wrong.
func (w *Window) fail(err error, subject string) { w.failWith(err, subject, nil) }

// failWith tells what went wrong, and offers what can be done about it.
func (w *Window) failWith(err error, subject string, actions []widgets.Action) {
	notice := w.tools.Words.Explain(err, subject)
	widgets.ShowMessage(w.tools.Kit, w.win.Canvas(), widgets.Message{
		Title: notice.Title, Safe: strings.TrimSpace(notice.Happened + " " + notice.Safe), Todo: notice.Do,
		Details: notice.Details, Severity: widgets.Error, Actions: actions,
	})
}

// refused tells why a register was not opened, and offers what can still be
// done: to read a newer file, or a copy of the newest backup.
func (w *Window) refused(path string, options register.Options, err error) {
	notice := w.tools.Words.Explain(err, path)
	message := widgets.Message{
		Title: notice.Title, Safe: strings.TrimSpace(notice.Happened + " " + notice.Safe), Todo: notice.Do,
		Details: notice.Details, Severity: widgets.Error,
	}
	if register.IsKind(err, register.NewerFormat) && !options.ReadOnly {
		options.ReadOnly = true
		message.Actions = append(message.Actions, widgets.Action{Text: w.tools.Say("open-read-only"), Do: func() { w.open(path, options) }})
	}
	if backups, listed := register.Backups(path, w.options()); listed == nil && len(backups) > 0 {
		newest := backups[0]
		message.Actions = append(message.Actions, widgets.Action{
			Text: w.tools.Say("open-backup", "time", w.tools.Words.Time(newest.Time.Local())), Kind: widgets.PrimaryButton,
			Do: func() {
				readOnly := w.options()
				readOnly.ReadOnly = true
				w.open(newest.Path, readOnly)
			},
		})
	}
	if w.space == nil {
		w.welcome()
	}
	widgets.ShowMessage(w.tools.Kit, w.win.Canvas(), message)
}

// ask asks before something that cannot be undone.
func (w *Window) ask(question, confirm string, yes func()) {
	widgets.NewDialog(w.tools.Kit, w.win.Canvas(), widgets.DialogOptions{
		Title: w.tools.Say(question + ".title"), Severity: widgets.Warning, Width: 460,
		Content: func(*widgets.Kit) fyne.CanvasObject { return wrapped(w.tools.Say(question + ".text")) },
		Actions: []widgets.Action{{Text: w.tools.Say(confirm), Kind: widgets.DangerButton, Do: yes}},
	}).Show()
}

func wrapped(text string) *widget.Label {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	return label
}

// stepLabel names a step in the menu: "Ongedaan maken: ontvanger verwijderen".
func (w *Window) stepLabel(code string, step session.Step, ok bool) string {
	label := w.tools.Say("action." + code)
	if !ok {
		return label
	}
	what := step.Title
	if step.Path != "" && w.space != nil {
		if e := w.space.desk(); e != nil && e.Kind() == step.Kind {
			what = w.tools.Path(e.Work(), step.Path)
		}
	}
	return label + ": " + strings.TrimSuffix(w.tools.Say("step."+string(step.Verb), "what", what), " ")
}

func (w *Window) undoLabel() string {
	if w.space == nil {
		return w.tools.Say("action.undo")
	}
	step, ok := w.space.session.CanUndo()
	return w.stepLabel("undo", step, ok)
}

func (w *Window) redoLabel() string {
	if w.space == nil {
		return w.tools.Say("action.redo")
	}
	step, ok := w.space.session.CanRedo()
	return w.stepLabel("redo", step, ok)
}

// showShortcuts shows every action that has a key.
func (w *Window) showShortcuts() {
	widgets.NewDialog(w.tools.Kit, w.win.Canvas(), widgets.DialogOptions{
		Title: w.tools.Say("action.shortcuts"), NoCancel: true, Width: 520, Height: 560,
		Actions: []widgets.Action{{Text: w.tools.Kit.Words.Close, Kind: widgets.PrimaryButton}},
		Content: func(*widgets.Kit) fyne.CanvasObject {
			grid := container.NewGridWithColumns(2)
			for _, a := range w.actions() {
				if key := keyName(a.shortcut); key != "" {
					grid.Add(widget.NewLabel(w.tools.Say("action." + a.code)))
					grid.Add(widget.NewLabelWithStyle(key, fyne.TextAlignLeading, fyne.TextStyle{Monospace: true}))
				}
			}
			for _, name := range []string{"tab", "escape", "f1", "f6", "f7", "rows"} {
				grid.Add(widget.NewLabel(w.tools.Say("keys." + name)))
				grid.Add(widget.NewLabelWithStyle(w.tools.Say("keys."+name+"-key"), fyne.TextAlignLeading, fyne.TextStyle{Monospace: true}))
			}
			return container.NewVScroll(grid)
		},
	}).Show()
}

// keyName is a shortcut as it stands on the keyboard. Undo and redo are kinds
// of their own, because the toolkit gives no other for their keys.
func keyName(s fyne.Shortcut) string {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	case *desktop.CustomShortcut:
		name := "Ctrl+"
		if s.Modifier&fyne.KeyModifierShift != 0 {
			name += "Shift+"
		}
		return name + strings.NewReplacer("Next", "PgDn", "Prior", "PgUp").Replace(string(s.KeyName))
	}
	return ""
}

func (w *Window) showAbout() {
	widgets.ShowMessage(w.tools.Kit, w.win.Canvas(), widgets.Message{
		Title: fmt.Sprintf("%s %s", program.Current().Name, program.Current().Version),
		Safe:  w.tools.Say("about.what"), Todo: w.tools.Say("about.proof"), Severity: widgets.Info,
	})
}

// askAuthor asks the name that versions are saved under.
func (w *Window) askAuthor() {
	widgets.ShowQuestion(w.tools.Kit, w.win.Canvas(), widgets.Question{
		Title: w.tools.Say("action.author"), Text: w.tools.Say("author.text"), Label: w.tools.Say("author.label"),
		Value: w.settings.author(w.around.User), Confirm: w.tools.Say("author.confirm"), Needed: true,
		OnAnswer: func(name string) {
			w.settings.setAuthor(name)
			if w.space != nil { // a register saves under the name it was opened for
				path := w.space.reg.Path()
				w.leave(func() { w.Open(path) })
			}
		},
	})
}

func (w *Window) toggleHelp() {
	w.settings.setHelpShown(!w.settings.helpShown())
	if w.space != nil {
		w.space.arrange()
	}
	w.refreshMenu()
}
