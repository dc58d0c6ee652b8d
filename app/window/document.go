package window

import (
	"context"
	"errors"
	"net/url"
	"path/filepath"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register"
)

// saveDocument asks where to save a document that the register keeps, and saves it
// there as it came in, under the name it came by. title is what it is called where
// the register does not have it.
func (w *Window) saveDocument(hash, title string) {
	s := w.space
	if s == nil {
		return
	}
	var kept register.Document
	var err error
	s.tools.Kit.Do(func() { kept, err = s.reg.Document(context.Background(), hash) }, func() {
		var of *register.Error
		switch {
		case errors.As(err, &of) && of.Kind == register.NotFound:
			widgets.ShowMessage(s.tools.Kit, w.win.Canvas(), widgets.Message{
				Title: s.tools.Say("document.gone", "name", title), Severity: widgets.Warning, Todo: s.tools.Say("document.gone-text"),
			})
		case err != nil:
			w.fail(err, s.reg.Path())
		default:
			w.askExportFile(s.tools.Say("document.place"), kept.Name, func(path string) { s.writeDocument(hash, path) })
		}
	})
}

func (s *space) writeDocument(hash, path string) {
	var err error
	s.tools.Kit.Do(func() { err = publish.WriteDocument(context.Background(), s.reg, hash, path) }, func() {
		if err != nil {
			s.w.fail(err, path)
			return
		}
		s.tellWritten(path, path, s.tools.Say("document.done-text"))
	})
}

// tellWritten tells that a file was written, and offers to open it, or what of it
// is read first, or its folder.
func (s *space) tellWritten(path, first, todo string) {
	open := func(path string) func() {
		return func() {
			if err := s.w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}); err != nil {
				s.w.fail(err, path)
			}
		}
	}
	widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{
		Title: s.tools.Say("export.done", "file", filepath.Base(path)), Severity: widgets.OK,
		Safe: filepath.Dir(path), Todo: todo,
		Actions: []widgets.Action{
			{Text: s.tools.Say("export.folder"), Do: open(filepath.Dir(path))},
			{Text: s.tools.Say("export.open"), Kind: widgets.PrimaryButton, Do: open(first)},
		},
	})
}
