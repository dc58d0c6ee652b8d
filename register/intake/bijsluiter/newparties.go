package bijsluiter

import (
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// newParties reads how long beforehand the supplier announces a new sub-processor, and how
// long a customer may object to one: where a paragraph about sub-processors names a term
// beside the word for it.
func (r *reader) newParties() {
	for _, u := range r.units {
		if u.table != nil || u.b.Kind == "contents" || !lexicon.HasAny(words.Fold(u.heading+" "+u.text()), r.lex.newParties["about"]) {
			continue
		}
		for i := range u.spans {
			s := &u.spans[i]
			for _, clause := range phrase.Clauses(s.text) {
				if r.newPartyTerm(clause, evidence(s.text, u.b.Pos, proposal.Likely)) {
					s.used = true
				}
			}
		}
	}
}

// newPartyTerm reads one clause: "bezwaar binnen 14 dagen". A term in months has no number
// of days.
func (r *reader) newPartyTerm(clause string, ev proposal.Evidence) bool {
	t := phrase.TermIn(clause)
	days, ok := t.Amount.Value()
	switch {
	case !ok || t.Several || t.Hedged:
		return false
	case t.Unit == "week":
		days *= 7
	case t.Unit != "day":
		return false
	}
	f := words.Fold(clause)
	for _, kind := range []struct{ word, name string }{{"object", "objectionDays"}, {"notice", "noticeDays"}} {
		if !lexicon.HasAny(f, r.lex.newParties[kind.word]) {
			continue
		}
		if r.svc.Has(kind.name) {
			return false
		}
		r.svc.Set(kind.name, model.N(days), ev)
		return true
	}
	return false
}
