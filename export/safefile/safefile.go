// Package safefile writes a file so that there is always a whole one: the old
// contents until the last moment, the new contents after it, never a mixture
// and never nothing.
//
//	err := safefile.Write(ctx, "register.xlsx", func(w io.Writer) error {
//		return book.Write(w)
//	})
//
// # How
//
// The bytes go to a temporary file in the same folder, which is flushed to the
// disk, closed and then renamed over the target; last the folder itself is
// flushed, so that the rename survives a power cut. Every step can fail (a
// full disk often shows itself only when flushing or closing) and every
// failure is returned; the temporary file is then removed and the old file
// stands untouched. The old file is never opened for writing.
//
// A target that is a symbolic link is followed: the file it points to is
// replaced, the link stays. The permissions of an existing file are kept. A
// target that is a device or a pipe cannot be replaced and is written directly.
//
// # Cancelling
//
// A cancelled context is noticed before each write and before the rename. After
// the rename the file is there and Write returns nil.
//
// # Errors
//
// Every error is an [*Error], whose [Kind] says what a person can do about it.
// errors.Is sees the system's error behind it, and context.Canceled for a
// cancelled export. An error of the callback that has nothing to do with the
// file is passed on as it is.
//
// # Folders
//
// WriteFolder does the same for a new folder of files: it is there whole, or it
// is not there.
package safefile

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// maxTempNames bounds the search for a free temporary name; leftovers of
// earlier crashes are stepped over, never removed.
const maxTempNames = 1000

// bufferSize is large enough that a zip writer's many small writes cost few
// system calls.
const bufferSize = 64 << 10

// Write creates or replaces the file at path with what the callback writes.
func Write(ctx context.Context, path string, write func(io.Writer) error) error {
	return writer{system{}}.write(ctx, path, write)
}

// writer is the algorithm, apart from the file system it works on, so that
// tests can let each step fail.
type writer struct{ files fileSystem }

func (w writer) write(ctx context.Context, path string, write func(io.Writer) error) error {
	if err := ctx.Err(); err != nil {
		return newError("start", path, err)
	}
	target, info, err := w.resolve(path)
	if err != nil {
		return err
	}
	if info != nil && !info.Mode().IsRegular() {
		return w.direct(ctx, target, write)
	}
	temp, f, err := w.createTemp(target)
	if err != nil {
		return newError("create", path, err)
	}
	if err := w.fill(ctx, f, info, write); err != nil {
		_ = f.Close() // already failed; the first error is the one to tell
		return w.abandon(temp, asError(path, err))
	}
	if err := f.Close(); err != nil {
		return w.abandon(temp, newError("close", path, err))
	}
	if err := ctx.Err(); err != nil {
		return w.abandon(temp, newError("replace", path, err))
	}
	if err := w.files.Rename(temp, target); err != nil {
		return w.abandon(temp, newError("replace", path, err))
	}
	if err := w.files.SyncDir(filepath.Dir(target)); err != nil {
		return newError("sync folder", path, err)
	}
	return nil
}

// resolve follows links and refuses what cannot be a file. A missing file is
// no error: info is nil then.
func (w writer) resolve(path string) (string, fs.FileInfo, error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return "", nil, newError("find", path, fs.ErrInvalid)
	}
	target, err := w.files.Resolve(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil, nil
	}
	if err != nil {
		return "", nil, newError("find", path, err)
	}
	info, err := w.files.Stat(target)
	if err != nil {
		return "", nil, newError("find", path, err)
	}
	if info.IsDir() {
		return "", nil, &Error{Op: "replace", Path: path, Kind: IsFolder, Err: errIsFolder}
	}
	return target, info, nil
}

func (w writer) createTemp(target string) (string, file, error) {
	var f file
	temp, err := firstFree(target, func(name string) (err error) {
		f, err = w.files.Create(name)
		return err
	})
	return temp, f, err
}

// firstFree makes what stands in for the target under the first name beside it
// that is free.
func firstFree(target string, create func(name string) error) (string, error) {
	dir, base := filepath.Split(target)
	prefix := filepath.Join(dir, "."+shorten(base)+"."+strconv.Itoa(os.Getpid())+".")
	var last error
	for i := range maxTempNames {
		name := prefix + strconv.Itoa(i) + ".tmp"
		if last = create(name); last == nil {
			return name, nil
		}
		if !errors.Is(last, fs.ErrExist) {
			break
		}
	}
	return "", last
}

// shorten keeps the temporary name within the 255 bytes file systems allow,
// without cutting a character in two.
func shorten(base string) string {
	const limit = 200
	if len(base) <= limit {
		return base
	}
	cut := limit
	for cut > 0 && base[cut]&0xC0 == 0x80 {
		cut--
	}
	return base[:cut]
}

func (w writer) fill(ctx context.Context, f file, old fs.FileInfo, write func(io.Writer) error) error {
	if old != nil {
		if err := f.Chmod(old.Mode().Perm()); err != nil {
			return stepError{"set permissions", err}
		}
	}
	if err := stream(ctx, f, write); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return stepError{"sync", err}
	}
	return nil
}

// direct writes to a device or pipe, which has no contents to protect.
func (w writer) direct(ctx context.Context, path string, write func(io.Writer) error) error {
	f, err := w.files.OpenDevice(path)
	if err != nil {
		return newError("open", path, err)
	}
	if err := stream(ctx, f, write); err != nil {
		_ = f.Close() // already failed; the first error is the one to tell
		return asError(path, err)
	}
	if err := f.Close(); err != nil {
		return newError("close", path, err)
	}
	return nil
}

// stream runs the callback over a buffer and flushes it. The error of a write
// wins over what the callback made of it.
func stream(ctx context.Context, f file, write func(io.Writer) error) error {
	guard := &guardedWriter{ctx: ctx, w: f}
	buffer := bufio.NewWriterSize(guard, bufferSize)
	err := write(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	if guard.err != nil {
		return stepError{"write", guard.err}
	}
	return err
}

// abandon removes the temporary file. When that fails too, both are told.
func (w writer) abandon(temp string, cause error) error {
	if err := w.files.Remove(temp); err != nil {
		return errors.Join(cause, newError("remove temporary", temp, err))
	}
	return cause
}

// guardedWriter stops at the first failure and at a cancelled context, and
// remembers why.
type guardedWriter struct {
	ctx context.Context
	w   io.Writer
	err error
}

func (g *guardedWriter) Write(p []byte) (int, error) {
	if g.err != nil {
		return 0, g.err
	}
	if g.err = g.ctx.Err(); g.err != nil {
		return 0, g.err
	}
	n, err := g.w.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	g.err = err
	return n, err
}
