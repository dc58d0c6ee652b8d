package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// datum is one kind of data that a text names.
type datum struct {
	label    string
	known    string // folded name in the list; "" for one that stands between known ones
	denied   bool
	optional bool
}

var (
	joinedWords  = regexp.MustCompile(`(?i)(\pL+-)\s+(en|and)\s+`)
	hyphenAnd    = "\uE010"
	behindNamely = regexp.MustCompile(`(?i)\b(?:zoals|waaronder|te weten|namelijk|bijvoorbeeld|such as|including|namely)\b\s*:?\s*`)
	leadingWords = regexp.MustCompile(`(?i)^(?:(?:en|of|and|or|ook|also|eventueel|uw|u|je|jouw|de|het|een|onze|ons|mijn|hun|zijn|haar|your|our|my|the|a|an|their|any|alle|o\.a\.|onder andere|ten minste|alleen|enkel|slechts|indien nodig|waar nodig|eventuele|benodigde|de volgende|if necessary|where necessary)\s+)+`)
)

// englishOf is the English word that a Dutch one is spelled like.
var englishOf = regexp.MustCompile(`(?i)\s+of\s+((?:your|the|our|their|a|birth|residence|identity|stay|use|employment|commerce|origin|arrival|departure|contact|payment|service|data|messages?|entry|device|delivery|purchase|access|interest|work|study|communication|any|all|which|this|that|these|people|visitors|customers|users|conduct|attendance|registration|marriage|kin|jury|board|committee)\b)`)

// letterInFront is the letter or number of a part of an enumeration in a sentence: "(a) naam; (b) adres".
var letterInFront = regexp.MustCompile(`(^|[\s,;:])\((?:[a-h]|[1-9]|i{1,3}|iv|vi{0,3})\)\s+`)

// enumeration cuts a text into its parts, "voor- en achternaam" in one.
func enumeration(s string) []string {
	s = letterInFront.ReplaceAllString(s, "$1")
	s = joinedWords.ReplaceAllString(s, "${1}"+hyphenAnd+"$2"+hyphenAnd)
	s = inBracketsAnywhere.ReplaceAllStringFunc(s, func(b string) string { // what is in brackets stays together
		return b[:1] + strings.ReplaceAll(b[1:], " ", hyphenAnd)
	})
	s = englishOf.ReplaceAllString(s, hyphenAnd+"of"+hyphenAnd+"$1") // which is no Dutch "or"
	var out []string
	for _, p := range phrase.Pieces(s) {
		whole := strings.ReplaceAll(p, hyphenAnd, " ")
		if _, one := vocabulary().kinds[words.Fold(leadingWords.ReplaceAllString(whole, ""))]; one { // "postcode en huisnummer" has a name of its own
			out = append(out, strings.TrimSpace(whole))
			continue
		}
		for _, q := range splitAnd.Split(p, -1) {
			if q = strings.TrimSpace(strings.ReplaceAll(q, hyphenAnd, " ")); q != "" {
				q = strings.Replace(q, "- ", "- ", 1)
				out = append(out, q)
			}
		}
	}
	return out
}

var splitAnd = regexp.MustCompile(`\s+(?:en|and|of|or|evenals|alsmede|as well as|en/of|and/or)\s+`)

// termIn finds a known datum in a part of an enumeration: the part itself, its last or
// first words, or words within it.
func (r *reader) termIn(part string) (label, known string) {
	bare := leadingWords.ReplaceAllString(strings.TrimSpace(part), "")
	f := words.Fold(bare)
	if key, ok := r.lex.terms.Whole(f); ok {
		return bare, words.Fold(key)
	}
	if e, ok := r.lex.terms.Start(f); ok && dateOf.MatchString(e.Text) { // "date of birth to check your age"
		all := strings.Fields(bare)
		return strings.Join(all[:min(len(all), len(strings.Fields(e.Text)))], " "), e.Text
	}
	if dateOf.MatchString(bare) {
		return "", ""
	}
	if before, _, ok := strings.Cut(bare, " ("); ok {
		if key, ok := r.lex.terms.Whole(words.Fold(before)); ok {
			return strings.TrimSpace(before), words.Fold(key)
		}
	}
	fields := strings.Fields(bare)
	for n := min(5, len(fields)); n > 0; n-- {
		for i := len(fields) - n; i >= 0; i-- {
			text := strings.Join(fields[i:i+n], " ")
			g := words.Fold(strings.TrimRight(text, ".,;:"))
			if _, ok := r.lex.kinds[g]; ok {
				return bracketed(strings.Trim(text, ".,;:()")), g
			}
		}
	}
	return "", ""
}

