package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/difference"
	"verwerkingsregister/app/history"
)

// showHistory shows the versions of the record over its editor.
func (s *space) showHistory() {
	e := s.desk()
	if e == nil || e.Version() == 0 {
		return
	}
	s.keep()
	s.history = history.New(s.tools, e, history.Options{
		OnBack:     func() { s.back() },
		OnRestored: func() { s.back(); s.restored() },
	})
	s.arrange()
	s.history.FocusTable()
	s.w.refreshMenu()
}

// showTimeline shows the history of the whole register.
func (s *space) showTimeline() {
	s.timeline = history.NewTimeline(s.tools, history.TimelineOptions{OnRestored: func() {
		s.restored()
		if s.timeline != nil {
			s.timeline.Reload()
			s.timeline.FocusTable()
		}
	}})
	s.body.Objects = []fyne.CanvasObject{container.NewPadded(s.timeline.Object())}
	s.body.Refresh()
	s.timeline.FocusTable()
	s.w.refreshMenu()
}

// restored follows when something was taken back: a version was made, or the
// draft says something else.
func (s *space) restored() {
	if s.editor != nil {
		s.editor.Refill()
	}
	s.recount()
	s.tell()
	s.w.refreshMenu()
}

// viewer is what shows a difference now, or nil.
func (s *space) viewer() *difference.Viewer {
	switch {
	case s.history != nil:
		return s.history.Viewer()
	case s.timeline != nil:
		return s.timeline.Viewer()
	case s.comparing != nil:
		return s.comparing.Viewer()
	}
	return nil
}

// stepChange goes to the next or previous change of what is compared.
func (s *space) stepChange(by int) {
	if s.merging != nil {
		s.merging.Step(by)
		return
	}
	if v := s.viewer(); v != nil {
		v.Step(by)
	}
}
