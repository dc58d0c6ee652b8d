package history

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// filters narrow the timeline: which record, which field of it, who, and when.
type filters struct {
	tools   *screen.Tools
	changed func()

	record, field, author *widgets.CodeSelect
	from, until           *widgets.DateField
	kinds                 map[model.ID]model.Kind
	object                fyne.CanvasObject
}

func newFilters(tools *screen.Tools, changed func()) *filters {
	f := &filters{tools: tools, changed: changed, kinds: map[model.ID]model.Kind{}}
	f.record, f.field, f.author = f.choice("record"), f.choice("field"), f.choice("author")
	f.record.OnChanged = func(string) { f.chosenRecord() }
	f.from, f.until = f.date("from"), f.date("until")
	f.field.SetOptions(f.fields())
	clear := widgets.NewButton(tools.Kit, widgets.QuietButton, tools.Kit.Words.Clear, theme.ContentClearIcon(), f.clear)
	choices := container.NewGridWithColumns(3, f.record, f.field, f.author)
	dates := container.NewHBox(widget.NewLabel(say(tools, "filter.from-label")), f.from, widget.NewLabel(say(tools, "filter.until-label")), f.until, clear)
	f.object = widgets.NewFrame(nil, nil, nil, dates, choices)
	return f
}

func (f *filters) choice(key string) *widgets.CodeSelect {
	s := widgets.NewCodeSelect(f.tools.Kit, nil)
	s.PlaceHolder = say(f.tools, "filter."+key)
	s.OnChanged = func(string) { f.changed() }
	return s
}

func (f *filters) date(key string) *widgets.DateField {
	d := widgets.NewDateField(f.tools.Kit, widgets.Dates{
		Parse: func(typed string) (string, bool) {
			date, ok := model.ParseDate(typed)
			return string(date), ok
		},
		Format: func(iso string) string { return model.Date(iso).Format() },
		Today:  func() string { return string(f.tools.Session.Today()) },
	})
	d.SetPlaceHolder(say(f.tools, "filter."+key))
	d.OnDate = func(string) { f.changed() }
	return d
}

func (f *filters) clear() {
	for _, s := range []*widgets.CodeSelect{f.record, f.field, f.author} {
		s.Fill("")
	}
	for _, d := range []*widgets.DateField{f.from, f.until} {
		d.FillDate("")
	}
	f.field.SetOptions(f.fields())
	f.changed()
}

// chosenRecord offers the fields of that kind of record only.
func (f *filters) chosenRecord() {
	f.field.SetOptions(f.fields())
	f.changed()
}

// query is what the filters ask of the register.
func (f *filters) query() register.HistoryQuery {
	q := register.HistoryQuery{Record: model.ID(f.record.Value()), Field: f.field.Value(), Author: f.author.Value()}
	if iso, ok := f.from.Date(); ok && iso != "" {
		day, _ := model.Date(iso).Day()
		q.From = atHome(day)
	}
	if iso, ok := f.until.Date(); ok && iso != "" {
		day, _ := model.Date(iso).LastDay()
		q.Until = atHome(day).AddDate(0, 0, 1)
	}
	return q
}

// atHome is the beginning of the day where the user is.
func atHome(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.Local)
}

// offer reads the records and authors that can be chosen, for a timeline that
// is also told what the records are called.
func (f *filters) offer(t *Timeline) {
	var records []register.Summary
	var authors []string
	var signOffs []register.SignedOff
	var err error
	f.tools.Kit.Do(func() {
		store := f.tools.Session.Store()
		if records, err = store.List(context.Background(), register.Query{Trash: register.WithTrash}); err == nil {
			authors, err = store.Authors(context.Background())
		}
		if err == nil {
			signOffs, err = store.SignOffs(context.Background())
		}
	}, func() {
		if err != nil {
			f.tools.Fail(err, "")
			return
		}
		var options []widgets.Option
		for _, r := range records {
			title := r.Title
			if title == "" {
				title = f.tools.Words.Say("present.untitled." + string(r.Kind))
			}
			name := strings.TrimSpace(r.Number + " " + title)
			t.names[r.ID], f.kinds[r.ID] = name, r.Kind
			options = append(options, widgets.Option{Code: string(r.ID), Label: name, Note: f.tools.Kind(r.Kind)})
		}
		for _, s := range signOffs {
			t.names[s.ID] = f.tools.Kind(model.KindSignOff) + ": " + f.approved(s.SignOff)
		}
		f.record.SetOptions(options)
		options = nil
		for _, name := range authors {
			options = append(options, widgets.Option{Code: name, Label: name})
		}
		f.author.SetOptions(options)
		t.table.Refresh()
	})
}

// approved says what a sign-off is about.
func (f *filters) approved(s model.SignOff) string {
	if s.Whole() {
		return f.tools.Say("sign.register")
	}
	names := make([]string, len(s.Records))
	for i, v := range s.Records {
		names[i] = v.Name
	}
	return strings.Join(names, ", ")
}

// fields are those that can be chosen: of the kind of the record that is
// chosen, else of every kind, each name once.
func (f *filters) fields() []widgets.Option {
	kinds := model.Kinds()
	if kind, ok := f.kinds[model.ID(f.record.Value())]; ok {
		kinds = []model.Kind{kind}
	}
	var options []widgets.Option
	at := map[string]int{}
	for _, kind := range kinds {
		for _, section := range f.tools.Fields.Sections(kind) {
			for _, child := range section.Fields {
				i, known := at[child.Name]
				if !known {
					i = len(options)
					at[child.Name] = i
					options = append(options, widgets.Option{Code: child.Name, Label: f.tools.Fields.Label(child)})
				}
				if len(kinds) > 1 {
					options[i].Note = note(options[i].Note, f.tools.Kind(kind))
				}
			}
		}
	}
	if code := f.field.Value(); code != "" {
		if _, known := at[code]; !known {
			f.field.Fill("")
		}
	}
	return options
}

func note(before, more string) string {
	if before == "" {
		return more
	}
	return before + ", " + more
}
