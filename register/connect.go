package register

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// access says how a database file is opened.
type access string

const (
	readWrite access = "rw"
	readOnly  access = "ro"
	create    access = "rwc"
)

// inMemory as a path is a database that is nowhere on the disk.
const inMemory = ":memory:"

// settings are the pragmas every connection runs before anything else, in
// this order. The file is locked for as long as it is open; a commit is on the
// disk when it returns; what the file's own schema asks is not trusted.
func settings(a access) []string {
	common := []string{
		"busy_timeout = 0",
		"locking_mode = EXCLUSIVE",
		"synchronous = EXTRA",
		"foreign_keys = ON",
		"trusted_schema = OFF",
		"cell_size_check = ON",
		"mmap_size = 0",
		"secure_delete = ON",
		"temp_store = MEMORY",
		"cache_size = -32768", // KiB; what an import touches stays in memory until the commit
	}
	if a == readOnly {
		return append(common, "query_only = ON")
	}
	return append(common, "journal_mode = DELETE")
}

// Limits of a connection that are lower than SQLite's own.
const (
	maxValueBytes = 256 << 20 // of one document, compressed, with room
	maxAttached   = 0
)

// connector opens connections that all have our settings, so that not even a
// reconnect could lose them.
type connector struct {
	path   string
	access access
}

// Connect implements driver.Connector.
func (c connector) Connect(context.Context) (driver.Conn, error) {
	d := &sqlite3.SQLiteDriver{ConnectHook: c.prepare}
	return d.Open(dsn(c.path, c.access))
}

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver { return &sqlite3.SQLiteDriver{} }

func (c connector) prepare(conn *sqlite3.SQLiteConn) error {
	conn.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, maxValueBytes)
	conn.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, maxAttached)
	for _, s := range settings(c.access) {
		if _, err := conn.Exec("PRAGMA "+s, nil); err != nil {
			return fmt.Errorf("set %s: %w", s, err)
		}
	}
	if c.access == readOnly {
		return nil
	}
	return lock(conn)
}

// lock takes the exclusive lock, which this connection then keeps (BEGIN
// IMMEDIATE would let others read until the first save), and finds
// out whether the journal can be written: it changes the first page and rolls
// that back, which leaves the file as it was.
func lock(conn *sqlite3.SQLiteConn) error {
	if _, err := conn.Exec("BEGIN EXCLUSIVE", nil); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	err := touch(conn)
	_, undo := conn.Exec("ROLLBACK", nil)
	if err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	return undo
}

func touch(conn *sqlite3.SQLiteConn) error {
	rows, err := conn.Query("PRAGMA user_version", nil)
	if err != nil {
		return err
	}
	version := make([]driver.Value, 1)
	err = errors.Join(rows.Next(version), rows.Close())
	if err != nil {
		return err
	}
	_, err = conn.Exec(fmt.Sprintf("PRAGMA user_version = %d", version[0]), nil)
	return err
}

// connect opens a database with exactly one connection, which stays.
func connect(ctx context.Context, path string, a access) (*sql.DB, error) {
	db := sql.OpenDB(connector{path, a})
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	if err := db.PingContext(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// dsn writes a path as the URI SQLite reads. Only what would end the path or
// be decoded in it is escaped.
func dsn(path string, a access) string {
	const options = "&_busy_timeout=0&_txlock=immediate&_stmt_cache_size=64"
	if path == inMemory {
		return "file::memory:?mode=memory" + options
	}
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" {
		path = "///" + strings.TrimPrefix(path, "/")
	}
	path = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
	return "file:" + path + "?mode=" + string(a) + options
}
