package window

import (
	"context"

	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
)

// create puts a new record on the desk.
func (s *space) create(kind model.Kind) {
	s.guarded(func() {
		s.keep()
		e := s.session.New(kind)
		s.viewOf(kind)
		s.edit(e)
		s.editor.FocusFirst()
	})
}

// duplicate puts a copy of the record on the desk as a new one.
func (s *space) duplicate() {
	from := s.desk()
	if from == nil || from.Kind() == model.KindOrganisation {
		return
	}
	s.keep()
	s.edit(s.session.Copy(from.Work()))
	s.editor.FocusFirst()
}

// save makes a version of the record on the desk.
func (s *space) save(reason string) {
	e := s.desk()
	if e == nil || !e.Changed() && e.Version() > 0 {
		return
	}
	if s.keeper != nil {
		s.keeper()
		s.keeper = nil
	}
	s.tools.Run(s.session.Save(e, reason), func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		s.w.savedAt = s.w.around.Now()
		if s.editor != nil && s.editor.Editing() == e {
			s.editor.Refill()
		}
		s.recount()
		s.tell()
		s.w.refreshMenu()
	})
}

func (s *space) saveWithReason() {
	if e := s.desk(); e == nil || !e.Changed() {
		return
	}
	widgets.ShowQuestion(s.tools.Kit, s.w.win.Canvas(), widgets.Question{
		Title: s.tools.Say("reason.title"), Text: s.tools.Say("reason.text"), Label: s.tools.Say("reason.label"),
		Confirm: s.tools.Say("action.save"), OnAnswer: s.save,
	})
}

// discard makes the record what was saved last; undo brings the text back.
func (s *space) discard() {
	if e := s.desk(); e != nil && e.Changed() {
		if err := s.session.Discard(e); err != nil {
			s.w.fail(err, "")
			return
		}
		s.editor.Refill()
	}
}

// remove moves the record to the trash.
func (s *space) remove() {
	e := s.desk()
	if e == nil || e.Kind() == model.KindOrganisation {
		return
	}
	if e.Version() == 0 { // never saved: only a draft goes
		s.discard()
		s.show(s.view)
		return
	}
	s.tools.Run(s.session.Delete("", e.Saved()), func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		s.recount()
		s.show(s.view)
	})
}

// untrash takes the record out of the trash again.
func (s *space) untrash() {
	e := s.desk()
	s.tools.Run(s.session.Restore(e.ID(), e.Version(), ""), func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		s.recount()
		s.show(s.view)
	})
}

func (s *space) undo() {
	if typing(s.w, widgets.Undoer.UndoTyping) {
		return
	}
	label := s.w.undoLabel()
	s.swing(s.session.Undo(), label)
}

func (s *space) redo() {
	if typing(s.w, widgets.Undoer.RedoTyping) {
		return
	}
	label := s.w.redoLabel()
	s.swing(s.session.Redo(), label)
}

// typing lets the field with the keyboard undo what was typed in it.
func typing(w *Window, do func(widgets.Undoer) bool) bool {
	field, ok := w.win.Canvas().Focused().(widgets.Undoer)
	return ok && do(field)
}

// swing undoes a step, or does it again. What takes long tells so by its label,
// and leaves everything as it was when it is stopped.
func (s *space) swing(job *session.Job, label string) {
	if job == nil {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	busy := widgets.ShowBusyUntil(s.tools.Kit, s.w.win, label, stop)
	s.tools.Run(job.Within(ctx), func(err error) {
		busy.Hide()
		stopped := ctx.Err() != nil
		stop()
		switch {
		case err != nil && stopped:
			return
		case err != nil:
			s.w.fail(err, s.reg.Path())
			return
		case s.editor != nil:
			s.editor.Refill()
		default:
			s.show(s.view)
		}
		s.recount()
		s.tell()
		s.w.refreshMenu()
	})
}

// back leaves history for the editor, and the editor for the list.
func (s *space) back() bool {
	switch {
	case s.comparing != nil, s.merging != nil:
		s.show(s.view)
	case s.history != nil && s.editor != nil:
		s.history = nil
		s.arrange()
		s.tell()
	case s.editor != nil && s.from != "":
		s.show(viewNamed(s.from))
	case s.editor != nil && s.view.code != "organisation":
		id := s.desk().ID()
		s.show(s.view)
		if l := s.lists[s.view.code]; l != nil {
			l.Select(id)
		}
	default:
		return false
	}
	return true
}

func (s *space) search() {
	if p := s.overviewShown(); p != nil {
		p.FocusSearch()
		return
	}
	if s.view.kinds == nil && s.view.code != "trash" {
		s.show(views[0])
	}
	s.list(s.view).Focus()
}

func (s *space) section(by int) {
	if s.editor != nil && s.history == nil {
		s.editor.Step(by)
		s.editor.FocusFirst()
	}
}

func (s *space) nextFinding() {
	if s.editor != nil {
		s.finding = s.editor.NextFinding(s.finding)
	}
}

// nextPane gives the keyboard to list, index, fields and help in turn.
func (s *space) nextPane() {
	var panes []func()
	if l := s.lists[s.view.code]; l != nil {
		panes = append(panes, l.FocusTable)
	}
	if p := s.overviewShown(); p != nil {
		panes = append(panes, p.Focus, p.FocusDetail, p.FocusSearch)
	}
	if s.editor != nil && s.history == nil {
		panes = append(panes, s.editor.FocusIndex, s.editor.FocusFirst)
		if s.w.settings.helpShown() {
			panes = append(panes, func() { widgets.FocusOn(s.help) })
		}
	}
	if len(panes) > 0 {
		s.pane = (s.pane + 1) % len(panes)
		panes[s.pane]()
	}
}
