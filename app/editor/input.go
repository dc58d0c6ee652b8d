package editor

import (
	"fyne.io/fyne/v2"

	"verwerkingsregister/app/input"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// made is the widget of one leaf, with how it shows the working copy.
type made struct {
	object fyne.CanvasObject
	fill   func()
	wide   bool // asks the whole width, with its label above
}

// maker makes inputs for the leaves of one record.
type maker struct {
	tools   *screen.Tools
	editing *session.Editing
	// refused is told of text that a field cannot take, and of "" when it can.
	refused func(path field.Path, sentence string)
}

// make returns the input for the leaf at the path.
func (m maker) make(f *field.Field, path field.Path) made {
	switch f.Type {
	case field.RowRef:
		return m.rowRef(f, path)
	case field.RowRefs:
		return m.rowRefs(f, path)
	case field.RecordRef:
		return m.recordRef(f, path)
	}
	in, _ := input.For(m.tools, m.tools.Kit, input.Leaf{
		Field: f, Lines: 14, Leave: m.editing.Settle,
		Get:     func() any { return m.get(path) },
		Set:     func(to any) { m.set(path, to) },
		Refused: func(sentence string) { m.refused(path, sentence) },
	})
	return made{object: in.Object, fill: in.Fill, wide: in.Wide}
}

// get returns the value at the path; a path whose row is gone has none, for its
// widget is on its way out.
func (m maker) get(path field.Path) any {
	v, err := field.Get(m.editing.Work(), path)
	if err != nil {
		return nil
	}
	return v
}

// value returns the value at the path as text.
func (m maker) value(path field.Path) string {
	text, _ := m.get(path).(string)
	return text
}

func (m maker) values(path field.Path) []string {
	texts, _ := m.get(path).([]string)
	return texts
}

// set takes a change over into the working copy.
func (m maker) set(path field.Path, to any) {
	if err := m.editing.Set(path, to); err != nil {
		m.tools.Fail(err, "")
	}
}

// rows are the rows a reference can point at, by their titles.
func (m maker) rows(f *field.Field) []widgets.Option {
	list := field.Path(f.RowList)
	ids, err := field.RowIDs(m.editing.Work(), list)
	if err != nil {
		return nil
	}
	options := make([]widgets.Option, 0, len(ids))
	for _, id := range ids {
		title := m.tools.RowTitle(m.editing.Work(), list.Row(id))
		if title == "" {
			title = m.tools.Say("editor.untitled-row")
		}
		options = append(options, widgets.Option{Code: string(id), Label: title})
	}
	return options
}

func (m maker) rowRef(f *field.Field, path field.Path) made {
	w := widgets.NewCodeSelect(m.tools.Kit, nil)
	w.OnChanged = func(id string) { m.set(path, id) }
	return made{object: w, fill: func() {
		w.SetOptions(m.withoutSelf(f, path))
		w.Fill(m.value(path))
	}}
}

// withoutSelf leaves out the row the field stands in: nothing is its own
// parent.
func (m maker) withoutSelf(f *field.Field, path field.Path) []widgets.Option {
	options := m.rows(f)
	for i, o := range options {
		if path.Within(field.Path(f.RowList).Row(model.RowID(o.Code))) {
			return append(options[:i:i], options[i+1:]...)
		}
	}
	return options
}

func (m maker) rowRefs(f *field.Field, path field.Path) made {
	w := widgets.NewMultiSelect(m.tools.Kit, nil)
	w.OnChanged = func(ids []string) { m.set(path, ids) }
	return made{object: w, fill: func() {
		w.SetOptions(m.rows(f))
		w.Fill(m.values(path))
	}}
}

// recordRef is the name of another record: one that exists, or a name alone.
func (m maker) recordRef(f *field.Field, path field.Path) made {
	name := path.Parent().Field(f.NameField)
	w := widgets.NewCompletion(m.tools.Kit, m.records(f.Ref))
	w.OnText = func(text, id string) {
		err := m.editing.SetAll([]session.Assignment{{Path: name, To: text}, {Path: path, To: id}})
		if err != nil {
			m.tools.Fail(err, "")
		}
	}
	w.OnLeave = m.editing.Settle
	return made{object: w, fill: func() {
		id, text := m.value(path), m.value(name)
		w.SetOptions(m.records(f.Ref))
		if record := m.record(f.Ref, model.ID(id)); record != nil {
			text = record.Title()
		}
		w.FillText(text, id)
	}}
}

func (m maker) record(kind model.Kind, id model.ID) model.Record {
	register := m.tools.Session.Snapshot()
	switch kind {
	case model.KindParty:
		if r := register.Party(id); r != nil {
			return r
		}
	case model.KindService:
		if r := register.Service(id); r != nil {
			return r
		}
	case model.KindActivity:
		if r := register.Activity(id); r != nil {
			return r
		}
	}
	return nil
}

// records are the records of a kind that a reference can point at.
func (m maker) records(kind model.Kind) []widgets.Option {
	var options []widgets.Option
	for _, r := range m.tools.Session.Snapshot().Records() {
		k, id := r.Identity()
		if k == kind && id != m.editing.ID() {
			options = append(options, widgets.Option{Code: string(id), Label: r.Title(), Note: r.RecordNumber()})
		}
	}
	return options
}
