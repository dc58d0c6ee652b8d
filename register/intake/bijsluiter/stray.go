package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// strayKeys are the parts in which a sentence may say what belongs under another heading.
var strayKeys = map[string]bool{
	"": true, "annex": true, "general": true, "agreement": true, "explanation": true, "categories": true, "not-categories": true, "services": true, "storage": true,
	"subprocessors": true, "subjects": true, "retention": true, "purposes": true, "contact": true,
}

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
				if r.svc.Text("outsideEEA") == "" && r.transferAsked(u, i) {
					continue
				}
				if sp.used && r.supplierIn(sp.text, evidence(sp.text, u.b.Pos, proposal.Likely)) || sp.used || r.lex.boilerplate(sp.text) {
					continue
				}
				named := r.strayParties(s.key, sp, u)
				text, more := u.thereupon(i)
				took := r.stray(text, evidence(text, u.b.Pos, proposal.Likely))
				if took && more {
					u.spans[i+1].used = true
				}
				sp.used = took || named || r.strayIn(s.key, sp, u) || r.strayPurpose(s.key, sp, u)
			}
		}
	}
	r.letterhead(r.units)
	r.firstLine()
	for _, u := range r.before {
		for i := range u.spans {
			ev := evidence(u.spans[i].text, u.b.Pos, proposal.Likely)
			if r.strayBreach(u.spans[i].text, ev) || r.supplierIn(u.spans[i].text, ev) || r.supplierNumber(u.spans[i].text, ev) {
				u.spans[i].used = true
			}
		}
	}
}

// supplierNumber takes the number in the trade register out of a sentence about the supplier.
func (r *reader) supplierNumber(text string, ev proposal.Evidence) bool {
	number := phrase.KvK(text)
	if number == "" || r.registered[r.at].text != "" || !r.svc.Has("vendor") || !words.Contains(words.Fold(text), proposal.NormalName(r.svc.Text("vendor"))) {
		return false
	}
	r.registered[r.at] = part{number, ev}
	return true
}

// strayBreach takes the term in which a breach is told out of a sentence elsewhere.
func (r *reader) strayBreach(text string, ev proposal.Evidence) bool {
	term := phrase.TermIn(text)
	if r.svc.Has("breachAgreement.term") || term.Amount.IsZero() || term.Unit != "hour" && term.Unit != "day" && term.Unit != "working-day" || phrase.Negation(text) || !lexicon.HasAny(words.Fold(text), r.lex.breaches) {
		return false
	}
	t := &topic{reader: r, key: "breach"}
	t.breachSentence(text, ev)
	return true
}

// strayParties reads the parties in a sentence outside the part about them.
func (r *reader) strayParties(key string, sp *span, u *unit) bool {
	if key == "contact" || key == "subprocessors" || phrase.Negation(sp.text) || !lexicon.HasAny(words.Fold(sp.text), r.lex.parties) || !phrase.LegalForm(sp.text) {
		return false
	}
	r.partySentence(sp, u)
	return sp.used
}

// strayIn reads what only some parts may say in a sentence, such as the data where nothing else
// names any.
func (r *reader) strayIn(key string, sp *span, u *unit) bool {
	if r.strayLabel(sp, u) {
		return true
	}
	about := key == "categories" || key == "not-categories" || key == "subjects"
	denied := key != "subprocessors" && notProcessed(sp.text) && phrase.Negation(sp.text)
	if !about && !denied && len(r.svc.Rows("dataCategories")) > 0 || about && !notProcessed(sp.text) || key == "purposes" || key == "contact" || key == "retention" {
		return false
	}
	l, atLeast := &categoryList{reader: r}, 2
	if about || denied {
		atLeast = 1
	}
	found := r.spokenOf(sp.text, atLeast)
	if denied && !about && slices.ContainsFunc(found, func(d spoken) bool { return d.reply != phrase.No }) {
		return false
	}
	if len(found) == 0 || !l.prose(sp.text, u) {
		return false
	}
	l.found = slices.DeleteFunc(l.found, func(row categoryRow) bool { return row.applies == phrase.No && r.proposedCategory(row) })
	l.settle()
	return len(l.found) > 0
}

// proposedCategory tells whether a category is among those proposed already.
func (r *reader) proposedCategory(row categoryRow) bool {
	return slices.ContainsFunc(r.svc.Rows("dataCategories"), func(old proposal.Row) bool {
		return row.code != "" && old.Text("code") == row.code || words.Fold(old.Text("label")) == words.Fold(row.label)
	})
}

