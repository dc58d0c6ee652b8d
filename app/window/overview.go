package window

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/overview"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/report"
)

// overviews is the code of the view with lists of all records together.
const overviews = "overviews"

// showOverviews shows the list that was shown last.
func (s *space) showOverviews() {
	if s.overview == nil {
		s.overview = overview.New(s.tools, overview.Options{OnOpen: s.openLine, OnExport: s.askListExport})
	}
	s.body.Objects = []fyne.CanvasObject{container.NewPadded(s.overview.Object())}
	s.body.Refresh()
	s.overview.Show(s.overview.Which())
	s.overview.Focus()
	s.w.refreshMenu()
}

// renewOverview makes the overview again, with what was asked of it: the
// language or the look changed.
func (s *space) renewOverview() {
	before := s.overview
	s.overview = nil
	if before != nil {
		s.overview = overview.New(s.tools, overview.Options{OnOpen: s.openLine, OnExport: s.askListExport})
		s.overview.Restore(before)
	}
}

// openLine goes to what a row of an overview tells of; back leads to the row
// again.
func (s *space) openLine(l report.Line) {
	s.visit(l.Kind, l.Record, func() {
		s.from = overviews
		if l.Path != "" {
			s.editor.Jump(l.Path)
		} else {
			s.editor.FocusFirst()
		}
	})
}

// overviewShown is the overview while it is on the screen, or nil.
func (s *space) overviewShown() *overview.Page {
	if s.view.code != overviews {
		return nil
	}
	return s.overview
}

// askBreach shows what a breach at the open party touches.
func (s *space) askBreach() {
	id := s.desk().ID()
	s.show(viewNamed(overviews))
	if p := s.overviewShown(); p != nil {
		p.ShowBreach(overview.PartyKey(id))
		p.Focus()
	}
}

// askListExport asks in which format a list that is on the screen is written.
func (s *space) askListExport(request publish.Request) {
	var format *widgets.CodeSelect
	var password *widgets.PasswordPair
	var dialog *widgets.Dialog
	fit := func() {
		show(password, publish.Format(format.Value()) == publish.Workbook)
		_, same := password.Value()
		dialog.Enable(0, same)
		dialog.Fit()
	}
	say := s.tools.Words.Say
	text := say("overview.export-all")
	if request.List.Partly() {
		text = say("overview.export-some")
	}
	dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: say("overview.export-title", "name", request.List.Heading), Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			var options []widgets.Option
			for _, f := range request.Report.Formats() {
				options = append(options, widgets.Option{Code: string(f), Label: s.tools.Say("export.format." + string(f))})
			}
			format = widgets.NewCodeSelect(kit, options)
			format.Fixed = true
			format.Fill(options[0].Code)
			format.OnChanged = func(string) { fit() }
			password = s.newPassword(kit, fit)
			return container.NewVBox(wrapped(text), widgets.NewFormRow(kit, widgets.FormRowOptions{Label: s.tools.Say("export.as"), Above: true}, format), password.Object())
		},
		Actions: []widgets.Action{{Text: s.tools.Say("export.confirm"), Kind: widgets.PrimaryButton, Do: func() {
			request.Format = publish.Format(format.Value())
			request.Password, _ = password.Value()
			s.askExportPlace(request, time.Time{})
		}}},
	})
	dialog.Show()
	fit()
}
