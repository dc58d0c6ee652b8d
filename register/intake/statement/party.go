package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/entry"
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
	firms := phrase.Firms(text, append(append([]string{}, a.lex.lists["engaged"]...), a.lex.lists["named"]...))
	if a.inItem { // "tokens (opgeslagen in Kluis)" says what is done with the datum, and names nobody
		firms = slices.DeleteFunc(firms, func(name string) bool {
			return !phrase.LegalForm(name) && (a.topic == "categories" || a.topic == "") && !strings.Contains(inBracketsAnywhere.ReplaceAllString(text, ""), name)
		})
	}
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
	if engaged {
		took = a.namedBehind(f, byWhom, ev) || took
	}
	if a.lex.says(f, "share") {
		took = a.namedBehind(f, toWhich, ev) || took
	}
	if !a.lex.says(f, "share") && a.topic != "recipients" && a.topic != "processors" {
		return took
	}
	rest, from := f, len(f)
	for _, w := range a.lex.lists["share"] {
		if at := words.Index(f, w); at >= 0 {
			from = min(from, at)
		}
	}
	if a.topic == "recipients" || a.topic == "processors" || a.lex.says(f, "sees") {
		from = 0
	}
	for _, name := range firms { // "installateur Dakwerk B.V." is no installer besides
		if at := words.Index(rest, words.Fold(name)); at >= 0 {
			rest = rest[:at] + strings.Repeat("#", len(words.Fold(name))) + rest[at+len(words.Fold(name)):]
		}
	}
	for _, e := range a.lex.recipients.Entries() {
		if at := words.Index(rest, e.Text); at >= from && !phrase.NegatedBefore(rest, at) && !sharesItself.MatchString(rest[at+len(e.Text):]) && !(bareProcessors.MatchString(e.Text) && agreesWith.MatchString(f)) {
			rest = rest[:at] + strings.Repeat("#", len(e.Text)) + rest[at+len(e.Text):]
			a.recipient(e.Key, a.lex.recipientAs[e.Text], ev)
			took = true
		}
	}
	if m := toWhom.FindStringSubmatch(text); m != nil && !took && !slices.Contains(a.lex.lists["nobody"], m[1]) && !phrase.Negation(text) {
		ev.Confidence = proposal.Doubtful
		a.recipient(m[1], "", ev)
		took = true
	}
	return took
}

// ownController is a sentence on a party that answers for its own processing: it receives data
// and works for nobody here.
var ownController = regexp.MustCompile(`\b(?:zelf(?:standig)? (?:de |een )?(?:verwerkings ?)?verantwoordelijk(?:e)?|eigen (?:verwerkings ?)?verantwoordelijk(?:e|heid)|own (?:data )?controller|controllers? (?:in (?:its|their) own right|of (?:its|their) own)|independent (?:data )?controllers?|own responsibility|(?:itself|themselves) responsible)\b`)

// ofTheSame begins a sentence on the party that the one before it names.
var ofTheSame = regexp.MustCompile(`^(?i:die|deze|dit bedrijf|dit kantoor|zij|hij|daarvoor|hiervoor|they|it|this company)\s`)

// bareProcessors are the processors without a word on which, and agreesWith a promise about them: "met
// verwerkers sluiten wij een overeenkomst" says nobody's name and no group.
var (
	bareProcessors = regexp.MustCompile(`^(?:alle |onze |all |our )?(?:sub ?)?(?:verwerkers?|processors?)$`)
	agreesWith     = regexp.MustCompile(`\b(?:\pL*verwerkersovereenkomst\pL*|verwerkers overeenkomst\pL*|(?:data )?processing (?:agreement|addendum)s?)\b`)
)

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

// worksWith reads a sentence that names a firm without saying that it is engaged: "meten wij
// met Kijk GmbH", "aan de politie gegeven".
func (a *activity) worksWith(text, f string, ev proposal.Evidence) bool {
	took := a.lex.says(f, "given") && a.namedBehind(f, toWhich, ev)
	for _, name := range phrase.Firms(text, nil) {
		at := strings.Index(text, name)
		if at < 0 || !behindBy.MatchString(text[:at]) || phrase.Negation(text) {
			continue
		}
		if name = a.maker(name, text); !a.ours(name) && !a.everyday(name) {
			a.engage(name, strings.Replace(text, name, "", 1), text, ev)
			took = true
		}
	}
	return took
}

