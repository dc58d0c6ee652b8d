package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// purposes reads what the data are used for, with the code of the covenant's own
// purposes.
func (r *reader) purposes(s *section) {
	p := &purposeReader{reader: r, paragraph: paragraphOf(s), ticks: ticksIn(s.units)}
	if s.rest != "" {
		for _, text := range nonEmpty(strings.Split(s.rest, "; ")...) {
			p.add(text, s.units[0].evidence(proposal.Certain))
		}
		s.units[0].use()
		return
	}
	done := operationsIn(s.units)
	for i, u := range s.units {
		switch {
		case done[u]: // what is done with the data is not what for
		case u.table != nil && r.tableOfData(u) && r.categoryTable(u, ""): // what stands below the purposes without a heading
		case u.table != nil:
			p.rows(u)
		case p.code(u.text()) == "" && r.leads(s.units, i):
		default:
			p.unit(u)
		}
	}
	if only := onlyText(s.units); only != nil && p.last == nil && len(only.text()) < 400 && !aboutDocument.MatchString(only.text()) && !phrase.Negation(only.text()) && !strings.HasSuffix(only.text(), ":") {
		parts := purposesIn(only.text())
		if len(parts) == 0 && len(only.text()) < 250 {
			parts = []string{only.text()}
		}
		for _, text := range parts {
			p.add(text, only.evidence(proposal.Likely))
			only.use()
		}
	}
}

var (
	// leadsToOperations is a line above a list of what is done with data: "De verwerking bestaat uit:".
	leadsToOperations = regexp.MustCompile(`(?i)\b(?:verwerking(?:en|shandelingen)?|processing(?: operations)?)\b.*\b(?:bestaat|bestaan|omvat|omvatten|consists?|comprises?|includes?|involves?)\b.*:$`)
	// operation is one of them, in the words of article 4(2) or of who keeps data for others.
	operation = regexp.MustCompile(`(?i)^(?:het )?(?:verzamelen|vastleggen|ordenen|structureren|opslaan|opslag|bewaren|bijwerken|wijzigen|opvragen|raadplegen|gebruiken|verstrekken|verspreiden|beschikbaar stellen|combineren|afschermen|wissen|vernietigen|verwijderen|hosten|back-?uppen|herstellen|migreren|collecti(?:on|ng)|recording|structuring|stor(?:age|ing)|hosting|retriev(?:al|ing)|consult(?:ation|ing)|eras(?:ure|ing)|delet(?:ion|ing)|back(?:ing)?[ -]?ups?)$`)
)

// operationsIn gives the line that leads to operations, and the items below it.
func operationsIn(units []*unit) map[*unit]bool {
	for i, lead := range units {
		if lead.table != nil || !leadsToOperations.MatchString(strings.TrimSpace(lead.text())) {
			continue
		}
		below, named := map[*unit]bool{lead: true}, 0
		for _, u := range units[i+1:] {
			if u.table != nil || u.b.Kind != block.Item || lead.b.Kind == block.Item && u.b.Level <= lead.b.Level {
				break
			}
			below[u] = true
			if operation.MatchString(strings.TrimRight(strings.TrimSpace(u.text()), ";,. ")) {
				named++
			}
		}
		if named >= 2 && named*2 >= len(below)-1 {
			return below
		}
	}
	return nil
}

// onlyText gives the one paragraph a section consists of, nil when it has more.
func onlyText(units []*unit) *unit {
	if len(units) != 1 || units[0].table != nil || units[0].text() == "" {
		return nil
	}
	return units[0]
}

type purposeReader struct {
	*reader
	paragraph  string // of article 5 of the covenant: "1" or "2"
	ticks      bool
	last       *proposal.Row
	lastLevel  int
	lastMarker string
	listing    bool // the last purpose announced parts of itself
}

