package sheet

import (
	"cmp"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// activityOf marks a column of a crosstab as an activity of its own.
const activityOf = "activity.name"

// clear is the score of a row of headings that no crosstab has.
const clear = 9.0

// crosstab looks for a table with data items down and activities across. It must be a
// clearer find than any row of headings.
func crosstab(p plane, h hint, other float64) (Table, bool) {
	if other >= clear {
		return Table{}, false
	}
	for i := range p.lines {
		if i >= 40 {
			break
		}
		head := &p.lines[i]
		if len(head.Cells) < 4 {
			continue
		}
		t := Table{Sheet: p.sheet.Name, Hidden: p.sheet.Hidden, Use: !p.sheet.Hidden, About: Activities, Layout: Crosstab, Headings: []int{head.Number}}
		t.First, t.Last = head.Number+1, p.lines[len(p.lines)-1].Number
		if h.about == Activities {
			t.Role = h.role
		}
		if p.sheet.Hidden {
			t.Why = HiddenSheet
		}
		marks, items := t.crossed(p, head)
		if marks >= 3 && items {
			return t, true
		}
	}
	return Table{}, false
}

// crossed counts the columns of marks whose heading is no category, and tells whether the
// first column names data items.
func (t *Table) crossed(p plane, head *grid.Row) (marks int, items bool) {
	for i := range head.Cells {
		c := &head.Cells[i]
		q := profileOf(p, t, int(c.Column))
		if i == 0 {
			m, ok := matchHeading(Activities, c.Text)
			items = ok && m.field == "activity.dataCategories.label" && m.confidence != proposal.Doubtful || t.itemsIn(p, int(c.Column))
			continue
		}
		if q.cells > 0 && q.marks >= 0.8 && !isCategory(c.Text) {
			if m, ok := matchHeading(Activities, c.Text); !ok || m.confidence != proposal.Certain {
				marks++
			}
		}
	}
	return marks, items
}

// itemsIn tells whether a good part of a column are names of categories of data.
func (t *Table) itemsIn(p plane, at int) bool {
	known, all := 0, 0
	for _, line := range p.between(t.First, t.Last) {
		if text := line.Text(at); text != "" {
			if all++; isCategory(text) || isItem(text) {
				known++
			}
		}
	}
	return all >= 3 && known*3 >= all
}

// isItem tells whether a text is an item of personal data rather than a category.
func isItem(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "naam", "voornaam", "achternaam", "adres", "woonplaats", "postcode", "geboortedatum", "geslacht", "e-mailadres", "e-mail", "telefoonnummer", "telefoon",
		"nationaliteit", "foto", "bankrekeningnummer", "iban", "handtekening", "geboorteplaats", "ip-adres", "leerlingnummer", "personeelsnummer",
		"name", "address", "date of birth", "gender", "email", "phone number", "photo", "nationality":
		return true
	}
	return false
}

// crosstabColumns makes activities of the columns of marks, and of the columns before
// them what is said of each data item.
func crosstabColumns(t *Table, columns []Column) {
	for i := range columns {
		c := &columns[i]
		m, ok := matchHeading(Activities, c.Heading)
		switch {
		case i == 0:
			c.Field, c.Confidence, c.Do, c.Fixed = "activity.dataCategories.label", proposal.Certain, ToField, ""
		case ok && m.confidence == proposal.Certain && ofItem(m.field):
			c.Field, c.Confidence, c.Do, c.Fixed = m.field, m.confidence, ToField, ""
		default:
			c.Field, c.Fixed, c.Confidence, c.Do = activityOf, c.Heading, proposal.Certain, ToField
		}
	}
	if t.Role == "" {
		t.Role = model.RoleController
	}
}

// ofItem tells whether a field says something of a data item, so that in a crosstab it
// is no activity.
func ofItem(field string) bool {
	return strings.HasPrefix(field, "activity.dataCategories.") || strings.HasPrefix(field, "activity.retention.") ||
		field == "activity.dataSubjects.name" || field == "activity.remarks" || field == "activity.description" || field == "activity.sourceRef"
}

// crosstab makes an activity of each column of marks, with the items that are marked in
// it and what the other columns say of those items.
func (pr *proposer) crosstab(t *Table, p plane, account *account) error {
	columns := compileColumns(t)
	lines := p.between(t.First, t.Last)
	for i := range columns {
		c := &columns[i]
		name := cmp.Or(c.Fixed, c.Heading) // the user who sends a column to it names nothing
		if c.Do != ToField || c.Field != activityOf || name == "" {
			continue
		}
		if pr.options.Records > 0 && len(pr.records) >= pr.options.Records {
			break
		}
		if err := pr.ctx.Err(); err != nil {
			return err
		}
		r := pr.newRecord(t, p, account)
		r.first, r.nameText = c.At, name
		r.start(model.KindActivity)
		pr.records = append(pr.records, r)
		head := p.line(t.Headings[len(t.Headings)-1]).Cell(c.At)
		if head != nil {
			named := &value{c: c, cell: head, text: name, pos: p.position(t.Headings[len(t.Headings)-1], c.At)}
			r.root.Set("name", name, named.evidence(proposal.Certain))
		}
		pr.result.Log = append(pr.result.Log, Entry{Sheet: t.Sheet, Row: c.At, Outcome: NewRecord, Item: r.index})
		for j := range lines {
			r.readItem(columns, c, &lines[j])
		}
	}
	l := liner{proposer: pr, table: t, plane: p, account: account}
	for i := range lines {
		l.leaveItem(&lines[i])
	}
	return nil
}

// readItem reads one data item for the activity whose column is marked.
func (r *record) readItem(columns []column, mark *column, line *grid.Row) {
	cell := line.Cell(mark.At)
	if cell == nil {
		return
	}
	pos := r.plane.position(line.Number, mark.At)
	reply, ok := answerOf(cell.Text)
	if ok && reply.answer != model.Yes && reply.whole {
		r.account.set(pos.Row, pos.Column, leftFor(NoMark))
		return
	}
	if !ok || !reply.whole { // a word instead of a mark
		r.remark(&value{c: &column{Column: &Column{Heading: itemOf(columns, line)}}, cell: cell, text: cell.Text, pos: pos}, cell.Text)
		r.account.set(pos.Row, pos.Column, inRemarks)
	} else {
		r.account.set(pos.Row, pos.Column, inField)
	}
	own := make([]column, 0, len(columns))
	for i := range columns {
		if columns[i].Field != activityOf {
			own = append(own, columns[i])
		}
	}
	r.line(own, line)
}

// itemOf gives the name of the data item of a line.
func itemOf(columns []column, line *grid.Row) string {
	for i := range columns {
		if columns[i].Field == "activity.dataCategories.label" {
			return line.Text(columns[i].At)
		}
	}
	return ""
}

// leaveItem notes of a data item that nothing marks that it was left out.
func (l *liner) leaveItem(line *grid.Row) {
	for i := range line.Cells {
		at := int(line.Cells[i].Column)
		pos := l.plane.position(line.Number, at)
		why := NoRecord
		if !l.table.column(at) {
			why = NoHeading
		}
		if l.account.get(pos.Row, pos.Column) == unknown {
			l.account.set(pos.Row, pos.Column, leftFor(why))
		}
	}
}

// column tells whether a table has a column there.
func (t *Table) column(at int) bool {
	for i := range t.Columns {
		if t.Columns[i].At == at {
			return true
		}
	}
	return false
}
