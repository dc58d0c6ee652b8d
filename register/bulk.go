package register

import (
	"context"
	"database/sql/driver"
	"runtime"
	"sync"

	"verwerkingsregister/model"
)

// bulk is a number of versions that are read and unpacked together.
type bulk struct {
	entries []*entry
	records []model.Record
	err     error
}

// Bulks keep all processors busy. So many wait at most for those before them.
const (
	bulkSize    = 64
	bulkWaiting = 256
)

// readRecords reads the versions a condition chooses with the records they
// hold, in the order of the question.
func (r *Register) readRecords(ctx context.Context, where string, args ...any) ([]*entry, []model.Record, error) {
	return r.readRecordsFrom(ctx, entrySource+where, args...)
}

// readRecordsFrom does so for versions from any source. While one goroutine
// reads the file, all processors check hashes and unpack; the personal values
// are read last and put in their places at the end.
func (r *Register) readRecordsFrom(ctx context.Context, source string, args ...any) ([]*entry, []model.Record, error) {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer conn.Close()
	var all []*bulk
	work := make(chan *bulk, bulkWaiting)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		u := r.bulkUnpacker(nil)
		group.Go(func() {
			for b := range work {
				b.err = u.unpackAll(ctx, b)
			}
		})
	}
	next, rows := &bulk{}, []entry(nil)
	hand := func() {
		all, next = append(all, next), &bulk{entries: make([]*entry, 0, bulkSize)}
		work <- all[len(all)-1]
	}
	err = plainRows(ctx, conn, func(row []driver.Value) error {
		if len(rows) == 0 {
			rows = make([]entry, bulkSize)
		}
		e := &rows[0]
		rows = rows[1:]
		if next.entries = append(next.entries, e); len(next.entries) == bulkSize {
			defer hand()
		}
		return e.take(row)
	}, `SELECT `+entryColumns+source, args...)
	hand()
	close(work)
	var values vault
	if err == nil {
		values, err = loadVault(ctx, conn)
	}
	group.Wait()
	if err == nil {
		onAll(len(all), func(i int) { all[i].open(values) })
	}
	return join(all, err)
}

// onAll does something for 0 to n-1, on all processors.
func onAll(n int, do func(int)) {
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		group.Go(func() {
			for i := worker; i < n; i += workers {
				do(i)
			}
		})
	}
	group.Wait()
}

// unpackAll reads the records, with tokens for personal values.
func (u *unpacker) unpackAll(ctx context.Context, b *bulk) error {
	b.records = make([]model.Record, len(b.entries))
	for i, e := range b.entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := e.check(&u.scratch); err != nil {
			return err
		}
		var err error
		if b.records[i], err = u.sealed(e); err != nil {
			return err
		}
	}
	return nil
}

// open puts personal values in the place of their tokens.
func (b *bulk) open(v vault) {
	for i, record := range b.records {
		if b.err == nil {
			b.err = at(v.open(record), b.entries[i])
		}
	}
}

// join puts what was read together again.
func join(all []*bulk, err error) (entries []*entry, records []model.Record, _ error) {
	total := 0
	for _, b := range all {
		total += len(b.entries)
		if err == nil {
			err = b.err
		}
	}
	if err != nil {
		return nil, nil, err
	}
	entries, records = make([]*entry, 0, total), make([]model.Record, 0, total)
	for _, b := range all {
		entries, records = append(entries, b.entries...), append(records, b.records...)
	}
	return entries, records, nil
}
