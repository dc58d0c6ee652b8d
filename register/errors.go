package register

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/mattn/go-sqlite3"

	"verwerkingsregister/model"
)

// ErrorKind says what stood in the way, for whoever words it for the user.
type ErrorKind string

// The kinds of error this package returns.
const (
	NotFound        ErrorKind = "not-found"         // there is no such file, record, version or document
	Exists          ErrorKind = "exists"            // a file of that name is there already
	Directory       ErrorKind = "directory"         // the path is a folder or a device
	Empty           ErrorKind = "empty"             // the file holds nothing at all
	Foreign         ErrorKind = "foreign"           // the file is no register
	WALFile         ErrorKind = "wal"               // another program left the file in SQLite's WAL mode
	NewerFormat     ErrorKind = "newer-format"      // the file needs a newer program, see Needs and Readable
	Locked          ErrorKind = "locked"            // another program, or another window, holds the file
	ReadOnlyMedia   ErrorKind = "read-only"         // the file or its folder cannot be written
	Unfinished      ErrorKind = "unfinished"        // a save was broken off, and nobody may write to put that right
	Damaged         ErrorKind = "damaged"           // what was read is not what was written
	DiskFull        ErrorKind = "disk-full"         // no space left; nothing was changed
	Replaced        ErrorKind = "replaced"          // the file was moved, deleted or replaced while it was open
	Conflict        ErrorKind = "conflict"          // a newer version was saved than the one edited
	NumberTaken     ErrorKind = "number-taken"      // another record has that number
	Invalid         ErrorKind = "invalid"           // the caller asked for something that cannot be stored
	Closed          ErrorKind = "closed"            // the register was closed
	NothingToUndo   ErrorKind = "nothing-to-undo"   // the change was undone or overtaken already
	InputOutput     ErrorKind = "input-output"      // the system could not read or write
	UnverifiedCopy  ErrorKind = "unverified-backup" // a backup did not pass its check
	Unrelated       ErrorKind = "unrelated"         // two files are no copies of one register
	Unmerged        ErrorKind = "unmerged"          // two copies conflict, and nobody chose
	InternalFailure ErrorKind = "internal"          // a fault in this program
)

// ErrorKinds lists every kind, so that a test can hold the wording complete.
func ErrorKinds() []ErrorKind {
	return []ErrorKind{
		NotFound, Exists, Directory, Empty, Foreign, WALFile, NewerFormat, Locked, ReadOnlyMedia,
		Unfinished, Damaged, DiskFull, Replaced, Conflict, NumberTaken, Invalid, Closed, NothingToUndo, InputOutput,
		UnverifiedCopy, Unrelated, Unmerged, InternalFailure,
	}
}

// Error is what every function of this package returns when it fails for
// another reason than a cancelled context.
type Error struct {
	Op       string    // what was attempted, such as "open register"
	Kind     ErrorKind // what stood in the way
	Path     string    // the file, when it is about a file
	Record   model.ID  // the record, when it is about one
	Number   string    // the record number, for NumberTaken
	Sequence int64     // the version in the history, for Damaged, when known
	Version  int       // the newest version of the record, for Conflict
	Needs    int       // the format version the file has, for NewerFormat
	Readable bool      // for NewerFormat: opening read-only is possible
	Err      error     // the cause, may be nil
}

// Error implements error.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Op)
	if e.Path != "" {
		fmt.Fprintf(&b, " %q", e.Path)
	}
	fmt.Fprintf(&b, ": %s", e.Kind)
	switch {
	case e.Kind == NewerFormat:
		fmt.Fprintf(&b, ": file has format version %d", e.Needs)
	case e.Kind == Conflict:
		fmt.Fprintf(&b, ": record %s is at version %d", e.Record, e.Version)
	case e.Kind == NumberTaken:
		fmt.Fprintf(&b, ": %s", e.Number)
	case e.Sequence != 0:
		fmt.Fprintf(&b, ": version %d of the history", e.Sequence)
	case e.Record != "":
		fmt.Fprintf(&b, ": record %s", e.Record)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// IsKind reports whether err is or wraps an *Error of the kind.
func IsKind(err error, kind ErrorKind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}

// fail gives err the operation and the kind that follows from it. An error
// that has a kind already keeps it; a nil error stays nil; a cancelled context
// is no failure and stays what it is.
func fail(op string, err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", op, err)
	}
	var e *Error
	if errors.As(err, &e) {
		if e.Op == "" {
			e.Op = op
		}
		return err
	}
	return &Error{Op: op, Kind: kindOf(err), Err: err}
}

// failAt is fail with the path the operation was about.
func failAt(op, path string, err error) error {
	err = fail(op, err)
	var e *Error
	if errors.As(err, &e) && e.Path == "" {
		e.Path = path
	}
	return err
}

// kindOf tells what a failure of the system or of SQLite means to us.
func kindOf(err error) ErrorKind {
	var s sqlite3.Error
	if errors.As(err, &s) {
		return kindOfSQLite(s)
	}
	if kind, known := systemKind(err); known {
		return kind
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return ReadOnlyMedia
	case errors.Is(err, fs.ErrNotExist):
		return NotFound
	case errors.Is(err, fs.ErrExist):
		return Exists
	}
	return InputOutput
}

func kindOfSQLite(s sqlite3.Error) ErrorKind {
	if s.ExtendedCode == sqlite3.ErrReadonlyRollback {
		return Unfinished
	}
	switch s.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrProtocol:
		return Locked
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
		return ReadOnlyMedia
	case sqlite3.ErrFull:
		return DiskFull
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return Damaged
	case sqlite3.ErrIoErr:
		if kind, known := systemKind(s.SystemErrno); known {
			return kind
		}
		return InputOutput
	}
	return InternalFailure
}
