package register

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// RestoreOptions say how a backup takes the place of a register.
type RestoreOptions struct {
	Options
	// Label goes into the name of the file that stood there, as in
	// "register (beschadigd 2026-11-22).vreg"; empty is "beschadigd".
	Label string
}

// RestoreBackup checks a backup completely and writes it to path as a new
// file. What stood at path is never touched: it is kept beside it, under the
// name that is returned.
func RestoreBackup(ctx context.Context, backup, path string, opts RestoreOptions) (kept string, err error) {
	const op = "restore backup"
	path, err = filepath.Abs(path)
	if err != nil {
		return "", failAt(op, path, err)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if err := free(ctx, path); err != nil {
		return "", failAt(op, path, err)
	}
	opts.ReadOnly, opts.DataDir = true, ""
	source, err := Open(ctx, backup, opts.Options)
	if err != nil {
		return "", failAt(op, backup, err)
	}
	kept, err = source.replace(ctx, path, opts)
	if err = errors.Join(err, source.Close()); err != nil {
		return kept, failAt(op, path, err)
	}
	return kept, nil
}

// replace verifies this register and puts a copy of it in the place of another.
func (r *Register) replace(ctx context.Context, path string, opts RestoreOptions) (kept string, err error) {
	report, err := r.Verify(ctx, nil)
	if err != nil {
		return "", err
	}
	if !report.OK() {
		return "", &Error{Kind: UnverifiedCopy, Path: r.path, Sequence: report.Problems[0].Sequence, Err: errors.New(report.Problems[0].Detail)}
	}
	if err := r.room(filepath.Dir(path), backupRoom); err != nil {
		return "", err
	}
	err = place(path, func(temporary string) error {
		return r.copyChecked(ctx, temporary)
	}, func(temporary string) (err error) {
		if kept, err = setAside(path, opts); err != nil {
			return err
		}
		return os.Rename(temporary, path)
	})
	return kept, err
}

// setAside gives the file at path, and first of all a journal that belongs to
// it, a second name. The file keeps its own name until the new one takes it,
// where the file system can do that.
func setAside(path string, opts RestoreOptions) (kept string, err error) {
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	kept, err = asideName(path, opts)
	if err != nil {
		return "", err
	}
	const journal = "-journal"
	if err := os.Rename(path+journal, kept+journal); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	if err := os.Link(path, kept); err != nil {
		return kept, os.Rename(path, kept)
	}
	return kept, nil
}

// asideName finds a free name for a file that is set aside.
func asideName(path string, opts RestoreOptions) (string, error) {
	label := opts.Label
	if label == "" {
		label = "beschadigd"
	}
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	label += " " + day(opts.now())
	const tries = 1000
	for n := 1; n <= tries; n++ {
		name := fmt.Sprintf("%s (%s)%s", stem, label, ext)
		if n > 1 {
			name = fmt.Sprintf("%s (%s, %d)%s", stem, label, n, ext)
		}
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name, nil
		}
	}
	return "", &Error{Kind: Exists, Path: path, Err: errors.New("no free name to keep the file under")}
}

// free makes sure nobody has the file at path open as a register.
func free(ctx context.Context, path string) error {
	info, err := identify(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &Error{Kind: Directory}
	}
	if !occupy(info) {
		return &Error{Kind: Locked, Err: errors.New("open in this program")}
	}
	defer vacate(info)
	if _, err := readHeader(path); err != nil {
		return nil // no register that anybody could have open
	}
	db, err := connect(ctx, path, readOnly)
	if err != nil && kindOf(err) == Locked {
		return err
	}
	if err != nil {
		return nil // damaged: nobody has it open either
	}
	var n int
	err = db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&n)
	if closed := db.Close(); err == nil {
		err = closed
	}
	if err != nil && kindOf(err) == Locked {
		return err
	}
	return nil
}
