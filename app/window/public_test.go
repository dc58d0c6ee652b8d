package window_test

import (
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
	s.answerPublic(model.No, func(a *model.Activity) bool { return a.Public.Public == model.Yes })
	export()
	s.mustSee("Er is niets openbaar", "openbaar maken")
	if _, err := os.Stat(folder); err == nil {
		t.Fatal("there is a folder of nothing")
	}
	test.Tap(s.button("Sluiten"))

	activity := s.answerPublic(model.Yes, func(a *model.Activity) bool { return a.Name == "Cameratoezicht" })
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

// answerPublic gives an answer to whether activities are public, and a remark to each, and returns the
// last of them.
func (s *stage) answerPublic(answer model.Answer, which func(*model.Activity) bool) *model.Activity {
	s.t.Helper()
	state, err := s.w.Register().Snapshot(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	var writes []register.Write
	var last *model.Activity
	for _, a := range state.Activities {
		if which(&a) {
			last = &a
			last.Public.Public, last.Remarks = answer, "alleen voor binnen"
			writes = append(writes, register.Write{Record: last, Base: register.AnyVersion})
		}
	}
	if _, err := s.w.Register().Save(s.t.Context(), register.Change{Author: "Bo de Graaf", Writes: writes}); err != nil || last == nil {
		s.t.Fatal(last, err)
	}
	return last
}
