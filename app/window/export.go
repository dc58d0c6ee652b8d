package window

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/importer"
	"verwerkingsregister/app/publish"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// exportDialog asks what of the register to export, in which format, and from
// which day on where a report tells of a period.
type exportDialog struct {
	space        *space
	dialog       *widgets.Dialog
	what, format *widgets.CodeSelect
	since        *widgets.DateField
	password     *widgets.PasswordPair
	last         *widget.Label                           // when the last report was made
	rows         map[fyne.CanvasObject]fyne.CanvasObject // by the field in each
}

// forms stands for the papers that are made of one record, which have a dialog
// of their own.
const forms = string(publish.Bijsluiter)

// askExport asks what to export, then where to.
func (s *space) askExport() {
	d := &exportDialog{space: s, rows: map[fyne.CanvasObject]fyne.CanvasObject{}}
	d.dialog = widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Say("export.title"), Width: 620, Height: 300, Content: d.content,
		Actions: []widgets.Action{{Text: s.tools.Say("export.confirm"), Kind: widgets.PrimaryButton, Do: d.next}},
	})
	d.dialog.Show()
	d.fit()
}

func (d *exportDialog) content(kit *widgets.Kit) fyne.CanvasObject {
	reports := d.space.reports()
	d.what, d.format, d.since = widgets.NewCodeSelect(kit, reports), widgets.NewCodeSelect(kit, nil), widgets.NewDateField(kit, d.space.dates())
	d.what.Fixed, d.format.Fixed = true, true
	d.what.Fill(reports[0].Code)
	d.what.OnChanged = func(string) { d.suggest(); d.fit() }
	d.last = widget.NewLabel("")
	d.last.Wrapping, d.last.Importance = fyne.TextWrapWord, widget.LowImportance
	d.since.OnChanged = watch(d.since.OnChanged, d.allow)
	box := container.NewVBox()
	for _, row := range []labelledField{{"export.what", d.what}, {"export.as", d.format}, {"export.since", d.since}} {
		d.rows[row.field] = widgets.NewFormRow(kit, widgets.FormRowOptions{Label: d.space.tools.Say(row.label), Above: true}, row.field)
		box.Add(d.rows[row.field])
	}
	box.Add(d.last)
	d.password = d.space.newPassword(kit, func() { d.allow(); d.dialog.Fit() })
	d.format.OnChanged = func(string) { d.askPassword() }
	box.Add(d.password.Object())
	d.suggest()
	return box
}

// suggest fills in where the period begins: at the last board report, for the
// next one, or else a year ago.
func (d *exportDialog) suggest() {
	today, _ := d.space.session.Today().Day()
	since, text := model.DateOf(today.AddDate(-1, 0, 0)), ""
	if publish.Report(d.what.Value()) == publish.Board {
		last, err := publish.LastBoard(context.Background(), d.space.reg, d.space.session.Today())
		switch {
		case err != nil:
			d.space.w.fail(err, d.space.reg.Path())
		case last != "":
			since, text = last, d.space.tools.Say("export.last-board", "day", last.Format())
		default:
			text = d.space.tools.Say("export.first-board")
		}
	}
	d.since.FillDate(string(since))
	d.last.SetText(text)
}

// fit shows the questions that go with what was chosen.
func (d *exportDialog) fit() {
	report := publish.Report(d.what.Value())
	var formats []widgets.Option
	for _, f := range report.Formats() {
		formats = append(formats, widgets.Option{Code: string(f), Label: d.space.tools.Say("export.format." + string(f))})
	}
	if formats != nil {
		d.format.SetOptions(formats)
		d.format.Fill(formats[0].Code)
	}
	shown := map[fyne.CanvasObject]bool{d.what: true, d.format: d.what.Value() != forms, d.since: report.TellsOfPeriod()}
	for field, row := range d.rows {
		if shown[field] {
			row.Show()
		} else {
			row.Hide()
		}
	}
	if d.last.Hidden = d.last.Text == ""; !d.last.Hidden {
		d.last.Refresh()
	}
	d.askPassword()
}

// askPassword asks for a password where the form can have one.
func (d *exportDialog) askPassword() {
	show(d.password, d.what.Value() != forms && publish.Format(d.format.Value()) == publish.Workbook)
	d.allow()
	d.dialog.Fit()
}

// allow lets go on once the period is known, and a password was typed twice.
func (d *exportDialog) allow() {
	start, ok := d.start()
	_, same := d.password.Value()
	d.dialog.Enable(0, same && (!publish.Report(d.what.Value()).TellsOfPeriod() || ok && start.Before(d.space.end())))
}

// start is the moment the period begins; ok is false where that is no day.
func (d *exportDialog) start() (start time.Time, ok bool) {
	iso, ok := d.since.Date()
	day, valid := model.Date(iso).Day()
	at := d.space.w.around.Now().Location()
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, at), ok && valid
}

// end is the moment up to which the window tells of the register.
func (s *space) end() time.Time {
	now := s.w.around.Now()
	day, past := s.session.AsOf().Day()
	if !past {
		return now
	}
	return time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, 0, now.Location())
}

// next asks where the file goes, or more about a paper of one record.
func (d *exportDialog) next() {
	if d.what.Value() == forms {
		d.space.askForm()
		return
	}
	request := publish.Request{Report: publish.Report(d.what.Value()), Format: publish.Format(d.format.Value())}
	if request.Report == publish.Activity {
		request.Record = d.space.desk().ID()
	}
	request.Password, _ = d.password.Value()
	start := time.Time{}
	if request.Report.TellsOfPeriod() {
		start, _ = d.start()
	}
	d.space.askExportPlace(request, start)
}

