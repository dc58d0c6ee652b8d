package window_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// The public register is a folder, holds what was marked and says what it does
// not hold; where a folder is already, that stays.
func TestThePublicRegister(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "site v1.0")
	s := formStage(t, folder, folder, folder)
	export := func() {
		s.do("export")
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF4})
		s.typed("Openbaar register")
		s.press(fyne.KeyReturn)
		test.Tap(s.button("Verder"))
		s.settle()
	}
	export()
	s.mustSee("Er is niets openbaar", "openbaar maken")
	if _, err := os.Stat(folder); err == nil {
		t.Fatal("there is a folder of nothing")
	}
	test.Tap(s.button("Sluiten"))

	activity := *s.find(model.KindActivity, "Cameratoezicht").(*model.Activity)
	activity.Public.Public, activity.Remarks = model.Yes, "alleen voor binnen"
	_, err := s.w.Register().Save(context.Background(), register.Change{Author: "Bo de Graaf", Writes: []register.Write{{Record: &activity, Base: register.AnyVersion}}})
	if err != nil {
		t.Fatal(err)
	}
	export()
	s.mustSee("Geschreven: site v1.0", "Verwerkingen in het openbare register: 1.", "Niet erin:")
	page, err := os.ReadFile(filepath.Join(folder, strings.ToLower(activity.Number)+".html"))
	if err != nil || !strings.Contains(string(page), "<h1>Cameratoezicht</h1>") || strings.Contains(string(page), activity.Remarks) {
		t.Errorf("%v\n%s", err, page)
	}
	test.Tap(s.button("Sluiten"))

	export()
	s.mustSee("Deze naam is al in gebruik")
}
