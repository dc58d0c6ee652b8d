package model

// KindSignOff is the kind of a SignOff. It is none of Kinds: nobody edits one,
// and no list of records shows it.
const KindSignOff Kind = "signoff"

// SignOff is an approval (vaststelling): somebody declared, by name and date,
// that records say what they should (art. 5(2), 24(1): being able to show it).
// It pins the versions it was given for and changes nothing in them. One that
// was withdrawn goes to the trash, as everything does, and stays in history.
type SignOff struct {
	ID   ID     `json:"id,omitempty" vr:"fixed"`
	By   string `json:"by,omitempty" vr:"personal,title"` // who approved: a person, or a body such as the board
	Date Date   `json:"date,omitempty"`                   // the day it was decided, which may be before it was recorded
	Note string `json:"note,omitempty" vr:"long"`         // such as the decision's number
	// State is the fingerprint of the register that was approved as a whole,
	// its hash in full; empty when Records says which records were.
	State   string          `json:"state,omitempty" vr:"fixed"`
	Records []SignedVersion `json:"records,omitempty"`
}

// SignedVersion is the version of a record that a SignOff pins.
type SignedVersion struct {
	ID     RowID  `json:"id,omitempty" vr:"fixed"`
	Record ID     `json:"record,omitempty" vr:"fixed"`
	Name   string `json:"name,omitempty" vr:"title"` // the record's number and title as approved
	Hash   string `json:"hash,omitempty" vr:"fixed"` // of that version in the history, hex
}

// Identity implements Record.
func (s *SignOff) Identity() (Kind, ID) { return KindSignOff, s.ID }

// SetIdentity implements Record; a sign-off has no number.
func (s *SignOff) SetIdentity(id ID, _ string) { s.ID = id }

// RecordNumber implements Record.
func (s *SignOff) RecordNumber() string { return "" }

// Title implements Record.
func (s *SignOff) Title() string { return s.By }

// Whole reports whether the register was approved as a whole.
func (s *SignOff) Whole() bool { return s.State != "" }

// Approval is how a record, or the register, stands against the newest sign-off
// of it that is in force. The zero value is: never approved.
type Approval struct {
	SignOff ID     `json:"signOff"`
	By      string `json:"by"`
	Erased  Date   `json:"erased,omitempty"` // the day that name was taken out of the history (art. 17); By is empty then
	Date    Date   `json:"date"`
	Note    string `json:"note,omitempty"`
	Whole   bool   `json:"whole,omitempty"`   // it was given for the register as a whole
	Version int    `json:"version,omitempty"` // of the record, that was approved; 0 for the register
	Changed bool   `json:"changed"`           // it says something else now than what was approved
}

// Given reports whether there is one.
func (a Approval) Given() bool { return a.SignOff != "" }
