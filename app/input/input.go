// Package input makes the widget in which one value of a record is shown and
// edited, by the type of its field: the same one in the editor and in the import.
//
//	in, ok := input.For(tools, kit, input.Leaf{Field: f, Get: get, Set: set})
//	box.Add(in.Object)
//	in.Fill() // again whenever the value changed elsewhere
//
// What refers to another row or record has no widget here (ok is false): what it
// can refer to, only the screen knows that has the record.
package input

import (
	"fyne.io/fyne/v2"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// Leaf is a value to be edited.
type Leaf struct {
	Field *field.Field
	// Get gives the value as it is now, Set takes an edit over.
	Get func() any
	Set func(to any)
	// Leave is called when the keyboard leaves the widget; it may be nil.
	Leave func()
	// Refused is told of text that the field cannot take, and of "" when it can
	// again; it may be nil.
	Refused func(sentence string)
	// Lines is how many lines a long text shows at most.
	Lines int
}

// Input is the widget of one value.
type Input struct {
	Object fyne.CanvasObject
	First  widgets.Field // takes the keyboard; nil when nothing can be edited
	Fill   func()        // shows the value as it is now
	Wide   bool          // asks the whole width, with its label above
}

// For makes the widget for a value.
func For(t *screen.Tools, kit *widgets.Kit, l Leaf) (Input, bool) {
	m := maker{t, kit, l}
	switch l.Field.Type {
	case field.LongText:
		return m.area(), true
	case field.Code:
		if l.Field.List == "answer" || l.Field.List == "applies" {
			return m.answer(), true
		}
		return m.code(), true
	case field.Codes:
		return m.codes(), true
	case field.Date:
		return m.date(), true
	case field.Count:
		return m.number(), true
	case field.Texts:
		return m.texts(), true
	case field.RowRef, field.RowRefs, field.RecordRef:
		return Input{}, false
	}
	if l.Field.List != "" {
		return m.suggested(), true
	}
	return m.line(), true
}

type maker struct {
	tools *screen.Tools
	kit   *widgets.Kit
	leaf  Leaf
}

func (m maker) text() string {
	text, _ := m.leaf.Get().(string)
	return text
}

func (m maker) several() []string {
	texts, _ := m.leaf.Get().([]string)
	return texts
}

func (m maker) refused(sentence string) {
	if m.leaf.Refused != nil {
		m.leaf.Refused(sentence)
	}
}

func (m maker) line() Input {
	w := widgets.NewTextField(m.kit)
	w.OnChanged = func(text string) { m.leaf.Set(text) }
	w.OnLeave = m.leaf.Leave
	return Input{Object: w, First: w, Fill: func() { w.Fill(m.text()) }}
}

func (m maker) area() Input {
	w := widgets.NewTextArea(m.kit, 2, m.leaf.Lines)
	w.OnChanged = func(text string) { m.leaf.Set(text) }
	w.OnLeave = m.leaf.Leave
	return Input{Object: w, First: w, Fill: func() { w.Fill(m.text()) }, Wide: true}
}

func (m maker) answer() Input {
	none := widgets.Option{Label: m.kit.Words.NotFilledIn}
	w := widgets.NewAnswerSelect(m.kit, append([]widgets.Option{none}, m.tools.Options(m.leaf.Field.List)...))
	w.OnChanged = func(code string) { m.leaf.Set(code) }
	return Input{Object: w, First: w, Fill: func() { w.Fill(m.text()) }}
}

func (m maker) code() Input {
	w := widgets.NewCodeSelect(m.kit, m.tools.Options(m.leaf.Field.List))
	w.OnChanged = func(code string) { m.leaf.Set(code) }
	return Input{Object: w, First: w, Fill: func() { w.Fill(m.text()) }}
}

func (m maker) codes() Input {
	w := widgets.NewMultiSelect(m.kit, m.tools.Options(m.leaf.Field.List))
	w.OnChanged = func(codes []string) { m.leaf.Set(codes) }
	return Input{Object: w, First: w, Fill: func() { w.Fill(m.several()) }}
}

// suggested is free text with the words of a list to pick from: a picked row is
// stored as its code, other text as it is.
func (m maker) suggested() Input {
	list := m.leaf.Field.List
	w := widgets.NewCompletion(m.kit, m.tools.Options(list))
	w.OnText = func(text, code string) {
		if code != "" {
			text = code
		}
		m.leaf.Set(text)
	}
	w.OnLeave = m.leaf.Leave
	return Input{Object: w, First: w, Fill: func() {
		stored := m.text()
		if shown := m.tools.Code(list, stored); shown != stored {
			w.FillText(shown, stored)
			return
		}
		w.FillText(stored, "")
	}}
}

// date keeps what is no day as it was typed; completeness tells of it.
func (m maker) date() Input {
	w := Day(m.tools, m.kit)
	w.OnDate = func(iso string) {
		m.refused("")
		m.leaf.Set(iso)
	}
	w.OnUnreadable = func(text string) {
		m.leaf.Set(text)
		m.refused(m.tools.Say("editor.no-date"))
	}
	w.OnLeave = m.leaf.Leave
	return Input{Object: w, First: w, Fill: func() {
		d := model.Date(m.text())
		w.FillDate(string(d))
		if d != "" && !d.Valid() {
			m.refused(m.tools.Say("editor.no-date"))
		}
	}}
}

// Day is a field for a day, with the days as this program writes them.
func Day(t *screen.Tools, kit *widgets.Kit) *widgets.DateField {
	return widgets.NewDateField(kit, widgets.Dates{
		Parse: func(typed string) (string, bool) {
			d, ok := model.ParseDate(typed)
			return string(d), ok
		},
		Format: func(iso string) string { return model.Date(iso).Format() },
		Today:  func() string { return string(t.Session.Today()) },
	})
}

func (m maker) number() Input {
	w := widgets.NewNumberField(m.kit)
	w.OnNumber = func(n *int) {
		m.refused("")
		if n == nil {
			m.leaf.Set(model.Count{})
			return
		}
		m.leaf.Set(model.N(*n))
	}
	w.OnUnreadable = func(string) { m.refused(m.tools.Say("editor.no-number")) }
	w.OnLeave = m.leaf.Leave
	return Input{Object: w, First: w, Fill: func() {
		count, _ := m.leaf.Get().(model.Count)
		if n, filled := count.Value(); filled {
			w.FillNumber(&n)
			return
		}
		w.FillNumber(nil)
	}}
}

func (m maker) texts() Input {
	w := widgets.NewStringList(m.kit)
	w.OnChanged = func(texts []string) { m.leaf.Set(texts) }
	w.OnLeave = m.leaf.Leave
	return Input{Object: w, First: w, Fill: func() { w.Fill(m.several()) }, Wide: true}
}
