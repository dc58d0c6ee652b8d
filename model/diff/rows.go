package diff

import (
	"bytes"
	"slices"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/field"
)

// rows compares the lists at one place.
func (c *comparer) rows(of *field.Field, pa, pb field.Path) {
	ia, ib := c.a.lists[pa], c.b.lists[pb]
	if len(ia) == 0 && len(ib) == 0 {
		return
	}
	if !Distinct(ia) || !Distinct(ib) {
		c.replace(of, pa, pb)
		return
	}
	m := c.match(of, pa, pb)
	c.removed(of, pa, m)
	c.placed(of, pa, pb, m)
	for j, i := range m.toA {
		if i < 0 {
			continue
		}
		row := pa.Row(ia[i])
		if ia[i] != ib[j] {
			c.changes = append(c.changes, Change{Path: row, Field: of, Op: Identified,
				Old: string(ia[i]), New: string(ib[j]), From: i, To: j})
		}
		c.group(of, row, pb.Row(ib[j]))
	}
}

// Distinct reports whether paths can tell the rows apart.
func Distinct(ids []model.RowID) bool {
	seen := make(map[model.RowID]bool, len(ids))
	for _, id := range ids {
		if !field.Addressable(id) || seen[id] {
			return false
		}
		seen[id] = true
	}
	return true
}

func (c *comparer) replace(of *field.Field, pa, pb field.Path) {
	old, errA := field.AllRows(c.a.record, pa)
	now, errB := field.AllRows(c.b.record, pb)
	if errA != nil || errB != nil { // both paths were just walked
		panic("diff: a list is gone while it is compared")
	}
	if !SameRows(old, now) {
		c.changes = append(c.changes, Change{Path: pa, Field: of, Op: Replaced, Old: old, New: now, From: -1, To: -1})
	}
}

// SameRows reports whether two rows, or lists of rows, say the same.
func SameRows(a, b any) bool {
	ta, errA := canonical.Compact(a)
	tb, errB := canonical.Compact(b)
	return errA == nil && errB == nil && bytes.Equal(ta, tb)
}

// matching says which row of one list is which of the other; -1: none.
type matching struct {
	a, b     []model.RowID
	toA, toB []int // toA is indexed by place in b, toB by place in a
}

func newMatching(a, b []model.RowID) matching {
	m := matching{a: a, b: b, toA: make([]int, len(b)), toB: make([]int, len(a))}
	for j := range m.toA {
		m.toA[j] = -1
	}
	for i := range m.toB {
		m.toB[i] = -1
	}
	return m
}

func (m matching) pair(i, j int) { m.toB[i], m.toA[j] = j, i }

// behind returns the row of a that stands before place i.
func (m matching) behindA(i int) model.RowID {
	if i == 0 {
		return ""
	}
	return m.a[i-1]
}

// behindB returns the row of b that stands before place j, by the name it has
// in paths: that of a when it is there.
func (m matching) behindB(j int) model.RowID {
	switch {
	case j == 0:
		return ""
	case m.toA[j-1] >= 0:
		return m.a[m.toA[j-1]]
	}
	return m.b[j-1]
}

func (c *comparer) removed(of *field.Field, pa field.Path, m matching) {
	for i, j := range m.toB {
		if j >= 0 {
			continue
		}
		path := pa.Row(m.a[i])
		c.changes = append(c.changes, Change{Path: path, Field: of, Op: Removed, Row: rowAt(c.a.record, path),
			From: i, To: -1, oldAfter: m.behindA(i)})
	}
}

// placed adds the rows that are new and those that stand elsewhere.
func (c *comparer) placed(of *field.Field, pa, pb field.Path, m matching) {
	still := longestRun(m.toA)
	for j, i := range m.toA {
		switch {
		case i < 0:
			c.changes = append(c.changes, Change{Path: pa.Row(m.b[j]), Field: of, Op: Added,
				Row: rowAt(c.b.record, pb.Row(m.b[j])), From: -1, To: j, newAfter: m.behindB(j)})
		case !still[j]:
			c.changes = append(c.changes, Change{Path: pa.Row(m.a[i]), Field: of, Op: Moved,
				From: i, To: j, oldAfter: m.behindA(i), newAfter: m.behindB(j)})
		}
	}
}

func rowAt(record model.Record, path field.Path) any {
	row, err := field.Row(record, path)
	if err != nil { // the path was just walked
		panic("diff: a row is gone while it is compared")
	}
	return row
}

// longestRun marks the places of a longest increasing run of the values that
// are not negative: the rows that need not be called moved.
func longestRun(values []int) []bool {
	before := make([]int, len(values)) // the place of the value before, in the run that ends here
	var ends []int                     // per length less one: the place where the run with the smallest end ends
	for at, v := range values {
		if v < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, v, func(end, v int) int { return values[end] - v })
		before[at] = -1
		if n > 0 {
			before[at] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, at)
		} else {
			ends[n] = at
		}
	}
	in := make([]bool, len(values))
	if len(ends) == 0 {
		return in
	}
	for at := ends[len(ends)-1]; at >= 0; at = before[at] {
		in[at] = true
	}
	return in
}
