package register

import (
	"bytes"
	"context"
	"crypto/sha256"
	"slices"
	"strings"
)

// lines are the histories of two copies of a register: what is in both, and
// what only the other has.
type lines struct {
	ours    map[[sha256.Size]byte]int64 // place here, by hash
	theirs  map[[sha256.Size]byte]bool
	missing []int64 // places in the other of what is not here, in its order
	ahead   bool    // there is something here that the other has not
}

// readLines compares two histories by the hashes of their versions.
func readLines(ctx context.Context, here, there querier) (*lines, error) {
	l := &lines{ours: map[[sha256.Size]byte]int64{}, theirs: map[[sha256.Size]byte]bool{}}
	err := eachHash(ctx, here, func(seq int64, hash [sha256.Size]byte) { l.ours[hash] = seq }, "")
	if err != nil {
		return nil, err
	}
	err = eachHash(ctx, there, func(seq int64, hash [sha256.Size]byte) {
		l.theirs[hash] = true
		if _, known := l.ours[hash]; !known {
			l.missing = append(l.missing, seq)
		}
	}, "")
	for hash := range l.ours {
		l.ahead = l.ahead || !l.theirs[hash]
	}
	return l, err
}

func eachHash(ctx context.Context, q querier, do func(int64, [sha256.Size]byte), where string, args ...any) error {
	rows, err := q.QueryContext(ctx, `SELECT seq, hash FROM history `+where+` ORDER BY seq`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var hash []byte
		if err := rows.Scan(&seq, &hash); err != nil {
			return err
		}
		do(seq, [sha256.Size]byte(padded(hash)))
	}
	return rows.Err()
}

// recordLines is a record that the other copy changed. Of the versions only
// the place in the chain counts; they are read again once both lines are here.
type recordLines struct {
	id                 string
	kind               string
	base, ours, theirs []byte // hashes of the newest version in both, here and there; nil: none
	both               bool   // it was changed here too
}

// records lists the records of which the other copy has versions that are not
// here, by kind and ID.
func (l *lines) records(ctx context.Context, here, there querier) ([]recordLines, error) {
	changed := map[string]bool{}
	theirs, err := l.histories(ctx, there)
	if err != nil {
		return nil, err
	}
	for _, e := range theirs {
		if _, known := l.ours[[sha256.Size]byte(e.hash)]; !known {
			changed[e.record] = true
		}
	}
	ours, err := l.histories(ctx, here)
	if err != nil {
		return nil, err
	}
	found := map[string]*recordLines{}
	base := map[string]*entry{}
	for _, e := range theirs {
		if changed[e.record] {
			found[e.record] = &recordLines{id: e.record, kind: e.kind, theirs: e.hash}
		}
	}
	for _, e := range ours {
		r := found[e.record]
		if r == nil {
			continue
		}
		r.ours = e.hash
		if !l.theirs[[sha256.Size]byte(e.hash)] {
			r.both = true
			continue
		}
		if b := base[e.record]; b == nil || e.height > b.height || e.height == b.height && bytes.Compare(e.hash, b.hash) > 0 {
			base[e.record], r.base = e, e.hash
		}
	}
	var all []recordLines
	for _, r := range found {
		all = append(all, *r)
	}
	slices.SortFunc(all, func(a, b recordLines) int {
		return strings.Compare(a.kind+"\x00"+a.id, b.kind+"\x00"+b.id)
	})
	return all, nil
}

// histories reads of each version what says where it stands, in the order of
// the file.
func (l *lines) histories(ctx context.Context, q querier) ([]*entry, error) {
	rows, err := q.QueryContext(ctx, `SELECT hash, height, record, kind FROM history ORDER BY seq`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []*entry
	for rows.Next() {
		e := &entry{}
		if err := rows.Scan(&e.hash, &e.height, &e.record, &e.kind); err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, rows.Err()
}
