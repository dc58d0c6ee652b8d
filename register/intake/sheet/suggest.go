package sheet

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// Suggest finds the tables of a workbook and what their columns are. Every sheet is in
// it, also those that are not used, with the reason.
func Suggest(b *grid.Book) Mapping {
	if b.Export != nil {
		return ownExport(b)
	}
	var m Mapping
	for i := range b.Sheets {
		for _, t := range tablesOf(&b.Sheets[i]) {
			if len(t.Headings) > 0 {
				t.Columns = columnsOf(&b.Sheets[i], &t)
				if b.Type == limits.JSON {
					keepWhole(t.Columns)
				}
				t.Fingerprint = fingerprint(&t)
			}
			m.Tables = append(m.Tables, t)
		}
	}
	legends(b, &m)
	settleDates(b, &m)
	link(b, &m)
	return m
}

// keepWhole cuts cells at lines only: the export of a program has a row for each value,
// so a comma in one is part of it.
func keepWhole(columns []Column) {
	for i := range columns {
		if at := usual(columns[i].Field); at == AtCommas || at == AtSemi {
			columns[i].Split = AtLines
		}
	}
}

// plane gives the sheet as the table goes through it.
func (t *Table) plane(s *grid.Sheet) plane { return planeOf(s, t.Layout == Form, t.Without...) }

// columnsOf finds out what each column of a table is: by its heading first, and by what
// stands in it.
func columnsOf(s *grid.Sheet, t *Table) []Column {
	p := t.plane(s)
	heads := headings(p, t)
	columns := make([]Column, 0, len(heads))
	strange := make([]bool, 0, len(heads)) // nothing is known of the heading
	for _, h := range heads {
		c := Column{At: h.at, Heading: h.full(), Do: ToRemarks}
		strange = append(strange, !c.identify(t, h, profileOf(p, t, h.at)))
		columns = append(columns, c)
	}
	numberSets(columns)
	unknownMarks(p, t, columns, strange)
	parentsAmong(columns)
	crosses(p, t, columns)
	namesByContent(p, t, columns, strange)
	secondBasis(p, t, columns)
	ofPrincipals(columns)
	narrowNames(columns)
	pairs(p, t, columns)
	settleTwice(t, columns)
	if t.Layout == Crosstab {
		crosstabColumns(t, columns)
	}
	return columns
}

// heading is what stands above a column: the name of its group, and its own.
type heading struct {
	at         int
	group, own string
}

func (h heading) full() string {
	if h.group == "" || h.group == h.own {
		return h.own
	}
	return h.group + " › " + h.own
}

// headings gives the headings of a table. In a form, a label goes on for the rows below
// it that have none.
func headings(p plane, t *Table) []heading {
	width := map[int]bool{}
	for _, n := range t.Headings {
		if line := p.line(n); line != nil {
			for _, c := range line.Cells {
				width[int(c.Column)] = true
			}
		}
	}
	if t.Layout == Form {
		for _, line := range p.between(t.First, t.Last) {
			for _, c := range line.Cells {
				width[int(c.Column)] = true
			}
		}
	}
	ats := make([]int, 0, len(width))
	for at := range width {
		if (t.From == 0 || at >= t.From) && (t.To == 0 || at <= t.To) {
			ats = append(ats, at)
		}
	}
	slices.Sort(ats)
	out := make([]heading, 0, len(ats))
	for _, at := range ats {
		h := headingAt(p, t, at)
		if h.own == "" && t.Layout == Form && len(out) > 0 {
			h.own = out[len(out)-1].own
		}
		if i := strings.LastIndex(h.own, " › "); i >= 0 {
			h.group, h.own = h.own[:i], h.own[i+len(" › "):]
		}
		if h.own != "" {
			out = append(out, h)
		}
	}
	return out
}

