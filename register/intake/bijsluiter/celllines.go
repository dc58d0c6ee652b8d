package bijsluiter

import (
	"slices"
	"strings"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

// A table may come as text with each of its cells on a line, as some programs save and paste it. The
// data in it can still be read, but not which tick or answer stands beside which of them, nor which
// place is whose.

// cellsApart tells whether a table of the document came so, and the place of its head: lines that are
// nothing but the head of a column, or a group of people, follow each other, where nothing came as a
// table.
func (r *reader) cellsApart() (*unit, bool) {
	if slices.ContainsFunc(r.units, func(u *unit) bool { return u.table != nil }) {
		return nil, false
	}
	for _, table := range []struct{ name, key string }{{"categories", "category"}, {"subprocessors", "party"}, {"retention", "term"}} {
		run, keyed := map[string]bool{}, false
		for _, u := range r.units {
			for line := range strings.SplitSeq(u.text(), "\n") {
				line = strings.TrimSpace(line)
				if line == "" {
					continue
				}
				key, head := r.lex.column(table.name, line)
				if !head && table.name == "categories" {
					key, head = r.groupNamed(line), r.groupNamed(line) != ""
				}
				if !head || u.b.Kind == block.Item || len(strings.Fields(line)) > 4 {
					run, keyed = map[string]bool{}, false
					continue
				}
				run[key], keyed = true, keyed || key == table.key
				if keyed && len(run) > 2 {
					return u, true
				}
			}
		}
	}
	return nil, false
}

// withoutAnswers takes back what is said of data in a document whose cells came apart: that they are
// processed is not known, and nothing else is certain.
func (r *reader) withoutAnswers() {
	at, apart := r.cellsApart()
	if !apart {
		return
	}
	r.note(proposal.NoteCellsApart, at.text(), at.b.Pos)
	for _, item := range r.out.Items {
		likely(item, "")
		if !isService(item) {
			continue
		}
		for _, row := range item.Root().Rows("dataCategories") {
			if ev := row.Evidence("applies"); row.Text("applies") == "yes" || row.Text("applies") == "optional" {
				ev.Confidence = proposal.Doubtful
				row.Set("applies", "unknown", ev)
			}
		}
	}
}
