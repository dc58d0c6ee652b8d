package register

import (
	"crypto/rand"
	"io"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register/schema"
)

// Options is what a register needs from outside. The zero value works: the
// clock and randomness of the system, no author, no automatic backups.
type Options struct {
	Author  string           // who saves, as history names them
	Now     func() time.Time // the clock; nil is time.Now
	Random  io.Reader        // randomness for IDs and salts; nil is crypto/rand
	DataDir string           // where backups go, in "backups" below it; empty: none by itself
	// ReadOnly opens without the right to save. A file or folder that cannot
	// be written is opened so without being asked.
	ReadOnly bool
	// DeferBackup leaves the backup of the day to a call of BackupIfDue, so
	// that a window can open before it is made.
	DeferBackup bool
	Rules       Rules // how findings are counted for List
	// Erased says what a reader sees, in the register as it stood, in place of a
	// personal value that was erased on a day; nil leaves the mark that
	// [ErasedOn] reads, as versions always do.
	Erased func(day model.Date) string

	steps   schema.Steps // in tests: other steps than the current ones
	examine bool         // open whatever SQLite can open, to say what is wrong with it
}

// Rules counts the findings of completeness per record, for lists.
type Rules struct {
	// Version goes up whenever Count may give another answer; open then
	// counts all records again.
	Version int
	// Count returns the findings of one record; nil counts nothing.
	Count func(model.Record) FindingCounts
}

// FindingCounts is the number of completeness findings of a record by
// severity.
type FindingCounts struct {
	Errors   int // what the law asks and is missing
	Warnings int // what is doubtful or outdated
	Notes    int // what could be better
}

// Complete reports that nothing the law asks is missing.
func (f FindingCounts) Complete() bool { return f.Errors == 0 }

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) random() io.Reader {
	if o.Random == nil {
		return rand.Reader
	}
	return o.Random
}

func (o Options) migrations() schema.Steps {
	if o.steps == nil {
		return schema.Current()
	}
	return o.steps
}
