package statement

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/register/intake/entry"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// retention reads a sentence that says how long data are kept.
func (a *activity) retention(scope, text, f string, ev proposal.Evidence) bool {
	t := phrase.TermIn(text)
	if !a.lex.says(f, "keep") && !(a.topic == "retention" && (!t.Amount.IsZero() || asLongAs.MatchString(text))) || a.lex.says(f, "you-can") {
		return false
	}
	if m := exceptTerm.FindStringSubmatch(text); m != nil && scope == "" && !phrase.Negation(m[1]) && !phrase.TermIn(m[1]).Amount.IsZero() && !phrase.TermIn(m[3]).Amount.IsZero() && phrase.TermIn(m[2]).Empty() && (a.open() || a.topic == "retention") {
		return a.retentionText("", m[1], ev) && a.retentionText(m[2], m[3], ev)
	}
	open := a.lex.says(f, "open-term", "indefinite", "criterion")
	if t.Amount.IsZero() && !t.Several && !t.Coded && !open && (t.Trigger == "" || t.Action == "" && a.topic != "retention") {
		return false
	}
	if phrase.Negation(text) && t.Amount.IsZero() && !open {
		return false
	}
	if a.frame.title == nil && a.topic != "retention" && !a.open() && a.topic != "" {
		return false
	}
	return a.retentionText(scope, text, ev)
}

// exceptTerm is a term with one for something else behind it: "two years, except invoices, seven years".
var exceptTerm = regexp.MustCompile(`(?i)^(.+?),?\s+(?:except(?: for)?|with the exception of|behalve|uitgezonderd|met uitzondering van)\s+(?:de\s|het\s|uw\s|the\s|your\s)?([^,\d]{3,50}?)(?:,|\s+\()\s*(.+?)\)?\.?$`)

// retentionText proposes a term.
func (a *activity) retentionText(scope, text string, ev proposal.Evidence) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return false
	}
	if a.conf == proposal.Doubtful {
		a.hashed["retention"] = true
	}
	for _, row := range a.row.Rows("retention") {
		if row.Text("text") == text && row.Text("scope") == strings.TrimRight(scope, ": ") {
			return true
		}
	}
	if parts := termParts(text); len(parts) > 1 && scope == "" {
		for _, part := range parts {
			a.retentionText(scopeBefore(part), part, ev)
		}
		return true
	}
	if scope == "" {
		scope = termOf(text)
	}
	row := a.row.Add("retention")
	row.Set("scope", strings.TrimRight(strings.TrimSpace(scope), ": "), ev)
	t := entry.Term(row, text, ev)
	f := words.Fold(text)
	trigger := row.Text("trigger")
	if trigger == "leaving-school" && (!a.aboutSchool() || a.lex.says(f+" "+words.Fold(a.row.Text("name")), "subscription")) { // who deregisters here leaves no school
		trigger = strings.TrimSpace(afterWhat.FindString(text))
		row.Set("trigger", trigger, ev)
	}
	if m := plusTerm.FindStringSubmatch(text); m != nil && trigger == "" {
		if after := phrase.TermIn(m[2] + " na einde " + m[1]).Trigger; after != "" {
			row.Set("trigger", after, ev)
		}
	}
	if at := mainVerb.FindStringIndex(trigger); at != nil && at[0] > 4 && strings.Contains(trigger, " ") {
		row.Set("trigger", lowerFirst(trigger[:at[0]]), ev)
	}
	switch {
	case t.Several:
		a.noteAt(proposal.NoteUnclear, text, ev)
	case a.lex.says(f, "indefinite"):
		a.noteAt(proposal.NoteIndefinite, text, ev)
	case t.Amount.IsZero() && t.Limit == "" && a.lex.says(f, "criterion"):
		row.Set("limit", "criterion", ev)
	case t.Amount.IsZero() && a.lex.says(f, "open-term"):
		a.noteAt(proposal.NoteOpenTerm, text, ev)
		if t.Limit == "" {
			row.Set("limit", "criterion", ev)
		}
	}
	row.Set("dataCategories", a.categoriesIn(scope), ev)
	return true
}

