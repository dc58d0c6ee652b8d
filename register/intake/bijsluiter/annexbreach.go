package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// aboutBreach tells whether a sentence speaks of breaches.
func (t *topic) aboutBreach(s string) bool { return lexicon.HasAny(words.Fold(s), t.lex.breaches) }

// breachUnit reads a paragraph or item of what was agreed about breaches.
func (t *topic) breachUnit(u *unit) {
	if u.b.Kind == block.Item && t.breachField(u) {
		u.use()
		return
	}
	for i := range u.spans {
		s := &u.spans[i]
		if t.lex.boilerplate(s.text) {
			continue
		}
		if t.introduces(s.text) || strings.HasSuffix(s.text, ":") && len(strings.Fields(s.text)) <= 4 {
			t.fieldsAsked, s.used = true, true
			continue
		}
		s.used = true
		if !t.aboutBreach(s.text) && phrase.TermIn(s.text).Amount.IsZero() && t.strayMeasure("", s.text, evidence(s.text, u.b.Pos, proposal.Likely)) {
			continue // a measure that came below it
		}
		t.breachSentence(s.text, evidence(s.text, u.b.Pos, proposal.Certain))
	}
}

// breachField reads an item that names something a notice reports.
func (t *topic) breachField(u *unit) bool {
	text := bare(u.text())
	if phrase.Email(text) != "" || !phrase.TermIn(text).Amount.IsZero() || u.b.Tick == block.Unticked {
		return false
	}
	f := words.Fold(text)
	codes := t.fieldsNamed(f)
	ev := u.evidence(proposal.Likely)
	if known, ok := rowNamed("breach-field", text); ok {
		codes = []string{known.Code}
	}
	switch {
	case phrase.Negated(text):
		return false
	case len(codes) == 1 || len(codes) > 1 && len(strings.Fields(text)) > 4:
		t.joinTexts("breachAgreement.fields", codes, ev)
	case len(strings.Fields(text)) <= 12 && t.fieldsAsked:
		t.joinTexts("breachAgreement.otherFields", []string{strings.TrimRight(text, ";.")}, ev)
	default:
		return false
	}
	return true
}

// fieldsNamed gives what of a notice a folded text names, in its order.
func (t *topic) fieldsNamed(f string) []string {
	at := map[string]int{}
	var codes []string
	for _, e := range t.lex.breachFields.Entries() {
		if i := words.Index(f, e.Text); i >= 0 {
			if was, known := at[e.Key]; !known || i < was {
				at[e.Key] = i
			}
			codes = including(codes, e.Key)
		}
	}
	slices.SortStableFunc(codes, func(a, b string) int { return at[a] - at[b] })
	return codes
}

// joinTexts adds values to a list, and their passage to its source.
func (r *reader) joinTexts(name string, values []string, ev proposal.Evidence) {
	have := r.svc.Texts(name)
	if len(have) > 0 {
		was := r.svc.Evidence(name)
		ev.Source = proposal.Source{Text: was.Source.Text + "\n" + ev.Source.Text, Pos: was.Source.Pos}
		ev.Confidence = ev.Confidence.Lower(was.Confidence)
	}
	for _, v := range values {
		have = including(have, v)
	}
	r.svc.Set(name, have, ev)
}

// including adds a text to a list, once.
func including(all []string, s string) []string {
	for _, have := range all {
		if have == s {
			return all
		}
	}
	return append(all, s)
}

var hoursAfter = regexp.MustCompile(`(?i)\b((?:na|nadat|vanaf|after|of)\s+(?:(?:de|het|een|the|becoming|eerste|vaststelling|constatering)\s+){0,2}(?:ontdekking|ontdekt|constatering|vaststelling|bekend worden|kennisname|kennisneming|discovery|discovering|aware|detection|de verwerker|wij|[\pL]+ daarvan)[^.,;:]{0,120})(?:\b|$)`)

// breachSentence reads a sentence about breaches: the term, whom to call, who notifies
// the authority, how. The sentence itself is kept whole.
func (t *topic) breachSentence(text string, ev proposal.Evidence) {
	f := words.Fold(text)
	likely := ev
	likely.Confidence = likely.Confidence.Lower(proposal.Likely)
	t.fieldsAsked = strings.HasSuffix(strings.TrimSpace(text), ":") || t.fieldsAsked
	if term := phrase.TermIn(text); !term.Amount.IsZero() && !phrase.Negation(text) && (term.Unit == "hour" || term.Unit == "day" || term.Unit == "working-day") {
		t.breachTerm(term, text, likely)
	}
	t.breachContact(text, likely)
	if !t.svc.Has("breachAgreement.channel") && !phrase.Negation(text) {
		for _, e := range t.lex.channels.Entries() {
			if words.Contains(f, e.Text) {
				t.svc.Set("breachAgreement.channel", e.Key, likely)
				break
			}
		}
	}
	if lexicon.HasAny(f, t.lex.monitors) {
		t.append("breachAgreement.monitoring", text, likely)
	}
	t.notifiesAP(f, text, likely)
	t.append("breachAgreement.text", text, ev)
}

// handles is what is done about an incident other than telling of it.
var handles = regexp.MustCompile(`(?i)\b(?:getriageerd|onderzocht|opgelost|hersteld|verholpen|opgepakt|in behandeling|triaged|investigated|resolved|fixed)\b`)

