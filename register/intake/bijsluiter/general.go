package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// general reads product, supplier and what the product does.
func (r *reader) general(s *section) {
	for _, p := range r.pairs(s.units, r.lex.label) {
		r.field(p)
	}
	r.guessedFields(s.units)
}

// explain reads what the product does from the part that says so: the labels in it, and
// the paragraphs that no label takes.
func (r *reader) explain(s *section) {
	if s.rest != "" {
		r.once("explanation", s.rest, s.units[0].evidence(proposal.Certain))
		s.units[0].use()
		return
	}
	r.loose(s)
	var texts []string
	var first *unit
	for _, u := range s.units {
		if u.table != nil || u.text() == "" || u.b.Kind != block.Paragraph || u.anyUsed() {
			if first != nil {
				break
			}
			continue
		}
		if _, other := r.labelAhead(u.b, 0); other && first != nil {
			break // "Duration: …" below "Subject matter: …"
		}
		if agreementItself.MatchString(u.text()) {
			continue
		}
		if first == nil {
			first = u
		}
		texts = append(texts, u.text())
	}
	if first == nil || r.svc.Has("explanation") {
		return
	}
	text := strings.Join(texts, "\n")
	r.svc.Set("explanation", text, evidence(text, first.b.Pos, proposal.Certain))
	for _, u := range s.units {
		if u.table == nil && slices.Contains(texts, u.text()) {
			u.use()
		}
	}
}

// somewhere is what an address has and a list of data that are kept of a branch has not: "Vestiging: naam, adres".
var somewhere = regexp.MustCompile(`[\p{Lu}\d]`)

// agreementItself is a paragraph on the agreement and not on the product: "Deze overeenkomst geldt zolang …".
var agreementItself = regexp.MustCompile(`(?i)^(?:\d+(?:\.\d+)*\.?\s+)?(?:deze|de|this|the) (?:(?:sub)?(?:verwerkers|bewerkers)?overeenkomst|(?:data processing )?(?:agreement|addendum)|dpa)\s+(?:geldt|is|maakt|loopt|treedt|eindigt|wordt|vormt|duurt|applies|is|forms|remains|enters|ends|takes)\b`)

// loose reads text outside any known section for labels that speak for themselves.
func (r *reader) loose(s *section) {
	for _, p := range r.pairs(s.units, func(text string) (string, bool) {
		key, ok := r.lex.label(text)
		return key, ok && key != "country"
	}) {
		if !p.loose && (p.key != "contact" || phrase.Email(p.value) != "") {
			r.field(p)
		}
	}
	if r.svc.Has("product") || r.svc.Has("vendor") {
		r.guessedFields(s.units)
	}
}

// field sets what one label says.
func (r *reader) field(p *pair) {
	value, conf := r.value(p)
	if value == "" || phrase.Unverified(value) && len(value) < 40 {
		return
	}
	ev := p.evidence(conf)
	switch p.key {
	case "product":
		r.product(value, ev)
	case "vendor":
		if first, rest, _ := strings.Cut(strings.TrimSpace(p.value), "\n"); rest != "" && r.lex.blank(first) {
			r.once("vendorAddress", oneLine(calledSo.ReplaceAllString(rest, "")), ev) // the name was left open above it
			break
		}
		r.vendor(value, ev)
		r.role(p.label, ev)
	case "address":
		if address := partedAddress(oneLine(calledSo.ReplaceAllString(value, ""))); address != "" && somewhere.MatchString(address) {
			r.once("vendorAddress", address, ev)
		}
	case "url":
		r.url(value, ev)
	case "explanation":
		if r.svc.Has("explanation") {
			return
		}
		r.svc.Set("explanation", value, ev)
	case "targetGroup":
		r.targetGroup(value, ev)
	case "users":
		r.users(value, ev)
	case "email", "phone", "contact":
		if r.svc.Has("contact.email") {
			return
		}
		if !r.contactText(value, ev) && p.key == "contact" && personName(strings.TrimSpace(value)) {
			r.once("contact.name", strings.TrimSpace(value), ev)
		}
	case "kvk":
		if number := phrase.KvK("kvk " + value); number != "" {
			r.registered[r.at] = part{number, ev}
		}
	case "version", "date":
		if number := strings.TrimSpace(value); !r.versionText(p.source, ev) && p.key == "version" && (bareVersion.MatchString(number) || bareYear.MatchString(number)) {
			r.once("documentVersion", number, ev)
		}
	default:
		return
	}
	p.use()
}

