package importer

import (
	"context"
	"strings"
	"time"

	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/widgets"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// planWait is how long ticking must pause before it is worked out what would come
// of it.
const planWait = 250 * time.Millisecond

// work makes the change that takes over what was ticked when it was prepared, and
// tells what it would do. It reads the register and writes nothing.
type work func(context.Context) (register.Change, []review.Outcome, error)

// plan works out, in the background, what taking over would do, and does it.
type plan struct {
	im      *Importer
	prepare func() work
	planned func([]review.Outcome)
	asked   int // the number of the last question: a late answer is dropped
	wait    func()
	busy    bool // it is being taken over
}

func newPlan(im *Importer, prepare func() work, planned func([]review.Outcome)) *plan {
	return &plan{im: im, prepare: prepare, planned: planned}
}

// soon plans when nothing more changes for a moment.
func (p *plan) soon() {
	p.forget()
	if p.im.kit.Later == nil {
		p.now()
		return
	}
	p.wait = p.im.kit.Later(planWait, p.now)
}

func (p *plan) forget() {
	if p.wait != nil {
		p.wait()
		p.wait = nil
	}
}

// now plans at once.
func (p *plan) now() {
	p.forget()
	if p.busy {
		return
	}
	p.asked++
	question, do := p.asked, p.prepare()
	var outcomes []review.Outcome
	var err error
	p.im.kit.Do(func() { _, outcomes, err = do(context.Background()) }, func() {
		switch {
		case p.im.left || question != p.asked:
		case err != nil:
			p.im.t.Fail(err, "")
		default:
			p.planned(outcomes)
		}
	})
}

// enable lets a button be pressed when taking over would do something.
func (p *plan) enable(b *widgets.Button, f *file) {
	tally := review.Tally(f.outcomes)
	if tally[review.Added]+tally[review.Renewed] > 0 && f.fate == proposed && !p.busy {
		b.Enable()
		return
	}
	b.Disable()
}

// takeOver writes what is ticked, as one step that can be undone.
func (p *plan) takeOver(f *file) {
	if p.busy || f.fate != proposed {
		return
	}
	p.forget()
	p.asked++
	p.busy = true
	do := p.prepare()
	var change register.Change
	var outcomes []review.Outcome
	var err error
	p.im.kit.Do(func() { change, outcomes, err = do(context.Background()) }, func() {
		if err != nil || len(outcomes) == 0 || len(change.Writes) == 0 {
			p.over(f, outcomes, err)
			return
		}
		step := session.Step{Verb: session.VerbImport, Title: f.name}
		step.Kind, _ = outcomes[0].Record.Identity()
		p.im.t.Run(p.im.t.Session.Change(change, step), func(err error) {
			if err == nil {
				f.fate = takenOver
			}
			p.over(f, outcomes, err)
		})
	})
}

// over ends the taking over, done or not.
func (p *plan) over(f *file, outcomes []review.Outcome, err error) {
	p.busy = false
	switch {
	case err != nil:
		p.im.t.Fail(err, f.name)
		p.now()
	case f.fate != takenOver:
		p.planned(outcomes)
	default:
		f.outcomes = outcomes
		p.im.tookOver(f)
	}
}

// tookOver shows what was taken over.
func (im *Importer) tookOver(f *file) {
	im.taken = true
	if im.t.Changed != nil {
		im.t.Changed()
	}
	f.page = newResult(im, f)
	if !im.back() {
		im.show(f.page)
	}
}

// tally tells in a line what outcomes do: "3 nieuw, 1 gewijzigd".
func (im *Importer) tally(outcomes []review.Outcome) string {
	counted := review.Tally(outcomes)
	var parts []string
	for _, fate := range []review.Fate{review.Added, review.Renewed, review.Equal, review.Joined, review.Left} {
		if n := counted[fate]; n > 0 {
			parts = append(parts, im.t.Words.Say("importer.tally."+string(fate), "n", n))
		}
	}
	return strings.Join(parts, ", ")
}

// told is the tally of a whole document: also where the officer's own words stay.
func (im *Importer) told(outcomes []review.Outcome) string {
	text := im.tally(outcomes)
	if n := review.Conflicts(outcomes); n > 0 {
		text += " · " + im.t.Words.Count("importer.conflicts", n)
	}
	return text
}

// saved is a record as the register has it now, or as it was given.
func (im *Importer) saved(record model.Record) model.Record {
	kind, id := record.Identity()
	for _, r := range im.t.Session.Snapshot().Records() {
		if k, at := r.Identity(); k == kind && at == id {
			return r
		}
	}
	return record
}
