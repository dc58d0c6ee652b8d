package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Where no part is about security, a sentence may still name a measure or a certificate.

// measureKeys are the parts in which a sentence may do so.
var measureKeys = map[string]bool{"": true, "annex": true, "general": true, "agreement": true, "explanation": true, "storage": true, "services": true, "contact": true}

// elsewhereToo are the measures whose words also say other things: what happens to data after
// their term, what a product does, whom to ask.
var elsewhereToo = []string{"pseudonymisation", "anonymisation", "data-minimisation", "backup", "logging", "monitoring", "screening", "awareness", "privacy-policy", "security-policy", "security-officer", "internal-audit", "confidentiality", "sso"}

// clauseEnd parts a sentence into clauses that may each be a measure.
var clauseEnd = regexp.MustCompile(`(?i)\s*;\s*(?:(?:en|and)\s+)?|,?\s+(?:en|and)\s+|,\s+`)

// strayMeasure reads the certificates and measures in a sentence, and tells whether it had any.
func (r *reader) strayMeasure(key string, text string, ev proposal.Evidence) bool {
	if !measureKeys[key] || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "?") {
		return false
	}
	t := &topic{reader: r, key: "security"}
	if len(r.norms(text)) > 0 {
		took, _ := t.certificatesIn(text, ev)
		return took
	}
	if phrase.Negation(text) || conditional.MatchString(text) || r.lex.blank(text) {
		return false
	}
	found := t.strayMeasures(text)
	for _, m := range found {
		t.measure(measureText{text: m}, ev)
	}
	return len(found) > 0
}

// leadsToMeasures is the end of a clause above a list of measures.
var leadsToMeasures = regexp.MustCompile(`(?i)\b(?:beveiligings)?(?:maatregelen|measures)\b[^:]*:$`)

// measureList reads the list below a clause that leads to measures: "De leverancier treft passende
// maatregelen, waaronder:". It tells whether there was one.
func (r *reader) measureList(key string, units []*unit) bool {
	lead := units[0]
	if !measureKeys[key] || lead.table != nil || !leadsToMeasures.MatchString(strings.TrimSpace(lead.text())) || phrase.Negation(lead.text()) {
		return false
	}
	t := &topic{reader: r, key: "security"}
	took := false
	for _, u := range units[1:] {
		if u.table != nil || u.b.Kind != block.Item || u.b.Tick == block.Unticked || u.b.Level < units[1].b.Level {
			break
		}
		text := bare(u.text())
		certified, denied := t.certificatesIn(text, u.evidence(proposal.Likely))
		if denied || !certified && (phrase.Negated(text) || r.lex.blank(text) || t.aboutBreach(text)) {
			continue
		}
		if !certified {
			t.measure(measureText{text: text, item: true}, u.evidence(proposal.Likely))
		}
		u.use()
		took = true
	}
	return took
}

// strayMeasures gives the measures in a sentence: the sentence where it names one, and else its
// clauses, of which one that names none goes with the one before it.
func (t *topic) strayMeasures(text string) []string {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	if t.strongMeasure(text) && t.measureCode(text) != "" {
		return []string{text}
	}
	var found []string
	from, to := 0, 0
	flush := func() {
		if clause := strings.TrimSpace(text[from:to]); clause != "" {
			found = append(found, clause)
		}
	}
	for _, at := range append(clauseEnd.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		start := to + len(conjunction.FindString(text[to:]))
		clause := text[start:at[0]]
		if t.namesMeasure(text[from:to]) && t.namesMeasure(clause) && len(strings.Fields(clause)) > 2 {
			flush()
			from = start
		}
		to = at[0]
	}
	flush()
	if !slices.ContainsFunc(found, t.strongMeasure) {
		return nil
	}
	return found
}

// conjunction is what stands between two clauses and is part of neither.
var conjunction = regexp.MustCompile(`(?i)^[\s,;]*(?:(?:en|and)\s+)?`)

// namesMeasure tells whether a text names any measure of the list.
func (t *topic) namesMeasure(text string) bool {
	_, ok := t.lex.measures.Within(words.Fold(text))
	return ok
}

// strongMeasure tells whether a text names a measure in words that say nothing else.
func (t *topic) strongMeasure(text string) bool {
	f := words.Fold(text)
	staff := ofStaff.MatchString(text)
	return len(strings.Fields(f)) > 2 && slices.ContainsFunc(t.lex.measures.Entries(), func(e lexicon.Entry) bool {
		return (!slices.Contains(elsewhereToo, e.Key) || staff && slices.Contains(byStaff, e.Key)) && words.Contains(f, e.Text)
	})
}

// byStaff are the measures that a sentence about the supplier's own people does name.
var byStaff = []string{"screening", "confidentiality", "awareness"}

// ofStaff is a sentence about those people.
var ofStaff = regexp.MustCompile(`(?i)\b(?:(?:onze|alle|al onze|our|all) (?:medewerkers|personeelsleden|collega['’]s|employees|staff)|ons personeel)\b`)
