package register

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A delta says what a version makes of an earlier one of its record: which
// stretches it has in common with it and which bytes are its own. It begins
// with the number of this form and the length of what it makes. Each step
// after it is a number, twice the length of the stretch: odd for a stretch of
// the earlier version, followed by how far that begins from where the stretch
// before it ended; even for bytes of its own, which follow.

const (
	deltaForm   = 1
	deltaWindow = 8  // bytes that must agree before a stretch is looked at
	deltaLeast  = 16 // a shorter stretch is not worth its step
)

func badDelta() error {
	return &Error{Kind: Damaged, Err: errors.New("what a version makes of an earlier one cannot be read")}
}

// makeDelta says b in terms of base.
func makeDelta(base, b []byte) []byte {
	d := differ{base: base, b: b, places: newPlaces(base)}
	d.out = binary.AppendUvarint([]byte{deltaForm}, uint64(len(b)))
	for at := 0; at+deltaWindow <= len(b); {
		from, start, n := d.longest(at)
		if n < deltaLeast {
			at++
			continue
		}
		d.copy(from, start, n)
		at = start + n
	}
	d.own(len(b))
	return d.out
}

// differ makes a delta.
type differ struct {
	base, b []byte
	places  places
	out     []byte
	done    int // how much of b is said
	ended   int // where the last stretch ended in base
}

// longest finds a stretch of base that b has at a place, or somewhat before it
// as far as that is not said yet: where the last one would go on, or where the
// same few bytes stand.
func (d *differ) longest(at int) (from, start, n int) {
	for _, candidate := range [2]int{d.ended + at - d.done, d.places.find(d.b[at:])} {
		if candidate < 0 || candidate+deltaWindow > len(d.base) {
			continue
		}
		same := commonPrefix(d.base[candidate:], d.b[at:])
		if same < deltaWindow {
			continue
		}
		before := 0
		for before < at-d.done && before < candidate && d.base[candidate-before-1] == d.b[at-before-1] {
			before++
		}
		if same+before > n {
			from, start, n = candidate-before, at-before, same+before
		}
	}
	return from, start, n
}

func (d *differ) copy(from, start, n int) {
	d.own(start)
	d.out = binary.AppendUvarint(d.out, uint64(n)<<1|1)
	d.out = binary.AppendVarint(d.out, int64(from-d.ended))
	d.done, d.ended = start+n, from+n
}

// own says what stands in b up to a place by itself.
func (d *differ) own(to int) {
	if to > d.done {
		d.out = binary.AppendUvarint(d.out, uint64(to-d.done)<<1)
		d.out = append(d.out, d.b[d.done:to]...)
		d.done = to
	}
}

func commonPrefix(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// places knows where in a text some bytes stand: the last place for each.
type places struct {
	last  []int32 // one more than the place; 0: none
	shift uint
}

func newPlaces(text []byte) places {
	p := places{shift: 64 - 10}
	for p.shift > 64-20 && 1<<(64-p.shift) < len(text) {
		p.shift--
	}
	p.last = make([]int32, 1<<(64-p.shift))
	for i := 0; i+deltaWindow <= len(text); i++ {
		p.last[p.slot(text[i:])] = int32(i + 1)
	}
	return p
}

func (p places) slot(text []byte) uint64 {
	const spread = 0x9E3779B97F4A7C15 // Fibonacci hashing
	return binary.LittleEndian.Uint64(text) * spread >> p.shift
}

func (p places) find(text []byte) int { return int(p.last[p.slot(text)]) - 1 }

// target is where a delta is applied to.
type target interface {
	Begin(size int) // before what is written
	Write([]byte) (int, error)
}

// applyDelta writes what a delta makes of base.
func applyDelta(base, delta []byte, out target) error {
	if len(delta) == 0 || delta[0] != deltaForm {
		return badDelta()
	}
	r := deltaReader{rest: delta[1:]}
	size := r.number()
	if size > maxUnpacked {
		return badDelta()
	}
	out.Begin(int(size))
	left, place := int(size), 0
	for len(r.rest) > 0 && !r.failed {
		step := r.number()
		n := int(step >> 1)
		source, from := &r.rest, 0
		if step&1 == 1 {
			source, from = &base, place+r.distance()
			place = from + n
		}
		if r.failed || step>>1 > size || from < 0 || from > len(*source) || n > len(*source)-from || n > left {
			return badDelta()
		}
		if _, err := out.Write((*source)[from : from+n]); err != nil {
			return err
		}
		left -= n
		if source == &r.rest {
			r.rest = r.rest[n:]
		}
	}
	if r.failed || left > 0 {
		return badDelta()
	}
	return nil
}

// plainBytes is a target that is bytes and nothing else.
type plainBytes []byte

// Begin makes room, in the memory that is there if it is enough.
func (b *plainBytes) Begin(size int) { *b = slices.Grow((*b)[:0], size) }

// Write adds bytes.
func (b *plainBytes) Write(more []byte) (int, error) {
	*b = append(*b, more...)
	return len(more), nil
}

// deltaReader reads the numbers of a delta.
type deltaReader struct {
	rest   []byte
	failed bool
}

func (r *deltaReader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	r.skip(size)
	return n
}

func (r *deltaReader) distance() int {
	n, size := binary.Varint(r.rest)
	r.skip(size)
	if n > maxUnpacked || n < -maxUnpacked {
		r.failed = true
		return 0
	}
	return int(n)
}

func (r *deltaReader) skip(size int) {
	if size <= 0 {
		r.failed, size = true, 0
	}
	r.rest = r.rest[size:]
}
