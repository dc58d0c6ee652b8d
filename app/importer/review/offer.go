package review

import (
	"maps"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// Offer is what a review would take over at one moment. It stays as it is while the
// review goes on, so that a plan can be made of it elsewhere; to make it is quick.
type Offer struct {
	Proposal *proposal.Proposal
	Uses     map[int][]model.ID // the activities that use a service, by its item
	same     map[int]model.ID
	follow   map[place]bool
	at       []map[field.Path]int // as in the review, which never changes it
	ticked   []bool               // by line
}

// Offer gives what is ticked now.
func (r *Review) Offer() Offer {
	o := Offer{Proposal: listed(r.proposal), Uses: maps.Clone(r.uses), same: maps.Clone(r.same), follow: maps.Clone(r.follow), at: r.at, ticked: make([]bool, len(r.lines))}
	for i := range r.lines {
		o.ticked[i] = r.lines[i].Value != nil && r.lines[i].Value.ticked
	}
	return o
}

// Accepted gives the records with only what was ticked.
func (o Offer) Accepted() []proposal.Accepted {
	return o.Proposal.Accept(func(item int, path field.Path, _ proposal.Evidence) bool {
		line, ok := o.at[item][path]
		return ok && o.ticked[line]
	})
}

// Same is what the officer decided an item to be, for accept.Taker.
func (o Offer) Same(item int) (id model.ID, ok bool) {
	id, ok = o.same[item]
	return id, ok
}
