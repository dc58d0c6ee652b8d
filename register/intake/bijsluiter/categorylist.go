package bijsluiter

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

func sortedKeys[V any](m map[int]V) []int { return slices.Sorted(maps.Keys(m)) }

// categories reads which data are processed: the table of the model, one table for
// each group, the same table flattened to lines, or a list.
func (r *reader) categories(s *section) { r.categorySection(s, false) }

// notCategories reads a list of what is not processed.
func (r *reader) notCategories(s *section) { r.categorySection(s, true) }

func (r *reader) categorySection(s *section, denied bool) {
	l := &categoryList{reader: r, denied: denied, ticks: ticksIn(s.units), byGroup: byGroup.MatchString(s.title), starred: starred(s.units)}
	if s.rest != "" {
		l.behind(s.rest, s.units[0])
		l.settle()
		return
	}
	if group := r.groupNamed(s.title); group != "" && s.head != nil && words.Fold(group) != words.Fold(s.title) {
		l.group, l.named = group, true // "Persoonsgegevens leerlingen"
		r.subject(group, s.head.evidence(proposal.Likely))
	}
	for i, u := range s.units {
		l.aboveTable = i+1 < len(s.units) && s.units[i+1].table != nil
		switch {
		case u.table != nil:
			l.flush()
			if !r.categoryTable(u, l.group) && (l.denied || !l.groupTable(u)) {
				r.subjectTable(u)
			}
		default:
			if l.unit(u); l.aboveTable && !l.named && i > 0 && s.units[i-1].table != nil {
				l.group = "" // what the next table is about, it does not say so that it is understood
			}
		}
	}
	l.flush()
	l.settle()
}

// behind reads what stands behind a heading on its line: an enumeration of data.
func (l *categoryList) behind(rest string, u *unit) {
	items := phrase.Pieces(strings.TrimRight(rest, "."))
	if slices.ContainsFunc(items, func(s string) bool { return len(strings.Fields(s)) > 6 }) {
		l.enumerate(rest, u)
		return
	}
	for _, item := range items {
		ev := u.evidence(proposal.Likely)
		row := categoryRow{label: item, labelEv: ev, textEv: ev, appliesEv: ev}
		if l.denied {
			row.applies, row.appliesEv.Confidence = phrase.No, proposal.Certain
		}
		row.code, row.sure = l.codeOf("", item, "")
		l.found = append(l.found, row)
	}
	u.use()
}

// categoryList reads categories out of lines.
type categoryList struct {
	*reader
	denied bool
	ticks  bool
	group  string // of data subjects, by the last line that named one
	// named: the line before this one named the group.
	named bool
	// byGroup: the heading of the part says that a heading below it names a group.
	byGroup bool
	// starred: a cell of a table in the part ends in a star that something below explains.
	starred bool
	// told is what the line above a list says of all data in it: "Nooit:".
	told phrase.Reply
	// aboveTable: the line at hand stands right above a table.
	aboveTable bool

	open  *categoryRow
	found []categoryRow
	heads bool // the flattened table had its header among the lines
}

// unit reads one line.
func (l *categoryList) unit(u *unit) {
	if asksOthers.MatchString(u.text()) && phrase.Negation(u.text()) && u.b.Kind == block.Paragraph {
		l.note(proposal.NoteNegated, u.text(), u.b.Pos)
		return
	}
	for line := range strings.SplitSeq(u.text(), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			l.line(line, u)
		}
	}
}

