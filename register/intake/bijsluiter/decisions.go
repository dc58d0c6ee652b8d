package bijsluiter

import (
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// decisions reads whether decisions are taken by machine alone and people are profiled.
// Only a sentence that names it says so; the rest of the part stays unmatched.
func (r *reader) decisions(s *section) {
	say := func(text string, ev proposal.Evidence) bool {
		f := words.Fold(text)
		found := false
		for name, named := range map[string][]string{"exists": r.lex.automated, "profiling": r.lex.profiling} {
			if !lexicon.HasAny(f, named) {
				continue
			}
			found = true
			at := ev
			answer := "no"
			if !phrase.Negation(text) {
				answer, at.Confidence = "yes", at.Confidence.Lower(proposal.Likely)
			}
			r.once("automatedDecision."+name, answer, at)
		}
		return found
	}
	if s.rest != "" {
		if say(s.title+": "+s.rest, s.units[0].evidence(proposal.Certain)) {
			s.units[0].use()
		}
		return
	}
	for _, u := range s.units {
		for i := range u.spans {
			if sp := &u.spans[i]; !sp.used && say(sp.text, evidence(sp.text, u.b.Pos, proposal.Certain)) {
				sp.used = true
			}
		}
	}
}
