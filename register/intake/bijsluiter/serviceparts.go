package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// standardParts is the word before parts that always belong to the service, where nothing else
// stands before the colon.
var standardParts = regexp.MustCompile(`^(?:standaard|inbegrepen|altijd|standard|included|always)$`)

// partsBehind reads a line that says of what stands behind its colon whether it belongs to the
// service: "Onlosmakelijk: toetsen maken", "Optioneel, naar keuze: delen; ondertekenen (ja / nee: nee)".
func (r *reader) partsBehind(u *unit) bool {
	before, rest, ok := splitColon(unmarked(u.text()))
	if !ok || rest == "" || len(strings.Fields(before)) > 9 || strings.HasSuffix(rest, ":") {
		return false
	}
	mode, whole := r.modeOf(before + ":")
	if standardParts.MatchString(words.Fold(before)) {
		mode, whole = "inseparable", true
	}
	if !whole || mode != "inseparable" && mode != "optional" {
		return false
	}
	for _, part := range nonEmpty(phrase.Split(strings.TrimSuffix(rest, "."), semicolonMark)...) {
		r.optionOf(part, mode, u.evidence(proposal.Likely))
	}
	u.use()
	return true
}

// choiceBehind is the answer to whether the school chose a part, in brackets behind its name:
// "ondertekenen (ja / nee: nee)", "delen met ouders (gekozen: ja)".
var choiceBehind = regexp.MustCompile(`(?i)\s*\((?:ja\s*/\s*nee|yes\s*/\s*no|gekozen|afgenomen|chosen|selected)\s*[:=]\s*(ja|nee|yes|no)\)\s*\.?$`)

// chosenBehind takes that answer off the name of an optional part.
func chosenBehind(s string) (name, chosen string) {
	m := choiceBehind.FindStringSubmatch(s)
	if m == nil {
		return s, ""
	}
	chosen = "no"
	if phrase.Answer(m[1]) == phrase.Yes {
		chosen = "yes"
	}
	return strings.TrimSpace(choiceBehind.ReplaceAllString(s, "")), chosen
}