// once sets a field that is still empty.
func (r *reader) once(name, value string, ev proposal.Evidence) {
	if !r.svc.Has(name) && !r.lex.blank(value) {
		r.svc.Set(name, value, ev)
	}
}

func (r *reader) product(value string, ev proposal.Evidence) {
	if r.only != nil {
		return
	}
	value = strings.TrimSuffix(oneLine(value), ".")
	if m := concernsProduct.FindStringSubmatch(value); m != nil {
		value, ev.Confidence = m[1], ev.Confidence.Lower(proposal.Likely)
	}
	if name := unmarked(openEnd.ReplaceAllString(value, "")); name != value || strings.HasSuffix(value, ".") && len(strings.Fields(value)) > 6 {
		value, ev.Confidence = name, ev.Confidence.Lower(proposal.Likely)
	}
	if r.svc.Has("product") && r.svc.Evidence("product").Confidence == proposal.Certain {
		return
	}
	r.svc.Set("product", value, ev)
}

// concernsProduct is a sentence where a name is asked: "Deze bijsluiter heeft betrekking op het
// product Leeslicht van Lamp B.V."
var concernsProduct = regexp.MustCompile(`(?i)(?:heeft betrekking op|betreft|gaat over|relates to|applies to|is van toepassing op)\s+(?:de |het |the )?(?:productgroep |product(?:en)? |dienst(?:en)? |applicatie |app |digitale leermiddel(?:en)? )?(.+?)(?:\s+van\s+\p{Lu}[^.]*)?\.?$`)

// openEnd is the end of an item of a list that goes on.
var openEnd = regexp.MustCompile(`(?i)(?:\s*,|\s+(?:en|and))+$`)

func (r *reader) url(value string, ev proposal.Evidence) {
	if r.isWhole(value) {
		r.once("url", value, ev)
	} else if u := phrase.URL(value); u != "" {
		r.once("url", u, ev)
	}
}

// tradeNumber is the number in the trade register, which is no part of an address.
var tradeNumber = regexp.MustCompile(`(?i)\(?\s*\b(?:kvk|k\.v\.k\.|kamer van koophandel|handelsregister|(?:ingeschreven in de )?(?:kbo|kruispuntbank)|chamber of commerce|company|registration|registered|registry)[^\d\n,]{0,30}(?:\d{4}\.\d{3}\.\d{3}|\d{5,9})\s*\)?`)

// tradeName is another name of the firm, in front of its address.
var tradeName = regexp.MustCompile(`(?i)^(?:handelsnaam|(?:tevens |mede )?handelend onder de naam|(?:tevens )?h\.?o\.?d\.?n\.?|trading as|t/a)\s+[^,]+,\s*`)

// tradeBehind is that name behind the address.
var tradeBehind = regexp.MustCompile(`(?i),\s*(?:(?:tevens |mede )?handelend onder de naam|h\.?o\.?d\.?n\.?|trading as|t/a)\s+[^,]+$`)

// seatedAt is what leads from a name to its address.
var seatedAt = regexp.MustCompile(`(?i)^(?:(?:statutair|kantoorhoudende?|gevestigd|met (?:maatschappelijke |statutaire )?zetel|established|located|having its registered office|with its registered office)\s+(?:en\s+|and\s+)?)+(?:te|aan(?: de| het)?|in|at)\s+`)

// reachedAt is what leads from an address to how the firm is reached.
var reachedAt = regexp.MustCompile(`(?i)[,;]?\s+\(?(?:te bereiken|bereikbaar|reachable|to be contacted)\s+(?:is\s+)?(?:via|op|per|at|by|through)\s+`)

// calledSo says what a party is called from then on, and is no part of its address.
var calledSo = regexp.MustCompile(`(?im)[,;]?\s*\(?(?:hierna|gezamenlijk|tezamen|hereinafter|together|jointly)(?: (?:te noemen|ook|genoemd|referred to as))*\s*:?\s*["“”„'‘’].*$`)

