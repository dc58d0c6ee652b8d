// Package source reads the files that a user points at to be imported or
// compared: whole, within the bounds of intake, and never the register that is
// open. Opening and closing a register file beside SQLite would give up
// SQLite's lock on it, so every file is compared with it first, by what it is
// and not by its name.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"verwerkingsregister/register/intake/limits"
)

// Kind says why a file could not be read.
type Kind string

// The kinds of refusal. A file that is too big is refused as intake does, with
// a *limits.Error.
const (
	NotFound     Kind = "not-found"     // there is no such file
	NoPermission Kind = "no-permission" // the user may not read it
	Folder       Kind = "folder"        // it is a folder, or a device
	OpenRegister Kind = "open-register" // it is the register itself
	Unreadable   Kind = "unreadable"    // the disk or the network failed
)

// Kinds lists them all.
func Kinds() []Kind { return []Kind{NotFound, NoPermission, Folder, OpenRegister, Unreadable} }

// Error is a refusal to read a file.
type Error struct {
	Path string
	Kind Kind
	Err  error // the system's, may be nil
}

func (e *Error) Error() string {
	if e.Err == nil {
		return fmt.Sprintf("read source %q: %s", e.Path, e.Kind)
	}
	return fmt.Sprintf("read source %q: %s: %v", e.Path, e.Kind, e.Err)
}

// Unwrap gives the system's error.
func (e *Error) Unwrap() error { return e.Err }

// Read returns the bytes of the file at path, which must not be the register
// at that other path.
func Read(path, register string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, refuse(path, err)
	case !info.Mode().IsRegular():
		return nil, &Error{Path: path, Kind: Folder}
	case Same(path, register):
		return nil, &Error{Path: path, Kind: OpenRegister}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, refuse(path, err)
	}
	defer file.Close()
	return ReadFrom(file, path)
}

// ReadPiped does what Read does, and reads a pipe too: what a shell puts in the place of
// a file that another program prints. It waits for that program.
func ReadPiped(path, register string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil || info.Mode().Type() != fs.ModeNamedPipe {
		return Read(path, register)
	}
	pipe, err := os.Open(path)
	if err != nil {
		return nil, refuse(path, err)
	}
	defer pipe.Close()
	return ReadFrom(pipe, path)
}

// ReadFrom returns all bytes of what is no file, such as the standard input; name
// is what an error calls it.
func ReadFrom(r io.Reader, name string) ([]byte, error) {
	bound := limits.Standard().File
	data, err := io.ReadAll(io.LimitReader(r, bound+1))
	if err != nil {
		return nil, refuse(name, err)
	}
	if int64(len(data)) > bound {
		return nil, &limits.Error{Op: "read source", Kind: limits.TooLarge, Limit: bound}
	}
	return data, nil
}

// Same reports whether two paths lead to one file, by whatever names. It opens
// neither.
func Same(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

func refuse(path string, err error) error {
	kind := Unreadable
	switch {
	case errors.Is(err, fs.ErrNotExist):
		kind = NotFound
	case errors.Is(err, fs.ErrPermission):
		kind = NoPermission
	}
	return &Error{Path: path, Kind: kind, Err: err}
}
