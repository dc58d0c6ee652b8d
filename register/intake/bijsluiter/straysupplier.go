package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Who the supplier is may be said in a sentence: under no heading, in the opening of a contract, in a
// line under the title.

// supplierNumber takes the number in the trade register out of a sentence about the supplier.
func (r *reader) supplierNumber(text string, ev proposal.Evidence) bool {
	number := phrase.KvK(text)
	if number == "" || r.registered[r.at].text != "" || !r.svc.Has("vendor") || !words.Contains(words.Fold(text), proposal.NormalName(r.svc.Text("vendor"))) {
		return false
	}
	r.registered[r.at] = part{number, ev}
	return true
}

// isProductOf is a sentence that says what the product is and whose: "Leeslicht is een
// programma van Lamp B.V.".
var isProductOf = regexp.MustCompile(`^(?:De (?:dienst|app|applicatie) |Het (?:product|programma|platform) )?(\p{Lu}[^.,;:]{1,40}?) (?:is|wordt) (?:een |het |de |an? |the )?(?:[\pL-]+ ){0,4}?(?:van|door|of|by|from) (.+)$`)

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
	r.vendor(tidyEnd(m[2]), ev)
	return true
}

// supplierIs is a sentence that says who the supplier is: "De maker is Lamp B.V.".
var supplierIs = regexp.MustCompile(`(?i)^(?:(?:de|onze|the|our) )?(?:maker|leverancier|verwerker|aanbieder|uitgever|ontwikkelaar|opdrachtnemer|supplier|processor|vendor|developer)(?: (?:van|of) [^.,;:]{1,50}?)? (?:is|heet) (.+)$`)

// weAre is a sentence in which the supplier says who it is: "Wij zijn Lamp B.V., gevestigd te Ede".
var weAre = regexp.MustCompile(`^(?:Wij|We) (?:zijn|are) (\p{Lu}.+)$`)

// agreeing are the two parties that a contract names as making it: "Gemeente Ede en Lamp B.V. sluiten
// deze verwerkersovereenkomst".
var agreeing = regexp.MustCompile(`(?i)^(?:de\s+)?(.+?)\s+(?:en|and)\s+(.+?)\s+(?:sluiten|gaan|komen|zijn|enter into|conclude|agree)\b[^.]{0,60}?\b(?:verwerkersovereenkomst|overeenkomst|overeen|agreement)\b`)

// public is the name of who is no supplier.
var public = regexp.MustCompile(`(?i)\b(?:gemeente|provincie|ministerie|waterschap|stichting|school|scholen|scholengroep|onderwijs|college|universiteit|hogeschool|vereniging|municipality|university)\b`)

// agreeingSupplier gives the firm of the two parties to a contract, "" where it is not told which of
// them that is.
func agreeingSupplier(text string) string {
	m := agreeing.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || strings.ContainsAny(m[1]+m[2], ",;:") {
		return ""
	}
	firm := func(name string) bool { return phrase.LegalForm(name) && !public.MatchString(name) }
	switch {
	case public.MatchString(m[1]) && firm(m[2]):
		return m[2]
	case public.MatchString(m[2]) && firm(m[1]):
		return m[1]
	}
	return ""
}

// supplierRole is what a contract calls the supplier from then on, behind its name and
// address: "Lamp Inc., 1 High Street ("Processor")".
var supplierRole = regexp.MustCompile(`(?i)^(.+?)\s*(?:\(|,\s*(?:hierna|hereinafter|hereafter))(?:hierna|hereinafter|hereafter)?(?: te noemen| genoemd| referred to as)?:?\s*(?:de |the )?["“”„'‘’]?(?:de |the )?(?:data )?(?:verwerker|processor|leverancier|opdrachtnemer|supplier|vendor)["“”'‘’]?(?:\)|[;,.]|$)`)

// processorOf is the opening of a contract that calls its second party the processor, which need not have
// a legal form: "Between: … ("Controller") and Leeslicht ("Processor")".
var processorOf = regexp.MustCompile(`^(?i:between|tussen|partijen|parties)\b.*\)\s*,?\s+(?i:and|en)\s+(\p{Lu}[\pL\d&.'’-]*(?: \p{Lu}[\pL\d&.'’-]*){0,3})\s*\(\s*["“‘'](?i:the |de )?(?i:data )?(?i:processor|verwerker)["”’']\s*\)`)

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

// firmName is the name of a firm up to its legal form.
const firmName = `(\p{Lu}[^.():;]{1,50}?\s(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|GmbH|Ltd\.?|Limited|Inc\.?|LLC|C\.V\.|U\.A\.|AB|ApS|Oy|SAS|AS))`

// agreementOf is the supplier whose agreement a document belongs to: "hoort bij de
// verwerkersovereenkomst van Lamp B.V. (Dam 1, 1012 JS Amsterdam)".
var agreementOf = regexp.MustCompile(`\b(?i:verwerkersovereenkomst|processing agreement)(?: \([^()]*\))? (?:van|of) ` + firmName + `(?:\s*\(([^()]+)\))?`)

// supplierDoes is a sentence that starts with the supplier and says that it makes or offers the
// product: "Lamp B.V. (Dam 1, 1012 JS Amsterdam) levert twee apps."
var supplierDoes = regexp.MustCompile(`^` + firmName + `(?:\s*\(([^()]+)\)|, ([^.;]{5,90}?),)?\s(?:levert|biedt|ontwikkelt|maakt|verzorgt|verleent|is (?:de )?(?:maker|leverancier|aanbieder|ontwikkelaar|uitgever) van|provides|develops|offers|supplies|makes|publishes)\b`)

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
	} else if m := weAre.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		value = m[1]
	} else if name := agreeingSupplier(text); name != "" {
		value = name
	} else if m := processorOf.FindStringSubmatch(strings.TrimSpace(text)); m != nil && !phrase.LegalForm(m[1]) && !public.MatchString(m[1]) {
		r.once("vendor", m[1], ev) // the contract itself says who is which
		return true
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
	} else if m := agreementOf.FindStringSubmatch(text); m != nil {
		value = strings.Join(nonEmpty(m[1], m[2]), ", ")
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

// addressBelow takes the address of the supplier from the lines right below the sentence that names it.
func (r *reader) addressBelow(units []*unit) {
	var lines []string
	for i, u := range units[:min(3, len(units))] {
		text := strings.TrimSpace(u.text())
		if u.table != nil || u.anyUsed() || len(strings.Fields(text)) > 6 || strings.ContainsAny(text, ":@?") || strings.HasSuffix(text, ".") {
			return
		}
		lines = append(lines, text)
		if town := townLine.FindStringIndex(text); town == nil {
			continue
		} else if town[0] > 0 && i > 0 {
			return
		}
		r.once("vendorAddress", strings.Join(lines, ", "), evidence(strings.Join(lines, "\n"), units[0].b.Pos, proposal.Likely))
		for _, line := range units[:i+1] {
			line.use()
		}
		return
	}
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