// besideName gives what a sentence says of one of its firms: all of it where it names one, else
// what stands in brackets behind the name, or the places up to the next.
func besideName(text, name string, firms []string) string {
	before, rest, ok := strings.Cut(text, name)
	if !ok || len(firms) < 2 {
		return before + rest
	}
	if m := bracketsBehind.FindStringSubmatch(rest); m != nil {
		return m[1]
	}
	for _, other := range firms {
		if at := strings.Index(rest, other); at >= 0 && other != name {
			rest = rest[:at]
		}
	}
	if len(phrase.Places(rest)) == 0 {
		return ""
	}
	return rest
}

var bracketsBehind = regexp.MustCompile(`^\s*\(([^()]*)\)`)

// doneThrough reads a sentence under the heading of a service that says through which firm the
// reader makes use of it: "U kunt een afspraak maken via Agenda B.V.".
func (a *activity) doneThrough(text string, ev proposal.Evidence) bool {
	for _, name := range phrase.Firms(text, nil) {
		if at := strings.Index(text, name); at < 0 || !throughFirm.MatchString(text[:at]) || !phrase.LegalForm(name) || phrase.Negation(text) || a.ours(name) {
			continue
		}
		a.engage(name, strings.Replace(text, name, "", 1), text, ev)
		return true
	}
	return false
}

// throughFirm is what a reader does in a service, up to the firm; to complain or to object is none of it.
var throughFirm = regexp.MustCompile(`(?i)\b(?:afspraak|boeken|boekt|bestellen|bestelt|reserveren|reserveert|aanmelden|inschrijven|betalen|betaalt|solliciteren|book|order|reserve|pay|register|apply|appointment)\b.*\b(?:via|through)\s+$`)

var (
	behindBy = regexp.MustCompile(`(?i)\b(?:via|bij|met|door|van|with|by|through|using)\s+(?:de |het |onze |the |our )?$`)
	byWhom   = regexp.MustCompile(`\b(?:door|via|by|through) (?:(?:een|de|het|onze|ons|a|an|the|our) )?(?:(?:externe?|gespecialiseerde?|externally?|external) )?`)
	toWhich  = regexp.MustCompile(`\b(?:aan|met|naar|to|with) (?:(?:een|de|het|onze|ons|uw|a|an|the|our|your) )?(?:(?:externe?|external) )?`)
)

// namedBehind proposes the known groups that stand right behind some words.
func (a *activity) namedBehind(f string, where *regexp.Regexp, ev proposal.Evidence) bool {
	took := false
	for _, at := range where.FindAllStringIndex(f, -1) {
		if e, ok := a.lex.recipients.Start(f[at[1]:]); ok && !phrase.NegatedBefore(f, at[1]) {
			a.recipient(e.Key, a.lex.recipientAs[e.Text], ev)
			took = true
		}
	}
	return took
}

// maker gives the firm behind a product: "het programma Kast van Soft B.V.".
func (a *activity) maker(name, text string) string {
	product, firm, ok := strings.Cut(name, " van ")
	if !ok || !phrase.LegalForm(firm) || phrase.LegalForm(product) {
		return name
	}
	if strings.HasPrefix(firm, product+" ") { // the product has the name of its maker
		return firm
	}
	if before, _, found := strings.Cut(text, name); found && a.productWord(lastField(before)) {
		return firm
	}
	return name
}

// madeBy tells whether a name is that of a product, whose maker stands behind it: "Postbus, een dienst van Mail B.V.".
func madeBy(name, text string) bool {
	_, behind, ok := strings.Cut(text, name)
	m := productOf.FindStringSubmatch(behind)
	return ok && m != nil && !phrase.LegalForm(name) && len(phrase.Firms(m[1], nil)) > 0
}

var productOf = regexp.MustCompile(`^,?\s+\(?(?:een|het|a|an|the)\s+(?:[\pL-]+\s+)?[\pL-]+\s+(?:van|of|by|from)\s+(\p{Lu}.*)$`)

