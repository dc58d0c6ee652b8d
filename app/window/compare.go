package window

import (
	"context"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/compare"
	"verwerkingsregister/app/source"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// anotherFile is the choice that is no backup.
const anotherFile = "file"

// askCompare asks with what to compare: a backup, or another file.
func (s *space) askCompare() {
	say := s.tools.Words.Say
	backups, err := register.Backups(s.reg.Path(), s.w.options())
	if err != nil {
		s.w.fail(err, s.reg.Path())
		return
	}
	options := []widgets.Option{{Code: anotherFile, Label: say("history.compare.file")}}
	for i, b := range backups {
		options = append(options, widgets.Option{Code: strconv.Itoa(i), Label: s.backupName(b)})
	}
	if len(backups) == 0 {
		s.askCompareFile()
		return
	}
	var which *widgets.CodeSelect
	widgets.NewDialog(s.tools.Kit, s.w.win.Canvas(), widgets.DialogOptions{
		Title: say("history.compare.ask-title"), Width: 520,
		Content: func(kit *widgets.Kit) fyne.CanvasObject {
			which = widgets.NewCodeSelect(kit, options)
			which.Fixed = true
			which.Fill(options[1].Code)
			return container.NewVBox(wrapped(say("history.compare.ask-text")),
				widgets.NewFormRow(kit, widgets.FormRowOptions{Label: say("history.compare.ask-which"), Above: true}, which))
		},
		Actions: []widgets.Action{{Text: say("history.compare.ask-confirm"), Kind: widgets.PrimaryButton, Do: func() {
			i, err := strconv.Atoi(which.Value())
			if err != nil {
				s.askCompareFile()
				return
			}
			s.guarded(func() { s.compareWith(backups[i].Path, s.backupName(backups[i]), "") })
		}}},
	}).Show()
}

func (s *space) backupName(b register.BackupInfo) string {
	return s.tools.Words.Say("history.compare.backup", "time", s.tools.Words.Time(b.Time.Local()))
}

func (s *space) askCompareFile() {
	widgets.ChooseFile(s.tools.Kit, s.w.win, widgets.FileOptions{
		Title: s.tools.Words.Say("history.compare.file-title"), Folder: s.w.folder(), Endings: []string{ending, ".json"},
	}, func(path string) { s.w.Compare(path) })
}

// Compare compares the open register with another file.
func (w *Window) Compare(path string) {
	if s := w.space; s != nil {
		s.guarded(func() { s.compareWith(path, filepath.Base(path), model.ActionImport) })
	}
}

// compareWith reads another register and shows what differs, in the place of
// the list. The action is what history calls what is taken over from it.
func (s *space) compareWith(path, name string, action model.Action) {
	var other *model.Register
	var err error
	busy := widgets.ShowBusy(s.tools.Kit, s.w.win, s.tools.Words.Say("history.compare.busy", "name", name))
	s.tools.Kit.Do(func() {
		other, err = source.Register(context.Background(), path, s.reg.Path(), s.w.options())
	}, func() {
		busy.Hide()
		if err != nil {
			s.w.fail(err, path)
			return
		}
		s.putAway()
		s.comparing = compare.New(s.tools, other, compare.Options{
			Name: name, Action: action, OnTaken: s.restored,
			OnBack: func() { s.show(s.view) },
		})
		s.body.Objects = []fyne.CanvasObject{container.NewPadded(s.comparing.Object())}
		s.body.Refresh()
		s.comparing.FocusTable()
		s.w.refreshMenu()
	})
}
