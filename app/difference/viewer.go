// Package difference is the part of a screen that shows what differs between
// two versions of a record: old and new beside each other or in one column,
// per field, nested rows under their titles, what stayed the same folded away.
// It goes from change to change, copies the difference as text, and takes a
// field, a row or the whole record back from either side.
//
// The history of a record, that of the register, and the comparison with
// another register are built around it:
//
//	viewer := difference.New(tools, difference.Options{OnTaken: reload})
//	viewer.Show(difference.Comparison{Record: id, Old: older, New: newer})
//	... viewer.Object()
//
// # Keys
//
// F7 and Shift+F7 go to the next and previous change, wherever the keyboard is
// in the viewer; a menu binds [Viewer.Step] for elsewhere. In the rows Up, Down,
// PgUp, PgDn, Home and End move, Enter folds, Ctrl+C copies the row.
package difference

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/difference/outline"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
)

// Side is one of the two versions compared.
type Side struct {
	Record model.Record // nil where there was none
	Name   string       // what stands above it: "Versie 3, 12-05-2026"
	// Now says that the record says this today, so that there is nothing to
	// take back from it.
	Now bool
	// Action is what history calls what is taken from this side; empty is
	// restore.
	Action model.Action
}

// Comparison is what is compared.
type Comparison struct {
	Record   model.ID // in the register that is open; empty: nothing can be taken back
	Heading  string
	Old, New Side
	// Name gives the title of a record that is referred to; nil knows none.
	Name func(model.ID) string
}

// Options say what the viewer can do.
type Options struct {
	// OnTaken is called when a part was taken back; nil: nothing can be.
	OnTaken func()
	// Over says that what is taken comes from elsewhere, and was not here
	// before: it is taken over, not back.
	Over bool
}

// keyBeside is where the user's choice for one column is remembered.
const keyBeside = "difference.column"

// Viewer shows what differs.
type Viewer struct {
	tools   *screen.Tools
	kit     *widgets.Kit
	options Options

	shown   Comparison
	outline *outline.Outline
	asked   int

	heading    *widget.Label
	view       *widgets.DiffView
	count      *widget.Label
	next, prev *widgets.Button
	unfold     *widgets.ToggleButton
	copy       *widgets.Button
	take       *widgets.Button
	object     fyne.CanvasObject
}

// New returns a viewer that shows nothing yet.
func New(tools *screen.Tools, options Options) *Viewer {
	v := &Viewer{tools: tools, kit: tools.Kit.Fork(), options: options}
	v.kit.OnKey = func(ev *fyne.KeyEvent) bool { return v.key(ev) || tools.Kit.OnKey != nil && tools.Kit.OnKey(ev) }
	v.build()
	v.Clear("")
	return v
}

// Object is what the window shows.
func (v *Viewer) Object() fyne.CanvasObject { return v.object }

// Rows is what takes the keyboard.
func (v *Viewer) Rows() *widgets.DiffView { return v.view }

func (v *Viewer) say(key string, values ...any) string {
	return v.tools.Words.Say("history.difference."+key, values...)
}

// taking says something about taking back, or over.
func (v *Viewer) taking(key string) string {
	if v.options.Over {
		return v.say("over" + key)
	}
	return v.say("take" + key)
}

func (v *Viewer) build() {
	v.heading = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	v.heading.Truncation = fyne.TextTruncateEllipsis
	v.view = widgets.NewDiffView(v.kit)
	v.view.OnFold = v.fold
	v.view.OnSelected = func(int) { v.tell() }
	v.count = widget.NewLabel("")
	v.count.Importance = widget.LowImportance
	v.prev = widgets.NewIconButton(v.kit, v.say("previous"), theme.MoveUpIcon(), func() { v.Step(-1) })
	v.next = widgets.NewIconButton(v.kit, v.say("next"), theme.MoveDownIcon(), func() { v.Step(1) })
	beside := widgets.NewToggleButton(v.kit, v.say("beside"))
	taste := fyne.CurrentApp().Preferences()
	beside.Fill(!taste.Bool(keyBeside))
	v.view.SetBeside(beside.Value())
	beside.OnChanged = func(on bool) {
		taste.SetBool(keyBeside, !on)
		v.view.SetBeside(on)
	}
	v.unfold = widgets.NewToggleButton(v.kit, v.say("unfold"))
	v.unfold.OnChanged = v.openAll
	v.copy = widgets.NewButton(v.kit, widgets.PlainButton, v.say("copy"), theme.ContentCopyIcon(), v.Copy)
	v.take = widgets.NewButton(v.kit, widgets.PlainButton, v.taking(""), theme.ContentUndoIcon(), v.askTake)
	bar := container.NewHBox(v.prev, v.next, v.count, layout.NewSpacer(), beside, v.unfold, v.copy)
	if v.options.OnTaken != nil {
		bar.Add(v.take)
	}
	v.object = widgets.NewFrame(container.NewVBox(v.heading, bar), nil, nil, nil, v.view)
}

