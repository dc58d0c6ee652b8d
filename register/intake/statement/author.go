package statement

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

var (
	isResponsible = regexp.MustCompile(`^(?:De verantwoordelijke (?:voor de (?:gegevens)?verwerking|[^,.]{0,40}) is )?([A-Z0-9][^,.;:()]{1,60}?)(?:\s*\([^)]*\))?(?:,[^,.]{0,80},)?\s+(?:is|are)\s+(?:volgens (?:de )?(?:AVG|wet),?\s+)?(?:de\s+|zelf\s+|the\s+)?(?:beheerder[^.]{0,60}|verwerkingsverantwoordelijke|verwerkings\s?verantwoordelijke|verantwoordelijk[e]?\b|data controller|controller|responsible)`)
	responsibleOf = regexp.MustCompile(`^([A-Z0-9][^,.;:()]{1,60}?)(?:\s*\([^)]*\))?,\s[^:;]{0,220}?\s(?:is|are)\s+(?:de\s+|the\s+)?(?:verwerkingsverantwoordelijke|verwerkings\s?verantwoordelijke|verantwoordelijk[e]?\s+voor|data controller|controller\b|responsible\s+for)`)
	isSeated      = regexp.MustCompile(`^([A-Z0-9][^,.;:()]{1,60}?),?\s+\(?(?:is\s+)?(?:statutair\s+)?(?:gevestigd|met (?:maatschappelijke |statutaire )?zetel|kantoorhoudende|located|established|registered)\b`)
	does          = regexp.MustCompile(`^(?:(?:Bij|Namens|At)\s+)?([A-Z][\pL0-9&.\-]*(?:\s+(?:[A-Z&][\pL0-9&.\-]*|van|de|der|den|en|and)){0,5}?)\s+(?:verwerkt|verzamelt|hecht|gaat|nemen|neemt|vindt|vinden|respecteert|kan|houdt|waarborgt|hanteert|treedt op|houdt zich|is directeur|processes|collects|respects|values)\b`)
	hereafter     = regexp.MustCompile(`^(?:[A-Z][a-z]+ )?([A-Z0-9][\pL0-9&.'\- ]{1,60}?)\s*\((?:hierna|verder|hereafter|hereinafter|“|")`)
	toBeCalled    = regexp.MustCompile(`\b([A-Z][\pL0-9&.'\-]*(?:\s+(?:[A-Z][\pL0-9&.'\-]*|van|de|der|den|het|en|and|of)){0,7}),?\s+\(?(?:hierna|verder|hereinafter|hereafter)\b`)
	firmInFront   = regexp.MustCompile(`^(?:(?i:wij|we|ik) (?:zijn|ben|are)\s+)?((?:(?:[A-Z0-9&][\pL0-9&.'’\-]*|van|de|der|den|het|en|of|and|the)\s+){1,6}(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|C\.?V\.?|U\.?A\.?|Inc\.?|LLC|Ltd\.?|Limited|GmbH|ApS|AB|Oy|OÜ|SAS))(?:\s*[,(–·|-]|\s+(?:is|are|maakt|levert|biedt|makes|provides|runs|helpt)\b|\s*$)`)
	calledWe      = regexp.MustCompile(`\b((?:[A-Z0-9&][\pL0-9&.'’\-]*\s+){1,5}(?:B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|Inc\.?|LLC|Ltd\.?|Limited|GmbH|ApS|AB|Oy))\s*\((?:hierna|["“‘'])`)
	asWhich       = regexp.MustCompile(`^(?:Als|As)\s+([A-Z][^,.;:()]{2,60}?)\s+(?:zijn|are)\s+(?:wij|we)\s+(?:de\s+|the\s+)?(?:verwerkings)?(?:verantwoordelijk|responsible)`)
	thisIsOf      = regexp.MustCompile(`^(?:(?:Dit is|This is)\s+(?:de|het|the)\s+[\pL\- ]{3,40}?|Deze \pL{5,30} is(?: die)?)\s+(?:van|of)\s+([A-Z][^,.;:()]{2,60}?)(?:[,.(]|\s+\()`)
	boardOf       = regexp.MustCompile(`^(?:Het (?:bestuur|college)|De (?:directie|raad|stichting)|The board)\s+(?:van|of)\s+([A-Z][^,.;:()]{2,60}?)(?:,|\s+(?:heeft|is|has)\b)`)
	statementOf   = regexp.MustCompile(`(?i)^(?:(?:jouw|uw|je|your)\s+)?(?:avg[- ]document|privacy\s+(?:bij|at)|privacy(?:\s*-?\s*en cookie)?[- ]?(?:verklaring|statement|beleid|policy|notice|reglement)|verwerkingsregister|register van verwerkingsactiviteiten)\s+(?:van\s+|of\s+|for\s+|[-–—|:]\s*)?(.{2,60})$`)
	postcodes     = regexp.MustCompile(`\b[1-9]\d{3}\s?[A-Z]{2}\b`)
	people        = regexp.MustCompile(`\b(?i:mevrouw|mevr\.?|mw\.?|dhr\.?|de heer|mr\.|drs\.)\s*((?:[A-Z]\.\s?){0,4}(?:(?:[vV]an|[dD]e|[dD]er|[dD]en|[tT]er|[tT]en)\s+){0,3}\p{Lu}[\pL\-]+(?:(?:\s+(?:van|de|der|den|ter|ten)){0,3}\s+\p{Lu}\pL+-?\pL+)?)`)
	officerIs     = regexp.MustCompile(`\b(?:FG|DPO|[Gg]egevensbescherming|[Dd]ata [Pp]rotection [Oo]fficer)\)?:\s+([A-Z][\pL.\-]*(?:\s+(?:van|de|der|den|ter|ten|[A-Z][\pL.\-]*)){1,4})(?:,|\s+[(–-]|\.?$)`)
	officerNamed  = regexp.MustCompile(`\b(?:(?i:functionaris(?: voor)?(?: de)? gegevensbescherming|data protection officer)|FG|DPO)(?:\s*\([^)]*\))?\s+(?:is|heet)\s+(?:(?:mevrouw|mevr\.|mw\.|de heer|dhr\.)\s+)?(\p{Lu}[\pL.\-]*(?:\s+(?:van|de|der|den|ter|ten|\p{Lu}[\pL.\-]*)){1,4})`)
	namedOfficer  = regexp.MustCompile(`^([A-Z][\pL.\- ]{3,40}?)\s+is\s+(?:de\s+|onze\s+|the\s+|our\s+)?(?i:functionaris|data protection officer)`)
)