// paragraphOf tells which list of purposes of the covenant is meant: the one for
// school information, when the section speaks of that.
func paragraphOf(s *section) string {
	for _, u := range s.units {
		if u.table != nil {
			continue
		}
		f := words.Fold(u.text())
		if words.Contains(f, "lid 2") || words.Contains(f, "leerlinginformatiemiddelen") || words.Contains(f, "school en studieadviezen") {
			return "2"
		}
	}
	return "1"
}

// code gives the covenant's code of a purpose, "" for one of the supplier's own.
func (p *purposeReader) code(text string) string {
	if e, ok := p.lex.purposes.Within(words.Fold(text)); ok {
		return p.paragraph + "-" + e.Key
	}
	return ""
}

var convenantArticle = regexp.MustCompile(`(?i)\b(?:artikel|art\.?|article)\s*5\b`)

func (p *purposeReader) unit(u *unit) {
	text := strings.TrimSpace(u.text())
	if text == "" || p.lex.boilerplate(text) {
		return
	}
	counted := bareCount.FindString(text)
	if lines := countedLines(text); len(lines) > 1 && u.b.Tick == block.NoBox {
		for _, line := range lines {
			p.add(line, evidence(line, u.b.Pos, proposal.Certain))
		}
		u.use()
		return
	}
	if u.b.Kind != block.Item && u.b.Tick == block.NoBox && (p.code(text) == "" || len(purposesIn(text)) > 1 || len(u.spans) > 1 && doneFor.MatchString(u.spans[0].text)) && counted == "" {
		p.sentences(u)
		return
	}
	text = strings.TrimPrefix(text, counted)
	deeper := u.b.Level > p.lastLevel || p.listing && markerForm(u.b.Marker) != p.lastMarker && p.code(text) == ""
	if u.b.Kind == block.Item && p.last != nil && deeper {
		p.part(text, u)
		return
	}
	if done := p.unticked(u); done {
		return
	}
	if noPurpose.MatchString(text) && p.code(text) == "" {
		p.note(proposal.NoteNegated, text, u.b.Pos)
		return
	}
	conf := proposal.Certain
	if u.b.Kind != block.Item && p.code(text) == "" {
		conf = proposal.Likely
	}
	p.add(text, u.evidence(conf))
	p.lastLevel, p.lastMarker = u.b.Level, markerForm(u.b.Marker)
	u.use()
}

// countedLines gives the lines of a paragraph of which each has a number, letter or sign in front, without
// it and without the line that leads to them; none when one has not.
func countedLines(text string) []string {
	lines := nonEmpty(strings.Split(text, "\n")...)
	if len(lines) > 1 && strings.HasSuffix(lines[0], ":") {
		lines = lines[1:]
	}
	for i, line := range lines {
		if bare := unmarked(line); bare != line {
			lines[i] = bare
		} else if i > 0 {
			return nil
		}
	}
	return lines
}

// noPurpose is the promise that the data serve no ends of the supplier's own.
var noPurpose = regexp.MustCompile(`(?i)\b(?:niet|geen|nooit|not|never)\s+(?:voor|for)\s+(?:[\pL]+\s+){0,3}(?:doeleinden|doelen|purposes)\b`)

// bareCount is the number of a purpose that was typed, with or without a sign behind it.
var bareCount = regexp.MustCompile(`^\d{1,2}[.)]?\s+`)

