package register

import (
	"errors"
	"os"
	"path/filepath"
)

// placeNew lets make write a file under a temporary name in the same folder
// and gives it its own name when it is complete and on the disk. It never
// replaces a file, and leaves nothing behind when it fails.
func placeNew(path string, make func(temporary string) error) error {
	return place(path, make, func(temporary string) error { return rename(temporary, path) })
}

// place is placeNew with another way to give the file its name.
func place(path string, make, name func(temporary string) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".vreg-*.tmp")
	if err != nil {
		return err
	}
	temporary := f.Name()
	defer func() {
		os.Remove(temporary)
		os.Remove(temporary + "-journal")
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if err := make(temporary); err != nil {
		return err
	}
	if err := syncPath(temporary); err != nil {
		return err
	}
	if err := name(temporary); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// rename moves a file to a name that is free. A hard link refuses a name that
// is taken; where the file system has none, looking first must do.
func rename(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, os.ErrExist) {
		return &Error{Kind: Exists, Path: to}
	}
	if _, err := os.Lstat(to); err == nil {
		return &Error{Kind: Exists, Path: to}
	}
	return os.Rename(from, to)
}

func syncPath(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
