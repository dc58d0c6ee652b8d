package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

var notProcessedWords = regexp.MustCompile(`\b(?:geen|evenmin|niet verwerkt|niet van toepassing|niet verwerken|niet gebruikt|niet opgeslagen|niet vastgelegd|niet geregistreerd|worden niet|wordt niet|verwerken niet|verwerken we niet|verwerken wij niet|nvt|n v t|not processed|not applicable|(?:does|do) not process|(?:does|do) not collect|not collected|not stored|vragen nooit|vragen niet|vragen we niet|vragen wij niet|nooit om|nooit verwerkt|verwerken nooit|verwerken we nooit|verwerken wij nooit|nooit gevraagd|nooit vastgelegd|nooit opgeslagen|never ask|never processed|never collected|never process|never collect|no)\b`)

// notProcessed tells whether a sentence says that something is not processed.
func notProcessed(s string) bool {
	return notProcessedWords.MatchString(words.Fold(s)) && !asksOthers.MatchString(s)
}

// asksOthers is a request or duty of who uses the product to enter no such data, which says nothing of
// what is in it.
var asksOthers = regexp.MustCompile(`(?i)\b(?:adviseert|adviseren|raadt|raden|verzoekt|verzoeken|verplicht zich|verplichten zich|vragen u|advises?|recommends?|requests?|undertakes)\b`)

// deniedItem tells whether an item of a list denies what it names. Of what brackets deny it has the
// rest: "ziekmeldingen (zonder reden)"; "BSN (wordt niet verwerkt)" has nothing.
func deniedItem(s string) bool {
	s = withoutDeniedPart(s)
	return denial(s) || phrase.Negated(s)
}

// withoutDeniedPart takes what brackets deny of it off a name.
func withoutDeniedPart(s string) string {
	return aside.ReplaceAllStringFunc(s, func(in string) string {
		if partDenied.MatchString(in) {
			return ""
		}
		return in
	})
}

// deniesOther tells whether what stands in brackets behind the name of data denies something else:
// "leerlingnummer (geen BSN)".
func deniesOther(row *categoryRow) bool {
	text := strings.TrimSpace(row.text)
	if aside.FindString(text) != text || !partDenied.MatchString(text) {
		return false
	}
	denied := words.Fold(withoutDenial(strings.Trim(text, "()")))
	return !words.Contains(words.Fold(row.label), denied)
}

var (
	aside      = regexp.MustCompile(`\([^()]*\)`)
	partDenied = regexp.MustCompile(`(?i)^\(\s*(?:dus |maar )?(?:geen|zonder|niet de|niet het|no|without|not the)\s+\S`)
)

// deniedIn gives what an item denies: "geen BSN, geen adressen" denies two.
func deniedIn(label string) []string {
	var all []string
	for _, part := range denialComma.Split(label, -1) {
		all = append(all, eitherOf(withoutDenial(part))...)
	}
	return all
}

// denialComma stands between two denials.
var denialComma = regexp.MustCompile(`(?i)\s*[,;]\s*(?:en\s+|and\s+)?(?:ook\s+)?(?:geen|no)\s+|\s+(?:en|and|of|or)\s+(?:ook\s+)?(?:geen|no)\s+`)

// eitherOf parts "foto's of filmpjes" into what each is denied.
func eitherOf(s string) []string {
	if strings.ContainsAny(s, "(,") {
		return []string{s}
	}
	for _, or := range []string{" of ", " or "} {
		if a, b, ok := strings.Cut(s, or); ok && len(strings.Fields(a)) <= 3 {
			return append([]string{strings.TrimSpace(a)}, eitherOf(strings.TrimSpace(b))...)
		}
	}
	return []string{s}
}

var denialWords = regexp.MustCompile(`(?i)^\s*(?:wij|we)?\s*(?:verwerken\s+)?(?:geen|niet|nooit|no)\s+`)

func withoutDenial(s string) string { return strings.TrimSpace(denialWords.ReplaceAllString(s, "")) }

// deny reads a sentence that says which data are not processed. Each known category in
// it is proposed as "no"; the sentence stays in view as a note and among the unmatched
// when it names none.
func (l *categoryList) deny(s string, u *unit) {
	l.note(proposal.NoteNegated, s, u.b.Pos)
	f := words.Fold(s)
	last := ""
	for _, e := range l.lex.categories.Entries() {
		if !words.Contains(f, e.Text) || words.Contains(last, e.Text) || e.Key == "1" || e.Text == "overig" {
			continue
		}
		last += " " + e.Text
		ev := evidence(s, u.b.Pos, proposal.Certain)
		l.found = append(l.found, categoryRow{code: e.Key, label: properName(s, e.Text), applies: phrase.No, labelEv: ev, appliesEv: ev, textEv: ev})
		u.useText(s)
	}
}

// properName gives a folded phrase as it stands in the text.
func properName(s, folded string) string {
	fields := strings.Fields(s)
	n := len(strings.Fields(folded))
	for i := range fields {
		for k := i + 1; k <= min(i+n, len(fields)); k++ {
			if name := strings.Join(fields[i:k], " "); words.Fold(name) == folded {
				return strings.Trim(name, " .,;:()")
			}
		}
	}
	return folded
}
