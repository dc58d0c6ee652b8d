package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model/field"
)

// leaf is a field on the screen: its row in the form and its input.
type leaf struct {
	row   *widgets.FormRow
	input made
	path  field.Path // the leaf
	also  field.Path // the name beside a record reference, edited with it
}

// build makes the fields of a group or of one row of a list: leaves as rows of
// a form, groups and lists below each other, in the model's order.
func (e *Editor) build(of *field.Field, base field.Path, fields []*field.Field) *fyne.Container {
	box := container.NewVBox()
	for _, f := range fields {
		path := base.Field(f.Name)
		if f.Fixed || f.IsNameOf() != nil || !e.shows(f, path) {
			continue
		}
		switch f.Type {
		case field.Rows:
			box.Add(e.buildRows(f, path))
		case field.Group:
			box.Add(e.buildGroup(f, path, of.Type == field.Rows))
		default:
			box.Add(e.buildLeaf(f, path))
		}
	}
	return box
}

// shows leaves out what is not asked of the activity's role, unless something
// is filled in there: what was typed is never hidden.
func (e *Editor) shows(f *field.Field, path field.Path) bool {
	if f.AskedOf(e.editing.Role()) {
		return true
	}
	filled := false
	field.Leaves(e.editing.Work(), func(p field.Path, _ *field.Field, _ any) {
		filled = filled || p.Within(path)
	})
	return filled
}

func (e *Editor) buildLeaf(f *field.Field, path field.Path) fyne.CanvasObject {
	in := e.maker().make(f, path)
	l := &leaf{input: in, path: path}
	if f.Type == field.RecordRef {
		l.also = path.Parent().Field(f.NameField)
	}
	l.row = widgets.NewFormRow(e.tools.Kit, widgets.FormRowOptions{
		Label: e.tools.Fields.Label(f), Above: in.wide, OnHelp: e.helpFor(f),
	}, in.object)
	e.leaves[path] = l
	if e.first == nil {
		e.first = l.row
	}
	if l.also != "" {
		e.alias[l.also] = path
	}
	if e.readOnly() {
		l.row.Disable()
	}
	in.fill()
	return l.row
}

// helpFor shows the help of a field when it gets the keyboard or its question
// mark is pressed.
func (e *Editor) helpFor(f *field.Field) func(bool) {
	if _, ok := e.tools.Fields.Help(f); !ok {
		return nil
	}
	return func(wanted bool) { e.showHelp(f, wanted) }
}

// buildGroup makes the fields of a group under its name. Inside a nested row
// groups are folded away until they are wanted.
func (e *Editor) buildGroup(f *field.Field, path field.Path, folded bool) fyne.CanvasObject {
	if !folded {
		title := widget.NewLabelWithStyle(e.tools.Fields.Label(f), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
		return container.NewVBox(title, indented(e.build(f, path, f.Fields)))
	}
	fold := widgets.NewRowList(e.tools.Kit, widgets.RowListOptions{
		Content: func(string) fyne.CanvasObject { return e.build(f, path, f.Fields) },
	})
	e.folds[path] = fold
	fold.Fill([]widgets.Row{e.foldRow(f, path)})
	return fold
}

// foldRow tells what a folded group holds.
func (e *Editor) foldRow(f *field.Field, path field.Path) widgets.Row {
	row := widgets.Row{Key: string(path), Summary: e.tools.Fields.Label(f)}
	count := 0
	field.Leaves(e.editing.Work(), func(p field.Path, of *field.Field, v any) {
		if !p.Within(path) {
			return
		}
		if text := e.tools.Value(e.editing.Work(), of, v); count < 3 && text != "" {
			if row.Detail != "" {
				row.Detail += " · "
			}
			row.Detail += shortened(text)
		}
		count++
	})
	if count == 0 {
		row.Detail = e.tools.Say("editor.not-filled-in")
	}
	row.Badge, row.Weight = e.badge(path)
	return row
}

const shortText = 40

func shortened(text string) string {
	runes := []rune(text)
	for i, r := range runes {
		if r == '\n' || i == shortText {
			return string(runes[:i]) + "…"
		}
	}
	return text
}

// indented sets what belongs to a title a little to the right.
func indented(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, theme.Padding()*5, 0), o)
}

// roomy keeps a section clear of the index and of the bar that scrolls it.
func roomy(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, theme.Padding()*4, theme.Padding()*4, theme.Padding()*6), o)
}

// broad gives the index room for the titles of its sections.
type broad struct{}

func (broad) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (broad) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Unit(208), objects[0].MinSize().Height)
}
