package diff

import (
	"slices"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// stretches compares long texts, given as numbered pieces. The time go-diff
// takes grows with the length times the number of edits. So the texts are cut
// first at runs of pieces that stand exactly once in each of them, and only
// what is between those is compared; that is much quicker and rarely worse.
type stretches struct {
	dmp    *diffmatchpatch.DiffMatchPatch
	budget int // what may still be worked, see work
	found  []diffmatchpatch.Diff
}

const (
	// workLimit is what one comparison of two texts may take, see work.
	workLimit = 40_000_000
	// runLength is how many pieces, words as well as spaces, must be the same
	// to cut there.
	runLength = 8
	// shortStretch is the number of pieces under which cutting gains nothing.
	shortStretch = 64
	// maxDepth is how often what is between two cuts is cut again.
	maxDepth = 8
)

func (s *stretches) compare(a, b []rune, depth int) {
	at, bt := 0, 0
	if len(a) > shortStretch && len(b) > shortStretch && depth < maxDepth {
		for _, c := range commonRuns(a, b) {
			if c.a < at || c.b < bt {
				continue // inside the run before
			}
			for c.a > at && c.b > bt && a[c.a-1] == b[c.b-1] {
				c.a, c.b = c.a-1, c.b-1
			}
			end := c.a
			for end < len(a) && end-c.a+c.b < len(b) && a[end] == b[end-c.a+c.b] {
				end++
			}
			s.compare(a[at:c.a], b[bt:c.b], depth+1)
			s.add(diffmatchpatch.DiffEqual, a[c.a:end])
			at, bt = end, end-c.a+c.b
		}
	}
	a, b = a[at:], b[bt:]
	cost := work(a, b)
	if cost > s.budget {
		s.add(diffmatchpatch.DiffDelete, a)
		s.add(diffmatchpatch.DiffInsert, b)
		return
	}
	s.budget -= cost
	for _, d := range s.dmp.DiffMainRunes(a, b, false) {
		s.add(d.Type, []rune(d.Text))
	}
}

// add adds what was found, joined to what is before it when that is alike.
func (s *stretches) add(op diffmatchpatch.Operation, runes []rune) {
	switch n := len(s.found); {
	case len(runes) == 0:
	case n > 0 && s.found[n-1].Type == op:
		s.found[n-1].Text += string(runes)
	default:
		s.found = append(s.found, diffmatchpatch.Diff{Type: op, Text: string(runes)})
	}
}

// work estimates what it takes to compare two stretches: the pieces times the
// edits there are at most.
func work(a, b []rune) int {
	prefix := 0
	for prefix < len(a) && prefix < len(b) && a[prefix] == b[prefix] {
		prefix++
	}
	a, b = a[prefix:], b[prefix:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return len(a) * len(b)
}

// common is where a run of pieces starts that both texts have exactly once.
type common struct{ a, b int }

// commonRuns returns such runs in an order both texts have them in, as many as
// there can be.
func commonRuns(a, b []rune) []common {
	inA, inB := singleRuns(a), singleRuns(b)
	var runs []common
	for sum, at := range inA {
		if bt, ok := inB[sum]; ok && at >= 0 && bt >= 0 && slices.Equal(a[at:at+runLength], b[bt:bt+runLength]) {
			runs = append(runs, common{at, bt})
		}
	}
	slices.SortFunc(runs, func(x, y common) int { return x.a - y.a })
	places := make([]int, len(runs))
	for i, r := range runs {
		places[i] = r.b
	}
	inOrder := longestRun(places)
	kept := runs[:0]
	for i, r := range runs {
		if inOrder[i] {
			kept = append(kept, r)
		}
	}
	return kept
}

// singleRuns returns where each run of pieces starts, by a sum over its
// pieces; -1 for a sum that comes more than once.
func singleRuns(runes []rune) map[uint64]int {
	const factor = 0x9e3779b97f4a7c15
	oldest := uint64(1)
	for range runLength {
		oldest *= factor
	}
	starts := make(map[uint64]int, len(runes))
	sum := uint64(0)
	for i, r := range runes {
		sum = sum*factor + uint64(r) + 1
		start := i - runLength + 1
		if start < 0 {
			continue
		}
		if start > 0 {
			sum -= oldest * (uint64(runes[start-1]) + 1)
		}
		if _, again := starts[sum]; again {
			starts[sum] = -1
		} else {
			starts[sum] = start
		}
	}
	return starts
}