// calledByRole is the role that a contract calls a party by, in brackets behind its name: (“Verwerker”).
var calledByRole = regexp.MustCompile(`(?i)\s*\(\s*(?:de |the )?["“”„'‘’](?:de |the )?(?:data )?(?:verwerker|processor|leverancier|opdrachtnemer|supplier|vendor)["“”'‘’]\s*\)`)

// signed is a line of a signature block.
var signed = regexp.MustCompile(`(?i)^(?:naam|functie|datum|handtekening|plaats|name|title|date|signature|place)\s*:?\s*_*$`)

// nameFirst is the label of the name within the block about a party.
var nameFirst = regexp.MustCompile(`(?i)^\s*(?:naam|name|statutaire naam|company name)\s*:\s*`)

// leadingBracket is what stands in brackets between a name and its address: "(eenmanszaak J. Bos), Dam 1".
var leadingBracket = regexp.MustCompile(`^\([^()\d]*\),\s*`)

// ourselves is how a sentence about the supplier starts that does not name it.
var ourselves = regexp.MustCompile(`^(?i:wij|we|ons bedrijf|our company)\s`)

// verbBehind is the verb behind the firm that a sentence is about.
var verbBehind = regexp.MustCompile(`(?i)\s+(?:is|are|biedt|levert|maakt|ontwikkelt|provides|offers|makes)\s`)

// vendor takes the name of the supplier off its address.
func (r *reader) vendor(value string, ev proposal.Evidence) {
	value = nameFirst.ReplaceAllString(calledSo.ReplaceAllString(calledByRole.ReplaceAllString(value, ""), ""), "")
	if m := isProductOf.FindStringSubmatch(strings.ReplaceAll(value, "\n", ", ")); m != nil && phrase.LegalForm(m[2]) {
		value, ev.Confidence = m[2], ev.Confidence.Lower(proposal.Likely) // a sentence where a name is asked
		r.once("product", m[1], ev)
	}
	if ourselves.MatchString(value) { // "Wie zijn wij? Wij zijn een bedrijf uit Ede."
		return
	}
	if firm := verbBehind.Split(value, 2)[0]; firm != value && phrase.LegalForm(firm) && !strings.ContainsAny(firm, ",\n") { // "Lamp B.V. is een bedrijf"
		value, ev.Confidence = firm, ev.Confidence.Lower(proposal.Likely)
	}
	name, address := splitName(value)
	if all := phrase.Sentences(address); len(all) > 0 {
		address = tradeBehind.ReplaceAllString(tradeName.ReplaceAllString(all[0], ""), "")
		for _, more := range all[1:] {
			r.contactBehind(more, ev)
		}
	}
	address = leadingBracket.ReplaceAllString(address, "")
	address = strings.TrimSuffix(strings.Trim(tradeNumber.ReplaceAllString(address, ""), " ,;|–-"), " .")
	address = partedAddress(tidyEnd(strings.TrimPrefix(seatedAt.ReplaceAllString(address, ""), "te ")))
	if mail := phrase.Email(address); mail != "" && reachedAt.FindStringIndex(address) == nil {
		likely := ev
		likely.Confidence = likely.Confidence.Lower(proposal.Likely)
		r.contactText(mail, likely)
		address = strings.TrimRight(strings.Replace(address, mail, "", 1), " ,;(")
	}
	if at := reachedAt.FindStringIndex(address); at != nil {
		likely := ev
		likely.Confidence = likely.Confidence.Lower(proposal.Likely)
		r.contactText(address[at[1]:], likely)
		address = address[:at[0]]
	}
	if open := strings.LastIndex(address, "("); open >= 0 && !strings.Contains(address[open:], ")") {
		address = strings.TrimSpace(address[:open])
	}
	if name == "" || r.svc.Has("vendor") || signed.MatchString(name) || strings.HasPrefix(name, ",") {
		return
	}
	r.svc.Set("vendor", name, ev)
	if _, had := r.lex.placeholders(ev.Source.Text); address != "" && !had {
		r.once("vendorAddress", address, ev)
	}
}

