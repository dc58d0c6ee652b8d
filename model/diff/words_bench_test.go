package diff_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/generate"
)

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// longText returns a text of about that many bytes and one in which that many
// words were changed.
func longText(bytes, edits int) (old, new string) {
	g := generate.Generator{Rand: source(1)}
	for words := bytes / 7; len(old) < bytes; words += words / 20 {
		old = g.Text(words)
	}
	old = old[:bytes]
	return old, g.EditText(old, edits)
}

func BenchmarkWords(b *testing.B) {
	for _, edits := range []int{300, 3000, 15_000, 75_000} { // in some 15,000 words
		old, new := longText(100_000, edits)
		b.Run(fmt.Sprintf("bytes=100000/edits=%d", edits), func(b *testing.B) {
			for b.Loop() {
				diff.Words(old, new)
			}
			b.ReportMetric(float64(len(diff.Words(old, new))), "segments")
		})
	}
}