func (l *categoryList) line(line string, u *unit) {
	if l.starred && strings.HasPrefix(line, "*") {
		return // what the star in a cell stands for
	}
	tick, rest := leadingTick(unmarked(line))
	if bare := gluedTick.ReplaceAllString(rest, "$1"); tick == phrase.NoReply && bare != rest && l.startsKnown(bare) && !l.startsKnown(rest) {
		tick, rest = phrase.Yes, bare // "XContactgegevens"
	}
	if tick == phrase.NoReply && u.b.Tick != block.NoBox {
		tick = tickReply(u.b.Tick)
	}
	if answer := toldAbove(line, u); answer != phrase.NoReply {
		l.flush()
		l.told = answer
		u.useText(line)
		return
	}
	if u.b.Kind != block.Item {
		l.told = phrase.NoReply
	}
	if l.told != phrase.NoReply && tick == phrase.NoReply {
		tick = l.told
	}
	if l.groupLine(line, u) || l.headerLine(line, u) || l.answerLine(line, u) || l.groupedLine(line, u) || l.belowGroup(line, u) || l.answeredList(line, u) || l.repliedLine(line, u) {
		return
	}
	l.named = false
	if parts := severalIn(rest); len(parts) > 1 && tick == phrase.NoReply {
		l.flush()
		for _, part := range parts {
			l.item(line, part, phrase.NoReply, u)
		}
		return
	}
	number, code, label, text := l.cutCategory(rest)
	if number == "" && categoryNumber.MatchString(u.b.Marker) {
		number = strings.TrimRight(u.b.Marker, ".):")
	}
	if code == "" && tick == phrase.NoReply && number == "" {
		if tick, rest = trailingTick(line); tick != phrase.NoReply {
			number, code, label, text = l.cutCategory(rest)
		}
	} else if tick == phrase.NoReply {
		tick, text = trailingTick(text)
	}
	switch {
	case code != "":
		l.flush()
		l.start(number, label, text, tick, u, line)
	case l.open != nil && u.b.Kind != block.Item && !phrase.Negated(line):
		l.goOn(line, u)
	case l.open != nil && number != "" && strings.HasPrefix(number, "1") && len(number) == 2:
		label := l.open.label
		l.flush()
		l.start(number, label, text, tick, u, line)
	default:
		l.other(line, rest, tick, u)
	}
}

// starred tells whether a cell of a table ends in a star.
func starred(units []*unit) bool {
	return slices.ContainsFunc(units, func(u *unit) bool {
		return u.table != nil && slices.ContainsFunc(u.table.Cells, func(c block.Cell) bool { return strings.HasSuffix(strings.TrimSpace(c.Text()), "*") })
	})
}

// gluedTick is a tick to which the cell behind it was glued.
var gluedTick = regexp.MustCompile(`^[xXvV✓✔](\p{Lu})`)

// startsKnown tells whether a text starts with the label of a category.
func (r *reader) startsKnown(s string) bool {
	_, code := r.categoryStart(s)
	return code != ""
}

// enumeration tells whether a text is nothing but a few short parts between commas.
func enumeration(s string) bool {
	parts := phrase.Pieces(strings.TrimRight(s, "."))
	return len(parts) > 1 && len(phrase.Sentences(s)) == 1 && !slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) > 6 })
}

var semicolonMark = regexp.MustCompile(`\s*;\s*(?:en\s+|and\s+)?`)

// severalIn parts a line that lists several categories, each with what it holds: "Contact
// details (name, email); Leave records; Bank account".
func severalIn(line string) []string {
	line = strings.TrimSuffix(line, ".")
	parts := nonEmpty(phrase.Split(line, semicolonMark)...)
	if len(parts) < 2 || strings.Contains(parts[0], ":") || slices.ContainsFunc(parts, func(p string) bool {
		return len(strings.Fields(lexicon.WithoutBrackets(p))) > 7 || phrase.Negated(p)
	}) {
		return nil
	}
	return parts
}

// answerLine takes a line under a category that says whether it applies: "Van toepassing:
// ja".
func (l *categoryList) answerLine(line string, u *unit) bool {
	before, rest, ok := splitColon(line)
	if key, known := l.lex.column("categories", before); l.open == nil || !ok || !known || key != "applies" {
		return false
	}
	l.open.applies, l.open.appliesEv = phrase.Answer(rest), evidence(line, u.b.Pos, proposal.Certain)
	u.useText(line)
	return true
}

// listLine tells whether a line is an item of a list without a sign for it: a short label
// with an enumeration behind a colon.
func (l *categoryList) listLine(line string) bool {
	before, rest, ok := splitColon(line)
	if _, label := l.lex.label(before); label {
		return false
	}
	if _, heading := l.lex.heading(before); heading || !ok || len(strings.Fields(before)) > 4 || strings.HasSuffix(rest, ".") {
		return false
	}
	parts := phrase.Pieces(rest)
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) > 6 })
}

