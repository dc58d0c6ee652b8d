package mapping

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/delimited"
)

// mostLines is how many lines of a sheet are offered as headings: those of a second
// table may stand far down.
const mostLines = 1000

// tableForm asks whether a table is used, what it is about and where its headings are.
type tableForm struct {
	page  *Page
	table sheet.Table // as it will be
	kit   *widgets.Kit
	rows  *fyne.Container
	lines *widgets.CodeSelect // of the headings
	anew  bool                // its columns must be found anew
	text  delimited.As        // how the file is written, where it is delimited text
}

// edit asks how the table that is chosen is read.
func (t *tables) edit() {
	of, i := t.page.table()
	if of == nil {
		return
	}
	book := t.page.options.Spreadsheet.Book
	f := t.form(*of)
	var actions []widgets.Action
	if next, ok := t.page.draft.Below(book, i); ok {
		actions = append(actions, widgets.Action{Text: t.page.say("sheet.another"), Do: func() { t.askAnother(next) }})
	}
	t.ask(t.page.say("sheet.title", "sheet", of.Sheet), f, append(actions, widgets.Action{Text: t.page.say("edit.done"), Kind: widgets.PrimaryButton, Do: func() {
		if book.Delimiter != f.text.Delimiter || book.Encoding != f.text.Encoding {
			t.page.work.end()
			t.page.options.Reread(f.text)
			return
		}
		f.apply(i)
		widgets.FocusOn(t.table)
	}}))
}

// askAnother asks where another table on a sheet begins, and adds it.
func (t *tables) askAnother(next sheet.Table) {
	f := t.form(next)
	f.anew, f.text = true, delimited.As{} // how the file is written is asked of the first
	t.ask(t.page.say("sheet.another-title", "sheet", next.Sheet), f, []widgets.Action{{Text: t.page.say("sheet.another-done"), Kind: widgets.PrimaryButton, Do: func() {
		i := len(t.page.draft.Tables)
		t.page.draft.Tables = append(t.page.draft.Tables, f.table)
		f.apply(i)
		t.fill()
		t.table.Select(strconv.Itoa(i))
		t.page.columns.fill()
		widgets.FocusOn(t.table)
	}}})
}

func (t *tables) form(of sheet.Table) *tableForm {
	book := t.page.options.Spreadsheet.Book
	return &tableForm{page: t.page, table: of, text: delimited.As{Delimiter: book.Delimiter, Encoding: book.Encoding}}
}

func (t *tables) ask(title string, f *tableForm, actions []widgets.Action) {
	widgets.NewDialog(t.page.kit, t.page.t.Window.Canvas(), widgets.DialogOptions{
		Title: title, Content: f.content, Width: 640, Height: 500, Actions: actions,
	}).Show()
}

// apply puts what was asked into the mapping.
func (f *tableForm) apply(i int) {
	t := &f.page.draft.Tables[i]
	*t = f.table
	if f.anew {
		f.page.draft.Refit(f.page.options.Spreadsheet.Book, i)
		for _, c := range t.Columns {
			delete(f.page.chosen, place{i, c.At})
			delete(f.page.columns.samples, place{i, c.At})
		}
	}
	if t.Use && len(t.Headings) == 0 {
		t.Use, t.Why = false, sheet.NoTable
	}
	f.page.touch(i)
}

func (f *tableForm) content(kit *widgets.Kit) fyne.CanvasObject {
	f.kit, f.rows = kit, container.NewVBox()
	use := f.choice("sheet.use", []string{"yes", "no"}, map[bool]string{true: "yes", false: "no"}[f.table.Use], f.use)
	f.fill()
	if f.text.Delimiter != "" && f.page.options.Reread != nil {
		use = container.NewVBox(use, f.askText())
	}
	return widgets.NewFrame(use, nil, nil, nil, widgets.NewPage(kit, f.rows))
}

// use says whether the table is used. One that was not understood is taken for
// activities with a record in each row, until the user says otherwise.
func (f *tableForm) use(code string) {
	f.table.Use, f.table.Why = code == "yes", sheet.NotChosen
	if f.table.Use {
		f.table.Why = ""
		if f.table.About == sheet.Nothing || f.table.About == "" {
			f.table.About = sheet.Activities
		}
		if f.table.Layout == "" {
			f.table.Layout = sheet.RowPerRecord
		}
	}
	f.fill()
}

// choice is a row with some codes of which the words stand below its own key.
func (f *tableForm) choice(key string, codes []string, code string, choose func(string)) fyne.CanvasObject {
	var options []widgets.Option
	for _, c := range codes {
		options = append(options, widgets.Option{Code: c, Label: f.page.say(key + "-" + c)})
	}
	return f.row(key, options, code, choose)
}

func (f *tableForm) row(key string, options []widgets.Option, code string, choose func(string)) fyne.CanvasObject {
	s := widgets.NewCodeSelect(f.kit, options)
	s.Fixed = true
	s.Fill(code)
	s.OnChanged = choose
	if key == "sheet.headings" {
		f.lines = s
	}
	return widgets.NewFormRow(f.kit, widgets.FormRowOptions{Label: f.page.say(key)}, s)
}