// bracketed closes the bracket that was trimmed off a name.
func bracketed(s string) string {
	if strings.Count(s, "(") > strings.Count(s, ")") {
		return s + ")"
	}
	return s
}

// known gives the data that a text names, without those in between that are not known.
func (r *reader) known(text string) []datum {
	var out []datum
	for _, d := range r.dataIn(text) {
		if d.known != "" && !d.denied && !r.lex.kinds[d.known].weak {
			out = append(out, d)
		}
	}
	return out
}

// dateOf is the date of a document, which is not that document.
var dateOf = regexp.MustCompile(`(?i)^(?:datum|date|nummer|number|geldigheid)\s+(?:van|of)\s`)

// dataIn finds the data that a text enumerates.
func (r *reader) dataIn(text string) []datum {
	if m := behindNamely.FindStringIndex(text); m != nil {
		if found := r.dataOf(text[m[1]:]); len(found) > 0 {
			if before := r.dataOf(text[:m[0]]); len(before) > 2 {
				return append(before, found...)
			}
			return found
		}
	}
	return r.dataOf(text)
}

func (r *reader) dataOf(text string) []datum {
	parts := enumeration(strings.TrimRight(strings.TrimSpace(text), "."))
	var out []datum
	first, last, strong := -1, -1, 0
	all := make([]datum, len(parts))
	for i, p := range parts {
		label, known := r.termIn(p)
		if known == "" {
			continue
		}
		f := words.Fold(p)
		if bare := words.Fold(inBracketsAnywhere.ReplaceAllString(p, "")); words.Contains(bare, known) {
			f = bare // what is denied in brackets is something else
		}
		all[i] = datum{label: label, known: known, denied: deniedIn(f, known), optional: phrase.Answer(p) == phrase.Optional || optional(p)}
		if first < 0 {
			first = i
		}
		last = i
		if !r.lex.kinds[known].weak {
			strong++
		}
	}
	if first < 0 || strong == 0 && (last == first || !together(all[first:last+1])) {
		return nil
	}
	if i := last + 1; i == len(parts)-1 && strings.HasSuffix(words.Fold(parts[last]), all[last].known) && nounOnly(parts[i]) {
		last = i // "naam, adres en het toegezegde bedrag"
	}
	for i := first; i <= last; i++ {
		if all[i].known != "" {
			out = append(out, all[i])
			continue
		}
		label := leadingWords.ReplaceAllString(parts[i], "")
		if n := len(strings.Fields(label)); n > 0 && n <= 4 && !r.lex.says(words.Fold(label), "use") && !phrase.Negation(label) {
			out = append(out, datum{label: label})
		}
	}
	return out
}

// together tells whether nothing stands between some everyday words.
func together(list []datum) bool {
	return !slices.ContainsFunc(list, func(d datum) bool { return d.known == "" })
}

// nounOnly tells whether a part of an enumeration may be the name of a datum: short, and
// no part of a sentence.
func nounOnly(part string) bool {
	bare := leadingWords.ReplaceAllString(part, "")
	return bare != "" && len(strings.Fields(bare)) <= 3 && !inSentence.MatchString(bare) && !strings.ContainsAny(bare, ".:;!?()")
}

var inSentence = regexp.MustCompile(`(?i)\b(?:om|voor|van|aan|met|bij|op|in|naar|door|als|dan|die|dat|wij|we|ik|u|je|is|zijn|wordt|worden|anders|meer|dergelijke|overige|to|for|of|with|by|on|in|at|we|is|are|other|more|so)\b`)

func deniedIn(f, known string) bool {
	at := words.Index(f, known)
	return at >= 0 && (phrase.NegatedBefore(f, at) || notBehind.MatchString(f[at+len(known):]))
}

// notBehind is a verb with its denial behind what is denied: "inkomen vragen wij niet".
var notBehind = regexp.MustCompile(`^ (?:vragen|verwerken|gebruiken|bewaren|verzamelen|hebben|registreren|noteren|vraag|verwerk|gebruik|bewaar|verzamel) (?:wij|we|ik) (?:niet|nooit)\b`)