// contactBehind reads whom to ask out of a sentence behind the address of the supplier:
// "Contactpersoon: J. de Wit."
func (r *reader) contactBehind(text string, ev proposal.Evidence) {
	before, rest, ok := splitColon(strings.TrimSuffix(text, "."))
	key, _ := r.lex.label(before)
	if !ok || key != "contact" && key != "email" && key != "phone" && !lexicon.HasAny(words.Fold(before), r.lex.asking) {
		return
	}
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	if !r.contactText(rest, ev) && personName(rest) {
		r.once("contact.name", rest, ev)
	}
}

// postcodeBehind is a postcode with nothing between it and the number of the house.
var postcodeBehind = regexp.MustCompile(`([\pL\d]) (\d{4} ?[A-Z]{2} \p{Lu})`)

// partedAddress puts a comma before the postcode of an address whose lines were put together.
func partedAddress(s string) string { return postcodeBehind.ReplaceAllString(s, "$1, $2") }

// tidyEnd takes the point off the end of an address, but not that of an abbreviation.
func tidyEnd(s string) string {
	if i := strings.LastIndexAny(s, " ,"); strings.HasSuffix(s, ".") && len(s)-i > 5 {
		return strings.TrimSuffix(s, ".")
	}
	return s
}

// role takes the role of the supplier from the word the document has for it; a word that
// names no role ("leverancier") gives none.
func (r *reader) role(label string, ev proposal.Evidence) {
	for _, row := range r.lex.roles {
		if words.Contains(words.Fold(label), row.phrase) {
			r.once("role", row.role, ev)
			return
		}
	}
}

// brokenForm is a legal form that came on a line of its own.
var brokenForm = regexp.MustCompile(`\n((?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|GmbH|Inc\.?|Ltd\.?|LLC)(?:[\s,(]|$))`)

// streetBehind is a street with a number right behind the legal form, without a comma.
var streetBehind = regexp.MustCompile(`^([^,\n]*?\s(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|U\.A\.|GmbH|Inc\.?|Ltd\.?|LLC))\s+(\p{Lu}[^,\n]*\s\d+\w?\b)`)

// townBehind is the seat right behind the legal form: "Wolkhuis B.V. te Zwolle".
var townBehind = regexp.MustCompile(`^([^,\n]*?\s(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|U\.A\.))\s+(te \p{Lu})`)

// numberedStreet starts with a street and its number: "Kade 12, Ede".
var numberedStreet = regexp.MustCompile(`^\p{Lu}[^,\n/]*\s\d+\s?\w?(?:[,\n]|$)`)

// splitName cuts a name from what follows it: a comma (but not one before a legal
// form), a line end, "gevestigd", a street.
func splitName(value string) (name, rest string) {
	value = brokenForm.ReplaceAllString(strings.TrimSpace(value), " $1")
	value = townBehind.ReplaceAllString(streetBehind.ReplaceAllString(value, "$1, $2"), "$1, $2")
	cut := len(value)
	for _, mark := range []string{"\n", ", ", " – ", " - ", " (", " gevestigd", " statutair", " located", " established", " |"} {
		if i := strings.Index(value, mark); i > 0 && i < cut {
			if mark == ", " && phrase.LegalForm(phrase.FirstWord(value[i+2:])) {
				continue
			}
			cut = i
		}
	}
	if i := strings.Index(value, " / "); i > 0 && i < cut && phrase.LegalForm(value[:i]) && numberedStreet.MatchString(value[i+3:]) {
		cut = i
	}
	rest = strings.TrimSpace(strings.TrimLeft(value[cut:], "\n,–-|/ "))
	if strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")") {
		rest = strings.Trim(rest, "()")
	}
	return strings.TrimSpace(value[:cut]), oneLine(rest)
}

// oneLine puts lines behind each other.
func oneLine(s string) string {
	var parts []string
	for line := range strings.Lines(s) {
		if line = strings.Trim(strings.TrimSpace(line), "•- "); line != "" {
			parts = append(parts, strings.TrimRight(line, ","))
		}
	}
	return strings.Join(parts, ", ")
}

// targetGroup keeps the text and reads the sectors in it.
func (r *reader) targetGroup(value string, ev proposal.Evidence) {
	value, ok := r.chosen(value, ev)
	if !ok || value == "" || r.svc.Has("targetGroup") {
		return
	}
	r.svc.Set("targetGroup", value, ev)
	sectors := sectorsIn(r.open(value))
	if len(sectors) > 0 {
		r.svc.Set("sectors", sectors, ev)
	}
}

