package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"verwerkingsregister/app/look"
	"verwerkingsregister/app/text"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// action is something a user can ask for. One list of them feeds the menu, the
// toolbar, the sheet of shortcuts and the tests.
type action struct {
	code     string // its words are window.action.CODE
	menu     string // its menu: window.menu.CODE
	shortcut fyne.Shortcut
	enabled  func() bool   // nil: always
	label    func() string // nil: the words of the code
	checked  func() bool   // nil: cannot be checked
	do       func()
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// The menus in their order.
var menus = []string{"file", "edit", "go", "view", "help"}

func (w *Window) actions() []action {
	opened := func() bool { return w.space != nil }
	writable := func() bool { return opened() && !w.space.session.ReadOnly() }
	onDesk := func() bool { return opened() && w.space.desk() != nil }
	changeable := func() bool { return onDesk() && writable() }
	comparing := func() bool { return opened() && (w.space.viewer() != nil || w.space.merging != nil) }
	accepting := func() bool { return opened() && (w.space.importing != nil || w.space.merging != nil) }
	onSpace := func(f func(*space)) func() {
		return func() {
			if w.space != nil {
				f(w.space)
			}
		}
	}
	list := []action{
		{code: "new", menu: "file", do: w.askNew},
		{code: "open", menu: "file", shortcut: ctrl(fyne.KeyO), do: w.askOpen},
		{code: "example", menu: "file", do: w.askExample},
		{code: "save", menu: "file", shortcut: ctrl(fyne.KeyS), enabled: changeable, do: onSpace(func(s *space) { s.save("") })},
		{code: "save-reason", menu: "file", shortcut: ctrlShift(fyne.KeyS), enabled: changeable, do: onSpace((*space).saveWithReason)},
		{code: "import", menu: "file", shortcut: ctrl(fyne.KeyI), enabled: writable, do: onSpace((*space).askImport)},
		{code: "import-pasted", menu: "file", shortcut: ctrlShift(fyne.KeyV), enabled: writable, do: onSpace((*space).pasteImport)},
		{code: "take-over", menu: "file", shortcut: ctrl(fyne.KeyReturn), enabled: accepting, do: onSpace((*space).takeOver)},
		{code: "export", menu: "file", shortcut: ctrl(fyne.KeyE), enabled: opened, do: onSpace((*space).askExport)},
		{code: "documents", menu: "file", enabled: opened, do: onSpace((*space).askDocuments)},
		{code: "compare", menu: "file", enabled: opened, do: onSpace((*space).askCompare)},
		{code: "merge", menu: "file", enabled: writable, do: onSpace((*space).askMerge)},
		{code: "backup", menu: "file", enabled: opened, do: onSpace((*space).askBackup)},
		{code: "verify", menu: "file", enabled: opened, do: onSpace((*space).verify)},
		{code: "close", menu: "file", shortcut: ctrl(fyne.KeyW), enabled: opened, do: w.closeRegister},
		{code: "quit", menu: "file", shortcut: ctrl(fyne.KeyQ), do: w.quit},

		{code: "undo", menu: "edit", shortcut: &fyne.ShortcutUndo{}, enabled: opened, label: w.undoLabel, do: onSpace((*space).undo)},
		{code: "redo", menu: "edit", shortcut: &fyne.ShortcutRedo{}, enabled: opened, label: w.redoLabel, do: onSpace((*space).redo)},
		{code: "new-activity", menu: "edit", shortcut: ctrl(fyne.KeyN), enabled: writable, do: onSpace(func(s *space) { s.create(model.KindActivity) })},
		{code: "catalogue", menu: "edit", enabled: writable, do: onSpace((*space).askCatalogue)},
		{code: "new-service", menu: "edit", enabled: writable, do: onSpace(func(s *space) { s.create(model.KindService) })},
		{code: "new-party", menu: "edit", enabled: writable, do: onSpace(func(s *space) { s.create(model.KindParty) })},
		{code: "duplicate", menu: "edit", shortcut: ctrl(fyne.KeyD), enabled: changeable, do: onSpace((*space).duplicate)},
		{code: "spread", menu: "edit", shortcut: ctrlShift(fyne.KeyE), enabled: func() bool { return writable() && w.space.listShown() != nil }, do: onSpace((*space).askSpread)},
		{code: "discard", menu: "edit", enabled: changeable, do: onSpace((*space).discard)},
		{code: "delete", menu: "edit", enabled: changeable, do: onSpace((*space).remove)},
		{code: "erase", menu: "edit", enabled: changeable, do: onSpace((*space).askErase)},

		{code: "sign", menu: "edit", enabled: writable, do: onSpace((*space).askSign)},
		{code: "withdraw", menu: "edit", enabled: writable, do: onSpace((*space).askWithdraw)},
		{code: "erase-signer", menu: "edit", enabled: writable, do: onSpace((*space).askEraseSigner)},

		{code: "history", menu: "go", shortcut: ctrl(fyne.KeyH), enabled: onDesk, do: onSpace((*space).showHistory)},
		{code: "since-approval", menu: "go", enabled: func() bool { return opened() && w.space.approval().Changed }, do: onSpace((*space).showSinceApproval)},
		{code: "breach", menu: "go", enabled: func() bool {
			return onDesk() && w.space.desk().Kind() == model.KindParty && w.space.desk().Version() > 0
		}, do: onSpace((*space).askBreach)},
		{code: "as-of", menu: "go", enabled: opened, do: onSpace((*space).askPast)},
		{code: "present", menu: "go", enabled: func() bool { return w.present != nil }, do: w.toPresent},
		{code: "next-change", menu: "go", shortcut: ctrl(fyne.KeyF7), enabled: comparing, do: onSpace(func(s *space) { s.stepChange(1) })},
		{code: "previous-change", menu: "go", shortcut: ctrlShift(fyne.KeyF7), enabled: comparing, do: onSpace(func(s *space) { s.stepChange(-1) })},
		{code: "search", menu: "go", shortcut: ctrl(fyne.KeyF), enabled: opened, do: onSpace((*space).search)},
		{code: "next-section", menu: "go", shortcut: ctrl(fyne.KeyPageDown), enabled: onDesk, do: onSpace(func(s *space) { s.section(1) })},
		{code: "previous-section", menu: "go", shortcut: ctrl(fyne.KeyPageUp), enabled: onDesk, do: onSpace(func(s *space) { s.section(-1) })},
		{code: "next-finding", menu: "go", shortcut: ctrl(fyne.KeyJ), enabled: onDesk, do: onSpace((*space).nextFinding)},
		{code: "next-pane", menu: "go", shortcut: ctrl(fyne.KeyF6), enabled: opened, do: onSpace((*space).nextPane)},

		{code: "help-pane", menu: "view", shortcut: ctrl(fyne.KeyF1), checked: w.settings.helpShown, do: w.toggleHelp},
		{code: "bigger", menu: "view", shortcut: ctrl(fyne.KeyEqual), do: func() { w.scale(10) }},
		{code: "smaller", menu: "view", shortcut: ctrl(fyne.KeyMinus), do: func() { w.scale(-10) }},

		{code: "shortcuts", menu: "help", shortcut: ctrl(fyne.KeySlash), do: w.showShortcuts},
		{code: "author", menu: "help", do: w.askAuthor},
		{code: "about", menu: "help", do: w.showAbout},
	}
	for i, v := range views {
		list = append(list, action{code: "view-" + v.code, menu: "go", shortcut: ctrl(fyne.KeyName(rune('1' + i))), enabled: opened, do: onSpace(func(s *space) { s.show(v) })})
	}
	for _, v := range look.Variants() {
		list = append(list, action{code: "theme-" + string(v), menu: "view", checked: func() bool { return w.settings.variant() == v }, do: func() { w.setVariant(v) }})
	}
	for _, l := range text.Languages() {
		list = append(list, action{code: "language-" + string(l), menu: "view", checked: func() bool { return w.settings.language() == l }, do: func() { w.setLanguage(l) }})
	}
	return list
}

// mainMenu makes the menu as things stand now.
func (w *Window) mainMenu() *fyne.MainMenu {
	byMenu := make(map[string][]*fyne.MenuItem)
	for _, a := range w.actions() {
		// the toolkit carries out the keys of items that are disabled
		item := fyne.NewMenuItem(w.label(a), func() { w.asked(a) })
		item.Shortcut = a.shortcut
		item.Disabled = a.enabled != nil && !a.enabled()
		item.Checked = a.checked != nil && a.checked()
		item.IsQuit = a.code == "quit"
		byMenu[a.menu] = append(byMenu[a.menu], item)
	}
	menu := fyne.NewMainMenu()
	for _, name := range menus {
		menu.Items = append(menu.Items, fyne.NewMenu(w.tools.Say("menu."+name), byMenu[name]...))
	}
	return menu
}

// asked carries out a menu item. While something lies over the window its keys
// reach no page: Ctrl+Enter is for the dialog, and only leaving goes on.
func (w *Window) asked(a action) {
	covered := w.tools.Kit.Covered()
	switch {
	case covered && a.code == "take-over":
		w.tools.Kit.Finish()
	case covered && a.code != "quit":
	case a.enabled == nil || a.enabled():
		a.do()
	}
}

func (w *Window) label(a action) string {
	if a.label != nil {
		return a.label()
	}
	return w.tools.Say("action." + a.code)
}

// Do carries out an action by its code, as its menu item would. It reports
// false for one that there is not, or that cannot be done now.
func (w *Window) Do(code string) bool {
	for _, a := range w.actions() {
		if a.code == code && (a.enabled == nil || a.enabled()) {
			a.do()
			return true
		}
	}
	return false
}

// Go shows a record of the open register, at a field when path is not empty.
func (w *Window) Go(kind model.Kind, id model.ID, path field.Path) { w.goTo(kind, id, path) }

// Import shows what documents propose to the open register.
func (w *Window) Import(paths ...string) {
	if w.space != nil && !w.space.session.ReadOnly() {
		w.space.importFiles(paths)
	}
}

// Register is the open register, or nil.
func (w *Window) Register() *register.Register {
	if w.space == nil {
		return nil
	}
	return w.space.reg
}