// headingAt reads the headings above a column, from the lowest that is a word of people
// up. What a merged cell says holds for all the columns it reaches over.
func headingAt(p plane, t *Table, at int) heading {
	var found []string
	for _, n := range t.Headings {
		line := p.line(n)
		if line == nil || len(t.Headings) > 1 && allTechnical(line) {
			continue
		}
		text := unbroken(line.Text(at))
		if text == "" && n != t.Headings[len(t.Headings)-1] {
			text = reaching(p, line, at)
		}
		if text != "" && (len(found) == 0 || found[len(found)-1] != text) {
			found = append(found, text)
		}
	}
	h := heading{at: at}
	if len(found) > 0 {
		h.own = found[len(found)-1]
	}
	if len(found) > 1 {
		h.group = strings.Join(found[:len(found)-1], " › ")
	}
	return h
}

// reaching gives the text of a cell that reaches over a column: merged with it, or, in a
// file that knows no merging, the last one before it.
func reaching(p plane, line *grid.Row, at int) string {
	merges := p.merges()
	for _, a := range merges {
		if a.Top <= line.Number && line.Number <= a.Bottom && a.Left <= at && at <= a.Right {
			return line.Text(a.Left)
		}
	}
	if len(merges) > 0 {
		return ""
	}
	text := ""
	for i := range line.Cells {
		if int(line.Cells[i].Column) < at {
			text = line.Cells[i].Text
		}
	}
	return text
}

// profile is what stands in a column, as shares of the cells that were looked at.
type profile struct {
	cells                            int
	marks, days, bases, places, term float64
	references, ascending            float64
	numbers                          float64
}

// sampled is how many cells of a column are looked at.
const sampled = 150

func profileOf(p plane, t *Table, at int) profile {
	var out profile
	last := 0
	for _, line := range p.between(t.First, t.Last) {
		cell := line.Cell(at)
		if cell == nil || t.instructs(&line) {
			continue
		}
		if out.cells++; out.cells > sampled {
			out.cells--
			break
		}
		out.look(cell, &last)
	}
	if n := float64(out.cells); n > 0 {
		for _, share := range []*float64{&out.marks, &out.days, &out.bases, &out.places, &out.term, &out.references, &out.ascending, &out.numbers} {
			*share /= n
		}
	}
	return out
}

var referenceList = regexp.MustCompile(`^\d{1,4}(?:\s*[,;/&+\n]\s*\d{1,4})*\.?$`)

func (p *profile) look(cell *grid.Cell, last *int) {
	text := cell.Text
	add := func(share *float64, is bool) {
		if is {
			*share++
		}
	}
	add(&p.marks, isMark(cell))
	add(&p.days, cell.Kind == grid.Date || len(text) < 12 && looksLikeDay(text))
	add(&p.references, referenceList.MatchString(text))
	n, err := strconv.Atoi(text)
	add(&p.numbers, err == nil)
	add(&p.ascending, err == nil && n > *last)
	if err == nil {
		*last = n
	}
	if len(text) > 120 || cell.Kind != grid.Text {
		return
	}
	_, basis := codeOf("legal-basis", text)
	add(&p.bases, basis && len(text) > 2)
	_, place := phrase.Country(text)
	add(&p.places, place)
	add(&p.term, len(text) > 3 && !phrase.TermIn(text).Amount.IsZero())
}

// isMark tells whether a cell holds a mark, or yes or no with a few words behind it.
func isMark(cell *grid.Cell) bool {
	if cell.Kind == grid.Bool {
		return true
	}
	if len(cell.Text) > 40 {
		return false
	}
	answer, ok := answerOf(cell.Text)
	return ok && answer.answer != "unknown"
}

