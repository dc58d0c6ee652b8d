// Package review is an officer's look at a proposal before anything is taken
// over: which values are ticked, which were looked at, what was edited, which
// known record each proposed one is, and what would come of it. It knows nothing
// of widgets; the import screen shows it, and its tests need no screen.
//
// # Lines
//
// A [Review] is a list of [Line]s in the order of the model: a record, its values,
// the lists in it, their rows, the values of each row. The value that identifies
// a row (the name of a sub-processor) is shown on the line of the row itself.
//
// # Ticks
//
// Only what is ticked is taken over. Certain values begin ticked, likely and
// doubtful ones do not. A row without its name is no row: unticking the value that
// identifies a row or record unticks everything in it, and ticking a value ticks
// what identifies the rows it stands in. So what is ticked on the screen is exactly
// what [proposal.Proposal.Accept] lets through.
package review

import (
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// Review is a proposal under review.
type Review struct {
	given    *proposal.Proposal
	proposal *proposal.Proposal // the same, with what was edited
	lines    []Line
	at       []map[field.Path]int // per item, the line of each value
	records  []int                // per item, its first line
	same     map[int]model.ID     // what the officer chose an item to be
	uses     map[int][]model.ID   // the activities that use an item, as the officer said
	follow   map[place]bool       // where the document takes the place of the officer's own words
	spots    map[int]Spot         // per line, where its passage stands
}

// Kind says what a line is.
type Kind int

// The kinds of line.
const (
	Record Kind = iota // one proposed record
	List               // a list of rows in it
	Row                // a row of a list
	Leaf               // a value
)

// Line is one line of a review.
type Line struct {
	Kind  Kind
	Item  int          // index in the proposal's Items
	Path  field.Path   // of the record, list, row or value
	Field *field.Field // of the record, list, row or value
	// Groups are the groups between the value and the row or record it stands in.
	Groups []*field.Field
	// Depth is the number of lists and rows around the line.
	Depth int
	// Value is what the line proposes: of a leaf, or of the leaf that identifies a
	// row. It is nil for a heading.
	Value *Value

	names bool // the value identifies its record
	end   int  // the first line that is not below this one
}

// Value is one proposed value.
type Value struct {
	Path     field.Path
	Field    *field.Field
	Evidence proposal.Evidence

	ticked, start bool
	seen, edited  bool
	names         []int // the lines that identify the rows and the record it is in
}

// Ticked tells whether the value is to be taken over.
func (v *Value) Ticked() bool { return v.ticked }

// Seen tells whether somebody looked at the value; certain values need no look.
func (v *Value) Seen() bool { return v.seen || v.Evidence.Confidence == proposal.Certain }

// Edited tells whether somebody changed the value.
func (v *Value) Edited() bool { return v.edited }

// New begins a review, with the certain values ticked. The proposal itself is
// never changed.
func New(p *proposal.Proposal) *Review {
	r := &Review{given: p, proposal: listed(p), same: map[int]model.ID{}, uses: map[int][]model.ID{}, follow: map[place]bool{}, spots: map[int]Spot{}}
	r.build()
	r.OnlyCertain()
	for _, l := range r.lines {
		if l.Value != nil {
			l.Value.start = l.Value.ticked
		}
	}
	return r
}

// listed copies a proposal with the list of its items. The items themselves are never
// changed: who edits one puts an edited copy in its place.
func listed(p *proposal.Proposal) *proposal.Proposal {
	c := *p
	c.Items = slices.Clone(p.Items)
	return &c
}

// Record is a proposed record as it was edited.
func (r *Review) Record(item int) model.Record { return r.proposal.Items[item].Record }

// Line returns a line.
func (r *Review) Line(i int) Line { return r.lines[i] }

// Find returns the line of a value, or of the nearest row or record around a path.
func (r *Review) Find(item int, path field.Path) (line int, ok bool) {
	if item < 0 || item >= len(r.at) {
		return 0, false
	}
	if i, ok := r.at[item][path]; ok {
		return i, true
	}
	best := r.records[item]
	for i := best; i < r.lines[best].end; i++ {
		if path.Within(r.lines[i].Path) {
			best = i
		}
	}
	return best, true
}

// Accept gives the records with only what is ticked.
func (r *Review) Accept() []proposal.Accepted { return r.Offer().Accepted() }

// Changed tells whether the officer changed anything that would be lost.
func (r *Review) Changed() bool {
	for _, l := range r.lines {
		if v := l.Value; v != nil && (v.ticked != v.start || v.edited) {
			return true
		}
	}
	return len(r.same)+len(r.uses)+len(r.follow) > 0
}

// Counts are the numbers of a review.
type Counts struct {
	Values, Ticked            int
	Certain, Likely, Doubtful int
	Unseen                    int // likely and doubtful values nobody looked at
	Edited                    int
}

// Counts counts the values.
func (r *Review) Counts() Counts {
	var c Counts
	for _, l := range r.lines {
		v := l.Value
		if v == nil {
			continue
		}
		c.Values++
		switch v.Evidence.Confidence {
		case proposal.Certain:
			c.Certain++
		case proposal.Likely:
			c.Likely++
		default:
			c.Doubtful++
		}
		if v.ticked {
			c.Ticked++
		}
		if !v.Seen() {
			c.Unseen++
		}
		if v.edited {
			c.Edited++
		}
	}
	return c
}