// headerLine knows the header of the table in flattened text.
func (l *categoryList) headerLine(line string, u *unit) bool {
	f := words.Fold(line)
	for _, head := range []string{"van toepassing aanvinken categorie toelichting", "categorie toelichting", "categorietoelichting", "van toepassing categorie toelichting", "applicable category explanation", "van toepassing aanvinken", "van toepassing", "categorie", "toelichting", "aanvinken"} {
		if words.Near(f, head) || f == head {
			l.heads = true
			u.useText(line)
			return true
		}
	}
	return false
}

var leadingTicks = regexp.MustCompile(`^(?:[☒☐]|(?:[xXvV]|ja|nee|Ja|Nee|JA|NEE)\s)\s*`)

// leadingTick takes an answer off the front of a line.
func leadingTick(line string) (phrase.Reply, string) {
	m := leadingTicks.FindString(line)
	if m == "" {
		return signInFront(line)
	}
	return phrase.Answer(strings.TrimSpace(m)), line[len(m):]
}

// doubtSigns are put before what holds under a condition, or not for certain.
var doubtSigns = regexp.MustCompile(`^(?:\[\?\]|\(\?\)|⚠|❓|❔|❗|🔶|🟠|🟡|➖)\x{FE0F}?\s*`)

// crossInFront is a bare cross before what follows.
var crossInFront = regexp.MustCompile(`^[✗✘❌✖🚫⛔]\x{FE0F}?\s*`)

// signInFront takes a cross or a sign of doubt off the front of a line. What a cross says depends
// on whether the list has ticks, so it is a no that settle looks at again.
func signInFront(line string) (phrase.Reply, string) {
	if m := crossInFront.FindString(line); m != "" && len(m) < len(line) {
		return phrase.No, line[len(m):]
	}
	if m := doubtSigns.FindString(line); m != "" && len(m) < len(line) {
		return phrase.Unclear, line[len(m):]
	}
	return phrase.NoReply, line
}

var trailingTicks = regexp.MustCompile(`(?:\s[☒☐]|\s(?:[xX]|[Jj]a|[Nn]ee|JA|NEE|optioneel|Optioneel))\s*$`)

// trailingTick takes an answer off the end of a line.
func trailingTick(line string) (phrase.Reply, string) {
	at := trailingTicks.FindStringIndex(line)
	if at == nil {
		return phrase.NoReply, line
	}
	return phrase.Answer(strings.TrimSpace(line[at[0]:])), strings.TrimSpace(line[:at[0]])
}

func (l *categoryList) start(number, label, text string, tick phrase.Reply, u *unit, line string) {
	row := &categoryRow{number: number, label: label, text: text, applies: tick}
	row.code, row.sure = l.codeOf(number, label, text)
	row.labelEv = evidence(line, u.b.Pos, proposal.Certain)
	row.appliesEv = row.labelEv
	row.textEv = row.labelEv
	if text != "" && !strings.Contains(line, ":") {
		row.textEv.Confidence = proposal.Likely
	}
	if l.group != "" {
		row.subjects, row.subjectsEv = []string{l.group}, evidence(line, u.b.Pos, proposal.Likely)
	}
	l.open = row
	u.useText(line)
}

// goOn adds a line to the explanation of the open row.
func (l *categoryList) goOn(line string, u *unit) {
	row := l.open
	sign := "\n"
	if brokenOff(row.text, line) || strings.HasSuffix(row.text, ";") {
		sign = " "
	}
	row.text = strings.Join(nonEmpty(row.text, line), sign)
	row.textEv.Source.Text += "\n" + line
	row.textEv.Confidence = row.textEv.Confidence.Lower(proposal.Likely)
	u.useText(line)
}

// flush keeps the open row until it is known whether the list uses ticks.
func (l *categoryList) flush() {
	if l.open == nil {
		return
	}
	l.placeholdersIn(l.open)
	l.found = append(l.found, *l.open)
	l.open = nil
}

// other reads a line that starts with no known category: an item of a list, or a
// sentence that enumerates.
func (l *categoryList) other(line, rest string, tick phrase.Reply, u *unit) {
	if l.lex.boilerplate(line) || l.otherPart(line) {
		return
	}
	l.flush()
	if u.b.Kind == block.Item || tick != phrase.NoReply || l.listLine(line) {
		l.item(line, rest, tick, u)
		return
	}
	if enumeration(line) && !phrase.Negated(line) && !l.denied && len(l.groupsOf(line)) == 0 && !processed.MatchString(line) && l.namesData(line) {
		for _, piece := range phrase.Pieces(strings.TrimRight(line, ".")) {
			l.item(line, piece, phrase.NoReply, u)
		}
		return
	}
	l.enumerate(line, u)
}

