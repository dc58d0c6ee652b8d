package mapping

import (
	"cmp"
	"maps"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/register/intake/sheet"
)

// The choices for a column that are no field.
const (
	toRemarks = "(remarks)"
	toNothing = "(leave)"
)

// The choices for a text that are no code.
const (
	asRead = "(read)" // what the program takes it for
	asNone = "(none)" // it stands for nothing
)

// usuallyBetween is offered where nothing stands between the two things in most cells.
const usuallyBetween = " / "

// mostTexts is how many different texts of a column can be given a meaning.
const mostTexts = 40

// columnForm asks where a column goes, and how its cells are read.
type columnForm struct {
	page   *Page
	table  *sheet.Table
	column sheet.Column // as it will be
	kit    *widgets.Kit
	rows   *fyne.Container // below where it goes
	texts  *fyne.Container // what its texts stand for
}

// edit asks where the column that is chosen goes.
func (c *columns) edit() {
	t, table := c.page.table()
	i, ok := c.table.Selected()
	if t == nil || !ok {
		return
	}
	f := &columnForm{page: c.page, table: t, column: t.Columns[i]}
	f.column.Values = maps.Clone(f.column.Values)
	widgets.NewDialog(c.page.kit, c.page.t.Window.Canvas(), widgets.DialogOptions{
		Title:   c.page.say("edit.title", "column", columnName(t, f.column.At), "heading", line(f.column.Heading)),
		Content: f.content, Width: 780, Height: 520,
		Actions: []widgets.Action{{Text: c.page.say("edit.done"), Kind: widgets.PrimaryButton, Do: func() {
			t.Columns[i] = f.column
			c.page.chosen[place{table, f.column.At}] = true
			c.page.touch(table)
			widgets.FocusOn(c.table)
		}}},
	}).Show()
}

func (f *columnForm) content(kit *widgets.Kit) fyne.CanvasObject {
	f.kit, f.rows, f.texts = kit, container.NewVBox(), container.NewVBox()
	to := widgets.NewCodeSelect(kit, f.choices())
	to.Fixed = true
	to.Fill(f.chosen())
	to.OnChanged = f.choose
	holds := widget.NewLabel(f.page.columns.sample(&f.column))
	holds.Wrapping = fyne.TextWrapWord
	f.fill()
	head := container.NewVBox(widgets.NewFormRow(kit, widgets.FormRowOptions{Label: f.page.say("edit.holds")}, holds),
		widgets.NewFormRow(kit, widgets.FormRowOptions{Label: f.page.say("edit.to")}, to))
	return widgets.NewFrame(head, nil, nil, nil, widgets.NewPage(kit, f.rows))
}

// choices are the remarks, leaving out, the fields it may well be, and then all others.
func (f *columnForm) choices() []widgets.Option {
	options := []widgets.Option{{Code: toRemarks, Label: f.page.say("to.remarks"), Note: f.page.say("to.remarks-note")},
		{Code: toNothing, Label: f.page.say("to.leave"), Note: f.page.say("to.leave-note")}}
	seen := map[string]bool{}
	for _, key := range f.column.Others {
		if key != "" && !seen[key] {
			seen[key] = true
			options = append(options, widgets.Option{Code: key, Label: f.page.names.Choice(key), Note: f.page.say("to.maybe")})
		}
	}
	for _, o := range f.page.names.options(f.table.About) {
		if !seen[o.Code] {
			options = append(options, o)
		}
	}
	return options
}

func (f *columnForm) chosen() string {
	switch {
	case f.column.Do == sheet.LeaveOut:
		return toNothing
	case f.column.Do == sheet.ToRemarks || f.column.Field == "":
		return toRemarks
	}
	return f.column.Field
}

func (f *columnForm) choose(code string) {
	switch {
	case code == f.chosen():
		return
	case code == toRemarks:
		f.column.Otherwise(sheet.ToRemarks)
	case code == toNothing:
		f.column.Otherwise(sheet.LeaveOut)
	default:
		f.column.To(code)
	}
	f.fill()
}

// fill asks what there is to ask about a column that goes where this one goes.
func (f *columnForm) fill() {
	f.rows.Objects = nil
	if f.column.Do == sheet.ToField && f.column.Field != "" {
		f.askDates()
		f.askSplit()
		f.askParts()
		f.rows.Add(f.texts)
	}
	f.askValues()
	f.rows.Refresh()
}

// ask is a choice with its label.
func (f *columnForm) ask(label string, options []widgets.Option, code string, choose func(string)) fyne.CanvasObject {
	s := widgets.NewCodeSelect(f.kit, options)
	s.Fixed = true
	s.Fill(code)
	s.OnChanged = choose
	return widgets.NewFormRow(f.kit, widgets.FormRowOptions{Label: label}, s)
}

