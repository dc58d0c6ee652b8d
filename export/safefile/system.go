package safefile

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// file is what the algorithm needs of an open file.
type file interface {
	io.WriteCloser
	Chmod(fs.FileMode) error
	Sync() error
}

// fileSystem is what the algorithm needs of a file system.
type fileSystem interface {
	Resolve(path string) (string, error)
	Stat(path string) (fs.FileInfo, error)
	Create(path string) (file, error)
	OpenDevice(path string) (file, error)
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(path string) error
	Mkdir(path string) error
	RemoveAll(path string) error
}

// system is the real one.
type system struct{}

func (system) Resolve(path string) (string, error)   { return filepath.EvalSymlinks(path) }
func (system) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }
func (system) Rename(from, to string) error          { return os.Rename(from, to) }
func (system) Remove(path string) error              { return os.Remove(path) }
func (system) Mkdir(path string) error               { return os.Mkdir(path, 0o777) }
func (system) RemoveAll(path string) error           { return os.RemoveAll(path) }

func (system) Create(path string) (file, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (system) OpenDevice(path string) (file, error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	return f, nil
}
