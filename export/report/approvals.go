package report

import (
	"fmt"

	"verwerkingsregister/model"
)

// approval says by whom and when something was approved, and whether it was
// changed since; nothing when it never was.
func (b *builder) approval(id model.ID) string {
	a := b.reg.Approvals[id]
	switch {
	case !a.Given():
		return ""
	case a.Changed:
		return fmt.Sprintf(b.words.Text("approval.changed"), a.Date.Format(), b.approver(a))
	}
	return fmt.Sprintf(b.words.Text("approval.given"), a.Date.Format(), b.approver(a))
}

// approver is who approved, or on which day that name was erased.
func (b *builder) approver(a model.Approval) string {
	if a.Erased != "" {
		return fmt.Sprintf(b.words.Text("approval.erased"), a.Erased.Format())
	}
	return a.By
}

// approvalFacts is what stands of it among other facts.
func (b *builder) approvalFacts(id model.ID) []Entry {
	text := b.approval(id)
	if text == "" {
		return nil
	}
	return []Entry{{b.words.Text("approval"), Text(text)}}
}

// approvalTable lists every record that was approved and how it stands now.
func (b *builder) approvalTable() Table {
	var rows [][]Cell
	for _, record := range b.reg.Records() {
		kind, id := record.Identity()
		a := b.reg.Approvals[id]
		if id == "" || !a.Given() {
			continue
		}
		state := "approval.asIs"
		if a.Changed {
			state = "approval.since"
		}
		rows = append(rows, []Cell{
			b.words.OrMissing(b.words.Text("kind." + string(kind))), Text(record.RecordNumber()), b.words.OrMissing(record.Title()),
			Text(b.words.Text(state)), Text(b.approver(a)), b.words.Date(a.Date), number(a.Version), Text(a.Note),
		})
	}
	return b.filledTable("approvals", rows, []columnHead{{"column.kind", 13}, {"column.number", numberWidth}, {"column.name", 30}, {"column.approval", 26},
		{"column.approvedBy", 26}, {"column.approvedOn", 14}, {"column.approvedVersion", 12}, {"column.approvedNote", 40}})
}