// capitals tells that there is a name in a text.
var capitals = regexp.MustCompile(`\b[A-Z]`)

// author reads who wrote the statement, how it is reached, its officer, and the date.
func (r *reader) author(sections []*section) {
	it := proposal.NewItem(model.KindParty)
	r.party = it.Root()
	if r.title != nil {
		if m := statementOf.FindStringSubmatch(strings.TrimSpace(r.title.text())); m != nil && !strings.HasPrefix(m[1], "(") && strings.ToUpper(m[1]) != m[1] && capitals.MatchString(m[1]) && len(phrase.Dates(m[1])) == 0 && !r.lex.says(words.Fold(m[1]), "name-of-statement", "datum") {
			r.party.Set("name", m[1], r.title.evidence(proposal.Likely))
			for i := range r.title.spans {
				r.take(&r.title.spans[i])
			}
		}
	}
	for _, u := range r.units[:min(6, len(r.units))] {
		m := statementOf.FindStringSubmatch(strings.TrimSpace(u.text()))
		if u.b.Table != nil || r.party.Has("name") || m == nil || len(u.spans) != 1 {
			continue
		}
		if name := inBracketsAnywhere.ReplaceAllString(m[1], ""); letterhead.MatchString(name) && strings.ToUpper(name) != name && !r.lex.says(words.Fold(name), "name-of-statement", "datum", "dates", "self") {
			r.party.Set("name", name, u.evidence(proposal.Likely))
			r.take(&u.spans[0])
		}
	}
	for _, s := range sections {
		about := s.key == "contact" || s.key == "fg"
		r.responsible = s.key == "contact" && asController.MatchString(words.Fold(s.title))
		if s.head != nil {
			for i := range s.head.spans {
				r.dates(&s.head.spans[i], s.head)
			}
		}
		if authorityAlone.MatchString(s.title) {
			continue
		}
		if s.key == "" && !slices.ContainsFunc(s.units, func(u *unit) bool { return u.b.Table == nil && phrase.Email(u.text()) != "" }) && s.head != nil && s.level > 1 {
			r.lastDates(s)
			continue
		}
		authority := false
		for _, u := range s.units {
			if u.b.Table != nil {
				continue
			}
			if authority = authority || authorityAlone.MatchString(u.text()); authority {
				continue // its address stands below its name
			}
			for i := range u.spans {
				r.current = &u.spans[i]
				r.authorIn(r.current, u, s, about)
				r.line, r.street = &u.spans[i], nil
				if streetLine.MatchString(u.spans[i].text) {
					r.street = &u.spans[i]
				}
			}
		}
	}
	if name := r.party.Text("name"); name != r.withoutArticle(name) {
		r.party.Set("name", r.withoutArticle(name), r.party.Evidence("name"))
	}
	r.name = r.party.Text("name")
}

