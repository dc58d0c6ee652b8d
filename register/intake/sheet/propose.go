package sheet

import (
	"context"
	"strings"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/phrase"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// Options say what a proposal is made of and for.
type Options struct {
	// Document is the file, as it is kept with the register.
	Document proposal.Document
	// On is the day on which statements about adequacy and mechanisms are judged.
	On model.Date
	// Records ends the proposal after so many activities, for a preview; 0 is all.
	Records int
	// Workers is how many records are read at a time; 0 is as many as the machine has
	// processors, where there are enough rows to gain by it. The result is the same.
	Workers int
}

// Propose makes records of the tables of a workbook. It changes neither. It only fails
// when the context ends.
func Propose(ctx context.Context, b *grid.Book, m Mapping, o Options) (*Result, error) {
	pr := &proposer{
		ctx: ctx, book: b, mapping: &m, options: o, ledger: newLedger(b), known: map[string]*record{}, numbers: map[string]int{}, memo: newMemo(),
	}
	pr.result = &Result{Proposal: &proposal.Proposal{Document: o.Document}, ledger: pr.ledger}
	pr.parties.proposer = pr
	for i := range m.Tables {
		pr.added = pr.added || m.Tables[i].Use && m.Tables[i].About == Lines
	}
	for _, about := range []About{OwnDetails, Parties, Activities, Lines} {
		for i := range m.Tables {
			if m.Tables[i].About == about && m.Tables[i].Use {
				if err := pr.table(&m.Tables[i]); err != nil {
					return nil, err
				}
			}
		}
	}
	if err := pr.returns(); err != nil {
		return nil, err
	}
	pr.finish()
	return pr.result, nil
}

// Preview makes the first records of a mapping, to show while it changes.
func Preview(ctx context.Context, b *grid.Book, m Mapping, o Options) (*Result, error) {
	if o.Records == 0 {
		o.Records = 1
	}
	return Propose(ctx, b, m, o)
}

type proposer struct {
	ctx     context.Context
	book    *grid.Book
	mapping *Mapping
	options Options
	result  *Result
	ledger  *ledger
	parties partyList

	records []*record          // the activities
	own     *record            // the organisation
	known   map[string]*record // activities by number and by name
	numbers map[string]int     // how often a number stands on a record
	tables  int                // tables of activities that have numbers
	added   bool               // there are tables with lines that belong to activities
	memo    *memo
	share   *share // of the record whose turn it is, where records are read beside each other; else nil
}

// memo keeps what was read of texts that come back.
type memo struct {
	terms  map[string]phrase.Term
	codes  map[[2]string]said
	guards map[string]phrase.Safeguard
	places map[string][]phrase.Place
	code   map[[2]string]string // "" for a text that is no code of the list
	lands  map[string]model.Code
}

func newMemo() *memo {
	return &memo{terms: map[string]phrase.Term{}, codes: map[[2]string]said{}, guards: map[string]phrase.Safeguard{}, places: map[string][]phrase.Place{},
		code: map[[2]string]string{}, lands: map[string]model.Code{}}
}

// codeOf is codeOf, remembered.
func (m *memo) codeOf(list, s string) (string, bool) {
	key := [2]string{list, s}
	code, ok := m.code[key]
	if !ok {
		code, _ = codeOf(list, s)
		m.code[key] = code
	}
	return code, code != ""
}

// country is phrase.Country, remembered.
func (m *memo) country(s string) (model.Code, bool) {
	c, ok := m.lands[s]
	if !ok {
		c, _ = phrase.Country(s)
		m.lands[s] = c
	}
	return c, c != ""
}

func (m *memo) term(s string) phrase.Term {
	t, ok := m.terms[s]
	if !ok {
		t = phrase.TermIn(s)
		m.terms[s] = t
	}
	return t
}

func (m *memo) codesIn(list, s string) said {
	key := [2]string{list, s}
	found, ok := m.codes[key]
	if !ok {
		found = codesIn(list, s)
		m.codes[key] = found
	}
	return found
}

// codesSaid gives the codes of a text of which each line may be one, however short.
func (m *memo) codesSaid(list, s string) said {
	var out said
	for line := range strings.SplitSeq(s, "\n") {
		code, ok := m.codeOf(list, line)
		if !ok {
			return m.codesIn(list, s)
		}
		out.codes = append(out.codes, code)
	}
	out.whole = true
	return out
}

func (m *memo) safeguard(s string) phrase.Safeguard {
	g, ok := m.guards[s]
	if !ok {
		g = phrase.SafeguardIn(s)
		m.guards[s] = g
	}
	return g
}

func (m *memo) placesIn(s string) []phrase.Place {
	found, ok := m.places[s]
	if !ok {
		found = phrase.Places(s)
		m.places[s] = found
	}
	return found
}

// column is a column with what is known of its field.
type column struct {
	*Column
	known known
	split Split
	parts []column
}

// compileColumns readies the columns of a table, in the order in which they are filled in.
func compileColumns(t *Table) []column {
	out := make([]column, 0, len(t.Columns))
	for i := range t.Columns {
		out = append(out, compileColumn(&t.Columns[i]))
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].known.rank < out[j-1].known.rank; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func compileColumn(c *Column) column {
	k, ok := fieldOf(c.Field)
	if !ok {
		k = known{rank: len(order) + 1}
		if c.Do == ToField {
			plain := *c
			plain.Do, c = ToRemarks, &plain
		}
	}
	out := column{Column: c, known: k, split: c.Split}
	if out.split == AsUsual {
		out.split = usual(c.Field)
	}
	for i := range c.Parts {
		part := *c
		part.Field, part.Parts = c.Parts[i], nil
		out.parts = append(out.parts, compileColumn(&part))
	}
	return out
}

// note adds something the officer should know about a record.
func (pr *proposer) note(code proposal.NoteCode, r *record, text string, pos block.Position) {
	n := proposal.Note{Code: code, Item: -1, Text: text, Pos: pos}
	if pr.share != nil {
		pr.share.note(n, r)
		return
	}
	if r != nil {
		n.Item = r.index
		r.notes++
	}
	pr.result.Proposal.Notes = append(pr.result.Proposal.Notes, n)
}

// table reads one table.
func (pr *proposer) table(t *Table) error {
	s := pr.book.Sheet(t.Sheet)
	if s == nil || len(t.Headings) == 0 {
		return nil
	}
	p := t.plane(s)
	account := pr.ledger.of(s.Name)
	for _, n := range t.Headings {
		if line := p.line(n); line != nil {
			for _, c := range line.Cells {
				if at := int(c.Column); (t.From == 0 || at >= t.From || t.Inside != "") && (t.To == 0 || at <= t.To) {
					pos := p.position(n, at)
					account.set(pos.Row, pos.Column, inField)
				}
			}
		}
	}
	if t.Layout == Crosstab {
		return pr.crosstab(t, p, account)
	}
	if t.About == Activities && t.has("activity.sourceRef") {
		pr.tables++
	}
	l := liner{proposer: pr, table: t, plane: p, account: account, columns: compileColumns(t)}
	return l.all()
}

// enter gives a record its place in the result.
func (pr *proposer) enter(r *record) {
	if pr.share != nil {
		pr.share.items = append(pr.share.items, r)
		return
	}
	r.index = len(pr.result.Proposal.Items)
	pr.result.Proposal.Items = append(pr.result.Proposal.Items, r.item)
}

// finish closes the records, and notes of what was not used why that is.
func (pr *proposer) finish() {
	pr.parties.finish()
	for _, r := range pr.records {
		r.finish()
	}
	if pr.own != nil {
		pr.own.finish()
	}
	if pr.tables > 1 {
		pr.qualifyNumbers()
	}
	hidden := map[string]bool{}
	for _, t := range pr.mapping.Tables {
		if t.Why == HiddenSheet && !t.Use && !hidden[t.Sheet] {
			hidden[t.Sheet] = true
			pr.note(proposal.NoteHiddenSheet, nil, t.Sheet, block.Position{Sheet: t.Sheet})
		}
		if a := pr.ledger.of(t.Sheet); a != nil && !t.Use && pr.alone(t.Sheet) {
			why := t.Why
			if why == "" {
				why = NotChosen
			}
			a.rest(why)
		}
	}
	for i := range pr.ledger.sheets {
		pr.ledger.sheets[i].rest(OutsideTable)
	}
	pr.noteExport()
	for _, n := range pr.book.Notices {
		pr.note(proposal.FileNote(string(n.Code)), nil, "", block.Position{})
	}
}

// alone tells whether no table of a sheet is used.
func (pr *proposer) alone(sheet string) bool {
	for _, t := range pr.mapping.Tables {
		if t.Sheet == sheet && t.Use {
			return false
		}
	}
	return true
}

// qualifyNumbers puts the name of the sheet before numbers that stand on records of
// several sheets, so that each points at one record.
func (pr *proposer) qualifyNumbers() {
	sheets := map[string]map[string]bool{}
	for _, r := range pr.records {
		n := r.root.Text("sourceRef")
		if sheets[n] == nil {
			sheets[n] = map[string]bool{}
		}
		sheets[n][r.table.Sheet] = true
	}
	for _, r := range pr.records {
		if n := r.root.Text("sourceRef"); n != "" && len(sheets[n]) > 1 {
			r.root.Set("sourceRef", strings.TrimSpace(r.table.Sheet)+" "+n, r.root.Evidence("sourceRef"))
		}
	}
}
