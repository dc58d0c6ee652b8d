package phrase

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/words"
)

// Term is a period as a sentence states it. Zero fields are not said.
type Term struct {
	Amount  model.Count
	Unit    model.Code
	Limit   model.Code // exact, at-most, at-least, criterion
	Trigger string     // a code of the list retention-trigger, or the words themselves
	Coded   bool       // Trigger is a code
	Action  model.Code // delete, anonymise, archive, return
	// Automatic, Backup, ByController: the sentence says so.
	Automatic, Backup, ByController bool
	// Several: more than one period is named, so none was taken.
	Several bool
	// Hedged: the sentence itself is not sure.
	Hedged bool
	// OnRequest: it is the term in which a request is met, not the one that holds without.
	OnRequest bool
}

// Empty tells whether the sentence says nothing of a period.
func (t Term) Empty() bool {
	return t.Amount.IsZero() && t.Trigger == "" && t.Action == "" && !t.Several && !t.ByController
}

// TermIn reads the period in a sentence.
func TermIn(s string) Term {
	f := words.Fold(withoutFractions(s))
	tokens := strings.Fields(f)
	var t Term
	periods := periodsIn(tokens)
	switch {
	case len(periods) == 1:
		p := periods[0]
		t.Amount, t.Unit, t.Limit = model.N(p.amount), model.Code(p.unit), limitBefore(tokens, p.from)
		if behind, ok := limitBehind(tokens, p.to); ok && t.Limit == "exact" {
			t.Limit = behind
		}
	case len(periods) > 1:
		t.Several = true
	}
	t.readTrigger(s, f)
	t.readAction(f)
	_, t.Backup = has(f, "backup")
	_, t.Automatic = has(f, "automatic")
	_, t.Hedged = has(f, "hedge")
	if _, t.OnRequest = has(f, "request"); t.OnRequest && t.Trigger == "" && t.Action != "" {
		t.Trigger, t.Coded, t.ByController = "decided-by-controller", true, true
	}
	if t.Limit == "" && t.Trigger != "" && len(periods) == 0 {
		t.Limit = "criterion"
	}
	return t
}

var fraction = regexp.MustCompile(`\b(\d{1,2})[.,](\d{1,2})\s+(\pL+)`)

// withoutFractions writes part of a year in months: "1,5 jaar" is 18 of them. Where that
// makes no whole number, or the unit is another, the number is taken out: it is no amount
// that can be kept, and its last digits are none either.
func withoutFractions(s string) string {
	return fraction.ReplaceAllStringFunc(s, func(found string) string {
		m := fraction.FindStringSubmatch(found)
		u, ok := vocabulary().units[words.Fold(m[3])]
		if !ok {
			return found
		}
		hundredths, err := strconv.Atoi(m[1] + (m[2] + "0")[:2])
		if err != nil || u.code != "year" || hundredths*12%100 != 0 {
			return m[3]
		}
		return strconv.Itoa(hundredths*12/100) + " maanden"
	})
}

// period is an amount with its unit, at a place among the words of a sentence.
type period struct {
	amount   int
	unit     string
	from, to int
}

// periodsIn finds the different periods. "3 (drie) maanden" is one.
func periodsIn(tokens []string) []period {
	var out []period
	for i := 0; i < len(tokens); i++ {
		p, ok := periodAt(tokens, i)
		if !ok || i > 0 && howOften[tokens[i-1]] {
			continue
		}
		if !slices.ContainsFunc(out, func(q period) bool { return q.amount == p.amount && q.unit == p.unit }) {
			out = append(out, p)
		}
		i = p.to - 1
	}
	return out
}

// howOften is what stands before a period in which something happens so many times: "once a
// year", "twee keer per jaar".
var howOften = map[string]bool{"once": true, "twice": true, "times": true, "keer": true, "maal": true, "eenmaal": true, "tweemaal": true, "eens": true}

func periodAt(tokens []string, i int) (period, bool) {
	l := vocabulary()
	if u, n := unitAt(tokens, i); n > 0 && u.times > 1 && (tokens[i] == "half" || tokens[i] == "halfjaar" || tokens[i] == "anderhalf") {
		return period{u.times, u.code, i, i + n}, true
	}
	amount, ok := amountOf(tokens[i])
	if !ok {
		if p, ok := gluedPeriod(tokens[i]); ok {
			p.from, p.to = i, i+1
			return p, true
		}
		return period{}, false
	}
	next := i + 1
	if next < len(tokens) {
		if again, ok := l.numbers[tokens[next]]; ok && again == amount {
			next++
		}
	}
	u, n := unitAt(tokens, next)
	if n == 0 {
		return period{}, false
	}
	return period{amount * u.times, u.code, i, next + n}, true
}

var glued = regexp.MustCompile(`^(\d{1,4})([a-z]+)$`)

