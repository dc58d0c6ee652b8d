package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// bulletless reads a short line that is no sentence, in a list that lost its bullets.
func (a *activity) bulletless(u *unit) bool {
	text := strings.TrimSpace(u.text())
	if _, rest, ok := a.labelled(text); ok && rest != "" {
		return false
	}
	if a.list != "purposes" && a.list != "categories" || !a.open() || len(u.spans) != 1 || len(strings.Fields(text)) > 14 || strings.ContainsAny(text[len(text)-1:], ".:?!") || a.lex.says(words.Fold(text), "self", "meta", "you-can") {
		return false
	}
	if !a.listItem(u, strings.TrimRight(text, ";,"), u.evidence(a.conf)) {
		return false
	}
	a.useAll(u)
	return true
}

// bareItem is an item of a list of purposes that lost its bullet.
var bareItem = regexp.MustCompile(`^(?:Het|De|Om|Voor het|Voor de|het|om|voor het)\s+(?:[^.]*?\s)?\pL+(?:en|n)\b[^.:]*[.;]?$`)

// intro takes the topic of the list below from the line above it.
func (a *activity) intro(f string, s *span, ev proposal.Evidence) {
	a.parent = nil
	switch {
	case a.lex.says(f, "principle"):
		a.list = "principles"
		return
	case phrase.Negation(s.text):
		a.list = ""
		if a.lex.says(f, "intro-categories") {
			a.list = "not-categories"
		}
		return
	}
	if a.topic == "rights" || a.topic == "security" {
		a.longText(s, ev)
		return
	}
	topic := ""
	if a.lex.says(f, "data-follow") && !a.lex.says(f, "share") {
		topic = "categories"
	}
	for _, key := range []string{"rights", "retention", "basis", "purposes", "processors", "recipients", "subjects", "categories"} {
		if topic == "" && a.lex.says(f, "intro-"+key) {
			topic = key
		}
	}
	if topic == "" || topic == "recipients" || topic == "processors" || topic == "subjects" {
		if as := a.listTopic(); as != "" {
			topic = as
		}
	}
	if endsForWhat.MatchString(f) && !(topic == "categories" && a.listTopic() == topic) && a.topic != "recipients" && a.topic != "processors" {
		topic = "purposes"
	}
	named := topic == "categories" && a.topic == "" && !a.again && a.listTopic() == topic // the items say so themselves
	switch {
	case topic == "" || topic == "rights" || !a.open() && !named && topic != "recipients" && topic != "processors":
		if !listed[a.topic] {
			a.list = ""
		} else if len(strings.Fields(s.text)) <= 30 {
			a.use(s)
		}
		return
	case topic == "categories" && (a.topic == "basis" || a.topic == "retention" || a.topic == "recipients" || a.topic == "processors"), a.topic == "purposes" && topic == "categories", a.topic == "categories" && topic == "purposes" && !strings.Contains(f, "doel"):
		topic = a.topic
	}
	a.list = topic
	took := topic != "categories" && a.data(s.text, f, ev)
	if topic == "categories" {
		took = a.purpose(s.text, f, ev)
		a.basis(s, f, ev)
	}
	if a.subjects(s.text, ev) || took || len(strings.Fields(s.text)) <= 30 {
		a.use(s)
	}
}

// listTopic tells what the list below a line names by its items: "categories" when most are
// data that are known.
func (a *activity) listTopic() string {
	data, all := 0, 0
	for _, u := range a.after {
		if u.b.Kind != block.Item {
			break
		}
		all++
		text := strings.TrimRight(strings.TrimSpace(u.text()), ".;,")
		parts := enumeration(text)
		if label, known := a.termIn(text); known != "" && len(parts) > 0 && len(strings.Fields(text)) <= 12 && phrase.TermIn(text).Empty() && len(strings.Fields(label))*2 >= len(strings.Fields(parts[0])) {
			data++
		}
	}
	if data >= 2 && data*2 >= all {
		return "categories"
	}
	return ""
}

// announced reads a line in a section that is about something else, when the list below it
// names data: "Denk aan gegevens als:".
func (a *activity) announced(s *span, f string) {
	if a.topic != "principles" || a.inItem {
		return
	}
	a.list = ""
	if strings.HasSuffix(s.text, ":") && a.lex.says(f, "datum") && !a.lex.says(f, "principle", "you-can") && !phrase.Negation(s.text) && a.listTopic() != "" {
		a.list = "categories"
		a.use(s)
	}
}

