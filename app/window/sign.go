package window

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// toApprove is what can be approved in one go: some records, or without any the
// register as a whole.
type toApprove struct {
	label   string
	records []model.ID
}

// askSign asks what is approved, by whom and when.
func (s *space) askSign() {
	e := s.desk()
	if e != nil && e.Changed() {
		s.tellSign("unsaved")
		return
	}
	var all []register.Summary
	var err error
	s.tools.Kit.Do(func() { all, err = s.session.Store().List(context.Background(), register.Query{}) }, func() {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		s.confirmSign(s.approvable(e, all))
	})
}

// approvable lists what can be approved now: the record on the desk, the
// records of the list, the register, and what was reviewed.
func (s *space) approvable(e *session.Editing, all []register.Summary) []toApprove {
	words := s.tools.Words
	var choices []toApprove
	if e != nil && e.Version() > 0 && !e.Trashed() {
		choices = append(choices, toApprove{s.tools.Record(e.Saved()), []model.ID{e.ID()}})
	}
	if l := s.lists[s.view.code]; l != nil && s.view.code != "trash" {
		var ids []model.ID
		for _, one := range l.Shown() {
			ids = append(ids, one.ID)
		}
		if len(ids) > 0 {
			choices = append(choices, toApprove{words.Count("window.sign.listed", len(ids)), ids})
		}
	}
	choices = append(choices, toApprove{label: s.tools.Say("sign.register")})
	if ids := session.Reviewed(s.session.Snapshot(), all, s.w.around.Now().Location()); len(ids) > 0 {
		choices = append(choices, toApprove{words.Count("window.sign.reviewed", len(ids)), ids})
	}
	return choices
}

func (s *space) confirmSign(choices []toApprove) {
	say := s.tools.Say
	var what *widgets.CodeSelect
	var by, note *widgets.TextField
	var date *widgets.DateField
	var dialog *widgets.Dialog
	complete := func(string) {
		iso, ok := date.Date()
		dialog.Enable(0, ok && iso != "" && strings.TrimSpace(by.Value()) != "")
	}
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: say("sign.title"), Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			options := make([]widgets.Option, len(choices))
			for i, c := range choices {
				options[i] = widgets.Option{Code: strconv.Itoa(i), Label: c.label}
			}
			what, by, note, date = widgets.NewCodeSelect(kit, options), widgets.NewTextField(kit), widgets.NewTextField(kit), widgets.NewDateField(kit, s.dates())
			what.Fixed = true
			what.Fill("0")
			date.FillDate(string(s.session.Today()))
			by.OnChanged = complete
			date.OnChanged = watch(date.OnChanged, func() { complete("") })
			return labelled(kit, wrapped(say("sign.text")), []labelledField{
				{say("sign.what"), what}, {say("sign.by"), by}, {say("sign.date"), date}, {say("sign.note"), note}})
		},
		Actions: []widgets.Action{{Text: say("sign.confirm"), Kind: widgets.PrimaryButton, Do: func() {
			at, _ := strconv.Atoi(what.Value()) // its codes are places
			iso, _ := date.Date()
			s.act(s.session.SignOff(register.Approving{By: by.Value(), Date: model.Date(iso), Note: note.Value(), Records: choices[at].records}))
		}}},
	})
	dialog.Show()
	dialog.Enable(0, false)
}

// labelledField is a field of a dialog with what stands before it.
type labelledField struct {
	label string
	field fyne.CanvasObject
}

// labelled stacks fields under a text.
func labelled(kit *widgets.Kit, text fyne.CanvasObject, fields []labelledField) fyne.CanvasObject {
	box := container.NewVBox(text)
	for _, f := range fields {
		box.Add(widgets.NewFormRow(kit, widgets.FormRowOptions{Label: f.label}, f.field))
	}
	return box
}

// act does something to the register itself and shows how it stands then.
func (s *space) act(job *session.Job) {
	s.tools.Run(job, func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		if s.timeline != nil {
			s.timeline.Renew()
		}
		s.restored()
	})
}

// askWithdraw asks which approval no longer counts, and why.
func (s *space) askWithdraw() {
	var all []register.SignedOff
	var err error
	s.tools.Kit.Do(func() { all, err = s.session.Store().SignOffs(context.Background()) }, func() {
		var inForce []register.SignedOff
		for _, one := range all {
			if one.Withdrawn == nil {
				inForce = append(inForce, one)
			}
		}
		switch {
		case err != nil:
			s.w.fail(err, s.reg.Path())
		case len(inForce) == 0:
			s.tellSign("none")
		default:
			s.confirmWithdraw(inForce)
		}
	})
}

func (s *space) confirmWithdraw(inForce []register.SignedOff) {
	say := s.tools.Say
	var which *widgets.CodeSelect
	var reason *widgets.TextField
	widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: say("sign.withdraw-title"), Severity: widgets.Warning, Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			options, first := make([]widgets.Option, len(inForce)), 0
			for i, one := range inForce {
				options[i] = widgets.Option{Code: strconv.Itoa(i), Label: s.approvalName(one.SignOff)}
				if e := s.desk(); e != nil && s.session.Snapshot().Approvals[e.ID()].SignOff == one.ID {
					first = i
				}
			}
			which, reason = widgets.NewCodeSelect(kit, options), widgets.NewTextField(kit)
			which.Fixed = true
			which.Fill(strconv.Itoa(first))
			return labelled(kit, wrapped(say("sign.withdraw-text")), []labelledField{
				{say("sign.withdraw-which"), which}, {say("sign.withdraw-reason"), reason}})
		},
		Actions: []widgets.Action{{Text: say("sign.withdraw-confirm"), Kind: widgets.DangerButton, Do: func() {
			at, _ := strconv.Atoi(which.Value()) // its codes are places
			s.act(s.session.Withdraw(inForce[at].ID, strings.TrimSpace(reason.Value())))
		}}},
	}).Show()
}

// approvalName tells one approval from another.
func (s *space) approvalName(a model.SignOff) string {
	what := s.tools.Say("sign.register")
	if !a.Whole() {
		names := make([]string, len(a.Records))
		for i, v := range a.Records {
			names[i] = v.Name
		}
		what = strings.Join(names, ", ")
	}
	return s.tools.Say("sign.withdraw-one", "date", a.Date.Format(), "by", s.tools.Words.Name(a.By), "what", what)
}

func (s *space) tellSign(key string) {
	widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{Severity: widgets.Info,
		Title: s.tools.Say("sign." + key + "-title"), Safe: s.tools.Say("sign." + key)})
}

// approval is how the record on the desk stands against its approval, as saved.
func (s *space) approval() model.Approval {
	if e := s.desk(); e != nil {
		return s.session.Snapshot().Approvals[e.ID()]
	}
	return model.Approval{}
}

// tellApproval shows it in the head of the record, and leads to what changed
// since.
func (s *space) tellApproval() {
	a := s.approval()
	s.approved.Hidden, s.since.Hidden = !a.Given(), !a.Changed
	switch {
	case a.Changed:
		s.approved.Set(s.tools.Say("state.changed"), widgets.Warning)
	case a.Given():
		s.approved.Set(s.tools.Say("state.approved", "date", a.Date.Format()), widgets.OK)
	}
}

// showSinceApproval shows what changed in the record since it was approved.
func (s *space) showSinceApproval() {
	if a := s.approval(); a.Changed {
		s.showHistory()
		s.history.Since(a.Version)
	}
}
