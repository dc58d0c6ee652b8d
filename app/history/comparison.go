package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// newComparison shows every difference between two versions of a record, under
// the fields they are in. The first version of a record is compared with
// nothing.
func newComparison(tools *screen.Tools, before, after model.Record, d diff.Diff) fyne.CanvasObject {
	if before == nil {
		before = model.New(d.Kind)
	}
	c := comparison{tools: tools, before: before, after: after}
	box := container.NewVBox()
	for _, group := range d.Groups() {
		box.Add(widget.NewLabelWithStyle(tools.Fields.Label(group.Field), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		for _, change := range group.Changes {
			box.Add(c.change(change))
		}
	}
	if len(d.Changes) == 0 {
		box.Add(widget.NewLabel(tools.Say("history.same")))
	}
	return box
}

type comparison struct {
	tools         *screen.Tools
	before, after model.Record
}

func (c comparison) change(change diff.Change) fyne.CanvasObject {
	switch change.Op {
	case diff.Changed:
		return c.value(change.Path, c.print(c.before, change.Field, change.Old), c.print(c.after, change.Field, change.New))
	case diff.Added:
		return c.row(c.after, change.Path, change.Op)
	case diff.Removed:
		return c.row(c.before, change.Path, change.Op)
	}
	return c.note(c.before, change.Path, change.Op)
}

func (c comparison) print(record model.Record, f *field.Field, v any) string {
	return c.tools.Value(record, f, v)
}

// value shows a leaf, old and new side by side with the words that differ.
func (c comparison) value(path field.Path, old, new string) fyne.CanvasObject {
	record := c.after
	if _, err := field.Get(c.after, path); err != nil {
		record = c.before
	}
	box := container.NewVBox()
	if string(path) != path.Top() { // else the heading above says it
		label := widget.NewLabel(c.tools.Path(record, path))
		label.Wrapping = fyne.TextWrapWord
		label.Importance = widget.LowImportance
		box.Add(label)
	}
	kinds := map[diff.Edit]widgets.DiffKind{diff.Insert: widgets.Added, diff.Delete: widgets.Removed}
	var parts []widgets.DiffPart
	for _, s := range diff.Words(old, new) {
		parts = append(parts, widgets.DiffPart{Kind: kinds[s.Edit], Text: s.Text})
	}
	text := widgets.NewDiffText(c.tools.Kit, true)
	text.Fill(parts)
	box.Add(text)
	return box
}

// row shows a row that came or went, with everything it says.
func (c comparison) row(record model.Record, path field.Path, op diff.Op) fyne.CanvasObject {
	box := container.NewVBox(c.note(record, path, op))
	kind := widgets.Added
	if op == diff.Removed {
		kind = widgets.Removed
	}
	field.Leaves(record, func(p field.Path, f *field.Field, v any) {
		text := c.print(record, f, v)
		if !p.Within(path) || f.Fixed || text == "" || f.Type == field.RecordRef {
			return
		}
		line := c.tools.Fields.Label(f) + ": " + text
		shown := widgets.NewDiffText(c.tools.Kit, false)
		shown.Fill([]widgets.DiffPart{{Kind: kind, Text: line}})
		box.Add(shown)
	})
	return box
}

func (c comparison) note(record model.Record, path field.Path, op diff.Op) fyne.CanvasObject {
	label := widget.NewLabel(c.tools.Say("history.op."+string(op), "what", c.tools.Path(record, path)))
	label.Wrapping = fyne.TextWrapWord
	return label
}