// strayLabels are the labels that may stand in the middle of a paragraph.
var strayLabels = map[string]bool{"kvk": true, "url": true, "targetGroup": true, "users": true}

// strayLabel reads a sentence that is a label with its value: "Handelsregister: 12345678."
func (r *reader) strayLabel(sp *span, u *unit) bool {
	before, rest, ok := splitColon(sp.text)
	if !ok || rest == "" {
		return false
	}
	key, known := r.lex.label(before)
	if !known {
		key, known = r.labelStem(before)
	}
	if !known || !strayLabels[key] {
		return false
	}
	took := false
	p := &pair{key: key, label: before, value: strings.TrimRight(rest, "."), source: sp.text, pos: u.b.Pos, loose: true, unit: u}
	p.used = append(p.used, func() { took = true })
	r.field(p)
	return took
}

// stray reads one sentence, and tells whether it took it.
func (r *reader) stray(text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	if lexicon.HasAny(f, r.lex.breaches) {
		return r.strayBreach(text, ev)
	}
	if strings.HasSuffix(text, ":") {
		return false
	}
	if r.productOf(text, ev) || r.supplierIn(text, ev) || r.supplierNumber(text, ev) {
		return true
	}
	if phrase.Email(text) != "" && !r.svc.Has("contact.email") && lexicon.HasAny(f, r.lex.asking) {
		return r.contactText(text, ev)
	}
	t := phrase.TermIn(text)
	first := len(r.svc.Rows("retention")) == 0 && t.Coded && !t.ByController
	if (!t.Amount.IsZero() || first) && !t.OnRequest && !phrase.Negation(inSuchAWay.ReplaceAllString(text, "")) && t.Trigger != "" && (t.Action == "delete" || t.Action == "anonymise") {
		r.terms("", text, ev)
		return true
	}
	if !t.Amount.IsZero() && (t.Unit == "year" || t.Unit == "month" || t.Unit == "school-year") && !t.OnRequest && !phrase.Negation(text) && keeps.MatchString(text) {
		r.terms("", text, ev)
		return true
	}
	if !r.svc.Has("outsideEEA") && withinEEA(text) && !phrase.Negation(text) && len(phrase.Outside(text)) == 0 && processesIn.MatchString(text) {
		r.svc.Set("outsideEEA", "no", ev)
		r.transferText(text, ev)
		return true
	}
	if !r.svc.Has("outsideEEA") && phrase.Negation(text) && r.transferSentence(text, ev) {
		return true
	}
	return len(r.svc.Rows("storage")) == 0 && !phrase.Negation(text) && lexicon.HasAny(f, r.lex.stored) && r.places(text, "", ev, false)
}

// keeps is a sentence that says how long something is kept: "De administratie bewaren we zeven
// jaar", "Mailtjes gooien we na een half jaar weg".
var keeps = regexp.MustCompile(`(?i)\b(?:bewaren|bewaart|bewaar|bewaard|bewaartermijn|gooien|gooit|weggegooid|gewist|wissen|verwijderd|verwijderen|vernietigd|vernietigen|kept|retained|retain|keep|deleted|delete)\b`)

// strayPurpose reads what the data are for out of a sentence, where no other part says it.
func (r *reader) strayPurpose(key string, sp *span, u *unit) bool {
	m := doneFor.FindStringSubmatchIndex(sp.text)
	if m == nil || key == "purposes" || len(r.svc.Rows("purposes")) > 0 || phrase.Negation(sp.text) {
		return false
	}
	p := &purposeReader{reader: r, paragraph: "1"}
	parts := purposesIn(sp.text[m[2]:])
	if len(parts) == 0 {
		parts = []string{toMark.ReplaceAllString(strings.TrimRight(sp.text[m[2]:], ". "), "")}
	}
	for _, part := range parts {
		p.add(part, evidence(sp.text, u.b.Pos, proposal.Likely))
	}
	return true
}

// doneFor is a sentence that says what the processing is for.
var doneFor = regexp.MustCompile(`(?i)^(?:(?:dit|dat) (?:doen|gebruiken) (?:we|wij)|(?:we|wij) (?:doen|gebruiken) dit|(?:we|wij) (?:gebruiken|verwerken) (?:de|deze|die|uw) (?:persoons)?gegevens|(?:de|deze) (?:persoons)?gegevens worden (?:door ons )?(?:gebruikt|verwerkt)|we (?:use|process) (?:the|this|these|your) (?:personal )?data|(?:the|this|these) (?:personal )?data (?:is|are) (?:used|processed))\s+(?:alleen\s+|uitsluitend\s+|enkel\s+|only\s+|solely\s+|alleen maar\s+)?((?:om|voor|ten behoeve van|teneinde|to|for)\s.+)$`)

