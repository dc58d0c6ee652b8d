package window

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// askPast asks as of which day the register is to be read.
func (s *space) askPast() {
	var field *widgets.DateField
	var dialog *widgets.Dialog
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Words.Say("history.past.title"), Width: 460,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			field = widgets.NewDateField(kit, s.dates())
			field.FillDate(string(s.session.AsOf()))
			field.OnChanged = watch(field.OnChanged, func() {
				iso, ok := field.Date()
				dialog.Enable(0, ok && iso != "")
			})
			return container.NewVBox(wrapped(s.tools.Words.Say("history.past.text")),
				widgets.NewFormRow(kit, widgets.FormRowOptions{Label: s.tools.Words.Say("history.past.day")}, field))
		},
		Actions: []widgets.Action{{Text: s.tools.Words.Say("history.past.confirm"), Kind: widgets.PrimaryButton, Do: func() {
			if iso, ok := field.Date(); ok && iso != "" {
				s.guarded(func() { s.w.AsOf(model.Date(iso)) })
			}
		}}},
	})
	dialog.Show()
	dialog.Enable(0, s.session.AsOf() != "")
}

// dates is how dates are typed and shown.
func (s *space) dates() widgets.Dates {
	return widgets.Dates{
		Parse: func(typed string) (string, bool) {
			date, ok := model.ParseDate(typed)
			return string(date), ok
		},
		Format: func(iso string) string { return model.Date(iso).Format() },
		Today:  func() string { return string(model.DateOf(s.w.around.Now())) },
	}
}

// watch adds something to what follows when a field changes.
func watch(before func(string), then func()) func(string) {
	return func(text string) {
		if before != nil {
			before(text)
		}
		then()
	}
}

// AsOf shows the open register as it stood at the end of a day, in place of
// how it stands. A month or year is its last day.
func (w *Window) AsOf(date model.Date) {
	last, ok := date.LastDay()
	if w.space == nil || !ok {
		return
	}
	w.space.keep()
	day := model.DateOf(last)
	end := time.Date(last.Year(), last.Month(), last.Day()+1, 0, 0, 0, 0, w.around.Now().Location()).Add(-time.Millisecond)
	reg := w.space.reg
	var past *register.Past
	var err error
	busy := widgets.ShowBusy(w.tools.Kit, w.win, w.tools.Words.Say("history.past.busy", "day", day.Format()))
	w.around.Do(func() { past, err = reg.Past(context.Background(), end, session.RulesOn(day)) }, func() {
		busy.Hide()
		if err != nil {
			w.fail(err, reg.Path())
			return
		}
		w.enterPast(past, day)
	})
}

// enterPast puts a space of then over the one of now, which stays as it is.
func (w *Window) enterPast(past *register.Past, day model.Date) {
	if head, _ := past.Head(context.Background()); head.N == 0 {
		_ = past.Close() // only memory
		widgets.ShowMessage(w.tools.Kit, w.win.Canvas(), widgets.Message{Severity: widgets.Info,
			Title: w.tools.Words.Say("history.past.none-title", "day", day.Format()), Safe: w.tools.Words.Say("history.past.none")})
		return
	}
	view, open := w.space.view, w.space.desk()
	w.dropPast()
	w.present = w.space
	s := session.NewPast(past, day, w.around.Now)
	w.space = newSpace(w, w.present.reg, s)
	w.space.past, w.space.view = past, view
	w.tools.Session = s
	w.queue.run(s.Load(), func(err error) {
		if err != nil {
			w.fail(err, w.space.reg.Path())
			return
		}
		w.space.rebuild(w.tools)
		if open != nil && recordIn(s.Snapshot(), open.ID()) {
			w.space.goTo(open.Kind(), open.ID(), "")
		}
		w.refreshMenu()
	})
}

func recordIn(state *model.Register, id model.ID) bool {
	for _, record := range state.Records() {
		if _, known := record.Identity(); known == id && id != "" {
			return true
		}
	}
	return false
}

// toPresent shows the register as it stands again.
func (w *Window) toPresent() {
	if w.present == nil {
		return
	}
	view := w.space.view
	w.dropPast()
	if w.space.view.code != view.code {
		w.space.view, w.space.editor = view, nil
	}
	w.space.rebuild(w.tools)
	w.refreshMenu()
}

// dropPast leaves the past, without showing anything.
func (w *Window) dropPast() {
	if w.present == nil {
		return
	}
	w.space.stop()
	if err := w.space.past.Close(); err != nil {
		w.fail(err, w.space.reg.Path())
	}
	w.space, w.present = w.present, nil
	w.tools.Session = w.space.session
}

// tellPast says in a banner as of which day everything is, and leads back.
func (s *space) tellPast(banner *widgets.Banner) {
	say := s.tools.Words.Say
	banner.Tell(widgets.Warning, say("history.past.banner", "day", s.session.AsOf().Format()), []widgets.Action{
		{Text: say("history.past.other"), Do: s.askPast},
		{Text: say("history.past.back"), Kind: widgets.PrimaryButton, Do: s.w.toPresent},
	}, nil)
}
