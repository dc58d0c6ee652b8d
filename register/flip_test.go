package register_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

// TestNoFlippedBitIsSilent changes one bit at a time: the file is refused,
// found bad, or says exactly what it said before.
func TestNoFlippedBitIsSilent(t *testing.T) {
	original := filepath.Join(t.TempDir(), "heel.vreg")
	reg, err := register.Create(t.Context(), original, options(newClock()))
	if err != nil {
		t.Fatal(err)
	}
	fill(t, reg, generate.Register(rng(3), generate.Size{Activities: 2, Services: 1, Parties: 1}))
	if err := reg.SetNumberPrefix(t.Context(), model.KindActivity, "AVG-"); err != nil {
		t.Fatal(err)
	}
	want, err := everything(t, reg)
	if err != nil {
		t.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "gewijzigd.vreg")
	const step = 797
	refused, found, same := 0, 0, 0
	for at := 0; at < len(whole); at += step {
		b := append([]byte(nil), whole...)
		b[at] ^= 1 << (at % 8)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		reg, err := register.Open(t.Context(), path, options(newClock()))
		if err != nil {
			refused++
			continue
		}
		report, err := reg.Verify(t.Context(), nil)
		switch {
		case err != nil || !report.OK():
			found++
		default:
			now, err := everything(t, reg)
			switch {
			case err != nil:
				found++
			case now == want:
				same++
			default:
				t.Errorf("a bit of byte %d changed what the register says", at)
			}
		}
		reg.Close()
	}
	t.Logf("%d flips: %d refused, %d found, %d without effect", refused+found+same, refused, found, same)
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