// authorityAlone is the supervisory authority on a line of its own, above how it is reached.
var authorityAlone = regexp.MustCompile(`(?i)^(?:de |the )?(?:autoriteit persoonsgegevens|gegevensbeschermingsautoriteit|(?:dutch )?data protection authority)(?:\s*\([A-Z]{2,4}\))?\s*(?:[:,]|\n|$)`)

func (r *reader) lastDates(s *section) {
	for _, u := range s.units {
		for i := range u.spans {
			r.dates(&u.spans[i], u)
			if text := u.spans[i].text; r.lex.says(words.Fold(text), "officer") && r.officer(text, evidence(text, u.b.Pos, proposal.Likely)) {
				r.take(&u.spans[i])
			}
			if text := u.spans[i].text; !r.party.Has("name") && isResponsible.MatchString(text) {
				r.nameIn(text, evidence(text, u.b.Pos, proposal.Likely), false)
			}
		}
	}
}

// authorIn reads one sentence for what it says of the author.
func (r *reader) authorIn(s *span, u *unit, in *section, about bool) {
	f := words.Fold(s.text)
	ev := evidence(s.text, u.b.Pos, proposal.Likely)
	r.dates(s, u)
	if len(s.text) > longest || words.Contains(f, "autoriteit persoonsgegevens") || words.Contains(f, "supervisory authority") || words.Contains(f, "gegevensbeschermingsautoriteit") || words.Contains(f, "data protection authority") {
		return
	}
	r.legalName(s.text, ev)
	if !r.party.Has("name") {
		r.nameIn(s.text, ev, about)
		if about && r.responsible && r.party.Has("name") {
			r.take(s)
		}
	}
	if r.responsible && r.controller.value == "" && r.party.Has("name") {
		r.controller = said{string(model.RoleController), evidence(in.title+": "+s.text, u.b.Pos, proposal.Likely)}
	}
	if about && proposal.SameParty(s.text, r.party.Text("name")) {
		r.take(s)
		return
	}
	if in.key == "fg" || r.lex.says(f, "officer") {
		text := s.text
		if initial.MatchString(u.b.Marker) { // "J. Blom" is no item of a list
			text = u.b.Marker + " " + text
		}
		if r.officer(text, ev) {
			r.take(s)
		}
		return
	}
	if !about && in.key != "complaint" && in.key != "rights" && in.key != "principles" && in.key != "changes" && in.key != "" {
		return
	}
	group := "contact"
	if in.key == "complaint" || in.key == "rights" || aboutPrivacy.MatchString(f) || strings.Contains(strings.ToLower(phrase.Email(s.text)), "privacy") || strings.Contains(strings.ToLower(phrase.Email(s.text)), "avg") {
		group = "privacyContact"
	}
	if r.reached(group, s.text, ev, about) && in.key != "rights" {
		r.take(s)
	}
}

// aboutPrivacy is a sentence on whom to ask about privacy.
var aboutPrivacy = regexp.MustCompile(`\b(?:aanspreekpunt|contactpersoon|vragen|questions|contact person|privacy officer)\b.*\bprivacy\b|\bprivacy (?:officer|functionaris|coordinator)\b`)