// breachTerm sets the term, and notes where the document names another as well.
func (t *topic) breachTerm(term phrase.Term, text string, ev proposal.Evidence) {
	if !tells.MatchString(text) && handles.MatchString(text) {
		return // "incidenten worden binnen 4 uur onderzocht"
	}
	if left, had := t.lex.placeholders(text); had && phrase.TermIn(left).Amount.IsZero() {
		return // "binnen [[termijn, bijvoorbeeld 48 uur]]"
	}
	if f := words.Fold(text); lexicon.HasAny(f, t.lex.authority) && !supplierTells.MatchString(f) {
		return // the 72 hours in which the controller notifies the authority
	}
	if t.svc.Has("breachAgreement.term") {
		if old, err := field.Get(t.item.Record, "breachAgreement.term"); err != nil || toText(old) != term.Amount.String() || t.svc.Text("breachAgreement.unit") != string(term.Unit) {
			t.noteAt(proposal.NoteConflict, "breachAgreement.term", ev)
		}
		return
	}
	if term.Hedged {
		ev.Confidence = proposal.Doubtful
	}
	t.svc.Set("breachAgreement.term", term.Amount, ev)
	t.svc.Set("breachAgreement.unit", string(term.Unit), ev)
	trigger := ""
	if m := hoursAfter.FindStringSubmatch(text); m != nil {
		trigger = strings.TrimSpace(toWhom.ReplaceAllString(m[1], ""))
	} else if !term.Coded {
		trigger = term.Trigger
	}
	t.svc.Set("breachAgreement.trigger", trigger, ev)
}

// toWhom is who is told, behind from when the term runs.
var toWhom = regexp.MustCompile(`(?i)\s+(?:(?:aan|bij|to)\s+(?:de|het|uw|jullie|onze|the|your)\s|(?:per|via|by)\s+(?:e-?mail|mail|telefoon|phone)\b).*$`)

// breachContact takes whom to call about a breach out of a sentence.
func (t *topic) breachContact(text string, ev proposal.Evidence) {
	set := func(name, value string) {
		if value != "" {
			t.once("breachAgreement.contact."+name, value, ev)
		}
	}
	set("email", phrase.Email(text))
	set("phone", phrase.Phone(text))
	if m := personWords.FindStringSubmatchIndex(text); m != nil {
		set("name", strings.TrimSpace(text[m[2]:m[3]]))
		if f := functionBehind.FindStringSubmatch(text[m[1]:]); f != nil {
			set("function", f[1])
		}
	}
	if _, rest, ok := splitColon(text); ok && phrase.Email(rest)+phrase.Phone(rest) != "" {
		if name := strings.TrimSpace(strings.Split(rest, ",")[0]); personName(name) && !t.isVendor(name) && !t.lex.function(name) {
			set("name", name) // "Contactpersoon incidenten: Ada Bos, 06-…"
		}
	}
	if before, rest, ok := splitColon(text); ok && rest != "" && len(strings.Fields(rest)) <= 6 && phrase.Email(rest) == "" && phrase.Phone(rest) == "" {
		if key, _ := t.lex.label(before); key == "contact" {
			set("name", strings.TrimRight(rest, "."))
		}
	}
}

// functionBehind is the function behind the name of a person: ", security officer, …".
var functionBehind = regexp.MustCompile(`^,\s*([\pL][\pL \-]{3,40}?)(?:,|\s+\(|$)`)

var supplierTells = regexp.MustCompile(`\b(?:verwerker|wij|we|leverancier|bewerker|processor|supplier)\b[^.]{0,80}\b(?:meldt|melden|melding|doet|doen|notifies|notify|report|reports)\b`)

// notifiesAP sets whether the supplier notifies the authority itself. Only a plain
// denial or a plain sentence counts; a condition leaves it open.
func (t *topic) notifiesAP(f, text string, ev proposal.Evidence) {
	if !lexicon.HasAny(f, t.lex.authority) || !supplierTells.MatchString(f) || t.svc.Has("breachAgreement.notifiesAP") {
		return
	}
	switch {
	case phrase.Negation(text):
		t.svc.Set("breachAgreement.notifiesAP", "no", ev)
	case strings.Contains(f, "namens") || lexicon.HasAny(f, t.lex.conditions) || lexicon.HasAny(f, t.lex.controllers):
	default:
		t.svc.Set("breachAgreement.notifiesAP", "yes", ev)
	}
}

// breachTable reads a table about breaches: labels with values, or steps with terms.
func (t *topic) breachTable(u *unit) bool {
	if t.key != "breach" {
		return false
	}
	for _, row := range u.table.Grid() {
		cells := distinct(row)
		var texts []string
		for _, c := range cells {
			if c.Text() != "" {
				texts = append(texts, oneLine(c.Text()))
			}
		}
		if len(texts) == 0 {
			continue
		}
		if t.fieldsHeader(cells) {
			continue
		}
		text := strings.Join(texts, " | ")
		if len(texts) == 2 {
			text = strings.TrimRight(texts[0], ": ") + ": " + texts[1]
		}
		t.breachSentence(text, evidence(strings.Join(texts, " | "), cells[0].Pos, proposal.Likely))
		t.useCell(cells...)
	}
	return true
}
