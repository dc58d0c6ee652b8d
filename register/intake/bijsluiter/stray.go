package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// strayKeys are the parts in which a sentence may say what belongs under another heading.
var strayKeys = map[string]bool{"": true, "annex": true, "general": true, "agreement": true, "explanation": true, "categories": true, "services": true, "storage": true, "subprocessors": true}

// strays reads the sentences that were left where another part of the annex is due: whom
// to ask, how long data are kept, where they are. What they say is likely at most.
func (r *reader) strays(a annex) {
	defer r.presented(a)
	for _, s := range a.sections {
		if !strayKeys[s.key] {
			continue
		}
		for _, u := range s.units {
			for i := range u.spans {
				sp := &u.spans[i]
				if sp.used || r.lex.boilerplate(sp.text) {
					continue
				}
				sp.used = r.stray(sp.text, evidence(sp.text, u.b.Pos, proposal.Likely))
			}
		}
	}
}

// stray reads one sentence, and tells whether it took it.
func (r *reader) stray(text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	if lexicon.HasAny(f, r.lex.breaches) || strings.HasSuffix(text, ":") {
		return false
	}
	if r.productOf(text, ev) || r.supplierIn(text, ev) {
		return true
	}
	if phrase.Email(text) != "" && !r.svc.Has("contact.email") && lexicon.HasAny(f, r.lex.asking) {
		return r.contactText(text, ev)
	}
	t := phrase.TermIn(text)
	if !t.Amount.IsZero() && !t.OnRequest && !phrase.Negation(text) && t.Trigger != "" && (t.Action == "delete" || t.Action == "anonymise") {
		r.terms("", text, ev)
		return true
	}
	return len(r.svc.Rows("storage")) == 0 && !phrase.Negation(text) && lexicon.HasAny(f, r.lex.stored) && r.places(text, "", ev, false)
}

// isProductOf is a sentence that says what the product is and whose: "Leeslicht is een
// programma van Lamp B.V.".
var isProductOf = regexp.MustCompile(`^(?:De (?:dienst|app|applicatie) |Het (?:product|programma|platform) )?(\p{Lu}[^.,;:]{1,40}?) (?:is|wordt) (?:een |het |de |an? |the )?(?:[\pL-]+ ){0,4}?(?:van|door|of|by) (.+)$`)

// productOf takes product and supplier out of the sentence that introduces them.
func (r *reader) productOf(text string, ev proposal.Evidence) bool {
	m := isProductOf.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || r.svc.Has("vendor") {
		return false
	}
	name, _ := splitName(m[2])
	if !phrase.LegalForm(name) || !phrase.Capital(name) || len(strings.Fields(name)) > 6 {
		return false
	}
	r.once("product", strings.TrimSpace(m[1]), ev)
	r.vendor(strings.TrimSuffix(m[2], "."), ev)
	return true
}

// supplierIs is a sentence that says who the supplier is: "De maker is Lamp B.V.".
var supplierIs = regexp.MustCompile(`(?i)^(?:(?:de|onze|the|our) )?(?:maker|leverancier|verwerker|aanbieder|uitgever|ontwikkelaar|opdrachtnemer|supplier|processor|vendor|developer)(?: (?:van|of) [^.,;:]{1,50}?)? (?:is|heet) (.+)$`)

// supplierRole is what a contract calls the supplier from then on, behind its name and
// address: "Lamp Inc., 1 High Street ("Processor")".
var supplierRole = regexp.MustCompile(`(?i)^(.+?)\s*\((?:hierna|hereinafter|hereafter)?(?: te noemen| referred to as)?:?\s*(?:de |the )?["“”„'‘’]?(?:de |the )?(?:data )?(?:verwerker|processor|leverancier|opdrachtnemer|supplier|vendor)["“”'‘’]?\)`)

// partyBefore is what stands before the name of a party in the opening of a contract.
var partyBefore = regexp.MustCompile(`(?i)(?:^|.*\b)(?:between|tussen|and|en)\s+`)

// officeAt is the address in the opening of a contract.
var officeAt = regexp.MustCompile(`(?i)\b(?:registered office (?:is )?(?:at|in)|place of business (?:is )?(?:at|in)|kantoorhoudende? (?:te|aan(?: de| het)?))\s+(.+)$`)

// supplierIn takes the supplier out of a sentence that names it as such.
func (r *reader) supplierIn(text string, ev proposal.Evidence) bool {
	if r.svc.Has("vendor") || phrase.Negation(text) {
		return false
	}
	value := ""
	if m := supplierIs.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		value = m[1]
	} else if m := supplierRole.FindStringSubmatch(text); m != nil {
		value = m[1][len(partyBefore.FindString(m[1])):]
	}
	name, _ := splitName(value)
	if !phrase.LegalForm(name) || !phrase.Capital(name) || len(strings.Fields(name)) > 6 {
		return false
	}
	if m := officeAt.FindStringSubmatch(value); m != nil {
		value = name + ", " + m[1]
	}
	r.vendor(value, ev)
	return r.svc.Has("vendor")
}

// isSomething is a sentence that says what a product is: "Leeslicht is een app waarmee …".
var isSomething = regexp.MustCompile(`^(\p{Lu}[\pL\d&'’ -]{1,40}?) (?:is|are) (?:een|het|de|an?|the) \pL`)

// presented takes the product from the sentence that says what it is, when the title of the
// document names it as well.
func (r *reader) presented(a annex) {
	if r.svc.Has("product") {
		return
	}
	title := ""
	for i, u := range r.units {
		if i < 5 && u.table == nil && len(u.text()) < 100 && !strings.HasSuffix(u.text(), ".") {
			title += "\n" + u.text()
		}
	}
	for _, s := range a.sections {
		for _, u := range s.units {
			for i := range u.spans {
				m := isSomething.FindStringSubmatch(u.spans[i].text)
				if m == nil || !words.Contains(words.Fold(title), words.Fold(m[1])) || r.formText(m[1]) || phrase.LegalForm(m[1]) {
					continue
				}
				ev := evidence(u.spans[i].text, u.b.Pos, proposal.Likely)
				r.once("product", m[1], ev)
				r.once("explanation", u.spans[i].text, ev)
				u.spans[i].used = true
				return
			}
		}
	}
}
