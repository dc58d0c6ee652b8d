package window

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/example"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// ending is what the name of a register file ends with.
const ending = ".vreg"

func withEnding(path, end string) string {
	if strings.EqualFold(filepath.Ext(path), end) {
		return path
	}
	return path + end
}

// askNew asks the three questions of a new register and where to keep it.
func (w *Window) askNew() {
	var name, fg *widgets.TextField
	var role *widgets.CodeSelect
	var dialog *widgets.Dialog
	roles := w.tools.OptionsOn("role", model.DateOf(w.around.Now()))
	dialog = widgets.NewDialog(w.tools.Kit, w.win.Canvas(), widgets.DialogOptions{
		Title: w.tools.Say("new.title"), Width: 560,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			name, fg, role = widgets.NewTextField(kit), widgets.NewTextField(kit), widgets.NewCodeSelect(kit, roles)
			name.OnChanged = func(text string) { dialog.Enable(0, strings.TrimSpace(text) != "") }
			row := func(code string, field fyne.CanvasObject) fyne.CanvasObject {
				return widgets.NewFormRow(kit, widgets.FormRowOptions{Label: w.tools.Say("new." + code)}, field)
			}
			return container.NewVBox(row("organisation", name), row("role", role), row("fg", fg), wrapped(w.tools.Say("new.text")))
		},
		Actions: []widgets.Action{{Text: w.tools.Say("new.confirm"), Kind: widgets.PrimaryButton, Do: func() {
			organisation := &model.Organisation{Name: strings.TrimSpace(name.Value())}
			if role.Value() != "" {
				organisation.Roles = []model.Role{model.Role(role.Value())}
			}
			organisation.FG.Name = strings.TrimSpace(fg.Value())
			w.askPlace(w.tools.Say("new.place"), organisation.Name+ending, func(path string) {
				w.create(withEnding(path, ending), organisation)
			})
		}}},
	})
	dialog.Show()
	dialog.Enable(0, false)
}

func (w *Window) create(path string, organisation *model.Organisation) {
	w.make(path, func(ctx context.Context) (*register.Register, error) {
		reg, err := register.Create(ctx, path, w.options())
		if err != nil {
			return nil, err
		}
		if _, err := reg.Save(ctx, register.Change{Writes: []register.Write{{Record: organisation}}}); err != nil {
			return nil, errors.Join(err, reg.Close(), os.Remove(path)) // half-made, and nothing was in it yet
		}
		return reg, nil
	})
}

// askExample makes a copy of the example register where the user wants it.
func (w *Window) askExample() {
	w.askPlace(w.tools.Say("example.place"), w.tools.Say("example.file")+ending, func(path string) {
		path = withEnding(path, ending)
		w.make(path, func(ctx context.Context) (*register.Register, error) {
			return example.Create(ctx, path, example.School, w.options())
		})
	})
}

// make makes a register file in the background and shows it.
func (w *Window) make(path string, create func(context.Context) (*register.Register, error)) {
	w.leave(func() {
		var reg *register.Register
		var err error
		busy := widgets.ShowBusy(w.tools.Kit, w.win, w.tools.Say("opening", "file", filepath.Base(path)))
		w.around.Do(func() { reg, err = create(context.Background()) }, func() {
			busy.Hide()
			if err != nil {
				w.fail(err, path)
				w.welcome()
				return
			}
			w.enter(reg)
		})
	})
}

// askOpen asks which register to open.
func (w *Window) askOpen() {
	widgets.ChooseFile(w.tools.Kit, w.win, widgets.FileOptions{Title: w.tools.Say("action.open"), Endings: []string{ending}, Folder: w.folder()}, w.Open)
}

// askPlace asks where to write a file.
func (w *Window) askPlace(title, name string, then func(path string)) {
	widgets.ChoosePlace(w.tools.Kit, w.win, widgets.FileOptions{Title: title, Name: name, Folder: w.folder()}, then)
}

// askExportFile asks where to write an export: in the folder of the last one, as
// long as that is there.
func (w *Window) askExportFile(title, name string, then func(path string)) {
	folder := w.settings.exports()
	if info, err := os.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		folder = w.folder()
	}
	widgets.ChoosePlace(w.tools.Kit, w.win, widgets.FileOptions{Title: title, Name: name, Folder: folder}, func(path string) {
		w.settings.setExports(filepath.Dir(path))
		then(path)
	})
}

