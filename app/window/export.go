package window

import (
	"context"
	"net/url"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// askExport asks what to export, then where to.
func (s *space) askExport() {
	var choice *widgets.CodeSelect
	formats := s.formats()
	widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Say("export.title"), Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			choice = widgets.NewCodeSelect(kit, formats)
			choice.Fixed = true
			choice.Fill(formats[0].Code)
			return container.NewVBox(widgets.NewFormRow(kit, widgets.FormRowOptions{Label: s.tools.Say("export.what"), Above: true}, choice))
		},
		Actions: []widgets.Action{{Text: s.tools.Say("export.confirm"), Kind: widgets.PrimaryButton, Do: func() {
			if format := publish.Format(choice.Value()); format == publish.Bijsluiter {
				s.askForm()
			} else {
				s.askExportPlace(format)
			}
		}}},
	}).Show()
}

// formats are the exports that can be made now.
func (s *space) formats() []widgets.Option {
	var options []widgets.Option
	for _, f := range publish.Formats() {
		if f == publish.Bijsluiter && (s.desk() == nil || s.desk().Version() == 0 || !publish.Describes(s.desk().Saved())) {
			continue
		}
		option := widgets.Option{Code: string(f), Label: s.tools.Say("export." + string(f)), Note: s.tools.Say("export." + string(f) + "-note")}
		if f == publish.Bijsluiter { // with a service open, that is what is wanted most
			options = slices.Insert(options, 0, option)
			continue
		}
		options = append(options, option)
	}
	return options
}

func (s *space) askExportPlace(format publish.Format) {
	name := s.session.Snapshot().Organisation.Name
	if name == "" {
		name = s.tools.Say("export.name")
	}
	name += " " + s.w.around.Now().Format("2006-01-02") + format.Ending()
	s.w.askPlace(s.tools.Say("export.place"), name, func(path string) { s.export(publish.Request{Format: format}, withEnding(path, format.Ending())) })
}

// export writes what is asked of the register as saved, with progress and a way
// to stop.
func (s *space) export(request publish.Request, path string) {
	ctx, cancel := context.WithCancel(context.Background())
	busy := widgets.ShowBusyUntil(s.tools.Kit, s.w.win, s.tools.Say("export.busy", "file", filepath.Base(path)), cancel)
	request.Time, request.Language = s.w.around.Now(), string(s.tools.Words.Language())
	var head register.Fingerprint
	var err error
	s.tools.Kit.Do(func() {
		var state *model.Register
		if state, err = s.session.Store().Snapshot(ctx); err != nil {
			return
		}
		if head, err = s.session.Store().Head(ctx); err != nil {
			return
		}
		request.State, request.Head = state, head
		err = request.WriteFile(ctx, path)
	}, func() {
		busy.Hide()
		stopped := ctx.Err() != nil
		cancel()
		switch {
		case stopped:
		case err != nil:
			s.w.fail(err, path)
		default:
			s.tellExported(path, head)
		}
	})
}

func (s *space) tellExported(path string, head register.Fingerprint) {
	open := func(path string) func() {
		return func() {
			if err := s.w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
				s.w.fail(err, path)
			}
		}
	}
	widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{
		Title: s.tools.Say("export.done", "file", filepath.Base(path)), Severity: widgets.OK,
		Safe: filepath.Dir(path), Todo: s.tools.Say("export.done-text", "fingerprint", head.String()),
		Actions: []widgets.Action{
			{Text: s.tools.Say("export.folder"), Do: open(filepath.Dir(path))},
			{Text: s.tools.Say("export.open"), Kind: widgets.PrimaryButton, Do: open(path)},
		},
	})
}

// askImport asks what to read.
func (s *space) askImport() { s.importAll(nil) }

// pasteImport reads the text on the clipboard.
func (s *space) pasteImport() {
	s.importAll(nil)
	if s.importing != nil {
		s.importing.Paste()
	}
}

// importFiles shows what documents propose.
func (s *space) importFiles(paths []string) { s.importAll(importer.Files(paths...)) }

// importAll shows what sources propose, in the place of the list.
func (s *space) importAll(sources []importer.Source) {
	s.guarded(func() {
		s.putAway()
		s.importing = importer.New(s.tools, sources, importer.Options{
			OnDone:   func() { s.importing = nil; s.recount(); s.show(s.view) },
			OnCancel: func() { s.importing = nil; s.show(s.view) },
		})
		s.body.Objects = []fyne.CanvasObject{container.NewPadded(s.importing.Object())}
		s.body.Refresh()
		s.importing.Focus()
		s.w.refreshMenu()
	})
}

// guarded goes on at once, or, when an import would lose ticks or edits, after
// the user agreed.
func (s *space) guarded(then func()) {
	if s.importing == nil || !s.importing.Changed() {
		s.importing = nil
		then()
		return
	}
	s.w.ask("leave-import", "leave-import.confirm", func() {
		s.importing = nil
		then()
	})
}
