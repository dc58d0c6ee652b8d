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

// subjects reads the groups of people the data are about.
func (r *reader) subjects(s *section) {
	if s.rest != "" {
		r.subjectList(s.rest, s.units[0].evidence(proposal.Certain))
		s.units[0].use()
		return
	}
	ticks := ticksIn(s.units)
	for _, u := range s.units {
		switch {
		case u.table != nil && (r.categoryTable(u, "") || r.dataOfGroups(u)):
		case u.table != nil:
			r.subjectTable(u)
		default:
			r.subjectUnit(u, ticks)
		}
	}
}

// ticksIn tells whether some box in the units is ticked, so that an unticked one
// says no.
func ticksIn(units []*unit) bool {
	for _, u := range units {
		if u.table == nil && strings.Contains(u.text(), block.TickedSign) {
			return true
		}
		if u.table == nil {
			continue
		}
		for i := range u.table.Cells {
			if strings.Contains(u.table.Cells[i].Text(), block.TickedSign) {
				return true
			}
		}
	}
	return false
}

func (r *reader) subjectUnit(u *unit, ticks bool) {
	text := u.text()
	if strings.ContainsAny(text, block.TickedSign+block.UntickedSign) {
		r.subjectBoxes(u, ticks)
		return
	}
	if r.lex.boilerplate(text) {
		return
	}
	if r.lex.blank(text) {
		r.note(proposal.NotePlaceholder, text, u.b.Pos)
		u.use()
		return
	}
	list := strings.TrimSuffix(unmarked(text), ".")
	if before, rest, ok := splitColon(list); ok && rest != "" && !r.lex.subject(before) {
		list = rest
	}
	known, all := r.subjectsKnown(list)
	switch {
	case known > 0 && (known*2 >= all || shortNames(list)) && len(u.spans) == 1:
		r.subjectList(list, u.evidence(proposal.Certain))
		u.use()
	case (u.b.Kind == block.Item && len(text) <= 120 || len(strings.Fields(text)) <= 3 && len(r.svc.Rows("dataSubjects")) > 0 && u.b.Kind == block.Paragraph && !strings.ContainsAny(text, ".:")) && !phrase.Negated(text):
		r.subject(list, u.evidence(proposal.Likely))
		u.use()
	default:
		r.subjectsInText(u)
	}
}

// shortNames tells whether a text is names with semicolons between them, and no sentence: "Bewoners met
// een indicatie; mantelzorgers; consulenten".
func shortNames(list string) bool {
	parts := strings.Split(list, ";")
	return len(parts) > 1 && !strings.Contains(list, ". ") && !phrase.Negation(list) &&
		!slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) > 5 })
}

// subjectsKnown counts the groups in a list and those of them that are known.
func (r *reader) subjectsKnown(list string) (known, all int) {
	names := r.subjectNames(list)
	for _, n := range names {
		if short, _ := r.subjectHead(n); short != "" {
			known++
		}
	}
	return known, len(names)
}

// listed tells whether a text names groups that the document listed, as one or each of them.
func (r *reader) listed(text string) bool {
	names := r.subjectNames(text)
	return len(names) > 0 && (r.listedAs(text) || !slices.ContainsFunc(names, func(name string) bool { return !r.listedAs(name) }))
}

// listedAs tells whether a text is the name of one group that the document listed.
func (r *reader) listedAs(text string) bool {
	f := singular(words.Fold(text))
	return f != "" && slices.ContainsFunc(r.svc.Rows("dataSubjects"), func(row proposal.Row) bool { return singular(words.Fold(row.Text("name"))) == f })
}

// subjectList adds each group of a list.
func (r *reader) subjectList(list string, ev proposal.Evidence) []string {
	var ids []string
	for _, n := range r.subjectNames(list) {
		at := ev
		if short, _ := r.subjectHead(n); short == "" {
			at.Confidence = at.Confidence.Lower(proposal.Likely)
		}
		ids = append(ids, string(r.subject(n, at).ID()))
	}
	return ids
}