// termOf gives what the term in a sentence is of, when the sentence names one file or one kind of data.
func termOf(text string) string {
	if m := fileKept.FindStringSubmatch(text); m != nil {
		return m[1] + m[2]
	}
	m := kindKept.FindStringSubmatch(text)
	if m == nil {
		m = thingKept.FindStringSubmatch(text)
	}
	if m == nil {
		return ""
	}
	scope := strings.TrimSpace(strings.Join(m[1:], ""))
	if allData.MatchString(words.Fold(scope)) {
		return ""
	}
	return scope
}

// allData are words for all data, or for what was said before.
var allData = regexp.MustCompile(`^(?:persoonsgegevens|gegevens|alles|everything|deze|dossier|(?:(?:personal|other) )?(?:data|information|details|records))$|^(?:these|those|this|that|they|such|your|all|which|both)\b`)

// categoriesIn gives the rows of the data that the scope of a term names.
func (a *activity) categoriesIn(scope string) []string {
	named := words.Fold(scope)
	var ids []string
	for _, c := range a.row.Rows("dataCategories") {
		if label := words.Fold(c.Text("label")); len(label) > 3 && named != "" && words.Contains(named, label) {
			ids = append(ids, string(c.ID()))
		}
	}
	return ids
}

// scopedTerm reads a term with what it is of in front: "Facturen: 7 jaar".
func (a *activity) scopedTerm(text string, ev proposal.Evidence) bool {
	before, rest, ok := strings.Cut(text, ":")
	return ok && !strings.ContainsAny(text, ";") && phrase.TermIn(before).Empty() && len(strings.Fields(before)) <= 8 && a.retentionText(before, strings.TrimSpace(rest), ev)
}

// furtherTerm reads a sentence behind one with the label of a term: "Bewaartermijn: 2 jaar.
// Facturen: 7 jaar."
func (a *activity) furtherTerm(u *unit, i int) bool {
	if i == 0 {
		return false
	}
	s := &u.spans[i]
	key, rest, ok := a.labelled(u.spans[0].text)
	if _, _, own := a.labelled(s.text); own || !ok || rest == "" || key != "retention" || s.used || phrase.Negation(s.text) && phrase.TermIn(s.text).Amount.IsZero() || phrase.TermIn(s.text).Empty() {
		return false
	}
	if !a.scopedTerm(s.text, evidence(s.text, u.b.Pos, a.inSoManyWords())) {
		return false
	}
	a.use(s)
	return true
}

// termParts cuts what stands behind a label into its terms: "7 jaar; klachten 2 jaar".
func termParts(text string) []string {
	parts := strings.Split(strings.TrimRight(text, ". "), ";")
	if len(parts) == 1 {
		parts = betweenTerms.Split(parts[0], -1)
		if slices.ContainsFunc(parts, func(p string) bool {
			scope := scopeBefore(p)
			return scope == "" || len(strings.Fields(scope)) > 4 || clauseOf.MatchString(scope) || phrase.TermIn(p).Several
		}) {
			return nil
		}
	}
	for i, p := range parts {
		if parts[i] = strings.TrimSpace(p); phrase.TermIn(p).Amount.IsZero() || len(strings.Fields(p)) > 12 {
			return nil
		}
	}
	return parts
}

// clauseOf is a word that makes what stands before a term a sentence, and not what the term is of.
var clauseOf = regexp.MustCompile(`(?i)\b(?:wij|we|ik|you|is|zijn|are|wordt|worden|blijft|blijven|geldt|bewaar|bewaart|bewaren|verwijderen|wissen|keep|kept|delete|daarna|vervolgens|then)\b`)

// betweenTerms joins terms that each have what they are of in front.
var betweenTerms = regexp.MustCompile(`,?\s+(?:en|and)\s+|,\s+`)

// scopeBefore gives what a term is of, that stands in front of it.
func scopeBefore(part string) string {
	at := termStart.FindStringIndex(part)
	if at == nil || at[0] == 0 {
		return ""
	}
	return strings.Trim(part[:at[0]], " :,–-")
}