// legalName puts the name with its legal form in the place of the short one in the title.
func (r *reader) legalName(text string, ev proposal.Evidence) {
	short := r.party.Text("name")
	if short == "" || phrase.LegalForm(short) {
		return
	}
	if m := isResponsible.FindStringSubmatch(text); m != nil && legalPerson.MatchString(m[1]) && !legalPerson.MatchString(short) && !phrase.Negation(text) {
		r.party.Set("name", strings.TrimSpace(m[1]), ev) // the title has what it is called in public
		return
	}
	if m := partOf.FindStringSubmatch(text); m != nil && phrase.LegalForm(m[2]) && words.Contains(words.Fold(m[1]), words.Fold(short)) {
		r.party.Set("name", strings.TrimSpace(m[2]), ev)
		return
	}
	if m := weAre.FindStringSubmatch(text); m != nil && legalPerson.MatchString(m[1]) && words.Contains(words.Fold(m[1]), words.Fold(short)) {
		r.party.Set("name", m[1], ev)
		return
	}
	if m := isSeated.FindStringSubmatch(text); m != nil && shortFor(short, m[1]) {
		r.party.Set("name", strings.TrimSpace(m[1]), ev)
		return
	}
	name := beforeAddress(text)
	if m := firmInFront.FindStringSubmatch(text); m != nil {
		name = strings.TrimSpace(m[1])
	}
	if name != short && phrase.LegalForm(name) && words.Contains(words.Fold(name), words.Fold(short)) {
		ev.Source.Text = r.party.Evidence("name").Source.Text + "\n" + ev.Source.Text
		r.party.Set("name", name, ev)
	}
}

// partOf names the firm behind the name that is used in public.
var partOf = regexp.MustCompile(`^(\p{Lu}[^,.;:()]{1,60}?)\s+(?:is|are)\s+(?:een |de |the |a )?(?:onderdeel|handelsnaam|merk|label|product|trading name|part|brand)\s+(?:van|of)\s+(\p{Lu}[^,;:()]{2,60}?)(?:,|\.?$|\s\()`)

// shortFor tells whether a name is another with its first words as an abbreviation: "VC Smash" for
// "Volleybalclub Smash".
func shortFor(short, full string) bool {
	letters, rest, ok := strings.Cut(short, " ")
	before, same := strings.CutSuffix(strings.TrimSpace(full), " "+rest)
	return ok && same && len(letters) >= 2 && len(letters) <= 4 && strings.ToUpper(letters) == letters && len(before) > len(letters) && strings.HasPrefix(before, letters[:1])
}

// legalPerson is the name of a foundation or association as it is registered.
var legalPerson = regexp.MustCompile(`^(?:Stichting|Vereniging|Coöperatie|Foundation)\s+\p{Lu}`)

