package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

const (
	backupFolder = "backups"
	backupLayout = "2006-01-02T150405.000Z" // UTC, in the name of a backup
	backupEnding = ".vreg"
	originFile   = "origin.txt" // beside the backups: which file they are of
)

// Room that must be free before something is written, in times the file.
const (
	backupRoom    = 1
	migrationRoom = 3
	roomToSpare   = 1 << 20
)

// BackupInfo is a backup that was made by itself.
type BackupInfo struct {
	Path string
	Time time.Time // in UTC
	Size int64
}

// Backup writes a copy of the register to a new file, checks it, and only then
// gives it its name. Saves can go on meanwhile.
func (r *Register) Backup(ctx context.Context, dest string) error {
	const op = "back up register"
	dest, err := filepath.Abs(dest)
	if err != nil {
		return failAt(op, dest, err)
	}
	if _, err := os.Lstat(dest); err == nil {
		return &Error{Op: op, Kind: Exists, Path: dest}
	}
	if err := r.copyTo(ctx, dest); err != nil {
		return failAt(op, dest, err)
	}
	return nil
}

func (r *Register) copyTo(ctx context.Context, dest string) error {
	if err := r.room(filepath.Dir(dest), backupRoom); err != nil {
		return err
	}
	return placeNew(dest, func(temporary string) error { return r.copyChecked(ctx, temporary) })
}

// copyChecked copies the register into a file and opens that as any register
// would be opened, which compares its state with its history.
func (r *Register) copyChecked(ctx context.Context, path string) error {
	to, err := connect(ctx, path, create)
	if err != nil {
		return err
	}
	if err := errors.Join(copyPages(ctx, to, r.db), to.Close()); err != nil {
		return err
	}
	opts := Options{ReadOnly: true, steps: r.opts.steps}
	backup, err := Open(ctx, path, opts)
	switch {
	case err != nil && ctx.Err() != nil: // stopped in the middle, which says nothing about the copy
		return ctx.Err()
	case err != nil:
		return &Error{Kind: UnverifiedCopy, Err: err}
	}
	return backup.Close()
}

// pagesAtOnce is how much of a copy is made before others get their turn.
const pagesAtOnce = 256

// copyPages copies a database into another with SQLite's own backup, which
// sees every page in one consistent state. The source is free between steps.
func copyPages(ctx context.Context, to, from *sql.DB) error {
	target, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer target.Close()
	return target.Raw(func(raw any) error {
		var b *sqlite3.SQLiteBackup
		err := onConnection(ctx, from, func(c *sqlite3.SQLiteConn) (err error) {
			b, err = raw.(*sqlite3.SQLiteConn).Backup("main", c, "main")
			return err
		})
		if err != nil {
			return err
		}
		return errors.Join(stepThrough(ctx, b, from), b.Finish())
	})
}

func stepThrough(ctx context.Context, b *sqlite3.SQLiteBackup, from *sql.DB) error {
	remaining := -1
	for {
		done := false
		err := onConnection(ctx, from, func(*sqlite3.SQLiteConn) (err error) {
			done, err = b.Step(pagesAtOnce)
			return err
		})
		if done || err != nil {
			return err
		}
		if b.Remaining() == remaining {
			return &Error{Kind: Locked, Err: errors.New("the copy makes no progress")}
		}
		remaining = b.Remaining()
	}
}

func onConnection(ctx context.Context, db *sql.DB, do func(*sqlite3.SQLiteConn) error) error {
	c, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(raw any) error { return do(raw.(*sqlite3.SQLiteConn)) })
}

// room refuses to begin what the disk has no place for.
func (r *Register) room(dir string, times uint64) error {
	info, err := os.Stat(r.path)
	if err != nil {
		return err
	}
	needed := uint64(info.Size())*times + roomToSpare
	if free, known := freeSpace(dir); known && free < needed {
		return &Error{Kind: DiskFull, Path: dir, Err: fmt.Errorf("%d bytes free, %d needed", free, needed)}
	}
	return nil
}

