package register_test

import (
	"context"
	"crypto/sha256"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// clock is a clock that stands still until it is moved.
type clock struct {
	sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.Lock()
	defer c.Unlock()
	return c.now
}

func (c *clock) Move(d time.Duration) {
	c.Lock()
	defer c.Unlock()
	c.now = c.now.Add(d)
}

// seeded is randomness that is the same in every run.
func seeded(seed byte) *rand.ChaCha8 { return rand.NewChaCha8([32]byte{seed}) }

func options(c *clock) register.Options {
	return register.Options{Author: "A. Tester", Now: c.Now, Random: seeded(1)}
}

// fresh creates a register that is closed when the test ends.
func fresh(t testing.TB, opts register.Options) *register.Register {
	t.Helper()
	reg, err := register.Create(t.Context(), filepath.Join(t.TempDir(), "proef.vreg"), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := reg.Close(); err != nil {
			t.Error(err)
		}
	})
	return reg
}

func rng(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }

// activity returns a generated activity without identity.
func activity(seed uint64, name string) *model.Activity {
	a := generate.Record(rng(seed), model.KindActivity).(*model.Activity)
	a.ID, a.Number, a.Name = "", "", name
	return a
}

func mustSave(t testing.TB, reg *register.Register, change register.Change) register.Saved {
	t.Helper()
	saved, err := reg.Save(context.Background(), change)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func write(record model.Record, base int) register.Change {
	return register.Change{Writes: []register.Write{{Record: record, Base: base}}}
}

func encoded(t testing.TB, record model.Record) string {
	t.Helper()
	b, err := canonical.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func mustRecord(t testing.TB, reg *register.Register, id model.ID) (model.Record, register.Summary) {
	t.Helper()
	record, summary, err := reg.Record(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return record, summary
}

func verified(t testing.TB, reg *register.Register) register.Report {
	t.Helper()
	report, err := reg.Verify(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if !report.OK() {
		t.Fatalf("verify: %+v", report.Problems)
	}
	return report
}

func wantKind(t testing.TB, err error, kind register.ErrorKind) {
	t.Helper()
	if !register.IsKind(err, kind) {
		t.Fatalf("got %v, want an error of kind %s", err, kind)
	}
}

func fileSum(t testing.TB, path string) [sha256.Size]byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(b)
}

func sumOf(b []byte) [sha256.Size]byte { return sha256.Sum256(b) }
