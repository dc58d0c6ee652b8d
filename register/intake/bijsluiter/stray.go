package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// strayKeys are the parts in which a sentence may say what belongs under another heading.
var strayKeys = map[string]bool{"": true, "annex": true, "general": true, "agreement": true, "explanation": true, "categories": true, "services": true, "storage": true, "subprocessors": true}

// strays reads the sentences that were left where another part of the annex is due: whom
// to ask, how long data are kept, where they are. What they say is likely at most.
func (r *reader) strays(a annex) {
	for _, s := range a.sections {
		if !strayKeys[s.key] {
			continue
		}
		for _, u := range s.units {
			for i := range u.spans {
				sp := &u.spans[i]
				if sp.used || r.lex.boilerplate(sp.text) {
					continue
				}
				sp.used = r.stray(sp.text, evidence(sp.text, u.b.Pos, proposal.Likely))
			}
		}
	}
}

// stray reads one sentence, and tells whether it took it.
func (r *reader) stray(text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	if lexicon.HasAny(f, r.lex.breaches) || strings.HasSuffix(text, ":") {
		return false
	}
	if phrase.Email(text) != "" && !r.svc.Has("contact.email") && lexicon.HasAny(f, r.lex.asking) {
		return r.contactText(text, ev)
	}
	t := phrase.TermIn(text)
	if !t.Amount.IsZero() && !t.OnRequest && !phrase.Negation(text) && t.Trigger != "" && (t.Action == "delete" || t.Action == "anonymise") {
		r.terms("", text, ev)
		return true
	}
	return len(r.svc.Rows("storage")) == 0 && !phrase.Negation(text) && lexicon.HasAny(f, r.lex.stored) && r.places(text, "", ev, false)
}