func (f *columnForm) askDates() {
	if !sheet.DateField(f.column.Field) {
		return
	}
	var options []widgets.Option
	for _, order := range []sheet.DateOrder{sheet.DayFirst, sheet.MonthFirst, sheet.Ask} {
		options = append(options, widgets.Option{Code: string(order), Label: f.page.say("dates." + string(order))})
	}
	shown := f.column.Dates
	if shown == "" {
		shown = sheet.Ask
	}
	f.rows.Add(f.ask(f.page.say("edit.dates"), options, string(shown), func(code string) { f.column.Dates = sheet.DateOrder(code) }))
}

func (f *columnForm) askSplit() {
	var options []widgets.Option
	for _, at := range []sheet.Split{sheet.AsUsual, sheet.Whole, sheet.AtLines, sheet.AtSemi, sheet.AtCommas, sheet.AtSlashes, sheet.AtDashes} {
		code := string(at)
		if at == sheet.AsUsual {
			code = "usual"
		}
		options = append(options, widgets.Option{Code: code, Label: f.page.say("split." + code)})
	}
	shown := string(f.column.Split)
	if f.column.Split == sheet.AsUsual {
		shown = "usual"
	}
	f.rows.Add(f.ask(f.page.say("edit.split"), options, shown, func(code string) {
		if f.column.Split = sheet.Split(code); code == "usual" {
			f.column.Split = sheet.AsUsual
		}
		f.askValues()
	}))
}

// askParts asks for a second field, for a cell that holds two things, and what stands
// between them.
func (f *columnForm) askParts() {
	second := ""
	if len(f.column.Parts) > 1 {
		second = f.column.Parts[1]
	}
	s := widgets.NewCodeSelect(f.kit, f.page.names.options(f.table.About))
	s.PlaceHolder = f.page.say("edit.no-second")
	s.Fill(second)
	between := widgets.NewTextField(f.kit)
	between.Fill(f.column.Between)
	row := widgets.NewFormRow(f.kit, widgets.FormRowOptions{Label: f.page.say("edit.between")}, between)
	if second == "" {
		row.Hide()
	}
	s.OnChanged = func(code string) {
		f.column.Parts = nil
		row.Hide()
		if code != "" {
			f.column.Parts = []string{f.column.Field, code}
			if f.column.Between == "" {
				f.column.Between = cmp.Or(f.table.BetweenParts(f.page.options.Spreadsheet.Book, &f.column), usuallyBetween)
				between.Fill(f.column.Between)
			}
			row.Show()
		}
		f.askValues()
		f.rows.Refresh()
	}
	between.OnChanged = func(text string) {
		f.column.Between = text
		f.askValues()
	}
	f.rows.Add(widgets.NewFormRow(f.kit, widgets.FormRowOptions{Label: f.page.say("edit.second")}, s))
	f.rows.Add(row)
}

// askValues asks what the texts of the column stand for, when its field has codes. It is
// asked anew when they are cut otherwise; the fields above it stay, one of them has the
// keyboard.
func (f *columnForm) askValues() {
	f.texts.RemoveAll()
	list := sheet.ListOf(f.column.Field)
	if list == "" {
		return
	}
	texts := f.table.Texts(f.page.options.Spreadsheet.Book, &f.column, mostTexts)
	if len(texts) == 0 {
		return
	}
	f.texts.Add(widget.NewLabelWithStyle(f.page.say("edit.values"), fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	codes := f.page.t.Options(list)
	for _, text := range texts {
		options := append([]widgets.Option{{Code: asRead, Label: f.taken(list, text.Text)}, {Code: asNone, Label: f.page.say("value.none")}}, codes...)
		shown := asRead
		if code, ok := f.column.Values[text.Text]; ok {
			if shown = code; code == "" {
				shown = asNone
			}
		}
		f.texts.Add(f.ask(f.page.say("value.text", "text", shorten(line(text.Text)), "n", text.Cells), options, shown, func(code string) { f.mean(text.Text, code) }))
	}
}

// taken is what the program takes a text for.
func (f *columnForm) taken(list, text string) string {
	code, whole, ok := sheet.Meaning(list, text)
	switch {
	case !ok:
		return f.page.say("value.unknown")
	case !whole:
		return f.page.say("value.partly", "value", f.page.t.Code(list, code))
	}
	return f.page.say("value.read", "value", f.page.t.Code(list, code))
}

// mean keeps what the user says that a text stands for.
func (f *columnForm) mean(text, code string) {
	if f.column.Values == nil {
		f.column.Values = map[string]string{}
	}
	switch code {
	case asRead:
		delete(f.column.Values, text)
	case asNone:
		f.column.Values[text] = ""
	default:
		f.column.Values[text] = code
	}
	if len(f.column.Values) == 0 {
		f.column.Values = nil
	}
}

// shorten keeps the beginning of a long text.
func shorten(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most])) + "…"
	}
	return text
}
