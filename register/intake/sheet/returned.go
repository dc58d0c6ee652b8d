package sheet

import (
	"slices"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// returner finds out what somebody changed in a workbook that this program made, and
// what was added to it (package origin). A cell that says what it said is passed over; a
// cell that sums up what stands elsewhere, or can't be read, is told in a note.
type returner struct {
	*proposer
	tables []*returnedTable
	// records are what the rows of whole records are about, items what was changed of them.
	records map[recordKey]*returnedRecord
	items   map[recordKey]*proposal.Item
	order   map[*proposal.Item]int
	// byNumber and byName find the record that a new row belongs to.
	byNumber, byName map[string]*proposal.Item
	codes            map[string]map[string]string // what the words of a list mean
}

type recordKey struct {
	kind model.Kind
	id   model.ID
}

// returnedRecord is what the workbook tells of a record, to recognise it by.
type returnedRecord struct {
	number, name string
	rows         map[string]map[string]model.RowID // by list and by what the row is called
}

// returns proposes what was changed in an export of this program.
func (pr *proposer) returns() error {
	if pr.book.Export == nil {
		return nil
	}
	r := &returner{
		proposer: pr, tables: returnedTables(pr.book), records: map[recordKey]*returnedRecord{}, items: map[recordKey]*proposal.Item{},
		order: map[*proposal.Item]int{}, byNumber: map[string]*proposal.Item{}, byName: map[string]*proposal.Item{}, codes: map[string]map[string]string{},
	}
	r.index()
	if err := r.fresh(); err != nil {
		return err
	}
	for _, t := range r.tables {
		for i := range t.rows {
			row := &t.rows[i]
			switch {
			case row.known:
				r.changed(t, row)
				r.besides(t, row)
			case t.list != "":
				r.added(t, row)
			case t.kind != "" && t.kind != model.KindActivity:
				r.newRecord(t, row)
			}
		}
	}
	r.gone()
	r.prune()
	return nil
}

// prune takes out items of which nothing was changed after all: the same day, written
// otherwise.
func (r *returner) prune() {
	p := r.result.Proposal
	now, titles := make([]int, len(p.Items)), make([]string, len(p.Items))
	kept := p.Items[:0]
	for i, it := range p.Items {
		now[i], titles[i] = -1, it.Record.Title()
		if it.Returned == nil || len(it.Evidence)+len(it.Returned.New) > 0 {
			now[i] = len(kept)
			kept = append(kept, it)
		}
	}
	p.Items = kept
	for i := range p.Notes {
		if at := p.Notes[i].Item; at >= 0 {
			p.Notes[i].Item = now[at]
		}
	}
	for i := range r.result.Log {
		if at := r.result.Log[i].Item; at >= 0 {
			if r.result.Log[i].Item = now[at]; now[at] < 0 {
				r.result.Log[i].Title = titles[at]
			}
		}
	}
}

// index remembers of each record what it is called, and of its rows.
func (r *returner) index() {
	for _, t := range r.tables {
		for i := range t.rows {
			row := &t.rows[i]
			if !row.known {
				continue
			}
			of := r.record(row.ref)
			if number, name := t.text(row, t.column(origin.Number)), t.nameIn(row); of.name == "" {
				of.number, of.name = number, name
			}
			if title := t.titleIn(row); t.list != "" && title != "" {
				if of.rows[t.list] == nil {
					of.rows[t.list] = map[string]model.RowID{}
				}
				if steps, err := row.ref.Path.Steps(); err == nil && len(steps) == 1 {
					first2(of.rows[t.list], fold(title), steps[0].Row)
				}
			}
		}
	}
}

func first2(m map[string]model.RowID, key string, id model.RowID) {
	if _, taken := m[key]; !taken {
		m[key] = id
	}
}

func (r *returner) record(ref origin.Ref) *returnedRecord {
	key := recordKey{ref.Kind, ref.Record}
	if r.records[key] == nil {
		r.records[key] = &returnedRecord{rows: map[string]map[string]model.RowID{}}
	}
	return r.records[key]
}

// item gives the item with what was changed of a record.
func (r *returner) item(kind model.Kind, id model.ID) *proposal.Item {
	key := recordKey{kind, id}
	it := r.items[key]
	if it == nil {
		it = proposal.NewItem(kind)
		of := r.record(origin.Ref{Kind: kind, Record: id})
		it.Return(id, of.number, *r.book.Export)
		if f := field.Of(kind).TitleField(); f != nil {
			it.Root().Put(f.Name, of.name)
		}
		r.items[key] = it
		r.add(it)
	}
	return it
}

func (r *returner) add(it *proposal.Item) {
	r.order[it] = len(r.result.Proposal.Items)
	r.result.Proposal.Items = append(r.result.Proposal.Items, it)
}

// target is the row or group of an item that cells of a row are about.
type target struct {
	item   *proposal.Item
	row    proposal.Row
	prefix string // of names within the row: "contact."
	below  *field.Field
	of     *returnedRecord // nil for a new record
}

// at gives the place in a record that a row is about.
func (r *returner) at(ref origin.Ref) (target, bool) {
	below, err := field.At(ref.Kind, ref.Path)
	steps, err2 := ref.Path.Steps()
	if ref.Path == "" {
		below, err, err2 = field.Of(ref.Kind), nil, nil
	}
	if err != nil || err2 != nil || below == nil || below.Leaf() || ref.Record == "" {
		return target{}, false
	}
	it := r.item(ref.Kind, ref.Record)
	at := target{item: it, row: it.Root(), below: below, of: r.record(ref)}
	for _, step := range steps {
		if step.Row == "" {
			at.prefix += step.Name + "."
			continue
		}
		row, ok := at.row.Known(at.prefix+step.Name, step.Row)
		if !ok {
			return target{}, false
		}
		at.row, at.prefix = row, ""
	}
	return at, true
}

// changed proposes what differs in a row that was exported.
func (r *returner) changed(t *returnedTable, row *returnedRow) {
	var different []returnedColumn
	for _, c := range t.columns {
		if c.nth < len(row.ref.Prints) && c.field.Print(t.text(row, &c)) != row.ref.Prints[c.nth] {
			different = append(different, c)
		}
	}
	if len(different) == 0 {
		return
	}
	to, ok := r.at(row.ref)
	for _, c := range different {
		if !ok {
			r.tell(proposal.NoteElsewhereChanged, nil, t, row, c)
			continue
		}
		r.cell(cellChange{t, row, c, to, row.ref.Prints[c.nth]})
	}
	if ok {
		t.nameRow(to, row)
		r.log(t, row, Changed, to.item)
	}
}

// besides tells of what was written in the rows in which long texts of a row go on, where
// no text goes on: whoever wrote it took them for rows of their own.
func (r *returner) besides(t *returnedTable, row *returnedRow) {
	for _, c := range t.columns {
		whose := c.field == origin.Number || c.field == origin.Name || c.field == origin.Field(nameOf(t))
		for i := t.goesOn(row, &c); i < len(row.more); i++ {
			line := &returnedRow{line: row.more[i]}
			text := t.text(line, &c)
			if whose && c.names(row, text) {
				continue
			}
			if text != "" && text != row.line.Text(c.at) {
				r.tell(proposal.NoteContinuationChanged, nil, t, line, c)
			}
		}
	}
}

// names tells whether a text is what a row in which another goes on is called: as that was
// exported, with the words that it goes on behind it in brackets or without.
func (c returnedColumn) names(row *returnedRow, text string) bool {
	said := []string{text}
	if i := strings.LastIndex(text, " ("); i >= 0 {
		said = append(said, text[:i])
	}
	return slices.ContainsFunc(said, func(s string) bool {
		return s == row.line.Text(c.at) || c.nth < len(row.ref.Prints) && c.field.Print(s) == row.ref.Prints[c.nth]
	})
}

// nameOf is the field that a record of the table is called by.
func nameOf(t *returnedTable) string {
	if of := field.Of(t.kind); of != nil && t.list == "" {
		return of.TitleField().Name
	}
	return ""
}

// added proposes a row that was added to a list of a record.
func (r *returner) added(t *returnedTable, row *returnedRow) {
	if !t.says(row) { // such as the words that there are no rows
		return
	}
	it := r.owner(t.kind, t.text(row, t.column(origin.Number)), t.text(row, t.column(origin.Name)))
	if it == nil {
		r.note(proposal.NoteReference, nil, t.nameIn(row), t.position(row, t.columns[0]))
		r.log(t, row, Skipped, nil)
		return
	}
	list, err := field.At(t.kind, field.Path(t.list))
	if err != nil {
		return
	}
	to := target{item: it, row: it.Root().Add(t.list), below: list}
	if it.Returned != nil {
		_, id := it.Record.Identity()
		to.of = r.record(origin.Ref{Kind: t.kind, Record: id})
	}
	r.fill(t, row, to)
	r.log(t, row, Added, it)
}

// newRecord proposes a record that was added.
func (r *returner) newRecord(t *returnedTable, row *returnedRow) {
	of := field.Of(t.kind)
	title := t.column(origin.Field(of.TitleField().Name))
	if t.text(row, title) == "" {
		r.log(t, row, Skipped, nil)
		return
	}
	it := proposal.NewItem(t.kind)
	r.fill(t, row, target{item: it, row: it.Root(), below: of})
	r.add(it)
	r.log(t, row, NewRecord, it)
}

// fill proposes every cell of a new row.
func (r *returner) fill(t *returnedTable, row *returnedRow, to target) {
	for _, c := range t.columns {
		switch {
		case t.text(row, &c) == "":
		case c.field == origin.Number || c.field == origin.Name:
			r.account(t).set(row.line.Number, c.at, inField)
		default:
			r.cell(cellChange{t, row, c, to, c.field.Print("")})
		}
	}
}

// owner finds the record that a new row belongs to, by its number or else its name; one
// that was added to the workbook as well.
func (r *returner) owner(kind model.Kind, number, name string) *proposal.Item {
	var found []recordKey
	for key, of := range r.records {
		if key.kind == kind && number != "" && of.number == number {
			return r.item(kind, key.id)
		}
		if key.kind == kind && number == "" && name != "" && fold(of.name) == fold(name) {
			found = append(found, key)
		}
	}
	if it := r.byNumber[fold(number)]; it != nil && number != "" {
		return it
	}
	if len(found) == 1 {
		return r.item(kind, found[0].id)
	}
	if it := r.byName[fold(name)]; it != nil && name != "" {
		return it
	}
	return nil
}

// log tells what became of a row.
func (r *returner) log(t *returnedTable, row *returnedRow, o Outcome, it *proposal.Item) {
	e := Entry{Sheet: t.sheet.Name, Row: row.line.Number, Outcome: o, Item: -1}
	if it != nil {
		e.Item = r.order[it]
	} else {
		e.Why = NoRecord
	}
	r.result.Log = append(r.result.Log, e)
}

// tell notes of a cell that it was changed and is not taken over, and why.
func (r *returner) tell(code proposal.NoteCode, it *proposal.Item, t *returnedTable, row *returnedRow, c returnedColumn) {
	n := proposal.Note{Code: code, Item: -1, Text: c.heading + ": " + t.text(row, &c), Pos: t.position(row, c)}
	if it != nil {
		n.Item = r.order[it]
	}
	r.result.Proposal.Notes = append(r.result.Proposal.Notes, n)
	r.account(t).set(row.line.Number, c.at, leftFor(Unread))
}

func (r *returner) account(t *returnedTable) *account { return r.ledger.of(t.sheet.Name) }

func (t *returnedTable) position(row *returnedRow, c returnedColumn) block.Position {
	return block.Position{Sheet: t.sheet.Name, Row: row.line.Number, Column: c.at}
}

// fresh reads the activities that were added. Their cells are in the words of whoever
// added them, as in the register of somebody else, and they are read as such.
func (r *returner) fresh() error {
	book, mapping := &grid.Book{Type: r.book.Type}, Mapping{}
	for _, t := range r.tables {
		if t.kind != model.KindActivity || t.list != "" {
			continue
		}
		if s := t.newRows(); len(s.Rows) > 1 {
			book.Sheets = append(book.Sheets, s)
			mapping.Tables = append(mapping.Tables, t.mapping(&s))
		}
	}
	if len(book.Sheets) == 0 {
		return nil
	}
	result, err := Propose(r.ctx, book, mapping, r.options)
	if err != nil {
		return err
	}
	shift := len(r.result.Proposal.Items)
	for _, n := range result.Proposal.Notes {
		if n.Item >= 0 {
			n.Item += shift
		}
		r.result.Proposal.Notes = append(r.result.Proposal.Notes, n)
	}
	for _, it := range result.Proposal.Items {
		r.add(it)
	}
	for _, e := range result.Log {
		if e.Item >= 0 {
			it := result.Proposal.Items[e.Item]
			if root := it.Root(); e.Outcome == NewRecord && kindOf(it.Record) == model.KindActivity && !root.Has("role") {
				root.Put("role", string(r.sheetCalled(e.Sheet).role))
			}
			r.byName[fold(it.Record.Title())] = it
			if number := r.numberAt(e.Sheet, e.Row); number != "" {
				r.byNumber[fold(number)] = it
			}
			e.Item += shift
		}
		r.result.Log = append(r.result.Log, e)
	}
	r.result.Near = append(r.result.Near, result.Near...)
	r.ledger.take(result.ledger)
	return nil
}

// mapping says what the columns of a table hold for activities that were added. Their
// numbers only tie the rows of other sheets to them: the register gives its own.
func (t *returnedTable) mapping(s *grid.Sheet) Table {
	m := Table{Sheet: s.Name, Use: true, About: Activities, Role: t.role, Layout: RowPerRecord, Headings: []int{t.head.Number},
		First: s.Rows[1].Number, Last: s.Rows[len(s.Rows)-1].Number}
	for _, c := range t.columns {
		if c.field == "role" && !slices.ContainsFunc(s.Rows[1:], func(row grid.Row) bool { return row.Text(c.at) != "" }) {
			continue // then the sheet says it
		}
		column := Column{At: c.at, Heading: c.heading, Do: ToField, Confidence: proposal.Certain, Dates: DayFirst}
		switch {
		case c.field.Values() != "":
			column.Field = c.field.Values()
		case c.field.Leaf() != "":
			column.Field = string(model.KindActivity) + "." + c.field.Leaf()
		default:
			column.Do, column.Why = LeaveOut, OnlyNumber
		}
		m.Columns = append(m.Columns, column)
	}
	return m
}

// numberAt is the number that somebody gave an activity that was added.
func (r *returner) numberAt(sheet string, row int) string {
	t := r.sheetCalled(sheet)
	for i := range t.rows {
		if t.rows[i].line.Number == row {
			return t.text(&t.rows[i], t.column(origin.Number))
		}
	}
	return ""
}

func (r *returner) sheetCalled(sheet string) *returnedTable {
	for _, t := range r.tables {
		if t.sheet.Name == sheet {
			return t
		}
	}
	return &returnedTable{}
}

// take takes over what became of cells that were read as part of another book.
func (l *ledger) take(other *ledger) {
	for i := range other.sheets {
		from := &other.sheets[i]
		to := l.of(from.sheet.Name)
		for j := range from.sheet.Rows {
			row := &from.sheet.Rows[j]
			for k := range row.Cells {
				if f := from.fate[from.offsets[j]+k]; f != unknown {
					to.set(row.Number, int(row.Cells[k].Column), f)
				}
			}
		}
	}
}

// newRows gives the sheet with its headings and the rows that were added.
func (t *returnedTable) newRows() grid.Sheet {
	s := grid.Sheet{Name: t.sheet.Name, Rows: []grid.Row{t.visible(t.head)}}
	for i := range t.rows {
		row := &t.rows[i]
		if !row.known && slices.ContainsFunc(t.columns, func(c returnedColumn) bool { return c.field == "name" && t.text(row, &c) != "" }) {
			s.Rows = append(s.Rows, t.visible(row.line))
		}
	}
	return s
}

// visible is a row without what the program put in it and without what is not filled in.
func (t *returnedTable) visible(line *grid.Row) grid.Row {
	row := grid.Row{Number: line.Number, Hidden: line.Hidden}
	for _, c := range line.Cells {
		if int(c.Column) != t.ref && c.Text != t.missing {
			row.Cells = append(row.Cells, c)
		}
	}
	return row
}
