package statement

import (
	"regexp"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
)

// table reads a table: an activity in each row or each column, purposes with their
// bases, data with their terms, or parties.
func (a *activity) table(u *unit) {
	grid := u.b.Table.Grid()
	if a.upright(u, grid) {
		return
	}
	columns, first := a.header(grid)
	switch {
	case columns == nil:
	case has(columns, "party") && (a.topic == "processors" || a.topic == "recipients" || has(columns, "service") || has(columns, "country")):
		a.partyRows(grid, columns, first)
	case has(columns, "activity") && len(columns) >= 2, has(columns, "purposes") && a.frame.title == nil && (has(columns, "categories") || has(columns, "retention") || has(columns, "basis")):
		a.activityRows(grid, columns, first)
	case has(columns, "categories") && has(columns, "retention") || has(columns, "categories") && has(columns, "reason"):
		a.termRows(grid, columns, first)
	case has(columns, "purposes"):
		a.purposeRows(grid, columns, first)
	}
}

func has(columns map[int]string, key string) bool {
	for _, k := range columns {
		if k == key {
			return true
		}
	}
	return false
}

// header reads one of the first rows as headings of columns.
func (a *activity) header(grid [][]*block.Cell) (map[int]string, int) {
	for i := 0; i < min(2, len(grid)); i++ {
		columns, taken, filled := map[int]string{}, map[string]bool{}, 0
		for col, c := range grid[i] {
			if c == nil || c.Text() == "" || col > 0 && grid[i][col-1] == c {
				continue
			}
			filled++
			if key, ok := a.lex.labels.WholeOf(c.Text()); ok && !taken[key] {
				columns[col], taken[key] = key, true
			}
		}
		if len(columns) >= 2 && len(columns)*2 >= filled {
			for col := range columns {
				a.useCell(grid[i][col])
			}
			return columns, i + 1
		}
	}
	return nil, 0
}

func byKey(row []*block.Cell, columns map[int]string) map[string]*block.Cell {
	out := map[string]*block.Cell{}
	for col, key := range columns {
		if col < len(row) && row[col] != nil && row[col].Text() != "" {
			out[key] = row[col]
		}
	}
	return out
}

func cellEvidence(c *block.Cell, conf proposal.Confidence) proposal.Evidence {
	return evidence(c.Text(), c.Pos, conf)
}

// fieldKeys are the columns of an activity in the order in which one needs the other.
var fieldKeys = []string{"activity", "role", "subjects", "categories", "purposes", "basis", "retention", "recipients", "processors", "transfer", "security"}

// activityRows makes an activity of each row.
func (a *activity) activityRows(grid [][]*block.Cell, columns map[int]string, first int) {
	for i := first; i < len(grid); i++ {
		cells := byKey(grid[i], columns)
		name := cells["activity"]
		if name == nil {
			name = cells["purposes"]
		}
		if name == nil || len(cells) < 2 {
			continue
		}
		next := a.reader.activity(&frame{title: a.frame.title}, proposal.NewItem(model.KindActivity), proposal.Likely)
		next.topic = "purposes"
		title, _, _ := strings.Cut(name.Text(), "\n")
		conf := proposal.Certain
		if cells["activity"] == nil {
			conf = proposal.Likely
		}
		next.row.Set("name", strings.TrimRight(title, ". "), cellEvidence(name, conf))
		next.useCell(name)
		next.cellsOf(cells)
		a.reader.rows = append(a.reader.rows, next)
	}
}

// cellsOf takes the cells of an activity.
func (a *activity) cellsOf(cells map[string]*block.Cell) {
	for _, key := range fieldKeys {
		c := cells[key]
		if c == nil || key == "activity" {
			continue
		}
		if a.field(key, c.Text(), cellEvidence(c, proposal.Certain)) {
			a.useCell(c)
		}
	}
}

var quoted = regexp.MustCompile(`["“”'‘’«»]([^"“”'‘’«»]{2,80})["“”'‘’«»]`)

