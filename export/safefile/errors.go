package safefile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// Kind says what went wrong in terms of what a person can do about it.
type Kind int

const (
	// Other is any failure without advice of its own.
	Other Kind = iota
	// NoSpace: the disk or the quota is full. Free some space, or save elsewhere.
	NoSpace
	// NoPermission: the folder or the file may not be written.
	NoPermission
	// NoFolder: the folder to save in does not exist.
	NoFolder
	// IsFolder: the name given is that of a folder.
	IsFolder
	// ReadOnly: the medium is read-only.
	ReadOnly
	// InUse: another program holds the file, as Excel does on Windows.
	InUse
	// BadName: the name is too long or not allowed.
	BadName
	// Cancelled: the context ended before the file was in place.
	Cancelled
	// Exists: a new folder was asked for, and something has its name already.
	Exists
)

var kindNames = [...]string{
	"other", "no space", "no permission", "no folder", "is folder", "read-only", "in use", "bad name", "cancelled", "exists",
}

func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "other"
	}
	return kindNames[k]
}

// Error is a failure to write the file Path. The file that was there before is
// untouched; only with Op "sync folder" is the new file already in place.
type Error struct {
	Op   string // the step that failed
	Path string // as the caller named it
	Kind Kind
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s %s: %v", e.Op, e.Path, e.Err) }

// Unwrap gives the error of the system, or of the context.
func (e *Error) Unwrap() error { return e.Err }

var errIsFolder = errors.New("is a folder")

func newError(op, path string, err error) *Error {
	return &Error{Op: op, Path: path, Kind: kindOf(err), Err: err}
}

// stepError carries the failed step from where it happened to where the path
// is known.
type stepError struct {
	op  string
	err error
}

func (e stepError) Error() string { return e.op + ": " + e.err.Error() }
func (e stepError) Unwrap() error { return e.err }

// asError names the file in an error of this package and passes on the
// callback's own.
func asError(path string, err error) error {
	var step stepError
	if errors.As(err, &step) {
		return newError(step.op, path, step.err)
	}
	return err
}

func kindOf(err error) Kind {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Cancelled
	}
	if k := systemKind(err); k != Other {
		return k
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return NoPermission
	case errors.Is(err, fs.ErrNotExist):
		return NoFolder
	case errors.Is(err, fs.ErrInvalid):
		return BadName
	}
	return Other
}