// endsForWhat is the end of a line above a list of purposes: "… verwerkt uw naam voor:".
var endsForWhat = regexp.MustCompile(`\b(?:voor|om|for|to)$`)

// labelled reads "Doel: het afhandelen van uw bestelling".
func (r *reader) labelled(text string) (key, rest string, ok bool) {
	before, rest, found := strings.Cut(text, ":")
	if !found || len(before) > 60 {
		return "", "", false
	}
	before = strings.TrimLeft(before, "•- ")
	if key, ok = r.lex.labels.WholeOf(before); !ok {
		key, ok = r.lex.headings.WholeOf(before)
		ok = ok && (listed[key] || key == "transfer") && key != "special"
	}
	switch key {
	case "party", "country", "service", "number", "field", "reason", "source":
		ok = false
	}
	return key, strings.TrimSpace(rest), ok
}

// itemUnit reads an item of a list.
func (a *activity) itemUnit(u *unit) {
	if len(u.text()) > longest {
		return
	}
	text := strings.TrimRight(strings.TrimSpace(u.text()), ";,")
	ev := evidence(u.text(), u.b.Pos, a.conf)
	if key, rest, ok := a.labelled(text); ok && rest != "" && a.open() && (a.list == "" || key != "categories") && !(key == "activity" && alwaysGeneral[a.topic]) {
		ev.Confidence = a.inSoManyWords()
		if a.field(key, rest, ev) {
			a.useAll(u)
		}
		return
	}
	if a.listItem(u, text, ev) {
		a.useAll(u)
		return
	}
	if a.deniesBehind(u) {
		return
	}
	a.inItem = true
	a.paragraph(u)
	a.inItem = false
}

// deniesBehind reads an item that names a party and denies something in a sentence behind it: "Lamp – hosting.
// De gegevens worden niet gedeeld." The denial stays in view.
func (a *activity) deniesBehind(u *unit) bool {
	if a.list != "recipients" && a.list != "processors" || len(u.spans) < 2 || u.spans[0].used || phrase.Negation(u.spans[0].text) {
		return false
	}
	for _, s := range u.spans[1:] {
		if !phrase.Negation(s.text) {
			continue
		}
		first := strings.TrimRight(strings.TrimSpace(u.spans[0].text), ".;,")
		if _, rest := cutParty(first); rest == "" || !a.partyItem(first, words.Fold(first), evidence(u.spans[0].text, u.b.Pos, a.conf)) {
			return false
		}
		a.use(&u.spans[0])
		a.noteAt(proposal.NoteNegated, s.text, evidence(s.text, u.b.Pos, a.conf))
		return true
	}
	return false
}

func (a *activity) useAll(u *unit) {
	for i := range u.spans {
		a.use(&u.spans[i])
	}
}

// listItem reads an item by the topic of its list, and tells whether it took it.
func (a *activity) listItem(u *unit, text string, ev proposal.Evidence) bool {
	f := words.Fold(text)
	switch a.list {
	case "principles":
		return false
	case "categories", "special":
		return a.categoryItem(u, text, ev)
	case "not-categories":
		return a.denied(text, ev)
	case "purposes":
		return a.purposeItem(u, text, ev)
	case "basis":
		return a.basisItem(u, text, ev)
	case "subjects":
		return !phrase.Negation(text) && len(strings.Fields(text)) <= 10 && a.addSubject(text, ev)
	case "retention":
		if a.scopedTerm(text, ev) {
			return true
		}
		if u.b.Kind == block.Item && !phrase.Negation(text) && !phrase.TermIn(text).Empty() && len(strings.Fields(text)) <= 25 {
			return a.retentionText("", text, ev)
		}
		return a.retention("", text, f, ev)
	case "recipients", "processors":
		return a.partyItem(text, f, ev)
	}
	if a.topic == "rights" || a.topic == "security" {
		for i := range u.spans {
			if !u.spans[i].dated {
				a.longText(&u.spans[i], ev)
			}
		}
		return true
	}
	return false
}