// otherPart tells whether a line is about another part of the annex, by the heading in front of
// it: "Beveiliging: wachtwoord per school".
func (l *categoryList) otherPart(line string) bool {
	before, rest, ok := splitColon(line)
	key, known := l.lex.heading(before)
	return ok && rest != "" && known && key != "categories" && key != "not-categories"
}

// toldAbove gives what a line above a list says of all data in it: "Verplicht:", "Optioneel (de
// school zet dit zelf aan):", "Nooit:".
func toldAbove(line string, u *unit) phrase.Reply {
	name, ok := strings.CutSuffix(strings.TrimSpace(line), ":")
	name = strings.TrimSpace(lexicon.WithoutBrackets(name))
	if !ok || u.b.Kind == block.Heading || u.table != nil || len(strings.Fields(name)) > 2 {
		return phrase.NoReply
	}
	switch answer := phrase.Answer(name); answer {
	case phrase.Yes, phrase.No, phrase.Optional:
		return answer
	}
	return phrase.NoReply
}

// answeredList reads a line that says at once of several data that they are processed, or that
// they are not: "Wel: naam, klas".
func (l *categoryList) answeredList(line string, u *unit) bool {
	before, rest, ok := splitColon(strings.TrimLeftFunc(line, func(c rune) bool { return !unicode.IsLetter(c) }))
	answer := phrase.Answer(before)
	if !ok || rest == "" || len(strings.Fields(before)) > 2 || l.open != nil || answer != phrase.Yes && answer != phrase.No {
		return false
	}
	ev := evidence(line, u.b.Pos, proposal.Likely)
	for _, piece := range phrase.Pieces(strings.TrimRight(rest, ".")) {
		row := categoryRow{label: piece, applies: answer, told: true, labelEv: ev, textEv: ev, appliesEv: ev}
		row.code, row.sure = l.codeOf("", piece, "")
		if answer == phrase.Yes && denial(piece) {
			row.applies = phrase.No
		}
		l.found = append(l.found, row)
	}
	u.useText(line)
	return true
}

// namesData tells whether most parts of an enumeration are data by a known word in them.
func (l *categoryList) namesData(line string) bool {
	known, parts := 0, phrase.Pieces(strings.TrimRight(line, "."))
	for _, p := range parts {
		f := words.Fold(p)
		if _, ok := l.lex.data.Within(f); ok {
			known++
		} else if _, ok := l.lex.dataWords.Whole(f); ok {
			known++
		}
	}
	return known*2 >= len(parts) && len(phrase.Dates(line)) == 0 && phrase.Email(line) == ""
}

// item takes an item of a list as a category of its own.
func (l *categoryList) item(line, rest string, tick phrase.Reply, u *unit) {
	if len(rest) > 200 {
		return
	}
	if l.lex.blank(rest) {
		l.note(proposal.NotePlaceholder, rest, u.b.Pos)
		return
	}
	label, text, _ := splitColon(strings.TrimRight(rest, ";."))
	row := categoryRow{label: label, text: text, applies: tick}
	if len(label) > 100 {
		return
	}
	row.code, row.sure = l.codeOf("", label, text)
	row.labelEv = evidence(line, u.b.Pos, proposal.Likely)
	if row.code != "" && row.sure == proposal.Certain {
		row.labelEv.Confidence = proposal.Certain
	}
	row.textEv, row.appliesEv = row.labelEv, evidence(line, u.b.Pos, proposal.Certain)
	if l.group != "" {
		row.subjects, row.subjectsEv = []string{l.group}, evidence(line, u.b.Pos, proposal.Likely)
	}
	u.useText(line)
	if tick != phrase.NoReply && !(tick == phrase.No && denial(rest)) || !deniedItem(rest) {
		l.found = append(l.found, row)
		return
	}
	for _, name := range deniedIn(row.label) {
		no := row
		no.label, no.applies = name, phrase.No
		no.code, no.sure = l.codeOf("", name, row.text)
		l.found = append(l.found, no)
	}
}

