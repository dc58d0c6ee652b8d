package sheet

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// liner goes through the lines of a table and makes records of them.
type liner struct {
	*proposer
	table   *Table
	plane   plane
	account *account
	columns []column

	number, name *column // what a record is known by; may be nil
	lead         *column // the purposes, where a table has neither
	current      *record // the record that the next line may belong to
	last         int     // the number of the line before
	hidden       int     // hidden lines that were read

	division division // what the last row between records says of those below it
	crew     *crew    // who reads the records beside each other; nil where they are read one by one
}

func (l *liner) all() error {
	for i := range l.columns {
		switch c := &l.columns[i]; {
		case c.Do != ToField:
		case l.number == nil && (c.Field == "activity.sourceRef" || c.Field == "party.sourceNumber"):
			l.number = c
		case l.name == nil && (c.Field == keyOf(l.table.About)):
			l.name = c
		case l.lead == nil && c.Field == "activity.purposes.text":
			l.lead = c
		}
	}
	lines := l.plane.between(l.table.First, l.table.Last)
	l.crew = l.hire(len(lines))
	l.result.Log = slices.Grow(l.result.Log, len(lines))
	for i := range lines {
		if l.options.Records > 0 && len(l.records) >= l.options.Records && l.table.About == Activities {
			l.rest(lines[i:])
			break
		}
		if i%128 == 0 && l.ctx.Err() != nil {
			return l.ctx.Err()
		}
		l.line(&lines[i])
	}
	l.endLine()
	if err := l.crew.work(); err != nil {
		return err
	}
	if l.hidden > 0 && l.table.Layout != Form {
		l.note(proposal.NoteHiddenRows, nil, l.table.Sheet, l.plane.position(l.table.First, 1))
	}
	return nil
}

// rest notes that lines were not looked at, because a preview was asked.
func (l *liner) rest(lines []grid.Row) {
	for i := range lines {
		l.leave(&lines[i], NotChosen)
	}
}

// line reads one line: as a record, as more of the record above it, or not at all.
func (l *liner) line(line *grid.Row) {
	if why := l.skip(line); why != "" {
		l.leave(line, why)
		l.log(line, Skipped, why, nil)
		return
	}
	if line.Hidden {
		l.hidden++
	}
	if l.table.About == Lines {
		l.piece(line)
		return
	}
	if l.divides(line) {
		return
	}
	outcome := Continued
	if !l.continues(line) {
		if why := l.worthless(line); why != "" {
			l.leave(line, why)
			l.log(line, Skipped, why, nil)
			return
		}
		l.endLine()
		l.current = l.crew.begin(l, line)
		outcome = NewRecord
	}
	if l.crew != nil {
		l.crew.add(line, len(l.result.Log))
		l.last = line.Number
		l.log(line, outcome, "", l.current)
		return
	}
	notes := l.current.notes
	l.current.line(l.columns, line)
	l.leaveRest(line)
	l.last = line.Number
	l.log(line, outcome, "", l.current)
	l.result.Log[len(l.result.Log)-1].Notes = l.current.notes - notes
}

// endLine closes the record that the lines before were about. Where no other table adds
// to it, what was kept for filling it in is let go: there may be thousands.
func (l *liner) endLine() {
	if r := l.current; l.crew == nil && r != nil && r.kind == model.KindActivity && !l.added {
		r.finish()
	}
	l.current = nil
}

func (l *liner) log(line *grid.Row, outcome Outcome, why Reason, r *record) {
	e := Entry{Sheet: l.table.Sheet, Row: line.Number, Outcome: outcome, Why: why, Item: -1}
	if r != nil {
		e.Item = r.index
	}
	l.result.Log = append(l.result.Log, e)
}

func (l *liner) leave(line *grid.Row, why Reason) {
	f := leftFor(why)
	for i := range line.Cells {
		if at := int(line.Cells[i].Column); l.within(at) {
			pos := l.plane.position(line.Number, at)
			l.account.set(pos.Row, pos.Column, f)
		}
	}
}

func (l *liner) within(at int) bool {
	return (l.table.From == 0 || at >= l.table.From) && (l.table.To == 0 || at <= l.table.To)
}

// leaveRest notes of the cells of a line that stand in no column that they have none.
func (l *liner) leaveRest(line *grid.Row) {
	for i := range line.Cells {
		at := int(line.Cells[i].Column)
		known := !l.within(at)
		for j := range l.columns {
			known = known || l.columns[j].At == at
		}
		if !known {
			pos := l.plane.position(line.Number, at)
			l.account.set(pos.Row, pos.Column, leftFor(NoHeading))
		}
	}
}

