package window

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/compare"
	"verwerkingsregister/app/editor"
	"verwerkingsregister/app/history"
	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/list"
	"verwerkingsregister/app/merge"
	"verwerkingsregister/app/overview"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// keeping is how long after a key a draft is written, at the latest.
const keeping = 1500 * time.Millisecond

// view is one of the places the bar at the top leads to.
type view struct {
	code  string // its words are window.view.CODE
	kinds []model.Kind
	trash register.Trash
	made  model.Kind // what its button for new makes; empty: nothing
}

var views = []view{
	{code: "activities", kinds: []model.Kind{model.KindActivity}, made: model.KindActivity},
	{code: "services", kinds: []model.Kind{model.KindService}, made: model.KindService},
	{code: "parties", kinds: []model.Kind{model.KindParty}, made: model.KindParty},
	{code: "organisation"},
	{code: overviews},
	{code: "timeline"},
	{code: "trash", trash: register.OnlyTrash},
}

func viewNamed(code string) view {
	for _, v := range views {
		if v.code == code {
			return v
		}
	}
	return views[0]
}

// space is the open register with its screens.
type space struct {
	w       *Window
	reg     *register.Register
	past    *register.Past // what is shown of the register; nil for how it stands
	session *session.Session
	tools   *screen.Tools

	view      view
	lists     map[string]*list.List
	editor    *editor.Editor
	importing *importer.Importer // the page that is shown in place of a view; nil when none is
	history   *history.History   // of the record, over its editor; nil when not shown
	timeline  *history.Timeline  // of the register; nil when not shown
	overview  *overview.Page     // made when it is first shown
	comparing *compare.Compare   // with another register; nil when not shown
	merging   *merge.Merge       // the plan to bring another copy in; nil when not shown
	help      *widgets.HelpPane
	finding   int // the finding last jumped to
	pane      int
	from      string // the view the open record was reached from, when it is not its own; back leads there

	tabs     *widgets.Tabs
	title    *widget.RichText
	state    *widgets.Badge
	approved *widgets.Badge
	since    *widgets.Button // leads to what changed after the approval
	above    *fyne.Container // the line with title and state
	body     *fyne.Container
	status   *widgets.StatusBar
	keeper   func() // cancels the keeping that waits
}

func newSpace(w *Window, reg *register.Register, s *session.Session) *space {
	sp := &space{w: w, reg: reg, session: s, view: views[0]}
	s.OnChange = sp.changed
	return sp
}

// rebuild makes all screens again, with the record that was shown.
func (s *space) rebuild(tools *screen.Tools) {
	s.tools = tools
	s.lists = make(map[string]*list.List)
	s.help = widgets.NewHelpPane(tools.Kit, tools.Say("editor.help-empty"))
	s.status = widgets.NewStatusBar()
	s.body = container.NewStack()
	s.history = nil
	s.renewOverview()
	places := make([]widgets.Tab, len(views))
	for i, v := range views {
		places[i] = widgets.Tab{Key: v.code, Title: tools.Say("view." + v.code)}
	}
	s.tabs = widgets.NewTabs(tools.Kit, places)
	s.tabs.OnSelected = func(code string) {
		s.tabs.Select(s.view.code) // until it is sure
		s.show(viewNamed(code))
		widgets.FocusOn(s.tabs)
	}
	head := container.NewHBox(s.tabs)
	banner := widgets.NewBanner(tools.Kit)
	if s.past != nil {
		s.tellPast(banner)
	} else if s.session.ReadOnly() {
		banner.Tell(widgets.Info, tools.Say("read-only"), nil, nil)
	}
	open := s.desk()
	s.w.win.SetContent(tools.Kit.Window(widgets.NewFrame(container.NewVBox(head, widget.NewSeparator(), banner), s.status, nil, nil, s.body)))
	s.show(s.view)
	if open != nil {
		s.edit(open)
	}
	s.tell()
}

// desk is the record in the editor, or nil.
func (s *space) desk() *session.Editing {
	if s.editor == nil {
		return nil
	}
	return s.editor.Editing()
}

// guarded goes on at once, or, when an import would lose ticks or edits or a
// merge what was chosen, after the user agreed.
func (s *space) guarded(then func()) {
	leave := func() {
		s.importing = nil
		then()
	}
	switch {
	case s.importing != nil && s.importing.Changed():
		s.w.ask("leave-import", "leave-import.confirm", leave)
	case s.merging != nil && s.merging.Changed():
		s.w.ask("leave-merge", "leave-merge.confirm", leave)
	default:
		leave()
	}
}

// show goes to a view.
func (s *space) show(v view) { s.guarded(func() { s.showView(v) }) }

func (s *space) showView(v view) {
	s.view = v
	s.putAway()
	s.tabs.Select(v.code)
	switch v.code {
	case "organisation":
		s.openOrganisation()
		return
	case "timeline":
		s.showTimeline()
		return
	case overviews:
		s.showOverviews()
		return
	}
	l := s.list(v)
	l.SetCompact(false)
	s.body.Objects = []fyne.CanvasObject{s.page(l, v)}
	s.body.Refresh()
	l.Reload()
	l.FocusTable()
	s.w.refreshMenu()
}

