package review

import (
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// State tells how much of a line is ticked.
type State int

// The states of a line.
const (
	Off  State = iota // nothing of it
	Part              // some of it
	On                // all of it
)

// State gives the state of a line: of a value whether it is ticked, of what holds
// values how many of them are.
func (r *Review) State(i int) State {
	l := r.lines[i]
	if l.Value != nil && !l.Value.ticked {
		return Off
	}
	some, all := l.Value != nil, true
	for _, below := range r.lines[i+1 : l.end] {
		if v := below.Value; v != nil {
			some, all = some || v.ticked, all && v.ticked
		}
	}
	switch {
	case !some:
		return Off
	case all:
		return On
	}
	return Part
}

// Toggle turns the tick of a line. A row, list or record goes from nothing to its
// certain values, from there to everything, and from everything to nothing; ticking
// what identifies a record is ticking that record.
func (r *Review) Toggle(i int) {
	l := r.lines[i]
	switch r.State(i) {
	case On:
		r.each(i, r.untick)
	case Part:
		r.each(i, r.tick)
	default:
		if l.Value != nil {
			r.tick(i)
		}
		if l.names {
			i = r.recordOf(i)
		}
		r.each(i, r.tickCertain)
		if r.State(i) == Off {
			r.each(i, r.tick)
		}
	}
}

// each calls a function for the lines with a value at and below a line.
func (r *Review) each(i int, do func(int)) {
	for j := i; j < r.lines[i].end; j++ {
		if r.lines[j].Value != nil {
			do(j)
		}
	}
}

// tick ticks a value, and what identifies the rows and the record it is in.
func (r *Review) tick(i int) {
	v := r.lines[i].Value
	v.ticked = true
	for _, n := range v.names {
		r.lines[n].Value.ticked = true
	}
}

// tickCertain ticks a certain value whose row and record are ticked.
func (r *Review) tickCertain(i int) {
	v := r.lines[i].Value
	if v.Evidence.Confidence != proposal.Certain {
		return
	}
	for _, n := range v.names {
		if !r.lines[n].Value.ticked {
			return
		}
	}
	v.ticked = true
}

// untick unticks a value; one that identifies a row or record takes all of it along.
func (r *Review) untick(i int) {
	l := r.lines[i]
	l.Value.ticked = false
	from, to := i, l.end
	if l.names {
		from = r.recordOf(i)
		to = r.lines[from].end
	}
	for _, below := range r.lines[from:to] {
		if below.Value != nil {
			below.Value.ticked = false
		}
	}
}

// recordOf gives the line of the record that a line is in.
func (r *Review) recordOf(i int) int {
	for r.lines[i].Kind != Record {
		i--
	}
	return i
}

// Waits tells whether the officer has to look before there is anything to take over: what
// the document is about, a service or activities, is not ticked, as where its name is
// not certain.
func (r *Review) Waits() bool {
	about := false
	for item, i := range r.records {
		if kind, _ := r.Record(item).Identity(); kind != model.KindService && kind != model.KindActivity {
			continue
		}
		if about = true; r.State(i) != Off {
			return false
		}
	}
	return about
}

// Tick ticks the values of these lines.
func (r *Review) Tick(lines []int) {
	for _, i := range lines {
		if r.lines[i].Value != nil {
			r.tick(i)
		}
	}
}

// Untick unticks the values of these lines.
func (r *Review) Untick(lines []int) {
	for _, i := range lines {
		if r.lines[i].Value != nil {
			r.untick(i)
		}
	}
}

// OnlyCertain ticks what is certain and nothing else, as a review begins.
func (r *Review) OnlyCertain() {
	for _, l := range r.lines {
		if l.Value != nil {
			l.Value.ticked = false
		}
	}
	for i, l := range r.lines {
		if l.Value != nil {
			r.tickCertain(i)
		}
	}
}

// Look notes that somebody looks at a value.
func (r *Review) Look(i int) {
	if v := r.lines[i].Value; v != nil {
		v.seen = true
	}
}
