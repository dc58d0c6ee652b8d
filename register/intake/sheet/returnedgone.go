package sheet

import (
	"fmt"
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
)

// gone tells of rows that were taken out of a workbook of this program. Of a list they are
// only told. An activity whose own row was taken out, and of which other sheets still have
// rows, is known by those: that it has ended is proposed, doubtful, so that nothing comes
// of it unless somebody says so.
func (r *returner) gone() {
	var from *returnedTable
	total, count := 0, 0
	for _, t := range r.tables {
		n := t.gone()
		if n > 0 {
			r.note(proposal.NoteRowsGone, nil, fmt.Sprintf("%s: %d", t.sheet.Name, n), block.Position{Sheet: t.sheet.Name})
		}
		if t.kind == model.KindActivity && t.list == "" {
			total, count = total+t.count, count+n
			if n > 0 && from == nil {
				from = t
			}
		}
	}
	if from == nil || count*2 > total { // a part of a register that was sent on is no list of what has ended
		return
	}
	for _, key := range r.without() {
		it := r.item(key.kind, key.id)
		pos := block.Position{Sheet: from.sheet.Name}
		it.Root().Set("status", string(model.StatusEnded), proposal.Evidence{Source: proposal.Source{Pos: pos}, Confidence: proposal.Doubtful})
		r.result.Proposal.Notes = append(r.result.Proposal.Notes, proposal.Note{Code: proposal.NoteRecordGone, Item: r.order[it], Path: "status", Pos: pos})
	}
}

// without are the activities that other sheets tell of and that have no row of their own.
func (r *returner) without() []recordKey {
	own := map[recordKey]bool{}
	for _, t := range r.tables {
		if t.kind != model.KindActivity || t.list != "" {
			continue
		}
		for i := range t.rows {
			if row := &t.rows[i]; row.known {
				own[recordKey{t.kind, row.ref.Record}] = true
			}
		}
	}
	var out []recordKey
	for key := range r.records {
		if key.kind == model.KindActivity && !own[key] {
			out = append(out, key)
		}
	}
	slices.SortFunc(out, func(a, b recordKey) int { return strings.Compare(string(a.id), string(b.id)) })
	return out
}
