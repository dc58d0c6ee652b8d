package window_test

import (
	"testing"

	"fyne.io/fyne/v2/driver/desktop"
)

// TestKeysStayWithTheDialog presses every key of the menu while a dialog is open:
// the page under it is left alone, and Ctrl+Enter does what the dialog is for.
func TestKeysStayWithTheDialog(t *testing.T) {
	s := newStage(t)
	s.school()
	s.do("author")
	s.typed(" de Boer")
	var finish func()
	for _, menu := range s.win.MainMenu().Items {
		for _, item := range menu.Items {
			if key, ok := item.Shortcut.(*desktop.CustomShortcut); ok && key.ShortcutName() == "CustomDesktop:Control+Return" {
				finish = item.Action
				continue
			}
			if item.Shortcut != nil && !item.IsQuit {
				item.Action()
			}
		}
	}
	s.mustSee("25 vermeldingen", "Noor Jansen de Boer")
	if finish == nil {
		t.Fatal("no menu item has Ctrl+Enter")
	}
	finish()
	s.settle()
	if n := len(s.win.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d dialogs are open after Ctrl+Enter", n)
	}
	finish()
	s.mustSee("25 vermeldingen")
}
