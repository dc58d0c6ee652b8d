// Package profile keeps on disk how registers in spreadsheets are read: what became of
// their columns, by the fingerprint of their headings. The command line names the file,
// the window has one of its own; both read and write it here.
package profile

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"verwerkingsregister/app/source"
	"verwerkingsregister/export/safefile"
	"verwerkingsregister/register/intake/sheet"
)

// File is where profiles are kept. With an empty path nothing is kept.
type File struct {
	Path     string
	Register string // the register that is open, which is never read here
}

// Read gives what is kept; a file that is not there yet keeps nothing. What is wrong with
// it is told as by package source, or with a *limits.Error.
func (f File) Read() (sheet.Profiles, error) {
	if f.Path == "" {
		return sheet.ReadProfiles(nil)
	}
	data, err := source.Read(f.Path, f.Register)
	var refused *source.Error
	if errors.As(err, &refused) && refused.Kind == source.NotFound {
		return sheet.ReadProfiles(nil)
	}
	if err != nil {
		return sheet.Profiles{}, err
	}
	return sheet.ReadProfiles(data)
}

// Keep remembers the tables of a mapping beside what is kept already.
func (f File) Keep(ctx context.Context, m sheet.Mapping) error {
	if f.Path == "" {
		return nil
	}
	before, err := f.Read()
	if err != nil {
		return err
	}
	was, err := before.JSON()
	if err != nil {
		return err
	}
	before.Keep(m)
	is, err := before.JSON()
	if err != nil || string(is) == string(was) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		return err
	}
	return safefile.Write(ctx, f.Path, func(w io.Writer) error {
		_, err := w.Write(is)
		return err
	})
}
