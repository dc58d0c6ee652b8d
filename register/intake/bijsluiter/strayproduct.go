package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// What the product is and does may be said in a sentence.

// isSomething is a sentence that says what a product is: "Leeslicht is een app waarmee …".
var isSomething = regexp.MustCompile(`^(\p{Lu}[\pL\d&'’ -]{1,40}?) (?:is|are) (?:een|het|de|an?|the) \pL`)

// isSoftware is one that says what kind of software it is, without an article: "Leeslicht is
// planningssoftware voor …".
var isSoftware = regexp.MustCompile(`^(\p{Lu}[\pL\d&'’ -]{1,40}?) (?:is|are) (?i:(?:[\pL-]+(?:e|ing) )?[\pL-]*software)\b`)

// inShort leads to such a sentence.
var inShort = regexp.MustCompile(`(?i)^(?:in het kort|kort gezegd|kort samengevat|in short|samengevat)[:,]\s*`)

// presented takes the product from the sentence that says what it is, when the title of the
// document names it as well.
func (r *reader) presented(a annex) {
	defer r.described(a)
	r.provided()
	title := r.svc.Text("product")
	for i, u := range r.units {
		if title != "" && r.svc.Has("product") {
			break
		}
		if i < 5 && u.table == nil && len(u.text()) < 100 && !strings.HasSuffix(u.text(), ".") && !strings.HasSuffix(u.text(), ":") {
			title += "\n" + u.text()
		}
	}
	for _, s := range a.sections {
		for _, u := range s.units {
			for i := range u.spans {
				name, ok := r.calledWhatItIs(inShort.ReplaceAllString(u.spans[i].text, ""), title)
				if u.spans[i].used && r.svc.Has("product") || !ok || r.formText(name) || phrase.LegalForm(name) {
					continue
				}
				ev := evidence(u.spans[i].text, u.b.Pos, proposal.Likely)
				if r.svc.Has("explanation") && r.svc.Has("product") {
					return
				}
				r.once("product", name, ev)
				r.once("explanation", inShort.ReplaceAllString(u.spans[i].text, ""), ev)
				u.spans[i].used = true
				return
			}
		}
	}
}

// calledWhatItIs gives the name in front of what a sentence says that it is, where the title has
// that name too, or the supplier is called after it and it is said to be software.
func (r *reader) calledWhatItIs(sentence, title string) (string, bool) {
	if m := isSoftware.FindStringSubmatch(sentence); m != nil && strings.HasPrefix(r.svc.Text("vendor"), m[1]+" ") {
		return m[1], true
	}
	for _, form := range []*regexp.Regexp{isSomething, isSoftware} {
		if m := form.FindStringSubmatch(sentence); m != nil && words.Contains(words.Fold(title), words.Fold(m[1])) {
			return m[1], true
		}
	}
	return "", false
}

// provisionOf names the product as what is provided: "Provision of Leeslicht, an online …", "het leveren
// van de Leeslicht-dienst".
var provisionOf = regexp.MustCompile(`(?:^|\s|: )(?i:provision of|providing|supply of|levering van|leveren van|beschikbaar stellen van|aanbieden van) (?i:the |de |het )?(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})®?(?:, (?i:an?|een) \pL|[- ](?i:service|platform|application|applicatie|app|dienst|software|SaaS)\b)`)

// documentOf names the product as what a document is about: "… van de privacybijsluiter van Leeslicht."
var documentOf = regexp.MustCompile(`(?i:bijsluiter|verwerkersovereenkomst|privacy statement|data processing agreement|dpa) (?i:van|voor|of|for) (?i:het product |de dienst |de app |the service )?(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})[.,]?$`)

// titleNames names the product behind the title of an agreement or of a list of sub-processors:
// "Verwerkersovereenkomst (DPA) — Leeslicht", "Subverwerkerslijst Leeslicht (bijlage II)".
var titleNames = regexp.MustCompile(`^(?:[\pL]+ [–—-] )?(?i:verwerkersovereenkomst|verwerkingsovereenkomst|sub-?verwerkers(?:lijst|overzicht)?|sub-?processors?(?: list)?|data processing (?:agreement|addendum)|dpa)(?:\s*\([^()]*\))?\s*[-–—:|]?\s+(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})(?:\s*\([^()]*\))?$`)

