package jsonfile_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"verwerkingsregister/export/jsonfile"
	"verwerkingsregister/export/report"
	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/interchange"
)

var stamp = report.Stamp{Time: time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC), Version: 417, Fingerprint: "9f86d081884c7d65"}

func registers(t *rapid.T) *model.Register {
	g := generate.Generator{
		Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)),
		Hostile: rapid.Bool().Draw(t, "hostile"), Newer: rapid.Bool().Draw(t, "newer"),
	}
	few := rapid.IntRange(0, 3)
	return g.Register(generate.Size{Activities: few.Draw(t, "activities"), Services: few.Draw(t, "services"), Parties: few.Draw(t, "parties")})
}

func write(t interface{ Fatal(...any) }, reg *model.Register, stamp report.Stamp) []byte {
	var out bytes.Buffer
	if err := jsonfile.Write(context.Background(), &out, reg, stamp, jsonfile.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// counts are compared by what they show.
var byValue = cmp.Comparer(func(a, b model.Count) bool { return a == b })

func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := registers(t)
		reg.Add(&model.SignOff{ID: "s1", By: "FG", Date: "2026-03", State: "4-00ff", Records: []model.SignedVersion{{ID: "r1", Name: "V-001"}}})
		document, unknown, err := interchange.Read(write(t, reg, stamp))
		if err != nil || len(unknown) > 0 {
			t.Fatalf("read back: %v, unknown %v", err, unknown)
		}
		if diff := cmp.Diff(*reg, document.Register, byValue); diff != "" {
			t.Fatalf("register differs:\n%s", diff)
		}
		if document.Version != stamp.Version || document.Fingerprint != stamp.Fingerprint || !document.Exported.Equal(stamp.Time) {
			t.Fatalf("head %v %v %v", document.Version, document.Fingerprint, document.Exported)
		}
	})
}

func TestSameBytesAsInterchange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reg := registers(t)
		for _, s := range []report.Stamp{stamp, {}} {
			document := interchange.Document{Version: s.Version, Fingerprint: s.Fingerprint, Register: *reg}
			if !s.Time.IsZero() {
				document.Exported = &s.Time
			}
			var want bytes.Buffer
			if err := interchange.Write(&want, document); err != nil {
				t.Fatal(err)
			}
			if got := write(t, reg, s); !bytes.Equal(got, want.Bytes()) {
				t.Fatalf("bytes differ:\n%s", cmp.Diff(want.String(), string(got)))
			}
		}
	})
}

func example() *model.Register {
	return generate.Register(rand.New(rand.NewPCG(1, 2)), generate.Size{Activities: 40, Services: 5, Parties: 5})
}

func TestCancelAndProgress(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var out bytes.Buffer
	last := 0
	err := jsonfile.Write(ctx, &out, example(), stamp, jsonfile.Options{Progress: func(done, total int) {
		if done != last+1 || total != 51 {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		if last = done; done == 10 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || last != 10 {
		t.Errorf("got %v after %d records, want a cancelled write after 10", err, last)
	}
}

type brokenWriter struct{ left int }

var errBroken = errors.New("disk full")

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestErrorOfTheWriterIsReturned(t *testing.T) {
	size := len(write(t, example(), stamp))
	for left := 0; left < size; left += 1 + size/50 {
		if err := jsonfile.Write(context.Background(), &brokenWriter{left}, example(), stamp, jsonfile.Options{}); !errors.Is(err, errBroken) {
			t.Fatalf("after %d bytes: got %v", left, err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	for _, activities := range []int{1000, 10_000} {
		b.Run(fmt.Sprintf("activities=%d", activities), func(b *testing.B) {
			size := generate.Size{Activities: activities, Services: activities / 10, Parties: activities / 10}
			reg := generate.Generator{Rand: rand.New(rand.NewPCG(1, 2)), Fill: 0.3}.Register(size)
			for b.Loop() {
				if err := jsonfile.Write(context.Background(), io.Discard, reg, stamp, jsonfile.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
