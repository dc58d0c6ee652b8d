package register

import (
	"time"

	"verwerkingsregister/model"
)

// Trash says what a query wants of the records in the trash.
type Trash int

// What a query can want of the trash.
const (
	WithoutTrash Trash = iota
	OnlyTrash
	WithTrash
)

// Completeness says what a query wants of findings.
type Completeness int

// What a query can want of findings.
const (
	AnyCompleteness Completeness = iota
	OnlyComplete                 // nothing the law asks is missing
	OnlyIncomplete
)

// Order is what a list is sorted by.
type Order int

// The orders a list can have. Records that lack the value come last.
const (
	ByNumber Order = iota
	ByTitle
	ByRole
	ByStatus
	ByDepartment
	ByOwner
	ByReview
	ByChanged
	ByFindings
)

// Query chooses records. The zero value chooses all that are not in the trash,
// by number.
type Query struct {
	// Text is what was typed in the search field: every word of it must occur
	// in the record, whole or as part of a word, whatever its case or accents.
	Text         string
	Kinds        []model.Kind   // empty: any of model.Kinds
	Roles        []model.Role   // empty: any
	Statuses     []model.Status // empty: any
	Departments  []string       // empty: any
	Completeness Completeness
	Approval     ApprovalState
	ReviewBefore model.Date // review due before that day; empty: any
	Trash        Trash
	Order        Order
	Descending   bool
	Offset       int
	Limit        int // 0: all
}

// Summary is a record as a list shows it.
type Summary struct {
	Kind       model.Kind
	ID         model.ID
	Number     string
	Title      string
	Role       model.Role // the role in an activity; empty for other kinds
	Status     model.Status
	Department string
	Owner      string
	ReviewDue  model.Date
	Version    int       // its newest version
	Changed    time.Time // when that was saved, in UTC
	Author     string    // by whom
	Trashed    bool
	Drafted    bool // somebody typed over it and did not save yet
	Findings   FindingCounts
	Approval   model.Approval // the newest in force
}

// HistoryQuery chooses versions. The zero value chooses all, newest first.
type HistoryQuery struct {
	Record model.ID  // of that record
	Change int64     // of that change
	Author string    // saved by exactly that name
	Field  string    // in which that top-level field changed
	From   time.Time // saved at or after
	Until  time.Time // saved before
	Before int64     // with a lower sequence: the next page
	Limit  int       // 0: all

	until *moment // of what had led to that; nil: of everything
}