// nameIn finds the name of the author in a sentence that is about it.
func (r *reader) nameIn(text string, ev proposal.Evidence, about bool) {
	for _, re := range []*regexp.Regexp{partOf, operatedBy} {
		if m := re.FindStringSubmatch(text); m != nil && phrase.LegalForm(m[len(m)-1]) {
			r.party.Set("name", strings.TrimSpace(m[len(m)-1]), ev)
			return
		}
	}
	if m := weAre.FindStringSubmatch(text); m != nil && legalPerson.MatchString(m[1]) {
		r.party.Set("name", m[1], ev)
		return
	}
	if m := calledWe.FindStringSubmatch(text); m != nil {
		r.party.Set("name", strings.TrimSpace(m[1]), ev)
		return
	}
	if m := namedSo.FindStringSubmatch(text); m != nil && about && len(strings.Fields(m[1])) <= 7 {
		r.party.Set("name", strings.TrimRight(m[1], ". "), ev)
		r.take(r.current)
		return
	}
	for _, re := range []*regexp.Regexp{isResponsible, responsibleOf, isSeated, hereafter, toBeCalled, boardOf, thisIsOf, asWhich, does} {
		m := re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		name := strings.TrimSpace(m[1])
		f := words.Fold(name)
		if name == "" || r.lex.says(f, "self", "customer", "datum", "name-of-statement", "this-text") || len(strings.Fields(name)) > 6 || r.everyday(name) || article.MatchString(name) || re == does && behindArticle.MatchString(name) {
			continue
		}
		if strings.Contains(name, ".") && !phrase.LegalForm(name) && (re != isResponsible || strings.HasPrefix(f, "www")) {
			continue // a domain
		}
		r.party.Set("name", name, ev)
		return
	}
	if m := firmInFront.FindStringSubmatch(text); m != nil && !r.lex.says(words.Fold(m[1]), "name-of-statement") && (about || postcodes.MatchString(text) || phrase.KvK(text) != "" || len(strings.Fields(text)) <= 14 && (!strings.HasSuffix(text, ".") || phrase.LegalForm(lastField(text)))) {
		r.party.Set("name", strings.TrimSpace(m[1]), ev)
		return
	}
	if name := beforeAddress(text); name != "" && !r.everyday(name) && !r.lex.says(words.Fold(name), "self", "name-of-statement") {
		r.party.Set("name", name, ev)
		return
	}
	if r.line != nil && (postcodes.MatchString(text) || streetLine.MatchString(text)) && len(strings.Fields(text)) <= 10 && letterhead.MatchString(r.line.text) {
		if f := words.Fold(r.line.text); !r.everyday(r.line.text) && !r.lex.says(f, "self", "name-of-statement", "datum", "dates", "use") {
			ev.Source.Text = r.line.text + "\n" + ev.Source.Text
			r.party.Set("name", r.line.text, ev)
			r.take(r.line)
			return
		}
	}
	if about && r.responsible && phrase.Capital(text) && !actsAs.MatchString(words.Fold(text)) && !strings.Contains(text, ":") {
		if name, _, _ := strings.Cut(text, ","); len(strings.Fields(name)) <= 6 && phrase.Email(name) == "" {
			r.party.Set("name", strings.TrimRight(name, ". "), ev)
			return
		}
	}
	if (about && len(strings.Fields(text)) <= 6 || postcodes.MatchString(text) && len(strings.Fields(text)) <= 14) && phrase.LegalForm(text) && !strings.Contains(text, ":") {
		name, _, _ := strings.Cut(text, ",")
		if finite.MatchString(name) {
			return
		}
		r.party.Set("name", strings.TrimRight(name, ". "), ev)
	}
}

// article begins what is no name: "De stichting", "Deze praktijk". "De Bond van …" is one.
var article = regexp.MustCompile(`^(?:De|Het|de|het)\s+[^\p{Lu}]|^(?i:deze)\s`)

// behindArticle is a name with an article, which a sentence on the law begins with as well.
var behindArticle = regexp.MustCompile(`^(?i:de|het)\s`)

// operatedBy names the firm that runs what is known by another name.
var operatedBy = regexp.MustCompile(`\b(?:operated|run|owned|managed|geëxploiteerd|gedreven|uitgebaat)\s+(?:by|door)\s+(\p{Lu}[^,;:()]{2,60}?)(?:,|\.?$|\s\()`)

// weAre is who the author says it is: "Wij zijn Stichting De Linde te Leiden".
var weAre = regexp.MustCompile(`^(?:Wij|We) zijn (?:de )?(\p{Lu}[\pL&.'’-]*(?:\s+(?:\p{Lu}[\pL&.'’-]*|van|de|der|den|het|en|voor)){0,6}?)(?:,|\.$|\s+(?:te|in|uit|gevestigd)\s|\s\()`)

// namedSo is a line with the name of the author behind its label.
var namedSo = regexp.MustCompile(`^(?i:bedrijfsnaam|naam(?: van de)? (?:organisatie|bedrijf|vereniging|stichting|praktijk|school)|naam|organisatie|handelsnaam|company name|company|organisation|organization|legal name|name)\s*:\s+(\p{Lu}.{2,70})$`)

// letterhead is the line above an address: a name of several words and nothing else.
var letterhead = regexp.MustCompile(`^\p{Lu}[\pL&.'’-]*(?:\s+(?:\p{Lu}[\pL&.'’-]*|van|de|der|den|het|en|voor|ter|ten|in|&)){1,6}$`)

// withoutArticle takes the article off a name that the title has without it.
func (r *reader) withoutArticle(name string) string {
	article, rest, _ := strings.Cut(name, " ")
	if article == "the" && rest != "" {
		return rest // in the middle of a title
	}
	if f := words.Fold(article); f != "de" && f != "het" && f != "the" || r.title == nil || len(strings.Fields(rest)) < 2 {
		return name
	}
	if title := words.Fold(r.title.text()); words.Contains(title, words.Fold(rest)) && !words.Contains(title, words.Fold(name)) {
		return rest
	}
	return name
}

