package register

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"verwerkingsregister/model"
)

// shelf holds how all records stand, in memory: lists are made of it, of the
// register as it stands and as it stood. Each row was checked when it was read.
type shelf struct {
	mu     sync.Mutex
	head   head       // what it was read at
	rows   []*shelved // in the order in which records came in
	places map[string]int
}

// shelved is how one record stands.
type shelved struct {
	state
	words     string // what is searched, when somebody asked for it
	withWords bool
	record    model.Record // of the past: what it said
}

// forget makes the next list read everything again.
func (s *shelf) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.head, s.rows, s.places = head{}, nil, nil
}

// put adds a row, or puts it in the place of the one before.
func (s *shelf) put(row *shelved) {
	if s.places == nil {
		s.places = map[string]int{}
	}
	if at, there := s.places[row.id]; there {
		s.rows[at] = row
		return
	}
	s.places[row.id] = len(s.rows)
	s.rows = append(s.rows, row)
}

// find returns how a record stands; nil when it does not know it.
func (s *shelf) find(id model.ID) *shelved {
	if at, there := s.places[string(id)]; there {
		return s.rows[at]
	}
	return nil
}

// refresh reads what was saved since, and the words of all records when they
// are searched.
func (s *shelf) refresh(ctx context.Context, q querier, words bool) error {
	now, err := readHead(ctx, q)
	if err != nil {
		return err
	}
	if s.rows == nil || !bytes.Equal(now.hash, s.head.hash) {
		if err := s.readSince(ctx, q, s.head.seq); err != nil {
			return err
		}
		s.head = now
	}
	if !words {
		return nil
	}
	return s.readWords(ctx, q)
}

func (s *shelf) readSince(ctx context.Context, q querier, seq int64) error {
	rows, err := q.QueryContext(ctx, `SELECT `+stateColumns+` FROM record r WHERE r.seq > ? ORDER BY r.key`, seq)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		row := &shelved{}
		if err := rows.Scan(row.targets()...); err != nil {
			return err
		}
		if err := row.intact(); err != nil {
			return err
		}
		s.put(row)
	}
	return rows.Err()
}

func (s *shelf) readWords(ctx context.Context, q querier) error {
	lacking := map[int64]*shelved{}
	for _, row := range s.rows {
		if !row.withWords {
			lacking[row.key] = row
		}
	}
	const few = 20
	if len(lacking) > few {
		return readWords(ctx, q, lacking, `SELECT key, folded FROM words`)
	}
	for key := range lacking {
		if err := readWords(ctx, q, lacking, `SELECT key, folded FROM words WHERE key = ?`, key); err != nil {
			return err
		}
	}
	return nil
}

// readWords gives rows the words a question finds for their numbers.
func readWords(ctx context.Context, q querier, into map[int64]*shelved, question string, args ...any) error {
	rows, err := q.QueryContext(ctx, question, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var folded string
		if err := rows.Scan(&key, &folded); err != nil {
			return err
		}
		if row := into[key]; row != nil {
			row.words, row.withWords = folded, true
		}
	}
	return rows.Err()
}

// choose returns the rows a query asks for, in its order.
func (s *shelf) choose(q Query, approvals map[model.ID]model.Approval) []*shelved {
	wants := q.wants(approvals)
	var chosen []*shelved
	for _, row := range s.rows {
		if wants(row) {
			chosen = append(chosen, row)
		}
	}
	slices.SortFunc(chosen, q.order())
	chosen = chosen[min(max(q.Offset, 0), len(chosen)):]
	if q.Limit > 0 {
		chosen = chosen[:min(q.Limit, len(chosen))]
	}
	return chosen
}
