package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/widgets"
)

func TestTabsAreChosenByKeysAndClicks(t *testing.T) {
	test.NewTempApp(t)
	kit := widgets.NewKit(widgets.Words{}, widgets.AtOnce, nil)
	tabs := widgets.NewTabs(kit, []widgets.Tab{{Key: "a", Title: "Verwerkingen"}, {Key: "b", Title: "Diensten"}, {Key: "c", Title: "Partijen"}})
	var chosen []string
	tabs.OnSelected = func(key string) { chosen = append(chosen, key) }
	w := test.NewTempWindow(t, tabs)
	w.Resize(tabs.MinSize().AddWidthHeight(20, 20))
	for _, key := range []fyne.KeyName{fyne.KeyRight, fyne.KeyEnd, fyne.KeyRight, fyne.KeyLeft, fyne.KeyHome, fyne.KeyLeft} {
		tabs.TypedKey(&fyne.KeyEvent{Name: key})
	}
	test.TapAt(tabs, fyne.NewPos(tabs.MinSize().Width-10, 10))
	want := []string{"b", "c", "b", "a", "c"}
	if len(chosen) != len(want) {
		t.Fatalf("chosen %v, want %v", chosen, want)
	}
	for i := range want {
		if chosen[i] != want[i] {
			t.Fatalf("chosen %v, want %v", chosen, want)
		}
	}
	tabs.Select("b")
	if tabs.Selected() != "b" || len(chosen) != len(want) {
		t.Error("Select must choose without calling back")
	}
}