// beforeAddress gives the name at the start of a line that goes on with an address.
func beforeAddress(text string) string {
	at := streetToCity.FindStringIndex(text)
	if at == nil || at[0] == 0 || len(strings.Fields(text)) > 20 {
		return ""
	}
	name, _, _ := strings.Cut(text[:at[0]], ",")
	name, _, _ = strings.Cut(name, " (")
	if name = strings.TrimSpace(name); !phrase.Capital(name) || strings.ContainsAny(name, "0123456789:") || len(strings.Fields(name)) < 2 || len(strings.Fields(name)) > 6 || isSeated.MatchString(text) {
		return ""
	}
	return name
}

// officer reads a sentence about the officer of the author.
func (r *reader) officer(text string, ev proposal.Evidence) bool {
	if phrase.Negation(text) {
		if notObliged.MatchString(words.Fold(text)) || strings.Contains(words.Fold(text), "geen ") || notAppointed.MatchString(words.Fold(text)) || strings.Contains(words.Fold(text), "no ") {
			r.once("fg.appointed", "no", ev)
			return true
		}
		return false
	}
	if r.party.Text("fg.appointed") == "no" {
		return r.reached("privacyContact", text, ev, false) // there is none: who is asked instead
	}
	before := r.party.Text("fg.email") + r.party.Text("fg.phone") + r.party.Text("fg.name")
	set := func(name, value string) {
		if value != "" {
			r.once("fg."+name, value, ev)
		}
	}
	set("email", phrase.Email(text))
	set("phone", phrase.Phone(text))
	if m := namedOfficer.FindStringSubmatch(text); m != nil {
		set("name", strings.TrimSpace(m[1]))
	} else if m := people.FindStringSubmatch(text); m != nil {
		set("name", strings.TrimSpace(m[1]))
	} else if m := officerIs.FindStringSubmatch(text); m != nil {
		set("name", m[1])
	} else if m := officerNamed.FindStringSubmatch(text); m != nil {
		set("name", m[1])
	} else {
		set("name", beforeMail(text))
	}
	found := before != r.party.Text("fg.email")+r.party.Text("fg.phone")+r.party.Text("fg.name")
	f := words.Fold(text)
	if found || appointed.MatchString(f) {
		r.once("fg.appointed", "yes", ev)
		return true
	}
	return false
}

var initial = regexp.MustCompile(`^[A-Z]\.$`)

var notObliged = regexp.MustCompile(`\bniet (?:\pL+ )?verplicht\b|\bnot (?:\pL+ )?(?:obliged|required)\b`)

var notAppointed = regexp.MustCompile(`\b(?:not appointed|niet (?:aangesteld|benoemd))\b`)

var appointed = regexp.MustCompile(`\b(?:aangesteld|benoemd|heeft een functionaris|hebben een functionaris|is (?:de |onze )?functionaris|appointed|have a data protection officer|has a data protection officer|is (?:the |our )?data protection officer)\b`)

func (r *reader) once(name, value string, ev proposal.Evidence) {
	if !r.party.Has(name) {
		r.party.Set(name, value, ev)
	}
}

