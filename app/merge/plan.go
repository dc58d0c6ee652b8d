package merge

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// State says what becomes of a record when two copies are brought together.
type State string

// What can become of a record.
const (
	Contradicting State = "contradicting" // both changed it, and the same thing differently
	Both          State = "both"          // both changed it, other things
	Changed       State = "changed"       // only the other copy did
	OnlyThere     State = "new"           // only the other copy has it
)

// States lists them in the order of the plan.
func States() []State { return []State{Contradicting, Both, Changed, OnlyThere} }

// Line is one line of a plan: all contradictions, a record, or one
// contradiction in the record above it.
type Line struct {
	State    State // of the record; empty for the line of all contradictions
	Record   model.Record
	Conflict *register.MergeConflict // nil for a record
	Renamed  string                  // the number that the record had, when it gets another
}

// Key names the line.
func (l Line) Key() string {
	switch {
	case l.Record == nil:
		return "all"
	case l.Conflict != nil:
		return "c" + string(l.Conflict.ID) + " " + string(l.Conflict.About) + " " + string(l.Conflict.Path)
	}
	kind, id := l.Record.Identity()
	return "r" + string(kind) + " " + string(id)
}

// subject names a contradiction, in this plan and when the merge is done.
type subject struct {
	id    model.ID
	about merge.About
	path  field.Path
}

func subjectOf(c register.MergeConflict) subject { return subject{c.ID, c.About, c.Path} }

// Plan is what a merge would do, and what somebody chose where both copies
// contradict each other. It knows no screen and writes nothing.
type Plan struct {
	merged register.Merged
	chosen map[subject]merge.Side
}

// NewPlan makes a plan of what a dry run told.
func NewPlan(dry register.Merged) *Plan {
	return &Plan{merged: dry, chosen: map[subject]merge.Side{}}
}

// Merged is what the dry run told.
func (p *Plan) Merged() register.Merged { return p.merged }

// Lines are all lines, or those of records in one state.
func (p *Plan) Lines(only State) []Line {
	var lines []Line
	if len(p.merged.Conflicts) > 1 && (only == "" || only == Contradicting) {
		lines = append(lines, Line{})
	}
	conflicts, order := map[model.ID][]register.MergeConflict{}, []model.ID{}
	for _, c := range p.merged.Conflicts {
		if conflicts[c.ID] == nil {
			order = append(order, c.ID)
		}
		conflicts[c.ID] = append(conflicts[c.ID], c)
	}
	for _, id := range order {
		lines = append(lines, Line{State: Contradicting, Record: conflicts[id][0].Here})
		for i := range conflicts[id] {
			lines = append(lines, Line{State: Contradicting, Record: conflicts[id][0].Here, Conflict: &conflicts[id][i]})
		}
	}
	for _, part := range []struct {
		state   State
		records []model.Record
	}{{Both, p.merged.Both}, {Changed, p.merged.Changed}, {OnlyThere, p.merged.New}} {
		for _, record := range part.records {
			_, id := record.Identity()
			if conflicts[id] == nil {
				lines = append(lines, Line{State: part.state, Record: record, Renamed: p.renamed(id)})
			}
		}
	}
	if only == "" {
		return lines
	}
	return slices.DeleteFunc(lines, func(l Line) bool { return l.State != only && l.Record != nil })
}

// renamed is the number that a record had before the merge gives it another.
func (p *Plan) renamed(id model.ID) string {
	for _, r := range p.merged.Renumbered {
		if r.ID == id {
			return r.From
		}
	}
	return ""
}

// conflicts are the contradictions that a line is about.
func (p *Plan) conflicts(l Line) []register.MergeConflict {
	switch {
	case l.Record == nil:
		return p.merged.Conflicts
	case l.Conflict != nil:
		return []register.MergeConflict{*l.Conflict}
	case l.State != Contradicting:
		return nil
	}
	_, id := l.Record.Identity()
	return slices.DeleteFunc(slices.Clone(p.merged.Conflicts), func(c register.MergeConflict) bool { return c.ID != id })
}

// Choose chooses a side for everything that a line is about; the empty side
// takes the choice back.
func (p *Plan) Choose(l Line, side merge.Side) {
	for _, c := range p.conflicts(l) {
		if side == "" {
			delete(p.chosen, subjectOf(c))
		} else {
			p.chosen[subjectOf(c)] = side
		}
	}
}

// Chosen counts what was chosen of what a line is about, and what is left.
func (p *Plan) Chosen(l Line) (ours, theirs, open int) {
	for _, c := range p.conflicts(l) {
		switch p.chosen[subjectOf(c)] {
		case merge.Ours:
			ours++
		case merge.Theirs:
			theirs++
		default:
			open++
		}
	}
	return ours, theirs, open
}

// Begun reports whether anything was chosen.
func (p *Plan) Begun() bool { return len(p.chosen) > 0 }

// Open is how many contradictions are left to choose.
func (p *Plan) Open() int {
	_, _, open := p.Chosen(Line{})
	return open
}

// Resolve gives the merge what was chosen. A contradiction that was not in the
// plan has no side, so that the merge is refused.
func (p *Plan) Resolve(c register.MergeConflict) merge.Side { return p.chosen[subjectOf(c)] }