// inSuchAWay is what the deletion comes to: "op zodanige wijze dat ze niet meer …".
var inSuchAWay = regexp.MustCompile(`(?i)\s(?:op zodanige wijze|zodanig dat|zodat|in such a way)\b.*$`)

// processesIn is a sentence in which the supplier says that it processes the data somewhere.
var processesIn = regexp.MustCompile(`(?i)\b(?:verwerkt|verwerken|worden verwerkt|processes|process|are processed)\b.*\b(?:gegevens|persoonsgegevens|data)\b|\b(?:gegevens|persoonsgegevens|data)\b.*\b(?:verwerkt|processed)\b`)

// isProductOf is a sentence that says what the product is and whose: "Leeslicht is een
// programma van Lamp B.V.".
var isProductOf = regexp.MustCompile(`^(?:De (?:dienst|app|applicatie) |Het (?:product|programma|platform) )?(\p{Lu}[^.,;:]{1,40}?) (?:is|wordt) (?:een |het |de |an? |the )?(?:[\pL-]+ ){0,4}?(?:van|door|of|by) (.+)$`)

// serviceOf names the service and whose it is: "… hoort bij de dienst Leeslicht van Lamp B.V."
var serviceOf = regexp.MustCompile(`\b(?:de dienst|het product|de app|de applicatie|het platform|the service|the product) (\p{Lu}[^.,;:()]{1,40}?) (?:van|of|by) (.+)$`)

// namedService names the service and says behind a comma whose it is: "… van Leeslicht, een
// dienst van Lamp B.V."
var namedService = regexp.MustCompile(`(?:^|[\pL,] )(\p{Lu}[\pL\d&.'’-]*(?: \p{Lu}[\pL\d&.'’-]*){0,4}), (?:een|de|het|an?|the) (?:[\pL-]+ ){0,2}?(?:dienst|product|app|applicatie|programma|platform|systeem|pakket|website|leermiddel|service|application|software) (?:van|door|of|by|from) (.+)$`)

// productOf takes product and supplier out of the sentence that introduces them.
func (r *reader) productOf(text string, ev proposal.Evidence) bool {
	var m []string
	for _, introduced := range []*regexp.Regexp{isProductOf, serviceOf, namedService} {
		if m = introduced.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
			break
		}
	}
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
var supplierRole = regexp.MustCompile(`(?i)^(.+?)\s*(?:\(|,\s*(?:hierna|hereinafter|hereafter))(?:hierna|hereinafter|hereafter)?(?: te noemen| genoemd| referred to as)?:?\s*(?:de |the )?["“”„'‘’]?(?:de |the )?(?:data )?(?:verwerker|processor|leverancier|opdrachtnemer|supplier|vendor)["“”'‘’]?(?:\)|[;,.]|$)`)

// partyBefore is what stands before the name of a party in the opening of a contract.
var partyBefore = regexp.MustCompile(`(?i)^(?:.*\b(?:between|tussen|and|en)\s+)?(?:\d{1,2}[.)]\s+)?(?:de (?:besloten|naamloze) vennootschap(?: met beperkte aansprakelijkheid)?\s+|de stichting\s+|de firma\s+)?`)

// officeAt is the address in the opening of a contract.
var officeAt = regexp.MustCompile(`(?i)\b(?:registered office (?:is )?(?:at|in)|place of business (?:is )?(?:at|in)|kantoorhoudende? (?:te|aan(?: de| het)?))\s+(.+)$`)

// ourselvesAre is the supplier behind the word for itself: "met ons (Lamp B.V., Dam 1)".
var ourselvesAre = regexp.MustCompile(`(?i)\b(?:ons|wij|we|us)\s*\(([^()]+)\)`)

// madeBy is the supplier behind the words for making: "…, a web app made by Lamp OÜ, Dam 1".
var madeBy = regexp.MustCompile(`(?i)\b(?:made|developed|offered|published|gemaakt|ontwikkeld|aangeboden|uitgegeven|geleverd)\s+(?:by|door)\s+(.+?)\.?$`)

// numberSign stands before a number and denies nothing: "registered in Ireland (no. 601234)".
var numberSign = regexp.MustCompile(`(?i)\bno\.?\s*\d+`)