// sharedSector is two sectors that share a word: "primary and secondary education".
var sharedSector = regexp.MustCompile(`(?i)(\pL+)\s+(en|and|&)\s+(\pL+)\s+(onderwijs|education)`)

// sectorsIn finds the sectors a text names, the longest words first.
func sectorsIn(s string) []string {
	var sectors []string
	for _, part := range phrase.Pieces(sharedSector.ReplaceAllString(s, "$1 $4, $3 $4")) {
		fields := strings.FieldsFunc(part, func(c rune) bool { return strings.ContainsRune(" .,;:()/", c) })
		for i := range fields {
			for n := min(4, len(fields)-i); n > 0; n-- {
				row, ok := reference.List("sector").Match(strings.Join(fields[i:i+n], " "))
				if ok && !slices.Contains(sectors, row.Code) {
					sectors = append(sectors, row.Code)
				}
				if ok {
					break
				}
			}
		}
	}
	return sectors
}

func (r *reader) users(value string, ev proposal.Evidence) {
	value, ok := r.chosen(value, ev)
	if !ok || r.svc.Has("users") {
		return
	}
	list := phrase.Pieces(value)
	if parts := strings.Split(value, " / "); len(list) == 1 && len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) > 3 }) {
		list = parts
	}
	if len(list) == 1 && len(list[0]) > 80 {
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	r.svc.Set("users", list, ev)
}

// chosen reads a value with tick boxes: what is ticked. With boxes and none ticked
// nothing is said, and a note tells.
func (r *reader) chosen(value string, ev proposal.Evidence) (string, bool) {
	if !strings.ContainsAny(value, block.TickedSign+block.UntickedSign) {
		return value, true
	}
	var ticked []string
	for line := range strings.Lines(value) {
		for _, o := range block.Options(strings.TrimSpace(line)) {
			if o.Tick == block.Ticked && o.Text != "" {
				ticked = append(ticked, strings.Trim(o.Text, " ,;/"))
			}
		}
	}
	if len(ticked) == 0 {
		r.out.Notes = append(r.out.Notes, proposal.Note{Code: proposal.NoteUnclear, Item: -1, Text: ev.Source.Text, Pos: ev.Source.Pos})
		return "", false
	}
	return strings.Join(ticked, ", "), true
}

// titles takes product and version from the title of the annex when nothing else
// tells them.
func (r *reader) titles(a annex) {
	if a.title == nil {
		return
	}
	if a.product == "" || bareVersion.MatchString(a.product) {
		r.titleBelow(a)
		return
	}
	name, had := r.lex.placeholders(a.product)
	if name == "" || had || len(strings.Fields(name)) > 8 {
		return
	}
	if _, ok := r.lex.heading(name); ok || len(phrase.Dates(name)) > 0 {
		return
	}
	if version.MatchString(name) || strings.HasPrefix(strings.ToLower(name), "bij ") {
		return
	}
	r.svc.Set("product", trimFor(name), a.title.evidence(proposal.Likely))
}

// titleBelow takes the product from a heading right below the title of the annex, or right above it,
// that is no heading of the form.
func (r *reader) titleBelow(a annex) {
	at := slices.Index(r.units, a.title)
	for _, i := range []int{at + 1, at - 1} {
		if at < 0 || i < 0 || i >= len(r.units) || r.units[i].b.Kind != block.Heading {
			continue
		}
		name := strings.TrimSpace(r.units[i].text())
		if _, guess := r.lex.stem("heading", name); !guess && r.productName(name) && !phrase.LegalForm(name) && !r.formText(name) && len(strings.Fields(name)) <= 5 {
			r.svc.Set("product", name, r.units[i].evidence(proposal.Likely))
			return
		}
	}
}

var forProduct = regexp.MustCompile(`(?i)^(?:voor|van|for|of)\s+(?:het product\s+|de dienst\s+)?`)

func trimFor(s string) string { return strings.Trim(forProduct.ReplaceAllString(s, ""), " \"“”'") }
