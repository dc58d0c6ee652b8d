package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"slices"
	"strings"
	"sync"
)

// span is a part of the history, from one place to another.
type span [2]int64

// lineage is how the lines of a history run. In a file that was never merged it
// is one section.
type lineage struct {
	last     int64
	sections []section // in the order of the file
}

// section is a part of the history in which each version stands on the one
// before it. Its first stands on others: the end of another section, or two of
// them in a merge.
type section struct {
	first   int64
	parents [2]int64
}

// lineageMemo keeps the lineage, which changes with merges only.
type lineageMemo struct {
	mu    sync.Mutex
	head  []byte
	lines *lineage
}

// lineage reads how the lines of the history run.
func (r *Register) lineage(ctx context.Context) (*lineage, error) {
	r.lines.mu.Lock()
	defer r.lines.mu.Unlock()
	h, err := readHead(ctx, r.db)
	if err != nil {
		return nil, err
	}
	if r.lines.lines != nil && bytes.Equal(h.hash, r.lines.head) {
		return r.lines.lines, nil
	}
	lines := &lineage{last: h.seq}
	if h.seq == h.height { // as many versions as the longest line has
		lines.sections = []section{{first: 1}}
	} else if err := lines.read(ctx, r.db); err != nil {
		return nil, err
	}
	r.lines.head, r.lines.lines = h.hash, lines
	return lines, nil
}

// read finds the versions that do not stand on the one before them.
func (l *lineage) read(ctx context.Context, q querier) error {
	rows, err := q.QueryContext(ctx, `SELECT h.seq, h.parent, h.parent2 FROM history h LEFT JOIN history p ON p.seq = h.seq - 1
		WHERE h.parent IS NOT p.hash OR length(h.parent2) > 0 ORDER BY h.seq`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var parents [][2][]byte
	for rows.Next() {
		var s section
		var p [2][]byte
		if err := rows.Scan(&s.first, &p[0], &p[1]); err != nil {
			return err
		}
		l.sections, parents = append(l.sections, s), append(parents, p)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	places, err := placesOf(ctx, q, parents)
	for i, p := range parents {
		l.sections[i].parents = [2]int64{places[string(p[0])], places[string(p[1])]}
	}
	return err
}

// placesOf finds versions by their hashes.
func placesOf(ctx context.Context, q querier, hashes [][2][]byte) (map[string]int64, error) {
	const atOnce = 100 // SQLite bounds the values of one question
	places := map[string]int64{}
	for part := range slices.Chunk(hashes, atOnce) {
		values := make([]any, 0, 2*len(part))
		for _, p := range part {
			values = append(values, p[0], p[1])
		}
		err := eachHash(ctx, q, func(seq int64, hash [sha256.Size]byte) { places[string(hash[:])] = seq },
			`WHERE hash IN (?`+strings.Repeat(",?", len(values)-1)+`)`, values...)
		if err != nil {
			return nil, err
		}
	}
	return places, nil
}

// index returns which section a version is in.
func (l *lineage) index(seq int64) int {
	i, starts := slices.BinarySearchFunc(l.sections, seq, func(s section, seq int64) int { return int(s.first - seq) })
	if starts {
		return i
	}
	return i - 1
}

func (l *lineage) at(seq int64) section { return l.sections[l.index(seq)] }

// moment finds what led to a version.
func (l *lineage) moment(h head) *moment {
	led := make([]int64, len(l.sections)) // up to where, in each
	for todo := []int64{h.seq}; len(todo) > 0; {
		seq := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seq == 0 {
			continue
		}
		i := l.index(seq)
		if led[i] == 0 {
			todo = append(todo, l.sections[i].parents[0], l.sections[i].parents[1])
		}
		led[i] = max(led[i], seq)
	}
	m := &moment{head: h}
	for i, s := range l.sections {
		end := h.seq
		if i+1 < len(l.sections) {
			end = min(end, l.sections[i+1].first-1)
		}
		if from := max(led[i]+1, s.first); from <= end {
			m.apart = append(m.apart, span{from, end})
		}
	}
	return m
}
