package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// subjects reads the groups of people the data are about.
func (r *reader) subjects(s *section) {
	if s.rest != "" {
		for _, name := range phrase.Pieces(s.rest) {
			r.subject(name, s.units[0].evidence(proposal.Certain))
		}
		s.units[0].use()
		return
	}
	ticks := ticksIn(s.units)
	for _, u := range s.units {
		switch {
		case u.table != nil && r.categoryTable(u, ""):
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
	list := strings.TrimSuffix(text, ".")
	if before, rest, ok := splitColon(list); ok && rest != "" && !r.lex.subject(before) {
		list = rest
	}
	names := phrase.Pieces(list)
	known := 0
	for _, n := range names {
		if r.lex.subject(n) {
			known++
		}
	}
	switch {
	case known > 0 && known*2 >= len(names):
		for _, n := range names {
			conf := proposal.Certain
			if !r.lex.subject(n) {
				conf = proposal.Likely
			}
			r.subject(n, u.evidence(conf))
		}
		u.use()
	case u.b.Kind == block.Item && len(text) <= 120 && !phrase.Negated(text):
		r.subject(list, u.evidence(proposal.Likely))
		u.use()
	default:
		r.subjectsInText(u)
	}
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
			case !ticks:
				r.noteAt(proposal.NoteUnclear, "dataSubjects", u.evidence(proposal.Doubtful))
			}
		}
	}
	u.use()
}

// subjectsInText finds the known groups in running text, and leaves the sentence among
// the unmatched when there is none.
func (r *reader) subjectsInText(u *unit) {
	for i := range u.spans {
		s := &u.spans[i]
		f := words.Fold(s.text)
		if phrase.Negated(s.text) {
			continue
		}
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

// subject adds a group, once.
func (r *reader) subject(name string, ev proposal.Evidence) proposal.Row {
	name = strings.TrimSpace(strings.Trim(name, " .,;:"))
	for _, row := range r.svc.Rows("dataSubjects") {
		if sameSubject(row.Text("name"), name) {
			return row
		}
	}
	row := r.svc.Add("dataSubjects")
	row.Set("name", name, ev)
	return row
}

// sameSubject tells whether two names are one group but for number and signs.
func sameSubject(a, b string) bool {
	x, y := singular(words.Fold(a)), singular(words.Fold(b))
	return x == y
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
