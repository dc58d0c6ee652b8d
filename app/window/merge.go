package window

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/merge"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/source"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register"
)

// askMerge asks which other copy of the register is to be brought in.
func (s *space) askMerge() {
	widgets.ChooseFile(s.tools.Kit, s.w.win, widgets.FileOptions{
		Title: s.tools.Words.Say("merge.file-title"), Folder: s.w.folder(), Endings: []string{ending},
	}, func(path string) { s.w.Merge(path) })
}

// Merge plans to bring another copy of the open register in, and shows what
// that would do, in the place of the list. Nothing is written.
func (w *Window) Merge(path string) {
	s := w.space
	if s == nil || s.session.ReadOnly() {
		return
	}
	if source.Same(path, s.reg.Path()) {
		w.fail(&source.Error{Path: path, Kind: source.OpenRegister}, path)
		return
	}
	s.guarded(func() {
		s.keep()
		w.queue.whenIdle(func() {
			name := filepath.Base(path)
			s.merge(path, register.MergeOptions{DryRun: true}, "plan", func(planned register.Merged) {
				if planned.Versions == 0 {
					widgets.ShowMessage(s.tools.Kit, w.win.Canvas(), widgets.Message{Severity: widgets.Info,
						Title: s.tools.Words.Say("merge.nothing-title"), Safe: s.tools.Words.Say("merge.nothing", "name", name)})
					return
				}
				s.showMerge(path, name, merge.NewPlan(planned))
			})
		})
	})
}

// showMerge shows a plan in the place of the list.
func (s *space) showMerge(path, name string, plan *merge.Plan) {
	s.putAway()
	s.merging = merge.New(s.tools, plan, merge.Options{
		Name: name, OnBack: func() { s.show(s.view) },
		OnMerge: func(reason string) {
			s.merge(path, register.MergeOptions{Resolve: plan.Resolve, Reason: reason}, "busy", func(done register.Merged) {
				s.merging = nil
				s.show(s.view)
				s.restored()
				widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{Severity: widgets.OK,
					Title: s.tools.Words.Say("merge.done-title", "name", name),
					Safe:  s.tools.Words.Say("merge.done", "fingerprint", done.Head.String())})
			})
		},
	})
	s.body.Objects = []fyne.CanvasObject{container.NewPadded(s.merging.Object())}
	s.body.Refresh()
	s.merging.FocusTable()
	s.w.refreshMenu()
}

// merge merges, or plans to, with the window covered: it tells how far it is,
// and can be stopped, which leaves the register as it was.
func (s *space) merge(path string, opts register.MergeOptions, key string, then func(register.Merged)) {
	ctx, stop := context.WithCancel(context.Background())
	busy := widgets.ShowBusyUntil(s.tools.Kit, s.w.win, s.tools.Words.Say("merge."+key, "name", filepath.Base(path)), stop)
	opts.Progress = func(done, total int) {
		s.tools.Kit.Do(nil, func() { busy.SetDone(float64(done) / float64(max(total, 1))) })
	}
	var merged register.Merged
	job := s.session.Merge(path, opts, func(m register.Merged) { merged = m })
	s.tools.Kit.Do(func() { job.Work(ctx) }, func() {
		busy.Hide()
		err := job.Finish()
		stopped := ctx.Err() != nil
		stop()
		switch {
		case err != nil && stopped:
		case errors.Is(err, session.ErrDrafts):
			widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), widgets.Message{Severity: widgets.Info,
				Title: s.tools.Words.Say("merge.drafts-title"), Safe: s.tools.Words.Say("merge.drafts")})
		case err != nil:
			s.w.fail(err, path)
		default:
			then(merged)
		}
	})
}

// takeOver does what the page that takes over is for.
func (s *space) takeOver() {
	if s.merging != nil {
		s.merging.Confirm()
		return
	}
	s.importing.TakeOver()
}
