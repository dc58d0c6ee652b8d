package importer

import (
	"context"
	"slices"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/importer/review"
	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
)

// batch is all that is ticked in all files, to be taken over as one step. What
// is certain is ticked until somebody says otherwise.
type batch struct {
	im    *Importer
	asked int // the number of the last question: a late answer is dropped
	busy  bool
}

// batchPlan is what taking over a batch would do.
type batchPlan struct {
	files    []*file
	change   register.Change
	outcomes [][]review.Outcome // of each file
}

// prepare copies what is ticked now. The work reads the register and writes
// nothing. Registers come first: what they say is known to the documents, of which
// the newest come last.
func (b *batch) prepare() func(context.Context) (batchPlan, error) {
	var registers, documents []*file
	var records [][]model.Record
	for _, f := range b.im.files {
		switch {
		case f.fate != proposed || f.waits():
		case f.review != nil:
			documents = append(documents, f)
		default:
			registers, records = append(registers, f), append(records, f.found.Records)
		}
	}
	slices.SortStableFunc(documents, func(a, b *file) int { return proposal.ByDate(a.found.Proposal, b.found.Proposal) })
	reviewed := make([]review.Offer, len(documents))
	for i, f := range documents {
		reviewed[i] = f.review.Offer()
	}
	state, taker := b.im.t.Session.Snapshot(), b.im.taker()
	return func(ctx context.Context) (batchPlan, error) {
		p := batchPlan{files: append(registers, documents...)}
		some, whole := make([]accept.Offer, len(reviewed)), make([]accept.Offer, len(reviewed))
		for i, o := range reviewed {
			some[i], whole[i] = ticked(o), stated(o)
		}
		change, changes, steps, err := taker.Several(ctx, records, some)
		if err != nil {
			return p, err
		}
		_, all, err := taker.Proposals(ctx, whole)
		if err != nil {
			return p, err
		}
		p.change = change
		for _, c := range changes {
			p.outcomes = append(p.outcomes, review.OutcomesOf(c, state))
		}
		for i, o := range reviewed {
			outcomes := o.Outcomes(steps[i], state)
			o.Compare(outcomes, all[i], state)
			p.outcomes = append(p.outcomes, outcomes)
		}
		return p, nil
	}
}

// waits tells whether the file has to be looked at before it can be taken over together
// with others.
func (f *file) waits() bool {
	return f.fate == proposed && f.review != nil && (f.older != "" || f.review.Waits())
}

// offered tells whether the file proposes something that can still be taken over.
func (f *file) offered() bool { return f.fate == proposed && f.review != nil }

func (b *batch) any() bool {
	return slices.ContainsFunc(b.im.files, func(f *file) bool { return f.fate == proposed })
}

// plan works out, in the background, what becomes of each file.
func (b *batch) plan() {
	if b.busy || b.im.loads != nil || !b.any() {
		return
	}
	b.asked++
	question, do := b.asked, b.prepare()
	var p batchPlan
	var err error
	b.im.kit.Do(func() { p, err = do(context.Background()) }, func() {
		switch {
		case b.im.left || question != b.asked:
		case err != nil:
			b.im.t.Fail(err, "")
		default:
			b.planned(p)
		}
	})
}

// planned shows what becomes of each file.
func (b *batch) planned(p batchPlan) {
	for i, f := range p.files {
		f.outcomes = p.outcomes[i]
		f.older = review.Older(f.outcomes)
	}
	for _, f := range b.im.files {
		if f.waits() {
			f.outcomes = nil
		}
	}
	b.im.list.fill()
	b.im.list.enable(len(p.change.Writes) > 0)
}

// takeOver writes what is ticked in all files, as one step that can be undone.
func (b *batch) takeOver() {
	if b.busy || b.im.loads != nil {
		return
	}
	b.asked++
	b.busy = true
	do := b.prepare()
	var p batchPlan
	var err error
	b.im.kit.Do(func() { p, err = do(context.Background()) }, func() {
		if err != nil || len(p.change.Writes) == 0 {
			b.over(p, err)
			return
		}
		step := session.Step{Verb: session.VerbImport, Kind: model.KindService, Title: b.im.t.Words.Count("importer.files.step", len(p.files))}
		b.im.t.Run(b.im.t.Session.Change(p.change, step), func(err error) { b.over(p, err) })
	})
}

// over ends the taking over, done or not.
func (b *batch) over(p batchPlan, err error) {
	b.busy = false
	if err != nil {
		b.im.t.Fail(err, "")
		b.plan()
		return
	}
	if len(p.change.Writes) > 0 {
		b.im.taken = true
		if b.im.t.Changed != nil {
			b.im.t.Changed()
		}
		for i, f := range p.files {
			f.outcomes = p.outcomes[i]
			if tally := review.Tally(f.outcomes); tally[review.Added]+tally[review.Renewed] > 0 {
				f.fate, f.page = takenOver, nil
				f.page = newResult(b.im, f)
			}
		}
	}
	b.planned(batchPlan{})
}

// more tells whether a document says more of a known service or activity than what
// is ticked, which the register says already.
func (f *file) more() bool {
	return slices.ContainsFunc(f.outcomes, func(o review.Outcome) bool { return o.More })
}

// stand is what becomes of a file as things are ticked: new, changed or the
// same, or how it stands otherwise.
func (f *file) stand() string {
	if f.fate != proposed || len(f.outcomes) == 0 {
		return string(f.fate)
	}
	tally := review.Tally(f.outcomes)
	if f.more() {
		return string(f.fate)
	}
	for _, o := range f.outcomes {
		if kind, _ := o.Record.Identity(); kind == model.KindService && (o.Fate == review.Added || o.Fate == review.Renewed) {
			return string(o.Fate)
		}
	}
	switch {
	case tally[review.Added] == len(f.outcomes):
		return string(review.Added)
	case tally[review.Renewed] > 0 || tally[review.Added] > 0:
		return string(review.Renewed)
	case tally[review.Equal] > 0:
		return string(review.Equal)
	}
	return string(f.fate)
}
