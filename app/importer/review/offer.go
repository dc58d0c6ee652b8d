package review

import (
	"maps"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// Offer is what a review would take over at one moment: a copy, so that a plan
// can be made of it elsewhere while the review goes on.
type Offer struct {
	Proposal *proposal.Proposal
	Accepted []proposal.Accepted
	Uses     map[int][]model.ID // the activities that use a service, by its item
	same     map[int]model.ID
}

// Offer gives what is ticked now.
func (r *Review) Offer() Offer {
	return Offer{Proposal: copied(r.proposal), Accepted: r.Accept(), Uses: maps.Clone(r.uses), same: maps.Clone(r.same)}
}

// Same is what the officer decided an item to be, for accept.Taker.
func (o Offer) Same(item int) (id model.ID, ok bool) {
	id, ok = o.same[item]
	return id, ok
}
