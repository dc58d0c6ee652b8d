package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// Suppliers who do not follow the table of the model write down by group of people which data
// they have of each: as a heading above the data, before a colon, or in the cell before them.

// byGroup is a heading over data that stand by group of people, whatever those are called.
var byGroup = regexp.MustCompile(`(?i)\b(?:van wie|wiens|whose|per (?:groep|doelgroep|betrokkene|categorie betrokkenen|group|data subject))\b`)

// groupLine takes a line that names a group as the head of what follows.
func (l *categoryList) groupLine(line string, u *unit) bool {
	name := l.groupNamed(line)
	if bare := strings.TrimRight(unnumbered(line), ": "); name == "" && l.aboveTable && l.listedAs(bare) {
		name = bare
	}
	if _, code := l.categoryStart(line); name == "" && l.byGroup && code == "" && u.b.Kind == block.Heading && len(strings.Fields(line)) <= 4 {
		name = aboutGroup.ReplaceAllString(strings.TrimRight(unnumbered(line), ": "), "")
	}
	if name == "" || u.b.Tick != block.NoBox {
		return false
	}
	heads := u.b.Kind == block.Heading || u.b.Bold || strings.HasSuffix(line, ":") || l.aboveTable || l.group != "" && u.b.Kind == block.Paragraph && len(u.spans) > 1
	if _, code := l.categoryStart(line); code != "" && !heads {
		return false
	}
	l.flush()
	l.group, l.named = name, true
	l.subject(l.group, u.evidence(proposal.Likely))
	u.useText(line)
	return true
}

// belowGroup reads an enumeration right below the line that names a group.
func (l *categoryList) belowGroup(line string, u *unit) bool {
	if !l.named || l.denied || u.b.Kind == block.Item || u.b.Tick != block.NoBox || phrase.Negated(line) || !enumeration(line) {
		return false
	}
	if _, code := l.categoryStart(line); code != "" {
		return false
	}
	l.ofGroup(l.group, line, evidence(line, u.b.Pos, proposal.Certain))
	u.useText(line)
	return true
}

// groupedLine reads "Leerlingen: naam, klas": a group with the data about it.
func (l *categoryList) groupedLine(line string, u *unit) bool {
	before, rest, ok := splitColon(unmarked(line))
	group := l.groupNamed(before)
	if known, is := l.knownSubject(before); group == "" && is {
		group = known.Text("name") // as the part about them calls it
	}
	if !ok || rest == "" || group == "" || l.denied {
		return false
	}
	if _, code := l.categoryStart(before); code != "" && (u.b.Tick != block.NoBox || strings.ContainsAny(line, block.TickedSign+block.UntickedSign)) {
		return false
	}
	if noData.MatchString(rest) {
		l.note(proposal.NoteNegated, line, u.b.Pos)
		u.useText(line)
		return true
	}
	ev := evidence(line, u.b.Pos, proposal.Certain)
	for _, part := range nonEmpty(semicolonMark.Split(rest, -1)...) {
		if other, data, ok := splitColon(part); ok && data != "" && l.groupNamed(other) != "" {
			l.ofGroup(group, rest[:strings.Index(rest, part)], ev) // "Leerlingen: naam; Docenten: naam"
			return l.groupedLine(rest[strings.Index(rest, part):], u)
		}
	}
	l.ofGroup(group, rest, ev)
	u.useText(line)
	return true
}

// noData says of a group that there are no data of it.
var noData = regexp.MustCompile(`(?i)^(?:geen|no)(?: (?:persoonsgegevens|gegevens|data|personal data))?\.?$`)

// ofGroup keeps the data of a group.
func (l *categoryList) ofGroup(group, data string, ev proposal.Evidence) {
	l.flush()
	data = strings.TrimRight(data, ".")
	number := ""
	if m := categoryBehind.FindStringSubmatchIndex(data); m != nil {
		number, data = plainNumber(data[m[2]:m[3]]), data[:m[0]]
	}
	row := categoryRow{number: number, told: true, label: data, text: data, labelEv: ev, textEv: ev, appliesEv: ev, subjectsEv: ev, subjects: []string{group}}
	row.code, row.sure = l.codeOfData(data), proposal.Likely
	if modelNumber(number) {
		row.code = number
	}
	if phrase.Negated(data) {
		row.applies = phrase.No
	}
	l.found = append(l.found, row)
}

// groupTable reads a table without a header, with a group of people before the data of each in
// every row. It tells whether it is one.
func (l *categoryList) groupTable(u *unit) bool {
	rows := u.table.Grid()
	for _, row := range rows {
		d := distinct(row)
		if len(d) != 2 || l.groupNamed(d[0].Text()) == "" || !l.listsData(d[1].Text()) {
			return false
		}
	}
	for _, row := range rows {
		d := distinct(row)
		group := l.groupNamed(d[0].Text())
		l.subject(group, cellEvidence(d[0], proposal.Certain))
		l.ofGroup(group, strings.TrimSpace(d[1].Text()), cellEvidence(d[1], proposal.Certain))
		l.useCell(d...)
	}
	return len(rows) > 0
}

// listsData tells whether a cell is nothing but data, most of them known.
func (l *categoryList) listsData(s string) bool {
	return s != "" && phrase.Answer(s) == phrase.Unclear && (enumeration(s) || len(strings.Fields(s)) <= 3) && l.namesData(s)
}

// dataOfGroups reads a table of groups with the data of each that stands where the groups are
// listed.
func (r *reader) dataOfGroups(u *unit) bool {
	l := &categoryList{reader: r}
	if !l.groupTable(u) {
		return false
	}
	l.settle()
	return true
}
