package editor

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/completeness"
	"verwerkingsregister/model/field"
)

func weight(s completeness.Severity) widgets.Severity {
	switch s {
	case completeness.Error:
		return widgets.Error
	case completeness.Warning:
		return widgets.Warning
	}
	return widgets.Info
}

// sentence is the finding in words, the same at the field and in a list.
func (e *Editor) sentence(f completeness.Finding) string {
	return f.Fill(e.tools.Words.Say("findings."+string(f.Code)), string(e.tools.Words.Language()))
}

// badge counts the findings at or below a path.
func (e *Editor) badge(path field.Path) (string, widgets.Severity) {
	count, heaviest := 0, widgets.Neutral
	for _, f := range e.findings {
		if f.Path.Within(path) && f.Severity != completeness.Info {
			count++
			heaviest = max(heaviest, weight(f.Severity))
		}
	}
	if count == 0 {
		return "", widgets.Neutral
	}
	return e.tools.Words.Count("window.editor.findings", count), heaviest
}

// showFindings puts marks and findings where they belong.
func (e *Editor) showFindings() {
	type mark struct {
		weight   widgets.Severity
		sentence string
	}
	marks := make(map[*widgets.FormRow]mark)
	for _, f := range e.findings {
		if row := e.rowFor(f.Path); row != nil && weight(f.Severity) > marks[row].weight {
			marks[row] = mark{weight(f.Severity), e.sentence(f)}
		}
	}
	for path, sentence := range e.refusals {
		if l := e.leaves[path]; l != nil && sentence != "" {
			marks[l.row] = mark{widgets.Warning, sentence}
		}
	}
	for _, l := range e.leaves {
		l.row.SetFinding(marks[l.row].weight, marks[l.row].sentence)
		l.row.SetChanged(e.editing.Differs(l.path) || (l.also != "" && e.editing.Differs(l.also)))
	}
	for _, l := range e.lists {
		l.row.SetFinding(marks[l.row].weight, marks[l.row].sentence)
		for _, n := range e.tree(l) {
			l.widget.SetRow(e.rowOf(l, n))
		}
	}
	for path, fold := range e.folds {
		if f, err := field.At(e.editing.Kind(), path); err == nil {
			fold.SetRow(e.foldRow(f, path))
		}
	}
	e.index.Fill(e.indexRows())
}

// rowFor finds where a finding is shown: at its field, else at the list it is
// about or in.
func (e *Editor) rowFor(path field.Path) *widgets.FormRow {
	if to, ok := e.alias[path]; ok {
		path = to
	}
	if l := e.leaves[path]; l != nil {
		return l.row
	}
	for at := path; at != ""; at = at.Parent() {
		if l := e.lists[at]; l != nil {
			return l.row
		}
	}
	return nil
}

// indexRows is the index: every section with what is still to be done in it.
func (e *Editor) indexRows() []widgets.Section {
	type state struct {
		count    int
		heaviest widgets.Severity
	}
	states := make(map[string]state)
	for _, f := range e.findings {
		if f.Severity == completeness.Info {
			continue
		}
		for _, code := range []string{e.sectionOf(f.Path), todo} {
			s := states[code]
			states[code] = state{s.count + 1, max(s.heaviest, weight(f.Severity))}
		}
	}
	rows := make([]widgets.Section, 0, len(e.sections)+1)
	for _, s := range e.sections {
		rows = append(rows, widgets.Section{Key: s.Code, Title: s.Title, Count: number(states[s.Code].count), State: states[s.Code].heaviest})
	}
	all := widgets.Section{Key: todo, Title: e.tools.Say("editor.todo"), Count: number(states[todo].count), State: states[todo].heaviest}
	if states[todo].count == 0 {
		all.State = widgets.OK
	}
	return append(rows, all)
}

// number prints a count, and nothing for none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (e *Editor) sectionOf(path field.Path) string {
	if s, ok := e.tools.Fields.SectionOf(e.editing.Kind(), path.Top()); ok {
		return s.Code
	}
	return e.sections[0].Code
}

// buildTodo lists every finding; each jumps to its field.
func (e *Editor) buildTodo() fyne.CanvasObject {
	title := e.tools.Say("editor.todo-none")
	if len(e.findings) > 0 {
		title = e.tools.Say("editor.todo-title")
	}
	box := container.NewVBox(widget.NewRichText(&widget.TextSegment{Text: title, Style: widget.RichTextStyleSubHeading}))
	for _, f := range e.findings {
		sentence := e.sentence(f)
		if f.Subject != "" {
			sentence = f.Subject + ": " + sentence
		}
		label := widget.NewLabel(sentence)
		label.Wrapping = fyne.TextWrapWord
		mark := widgets.NewBadge(e.tools.Say("editor.severity."+string(f.Severity)), weight(f.Severity))
		jump := widgets.NewButton(e.tools.Kit, widgets.PlainButton, e.tools.Say("editor.jump"), nil, func() { e.Jump(f.Path) })
		box.Add(widgets.NewFrame(nil, nil, container.NewCenter(mark), container.NewCenter(jump), label))
	}
	return box
}

// Jump shows the section of a path, unfolds what it stands in and gives its
// field the keyboard.
func (e *Editor) Jump(path field.Path) {
	e.Show(e.sectionOf(path))
	if to, ok := e.alias[path]; ok {
		path = to
	}
	steps, err := path.Steps()
	if err != nil {
		return
	}
	var at field.Path
	for _, step := range steps {
		at = at.Field(step.Name)
		if fold := e.folds[at]; fold != nil {
			fold.SetOpen(string(at), true)
		}
		if l := e.lists[at]; l != nil && step.Row != "" {
			l.widget.SetOpen(string(step.Row), true)
		}
		if step.Row != "" {
			at = at.Row(step.Row)
		}
	}
	if to, ok := e.alias[path]; ok {
		path = to
	}
	switch l := e.leaves[path]; {
	case l != nil:
		e.focus(l.row)
	case e.lists[path] != nil:
		e.focus(e.lists[path].row)
	default:
		e.jumpNear(path, steps[len(steps)-1].Row)
	}
}

// jumpNear goes to the row a path names, when it names no field.
func (e *Editor) jumpNear(path field.Path, row model.RowID) {
	if l := e.lists[path.Parent()]; l != nil && row != "" {
		l.widget.Open(string(row))
		return
	}
	for p, l := range e.leaves {
		if p.Within(path) {
			e.focus(l.row)
			return
		}
	}
}

// NextFinding jumps to the finding behind the one last jumped to.
func (e *Editor) NextFinding(after int) int {
	if len(e.findings) == 0 {
		return -1
	}
	next := (after + 1) % len(e.findings)
	e.Jump(e.findings[next].Path)
	return next
}
