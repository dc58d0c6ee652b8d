package statement

import (
	"regexp"
	"strings"

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
)

// capitals tells that there is a name in a text.
var capitals = regexp.MustCompile(`\b[A-Z]`)

// tradesAs is a firm with the name it trades under in brackets: "Lamp Groep B.V. (handelsnaam: Lamp)".
var tradesAs = regexp.MustCompile(`^(\p{Lu}[^()]{1,60}?)\s*\((?i:handelsnaam|h\.?o\.?d\.?n\.?|handelend (?:als|onder de naam)|trading as|t/a):?\s+([^()]{2,40})\)`)

// responsibleIs says in so many words who the controller is: "De verwerkingsverantwoordelijke is Lamp (Ede)".
var responsibleIs = regexp.MustCompile(`^(?i:(?:de|the)\s+)?(?i:verwerkingsverantwoordelijke|data controller|controller)(?i:\s+(?:voor|for)[^,.]{0,60}?)?\s+(?:is|are)\s+(\p{Lu}[\pL\d&.'’-]*(?:\s+(?:\p{Lu}[\pL\d&.'’-]*|van|de|der|den|het|en|ter|ten|and|of)){0,6}?)(?:\s*\(|,|\.?$)`)

// registeredAs is a name with where it is registered or seated behind it, below the heading on who answers:
// "Lamp Catering, KvK 12345678".
var registeredAs = regexp.MustCompile(`^(\p{Lu}[^,.;:()]{1,60}?),?\s+\(?(?i:kvk|kamer van koophandel|ingeschreven|gevestigd|kantoorhoudende|chamber of commerce|registered)\b`)

// legalName puts the name with its legal form in the place of the short one in the title.
func (r *reader) legalName(text string, ev proposal.Evidence) {
	short := r.party.Text("name")
	if short == "" || phrase.LegalForm(short) {
		return
	}
	if m := tradesAs.FindStringSubmatch(text); m != nil && phrase.LegalForm(m[1]) && words.Contains(words.Fold(short), words.Fold(m[2])) {
		r.party.Set("name", strings.TrimSpace(m[1]), ev)
		return
	}
	if m := registeredAs.FindStringSubmatch(text); m != nil && r.responsible && !r.everyday(m[1]) && !noName.MatchString(m[1]) && len(strings.Fields(m[1])) <= 6 && !r.lex.says(words.Fold(m[1]), "self", "name-of-statement") {
		r.party.Set("name", strings.TrimSpace(m[1]), ev) // who is named first may be the product
		return
	}
	if m := responsibleIs.FindStringSubmatch(text); m != nil {
		r.party.Set("name", strings.TrimSpace(m[1]), ev) // the title may name the product
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

// nameInTitle takes the name of the author from the title: "Privacyverklaring De Linde".
func (r *reader) nameInTitle() {
	if r.title == nil {
		return
	}
	m := statementOf.FindStringSubmatch(strings.TrimSpace(r.title.text()))
	if m == nil || strings.HasPrefix(m[1], "(") || strings.ToUpper(m[1]) == m[1] || !capitals.MatchString(m[1]) || len(phrase.Dates(m[1])) > 0 || r.lex.says(words.Fold(m[1]), "name-of-statement", "datum") {
		return
	}
	r.party.Set("name", m[1], r.title.evidence(proposal.Likely))
	for i := range r.title.spans {
		r.take(&r.title.spans[i])
	}
}

// nameNearTitle takes it from one of the first lines, when the title has none.
func (r *reader) nameNearTitle() {
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
}

// nameIn finds the name of the author in a sentence that is about it.
func (r *reader) nameIn(text string, ev proposal.Evidence, about bool) {
	if m := namedSo.FindStringSubmatch(text); m != nil && about && len(strings.Fields(m[1])) <= 7 && !calledWe.MatchString(text) {
		r.party.Set("name", strings.TrimRight(m[1], ". "), ev)
		r.take(r.current)
		return
	}
	for _, name := range []string{nameBehind(text), r.nameAsSubject(text), r.nameOfWhat(text, about), r.firmFirst(text, about), r.nameBeforeAddress(text)} {
		if name != "" {
			r.party.Set("name", name, ev)
			return
		}
	}
	if r.nameAboveAddress(text, ev) || !about && !postcodes.MatchString(text) {
		return
	}
	if name := r.nameAlone(text, about); name != "" {
		r.party.Set("name", name, ev)
	}
}

// noName begins a sentence and is no name, nor is what is somebody's: "Concreet gaat het om", "Je CV".
var noName = regexp.MustCompile(`(?i)^(?:(?:je|jouw|uw|mijn|ons|onze|hun|een|your|my|our|their)\s|(?:concreet|daarnaast|hierbij|daarbij|hiermee|daarmee|hierin|daarin|hierna|vervolgens|soms|ook|verder|bovendien|tevens|daarom|men|iedereen|niemand|alles|dit|dat|wie|er|furthermore|also|here|everyone|nobody|this|that|it)$)`)

// nameBehind gives the name of the author where a sentence says what it is called, or who is behind a trade name.
func nameBehind(text string) string {
	for _, re := range []*regexp.Regexp{partOf, operatedBy} {
		if m := re.FindStringSubmatch(text); m != nil && phrase.LegalForm(m[len(m)-1]) {
			return strings.TrimSpace(m[len(m)-1])
		}
	}
	if m := weAre.FindStringSubmatch(text); m != nil && legalPerson.MatchString(m[1]) {
		return m[1]
	}
	if m := calledWe.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1])
	}
	return ""
}

