package window

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register"
	"verwerkingsregister/register/catalogue"
)

// askCatalogue asks which common activities come in as drafts.
func (s *space) askCatalogue() {
	say := s.tools.Say
	entries := catalogue.Entries(string(s.tools.Words.Language()))
	var chosen *widgets.MultiSelect
	var dialog *widgets.Dialog
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: say("catalogue.title"), Width: 640, Height: 420,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			chosen = widgets.NewMultiSelect(kit, offered(entries, groupOf(s.session.Snapshot().Organisation)))
			chosen.OnChanged = func(codes []string) { dialog.Enable(0, len(codes) > 0) }
			return labelled(kit, wrapped(say("catalogue.text")), []labelledField{{say("catalogue.activities"), chosen}})
		},
		Actions: []widgets.Action{{Text: say("catalogue.confirm"), Kind: widgets.PrimaryButton, Do: func() {
			s.addDrafts(entries, chosen.Value())
		}}},
	})
	dialog.Show()
	dialog.Enable(0, false)
}

// groupOf is the kind of organisation whose activities are offered first.
func groupOf(organisation model.Organisation) string {
	sector, _ := reference.List("sector").Row(string(organisation.Sector))
	switch {
	case sector.Code == "municipality":
		return catalogue.Municipality
	case sector.Extra("publicly_funded") == string(model.Yes) && sector.Extra("public") != string(model.Yes), sector.Code == "":
		return catalogue.School
	}
	return catalogue.Company
}

// offered are the entries to choose from, those of the group first.
func offered(entries []catalogue.Entry, group string) []widgets.Option {
	var first, other []widgets.Option
	for _, e := range entries {
		option := widgets.Option{Code: e.Code, Label: e.Activity.Name, Note: e.Activity.Description}
		if e.For(group) {
			first = append(first, option)
		} else {
			other = append(other, option)
		}
	}
	return append(first, other...)
}

// addDrafts adds drafts of the catalogue as one step and shows the list they
// are in.
func (s *space) addDrafts(entries []catalogue.Entry, codes []string) {
	var records []model.Record
	for i := range entries {
		if slices.Contains(codes, entries[i].Code) {
			records = append(records, &entries[i].Activity)
		}
	}
	var change register.Change
	var err error
	s.tools.Kit.Do(func() { change, err = accept.Taker{Register: s.reg}.Records(context.Background(), records) }, func() {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		change.Action = model.ActionCreate
		step := session.Step{Verb: session.VerbAdd, Kind: model.KindActivity, Title: s.tools.Words.Count("window.catalogue.step", len(records))}
		s.tools.Run(s.session.Change(change, step), func(err error) {
			if err != nil {
				s.w.fail(err, s.reg.Path())
				return
			}
			s.recount()
			s.viewOf(model.KindActivity)
			s.show(s.view)
		})
	})
}
