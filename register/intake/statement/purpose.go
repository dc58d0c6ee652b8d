package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// purposeWords are the ways in which a sentence says what for. The first that is there
// counts.
var purposeWords = []*regexp.Regexp{
	goalIs,
	weDoThis,
	interestIs,
	regexp.MustCompile(`(?i)^(?:voor|for)\s+((?:het|de|the)\s+.{6,120}?)\s+(?:gebruiken|gebruikt|verwerken|verwerkt|verzamelen|vragen|bewaren|registreren|noteren|(?:we|wij|ik)\s+(?:use|process|collect)|leggen (?:wij|we)|,?\s*(?:maken|hebben) (?:wij|we)|(?:gebruik|verwerk|bewaar|vraag) ik)\b.*$`),
	regexp.MustCompile(`^(?:To|In order to)\s+(.{4,80}?),?\s+(?:we|our \pL+)\s+(?:process|use|collect|need|store|keep)\b.*$`),
	regexp.MustCompile(`(?i)\b\pL*camera\pL*\b[^.]{0,60}?\b(?:tegen|against)\s+(.+)$`),
	regexp.MustCompile(`(?i)\bmet (?:als doel|het doel)(?: om)?\s+(.+)$`),
	regexp.MustCompile(`(?i)\b(?:ten behoeve van|for the purposes? of)\s+(.+)$`),
	regexp.MustCompile(`(?i)\b(?:camera\pL*|\pL+cams?|cctv)\b[^.]{0,60}?\b(?:for|voor)\s+(?:the |de |het )?((?:\pL+ (?:en|and) )?(?:veiligheid|beveiliging|bescherming|bewijs|toezicht|safety|security|protection|evidence)\s+.+)$`),
	regexp.MustCompile(`(?i)\bter\s+((?:handhaving|voorkoming|bestrijding|beoordeling|bevordering|bewaking|verbetering|vaststelling|afhandeling|controle|beveiliging|verificatie|ondersteuning)\s+(?:en\s+\pL+ing\s+)?van\s+.+)$`),
	regexp.MustCompile(`(?i)\b(?:om|teneinde)\s+((?:[^.]{0,90}?\s)?(?:te|aan te|af te|op te|uit te|na te|in te|mee te|door te|bij te|toe te|voor te|vast te)\s+\pL.*)$`),
	regexp.MustCompile(`(?i)\b(?:gebruik|gebruiken|gebruikt|verwerken|verwerkt|verzamelen|verzameld|nodig|vragen|bewaren|bewaard|opgenomen|ingezet|gemaakt|maken|vastgelegd|opgeslagen|opgevraagd|gevraagd|ingewonnen|verwerking|gebruik ik|verwerk ik|bewaar ik|ik gebruik|ik verwerk|use|used|process|processed|collect|collected|need|keep|kept)\b[^.]{0,90}?\b(?:voor|for)(?:, bijvoorbeeld,)?\s+(.+)$`),
	regexp.MustCompile(`(?i)\b(?:use|used|process|processed|collect|collected|need|needed|ask|store|stored|record|recorded|note|we register)\b[^.]{0,90}?\b(?:in order )?to\s+([a-z]+ .+)$`),
	regexp.MustCompile(`(?i)\b(?:zodat|so that)\s+(.+)$`),
	regexp.MustCompile(`(?i)\b(?:gebruiken|gebruikt|verwerken|verwerkt|nodig)\b[^.]{0,60}?\bbij\s+((?:het|de)\s+\pL+(?:en|ing|atie)\s+.+)$`),
}

// goalIs is a sentence that names its purpose: "Het doel is het innen van de contributie".
var goalIs = regexp.MustCompile(`(?i)^(?:(?:het|ons|de|the|our)\s+)?(?:doel|doelen|doeleinden|purposes?)(?:\s+(?:hiervan|daarvan|(?:van|of)\s+[^.]{0,60}?))?\s+(?:is|zijn|are)\s+(?:(?:alleen|uitsluitend|enkel|slechts|only|solely)\s+)?(?:om\s+|to\s+)?(.+)$`)

// interestIs is a sentence that names its interest: "Our legitimate interest is the security of our network".
var interestIs = regexp.MustCompile(`(?i)\b(?:gerechtvaardigde? belang|legitimate interest)(?:\s+(?:hierbij|hiervoor|daarbij|daarvoor|here))?(?:\s+(?:is|bestaat uit|is gelegen in)|:|,\s+namelijk|,\s+te weten)\s+(?:om\s+)?(.+)$`)

