//go:build window

package windowtest

import (
	"bytes"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// built is the program's file, as `make window` names it.
func built(t *testing.T) string {
	t.Helper()
	name := os.Getenv("VERWERKINGSREGISTER")
	if name == "" {
		t.Fatal("VERWERKINGSREGISTER does not name the built program; `make window` builds it and names it")
	}
	return name
}

// commandLine runs the program without a window and returns its output.
func commandLine(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(built(t), args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", strings.Join(args, " "), err, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// window is the program's window on a screen.
type window struct {
	*screen
	id    string
	ended chan error
	log   bytes.Buffer // read only after the program ended
}

// open starts the program on a register and waits until its window shows it.
func (s *screen) open(t *testing.T, file string) *window {
	t.Helper()
	w := &window{screen: s, ended: make(chan error, 1)}
	cmd := s.command(built(t), file)
	cmd.Env = append(cmd.Env, "LC_ALL=", "LANG=nl_NL.UTF-8") // as in a Dutch office
	cmd.Stdout, cmd.Stderr = &w.log, &w.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { w.ended <- cmd.Wait() }()
	t.Cleanup(func() {
		if t.Failed() {
			s.keep(t, "window-failed")
		}
		_ = cmd.Process.Kill()
	})
	started := time.Now()
	await(t, "a window of the program", func() bool {
		w.mustRun(t)
		out, err := s.command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(cmd.Process.Pid)).Output()
		if ids := strings.Fields(string(out)); err == nil && len(ids) > 0 {
			w.id = ids[len(ids)-1]
		}
		return w.id != ""
	})
	await(t, "the title to name the file", func() bool {
		w.mustRun(t)
		return strings.Contains(w.title(t), filepath.Base(file))
	})
	const text = 64 // colours at least, where there is text with smooth edges; a pointer alone has fewer
	await(t, "the window to be painted", func() bool {
		w.mustRun(t)
		return colours(s.picture(t), w.inside(t)) > text
	})
	t.Logf("the window shows the register after %v", time.Since(started).Round(10*time.Millisecond))
	s.settle(t)
	return w
}

// mustRun fails the test when the program has ended by itself.
func (w *window) mustRun(t *testing.T) {
	t.Helper()
	select {
	case err := <-w.ended:
		t.Fatalf("the program ended: %v\n%s", err, w.log.String())
	default:
	}
}

// inside is the part of the screen that the window covers, without the edges
// that belong to the window manager.
func (w *window) inside(t *testing.T) image.Rectangle {
	t.Helper()
	values := map[string]int{}
	for line := range strings.Lines(w.do(t, "xdotool", "getwindowgeometry", "--shell", w.id)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		values[name], _ = strconv.Atoi(value)
	}
	const edge = 40
	covered := image.Rect(values["X"], values["Y"], values["X"]+values["WIDTH"], values["Y"]+values["HEIGHT"])
	return covered.Inset(edge).Intersect(image.Rect(0, 0, width, height))
}

// title is what stands above the window.
func (w *window) title(t *testing.T) string {
	t.Helper()
	return strings.TrimSpace(w.do(t, "xdotool", "getwindowname", w.id))
}

// close asks the window to close, as its cross does, and waits for the program
// to end.
func (w *window) close(t *testing.T) {
	t.Helper()
	w.press(t, "alt+F4")
	select {
	case err := <-w.ended:
		if err != nil {
			t.Fatalf("the program ended badly: %v\n%s", err, w.log.String())
		}
	case <-time.After(patience):
		t.Fatal("the program did not end when its window was closed")
	}
}
