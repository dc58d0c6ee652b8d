//go:build window

package windowtest

import (
	"encoding/json"
	"path/filepath"
	"testing"
)

// step is one thing a person does, and how much of the screen it changes.
type step struct {
	name  string
	keys  []string // pressed first
	text  string   // then typed
	moves int      // points of the screen that differ after it, at least
}

// play does the steps one after the other. Each is over when the screen has
// changed by what the step must change, and stands still again.
func (w *window) play(t *testing.T, steps []step) {
	t.Helper()
	for _, s := range steps {
		t.Log(s.name)
		before := w.picture(t)
		if len(s.keys) > 0 {
			w.press(t, s.keys...)
		}
		if s.text != "" {
			w.write(t, s.text)
		}
		await(t, "the screen to answer when a person would "+s.name, func() bool {
			w.mustRun(t)
			return differing(before, w.picture(t)) >= s.moves
		})
		w.settle(t)
	}
}

// sentence holds letters that get lost when keys are sent carelessly.
const sentence = " Zoë vraagt één keer per jaar coördinatie voor € 25"

func TestWhatIsTypedInTheWindowIsInTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "school.vreg")
	commandLine(t, "new", file, "--example")
	w := newScreen(t).open(t, file)
	w.play(t, []step{
		{name: "search", keys: []string{"ctrl+f"}, text: "camera", moves: 10_000},
		{name: "open what was found", keys: []string{"Return"}, moves: 100_000},
		{name: "type at the end of the first field", keys: []string{"End"}, text: sentence, moves: 1_000},
		{name: "save", keys: []string{"ctrl+s"}, moves: 200},
	})
	w.close(t)

	var listed []struct {
		Title   string
		Version int
		Drafted bool
	}
	if err := json.Unmarshal([]byte(commandLine(t, "list", file, "--query", "coördinatie", "--json")), &listed); err != nil {
		t.Fatal(err)
	}
	if len(listed) != 1 || listed[0].Title != "Cameratoezicht"+sentence || listed[0].Version != 4 || listed[0].Drafted {
		t.Errorf("the file does not hold what was typed and saved: %+v", listed)
	}
	commandLine(t, "verify", file)
}
