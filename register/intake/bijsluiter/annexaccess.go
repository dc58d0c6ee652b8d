package bijsluiter

import (
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/lexicon"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/words"
)

// accessTable reads which groups may do what with which data.
func (t *topic) accessTable(u *unit) bool {
	rows := u.table.Grid()
	columns, first := t.header("access", rows)
	if columns == nil || !hasKey(columns, "group") || !hasKey(columns, "data") && !hasKey(columns, "operations") {
		return false
	}
	for i := first; i < len(rows); i++ {
		cells := byKey(rows[i], columns)
		c := cells["group"]
		if c == nil || c.Text() == "" {
			continue
		}
		name, had := t.lex.placeholders(c.Text())
		if had {
			t.note(proposal.NotePlaceholder, c.Text(), c.Pos)
		}
		if name == "" {
			t.useCell(c)
			continue
		}
		row := t.svc.Add("access")
		row.Set("group", oneLine(name), cellEvidence(c, proposal.Certain))
		for _, key := range []string{"data", "operations"} {
			if cell := cells[key]; cell != nil {
				left, _ := t.lex.placeholders(cell.Text())
				row.Set(key, oneLine(left), cellEvidence(cell, proposal.Certain))
			}
		}
		for _, used := range cells {
			t.useCell(used)
		}
	}
	return true
}

// accessUnit reads "Systeembeheerders: beheer en back-up" in a list; running text about
// access is a measure or part of the general description.
func (t *topic) accessUnit(u *unit) {
	group, rest, ok := splitColon(bare(u.text()))
	if !ok || rest == "" || len(strings.Fields(group)) > 8 || phrase.Negated(rest) || u.b.Kind != block.Item && len(strings.Fields(rest)) > 25 {
		t.measureUnit(u)
		return
	}
	ev := u.evidence(proposal.Likely)
	row := t.svc.Add("access")
	row.Set("group", group, ev)
	name := "data"
	if lexicon.HasAny(words.Fold(rest), t.lex.operations) {
		name = "operations"
	}
	if data, operations, two := strings.Cut(rest, "; "); two {
		row.Set("data", strings.TrimSpace(data), ev)
		name, rest = "operations", operations
	}
	row.Set(name, strings.TrimRight(strings.TrimSpace(rest), "."), ev)
	u.use()
}
