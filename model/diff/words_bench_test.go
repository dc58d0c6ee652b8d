package diff_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/generate"
)

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// longText returns a text of about that many bytes and one with a part of its
// words changed.
func longText(bytes int, changed float64) (old, new string) {
	g := generate.Generator{Rand: source(1)}
	for words := bytes / 7; len(old) < bytes; words += words / 20 {
		old = g.Text(words)
	}
	old = old[:bytes]
	return old, g.EditText(old, int(changed*float64(bytes)/7))
}

func BenchmarkWords(b *testing.B) {
	for _, changed := range []float64{0.02, 0.2, 1, 5} {
		old, new := longText(100_000, changed)
		b.Run(fmt.Sprintf("100kB/%.0f%%", 100*changed), func(b *testing.B) {
			for b.Loop() {
				diff.Words(old, new)
			}
			b.ReportMetric(float64(len(diff.Words(old, new))), "segments")
		})
	}
}