// upright reads a table with the fields under each other and an activity in each column.
func (a *activity) upright(u *unit, grid [][]*block.Cell) bool {
	known := 0
	for _, row := range grid {
		if len(row) < 2 || row[0] == nil {
			return false
		}
		if _, ok := a.lex.labels.WholeOf(row[0].Text()); ok {
			known++
		}
	}
	if known < 3 || known*2 < len(grid) {
		return false
	}
	for col := 1; col < len(grid[0]); col++ {
		next := a.reader.activity(&frame{title: a.frame.title}, proposal.NewItem(model.KindActivity), proposal.Likely)
		next.topic = "purposes"
		cells := map[string]*block.Cell{}
		for _, row := range grid {
			key, ok := a.lex.labels.WholeOf(row[0].Text())
			if !ok || col >= len(row) || row[col] == nil || row[col].Text() == "" || row[col] == row[0] {
				continue
			}
			next.useCell(row[0])
			if cells[key] == nil {
				cells[key] = row[col]
			}
		}
		name, text := cells["activity"], ""
		if name != nil {
			text = name.Text()
		}
		if head := cells["field"]; head != nil {
			if m := quoted.FindStringSubmatch(head.Text()); m != nil {
				if name != nil {
					next.row.Set("description", text, cellEvidence(name, proposal.Certain))
					next.useCell(name)
				}
				name, text = head, m[1]
			}
		}
		if name != nil {
			next.row.Set("name", text, cellEvidence(name, proposal.Certain))
			next.useCell(name)
		}
		next.cellsOf(cells)
		a.reader.rows = append(a.reader.rows, next)
	}
	return true
}

// termRows reads data with their terms: a category and a term in each row.
func (a *activity) termRows(grid [][]*block.Cell, columns map[int]string, first int) {
	for i := first; i < len(grid); i++ {
		cells := byKey(grid[i], columns)
		c := cells["categories"]
		if c == nil {
			continue
		}
		took := false
		for _, part := range enumeration(c.Text()) {
			took = a.addDatum(part, cellEvidence(c, proposal.Certain), true) || took
		}
		if term := cells["retention"]; term != nil {
			scope := c.Text()
			a.retentionText(scope, term.Text(), evidence(scope+" | "+term.Text(), term.Pos, proposal.Certain))
			a.useCell(c, term)
			if reason := cells["reason"]; reason != nil {
				rows := a.row.Rows("retention")
				rows[len(rows)-1].Set("motivation", reason.Text(), cellEvidence(reason, proposal.Likely))
				a.useCell(reason)
			}
		}
		if took {
			a.useCell(c)
		}
	}
}

// purposeRows reads a purpose with its basis in each row, under the heading of a service.
func (a *activity) purposeRows(grid [][]*block.Cell, columns map[int]string, first int) {
	for i := first; i < len(grid); i++ {
		cells := byKey(grid[i], columns)
		c := cells["purposes"]
		if c == nil || !a.addPurpose(c.Text(), cellEvidence(c, proposal.Certain)) {
			continue
		}
		a.useCell(c)
		rows := a.row.Rows("purposes")
		if b := cells["basis"]; b != nil && a.basisText(b.Text(), cellEvidence(b, proposal.Certain), &rows[len(rows)-1]) {
			a.useCell(b)
		}
		for _, key := range []string{"categories", "retention", "recipients", "subjects"} {
			if cell := cells[key]; cell != nil && a.field(key, cell.Text(), cellEvidence(cell, proposal.Certain)) {
				a.useCell(cell)
			}
		}
	}
}

// partyRows reads a party in each row.
func (a *activity) partyRows(grid [][]*block.Cell, columns map[int]string, first int) {
	for i := first; i < len(grid); i++ {
		cells := byKey(grid[i], columns)
		c := cells["party"]
		if c == nil || phrase.Negation(c.Text()) {
			continue
		}
		var texts []string
		for _, key := range []string{"party", "service", "purposes", "categories", "country", "transfer"} {
			if cell := cells[key]; cell != nil {
				texts = append(texts, cell.Text())
			}
		}
		text := strings.Join(texts, " | ")
		a.engage(strings.TrimSpace(c.Text()), strings.Join(texts[1:], " | "), text, evidence(text, c.Pos, proposal.Certain))
		rows := a.row.Rows("engagements")
		row := rows[len(rows)-1]
		for _, key := range []string{"service", "purposes"} {
			if cell := cells[key]; cell != nil && !row.Has("service") {
				row.Set("service", cell.Text(), cellEvidence(cell, proposal.Certain))
			}
		}
		for _, cell := range cells {
			a.useCell(cell)
		}
	}
}
