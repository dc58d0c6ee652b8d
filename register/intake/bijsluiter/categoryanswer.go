package bijsluiter

import (
	"maps"
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// Whether a row of the table of categories applies is said by a box, a word, the column that has
// a mark, or by all of those together.

// readChoices finds the columns that stand for an answer each, in two of which no row has a mark.
func (g *grid) readChoices() {
	if g.first == 0 {
		return
	}
	choices := map[int]phrase.Reply{}
	for col, c := range g.rows[g.first-1] {
		if c == nil || g.groups[col] != "" || g.columns[col] != "" && g.columns[col] != "applies" && g.columns[col] != "optional" {
			continue
		}
		switch answer := phrase.Answer(c.Text()); {
		case answer == phrase.Yes || answer == phrase.No || answer == phrase.Optional:
			choices[col] = answer
		case always[words.Fold(c.Text())]:
			choices[col] = phrase.Yes
		}
	}
	if len(choices) < 2 {
		return
	}
	for i := g.first; i < len(g.rows); i++ {
		marks := 0
		for col := range choices {
			switch text := bare(g.rows[i][col].Text()); {
			case text == "" || phrase.Answer(g.rows[i][col].Text()) == phrase.No:
			case phrase.Answer(g.rows[i][col].Text()) == phrase.Yes || phrase.Cross(text):
				marks++
			default:
				return // more than marks stands in it
			}
		}
		if marks > 1 {
			return
		}
	}
	g.choices = choices
	for col := range choices {
		g.columns[col] = "applies"
	}
}

// always are headers of the column of what is processed in any case.
var always = map[string]bool{"onlosmakelijk": true, "standaard": true, "noodzakelijk": true, "verplicht": true, "altijd": true, "inseparable": true, "standard": true, "required": true, "mandatory": true, "always": true, "wel": true}

// chosen gives the answer of the column that has a mark in a row; unclear when none has.
func (g *grid) chosen(i int, otherwise proposal.Evidence) (phrase.Reply, proposal.Evidence) {
	for _, col := range slices.Sorted(maps.Keys(g.choices)) {
		c := g.rows[i][col]
		if text := bare(c.Text()); phrase.Answer(c.Text()) == phrase.Yes || text != "" && phrase.Cross(text) {
			return g.choices[col], cellEvidence(c, proposal.Certain)
		}
	}
	otherwise.Confidence = proposal.Doubtful
	return phrase.Unclear, otherwise
}

// readTicks finds out whether the table uses ticks at all.
func (g *grid) readTicks() {
	for i := g.first; i < len(g.rows); i++ {
		for col, c := range g.rows[i] {
			if c == nil || g.columns[col] != "applies" && g.groups[col] == "" && !(g.columns[col] == "category" && c.Tick != block.NoBox) {
				continue
			}
			if a := phrase.Answer(c.Text()); a == phrase.Yes || a == phrase.Optional || c.Tick == block.Ticked {
				g.ticks = true
			}
			g.crosses = g.crosses || phrase.Cross(c.Text())
			g.denies = g.denies || g.columns[col] == "applies" && phrase.Answer(c.Text()) == phrase.No && strings.TrimSpace(c.Text()) != "" && strings.Trim(c.Text(), "-–— ") != ""
		}
	}
}

// answerCells gives the cells of a row that say whether it applies.
func (g *grid) answerCells(i int) []*block.Cell {
	var cells []*block.Cell
	for _, col := range sortedKeys(g.columns) {
		if g.columns[col] == "applies" && g.rows[i][col] != nil {
			cells = append(cells, g.rows[i][col])
		}
	}
	for _, col := range sortedKeys(g.groups) {
		if g.rows[i][col] != nil {
			cells = append(cells, g.rows[i][col])
		}
	}
	return cells
}

// reply puts the answers of a row together: yes when one says so; no when all do, by a
// word or by an open box in a table that uses ticks. A cell that was lost, or that says
// something else, makes it unclear.
func (g *grid) reply(i int, otherwise proposal.Evidence) (phrase.Reply, proposal.Evidence) {
	cells := g.answerCells(i)
	if g.choices != nil {
		return g.chosen(i, otherwise)
	}
	expected := len(g.groups)
	for _, key := range g.columns {
		if key == "applies" {
			expected++
		}
	}
	if expected == 0 {
		return g.labelTick(i, otherwise)
	}
	replies := map[phrase.Reply]int{}
	ev := map[phrase.Reply]proposal.Evidence{}
	if a, ok := g.decided(cells, expected); ok {
		return a, cellEvidence(cells[0], proposal.Certain)
	}
	for _, c := range cells {
		a := g.answer(c)
		if replies[a] == 0 {
			ev[a] = cellEvidence(c, proposal.Certain)
			if g.denies && isDash(c.Text()) {
				ev[a] = cellEvidence(c, proposal.Likely) // where others say "nee", it may be not filled in
			}
		}
		replies[a]++
	}
	for _, a := range []phrase.Reply{phrase.Yes, phrase.Optional} {
		if replies[a] == 0 {
			continue
		}
		e := ev[a]
		if a == phrase.Optional && strings.Contains(e.Source.Text, "(") {
			e.Confidence = e.Confidence.Lower(proposal.Likely) // "x (optie)": a tick, and more
		}
		return a, e
	}
	if replies[phrase.ToVerify] > 0 {
		return phrase.ToVerify, ev[phrase.ToVerify]
	}
	if n := replies[phrase.Blank]; n > 0 && n == len(cells) {
		return phrase.Blank, ev[phrase.Blank]
	}
	if replies[phrase.No] == expected {
		e := ev[phrase.No]
		if e.Source.Text == "" {
			e.Source.Text = otherwise.Source.Text
		}
		return phrase.No, e
	}
	if e, ok := ev[phrase.Unclear]; ok && e.Source.Text != "" {
		otherwise = e
	}
	otherwise.Confidence = proposal.Doubtful
	return phrase.Unclear, otherwise
}

// decided gives the answer of a row beside columns of groups, which say no more than whose
// data they are: a no in so many words holds unless one of them says yes.
func (g *grid) decided(cells []*block.Cell, expected int) (phrase.Reply, bool) {
	if len(g.groups) == 0 || expected == len(g.groups) || len(cells) != expected {
		return phrase.NoReply, false
	}
	switch a := g.answer(cells[0]); a {
	case phrase.Yes, phrase.Optional, phrase.ToVerify, phrase.Blank:
		return a, true
	case phrase.No:
		denied := phrase.Answer(bare(cells[0].Text())) == phrase.No
		for _, c := range cells[1:] {
			said := g.answer(c)
			denied = denied && said != phrase.Yes && said != phrase.Optional
		}
		return a, denied
	}
	return phrase.NoReply, false
}

// answer reads one cell: empty or an open box says no only where ticks are used.
func (g *grid) answer(c *block.Cell) phrase.Reply {
	text := strings.TrimSpace(c.Text())
	if phrase.Cross(text) {
		if g.ticks {
			return phrase.No
		}
		return phrase.Unclear
	}
	if said := bare(text); said != text && strings.Contains(text, block.UntickedSign) && phrase.Answer(said) == phrase.No {
		return phrase.No // an open box with the word beside it
	}
	if needed[words.Fold(text)] {
		return phrase.Yes
	}
	a := phrase.Answer(text)
	if text == "" && (prompts(c) || g.denies && len(g.groups) == 0) {
		return phrase.Blank
	}
	open := a == phrase.NoReply || isDash(text) || a == phrase.No && strings.Contains(text, block.UntickedSign)
	if open && !g.ticks {
		return phrase.Unclear
	}
	if open {
		return phrase.No
	}
	return a
}

// isDash tells whether a cell is empty or holds a dash.
func isDash(s string) bool { return strings.Trim(strings.TrimSpace(s), "-–—") == "" }

// prompts tells whether a cell is empty because it shows the prompt of a form.
func prompts(c *block.Cell) bool {
	return slices.ContainsFunc(c.Blocks, func(b block.Block) bool {
		return slices.ContainsFunc(b.Removed, func(r block.Removed) bool { return r.Why == block.Placeholder })
	})
}

// needed are the words for what is always processed, beside "optional".
var needed = map[string]bool{"nodig": true, "noodzakelijk": true, "verplicht": true, "altijd": true, "required": true, "mandatory": true, "always": true}

// labelTick reads a box in the cell of the label itself.
func (g *grid) labelTick(i int, otherwise proposal.Evidence) (phrase.Reply, proposal.Evidence) {
	for _, key := range []string{"category", "explanation", "number"} {
		c := g.cell(i, key)
		if c == nil || c.Tick == block.NoBox {
			continue
		}
		if c.Tick == block.Ticked {
			return phrase.Yes, cellEvidence(c, proposal.Certain)
		}
		if g.ticks {
			return phrase.No, cellEvidence(c, proposal.Certain)
		}
		return phrase.Unclear, cellEvidence(c, proposal.Doubtful)
	}
	return phrase.NoReply, otherwise
}
