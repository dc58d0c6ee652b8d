package bijsluiter

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
)

// section is a heading with what stands under it, up to the next.
type section struct {
	key   string // "" for a heading that is not known
	title string
	head  *unit // the heading itself; nil for text before any heading
	// rest is what stood behind the heading on its own line ("Opslag: Nederland").
	rest  string
	level int
	units []*unit
	// guessed: the heading is no known one; its words tell what it is about.
	guessed bool
}

// sections cuts units at headings.
func (r *reader) sections(units []*unit) []*section {
	cur := &section{}
	all := []*section{cur}
	r.labelledItems(units)
	for i, u := range units {
		if u.labels {
			cur = &section{key: "general", title: cur.title, level: cur.level}
			all = append(all, cur)
		}
		next := r.opens(u, cur, units[i+1:])
		if next == nil {
			u.heading = cur.title
			cur.units = append(cur.units, u)
			continue
		}
		u.heading = next.title
		all = append(all, next)
		if strings.HasSuffix(next.rest, ":") {
			next.rest, next.units = "", nil // it goes on in the list below: "4.4 Subverwerkers: de school stemt in met:"
		}
		if next.rest != "" {
			// What follows a heading with its content on one line belongs to what
			// stood before it.
			next = &section{key: cur.key, title: cur.title, level: cur.level}
			all = append(all, next)
		}
		cur = next
	}
	return all
}

// opens gives the section a unit starts, nil when it starts none.
func (r *reader) opens(u *unit, cur *section, after []*unit) *section {
	if u.table != nil || u.b.Pos.Part == block.InFootnote {
		return nil
	}
	text := u.text()
	if s := r.opensSecurity(u); s != nil {
		return s
	}
	if u.b.Kind == block.Heading && cur.key == "categories" && cur.level > 0 && u.b.Level > cur.level && r.isSubject(u) {
		return nil // "Gegevens van leerlingen" below the heading of the part
	}
	if key, ok := r.lex.heading(text); ok && !r.belongs(key, u, cur, after) {
		u.use()
		return &section{key: key, title: text, head: u, level: u.b.Level, guessed: articleOf.MatchString(text)}
	}
	if s := r.opensInline(u, cur); s != nil {
		return s
	}
	if s := r.opensTable(u, cur, after); s != nil {
		return s
	}
	if about := cur.key == "categories"; about && r.isSubject(u) && len(after) > 0 && after[0].table != nil {
		return nil // "D2. Gegevens van medewerkers" above the next table
	}
	if s := r.opensClause(u, cur, after); s != nil {
		return s
	}
	strong := u.b.Kind == block.Heading || u.b.Bold && len(text) < 100 && !strings.Contains(text, "\n")
	if s := opensLead(u, cur, after); s != nil {
		return s
	}
	if !strong {
		return r.opensContact(u, after)
	}
	if key, ok := r.lex.headingStart(text); ok && !r.belongs(key, u, cur, after) && !strings.Contains(text, ": ") {
		u.use()
		return &section{key: key, title: text, head: u, level: u.b.Level}
	}
	guess := r.guessed(u)
	if guess != nil && (r.belongs(guess.key, u, cur, after) || r.isSubject(u)) {
		guess = nil
	}
	if _, isLabel := r.lex.label(text); u.b.Kind != block.Heading && guess != nil && !isLabel && !strings.Contains(text, ": ") {
		return guess
	}
	if u.b.Kind != block.Heading || r.isSubject(u) || cur.key != "" && u.b.Level > cur.level && cur.level > 0 && !(guess != nil && (cur.key == "agreement" || u.b.Level == formLevel)) || r.partOf(u, cur) {
		return nil
	}
	if _, ok := r.lex.label(text); ok && cur.key == "general" {
		return nil
	}
	if r.namesParty(text) {
		return &section{key: "general", title: text, level: u.b.Level, units: []*unit{u}}
	}
	if aboutProduct.MatchString(text) {
		return &section{key: "explanation", title: text, head: u, level: u.b.Level, guessed: true}
	}
	if guess != nil {
		return guess
	}
	return &section{key: "", title: text, head: u, level: u.b.Level}
}

// leadsTo are the lines that say what the list below them is, in an agreement whose headings do
// not.
var leadsTo = []struct {
	key   string
	line  *regexp.Regexp
	whole bool // the line says nothing but what the list is
}{
	{"purposes", regexp.MustCompile(`(?i)\b(?:persoonsgegevens|gegevens|data)\b.*\b(?:om|voor|ten behoeve van|doeleinden|for|to|purposes)\s*:$`), false},
	{"purposes", regexp.MustCompile(`(?i)\b(?:persoonsgegevens|gegevens|data)\b.*\b(?:voor|ten behoeve van|in het kader van|for|purposes? of)\b[^:]*,\s*(?:te weten|namelijk|namely)\s*:$`), true},
	{"categories", regexp.MustCompile(`(?i)(?:worden verwerkt|verwerken (?:wij|we)|volgende (?:persoons)?gegevens|may be processed|are processed)\s*:$`), false},
	{"subprocessors", regexp.MustCompile(`(?i)(?:onderverwerkers?|sub-?\s?verwerkers?|andere verwerkers?|onderaannemers|sub-?\s?processors?)\s*:$`), false},
}

