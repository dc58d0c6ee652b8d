package review

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// Names keeps which names of parties the officer said are one party, for all files that
// are looked at together.
type Names struct{ joined map[string]string }

// NewNames returns names that are all of different parties.
func NewNames() *Names { return &Names{map[string]string{}} }

// Join says that the party of one name is the one of another.
func (n *Names) Join(name, to string) { n.joined[proposal.NormalName(name)] = to }

// Part says that a name is a party of its own again.
func (n *Names) Part(name string) { delete(n.joined, proposal.NormalName(name)) }

// Joined gives the name that a party was said to be, "" when nothing was said.
func (n *Names) Joined(name string) string { return n.joined[proposal.NormalName(name)] }

// Any tells whether anything was said.
func (n *Names) Any() bool { return len(n.joined) > 0 }

// Called gives a function for accept.Taker: the name by which a party is known, at the
// end of what was said of it.
func (n *Names) Called() func(string) string {
	joined := make(map[string]string, len(n.joined))
	for name, to := range n.joined {
		joined[name] = to
	}
	return func(name string) string {
		for range len(joined) { // a circle ends somewhere
			to, ok := joined[proposal.NormalName(name)]
			if !ok {
				break
			}
			name = to
		}
		return name
	}
}

// Parties gives the names of the parties that a proposal brings.
func (r *Review) Parties() []string {
	var names []string
	for i := range r.proposal.Items {
		if p, ok := r.Record(i).(*model.Party); ok && p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return names
}

// Pair is two names that may well be of one party.
type Pair struct {
	Name, Other string
	Known       bool // the register has a party of the other name
}

// Pairs finds names that come near each other or near a party of the register, each pair
// once. Names that differ in their legal form only are one party already.
func Pairs(names []string, reg *model.Register) []Pair {
	var own []string
	for _, name := range names {
		if !slices.ContainsFunc(own, func(n string) bool { return proposal.SameParty(n, name) }) {
			own = append(own, name)
		}
	}
	slices.SortFunc(own, strings.Compare)
	var pairs []Pair
	for i, name := range own {
		for _, known := range proposal.NearParties(reg, name) {
			if !proposal.SameParty(known.Name, name) && proposal.KnownParty(reg, name) == nil {
				pairs = append(pairs, Pair{name, known.Name, true})
			}
		}
		for _, other := range own[:i] {
			if proposal.NearParty(name, other) && !slices.ContainsFunc(pairs, func(p Pair) bool { return p.Name == name && proposal.SameParty(p.Other, other) }) {
				pairs = append(pairs, Pair{name, other, false})
			}
		}
	}
	return pairs
}