var subjectMarks = regexp.MustCompile(`\s*[;\n,]\s*`)

// subjectNames parts a list of groups: at commas outside brackets, and at "en" where a
// group of its own stands on either side. "Ouders en verzorgers" is one group.
func (r *reader) subjectNames(list string) []string {
	var out []string
	if before, _, ok := splitColon(list); ok && r.lex.subject(before) {
		return []string{list} // what stands behind the colon explains the group
	}
	for _, part := range phrase.Split(list, subjectMarks) {
		part = strings.Trim(part, " .•-–\t")
		for _, and := range []string{"en ", "and ", "of "} {
			part = strings.TrimPrefix(part, and)
		}
		if part != "" {
			out = append(out, r.subjectPair(part)...)
		}
	}
	return out
}

func (r *reader) subjectPair(s string) []string {
	if head, _ := r.subjectHead(s); head != "" {
		return []string{s}
	}
	for _, and := range []string{" en ", " and ", " & ", "/", " + "} {
		for from := 0; ; {
			i := strings.Index(s[from:], and)
			if i < 0 {
				break
			}
			i += from
			a, b := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(and):])
			short, _ := r.subjectHead(a)
			other, _ := r.subjectHead(b)
			if f := whose(words.Fold(b)); other == "" && r.lex.subject(f) {
				other = f // "beheerders van de school"
			}
			if short != "" && (other != "" || len(strings.Fields(b)) <= 3 && and != "/") {
				return append([]string{a}, r.subjectPair(b)...)
			}
			from = i + len(and)
		}
	}
	return []string{s}
}

var determiner = regexp.MustCompile(`(?i)^(?:de|het|hun|alle|eventuele|eventueel|overige|onze|uw|jullie|the|their|its|our|your|all|any)\s+`)

// subjectHead gives the known group a name starts with and what stands behind it: an
// explanation behind a colon or in brackets. It is "" when the name is no known group.
func (r *reader) subjectHead(s string) (head, rest string) {
	bare := determiner.ReplaceAllString(strings.TrimSpace(s), "")
	if before, after, ok := splitColon(bare); ok && r.lex.subject(before) {
		return before, after
	}
	if i := strings.Index(bare, " ("); i > 0 && r.lex.subject(bare[:i]) {
		return strings.TrimSpace(bare[:i]), strings.Trim(bare[i:], " ()")
	}
	if r.lex.subject(bare) {
		return bare, ""
	}
	return "", ""
}

// subjectBoxes reads boxes with names of groups behind them.
func (r *reader) subjectBoxes(u *unit, ticks bool) {
	for line := range strings.SplitSeq(u.text(), "\n") {
		for _, o := range block.Options(strings.TrimSpace(line)) {
			name := strings.Trim(o.Text, " ,;.")
			switch {
			case name == "" || o.Tick == block.NoBox:
			case o.Tick == block.Ticked:
				r.subject(name, u.evidence(proposal.Certain))
				u.use()
			case !ticks:
				r.noteAt(proposal.NoteUnclear, "dataSubjects", u.evidence(proposal.Doubtful))
			}
		}
	}
}

// subjectsInText finds the known groups in running text, and leaves the sentence among
// the unmatched when there is none.
func (r *reader) subjectsInText(u *unit) {
	for i := range u.spans {
		s := &u.spans[i]
		if phrase.Negated(s.text) {
			continue
		}
		f := words.Fold(possessive.ReplaceAllString(s.text, ""))
		var last string
		for _, e := range r.lex.subjectSet.Entries() {
			if words.Contains(f, e.Text) && !words.Contains(last, e.Text) {
				r.subject(e.Key, evidence(s.text, u.b.Pos, proposal.Likely))
				last += " " + e.Text
				s.used = true
			}
		}
	}
}

// possessive is whose something is, and names no group: "in Customer's organisation".
var possessive = regexp.MustCompile(`(?i)\b(?:customer|controller|client|school|klant)['’]s\b|\b(?:van|namens|door|of|by) (?:de|een|onze|the|a|our) (?:klant|opdrachtgever|afnemer|customer|client|controller)\b`)

