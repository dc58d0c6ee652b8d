package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// parties reads a sentence that says who gets the data: firms by name, and the groups
// that are known.
func (a *activity) parties(text, f string, ev proposal.Evidence) bool {
	went := goTo.MatchString(f) && a.open() && a.namedBehind(f, toWhich, ev)
	return a.partiesIn(text, f, ev) || went
}

func (a *activity) partiesIn(text, f string, ev proposal.Evidence) bool {
	own := ownController.MatchString(f) || ofTheSame.MatchString(a.behind) && ownController.MatchString(words.Fold(a.behind))
	engaged := !own && (a.lex.says(f, "engaged") && !asksThem.MatchString(f) || a.topic == "processors")
	if !engaged && !own && !a.lex.says(f, "share") && a.topic != "recipients" && !a.lex.says(f, "you-can", "meta") && a.open() {
		return a.worksWith(text, f, ev)
	}
	if a.lex.says(f, "you-can") && a.frame.title != nil && a.open() && !a.lex.says(f, "meta") {
		return a.doneThrough(text, ev)
	}
	if !engaged && !own && !a.lex.says(f, "share") && a.topic != "recipients" || a.lex.says(f, "you-can") || a.lex.says(f, "meta") {
		return false
	}
	if !a.open() && !a.lex.says(f, "datum") && !engaged {
		return false
	}
	if ownStaff.MatchString(f) {
		return false
	}
	took := a.topic == "recipients" && a.answersWhom(text, ev)
	firms := a.firmsIn(text)
	for _, name := range firms {
		name = a.bareName(a.maker(name, text))
		if madeBy(name, text) || a.ours(name) || a.everyday(name) {
			continue
		}
		if engaged {
			a.engage(name, besideName(text, name, firms), text, ev)
		} else {
			a.recipient(name, "", ev)
		}
		took = true
	}
	unnamed := f
	for _, name := range firms {
		unnamed = blotted(unnamed, words.Fold(name))
	}
	if engaged {
		took = a.namedBehind(unnamed, byWhom, ev) || took
	}
	if a.lex.says(f, "share") {
		took = a.namedBehind(unnamed, toWhich, ev) || took
	}
	if !a.lex.says(f, "share") && a.topic != "recipients" && a.topic != "processors" {
		return took
	}
	took = a.groupsIn(f, firms, ev) || took
	if m := toWhom.FindStringSubmatch(text); m != nil && !took && !slices.Contains(a.lex.lists["nobody"], m[1]) && !phrase.Negation(text) {
		ev.Confidence = proposal.Doubtful
		a.recipient(m[1], "", ev)
		took = true
	}
	return took
}

// ofFirm tells whether a word for processors only says what the firm behind it is, whose name is blotted:
// "door onze verwerker Beheer B.V.".
func ofFirm(group, behind string) bool {
	return bareProcessors.MatchString(group) && strings.HasPrefix(behind, " #")
}

// firmsIn gives the firms that a sentence names. In an item about a datum, "tokens (opgeslagen in Kluis)" says what
// is done with it, and names nobody.
func (a *activity) firmsIn(text string) []string {
	firms := phrase.Firms(text, append(append([]string{}, a.lex.lists["engaged"]...), a.lex.lists["named"]...))
	for i, name := range firms {
		if before, behind, ok := strings.Cut(name, " and "); ok && phrase.LegalForm(behind) && len(phrase.Places(before)) > 0 && !phrase.LegalForm(before) {
			firms[i] = behind // "Alpha in the Netherlands and Beta Inc."
		}
	}
	if !a.inItem || a.topic != "categories" && a.topic != "" {
		return firms
	}
	bare := inBracketsAnywhere.ReplaceAllString(text, "")
	return slices.DeleteFunc(firms, func(name string) bool { return !phrase.LegalForm(name) && !strings.Contains(bare, name) })
}

// groupsIn proposes the known groups that a sentence gives data to; "installateur Dakwerk B.V." is no installer
// besides the firm.
func (a *activity) groupsIn(f string, firms []string, ev proposal.Evidence) bool {
	rest, from := f, len(f)
	for _, w := range a.lex.lists["share"] {
		if at := words.Index(f, w); at >= 0 {
			from = min(from, at)
		}
	}
	if a.topic == "recipients" || a.topic == "processors" || a.lex.says(f, "sees") {
		from = 0
	}
	for _, name := range firms {
		rest = blotted(rest, words.Fold(name))
	}
	took := false
	for _, e := range a.lex.recipients.Entries() {
		at := words.Index(rest, e.Text)
		if at < from || phrase.NegatedBefore(rest, at) || sharesItself.MatchString(rest[at+len(e.Text):]) || ofFirm(e.Text, rest[at+len(e.Text):]) || bareProcessors.MatchString(e.Text) && agreesWith.MatchString(f) {
			continue
		}
		rest = blotted(rest, e.Text)
		a.recipient(e.Key, a.lex.recipientAs[e.Text], ev)
		took = true
	}
	return took
}

