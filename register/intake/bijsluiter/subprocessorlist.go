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

// verticalTable reads a table of two columns about one sub-processor: "Veld | Details".
// The name is in a row of its own, or in the heading above. Where the first rows name a party and a
// further row does too, the next begins there.
func (r *reader) verticalTable(u *unit, heading *unit) bool {
	rows := u.table.Grid()
	var names []int
	for i, row := range rows {
		if d := distinct(row); len(d) > 1 {
			if key, _ := r.lex.column("subprocessors", d[0].Text()); key == "party" {
				names = append(names, i)
			}
		}
	}
	if len(names) < 2 || names[0] > 1 {
		return r.verticalRows(u, rows, heading)
	}
	took := false
	for i, from := range names {
		to := len(rows)
		if i+1 < len(names) {
			to = names[i+1]
		}
		took = r.verticalRows(u, rows[from:to], heading) || took
	}
	return took
}

// verticalRows reads the rows about one sub-processor.
func (r *reader) verticalRows(u *unit, rows [][]*block.Cell, heading *unit) bool {
	e := newEngagement()
	var cells []*block.Cell
	known := 0
	var texts []string
	for _, row := range rows {
		d := distinct(row)
		if len(d) < 2 || r.fieldsHeader(d) {
			continue
		}
		key, ok := r.lex.column("subprocessors", d[0].Text())
		if !ok {
			continue
		}
		known++
		text := d[1].Text()
		cells = append(cells, d[0], d[1])
		if text == "" {
			continue
		}
		if _, taken := e.parts[key]; !taken {
			e.parts[key] = part{text, cellEvidence(d[1], proposal.Certain)}
		}
		texts = append(texts, text)
	}
	if known < 2 {
		return false
	}
	if e.get("party") == "" {
		if heading == nil {
			return false
		}
		e.parts["party"] = part{strings.TrimRight(unnumbered(heading.text()), ":"), heading.evidence(proposal.Certain)}
		heading.use()
	}
	if heading != nil && strings.TrimSpace(heading.text()) == e.get("party") {
		heading.use()
	}
	e.text, e.pos, e.from = strings.Join(texts, " | "), u.b.Pos, u
	r.useCell(cells...)
	r.engage(e)
	return true
}

// definedParties reads a table without a header, or a list of definitions: a firm and what
// is said about it.
func (r *reader) definedParties(u *unit) bool {
	rows := u.table.Grid()
	for _, row := range rows {
		if d := distinct(row); len(d) != 2 || !phrase.LegalForm(d[0].Text()) || len(strings.Fields(d[0].Text())) > 7 {
			return false
		}
	}
	for _, row := range rows {
		d := distinct(row)
		text := d[0].Text() + ": " + oneLine(d[1].Text())
		if r.partyLine(text, u, evidence(text, d[0].Pos, proposal.Certain)) {
			r.useCell(d...)
		}
	}
	return true
}

// unnumbered takes a number off the front of a name.
func unnumbered(s string) string {
	if m := regexp.MustCompile(`^\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s+`).FindString(s); m != "" {
		return s[len(m):]
	}
	return s
}

// fieldRun reads lines "Naam: …", "Locatie: …" one under the other as one
// sub-processor. It gives the number of units it took.
func (r *reader) fieldRun(units []*unit) int {
	e := newEngagement()
	n, known := 0, 0
	var texts []string
	var used []func()
	heading := ""
	for n < len(units) && units[n].table == nil {
		u := units[n]
		took := 0
		for line := range strings.SplitSeq(u.text(), "\n") {
			before, rest, ok := splitColon(line)
			if !ok || rest == "" {
				continue
			}
			key, ok := r.lex.column("subprocessors", before)
			if !ok || e.parts[key].text != "" {
				continue
			}
			e.parts[key] = part{rest, evidence(strings.TrimSpace(line), u.b.Pos, proposal.Certain)}
			texts = append(texts, rest)
			used = append(used, func() { u.useText(line) })
			took++
		}
		if took == 0 && n == 0 && len(units) > 1 && (u.b.Kind == block.Heading || u.b.Bold || len(u.text()) < 60 && phrase.Capital(u.text())) {
			heading = strings.TrimRight(unnumbered(u.text()), ": ")
			n++
			continue
		}
		if took == 0 {
			break
		}
		known += took
		n++
	}
	if known < 2 {
		return 0
	}
	if e.get("party") == "" {
		if heading == "" {
			return 0
		}
		e.parts["party"] = part{heading, units[0].evidence(proposal.Certain)}
		units[0].use()
	} else if heading != "" {
		return 0
	}
	for _, f := range used {
		f()
	}
	e.text, e.pos = strings.Join(texts, " | "), units[0].b.Pos
	r.engage(e)
	return n
}

