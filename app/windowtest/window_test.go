//go:build window

package windowtest

import (
	"path/filepath"
	"strings"
	"testing"
)

// step is one thing a person does, and what must be seen after it.
type step struct {
	name  string
	keys  []string // pressed first
	text  string   // then typed
	title string   // then awaited in the title of the window; empty: only that the screen stands still
}

// play does the steps one after the other.
func (w *window) play(t *testing.T, steps []step) {
	t.Helper()
	for _, s := range steps {
		t.Log(s.name)
		if len(s.keys) > 0 {
			w.press(t, s.keys...)
		}
		if s.text != "" {
			w.write(t, s.text)
		}
		if s.title != "" {
			await(t, "the title to say "+s.title, func() bool { return strings.Contains(w.title(t), s.title) })
		}
		w.settle(t)
		w.mustRun(t)
	}
}

// sentence holds the letters that get lost when keys are sent carelessly.
const sentence = "Zoë vraagt één keer per jaar coördinatie à € 25"

func TestWhatIsTypedInTheWindowIsInTheFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "school.vreg")
	commandLine(t, "new", file, "--example")
	w := newScreen(t).open(t, file)
	w.play(t, []step{
		{name: "find an activity and open it", keys: []string{"ctrl+f"}, text: "camera"},
		{name: "go from the list to the first field", keys: []string{"Return"}},
		{name: "type", keys: []string{"End"}, text: sentence},
		{name: "save a version", keys: []string{"ctrl+s"}},
	})
	w.close(t)

	if got := commandLine(t, "list", file, "--query", "coördinatie", "--json"); !strings.Contains(got, sentence) {
		t.Errorf("the file does not hold what was typed: %s", got)
	}
	commandLine(t, "verify", file)
}