// weDoThis is a sentence that says what for of the one before it.
var weDoThis = regexp.MustCompile(`(?i)^(?:dit|dat|this)\s+(?:doen|doe)\s+(?:wij|we|ik)\s+(?:(?:alleen|uitsluitend|enkel)\s+)?(?:voor|om)\s+(.+)$|^(?:wij|we|ik)\s+(?:doen|doe)\s+(?:dit|dat)\s+(?:(?:alleen|uitsluitend|enkel)\s+)?(?:voor|om)\s+(.+)$|^(?:dit|dat)\s+gebeurt\s+(?:(?:alleen|uitsluitend|enkel)\s+)?(?:voor|om)\s+(.+)$|^we do (?:this|so) (?:to|for)\s+(.+)$`)

// andFor is where a second purpose starts.
var andFor = regexp.MustCompile(`(?i)\s*,?\s+(?:en|and)\s+(?:om|voor|to|for|zodat|so that)\s+|,\s+om\s+`)

// purposes cuts a text into the purposes that it joins: "om te innen en om te melden".
func purposes(text string) []string {
	if m := twoDoings.FindStringSubmatch(text); m != nil {
		return []string{m[1], m[2]}
	}
	var out []string
	for _, part := range andFor.Split(text, -1) {
		if m := twoInfinitives.FindStringSubmatch(part); m != nil && len(strings.Fields(m[2])) > 2 && !objectBefore.MatchString(m[2]) {
			out = append(out, m[1], m[2])
			continue
		}
		out = append(out, part)
	}
	return out
}

// twoInfinitives are two purposes with a verb each: "de afspraak te maken en u na te bellen".
var twoInfinitives = regexp.MustCompile(`^([^,]*?\bte \pL+en) en ((?:[^,]*?\s)?te \pL+en\b[^,]*)$`)

// objectBefore is a second verb whose object is that of the first: "te controleren en uit te betalen".
var objectBefore = regexp.MustCompile(`^(?:aan|af|bij|door|in|mee|na|op|toe|uit|vast|voor) te \pL+$`)

// twoDoings are two purposes of one form: "het innen van … en het melden van …".
var twoDoings = regexp.MustCompile(`(?i)^((?:het|de)\s+\pL+(?:en|ing)\s+van\s+[^,]+?|(?:het|de)\s+\pL+en\s+[^,]+?)\s+en\s+((?:het)\s+\pL+en\s+(?:van\s+|voor\s+|op\s+|aan\s+|over\s+).+)$`)

// basisBehind is where the legal basis starts that stands behind a purpose.
var basisBehind = regexp.MustCompile(`(?i)[\s,;(]+(?:\(?(?:op basis van|op grond van|met uw toestemming|met jouw toestemming|met je toestemming|art(?:ikel|icle)?\.? 6\b|grondslag|rechtsgrond|de grondslag|wij doen dit|based on|on the basis of|with your consent|legal basis)\b).*$|(?i)\s*;\s+(?:dat|dit|this|that|it)\s+(?:is|zijn)\s.*$`)

// forPurposes is a purpose in a word: "promotiedoeleinden".
var forPurposes = regexp.MustCompile(`(?i)^\pL{4,}(?:doeleinden|doelen)$`)

// mainClause is where the sentence goes on behind a purpose: "om u te helpen vragen wij".
var mainClause = regexp.MustCompile(`(?i),?\s+(?:verwerken|gebruiken|verzamelen|vragen|hebben|bewaren|registreren|raadplegen|leggen|noteren|slaan|houden|maken|delen|kunnen|mogen|zullen|sturen|geven|melden|ontvangen|verstrekken|wisselen|schakelen|stellen|nemen|werken|leveren)\s+(?:wij|we)\b|,?\s+(?:verwerk|gebruik|verzamel|vraag|heb|bewaar)\s+ik\b|\s+(?:en|and)\s+(?:(?:wij|we)\s+)?(?:bewaren|verwijderen|wissen|delen|keep|delete|share)\s+(?:ze|die|deze|dit|het|de|them|it|these)\b`)

