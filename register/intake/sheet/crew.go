package sheet

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// crew reads the records of a long table beside each other. What a record says of itself
// is nobody else's; the parties are everybody's, and what one record says of them counts
// for the next. So each record waits for its turn before its columns with parties, and
// gives it up behind them; what it adds to the result is kept apart until all are read.
// The result is that of reading them one by one.
type crew struct {
	*liner
	workers int
	jobs    []*job

	// The columns up to from and those from to on have nothing to do with parties.
	from, to int

	fault atomic.Pointer[any] // what a worker panicked with
}

// job is a record and the lines that tell of it.
type job struct {
	record *record
	lines  []*grid.Row
	logged []int // the entry of each line in the log
	notes  []int // how many notes each line gave
	share  share
	gone   chan struct{} // closed when it gives up its turn
}

// share is what one record adds to the result, its parties included, in its order.
type share struct {
	items []*record
	notes []sharedNote
}

// sharedNote is a note and the record it is about, whose number is not known yet.
type sharedNote struct {
	proposal.Note
	about *record
}

func (s *share) note(n proposal.Note, about *record) {
	if about != nil {
		about.notes++
	}
	s.notes = append(s.notes, sharedNote{n, about})
}

// note adds something the officer should know, to what the record adds to the result.
func (r *record) note(code proposal.NoteCode, about *record, text string, pos block.Position) {
	if r.share == nil {
		r.proposer.note(code, about, text, pos)
		return
	}
	r.share.note(proposal.Note{Code: code, Item: -1, Text: text, Pos: pos}, about)
}

// noted tells whether there is such a note of a place already.
func (r *record) noted(code proposal.NoteCode, pos block.Position) bool {
	if r.share != nil {
		for i := range r.share.notes {
			if n := &r.share.notes[i]; n.Code == code && n.Pos == pos {
				return true
			}
		}
		return false
	}
	for _, n := range r.result.Proposal.Notes {
		if n.Code == code && n.Pos == pos {
			return true
		}
	}
	return false
}

// worthwhile is how many lines a table must have before it is quicker to share the work.
const worthwhile = 200

// hire gives a crew for a table of activities that are known by a number or name, so
// that where one ends shows before it is read; nil where that is not so or gains nothing.
func (l *liner) hire(lines int) *crew {
	workers := l.options.Workers
	if workers == 0 && lines >= worthwhile {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers < 2 || l.table.About != Activities || l.number == nil && l.name == nil {
		return nil
	}
	c := &crew{liner: l, workers: workers, from: len(l.columns)}
	for i := range l.columns {
		inLine, behind := l.columns[i].tellsOfParties()
		if inLine || behind {
			c.from, c.to = min(c.from, i), max(c.to, i+1)
		}
		if behind {
			c.to = len(l.columns)
		}
	}
	c.to = max(c.from, c.to)
	return c
}

// tellsOfParties tells whether reading a column makes parties, looks for them or tells of
// them: in the line, or behind it, when its transfers are settled.
func (c *column) tellsOfParties() (inLine, behind bool) {
	switch c.Field {
	case "activity.engagements.party", "activity.recipients.name", "activity.controllers.party", "activity.jointControllers.party",
		"internal.recipients", "subprocessor.party":
		inLine = true
	case "transfer.importer":
		behind = true
	default:
		inLine = c.known.model == nil && (strings.HasPrefix(c.Field, "processor.") || strings.HasPrefix(c.Field, "controller."))
	}
	for i := range c.parts {
		a, b := c.parts[i].tellsOfParties()
		inLine, behind = inLine || a, behind || b
	}
	return inLine, behind
}

// begin begins a record, for the crew to read.
func (c *crew) begin(l *liner, line *grid.Row) *record {
	if c == nil {
		return l.begin(line)
	}
	j := &job{gone: make(chan struct{})}
	c.jobs = append(c.jobs, j)
	c.proposer.share = &j.share
	j.record = l.begin(line)
	c.proposer.share = nil
	return j.record
}

// add gives the last record a line more.
func (c *crew) add(line *grid.Row, logged int) {
	j := c.jobs[len(c.jobs)-1]
	j.lines, j.logged = append(j.lines, line), append(j.logged, logged)
}

// work reads all records, and brings what they give into the result.
func (c *crew) work() error {
	if c == nil {
		return nil
	}
	ctx, stop := context.WithCancel(c.ctx)
	defer stop()
	var next atomic.Int64
	var all sync.WaitGroup
	for range c.workers {
		all.Go(func() {
			defer func() {
				if fault := recover(); fault != nil {
					c.fault.Store(&fault)
					stop() // nobody waits for a turn that does not come
				}
			}()
			m := newMemo()
			for {
				i := int(next.Add(1)) - 1
				if i >= len(c.jobs) || !c.read(ctx, i, m) {
					return
				}
			}
		})
	}
	all.Wait()
	if fault := c.fault.Load(); fault != nil {
		panic(*fault)
	}
	if err := c.ctx.Err(); err != nil {
		return err
	}
	for _, j := range c.jobs {
		c.gather(j)
	}
	return nil
}

// read reads one record. It gives false when the work ends before it is read.
func (c *crew) read(ctx context.Context, i int, m *memo) bool {
	j := c.jobs[i]
	r := j.record
	r.memo, r.share = m, &j.share
	for n, line := range j.lines {
		notes := r.notes
		r.open()
		r.cells(c.columns[:c.from], line)
		if n == 0 && !c.turn(ctx, i) {
			return false
		}
		r.cells(c.columns[c.from:c.to], line)
		last := n == len(j.lines)-1
		if last && c.to < len(c.columns) {
			c.pass(j)
		}
		r.cells(c.columns[c.to:], line)
		r.settleTransfers()
		if last && c.to == len(c.columns) {
			c.pass(j)
		}
		c.leaveRest(line)
		j.notes = append(j.notes, r.notes-notes)
	}
	if !c.added {
		r.finish()
	}
	r.memo, r.share = c.memo, nil
	return true
}

// turn waits until the records before one are done with the parties.
func (c *crew) turn(ctx context.Context, i int) bool {
	if i > 0 {
		select {
		case <-c.jobs[i-1].gone:
		case <-ctx.Done():
			return false
		}
	}
	if ctx.Err() != nil {
		return false
	}
	c.proposer.share = &c.jobs[i].share
	return true
}

// pass gives up the turn.
func (c *crew) pass(j *job) {
	c.proposer.share = nil
	close(j.gone)
}

// gather brings what a record gave into the result.
func (c *crew) gather(j *job) {
	for _, r := range j.share.items {
		c.enter(r)
	}
	for _, n := range j.share.notes {
		if n.about != nil {
			n.Item = n.about.index
		}
		c.result.Proposal.Notes = append(c.result.Proposal.Notes, n.Note)
	}
	for i, at := range j.logged {
		e := &c.result.Log[at]
		e.Item, e.Notes = j.record.index, j.notes[i]
	}
	j.share = share{}
}