// field takes what stands behind a label or in a cell under a heading.
func (a *activity) field(key, text string, ev proposal.Evidence) bool {
	if said := phrase.Answer(text); said == phrase.NoReply || said == phrase.Blank || said == phrase.No && len(text) < 30 && key != "transfer" {
		return false
	}
	took := false
	switch key {
	case "activity":
		if strings.ContainsAny(text, "[]") || quoted.FindString(text) == text {
			return false // what to write above a mail: Onderwerp: "vraag over privacy"
		}
		a.row.Set("name", text, ev)
		return true
	case "role":
		if row, ok := reference.List("role").Match(strings.Trim(text, ". ")); ok {
			a.roles = append(a.roles, said{row.Code, ev})
			return true
		}
	case "purposes":
		for _, part := range strings.FieldsFunc(text, func(c rune) bool { return c == ';' || c == '\n' }) {
			for _, p := range purposes(behindFor.ReplaceAllString(strings.TrimSpace(part), "")) {
				took = a.addPurpose(p, ev) || took
			}
		}
	case "categories":
		for _, part := range enumeration(withoutPointer(text)) {
			took = a.addDatum(part, ev, true) || took
		}
	case "basis":
		return a.basisText(text, ev, nil)
	case "retention":
		return a.scopedTerm(text, ev) || a.retentionText("", text, ev)
	case "subjects":
		for _, part := range phrase.Pieces(strings.TrimRight(withoutPointer(text), ".")) {
			took = a.addSubject(part, ev) || took
		}
	case "recipients", "processors":
		a.list = key
		for _, part := range cutParties(text) {
			took = a.partyItem(part, words.Fold(part), ev) || took
		}
		a.list = ""
	case "transfer":
		a.list = "processors"
		for _, part := range phrase.Sentences(text) {
			if names := phrase.Firms(part, nil); len(names) == 1 && !phrase.Negation(part) {
				a.engage(names[0], strings.Replace(part, names[0], "", 1), text, ev)
			}
		}
		a.list = ""
		return a.transferAnswer(text, ev)
	case "security":
		a.appendText("security", text, ev)
		return true
	}
	return took
}

// withoutPointer leaves out the sentences of a cell that only point elsewhere.
func withoutPointer(text string) string {
	var out []string
	for _, s := range phrase.Sentences(text) {
		if f := words.Fold(s); !strings.HasPrefix(f, "zie ") && !strings.HasPrefix(f, "see ") {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

// town tells whether a text is nothing but the name of a town.
func town(s string) bool {
	places := phrase.Places(s)
	return len(places) == 1 && strings.EqualFold(places[0].Place, s)
}

// cutParties parts a cell with recipients: at sentences, and a short one at commas.
func cutParties(text string) []string {
	var out []string
	for _, s := range phrase.Sentences(text) {
		if !phrase.LegalForm(lastField(s)) {
			s = strings.TrimRight(s, ".")
		}
		if len(strings.Fields(s)) > 14 && len(phrase.Firms(s, nil)) < 2 {
			out = append(out, s)
			continue
		}
		s = englishOf.ReplaceAllString(s, hyphenAnd+"of"+hyphenAnd+"$1")
		for _, p := range phrase.Pieces(s) {
			if phrase.LegalForm(p+".") && strings.Contains(s, p+".") {
				p += "."
			}
			if _, country := phrase.Country(p); len(out) > 0 && (country || town(p)) {
				out[len(out)-1] += ", " + p // where the party before it is
				continue
			}
			if whole := strings.ReplaceAll(p, hyphenAnd, " "); phrase.LegalForm(whole) && len(phrase.Firms(whole, nil)) < 2 {
				out = append(out, whole)
				continue
			}
			for _, q := range splitAnd.Split(p, -1) {
				out = append(out, strings.ReplaceAll(q, hyphenAnd, " "))
			}
		}
	}
	return out
}

// anonymised reads a list of data that are no longer personal.
func (a *activity) anonymised(s *section, u *unit) {
	if a.frame.title == nil {
		return
	}
	rows := a.row.Rows("anonymisedUses")
	if len(rows) == 0 {
		row := a.row.Add("anonymisedUses")
		row.Set("purpose", s.title, s.head.evidence(proposal.Doubtful))
		rows = append(rows, row)
	}
	row := rows[0]
	ev := evidence(u.text(), u.b.Pos, proposal.Doubtful)
	name := "items"
	if u.b.Kind != block.Item {
		name = "text"
	}
	if name == "items" {
		if old := row.Evidence(name).Source; old.Text != "" {
			ev.Source = proposal.Source{Text: old.Text + "\n" + ev.Source.Text, Pos: old.Pos}
		}
		row.Set(name, append(row.Texts(name), strings.TrimRight(u.text(), ";. ")), ev)
	} else {
		if old := row.Text(name); old != "" {
			ev.Source = proposal.Source{Text: row.Evidence(name).Source.Text + "\n" + ev.Source.Text, Pos: row.Evidence(name).Source.Pos}
			row.Set(name, old+" "+u.text(), ev)
		} else {
			row.Set(name, u.text(), ev)
		}
	}
	a.useAll(u)
}