// purposeIn gives what a sentence says that something is for, "" when it does not.
func purposeIn(s string) string {
	s = strings.TrimRight(strings.TrimSpace(asFarAs.ReplaceAllString(s, "")), ".:; ")
	for _, re := range purposeWords {
		m := re.FindStringSubmatch(s)
		if m == nil || beforeNoPurpose.MatchString(s[:strings.Index(s, m[0])]) {
			continue
		}
		text := strings.TrimSpace(basisBehind.ReplaceAllString(strings.Join(m[1:], ""), ""))
		if at := ofImportance.FindStringIndex(text); at != nil {
			text = text[:at[0]]
		}
		if at := mainClause.FindStringIndex(text); at != nil {
			text = strings.TrimSpace(text[:at[0]])
		}
		if strings.HasPrefix(s, m[0]) { // "Om u te helpen, vragen wij …"
			text, _, _ = strings.Cut(text, ", ")
		}
		if n := len(strings.Fields(text)); (n >= 2 || forPurposes.MatchString(text)) && n <= 60 && strings.Count(text, ")") <= strings.Count(text, "(") && !notFor.MatchString(text) && !(n == 2 && justVerbal.MatchString(text)) {
			return text
		}
	}
	return ""
}

// justVerbal is a verb without what it is done to: "het versturen".
var justVerbal = regexp.MustCompile(`(?i)^(?:het|de)\s+\pL+en$`)

// ofImportance is where a purpose ends that data are needed for: "… van belang zijn zoals naam".
var ofImportance = regexp.MustCompile(`(?i)(?:\s+als (?:dit|dat))?\s+(?:van belang|nodig|noodzakelijk|vereist)\s+(?:zijn|is)\b`)

// asFarAs is a condition: "voor zover die nodig zijn voor uw zaak".
var asFarAs = regexp.MustCompile(`(?i),?\s+(?:voor zover|voorzover|in so far as|insofar as|to the extent)\s[^,;]*`)

// beforeNoPurpose are words behind which "om" tells what somebody may or must do.
var beforeNoPurpose = regexp.MustCompile(`(?i)(?:\b(?:ervoor|kiest|kiezen|recht|verzoek\pL*|mogelijkheid|keuze|toestemming|wens|verplicht|verplichting|plicht|alles aan|best|maatregelen|bevoegd|bevoegdheid|bereid|belangrijk|bezwaar|gerechtigd|verzocht|gevraagd|(?:verzoeken|vragen) (?:wij |we )?(?:u|je|jou)|right|possible|measures|important|asked|obliged|able|free|choose|wish|entitled))\s+$`)

// notFor are words behind "voor" that begin no purpose.
var notFor = regexp.MustCompile(`(?i)^(?:welke?|what|which|wie|whom|it\b|them\b|hem\b|(?:die|deze|ze|dit|dat|het) aan ons|mij\b|jou\b|u als|me\b|us\b|ons\b|you\b|(?:(?:de|die|deze|onze|andere|hieronder|hierna|onderstaande|volgende|bovenstaande|omschreven|genoemde|vermelde|specifieke|bepaalde|welbepaalde|verschillende|bovenstaande|onderstaande|genoemde|our|other|specific) )+(?:[a-z]+ )?(?:doelen|doeleinden|purposes|doelstelling\S*)|het doel|the purpose|toestemming|deze|dit|de volgende|het volgende|de hierboven|meer informatie|zover|the following|this|these|as long|at least|at most|up to|ten minste|ten hoogste|max|een periode|een termijn|maximaal|a period|(?:een|één|twee|drie|vier|vijf|zes|zeven|tien|one|two|three|four|five|six|seven|ten) (?:jaar|jaren|maand|maanden|week|weken|dag|dagen|years?|months?|weeks?|days?)|\d)`)

// purpose reads a sentence that says what data are used for.
func (a *activity) purpose(text, f string, ev proposal.Evidence) bool {
	if a.topic == "retention" || a.topic == "recipients" || a.topic == "processors" || a.topic == "basis" || a.lex.says(f, "you-can", "meta", "anonymous") {
		return false
	}
	named := a.frame.title != nil && a.namesActivity(a.frame.title.text())
	if !named && !(a.topic == "purposes" && onlyTo.MatchString(text)) && !goalIs.MatchString(text) && !interestIs.MatchString(text) && !interestIn.MatchString(f) && !(a.frame.title != nil && weDoFor.MatchString(text) && a.lex.says(f, "use")) && (!a.lex.says(f, "use", "holds") || !a.lex.says(f, "datum") && len(a.dataIn(text)) == 0 && a.topic != "purposes") {
		return false
	}
	p := a.withoutGround(purposeIn(text))
	if at := exceptFor.FindStringIndex(f); at != nil && words.Index(f, words.Fold(p)) > at[0] || a.lex.says(f, "opt-out") {
		return false
	}
	if p == "" || phrase.Negation(onCondition.ReplaceAllString(p, "")) || asksConsent.MatchString(f) || len(strings.Fields(p)) <= 6 && len(a.codes(p)) > 0 && !ofLaw.MatchString(p) {
		return false
	}
	if at := words.Index(f, words.Fold(p)); at > 0 && phrase.NegatedBefore(f, at) {
		return false
	}
	took := false
	for _, part := range purposes(p) {
		took = a.addPurpose(part, ev) || took
	}
	return took
}

