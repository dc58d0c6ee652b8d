package register_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// wholeFile is a register file and all it says, to be damaged in many ways.
type wholeFile struct {
	t    *testing.T
	b    []byte
	want string
	path string // where damaged ones are put

	mu   sync.Mutex
	tell map[string]int
}

// told counts what became of a damaged file.
func (w *wholeFile) told(what string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.tell[what]++
}

// flipsEvery makes the damage of this file as large as it is ever tried: in one
// of so many bytes a bit is changed, where there is usually a sample, the file is
// cut off everywhere, and many more pages are swapped. make test-full sets it to 1.
const flipsEvery = "VERWERKINGSREGISTER_FLIPS"

// sampled returns the number of bytes from one flip to the next, and whether
// everything is to be tried.
func sampled(t *testing.T) (every int, all bool) {
	t.Helper()
	const usual = 797
	asked := os.Getenv(flipsEvery)
	if asked == "" {
		return usual, false
	}
	every, err := strconv.Atoi(asked)
	if err != nil || every < 1 {
		t.Fatalf("%s=%q is no number of bytes", flipsEvery, asked)
	}
	return every, true
}

// each tries n ways to damage the file, on all processors. Those are made one by
// one, in their order.
func (w *wholeFile) each(n int, damage func(i int) (b []byte, what string)) {
	w.t.Helper()
	type damaged struct {
		b    []byte
		what string
	}
	work := make(chan damaged)
	var group sync.WaitGroup
	for worker := range runtime.GOMAXPROCS(0) {
		path := fmt.Sprintf("%s.%d.vreg", w.path, worker)
		group.Go(func() {
			for d := range work {
				if err := os.WriteFile(path, d.b, 0o600); err != nil {
					w.t.Error(err)
					continue
				}
				w.damagedFile(path, d.what)
			}
		})
	}
	for i := range n {
		b, what := damage(i)
		work <- damaged{b, what}
	}
	close(work)
	group.Wait()
}

