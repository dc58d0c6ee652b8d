package bijsluiter

import (
	"regexp"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// engaged is a party the service names, for the proposal of parties.
type engaged struct {
	name string
	ev   proposal.Evidence
	row  proposal.Row
	from *unit // the table it stands in, nil for a line
}

// engagement is what the document says of one sub-processor, each part with the cell
// or line it stands in.
type engagement struct {
	parts map[string]part
	text  string // the row as a whole
	pos   block.Position
	from  *unit // the table it stands in, nil for a line
	// seatNamed: the header says that the country beside the name is the seat.
	seatNamed bool
}

type part struct {
	text string
	ev   proposal.Evidence
}

func (e *engagement) get(key string) string { return e.parts[key].text }

func newEngagement() *engagement { return &engagement{parts: map[string]part{}} }

// subprocessors reads who works for the supplier: tables, one vertical table for each,
// lists, and running text.
func (r *reader) subprocessors(s *section) {
	if s.rest != "" && r.partiesListed(&span{text: s.title + ": " + s.rest}, s.units[0]) {
		s.units[0].use()
		return
	}
	if s.rest != "" {
		r.partyLine(s.rest, s.units[0], evidence(s.rest, s.units[0].b.Pos, proposal.Likely))
		return
	}
	units := s.units
	none := false // what stands last above a list says that those in it are no sub-processors
	for i := 0; i < len(units); i++ {
		u := units[i]
		if u.table == nil && u.b.Kind != block.Item {
			none = r.announcesNone(u)
		}
		switch {
		case none && u.table == nil:
			r.note(proposal.NoteNegated, u.text(), u.b.Pos)
		case u.table != nil:
			if r.subprocessorTable(u) || r.verticalTable(u, headingBefore(units, i)) || r.definedParties(u) {
				continue
			}
			if h := headingBefore(units, i); h != nil {
				r.partyUnit(h)
			}
		case i+1 < len(units) && units[i+1].table != nil && headingBefore(units, i+1) != nil:
			// The table that follows says what this names.
		default:
			n := r.fieldRun(units[i:])
			if n == 0 {
				n = r.namedRun(units[i:])
			}
			if n > 0 {
				i += n - 1
				continue
			}
			r.partyUnit(u)
		}
	}
}

// announcesNone tells whether a heading or a line above a list denies what is in it: "De
// volgende diensten zijn geen subverwerker:".
func (r *reader) announcesNone(u *unit) bool {
	text := strings.TrimSpace(u.text())
	heads := u.b.Kind == block.Heading || u.b.Bold || strings.HasSuffix(text, ":")
	return heads && phrase.Negation(text) && len(strings.Fields(text)) <= 40
}

// headingBefore gives the heading right above a unit, nil when there is none.
func headingBefore(units []*unit, i int) *unit {
	if i == 0 || units[i-1].table != nil || units[i-1].b.Kind != block.Heading && !units[i-1].b.Bold {
		return nil
	}
	return units[i-1]
}

// firmAbove gives the heading above a table in a section: in it, or that of the section where it is
// the name of a firm.
func firmAbove(s *section, i int) *unit {
	if i == 0 && s.head != nil && phrase.LegalForm(s.head.text()) {
		return s.head
	}
	return headingBefore(s.units, i)
}

// subprocessorTable reads a table with a sub-processor in each row, and tells whether
// it is one.
func (r *reader) subprocessorTable(u *unit) bool {
	rows := u.table.Grid()
	columns, first := r.header("subprocessors", rows)
	if columns != nil && slices.ContainsFunc(rows[first-1], func(c *block.Cell) bool { return c != nil && phrase.LegalForm(c.Text()) }) {
		return false // a label with its firm, and no header
	}
	if col := firmColumn(rows[first:], columns); columns != nil && !hasKey(columns, "party") && col >= 0 {
		if columns[col] == "service" {
			r.againService(rows[first-1], columns) // what "Service" heads are the firms, and "Purpose" says what they do
		}
		columns[col] = "party"
	}
	if columns == nil || !hasKey(columns, "party") || r.peopleTable(rows[first-1]) || r.namesGroups(rows[first:], columns) {
		return false
	}
	seatNamed := false
	for _, c := range byKey(rows[first-1], columns) {
		f := words.Fold(c.Text())
		seatNamed = seatNamed || strings.Contains(f, "vestiging") || strings.Contains(f, "establishment")
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		if cells["party"].Text() == "" {
			continue
		}
		_, prompt := r.lex.placeholders(cells["party"].Text())
		if key, ok := r.lex.column("subprocessors", cells["party"].Text()); ok && key == "party" && !prompt {
			r.useCell(cells["party"]) // the header again, on the next page
			continue
		}
		r.engageRow(u, cells, seatNamed)
	}
	return true
}

// againService finds the column that says what the firms do where another had a header for that.
func (r *reader) againService(header []*block.Cell, columns map[int]string) {
	for col, c := range header {
		if key, _ := r.lex.column("subprocessors", c.Text()); key == "service" && columns[col] == "" {
			columns[col] = key
			r.useCell(c)
			return
		}
	}
}

// firmColumn gives the column in which most cells are the name of a firm, and whose header is unknown or
// the word for a service; -1 when there is none.
func firmColumn(rows [][]*block.Cell, columns map[int]string) int {
	firms := map[int]int{}
	for _, row := range rows {
		for col, c := range row {
			if (columns[col] == "" || columns[col] == "service") && c != nil && phrase.LegalForm(c.Text()) && len(strings.Fields(c.Text())) <= 6 {
				firms[col]++
			}
		}
	}
	for _, col := range sortedKeys(firms) {
		if firms[col]*2 > len(rows) {
			return col
		}
	}
	return -1
}

// peopleTable tells whether a header is of a table of people to ask.
func (r *reader) peopleTable(header []*block.Cell) bool {
	for _, c := range distinct(header) {
		if key, ok := r.lex.label(c.Text()); ok && (key == "email" || key == "phone") {
			return true
		}
	}
	return false
}

// namesGroups tells whether the names in a table are groups of people and no parties.
func (r *reader) namesGroups(rows [][]*block.Cell, columns map[int]string) bool {
	groups := 0
	for _, row := range rows {
		if known, all := r.subjectsKnown(byKey(row, columns)["party"].Text()); known > 0 && known == all {
			groups++
		}
	}
	return groups*2 > len(rows)
}

func hasKey(columns map[int]string, key string) bool {
	for _, k := range columns {
		if k == key {
			return true
		}
	}
	return false
}

// engageRow reads one row; a row with several names is a sub-processor for each.
func (r *reader) engageRow(u *unit, cells map[string]*block.Cell, seatNamed bool) {
	name := cells["party"].Text()
	if nothingSaid(name) || strings.Trim(name, "-–— .") == "" {
		r.useCell(cells["party"])
		r.note(proposal.NoteNegated, name, cells["party"].Pos)
		return
	}
	if phrase.Answer(name) == phrase.ToVerify && !phrase.LegalForm(name) {
		r.note(proposal.NoteToVerify, rowText(cells), cells["party"].Pos)
		return // "n.t.b.": who it is, is not known
	}
	if left, had := r.lex.placeholders(name); had && left == "" {
		r.note(proposal.NotePlaceholder, rowText(cells), cells["party"].Pos)
		for _, c := range cells {
			if left, _ := r.lex.placeholders(c.Text()); left == "" {
				r.useCell(c)
			}
		}
		return
	}
	names := namesIn(name)
	glued := len(names) == 1 && len(gluedNames(name)) > 1
	if glued {
		names = gluedNames(name)
	}
	for i, n := range names {
		e := newEngagement()
		e.seatNamed, e.from = seatNamed, u
		for key, c := range cells {
			if c == nil || c.Text() == "" {
				continue
			}
			if key != "party" && (r.lex.blank(c.Text()) || key != "transfer" && key != "mechanism" && strings.Trim(c.Text(), "-–— ") == "") {
				r.useCell(c)
				continue
			}
			text := c.Text()
			if lines := strings.Split(text, "\n"); len(names) > 1 && len(lines) == len(names) {
				text = lines[i]
			}
			ev := cellEvidence(c, proposal.Certain)
			if glued {
				ev.Confidence = proposal.Doubtful // nothing tells which of them it is about
			}
			e.parts[key] = part{text, ev}
			r.useCell(c)
		}
		p := e.parts["party"]
		p.text = n
		if len(names) > 1 {
			p.ev.Confidence = p.ev.Confidence.Lower(proposal.Likely)
		}
		e.parts["party"] = p
		e.text, e.pos = rowText(cells), cells["party"].Pos
		r.engage(e)
	}
}

func rowText(cells map[string]*block.Cell) string {
	var texts []string
	for _, key := range []string{"party", "seat", "service", "categories", "subjects", "place", "transfer", "mechanism", "assessment", "agreement", "url", "retention"} {
		if t := cells[key].Text(); t != "" {
			texts = append(texts, t)
		}
	}
	return strings.Join(texts, " | ")
}

// bracketsBehind is what stands in brackets at the end.
var bracketsBehind = regexp.MustCompile(`\s*\([^()]*\)\s*$`)

// engage proposes a sub-processor. One that another table of the document named before is
// completed by what this one adds.
func (r *reader) engage(e *engagement) {
	name, seat := r.nameAndSeat(e)
	r.sortParts(e, name)
	ev := e.parts["party"].ev
	row, again := r.engagedBefore(name, e.from)
	if !again {
		row = r.svc.Add("engagements")
		row.Set("party", name, ev)
		row.Put("role", string(model.RoleSubProcessor))
		r.engaged = append(r.engaged, engaged{name: name, ev: ev, row: row, from: e.from})
	}
	if !row.Has("seatCountry") {
		r.seat(row, e, seat)
	}
	if !row.Has("service") {
		r.plain(row, "service", e.parts["service"])
	}
	if len(row.Rows("locations")) == 0 {
		r.placesOf(row, e.parts["place"])
	}
	if len(row.Rows("locations")) == 0 && e.from == nil && seat != "" && strings.HasSuffix(e.get("party"), " te "+seat) && !gevestigd.MatchString(e.get("party")) {
		at := ev // "Wolkhuis B.V. te Zwolle: hosting"
		at.Confidence = at.Confidence.Lower(proposal.Likely)
		r.placesOf(row, part{seat, at})
	}
	if p := e.parts["categories"]; p.text != "" && !row.Has("dataCategories") {
		r.linkCategories(row, p.text, p.ev)
	}
	if p := e.parts["subjects"]; p.text != "" && !row.Has("dataSubjects") {
		row.Set("dataSubjects", r.subjectsNamed(p.text), p.ev)
	}
	if !row.Has("transfer.text") {
		r.transferOf(row, e)
	}
	r.agreementOf(row, e)
	if old := row.Text("text"); old != "" {
		was := row.Evidence("text").Source
		row.Set("text", old+"\n"+e.text, evidence(was.Text+"\n"+e.text, was.Pos, ev.Confidence))
	} else if e.text != "" && e.text != name {
		row.Set("text", e.text, evidence(e.text, e.pos, ev.Confidence))
	}
}

// engagedBefore gives the row of a party that another table named.
func (r *reader) engagedBefore(name string, from *unit) (proposal.Row, bool) {
	for _, e := range r.engaged {
		if from != nil && e.from != nil && e.from != from && e.row.Item() == r.item && proposal.SameParty(e.name, name) {
			return e.row, true
		}
	}
	return proposal.Row{}, false
}

// subjectsNamed gives the groups of data subjects a text names among those that were read.
func (r *reader) subjectsNamed(text string) []string {
	var ids []string
	for _, name := range r.subjectNames(text) {
		if head, _ := r.subjectHead(name); head != "" {
			name = head
		}
		if s, ok := r.knownSubject(name); ok && !slices.Contains(ids, string(s.ID())) {
			ids = append(ids, string(s.ID()))
		}
	}
	return ids
}

// seat sets the country the company is seated in; it is never read from where it
// processes.
func (r *reader) seat(row proposal.Row, e *engagement, inName string) {
	p, ok := e.parts["seat"]
	if !ok && inName != "" {
		p = part{inName, e.parts["party"].ev}
		if !e.seatNamed {
			p.ev.Confidence = p.ev.Confidence.Lower(proposal.Likely)
		}
	}
	if p.text == "" {
		return
	}
	if phrase.Unverified(p.text) {
		r.noteAt(proposal.NoteToVerify, row.Path()+".seatCountry", p.ev)
		return
	}
	if country, ok := phrase.Country(p.text); ok {
		row.Set("seatCountry", string(country), p.ev)
		return
	}
	var countries []string
	for _, place := range phrase.Places(p.text) {
		if place.Country != "" && !place.Negated && !place.Outside && !slices.Contains(countries, string(place.Country)) {
			countries = append(countries, string(place.Country))
		}
	}
	if len(countries) != 1 {
		r.noteAt(proposal.NotePlace, row.Path()+".seatCountry", p.ev)
		return
	}
	row.Set("seatCountry", countries[0], p.ev)
}

func (r *reader) plain(row proposal.Row, name string, p part) {
	if left, _ := r.lex.placeholders(p.text); left != "" {
		row.Set(name, left, p.ev)
	}
}

// companyIn is where the company itself is, behind the place where it processes: "Finland
// (company: Germany)".
var companyIn = regexp.MustCompile(`(?i)\s*\((?:company|bedrijf|gevestigd in|hoofdkantoor|headquarters|seat|zetel)\s*:?\s*(?:in )?([^()]+)\)$`)

var gevestigd = regexp.MustCompile(`(?i)gevestigd\s+te\s`)

// townBehindCountry is a country with a town in brackets: "Ireland (Dublin)".
var townBehindCountry = regexp.MustCompile(`^([^(),;]+?)\s*\((\pL[\pL' -]*)\)$`)

// parentThere speaks of where another firm is than the one that processes.
var parentThere = regexp.MustCompile(`(?i)\b(?:moeder\pL*|parent|hoofdkantoor|headquarter\pL*)\b`)

// withoutParent leaves out the sentences about the parent of a firm.
func withoutParent(s string) string {
	if !parentThere.MatchString(s) {
		return s
	}
	all := phrase.Sentences(s)
	kept := slices.DeleteFunc(slices.Clone(all), parentThere.MatchString)
	if len(kept) == 0 {
		return s
	}
	return strings.Join(kept, " ")
}

// townFirst puts the town of a country before it; one of a union of countries stands for itself.
func townFirst(s string) string {
	m := townBehindCountry.FindStringSubmatch(s)
	if m == nil || !phrase.Capital(m[2]) {
		return s
	}
	country, ok := phrase.Country(m[1])
	if _, both := phrase.Country(m[2]); !ok || both {
		return s
	}
	switch found := phrase.Places(m[2]); {
	case len(found) == 0 && phrase.Town(m[2]), len(found) == 1 && found[0].Country == country:
		return m[2] + ", " + m[1]
	case len(found) == 1 && (country == "EU" || country == "EER" || country == "EEA"):
		return m[2]
	}
	return s
}

// chosenPlace is a place that each customer chooses, so that the one named is that of an example.
var chosenPlace = regexp.MustCompile(`(?i)\b(?:chosen|choose|selected|of (?:your|their|the customer['’]s) choice|configurable|gekozen|te kiezen|naar keuze|instelbaar)\b`)

// placesOf sets where a sub-processor processes.
func (r *reader) placesOf(row proposal.Row, p part) {
	if m := companyIn.FindStringSubmatchIndex(p.text); m != nil {
		if country, ok := phrase.Country(p.text[m[2]:m[3]]); ok && !row.Has("seatCountry") {
			row.Set("seatCountry", string(country), p.ev)
		}
		p.text = strings.TrimSpace(p.text[:m[0]])
	}
	if p.text == "" {
		return
	}
	if phrase.Unverified(p.text) {
		r.noteAt(proposal.NoteToVerify, row.Path()+".locations", p.ev)
		return
	}
	if chosenPlace.MatchString(p.text) {
		p.ev.Confidence = p.ev.Confidence.Lower(proposal.Doubtful)
	}
	p.text = townFirst(withoutParent(p.text))
	if r.placeLines(row, p) {
		return
	}
	took := false
	for _, place := range phrase.Places(p.text) {
		if place.Negated || place.Outside {
			continue
		}
		took = true
		at := row.Add("locations")
		at.Set("place", place.Place, p.ev)
		at.Set("country", string(place.Country), p.ev)
		at.Set("text", p.text, p.ev)
		if place.Country == "" {
			r.noteAt(proposal.NotePlace, at.Path()+".country", p.ev)
		}
	}
	if took {
		return
	}
	left, had := r.lex.placeholders(p.text)
	if _, norm := r.lex.norms.Within(words.Fold(left)); left == "" || had || norm || strings.Trim(left, "-–—") == "" {
		return
	}
	at := row.Add("locations")
	ev := p.ev
	ev.Confidence = ev.Confidence.Lower(proposal.Likely)
	at.Set("place", left, ev)
	at.Set("text", left, ev)
	r.noteAt(proposal.NotePlace, at.Path()+".country", ev)
}

var signedWords = regexp.MustCompile(`(?i)\b(?:ondertekend|getekend|afgesloten|signed|concluded|executed)\b`)

// agreementOf sets the state of the agreement with a sub-processor, and when it was signed.
func (r *reader) agreementOf(row proposal.Row, e *engagement) {
	p := e.parts["agreement"]
	if p.text == "" || row.Has("agreement.text") {
		return
	}
	row.Set("agreement.text", p.text, p.ev)
	state := p.text
	for _, d := range phrase.Dates(p.text) {
		state = strings.Replace(state, d.Text, "", 1)
	}
	state, _, _ = strings.Cut(strings.TrimSpace(state), " op")
	if match, ok := reference.List("agreement-status").Match(strings.Trim(state, " :,.()")); ok {
		row.Set("agreement.status", match.Code, p.ev)
	} else if signedWords.MatchString(p.text) && !phrase.Negation(p.text) {
		ev := p.ev
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		row.Set("agreement.status", "signed", ev)
	}
	row.Set("agreement.date", string(phrase.DateOf(p.text, phrase.Signed)), p.ev)
	if url := e.parts["url"]; url.text != "" {
		row.Set("agreement.place", url.text, url.ev)
	}
}