// onlyTo is a sentence that is nothing but a purpose, below the heading on those: "Uitsluitend om u te helpen."
var onlyTo = regexp.MustCompile(`(?i)^(?:(?:uitsluitend|alleen|enkel|slechts|only|solely) )?(?:om|to|in order to) \pL`)

// withoutGround takes the legal basis in brackets off a purpose: "de contributie te innen (uitvoering van
// de overeenkomst)".
func (a *activity) withoutGround(purpose string) string {
	if at := strings.LastIndex(purpose, " ("); at > 0 && strings.HasSuffix(purpose, ")") && len(a.codes(purpose[at:])) > 0 {
		return purpose[:at]
	}
	return purpose
}

var (
	onCondition = regexp.MustCompile(`(?i)\s(?:if|als|indien|wanneer|when)\s.*$`)
	exceptFor   = regexp.MustCompile(`\b(?:tenzij|behalve|unless|except)\b`)
	weDoFor     = regexp.MustCompile(`^(?:Om|To|In order to)\s[^.]*?\b(?:wij|we|ik)\b`)
	interestIn  = regexp.MustCompile(`\b(?:gerechtvaardigde? belang|legitimate interest) (?:om|to)\b`)
)

// purposeItem reads an item of a list of purposes, with the basis behind it where that
// is named.
func (a *activity) purposeItem(u *unit, text string, ev proposal.Evidence) bool {
	if phrase.Negation(text) || len(strings.Fields(text)) < 2 && strings.ToLower(text) == text {
		if phrase.Negation(text) {
			a.noteAt(proposal.NoteNegated, text, ev)
		}
		return false
	}
	if len(u.spans) > 1 && a.inSentences(text) {
		return false
	}
	if f := words.Fold(text); a.lex.says(f, "use") && (a.lex.says(f, "self") || a.reader.name != "" && strings.Contains(f, proposal.NormalName(a.reader.name))) && len(strings.Fields(text)) > 9 {
		return false // a sentence among the items
	}
	if m := basisThenFor.FindStringSubmatch(text); m != nil && len(a.codes(m[1])) == 1 {
		if purpose := basisBehind.ReplaceAllString(m[2], ""); a.addPurpose(purpose, ev) {
			rows := a.row.Rows("purposes")
			a.basisText(m[1], ev, &rows[len(rows)-1])
			return true
		}
	}
	if m := articleThenWhat.FindStringSubmatch(text); m != nil && len(a.codes(m[1])) == 1 && a.addPurpose(m[2], ev) {
		rows := a.row.Rows("purposes")
		a.basisText(m[1], ev, &rows[len(rows)-1])
		return true
	}
	purpose := basisBehind.ReplaceAllString(text, "")
	if m := dataThenFor.FindStringSubmatch(purpose); m != nil && len(a.known(m[1])) > 0 && !a.lex.says(words.Fold(m[1]), "use") {
		for _, d := range a.dataOf(m[1]) {
			a.addCategory(d, ev)
		}
		return a.addPurpose(m[2], ev)
	}
	purpose = a.withoutGround(purpose)
	if !a.addPurpose(behindFor.ReplaceAllString(purpose, ""), ev) {
		return false
	}
	if len(purpose) < len(text) {
		rows := a.row.Rows("purposes")
		a.basisText(text[len(purpose):], ev, &rows[len(rows)-1])
	}
	return true
}

// subordinate is where a text goes on with what is no longer its main clause.
var subordinate = regexp.MustCompile(`(?i)[,(]|\b(?:als|die|dat|wanneer|indien|waar\pL*|welke|omdat|zodat|zoals|if|that|which|who|when|where|because|such)\b`)

// finite are verbs that make a sentence.
var finite = regexp.MustCompile(`(?i)\b(?:is|zijn|geldt|gelden|staat|staan|wordt|worden|kan|kunnen|mag|mogen|moet|moeten|heeft|hebben|bedraagt|(?:bewaar|gebruik|verwerk|vraag|heb|ben) ik|ik (?:bewaar|gebruik|verwerk|vraag|heb|ben)|are|was|will|may|can|must|has|have|applies)\b`)

// behindTo begins a purpose that may have any verb in it.
var behindTo = regexp.MustCompile(`(?i)^(?:om|te|to|het \pL+en|voor)\s`)