// BackupIfDue makes the backup of the day if it is not there yet and thins out
// older ones. It returns the path of the new backup, or nothing.
func (r *Register) BackupIfDue(ctx context.Context) (string, error) {
	const op = "make backup of the day"
	if r.opts.DataDir == "" || r.readOnly {
		return "", nil
	}
	dir := r.backupDir()
	backups, err := backupsIn(dir)
	if err != nil {
		return "", r.fail(op, err)
	}
	now := r.opts.now()
	for _, b := range backups {
		if sameDay(b.Time.In(now.Location()), now) {
			return "", nil
		}
	}
	path, err := r.backUpInto(ctx, dir, "")
	if err != nil {
		return "", r.fail(op, err)
	}
	return path, r.fail(op, thinOut(dir, now))
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// BackupFailure tells what kept Open from making the backup of the day; nil
// when it was made or none was due.
func (r *Register) BackupFailure() error { return r.backupFailure }

func (r *Register) backupDir() string {
	return filepath.Join(r.opts.DataDir, backupFolder, r.fileID)
}

// backUpInto makes a backup in a folder, under the time and a mark.
func (r *Register) backUpInto(ctx context.Context, dir, mark string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, originFile), []byte(r.path), 0o600); err != nil {
		return "", err
	}
	path := filepath.Join(dir, r.opts.now().UTC().Format(backupLayout)+mark+backupEnding)
	return path, r.copyTo(ctx, path)
}

// backupBeforeMigration makes the copy without which no file is migrated:
// among the other backups, or beside the file when there is no place for them.
func (r *Register) backupBeforeMigration(ctx context.Context, from int) error {
	if err := r.room(filepath.Dir(r.path), migrationRoom); err != nil {
		return err
	}
	if err := r.loadMeta(ctx); err != nil {
		return err
	}
	mark := fmt.Sprintf("-v%d", from)
	if r.opts.DataDir != "" {
		_, err := r.backUpInto(ctx, r.backupDir(), mark)
		return err
	}
	stem := strings.TrimSuffix(r.path, filepath.Ext(r.path))
	return r.copyTo(ctx, stem+" "+r.opts.now().UTC().Format(backupLayout)+mark+filepath.Ext(r.path))
}

// thinOut removes the backups the rule does not keep.
func thinOut(dir string, now time.Time) error {
	backups, err := backupsIn(dir)
	if err != nil {
		return err
	}
	times := make([]time.Time, len(backups))
	for i, b := range backups {
		times[i] = b.Time.In(now.Location())
	}
	var failed error
	for i, keep := range kept(times, now) {
		if !keep {
			failed = errors.Join(failed, os.Remove(backups[i].Path))
		}
	}
	return failed
}

// Backups lists the backups of the register at path, newest first, also when
// the file itself is gone, held by another program or damaged.
func Backups(path string, opts Options) ([]BackupInfo, error) {
	const op = "list backups"
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failAt(op, path, err)
	}
	folders, err := filepath.Glob(filepath.Join(escapePattern(opts.DataDir), backupFolder, "*", originFile))
	if err != nil || opts.DataDir == "" {
		return nil, failAt(op, path, err)
	}
	var all []BackupInfo
	for _, f := range folders {
		origin, err := os.ReadFile(f)
		if err != nil {
			return nil, failAt(op, path, err)
		}
		if string(origin) != path {
			continue
		}
		backups, err := backupsIn(filepath.Dir(f))
		if err != nil {
			return nil, failAt(op, path, err)
		}
		all = append(all, backups...)
	}
	sortBackups(all)
	return all, nil
}

func escapePattern(dir string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(dir)
}

// backupsIn lists the backups in a folder, newest first.
func backupsIn(dir string) ([]BackupInfo, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var backups []BackupInfo
	for _, f := range files {
		name := f.Name()
		if len(name) < len(backupLayout) || filepath.Ext(name) != backupEnding {
			continue
		}
		made, err := time.Parse(backupLayout, name[:len(backupLayout)])
		if err != nil {
			continue
		}
		info, err := f.Info()
		if err != nil {
			return nil, err
		}
		backups = append(backups, BackupInfo{Path: filepath.Join(dir, name), Time: made, Size: info.Size()})
	}
	sortBackups(backups)
	return backups, nil
}

func sortBackups(backups []BackupInfo) {
	slices.SortFunc(backups, func(a, b BackupInfo) int {
		if order := b.Time.Compare(a.Time); order != 0 {
			return order
		}
		return strings.Compare(b.Path, a.Path)
	})
}
