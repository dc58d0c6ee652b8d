package register

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"

	"verwerkingsregister/register/schema"
)

// Open opens a register file: it refuses what is no register or needs another
// program, takes the lock, migrates an older file after a backup, compares
// state and history, and makes the backup of the day.
//
// A file that cannot be written is opened for reading; ReadOnly tells.
func Open(ctx context.Context, path string, opts Options) (*Register, error) {
	const op = "open register"
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failAt(op, path, err)
	}
	info, err := identify(path)
	if err != nil {
		return nil, failAt(op, path, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{Op: op, Kind: Directory, Path: path}
	}
	if !occupy(info) {
		return nil, &Error{Op: op, Kind: Locked, Path: path, Err: errors.New("open in this program already")}
	}
	r := &Register{path: path, info: info, opts: opts, steps: opts.migrations()}
	if err := r.open(ctx); err != nil {
		err = errors.Join(err, r.abandon())
		vacate(info)
		return nil, failAt(op, path, err)
	}
	if !opts.DeferBackup {
		_, r.backupFailure = r.BackupIfDue(ctx)
	}
	return r, nil
}

// open goes through the steps that can refuse the file, the cheapest first.
func (r *Register) open(ctx context.Context) error {
	h, err := readHeader(r.path)
	if err != nil {
		return err
	}
	newer := h.version > r.steps.Latest()
	if newer && !r.opts.ReadOnly {
		return &Error{Kind: NewerFormat, Needs: h.version, Readable: readable(ctx, r.path, r.steps.Latest())}
	}
	if err := r.connect(ctx); err != nil {
		return err
	}
	if newer {
		n, err := minReader(ctx, r.db)
		if err != nil || n > r.steps.Latest() {
			return &Error{Kind: NewerFormat, Needs: h.version, Err: err}
		}
	}
	if r.codec, err = newCodec(); err != nil {
		return err
	}
	if r.opts.examine {
		return nil
	}
	if !newer {
		if err := r.adopt(ctx, h.version); err != nil {
			return err
		}
	}
	if err := r.loadMeta(ctx); err != nil {
		return err
	}
	if err := r.compare(ctx); err != nil {
		return err
	}
	return r.recount(ctx)
}

// connect opens the database, for reading only when it cannot be written. A save
// that was broken off is put right, which takes writing: what was there before
// stands in a journal beside the file.
func (r *Register) connect(ctx context.Context) (err error) {
	if !r.opts.ReadOnly {
		r.db, err = connect(ctx, r.path, readWrite)
		if err == nil || kindOf(err) != ReadOnlyMedia {
			return err
		}
	}
	r.readOnly = true
	if r.db, err = connectToRead(ctx, r.path); kindOf(err) != Unfinished || !r.opts.ReadOnly {
		return err
	}
	writing, failure := connect(ctx, r.path, readWrite)
	if kindOf(failure) == ReadOnlyMedia {
		return err
	}
	if failure != nil {
		return failure
	}
	if err := writing.Close(); err != nil {
		return err
	}
	r.db, err = connectToRead(ctx, r.path)
	return err
}

// connectToRead opens the database for reading, and finds out whether that can be.
func connectToRead(ctx context.Context, path string) (*sql.DB, error) {
	db, err := connect(ctx, path, readOnly)
	if err != nil {
		return nil, err
	}
	var version int
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// abandon closes what a failed open left.
func (r *Register) abandon() error {
	if r.db == nil {
		return nil
	}
	return r.db.Close()
}

// adopt checks a file of this or an older format and brings it to this one.
func (r *Register) adopt(ctx context.Context, version int) error {
	if err := quickCheck(ctx, r.db); err != nil {
		return err
	}
	if err := sameLayout(ctx, r.db, r.steps[:version]); err != nil {
		return err
	}
	if version == r.steps.Latest() {
		return nil
	}
	return r.migrate(ctx, version)
}

// readable tells whether a newer file allows programs of our format to read it.
func readable(ctx context.Context, path string, ours int) bool {
	db, err := connect(ctx, path, readOnly)
	if err != nil {
		return false
	}
	defer db.Close()
	n, err := minReader(ctx, db)
	return err == nil && n <= ours
}

// quickCheck lets SQLite look over the whole file.
func quickCheck(ctx context.Context, db *sql.DB) error {
	var result string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&result); err != nil {
		return err
	}
	if result != "ok" {
		return &Error{Kind: Damaged, Err: errors.New(result)}
	}
	return nil
}

// sameLayout compares the tables, indexes and triggers of a file with those of
// a file fresh from the steps. A trigger or view more is no register of ours.
func sameLayout(ctx context.Context, db *sql.DB, steps schema.Steps) error {
	fresh, err := connect(ctx, inMemory, create)
	if err != nil {
		return err
	}
	defer fresh.Close()
	tx, err := fresh.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := steps.Migrate(ctx, tx, 0); err != nil {
		return err
	}
	want, err := schema.Objects(ctx, tx)
	if err != nil {
		return err
	}
	got, err := schema.Objects(ctx, db)
	if err != nil {
		return err
	}
	if difference := schema.Compare(want, got); difference != "" {
		return &Error{Kind: Damaged, Err: errors.New(difference)}
	}
	return nil
}

// migrate brings an older file to this format: on its own place after a
// backup, or in memory when it may only be read.
func (r *Register) migrate(ctx context.Context, from int) error {
	if r.readOnly {
		if err := r.lift(ctx); err != nil {
			return err
		}
	} else if err := r.backupBeforeMigration(ctx, from); err != nil {
		return err
	}
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := r.steps.Migrate(ctx, tx, from); err != nil {
		return err
	}
	if err := conclude(ctx, tx); err != nil {
		return err
	}
	return sameLayout(ctx, r.db, r.steps)
}

// lift replaces the connection by one to a copy in memory.
func (r *Register) lift(ctx context.Context) error {
	memory, err := connect(ctx, inMemory, create)
	if err != nil {
		return err
	}
	if err := copyPages(ctx, memory, r.db); err != nil {
		return errors.Join(err, memory.Close())
	}
	err = r.db.Close()
	r.db = memory
	return err
}
