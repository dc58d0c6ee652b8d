package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// moment is the register at one time: the version it had come to, and which
// versions had led to that. In a file that was merged those of the other copy
// stand behind ours, though they may be older.
type moment struct {
	head
	apart string // places before it that did not lead to it, as JSON
}

// within is a condition on seq that holds for what led to the moment.
const within = `seq <= ? AND seq NOT IN (SELECT value FROM json_each(?))`

// momentAt finds the newest version at a time on the line this file was saved
// in; nil when there was none yet.
func momentAt(ctx context.Context, q querier, at time.Time) (*moment, error) {
	last, err := readHead(ctx, q)
	if err != nil {
		return nil, err
	}
	if last.seq != last.height { // there are more versions than the longest line has
		return momentOfMerged(ctx, q, last, at)
	}
	m := &moment{apart: "[]"}
	err = q.QueryRowContext(ctx, `SELECT seq, height, hash FROM history WHERE time <= ? ORDER BY seq DESC LIMIT 1`,
		at.UnixMilli()).Scan(&m.seq, &m.height, &m.hash)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return m, err
}

// link is a version's place in a history of more than one line.
type link struct {
	seq, height, time int64
	hash              []byte
	parents           [2]string
}

// momentOfMerged walks back from the newest version along first parents: at a
// merge, those are of the line it was made in.
func momentOfMerged(ctx context.Context, q querier, last head, at time.Time) (*moment, error) {
	links, err := readLinks(ctx, q)
	if err != nil {
		return nil, err
	}
	l := links[string(last.hash)]
	for l != nil && l.time > at.UnixMilli() {
		l = links[l.parents[0]]
	}
	if l == nil {
		return nil, nil
	}
	return l.moment(links)
}

// momentOf finds the moment the register had come to a version; nil when it
// does not have that.
func momentOf(ctx context.Context, q querier, hash []byte) (*moment, error) {
	m := &moment{apart: "[]"}
	err := q.QueryRowContext(ctx, `SELECT seq, height, hash FROM history WHERE hash = ?`, hash).Scan(&m.seq, &m.height, &m.hash)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil || m.seq == m.height: // all before it led to it
		return m, err
	}
	links, err := readLinks(ctx, q)
	if err != nil {
		return nil, err
	}
	return links[string(m.hash)].moment(links)
}

// moment finds what led to a version.
func (l *link) moment(links map[string]*link) (*moment, error) {
	led, todo := map[int64]bool{}, []*link{l}
	for len(todo) > 0 {
		next := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if next == nil || led[next.seq] {
			continue
		}
		led[next.seq] = true
		todo = append(todo, links[next.parents[0]], links[next.parents[1]])
	}
	apart := []int64{}
	for seq := range l.seq {
		if seq > 0 && !led[seq] {
			apart = append(apart, seq)
		}
	}
	list, err := json.Marshal(apart)
	return &moment{head{l.seq, l.height, l.hash}, string(list)}, err
}

func readLinks(ctx context.Context, q querier) (map[string]*link, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, height, time, hash, parent, parent2 FROM history`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	links := map[string]*link{}
	for rows.Next() {
		l := &link{}
		if err := rows.Scan(&l.seq, &l.height, &l.time, &l.hash, &l.parents[0], &l.parents[1]); err != nil {
			return nil, err
		}
		links[string(l.hash)] = l
	}
	return links, rows.Err()
}