// reached reads how somebody is reached.
func (r *reader) reached(group, text string, ev proposal.Evidence, about bool) bool {
	found := false
	set := func(name, value string) {
		if value != "" {
			r.once(name, value, ev)
			found = true
		}
	}
	set(group+".email", phrase.Email(text))
	set(group+".phone", phrase.Phone(otherNumbers.ReplaceAllString(text, " ")))
	set("kvk", phrase.KvK(text))
	if about {
		set("contact.url", phrase.URL(strings.ReplaceAll(text, phrase.Email(text), "")))
	}
	if m := belgian.FindString(text); m != "" && !postcodes.MatchString(text) {
		set("contact.address", m)
	}
	if m := contactIs.FindStringSubmatch(text); m != nil {
		r.once("privacyContact.name", m[1], ev)
		found = true
	}
	if m := codeBehindCity.FindStringSubmatch(text); m != nil {
		set("contact.address", m[1]+", "+m[3]+" "+m[2])
	} else if postcodes.MatchString(text) && len(strings.Fields(text)) < 30 {
		address := strings.TrimSpace(afterSeated.ReplaceAllString(text, ""))
		if name := r.party.Text("name"); len(address) >= len(name) && strings.EqualFold(address[:len(name)], name) {
			address = strings.TrimLeft(address[len(name):], ", (")
		}
		if m := streetToCity.FindString(address); m != "" {
			address = m
		}
		if m := untilCity.FindString(address); m != "" {
			address = strings.TrimRight(m, "., ")
		}
		if at := postcodes.FindStringIndex(address); at[0] == 0 && r.street != nil { // the street stands on the line above
			address = r.street.text + ", " + address
			ev.Source.Text = r.street.text + "\n" + ev.Source.Text
			r.take(r.street)
		}
		set("contact.address", address)
	}
	if m := people.FindStringSubmatch(text); m != nil && found {
		r.once(group+".name", strings.TrimSpace(m[1]), ev)
	} else if name := beforeMail(text); name != "" && group == "privacyContact" {
		r.once(group+".name", name, ev)
	}
	return found
}

// beforeMail gives the person whose name stands right before an e-mail address.
func beforeMail(text string) string {
	m := nameAndMail.FindStringSubmatch(text)
	if m == nil || noPerson.MatchString(m[1]) || phrase.LegalForm(m[1]) {
		return ""
	}
	return m[1]
}

var (
	nameAndMail = regexp.MustCompile(`(?:^|[\s,:(])((?:\p{Lu}\.)+(?:\s+(?:van|de|der|den|ter|ten))*\s+\p{Lu}[\pL'’-]+|\p{Lu}[\pL'’-]+(?:\s+(?:van|de|der|den|ter|ten|\p{Lu}[\pL'’.-]*)){0,3}\s+\p{Lu}[\pL'’-]+)\s*[,:(]\s*<?[\w.+-]+@`)
	noPerson    = regexp.MustCompile(`(?i)privacy|contact|support|help|team|service|klant|afdeling|bureau|school|stichting|gegevens|functionaris|officer|vereniging|gemeente|praktijk|e-?mail|secretari`)
)

// otherNumbers are numbers that nobody is called by.
var otherNumbers = regexp.MustCompile(`(?i)\b(?:ondernemingsnummer|ondernemingsnr\.?|kbo\S*|btw\S*|kvk\S*|lrk\S*|agb\S*|big\S*|rsin\S*|iban|vat\S*)(?:\s+(?:nr\.?|nummer|number))?\W{0,3}[A-Z]{0,2}\s?[\d. ]+`)

// belgian is an address with a postcode of figures alone.
var belgian = regexp.MustCompile(`\p{Lu}[\pL.'’-]*(?:\s[\pL.'’-]+){0,4}\s\d{1,4}\s?[a-zA-Z]?,\s+(?:B-)?[1-9]\d{3}\s+\p{Lu}[\pL'’-]+`)

// contactIs names whom to ask about privacy, who is no officer of art. 37.
var contactIs = regexp.MustCompile(`(?i:\b(?:privacy[- ]?functionaris|privacy[- ]?officer|privacy[- ]?coördinator|privacy[- ]?verantwoordelijke|contactpersoon(?: voor privacy\pL*)?|aanspreekpunt(?: voor privacy\pL*)?|praktijkmanager|secretaris|privacy contact|contact person)(?:\s+is|:|,)\s+(?:mevrouw |mevr\. |mw\. |de heer |dhr\. )?)(\p{Lu}[\pL.]*(?:\s+(?:van|de|der|den|ter|ten|\p{Lu}[\pL.\-]*)){1,4})`)

// streetToCity is an address from its street to its city, which nothing else stands in.
var streetToCity = regexp.MustCompile(`\p{Lu}[\pL.'’-]*(?:\s[\pL.'’-]+){0,4}\s\d{1,5}\s?[a-zA-Z]?,\s+[1-9]\d{3}\s?[A-Z]{2}\s+\p{Lu}[\pL'’-]*(?:\s+(?:(?:aan|den|der|de|het)\b|\p{Lu}[\pL'’-]*))*`)