// offersIt names the product as what the supplier offers: "… biedt de applicatie Leeslicht aan scholen".
var offersIt = regexp.MustCompile(`(?i:\b(?:levert|leveren|biedt|bieden|ontwikkelt|ontwikkelen|maakt|maken|verzorgt|verzorgen|(?:ter beschikking|beschikbaar) stellen van|levering van|provides?|offers?|develops?|supply|supplies|makes?|publish(?:es)?)\s+(?:de |het |the |een |an? )?(?:[\pL-]+ ){0,2}?[\pL-]*(?:app|applicatie|application|dienst|platform|programma|pakket|software|systeem|leermiddel|service|product|tool|system|website))\s+[“"']?(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})[”"']?(?:\s|[.,;(]|$)`)

// ourProduct names the product behind the word for it: "de gegevens over onze dienst Leeslicht".
var ourProduct = regexp.MustCompile(`\b(?i:(?:onze|ons|our) (?:[\pL-]+ )?[\pL-]*(?:app|applicatie|application|dienst|platform|programma|pakket|software|systeem|leermiddel|service|product|tool|system|website)) [“"']?(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})[”"']?(?:\s|[.,;()]|$)`)

// initials are the name of a kind of product: "CRM".
var initials = regexp.MustCompile(`^(?:\p{Lu}{1,4}|SaaS|[Ss]oftware|Services?)$`)

// provided takes the product from a sentence that says that it is provided, or that the document is
// about it, where nothing names it.
func (r *reader) provided() {
	for i, u := range r.units {
		if r.svc.Has("product") {
			return
		}
		var m []string
		for _, named := range []*regexp.Regexp{provisionOf, documentOf, offersIt, ourProduct} {
			if m = named.FindStringSubmatch(u.text()); m != nil {
				break
			}
		}
		if m == nil && i < 3 && u.table == nil && u.b.Kind == block.Heading {
			m = titleNames.FindStringSubmatch(u.text())
			if m != nil && r.svc.Has("vendor") && proposal.SameParty(m[1], r.svc.Text("vendor")) {
				m = nil
			}
		}
		if m != nil && u.table == nil && r.productName(m[1]) && !r.lex.noProduct(m[1]) && !r.formText(m[1]) && !initials.MatchString(m[1]) {
			r.once("product", m[1], u.evidence(proposal.Doubtful))
		}
	}
}

// doesSomething is a sentence that says what the product does: "De dienst koppelt …".
var doesSomething = regexp.MustCompile(`^(?:De (?:dienst|app|applicatie|software|website)|Het (?:product|programma|platform|systeem|pakket|leermiddel)|The (?:service|app|application|product|platform|software)|Met (?:de|het) (?:dienst|app|applicatie|product|programma|platform)) \pL`)

// described takes what the product does from the first sentence in the parts about it that
// says so.
func (r *reader) described(a annex) {
	name := r.svc.Text("product")
	for _, s := range a.sections {
		if s.key != "" && s.key != "annex" && s.key != "general" && s.key != "explanation" && s.key != "categories" {
			continue
		}
		for _, u := range s.units {
			for i := range u.spans {
				sp := &u.spans[i]
				about := doesSomething.MatchString(sp.text) || name != "" && (strings.HasPrefix(sp.text, name+" ") || strings.HasPrefix(sp.text, "Met "+name+" "))
				if r.svc.Has("explanation") || sp.used || !about || len(strings.Fields(sp.text)) < 7 || phrase.Negation(sp.text) || lexicon.HasAny(words.Fold(sp.text), r.lex.processing) {
					continue
				}
				r.once("explanation", sp.text, evidence(sp.text, u.b.Pos, proposal.Likely))
				sp.used = true
			}
		}
	}
}