// namedRun reads a name that stands as a heading, with what the party does and where in the
// short lines below it. It gives the number of units it took.
func (r *reader) namedRun(units []*unit) int {
	head := units[0]
	name := strings.TrimRight(unnumbered(strings.TrimSpace(head.text())), ":")
	if head.b.Kind != block.Heading && !head.b.Bold || len(strings.Fields(name)) > 7 || strings.Contains(name, "\n") || !phrase.LegalForm(name) || !phrase.Capital(name) || firmLine(name) {
		return 0
	}
	e := newEngagement()
	texts, n := []string{name}, 1
	name, rest := cutName(name)
	e.parts["party"] = part{name, head.evidence(proposal.Certain)}
	for _, more := range placesApart(nonEmpty(strings.Split(rest, ", ")...)) {
		r.linePart(e, more, head.evidence(proposal.Likely)) // "Lamp B.V., Ede, hosting" above the next
	}
	for ; n < len(units) && n <= 4; n++ {
		u := units[n]
		if u.table != nil || u.b.Kind == block.Heading || u.b.Bold || len(strings.Fields(u.text())) > 20 || phrase.LegalForm(u.text()) || len(u.spans) > 3 {
			break
		}
		for i := range u.spans {
			r.linePart(e, strings.TrimRight(u.spans[i].text, "."), evidence(u.spans[i].text, u.b.Pos, proposal.Likely))
		}
		texts = append(texts, u.text())
		u.use()
	}
	head.use()
	e.text, e.pos = strings.Join(texts, " | "), head.b.Pos
	r.engage(e)
	return n
}

// partyUnit reads a paragraph or item about sub-processors.
func (r *reader) partyUnit(u *unit) {
	text := strings.TrimSpace(u.text())
	if text == "" || r.lex.boilerplate(text) {
		return
	}
	if lines := nonEmpty(strings.Split(text, "\n")...); len(lines) > 1 && firmEach(lines) {
		for _, line := range lines {
			r.firmLines([]string{line}, u, u.evidence(proposal.Likely))
		}
		u.use()
		return
	}
	if parts := firmsListed(text); len(parts) > 1 && !strings.HasSuffix(text, ".") {
		r.firmLines(parts, u, u.evidence(proposal.Likely))
		u.use()
		return
	}
	if u.b.Kind == block.Item || u.b.Tick != block.NoBox {
		if u.b.Tick == block.Unticked {
			r.note(proposal.NoteUnclear, text, u.b.Pos)
			return
		}
		if r.partyLine(text, u, u.evidence(proposal.Certain)) {
			return
		}
	}
	if noneOutside.MatchString(text) && len(u.spans) == 1 && r.transferSentence(text, u.evidence(proposal.Likely)) {
		r.note(proposal.NoteNegated, text, u.b.Pos)
		u.use()
		return
	}
	if nothingSaid(text) || noParties(text) && !r.someNamed(u) {
		r.note(proposal.NoteNegated, text, u.b.Pos)
		return
	}
	if u.b.Kind == block.Paragraph && len(lineMarks.Split(text, -1)) >= 3 && len(strings.Fields(text)) <= 20 && !strings.HasSuffix(text, ".") && r.partyLine(text, u, u.evidence(proposal.Likely)) {
		return
	}
	if (u.b.Kind == block.Paragraph || u.b.Kind == block.Heading && firmLine(text)) && len(strings.Fields(text)) <= 12 && phrase.LegalForm(text) && !strings.HasSuffix(text, ":") && r.partyLine(text, u, u.evidence(proposal.Likely)) {
		return
	}
	for i := range u.spans {
		r.partySentence(&u.spans[i], u)
	}
}

// firmLine tells whether a line is the name of a firm and, behind a comma, what is said of it.
func firmLine(s string) bool {
	name, rest := cutName(s)
	return rest != "" && phrase.LegalForm(name)
}

// firmEach tells whether each of some lines starts with the name of a firm.
func firmEach(lines []string) bool {
	return !slices.ContainsFunc(lines, func(line string) bool {
		name := phrase.Firms(line, nil)
		return len(name) != 1 || !strings.HasPrefix(line, name[0])
	})
}

// someNamed tells whether one of several sentences names parties and denies none.
func (r *reader) someNamed(u *unit) bool {
	return len(u.spans) > 1 && slices.ContainsFunc(u.spans, func(s span) bool {
		return !phrase.Negation(s.text) && lexicon.HasAny(words.Fold(s.text), r.lex.parties) && phrase.LegalForm(s.text)
	})
}

var denies = regexp.MustCompile(`\b(?:geen|niet|no|not)\b[^.]{0,40}\b(?:onderverwerkers?|sub\s?verwerkers?|subbewerkers?|onderaannemers?|sub\s?processors?|subverwerkers?)\b`)

func noParties(s string) bool { return denies.MatchString(words.Fold(s)) && len(s) < 200 }

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

func (r *reader) isVendor(name string) bool {
	return proposal.SameParty(name, r.svc.Text("vendor")) || words.Fold(name) == words.Fold(r.svc.Text("product"))
}

func (r *reader) known(name string) bool {
	for _, row := range r.svc.Rows("engagements") {
		if proposal.SameParty(row.Text("party"), name) {
			return true
		}
	}
	return false
}
