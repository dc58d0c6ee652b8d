package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
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
	r.purposeTold = len(r.svc.Rows("purposes")) > 0
	for _, s := range a.sections {
		if !strayKeys[s.key] || wordsDefined.MatchString(s.title) {
			continue
		}
		for at, u := range s.units {
			for i := range u.spans {
				sp := &u.spans[i]
				if r.svc.Text("outsideEEA") == "" && r.transferAsked(u, i) {
					continue
				}
				if sp.used && !r.lex.boilerplate(sp.text) {
					r.strayPurpose(s.key, sp, u)
					switch s.key {
					case "storage": // "Leeslicht draait bij Lamp B.V. in Ede" says more than where
						r.strayParties(s.key, &span{text: sp.text}, u)
					case "contact": // a line that names somebody may go on about breaches
						r.strayBreach(sp.text, evidence(sp.text, u.b.Pos, proposal.Likely))
					}
				}
				if sp.used && r.supplierFirst(sp, u) || sp.used || r.lex.boilerplate(sp.text) {
					continue
				}
				if i == len(u.spans)-1 && r.measureList(s.key, s.units[at:]) {
					continue
				}
				introduced := r.supplierFirst(sp, u)
				named := r.strayParties(s.key, sp, u)
				text, more := u.thereupon(i)
				unnamed := introduced || !r.svc.Has("vendor")
				took := r.stray(text, evidence(text, u.b.Pos, proposal.Likely))
				if unnamed && r.svc.Has("vendor") && i == len(u.spans)-1 {
					r.addressBelow(s.units[at+1:])
				}
				if took && more {
					u.spans[i+1].used = true
				}
				what, why := r.strayIn(s.key, sp, u), r.strayPurpose(s.key, sp, u)
				sp.used = took || introduced || named || what || why || r.strayMeasure(s.key, sp.text, evidence(sp.text, u.b.Pos, proposal.Likely))
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

// supplierFirst reads the sentence that introduces the supplier, before anything takes that for one of
// the parties it engages.
func (r *reader) supplierFirst(sp *span, u *unit) bool {
	ev := evidence(sp.text, u.b.Pos, proposal.Likely)
	return !r.svc.Has("vendor") && !strings.HasSuffix(sp.text, ":") && (r.productOf(sp.text, ev) || r.supplierIn(sp.text, ev))
}

// strayParties reads the parties in a sentence outside the part about them.
func (r *reader) strayParties(key string, sp *span, u *unit) bool {
	if key == "contact" || key == "subprocessors" || phrase.Negation(sp.text) {
		return false
	}
	if !phrase.LegalForm(sp.text) {
		return r.strayNamed(sp, u)
	}
	if !lexicon.HasAny(words.Fold(sp.text), r.lex.parties) && !doneBy.MatchString(sp.text) {
		return false
	}
	r.partySentence(sp, u)
	return sp.used
}

// doneBy is a sentence in which a firm does part of the work: "sms-berichten worden verstuurd door Lamp
// B.V.", "data are hosted in Dublin by Lamp Ltd".
var doneBy = regexp.MustCompile(`(?i:\b(?:gehost|opgeslagen|verstuurd|verzonden|verstuurt|beheerd|onderhouden|afgehandeld|gemonitord|ondergebracht|hosted|stored|sent|delivered|handled|operated|maintained|monitored|managed|backed up|gaan|gaat|lopen|loopt|draait|draaien|staat|staan|runs?|go|goes)\b[^.;]{0,50}?\b(?:door|bij|via|by|with|at|through)\s+)\p{Lu}`)

// strayIn reads what only some parts may say in a sentence, such as the data where nothing else
// names any.
func (r *reader) strayIn(key string, sp *span, u *unit) bool {
	if r.strayLabel(sp, u) {
		return true
	}
	if key != "purposes" && key != "contact" && key != "retention" && r.strayGroup(sp.text, u) {
		return true
	}
	about := key == "categories" || key == "not-categories" || key == "subjects"
	denied := key != "subprocessors" && notProcessed(sp.text) && phrase.Negation(sp.text)
	if !about && !denied && len(r.svc.Rows("dataCategories")) > 0 && !(r.spoke == u && ofOneGroup.MatchString(sp.text)) || about && !notProcessed(sp.text) || key == "purposes" || key == "contact" || key == "retention" {
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
	r.spoke = u
	return len(l.found) > 0
}

// strayGroup reads an item of a list by groups of people: "Docenten: naam, e-mailadres".
func (r *reader) strayGroup(text string, u *unit) bool {
	l := &categoryList{reader: r}
	before, rest, ok := splitColon(text)
	if !ok || u.b.Kind != block.Item || r.groupNamed(before) == "" || phrase.Negation(rest) || !l.listsData(strings.TrimRight(lexicon.WithoutBrackets(rest), ".;")) {
		return false
	}
	l.ofGroup(before, rest, evidence(text, u.b.Pos, proposal.Likely))
	l.settle()
	return true
}

// ofOneGroup is a sentence that goes on with the data of the next group: "Van ouders: naam en adres."
var ofOneGroup = regexp.MustCompile(`(?i)^(?:van|over|of|from|about|voor|for)\s+(?:[\pL-]+\s+){0,2}?[\pL-]+\s*(?::|\b(?:verwerken|bewaren|hebben|leggen|krijgen|we|wij)\b)`)

// proposedCategory tells whether a category is among those proposed already.
func (r *reader) proposedCategory(row categoryRow) bool {
	return slices.ContainsFunc(r.svc.Rows("dataCategories"), func(old proposal.Row) bool {
		return row.code != "" && old.Text("code") == row.code || words.Fold(old.Text("label")) == words.Fold(row.label)
	})
}

// strayLabels are the labels that may stand in the middle of a paragraph.
var strayLabels = map[string]bool{"kvk": true, "url": true, "targetGroup": true, "users": true, "vendor": true, "contact": true}

// usersAre is a sentence that says who uses the product: "De gebruikers zijn leerkrachten en ouders."
var usersAre = regexp.MustCompile(`(?i)^(?:(?:de|onze|the|our)\s+)?(gebruikers|eindgebruikers|users|end users)\s+(?:zijn|are)\s+([^.:;]+)\.?$`)

// strayLabel reads a sentence that is a label with its value: "Handelsregister: 12345678."
func (r *reader) strayLabel(sp *span, u *unit) bool {
	before, rest, ok := splitColon(sp.text)
	if m := usersAre.FindStringSubmatch(sp.text); m != nil && !ok {
		known, all := r.subjectsKnown(m[2])
		before, rest, ok = m[1], m[2], known == all
	}
	if !ok || rest == "" {
		return false
	}
	key, known := r.lex.label(before)
	if !known {
		key, known = r.labelStem(before)
	}
	if !known || !strayLabels[key] || key == "vendor" && !phrase.LegalForm(rest) || key == "contact" && phrase.Email(rest) == "" {
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
	if r.undecided(text, ev) {
		return true
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
	if parts := splitTerms(text); t.Several && len(parts) > 1 && keeps.MatchString(text) && !phrase.Negation(text) {
		r.terms("", text, ev)
		return true
	}
	if !t.Amount.IsZero() && (t.Unit == "year" || t.Unit == "month" || t.Unit == "school-year") && !t.OnRequest && !phrase.Negation(text) && keeps.MatchString(text) {
		r.terms("", text, ev)
		return true
	}
	if t.Backup && !t.Amount.IsZero() && !phrase.Negation(text) && remains.MatchString(text) {
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

// remains is a sentence that says how long back-ups are there: "Back-ups blijven 14 dagen bestaan."
var remains = regexp.MustCompile(`(?i)\b(?:blijft|blijven|bestaan|beschikbaar|overschreven|verlopen|vervallen|bewaard|bewaren|kept|remain|remains|overwritten|expire|retained)\b`)

// inSuchAWay is what the deletion comes to: "op zodanige wijze dat ze niet meer …".
var inSuchAWay = regexp.MustCompile(`(?i)\s(?:op zodanige wijze|zodanig dat|zodat|in such a way)\b.*$`)

// processesIn is a sentence in which the supplier says that it processes the data somewhere.
var processesIn = regexp.MustCompile(`(?i)\b(?:verwerkt|verwerken|worden verwerkt|processes|process|are processed)\b.*\b(?:gegevens|persoonsgegevens|data)\b|\b(?:gegevens|persoonsgegevens|data)\b.*\b(?:verwerkt|processed)\b`)
