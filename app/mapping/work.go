package mapping

import (
	"context"
	"time"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/register/intake/sheet"
)

// workWait is how long changing must pause before it is worked out what comes of it.
const workWait = 250 * time.Millisecond

// work works out in the background what the mapping makes. A newer question stops the
// one before it.
type work struct {
	page  *Page
	asked int                // the number of the last question
	stop  context.CancelFunc // of the one that is being worked out, nil when none is
	wait  func()
	after func() // what waits for the answer
}

func newWork(p *Page) *work { return &work{page: p} }

// soon works it out when nothing more changes for a moment.
func (w *work) soon() {
	w.forget()
	w.page.summary.SetText(w.page.say("working"))
	if w.page.kit.Later == nil {
		w.now()
		return
	}
	w.wait = w.page.kit.Later(workWait, w.now)
}

func (w *work) forget() {
	if w.wait != nil {
		w.wait()
		w.wait = nil
	}
	if w.stop != nil {
		w.stop()
		w.stop = nil
	}
	w.asked++
}

// now works it out at once.
func (w *work) now() {
	w.forget()
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	question, p := w.asked, w.page
	s := propose.Spreadsheet{Book: p.options.Spreadsheet.Book, Mapping: p.draft.Clone(), Document: p.options.Spreadsheet.Document}
	today := p.t.Session.Today()
	var result *sheet.Result
	var err error
	p.kit.Do(func() { result, err = s.Propose(ctx, sheet.Options{On: today}) }, func() {
		stop()
		if question != w.asked {
			return
		}
		w.stop = nil
		if err != nil {
			p.t.Fail(err, p.options.Name)
			return
		}
		p.result = result
		p.worked()
		if after := w.after; after != nil {
			w.after = nil
			after()
		}
	})
}

// then does something with what the mapping makes, as soon as that is known.
func (w *work) then(do func()) {
	if w.wait == nil && w.stop == nil && w.page.result != nil {
		do()
		return
	}
	w.after = do
	if w.wait != nil {
		w.now()
	}
}

// end stops what is being worked out: the page is left.
func (w *work) end() {
	w.forget()
	w.after = nil
}