// reports are the exports that can be made now.
func (s *space) reports() []widgets.Option {
	var options []widgets.Option
	offer := func(code string) {
		options = append(options, widgets.Option{Code: code, Label: s.tools.Say("export.report." + code), Note: s.tools.Say("export.report." + code + "-note")})
	}
	saved := s.desk() != nil && s.desk().Version() > 0
	if saved && publish.Describes(s.desk().Saved()) { // with a service open, that is what is wanted most
		offer(forms)
	}
	for _, r := range publish.Reports() {
		if r.HasForm() || r == publish.Breach || r == publish.Activity && !(saved && s.desk().Kind() == model.KindActivity) {
			continue
		}
		offer(string(r))
	}
	return options
}

// askExportPlace asks where the export goes; start is when the period begins, of
// a report that tells of one.
func (s *space) askExportPlace(request publish.Request, start time.Time) {
	name := s.session.Snapshot().Organisation.Name
	if name == "" {
		name = s.tools.Say("export.name")
	}
	if request.Report != publish.Register {
		name += " " + strings.ToLower(s.tools.Say("export.report."+string(request.Report)))
	}
	name += " " + string(s.session.Today()) + request.Format.Ending()
	place := "export.place"
	if request.Format.Ending() == "" {
		place = "export.place-folder"
	}
	s.w.askExportFile(s.tools.Say(place), name, func(path string) { s.export(request, start, withEnding(path, request.Format.Ending())) })
}

// export writes what is asked of the register as saved, with progress and a way
// to stop.
func (s *space) export(request publish.Request, start time.Time, path string) {
	ctx, cancel := context.WithCancel(context.Background())
	busy := widgets.ShowBusyUntil(s.tools.Kit, s.w.win, s.tools.Say("export.busy", "file", filepath.Base(path)), cancel)
	request.Time, request.Language, request.AsOf = s.w.around.Now(), string(s.tools.Words.Language()), s.session.AsOf()
	var head register.Fingerprint
	var told string
	var err, unkept error
	s.tools.Kit.Do(func() {
		var state *model.Register
		if state, err = s.session.Store().Snapshot(ctx); err != nil {
			return
		}
		if head, err = s.session.Store().Head(ctx); err != nil {
			return
		}
		request.State, request.Head = state, head
		if err = request.Before(ctx, s.reg, start, s.end()); err != nil {
			return
		}
		if err = request.WriteFile(ctx, path); err == nil && request.Report == publish.Board && !s.session.ReadOnly() {
			unkept = publish.RememberBoard(ctx, s.reg, s.session.Today())
		}
		if err == nil && request.Report == publish.Public {
			_, told, err = request.Published()
		}
	}, func() {
		busy.Hide()
		stopped := ctx.Err() != nil
		cancel()
		switch {
		case stopped:
		case err != nil:
			s.failExport(request, start, path, err)
		default:
			s.tellExported(request.Format, path, told, head)
			if unkept != nil {
				s.w.fail(unkept, s.reg.Path())
			}
		}
	})
}

// failExport tells why a file was not written; one that is open elsewhere can be
// tried again, and any can be written in another place.
func (s *space) failExport(request publish.Request, start time.Time, path string, err error) {
	var file *safefile.Error
	if !errors.As(err, &file) {
		s.w.fail(err, path)
		return
	}
	s.w.failWith(err, path, []widgets.Action{
		{Text: s.tools.Say("export.elsewhere"), Do: func() { s.askExportPlace(request, start) }},
		{Text: s.tools.Say("export.again"), Kind: widgets.PrimaryButton, Do: func() { s.export(request, start, path) }},
	})
}

// tellExported says where the export is; told is what there is to say of it.
func (s *space) tellExported(format publish.Format, path, told string, head register.Fingerprint) {
	first := path
	if format == publish.Website {
		first = filepath.Join(path, "index.html")
	}
	s.tellWritten(path, first, strings.TrimSpace(told+" "+s.tools.Say("export.done-text", "fingerprint", head.String())))
}

// askImport asks what to read.
func (s *space) askImport() { s.importAll(nil) }

// pasteImport reads the text on the clipboard.
func (s *space) pasteImport() {
	s.importAll(nil)
	if s.importing != nil {
		s.importing.Paste()
	}
}

// importFiles shows what documents propose.
func (s *space) importFiles(paths []string) { s.importAll(importer.Files(paths...)) }

// importAll shows what sources propose, in the place of the list.
func (s *space) importAll(sources []importer.Source) {
	s.guarded(func() {
		s.putAway()
		s.importing = importer.New(s.tools, sources, importer.Options{
			OnDone:   func() { s.importing = nil; s.recount(); s.show(s.view) },
			OnCancel: func() { s.importing = nil; s.show(s.view) },
			Profiles: s.w.profiles(),
		})
		s.body.Objects = []fyne.CanvasObject{container.NewPadded(s.importing.Object())}
		s.body.Refresh()
		s.importing.Focus()
		s.w.refreshMenu()
	})
}

// profiles is the file that remembers how spreadsheets are read, "" when there is no
// place for it.
func (w *Window) profiles() string {
	if w.around.DataDir == "" {
		return ""
	}
	return filepath.Join(w.around.DataDir, "columns.json")
}
