package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// sentenceWords are in what is said of a party and not in its name.
var sentenceWords = regexp.MustCompile(`(?i)\b(?:wij|we|wordt|worden|werd|is|zijn|no longer|are|used)\b`)

// saidOfIt is what stands behind a name in a sentence about it.
var saidOfIt = regexp.MustCompile(`\s(?:is|zijn|wordt|worden|heeft|are|has) (?:een|het|de|geen|onderdeel|an?|the|part|no)\s`)

var lineMarks = regexp.MustCompile(`\s+[–—-]\s+|:\s+|;\s+|\s+\|\s+|\t`)

// partyLine reads an item such as "Wolkhuis B.V. (Nederland) – hosting" or "Wolkhuis
// B.V., Amsterdam: hosting". It tells whether it took it.
func (r *reader) partyLine(text string, u *unit, ev proposal.Evidence) bool {
	if left, had := r.lex.placeholders(text); had && left == "" {
		r.note(proposal.NotePlaceholder, text, u.b.Pos)
		u.useText(text)
		return true
	}
	if nothingSaid(text) || noParties(text) {
		r.note(proposal.NoteNegated, text, u.b.Pos)
		return true
	}
	fields := lineMarks.Split(strings.TrimRight(unmarked(text), ".;"), -1)
	first := strings.TrimSpace(strings.TrimLeft(fields[0], block.TickedSign+" "))
	more := fields[1:]
	name := firmBehind(first, more)
	swapped := name != ""
	if swapped {
		first, more = name, append([]string{first}, more[1:]...) // "Helpdesk: Lamp B.V., Ede"
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	}
	seat := ""
	if m := bracketed.FindStringSubmatch(first); m != nil && (phrase.LegalForm(m[1]) && strings.Contains(m[2], ",") || !phrase.LegalForm(m[2]) && placeBehindName(m[1])) {
		first, more = m[1], append(strings.Split(m[2], ", "), more...)
	}
	if name, rest := cutName(first); rest != "" {
		first = name
		behind := strings.Split(rest, ", ")
		if swapped {
			behind = []string{strings.Join(behind, ", ")} // where it does what stands before its name
		} else {
			seat, behind = seatBehind(behind, len(more) > 0)
		}
		more = append(behind, more...)
	}
	if phrase.Negation(first) && sentenceWords.MatchString(first) { // "Stripe gebruiken wij niet meer sinds 2025"
		r.note(proposal.NoteNegated, text, u.b.Pos)
		return true
	}
	if r.productOfFirm(&span{text: text}, u) {
		u.useText(text)
		return true
	}
	if !phrase.Capital(first) || len(strings.Fields(first)) > 7 || saidOfIt.MatchString(first) || r.runningText(text, first) {
		return false
	}
	e := newEngagement()
	e.parts["party"] = part{first, ev}
	likely := ev
	likely.Confidence = likely.Confidence.Lower(proposal.Likely)
	if seat != "" {
		e.parts["seat"] = part{seat, likely}
	}
	for _, m := range placesApart(more) {
		for _, sentence := range phrase.Sentences(m) {
			r.linePart(e, strings.TrimRight(sentence, "."), likely)
		}
	}
	if country := e.get("place"); seat != "" && townIn(seat, country) {
		e.parts["place"] = part{seat + ", " + country, likely} // "Lamp Ltd, Londen (Verenigd Koninkrijk)"
	} else if country == "" && townOf([]string{seat}) {
		e.parts["place"] = part{seat, evidence(ev.Source.Text, ev.Source.Pos, proposal.Doubtful)} // it may be where it works as well
	}
	e.text, e.pos = text, u.b.Pos
	if r.lex.openList(text) {
		r.note(proposal.NoteOpenList, text, u.b.Pos)
	}
	r.engage(e)
	u.useText(text)
	for i := range u.spans {
		if strings.Contains(text, u.spans[i].text) {
			u.spans[i].used = true
		}
	}
	return true
}