// skip tells why a line is no record: it shows how to fill in, it repeats the headings,
// or nothing of it stands in the table.
func (l *liner) skip(line *grid.Row) Reason {
	inside, same := 0, 0
	var first *grid.Cell
	for i := range line.Cells {
		c := &line.Cells[i]
		if !l.within(int(c.Column)) {
			continue
		}
		if first == nil {
			first = c
		}
		inside++
		for j := range l.columns {
			if l.columns[j].At == int(c.Column) && (l.columns[j].Heading == c.Text || strings.HasSuffix(l.columns[j].Heading, " › "+c.Text)) {
				same++
			}
		}
	}
	switch {
	case inside == 0:
		return OutsideTable
	case same >= 2 && same*2 > inside:
		return RepeatedHead
	case l.table.Layout != Form && (l.table.instructs(line) || l.example(first, line)):
		return ExampleRow
	}
	return ""
}

// example tells whether a line says that it is an example: in its first cell, or at the
// start of most of its cells.
func (l *liner) example(first *grid.Cell, line *grid.Row) bool {
	f := words.Fold(first.Text)
	if len(f) < 60 && (says("example", f) || strings.HasPrefix(f, "voorbeeld ") || strings.HasPrefix(f, "example ")) {
		return true
	}
	n := 0
	for i := range line.Cells {
		if !mayOpen(line.Cells[i].Text, "bvf") {
			continue // most cells by far
		}
		head, _, _ := strings.Cut(line.Cells[i].Text, " ")
		two := words.Fold(line.Cells[i].Text[:min(len(line.Cells[i].Text), 13)])
		if f := words.Fold(head); f == "bijvoorbeeld" || f == "bijv" || f == "bv" || f == "voorbeeld" || strings.HasPrefix(two, "for example") {
			n++
		}
	}
	return n >= 2 && n*2 >= len(line.Cells)
}

// mayOpen tells at a glance whether the first word of a text may begin with one of some
// small letters.
func mayOpen(text, with string) bool {
	if text == "" {
		return false
	}
	c := text[0] | 0x20
	return c < 'a' || c > 'z' || strings.IndexByte(with, c) >= 0
}

// continues tells whether a line belongs to the record above it: it directly follows, and
// has no number and name, or the same.
func (l *liner) continues(line *grid.Row) bool {
	if l.current == nil || l.table.Layout == Form || l.table.About == OwnDetails || line.Number != l.last+1 {
		return false
	}
	if l.number == nil && l.name == nil {
		return l.table.About == Activities && l.goesOn(line)
	}
	same := func(c *column, has string) (empty, equal bool) {
		if c == nil {
			return true, true
		}
		text := line.Text(c.At)
		return text == "", text != "" && text == has
	}
	noNumber, sameNumber := same(l.number, l.current.numberText)
	noName, sameName := same(l.name, l.current.nameText)
	switch {
	case l.number == nil:
		return noName || sameName && l.table.About == Activities
	case l.name == nil:
		return noNumber || sameNumber
	}
	return noNumber && (noName || sameName) || sameNumber && (noName || sameName)
}

// goesOn tells whether a line of a table without names and numbers says more of the record
// above it: nothing stands in it up to the purposes and there.
func (l *liner) goesOn(line *grid.Row) bool {
	if l.lead == nil || len(l.current.list("purposes").all) == 0 {
		return false
	}
	for i := range line.Cells {
		if at := int(line.Cells[i].Column); l.within(at) {
			return at > l.lead.At
		}
	}
	return false
}

// worthless tells why a line that begins a record has nothing to make one of.
func (l *liner) worthless(line *grid.Row) Reason {
	key, mapped, inside := false, 0, 0
	for i := range l.columns {
		c := &l.columns[i]
		if line.Cell(c.At) == nil {
			continue
		}
		inside++
		if c == l.number || c.Do == LeaveOut {
			continue
		}
		mapped++
		key = key || c.Field == keyOf(l.table.About) || c.Field == "activity.purposes.text" || c.Field == "activity.operations" || c.Field == "activity.description"
	}
	switch {
	case inside == 0:
		return NoHeading
	case mapped == 0 && l.number != nil && line.Cell(l.number.At) != nil:
		return OnlyNumber
	case l.table.About == OwnDetails:
		return ""
	case l.table.About == Parties && (l.name == nil || line.Text(l.name.At) == "" || len(strings.Fields(line.Text(l.name.At))) > 12):
		return NoRecord
	case !key && mapped < 3 && (l.name != nil || l.table.has("activity.purposes.text") || mapped == 0):
		return NoRecord
	}
	return ""
}

