package sheet

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// This file is about cells that hold two things: "NAW: 5 jaar; Cijfers: 2 jaar" below
// "Gegevens en bewaartermijn".

// putParts gives each field of a cell with several its part. A cell with several values
// has the parts in each of them.
func (r *record) putParts(v *value) fate {
	texts := make([][]string, len(v.c.parts))
	for _, rest := range v.pairs() {
		first := ""
		for i := range v.c.parts {
			text := rest
			if i+1 < len(v.c.parts) {
				text, rest, _ = strings.Cut(rest, v.c.Between)
			}
			if text = strings.TrimSpace(text); text == "" {
				continue
			}
			if i == 0 {
				first = text
			} else if first != "" && v.c.parts[i].Field == "activity.retention.text" && strings.HasPrefix(v.c.Field, "activity.dataCategories.") {
				text = first + ": " + text // the term says for what it holds
			}
			texts[i] = append(texts[i], text)
		}
	}
	f := inField
	for i, list := range texts {
		if len(list) == 0 {
			continue
		}
		p := v.part(strings.Join(list, "\n"))
		p.c = &v.c.parts[i]
		if r.put(p) == inRemarks {
			r.remark(p, p.text)
			f = inRemarks
		}
	}
	return f
}

// pairs are the values of a cell that each hold the parts: cut as the user said, else as
// is usual for the field, when each piece has what stands between the parts.
func (v *value) pairs() []string {
	values := splitValues(v.text, v.c.split)
	if v.c.Split == AsUsual && slices.ContainsFunc(values, func(one string) bool { return !strings.Contains(one, v.c.Between) }) {
		return []string{v.text}
	}
	return values
}

// texts are the values of a cell for the field of its column.
func (c *column) texts(cell *grid.Cell) []string {
	if len(c.parts) == 0 || c.Between == "" {
		return splitValues(cell.Text, c.split)
	}
	var out []string
	v := value{c: c, text: cell.Text}
	for _, one := range v.pairs() {
		first, _, _ := strings.Cut(one, c.Between)
		out = append(out, splitValues(strings.TrimSpace(first), c.parts[0].split)...)
	}
	return out
}

// between is what people write between two things in one cell, the clearest first.
var between = []string{" / ", " | ", " – ", " - ", " = ", "; ", ": ", ":", "|", "/", "\n", ", "}

// BetweenParts finds what stands between two things in most cells of a column; "" when
// nothing does.
func (t *Table) BetweenParts(b *grid.Book, c *Column) string {
	s := b.Sheet(t.Sheet)
	if s == nil {
		return ""
	}
	found, _ := t.betweenIn(t.plane(s), c.At)
	return found
}

// betweenIn finds what stands in most cells of a column, once or in each of its values,
// and in what share of them.
func (t *Table) betweenIn(p plane, at int) (best string, share float64) {
	cells, with := 0, make([]int, len(between))
	for _, line := range p.between(t.First, t.Last) {
		cell := line.Cell(at)
		if cell == nil || t.instructs(&line) {
			continue
		}
		if cells++; cells > sampled {
			cells--
			break
		}
		values := splitValues(cell.Text, AtSemi)
		for i, sign := range between {
			all := !slices.ContainsFunc(values, func(one string) bool { return strings.Count(one, sign) != 1 })
			if all || strings.Count(cell.Text, sign) == 1 {
				with[i]++
			}
		}
	}
	most := 0
	for i, n := range with {
		if n > most {
			best, most = between[i], n
		}
	}
	if 2*most < cells || cells == 0 {
		return "", 0
	}
	return best, float64(most) / float64(cells)
}

// togetherIn is what stands between two names in one heading.
var togetherIn = []string{" en ", " and ", " & ", " + ", " / ", "/", " met ", " with ", " plus "}

// pairs finds the columns whose heading names two fields, and whose cells hold two
// things with the same between them.
func pairs(p plane, t *Table, columns []Column) {
	for i := range columns {
		c := &columns[i]
		if c.Fixed != "" || c.Set != 0 || c.Do == LeaveOut {
			continue
		}
		first, second, ok := t.twoFields(c.Heading)
		if !ok {
			continue
		}
		sign, share := t.betweenIn(p, c.At)
		if share < 0.8 {
			continue
		}
		c.To(first)
		c.Parts, c.Between, c.Confidence = []string{first, second}, sign, proposal.Likely
	}
}

// twoFields gives the two fields that a heading names, when it names each in full.
func (t *Table) twoFields(heading string) (first, second string, ok bool) {
	if whole, found := matchHeading(t.About, heading); found && whole.confidence == proposal.Certain {
		return "", "", false
	}
	for _, sign := range togetherIn {
		before, after, found := strings.Cut(heading, sign)
		if !found || strings.Contains(after, sign) {
			continue
		}
		a, knowsA := matchHeading(t.About, before)
		b, knowsB := matchHeading(t.About, after)
		if knowsA && knowsB && a.confidence == proposal.Certain && b.confidence == proposal.Certain && a.field != b.field && isField(a.field) && isField(b.field) {
			return a.field, b.field, true
		}
	}
	return "", "", false
}

func isField(key string) bool {
	_, ok := fieldOf(key)
	return ok
}