// folder is where the file choosers begin: beside the open register, else
// beside the last one, else at home.
func (w *Window) folder() string {
	if w.space != nil {
		return filepath.Dir(w.space.reg.Path())
	}
	if recent := w.settings.recent(); len(recent) > 0 {
		return filepath.Dir(recent[0])
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// pathsOf are the places of files that were dropped.
func pathsOf(files []fyne.URI) []string {
	paths := make([]string, len(files))
	for i, uri := range files {
		paths[i] = uri.Path()
	}
	return paths
}

// Drop takes files that were dropped on the window: a register is opened, anything
// else is read as a document. Documents that can't be read in now are told as such.
func (w *Window) Drop(paths ...string) {
	if w.tools.Kit.Covered() || len(paths) == 0 {
		return
	}
	isRegister := func(path string) bool { return strings.EqualFold(filepath.Ext(path), ending) }
	at := slices.IndexFunc(paths, isRegister)
	switch {
	case at >= 0 && len(paths) > 1:
		w.tellUndropped("several")
	case at >= 0:
		w.Open(paths[0])
	case w.space == nil:
		w.tellUndropped("no-register")
	case w.space.session.ReadOnly():
		w.tellUndropped("read-only")
	default:
		w.space.importFiles(paths)
	}
}

// tellUndropped tells why nothing is done with files that were dropped.
func (w *Window) tellUndropped(why string) {
	widgets.ShowMessage(w.tools.Kit, w.win.Canvas(), widgets.Message{
		Title: w.tools.Say("drop." + why), Severity: widgets.Warning, Safe: w.tools.Say("drop.safe"), Todo: w.tools.Say("drop." + why + "-todo")})
}

// pasted takes what is pasted outside a field: text to be imported, where that is asked
// for.
func (w *Window) pasted() {
	if w.space != nil && w.space.importing != nil && !w.tools.Kit.Covered() {
		w.space.importing.Paste()
	}
}

// askBackup asks where to put a copy of the register.
func (s *space) askBackup() {
	now := s.w.around.Now().Format("2006-01-02")
	name := strings.TrimSuffix(filepath.Base(s.reg.Path()), ending) + " " + now + ending
	s.w.askPlace(s.tools.Say("action.backup"), name, func(path string) {
		var err error
		s.tools.Kit.Do(func() { err = s.reg.Backup(context.Background(), path) }, func() {
			if err != nil {
				s.w.fail(err, path)
				return
			}
			s.status.SetMiddle(s.tools.Say("status.backup", "file", filepath.Base(path)))
		})
	})
}

// backupOfTheDay makes the backup that is due, quietly.
func (s *space) backupOfTheDay() {
	var path string
	var err error
	s.tools.Kit.Do(func() { path, err = s.reg.BackupIfDue(context.Background()) }, func() {
		switch {
		case err != nil:
			s.status.SetMiddle(s.tools.Say("status.no-backup"))
		case path != "":
			s.status.SetMiddle(s.tools.Say("status.backup-today"))
		}
	})
}

// verify checks the whole file with progress, and tells what was found.
func (s *space) verify() {
	ctx, cancel := context.WithCancel(context.Background())
	progress := widgets.NewProgress(s.tools.Kit, s.tools.Say("verify.busy"), cancel)
	dialog := widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: s.tools.Say("action.verify"), Width: 460, OnCancel: cancel,
		Content: func(*widgets.Kit) fyne.CanvasObject { return progress },
	})
	dialog.Show()
	var report register.Report
	var err error
	s.tools.Kit.Do(func() {
		report, err = s.reg.Verify(ctx, func(done, total int) {
			s.tools.Kit.Do(nil, func() { progress.SetDone(float64(done) / float64(max(total, 1))) })
		})
	}, func() {
		progress.Stop()
		dialog.Close()
		cancelled := ctx.Err() != nil
		cancel()
		switch {
		case cancelled:
		case err != nil:
			s.w.fail(err, s.reg.Path())
		default:
			s.tellReport(report)
		}
	})
}

func (s *space) tellReport(r register.Report) {
	message := widgets.Message{
		Title: s.tools.Say("verify.good"), Severity: widgets.OK,
		Safe: s.tools.Say("verify.counts", "versions", r.Versions, "records", r.Records, "documents", r.Documents),
		Todo: s.tools.Say("verify.fingerprint", "fingerprint", r.Head.String()),
	}
	if !r.OK() {
		message.Title, message.Severity = s.tools.Words.Count("window.verify.bad", len(r.Problems)), widgets.Error
		message.Todo = s.tools.Say("verify.todo")
		for _, p := range r.Problems {
			message.Details += string(p.Class) + " " + p.Detail + "\n"
		}
	}
	widgets.ShowMessage(s.tools.Kit, s.w.win.Canvas(), message)
}
