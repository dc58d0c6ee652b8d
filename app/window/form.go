package window

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/source"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
)

// formDialog asks which form of the open service or activity is written, in
// which model and format, and keeps the user's own form for it.
type formDialog struct {
	space               *space
	record              model.ID
	name                string
	dialog              *widgets.Dialog
	what, model, format *widgets.CodeSelect
	status              *widget.Label
	remove              *widgets.Button
}

// askForm asks what of the open record to write.
func (s *space) askForm() {
	d := &formDialog{space: s, record: s.desk().ID(), name: s.desk().Saved().Title()}
	d.dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Say("form.title", "name", d.name), Width: 640, Content: d.content,
		Actions: []widgets.Action{{Text: s.tools.Say("export.confirm"), Kind: widgets.PrimaryButton, Do: d.askPlace}},
	})
	d.dialog.Show()
	d.tell()
}

func (d *formDialog) content(kit *widgets.Kit) fyne.CanvasObject {
	say := d.space.tools.Say
	d.what = d.choice(kit, "form.", string(publish.Leaflet), string(publish.SubProcessorList), string(publish.SecurityAnnex))
	d.model = d.choice(kit, "form.model.", publish.Models()...)
	d.format = d.choice(kit, "form.format.", string(publish.Word), string(publish.PDF))
	d.what.OnChanged = func(string) { d.tell() }
	d.status = widget.NewLabel("")
	d.status.Wrapping = fyne.TextWrapWord
	d.remove = widgets.NewButton(kit, widgets.PlainButton, say("form.remove"), nil, d.removeOwn)
	row := func(key string, field fyne.CanvasObject) fyne.CanvasObject {
		return widgets.NewFormRow(kit, widgets.FormRowOptions{Label: say(key)}, field)
	}
	return container.NewVBox(
		row("export.what", d.what), row("form.model", d.model), row("form.format", d.format), d.status,
		container.NewHBox(
			widgets.NewButton(kit, widgets.PlainButton, say("form.choose"), nil, d.chooseOwn), d.remove,
			widgets.NewButton(kit, widgets.PlainButton, say("form.save"), nil, d.saveProgram),
			widgets.NewButton(kit, widgets.PlainButton, say("form.help"), nil, d.help),
		))
}

func (d *formDialog) choice(kit *widgets.Kit, key string, codes ...string) *widgets.CodeSelect {
	var options []widgets.Option
	for _, code := range codes {
		options = append(options, widgets.Option{Code: code, Label: d.space.tools.Say(key + code)})
	}
	choice := widgets.NewCodeSelect(kit, options)
	choice.Fixed = true
	choice.Fill(codes[0])
	return choice
}

func (d *formDialog) report() publish.Report { return publish.Report(d.what.Value()) }

func (d *formDialog) language() string { return string(d.space.tools.Words.Language()) }

func (d *formDialog) shelf() publish.Shelf { return publish.Shelf{Dir: d.space.w.around.DataDir} }

// tell says whose form is used.
func (d *formDialog) tell() {
	own, err := d.shelf().Own(d.report(), d.language())
	key := "form.program"
	if own != nil || err != nil {
		key = "form.own"
	}
	d.status.SetText(d.space.tools.Say(key))
	if own == nil {
		d.remove.Hide()
	} else {
		d.remove.Show()
	}
}

// chooseOwn asks for a form, checks it and keeps it.
func (d *formDialog) chooseOwn() {
	w := d.space.w
	widgets.ChooseFile(d.space.tools.Kit, w.win, widgets.FileOptions{Title: d.space.tools.Say("form.choose"), Folder: w.folder(), Endings: []string{".docx"}}, func(path string) {
		data, err := source.Read(path, d.space.reg.Path())
		var lacks []string
		if err == nil {
			lacks, err = d.shelf().Keep(context.Background(), d.report(), d.language(), data)
		}
		if err != nil {
			w.fail(err, filepath.Base(path))
			return
		}
		d.tell()
		message := widgets.Message{Title: d.space.tools.Say("form.kept", "file", filepath.Base(path)), Severity: widgets.OK, Safe: d.space.tools.Say("form.kept-text")}
		if len(lacks) > 0 {
			message.Severity = widgets.Warning
			message.Todo = d.space.tools.Say("form.lacks", "places", strings.Join(publish.PlaceWords(lacks, string(d.space.tools.Words.Language())), ", "))
		}
		widgets.ShowMessage(d.space.tools.Kit, w.win.Canvas(), message)
	})
}

func (d *formDialog) removeOwn() {
	if err := d.shelf().Remove(d.report(), d.language()); err != nil {
		d.space.w.fail(err, "")
	}
	d.tell()
}

// saveProgram writes the program's own form, to begin with.
func (d *formDialog) saveProgram() {
	tools, w := d.space.tools, d.space.w
	w.askPlace(tools.Say("form.save"), tools.Say("form.file")+publish.Word.Ending(), func(path string) {
		path = withEnding(path, publish.Word.Ending())
		if err := d.report().WriteForm(context.Background(), path, d.model.Value(), d.language()); err != nil {
			w.fail(err, path)
			return
		}
		widgets.ShowMessage(tools.Kit, w.win.Canvas(), widgets.Message{Title: tools.Say("form.saved", "file", filepath.Base(path)), Severity: widgets.OK, Safe: tools.Say("form.saved-text")})
	})
}

// help shows the page on forms.
func (d *formDialog) help() {
	page, err := publish.Help(d.language())
	if err != nil {
		d.space.w.fail(err, "")
		return
	}
	text := widget.NewRichTextFromMarkdown(page)
	text.Wrapping = fyne.TextWrapWord
	widgets.NewDialog(d.space.tools.Kit, d.space.w.win.Canvas(), widgets.DialogOptions{
		Title: d.space.tools.Say("form.help"), Width: 860, Height: 640, NoCancel: true,
		Content: func(*widgets.Kit) fyne.CanvasObject { return container.NewVScroll(text) },
		Actions: []widgets.Action{{Text: d.space.tools.Say("form.close"), Kind: widgets.PrimaryButton, Do: func() {}}},
	}).Show()
}

// askPlace asks where the document goes, and writes it.
func (d *formDialog) askPlace() {
	own, err := d.shelf().Own(d.report(), d.language())
	if err != nil {
		d.space.w.fail(err, "")
		return
	}
	request := publish.Request{Report: d.report(), Format: publish.Format(d.format.Value()), Record: d.record, Model: d.model.Value(), Template: own}
	if request.Report != publish.Leaflet {
		request.Model = ""
	}
	ending := request.Format.Ending()
	name := d.name + " " + d.space.tools.Say("form.name."+string(request.Report)) + " " + d.space.w.around.Now().Format("2006-01-02") + ending
	d.space.w.askExportFile(d.space.tools.Say("export.place"), name, func(path string) { d.space.export(request, time.Time{}, withEnding(path, ending)) })
}
