// Package importer is the page on which documents are read into the register: a
// supplier's bijsluiter, or a register that was exported as JSON.
//
// # The steps
//
// The files are read in the background, with progress and a way to stop. Of a
// bijsluiter the page shows the text of the document at the left, with the passage
// of the current value marked, and at the right what is proposed: each value with
// its tick, how sure the reader is of it and where it stands. Beside the values
// are what each record becomes (new, or a version of a known one), what the reader
// noticed, and what it did not understand, whole. Of a register as JSON it shows
// each record with what would become of it. Nothing is written before "Overnemen";
// that is one step, which one undo takes back.
//
// Of a service that the register has the page tells what the document changes,
// until when an objection counts and which activities it touches; when it was
// taken over a note of that can be written for the file (package changenote).
// Several files are one list with what becomes of each: new, changed, the same,
// or why it can't be read. What is ticked in all of them can be taken over as
// one step.
//
//	page := importer.New(tools, importer.Files(paths...), importer.Options{OnDone: back, OnCancel: back})
//	window.SetContent(page.Object())
//	page.Focus()
//
// Without files the page begins with the ways to bring them in: choosing, dropping, and
// pasting text.
//
// # Keys
//
// In the values Up and Down go along them, Space ticks, Enter or F2 edits and
// Escape comes back, F6 goes to the next pane, Escape leaves the page and asks
// first when ticks or values were changed. A menu binds Ctrl+Enter to [Importer.TakeOver].
//
// What is ticked, edited and chosen is kept by package review, which has no screen.
package importer

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/screen"
	"verwerkingsregister/app/widgets"
)

// Options say what happens when the page is left.
type Options struct {
	// OnDone is called when something was taken over and the user is ready.
	OnDone func()
	// OnCancel is called when the page is left and nothing was taken over.
	OnCancel func()
	// Read reads one file; nil is the program's own way, [Read].
	Read Reader
	// Profiles is the file that remembers how spreadsheets are read; empty remembers
	// nothing.
	Profiles string
}

// Importer is the page.
type Importer struct {
	t       *screen.Tools
	kit     *widgets.Kit // of this page: Escape, F2 and F6 are its own
	options Options

	files  []*file
	names  *review.Names      // of parties, in all files
	stop   context.CancelFunc // of the reading
	loads  *loading           // nil when nothing is being read
	now    part
	list   *fileList // nil for one file
	taken  bool      // something was taken over
	left   bool      // the page was left: late answers are dropped
	object *fyne.Container
}

// part is what the page shows now.
type part interface {
	object() fyne.CanvasObject
	focus()
	// escape leaves what is shown; it is asked before the page itself is left.
	escape() bool
	nextPane()
	edit()
	takeOver()
	changed() bool // something would be lost
}

// New returns the page and begins to read; without anything to read it asks for it.
func New(tools *screen.Tools, sources []Source, options Options) *Importer {
	im := &Importer{t: tools, kit: tools.Kit.Fork(), options: options, names: review.NewNames(), object: container.NewStack()}
	if im.options.Read == nil {
		im.options.Read = im.read
	}
	im.kit.OnKey = im.key
	if len(sources) == 0 {
		im.show(newStart(im, tools.Words.Say("importer.start.text")))
		return im
	}
	im.begin(sources)
	return im
}

// begin reads what was chosen.
func (im *Importer) begin(sources []Source) {
	for _, s := range sources {
		im.files = append(im.files, im.newFile(s))
	}
	if len(im.files) > 1 {
		im.list = newFileList(im)
		im.show(im.list)
	}
	im.load()
}

// Object is what the window shows.
func (im *Importer) Object() fyne.CanvasObject { return im.object }

// Focus gives the keyboard to what is shown.
func (im *Importer) Focus() { im.now.focus() }

// TakeOver takes over what is ticked, as the button does.
func (im *Importer) TakeOver() { im.now.takeOver() }

// Changed tells whether leaving the page would lose ticks or edits.
func (im *Importer) Changed() bool {
	if im.names.Any() && !im.taken {
		return true
	}
	for _, f := range im.files {
		if f.page != nil && f.fate != takenOver && f.page.changed() {
			return true
		}
	}
	return false
}

// Cancel leaves the page, after asking when something would be lost.
func (im *Importer) Cancel() {
	if !im.Changed() {
		im.leave()
		return
	}
	im.ask("leave", im.leave)
}

// parties are the names of the parties in all files that can still be taken over.
func (im *Importer) parties() []string {
	var names []string
	for _, f := range im.files {
		if f.offered() {
			names = append(names, f.review.Parties()...)
		}
	}
	return names
}

// ask asks before what cannot be undone.
func (im *Importer) ask(question string, yes func()) {
	widgets.ShowConfirmation(im.t.Kit, im.t.Window.Canvas(), widgets.Confirmation{
		Title: im.t.Words.Say("importer.ask." + question + ".title"), Text: im.t.Words.Say("importer.ask." + question + ".text"),
		Confirm: im.t.Words.Say("importer.ask." + question + ".confirm"), Danger: true, OnConfirm: yes,
	})
}

// leave ends the page: done when something was taken over, else cancelled.
func (im *Importer) leave() {
	if im.left {
		return
	}
	im.left = true
	if im.stop != nil {
		im.stop()
	}
	end := im.options.OnCancel
	if im.taken {
		end = im.options.OnDone
	}
	if end != nil {
		end()
	}
}

// show shows a part of the page.
func (im *Importer) show(p part) {
	im.now = p
	im.object.Objects = []fyne.CanvasObject{p.object()}
	im.object.Refresh()
	p.focus()
}

// key does what the keys without a modifier do on this page; the others are the
// window's.
func (im *Importer) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		if !im.now.escape() {
			im.Cancel()
		}
	case fyne.KeyF2:
		im.now.edit()
	case fyne.KeyF6:
		im.now.nextPane()
	default:
		return im.t.Kit.OnKey != nil && im.t.Kit.OnKey(ev)
	}
	return true
}

// turnTo gives the keyboard to the pane behind the one that has it.
func (im *Importer) turnTo(panes []widgets.Field) {
	focused := im.t.Window.Canvas().Focused()
	next := 0
	for i, pane := range panes {
		if focused != nil && pane.First() == focused {
			next = i + 1
		}
	}
	for i := range panes {
		pane := panes[(next+i)%len(panes)]
		if d, ok := pane.(fyne.Disableable); pane.Visible() && (!ok || !d.Disabled()) {
			widgets.FocusOn(pane)
			return
		}
	}
}