// blotted makes words illegible where they first stand.
func blotted(text, part string) string {
	at := words.Index(text, part)
	if at < 0 {
		return text
	}
	return text[:at] + strings.Repeat("#", len(part)) + text[at+len(part):]
}

// ownController is a sentence on a party that answers for its own processing: it receives data
// and works for nobody here.
var ownController = regexp.MustCompile(`\b(?:zelf(?:standig)? (?:de |een )?(?:verwerkings ?)?verantwoordelijk(?:e)?|eigen (?:verwerkings ?)?verantwoordelijk(?:e|heid)|own (?:data )?controller|controllers? (?:in (?:its|their) own right|of (?:its|their) own)|independent (?:data )?controllers?|own responsibility|(?:itself|themselves) responsible)\b`)

// ofTheSame begins a sentence on the party that the one before it names.
var ofTheSame = regexp.MustCompile(`^(?i:die|deze|dit bedrijf|dit kantoor|zij|hij|daarvoor|hiervoor|they|it|this company)\s`)

// ownStaff is a sentence on those of the author itself who see the data: they are no recipients.
var ownStaff = regexp.MustCompile(`^(?:alleen|uitsluitend|enkel|only) (?:onze|ons|our)(?: eigen)? \pL+`)

// sharesItself stands behind who gives, and does not receive: "ons bestuur deelt …".
var sharesItself = regexp.MustCompile(`^ (?:kan|kunnen|mag|mogen|zal|zullen|deelt|delen|verstrekt|verstrekken|geeft|geven|stuurt|sturen|may|shares?|provides?|sends?)\b`)

// asksThem is a sentence about a register that is consulted: who keeps it works for nobody here.
var asksThem = regexp.MustCompile(`\b(?:raadpleg\pL*|opvragen bij|vragen (?:wij|we) op bij|consult)\b`)

// goTo is a sentence in which data go somewhere: "gaan de beelden naar de politie".
var goTo = regexp.MustCompile(`\b(?:gaat|gaan|go|goes) (?:\pL+ ){0,5}?(?:naar|to) `)

var withWhom = regexp.MustCompile(`^(?:Met|Aan|With|To)\s+(.+?)\.?$`)