// opensLead takes a line above a list as the start of the part it speaks of, where no heading
// says what the part is about.
func opensLead(u *unit, cur *section, after []*unit) *section {
	if cur.key != "" && cur.key != "agreement" && cur.key != "explanation" || len(after) == 0 || after[0].table != nil || after[0].b.Kind != block.Item || phrase.Negation(u.text()) {
		return nil
	}
	for _, l := range leadsTo {
		if l.line.MatchString(strings.TrimSpace(u.text())) {
			if l.whole {
				u.use()
				return &section{key: l.key, title: cur.title, level: cur.level, guessed: true}
			}
			return &section{key: l.key, title: cur.title, units: []*unit{u}, guessed: true} // up to any heading
		}
	}
	return nil
}

// opensClause takes a numbered clause that starts with a heading and leads to a list as that heading:
// "2.4 Categorieën persoonsgegevens, voor zover door de afnemer ingevoerd:".
func (r *reader) opensClause(u *unit, cur *section, after []*unit) *section {
	text := strings.TrimSpace(u.text())
	if !strings.Contains(strings.TrimRight(u.b.Marker, "."), ".") || !strings.HasSuffix(text, ":") || len(after) == 0 || after[0].table != nil || after[0].b.Kind != block.Item || phrase.Negation(text) {
		return nil
	}
	key, ok := r.lex.headingStart(text)
	if !ok || key == cur.key || key != "categories" && key != "subjects" && key != "purposes" && key != "subprocessors" {
		return nil
	}
	u.use()
	return &section{key: key, title: text, head: u, level: cur.level, guessed: true}
}

// opensContact takes a short plain line about contact right above an address to write to as the
// heading it is.
func (r *reader) opensContact(u *unit, after []*unit) *section {
	text := strings.TrimSpace(u.text())
	if len(after) == 0 || after[0].table != nil || phrase.Email(after[0].text()) == "" || phrase.Email(text) != "" || len(strings.Fields(text)) > 7 || strings.ContainsAny(text, ".,:") {
		return nil
	}
	if key, ok := r.lex.stem("heading", text); !ok || key != "contact" && key != "breach" {
		return nil
	}
	return &section{key: "contact", title: text, head: u, level: u.b.Level, guessed: true}
}

// namesParty tells whether a heading is the label of the product or the supplier: "2.
// Verwerker" above name and address, or "Dienst: Leeslicht".
func (r *reader) namesParty(text string) bool {
	label, _, _ := strings.Cut(text, ": ")
	key, ok := r.lex.label(label)
	return ok && (key == "product" || key == "vendor")
}

// articleOf is a heading of the agreement itself; what it says is likely at most.
var articleOf = regexp.MustCompile(`(?i)^(?:artikel|article|art\.)\s+\d`)

// aboutProduct is a heading that asks what the product is: "Wat is Leeslicht?".
var aboutProduct = regexp.MustCompile(`^(?:[\d.]+\s+)?(?:Wat (?:is|doet)|What (?:is|does)|Over|About)\s+\p{Lu}[\pL\d .&'-]{1,40}\??$`)

// opensTable handles a plain line above a table of categories that stands among something
// else: "D1. Gegevens van leerlingen" below the purposes.
func (r *reader) opensTable(u *unit, cur *section, after []*unit) *section {
	text := u.text()
	if cur.key != "purposes" && cur.key != "services" || len(after) == 0 || after[0].table == nil || strings.Count(text, " ") > 8 || strings.HasSuffix(text, ".") {
		return nil
	}
	keys := map[string]bool{}
	for _, c := range distinct(after[0].table.Grid()[0]) {
		key, _ := r.lex.column("categories", c.Text())
		keys[key] = true
	}
	if !keys["category"] || keys["purpose"] || !keys["explanation"] && !keys["applies"] && !keys["retention"] {
		return nil
	}
	return &section{key: "categories", title: text, level: cur.level, units: []*unit{u}}
}

// partOf tells whether a heading only divides the section at hand: the name of a
// category or party in a list of those.
func (r *reader) partOf(u *unit, cur *section) bool {
	switch cur.key {
	case "categories", "retention", "subjects":
		_, code := r.categoryStart(u.text())
		return code != ""
	case "subprocessors":
		return u.b.Level >= 3 || cur.level > 0 && u.b.Level > cur.level
	}
	return false
}

func (r *reader) isSubject(u *unit) bool { return r.groupNamed(u.text()) != "" }

// groupNamed gives the group of data subjects a line names, alone or as in "Gegevens van
// leerlingen"; "" when it names none.
func (r *reader) groupNamed(line string) string {
	bare := strings.TrimRight(unnumbered(line), ": ")
	for _, name := range []string{bare, aboutGroup.ReplaceAllString(bare, "")} {
		if r.lex.subject(name) {
			return name
		}
	}
	several := aboutGroup.ReplaceAllString(bare, "")
	if known, all := r.subjectsKnown(several); several != bare && known > 1 && known == all && len(several) < 80 {
		return several // "Van leerkrachten en intern begeleiders"
	}
	return ""
}