func (f *tableForm) fill() {
	f.rows.Objects = nil
	if f.table.Use {
		f.askAbout()
		f.askHeadings()
	}
	f.rows.Refresh()
}

// askText asks how a file of delimited text is written.
func (f *tableForm) askText() fyne.CanvasObject {
	var signs, encodings []widgets.Option
	for _, d := range delimited.Delimiters() {
		signs = append(signs, widgets.Option{Code: d, Label: f.page.say("sheet.delimiter-" + map[string]string{";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}[d])})
	}
	for _, e := range delimited.Encodings() {
		encodings = append(encodings, widgets.Option{Code: e, Label: e})
	}
	return container.NewVBox(f.row("sheet.delimiter", signs, f.text.Delimiter, func(code string) { f.text.Delimiter = code }),
		f.row("sheet.encoding", encodings, f.text.Encoding, func(code string) { f.text.Encoding = code }))
}

func (f *tableForm) askAbout() {
	var about, roles []widgets.Option
	for _, a := range []sheet.About{sheet.Activities, sheet.Parties, sheet.OwnDetails, sheet.Lines} {
		about = append(about, widgets.Option{Code: string(a), Label: f.page.t.Words.Say("sheet.about." + string(a))})
	}
	f.rows.Add(f.row("sheet.about", about, string(f.table.About), func(code string) {
		f.table.About, f.anew = sheet.About(code), true
		f.table.Role = ""
		if f.table.Layout == sheet.Crosstab && f.table.About != sheet.Activities {
			f.table.Layout = sheet.RowPerRecord
		}
		f.fill()
	}))
	if f.table.About != sheet.Activities && f.table.About != sheet.Parties {
		return
	}
	for _, role := range sheet.Roles(f.table.About) {
		code := string(role)
		if code == "" {
			code = "unsaid"
		}
		roles = append(roles, widgets.Option{Code: code, Label: f.page.say("role." + string(f.table.About) + "-" + code)})
	}
	shown := string(f.table.Role)
	if shown == "" {
		shown = "unsaid"
	}
	f.rows.Add(f.row("sheet.role", roles, shown, func(code string) {
		if f.table.Role = model.Role(code); code == "unsaid" {
			f.table.Role = ""
		}
	}))
}

func (f *tableForm) askHeadings() {
	layout := f.table.Layout
	layouts := []string{string(sheet.RowPerRecord), string(sheet.Form)}
	if f.table.About == sheet.Activities {
		layouts = append(layouts, string(sheet.Crosstab))
	}
	f.rows.Add(f.choice("sheet.layout", layouts, string(layout), f.layout))
	options := f.headingLines()
	if len(f.table.Headings) == 0 && len(options) > 0 {
		f.start(options[0].Code, 1)
	}
	first, many := "", "1"
	if n := len(f.table.Headings); n > 0 {
		first, many = strconv.Itoa(f.table.Headings[0]), strconv.Itoa(min(n, 3))
	}
	f.rows.Add(f.row("sheet.headings", options, first, func(code string) { f.start(code, max(1, len(f.table.Headings))) }))
	if f.table.Layout == sheet.RowPerRecord {
		f.rows.Add(f.choice("sheet.many", []string{"1", "2", "3"}, many, func(code string) {
			n, _ := strconv.Atoi(code)
			f.start(f.lines.Value(), n)
		}))
	}
}

// layout says how the table lies. Between rows and a crosstab the headings stay
// where they are.
func (f *tableForm) layout(code string) {
	before, now := f.table.Layout, sheet.Layout(code)
	if before == now {
		return
	}
	f.table.Layout, f.anew = now, true
	switch {
	case before == sheet.Form || now == sheet.Form:
		f.table.Headings = nil
	case now == sheet.Crosstab && len(f.table.Headings) > 1:
		f.table.Headings = f.table.Headings[:1]
	}
	f.fill()
}

// start says in which line the headings begin and how many lines they take.
func (f *tableForm) start(code string, many int) {
	first, err := strconv.Atoi(code)
	if err != nil {
		return
	}
	var headings []int
	for n := first; n < first+many; n++ {
		headings = append(headings, n)
	}
	if !slices.Equal(headings, f.table.Headings) {
		f.table.Headings, f.anew = headings, true
	}
}

// headingLines are the lines in which the headings may stand, each with what is in it.
func (f *tableForm) headingLines() []widgets.Option {
	var options []widgets.Option
	for _, l := range sheet.FirstLines(f.page.options.Spreadsheet.Book, f.table.Sheet, f.table.Layout, mostLines) {
		var texts []string
		for i := range min(len(l.Cells), 6) {
			texts = append(texts, line(l.Cells[i].Text))
		}
		name := f.page.say("sheet.line-"+string(f.table.Layout), "line", lineName(&f.table, l.Number), "text", shorten(strings.Join(texts, " · ")))
		options = append(options, widgets.Option{Code: strconv.Itoa(l.Number), Label: name})
	}
	return options
}