// begin starts a record for a line.
func (l *liner) begin(line *grid.Row) *record {
	r := l.newRecord(l.table, l.plane, l.account)
	r.first = line.Number
	if l.number != nil {
		r.numberText = line.Text(l.number.At)
	}
	if l.name != nil {
		r.nameText = line.Text(l.name.At)
	}
	switch l.table.About {
	case Parties:
		return l.parties.listed(r)
	case OwnDetails:
		if l.own != nil {
			l.own.table, l.own.plane, l.own.account = l.table, l.plane, l.account
			return l.own
		}
		l.own = r
		r.start(model.KindOrganisation)
	default:
		r.start(model.KindActivity)
		l.records = append(l.records, r)
		l.remember(r)
		l.divided(r)
	}
	return r
}

// remember makes an activity known by its number and name. A number that stands on an
// activity already points at nothing.
func (l *liner) remember(r *record) {
	if r.numberText != "" {
		key := l.table.Sheet + "#" + words.Fold(r.numberText)
		if l.numbers[key]++; l.numbers[key] > 1 {
			r.doubled = true
		}
		l.learn("#"+words.Fold(r.numberText), r)
	}
	if r.nameText != "" {
		l.learn(words.Fold(r.nameText), r)
	}
}

func (l *liner) learn(key string, r *record) {
	if _, taken := l.known[key]; !taken {
		l.known[key] = r
	}
}

// piece reads a line of a table of lines into the activities it belongs to.
func (l *liner) piece(line *grid.Row) {
	var ref *column
	said, applied, meant := 0, true, l.number != nil
	for i := range l.columns {
		c := &l.columns[i]
		cell := line.Cell(c.At)
		switch {
		case c.Do == ToField && c.Field == "ref.activity":
			ref = c
		case c.Do == ToField && c.Field == "activity.measures.status":
			applied = cell != nil
		}
		meant = meant || cell != nil && c.Do == ToField && c.Field != "activity.measures.text"
		if cell != nil {
			said++
		}
	}
	why, targets := Reason(""), []*record(nil)
	switch {
	case l.table.Inside != "":
		targets = l.formAround()
	case !applied || said == 0 || !meant && len(l.columns) > 1: // a list of suggestions
		why = NoRecord
	case ref == nil || line.Text(ref.At) == "":
		targets = l.whole()
	default:
		targets = l.referred(line.Cell(ref.At), l.plane.position(line.Number, ref.At))
	}
	if why == "" && len(targets) == 0 {
		why = Unresolved
	}
	if why != "" {
		l.leave(line, why)
		l.log(line, Skipped, why, nil)
		return
	}
	for _, r := range targets {
		before := r.plane
		r.plane, r.account = l.plane, l.account
		r.line(l.columns, line)
		r.plane, r.account = before, l.ledger.of(r.table.Sheet)
	}
	l.leaveRest(line)
	l.log(line, Added, "", targets[0])
}

// formAround is the record of the form that a table stands in.
func (l *liner) formAround() []*record {
	for _, r := range l.records {
		if r.table.Sheet == l.table.Sheet && r.table.Layout == Form {
			return []*record{r}
		}
	}
	return nil
}

// whole is what a line without a reference belongs to: the organisation, of which it
// says what holds for all its activities.
func (l *liner) whole() []*record {
	if l.own == nil {
		l.own = l.newRecord(l.table, l.plane, l.account)
		l.own.start(model.KindOrganisation)
	}
	return []*record{l.own}
}

// referred gives the activities that a cell refers to by number or name.
func (l *liner) referred(cell *grid.Cell, pos block.Position) []*record {
	if says("all", words.Fold(cell.Text)) {
		return l.records
	}
	var out []*record
	for _, part := range references(cell) {
		r := l.known["#"+words.Fold(part)]
		if r == nil {
			r = l.known[words.Fold(part)]
		}
		if r == nil {
			l.note(proposal.NoteReference, nil, part, pos)
			continue
		}
		out = append(out, r)
	}
	return out
}