// markerForm gives the form of a number or letter: "a)" and "b)" have the same, "i." has
// another.
func markerForm(marker string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '1'
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return 'a'
		}
		return r
	}, marker[:min(len(marker), 1)]) + strings.TrimLeft(marker, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// unticked passes over a purpose whose box is open.
func (p *purposeReader) unticked(u *unit) bool {
	if u.b.Tick != block.Unticked {
		return false
	}
	if !p.ticks {
		p.noteAt(proposal.NoteUnclear, "purposes", u.evidence(proposal.Doubtful))
		return true
	}
	u.use()
	return true
}

// part adds an item below a purpose to it.
func (p *purposeReader) part(text string, u *unit) {
	if p.lex.blank(text) {
		p.reader.note(proposal.NotePlaceholder, text, u.b.Pos)
		return
	}
	have := p.last.Texts("subPurposes")
	ev := u.evidence(proposal.Certain)
	if len(have) > 0 {
		old := p.last.Evidence("subPurposes").Source
		ev.Source = proposal.Source{Text: old.Text + "\n" + text, Pos: old.Pos}
	}
	p.last.Set("subPurposes", append(have, strings.TrimRight(text, ";. ")), ev)
	u.use()
}

// sentences reads a paragraph of running text: a reference to article 5, or a
// sentence that says what data are used for.
func (p *purposeReader) sentences(u *unit) {
	p.listing = strings.HasSuffix(strings.TrimSpace(u.text()), ":") && p.last != nil && strings.Contains(words.Fold(u.text()), "waaronder")
	for i := range u.spans {
		s := &u.spans[i]
		if p.lex.boilerplate(s.text) || strings.HasSuffix(s.text, ":") {
			continue
		}
		if aboutDocument.MatchString(s.text) {
			continue
		}
		f := words.Fold(s.text)
		if phrase.Negation(outsideBrackets(s.text)) {
			p.note(proposal.NoteNegated, s.text, u.b.Pos)
			continue
		}
		if m := doneFor.FindStringSubmatch(s.text); m != nil && len(u.spans) > 1 && len(purposesIn(s.text)) == 0 {
			for _, text := range andFor.Split(leadsToPurpose.ReplaceAllString(strings.TrimRight(m[1], ". "), ""), -1) {
				p.add(text, evidence(s.text, u.b.Pos, proposal.Likely))
			}
			s.used = true
			continue
		}
		if parts := purposesIn(s.text); len(parts) > 1 && (usedFor(f) || strings.Contains(s.text, ";")) {
			for _, text := range parts {
				p.add(text, evidence(s.text, u.b.Pos, proposal.Likely))
			}
			s.used = true
			continue
		}
		switch {
		case convenantArticle.MatchString(s.text) && (words.Contains(f, "convenant") || words.Contains(f, "privacyconvenant") || words.Contains(f, "doeleinden")),
			usedFor(f):
			p.add(s.text, evidence(s.text, u.b.Pos, proposal.Likely))
			s.used = true
		}
	}
}

// aboutDocument is a sentence on what the document is for, and not the data.
var aboutDocument = regexp.MustCompile(`(?i)^(?:dit (?:document|overzicht|blad)|deze (?:bijlage|bijsluiter|lijst|pagina)|this (?:document|annex|page|list|overview))\s`)

// andFor parts "voor het begeleiden van leerlingen en voor het verkrijgen van toegang".
var andFor = regexp.MustCompile(`(?i),?\s+(?:en|and|alsmede|evenals)\s+(?:voor|for|ten behoeve van)\s+`)

var (
	countedMark = regexp.MustCompile(`\s*[;,]?\s*(?:\ben\s+|\band\s+)?\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+`)
	toMark      = regexp.MustCompile(`(?i)(?:^|,?\s+)(?:(?:en|and)\s+)?\b(?:om|teneinde|ten behoeve van)\s+`)
)

// englishTo parts "To provide the service, to give teachers feedback and to maintain it".
var englishTo = regexp.MustCompile(`^(?i:to)\s+|,\s+(?:and\s+)?to\s+|\s+and\s+to\s+`)

// purposesIn parts a sentence that lists several purposes: "(1) …; (2) …", "…; …; …" behind a
// colon, or "om … en om …". It gives none when there is only one.
func purposesIn(s string) []string {
	s = strings.TrimRight(strings.TrimSpace(s), ".")
	if at := countedMark.FindAllStringIndex(s, -1); len(at) > 1 {
		return nonEmpty(countedMark.Split(s[at[0][1]:], -1)...)
	}
	list := s
	if before, rest, ok := splitColon(s); ok && !strings.Contains(before, ";") {
		list = rest
	}
	if parts := nonEmpty(phrase.Split(list, semicolonMark)...); len(parts) > 1 {
		return parts
	}
	if list != s {
		if parts := phrase.Split(list, purposeComma); len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !alike.MatchString(p) || len(p) > 150 }) {
			return parts
		}
	}
	if at := purposesNamely.FindStringIndex(s); at != nil {
		if parts := phrase.Split(andArticle.ReplaceAllString(s[at[1]:], ", $1"), purposeComma); len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !alike.MatchString(p) || len(p) > 150 }) {
			return parts
		}
	}
	for _, mark := range []*regexp.Regexp{toMark, englishTo} {
		if at := mark.FindAllStringIndex(s, -1); len(at) > 1 {
			return nonEmpty(mark.Split(s[at[0][1]:], -1)...)
		}
	}
	return nil
}