// supplierDoes is a sentence that starts with the supplier and says that it makes or offers the
// product: "Lamp B.V. (Dam 1, 1012 JS Amsterdam) levert twee apps."
var supplierDoes = regexp.MustCompile(`^(\p{Lu}[^.():;]{1,50}?\s(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|GmbH|Ltd\.?|Limited|Inc\.?|LLC|C\.V\.|U\.A\.|AB|ApS|Oy|SAS|AS))(?:\s*\(([^()]+)\)|, ([^.;]{5,90}?),)?\s(?:levert|biedt|ontwikkelt|maakt|verzorgt|verleent|is (?:de )?(?:maker|leverancier|aanbieder|ontwikkelaar|uitgever) van|provides|develops|offers|supplies|makes|publishes)\b`)

// ownedBy says of all that a document is about whose it is: "Alle apps zijn van Lamp B.V., Dam 1, …".
var ownedBy = regexp.MustCompile(`(?i)^(?:alle|al|deze|onze|beide|de|all|these|our|both|the)\s+(?:onze |our |drie |three |twee |two |vier |four )?(?:producten|diensten|applicaties|apps|leermiddelen|methodes|programma['’]s|products|services|applications)\s+(?:zijn|worden|are)\s+(?:een product |producten |eigendom |gemaakt |ontwikkeld |products |made |developed |provided |geleverd )?(?:van|door|by|of|from)\s+(.+)$`)

// calledShort is what a party is called from then on: "Lamp Ltd, … (“Lamp”)".
var calledShort = regexp.MustCompile(`^(.*?)\s*\(\s*(?:(?:hierna|hereinafter)[^"“”„']*)?["“”„'‘’]([^"“”„'‘’()]{2,30})["“”'‘’]\s*\)`)

// shortIs says in which role a party is by its short name.
const shortIs = `(?i)\b(?:is|acts as|shall act as|treedt op als|treedt daarbij op als|optreedt als|geldt als) (?:the |a |an |de |een )?(?:data )?(?:processor|verwerker)\b`

// supplierCalled takes the supplier from a contract that gives it a short name, and says elsewhere
// that who has that name is the processor.
func (r *reader) supplierCalled(text string, ev proposal.Evidence) bool {
	m := calledShort.FindStringSubmatch(text)
	if m == nil || r.svc.Has("vendor") {
		return false
	}
	role := regexp.MustCompile(regexp.QuoteMeta(m[2]) + ` ` + strings.TrimPrefix(shortIs, `(?i)\b`))
	said := slices.ContainsFunc(r.units, func(u *unit) bool { return u.table == nil && role.MatchString(u.text()) })
	firms := phrase.Firms(m[1], nil)
	if !said || len(firms) == 0 {
		return false
	}
	name := firms[len(firms)-1]
	name = name[len(partyBefore.FindString(name)):]
	value := name
	if at := officeAt.FindStringSubmatch(m[1][strings.Index(m[1], name):]); at != nil {
		value += ", " + at[1]
	}
	r.vendor(value, ev)
	return r.svc.Has("vendor")
}

// supplierIn takes the supplier out of a sentence that names it as such.
func (r *reader) supplierIn(text string, ev proposal.Evidence) bool {
	if r.svc.Has("vendor") || phrase.Negation(numberSign.ReplaceAllString(text, "")) {
		return false
	}
	if r.supplierCalled(text, ev) {
		return true
	}
	value := ""
	if m := supplierIs.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		value = m[1]
	} else if m := supplierRole.FindStringSubmatch(text); m != nil {
		value = m[1][len(partyBefore.FindString(m[1])):]
	} else if m := ourselvesAre.FindStringSubmatch(text); m != nil {
		value = m[1]
	} else if m := madeBy.FindStringSubmatch(text); m != nil {
		value = m[1]
	} else if m := ownedBy.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		value = m[1]
	} else if m := supplierDoes.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		value = strings.Join(nonEmpty(m[1], m[2]+m[3]), ", ")
	}
	name, _ := splitName(value)
	if !phrase.LegalForm(name) && !(townLine.MatchString(value) && len(strings.Fields(name)) <= 4) || !phrase.Capital(name) || len(strings.Fields(name)) > 6 {
		return false
	}
	if m := officeAt.FindStringSubmatch(value); m != nil {
		value = name + ", " + m[1]
	}
	r.vendor(value, ev)
	return r.svc.Has("vendor")
}

// townLine is the postcode and town of a Dutch address.
var townLine = regexp.MustCompile(`\b\d{4}\s?[A-Z]{2}\s+\p{Lu}`)

