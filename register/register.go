package register

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"verwerkingsregister/register/schema"
)

// Register is an open register file. Its methods can be called from several
// goroutines; they take turns.
type Register struct {
	path     string
	info     os.FileInfo // what the path led to when it was opened
	opts     Options
	steps    schema.Steps
	db       *sql.DB
	codec    *codec
	readOnly bool
	approved approvalMemo
	lines    lineageMemo
	common   commonMemo
	shelf    shelf
	fileID   string
	created  time.Time

	backupFailure error

	closing sync.Mutex
	closed  bool
}

// Create makes a new register file and opens it. A file that is there already
// is left alone. The file appears under its name only when it is complete.
func Create(ctx context.Context, path string, opts Options) (*Register, error) {
	const op = "create register"
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failAt(op, path, err)
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, &Error{Op: op, Kind: Exists, Path: path}
	}
	err = placeNew(path, func(temporary string) error { return build(ctx, temporary, opts) })
	if err != nil {
		return nil, failAt(op, path, err)
	}
	return Open(ctx, path, opts)
}

// build makes an empty register in a file that does not exist yet.
func build(ctx context.Context, path string, opts Options) error {
	db, err := connect(ctx, path, create)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := opts.migrations().Migrate(ctx, tx, 0); err != nil {
		return err
	}
	id, err := randomText(opts.random(), 10)
	if err != nil {
		return err
	}
	made := opts.now().UTC().Format(time.RFC3339)
	_, err = tx.ExecContext(ctx, `INSERT INTO meta (name, value) VALUES ('file_id', ?), ('created', ?), ('digest', ?), ('saves', '0')`,
		id, made, hex.EncodeToString(digest(id, made)))
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO head (one, seq, height, hash) VALUES (1, 0, 0, x'')`); err != nil {
		return err
	}
	if err := conclude(ctx, tx); err != nil {
		return err
	}
	return db.Close()
}

// Close gives the file free. Closing twice is no error.
func (r *Register) Close() error {
	r.closing.Lock()
	defer r.closing.Unlock()
	if r.closed {
		return nil
	}
	r.closed = true
	err := r.db.Close()
	vacate(r.info)
	return failAt("close register", r.path, err)
}

// Path returns the full path the register was opened by.
func (r *Register) Path() string { return r.path }

// ReadOnly reports whether saves are refused.
func (r *Register) ReadOnly() bool { return r.readOnly }

// FileID returns the register's own ID, the same in every copy of it.
func (r *Register) FileID() string { return r.fileID }

// Created returns when the register was made, in UTC.
func (r *Register) Created() time.Time { return r.created }

// Head returns the fingerprint of the register as it stands.
func (r *Register) Head(ctx context.Context) (Fingerprint, error) {
	h, err := readHead(ctx, r.db)
	return h.fingerprint(), r.fail("read head", err)
}

// head is the end of the history.
type head struct {
	seq    int64
	height int64
	hash   []byte
}

func readHead(ctx context.Context, q querier) (head, error) {
	var h head
	err := q.QueryRowContext(ctx, `SELECT seq, height, hash FROM head`).Scan(&h.seq, &h.height, &h.hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = &Error{Kind: Damaged, Err: errors.New("no head")}
	}
	return h, err
}

func (h head) fingerprint() Fingerprint {
	return Fingerprint{N: h.height, Hash: hex.EncodeToString(h.hash)}
}

// fail gives an error of this register its operation and path.
func (r *Register) fail(op string, err error) error {
	if err != nil && r.isClosed() {
		err = &Error{Kind: Closed, Err: err}
	}
	return failAt(op, r.path, err)
}

func (r *Register) isClosed() bool {
	r.closing.Lock()
	defer r.closing.Unlock()
	return r.closed
}

// write runs a change of the file in one transaction. Nothing of it stays when
// anything fails, the commit included.
func (r *Register) write(ctx context.Context, change func(*sql.Tx) error) error {
	if r.readOnly {
		return &Error{Kind: ReadOnlyMedia}
	}
	if err := r.inPlace(); err != nil {
		return err
	}
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	r.common.forget()
	if err := change(tx); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'saves'`)
	if err != nil {
		return err
	}
	return conclude(ctx, tx)
}

// conclude keeps what a transaction did. Who stops it then has it undone from
// beside, so that the transaction may be gone before it is told why.
func conclude(ctx context.Context, tx *sql.Tx) error {
	err := tx.Commit()
	if errors.Is(err, sql.ErrTxDone) && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// inPlace reports Replaced when the path no longer leads to the file that was
// opened: what would be saved would not be found again.
func (r *Register) inPlace() error {
	info, err := identify(r.path)
	if err != nil {
		return &Error{Kind: Replaced, Err: err}
	}
	if !os.SameFile(info, r.info) {
		return &Error{Kind: Replaced}
	}
	return nil
}

// loadMeta reads what the file says about itself.
func (r *Register) loadMeta(ctx context.Context) error {
	meta, err := readMeta(ctx, r.db)
	if err != nil {
		return err
	}
	r.fileID = meta["file_id"]
	r.created, err = time.Parse(time.RFC3339, meta["created"])
	if err != nil || r.fileID == "" || filepath.Base(r.fileID) != r.fileID {
		return &Error{Kind: Damaged, Err: errors.New("the file does not say what it is")}
	}
	sum, err := hex.DecodeString(meta["digest"])
	return errors.Join(err, sound("what the file says of itself", sum, meta["file_id"], meta["created"]))
}

func readMeta(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT name, value FROM meta`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		meta[name] = value
	}
	return meta, rows.Err()
}

// minReader is the lowest format version whose programs can read the file.
func minReader(ctx context.Context, q querier) (int, error) {
	meta, err := readMeta(ctx, q)
	if err != nil {
		return 0, err
	}
	n, err := strconv.Atoi(meta["min_reader"])
	if err != nil {
		return 0, &Error{Kind: Damaged, Err: errors.New("no lowest reader")}
	}
	return n, nil
}