// nameAsSubject gives the name that is the subject of a sentence about the author: "De Linde verwerkt …".
func (r *reader) nameAsSubject(text string) string {
	for _, re := range []*regexp.Regexp{responsibleIs, isResponsible, responsibleOf, isSeated, hereafter, toBeCalled, boardOf, thisIsOf, asWhich, does} {
		m := re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		name := strings.TrimSpace(m[1])
		f := words.Fold(name)
		if name == "" || r.lex.says(f, "self", "customer", "datum", "name-of-statement", "this-text") || len(strings.Fields(name)) > 6 || r.everyday(name) || article.MatchString(name) || noName.MatchString(name) || re == does && behindArticle.MatchString(name) {
			continue
		}
		if domain := strings.Contains(name, ".") && !phrase.LegalForm(name); domain && (re != isResponsible || strings.HasPrefix(f, "www")) {
			continue
		}
		return name
	}
	return ""
}

// isWhat says what the author is: "Lamp Hypotheek is een onafhankelijk adviseur".
var isWhat = regexp.MustCompile(`^(\p{Lu}[\pL\d&.'’-]*(?: (?:\p{Lu}[\pL\d&.'’-]*|van|de|der|den|het|en|&)){0,4}) (?:is|zijn|are) (?:een|an?|hét|dé) \pL`)

// nameOfWhat gives the name of which a sentence below the heading on the author says what it is, where it
// stands alone or in front elsewhere too.
func (r *reader) nameOfWhat(text string, about bool) string {
	m := isWhat.FindStringSubmatch(text)
	if m == nil || !about || r.everyday(m[1]) || noName.MatchString(m[1]) || article.MatchString(m[1]) || r.lex.says(words.Fold(m[1]), "self", "customer", "datum", "name-of-statement", "this-text") {
		return ""
	}
	again := 0
	for _, u := range r.units {
		if u.b.Table == nil && strings.HasPrefix(strings.TrimSpace(u.text()), m[1]) {
			again++
		}
	}
	if again < 2 {
		return ""
	}
	return m[1]
}

// firmFirst gives the firm that a line begins with, when the line is about the author.
func (r *reader) firmFirst(text string, about bool) string {
	m := firmInFront.FindStringSubmatch(text)
	if m == nil || r.lex.says(words.Fold(m[1]), "name-of-statement") || noName.MatchString(m[1]) {
		return ""
	}
	short := len(strings.Fields(text)) <= 14 && (!strings.HasSuffix(text, ".") || phrase.LegalForm(lastField(text)))
	if !about && !short && !postcodes.MatchString(text) && phrase.KvK(text) == "" {
		return ""
	}
	return strings.TrimSpace(m[1])
}

// nameBeforeAddress gives the name in front of an address, when it is one.
func (r *reader) nameBeforeAddress(text string) string {
	name := beforeAddress(text)
	if name == "" || r.everyday(name) || r.lex.says(words.Fold(name), "self", "name-of-statement") {
		return ""
	}
	return name
}

// nameAboveAddress takes the line above an address as the name.
func (r *reader) nameAboveAddress(text string, ev proposal.Evidence) bool {
	if r.line == nil || !postcodes.MatchString(text) && !streetLine.MatchString(text) || len(strings.Fields(text)) > 10 || !letterhead.MatchString(r.line.text) {
		return false
	}
	if r.everyday(r.line.text) || r.lex.says(words.Fold(r.line.text), "self", "name-of-statement", "datum", "dates", "use") {
		return false
	}
	ev.Source.Text = r.line.text + "\n" + ev.Source.Text
	r.party.Set("name", r.line.text, ev)
	r.take(r.line)
	return true
}

// nameAlone gives the name on a line that says nothing else: under a heading that asks who is responsible, or with
// its legal form.
func (r *reader) nameAlone(text string, about bool) string {
	name, _, _ := strings.Cut(text, ",")
	if strings.Contains(text, ":") {
		return ""
	}
	if about && r.responsible && phrase.Capital(text) && !actsAs.MatchString(words.Fold(text)) && len(strings.Fields(name)) <= 6 && phrase.Email(name) == "" {
		return strings.TrimRight(name, ". ")
	}
	if n := len(strings.Fields(text)); (about && n <= 6 || postcodes.MatchString(text) && n <= 14) && phrase.LegalForm(text) && !finite.MatchString(name) {
		return strings.TrimRight(name, ". ")
	}
	return ""
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
