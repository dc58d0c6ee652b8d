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
