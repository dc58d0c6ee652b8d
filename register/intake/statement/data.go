package statement

import (
	"regexp"
	"slices"
	"strings"

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
			if q = strings.TrimSpace(strings.ReplaceAll(q, hyphenAnd, " ")); q != "" && !conjunctionAlone.MatchString(q) {
				q = strings.Replace(q, "- ", "- ", 1)
				out = append(out, q)
			}
		}
	}
	return out
}

// conjunctionAlone is left of a line that goes on in the next: "naam, adres, en".
var conjunctionAlone = regexp.MustCompile(`(?i)^(?:en|of|and|or|en/of|and/or)$`)

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
		if bare := leadingWords.ReplaceAllString(strings.TrimSpace(p), ""); i > 0 && i < len(parts)-1 && nounOnly(bare) && strings.HasSuffix(words.Fold(bare), " "+known) {
			all[i].label = bare // "prior education", of which only education is known
		}
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

// data proposes the data that a sentence says are used.
func (a *activity) data(text, f string, ev proposal.Evidence) bool {
	if a.lex.says(words.Fold(inBracketsAnywhere.ReplaceAllString(text, "")), "anonymous") || a.lex.says(f, "you-can") || a.topic == "retention" || a.topic == "recipients" || a.topic == "processors" || a.topic == "basis" {
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
			if heldForThis.MatchString(before) {
				return nil // what stands in the purpose is what they are for
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

// heldForThis is what says of data that were named before what they are for: "Die gegevens hebben we nodig om".
var heldForThis = regexp.MustCompile(`(?i)^(?:die|deze|these|this|that|dit|dat|de gegevens|the data|the information)\s(?:\pL+\s+){1,6}?(?:om|voor|to|for)\s*$`)

// openPlace is a place that was left open: "Naam: [naam van de organisatie]".
var openPlace = regexp.MustCompile(`^(?:[^\[\]:]{1,40}:\s*)?\[[^\[\]]+\]$`)

var inBracketsAnywhere = regexp.MustCompile(`\s*\([^()]*\)`)
