package pdf_test

import (
	"context"
	"io"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"verwerkingsregister/export/pdf"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model/generate"
)

// BenchmarkAP makes the package for the supervisory authority of a register of
// 1,000 activities. The metric MiB is the most memory the program held.
func BenchmarkAP(b *testing.B) {
	reg := generate.Generator{Rand: rand.New(rand.NewPCG(1, 2)), Fill: 0.3}.Register(generate.Size{Activities: 1000, Services: 100, Parties: 100})
	paper := report.AP(reg, load(b, "nl"), stamp)
	most := uint64(0)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse+m.StackInuse)
			select {
			case <-tick.C:
			case <-stop:
				return
			}
		}
	}()
	bytes := countingWriter(0)
	for b.Loop() {
		bytes = 0
		if err := pdf.Write(context.Background(), &bytes, paper, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	<-stopped
	b.ReportMetric(float64(most)/(1<<20), "MiB")
	b.ReportMetric(float64(bytes)/(1<<20), "MB-file")
}

type countingWriter int64

var _ io.Writer = (*countingWriter)(nil)

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}