var processed = regexp.MustCompile(`(?i)(?:verwerken|verwerkt|verwerkte|verzamelen|registreren|opgeslagen|vastgelegd|process|collect|store)[^:.]{0,60}?:\s*|(?:de volgende (?:persoons)?gegevens(?: verwerkt)?|following (?:personal )?data)[^:.]{0,40}:\s*`)

// enumerate reads "Wij verwerken: naam, e-mail en leerlingnummer." and "Wij verwerken
// geen BSN of medische gegevens." Other sentences stay unmatched.
func (l *categoryList) enumerate(line string, u *unit) {
	for _, s := range phrase.Sentences(line) {
		if l.lex.boilerplate(s) {
			continue
		}
		if denied := phrase.Negated(s) && notProcessed(s); denied || l.denied {
			if !l.prose(s, u) {
				l.deny(s, u)
			}
			continue
		}
		if s != strings.TrimSpace(line) && l.groupedLine(s, u) {
			continue
		}
		m := processed.FindStringIndex(s)
		if m != nil && (len(l.groupsOf(s[:m[1]])) > 0 || categoryBehind.MatchString(s)) && l.prose(s, u) {
			continue
		}
		if m == nil || m[1] >= len(s) {
			if strings.HasSuffix(s, ":") && len(s) < 160 {
				if groups := l.groupsOf(s); len(groups) == 1 {
					l.group = groups[0] // "Van medewerkers worden verwerkt:"
				}
				u.useText(s)
			} else {
				l.prose(s, u)
			}
			continue
		}
		items := qualified(phrase.Pieces(strings.TrimRight(s[m[1]:], ". ")))
		if len(items) == 0 || len(items) == 1 && len(items[0]) > 60 {
			l.prose(s, u)
			continue
		}
		for _, item := range items {
			row := categoryRow{label: item, applies: phrase.NoReply, labelEv: evidence(s, u.b.Pos, proposal.Likely)}
			row.code, row.sure = l.codeOf("", item, "")
			row.appliesEv, row.textEv = row.labelEv, row.labelEv
			l.found = append(l.found, row)
		}
		u.useText(s)
	}
}

var ownPossessor = regexp.MustCompile(`(?i)^\S+ (?:en|and) \S+ (?:van|of) `)

// qualified puts the parts of an enumeration together that share what they are of: "naam,
// adres en geboortedatum van het kind".
func qualified(items []string) []string {
	var out, open []string
	for _, item := range items {
		switch {
		case ownPossessor.MatchString(item) && len(open) > 0:
			out = append(out, strings.Join(append(open, item), ", "))
			open = nil
		case len(strings.Fields(item)) == 1:
			open = append(open, item)
		default:
			out, open = append(append(out, open...), item), nil
		}
	}
	return append(out, open...)
}

// settle decides what rows without an answer say, now that the whole list is known.
func (l *categoryList) settle() {
	answered := false
	codes := map[string]bool{}
	for _, row := range l.found {
		answered = answered || row.applies == phrase.Yes || row.applies == phrase.Optional
		codes[row.code] = true
	}
	whole := l.heads || len(codes) >= 8 && codes["5"] && codes["6"]
	for _, row := range l.found {
		g := &grid{ticks: answered}
		switch {
		case l.denied && row.applies == phrase.NoReply:
			row.applies = phrase.No
		case row.applies == phrase.Unclear && optionally(&row):
			row.applies, row.appliesEv.Confidence = phrase.Optional, row.appliesEv.Confidence.Lower(proposal.Likely)
		case row.applies == phrase.No && !answered && (strings.Contains(row.appliesEv.Source.Text, block.UntickedSign) || !l.denied && !row.told && crossInFront.MatchString(unmarked(row.appliesEv.Source.Text))):
			row.applies, row.appliesEv.Confidence = phrase.Unclear, proposal.Doubtful
		case row.applies == phrase.NoReply && answered && whole && !row.told && !denial(row.text):
			// In a flattened table the lost tick of an open row leaves nothing behind,
			// and neither does a tick the text lost.
			row.applies, row.appliesEv.Confidence = phrase.Unclear, proposal.Doubtful
		}
		l.judge(g, &row, whole && !row.told)
		l.addCategory(row)
	}
}
