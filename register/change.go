package register

import (
	"time"

	"verwerkingsregister/model"
)

// AnyVersion as the Base of a Write says that it may go over any version.
const AnyVersion = -1

// Write is what a change does to one record.
type Write struct {
	// Record is the record as it must become. One without ID is new: Save
	// gives it an ID, and a number unless it brought one.
	Record model.Record
	// Base is the version it was edited from, 0 for a new record. Save refuses
	// with Conflict when a newer version was saved meanwhile.
	Base int
	// Delete puts the record in the trash; of Record only the identity counts.
	Delete bool

	verbatim bool // with Delete: Record counts whole
}

// Change is a group of writes that belong together: saved in one transaction,
// shown as one entry, undone as one step.
type Change struct {
	// Action names what was done to all of them; empty is create, edit, delete
	// or restore, whichever fits each.
	Action model.Action
	Author string // empty: the author the register was opened for
	Reason string
	Writes []Write
	// Documents are kept in the register with the change. The hash of the
	// first goes into the history of every version of this change.
	Documents []Document
}

// Saved tells what a change did.
type Saved struct {
	Change   int64           // its number, for Undo; 0 when nothing differed
	Versions []model.Version // the versions made, in the order of the writes
	Head     Fingerprint     // the register after the change
}

// Draft is what somebody typed and did not save yet.
type Draft struct {
	Record model.Record
	Base   int       // the version it was typed over, 0 for a new record
	Time   time.Time // when it was kept, in UTC
}

// Document is an imported file, kept whole.
type Document struct {
	Hash  string    // SHA-256 of Bytes, hex; Save fills it in
	Name  string    // the name it was imported under
	Media string    // its media type
	Time  time.Time // when it was kept, in UTC
	Size  int64     // of Bytes
	Bytes []byte    // nil in lists
}
