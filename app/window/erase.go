package window

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register"
)

// askErase asks before personal data that a record holds no more is removed
// from its history, and names what would go.
func (s *space) askErase() {
	e := s.desk()
	if e == nil || e.Version() == 0 {
		return
	}
	if e.Changed() {
		s.inform("unsaved")
		return
	}
	var values []string
	var err error
	s.tools.Kit.Do(func() { values, err = s.reg.Erasable(context.Background(), e.ID()) }, func() {
		switch {
		case err != nil:
			s.w.fail(err, s.reg.Path())
		case len(values) == 0:
			s.inform("nothing")
		default:
			s.confirmErase(e, values)
		}
	})
}

// inform tells why nothing is erased.
func (s *space) inform(key string) {
	widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{Severity: widgets.Info,
		Title: s.tools.Words.Say("history.erase." + key + "-title"), Safe: s.tools.Words.Say("history.erase." + key)})
}

func (s *space) confirmErase(e *session.Editing, values []string) {
	say := s.tools.Words.Say
	var reason *widgets.TextField
	var dialog *widgets.Dialog
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Words.Count("history.erase.title", len(values), "record", s.tools.Record(e.Saved())), Severity: widgets.Warning, Width: 540,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			reason = widgets.NewTextField(kit)
			reason.OnChanged = func(text string) { dialog.Enable(0, strings.TrimSpace(text) != "") }
			return container.NewVBox(
				widgets.NewFormRow(kit, widgets.FormRowOptions{Label: say("history.erase.reason")}, reason),
				wrapped(say("history.erase.what", "values", strings.Join(values, "; "))),
				wrapped(say("history.erase.text")))
		},
		Actions: []widgets.Action{{Text: say("history.erase.confirm"), Kind: widgets.DangerButton, Do: func() {
			s.erase(e, strings.TrimSpace(reason.Value()))
		}}},
	})
	dialog.Show()
	dialog.Enable(0, false)
}

func (s *space) erase(e *session.Editing, reason string) {
	erased := 0
	s.tools.Run(s.session.Erase(e.ID(), reason, func(n int) { erased = n }), func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		s.restored()
		widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{Severity: widgets.OK,
			Title: s.tools.Words.Count("history.erase.done", erased), Safe: s.tools.Words.Say("history.erase.done-text")})
	})
}

// askEraseSigner asks which name is taken out of the approvals given under it.
func (s *space) askEraseSigner() {
	var all []register.SignedOff
	var err error
	s.tools.Kit.Do(func() { all, err = s.session.Store().SignOffs(context.Background()) }, func() {
		var names []string
		for _, one := range all {
			if _, erased := register.ErasedOn(one.By); !erased && !slices.Contains(names, one.By) {
				names = append(names, one.By)
			}
		}
		switch {
		case err != nil:
			s.w.fail(err, s.reg.Path())
		case len(names) == 0:
			s.tellSign("erase-none")
		default:
			slices.Sort(names)
			s.confirmEraseSigner(names)
		}
	})
}

func (s *space) confirmEraseSigner(names []string) {
	say := s.tools.Say
	var who *widgets.CodeSelect
	var reason *widgets.TextField
	var dialog *widgets.Dialog
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: say("sign.erase-title"), Severity: widgets.Warning, Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			options := make([]widgets.Option, len(names))
			for i, name := range names {
				options[i] = widgets.Option{Code: strconv.Itoa(i), Label: name}
			}
			who, reason = widgets.NewCodeSelect(kit, options), widgets.NewTextField(kit)
			who.Fixed = true
			who.Fill("0")
			reason.OnChanged = func(text string) { dialog.Enable(0, strings.TrimSpace(text) != "") }
			return labelled(kit, wrapped(say("sign.erase-text")), []labelledField{
				{say("sign.erase-who"), who}, {say("sign.erase-reason"), reason}})
		},
		Actions: []widgets.Action{{Text: say("sign.erase-confirm"), Kind: widgets.DangerButton, Do: func() {
			at, _ := strconv.Atoi(who.Value()) // its codes are places
			s.eraseSigner(names[at], strings.TrimSpace(reason.Value()))
		}}},
	})
	dialog.Show()
	dialog.Enable(0, false)
}

func (s *space) eraseSigner(name, reason string) {
	s.act(s.session.EraseSigner(name, reason, func(erased int) {
		widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{Severity: widgets.OK,
			Title: s.tools.Words.Count("window.sign.erase-done", erased), Safe: s.tools.Say("sign.erase-done-text")})
	}))
}
