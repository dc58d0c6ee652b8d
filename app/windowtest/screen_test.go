//go:build window

// Package windowtest starts the real program in a real window on a virtual
// screen, works in it with real key events as a person would, closes it, and
// checks with the command line what came of it in the file.
//
// It needs Xvfb, openbox, xdotool, setxkbmap, xprop and the built program, so
// it has a build tag of its own: `make window`, or
//
//	VERWERKINGSREGISTER=$PWD/bin/verwerkingsregister go test -tags window ./app/windowtest
//
// Nothing waits for a fixed time: every wait is for something that can be
// seen, with a deadline. When a step fails, what the screen showed is kept as
// a picture in out/.
package windowtest

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	width, height = 1280, 800
	patience      = 30 * time.Second // for one thing to be seen, on a busy machine
	glance        = 50 * time.Millisecond
)

// screen is a virtual screen with a window manager and a keyboard.
type screen struct {
	display string
	home    string // an empty home, so that nobody's preferences are read or changed
	memory  string // the file in which Xvfb keeps what is shown
}

// newScreen starts a screen on a display that is free; it ends with the test.
func newScreen(t *testing.T) *screen {
	t.Helper()
	s := &screen{home: t.TempDir()}
	folder := t.TempDir()
	s.memory = filepath.Join(folder, "Xvfb_screen0")
	numbers, number, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer numbers.Close()
	// A screen that starts over when its last visitor leaves, turns away who comes in at that moment: the
	// window manager, when xprop looked for it too early.
	xvfb := exec.Command("Xvfb", "-displayfd", "3", "-noreset", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-nolisten", "tcp", "+extension", "GLX", "+render", "-fbdir", folder)
	xvfb.ExtraFiles = []*os.File{number}
	startBeside(t, xvfb)
	number.Close()
	if err := numbers.SetReadDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(numbers).ReadString('\n')
	if err != nil {
		t.Fatalf("the virtual screen did not start: %v", err)
	}
	s.display = ":" + strings.TrimSpace(line)

	startBeside(t, s.command("openbox"))
	await(t, "the window manager", func() bool {
		out, err := s.command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").Output()
		return err == nil && strings.Contains(string(out), "window id")
	})
	// With this layout é, ë, ö and € are keys; on the plain one xdotool changes the layout while typing and letters get lost.
	s.do(t, "setxkbmap", "-layout", "us", "-variant", "altgr-intl")
	return s
}

// startBeside starts a process that is ended when the test ends.
func startBeside(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// command is one that talks to this screen. Its locale is one that every
// machine has and that knows the letters to be typed.
func (s *screen) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "GALLIUM_DRIVER=llvmpipe",
		"HOME="+s.home, "XDG_CONFIG_HOME="+s.home, "XDG_CACHE_HOME="+s.home, "XDG_DATA_HOME="+s.home, "LC_ALL=C.UTF-8")
	return cmd
}

// do runs a command on this screen to its end and returns what it printed.
func (s *screen) do(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := s.command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v: %s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// press sends keys as the keyboard does: "ctrl+s", "Tab", "Return".
func (s *screen) press(t *testing.T, keys ...string) {
	t.Helper()
	s.do(t, "xdotool", append([]string{"key", "--delay", "60", "--"}, keys...)...)
}

// write types text, one key after the other.
func (s *screen) write(t *testing.T, text string) {
	t.Helper()
	s.do(t, "xdotool", "type", "--delay", "40", "--", text)
}

// await waits until something can be seen.
func await(t *testing.T, what string, seen func() bool) {
	t.Helper()
	deadline := time.After(patience)
	look := time.NewTicker(glance)
	defer look.Stop()
	for !seen() {
		select {
		case <-look.C:
		case <-deadline:
			t.Fatalf("waited %v for %s", patience, what)
		}
	}
}

// settle waits until the screen stands still. A blinking cursor counts as
// standing still.
func (s *screen) settle(t *testing.T) {
	t.Helper()
	const cursor, looks = 400, 4 // points that may differ; times in a row that nothing else did
	last, still := s.picture(t), 0
	await(t, "the screen to stand still", func() bool {
		now := s.picture(t)
		if differing(last, now) <= cursor {
			still++
		} else {
			still = 0
		}
		last = now
		return still >= looks
	})
}

func differing(a, b *image.RGBA) int {
	count := 0
	for i := 0; i+3 < len(a.Pix) && i+3 < len(b.Pix); i += 4 {
		if a.Pix[i] != b.Pix[i] || a.Pix[i+1] != b.Pix[i+1] || a.Pix[i+2] != b.Pix[i+2] {
			count++
		}
	}
	return count
}

// colours counts the different colours inside a part of a picture.
func colours(picture *image.RGBA, part image.Rectangle) int {
	seen := map[color.RGBA]bool{}
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			seen[picture.RGBAAt(x, y)] = true
		}
	}
	return len(seen)
}

// picture reads what the screen shows from Xvfb's memory, which has the form
// of an X window dump: a header of 32-bit words, colours, points.
func (s *screen) picture(t *testing.T) *image.RGBA {
	t.Helper()
	dump, err := os.ReadFile(s.memory)
	if err != nil {
		t.Fatal(err)
	}
	word := func(n int) int { return int(binary.BigEndian.Uint32(dump[4*n:])) }
	headerSize, w, h, bits, stride, colourCount := word(0), word(4), word(5), word(11), word(12), word(19)
	points := dump[headerSize+12*colourCount:]
	if bits != 32 || len(points) < stride*h {
		t.Fatalf("the screen has an unknown form: %d bits a point, %d bytes for %d lines", bits, len(points), h)
	}
	shown := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			p := points[y*stride+4*x:] // blue, green, red, unused
			shown.SetRGBA(x, y, color.RGBA{R: p[2], G: p[1], B: p[0], A: 255})
		}
	}
	return shown
}

// keep writes what the screen shows into out/ and says where.
func (s *screen) keep(t *testing.T, name string) {
	t.Helper()
	place := filepath.Join("..", "..", "out", name+".png")
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(place)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, s.picture(t)); err != nil {
		t.Fatal(err)
	}
	t.Logf("the screen: out/%s.png", name)
}
