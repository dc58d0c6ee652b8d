package register

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"verwerkingsregister/model"
)

// replay makes every record again of its newest version and compares it with
// how it stands: what lists show of it and what is searched. The versions come
// by as the history is followed.
type replay struct {
	r        *Register
	complete bool // all of the history came by
	newest   map[string]*entry
	whole    map[string]*entry // the newest version that stands by itself
	standing []*stood
	vault    vault
}

// stood is a record as it stands, or should.
type stood struct {
	version *entry
	state   *state // nil: it is missing
	words   string
	problem error
}

func newReplay(r *Register) *replay {
	return &replay{r: r, newest: map[string]*entry{}, whole: map[string]*entry{}, vault: vault{}}
}

// keep notes a version; those before it of its record are of no use any more.
func (p *replay) keep(e *entry) {
	keep := p.newest
	if e.base == 0 {
		keep = p.whole
		delete(p.newest, e.record)
	}
	if held := keep[e.record]; held != nil {
		*held = *e
		return
	}
	held := *e
	keep[e.record] = &held
}

// read reads how every record stands that was not changed after a version.
func (p *replay) read(ctx context.Context, last int64) error {
	for record, e := range p.whole {
		if p.newest[record] == nil {
			p.newest[record] = e
		}
	}
	const atOnce = 1000 // before others get their turn
	for from, more := int64(0), p.complete; more; {
		n, err := p.readSome(ctx, &from, last, atOnce)
		if err != nil {
			return err
		}
		more = n == atOnce
	}
	for _, e := range p.newest {
		p.standing = append(p.standing, &stood{version: e})
	}
	if err := p.vault.loadAll(ctx, p.r.db); err != nil {
		return err
	}
	return p.findBases(ctx)
}

func (p *replay) readSome(ctx context.Context, from *int64, last int64, limit int) (n int, err error) {
	rows, err := p.r.db.QueryContext(ctx, `SELECT `+stateColumns+`, coalesce(w.folded, '')
		FROM record r LEFT JOIN words w ON w.key = r.key WHERE r.key > ? ORDER BY r.key LIMIT ?`, *from, limit)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for ; rows.Next(); n++ {
		s := &stood{state: &state{}}
		if err := rows.Scan(append(s.state.targets(), &s.words)...); err != nil {
			return n, err
		}
		*from = s.state.key
		if s.version = p.newest[s.state.id]; s.state.seq > last {
			delete(p.newest, s.state.id) // changed during the check
			continue
		}
		delete(p.newest, s.state.id)
		p.standing = append(p.standing, s)
	}
	return n, rows.Err()
}

// findBases gives every version what it stands on. After a merge that need not
// be the newest that stands by itself.
func (p *replay) findBases(ctx context.Context) error {
	for _, s := range p.standing {
		e := s.version
		if e == nil || e.base == 0 {
			continue
		}
		if base := p.whole[e.record]; base != nil && base.seq == e.base {
			e.onto = base.bytes
			continue
		}
		err := p.r.db.QueryRowContext(ctx, `SELECT bytes FROM snapshot WHERE seq = ?`, e.base).Scan(&e.onto)
		if err != nil {
			return at(&Error{Kind: Damaged, Err: fmt.Errorf("read what it stands on: %w", err)}, e)
		}
	}
	return nil
}

// run compares, on all processors, and returns what is wrong.
func (p *replay) run(ctx context.Context) (found []Problem) {
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		u, w := p.r.bulkUnpacker(p.vault), &words{}
		group.Go(func() {
			for i := worker; i < len(p.standing) && ctx.Err() == nil; i += workers {
				p.standing[i].problem = p.standing[i].compare(u, w)
			}
		})
	}
	group.Wait()
	for _, s := range p.standing {
		if s.problem != nil {
			found = append(found, s.describe())
		}
	}
	return found
}

// compare makes the record again. What is wrong with the version itself was
// said when the history was followed.
func (s *stood) compare(u *unpacker, w *words) error {
	switch {
	case s.state == nil:
		return errors.New("the record is missing")
	case s.version == nil:
		return errors.New("the record is not in the history")
	}
	if err := s.state.intact(); err != nil {
		return err
	}
	record, err := u.plain(s.version)
	if err != nil {
		return err
	}
	if !bytes.Equal(derive(s.version, record).digest, s.state.digest) || !w.same(record, s.words) {
		return errors.New("the record does not stand as its newest version says")
	}
	return nil
}

func (s *stood) describe() Problem {
	p := Problem{Class: ProblemState, Detail: s.problem.Error()}
	var damage *Error
	if errors.As(s.problem, &damage) {
		p.Detail = fmt.Sprint(damage.Err)
	}
	if s.version != nil {
		p.Sequence, p.Record = s.version.seq, model.ID(s.version.record)
	} else {
		p.Sequence, p.Record = s.state.seq, model.ID(s.state.id)
	}
	return p
}
