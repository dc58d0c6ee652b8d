package register_test

import (
	"context"
	"crypto/sha256"
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

// benchFolder names another folder for the registers that benchmarks measure
// than the cache of the user. There they stay between runs: the largest, ten
// thousand activities of twenty versions, takes minutes to make.
const benchFolder = "VERWERKINGSREGISTER_BENCH"

// sized returns the path of a register of that size, which nobody may change.
func sized(b *testing.B, s size) string {
	b.Helper()
	dir := os.Getenv(benchFolder)
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			b.Fatal(err)
		}
		dir = filepath.Join(cache, "verwerkingsregister", "bench")
	}
	path := filepath.Join(dir, fmt.Sprintf("%dx%d.vreg", s.activities, s.versions))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		b.Fatal(err)
	}
	made := filepath.Join(b.TempDir(), "made.vreg")
	populate(b, made, s.activities, s.versions)
	copyFile(b, made, path+".new")
	if err := os.Rename(path+".new", path); err != nil {
		b.Fatal(err)
	}
	return path
}

type size struct{ activities, versions int }

func eachSize(b *testing.B, run func(b *testing.B, path string)) {
	for _, s := range []size{{1000, 20}, {10000, 1}, {10000, 20}} {
		b.Run(fmt.Sprintf("activities=%d/versions=%d", s.activities, s.versions), func(b *testing.B) {
			path := sized(b, s)
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
		mine := filepath.Join(b.TempDir(), "mine.vreg")
		copyFile(b, path, mine)
		reg := opened(b, mine)
		found, err := reg.List(context.Background(), register.Query{Limit: 1, Offset: 77})
		if err != nil {
			b.Fatal(err)
		}
		record, summary, err := reg.Record(context.Background(), found[0].ID)
		if err != nil {
			b.Fatal(err)
		}
		random, n := rng(uint64(1000+summary.Version)), summary.Version
		for b.Loop() {
			b.StopTimer()
			record = generate.Edit(random, record)
			b.StartTimer()
			saved := mustSave(b, reg, write(record, n))
			n += len(saved.Versions)
		}
	})
}

// BenchmarkSaveMany gives one field of a thousand records another value, as one
// change.
func BenchmarkSaveMany(b *testing.B) {
	mine := filepath.Join(b.TempDir(), "mine.vreg")
	copyFile(b, sized(b, size{1000, 20}), mine)
	reg := opened(b, mine)
	for n := 0; b.Loop(); n++ {
		state, err := reg.Snapshot(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		change := register.Change{Reason: "nieuwe afdeling"}
		for i := range state.Activities {
			state.Activities[i].Department = fmt.Sprintf("Afdeling %d", n)
			change.Writes = append(change.Writes, register.Write{Record: &state.Activities[i], Base: register.AnyVersion})
		}
		mustSave(b, reg, change)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/1000, "µs/record")
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

// BenchmarkVerify measures beside each check the least that one could do: read
// every version out of the file and hash it, and, as x-file, read and hash the
// bytes of the file itself. The ratios are of one run on one machine.
func BenchmarkVerify(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		var verify, rows, file time.Duration
		for b.Loop() {
			verify += timed(func() error {
				report, err := reg.Verify(context.Background(), nil)
				if err == nil && !report.OK() {
					err = fmt.Errorf("%+v", report.Problems)
				}
				return err
			}, b)
			b.StopTimer()
			rows += timed(func() error { return register.ReadAndHash(context.Background(), reg) }, b)
			file += timed(func() error {
				content, err := os.ReadFile(path)
				sha256.Sum256(content)
				return err
			}, b)
			b.StartTimer()
		}
		b.ReportMetric(float64(verify)/float64(rows), "x-read-and-hash")
		b.ReportMetric(float64(verify)/float64(file), "x-file")
	})
}

func timed(do func() error, b *testing.B) time.Duration {
	b.Helper()
	begin := time.Now()
	if err := do(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin)
}
