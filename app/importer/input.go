package importer

import (
	"fyne.io/fyne/v2"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// input is the widget in which one value is edited.
type input struct {
	object fyne.CanvasObject
	first  widgets.Field
	fill   func(value any)
}

// input makes the input for a field. What refers to a row or a record is shown
// and not edited: it stands or falls with what it refers to.
func (im *Importer) input(d *detail, f *field.Field) input {
	switch f.Type {
	case field.LongText:
		w := widgets.NewTextArea(d.kit, 2, 8)
		w.OnChanged = func(text string) { d.set(text) }
		return input{w, w, func(v any) { w.Fill(one(v)) }}
	case field.Code:
		return im.codeInput(d, f)
	case field.Codes:
		w := widgets.NewMultiSelect(d.kit, im.t.Options(f.List))
		w.OnChanged = func(codes []string) { d.set(codes) }
		return input{w, w, func(v any) { w.Fill(several(v)) }}
	case field.Date:
		return im.dateInput(d)
	case field.Count:
		w := widgets.NewNumberField(d.kit)
		w.OnNumber = func(n *int) { d.set(count(n)) }
		return input{w, w, func(v any) { w.FillNumber(number(v)) }}
	case field.Texts:
		w := widgets.NewStringList(d.kit)
		w.OnChanged = func(texts []string) { d.set(texts) }
		return input{w, w, func(v any) { w.Fill(several(v)) }}
	case field.RowRef, field.RowRefs, field.RecordRef:
		w := wrapped("")
		return input{object: w, fill: func(v any) {
			w.SetText(im.t.Value(d.values.page.rev.Record(d.values.page.rev.Line(d.line).Item), f, v))
		}}
	}
	return im.textInput(d, f)
}

// textInput is a line of text; where the field has a list, its words are offered.
func (im *Importer) textInput(d *detail, f *field.Field) input {
	if f.List == "" {
		w := widgets.NewTextField(d.kit)
		w.OnChanged = func(text string) { d.set(text) }
		return input{w, w, func(v any) { w.Fill(one(v)) }}
	}
	w := widgets.NewCompletion(d.kit, im.t.Options(f.List))
	w.OnText = func(text, code string) {
		if code != "" {
			text = code
		}
		d.set(text)
	}
	return input{w, w, func(v any) {
		if shown := im.t.Code(f.List, one(v)); shown != one(v) {
			w.FillText(shown, one(v))
			return
		}
		w.FillText(one(v), "")
	}}
}

func (im *Importer) codeInput(d *detail, f *field.Field) input {
	if f.List != "answer" && f.List != "applies" {
		w := widgets.NewCodeSelect(d.kit, im.t.Options(f.List))
		w.OnChanged = func(code string) { d.set(code) }
		return input{w, w, func(v any) { w.Fill(one(v)) }}
	}
	none := widgets.Option{Label: d.kit.Words.NotFilledIn}
	w := widgets.NewAnswerSelect(d.kit, append([]widgets.Option{none}, im.t.Options(f.List)...))
	w.OnChanged = func(code string) { d.set(code) }
	return input{w, w, func(v any) { w.Fill(one(v)) }}
}

func (im *Importer) dateInput(d *detail) input {
	w := im.dateField(d.kit)
	w.OnDate = func(iso string) { d.set(iso) }
	w.OnUnreadable = func(text string) { d.set(text) } // kept as typed; completeness tells of it
	return input{w, w, func(v any) { w.FillDate(one(v)) }}
}

// dateField is a field for a day, with the days as this program writes them.
func (im *Importer) dateField(kit *widgets.Kit) *widgets.DateField {
	return widgets.NewDateField(kit, widgets.Dates{
		Parse: func(typed string) (string, bool) {
			date, ok := model.ParseDate(typed)
			return string(date), ok
		},
		Format: func(iso string) string { return model.Date(iso).Format() },
		Today:  func() string { return string(im.t.Session.Today()) },
	})
}

func one(v any) string {
	text, _ := v.(string)
	return text
}

func several(v any) []string {
	texts, _ := v.([]string)
	return texts
}

func number(v any) *int {
	c, _ := v.(model.Count)
	n, filled := c.Value()
	if !filled {
		return nil
	}
	return &n
}

func count(n *int) model.Count {
	if n == nil {
		return model.Count{}
	}
	return model.N(*n)
}
