package bijsluiter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// rows reads purposes in a table: a box, a number, and the purpose in the longest cell.
func (p *purposeReader) rows(u *unit) {
	ticks := ticksIn([]*unit{u})
	if p.explained(u) {
		return
	}
	for i, row := range u.table.Grid() {
		var text *block.Cell
		reply := phrase.NoReply
		boxed := false
		for _, c := range distinct(row) {
			t := c.Text()
			if answer := phrase.Answer(t); t != "" && answer != phrase.Unclear && len(t) < 30 {
				reply, boxed = answer, true
				p.useCell(c)
				continue
			}
			if text == nil || len(t) > len(text.Text()) {
				text = c
			}
			if _, ok := p.lex.column("categories", t); ok && (c.Header || i == 0) {
				p.useCell(c)
			}
		}
		if text == nil || text.Text() == "" || p.usedCells[text] {
			continue
		}
		if _, ok := p.lex.heading(text.Text()); ok || text.Header {
			p.useCell(text)
			continue
		}
		switch {
		case boxed && reply == phrase.No && ticks:
			p.useCell(text)
			continue
		case boxed && reply != phrase.Yes && reply != phrase.Optional:
			p.noteAt(proposal.NoteUnclear, "purposes", cellEvidence(text, proposal.Doubtful))
			continue
		}
		for _, line := range purposeLines(text.Text()) {
			conf := proposal.Certain
			if !boxed && p.code(line) == "" || reply == phrase.Optional {
				conf = proposal.Likely
			}
			p.add(line, cellEvidence(text, conf))
		}
		p.useCell(text)
		for _, c := range distinct(row) {
			if len(strings.TrimSpace(c.Text())) <= 3 {
				p.useCell(c)
			}
		}
	}
}

// purposeLines parts a cell that lists several purposes, one on a line.
func purposeLines(cell string) []string {
	lines := nonEmpty(strings.Split(cell, "\n")...)
	if first, _ := utf8.DecodeRuneInString(cell); unicode.IsUpper(first) {
		lines = nonEmpty(strings.Split(unwrapped(cell), "\n")...)
	}
	if slices.ContainsFunc(lines, func(line string) bool { return strings.HasSuffix(line, ":") || strings.HasSuffix(line, ".") }) {
		return []string{cell}
	}
	for i, line := range lines {
		lines[i] = unmarked(line)
	}
	return lines
}

// tableOfData tells whether the header of a table names kinds of data and no purposes.
func (r *reader) tableOfData(u *unit) bool {
	columns, _ := r.header("purposes", u.table.Grid())
	g, ok := r.gridOf(u)
	return ok && g.first > 0 && g.column("category") >= 0 && (!hasKey(columns, "purpose") || g.column("category") == 0 && g.column("retention") > 0)
}

// explained reads a table with a purpose and an explanation in each row.
func (p *purposeReader) explained(u *unit) bool {
	rows := u.table.Grid()
	columns, first := p.header("purposes", rows)
	if !hasKey(columns, "purpose") || !hasKey(columns, "explanation") {
		return false
	}
	for _, row := range rows[first:] {
		cells := byKey(row, columns)
		purpose, text := cells["purpose"], cells["explanation"]
		if purpose.Text() == "" || phrase.Negated(purpose.Text()) {
			continue
		}
		p.add(purpose.Text(), cellEvidence(purpose, proposal.Certain))
		p.useCell(purpose)
		if p.last != nil && text.Text() != "" {
			p.last.Set("explanation", text.Text(), cellEvidence(text, proposal.Certain))
			p.useCell(text)
		}
	}
	return true
}
