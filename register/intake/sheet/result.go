package sheet

import (
	"fmt"
	"sort"

	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet/grid"
)

// Result is what a mapping makes of a workbook.
type Result struct {
	Proposal *proposal.Proposal
	// Log says of each row that was read what became of it, in the order of the file.
	Log []Entry
	// Near are parties whose names may well be one party; the user is asked.
	Near []Join

	ledger *ledger
}

// Outcome is what became of a row.
type Outcome string

// The outcomes.
const (
	NewRecord Outcome = "record"    // it is a record, or the first row of one
	Continued Outcome = "continued" // it belongs to the record above it
	Added     Outcome = "added"     // it belongs to records of another table
	Skipped   Outcome = "left"      // it was left out
	Changed   Outcome = "changed"   // it was exported by this program, and changed since
)

// Entry says what became of one row.
type Entry struct {
	Sheet   string  `json:"sheet"`
	Row     int     `json:"row"` // in a form or a crosstab: the column
	Outcome Outcome `json:"outcome"`
	Why     Reason  `json:"why,omitempty"`
	Item    int     `json:"item"` // index in Proposal.Items, -1 for none
	Notes   int     `json:"notes,omitempty"`
	// Title is the record of a row of which nothing came to be proposed, so that it is no item.
	Title string `json:"title,omitempty"`
}

// Coverage counts the cells that hold something, by what became of them. Lost is the
// number of which nothing is known: it is always 0.
type Coverage struct {
	Cells   int `json:"cells"`
	Fields  int `json:"fields"`
	Remarks int `json:"remarks"`
	Left    int `json:"left"`
	Lost    int `json:"lost"`
}

// Coverage counts what became of the cells.
func (r *Result) Coverage() Coverage {
	var c Coverage
	for _, s := range r.ledger.sheets {
		for _, f := range s.fate {
			c.Cells++
			switch {
			case f == unknown:
				c.Lost++
			case f == inField:
				c.Fields++
			case f == inRemarks:
				c.Remarks++
			default:
				c.Left++
			}
		}
	}
	return c
}

// Left is a run of cells of one column, or a whole sheet, that was left out.
type Left struct {
	Place string `json:"place"` // Verwerkingen!F6 or Verwerkingen!F6:F20
	Why   Reason `json:"why"`
	Cells int    `json:"cells"`
	Text  string `json:"text"` // of its first cell
}

// Left lists what was left out. A sheet of which nothing was used is one entry.
func (r *Result) Left() []Left {
	var out []Left
	for i := range r.ledger.sheets {
		out = append(out, r.ledger.sheets[i].left()...)
	}
	return out
}

// fate is what became of a cell: unknown, inField, inRemarks, or a reason.
type fate uint8

const (
	unknown fate = iota
	inField
	inRemarks
	firstReason
)

// reasons are the reasons in the order of their fates.
var reasons = []Reason{
	HiddenSheet, NoTable, OtherSubject, NotChosen, OutsideTable, ExampleRow, HeadingRow, RepeatedHead, OnlyNumber, TechnicalData, NoHeading, NoRecord, NoMark, Unresolved, OwnExport, ExportPart, Unread,
}

// Reasons lists every reason, for whoever has words for them.
func Reasons() []Reason { return append([]Reason(nil), reasons...) }

func leftFor(why Reason) fate {
	for i, r := range reasons {
		if r == why {
			return firstReason + fate(i)
		}
	}
	panic(fmt.Sprintf("sheet: no reason %q", why))
}

// ledger keeps what became of every cell of a book.
type ledger struct{ sheets []account }

// account is the ledger of one sheet.
type account struct {
	sheet   *grid.Sheet
	offsets []int // of the first cell of each row in fate
	fate    []fate
}

func newLedger(b *grid.Book) *ledger {
	l := &ledger{sheets: make([]account, len(b.Sheets))}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		a := account{sheet: s, offsets: make([]int, len(s.Rows))}
		n := 0
		for j := range s.Rows {
			a.offsets[j] = n
			n += len(s.Rows[j].Cells)
		}
		a.fate = make([]fate, n)
		l.sheets[i] = a
	}
	return l
}

func (l *ledger) of(sheet string) *account {
	for i := range l.sheets {
		if l.sheets[i].sheet.Name == sheet {
			return &l.sheets[i]
		}
	}
	return nil
}

// set notes what became of a cell. What went to a field stays there, whatever is noted
// later; what was left out may still be taken.
func (a *account) set(row, column int, f fate) {
	at := a.at(row, column)
	if at != nil && (*at == unknown || *at >= firstReason || *at == inRemarks && f == inField) {
		*at = f
	}
}

// get gives what became of a cell; of an empty cell nothing is known.
func (a *account) get(row, column int) fate {
	if at := a.at(row, column); at != nil {
		return *at
	}
	return unknown
}

// at finds the entry of a cell, nil for an empty one.
func (a *account) at(row, column int) *fate {
	rows := a.sheet.Rows
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Number >= row })
	if i == len(rows) || rows[i].Number != row {
		return nil
	}
	cells := rows[i].Cells
	j := sort.Search(len(cells), func(j int) bool { return int(cells[j].Column) >= column })
	if j == len(cells) || int(cells[j].Column) != column {
		return nil
	}
	return &a.fate[a.offsets[i]+j]
}

// rest notes of every cell of which nothing is known why it was left out.
func (a *account) rest(why Reason) {
	f := leftFor(why)
	for i := range a.fate {
		if a.fate[i] == unknown {
			a.fate[i] = f
		}
	}
}

func (a *account) left() []Left {
	if len(a.fate) == 0 {
		return nil
	}
	first, same := a.fate[0], true
	for _, f := range a.fate {
		same = same && f == first
	}
	if same && first >= firstReason {
		return []Left{{a.sheet.Name, reasons[first-firstReason], len(a.fate), a.sheet.Rows[0].Cells[0].Text}}
	}
	return a.runs()
}

// run is a run of cells below each other.
type run struct {
	from, to, cells int
	fate            fate
	text            string
}

func (a *account) runs() []Left {
	open := map[int]run{}
	var out []Left
	closeRun := func(column int, r run) {
		place := fmt.Sprintf("%s!%s%d", a.sheet.Name, grid.ColumnName(column), r.from)
		if r.to > r.from {
			place += fmt.Sprintf(":%s%d", grid.ColumnName(column), r.to)
		}
		out = append(out, Left{place, reasons[r.fate-firstReason], r.cells, r.text})
	}
	for i := range a.sheet.Rows {
		row := &a.sheet.Rows[i]
		for j := range row.Cells {
			column, f := int(row.Cells[j].Column), a.fate[a.offsets[i]+j]
			r, ok := open[column]
			if ok && r.fate != f {
				closeRun(column, r)
				delete(open, column)
				ok = false
			}
			if f < firstReason {
				continue
			}
			if !ok {
				r = run{from: row.Number, fate: f, text: row.Cells[j].Text}
			}
			r.to, r.cells = row.Number, r.cells+1
			open[column] = r
		}
	}
	columns := make([]int, 0, len(open))
	for c := range open {
		columns = append(columns, c)
	}
	sort.Ints(columns)
	for _, c := range columns {
		closeRun(c, open[c])
	}
	return out
}
