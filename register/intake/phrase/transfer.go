package phrase

import (
	"regexp"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/words"
)

// noOther denies only what is left: there is one.
var noOther = regexp.MustCompile(`(?i)\b(?:geen (?:andere|verdere|overige)|no (?:other|further))\b`)

// onlyWithin says that nothing goes further than the EEA or the EU.
var onlyWithin = regexp.MustCompile(`(?i)\b(?:uitsluitend|alleen|enkel|slechts|only|exclusively|solely)\s+(?:[\pL]+\s+){0,3}?(?:binnen|in|within)\s+(?:de |het |the )?(?:EER\b|EU\b|EEA\b|Europese (?:Unie|Economische Ruimte)|European (?:Union|Economic Area))`)

// OnlyWithinEEA tells whether a text says that data stay within the EEA and takes nothing of
// that back.
func OnlyWithinEEA(text string) bool {
	return onlyWithin.MatchString(text) && !Negation(text) && !takesBack(words.Fold(text)) && len(Outside(text)) == 0 && !TermIn(text).Hedged
}

// OutsideEEA reads in a text about transfers whether data leave the EEA: "yes", "no",
// "unknown", or "" when it does not say. It is sure when the text says so in its words.
func OutsideEEA(text string) (answer string, sure bool) {
	switch Answer(text) {
	case Yes, Optional:
		return "yes", !Unverified(text)
	case Unclear:
		if _, may := startsWith(words.Fold(text), "possible"); may {
			return "unknown", false
		}
	case No:
		if !butFor.MatchString(text) {
			return "no", true
		}
	case ToVerify:
		return "unknown", true
	}
	if OnlyWithinEEA(text) {
		return "no", true
	}
	f := words.Fold(text)
	speaks := false
	for _, w := range []string{"buiten", "outside", "doorgifte", "doorgegeven", "transfer", "transferred", "transfers"} {
		speaks = speaks || words.Contains(f, w)
	}
	speaks = speaks || leavesWhat.MatchString(text)
	denied, named := Negation(noOther.ReplaceAllString(text, "")), len(Outside(text)) > 0
	switch {
	case Unverified(text):
		return "unknown", true
	case onCondition.MatchString(text):
		return "unknown", false
	case named && affirms(f): // a denial further on is about a part
		return "yes", true
	case denied && exceptNamed(text):
		return "yes", false
	case denied && (named || takesBack(f) || butFor.MatchString(text)):
		return "unknown", false
	case speaks && denied:
		return "no", true
	case named:
		return "yes", speaks && !perhaps.MatchString(text)
	}
	return "", false
}

// leavesWhat says of Europe, or of nothing else, that data leave it or don't: "verlaat je toestel niet" does not.
var leavesWhat = regexp.MustCompile(`(?i)\b(?:verlaten|verlaat|leaves?)\b(?:[^.;]*\b(?:EER|EU|EEA|Europa|Europe|Europese|European|Unie|Union|Nederland|Netherlands|land|country|Belgi[eë])\b|\s*(?:niet|nooit)?[.;]?$)|\b(?:EER|EU|EEA|Europa|Europe|Europese|European|Unie|Union|Nederland|land|country|België)\b[^.;]*\b(?:verlaten|verlaat|leaves?)\b`)

// onCondition denies a transfer only as long as something is not arranged.
var onCondition = regexp.MustCompile(`(?i)\b(?:niet|geen|not|no)\b.*\b(?:zonder|without|tenzij|unless)\b`)

// perhaps says that something may be so.
var perhaps = regexp.MustCompile(`(?i)\b(?:may|might|could|kan|kunnen|mogelijk|eventueel)\b`)

// butFor makes an exception: "geen, op Wolkhuis na".
var butFor = regexp.MustCompile(`(?i)\bop (?:[^.,;]{2,40}) na\b|\b(?:apart from|other than)\b`)

// affirms tells whether a text begins with yes.
func affirms(folded string) bool {
	first, _, _ := strings.Cut(folded, " ")
	return first == "ja" || first == "yes"
}

// takesBack tells whether a text takes something back.
func takesBack(folded string) bool {
	for _, w := range []string{"behalve", "tenzij", "uitgezonderd", "met uitzondering van", "m u v", "echter", "except", "unless", "however"} {
		if words.Contains(folded, w) {
			return true
		}
	}
	return false
}

var exceptions = regexp.MustCompile(`(?i)\b(?:behalve|uitgezonderd|met uitzondering van|m\.u\.v\.|except(?:ion)?)\b`)

// exceptNamed tells whether a denial has an exception that names a firm or a country
// outside the EEA: then there is a transfer.
func exceptNamed(s string) bool {
	at := exceptions.FindStringIndex(s)
	if at == nil {
		return false
	}
	rest := s[at[1]:]
	return len(Outside(rest)) > 0 || LegalForm(rest)
}

// Outside gives the places in a text that lie outside the EEA.
func Outside(text string) []Place {
	var out []Place
	for _, p := range Places(text) {
		if !p.Negated && !p.Outside && OutsideCountry(string(p.Country)) {
			out = append(out, p)
		}
	}
	return out
}

// OutsideCountry tells whether a code is of a country outside the EEA.
func OutsideCountry(code string) bool {
	in, known := reference.InEEA(code)
	return known && !in
}
