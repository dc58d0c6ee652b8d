package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"verwerkingsregister/app/look"
)

// busyWait is how long work may take before the window says so: what is over
// sooner would only flash.
const busyWait = 250 * time.Millisecond

// Busy covers the window while something goes on that nothing may come between.
type Busy struct {
	over     *covers
	cancel   func()
	popUp    *widget.PopUp
	progress *Progress
}

// ShowBusy covers the window, a moment later, until [Busy.Hide].
func ShowBusy(kit *Kit, win fyne.Window, text string) *Busy {
	return ShowBusyUntil(kit, win, text, nil)
}

// ShowBusyUntil is ShowBusy with a button that stops the work.
func ShowBusyUntil(kit *Kit, win fyne.Window, text string, stop func()) *Busy {
	b := &Busy{over: kit.over}
	b.over.busy++
	inner := kit.Fork()
	inner.OnFocus, inner.OnWheel = nil, nil
	inner.OnKey = func(*fyne.KeyEvent) bool { return true } // nothing reaches the page below
	b.cancel = kit.Later(busyWait, func() {
		b.progress = NewProgress(inner, text, stop)
		pad := look.Unit(14)
		b.popUp = widget.NewModalPopUp(padded(fixedWidth(b.progress, 360), pad), win.Canvas())
		b.popUp.Show()
		if first := b.progress.First(); first != nil {
			win.Canvas().Focus(first)
		}
	})
	return b
}

// SetText tells what is being done now.
func (b *Busy) SetText(text string) {
	if b.progress != nil {
		b.progress.SetText(text)
	}
}

// SetDone tells how far it is, from 0 to 1.
func (b *Busy) SetDone(part float64) {
	if b.progress != nil {
		b.progress.SetDone(part)
	}
}

// Hide uncovers the window.
func (b *Busy) Hide() {
	if b.over == nil {
		return
	}
	b.over.busy--
	b.over = nil
	b.cancel()
	if b.popUp != nil {
		b.progress.Stop()
		b.popUp.Hide()
	}
}
