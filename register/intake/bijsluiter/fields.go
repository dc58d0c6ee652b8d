package bijsluiter

import (
	"regexp"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// pair is a label with the value that stands beside or under it.
type pair struct {
	key   string
	label string
	value string
	// source is the passage as it stands, label and value together.
	source string
	pos    block.Position
	loose  bool // there is no sign between label and value
	open   bool // nothing stands on the line of the label, so the value follows below
	unit   *unit
	used   []func()
}

func (p *pair) evidence(c proposal.Confidence) proposal.Evidence {
	if p.loose {
		c = c.Lower(proposal.Likely)
	}
	return evidence(p.source, p.pos, c)
}

func (p *pair) use() {
	for _, f := range p.used {
		f()
	}
}

func (p *pair) add(text string, pos block.Position, use func()) {
	if p.value == "" {
		p.value = text
	} else {
		p.value += "\n" + text
	}
	if p.source == "" {
		p.source, p.pos = text, pos
	} else {
		p.source += "\n" + text
	}
	p.used = append(p.used, use)
}

// useText marks the sentences that stand in a text.
func (u *unit) useText(s string) {
	for i := range u.spans {
		if strings.Contains(s, u.spans[i].text) {
			u.spans[i].used = true
		}
	}
}

// many are the labels whose value may go on over several lines.
var many = map[string]bool{"explanation": true, "vendor": true, "address": true, "contact": true, "targetGroup": true, "users": true, "controller": true}

// pairs finds labels with their values in units and tables, for the labels that key
// lets through.
func (r *reader) pairs(units []*unit, key func(string) (string, bool)) []*pair {
	var all []*pair
	var cur *pair
	for _, u := range units {
		if u.table != nil {
			all = append(all, r.tablePairs(u, key)...)
			cur = nil
			continue
		}
		for line := range strings.SplitSeq(u.text(), "\n") {
			if strings.TrimSpace(line) == "" {
				continue
			}
			if p, ok := r.linePair(u, line, key); ok {
				cur = p
				if p.value == "" && r.promptBlock(u.b) {
					p.use()
				}
				all = append(all, cur)
				continue
			}
			if cur != nil && cur.goesOn(u, line) {
				cur.add(line, u.b.Pos, func() { u.useText(line) })
			}
		}
		if u.text() == "" {
			r.promptBlock(u.b)
		}
	}
	return all
}

// goesOn tells whether a line below a label belongs to its value: the first when nothing
// stood beside the label, and more for the labels of many lines; past the paragraph of the
// label only where the value is a list below it or an explanation.
func (p *pair) goesOn(u *unit, line string) bool {
	switch {
	case u.b.Kind == block.Heading || namedVersion.MatchString(line) || startsWith(version, line):
		return false
	case p.value == "":
		return true
	case !many[p.key] || (p.key == "vendor" || p.key == "address") && sentence(line):
		return false
	}
	if p.unit != u && (labelInFront.MatchString(line) || (p.key == "vendor" || p.key == "address") && townLine.MatchString(p.value) && bareLabel(line)) {
		return false // the next that is told
	}
	broken := (p.key == "vendor" || p.key == "address") && strings.HasSuffix(strings.TrimSpace(p.value), ",") && !strings.Contains(line, ":")
	return p.unit == u || p.open || p.key == "explanation" || broken
}

// bareLabel tells whether a line can be the label of what stands below it: a word or three, and
// no country.
func bareLabel(line string) bool {
	_, country := phrase.Country(line)
	return len(strings.Fields(line)) <= 3 && !country && !strings.ContainsAny(line, "0123456789@")
}

// labelInFront is a word or three with a colon before what is said.
var labelInFront = regexp.MustCompile(`^\p{Lu}[\pL/-]*(?: [\pL/-]+){0,2}: \S`)

// sentence tells whether a line is a sentence and not part of an address.
func sentence(line string) bool {
	line = strings.TrimSpace(line)
	if _, said, ok := splitColon(line); ok && len(strings.Fields(said)) > 8 {
		return true // the next word that is explained: "Persoonsgegevens: alle gegevens die …"
	}
	return len(strings.Fields(line)) > 6 && strings.HasSuffix(line, ".") || strings.Contains(line, "? ") || strings.Contains(line, "@")
}

func startsWith(re *regexp.Regexp, s string) bool {
	at := re.FindStringIndex(s)
	return at != nil && at[0] == 0
}

// linePair reads a line that starts with a label.
func (r *reader) linePair(u *unit, line string, key func(string) (string, bool)) (*pair, bool) {
	make := func(k, label, value string, loose bool) *pair {
		p := &pair{key: k, label: label, loose: loose, unit: u, pos: u.b.Pos, source: strings.TrimSpace(line)}
		p.value = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(value), ":–—"))
		p.open = p.value == ""
		p.used = append(p.used, func() { u.useText(line) })
		return p
	}
	if before, rest, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(rest, "//") {
		if k, ok := key(before); ok {
			return make(k, before, rest, false), true
		}
	}
	if before, rest, ok := strings.Cut(line, "\t"); ok {
		if k, ok := key(before); ok {
			return make(k, before, rest, false), true
		}
	}
	if k, ok := key(line); ok {
		return make(k, line, "", false), true
	}
	if k, label, rest, ok := r.labelStart(line, key); ok {
		if m := followingOne.FindStringSubmatch(rest); m != nil {
			return make(k, label, m[1], false), true
		}
		return make(k, label, rest, true), true
	}
	for _, c := range u.b.Controls {
		if k, ok := key(c.Title); ok && c.Text != "" && strings.TrimSpace(line) == c.Text {
			return make(k, c.Title, line, false), true
		}
	}
	return nil, false
}

