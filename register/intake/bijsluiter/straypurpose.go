package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// strayPurpose reads what the data are for out of a sentence, where no other part says it.
func (r *reader) strayPurpose(key string, sp *span, u *unit) bool {
	m := doneFor.FindStringSubmatchIndex(sp.text)
	if m == nil || key == "purposes" || len(r.svc.Rows("purposes")) > 0 || phrase.Negation(sp.text) {
		return false
	}
	p := &purposeReader{reader: r, paragraph: "1"}
	parts := purposesIn(sp.text[m[2]:])
	if len(parts) == 0 {
		parts = []string{toMark.ReplaceAllString(strings.TrimRight(sp.text[m[2]:], ". "), "")}
	}
	for _, part := range parts {
		p.add(part, evidence(sp.text, u.b.Pos, proposal.Likely))
	}
	return true
}

// doneFor is a sentence that says what the processing is for.
var doneFor = regexp.MustCompile(`(?i)^(?:(?:dit|dat) (?:doen|gebruiken) (?:we|wij)|(?:we|wij) (?:doen|gebruiken) dit|(?:we|wij) (?:gebruiken|verwerken) (?:de|deze|die|uw) (?:persoons)?gegevens|(?:de|deze) (?:persoons)?gegevens worden (?:door ons )?(?:gebruikt|verwerkt)|we (?:use|process) (?:the|this|these|your) (?:personal )?data|(?:the|this|these) (?:personal )?data (?:is|are) (?:used|processed))\s+(?:alleen\s+|uitsluitend\s+|enkel\s+|only\s+|solely\s+|alleen maar\s+)?((?:om|voor|ten behoeve van|teneinde|to|for)\s.+)$`)