var termStart = regexp.MustCompile(`(?i)(?:\b(?:maximaal|max\.?|minimaal|tot|binnen|na|gedurende|ten hoogste|within|up to|after|for)\s+)?\b(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+\pL`)

// fileKept is a sentence on how long one file or contract is kept.
var fileKept = regexp.MustCompile(`(?i)^(?:(?:het|de|een|uw|je)\s+)?(\pL{3,}(?:dossiers?|contract(?:en)?|overeenkomst(?:en)?))\s+(?:bewaren|bewaar|houden|verwijderen|vernietigen|wissen)\s+(?:wij|we|ik)\b|^(?i:wij|we|ik)\s+(?:bewaren|bewaar|verwijderen|vernietigen|wissen)\s+(?:het|de|een|uw|je)\s+(\pL{3,}(?:dossiers?|contract(?:en)?|overeenkomst(?:en)?))\s`)

// kindKept is a sentence on how long one kind of data is kept: "Betaalgegevens bewaren we zeven jaar",
// "Gegevens over verzuim worden 5 jaar bewaard".
var kindKept = regexp.MustCompile(`(?i)^(?:(?:het|de|uw|je|jouw|alle|the|all|your)\s+)?(?:(\pL{3,}(?:gegevens|dossiers?|stukken|administratie|facturen)|facturen|(?:financiële|fiscale|medische|administratieve|technische|onderwijskundige?|medisch)\s+(?:gegevens|dossiers?)|gegevens (?:over|uit|voor) [^,.;]{3,60}?|(?:booking|payment|billing|membership|order|account|financial|medical|invoice|customer)\s+(?:data|records|details|information))\s+(?:bewaren|houden|verwijderen|vernietigen|wissen)\s+(?:wij|we|ik)\b|(\pL{3,}(?:gegevens|dossiers|stukken|facturen)|facturen|(?:financiële|fiscale|medische|administratieve|technische)\s+gegevens|gegevens (?:over|uit) [^,.;]{3,60}?)\s+worden\s|((?:\pL{4,}\s+)?\pL{4,}s?)\s+(?:is|are)\s+(?:kept|retained|stored|deleted|erased|removed|destroyed)\b)`)

// thingKept is a sentence on how long one thing is kept, in a word: "de aanvraag bewaren wij 11 jaar",
// "We keep invoices for seven years".
var thingKept = regexp.MustCompile(`(?i)^(?:de|het|een|uw|je|jouw)\s+(\pL{4,})\s+(?:bewaren|verwijderen|vernietigen|wissen)\s+(?:wij|we)\s|^(?:wij|we)\s+(?:bewaren|keep|retain|store)\s+(?:(?:de|het|uw|je|the|your)\s+)?(\pL{4,})\s+(?:for|gedurende|maximaal|\d)`)

// mainVerb is where the sentence goes on behind the moment at which a term starts.
var mainVerb = regexp.MustCompile(`(?i)\s+(?:blijven|blijft|worden|wordt|bewaren|bewaart|bewaar|verwijderen|verwijderd|wissen|vernietigen|gooien)(?:\s|$)`)

// plusTerm is a term that runs from the end of something: "lidmaatschap + 2 jaar".
var plusTerm = regexp.MustCompile(`(?i)^(?:de |het |the )?(\pL[\pL ]{2,40}?)\s*(?:\+|plus)\s*(\d{1,2}\s+\pL+)\.?$`)

func lowerFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToLower(s[:n]) + s[n:]
}

// afterWhat is the moment at which a term starts, in the words of the text.
var afterWhat = regexp.MustCompile(`(?i)\b(?:na|nadat|after|bij uitschrijving|bij afmelding|upon)(?:\s+[^,.;()]+|\b)`)

// aboutSchool tells whether the statement speaks of pupils or students.
func (r *reader) aboutSchool() bool {
	return slices.ContainsFunc(r.units, func(u *unit) bool { return r.lex.says(words.Fold(u.text()), "school") })
}

// asLongAs begins a sentence that is nothing but a term, below the heading on terms: "Zolang je lid bent."
var asLongAs = regexp.MustCompile(`(?i)^(?:(?:alleen |slechts )?zo ?lang|(?:only )?(?:for )?as long as)\s`)
