package review

import (
	"fmt"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// place is a place of a record in the register where words of the officer stand, and
// what a document says there.
type place struct {
	record model.ID
	path   field.Path
	says   string // a row that was taken out has no path of its own
}

func placeOf(id model.ID, c proposal.Conflict) place {
	return place{id, c.Path, fmt.Sprint(c.Proposed)}
}

// Follow says whether the document takes the place of the officer's own words there.
// Until then the words stand.
func (r *Review) Follow(id model.ID, c proposal.Conflict, follow bool) {
	if !follow {
		delete(r.follow, placeOf(id, c))
		return
	}
	r.follow[placeOf(id, c)] = true
}

// Follows tells where the officer chose the document's words, for accept.Offer.
func (o Offer) Follows(id model.ID, c proposal.Conflict) bool { return o.follow[placeOf(id, c)] }

// Conflict gives the conflict that a line is about, by what becomes of its record; the
// words of the officer may have been given up for it.
func (r *Review) Conflict(line int, outcomes []Outcome) (proposal.Conflict, bool) {
	l := r.lines[line]
	if l.Value == nil || l.Item >= len(outcomes) {
		return proposal.Conflict{}, false
	}
	for _, c := range outcomes[l.Item].Conflicts {
		if c.From != "" && (c.From == l.Value.Path || l.Kind == Row && c.From == l.Path) {
			return c, true
		}
	}
	return proposal.Conflict{}, false
}
