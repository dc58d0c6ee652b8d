package bijsluiter

import (
	"regexp"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// decisions reads whether decisions are taken by machine alone and people are profiled.
// Only a sentence that names it says so; the rest of the part stays unmatched.
func (r *reader) decisions(s *section) {
	if s.rest != "" {
		if r.decided(s.title+": "+s.rest, s.units[0].evidence(proposal.Certain)) {
			s.units[0].use()
		}
		return
	}
	for _, u := range s.units {
		for i := range u.spans {
			if sp := &u.spans[i]; !sp.used && r.decided(sp.text, evidence(sp.text, u.b.Pos, proposal.Certain)) {
				sp.used = true
			}
		}
	}
}

// decided takes out of a text whether there are such decisions and profiling, and tells whether it names them.
func (r *reader) decided(text string, ev proposal.Evidence) bool {
	answer := "no"
	_, rest, _ := splitColon(text)
	switch {
	case r.lex.blank(rest) && rest != "" || r.lex.pointer(text):
		return false
	case bareReply(rest) == phrase.No: // "Geautomatiseerde besluitvorming: nee"
	case notApplicable.MatchString(rest):
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	case !phrase.Negation(text):
		answer, ev.Confidence = "yes", ev.Confidence.Lower(proposal.Likely)
	}
	f := words.Fold(text)
	found := false
	for name, named := range map[string][]string{"exists": r.lex.automated, "profiling": r.lex.profiling} {
		if lexicon.HasAny(f, named) {
			found = true
			r.once("automatedDecision."+name, answer, ev)
		}
	}
	return found
}

// excepted is a denial with something left out of it.
var excepted = regexp.MustCompile(`(?i)\b(?:tenzij|behalve|behoudens|uitgezonderd|zonder|alleen|slechts|unless|except|without|only)\b`)

// undecided reads a sentence elsewhere that denies such decisions: "Er is geen sprake van
// geautomatiseerde besluitvorming."
func (r *reader) undecided(text string, ev proposal.Evidence) bool {
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	return phrase.Negation(text) && !excepted.MatchString(text) && r.decided(text, ev)
}
