package register

import (
	"context"
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

// bulkSize keeps all processors busy, and what waits for them small.
const bulkSize = 64

// readRecords reads the versions a condition chooses with the records they
// hold, in the order of the question. While one goroutine reads the file, all
// processors check hashes and unpack.
func (r *Register) readRecords(ctx context.Context, where string, args ...any) ([]*entry, []model.Record, error) {
	u := r.unpacker()
	if err := u.vault.loadAll(ctx, r.db); err != nil {
		return nil, nil, err
	}
	var all []*bulk
	work := make(chan *bulk, 2*runtime.GOMAXPROCS(0))
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		own := &unpacker{codec: u.codec, vault: u.vault}
		group.Go(func() {
			for b := range work {
				b.err = own.unpackAll(ctx, b)
			}
		})
	}
	next := &bulk{}
	hand := func() {
		all, next = append(all, next), &bulk{entries: make([]*entry, 0, bulkSize)}
		work <- all[len(all)-1]
	}
	err := eachEntry(ctx, r.db, func(e *entry) error {
		if next.entries = append(next.entries, e); len(next.entries) == bulkSize {
			hand()
		}
		return nil
	}, where, args...)
	hand()
	close(work)
	group.Wait()
	return join(all, err)
}

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
		if b.records[i], err = u.plain(e); err != nil {
			return err
		}
	}
	return nil
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
