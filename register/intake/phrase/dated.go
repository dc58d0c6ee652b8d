package phrase

import (
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/words"
)

// Event is what a date says happened.
type Event string

// The events of a transfer and of an agreement.
const (
	Signed   Event = "signed"   // clauses or an agreement were signed
	Assessed Event = "assessed" // a transfer impact assessment was made
	Checked  Event = "checked"  // a list or certificate was looked up
)

// DateOf gives the date of an event a text names: the one date that follows the word for
// it in the same sentence, or stands before it when no word precedes it ("op 9 december
// 2025 uitgevoerde DTIA"). Several different dates of one event are none.
func DateOf(s string, e Event) model.Date {
	var found model.Date
	for _, sentence := range statements(s) {
		dates := Dates(sentence)
		for i, d := range dates {
			from, to := 0, len(sentence)
			if i > 0 {
				from = dates[i-1].At + len(dates[i-1].Text)
			}
			if i+1 < len(dates) {
				to = dates[i+1].At
			}
			event := eventIn(words.Fold(sentence[from:d.At]))
			if event == "" && clausesOf(sentence[from:d.At]) && d.Date != decision {
				event = Signed
			}
			if event == "" {
				after, _, _ := strings.Cut(sentence[d.At+len(d.Text):to], ",")
				event = eventIn(words.Fold(after))
			}
			switch {
			case event != e:
			case found != "" && found != d.Date:
				return ""
			default:
				found = d.Date
			}
		}
	}
	return found
}

// decision is the day of the Commission's decision that holds the standard clauses.
const decision model.Date = "2021-06-04"

// clausesOf tells whether a text ends by naming standard clauses "of" or "van" a date.
func clausesOf(s string) bool {
	f := words.Fold(s)
	for _, of := range []string{" of", " van", " per"} {
		if rest, ok := strings.CutSuffix(f, of); ok && SafeguardIn(rest).Mechanism == "46-2-c" {
			return true
		}
	}
	return false
}

// eventIn tells which event the words around a date are about: an assessment is signed
// and checked as well, so that its word goes first.
func eventIn(folded string) Event {
	for _, e := range []Event{Assessed, Checked, Signed} {
		if _, ok := has(folded, string(e)); ok {
			return e
		}
	}
	return ""
}

// statements cuts a text at sentences and semicolons.
func statements(s string) []string {
	var out []string
	for _, sentence := range Sentences(s) {
		out = append(out, strings.Split(sentence, ";")...)
	}
	return out
}

// Assessment is what a text says of a transfer impact assessment.
type Assessment struct {
	Text    string     // the words about it
	Date    model.Date //
	Outcome model.Code // of the list tia-outcome, "" when the words are none of it
	Sure    bool       // the outcome is in the words of the list
}

// AssessmentIn reads what a text says of a transfer impact assessment. A text that
// denies one gives none.
func AssessmentIn(s string) (Assessment, bool) {
	f := words.Fold(s)
	word, ok := has(f, string(Assessed))
	if !ok || NegatedBefore(f, words.Index(f, word)) {
		return Assessment{}, false
	}
	a := Assessment{Text: assessmentText(s), Date: DateOf(s, Assessed)}
	text := words.Fold(a.Text)
	if _, due := has(text, "needed"); due && a.Date == "" {
		return Assessment{}, false // it is still to be made
	}
	for _, list := range []string{"outcome", "outcome-likely"} {
		if w, ok := has(text, list); ok && a.Outcome == "" {
			a.Outcome, a.Sure = model.Code(vocabulary().words[list][w]), list == "outcome"
		}
	}
	return a, true
}

// AssessmentCell reads a text that is about an assessment by the place it stands at.
func AssessmentCell(s string) (Assessment, bool) {
	a, ok := AssessmentIn("DTIA: " + s)
	a.Text = s
	return a, ok
}

// assessmentText gives the part of a text that is about the assessment: from the
// statement that names it to the end, or to the next statement about something else.
func assessmentText(s string) string {
	var parts []string
	for _, sentence := range Sentences(s) {
		for _, p := range strings.SplitAfter(sentence, ";") {
			f := words.Fold(p)
			_, about := has(f, string(Assessed))
			_, outcome := has(f, "outcome-word")
			if about && len(parts) == 0 {
				if from := clauseOf(p, string(Assessed)); from > 0 {
					p = p[from:]
				}
			}
			if about || outcome && len(parts) > 0 {
				parts = append(parts, strings.TrimSpace(p))
			}
		}
	}
	return strings.Trim(strings.Join(parts, " "), " ;,")
}

// clauseOf gives where the clause with a word of a list starts in a statement.
func clauseOf(s, list string) int {
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] == ',' {
			if _, ok := has(words.Fold(s[from:i]), list); ok {
				return from
			}
			from = i + 1
		}
	}
	return from
}
