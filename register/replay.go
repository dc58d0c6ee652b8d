package register

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"verwerkingsregister/model"
)

// replay makes every record again of its newest version and compares it with
// how it stands: what lists show of it and what is searched. Versions come by
// as the history is followed, and the others of a processor compare meanwhile.
type replay struct {
	r       *Register
	vault   vault
	records map[string]*stood
	whole   map[string]*entry // the newest version that stands by itself
	work    chan *stood
	group   sync.WaitGroup
}

// stood is a record as it stands, and the version it should be.
type stood struct {
	state   *state
	words   string
	at      *entry // the version it stands at, once that came by
	newest  int64  // the newest version that came by
	problem error
}

func newReplay(r *Register) *replay {
	return &replay{r: r, records: map[string]*stood{}, whole: map[string]*entry{}}
}

// start reads how every record stands, and begins to compare.
func (p *replay) start(ctx context.Context) error {
	const atOnce = 1000 // before others get their turn
	for from, n := int64(0), atOnce; n == atOnce; {
		var err error
		if n, err = p.readSome(ctx, &from, atOnce); err != nil {
			return err
		}
	}
	conn, err := p.r.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if p.vault, err = loadVault(ctx, conn); err != nil {
		return err
	}
	p.work = make(chan *stood, len(p.records))
	for range runtime.GOMAXPROCS(0) {
		u, w := p.r.bulkUnpacker(p.vault), &words{}
		p.group.Go(func() {
			for s := range p.work {
				if ctx.Err() == nil {
					s.problem = s.compare(u, w)
				}
			}
		})
	}
	return nil
}

func (p *replay) readSome(ctx context.Context, from *int64, limit int) (n int, err error) {
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
		p.records[s.state.id] = s
	}
	return n, rows.Err()
}

// pass notes a version of the history.
func (p *replay) pass(ctx context.Context, e *entry) error {
	if p.work == nil {
		return nil // how records stand could not be read
	}
	s := p.records[e.record]
	if s == nil {
		s = &stood{}
		p.records[e.record] = s
	}
	s.newest = e.seq
	here := s.state != nil && s.state.seq == e.seq && s.at == nil
	if !here && e.base != 0 {
		return nil
	}
	held := *e
	if e.base == 0 {
		p.whole[e.record] = &held
	}
	if !here {
		return nil
	}
	if err := p.stand(ctx, &held); err != nil {
		return err
	}
	s.at = &held
	p.work <- s
	return nil
}

// stand gives a version what it stands on. After a merge that need not be the
// newest that stands by itself.
func (p *replay) stand(ctx context.Context, e *entry) error {
	if e.base == 0 {
		return nil
	}
	if base := p.whole[e.record]; base != nil && base.seq == e.base {
		e.onto = base.bytes
		return nil
	}
	err := p.r.db.QueryRowContext(ctx, `SELECT bytes FROM snapshot WHERE seq = ?`, e.base).Scan(&e.onto)
	if errors.Is(err, sql.ErrNoRows) {
		return nil // the comparison fails, and the history says why
	}
	return err
}

// stop waits for the comparisons, if there are any.
func (p *replay) stop() (started bool) {
	if p.work == nil {
		return false
	}
	close(p.work)
	p.group.Wait()
	p.work = nil
	return true
}

// finish waits for the comparisons and returns what is wrong. Records that were
// changed after the last version of the check are not part of it, if that change
// is in the history. Where not all of the history came by, only what was
// compared counts.
func (p *replay) finish(ctx context.Context, last int64, whole bool) (found []Problem, err error) {
	if !p.stop() {
		return nil, nil
	}
	for id, s := range p.records {
		switch {
		case !whole:
		case s.state == nil:
			s.problem = errors.New("the record is missing")
		case s.state.seq > last:
			if s.problem, err = p.later(ctx, s.state); err != nil {
				return nil, err
			}
		case s.newest != s.state.seq:
			s.problem = errStandsOtherwise
		}
		if s.problem != nil {
			found = append(found, s.describe(id))
		}
	}
	return found, nil
}

// later tells what is wrong with a record that stands at a version after those
// of the check: that was saved meanwhile, or there is no such version.
func (p *replay) later(ctx context.Context, s *state) (problem, err error) {
	var saved bool
	err = p.r.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM history WHERE seq = ? AND record = ? AND hash = ?)`, s.seq, s.id, s.hash).Scan(&saved)
	if err == nil && !saved {
		problem = errors.New("the record stands at a version that the history does not have")
	}
	return problem, err
}

var errStandsOtherwise = errors.New("the record does not stand as its newest version says")

// compare makes the record again. What is wrong with the version itself is said
// where the history is followed.
func (s *stood) compare(u *unpacker, w *words) error {
	if err := s.state.intact(); err != nil {
		return err
	}
	record := model.New(model.Kind(s.at.kind))
	if err := u.into(record, s.at); err != nil {
		return err
	}
	if !bytes.Equal(derive(s.at, record).digest, s.state.digest) || !w.same(record, s.words) {
		return errStandsOtherwise
	}
	return nil
}

func (s *stood) describe(id string) Problem {
	p := Problem{Class: ProblemState, Record: model.ID(id), Detail: s.problem.Error()}
	var damage *Error
	if errors.As(s.problem, &damage) {
		p.Detail = fmt.Sprint(damage.Err)
	}
	if p.Sequence = s.newest; s.newest == 0 && s.state != nil {
		p.Sequence = s.state.seq
	}
	return p
}