var (
	// purposesNamely leads to the purposes that an article of the agreement has: "de doeleinden in
	// artikel 5 van het Convenant, te weten het volgen van onderwijs en de beveiliging daarvan".
	purposesNamely = regexp.MustCompile(`(?i)\b(?:doelen|doeleinden|doel|purposes?)\b.*?,?\s(?:te weten|namelijk|namely):?\s+`)
	andArticle     = regexp.MustCompile(`(?i)\s+(?:en|and)\s+((?:de|het|een|the|an?)\s)`)
)

// alike is how each of several purposes behind a colon starts: "het geven van les, de beveiliging".
var alike = regexp.MustCompile(`(?i)^(?:(?:de|het|een|the|an?)\s+\pL|\pL+ing\s)`)

var purposeComma = regexp.MustCompile(`\s*,\s*(?:(?:en|and)\s+)?`)

var usedForWords = regexp.MustCompile(`\b(?:ten behoeve van|ten einde|teneinde|doel|doeleinde|doeleinden|om|zodat|voor het|in order to|for the purpose|to provide|used to|used for)\b`)

func usedFor(folded string) bool { return usedForWords.MatchString(folded) }

// letterInFront is the letter of a purpose that was typed as text.
var letterInFront = regexp.MustCompile(`^[A-Z][.)]\s+`)

// add adds a purpose, once.
func (p *purposeReader) add(text string, ev proposal.Evidence) {
	if before, rest, ok := splitColon(text); ok && rest != "" {
		if key, known := p.lex.heading(before); known && key == "purposes" {
			text = strings.TrimSuffix(strings.TrimSpace(rest), ".") // "Doel van de verwerking: het beheren van …"
		}
	}
	clean, had := p.lex.placeholders(text)
	if had {
		p.reader.note(proposal.NotePlaceholder, text, ev.Source.Pos)
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	clean = strings.TrimSpace(strings.TrimLeft(clean, block.TickedSign+" "))
	clean = letterInFront.ReplaceAllString(unmarked(clean), "")
	p.listing = strings.HasSuffix(clean, ":")
	clean = strings.TrimRight(clean, ";: ")
	for _, tail := range []string{", waaronder", " waaronder", ", including"} {
		clean = strings.TrimSuffix(clean, tail)
	}
	if clean == "" || nothingSaid(clean) {
		return
	}
	for _, row := range p.svc.Rows("purposes") {
		if words.Fold(row.Text("text")) == words.Fold(clean) {
			return
		}
	}
	row := p.svc.Add("purposes")
	row.Set("text", clean, ev)
	row.Set("code", p.code(text), ev)
	p.last = &row
}

// ground passes over what the supplier says of legal bases: they are the school's.
func (r *reader) ground(s *section) {
	for _, u := range s.units {
		if u.table == nil && u.text() != "" {
			r.note(proposal.NoteBasis, u.text(), u.b.Pos)
		}
	}
}