// data proposes the data that a sentence says are used.
func (a *activity) data(text, f string, ev proposal.Evidence) bool {
	if a.lex.says(f, "anonymous") || a.lex.says(f, "you-can") || a.topic == "retention" || a.topic == "recipients" || a.topic == "processors" || a.topic == "basis" {
		return false
	}
	if !a.lex.says(f, "use") && a.topic != "categories" && !(a.frame.title != nil && (a.yours(f) || a.lex.says(f, "holds") && len(a.dataIn(text)) > 1)) {
		return false
	}
	if bare := ifOnly.ReplaceAllString(text, ""); bare != text && a.topic != "categories" && len(a.dataIn(bare)) == 0 && len(a.dataIn(text)) > 0 {
		return false // they are named in a condition only
	}
	took := false
	for _, d := range a.dataBefore(text) {
		e := ev
		if d.known == "" {
			e.Confidence = proposal.Doubtful
		}
		if d.denied {
			a.deny(d.label, d.known, e)
			took = true
			continue
		}
		took = a.addCategory(d, e) != nil || took
	}
	return took
}

// ifOnly is a condition within a sentence.
var ifOnly = regexp.MustCompile(`(?i)\s(?:als|wanneer|indien|if|when)\s[^,]*`)

// yours tells whether a sentence speaks of a datum of the reader: "uw IP-adres wordt ...".
func (r *reader) yours(f string) bool {
	for _, at := range yourDatum.FindAllStringIndex(f, -1) {
		if e, ok := r.lex.terms.Start(f[at[1]:]); ok && !r.lex.kinds[e.Text].weak {
			return true
		}
	}
	return false
}

var yourDatum = regexp.MustCompile(`\b(?:uw|je|jouw|your) `)

// dataBefore finds the data of a sentence in front of what they are for, else anywhere; the
// one that the heading names counts by itself.
func (a *activity) dataBefore(text string) []datum {
	if p := purposeIn(text); p != "" {
		if before, after, ok := strings.Cut(text, p); ok {
			if next := purposeIn(after); next != "" {
				after, _, _ = strings.Cut(after, next)
			}
			if found := append(a.dataIn(before), a.dataIn(after)...); len(found) > 0 {
				return found
			}
		}
	}
	found := a.dataIn(text)
	if len(found) == 0 && a.frame.title != nil {
		title := words.Fold(trimNumber(a.frame.title.text()))
		if e, ok := a.lex.terms.Start(title); ok && words.Contains(words.Fold(text), e.Text) && !phrase.Negation(text) {
			label, _, _ := strings.Cut(trimNumber(a.frame.title.text())+" ", " ")
			if words.Fold(label) == e.Text {
				return []datum{{label: label, known: e.Text}}
			}
		}
	}
	return found
}

// categoryItem reads an item of a list of data. One that is deeper belongs to the one
// above it.
func (a *activity) categoryItem(u *unit, text string, ev proposal.Evidence) bool {
	if a.parent != nil && u.b.Level > a.level && a.conf != proposal.Doubtful {
		a.addItem(*a.parent, text, ev)
		return true
	}
	if a.grouped != nil && a.conf != proposal.Doubtful {
		a.addItem(*a.grouped, text, ev)
		return true
	}
	if phrase.Negation(text) && !saysOptional.MatchString(text) {
		if bare := inBracketsAnywhere.ReplaceAllString(text, ""); phrase.Negation(bare) || bare == text {
			return a.denied(text, ev)
		}
		ev.Confidence = proposal.Doubtful // what is denied in the brackets is not the datum
	}
	if openPlace.MatchString(text) {
		return false
	}
	row := a.itemRow(text, ev)
	if row != nil {
		a.parent, a.level = row, u.b.Level
	}
	return row != nil
}

// openPlace is a place that was left open: "Naam: [naam van de organisatie]".
var openPlace = regexp.MustCompile(`^(?:[^\[\]:]{1,40}:\s*)?\[[^\[\]]+\]$`)

var inBracketsAnywhere = regexp.MustCompile(`\s*\([^()]*\)`)

