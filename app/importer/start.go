package importer

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/app/widgets"
)

// start is what the page shows before anything was chosen: the ways to bring in what
// is to be read.
type start struct {
	im     *Importer
	button *widgets.Button
	shown  fyne.CanvasObject
}

func newStart(im *Importer, text string) *start {
	s := &start{im: im}
	say := im.t.Words.Say
	s.shown = widgets.NewEmptyState(im.kit, theme.DownloadIcon(), say("importer.start.title"), text, []widgets.Action{
		{Text: im.kit.Words.Cancel, Kind: widgets.PlainButton, Do: im.Cancel},
		{Text: say("importer.start.paste"), Kind: widgets.PlainButton, Do: im.Paste},
		{Text: say("importer.start.choose"), Kind: widgets.PrimaryButton, Do: s.choose},
	})
	s.button = buttonOf(s.shown, say("importer.start.choose"))
	return s
}

// choose asks which files to read.
func (s *start) choose() {
	widgets.ChooseFiles(s.im.kit, s.im.t.Window, widgets.FileOptions{
		Title: s.im.t.Words.Say("importer.start.choose"), Folder: filepath.Dir(s.im.t.Session.Register().Path()), Endings: propose.Endings(),
	}, func(paths []string) { s.im.begin(Files(paths...)) })
}

// Paste reads the text on the clipboard, where nothing is being read or looked at yet.
func (im *Importer) Paste() {
	if _, waiting := im.now.(*start); !waiting {
		return
	}
	text := fyne.CurrentApp().Clipboard().Content()
	if text == "" {
		im.show(newStart(im, im.t.Words.Say("importer.start.empty")))
		return
	}
	im.begin([]Source{{Pasted: text}})
}

func (s *start) object() fyne.CanvasObject { return s.shown }
func (s *start) focus()                    { widgets.FocusOn(s.button) }
func (s *start) escape() bool              { return false }
func (s *start) nextPane()                 {}
func (s *start) edit()                     {}
func (s *start) takeOver()                 {}
func (s *start) changed() bool             { return false }
