package register

import (
	"context"
	"database/sql"
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

// common is what every reading of many records needs of the file.
type common struct {
	vault  vault
	census census
}

// commonMemo keeps that from one reading to the next, until something is written.
type commonMemo struct {
	mu   sync.Mutex
	kept *common
}

// forget makes the next reading read it again.
func (m *commonMemo) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kept = nil
}

// load returns it for somebody who has the connection: nobody can write until
// they give it back.
func (m *commonMemo) load(ctx context.Context, conn *sql.Conn) (*common, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept != nil {
		return m.kept, nil
	}
	vault, err := loadVault(ctx, conn)
	if err != nil {
		return nil, err
	}
	census, err := takeCensus(ctx, conn)
	if err != nil {
		return nil, err
	}
	m.kept = &common{vault, census}
	return m.kept, nil
}

// readRecords reads versions from a source, with the records they hold. While
// one goroutine reads the file, all processors check hashes and unpack.
func (r *Register) readRecords(ctx context.Context, source string, args ...any) (*reading, error) {
	conn, err := r.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	common, err := r.common.load(ctx, conn)
	if err != nil {
		return nil, err
	}
	c := r.startCrew(ctx, common)
	next, rows := &bulk{}, []entry(nil)
	err = plainRows(ctx, conn, func(row []driver.Value) error {
		if len(rows) == 0 {
			rows = make([]entry, bulkSize)
		}
		e := &rows[0]
		rows = rows[1:]
		if err := e.take(row); err != nil {
			return err
		}
		next.entries = append(next.entries, e)
		if len(next.entries) == bulkSize {
			c.hand(next)
			next = &bulk{}
		}
		return nil
	}, `SELECT `+entryColumns+source, args...)
	c.hand(next)
	return join(c.finish(), c.room, err)
}

// crew are those who check and unpack what is read, and what they were handed.
type crew struct {
	room  *room
	ready chan struct{} // closed when the room is there; until then bulks wait
	all   []*bulk
	given int // so many of all
	work  chan *bulk
	group sync.WaitGroup
}

func (r *Register) startCrew(ctx context.Context, common *common) *crew {
	c := &crew{work: make(chan *bulk, bulkWaiting)}
	c.room, c.ready = makeRoom(common.census)
	workers := runtime.GOMAXPROCS(0)
	for range workers {
		u := r.bulkUnpacker(common.vault)
		u.share = common.census.total() / workers
		c.group.Go(func() {
			for b := range c.work {
				b.err = u.unpackAll(ctx, b)
			}
		})
	}
	return c
}

func (c *crew) hand(b *bulk) {
	c.all = append(c.all, b)
	select {
	case <-c.ready:
		c.give()
	default:
	}
}

// give gives places to what was handed, in that order, and has it unpacked.
func (c *crew) give() {
	for ; c.given < len(c.all); c.given++ {
		b := c.all[c.given]
		for _, e := range b.entries {
			b.records = append(b.records, c.room.place(e))
		}
		c.work <- b
	}
}

// finish waits for all that was handed.
func (c *crew) finish() []*bulk {
	<-c.ready
	c.give()
	close(c.work)
	c.group.Wait()
	return c.all
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
	if len(b.entries) == bulkSize { // probably not the last
		u.decoder.Expect(u.share)
		u.share = 0
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