// followingOne announces a value instead of being it: "… is opgesteld door de volgende
// leverancier:".
var followingOne = regexp.MustCompile(`(?i)^(?:de |het |the )?(?:volgende|onderstaande|following)\b[^:]*:\s*(.*)$`)

// labelStart finds a label of three words and more at the start of a line that has no
// sign after it.
func (r *reader) labelStart(line string, key func(string) (string, bool)) (k, label, rest string, ok bool) {
	fields := strings.Fields(line)
	for n := min(len(fields)-1, 12); n >= 3; n-- {
		before := strings.Join(fields[:n], " ")
		if k, ok := key(before); ok && len(strings.Fields(words.Fold(before))) >= 3 {
			return k, before, strings.Join(fields[n:], " "), true
		}
	}
	return "", "", "", false
}

// tablePairs reads a table whose rows are a label and its value.
func (r *reader) tablePairs(u *unit, key func(string) (string, bool)) []*pair {
	var all []*pair
	var cur *pair
	for _, row := range u.table.Grid() {
		cells := distinct(row)
		if len(cells) == 0 || r.fieldsHeader(cells) {
			continue
		}
		label := cells[0].Text()
		values := cells[1:]
		k, ok := key(label)
		if !ok && len(values) == 1 && label == "" && cur != nil && many[cur.key] {
			c := values[0]
			cur.add(c.Text(), c.Pos, func() { r.useCell(c) })
			continue
		}
		cur = nil
		if !ok {
			all = append(all, r.cellPairs(cells, key)...)
			continue
		}
		if len(values) > 1 && (k == "vendor" || k == "product") {
			values = values[:1] // what stands further on is about it
		}
		cur = &pair{key: k, label: label}
		cur.used = append(cur.used, func() { r.useCell(cells[0]) })
		for _, c := range values {
			if text := c.Text(); text != "" {
				cur.add(text, c.Pos, func() { r.useCell(c) })
			}
			r.promptIn(c)
		}
		all = append(all, cur)
	}
	return all
}

// cellPairs reads cells that hold label and value together.
func (r *reader) cellPairs(cells []*block.Cell, key func(string) (string, bool)) []*pair {
	var all []*pair
	for _, c := range cells {
		var found []*pair
		for i := range c.Blocks {
			if c.Blocks[i].Table == nil {
				found = append(found, r.pairs([]*unit{newUnit(&c.Blocks[i])}, key)...)
			}
		}
		for _, p := range found {
			p.used = append(p.used, func() { r.useCell(c) })
		}
		all = append(all, found...)
	}
	return all
}

// promptBlock notes the prompt of a form field that was left open, and tells whether
// there was one.
func (r *reader) promptBlock(b *block.Block) bool {
	prompt := removedAs(b, block.Placeholder)
	if prompt != "" {
		r.note(proposal.NotePlaceholder, prompt, b.Pos)
	}
	return prompt != ""
}

// promptIn notes the prompts of form fields in a cell.
func (r *reader) promptIn(c *block.Cell) {
	for i := range c.Blocks {
		r.promptBlock(&c.Blocks[i])
	}
}

// fieldsHeader knows the header "Veld | Details" over labels and values.
func (r *reader) fieldsHeader(cells []*block.Cell) bool {
	if len(cells) != 2 {
		return false
	}
	a, _ := r.lex.column("fields", cells[0].Text())
	b, _ := r.lex.column("fields", cells[1].Text())
	if a != "label" || b != "value" {
		return false
	}
	r.useCell(cells...)
	return true
}

// distinct gives the cells of a row, merged ones once.
func distinct(row []*block.Cell) []*block.Cell {
	var out []*block.Cell
	for _, c := range row {
		if c != nil && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return out
}

// value takes placeholders out of a value. What is nothing else is empty, with a note.
func (r *reader) value(p *pair) (string, proposal.Confidence) {
	left, had := r.lex.placeholders(p.value)
	if !had {
		return strings.TrimSpace(p.value), proposal.Certain
	}
	r.out.Notes = append(r.out.Notes, proposal.Note{Code: proposal.NotePlaceholder, Item: -1, Text: p.source, Pos: p.pos})
	if left == "" {
		p.use()
	}
	return left, proposal.Likely
}
