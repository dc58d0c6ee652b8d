package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// strayPurpose reads what the data are for out of a sentence, where no part is about that: from the
// words that say so on.
func (r *reader) strayPurpose(key string, sp *span, u *unit) bool {
	if key == "purposes" || key == "retention" || key == "subprocessors" || key == "contact" || r.purposeTold || phrase.Negation(outsideBrackets(sp.text)) {
		return false
	}
	said := ""
	if m := doneFor.FindStringSubmatch(sp.text); m != nil {
		said = m[1]
	} else {
		data, why := dataAndPurpose(sp.text)
		if why == "" || !lexicon.HasAny(words.Fold(data), r.lex.processing) || len(r.spokenOf(data, 1)) == 0 {
			return false
		}
		said = why
	}
	p := &purposeReader{reader: r, paragraph: "1"}
	parts := purposesIn(said)
	if len(parts) == 0 {
		parts = listedPurposes(leadsToPurpose.ReplaceAllString(strings.TrimRight(said, ". "), ""))
	}
	for _, part := range parts {
		p.add(part, evidence(sp.text, u.b.Pos, proposal.Likely))
	}
	return true
}

// outsideBrackets gives a sentence without what stands in brackets, which denies no more than itself.
func outsideBrackets(s string) string { return inBrackets.ReplaceAllString(s, "") }

var inBrackets = regexp.MustCompile(`\s*\([^()]*\)`)

// leadsToPurpose is what stands before a purpose and is no part of it.
var leadsToPurpose = regexp.MustCompile(`(?i)^(?:om|voor|ten behoeve van|teneinde|ten einde|met (?:als|het) doel(?: om)?|zodat|in order to|so as to|to|for)\s+(?:the (?:purposes?|aim) of\s+|(?:de volgende )?doeleinden:?\s+)?`)

// dataForPurpose is where a sentence about data goes on with what they are for.
var dataForPurpose = regexp.MustCompile(`(?i),?\s+((?:(?:uitsluitend|alleen|enkel|only|solely|exclusively)\s+)?(?:for the purposes? of|with the (?:aim|purpose) of|in order to|so as to|met (?:als|het) doel|ten behoeve van|teneinde|ten einde|om\s+(?:[\pL’'-]+\s+){0,12}?te\s+\pL+|to (?:provide|deliver|offer|enable|allow|let|give|show|send|schedule|keep|make|support|help|manage|create|improve|register|track|plan|link|identify|verify|communicate|contact|invoice|produce|calculate|analyse|report))\b.*)$`)

// dataAndPurpose parts a sentence about data from what it says they are for, "" when it does not say so.
func dataAndPurpose(s string) (data, purpose string) {
	at := dataForPurpose.FindStringSubmatchIndex(s)
	if at == nil || at[0] == 0 {
		return s, ""
	}
	return s[:at[0]], s[at[2]:at[3]]
}

// purposeStart is how one of several purposes in a row starts: "scheduling …", "het plannen van …".
var purposeStart = regexp.MustCompile(`(?i)^(?:(?:the )?\pL+ing|het \pL+en)\s`)

var purposeMark = regexp.MustCompile(`(?i)\s*[,;]\s*(?:(?:en|and)\s+)?|\s+(?:en|and)\s+`)

// listedPurposes parts purposes that each start alike: "scheduling appointments, keeping notes and
// producing statistics". What starts otherwise goes with the one before it.
func listedPurposes(s string) []string {
	from, start := 0, 0
	var all []string
	if !purposeStart.MatchString(s) {
		return []string{s}
	}
	for _, at := range purposeMark.FindAllStringIndex(s, -1) {
		if start = at[1]; purposeStart.MatchString(s[start:]) {
			all = append(all, s[from:at[0]])
			from = start
		}
	}
	return append(all, s[from:])
}

// doneFor is a sentence that says what the processing is for.
var doneFor = regexp.MustCompile(`(?i)^(?:(?:dit|dat) (?:doen|gebruiken) (?:we|wij)|(?:we|wij) (?:doen|gebruiken) dit|(?:we|wij) (?:gebruiken|verwerken) (?:(?:de|deze|die|uw|jullie|je) )?(?:persoons)?gegevens|(?:de|deze) (?:persoons)?gegevens worden (?:door ons )?(?:gebruikt|verwerkt)|we (?:use|process) (?:the|this|these|your) (?:personal )?data|(?:the|this|these) (?:personal )?data (?:is|are) (?:used|processed))\s+(?:alleen\s+|uitsluitend\s+|enkel\s+|only\s+|solely\s+|alleen maar\s+)?((?:om|voor|ten behoeve van|teneinde|to|for)\s.+)$`)
