package safefile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
)

var errExists = errors.New("is there already")

// Folder is a folder that is being written.
type Folder struct {
	ctx  context.Context
	out  writer
	temp string // where it is written
	path string // where it will stand, as the caller named it
}

// WriteFolder makes the folder at path with the files that the callback puts
// in: all of them and flushed to the disk, or the folder is not there. Whatever
// has that name already is refused and stays as it is.
func WriteFolder(ctx context.Context, path string, write func(*Folder) error) error {
	return writer{system{}}.writeFolder(ctx, path, write)
}

func (w writer) writeFolder(ctx context.Context, path string, write func(*Folder) error) error {
	if err := ctx.Err(); err != nil {
		return newError("start", path, err)
	}
	if path == "" || strings.ContainsRune(path, 0) {
		return newError("find", path, fs.ErrInvalid)
	}
	if err := w.absent(path); err != nil {
		return err
	}
	target := filepath.Clean(path)
	temp, err := firstFree(target, w.files.Mkdir)
	if err != nil {
		return newError("create", path, err)
	}
	if err := write(&Folder{ctx, w, temp, path}); err != nil {
		return w.abandonFolder(temp, err)
	}
	if err := w.files.SyncDir(temp); err != nil {
		return w.abandonFolder(temp, newError("sync", path, err))
	}
	if err := ctx.Err(); err != nil {
		return w.abandonFolder(temp, newError("replace", path, err))
	}
	if err := w.absent(path); err != nil { // it took a while, and a rename may take an empty folder's place
		return w.abandonFolder(temp, err)
	}
	if err := w.files.Rename(temp, target); err != nil {
		return w.abandonFolder(temp, newError("replace", path, err))
	}
	if err := w.files.SyncDir(filepath.Dir(target)); err != nil {
		return newError("sync folder", path, err)
	}
	return nil
}

// absent refuses a name that something has.
func (w writer) absent(path string) error {
	_, err := w.files.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return newError("find", path, err)
	}
	return &Error{Op: "create", Path: path, Kind: Exists, Err: errExists}
}

// Write puts a file in the folder. The name is that of the file alone.
func (f *Folder) Write(name string, write func(io.Writer) error) error {
	path := filepath.Join(f.path, name)
	if name == "" || name == "." || name != filepath.Base(name) || !filepath.IsLocal(name) {
		return newError("create", path, fs.ErrInvalid)
	}
	file, err := f.out.files.Create(filepath.Join(f.temp, name))
	if err != nil {
		return newError("create", path, err)
	}
	if err := f.out.fill(f.ctx, file, nil, write); err != nil {
		_ = file.Close() // already failed; the first error is the one to tell
		return asError(path, err)
	}
	if err := file.Close(); err != nil {
		return newError("close", path, err)
	}
	return nil
}

// abandonFolder removes what was written. When that fails too, both are told.
func (w writer) abandonFolder(temp string, cause error) error {
	if err := w.files.RemoveAll(temp); err != nil {
		return errors.Join(cause, newError("remove temporary", temp, err))
	}
	return cause
}
