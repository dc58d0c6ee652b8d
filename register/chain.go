package register

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
)

// chain follows the history version by version. Normally each stands on the
// one before it. Where two copies of a register were merged, the versions of
// the other copy stand behind ours: the first of them on the version where the
// two parted, and the merge itself on the newest of both. Every line is joined
// in the end: one version is the newest of all.
type chain struct {
	report  *Report
	scratch []byte
	hashes  []byte           // of all versions so far, in their order
	heights []int64          // likewise
	numbers map[string]int64 // the newest version number per record
	wholes  map[int64]whole  // versions that stand by themselves
	open    []branch         // lines left for another, and not joined yet
}

// whole is a version that others can stand on: of which record, and the hash
// of what is stored of it.
type whole struct {
	record string
	sum    [sha256.Size]byte
}

// branch is a line of history that was left for another.
type branch struct {
	seq  int64  // where the other began
	head []byte // what the line left had come to
}

func newChain(report *Report) *chain {
	return &chain{report: report, numbers: map[string]int64{}, wholes: map[int64]whole{}}
}

func (c *chain) bad(e *entry, detail string) {
	c.report.add(ProblemHistory, e.seq, e.record, detail)
}

// next checks one version. It reports at most one problem of it.
func (c *chain) next(e *entry) {
	at := int64(len(c.heights)) + 1
	if e.seq != at {
		c.report.add(ProblemHistory, at, "", fmt.Sprintf("versions %d to %d are missing", at, e.seq-1))
		c.skipTo(e.seq)
	}
	base := c.wholes[e.base]
	if e.base != 0 {
		e.baseSum = base.sum[:]
	}
	var sum [sha256.Size]byte
	sum, c.scratch = e.sum(c.scratch)
	switch {
	case e.bytes == nil:
		c.bad(e, "the snapshot is missing")
	case !bytes.Equal(sum[:], e.hash):
		c.bad(e, "the version differs from its hash")
	case !c.follows(e):
		c.bad(e, "the version does not follow on the one before")
	case e.version != c.numbers[e.record]+1:
		c.bad(e, "the version has another number than its place in the history gives it")
	case e.base != 0 && base.record != e.record:
		c.bad(e, "the version stands on one that does not stand by itself")
	}
	c.numbers[e.record] = e.version
	if e.base == 0 {
		c.wholes[e.seq] = whole{e.record, sha256.Sum256(e.bytes)}
	}
	c.hashes = append(c.hashes, padded(e.hash)...)
	c.heights = append(c.heights, e.height)
}

// skipTo fills the place of missing versions.
func (c *chain) skipTo(seq int64) {
	for int64(len(c.heights)) < seq-1 {
		c.hashes = append(c.hashes, make([]byte, sha256.Size)...)
		c.heights = append(c.heights, 0)
	}
}

// follows checks where a version stands in the chain, and how high. A version
// that does not stand on the one before it leaves that line open, until one
// stands on its end; the first parent is the line that a merge was made in,
// which in the other copy is the other one.
func (c *chain) follows(e *entry) bool {
	before := c.last()
	if len(e.parent2) == 0 && bytes.Equal(e.parent, before) {
		height := int64(0)
		if len(c.heights) > 0 {
			height = c.heights[len(c.heights)-1]
		}
		return e.height == height+1
	}
	parents := [][]byte{e.parent}
	if len(e.parent2) > 0 {
		parents = append(parents, e.parent2)
	}
	height, goesOn := int64(0), false
	for _, parent := range parents {
		h := c.heightOf(parent)
		if h == 0 && len(parent) > 0 { // none at all: the copies parted when they were empty
			return false
		}
		height = max(height, h)
		goesOn = goesOn || bytes.Equal(parent, before)
		c.open = slices.DeleteFunc(c.open, func(b branch) bool { return bytes.Equal(b.head, parent) })
	}
	if !goesOn {
		c.open = append(c.open, branch{e.seq, bytes.Clone(before)})
	}
	return e.height == height+1
}

// last returns the hash of the version before, nothing before the first.
func (c *chain) last() []byte {
	if len(c.hashes) == 0 {
		return nil
	}
	return c.hashes[len(c.hashes)-sha256.Size:]
}

// heightOf looks an earlier version up by its hash, 0 when there is none. Only
// merges need it.
func (c *chain) heightOf(hash []byte) int64 {
	for i := range c.heights {
		if bytes.Equal(hash, c.hashes[i*sha256.Size:(i+1)*sha256.Size]) {
			return c.heights[i]
		}
	}
	return 0
}

// end checks that the history ends where the head says.
func (c *chain) end(h head) {
	last := int64(len(c.heights))
	for _, b := range c.open {
		c.report.add(ProblemHistory, b.seq, "", "a line of history begins here that was never merged")
	}
	switch {
	case last < h.seq:
		c.report.add(ProblemHistory, last+1, "", fmt.Sprintf("versions %d to %d are missing", last+1, h.seq))
	case last > 0 && (!bytes.Equal(c.last(), h.hash) || c.heights[last-1] != h.height):
		c.report.add(ProblemHistory, last, "", "the newest version is not the one the file names")
	}
}

func padded(hash []byte) []byte {
	b := make([]byte, sha256.Size)
	copy(b, hash)
	return b
}
