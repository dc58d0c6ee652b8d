package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/reference"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
	"verwerkingsregister/register/intake/words"
)

// record is one record that is being filled in, line by line.
type record struct {
	*proposer
	table   *Table
	plane   plane
	account *account

	item  *proposal.Item
	index int
	root  proposal.Row
	kind  model.Kind

	numberText, nameText string
	closed               bool
	doubled              bool // its number stands on another record already
	first                int  // the number of its first line
	lines, notes         int

	lists     []rowList
	remarks   []string
	remarked  proposal.Evidence
	transfers transfers
	party     *party // of a record that is a party

	value value  // the cell that is being read; who keeps it copies it
	memo  *memo  // of whoever reads it
	share *share // while it is read beside others; else nil
}

// newRecord is a record that begins on a line of a table.
func (pr *proposer) newRecord(t *Table, p plane, a *account) *record {
	return &record{proposer: pr, table: t, plane: p, account: a, memo: pr.memo}
}

// start makes the item of the record.
func (r *record) start(kind model.Kind) {
	r.item, r.kind = proposal.NewItem(kind), kind
	if kind == model.KindActivity { // made at its size, since there may be thousands
		r.item.Evidence = make(map[field.Path]proposal.Evidence, len(r.table.Columns))
	}
	r.root = r.item.Root()
	r.enter(r)
	if kind == model.KindActivity && r.table.Role != "" && !r.table.has("activity.role") {
		r.root.Put("role", string(r.table.Role))
	}
}

// value is what a cell says for a column.
type value struct {
	c    *column
	cell *grid.Cell
	text string
	pos  block.Position
}

// evidence is what a leaf made of the value rests on; it is at most as sure as sure.
func (v *value) evidence(sure proposal.Confidence) proposal.Evidence {
	if v.c.Confidence != "" {
		sure = sure.Lower(v.c.Confidence)
	}
	return proposal.Evidence{Source: proposal.Source{Text: v.cell.Text, Pos: v.pos}, Confidence: sure}
}

// part is the value for a piece of its text.
func (v *value) part(text string) *value {
	p := *v
	p.text = text
	if text != v.cell.Text {
		p.cell = &grid.Cell{Column: v.cell.Column, Text: text}
	}
	return &p
}

// line reads the cells of one line into the record.
func (r *record) line(columns []column, line *grid.Row) {
	r.open()
	r.cells(columns, line)
	r.settleTransfers()
}

// open begins a line: nothing stands in it yet.
func (r *record) open() {
	for i := range r.lists {
		r.lists[i].now = r.lists[i].now[:0]
	}
	r.lines++
}

// cells reads what stands in some columns of a line.
func (r *record) cells(columns []column, line *grid.Row) {
	for i := range columns {
		c := &columns[i]
		if cell := line.Cell(c.At); cell != nil {
			r.value = value{c: c, cell: cell, text: cell.Text, pos: r.plane.position(line.Number, c.At)}
			r.read(&r.value)
		}
	}
}

// read puts the value of one cell where it belongs and notes what became of the cell.
func (r *record) read(v *value) {
	f := inRemarks
	switch {
	case v.c.Do == LeaveOut && v.c.Why != "":
		f = leftFor(v.c.Why)
	case v.c.Do == LeaveOut:
		f = leftFor(NotChosen)
	case v.cell.Kind == grid.Fault:
		r.note(proposal.NoteFault, r, v.text, v.pos)
	case v.c.Do == ToField && len(v.c.parts) > 0 && v.c.Between != "":
		f = r.putParts(v)
	case v.c.Do == ToField:
		f = r.put(v)
	}
	if f == inRemarks {
		r.remark(v, v.text)
	}
	r.noteRetired(v)
	r.account.set(v.pos.Row, v.pos.Column, f)
}

// noteRetired tells of a mechanism that is no longer valid, wherever it is named.
func (r *record) noteRetired(v *value) {
	if !strings.Contains(v.text, "hield") && !strings.Contains(v.text, "HIELD") || !words.Contains(words.Fold(v.text), "privacy shield") {
		return
	}
	if r.noted(proposal.NoteRetired, v.pos) {
		return
	}
	r.note(proposal.NoteRetired, r, v.text, v.pos)
}

// put puts a value into its field. What it can't place is for the remarks.
func (r *record) put(v *value) fate {
	v, dropped := v.meant()
	switch k := &v.c.known; {
	case dropped:
		return inRemarks
	case !r.has(k):
		return inRemarks
	case k.model == nil:
		return r.putExtra(v)
	case k.list != "":
		return r.putRow(v)
	case strings.HasSuffix(k.key, ".fg.text") || strings.HasSuffix(k.key, "contact.text") || strings.HasSuffix(k.key, "representative.text"):
		return putContact(r.root, strings.TrimSuffix(k.leaf, "text"), v)
	case k.key == "activity.sourceRef":
		return r.putNumber(v)
	case k.key == "activity.outsideEEA" || k.key == "activity.transferText":
		return r.addTransfer(v)
	case k.key == "activity.volume.text":
		return r.putVolume(v)
	case k.key == "activity.pseudonymisation.method":
		return r.putAnswerOr(v, "pseudonymisation.applied", "pseudonymisation.method")
	}
	return r.putLeaf(r.root, v.c.known.leaf, v)
}

