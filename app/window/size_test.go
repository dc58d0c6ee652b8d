package window_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/app/window"
	"verwerkingsregister/model"
)

// TestTheWindowFitsASmallScreen keeps the status bar on a screen of 1280 by 800
// of which frame, menu and taskbar take their part: nothing that is shown may ask
// for more than there is.
func TestTheWindowFitsASmallScreen(t *testing.T) {
	room := fyne.NewSize(1240, 640) // without the menu
	s := &stage{t: t}
	s.w = window.New(test.NewTempApp(t), window.Surroundings{Now: clock, Do: s.work, Later: s.later})
	s.win = s.w.Fyne()
	fits := func(what string) {
		t.Helper()
		if need := s.win.Canvas().Content().MinSize(); need.Width > room.Width || need.Height > room.Height {
			t.Errorf("%s needs %v of %v", what, need, room)
		}
	}
	if size := s.win.Canvas().Size(); size.Width > 1240 || size.Height > 672 {
		t.Errorf("the window begins with %v", size)
	}
	fits("welcome")
	s.school()
	for _, v := range []string{"activities", "services", "parties", "organisation", "overviews", "timeline", "trash"} {
		s.do("view-" + v)
		fits(v)
	}
	s.open(model.KindActivity, "Cameratoezicht", "name")
	fits("an activity")
	s.do("history")
	fits("its history")
	s.open(model.KindService, "Klaslicht", "product")
	fits("a service")
	s.do("import")
	fits("an import")
}