// newWholeFile makes a small register, and more in it if that is asked.
func newWholeFile(t *testing.T, more func(*register.Register)) *wholeFile {
	t.Helper()
	original := filepath.Join(t.TempDir(), "heel.vreg")
	reg, err := register.Create(t.Context(), original, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	fill(t, reg, generate.Register(rng(3), generate.Size{Activities: 2, Services: 1, Parties: 1}))
	if err := reg.SetNumberPrefix(t.Context(), model.KindActivity, "AVG-"); err != nil {
		t.Fatal(err)
	}
	if more != nil {
		more(reg)
	}
	w := &wholeFile{t: t, path: filepath.Join(t.TempDir(), "gewijzigd.vreg"), tell: map[string]int{}}
	if w.want, err = everything(t, reg); err != nil {
		t.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	if w.b, err = os.ReadFile(original); err != nil {
		t.Fatal(err)
	}
	return w
}

// damaged wants a damaged file refused, found bad, or saying exactly what it
// said before.
func (w *wholeFile) damaged(b []byte, what string) {
	w.t.Helper()
	if err := os.WriteFile(w.path, b, 0o600); err != nil {
		w.t.Fatal(err)
	}
	w.damagedFile(w.path, what)
}

// damagedFile does so for one that was written already.
func (w *wholeFile) damagedFile(path, what string) {
	w.t.Helper()
	reg, err := register.Open(w.t.Context(), path, options(newClock()))
	if err != nil {
		w.told("refused")
		return
	}
	defer reg.Close()
	report, err := reg.Verify(w.t.Context(), nil)
	if err != nil || !report.OK() {
		w.told("found")
		return
	}
	switch now, err := everything(w.t, reg); {
	case err != nil:
		w.told("found")
	case now == w.want:
		w.told("without effect")
	default:
		w.t.Errorf("%s changed what the register says", what)
	}
}

// TestNoFlippedBitIsSilent changes one bit at a time.
func TestNoFlippedBitIsSilent(t *testing.T) {
	w := newWholeFile(t, nil)
	every, _ := sampled(t)
	w.each((len(w.b)+every-1)/every, func(i int) ([]byte, string) {
		at, b := i*every, bytes.Clone(w.b)
		b[at] ^= 1 << (at % 8)
		return b, fmt.Sprintf("a bit of byte %d", at)
	})
	t.Log("flips:", w.tell)
}

// TestNoCutAddedOrMovedPageIsSilent cuts the file off, adds to it, and swaps
// pages.
func TestNoCutAddedOrMovedPageIsSilent(t *testing.T) {
	w := newWholeFile(t, nil)
	const page, sector = 4096, 512
	step, swaps := 5*sector, 40
	if _, all := sampled(t); all {
		step, swaps = sector, 500
	}
	w.each((len(w.b)+step-1)/step, func(i int) ([]byte, string) {
		return w.b[:i*step], fmt.Sprintf("cutting off at %d", i*step)
	})
	if w.tell["without effect"] > 0 {
		t.Errorf("%d cuts went unnoticed", w.tell["without effect"])
	}
	w.damaged(append(bytes.Clone(w.b), 0), "adding a byte")
	random, pages := rng(6), len(w.b)/page
	w.each(swaps, func(int) ([]byte, string) {
		from, to := random.IntN(pages), random.IntN(pages)
		b := bytes.Clone(w.b)
		copy(b[to*page:], w.b[from*page:(from+1)*page])
		copy(b[from*page:], w.b[to*page:(to+1)*page])
		return b, fmt.Sprintf("swapping pages %d and %d", from, to)
	})
	t.Log("cuts and swaps:", w.tell)
}

// everything is all a user can see of a register.
func everything(t *testing.T, reg *register.Register) (string, error) {
	t.Helper()
	text := contents(t, reg)
	drafts, err := reg.Drafts(t.Context())
	if err != nil {
		return "", err
	}
	for _, d := range drafts {
		text += encoded(t, d.Record)
	}
	documents, err := reg.Documents(t.Context())
	if err != nil {
		return "", err
	}
	slices.SortFunc(documents, func(a, b register.Document) int { return strings.Compare(a.Hash, b.Hash) }) // their order says nothing
	for _, d := range documents {
		text += d.Name + d.Media + d.Hash + d.Time.String()
	}
	found, err := reg.List(t.Context(), register.Query{Trash: register.WithTrash})
	if err != nil {
		return "", err
	}
	for _, s := range found {
		text += s.Number + s.Title + s.Owner + string(s.ReviewDue) + fmt.Sprint(s.Findings)
	}
	prefix, err := reg.NumberPrefix(t.Context(), model.KindActivity)
	return text + prefix + reg.FileID() + reg.Created().String(), err
}

func FuzzOpen(f *testing.F) {
	path := filepath.Join(f.TempDir(), "zaad.vreg")
	reg, err := register.Create(context.Background(), path, options(newClock()))
	if err != nil {
		f.Fatal(err)
	}
	if _, err := reg.Save(context.Background(), write(&model.Activity{Name: "Verzuim", Owner: "Jan"}, 0)); err != nil {
		f.Fatal(err)
	}
	reg.Close()
	seed, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed, uint32(0), []byte{})
	f.Add(seed[:100], uint32(60), []byte{0, 0, 0, 9})
	f.Add(seed, uint32(4096), []byte("SQLite"))
	f.Add([]byte("SQLite format 3\x00"), uint32(3), []byte{1})
	f.Add([]byte("PK\x03\x04"), uint32(0), []byte{})
	f.Fuzz(func(t *testing.T, content []byte, at uint32, patch []byte) {
		b := append([]byte(nil), content...)
		if len(b) > 0 {
			copy(b[int(at)%len(b):], patch)
		}
		path := filepath.Join(t.TempDir(), "x.vreg")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		reg, err := register.Open(context.Background(), path, options(newClock()))
		if err != nil {
			if fileSum(t, path) != sumOf(b) {
				t.Error("a refused file was changed")
			}
			return
		}
		defer reg.Close()
		reg.Verify(context.Background(), nil)
		reg.Snapshot(context.Background())
		reg.List(context.Background(), register.Query{Text: "x"})
		reg.History(context.Background(), register.HistoryQuery{})
		reg.Drafts(context.Background())
	})
}

func FuzzFingerprint(f *testing.F) {
	f.Add("57-0123456789abcdef")
	f.Add("0-")
	f.Add("-1-zz")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := register.ParseFingerprint(s)
		if err != nil {
			return
		}
		back, err := register.ParseFingerprint(p.String())
		if err != nil || !back.Same(p) {
			t.Errorf("%q reads as %v and then as %v (%v)", s, p, back, err)
		}
	})
}