// inSentences tells whether an item is made of sentences, and names nothing.
func (a *activity) inSentences(text string) bool {
	main := text
	if at := subordinate.FindStringIndex(text); at != nil && at[0] > 0 {
		main = text[:at[0]]
	}
	return finite.MatchString(main) && !behindTo.MatchString(text)
}

// articleThenWhat is an item with a basis, the article of it in brackets, and what it is for:
// "Wettelijke plicht (6.1.c): het bewaren van facturen".
var articleThenWhat = regexp.MustCompile(`^([^—–:()]{4,60}?\([^()]*\b6\b[^()]*\))\s*[—–:]\s+(.+)$`)

// basisThenFor is an item with a basis and what it is for: "Contract — to handle your order".
var basisThenFor = regexp.MustCompile(`(?i)^([^—–:]{4,60}?)\s*[—–:]\s+(?:to|om|voor|for)\s+(.+)$`)

// dataThenFor is an item with data and what they are for: "naam en adres om te bezorgen".
var dataThenFor = regexp.MustCompile(`(?i)^(.{3,80}?)\s+(?:om|voor|for|to)\s+((?:te|het|de|the|[a-z]+)\s.+)$`)

// ofLaw is a law by its name, whose execution is a purpose: "de uitvoering van de Participatiewet".
var ofLaw = regexp.MustCompile(`^(?:de|het) (?:uitvoering|uitvoeren) van de \p{Lu}\pL*wet\b`)

// asksConsent is a sentence about asking consent, and not about what data are for.
var asksConsent = regexp.MustCompile(`\b(?:om (?:uw |jouw |hun )?toestemming (?:om|voor)|toestemming (?:van [^.]{0,60} )?(?:nodig|vereist|gevraagd)|consent (?:is )?(?:required|needed)|ask (?:for )?(?:your )?consent)\b`)

// behindFor is the word before a purpose.
var behindFor = regexp.MustCompile(`(?i)^(?:om|voor|for)\s+`)

// justVerb is a verb that says nothing of what for.
var justVerb = regexp.MustCompile(`(?i)^(?:verwerken|gebruiken|verzamelen|bewaren|process|use|collect)$`)

// noGoal only says that there are purposes.
var noGoal = regexp.MustCompile(`(?i)^(?:(?:de|die|deze|onze|andere|specifieke|bepaalde|welbepaalde|verschillende|our|other|specific) )+(?:doelen|doeleinden|purposes)\b`)

// asExample leads to an example of what the data are for.
var asExample = regexp.MustCompile(`(?i)^(?:bijvoorbeeld|bijv\.|zoals|denk aan|for example|for instance|such as)\s+(?:(?:voor|om|for|to)\s+)?`)

// useOfIt are words that only say that data are used: "Deze gegevens zijn nodig voor".
var useOfIt = regexp.MustCompile(`(?i)^(?:(?:deze|de|uw|je|jouw|these|your|the) (?:persoons|contact)?(?:gegevens|data) (?:zijn|worden|is|are)|(?:wij|we|ik) (?:gebruiken|verwerken|hebben|gebruik|verwerk|heb|use|need|process)(?: (?:deze|de|uw|je|ze|dit|this|these|your|them|it))?(?: (?:persoonsgegevens|gegevens|data|information))?)(?: (?:alleen|uitsluitend|enkel|only))?(?: (?:nodig|gebruikt|verwerkt|used|needed|necessary))? (?:voor|om|for|to) `)

// lawInBrackets is a law or a ground behind a purpose.
var lawInBrackets = regexp.MustCompile(`\s*\((?:[A-Z][A-Za-z]{1,7}|[^()]*\b(?:verplicht|wet|wettelijk\pL*|grondslag|law|required)\b[^()]*)\)$`)

// addPurpose proposes a purpose, once.
func (a *activity) addPurpose(text string, ev proposal.Evidence) bool {
	text = strings.TrimPrefix(strings.Trim(strings.TrimSpace(trimNumber(text)), " .;:,–—-"), "te ")
	text = asExample.ReplaceAllString(useOfIt.ReplaceAllString(text, ""), "")
	text = strings.TrimSpace(lawInBrackets.ReplaceAllString(text, ""))
	if text == "" || phrase.Answer(text) == phrase.No || justVerb.MatchString(text) || noGoal.MatchString(text) {
		return false
	}
	f := words.Fold(text)
	for _, row := range a.row.Rows("purposes") {
		if g := words.Fold(row.Text("text")); g == f || strings.Contains(g, f) {
			return true
		}
	}
	row := a.row.Add("purposes")
	row.Set("text", text, ev)
	return true
}