var aboutGroup = regexp.MustCompile(`(?i)^(?:[a-z]?\d{0,2}[.)]?\s+)?(?:(?:persoons)?gegevens(?: van| over)?|(?:personal )?data(?: of| about)?|voor|for|van|of)\s+(?:de\s+|the\s+)?`)

// belongs tells whether a text that could be a heading is part of the section at
// hand: a label of the general part, a field of a sub-processor, a word in a list.
func (r *reader) belongs(key string, u *unit, cur *section, after []*unit) bool {
	text := u.text()
	heading := u.b.Kind == block.Heading || u.b.Bold
	if strings.HasSuffix(strings.TrimSpace(text), ".") && !heading && after != nil {
		return true
	}
	if heading && u.b.Level > cur.level && cur.level > 0 && r.partOf(u, cur) && key == "contact" {
		return true // "Contactgegevens" among the categories
	}
	switch cur.key {
	case "general", "annex":
		if key == "general" || key == "subjects" || key == "contact" || key == "version" {
			_, isLabel := r.lex.label(text)
			return isLabel && !heading && u.b.Marker == ""
		}
	case "subprocessors":
		if _, ok := r.lex.column("subprocessors", text); ok && !heading && !(key != cur.key && len(after) > 0 && after[0].table != nil) {
			return true
		}
	case "categories", "not-categories":
		if len(after) > 0 && after[0].b.Kind == block.Item && toldAbove(text, u) != phrase.NoReply {
			return true // what holds for the data in the list below
		}
		if _, code := r.categoryStart(text); key == "contact" && code == "1" && categoryNumber.MatchString(u.b.Marker) {
			return true // "1. Contactgegevens" of the model
		}
		if key == cur.key {
			return !heading && u.b.Kind == block.Item
		}
		return u.b.Kind == block.Item && u.b.Marker == "•" && !u.b.Bold
	}
	if key == "optional" || key == "inseparable" {
		enough := 4 // words, for a heading of that name is often one of the data: "Optioneel"
		if key == "optional" {
			enough = 2 // "Optionele modules"
		}
		own := u.b.Kind == block.Heading && u.b.Level >= bandLevel || heading && len(strings.Fields(text)) >= enough
		return !own && cur.key != "services" && cur.key != "inseparable" && cur.key != "optional"
	}
	return u.b.Kind == block.Item && u.b.Marker == "•" && !u.b.Bold
}

// wordsDefined is the heading above what the words of an agreement mean.
var wordsDefined = regexp.MustCompile(`(?i)^(?:(?:artikel|article|art\.)\s*)?(?:\d+[.:)]?\s*)?(?:[-–—:]\s*)?(?:definities|begripsbepalingen|begrippen|definitions)\b`)

// opensInline handles a heading with its content behind a colon.
func (r *reader) opensInline(u *unit, cur *section) *section {
	if wordsDefined.MatchString(cur.title) {
		return nil // what a word means is no list of what there is
	}
	before, rest, ok := strings.Cut(u.text(), ":")
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(before))
	if !ok || len(before) > 120 || strings.TrimSpace(rest) == "" || strings.Contains(before, "\n") || unicode.IsLower(first) {
		return nil
	}
	key, known := r.lex.heading(before)
	if !known || key == "annex" || key == "agreement" || key == "security" && !strings.HasSuffix(strings.TrimSpace(rest), ":") || key == "deviations" {
		return nil
	}
	if _, isLabel := r.lex.label(before); isLabel && (cur.key == "general" || cur.key == "annex" || cur.key == "") {
		return nil
	}
	if cur.key == "subprocessors" || cur.key == key || !u.labelled && r.belongs(key, u, cur, nil) {
		return nil
	}
	if key == "version" || key == "general" || key == "services" || key == "contact" && (phrase.Email(rest) == "" || about[cur.key]) {
		return nil
	}
	s := &section{key: key, title: strings.TrimSpace(before), head: nil, level: cur.level, rest: strings.TrimSpace(rest)}
	s.units = []*unit{u}
	return s
}

// labelledItems finds the lists whose items are parts of an annex, each behind its heading on one
// line: "• Bewaartermijn: 5 jaar", "• Subverwerkers: Lamp B.V.".
func (r *reader) labelledItems(units []*unit) {
	for from := 0; from < len(units); {
		keys, to := map[string]bool{}, from
		for ; to < len(units) && units[to].table == nil && units[to].b.Kind == block.Item; to++ {
			before, rest, _ := splitColon(units[to].text())
			if key, ok := r.lex.heading(before); ok && rest != "" {
				keys[key] = true
			}
		}
		for _, u := range units[from:to] {
			u.labelled = len(keys) > 1
		}
		from = to + 1
	}
}
