package register

import (
	"context"
	"errors"
	"time"

	"verwerkingsregister/model"
)

// Register is an open register file. Its methods can be called from several
// goroutines; they take turns.
type Register struct {
	path string
	opts Options
}

type migration struct{}

var errSoon = errors.New("not built yet")

// Create makes a new register file and opens it. A file that is there already
// is left alone.
func Create(ctx context.Context, path string, opts Options) (*Register, error) { return nil, errSoon }

// Open opens a register file: it refuses what is no register or needs another
// program, takes the lock, migrates an older file after a backup, compares
// state and history, and makes the backup of the day.
func Open(ctx context.Context, path string, opts Options) (*Register, error) { return nil, errSoon }

// Close gives the file free.
func (r *Register) Close() error { return errSoon }

// Path returns the path the register was opened by.
func (r *Register) Path() string { return r.path }

// ReadOnly reports whether saves are refused.
func (r *Register) ReadOnly() bool { return r.opts.ReadOnly }

// FileID returns the register's own ID, the same in every copy of it.
func (r *Register) FileID() string { return "" }

// Created returns when the register was made, in UTC.
func (r *Register) Created() time.Time { return time.Time{} }

// Head returns the fingerprint of the newest version.
func (r *Register) Head(ctx context.Context) (Fingerprint, error) { return Fingerprint{}, errSoon }

// Save stores a change: all of it or nothing.
func (r *Register) Save(ctx context.Context, change Change) (Saved, error) { return Saved{}, errSoon }

// Undo makes a change that puts every record the given change touched back as
// it was; records it created go to the trash. It refuses with Conflict when
// one of them was changed since.
func (r *Register) Undo(ctx context.Context, change int64, reason string) (Saved, error) {
	return Saved{}, errSoon
}

// Restore makes the record again as version n had it, as a new version, and
// takes it out of the trash.
func (r *Register) Restore(ctx context.Context, id model.ID, n int, reason string) (Saved, error) {
	return Saved{}, errSoon
}

// Snapshot returns all records that are not in the trash, by number.
func (r *Register) Snapshot(ctx context.Context) (*model.Register, error) { return nil, errSoon }

// Record returns a record as it stands, also from the trash.
func (r *Register) Record(ctx context.Context, id model.ID) (model.Record, Summary, error) {
	return nil, Summary{}, errSoon
}

// Find returns the record with that number, whatever its case.
func (r *Register) Find(ctx context.Context, number string) (Summary, error) {
	return Summary{}, errSoon
}

// List returns the records a query chooses.
func (r *Register) List(ctx context.Context, q Query) ([]Summary, error) { return nil, errSoon }

// History returns versions, newest first.
func (r *Register) History(ctx context.Context, q HistoryQuery) ([]model.Version, error) {
	return nil, errSoon
}

// Version returns a record as its version n had it.
func (r *Register) Version(ctx context.Context, id model.ID, n int) (model.Record, model.Version, error) {
	return nil, model.Version{}, errSoon
}

// AsOf returns the register as it stood at that time, without what was in the
// trash then, and its fingerprint of that moment.
func (r *Register) AsOf(ctx context.Context, at time.Time) (*model.Register, Fingerprint, error) {
	return nil, Fingerprint{}, errSoon
}

// SaveDraft keeps what was typed over a record, in place of an earlier draft
// of it.
func (r *Register) SaveDraft(ctx context.Context, record model.Record, base int) error {
	return errSoon
}

// Draft returns the draft of a record; ok is false when there is none.
func (r *Register) Draft(ctx context.Context, id model.ID) (draft Draft, ok bool, err error) {
	return Draft{}, false, errSoon
}

// Drafts returns all drafts, oldest first.
func (r *Register) Drafts(ctx context.Context) ([]Draft, error) { return nil, errSoon }

// DiscardDraft throws the draft of a record away, if there is one.
func (r *Register) DiscardDraft(ctx context.Context, id model.ID) error { return errSoon }

// Documents lists the documents kept, without their bytes, oldest first.
func (r *Register) Documents(ctx context.Context) ([]Document, error) { return nil, errSoon }

// Document returns the document with that SHA-256, in hex.
func (r *Register) Document(ctx context.Context, hash string) (Document, error) {
	return Document{}, errSoon
}

// NextNumber returns the number the next new record of a kind gets, such as
// V-013.
func (r *Register) NextNumber(ctx context.Context, kind model.Kind) (string, error) {
	return "", errSoon
}

// SetNumberPrefix sets what stands before the numbers of new records of a
// kind; it is "V-" for activities, "D-" for services, "P-" for parties.
func (r *Register) SetNumberPrefix(ctx context.Context, kind model.Kind, prefix string) error {
	return errSoon
}

// Setting returns a setting kept in the file, empty when it was never set.
func (r *Register) Setting(ctx context.Context, name string) (string, error) { return "", errSoon }

// SetSetting keeps a setting in the file. Settings have no history.
func (r *Register) SetSetting(ctx context.Context, name, value string) error { return errSoon }

// Verify checks the whole file. Progress may be nil; it is told how many of
// how many steps are done.
func (r *Register) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	return Report{}, errSoon
}

// Holds tells whether the register ever had that fingerprint, and returns the
// version that gave it.
func (r *Register) Holds(ctx context.Context, f Fingerprint) (v model.Version, ok bool, err error) {
	return model.Version{}, false, errSoon
}

// Backup writes a verified copy of the register to a new file.
func (r *Register) Backup(ctx context.Context, dest string) error { return errSoon }

// BackupIfDue makes the backup of the day if it is not there yet and thins out
// older ones. It returns the path of the new backup, or "".
func (r *Register) BackupIfDue(ctx context.Context) (string, error) { return "", errSoon }

// BackupInfo is a backup made by itself.
type BackupInfo struct {
	Path string
	Time time.Time // in UTC
	Size int64
}

// Backups lists the backups of the register at path, newest first, also when
// the file itself is gone or damaged.
func Backups(path string, opts Options) ([]BackupInfo, error) { return nil, errSoon }

// RestoreBackup checks a backup completely and writes it to path as a new
// file. What stood at path is kept beside it under the name it returns.
func RestoreBackup(ctx context.Context, backup, path string, opts Options) (kept string, err error) {
	return "", errSoon
}

// Fingerprint names a state of the register: the number of its newest version
// and that version's hash. The zero value is an empty register.
type Fingerprint struct {
	N    int64
	Hash [32]byte
}

// String prints the number and the first 16 hex digits of the hash, as exports
// do: "57-0123456789abcdef".
func (f Fingerprint) String() string { return "" }

// ParseFingerprint reads what String printed.
func ParseFingerprint(s string) (Fingerprint, error) { return Fingerprint{}, errSoon }

// Report is what Verify found.
type Report struct {
	Versions  int // in the history
	Records   int
	Documents int
	Head      Fingerprint
	Problems  []Problem // in the order of the history; empty: all is well
}

// OK reports that nothing is wrong.
func (r Report) OK() bool { return len(r.Problems) == 0 }

// ProblemClass sorts what Verify can find.
type ProblemClass string

// Problem is one thing that is wrong with a file.
type Problem struct {
	Class    ProblemClass
	Sequence int64    // the version in the history, 0 when it is not about one
	Record   model.ID // the record, when it is about one
	Detail   string   // for the log, in English
}
