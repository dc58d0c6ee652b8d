package statement

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// leftovers lists what was not understood.
func (r *reader) leftovers() {
	r.sources = r.sourceTexts()
	for _, u := range r.units {
		if u.b.Table != nil {
			r.leftoverCells(u)
			continue
		}
		var left []string
		for _, s := range u.spans {
			if !r.accounted(s, u) && !r.lex.boiler.Has(s.text) {
				left = append(left, s.text)
			}
		}
		if len(left) > 0 {
			r.unmatched(u.heading, strings.Join(left, " "), u.b.Pos)
		}
	}
	for _, part := range [][]block.Block{r.doc.Headers, r.doc.Footers} {
		for i := range part {
			r.margin(&part[i])
		}
	}
	over := map[string]bool{}
	for _, p := range r.out.Unmatched {
		if p.Text != p.Heading {
			over[p.Heading] = true
		}
	}
	r.out.Unmatched = slices.DeleteFunc(r.out.Unmatched, func(p proposal.Passage) bool { return p.Text == p.Heading && over[p.Heading] })
}

// sourceTexts gives the sentences, lines and passages that the proposal rests on.
func (r *reader) sourceTexts() map[string]bool {
	all := map[string]bool{}
	for _, it := range r.out.Items {
		for _, ev := range it.Evidence {
			if text := ev.Source.Text; !all[text] {
				all[text] = true
				for line := range strings.SplitSeq(text, "\n") {
					all[line] = true
				}
				for _, s := range phrase.Sentences(text) {
					all[s] = true
				}
			}
		}
	}
	return all
}

// accounted tells whether a sentence is the source of a value, or has said what it has to
// say: a heading of a topic, the line above a list.
func (r *reader) accounted(s span, u *unit) bool {
	if !s.used {
		return false
	}
	if _, topic := r.lex.headings.WholeOf(u.text()); topic || strings.HasSuffix(s.text, ":") {
		return true
	}
	return r.sources[s.text]
}

// partOfSource tells whether the text of a cell is part of a passage that joins a row.
func (r *reader) partOfSource(text string) bool {
	for s := range r.sources {
		if strings.Contains(s, text) {
			return true
		}
	}
	return false
}

// margin lists the text of a header or footer that is more than a page number.
func (r *reader) margin(b *block.Block) {
	if b.Table != nil {
		for i := range b.Table.Cells {
			for j := range b.Table.Cells[i].Blocks {
				r.margin(&b.Table.Cells[i].Blocks[j])
			}
		}
		return
	}
	if strings.Trim(words.Fold(b.Text), "0123456789 ") != "" && !r.lex.boiler.Has(strings.Trim(b.Text, "0123456789 |/-–")) {
		r.unmatched("", b.Text, b.Pos)
	}
}

func (r *reader) unmatched(heading, text string, pos block.Position) {
	r.out.Unmatched = append(r.out.Unmatched, proposal.Passage{Heading: heading, Text: text, Pos: pos})
}

func (r *reader) leftoverCells(u *unit) {
	rows := map[int][]string{}
	place := map[int]block.Position{}
	var order []int
	for i := range u.b.Table.Cells {
		c := &u.b.Table.Cells[i]
		text := c.Text()
		_, label := r.lex.labels.WholeOf(text)
		if text == "" || r.usedCells[c] && (label || r.sources[text] || r.partOfSource(text)) || r.lex.boiler.Has(text) {
			continue
		}
		if _, seen := rows[c.Row]; !seen {
			order, place[c.Row] = append(order, c.Row), c.Pos
		}
		rows[c.Row] = append(rows[c.Row], text)
	}
	for _, row := range order {
		r.unmatched(u.heading, strings.Join(rows[row], " | "), place[row])
	}
}
