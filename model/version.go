package model

import "time"

// Action says what a version did to its record.
type Action string

// What can be done to a record. Nothing is ever overwritten: each of these
// adds a version.
const (
	ActionCreate  Action = "create"
	ActionEdit    Action = "edit"
	ActionImport  Action = "import"
	ActionDelete  Action = "delete"  // to the trash
	ActionRestore Action = "restore" // an earlier version, or out of the trash
	ActionUndo    Action = "undo"
	ActionMerge   Action = "merge" // what two copies of the register made of it
	ActionErase   Action = "erase" // personal values were taken out of the versions before

	ActionSign     Action = "sign"     // records were approved as they stood
	ActionWithdraw Action = "withdraw" // and that was taken back
)

// Version describes one saved version of a record (art. 5(2), accountability).
type Version struct {
	Sequence int64     `json:"sequence"`         // its place in the register's history, from 1
	Change   int64     `json:"change"`           // versions saved in one act share this number
	Kind     Kind      `json:"kind"`             //
	Record   ID        `json:"record"`           //
	Number   int       `json:"number"`           // the record's own version number, from 1
	Time     time.Time `json:"time"`             // when it was saved, in UTC
	Author   string    `json:"author,omitempty"` // who saved it
	Action   Action    `json:"action"`           //
	Reason   string    `json:"reason,omitempty"` // why, in the author's words
	Fields   []string  `json:"fields,omitempty"` // top-level fields that differ from the version before
	Hash     string    `json:"hash"`             // SHA-256 over this version and the hash before it, hex
}
