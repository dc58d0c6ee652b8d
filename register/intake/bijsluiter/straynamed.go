package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// A supplier who writes a mail names others without their legal form: "Onze servers staan bij
// TransIP in Nederland." Only the place right behind the name tells that it is one, so what is read
// so is doubtful.

// namedAt is a name behind the words for who does something, and where that is: "bij TransIP in
// Nederland", "via Mollie (Amsterdam)".
var namedAt = regexp.MustCompile(`(?i:\b(?:door|bij|via|(?:gebruik|servers?|diensten|software|pakket) van|by|with|at|through|servers from|gebruiken (?:we|wij)|(?:we|wij) gebruiken|gebruikt|schakelen (?:we|wij)|we use|uses)) (\p{Lu}[\pL\d&.'’-]*(?: \p{Lu}[\pL\d&.'’-]*){0,2})(?: \(([^()]+)\)| (?:in|te|uit) ([^;]+))`)

// engages is a sentence in which somebody else does part of the work.
var engages = regexp.MustCompile(`(?i)\b(?:servers?|hosting|gehost|back-?ups?|opgeslagen|opslag|betalingen|betaald|nieuwsbrief|nieuwsbrieven|e-?mails?|mailtjes|sms|berichten|pushberichten|statistiek(?:en)?|helpdesk|tickets|foutmeldingen|verstuurd|verzonden|verwerkt|beheerd|onderhouden|staat|staan|draait|draaien|loopt|lopen|hosted|stored|payments|newsletter|sent|handled|analytics|running|runs)\b`)

// nobodyEngaged are the names of who is no supplier of a supplier.
var nobodyEngaged = regexp.MustCompile(`(?i)\b(?:school|scholen|onderwijsinstelling|instelling|stichting|gemeente|autoriteit|ministerie|rechtbank|verwerkingsverantwoordelijke|opdrachtgever|klant|authority|customer|controller|artikel|bijlage|annex|avg|gdpr|convenant)\b`)

// strayNamed reads the firms without a legal form in a sentence, each with its place behind it.
func (r *reader) strayNamed(sp *span, u *unit) bool {
	if phrase.Negation(sp.text) || !engages.MatchString(sp.text) {
		return false
	}
	took := false
	for _, clause := range semicolons(sp.text) {
		for _, m := range namedAt.FindAllStringSubmatch(clause, -1) {
			name, where := m[1], strings.TrimRight(m[2]+m[3], ".")
			if !r.mayBeEngaged(name) || !phrase.Capital(withoutArticle(where)) {
				continue
			}
			if found := phrase.Places(where); len(found) == 0 || found[0].Negated {
				continue
			}
			ev := evidence(sp.text, u.b.Pos, proposal.Doubtful)
			e := newEngagement()
			e.parts["party"] = part{name, ev}
			for _, more := range commaMark.Split(where, -1) {
				r.linePart(e, more, ev)
			}
			if p, ok := e.parts["service"]; ok && len(strings.Fields(p.text)) > 4 {
				delete(e.parts, "service") // how the sentence goes on
			}
			e.text, e.pos = sp.text, u.b.Pos
			r.engage(e)
			took = true
		}
	}
	return took
}

// withoutArticle takes the article off the name of a place: "de VS".
func withoutArticle(s string) string {
	for _, article := range []string{"de ", "het ", "the "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

// mayBeEngaged tells whether a name may be that of a party that works for the supplier.
func (r *reader) mayBeEngaged(name string) bool {
	return len(name) > 2 && !r.known(name) && !r.supplierItself(name) && !nobodyEngaged.MatchString(name) && !r.formText(name) &&
		!phrase.PlaceLine(name) && !r.lex.subject(name) && !r.lex.function(name) && len(phrase.Dates(name)) == 0
}