// firmBehind gives the firm behind what it does, with what is said of it, "" where the name comes
// first.
func firmBehind(first string, more []string) string {
	if len(more) == 0 || phrase.LegalForm(first) || !phrase.Capital(first) || phrase.Negation(first) || phrase.Unverified(first) || strings.HasPrefix(first, "(") || len(strings.Fields(first)) > 4 {
		return ""
	}
	name, _ := cutName(more[0])
	if name = bracketsBehind.ReplaceAllString(name, ""); phrase.LegalForm(name) && phrase.Capital(name) && len(strings.Fields(name)) <= 5 && len(strings.Fields(name)) > 1 {
		return more[0]
	}
	return ""
}

// bracketed is a text with something in brackets at its end.
var bracketed = regexp.MustCompile(`^(.+?)\s*\(([^()]+)\)$`)

// placeBehindName tells whether a text is a name, a comma and a place: "Lamp Ltd., Dublin".
func placeBehindName(s string) bool {
	_, rest := cutName(s)
	return phrase.PlaceLine(rest)
}

// placesApart takes the places at the end of a part off what the party does: "Hosting van de
// database, Groningen, Nederland".
func placesApart(parts []string) []string {
	var out []string
	for _, part := range parts {
		fields := strings.Split(part, ", ")
		n := len(fields)
		for n > 1 && (phrase.PlaceLine(fields[n-1]) || n < len(fields) && townOf(fields[n-1:])) {
			n--
		}
		what := strings.Join(fields[:n], ", ")
		if n == len(fields) || len(phrase.Places(what)) > 0 || phrase.SafeguardIn(what).Mechanism != "" || strings.Contains(what, ":") {
			out = append(out, part)
			continue
		}
		out = append(out, what, strings.Join(fields[n:], ", "))
	}
	return out
}

// townOf tells whether the first of some parts is a town in the country behind it.
func townOf(parts []string) bool {
	if !phrase.Capital(parts[0]) || phrase.LegalForm(parts[0]) {
		return false
	}
	found := phrase.Places(strings.Join(parts, ", "))
	return len(found) == 1 && found[0].Place == parts[0]
}

// townIn tells whether a text is a town and another the country it lies in.
func townIn(town, country string) bool {
	_, known := phrase.Country(country)
	found := phrase.Places(town + ", " + country)
	return known && len(found) == 1 && found[0].Place == town
}

// runningText tells whether an item is a sentence and not the name of a party with what
// it does: long, ended by a point, and without a legal form or a sign behind the name. A semicolon
// parts sentences too: "De leverancier meldt wijzigingen; de school kan bezwaar maken."
func (r *reader) runningText(text, name string) bool {
	if len(strings.Fields(text)) <= 7 || !strings.HasSuffix(text, ".") || phrase.LegalForm(name) {
		return false
	}
	mark := strings.TrimSpace(lineMarks.FindString(text))
	return mark == "" || mark == ";" && len(strings.Fields(name)) > 2 && smallWord.MatchString(name)
}

// smallWord is a word in small letters behind another.
var smallWord = regexp.MustCompile(`\s\p{Ll}`)

// seatBehind takes the place right behind a name, where what the party does follows: there
// it is seated. It gives the place and what is left.
func seatBehind(parts []string, follows bool) (seat string, rest []string) {
	for n := min(2, len(parts)); n > 0 && (follows || n < len(parts)); n-- {
		if text := strings.Join(parts[:n], ", "); phrase.PlaceLine(text) {
			return text, parts[n:]
		}
	}
	return "", parts
}

// cutName cuts a line at the comma behind a name, but not before a legal form.
func cutName(s string) (name, rest string) {
	for from := 0; ; {
		i := strings.Index(s[from:], ", ")
		if i < 0 {
			return s, ""
		}
		i += from
		if phrase.LegalForm(phrase.FirstWord(s[i+2:])) {
			from = i + 2
			continue
		}
		return s[:i], s[i+2:]
	}
}

