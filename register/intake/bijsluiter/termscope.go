package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/words"
)

// splitTerms parts a text that names several periods into the statements that have one
// each: sentences, what stands between semicolons, and what is said of back-ups. A text
// that can't be parted so stays whole.
func splitTerms(s string) []string {
	if !phrase.TermIn(s).Several {
		if parts := phrase.Sentences(s); len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !speaksOfKeeping(p) }) {
			return parts
		}
		return []string{s}
	}
	for _, cut := range []func(string) []string{phrase.Sentences, semicolons, backupApart, commasApart} {
		parts := cut(s)
		if len(parts) < 2 {
			continue
		}
		var out []string
		for _, p := range parts {
			out = append(out, splitTerms(p)...)
		}
		if !slices.ContainsFunc(out, func(p string) bool { return phrase.TermIn(p).Several || !speaksOfKeeping(p) }) {
			return out
		}
	}
	return []string{s}
}

func semicolons(s string) []string { return nonEmpty(strings.Split(s, ";")...) }

// commasApart parts "de gegevens na 2 jaar, logbestanden na zes weken", where each part has a term.
func commasApart(s string) []string {
	parts := nonEmpty(termMark.Split(s, -1)...)
	if slices.ContainsFunc(parts, func(p string) bool { return phrase.TermIn(p).Amount.IsZero() }) {
		return nil
	}
	return parts
}

var termMark = regexp.MustCompile(`,\s+(?:(?:en|and)\s+)?|\s+(?:en|and)\s+`)

// backupApart parts "12 maanden na einde licentie, back-ups 30 dagen" when exactly one
// clause is about back-ups.
func backupApart(s string) []string {
	var rest, backup []string
	for _, c := range phrase.Clauses(s) {
		if phrase.TermIn(c).Backup {
			backup = append(backup, c)
		} else {
			rest = append(rest, c)
		}
	}
	return nonEmpty(strings.Join(rest, ", "), strings.Join(backup, ", "))
}

var (
	subjectFirst = regexp.MustCompile(`(?i)^(?:(?:de|het|the|uw|your)\s+)?([^.:;]{3,60}?)\s+(?:worden|wordt|bewaren|bewaart|bewaar|verwijderen|verwijderd|blijven|blijft|gooien|gooit|wissen|wist|vernietigen|vernietigt|houden|houdt|zijn|are|is|will be)\s`)
	subjectLater = regexp.MustCompile(`(?i)\s(?:worden|wordt)\s+(?:(?:de|het)\s+)?([^.:;\d]{3,40}?)\s+(?:binnen|na|uiterlijk|uit|automatisch|volledig|definitief|permanent|weer|dan|door|verwijderd|gewist|vernietigd|geanonimiseerd|bewaard)\b`)
)

// amountNext is what stands right before its term: "cliëntgegevens 15 jaar na het einde van de
// zorg". What leads to an amount is no name: "maximaal 15 jaar".
var (
	amountNext    = regexp.MustCompile(`(?i)^(?:(?:de|het|uw|the|your)\s+)?([\pL][\pL /-]{2,50}?),?\s+(?:(?:maximaal|minimaal|uiterlijk|tot|na|after|at most|up to|max\.?|min\.?)\s+)?(?:\d+|één|een|twee|drie|vier|vijf|zes|zeven|tien|twaalf|one|two|three|five|six|seven|ten)\s+(?:uur|uren|dag|dagen|werkdagen|week|weken|maand|maanden|jaar|jaren|schoolja(?:ar|ren)|hours?|days?|weeks?|months?|years?)\b`)
	leadsToAmount = regexp.MustCompile(`(?i)(?:^|\s)(?:tot|na|maximaal|minimaal|ten|uiterlijk|gedurende|binnen|voor|of|om|op|met|within|up|at|after|for|from|max|min|circa|ca|standaard|ongeveer|nog|altijd|termijn|periode|bewaartermijn|period|retention|is|are|zijn|wordt|worden|kept|stored|bewaard|iedere|elke|every|each|minstens|hoogstens|tenminste|niet|not|langer|meer|dan|than|least|most|until|the|de|een|a|nadat|daarna|then|loopt|duurt|geldt|we|wij|u)(?:\s|$)`)
)

// clauseOpens is the word that opens a clause behind what a term is about: "Accounts die 2 jaar niet
// zijn gebruikt".
var clauseOpens = regexp.MustCompile(`(?i),?\s+(?:die|dat|which|that)$`)

// nothingOfItsOwn are the subjects of a sentence that name no data of their own.
var nothingOfItsOwn = regexp.MustCompile(`^(?:(?:de|het|deze|dit|the|these|your|uw|hun|onze) )?(?:gegevens|persoonsgegevens|data|personal data|information|informatie|deze|dit|dat|die|wij|we|er|er staat|it|they|verwerker|processor|de verwerker|data processor|leverancier|bewaartermijn|termijn|vervolgens|daarna|hierna|school|de school|onderwijsinstelling)$`)

// scopeOf gives what a statement about a term is about, and the statement: the label in
// front of it ("Leerresultaten: 1 jaar") or the subject of the sentence ("Accounts worden
// 90 dagen na …"). It is "" when that names no data of its own.
func scopeOf(s string) (scope, rest string) {
	if before, after, ok := splitColon(s); ok && after != "" && len(strings.Fields(before)) <= 8 && phrase.TermIn(before).Amount.IsZero() {
		return before, after
	}
	for _, re := range []*regexp.Regexp{subjectFirst, subjectLater, amountNext} {
		m := re.FindStringSubmatch(s)
		if m == nil || re == amountNext && leadsToAmount.MatchString(m[1]) {
			continue
		}
		name := clauseOpens.ReplaceAllString(strings.TrimSpace(m[1]), "")
		f := words.Fold(name)
		if len(strings.Fields(name)) > 6 || strings.ContainsAny(name, "0123456789,") || nothingOfItsOwn.MatchString(f) || !phrase.TermIn(name).Empty() || phrase.Negation(name) {
			continue
		}
		return name, s
	}
	return "", s
}
