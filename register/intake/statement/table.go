package statement

import (
	"regexp"
	"slices"
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
	if a.upright(grid) {
		return
	}
	columns, first := a.header(grid)
	if columns[0] == "processors" {
		columns[0] = "party" // each row is about the processor in front
	}
	switch {
	case columns == nil:
	case has(columns, "party") && (a.topic == "processors" || a.topic == "recipients" || has(columns, "service") || has(columns, "country")):
		a.partyRows(grid, columns, first)
	case has(columns, "activity") && len(columns) >= 2, has(columns, "purposes") && a.frame.title == nil && !a.onlyWhy(columns) && (has(columns, "categories") || has(columns, "retention") || has(columns, "basis")):
		a.activityRows(grid, columns, first)
	case has(columns, "purposes") && has(columns, "categories") && (has(columns, "basis") || has(columns, "retention")):
		a.purposeRows(grid, columns, first)
	case has(columns, "categories") && has(columns, "retention") || has(columns, "categories") && has(columns, "reason"):
		a.termRows(grid, columns, first)
	case has(columns, "purposes"):
		a.purposeRows(grid, columns, first)
	}
}

// tableSubstance weighs a table: one of data with their purpose or basis, in columns or below each other, and no name of
// the activity in each row, is about the service of the heading.
func (r *reader) tableSubstance(t *block.Table) int {
	columns := map[int]string{}
	for i := range t.Cells {
		if key, ok := r.lex.labels.WholeOf(t.Cells[i].Text()); ok && t.Cells[i].Row == 0 {
			columns[t.Cells[i].Col] = key
		}
	}
	if has(columns, "categories") && (has(columns, "purposes") || has(columns, "basis")) && !has(columns, "activity") {
		return enough
	}
	if t.Cols == 2 {
		labels := map[string]bool{}
		for i := range t.Cells {
			if key, ok := r.lex.labels.WholeOf(t.Cells[i].Text()); ok && t.Cells[i].Col == 0 {
				labels[key] = true
			}
		}
		if len(labels) >= 3 && labels["purposes"] && labels["categories"] && !labels["activity"] && !labels["field"] {
			return enough
		}
	}
	return 0
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

// onlyWhy tells whether a table says nothing but why, of data that are told elsewhere.
func (a *activity) onlyWhy(columns map[int]string) bool {
	return (a.topic == "purposes" || a.topic == "basis") && !has(columns, "categories") && !has(columns, "retention") && !has(columns, "subjects") && !has(columns, "recipients")
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

// cell is the evidence of a cell that says what its heading asks: certain, unless the
// table is about another service.
func (a *activity) cell(c *block.Cell) proposal.Evidence { return cellEvidence(c, a.inSoManyWords()) }

// inSoManyWords is what a value is worth that stands behind a label or in a cell.
func (a *activity) inSoManyWords() proposal.Confidence {
	if a.conf == proposal.Doubtful {
		return proposal.Doubtful
	}
	return proposal.Certain
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

// upright reads a table with the fields under each other and an activity in each column. One column under the
// heading of a service is about that service, one under any other heading has that for its name.
func (a *activity) upright(grid [][]*block.Cell) bool {
	if parts := a.stacked(grid); parts != nil {
		for _, part := range parts {
			a.upright(part)
		}
		return true
	}
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
		cells := next.column(grid, col)
		unnamed := cells["activity"] == nil && (cells["field"] == nil || !quoted.MatchString(cells["field"].Text())) && len(grid[0]) == 2
		if unnamed && a.frame.title != nil {
			a.column(grid, col)
			a.cellsOf(cells)
			return true
		}
		if unnamed && a.head != nil {
			next.named(a.head, false)
		} else {
			next.nameFrom(cells)
			next.nameOnTop(grid[0], col)
		}
		next.cellsOf(cells)
		a.reader.rows = append(a.reader.rows, next)
	}
	return true
}

// stacked takes tables apart that touch and became one: the label in their first row comes back. Their
// cells need not be as wide as each other's.
func (a *activity) stacked(grid [][]*block.Cell) [][][]*block.Cell {
	var parts [][][]*block.Cell
	first := ""
	for _, row := range grid {
		key, _ := a.lex.labels.WholeOf(row[0].Text())
		if first == "" {
			first = key
		}
		if key == "" || len(parts) == 0 && key != first {
			return nil
		}
		if key == first {
			parts = append(parts, nil)
		}
		at := &parts[len(parts)-1]
		*at = append(*at, slices.Compact(slices.Clone(row)))
	}
	whole := func(part [][]*block.Cell) bool {
		return len(part) >= 3 && !slices.ContainsFunc(part, func(row []*block.Cell) bool { return len(row) != len(part[0]) || slices.Contains(row, nil) })
	}
	if len(parts) < 2 || slices.ContainsFunc(parts, func(part [][]*block.Cell) bool { return !whole(part) }) {
		return nil
	}
	return parts
}

// column gives the cells of a column by the labels in front of them.
func (a *activity) column(grid [][]*block.Cell, col int) map[string]*block.Cell {
	cells := map[string]*block.Cell{}
	for _, row := range grid {
		key, ok := a.lex.labels.WholeOf(row[0].Text())
		if !ok || col >= len(row) || row[col] == nil || row[col].Text() == "" || row[col] == row[0] {
			continue
		}
		a.useCell(row[0])
		if cells[key] == nil {
			cells[key] = row[col]
		}
	}
	return cells
}

// nameFrom names an activity after its cell, or after what the head of its column has between quotes.
func (a *activity) nameFrom(cells map[string]*block.Cell) {
	name, text := cells["activity"], ""
	if name != nil {
		text = name.Text()
	}
	if head := cells["field"]; head != nil {
		if m := quoted.FindStringSubmatch(head.Text()); m != nil {
			if name != nil {
				a.row.Set("description", text, cellEvidence(name, proposal.Certain))
				a.useCell(name)
			}
			name, text = head, m[1]
		}
	}
	if name != nil {
		a.row.Set("name", text, cellEvidence(name, proposal.Certain))
		a.useCell(name)
	}
}

// nameOnTop names an activity after the head of its column, where no row has its name.
func (a *activity) nameOnTop(top []*block.Cell, col int) {
	if a.row.Has("name") || col >= len(top) || top[col] == nil || top[col].Text() == "" {
		return
	}
	if key, label := a.lex.labels.WholeOf(top[0].Text()); label && key != "field" {
		return // the first row says something of it, and not what it is called
	}
	a.row.Set("name", top[col].Text(), cellEvidence(top[col], proposal.Certain))
	a.useCell(top[0], top[col])
}

// termRows reads data with their terms: a category and a term in each row.
func (a *activity) termRows(grid [][]*block.Cell, columns map[int]string, first int) {
	for i := first; i < len(grid); i++ {
		cells := byKey(grid[i], columns)
		c := cells["categories"]
		if c == nil {
			continue
		}
		if no := deniedBeside(grid[i], c); no != nil {
			a.denyRow(c, no)
			continue
		}
		took := false
		for _, part := range enumeration(c.Text()) {
			took = a.addDatum(part, a.cell(c), true) || took
		}
		if term := cells["retention"]; term != nil {
			scope := c.Text()
			a.retentionText(scope, term.Text(), evidence(scope+" | "+term.Text(), term.Pos, a.inSoManyWords()))
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

// deniedBeside gives the cell of a row that says of its datum that it is not used: "wordt niet
// vastgelegd".
func deniedBeside(row []*block.Cell, datum *block.Cell) *block.Cell {
	for _, c := range row {
		if c != nil && c != datum && (notUsed.MatchString(c.Text()) || phrase.Answer(c.Text()) == phrase.No && len(strings.Fields(c.Text())) <= 3) {
			return c
		}
	}
	return nil
}

var notUsed = regexp.MustCompile(`(?i)^(?:(?:deze|dit|die|these|this)\s+(?:\pL+\s+)?)?(?:wordt|worden|is|are|wij|we)\s+(?:\pL+\s+){0,2}?(?:niet|nooit|geen|not|never)\b[^,;]*$|^(?:niet|nooit|not|never)\s+(?:\pL+\s+)?(?:vastgelegd|verwerkt|bewaard|gebruikt|gevraagd|geregistreerd|opgeslagen|van toepassing|collected|processed|stored|recorded|used)\.?$`)

// denyRow proposes that the data of a cell are not used, by the cell beside it.
func (a *activity) denyRow(c, no *block.Cell) {
	ev := evidence(c.Text()+" | "+no.Text(), no.Pos, a.inSoManyWords())
	for _, part := range enumeration(c.Text()) {
		label, known := a.termIn(part)
		if known == "" {
			label = leadingWords.ReplaceAllString(part, "")
		}
		a.deny(label, known, ev)
	}
	a.useCell(c, no)
}

// purposeRows reads a purpose with its basis in each row, under the heading of a service.
func (a *activity) purposeRows(grid [][]*block.Cell, columns map[int]string, first int) {
	for i := first; i < len(grid); i++ {
		cells := byKey(grid[i], columns)
		c := cells["purposes"]
		if c == nil || !a.addPurpose(c.Text(), a.cell(c)) {
			continue
		}
		a.useCell(c)
		rows := a.row.Rows("purposes")
		if cells["basis"] == nil {
			a.basisText(lawInBrackets.FindString(c.Text()), a.cell(c), &rows[len(rows)-1])
		}
		if b := cells["basis"]; b != nil && a.basisText(b.Text(), a.cell(b), &rows[len(rows)-1]) {
			a.useCell(b)
		}
		for _, key := range []string{"categories", "recipients", "subjects"} {
			if cell := cells[key]; cell != nil && a.field(key, cell.Text(), a.cell(cell)) {
				a.useCell(cell)
			}
		}
		if term := cells["retention"]; term != nil {
			scope := c
			if cells["categories"] != nil {
				scope = cells["categories"]
			}
			if a.retentionText(scope.Text(), term.Text(), evidence(scope.Text()+" | "+term.Text(), term.Pos, a.inSoManyWords())) {
				a.useCell(term)
			}
		}
	}
}

// whenBehind says behind the name of a party when it is engaged: "Lamp B.V. (alleen bij betaling)".
var whenBehind = regexp.MustCompile(`\s*\((?:alleen|uitsluitend|indien|optioneel|als|wanneer|bij|only|if|when|optional)\b[^()]*\)$`)

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
		a.engage(whenBehind.ReplaceAllString(strings.TrimSpace(c.Text()), ""), strings.Join(texts[1:], " | "), text, evidence(text, c.Pos, a.inSoManyWords()))
		rows := a.row.Rows("engagements")
		row := rows[len(rows)-1]
		for _, key := range []string{"service", "purposes"} {
			if cell := cells[key]; cell != nil && !row.Has("service") {
				row.Set("service", cell.Text(), a.cell(cell))
			}
		}
		for _, cell := range cells {
			a.useCell(cell)
		}
	}
}