// identify finds the field of a column, and tells whether its heading is known.
func (c *Column) identify(t *Table, h heading, p profile) bool {
	if t.Inside != "" {
		return c.take(matchInside(t.Inside, h.own))
	}
	m, ok := t.bestHeading(h)
	if !ok || m.confidence != proposal.Certain {
		if of, n, found := t.numbered(h); found && (!ok || m.confidence == proposal.Doubtful || of.confidence == proposal.Certain) {
			m, ok, c.Set = of, true, n
		}
	}
	together, both := matchHeading(t.About, h.group+" "+h.own)
	sure := h.group != "" && both && together.confidence == proposal.Certain
	if !sure && c.marked(t, h, p) {
		return true
	}
	if !c.take(m, ok) {
		c.byContent(t, p)
		return false
	}
	if c.Do == ToField {
		c.notNamed(p)
		c.weighContent(p)
	}
	return true
}

// take gives the column what its heading stands for, and tells whether that is known.
func (c *Column) take(m match, ok bool) bool {
	switch {
	case !ok:
	case m.field == "-":
		c.Do, c.Why = LeaveOut, TechnicalData
	case m.field == "+": // it is known, and has no field of its own
	default:
		c.Field, c.Confidence, c.Do = m.field, m.confidence, ToField
	}
	return ok
}

// general are headings that only say something together with the group they stand in.
var general = map[string]bool{
	"land": true, "naam": true, "nummer": true, "nr": true, "type": true, "soort": true, "datum": true, "omschrijving": true, "versie": true, "adres": true, "plaats": true,
	"locatie": true, "status": true, "toelichting": true, "opmerkingen": true, "id": true, "functie": true, "country": true, "name": true, "date": true, "description": true,
	"code": true, "referentie": true, "bron": true, "source": true, "contact": true, "link": true, "titel": true, "title": true, "afdeling": true, "dienst": true,
}

// bestHeading looks for the heading together with the name of its group, and alone. In a
// group that is about something itself, a general heading alone says nothing.
func (t *Table) bestHeading(h heading) (match, bool) {
	if h.group == "" {
		return matchHeading(t.About, h.own)
	}
	best, found := match{}, false
	for i, text := range []string{h.group + " " + h.own, h.own + " " + h.group, h.own} {
		m, ok := matchHeading(t.About, text)
		if i == 2 && ok && general[words.Fold(h.own)] {
			group, known := matchHeading(t.About, h.group)
			ok = !known || group.confidence != proposal.Certain
		}
		if ok && (!found || m.points > best.points) {
			best, found = m, true
		}
	}
	return best, found
}

// asking are words behind the name of a category that ask whether there are data of it.
var asking = regexp.MustCompile(`(?i)\s+(?:verwerkt|gebruikt|geregistreerd|vastgelegd|aanwezig|van toepassing|processed|used)$`)

// marked handles a column of marks: its heading is the value that a mark stands for.
func (c *Column) marked(t *Table, h heading, p profile) bool {
	if t.About != Activities || p.cells > 0 && p.marks < 0.8 {
		return false
	}
	if p.cells > 0 && isSubject(withoutBrackets(h.own)) {
		c.Field, c.Fixed, c.Confidence, c.Do = "activity.dataSubjects.name", h.own, proposal.Certain, ToField
		return true
	}
	if own, ok := matchHeading(t.About, h.own); ok && own.confidence == proposal.Certain && own.field != "activity.dataCategories.label" && !isCategory(withoutBrackets(h.own)) && !t.basisIn(h, p) {
		return false
	}
	set := func(field string, sure proposal.Confidence) bool {
		c.Field, c.Fixed, c.Confidence, c.Do = field, h.own, sure, ToField
		bare := strings.Trim(withoutBrackets(h.own), " ?:*")
		for _, name := range []string{bare, asking.ReplaceAllString(bare, "")} {
			if name != "" && isCategory(name) {
				c.Fixed = name
				break
			}
		}
		return true
	}
	group, ok := matchHeading(t.About, h.group)
	if c, known := categoryOf(withoutBrackets(h.own)); known && (p.cells > 0 || h.group != "") {
		ordinary := c.kind == "ordinary" || c.kind == ""
		if !ordinary || !ok || group.field != "activity.dataSubjects.name" { // "Ouders" is a category of the bijsluiter too
			return set("activity.dataCategories.label", proposal.Certain)
		}
	}
	if h.group == "" || !ok || group.confidence == proposal.Doubtful || p.cells == 0 {
		return false
	}
	switch group.field {
	case "activity.dataCategories.label", "activity.dataCategories.special":
		return set("activity.dataCategories.label", proposal.Certain)
	case "activity.dataSubjects.name", "activity.recipients.name", "activity.systems", "activity.operations", "activity.measures.text", "activity.engagements.party", "internal.recipients":
		return set(group.field, proposal.Certain)
	case "activity.purposes.legalBasis":
		if _, ok := codeOf("legal-basis", h.own); ok {
			return set(group.field, proposal.Certain)
		}
	case "activity.security":
		return set("activity.measures.text", proposal.Certain)
	}
	return false
}

