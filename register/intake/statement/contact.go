package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

var (
	postcodes    = regexp.MustCompile(`\b[1-9]\d{3}\s?[A-Z]{2}\b`)
	people       = regexp.MustCompile(`\b(?i:mevrouw|mevr\.?|mw\.?|dhr\.?|de heer|mr\.|drs\.)\s*((?:[A-Z]\.\s?){0,4}(?:(?:[vV]an|[dD]e|[dD]er|[dD]en|[tT]er|[tT]en)\s+){0,3}\p{Lu}[\pL\-]+(?:(?:\s+(?:van|de|der|den|ter|ten)){0,3}\s+\p{Lu}\pL+-?\pL+)?)`)
	officerIs    = regexp.MustCompile(`\b(?:FG|DPO|[Gg]egevensbescherming|[Dd]ata [Pp]rotection [Oo]fficer)\)?[:,]\s+([A-Z][\pL.\-]*(?:\s+(?:van|de|der|den|ter|ten|[A-Z][\pL.\-]*)){1,4})(?:,|\s+[(–-]|\.?$)`)
	officerNamed = regexp.MustCompile(`\b(?:(?i:functionaris(?: voor)?(?: de)? gegevensbescherming|data protection officer)|FG|DPO)(?:\s*\([^)]*\))?\s+(?:is|heet)\s+(?:(?:mevrouw|mevr\.|mw\.|de heer|dhr\.)\s+)?(\p{Lu}[\pL.\-]*(?:\s+(?:van|de|der|den|ter|ten|\p{Lu}[\pL.\-]*)){1,4})`)
	namedOfficer = regexp.MustCompile(`^([A-Z][\pL.\- ]{3,40}?)\s+is\s+(?:de\s+|onze\s+|the\s+|our\s+)?(?i:functionaris|data protection officer)`)
)

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

// officerLine reads a line of the block below "Onze functionaris gegevensbescherming:", a line for the name, one for
// the address and one for the number.
func (r *reader) officerLine(s *span, u *unit) bool {
	field, value := "", ""
	ev := evidence(s.text, u.b.Pos, proposal.Likely)
	switch m := personAlone.FindStringSubmatch(strings.TrimSpace(s.text)); {
	case len(strings.Fields(s.text)) > 6:
	case m != nil && !noPerson.MatchString(m[1]) && !phrase.LegalForm(m[1]):
		field, value = "fg.name", m[1]
	case phrase.Email(s.text) != "":
		field, value = "fg.email", phrase.Email(s.text)
	case phrase.Phone(s.text) != "":
		field, value = "fg.phone", phrase.Phone(s.text)
	}
	if value == "" {
		return false
	}
	r.once(field, value, ev)
	r.once("fg.appointed", "yes", ev)
	r.take(s)
	return true
}

// personAlone is a line that is nothing but a person's name.
var personAlone = regexp.MustCompile(`^(?:(?:(?i:mevrouw|mevr\.|mw\.|de heer|dhr\.|mr\.|drs\.|dr\.))\s+)*((?:(?:\p{Lu}\.\s?)+|\p{Lu}[\pL'’-]+\s)(?:(?:van|de|der|den|ter|ten)\s+)*\p{Lu}[\pL'’-]+)$`)

var initial = regexp.MustCompile(`^[A-Z]\.$`)

var notObliged = regexp.MustCompile(`\bniet (?:\pL+ )?verplicht\b|\bnot (?:\pL+ )?(?:obliged|required)\b`)

var notAppointed = regexp.MustCompile(`\b(?:not appointed|niet (?:aangesteld|benoemd))\b`)

var appointed = regexp.MustCompile(`\b(?:aangesteld|benoemd|heeft een functionaris|hebben een functionaris|is (?:de |onze )?functionaris|appointed|have a data protection officer|has a data protection officer|is (?:the |our )?data protection officer)\b`)

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
