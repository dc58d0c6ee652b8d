package window

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// keptDocument is a document that the register keeps, and the records it is about.
type keptDocument struct {
	register.Document
	about []model.Record
}

// askDocuments lists the documents that the register keeps, the newest first: each is
// saved from there as it came in.
func (s *space) askDocuments() {
	state := s.session.Snapshot()
	var kept []keptDocument
	var err error
	s.tools.Kit.Do(func() { kept, err = keptDocuments(s.reg, state) }, func() {
		switch {
		case err != nil:
			s.w.fail(err, s.reg.Path())
		case len(kept) == 0:
			widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{
				Title: s.tools.Say("documents.none"), Severity: widgets.Info, Todo: s.tools.Say("documents.none-text")})
		default:
			s.showDocuments(kept)
		}
	})
}

func (s *space) showDocuments(kept []keptDocument) {
	var table *widgets.DataTable[keptDocument]
	var dialog *widgets.Dialog
	save := func() {
		if d, ok := table.Selected(); ok {
			dialog.Close()
			s.w.saveDocument(d.Hash, d.Name)
		}
	}
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Say("documents.title"), Width: 1000, Height: 520, CancelText: s.tools.Say("documents.close"),
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			table = widgets.NewDataTable(kit, widgets.DataTableOptions[keptDocument]{
				Columns: s.documentColumns(), Key: func(d keptDocument) string { return d.Hash }, OnOpen: func(keptDocument) { save() }})
			table.SetRows(kept)
			table.Select(kept[0].Hash)
			return widgets.NewFrame(wrapped(s.tools.Say("documents.text")), nil, nil, nil, table)
		},
		Actions: []widgets.Action{{Text: s.tools.Say("document.save"), Kind: widgets.PrimaryButton, Keep: true, Do: save}},
	})
	dialog.Show()
}

func (s *space) documentColumns() []widgets.Column[keptDocument] {
	column := func(id string, width float32, text func(keptDocument) string) widgets.Column[keptDocument] {
		return widgets.Column[keptDocument]{ID: id, Title: s.tools.Say("documents." + id), Width: width, Text: text}
	}
	about := column("about", 330, func(d keptDocument) string {
		names := make([]string, len(d.about))
		for i, r := range d.about {
			names[i] = s.tools.Record(r)
		}
		return strings.Join(names, ", ")
	})
	about.Grow = true
	return []widgets.Column[keptDocument]{
		column("name", 300, func(d keptDocument) string { return d.Name }),
		column("time", 140, func(d keptDocument) string { return s.tools.Words.Time(d.Time.Local()) }),
		about,
		column("hash", 130, func(d keptDocument) string { return d.Hash[:12] }),
	}
}

// keptDocuments are the documents of a register, the newest first. What each is about
// are the records that refer to it, else those that were saved as it was kept.
func keptDocuments(reg *register.Register, state *model.Register) ([]keptDocument, error) {
	ctx := context.Background()
	all, err := reg.Documents(ctx)
	if err != nil {
		return nil, err
	}
	referring := map[string][]model.Record{}
	for _, r := range state.Records() {
		for _, d := range referencesOf(r) {
			referring[d.Hash] = append(referring[d.Hash], r)
		}
	}
	kept := make([]keptDocument, len(all))
	for i, d := range all {
		kept[i] = keptDocument{d, referring[d.Hash]}
		if len(kept[i].about) > 0 {
			continue
		}
		if kept[i].about, err = savedAt(ctx, reg, state, d.Time); err != nil {
			return nil, err
		}
	}
	slices.Reverse(kept)
	return kept, nil
}

// referencesOf are the documents that a record refers to.
func referencesOf(r model.Record) []model.DocumentRef {
	switch r := r.(type) {
	case *model.Activity:
		return r.Documents
	case *model.Service:
		return r.Documents
	case *model.Party:
		return r.Documents
	case *model.Organisation:
		return r.Documents
	}
	return nil
}

// savedAt are the activities and services that were imported at a moment, else whatever was.
func savedAt(ctx context.Context, reg *register.Register, state *model.Register, at time.Time) ([]model.Record, error) {
	versions, err := reg.History(ctx, register.HistoryQuery{From: at, Until: at.Add(time.Millisecond)})
	if err != nil {
		return nil, err
	}
	var main, other []model.Record
	for _, r := range state.Records() {
		kind, id := r.Identity()
		if !slices.ContainsFunc(versions, func(v model.Version) bool { return v.Record == id && v.Action == model.ActionImport }) {
			continue
		}
		if kind == model.KindActivity || kind == model.KindService {
			main = append(main, r)
		} else {
			other = append(other, r)
		}
	}
	if len(main) > 0 {
		return main, nil
	}
	return other, nil
}
