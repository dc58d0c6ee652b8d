package register_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// populate fills a register with activities of a number of versions each, many
// to a change so that the benchmark does not wait for the disk.
func populate(t testing.TB, path string, activities, versions int) {
	t.Helper()
	const records, batch = 200, 400
	reg, err := register.Create(context.Background(), path, register.Options{Author: "M. de Boer", Random: seeded(3)})
	if err != nil {
		t.Fatal(err)
	}
	random := rng(11)
	for from := 0; from < activities; from += records {
		made := generate.Register(random, generate.Size{Activities: min(records, activities-from)})
		var current []model.Record
		for i := range made.Activities {
			made.Activities[i].ID, made.Activities[i].Number = "", ""
			current = append(current, &made.Activities[i])
		}
		for v := range versions {
			for at := 0; at < len(current); at += batch {
				change := register.Change{Reason: "jaarlijkse herziening"}
				for i := at; i < min(at+batch, len(current)); i++ {
					if v > 0 {
						current[i] = generate.Edit(random, current[i])
					}
					change.Writes = append(change.Writes, register.Write{Record: current[i], Base: v})
				}
				mustSave(t, reg, change)
			}
		}
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
}

// sized returns a register of that size, made once and kept between runs when
// VERWERKINGSREGISTER_BENCH names a folder.
func sized(b *testing.B, activities, versions int) string {
	b.Helper()
	dir := os.Getenv("VERWERKINGSREGISTER_BENCH")
	if dir == "" {
		dir = b.TempDir()
	}
	path := filepath.Join(dir, fmt.Sprintf("%dx%d.vreg", activities, versions))
	if _, err := os.Stat(path); err != nil {
		populate(b, path, activities, versions)
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB-file")
	return path
}

// sizes are the registers that are measured; the largest is the one the file
// format was made for.
var sizes = []struct{ activities, versions int }{{1000, 5}, {10000, 1}, {10000, 20}}

func eachSize(b *testing.B, run func(b *testing.B, path string)) {
	for _, s := range sizes {
		b.Run(fmt.Sprintf("%dx%d", s.activities, s.versions), func(b *testing.B) {
			path := sized(b, s.activities, s.versions)
			b.ResetTimer()
			run(b, path)
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size())/1e6, "MB-file")
		})
	}
}

func opened(b *testing.B, path string) *register.Register {
	b.Helper()
	reg, err := register.Open(context.Background(), path, register.Options{Author: "M. de Boer"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { reg.Close() })
	b.ResetTimer()
	return reg
}

func BenchmarkOpen(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		for b.Loop() {
			reg, err := register.Open(context.Background(), path, register.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if err := reg.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkSave(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		found, err := reg.List(context.Background(), register.Query{Limit: 1, Offset: 77})
		if err != nil {
			b.Fatal(err)
		}
		record, summary, err := reg.Record(context.Background(), found[0].ID)
		if err != nil {
			b.Fatal(err)
		}
		random, n := rng(5), summary.Version
		for b.Loop() {
			b.StopTimer()
			record = generate.Edit(random, record)
			b.StartTimer()
			saved := mustSave(b, reg, write(record, n))
			n += len(saved.Versions)
		}
	})
}

func BenchmarkSearch(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			if _, err := reg.List(context.Background(), register.Query{Text: "leerling begel", Order: register.ByTitle}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkList(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			if _, err := reg.List(context.Background(), register.Query{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkSnapshot(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			if _, err := reg.Snapshot(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkAsOf(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		now := time.Now()
		for b.Loop() {
			if _, _, err := reg.AsOf(context.Background(), now); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkHistory(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			if _, err := reg.History(context.Background(), register.HistoryQuery{Field: "retention", Limit: 50}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			report, err := reg.Verify(context.Background(), nil)
			if err != nil || !report.OK() {
				b.Fatal(err, report.Problems)
			}
		}
	})
}