// has tells whether a record of its kind has a field. A mapping is what a person made of
// it, so it may say that a party has purposes.
func (r *record) has(k *known) bool {
	kind, _, _ := strings.Cut(k.key, ".")
	switch {
	case k.key == "ref.activity":
		return true
	case k.model == nil && (kind == "linked" || kind == "party"):
		return r.kind == model.KindParty
	case k.model == nil:
		return r.kind == model.KindActivity
	case r.kind == model.KindOrganisation && k.list == "measures":
		return true // they go into its security
	}
	return kind == string(r.kind)
}

func (r *record) putNumber(v *value) fate {
	if r.doubled {
		r.note(proposal.NoteTwice, r, v.text, v.pos)
		return inRemarks
	}
	return r.putLeaf(r.root, "sourceRef", v)
}

// separators are the signs between the digits of a large number.
var separators = strings.NewReplacer(".", "", ",", "", " ", "")

func (r *record) putVolume(v *value) fate {
	digits := separators.Replace(v.text)
	if n, err := strconv.Atoi(digits); err == nil && n >= 0 && len(digits) < 10 && !r.root.Has("volume.people") {
		r.root.Set("volume.people", model.N(n), v.evidence(proposal.Certain))
		return inField
	}
	return r.putLeaf(r.root, "volume.text", v)
}

// putAnswerOr puts yes or no into one leaf, and anything else as text into another.
func (r *record) putAnswerOr(v *value, answer, text string) fate {
	if a, ok := answerOf(v.text); ok && a.whole && !r.root.Has(answer) {
		r.root.Set(answer, string(a.answer), v.evidence(proposal.Certain))
		return inField
	}
	return putText(r.root, text, v)
}

// putLeaf puts a value into one leaf of a row, as its type asks.
func (r *record) putLeaf(row proposal.Row, leaf string, v *value) fate {
	f := v.c.known.model
	switch f.Type {
	case field.Text:
		return putLine(row, leaf, v)
	case field.LongText:
		return putText(row, leaf, v)
	case field.Texts:
		return putTexts(row, leaf, v)
	case field.Date:
		return r.putDay(row, leaf, v)
	case field.Count:
		return putCount(row, leaf, v)
	case field.Code:
		return r.putCode(row, leaf, f.List, v)
	case field.Codes:
		return r.putCodes(row, leaf, f.List, v)
	}
	return inRemarks
}

// putLine puts a text of one line; a second, other one does not fit.
func putLine(row proposal.Row, leaf string, v *value) fate {
	text := strings.Join(strings.Fields(v.text), " ")
	switch has := row.Text(leaf); {
	case has == "":
		row.Set(leaf, text, v.evidence(proposal.Certain))
	case !strings.EqualFold(has, text):
		return inRemarks
	}
	return inField
}

// putText puts running text; a second one comes below it, under its heading.
func putText(row proposal.Row, leaf string, v *value) fate {
	has := row.Text(leaf)
	switch {
	case has == "":
		row.Set(leaf, v.text, v.evidence(proposal.Certain))
	case !strings.Contains(has, v.text):
		text := v.text
		if before := row.Evidence(leaf).Source.Pos; before.Column != v.pos.Column && before.Sheet == v.pos.Sheet && v.c.Heading != "" {
			text = v.c.Heading + ": " + text
		}
		ev := row.Evidence(leaf)
		ev.Confidence = ev.Confidence.Lower(v.evidence(proposal.Certain).Confidence)
		ev.Source.Text += "\n" + text
		row.Set(leaf, has+"\n"+text, ev)
	}
	return inField
}

func putTexts(row proposal.Row, leaf string, v *value) fate {
	var parts []string
	if v.c.Fixed == "" {
		parts = splitValues(v.text, v.c.split)
	} else if f, marked := fixed(v); !marked {
		return f
	} else {
		parts = []string{v.c.Fixed}
	}
	if len(parts) == 1 && says("none", fold(parts[0])) {
		return inRemarks
	}
	have := row.Texts(leaf)
	for _, p := range parts {
		have = appendNew(have, p)
	}
	row.Set(leaf, have, v.evidence(proposal.Certain))
	return inField
}

func appendNew(have []string, s string) []string {
	for _, h := range have {
		if strings.EqualFold(h, s) {
			return have
		}
	}
	return append(have, s)
}

// fixed reads the mark in a column of marks. Marked: the value of the column holds.
// Otherwise it gives what becomes of the cell.
func fixed(v *value) (f fate, marked bool) {
	a, ok := answerOf(v.text)
	switch {
	case !ok || a.answer == model.Yes:
		return inField, true
	case a.answer == model.Unknown, !a.whole:
		return inRemarks, false
	}
	return leftFor(NoMark), false
}

