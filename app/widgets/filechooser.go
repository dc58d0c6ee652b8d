package widgets

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// FileOptions say which file is asked for.
type FileOptions struct {
	Title string
	// Folder is where the asking begins; empty is the home folder.
	Folder string
	// Name is proposed for a file to write.
	Name string
	// Endings are those of the files that are shown, such as ".vreg"; none is
	// all files. A name to write that has none of them gets the first.
	Endings []string

	several bool // files may be ticked, and the answer is a path a line
}

// ChooseFile asks which file to read and calls then with its path. Nothing is
// called when the user changes her mind.
func ChooseFile(kit *Kit, win fyne.Window, o FileOptions, then func(path string)) {
	chooseFile(kit, win, o, false, then)
}

// ChooseFiles asks which files to read, one or more, and calls then with their
// paths. In the window's own chooser Space ticks a file.
func ChooseFiles(kit *Kit, win fyne.Window, o FileOptions, then func(paths []string)) {
	o.several = true
	chooseFile(kit, win, o, false, func(paths string) { then(strings.Split(paths, "\n")) })
}

// ChoosePlace asks where to write a file and calls then with the path. The file
// itself is not touched: Fyne's own dialog empties a file that is there already,
// before the program could write a better one beside it.
func ChoosePlace(kit *Kit, win fyne.Window, o FileOptions, then func(path string)) {
	o.Name = fileName(o.Name)
	chooseFile(kit, win, o, true, func(path string) { then(withEnding(path, o.Endings)) })
}

// chooseFile asks with the dialog of the desktop, where there is one, else with
// its own.
func chooseFile(kit *Kit, win fyne.Window, o FileOptions, write bool, then func(string)) {
	if o.Folder == "" {
		o.Folder, _ = os.UserHomeDir()
	}
	if kit.SystemChooser == nil {
		newFileChooser(kit, win, o, write, then).show()
		return
	}
	var path string
	var err error
	kit.Do(func() { path, err = kit.SystemChooser(o, write) }, func() {
		switch {
		case errors.Is(err, ErrNoSystemChooser):
			newFileChooser(kit, win, o, write, then).show()
		case err == nil && path != "":
			then(path)
		}
	})
}

// fileName makes of a name, such as that of an organisation, one that every system
// takes.
func fileName(name string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		}
		return r
	}, name))
}

func withEnding(path string, endings []string) string {
	if len(endings) == 0 || hasEnding(path, endings) {
		return path
	}
	return path + endings[0]
}

func hasEnding(name string, endings []string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(strings.ToLower(name), e) })
}

// fileEntry is one line of the chooser.
type fileEntry struct {
	name     string
	folder   bool
	modified string
}

// fileChooser is the chooser for desktops without one of their own: a folder, a
// list of what is in it, and a name.
type fileChooser struct {
	kit     *Kit
	win     fyne.Window
	options FileOptions
	write   bool
	then    func(path string)

	dialog *Dialog
	folder *TextField
	list   *DataTable[fileEntry]
	hidden *ToggleButton
	ticked []string // paths, where several files may be chosen
	name   *TextField
	told   *widget.Label
}

func newFileChooser(kit *Kit, win fyne.Window, o FileOptions, write bool, then func(string)) *fileChooser {
	c := &fileChooser{kit: kit, win: win, options: o, write: write, then: then}
	verb := kit.Words.Open
	if write {
		verb = kit.Words.Save
	}
	c.dialog = NewDialog(kit, win.Canvas(), DialogOptions{Title: o.Title, Content: c.content, Width: 640, Height: 460,
		Actions: []Action{{Text: verb, Kind: PrimaryButton, Keep: true, Do: c.accept}}})
	c.enter(o.Folder)
	return c
}

// show shows the chooser; the keyboard starts in the list, or in the name of a
// file to write.
func (c *fileChooser) show() {
	c.dialog.Show()
	if !c.write {
		FocusOn(c.list)
		return
	}
	c.name.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces the proposal
}

func (c *fileChooser) content(kit *Kit) fyne.CanvasObject {
	w := kit.Words
	c.folder = NewTextField(kit)
	c.folder.OnSubmitted = c.enter
	c.hidden = NewToggleButton(kit, w.HiddenFiles)
	c.hidden.OnChanged = func(bool) { c.enter(c.options.Folder) }
	c.name = NewTextField(kit)
	c.name.Fill(c.options.Name)
	c.told = wrapped("")
	c.told.Importance = widget.LowImportance
	c.told.Hide()
	options := DataTableOptions[fileEntry]{
		Key: func(e fileEntry) string { return e.name },
		Columns: []Column[fileEntry]{
			{ID: "name", Title: w.FileName, Width: 420, Text: func(e fileEntry) string { return e.shown() },
				Cell: func(e fileEntry) CellStyle { return CellStyle{Bold: e.folder} }},
			{ID: "modified", Title: w.ModifiedOn, Width: 150, Text: func(e fileEntry) string { return e.modified },
				Cell: func(fileEntry) CellStyle { return CellStyle{Quiet: true} }},
		},
		OnSelected: func(e fileEntry) {
			if !e.folder {
				c.name.Fill(e.name)
			}
		},
		OnOpen: c.open,
		OnRune: func(r rune) { // who types in the list means a name
			c.name.Fill("")
			c.win.Canvas().Focus(c.name)
			c.name.TypedRune(r)
		},
	}
	if c.options.several {
		options.Tick, options.OnTick, options.Together = c.tick, c.turn, true
	}
	c.list = NewDataTable(kit, options)
	up := NewIconButton(kit, w.ParentFolder, theme.MoveUpIcon(), func() { c.enter(filepath.Dir(c.options.Folder)) })
	home := NewIconButton(kit, w.Home, theme.HomeIcon(), func() {
		if folder, err := os.UserHomeDir(); err == nil {
			c.enter(folder)
		}
	})
	top := NewFrame(nil, nil, container.NewHBox(up, home), nil, c.folder)
	name := NewFrame(nil, nil, fixedWidth(widget.NewLabel(w.FileName), 110), c.hidden, c.name)
	list := container.NewStack(c.list, container.NewCenter(fixedWidth(c.told, 320)))
	if c.write {
		// The name comes first: it is what the keyboard starts in.
		return NewFrame(spaced(name, 0, look.Unit(4)), nil, nil, nil, NewFrame(top, nil, nil, nil, list))
	}
	return NewFrame(top, spaced(name, look.Unit(4), 0), nil, nil, list)
}

