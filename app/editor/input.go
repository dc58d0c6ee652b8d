package editor

import (
	"fyne.io/fyne/v2"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// input is the widget of one leaf, with how it shows the working copy.
type input struct {
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
func (m maker) make(f *field.Field, path field.Path) input {
	switch f.Type {
	case field.LongText:
		return m.area(path)
	case field.Code:
		if f.List == "answer" || f.List == "applies" {
			return m.answer(f, path)
		}
		return m.code(f, path)
	case field.Codes:
		return m.codes(path, m.tools.Options(f.List))
	case field.Date:
		return m.date(path)
	case field.Count:
		return m.number(path)
	case field.Texts:
		return m.texts(path)
	case field.RowRef:
		return m.rowRef(f, path)
	case field.RowRefs:
		return m.rowRefs(f, path)
	case field.RecordRef:
		return m.recordRef(f, path)
	}
	if f.List != "" {
		return m.suggested(f, path)
	}
	return m.line(path)
}

// value returns the value at the path as text; a path whose row is gone is
// empty, for its widget is on its way out.
func (m maker) value(path field.Path) string {
	v, err := field.Get(m.editing.Work(), path)
	if err != nil {
		return ""
	}
	text, _ := v.(string)
	return text
}

func (m maker) values(path field.Path) []string {
	v, err := field.Get(m.editing.Work(), path)
	if err != nil {
		return nil
	}
	texts, _ := v.([]string)
	return texts
}

// set takes a change over into the working copy.
func (m maker) set(path field.Path, to any) {
	if err := m.editing.Set(path, to); err != nil {
		m.tools.Fail(err, "")
	}
}

func (m maker) line(path field.Path) input {
	w := widgets.NewTextField(m.tools.Kit)
	w.OnChanged = func(text string) { m.set(path, text) }
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() { w.Fill(m.value(path)) }}
}

func (m maker) area(path field.Path) input {
	w := widgets.NewTextArea(m.tools.Kit, 2, 14)
	w.OnChanged = func(text string) { m.set(path, text) }
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() { w.Fill(m.value(path)) }, wide: true}
}

func (m maker) answer(f *field.Field, path field.Path) input {
	options := append([]widgets.Option{{Label: m.tools.Say("editor.not-filled-in")}}, m.tools.Options(f.List)...)
	w := widgets.NewAnswerSelect(m.tools.Kit, options)
	w.OnChanged = func(code string) { m.set(path, code) }
	return input{object: w, fill: func() { w.Fill(m.value(path)) }}
}

func (m maker) code(f *field.Field, path field.Path) input {
	w := widgets.NewCodeSelect(m.tools.Kit, m.tools.Options(f.List))
	w.OnChanged = func(code string) { m.set(path, code) }
	return input{object: w, fill: func() { w.Fill(m.value(path)) }}
}

func (m maker) codes(path field.Path, options []widgets.Option) input {
	w := widgets.NewMultiSelect(m.tools.Kit, options)
	w.OnChanged = func(codes []string) { m.set(path, codes) }
	return input{object: w, fill: func() { w.Fill(m.values(path)) }}
}

// suggested is free text with the words of a list to pick from: a picked row
// is stored as its code, other text as it is.
func (m maker) suggested(f *field.Field, path field.Path) input {
	w := widgets.NewCompletion(m.tools.Kit, m.tools.Options(f.List))
	w.OnText = func(text, code string) {
		if code != "" {
			text = code
		}
		m.set(path, text)
	}
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() {
		stored := m.value(path)
		if shown := m.tools.Code(f.List, stored); shown != stored {
			w.FillText(shown, stored)
			return
		}
		w.FillText(stored, "")
	}}
}

func (m maker) date(path field.Path) input {
	w := widgets.NewDateField(m.tools.Kit, widgets.Dates{
		Parse: func(typed string) (string, bool) {
			d, ok := model.ParseDate(typed)
			return string(d), ok
		},
		Format: func(iso string) string { return model.Date(iso).Format() },
		Today:  func() string { return string(m.tools.Session.Today()) },
	})
	w.OnDate = func(iso string) {
		m.refused(path, "")
		m.set(path, iso)
	}
	w.OnUnreadable = func(text string) {
		m.set(path, text)
		m.refused(path, m.tools.Say("editor.no-date"))
	}
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() {
		d := model.Date(m.value(path))
		w.FillDate(string(d))
		if d != "" && !d.Valid() {
			m.refused(path, m.tools.Say("editor.no-date"))
		}
	}}
}

func (m maker) number(path field.Path) input {
	w := widgets.NewNumberField(m.tools.Kit)
	w.OnNumber = func(n *int) {
		m.refused(path, "")
		if n == nil {
			m.set(path, model.Count{})
			return
		}
		m.set(path, model.N(*n))
	}
	w.OnUnreadable = func(string) { m.refused(path, m.tools.Say("editor.no-number")) }
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() {
		v, _ := field.Get(m.editing.Work(), path)
		count, _ := v.(model.Count)
		if n, filled := count.Value(); filled {
			w.FillNumber(&n)
			return
		}
		w.FillNumber(nil)
	}}
}

func (m maker) texts(path field.Path) input {
	w := widgets.NewStringList(m.tools.Kit)
	w.OnChanged = func(texts []string) { m.set(path, texts) }
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() { w.Fill(m.values(path)) }, wide: true}
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

func (m maker) rowRef(f *field.Field, path field.Path) input {
	w := widgets.NewCodeSelect(m.tools.Kit, nil)
	w.OnChanged = func(id string) { m.set(path, id) }
	return input{object: w, fill: func() {
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

func (m maker) rowRefs(f *field.Field, path field.Path) input {
	w := widgets.NewMultiSelect(m.tools.Kit, nil)
	w.OnChanged = func(ids []string) { m.set(path, ids) }
	return input{object: w, fill: func() {
		w.SetOptions(m.rows(f))
		w.Fill(m.values(path))
	}}
}

// recordRef is the name of another record: one that exists, or a name alone.
func (m maker) recordRef(f *field.Field, path field.Path) input {
	name := path.Parent().Field(f.NameField)
	w := widgets.NewCompletion(m.tools.Kit, m.records(f.Ref))
	w.OnText = func(text, id string) {
		err := m.editing.SetAll([]session.Assignment{{Path: name, To: text}, {Path: path, To: id}})
		if err != nil {
			m.tools.Fail(err, "")
		}
	}
	w.OnLeave = m.editing.Settle
	return input{object: w, fill: func() {
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