// bareName takes what a firm does off its name: "installateur Dakwerk B.V.".
func (a *activity) bareName(name string) string {
	what, rest, ok := strings.Cut(name, " ")
	if !ok || !phrase.LegalForm(rest) || !phrase.Capital(rest) || !doer.MatchString(what) {
		return name
	}
	if _, known := a.lex.recipientAs[words.Fold(what)]; known || !phrase.Capital(what) {
		return rest
	}
	return name
}

// ours tells whether a name is that of the author, or of a part of it: "Projecten van Onze Club".
func (a *activity) ours(name string) bool {
	own := proposal.NormalName(a.reader.name)
	return proposal.SameParty(name, a.reader.name) || own != "" && words.Contains(words.Fold(name), own) && !phrase.LegalForm(name)
}

// doer is a word for who does something.
var doer = regexp.MustCompile(`(?i)(?:eur|ier|der|mer|maatschappij|provider|partner|bedrijf|bureau|kantoor|dienst|supplier|company)$`)

// productWord tells whether a word is, or ends in, one for a product: "makelaarspakket".
func (a *activity) productWord(word string) bool {
	f := words.Fold(word)
	return slices.ContainsFunc(a.lex.lists["product-word"], func(w string) bool { return len(w) > 3 && strings.HasSuffix(f, w) || f == w })
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

// partyItem reads an item of a list of recipients or processors.
func (a *activity) partyItem(text, f string, ev proposal.Evidence) bool {
	if phrase.Negation(text) || a.lex.says(f, "meta") || conditional.MatchString(text) || doingOf.MatchString(text) {
		return false
	}
	if text = strings.TrimRight(strings.TrimSpace(text), "; "); !phrase.LegalForm(lastField(text)) {
		text = strings.TrimRight(text, ".;")
	}
	name, rest := text, ""
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
		name, rest = text[:at], strings.Trim(text[end:], " )")
		break
	}
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

var seatedIn = regexp.MustCompile(`(?i)\b(?:gevestigd|seated|established|based)\b`)

// frameworks are agreements on transfers, whose names have places in them.
var frameworks = regexp.MustCompile(`(?i)\b(?:EU|EER)\s?[-–/]\s?(?:U\.?\s?S|VS)\b\.?[^.;,]*?(?:framework|shield)|\b(?:EU|European) (?:standard )?contractual clauses`)

// engage proposes a party that works for the author, with what stands beside its name.
func (a *activity) engage(name, rest, text string, ev proposal.Evidence) {
	if a.conf == proposal.Doubtful {
		a.hashed["engagements"] = true
	}
	for _, row := range a.row.Rows("engagements") {
		if proposal.SameParty(row.Text("party"), name) {
			return
		}
	}
	row := a.row.Add("engagements")
	row.Set("party", name, ev)
	row.Set("text", text, ev)
	places := phrase.Places(frameworks.ReplaceAllString(rest, ""))
	if service := strings.Trim(rest, " ,;.()"); service != "" && rest != strings.Replace(text, name, "", 1) && len(places) == 0 {
		row.Set("service", service, ev)
	}
	likely := ev
	likely.Confidence = likely.Confidence.Lower(proposal.Likely)
	for _, p := range places {
		if p.Negated || p.Outside || p.Country == "" {
			continue
		}
		if seatedIn.MatchString(rest) || p.Country == "EU" || p.Country == "EEA" {
			if seatedIn.MatchString(rest) && !row.Has("seatCountry") && len(places) == 1 {
				row.Set("seatCountry", string(p.Country), likely)
				continue
			}
		}
		at := row.Add("locations")
		at.Set("place", p.Place, likely)
		at.Set("country", string(p.Country), likely)
		at.Set("text", text, likely)
		if phrase.OutsideCountry(string(p.Country)) {
			row.Set("transfer.outsideEEA", "yes", likely)
			row.Set("transfer.country", string(p.Country), likely)
		}
	}
	g := entry.Safeguard(row, text, likely)
	if g.Mechanism != "" {
		row.Set("transfer.text", text, likely)
	}
	if g.Retired {
		a.noteAt(proposal.NoteRetired, text, ev)
	}
	a.firms = append(a.firms, said{name, ev})
}