// itemRow makes a category of the text of an item.
func (a *activity) itemRow(text string, ev proposal.Evidence) *proposal.Row {
	text = strings.TrimRight(strings.TrimSpace(text), ".;,")
	if row := a.severalKnown(text, ev); row != nil {
		return row
	}
	label, rest, found := strings.Cut(text, ":")
	if !found {
		if m := behindNamely.FindStringIndex(text); m != nil && m[0] > 3 {
			label, rest = strings.TrimRight(text[:m[0]], " ,("), strings.TrimRight(text[m[1]:], ")")
		} else if i := strings.Index(text, " ("); i > 0 && strings.HasSuffix(text, ")") {
			label, rest = text[:i], text[i+2:len(text)-1]
		}
	}
	label = yourBefore.ReplaceAllString(strings.TrimSpace(saysOptional.ReplaceAllString(label, "")), "")
	if label == "" || len(strings.Fields(text)) > 40 {
		return nil
	}
	if len(strings.Fields(label)) > 9 || purposeIn(label) != "" {
		if !describesData.MatchString(label) || len(strings.Fields(label)) > 25 || len(phrase.Sentences(text)) > 1 {
			return nil
		}
		ev.Confidence = proposal.Doubtful
	}
	_, known := a.termIn(label)
	d := datum{label: label, known: known, optional: optional(text)}
	row := a.addCategory(d, ev)
	if row == nil {
		return nil
	}
	if parts := enumeration(rest); rest != "" && (found || len(a.dataOf(rest)) > 0) && len(strings.Fields(rest)) <= 6*len(parts) {
		row.Set("items", parts, ev)
	}
	if rest != "" {
		row.Set("text", text, ev)
	}
	return row
}

// yourBefore is whose a datum is.
var yourBefore = regexp.MustCompile(`(?i)^(?:uw|jouw|je|your)\s+`)

// describesData is an item that says in many words what data there are.
var describesData = regexp.MustCompile(`(?i)^(?:(?:de|alle|andere|overige|all|other|any|the|algemene|bijzondere|relevante) )?(?:\S+ )?(?:\pL*gegevens|\pL*informatie|data|information|details|records?|aandachtspunten|bijzonderheden|aantekeningen|foto\S*|opnam\pL+|kopie\pL*|verslagen|correspondentie)\b`)

// optional tells whether a datum need not be given.
func optional(text string) bool {
	f := words.Fold(text)
	return saysOptional.MatchString(text) || words.Contains(f, "optioneel") || words.Contains(f, "optional") || words.Contains(f, "facultatief")
}

// severalKnown makes a category of each part of an item that names nothing but data that
// are known.
func (a *activity) severalKnown(text string, ev proposal.Evidence) *proposal.Row {
	var parts []string
	for _, s := range phrase.Sentences(text) {
		parts = append(parts, enumeration(strings.TrimRight(s, "."))...)
	}
	if label, _, ok := strings.Cut(text, ": "); len(parts) < 2 || ok && len(strings.Fields(label)) <= 5 && !strings.Contains(label, ",") {
		return nil // one, or a category with what is in it
	}
	known := 0
	for _, p := range parts {
		if _, ok := a.lex.kinds[bareDatum(p)]; ok {
			known++
		} else if len(strings.Fields(p)) > 5 || a.lex.says(words.Fold(p), "use") {
			return nil
		}
	}
	if known < len(parts) && (known < 2 || known*2 < len(parts) || !strings.Contains(text, ",")) {
		return nil
	}
	var row *proposal.Row
	for _, p := range parts {
		label := saysOptional.ReplaceAllString(leadingWords.ReplaceAllString(p, ""), "")
		_, is := a.termIn(p)
		row = a.addCategory(datum{label: label, known: is, optional: optional(p)}, ev)
	}
	return row
}

// bareDatum is a part of an enumeration without brackets and small words, folded.
func bareDatum(p string) string {
	if i := strings.Index(p, " ("); i > 0 {
		p = p[:i]
	}
	return words.Fold(leadingWords.ReplaceAllString(p, ""))
}

// addItem adds a datum to a category.
func (a *activity) addItem(row proposal.Row, text string, ev proposal.Evidence) {
	if phrase.Negation(text) {
		return
	}
	if old := row.Evidence("items").Source; old.Text != "" {
		ev.Source = proposal.Source{Text: old.Text + "\n" + ev.Source.Text, Pos: old.Pos}
	}
	row.Set("items", append(row.Texts("items"), strings.TrimRight(text, ".; ")), ev)
}

