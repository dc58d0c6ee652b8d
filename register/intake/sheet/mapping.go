package sheet

import (
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// Mapping says how a workbook becomes records. It is a plain value: a wizard shows
// it, changes it and asks for the proposal again; a profile keeps it.
type Mapping struct {
	Tables []Table `json:"tables"`
	// Joins are names of parties that the user says are one party.
	Joins []Join `json:"joins,omitempty"`
}

// Join says that two names are one party; the party is called To.
type Join struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// About says what a table is a table of.
type About string

// The sorts of table.
const (
	Activities About = "activity"
	Parties    About = "party"
	OwnDetails About = "organisation" // a form with the organisation itself
	Lines      About = "line"         // rows that belong to activities of another table
	Nothing    About = "none"         // an explanation, a list of choices, another law
)

// Layout says how a table lies on its sheet.
type Layout string

// The layouts.
const (
	// RowPerRecord: headings in a row, a record in one or more rows below it.
	RowPerRecord Layout = "rows"
	// Form: headings under each other, a record in each column beside them.
	Form Layout = "form"
	// Crosstab: data items down, activities across, and a mark where they meet.
	Crosstab Layout = "crosstab"
)

// Reason says why cells are not used. The application has words for each.
type Reason string

// The reasons.
const (
	HiddenSheet   Reason = "hidden-sheet"   // nobody said that the hidden sheet may be taken
	NoTable       Reason = "no-table"       // no row of headings was found
	OtherSubject  Reason = "other-subject"  // an explanation, a list of choices, another law
	NotChosen     Reason = "not-chosen"     // the user left it out
	OutsideTable  Reason = "outside-table"  // a title or text beside the table
	ExampleRow    Reason = "example"        // a row that shows how to fill in
	HeadingRow    Reason = "heading"        // the headings themselves
	RepeatedHead  Reason = "heading-again"  // the headings once more
	OnlyNumber    Reason = "only-number"    // a row with a number and nothing else
	TechnicalData Reason = "technical"      // a number of another program
	NoHeading     Reason = "no-heading"     // it stands beyond the headings
	NoRecord      Reason = "no-record"      // a row without anything to know it by
	NoMark        Reason = "says-no"        // "no" where a mark would say yes
	Unresolved    Reason = "unknown-record" // it belongs to an activity that is not there
	OwnExport     Reason = "own-export"     // this program made the workbook, from the register itself
	ExportPart    Reason = "export-part"    // a sheet of such a workbook, without the rest of it
	Unread        Reason = "unread"         // it was changed in such a workbook, in a way that can't be taken over
)

// Table is one table on a sheet.
type Table struct {
	Sheet  string `json:"sheet"`
	Hidden bool   `json:"hidden,omitempty"`
	// Fingerprint is that of the headings; a profile is found by it.
	Fingerprint string `json:"fingerprint,omitempty"`
	Use         bool   `json:"use"`
	Why         Reason `json:"why,omitempty"` // when it is not used
	About       About  `json:"about"`
	// Role is the organisation's in the activities of the table that do not say, or
	// what the parties of the table are.
	Role   model.Role `json:"role,omitempty"`
	Layout Layout     `json:"layout,omitempty"`
	// Headings are the rows with headings (of a form: the columns), top down; First
	// and Last are the rows (columns) that may hold records.
	Headings []int `json:"headings,omitempty"`
	First    int   `json:"first,omitempty"`
	Last     int   `json:"last,omitempty"`
	// From and To bound the other direction; 0 is without bound.
	From    int      `json:"from,omitempty"`
	To      int      `json:"to,omitempty"`
	Columns []Column `json:"columns,omitempty"`
	// Without are the rows of a form that are tables of their own; Inside is set for those:
	// the list of the form's record that their rows are of, "activity" when that is not known.
	Without []Rows `json:"without,omitempty"`
	Inside  string `json:"inside,omitempty"`
}

// Do says what becomes of a column.
type Do string

// What can be done with a column.
const (
	ToField   Do = "field"   // it goes to the field
	ToRemarks Do = "remarks" // it goes to the remarks of the record, under its heading
	LeaveOut  Do = "leave"   // it is left out, and listed as such
)

// Column is one column of a table (of a form: one row).
type Column struct {
	At      int    `json:"at"` // its number, from 1
	Heading string `json:"heading"`
	Do      Do     `json:"do"`
	// Field is the key of the field in package model/field, or one of those in Extra
	// (field.go); empty when there is none.
	Field      string              `json:"field,omitempty"`
	Confidence proposal.Confidence `json:"confidence,omitempty"`
	// Fixed is the value that a mark in the column stands for: "BSN" in a column
	// that says of each record whether it has one.
	Fixed string `json:"fixed,omitempty"`
	// Set tells groups of columns apart that say the same of several things:
	// "Verwerker 1", "Land verwerker 1", "Verwerker 2".
	Set int `json:"set,omitempty"`
	// Split says where one cell holds several values.
	Split Split `json:"split,omitempty"`
	// Parts are the fields of a cell that holds different things, with Between
	// standing between them; the first is Field.
	Parts   []string `json:"parts,omitempty"`
	Between string   `json:"between,omitempty"`
	// Dates says how days are written.
	Dates DateOrder `json:"dates,omitempty"`
	// List is the sheet with the parties that the numbers in the column refer to.
	List string `json:"list,omitempty"`
	// Values overrule how texts are read: what is found, what code it stands for.
	Values map[string]string `json:"values,omitempty"`
	// Others are further fields it may be, best first.
	Others []string `json:"others,omitempty"`
	// Why it is left out; without one, because the user said so.
	Why Reason `json:"why,omitempty"`
}

// Split says where a cell with several values is cut.
type Split string

// The ways to cut.
const (
	AsUsual   Split = ""          // as the field is usually filled in
	Whole     Split = "whole"     // never
	AtLines   Split = "line"      //
	AtSemi    Split = "semicolon" // and at lines
	AtCommas  Split = "comma"     // and at semicolons and lines
	AtSlashes Split = "slash"     // and at lines
	AtDashes  Split = "dash"      // at " - ", and at lines
)

// DateOrder says in which order the numbers of a day stand.
type DateOrder string

// The orders.
const (
	DayFirst   DateOrder = "dmy"
	MonthFirst DateOrder = "mdy"
	// Ask: the file does not show it. Such days are left as text until the user says.
	Ask DateOrder = "ask"
)