func (s *space) list(v view) *list.List {
	if s.lists[v.code] == nil {
		options := list.Options{
			Kinds: v.kinds, Trash: v.trash, Empty: v.code,
			OnOpen: func(r register.Summary) {
				s.visit(r.Kind, r.ID, func() { s.editor.FocusFirst() })
			},
			OnSelected: func(r register.Summary) { s.goTo(r.Kind, r.ID, "") },
		}
		if v.made != "" && !s.session.ReadOnly() {
			options.New = func() { s.create(v.made) }
			options.Ticks = true
			options.Begin = []widgets.Action{{Text: s.tools.Say("action.import"), Do: s.askImport}}
			if v.made == model.KindActivity {
				options.Begin = append(options.Begin, widgets.Action{Text: s.tools.Say("action.catalogue"), Do: s.askCatalogue})
			}
		}
		s.lists[v.code] = list.New(s.tools, options)
	}
	return s.lists[v.code]
}

// page is a list at full width with what can be made.
func (s *space) page(l *list.List, v view) fyne.CanvasObject {
	if v.made == "" || s.session.ReadOnly() {
		return container.NewPadded(l.Object())
	}
	make := widgets.NewButton(s.tools.Kit, widgets.PrimaryButton, s.tools.Say("action.new-"+string(v.made)), theme.ContentAddIcon(), func() { s.create(v.made) })
	tasks := container.NewHBox(make)
	tasks.Add(widgets.NewButton(s.tools.Kit, widgets.PlainButton, s.tools.Say("action.import"), theme.DownloadIcon(), s.askImport))
	tasks.Add(widgets.NewButton(s.tools.Kit, widgets.PlainButton, s.tools.Say("action.export"), theme.UploadIcon(), s.askExport))
	return container.NewPadded(widgets.NewFrame(tasks, nil, nil, nil, l.Object()))
}

// putAway closes the editor; its draft is kept.
func (s *space) putAway() {
	s.keep()
	s.editor, s.history, s.timeline, s.comparing, s.merging, s.finding, s.from = nil, nil, nil, nil, nil, -1, ""
}

// goTo opens a record, at a field when path is not empty.
func (s *space) goTo(kind model.Kind, id model.ID, path field.Path) {
	s.visit(kind, id, func() {
		if path != "" {
			s.editor.Jump(path)
		}
	})
}

// visit opens a record and then does something with its editor.
func (s *space) visit(kind model.Kind, id model.ID, then func()) {
	if open := s.desk(); open != nil && open.ID() == id && s.history == nil {
		then()
		return
	}
	s.guarded(func() {
		s.keep()
		s.tools.Run(s.session.Open(id), func(err error) {
			if err != nil {
				s.w.fail(err, "")
				return
			}
			s.viewOf(kind)
			s.edit(s.session.Desk(id))
			s.from = ""
			then()
		})
	})
}

// viewOf chooses the view a kind of record belongs to, unless the trash shows
// it.
func (s *space) viewOf(kind model.Kind) {
	if s.view.code == "trash" {
		return
	}
	for _, v := range views {
		if v.code == "organisation" && kind == model.KindOrganisation || len(v.kinds) == 1 && v.kinds[0] == kind {
			s.view = v
		}
	}
	s.tabs.Select(s.view.code)
}

func (s *space) openOrganisation() {
	_, id := s.session.Snapshot().Organisation.Identity()
	if id == "" {
		s.edit(s.session.New(model.KindOrganisation))
		return
	}
	s.goTo(model.KindOrganisation, id, "")
}

// edit shows a record that is on the desk, beside its list.
func (s *space) edit(e *session.Editing) {
	s.history, s.timeline, s.comparing, s.merging = nil, nil, nil, nil
	s.help.Fill("", nil)
	s.editor = editor.New(s.tools, e, s.help)
	s.editor.OnHelp = func() {
		if !s.w.settings.helpShown() {
			s.w.toggleHelp()
		}
	}
	s.arrange()
	if l := s.lists[s.view.code]; l != nil && s.view.code != "organisation" {
		l.Select(e.ID())
	}
	s.tell()
	s.w.refreshMenu()
}

// arrange lays out list, editor and help.
func (s *space) arrange() {
	if s.editor == nil {
		return
	}
	var middle fyne.CanvasObject = widgets.NewFrame(s.head(), nil, nil, nil, s.editor.Object())
	if s.history != nil {
		middle = s.history.Object()
	}
	var content fyne.CanvasObject = middle
	if s.w.settings.helpShown() && s.history == nil {
		split := container.NewHSplit(middle, s.help)
		split.Offset = 0.74
		content = split
	}
	if s.view.code != "organisation" && s.view.code != "timeline" {
		l := s.list(s.view)
		l.SetCompact(true)
		split := container.NewHSplit(l.Object(), content)
		split.Offset = 0.2
		content = split
		l.Reload()
	}
	s.body.Objects = []fyne.CanvasObject{container.NewPadded(content)}
	s.body.Refresh()
}