// Clear shows no comparison, but a text in its place.
func (v *Viewer) Clear(text string) {
	v.asked++
	v.shown, v.outline = Comparison{}, nil
	v.heading.SetText(text)
	v.view.SetHeads("", "")
	v.view.Fill(nil)
	v.tell()
}

// Show compares in the background and shows what comes, unless something else
// was asked meanwhile.
func (v *Viewer) Show(c Comparison) {
	v.asked++
	question := v.asked
	var made *outline.Outline
	v.tools.Kit.Do(func() {
		made = outline.New(v.tools.Presenter, outline.Sides{Before: c.Old.Record, After: c.New.Record, Name: c.Name})
	}, func() {
		if question == v.asked {
			v.show(c, made)
		}
	})
}

func (v *Viewer) show(c Comparison, made *outline.Outline) {
	v.shown, v.outline = c, made
	v.heading.SetText(c.Heading)
	v.view.SetHeads(c.Old.Name, c.New.Name)
	if v.unfold.Value() {
		v.outline.OpenAll(true)
	}
	v.view.Fill(v.rows())
	if at, ok := v.outline.Next(-1, 1); ok {
		v.view.Select(at)
	}
	v.tell()
}

// Changes is the number of changes shown.
func (v *Viewer) Changes() int {
	if v.outline == nil {
		return 0
	}
	return v.outline.Changes()
}

// Step goes to the next (1) or previous (-1) change.
func (v *Viewer) Step(by int) {
	if v.outline == nil {
		return
	}
	if at, ok := v.outline.Next(v.view.Current(), by); ok {
		v.view.Select(at)
		v.tell()
	}
}

// Copy puts the difference on the clipboard, as text with signs.
func (v *Viewer) Copy() {
	if v.outline == nil {
		return
	}
	text := v.shown.Heading + "\n" + v.shown.Old.Name + " → " + v.shown.New.Name + "\n\n" + v.outline.Plain()
	fyne.CurrentApp().Clipboard().SetContent(text)
	v.count.SetText(v.say("copied"))
}

func (v *Viewer) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF7 {
		return false
	}
	if v.kit.Shift() {
		v.Step(-1)
	} else {
		v.Step(1)
	}
	return true
}

func (v *Viewer) fold(row int) {
	v.outline.Turn(row)
	v.view.Replace(v.rows(), row)
}

func (v *Viewer) openAll(open bool) {
	if v.outline == nil {
		return
	}
	change := v.outline.At(v.view.Current())
	v.outline.OpenAll(open)
	v.view.Replace(v.rows(), 0)
	for at, ok := v.outline.Next(-1, 1); ok; at, ok = v.outline.Next(at, 1) {
		if v.outline.Rows()[at].Change >= change {
			v.view.Select(at)
			break
		}
	}
	v.tell()
}

// tell shows where among the changes the current row is, and what can be done.
func (v *Viewer) tell() {
	changes := v.Changes()
	switch {
	case v.outline == nil:
		v.count.SetText("")
	case changes == 0:
		v.count.SetText(v.say("same"))
	default:
		v.count.SetText(v.say("count", "n", max(1, v.outline.At(v.view.Current())), "all", changes))
	}
	for _, b := range []*widgets.Button{v.prev, v.next, v.copy, v.take} {
		if changes > 0 && (b != v.take || v.canTake()) {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

func (v *Viewer) rows() []widgets.DiffRow { return Rows(v.outline, v.tools.Kit.Words.NotFilledIn) }

// Rows are those of an outline, as a view shows them. What is absent stands
// where a field is not filled in.
func Rows(o *outline.Outline, absent string) []widgets.DiffRow {
	rows := make([]widgets.DiffRow, len(o.Rows()))
	for i, r := range o.Rows() {
		rows[i] = widgets.DiffRow{Shape: shapes[r.Shape], Kind: kinds[r.Kind], Level: r.Level, Label: r.Label, Open: r.Open}
		if r.Kind == outline.Altered && r.Change > 0 {
			rows[i].Absent = absent
		}
		for _, p := range r.Parts {
			rows[i].Parts = append(rows[i].Parts, widgets.DiffPart{Kind: kinds[p.Kind], Text: p.Text})
		}
	}
	return rows
}

var shapes = [...]widgets.DiffShape{outline.Value: widgets.DiffValue, outline.Heading: widgets.DiffHeading,
	outline.Title: widgets.DiffTitle, outline.Fold: widgets.DiffFold}

var kinds = [...]widgets.DiffKind{outline.Same: widgets.Same, outline.Added: widgets.Added, outline.Removed: widgets.Removed,
	outline.Altered: widgets.Altered, outline.Moved: widgets.Moved}
