package roundtrip_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/export/report"
	"verwerkingsregister/export/workbook"
	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/origin"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
	"verwerkingsregister/register/intake/sheet/grid"
)

var exported = time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC)

const print104 = "104-db6d897c8f37a638"

// book is the workbook of a register.
func book(t *testing.T, reg *model.Register, language, fingerprint string) []byte {
	t.Helper()
	words, err := report.LoadWords(language, model.DateOf(exported))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	d := report.Register(reg, words, report.Stamp{Time: exported, Version: 104, Fingerprint: fingerprint})
	if err := workbook.Write(context.Background(), &out, d, workbook.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// back reads a workbook.
func back(t *testing.T, data []byte) *sheet.Result {
	t.Helper()
	ctx := context.Background()
	found, err := propose.Reader{}.Open(ctx, propose.File{Name: "register.xlsx", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	r, err := found[0].Spreadsheet.Propose(ctx, sheet.Options{On: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	if c := r.Coverage(); c.Lost != 0 || c.Cells == 0 {
		t.Errorf("not every cell is told of: %+v", c)
	}
	return r
}

// What is in a workbook of the program is in the register already: as it went, it brings
// nothing, and says what it is.
func TestOwnWorkbookBringsNothing(t *testing.T) {
	registers := map[string]*model.Register{"empty": {}}
	for _, name := range []string{"school", "supplier"} {
		registers[name] = state(t, name)
	}
	for seed := range uint64(6) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 7)), Hostile: seed%3 == 0, Newer: seed%3 == 1, Fill: 0.3 + 0.1*float64(seed)}
		registers[fmt.Sprint("generated ", seed)] = g.Register(generate.Size{Activities: 3, Services: 2, Parties: 3})
	}
	for name, reg := range registers {
		for _, language := range []string{"nl", "en"} {
			r := back(t, book(t, reg, language, print104))
			for _, it := range r.Proposal.Items {
				t.Errorf("%s in %s: %s is proposed: %v", name, language, it.Record.Title(), it.Evidence)
			}
			for i, n := range r.Proposal.Notes {
				if i > 0 || n.Code != proposal.NoteOwnExport || n.Text != "2026-11-22, 104" {
					t.Errorf("%s in %s: a note %+v", name, language, n)
				}
			}
		}
	}
}

// returned is a workbook that came back, in which cells can be changed.
type returned struct {
	t   *testing.T
	reg *model.Register
	*propose.Spreadsheet
}

func sentOut(t *testing.T, reg *model.Register, language, fingerprint string) returned {
	t.Helper()
	found, err := propose.Reader{}.Open(context.Background(), propose.File{Name: "register.xlsx", Data: book(t, reg, language, fingerprint)})
	if err != nil {
		t.Fatal(err)
	}
	return returned{t, reg, found[0].Spreadsheet}
}

// cell is what stands in a cell, and lets it be changed.
func (r returned) cell(sheet string, row, column int) *grid.Cell {
	s := r.Book.Sheet(sheet)
	for i := range s.Rows {
		if s.Rows[i].Number != row {
			continue
		}
		for j := range s.Rows[i].Cells {
			if int(s.Rows[i].Cells[j].Column) == column {
				return &s.Rows[i].Cells[j]
			}
		}
	}
	return nil
}

// write puts a row below a sheet.
func (r returned) write(sheet string, cells map[string]string) {
	r.t.Helper()
	s := r.Book.Sheet(sheet)
	row := grid.Row{Number: s.Rows[len(s.Rows)-1].Number + 1}
	for _, head := range s.Rows[0].Cells {
		if text, ok := cells[head.Text]; ok {
			row.Cells = append(row.Cells, grid.Cell{Column: head.Column, Text: text})
		}
	}
	if len(row.Cells) != len(cells) {
		r.t.Fatalf("%s has no columns for all of %v", sheet, cells)
	}
	s.Rows = append(s.Rows, row)
}

func (r returned) proposed() *sheet.Result {
	r.t.Helper()
	result, err := r.Propose(context.Background(), sheet.Options{On: "2026-11-23"})
	if err != nil {
		r.t.Fatal(err)
	}
	if c := result.Coverage(); c.Lost != 0 {
		r.t.Errorf("not every cell is told of: %+v", c)
	}
	return result
}

// plan is what taking over all of it does to the register as it was.
func (r returned) plan(result *sheet.Result) []proposal.Step {
	n := 0
	mint := func() string { n++; return fmt.Sprintf("new%d", n) }
	return proposal.Plan(proposal.Register{
		State: r.reg, NewID: func() model.ID { return model.ID(mint()) }, NewRow: func() model.RowID { return model.RowID(mint()) },
		Exported: func(kind model.Kind, id model.ID, _ origin.Mark) model.Record { return record(r.reg, kind, id) },
	}, result.Proposal, result.Proposal.Accept(proposal.All()))
}

func record(reg *model.Register, kind model.Kind, id model.ID) model.Record {
	for _, r := range reg.Records() {
		if k, at := r.Identity(); k == kind && at == id {
			return r
		}
	}
	return nil
}

// A colleague changes one cell: that change is proposed and nothing else, or it is told
// why it can't be. Every column of every sheet is tried.
func TestOneChangedCellIsOneChange(t *testing.T) {
	reg := state(t, "school")
	more := generate.Generator{Rand: rand.New(rand.NewPCG(3, 9)), Fill: 0.9}.Register(generate.Size{Activities: 3, Services: 1, Parties: 3})
	for name, reg := range map[string]*model.Register{"school": reg, "generated": more} {
		for _, language := range []string{"nl", "en"} {
			taken, told := 0, 0
			sent := sentOut(t, reg, language, print104)
			for i := range sent.Book.Sheets {
				s := &sent.Book.Sheets[i]
				if i == 0 || s.Hidden || len(s.Rows) < 2 {
					continue
				}
				for _, head := range s.Rows[0].Cells {
					if head.Text == origin.RefColumn || s.Rows[1].Text(int(s.Rows[0].Cells[len(s.Rows[0].Cells)-1].Column)) == "" {
						continue
					}
					a, b := oneCell(t, sent, s, head)
					taken, told = taken+a, told+b
				}
			}
			t.Logf("%s in %s: %d changes taken over, %d told", name, language, taken, told)
			if taken < 40 {
				t.Errorf("%s in %s: only %d changes were taken over", name, language, taken)
			}
		}
	}
}

// oneCell changes the cell of a column in the first row, to what another row has there or
// to another text.
func oneCell(t *testing.T, sent returned, s *grid.Sheet, head grid.Cell) (taken, told int) {
	t.Helper()
	cell := sent.cell(s.Name, s.Rows[1].Number, int(head.Column))
	before := *cell
	defer func() { *cell = before }()
	cell.Text, cell.Kind = before.Text+" en meer", grid.Text
	for i := range s.Rows[2:] {
		if other := s.Rows[2+i].Cell(int(head.Column)); other != nil && other.Text != before.Text && other.Text != missing[sent.language()] {
			cell.Text, cell.Kind = other.Text, other.Kind
			break
		}
	}
	r := sent.proposed()
	steps := sent.plan(r)
	where := fmt.Sprintf("%s, %s: %q for %q", s.Name, head.Text, cell.Text, before.Text)
	changed := 0
	for _, step := range steps {
		kind, id := step.Record.Identity()
		d := diff.Records(record(sent.reg, kind, id), step.Record)
		for _, c := range d.Changes {
			if f, err := field.At(kind, c.Path); err != nil || f.Type != field.RecordRef { // goes with the name beside it
				changed++
			}
		}
		if len(step.Conflicts) > 0 {
			t.Errorf("%s: a conflict %+v", where, step.Conflicts)
		}
	}
	notes := len(r.Proposal.Notes) - 1 // that it is an export
	lines := 1
	if strings.Contains(before.Text+cell.Text, ": ") { // labelled lines: each is a change
		lines = strings.Count(before.Text, "\n") + strings.Count(cell.Text, "\n") + 2
	}
	switch {
	case changed == 0 && notes == 0:
		t.Errorf("%s: nothing is proposed and nothing told", where)
	case changed > lines:
		t.Errorf("%s: %d changes", where, changed)
	}
	if changed > 0 {
		return 1, 0
	}
	return 0, 1
}

var missing = map[string]string{"nl": "niet ingevuld", "en": "not filled in"}

func (r returned) language() string {
	if r.Book.Sheets[0].Name == "Voorblad" {
		return "nl"
	}
	return "en"
}

// take takes over what a workbook that came back proposes.
func (d *desk) take(r returned) (*sheet.Result, []proposal.Step) {
	d.t.Helper()
	ctx := context.Background()
	result := r.proposed()
	change, steps, err := accept.Taker{Register: d.reg}.Proposal(ctx, result.Proposal, result.Proposal.Accept(proposal.All()))
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.reg.Save(ctx, change); err != nil {
		d.t.Fatal(err)
	}
	return result, steps
}

// out exports the register of a desk as it stands.
func (d *desk) out(language string) returned {
	d.t.Helper()
	ctx := context.Background()
	reg, err := d.reg.Snapshot(ctx)
	if err != nil {
		d.t.Fatal(err)
	}
	head, err := d.reg.Head(ctx)
	if err != nil {
		d.t.Fatal(err)
	}
	return sentOut(d.t, reg, language, head.String())
}

func TestRegisterMovedOnIsAConflict(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n8;Rooster;Plannen;;;\n")
	sent := d.out("nl")
	s := sent.Book.Sheet("Zonder rol")
	column := func(heading string) int {
		for _, c := range s.Rows[0].Cells {
			if c.Text == heading {
				return int(c.Column)
			}
		}
		t.Fatalf("no column %s", heading)
		return 0
	}
	for i := range s.Rows[1:] {
		row := &s.Rows[1+i]
		if row.Text(column("Verwerking")) == "Salaris" {
			row.Cell(column("Afdeling")).Text = "Personeel"
			row.Cell(column("Proceseigenaar")).Text = "Noor"
		}
	}
	d.edit("Salaris", func(a *model.Activity) { a.Department = "HR" })
	_, steps := d.take(sent)
	if len(steps) != 1 || len(steps[0].Conflicts) != 1 || steps[0].Conflicts[0].Kept != "HR" || steps[0].Conflicts[0].Proposed != "Personeel" {
		t.Fatalf("the conflict is not shown: %+v", steps)
	}
	if a := d.activity("Salaris"); a.Department != "HR" || a.Owner != "Noor" {
		t.Errorf("department %q, owner %q", a.Department, a.Owner)
	}
	if _, steps := d.take(sent); len(steps) != 1 || steps[0].Changed {
		t.Errorf("the same workbook again changes %+v", steps)
	}
}

// An empty register is a form: a colleague fills it in, and every row comes in where it
// belongs.
func TestEmptyWorkbookCanBeFilledIn(t *testing.T) {
	d := newDesk(t)
	sent := d.out("nl")
	sent.write("Art. 30 lid 1", map[string]string{"Nummer": "V-001", "Verwerking": "Salarisadministratie", "Status": "Actief", "Afdeling": "P&O",
		"Doelen en grondslagen": "Salaris betalen", "Betrokkenen": "Medewerkers"})
	sent.write("Doelen", map[string]string{"Nummer": "V-001", "Verwerking": "Salarisadministratie", "Doel": "Loonaangifte doen", "Grondslag": "Wettelijke verplichting (art. 6 lid 1 onder c AVG)"})
	sent.write("Verwerkers", map[string]string{"Nummer": "V-001", "Partij": "Loonhuis B.V.", "Rol": "Verwerker"})
	sent.write("Partijen", map[string]string{"Partij": "Loonhuis B.V.", "Vestigingsland": "Nederland"})
	sent.write("Ontvangers", map[string]string{"Nummer": "V-009", "Partij": "Niemand"})
	result, _ := d.take(sent)
	a := d.activity("Salarisadministratie")
	if a.Department != "P&O" || a.Status != "active" || a.Role != model.RoleController || len(a.Purposes) != 2 || a.Purposes[1].LegalBasis != "6-1-c" || len(a.DataSubjects) != 1 {
		t.Errorf("the activity is %+v", a)
	}
	if len(a.Engagements) != 1 || a.Engagements[0].Party != "Loonhuis B.V." || a.Engagements[0].PartyID == "" {
		t.Errorf("the processor is %+v", a.Engagements)
	}
	told := false
	for _, n := range result.Proposal.Notes {
		told = told || n.Code == proposal.NoteReference
	}
	if !told {
		t.Errorf("a row of an activity that is not there is passed over in silence: %+v", result.Proposal.Notes)
	}
}

// A cell that was emptied empties the field, and is told; a copied row is a new one.
func TestEmptiedCellAndCopiedRow(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n")
	sent := d.out("en")
	for i := range sent.Book.Sheet("No role").Rows[1].Cells {
		if c := &sent.Book.Sheet("No role").Rows[1].Cells[i]; c.Text == "P&O" {
			c.Text = "not filled in"
		}
	}
	s := sent.Book.Sheet("Purposes")
	row := grid.Row{Number: 3, Cells: append([]grid.Cell(nil), s.Rows[1].Cells...)}
	for i := range row.Cells {
		if row.Cells[i].Text == "Betalen" {
			row.Cells[i].Text = "Afdragen"
		}
	}
	s.Rows = append(s.Rows, row)
	result, steps := d.take(sent)
	told := 0
	for _, n := range result.Proposal.Notes {
		if n.Code == proposal.NoteEmptied && n.Path == "department" {
			told++
		}
	}
	a := d.activity("Salaris")
	if told != 1 || len(steps) != 1 || a.Department != "" || a.Security != "sloten" {
		t.Errorf("told %d times, department %q, security %q", told, a.Department, a.Security)
	}
	if len(a.Purposes) != 2 || a.Purposes[0].Text != "Betalen" || a.Purposes[1].Text != "Afdragen" {
		t.Errorf("the purposes are %+v", a.Purposes)
	}
}

// Rows that a colleague took out are told, and stay in the register.
func TestRowsThatWereTakenOut(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n")
	sent := d.out("nl")
	s := sent.Book.Sheet("Doelen")
	s.Rows = s.Rows[:1]
	result, _ := d.take(sent)
	told := 0
	for _, n := range result.Proposal.Notes {
		if n.Code == proposal.NoteRowsGone && n.Text == "Doelen: 1" {
			told++
		}
	}
	if a := d.activity("Salaris"); told != 1 || len(a.Purposes) != 1 {
		t.Errorf("told %d times, purposes %+v", told, a.Purposes)
	}
}

// An activity whose row a colleague took out may have ended: that is asked, and nothing
// comes of it by itself. Where most are gone, a part was sent on.
func TestActivityThatWasTakenOutMayHaveEnded(t *testing.T) {
	for without, want := range map[string]int{"Salaris": 1, "Salaris Rooster": 0} {
		d := newDesk(t)
		d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n8;Rooster;Plannen;;;\n9;Nieuwsbrief;Informeren;;;\n")
		sent := d.out("nl")
		s := sent.Book.Sheet("Zonder rol")
		s.Rows = slices.DeleteFunc(s.Rows, func(r grid.Row) bool {
			return slices.ContainsFunc(r.Cells, func(c grid.Cell) bool { return slices.Contains(strings.Fields(without), c.Text) })
		})
		result := sent.proposed()
		asked := 0
		for _, it := range result.Proposal.Items {
			ev, ok := it.Evidence["status"]
			if ok && ev.Confidence == proposal.Doubtful && it.Record.(*model.Activity).Status == "ended" && it.Record.Title() == "Salaris" {
				asked++
			}
		}
		if asked != want {
			t.Errorf("without %s it is asked %d times whether it has ended, want %d: %+v", without, asked, want, result.Proposal.Notes)
		}
	}
}

// A row of which only what sums up another sheet was changed is told with the name of its record.
func TestARowOfWhichOnlyASummaryWasChangedHasAName(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n")
	sent := d.out("nl")
	cells := sent.Book.Sheet("Zonder rol").Rows[1].Cells
	for i := range cells {
		if strings.Contains(cells[i].Text, "Betalen") {
			cells[i].Text += " en bewaren"
		}
	}
	result := sent.proposed()
	i := slices.IndexFunc(result.Log, func(e sheet.Entry) bool { return e.Outcome == sheet.Changed })
	if i < 0 || result.Log[i].Item != -1 || result.Log[i].Title != "Salaris" {
		t.Errorf("log %+v", result.Log)
	}
}

// What a colleague fills in in a row in which a long text goes on is told, and the text
// stays whole.
func TestWhatIsWrittenInTheRowsOfALongText(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;" + strings.Repeat("sloten en ", 4000) + "deuren;Loonhuis B.V.\n")
	sent := d.out("en")
	s := sent.Book.Sheet("No role")
	if len(s.Rows) < 3 {
		t.Fatal("the long text has no rows of its own")
	}
	column := grid.Cell{}
	for _, c := range s.Rows[0].Cells {
		if c.Text == "Department" {
			column = c
		}
	}
	s.Rows[2].Cells = slices.DeleteFunc(s.Rows[2].Cells, func(c grid.Cell) bool { return c.Column == column.Column })
	s.Rows[2].Cells = append(s.Rows[2].Cells, grid.Cell{Column: column.Column, Text: "Financiën"})
	slices.SortFunc(s.Rows[2].Cells, func(a, b grid.Cell) int { return int(a.Column) - int(b.Column) })
	for i, c := range s.Rows[2].Cells {
		if strings.HasPrefix(c.Text, "Salaris (") { // taken for a row of one's own
			s.Rows[2].Cells[i].Text = "Rooster"
		}
	}
	result, _ := d.take(sent)
	var texts []string
	for _, n := range result.Proposal.Notes {
		if n.Code == proposal.NoteContinuationChanged && n.Pos.Row == s.Rows[2].Number {
			texts = append(texts, n.Text)
		}
	}
	slices.Sort(texts)
	told := slices.Equal(texts, []string{"Activity: Rooster", "Department: Financiën"})
	if a := d.activity("Salaris"); !told || a.Department != "P&O" || len(a.Security) < 39000 {
		t.Errorf("told: %q, department %q, security of %d letters; %d notes", texts, a.Department, len(a.Security), len(result.Proposal.Notes))
	}
}