// head is the line above the editor: which record, how it stands, and what can
// be done with it.
func (s *space) head() fyne.CanvasObject {
	say := s.tools.Say
	s.title = widget.NewRichText()
	s.title.Truncation = fyne.TextTruncateEllipsis
	s.state = widgets.NewBadge("", widgets.Neutral)
	s.approved = widgets.NewBadge("", widgets.Neutral)
	s.since = widgets.NewIconButton(s.tools.Kit, say("action.since-approval"), theme.VisibilityIcon(), s.showSinceApproval)
	tasks := container.NewHBox(container.NewCenter(s.approved), s.since, container.NewCenter(s.state))
	if s.desk().Trashed() && !s.session.ReadOnly() {
		tasks.Add(widgets.NewButton(s.tools.Kit, widgets.PrimaryButton, say("action.untrash"), theme.ContentUndoIcon(), s.untrash))
	} else if !s.session.ReadOnly() {
		tasks.Add(widgets.NewButton(s.tools.Kit, widgets.PrimaryButton, say("action.save"), theme.DocumentSaveIcon(), func() { s.save("") }))
	}
	tasks.Add(widgets.NewButton(s.tools.Kit, widgets.PlainButton, say("action.history"), theme.HistoryIcon(), s.showHistory))
	if s.view.code != "organisation" {
		tasks.Add(widgets.NewIconButton(s.tools.Kit, say("back"), theme.CancelIcon(), func() { s.back() }))
	}
	s.above = widgets.NewFrame(nil, nil, nil, tasks, s.title)
	return s.above
}

// changed follows every change of a working copy.
func (s *space) changed(e *session.Editing) {
	if s.editor != nil && s.editor.Editing() == e {
		s.editor.Changed()
	}
	if s.keeper == nil {
		s.keeper = s.tools.Kit.Later(keeping, func() {
			s.keeper = nil
			s.keep()
		})
	}
	s.tell()
	s.w.refreshMenu()
}

// keep writes what was typed as drafts.
func (s *space) keep() {
	if s.keeper != nil {
		s.keeper()
		s.keeper = nil
	}
	if s.session.ReadOnly() {
		return
	}
	s.w.queue.run(s.session.KeepDrafts(), func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
		}
		s.tell()
	})
}

// stop ends what would still happen later.
func (s *space) stop() {
	if s.keeper != nil {
		s.keeper()
		s.keeper = nil
	}
	s.session.OnChange = nil
}

// tell shows how things stand: in the head and in the status bar.
func (s *space) tell() {
	if s.status == nil {
		return
	}
	right := filepath.Base(s.reg.Path())
	if whole := s.session.Snapshot().Approvals[""]; whole.Given() {
		right += " · " + s.tools.Say("status."+string(register.StateOf(whole)), "date", whole.Date.Format(), "by", s.tools.Words.Approver(whole))
	}
	s.status.SetRight(right)
	unsaved := len(s.session.Unsaved())
	switch {
	case s.past != nil:
		s.status.SetLeft(widgets.Warning, s.tools.Words.Say("history.past.status", "day", s.session.AsOf().Format()))
	case s.session.ReadOnly():
		s.status.SetLeft(widgets.Info, s.tools.Say("status.read-only"))
	case s.session.Pending():
		s.status.SetLeft(widgets.Draft, s.tools.Say("status.typing"))
	case unsaved > 0:
		s.status.SetLeft(widgets.Draft, s.tools.Words.Count("window.status.drafts", unsaved))
	default:
		said := s.tools.Say("status.saved")
		if at := s.w.savedAt; !at.IsZero() {
			said = s.tools.Say("status.saved-at", "time", at.Format("15:04"))
		}
		s.status.SetLeft(widgets.OK, said)
	}
	if e := s.desk(); e != nil && s.title != nil {
		s.tellRecord(e)
	}
}

func (s *space) tellRecord(e *session.Editing) {
	style := widget.RichTextStyleHeading
	style.SizeName = theme.SizeNameSubHeadingText
	s.title.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: s.tools.Record(e.Work()), Style: style}}
	s.title.Refresh()
	switch {
	case e.Trashed():
		s.state.Set(s.tools.Say("state.trashed"), widgets.Warning)
	case e.Changed():
		s.state.Set(s.tools.Say("state.draft"), widgets.Draft)
	case e.Version() == 0:
		s.state.Set(s.tools.Say("state.new"), widgets.Info)
	default:
		s.state.Set(s.tools.Say("state.saved", "version", e.Version()), widgets.OK)
	}
	s.tellApproval()
	s.above.Refresh() // the state may need more room
}

// recount brings the counts in the lists up to date: a saved party or service
// can complete other records, or the day can make a review overdue.
func (s *space) recount() {
	s.tools.Run(s.session.Recount(), func(err error) {
		if err != nil {
			s.w.fail(err, s.reg.Path())
			return
		}
		s.reload()
	})
}

// reload reads the list again.
func (s *space) reload() {
	for _, l := range s.lists {
		l.Reload()
	}
	if p := s.overviewShown(); p != nil {
		p.Reload()
	}
}