// codeBehindCity is an address whose postcode stands in brackets behind its city.
var codeBehindCity = regexp.MustCompile(`(?:aan|gevestigd|adres:?)\s+(?:de |het )?(\p{Lu}[\pL.'’-]*(?:\s[\pL.'’-]+){0,4}\s\d{1,5}\s?[a-zA-Z]?),?\s+(?:te|in)\s+(\p{Lu}[\pL'’-]*)\s+\(([1-9]\d{3}\s?[A-Z]{2})\)`)

// untilCity is an address up to the city behind the postcode.
var untilCity = regexp.MustCompile(`^.*?\b[1-9]\d{3}\s?[A-Z]{2}\s+\p{Lu}[\pL'’-]*(?:\s+(?:(?:aan|den|der|de|het)\b|\p{Lu}[\pL'’-]*))*`)

// streetLine is a line with a street and a number.
var streetLine = regexp.MustCompile(`^[A-Z][\pL.'\- ]{2,50}\s\d{1,5}\s?[a-zA-Z]?\b.{0,10}$`)

// afterSeated is what stands before an address in a sentence.
var afterSeated = regexp.MustCompile(`(?i)^.*?\b(?:gevestigd (?:aan|te|in)|kantoorhoudende (?:aan|te)|adres:|address:|located at|established at)\s*(?:de |het )?`)

// signedAt is a line with nothing but a place and a day, as stands below a statement.
var signedAt = regexp.MustCompile(`^\p{Lu}[\pL'’ -]{2,30},\s+(?:\d{1,2}\s+)?\pL+\s+20\d\d\.?$`)

// versionInFront begins a line on how old the statement is.
var versionInFront = regexp.MustCompile(`^(?:versie|version|vastgesteld|laatst|last|bijgewerkt|updated|adopted)\b`)

// dates keeps the latest date that the statement gives itself.
func (r *reader) dates(s *span, u *unit) {
	f := words.Fold(s.text)
	signed := signedAt.MatchString(strings.TrimSpace(s.text))
	if len(s.text) > 170 || !signed && !r.lex.says(f, "dates") {
		return
	}
	if !r.lex.says(f, "name-of-statement", "this-text") && len(strings.Fields(f)) > 14 && !versionInFront.MatchString(f) {
		return
	}
	for _, d := range phrase.Dates(strings.Trim(s.text, "_* ")) {
		s.dated = true
		if a, _ := d.Date.LastDay(); r.date.Text == "" {
			r.date, r.dateEv = d, evidence(s.text, u.b.Pos, proposal.Likely)
		} else if b, _ := r.date.Date.LastDay(); a.After(b) {
			r.date, r.dateEv = d, evidence(s.text, u.b.Pos, proposal.Likely)
		}
		r.take(s)
	}
}

// take marks a sentence as understood, for as long as what it says is proposed.
func (r *reader) take(s *span) {
	if !s.used {
		s.used = true
		r.taken = append(r.taken, s)
	}
}

// close proposes the author as a party when it is named, and the firms that work for it.
func (r *reader) close() {
	if len(r.out.Items) == 0 || r.name == "" {
		for _, s := range r.taken {
			s.used = s.dated && len(r.out.Items) > 0 && strings.Contains(r.dateEv.Source.Text, s.text)
		}
	}
	if len(r.out.Items) == 0 {
		return
	}
	var named []said
	for _, it := range r.out.Items {
		if a, ok := it.Record.(*model.Activity); ok {
			for _, e := range it.Root().Rows("engagements") {
				if e.Evidence("party").Confidence != proposal.Doubtful || len(a.Engagements) > 0 {
					named = append(named, said{e.Text("party"), e.Evidence("party")})
				}
			}
		}
	}
	if r.name != "" {
		r.out.Items = append(r.out.Items, r.party.Item())
	}
	seen := map[string]bool{proposal.NormalName(r.name): true}
	for _, n := range named {
		if key := proposal.NormalName(n.value); key != "" && !seen[key] {
			seen[key] = true
			it := proposal.NewItem(model.KindParty)
			it.Root().Set("name", n.value, n.ev)
			r.out.Items = append(r.out.Items, it)
		}
	}
}
