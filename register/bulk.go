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

// reading is what was read of a number of versions, in the order of the
// question.
type reading struct {
	entries []*entry
	records []model.Record
	room    *room // where the records stand
}

// readRecords reads versions from a source, with the records they hold. While
// one goroutine reads the file, all processors check hashes and unpack.
func (r *Register) readRecords(ctx context.Context, source string, args ...any) (*reading, error) {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	values, err := r.personal.load(ctx, conn)
	if err != nil {
		return nil, err
	}
	room, err := makeRoom(ctx, conn)
	if err != nil {
		return nil, err
	}
	var all []*bulk
	work := make(chan *bulk, bulkWaiting)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		u := r.bulkUnpacker(values)
		group.Go(func() {
			for b := range work {
				b.err = u.unpackAll(ctx, b)
			}
		})
	}
	next, rows := &bulk{}, []entry(nil)
	hand := func() {
		all, next = append(all, next), &bulk{}
		work <- all[len(all)-1]
	}
	err = plainRows(ctx, conn, func(row []driver.Value) error {
		if len(rows) == 0 {
			rows = make([]entry, bulkSize)
		}
		e := &rows[0]
		rows = rows[1:]
		if err := e.take(row); err != nil {
			return err
		}
		next.entries, next.records = append(next.entries, e), append(next.records, room.place(e))
		if len(next.entries) == bulkSize {
			hand()
		}
		return nil
	}, `SELECT `+entryColumns+source, args...)
	hand()
	close(work)
	group.Wait()
	return join(all, room, err)
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

// unpackAll reads the records to their places.
func (u *unpacker) unpackAll(ctx context.Context, b *bulk) error {
	for i, e := range b.entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := e.check(&u.scratch); err != nil {
			return err
		}
		if err := u.into(b.records[i], e); err != nil {
			return err
		}
	}
	return nil
}

// join puts what was read together again.
func join(all []*bulk, room *room, err error) (*reading, error) {
	total := 0
	for _, b := range all {
		total += len(b.entries)
		if err == nil {
			err = b.err
		}
	}
	if err != nil {
		return nil, err
	}
	whole := &reading{entries: make([]*entry, 0, total), records: make([]model.Record, 0, total), room: room}
	for _, b := range all {
		whole.entries, whole.records = append(whole.entries, b.entries...), append(whole.records, b.records...)
	}
	return whole, nil
}