// answersWhom reads a sentence that only answers with whom data are shared.
func (a *activity) answersWhom(text string, ev proposal.Evidence) bool {
	m := withWhom.FindStringSubmatch(text)
	if m == nil || phrase.Negation(text) {
		return false
	}
	var names []string
	for _, p := range enumeration(m[1]) {
		name := trailingAnd.ReplaceAllString(leadingWords.ReplaceAllString(p, ""), "")
		if a.lex.says(words.Fold(name), "self", "use", "share", "engaged", "nobody") || len(strings.Fields(name)) > 4 {
			return false // a sentence with more in it
		}
		if name != "" && !condition.MatchString(p) && !phrase.LegalForm(name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		a.recipient(name, a.lex.recipientAs[words.Fold(name)], ev)
	}
	return len(names) > 0
}

var trailingAnd = regexp.MustCompile(`(?i)\s+(?:en|and|of|or)$`)

// condition is a part of an enumeration that says when, and names nobody.
var condition = regexp.MustCompile(`(?i)^(?:bij|in|na|als|wanneer|indien|op|if|when|after|where)\s`)

// namedBehind proposes the known groups that stand right behind some words.
func (a *activity) namedBehind(f string, where *regexp.Regexp, ev proposal.Evidence) bool {
	took := false
	for _, at := range where.FindAllStringIndex(f, -1) {
		if e, ok := a.lex.recipients.Start(f[at[1]:]); ok && !phrase.NegatedBefore(f, at[1]) && !ofFirm(e.Text, f[at[1]+len(e.Text):]) {
			a.recipient(e.Key, a.lex.recipientAs[e.Text], ev)
			took = true
		}
	}
	return took
}

func lastField(s string) string {
	if fields := strings.Fields(s); len(fields) > 0 {
		return fields[len(fields)-1]
	}
	return ""
}

// toWhom finds a group that is not in the list: "geven wij door aan de zwembond".
var toWhom = regexp.MustCompile(`\b(?:door|verstrekt|verstrekken|delen|gedeeld|deelt|share|shared|disclose|disclosed)\s+(?:\pL+\s+){0,4}?(?:aan|met|with|to)\s+(?:de|het|onze|uw|the|our|your)\s+(?:(?:landelijke|nationale|regionale|plaatselijke|lokale|provinciale|betrokken|bevoegde|national|regional|local|relevant|competent)\s+)?([a-z]{4,})\b`)

// everyday tells whether a word with a capital is one of our own and no firm.
func (r *reader) everyday(name string) bool {
	f := words.Fold(name)
	for _, list := range []string{"officer", "customer", "name-of-statement", "datum", "self"} {
		for _, w := range r.lex.lists[list] {
			if f == w {
				return true
			}
		}
	}
	_, known := r.lex.kinds[f]
	return known || len(f) < 3 || f == "avg" || f == "gdpr" || f == "europese unie" || f == "autoriteit persoonsgegevens"
}

var partyEnd = regexp.MustCompile(`\s+[–—-]\s+|:\s+|;\s+|\s+\(|,\s+|\s+(?:voor|om|als|for|to|as|in verband met|ten behoeve van|die|dat|who|which)\s+`)

// conditional is a condition behind a party, and no party: "alleen na aangifte".
var conditional = regexp.MustCompile(`(?i)^(?:alleen|uitsluitend|mits|indien|only|provided)\s`)

// doingOf is work that a party does, and no name: "Het verzorgen van de administratie".
var doingOf = regexp.MustCompile(`(?i)^(?:het\s+)?\pL+en\s+van\s`)

// dutyAlone is why data are given, in the place of to whom: "Wettelijke verplichting: als de wet dat vraagt".
var dutyAlone = regexp.MustCompile(`(?i)^(?:\pL+e |legal |statutory )?(?:verplichting(?:en)?|plicht(?:en)?|obligations?|duty|duties)(?:\s*[:(–—-]|$)`)

// partyItem reads an item of a list of recipients or processors.
func (a *activity) partyItem(text, f string, ev proposal.Evidence) bool {
	if phrase.Negation(text) || a.lex.says(f, "meta") || conditional.MatchString(text) || doingOf.MatchString(text) || dutyAlone.MatchString(text) {
		return false
	}
	if text = strings.TrimRight(strings.TrimSpace(text), "; "); !phrase.LegalForm(lastField(text)) {
		text = strings.TrimRight(text, ".;")
	}
	name, rest := cutParty(text)
	name = a.bareName(strings.TrimSpace(leadingWords.ReplaceAllString(name, "")))
	if names := splitAnd.Split(name, -1); len(names) == 2 && rest == "" && a.groups(names) {
		for _, n := range names {
			a.recipient(leadingWords.ReplaceAllString(n, ""), a.lex.recipientAs[words.Fold(n)], ev)
		}
		return true
	}
	if name == "" || len(strings.Fields(name)) > 6 || proposal.SameParty(name, a.reader.name) {
		return a.parties(text, f, ev)
	}
	if m := firmBehindWhat.FindStringSubmatch(rest); m != nil && !phrase.LegalForm(name) && phrase.LegalForm(m[1]) {
		what := name // "our payment provider, Pay Ltd (Ireland)"
		name, rest = m[1], strings.Trim(m[2], " ,()")
		if a.list == "recipients" {
			a.recipient(name, a.lex.recipientAs[words.Fold(what)], ev).Set("purpose", what, ev)
			return true
		}
	}
	firm := phrase.LegalForm(name) || a.list == "processors" && phrase.Capital(name)
	switch {
	case firm && (a.list == "processors" || a.lex.says(f, "engaged")):
		a.engage(name, rest, text, ev)
	default:
		kind := a.lex.recipientAs[words.Fold(name)]
		if a.list == "processors" {
			kind = "processor"
		}
		row := a.recipient(name, kind, ev)
		if rest != "" && !row.Has("purpose") {
			row.Set("purpose", rest, ev)
		}
	}
	return true
}

// cutParty parts an item into who it names and what it says of it.
func cutParty(text string) (name, rest string) {
	for from := 0; from < len(text); {
		m := partyEnd.FindStringIndex(text[from:])
		if m == nil {
			break
		}
		at, end := from+m[0], from+m[1]
		if strings.HasPrefix(text[at:], ", ") && phrase.LegalForm(phrase.FirstWord(text[end:])) {
			from = end
			continue
		}
		rest := text[end:]
		if inside, behind, ok := strings.Cut(rest, ")"); text[end-1] == '(' && ok {
			if rest = inside + behind; bracketGoesOn.MatchString(behind) {
				rest = "(" + inside + ")" + behind // "(recruiters, beheer) en de kantine"
			}
		}
		if strings.Count(rest, ")") > strings.Count(rest, "(") {
			rest = strings.TrimRight(rest, " )")
		}
		return text[:at], strings.TrimSpace(rest)
	}
	return text, ""
}

// bracketGoesOn is what stands behind a bracket and is no sign of what a party does.
var bracketGoesOn = regexp.MustCompile(`^\s*[^\s:;,.–—-]`)

// groups tells whether names are all those of groups that are known.
func (a *activity) groups(names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool {
		_, known := a.lex.recipients.WholeOf(leadingWords.ReplaceAllString(n, ""))
		return !known
	})
}

// firmBehindWhat is a firm behind the word for what it does.
var firmBehindWhat = regexp.MustCompile(`^(\p{Lu}[^,;()]{1,50}?)(?:\s*([,(].*))?$`)

// recipient proposes a recipient, once.
func (a *activity) recipient(name, kind string, ev proposal.Evidence) proposal.Row {
	if a.conf == proposal.Doubtful {
		a.hashed["recipients"] = true
	}
	for _, row := range a.row.Rows("recipients") {
		if proposal.SameParty(row.Text("name"), name) {
			return row
		}
	}
	row := a.row.Add("recipients")
	row.Set("name", name, ev)
	row.Put("kind", kind)
	return row
}
