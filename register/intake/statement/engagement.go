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

// bareProcessors are the processors without a word on which, and agreesWith a promise about them: "met
// verwerkers sluiten wij een overeenkomst" says nobody's name and no group.
var (
	bareProcessors = regexp.MustCompile(`^(?:alle |onze |all |our )?(?:sub ?)?(?:verwerkers?|processors?)$`)
	agreesWith     = regexp.MustCompile(`\b(?:\pL*verwerkersovereenkomst\pL*|verwerkers overeenkomst\pL*|(?:data )?processing (?:agreement|addendum)s?)\b`)
)

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

// maker gives the firm behind a product: "het programma Kast van Soft B.V.".
func (a *activity) maker(name, text string) string {
	product, firm, ok := strings.Cut(name, " van ")
	if !ok || !phrase.LegalForm(firm) || phrase.LegalForm(product) {
		return name
	}
	if strings.HasPrefix(firm, product+" ") { // the product has the name of its maker
		return firm
	}
	if before, _, found := strings.Cut(text, name); found && (a.productWord(lastField(before)) || runsOn.MatchString(before) && !strings.Contains(product, " ")) {
		return firm
	}
	return name
}

// runsOn stands in front of a product that something runs on.
var runsOn = regexp.MustCompile(`(?i)\b(?:draai\pL*|werkt|werken (?:wij|we)?)\s+(?:op|in|met)\s+$`)

// madeBy tells whether a name is that of a product, whose maker stands behind it: "Postbus, een dienst van Mail B.V.".
func madeBy(name, text string) bool {
	_, behind, ok := strings.Cut(text, name)
	m := productOf.FindStringSubmatch(behind)
	return ok && m != nil && !phrase.LegalForm(name) && len(phrase.Firms(m[1], nil)) > 0
}

var productOf = regexp.MustCompile(`^,?\s+\(?(?:een|het|a|an|the)\s+(?:[\pL-]+\s+)?[\pL-]+\s+(?:van|of|by|from)\s+(\p{Lu}.*)$`)

// bareName takes what a firm does off its name: "installateur Dakwerk B.V.".
func (a *activity) bareName(name string) string {
	if m := whatThenFirm.FindStringSubmatch(name); m != nil && phrase.LegalForm(m[2]) && (doer.MatchString(m[1]) || a.productWord(lastField(m[1]))) {
		return m[2]
	}
	what, rest, ok := strings.Cut(name, " ")
	if !ok || !phrase.LegalForm(rest) || !phrase.Capital(rest) || !doer.MatchString(what) {
		return name
	}
	if _, known := a.lex.recipientAs[words.Fold(what)]; known || !phrase.Capital(what) {
		return rest
	}
	return name
}

// whatThenFirm is what a firm does, in two or three words, and the firm: "booking system Roomly Ltd.".
var whatThenFirm = regexp.MustCompile(`^(\p{Ll}+(?:\s\p{Ll}+){1,2})\s(\p{Lu}\S*\s.+)$`)

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

var seatedIn = regexp.MustCompile(`(?i)\b(?:gevestigd|seated|established|based)\b`)

// frameworks are agreements on transfers, whose names have places in them.
var frameworks = regexp.MustCompile(`(?i)\b(?:EU|EER)\s?[-–/]\s?(?:U\.?\s?S|VS)\b\.?[^.;,]*?(?:framework|shield)|\b(?:EU|European) (?:standard )?contractual clauses`)

// placeThenWhat is where a party is and what it does: "US — hosting".
var placeThenWhat = regexp.MustCompile(`^\s*([^—–()]{2,30}?)\)?(?:\s+[—–-]|:)\s+(\S.+)$`)

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
	if m := placeThenWhat.FindStringSubmatch(rest); m != nil {
		if there := phrase.Places(m[1]); len(there) > 0 && len(phrase.Places(m[2])) == 0 {
			places = there // a code such as "US" is a country there, and a word elsewhere
			row.Set("service", strings.Trim(m[2], " ,;."), ev)
		}
	}
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
	if len(row.Rows("locations")) > 0 && !row.Has("transfer.outsideEEA") && len(phrase.Firms(text, nil)) > 1 {
		a.firms = append(a.firms, said{name, ev})
		return // the guarantee is that of another party in the sentence
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