// dataIn is a place of which a line says that the data are there.
var dataIn = regexp.MustCompile(`(?i)^(?:data|gegevens|opslag|opgeslagen|stored|hosted|storage)\s+(?:in|te|at)\s`)

// whatWhere is what a party does and where: "hosting in Dublin".
var whatWhere = regexp.MustCompile(`(?i)^((?:[\pL/&-]+ ){0,4}[\pL/&-]+) (?:in|te|vanuit|from) (\p{Lu}.*)$`)

// seatedIn says of a place that the party is there, or the data, and not what it does.
var seatedIn = regexp.MustCompile(`(?i)\b(?:gevestigd|established|located|registered|opgeslagen|opslag|verwerkt|servers?|gegevens|data)\b`)

// onlyWhen says in which case a party does its work.
var onlyWhen = regexp.MustCompile(`(?i)^(?:alleen|uitsluitend|slechts|enkel|indien|als|wanneer|optioneel|only|if|when|optional(?:ly)?)\b`)

// linePart reads a part of a line behind the name: a labelled field, a safeguard, a
// place, or what the party does.
func (r *reader) linePart(e *engagement, s string, ev proposal.Evidence) {
	if before, rest, ok := splitColon(s); ok {
		if key, known := r.lex.column("subprocessors", before); known && rest != "" {
			e.parts[key] = part{rest, ev}
			return
		}
	}
	if m := bracketed.FindStringSubmatch(s); m != nil && phrase.SafeguardIn(m[2]).Mechanism != "" && phrase.SafeguardIn(m[1]).Mechanism == "" {
		r.linePart(e, m[1], ev) // "Ierland (SCC)", "kaarten (VS, DPF)"
		for _, inside := range pieceOfCell.Split(m[2], -1) {
			r.linePart(e, inside, ev)
		}
		return
	}
	if m := bracketed.FindStringSubmatch(s); m != nil && phrase.PlaceLine(m[1]) && onlyWhen.MatchString(m[2]) {
		s = m[1] // "Enschede (alleen bij de optie)"
	}
	if seat, data, ok := strings.Cut(s, ", "); ok && len(phrase.Places(seat)) > 0 && dataIn.MatchString(data) && seatedIn.MatchString(seat) {
		r.linePart(e, seat, ev) // "gevestigd in de VS, opslag in Dublin"
		r.linePart(e, data, ev)
		return
	}
	set := func(key string) {
		old := e.parts[key]
		if old.text != "" {
			s = old.text + ", " + s
		}
		e.parts[key] = part{s, ev}
	}
	if m := whatWhere.FindStringSubmatch(s); m != nil && phrase.PlaceLine(m[2]) && len(phrase.Places(m[1])) == 0 && !dataIn.MatchString(s) && !seatedIn.MatchString(s) && e.parts["place"].text == "" && phrase.SafeguardIn(s).Mechanism == "" {
		e.parts["place"] = part{m[2], ev}
		s = m[1]
	}
	f := words.Fold(s)
	g := phrase.SafeguardIn(s)
	found := phrase.Places(s)
	switch {
	case strings.Contains(f, "gevestigd") || strings.Contains(f, "established"):
		set("seat")
	case g.Mechanism != "", e.get("mechanism") != "" && !strings.Contains(f, "doorgifte"):
		set("mechanism")
	case words.Contains(f, "doorgifte") || words.Contains(f, "buiten de eer") || words.Contains(f, "transfer"):
		set("transfer")
	case len(found) > 0 && len(strings.Fields(s)) <= 5:
		if dataIn.MatchString(s) && e.parts["seat"].text == "" && phrase.PlaceLine(e.get("place")) {
			e.parts["seat"] = e.parts["place"] // the data are elsewhere
			delete(e.parts, "place")
		}
		set("place")
	default:
		set("service")
	}
}