// gluedPeriod reads "24u", "12mnd".
func gluedPeriod(token string) (period, bool) {
	m := glued.FindStringSubmatch(token)
	if m == nil {
		return period{}, false
	}
	u, ok := vocabulary().units[m[2]]
	n, err := strconv.Atoi(m[1])
	return period{amount: n * u.times, unit: u.code}, ok && err == nil
}

func amountOf(token string) (int, bool) {
	if n, err := strconv.Atoi(token); err == nil && n > 0 && n <= 9999 {
		return n, true
	}
	n, ok := vocabulary().numbers[token]
	return n, ok
}

func unitAt(tokens []string, i int) (unit, int) {
	if i+1 < len(tokens) {
		if u, ok := vocabulary().units[tokens[i]+" "+tokens[i+1]]; ok {
			return u, 2
		}
	}
	if i < len(tokens) {
		if u, ok := vocabulary().units[tokens[i]]; ok {
			return u, 1
		}
	}
	return unit{}, 0
}

// limitBefore reads what stands before an amount: at most, at least, or nothing.
func limitBefore(tokens []string, from int) model.Code {
	before := strings.Join(tokens[max(0, from-4):from], " ")
	best, at := model.Code("exact"), -1
	for w, value := range vocabulary().words["limit"] {
		if i := words.Index(before, w); i > at {
			best, at = model.Code(value), i
		}
	}
	return best
}

// limitBehind reads the one word behind an amount: "7 jaar minimaal", "2 years maximum".
func limitBehind(tokens []string, to int) (model.Code, bool) {
	if to >= len(tokens) {
		return "", false
	}
	value, ok := vocabulary().words["limit"][tokens[to]]
	return model.Code(value), ok && to+1 == len(tokens)
}

// readTrigger finds the start moment: a known one, or the words behind "na".
func (t *Term) readTrigger(s, f string) {
	for _, p := range vocabulary().triggers {
		if words.Contains(f, p.phrase) {
			t.Trigger, t.Coded = p.value, true
			t.ByController = p.value == "decided-by-controller"
			return
		}
	}
	if trigger := afterSpan(s); trigger != "" {
		t.Trigger, t.Coded = trigger, true
		return
	}
	for _, m := range append(afterClause.FindAllStringSubmatch(s, -1), afterWords.FindAllStringSubmatch(s, -1)...) {
		if tokens := strings.Fields(words.Fold(m[1])); len(tokens) > 1 && len(periodsIn(tokens[1:])) == 0 {
			t.Trigger = strings.TrimSpace(m[1])
			return
		}
	}
}

var (
	spanPlus  = regexp.MustCompile(`(?i)^(.{3,60}?)\s*(?:\+|\bplus\b)\s*(?:[\pL.]+\s+){0,3}(?:\d|een\b|één\b|twee\b|drie\b|half)`)
	thereupon = regexp.MustCompile(`(?i)^(.{3,120}?)\b(?:en|plus|and)\b.{0,60}\b(?:daarna|erna|nadien|thereafter)\b`)
)

// afterSpan reads a term that starts when a span ends: "licentie + 3 maanden", "de
// looptijd van de overeenkomst en 3 maanden daarna".
func afterSpan(s string) string {
	for _, re := range []*regexp.Regexp{spanPlus, thereupon} {
		if m := re.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
			if w, ok := has(words.Fold(m[1]), "span"); ok {
				return vocabulary().words["span"][w]
			}
		}
	}
	return ""
}

// afterClause is a start moment with its verb at the end: "nadat de verzekering is beëindigd".
var afterClause = regexp.MustCompile(`(?i)\b(nadat\s+[\pL\d\- ]{3,80}?)(?:\s+(?:verwijderd|verwijdert|verwijderen|vernietigd|vernietigt|vernietigen|wist|wissen|gewist|geanonimiseerd|bewaard|bewaart|bewaren|binnen)\b|[,.;:()]|$)`)

var afterWords = regexp.MustCompile(`(?i)\b((?:na|nadat|vanaf|after|from)\s+(?:(?:de|het|een|the|that|dat|afloop van|beëindiging van|einde van)\s+)?[\pL\d\- ]{3,60}?)(?:\s+(?:wordt|worden|zal|zullen|verwijderd|verwijdert|verwijderen|vernietigd|vernietigt|vernietigen|wist|wissen|gewist|geanonimiseerd|bewaard|bewaart|bewaren|binnen|halen|gooien|definitief|permanent|automatisch|volledig|direct|meteen|onherroepelijk|permanently|automatically|verdwijnt|verdwijnen|zijn|we|wij|are|is|will|shall|deleted|deletes|within)\b|[,.;:()]|$)`)

func (t *Term) readAction(f string) {
	found := map[string]bool{}
	for w, value := range vocabulary().words["action"] {
		if at := words.Index(f, w); at >= 0 && !NegatedBefore(f, at) {
			found[value] = true
		}
	}
	if len(found) == 1 {
		for value := range found {
			t.Action = model.Code(value)
		}
	}
}