// addDatum adds one part of a cell with data.
func (a *activity) addDatum(part string, ev proposal.Evidence, cell bool) bool {
	part = strings.TrimSpace(part)
	label, known := a.termIn(part)
	if phrase.Negation(part) {
		if known != "" {
			a.deny(label, known, ev)
		}
		return known != ""
	}
	if strings.HasPrefix(words.Fold(part), "zie ") || strings.HasPrefix(words.Fold(part), "see ") || part == "" || len(strings.Fields(part)) > 9 {
		return false
	}
	if cell {
		label = leadingWords.ReplaceAllString(saysOptional.ReplaceAllString(part, ""), "")
	}
	return a.addCategory(datum{label: strings.TrimRight(label, ". "), known: known, optional: phrase.Answer(part) == phrase.Optional || saysOptional.MatchString(part)}, ev) != nil
}

// saysOptional is what a part of an enumeration says that need not be given.
var saysOptional = regexp.MustCompile(`(?i)\s*\((?:optioneel|facultatief|niet verplicht|vrijwillig|niet noodzakelijk|optional|not required|not mandatory|voluntary|if provided|indien opgegeven|indien verstrekt|als u die opgeeft)\)`)

// addCategory proposes a category of data, once.
func (a *activity) addCategory(d datum, ev proposal.Evidence) *proposal.Row {
	label := strings.TrimSpace(strings.TrimRight(d.label, ".;,"))
	if strings.HasSuffix(label, ")") && !strings.Contains(label, "(") {
		label = strings.TrimRight(label, ")")
	}
	for _, row := range a.row.Rows("dataCategories") {
		if words.Fold(row.Text("label")) == words.Fold(label) {
			return &row
		}
	}
	row := a.row.Add("dataCategories")
	row.Set("label", label, ev)
	applies := "yes"
	if d.optional {
		applies = "optional"
	}
	row.Set("applies", applies, ev)
	a.kindOf(row, d.known)
	return &row
}

// kindOf gives a category the kind that the register asks for. It follows from what the
// datum is and is no word of the author.
func (a *activity) kindOf(row proposal.Row, known string) {
	k := a.lex.kinds[known]
	row.Put("kind", k.code)
	row.Put("special", k.special)
}

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

var dataOfWhom = regexp.MustCompile(`(?i)\b(?:\pL*gegevens|data|information|details|foto's|video's|beelden|opnames|photos|images)\s+(?:van|over|of|about|from)\s+(.+)`)

// ofWhomWe is "Van sollicitanten verwerken wij" and the same turned round.
var ofWhomWe = regexp.MustCompile(`(?i)(?:^|\b(?:verwerken|verzamelen|vragen) (?:wij|we) )van\s+(.+?)(?:\s+(?:verwerken|verzamelen|vragen)\b.*|:.*)?$`)

// subjects reads whose data a sentence is about.
func (a *activity) subjects(text string, ev proposal.Evidence) bool {
	m := dataOfWhom.FindStringSubmatch(text)
	if m == nil {
		m = ofWhomWe.FindStringSubmatch(text)
	}
	if m == nil {
		return false
	}
	took := false
	for _, p := range enumeration(m[1]) {
		f := words.Fold(leadingWords.ReplaceAllString(p, ""))
		e, ok := a.lex.subjects.Start(f)
		if !ok {
			break
		}
		took = a.addSubject(e.Key, ev) || took
	}
	return took
}

// addSubject proposes a group of data subjects, once.
func (a *activity) addSubject(name string, ev proposal.Evidence) bool {
	name = strings.Trim(leadingWords.ReplaceAllString(strings.TrimSpace(name), ""), " .;,"+block.TickedSign)
	if name == "" || strings.HasPrefix(words.Fold(name), "zie ") {
		return false
	}
	f := words.Fold(name)
	for _, row := range a.row.Rows("dataSubjects") {
		if words.Fold(row.Text("name")) == f {
			return true
		}
	}
	row := a.row.Add("dataSubjects")
	row.Set("name", name, ev)
	if a.lex.vulnerable[f] {
		row.Put("vulnerable", "yes")
	}
	return true
}
