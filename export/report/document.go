package report

import (
	"iter"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/origin"
)

// Document is a report as plain values, ready to be rendered in any format.
type Document struct {
	Language     string // "nl" or "en"
	Title        string
	Organisation string
	Stamp        Stamp
	StampLine    string // the stamp in words, for the foot of a page
	Phrases      Phrases
	Cover        []Group
	Tables       []Table
	// Choices are the words to choose from in columns that hold one of a list.
	Choices []Choices
}

// Choices are the words of one list, in its order.
type Choices struct {
	List  string
	Words []string
}

// Stamp says of which state of the register a report tells: it is printed on
// the report and is the witness by which a later change of the history shows.
type Stamp struct {
	Time        time.Time  // when the report was made
	AsOf        model.Date // the day as of which it tells, when that is another than the day it was made
	Version     int64      // sequence number of the newest version in it; 0 when there is none
	Fingerprint string     // of the history up to that version
}

// day is the day as of which the report tells.
func (s Stamp) day() model.Date {
	if s.AsOf != "" {
		return s.AsOf
	}
	return model.DateOf(s.Time)
}

// Phrases are the words a renderer needs of its own.
type Phrases struct {
	Page, Of       string // "Pagina" 2 "van" 7
	Cover          string // the cover
	Contents       string // the list of tables
	ContinuedBelow string // at the end of a text that goes on in the next row
	Continued      string // "vervolg %d van %d": such a next row
	Missing        string // in the place of what is not filled in
	ChoiceTitle    string // above Choice
	Choice         string // to whoever types a text where one of a list is meant
}

// Group is a heading with values that stand once.
type Group struct {
	Title   string
	Entries []Entry
}

// Entry is a value with its label.
type Entry struct {
	Label string
	Value Cell
}

// Table is a list with a heading. Its rows are made while they are read, so
// that a table of any length costs no memory.
type Table struct {
	ID      string // stable: what the table holds, whatever the language
	Title   string // short: it is the name of a sheet
	Intro   string // a sentence on what the table holds
	Columns []Column
	Keys    int // the number of leading columns that say which record a row is about
	Count   int // the number of rows, or of the records they come from
	Empty   string
	Rows    iter.Seq[[]Cell]
	// FillIn, when set, says how the table is filled in by a colleague and comes back.
	// Each row then has one more cell than there are columns, of kind RefCell.
	FillIn *FillIn
}

// FillIn says what the columns of a table hold.
type FillIn struct {
	// New is what a row is that somebody adds.
	New origin.New
	// Columns are as many as the table has.
	Columns []Holds
}

// Holds says what the cells of a column hold: nothing by itself, for one that sums up
// what stands elsewhere.
type Holds struct {
	Field origin.Field
	// List is the list of the Choices that a cell holds one of. Free says that it may
	// hold another text as well.
	List string
	Free bool
}

// Column is a column of a table.
type Column struct {
	Heading string
	Width   int // in characters, on a page of A3 landscape
}

// CellKind says how a value is stored where a format can tell values apart.
type CellKind int

const (
	TextCell CellKind = iota
	// MissingCell holds the words for "not filled in".
	MissingCell
	// DateCell holds a day; its text is the day as it is written.
	DateCell
	// NumberCell holds a whole number; its text is the number as it is written.
	NumberCell
	// RefCell says what the row is about; it has no words.
	RefCell
)

// Cell is one value, always with the words for it.
type Cell struct {
	Kind   CellKind
	Text   string
	Day    time.Time   // of a DateCell, and of a month or year its last; in UTC
	Number int         // of a NumberCell
	Ref    *origin.Ref // of a RefCell, without prints
}

// Text is a cell of text.
func Text(s string) Cell { return Cell{Text: s} }