// letterhead takes the supplier from a line under the title with its name and address.
func (r *reader) letterhead(units []*unit) {
	for i, u := range units {
		text := u.text()
		name, _ := splitName(text)
		if i >= 8 || r.svc.Has("vendor") {
			return
		}
		if u.table != nil || u.anyUsed() || len(u.spans) > 1 || !townLine.MatchString(text) || !phrase.LegalForm(name) || len(strings.Fields(name)) > 6 || strings.Contains(name, ":") {
			continue
		}
		ev := u.evidence(proposal.Likely)
		if number := phrase.KvK(text); number != "" {
			r.registered[r.at] = part{number, ev}
		}
		r.vendor(letterMarks.Replace(text), ev)
		u.use()
	}
}

// ofTitle are the words for a document in its first line.
var ofTitle = regexp.MustCompile(`(?i)bijsluiter|verwerkersovereenkomst|subverwerkers|verwerking|bijlage|overzicht|processing|sub-?processors|annex|privacy`)

// firstLine takes the supplier from the line that opens the document with its name beside the title:
// "Lamp B.V. – Bijlage bij de verwerkersovereenkomst".
func (r *reader) firstLine() {
	for _, u := range r.units[:min(2, len(r.units))] {
		if u.table != nil || r.svc.Has("vendor") || !ofTitle.MatchString(u.text()) {
			continue
		}
		for _, name := range lineMarks.Split(u.text(), -1) {
			if phrase.LegalForm(name) && phrase.Capital(name) && len(strings.Fields(name)) <= 5 && !ofTitle.MatchString(name) {
				r.vendor(name, u.evidence(proposal.Doubtful))
			}
		}
	}
}

// letterMarks are what parts the lines of an address that stand behind each other.
var letterMarks = strings.NewReplacer(" | ", ", ", " · ", ", ", " • ", ", ")

// isSomething is a sentence that says what a product is: "Leeslicht is een app waarmee …".
var isSomething = regexp.MustCompile(`^(\p{Lu}[\pL\d&'’ -]{1,40}?) (?:is|are) (?:een|het|de|an?|the) \pL`)

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
		if i < 5 && u.table == nil && len(u.text()) < 100 && !strings.HasSuffix(u.text(), ".") {
			title += "\n" + u.text()
		}
	}
	for _, s := range a.sections {
		for _, u := range s.units {
			for i := range u.spans {
				m := isSomething.FindStringSubmatch(inShort.ReplaceAllString(u.spans[i].text, ""))
				if u.spans[i].used && r.svc.Has("product") || m == nil || !words.Contains(words.Fold(title), words.Fold(m[1])) || r.formText(m[1]) || phrase.LegalForm(m[1]) {
					continue
				}
				ev := evidence(u.spans[i].text, u.b.Pos, proposal.Likely)
				if r.svc.Has("explanation") && r.svc.Has("product") {
					return
				}
				r.once("product", m[1], ev)
				r.once("explanation", inShort.ReplaceAllString(u.spans[i].text, ""), ev)
				u.spans[i].used = true
				return
			}
		}
	}
}

// provisionOf names the product as what is provided: "Provision of Leeslicht, an online …", "het leveren
// van de Leeslicht-dienst".
var provisionOf = regexp.MustCompile(`(?:^|\s|: )(?i:provision of|providing|supply of|levering van|leveren van|beschikbaar stellen van|aanbieden van) (?i:the |de |het )?(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})®?(?:, (?i:an?|een) \pL|[- ](?i:service|platform|application|applicatie|app|dienst|software|SaaS)\b)`)

// documentOf names the product as what a document is about: "… van de privacybijsluiter van Leeslicht."
var documentOf = regexp.MustCompile(`(?i:bijsluiter|verwerkersovereenkomst|privacy statement|data processing agreement|dpa) (?i:van|voor|of|for) (?i:het product |de dienst |de app |the service )?(\p{Lu}[\pL\d&'’]*(?: \p{Lu}[\pL\d&'’]*){0,3})[.,]?$`)

// initials are the name of a kind of product: "CRM".
var initials = regexp.MustCompile(`^(?:\p{Lu}{1,4}|SaaS|[Ss]oftware|Services?)$`)

// provided takes the product from a sentence that says that it is provided, or that the document is
// about it, where nothing names it.
func (r *reader) provided() {
	for _, u := range r.units {
		if r.svc.Has("product") {
			return
		}
		m := provisionOf.FindStringSubmatch(u.text())
		if m == nil {
			m = documentOf.FindStringSubmatch(u.text())
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
