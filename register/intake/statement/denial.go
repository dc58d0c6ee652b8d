package statement

import (
	"regexp"
	"slices"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

func deniedIn(f, known string) bool {
	at := words.Index(f, known)
	return at >= 0 && (phrase.NegatedBefore(f, at) || notBehind.MatchString(f[at+len(known):]))
}

// notBehind is a verb with its denial behind what is denied: "inkomen vragen wij niet".
var notBehind = regexp.MustCompile(`^ (?:vragen|verwerken|gebruiken|bewaren|verzamelen|hebben|registreren|noteren|vraag|verwerk|gebruik|bewaar|verzamel) (?:wij|we|ik) (?:niet|nooit)\b`)

// deny proposes that a category does not apply, unless it was said that it does.
func (a *activity) deny(label, known string, ev proposal.Evidence) {
	for _, row := range a.row.Rows("dataCategories") {
		if words.Fold(row.Text("label")) == words.Fold(label) {
			a.noteAt(proposal.NoteConflict, ev.Source.Text, ev)
			return
		}
	}
	row := a.row.Add("dataCategories")
	row.Set("label", label, ev)
	row.Set("applies", "no", ev)
	a.kindOf(row, known)
}

// denied reads an item or sentence that says which data are not used. One with an
// exception denies nothing.
func (a *activity) denied(text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	if a.lex.says(f, "exception") {
		a.noteAt(proposal.NoteUnclear, text, ev)
		return false
	}
	took := false
	for _, p := range enumeration(text) {
		if label, known := a.termIn(p); known != "" {
			a.deny(label, known, ev)
			took = true
		}
	}
	return took
}

// denial reads a sentence with a negation in it for the data that it denies: those
// behind the negation, in a sentence about what is used.
func (a *activity) denial(text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	if !a.open() || !a.lex.says(f, "use") || a.lex.says(f, "exception") || a.lex.says(f, "share") {
		return false
	}
	took, denying := false, false
	parts := enumeration(text)
	if !slices.ContainsFunc(parts, a.deniesData) {
		return false // what is denied is not the data
	}
	for _, p := range parts {
		g := words.Fold(p)
		label, known := a.termIn(p)
		if known == "" {
			denying = denying || a.deniesData(p)
			continue
		}
		denying = denying || deniedIn(g, known)
		switch {
		case denying && (a.lex.kinds[known].code != "" || !a.lex.kinds[known].weak):
			a.deny(label, known, ev)
			took = true
		case !denying && !phrase.Negation(p) && !a.lex.kinds[known].weak:
			took = a.addCategory(datum{label: label, known: known}, ev) != nil || took
		}
	}
	return took
}

// deniesData tells whether a part of a sentence denies the data that it names, or data in
// general: "geen BSN", "geen gegevens die wij niet nodig hebben".
func (a *activity) deniesData(p string) bool {
	g := words.Fold(p)
	if _, known := a.termIn(p); known != "" {
		return deniedIn(g, known)
	}
	return noData.MatchString(g)
}

var noData = regexp.MustCompile(`\b(?:geen|nooit|no|never) (?:\pL+ )?(?:gegevens|persoonsgegevens|data|information|details)\b`)