func (r *record) putDay(row proposal.Row, leaf string, v *value) fate {
	d, ok := dayOf(v.cell, v.c.Dates)
	switch {
	case !ok:
		r.note(proposal.NoteValue, r, v.text, v.pos)
		return inRemarks
	case row.Has(leaf) && row.Text(leaf) != string(d.date):
		return inRemarks
	case d.asked:
		r.note(proposal.NoteDateOrder, r, v.text, v.pos)
		row.Set(leaf, v.text, v.evidence(proposal.Doubtful))
		return inField
	}
	row.Set(leaf, string(d.date), v.evidence(proposal.Certain))
	if !d.whole {
		return inRemarks
	}
	return inField
}

func putCount(row proposal.Row, leaf string, v *value) fate {
	n, err := strconv.Atoi(strings.TrimSpace(v.text))
	if err != nil || n < 0 || row.Has(leaf) {
		return inRemarks
	}
	row.Set(leaf, model.N(n), v.evidence(proposal.Certain))
	return inField
}

// code reads one code of a list. Whole: the text says nothing else.
func (r *record) code(list string, v *value) (code string, whole, ok bool) {
	switch list {
	case "answer":
		a, ok := answerOf(v.text)
		return string(a.answer), a.whole, ok
	case "country":
		if c, ok := r.memo.country(v.text); ok {
			return string(c), true, true
		}
		return onlyPlace(r.memo.placesIn(v.text))
	}
	if code, ok := r.memo.codeOf(list, v.text); ok {
		return code, true, true
	}
	return onlyCode(r.memo.codesIn(list, v.text))
}

func (r *record) putCode(row proposal.Row, leaf, list string, v *value) fate {
	code, whole, ok := r.code(list, v)
	switch {
	case !ok:
		r.note(proposal.NoteValue, r, v.text, v.pos)
		return inRemarks
	case row.Has(leaf) && row.Text(leaf) != code:
		return inRemarks
	case whole:
		row.Set(leaf, code, v.evidence(proposal.Certain))
		return inField
	}
	row.Set(leaf, code, v.evidence(proposal.Likely))
	return inRemarks
}

func (r *record) putCodes(row proposal.Row, leaf, list string, v *value) fate {
	found := r.memo.codesSaid(list, v.text)
	if len(found.codes) == 0 {
		return inRemarks
	}
	have := row.Texts(leaf)
	for _, c := range found.codes {
		have = appendNew(have, c)
	}
	row.Set(leaf, have, v.evidence(proposal.Certain))
	if !found.whole {
		return inRemarks
	}
	return inField
}

// remark keeps a text in the remarks of the record, under its heading.
func (r *record) remark(v *value, text string) {
	line := text
	if h := strings.Join(strings.Fields(v.c.Heading), " "); h != "" {
		line = h + ": " + text
	}
	for _, have := range r.remarks {
		if have == line {
			return
		}
	}
	if len(r.remarks) == 0 {
		r.remarked = proposal.Evidence{Source: proposal.Source{Pos: v.pos}, Confidence: proposal.Certain}
	}
	r.remarks = append(r.remarks, line)
}

// finish closes the record, once: its remarks, and a name when it has none.
func (r *record) finish() {
	if r.closed {
		return
	}
	r.closed = true
	defer func() { r.lists, r.remarks, r.value = nil, nil, value{} }()
	if len(r.remarks) > 0 {
		text := strings.Join(r.remarks, "\n")
		ev := r.remarked
		if has := r.root.Text("remarks"); has != "" {
			ev = r.root.Evidence("remarks")
			text = has + "\n" + text
		}
		ev.Source.Text = text
		r.root.Set("remarks", text, ev)
	}
	if r.kind == model.KindActivity && !r.root.Has("name") {
		r.nameItself()
	}
}

// nameItself takes the name of an activity without one from what it is for; in a list of
// systems, from the system.
func (r *record) nameItself() {
	from := []string{"purposes.text", "operations", "description", "dataCategories.label"}
	if len(r.table.Columns) > 0 && r.table.Columns[0].Field == "activity.systems" {
		from = append([]string{"systems"}, from...)
	}
	for _, from := range from {
		list, leaf, inRows := strings.Cut(from, ".")
		row := r.root
		if inRows {
			rows := r.list(list).all
			if len(rows) == 0 {
				continue
			}
			row = rows[0]
		} else {
			leaf = from
		}
		text := row.Text(leaf)
		if texts := row.Texts(leaf); from == "systems" {
			text = strings.Join(texts, ", ")
		} else if len(texts) > 0 {
			text = reference.List("operation").Label(texts[0], reference.Dutch)
		}
		if text == "" {
			continue
		}
		ev := row.Evidence(leaf)
		ev.Confidence = ev.Confidence.Lower(proposal.Likely)
		if ev.Source.Text == "" {
			ev.Confidence = proposal.Likely
		}
		r.root.Set("name", shorten(text), ev)
		return
	}
}

// shorten gives the first line of a text, cut at a word.
func shorten(s string) string {
	const most = 100
	s, _, _ = strings.Cut(s, "\n")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	cut := string([]rune(s)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return cut + " …"
}