// basisIn tells whether a column of marks is one of the legal bases that its group lists:
// "Grondslag" above "Wet" and "Toestemming".
func (t *Table) basisIn(h heading, p profile) bool {
	group, ok := matchHeading(t.About, h.group)
	if !ok || group.field != "activity.purposes.legalBasis" || p.cells == 0 {
		return false
	}
	_, ok = codeOf("legal-basis", h.own)
	return ok
}

// isSubject tells whether a heading is the name of a group of people whose data are
// processed, and of no category of data: in one word, or one of several.
func isSubject(name string) bool {
	_, ok := categoryOf(name)
	return !ok && isGroup(name)
}

// isGroup tells whether a text is the name of a group of people.
func isGroup(name string) bool {
	for _, plural := range []string{"", "s", "en", "n"} {
		if row, ok := reference.List("data-subject").Match(name + plural); ok && row.Code != "other" {
			return true
		}
	}
	return false
}

// isCategory tells whether a heading is the name of a category of personal data.
func isCategory(name string) bool {
	_, ok := categoryOf(name)
	return ok
}

// byContent looks at what stands in a column whose heading says nothing. What is found
// so is doubtful.
func (c *Column) byContent(t *Table, p profile) {
	if t.About != Activities || p.cells < 2 {
		return
	}
	field := ""
	switch {
	case p.bases >= 0.7:
		field = "activity.purposes.legalBasis"
	case p.term >= 0.7:
		field = "activity.retention.text"
	case p.places >= 0.8:
		field = "transfer.country"
	}
	if field != "" {
		c.Field, c.Confidence, c.Do = field, proposal.Doubtful, ToField
	}
}

// weighContent lowers the confidence where what stands in a column is not what its
// field holds.
func (c *Column) weighContent(p profile) {
	if p.cells == 0 || c.Do != ToField {
		return
	}
	doubt := false
	if c.Field == "activity.engagements.agreement.date" && p.days < 0.8 && p.marks >= 0.3 { // "ja, 1-8-2023", "nee"
		c.Field = "activity.engagements.agreement"
	}
	switch f, _ := fieldOf(c.Field); {
	case f.days && p.days < 0.3 && p.marks > 0.5:
		doubt = true
	case c.Field == "activity.name" || c.Field == "party.name":
		doubt = p.marks > 0.8 || p.numbers > 0.9
	case c.Field == "activity.purposes.text":
		doubt = p.bases > 0.8 || p.marks > 0.8
	case c.Field == "activity.retention.text":
		doubt = p.marks > 0.8
	}
	if doubt {
		c.Confidence = proposal.Doubtful
	}
}

// fingerprint makes a short name of the headings of a table, whatever their case and
// spaces, so that the next version of the same file is known again.
func fingerprint(t *Table) string {
	var b strings.Builder
	b.WriteString(string(t.Layout))
	for _, c := range t.Columns {
		b.WriteString("|" + words.Fold(c.Heading))
	}
	return digest(b.String())
}