// tick tells how a file is ticked; a folder never is.
func (c *fileChooser) tick(e fileEntry) Tick {
	switch {
	case e.folder:
		return NoTick
	case slices.Contains(c.ticked, filepath.Join(c.options.Folder, e.name)):
		return Ticked
	}
	return Unticked
}

func (c *fileChooser) turn(e fileEntry) {
	path := filepath.Join(c.options.Folder, e.name)
	if i := slices.Index(c.ticked, path); i >= 0 {
		c.ticked = slices.Delete(c.ticked, i, i+1)
	} else {
		c.ticked = append(c.ticked, path)
	}
	c.list.Refresh()
}

func (e fileEntry) shown() string {
	if e.folder {
		return e.name + string(filepath.Separator)
	}
	return e.name
}

// enter shows a folder. What was typed may also be a file.
func (c *fileChooser) enter(path string) {
	var entries []fileEntry
	var err error
	file := false
	c.kit.Do(func() {
		if info, e := os.Stat(path); e == nil && !info.IsDir() {
			file = true
			return
		}
		entries, err = c.read(path)
	}, func() {
		if file {
			c.name.Fill(filepath.Base(path))
			c.options.Folder = filepath.Dir(path)
			c.accept()
			return
		}
		c.fill(path, entries, err)
	})
}

func (c *fileChooser) fill(path string, entries []fileEntry, err error) {
	c.told.Hide()
	switch {
	case err != nil:
		c.told.SetText(c.kit.Words.FolderUnreadable)
		c.told.Show()
	case len(entries) == 0:
		c.told.SetText(c.kit.Words.EmptyFolder)
		c.told.Show()
	}
	if err == nil {
		c.options.Folder = path
		c.folder.Fill(path)
	}
	c.list.SetRows(entries)
}

// read lists a folder: folders first, then the files with one of the endings,
// both by name.
func (c *fileChooser) read(path string) ([]fileEntry, error) {
	found, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var folders, files []fileEntry
	for _, f := range found {
		if strings.HasPrefix(f.Name(), ".") && !c.hidden.Value() {
			continue
		}
		info, err := os.Stat(filepath.Join(path, f.Name()))
		switch {
		case err != nil: // a link to nothing
		case info.IsDir():
			folders = append(folders, fileEntry{name: f.Name(), folder: true})
		case len(c.options.Endings) == 0 || hasEnding(f.Name(), c.options.Endings):
			files = append(files, fileEntry{name: f.Name(), modified: info.ModTime().Format("02-01-2006 15:04")})
		}
	}
	return append(folders, files...), nil
}

func (c *fileChooser) open(e fileEntry) {
	if e.folder {
		c.enter(filepath.Join(c.options.Folder, e.name))
		return
	}
	c.name.Fill(e.name)
	c.accept()
}

// accept takes the name there is. A folder is entered; a file that is there
// already is written only after a question.
func (c *fileChooser) accept() {
	if len(c.ticked) > 0 {
		c.dialog.Close()
		c.then(strings.Join(c.ticked, "\n"))
		return
	}
	name := strings.TrimSpace(c.name.Text)
	if row, ok := c.list.Selected(); ok && row.folder && name == "" {
		c.open(row)
		return
	}
	if name == "" {
		return
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(c.options.Folder, name)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		c.name.Fill("")
		c.enter(path)
		return
	case !c.write && err != nil:
		ShowMessage(c.kit, c.win.Canvas(), Message{Title: sentence(c.kit.Words.FileMissing, name), Severity: Warning})
		return
	case c.write:
		path = withEnding(path, c.options.Endings)
		_, err = os.Stat(path)
	}
	if c.write && err == nil {
		c.askReplace(path)
		return
	}
	c.dialog.Close()
	c.then(path)
}

func (c *fileChooser) askReplace(path string) {
	w := c.kit.Words
	ShowConfirmation(c.kit, c.win.Canvas(), Confirmation{Title: c.options.Title, Text: sentence(w.Overwrite, filepath.Base(path)),
		Confirm: w.Replace, Danger: true, OnConfirm: func() {
			c.dialog.Close()
			c.then(path)
		}})
}