// subject adds a group, once. An explanation behind its name is kept in mind: it may hold
// the name by which the document calls the group elsewhere.
func (r *reader) subject(name string, ev proposal.Evidence) proposal.Row {
	name = strings.TrimSpace(strings.Trim(name, " .,;:"))
	head, rest := r.subjectHead(name)
	if head != "" {
		name = head
	}
	if row, ok := r.knownSubject(name); ok {
		return row
	}
	row := r.svc.Add("dataSubjects")
	row.Set("name", name, ev)
	if rest != "" {
		r.explained[row.ID()] = words.Fold(rest)
	}
	return row
}

// knownSubject finds the group among those that were read.
func (r *reader) knownSubject(name string) (proposal.Row, bool) {
	rows := r.svc.Rows("dataSubjects")
	for _, same := range []func(proposal.Row) bool{
		func(row proposal.Row) bool { return r.sameSubject(row.Text("name"), name) },
		func(row proposal.Row) bool { return r.explains(row, name) },
	} {
		if i := slices.IndexFunc(rows, same); i >= 0 {
			return rows[i], true
		}
	}
	return proposal.Row{}, false
}

// explains tells whether the explanation of a group has the name of another.
func (r *reader) explains(row proposal.Row, name string) bool {
	for _, form := range append(r.lex.sameGroup(name), words.Fold(name)) {
		if words.Contains(r.explained[row.ID()], form) {
			return true
		}
	}
	return false
}

// sameGroup gives the folded names that mean the same people as a name.
func (l *lexicons) sameGroup(name string) []string {
	group := l.groups[words.Fold(name)]
	if group == "" {
		return nil
	}
	var out []string
	for f, g := range l.groups {
		if g == group {
			out = append(out, f)
		}
	}
	return out
}

// sameSubject tells whether two names are one group: the same word but for number and
// signs, or another word for the same people.
func (r *reader) sameSubject(a, b string) bool {
	x, y := words.Fold(a), words.Fold(b)
	if bare, of := whose(x), whose(y); bare != x != (of != y) {
		x, y = bare, of // "medewerkers" and "medewerkers van de gemeente"
	}
	return singular(x) == singular(y) || r.lex.groups[x] != "" && r.lex.groups[x] == r.lex.groups[y]
}

// whose takes off whose people they are: "medewerkers van de gemeente".
func whose(folded string) string {
	for _, of := range []string{" van ", " uit ", " of the ", " at "} {
		folded, _, _ = strings.Cut(folded, of)
	}
	return folded
}

func singular(f string) string {
	for _, end := range []string{"en", "s"} {
		if cut, ok := strings.CutSuffix(f, end); ok && len(cut) > 4 {
			return cut
		}
	}
	return f
}

// subjectTable reads a table of groups: a name in each row, with or without a box.
func (r *reader) subjectTable(u *unit) {
	ticks := ticksIn([]*unit{u})
	for _, row := range u.table.Grid() {
		cells := distinct(row)
		var name *block.Cell
		reply := phrase.NoReply
		boxed := false
		for _, c := range cells {
			switch {
			case r.lex.subject(strings.TrimLeft(c.Text(), block.TickedSign+block.UntickedSign+" ")) && name == nil:
				name = c
				if c.Tick != block.NoBox {
					reply, boxed = tickReply(c.Tick), true
				}
			case phrase.Answer(c.Text()) != phrase.Unclear && c.Text() != "":
				reply, boxed = phrase.Answer(c.Text()), true
				r.useCell(c)
			}
		}
		if name == nil {
			continue
		}
		r.useCell(name)
		if reply == phrase.Yes || !boxed && !ticks {
			r.subject(strings.TrimLeft(name.Text(), block.TickedSign+block.UntickedSign+" "), cellEvidence(name, proposal.Certain))
		}
	}
}

func tickReply(t block.Tick) phrase.Reply {
	switch t {
	case block.Ticked:
		return phrase.Yes
	case block.Unticked:
		return phrase.No
	}
	return phrase.NoReply
}
