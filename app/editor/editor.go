// Package editor is the screen in which one record is read and changed: an
// index of sections at the left, the fields of one section in the middle, help
// beside the field at the right. It is built from the catalogue of the model
// and the dictionary, so that a field that is added to the model has its place
// here without a line of code.
//
// The editor holds no values of its own. Every key typed goes to the
// session's Editing at once, and what is shown comes from there; after undo,
// redo or a restore, Refill shows it again. Findings of completeness stand at
// their field, count in the index, and are listed whole in the section "to
// do", from where each jumps to its field.
package editor

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/dictionary"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
)

// judging waits this long after the last key before findings are counted.
const judging = 250 * time.Millisecond

// painting is how long the screen may take to paint what was just made.
const painting = 80 * time.Millisecond

// todo is the section that lists the findings.
const todo = "todo"

// Editor shows one record.
type Editor struct {
	// OnHelp is called when help was asked for and the pane may be hidden.
	OnHelp func()

	tools    *screen.Tools
	editing  *session.Editing
	sections []dictionary.Section
	section  string     // the code of the section shown
	role     model.Role // for which it was built

	leaves   map[field.Path]*leaf
	alias    map[field.Path]field.Path // names that are edited with a reference
	lists    map[field.Path]*list
	folds    map[field.Path]*widgets.RowList
	first    *widgets.FormRow      // of the section
	refusals map[field.Path]string // text a field could not take
	findings []completeness.Finding

	index  *widgets.SectionIndex
	help   *widgets.HelpPane
	page   *widgets.Page
	object fyne.CanvasObject
	judge  func() // cancels the judging that waits
}

// New returns an editor of a record on the desk, at its first section.
func New(tools *screen.Tools, editing *session.Editing, help *widgets.HelpPane) *Editor {
	own := *tools
	own.Kit = tools.Kit.Fork() // its page has hooks of its own
	e := &Editor{
		tools: &own, editing: editing, help: help, refusals: make(map[field.Path]string),
		sections: tools.Fields.Sections(editing.Kind()),
	}
	e.index = widgets.NewSectionIndex(tools.Kit)
	e.index.OnSelected = e.Show
	e.index.OnEnter = func(string) { e.FocusFirst() }
	e.page = widgets.NewPage(own.Kit, container.NewVBox())
	e.object = widgets.NewFrame(nil, nil, container.New(broad{}, e.index), nil, e.page)
	e.Show(e.sections[0].Code)
	return e
}

// Object is what the window shows.
func (e *Editor) Object() fyne.CanvasObject { return e.object }

// Editing is the record the editor shows.
func (e *Editor) Editing() *session.Editing { return e.editing }

// Findings are those of the record as it is typed.
func (e *Editor) Findings() []completeness.Finding { return e.findings }

func (e *Editor) readOnly() bool {
	return e.tools.Session.Store().ReadOnly() || e.editing.Trashed()
}

func (e *Editor) maker() maker {
	return maker{tools: e.tools, editing: e.editing, refused: func(path field.Path, sentence string) {
		if e.refusals[path] != sentence {
			e.refusals[path] = sentence
			e.Changed()
		}
	}}
}

// Show shows a section.
func (e *Editor) Show(code string) {
	e.section, e.role = code, e.editing.Role()
	e.leaves, e.alias = make(map[field.Path]*leaf), make(map[field.Path]field.Path)
	e.lists, e.folds = make(map[field.Path]*list), make(map[field.Path]*widgets.RowList)
	e.first = nil
	e.findings = e.editing.Findings()
	if code == todo {
		e.page.SetContent(roomy(e.buildTodo()))
	} else {
		e.page.SetContent(roomy(e.buildSection(e.at())))
	}
	e.showFindings()
	e.index.Select(code)
}

func (e *Editor) at() dictionary.Section {
	for _, s := range e.sections {
		if s.Code == e.section {
			return s
		}
	}
	return e.sections[0]
}

func (e *Editor) buildSection(s dictionary.Section) fyne.CanvasObject {
	title := widget.NewRichText(&widget.TextSegment{Text: s.Title, Style: widget.RichTextStyleSubHeading})
	box := container.NewVBox(title)
	if s.Intro != "" {
		intro := widget.NewLabel(s.Intro)
		intro.Wrapping = fyne.TextWrapWord
		intro.Importance = widget.LowImportance
		box.Add(intro)
	}
	box.Add(e.build(field.Of(e.editing.Kind()), "", s.Fields))
	return box
}

// Step shows the section before or after this one.
func (e *Editor) Step(by int) {
	codes := e.codes()
	for i, code := range codes {
		if code == e.section {
			e.Show(codes[(i+by+len(codes))%len(codes)])
			return
		}
	}
}

func (e *Editor) codes() []string {
	codes := make([]string, 0, len(e.sections)+1)
	for _, s := range e.sections {
		codes = append(codes, s.Code)
	}
	return append(codes, todo)
}

// Changed is called after every change of the working copy: a moment later
// marks and findings follow.
func (e *Editor) Changed() {
	if e.judge != nil {
		e.judge()
	}
	e.judge = e.tools.Kit.Later(judging, func() {
		e.judge = nil
		e.findings = e.editing.Findings()
		e.showFindings()
	})
}

// Refill shows the working copy again after it changed from outside.
func (e *Editor) Refill() {
	if e.section == todo || e.role != e.editing.Role() {
		e.Show(e.section)
		return
	}
	for _, l := range e.lists {
		e.fillList(l)
	}
	for _, l := range e.leaves {
		l.input.fill()
	}
	e.findings = e.editing.Findings()
	e.showFindings()
}

// FocusFirst gives the keyboard to the first field of the section.
func (e *Editor) FocusFirst() {
	if e.first != nil {
		e.focus(e.first)
	}
}

// focus gives the keyboard to a field that may just have been made: the
// toolkit knows where it is on the screen only after it was painted.
func (e *Editor) focus(f widgets.Field) {
	if first := f.First(); first != nil {
		e.tools.Window.Canvas().Focus(first)
	}
	e.tools.Kit.Later(painting, func() { e.page.Reveal(f) })
}

// FocusIndex gives the keyboard to the index.
func (e *Editor) FocusIndex() { e.tools.Window.Canvas().Focus(e.index) }

func (e *Editor) showHelp(f *field.Field, wanted bool) {
	help, ok := e.tools.Fields.Help(f)
	if !ok {
		return
	}
	var blocks []widgets.HelpBlock
	if help.Plain != "" {
		blocks = append(blocks, widgets.HelpBlock{Paragraphs: strings.Split(help.Plain, "\n")})
	}
	if len(help.Examples) > 0 {
		blocks = append(blocks, widgets.HelpBlock{Heading: e.tools.Say("editor.help-examples"), Points: help.Examples})
	}
	if help.Law != "" {
		blocks = append(blocks, widgets.HelpBlock{Heading: e.tools.Say("editor.help-law"), Paragraphs: strings.Split(help.Law, "\n")})
	}
	e.help.Fill(e.tools.Fields.Label(f), blocks)
	if wanted && e.OnHelp != nil {
		e.OnHelp()
	}
}
