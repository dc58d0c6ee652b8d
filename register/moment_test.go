package register_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// told is what a register said at a time.
type told struct {
	at    time.Time
	head  register.Fingerprint
	state *model.Register
	trash int
}

func (s *side) tells() told {
	s.t.Helper()
	state, err := s.reg.Snapshot(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	trash, err := s.reg.List(s.t.Context(), register.Query{Trash: register.OnlyTrash})
	if err != nil {
		s.t.Fatal(err)
	}
	return told{s.clock.Now(), s.head(), state, len(trash)}
}

// TestEveryMomentIsToldAsItWas lives through saves, deletions, erasures, undone
// changes and merges, undone ones too, and asks afterwards what the register
// said at each moment: AsOf and Past say what Snapshot said then, but for what
// was erased.
func TestEveryMomentIsToldAsItWas(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			both := sides(t, 20+seed, 2)
			a, b := both[0], both[1]
			moments := []told{a.tells()}
			lived := func(step func()) {
				a.clock.Move(time.Minute)
				step()
				moments = append(moments, a.tells())
			}
			for round := range 3 {
				for range 4 {
					lived(func() { a.work(1) })
				}
				lived(func() { a.undoLast() })
				b.work(3)
				lived(func() { a.merge(b.copied(), merge.Theirs) })
				if round == 1 {
					lived(func() { a.undoLast() })
				}
				lived(func() { a.work(2) })
				a.clock.Move(time.Minute)
				b.merge(a.copied(), merge.Ours)
			}
			verified(t, a.reg)
			for i, m := range moments {
				a.retells(i, m)
			}
		})
	}
}

// undoLast takes back what was done last.
func (s *side) undoLast() {
	s.t.Helper()
	last, err := s.reg.History(s.t.Context(), register.HistoryQuery{Limit: 1})
	if err != nil {
		s.t.Fatal(err)
	}
	_, err = s.reg.Undo(s.t.Context(), last[0].Change, "vergissing")
	if err != nil && !register.IsKind(err, register.NothingToUndo) {
		s.t.Fatal(err)
	}
}

// retells asks what the register said at a moment.
func (s *side) retells(n int, m told) {
	s.t.Helper()
	state, head, err := s.reg.AsOf(s.t.Context(), m.at)
	if err != nil {
		s.t.Fatal(err)
	}
	past, err := s.reg.Past(s.t.Context(), m.at, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	again, err := past.Snapshot(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	pastHead, _ := past.Head(s.t.Context())
	if head != m.head || pastHead != m.head {
		s.t.Errorf("moment %d: the head was %s, AsOf says %s and Past %s", n, m.head, head, pastHead)
	}
	want := s.texts(m.state, state)
	for name, got := range map[string]*model.Register{"AsOf": state, "Past": again} {
		if texts := s.texts(got, got); !maps.Equal(texts, want) {
			s.t.Errorf("moment %d: %s says of %d records something else than was said of %d", n, name, len(texts), len(want))
		}
	}
	trash, err := past.List(s.t.Context(), register.Query{Trash: register.OnlyTrash})
	if err != nil || len(trash) != m.trash {
		s.t.Errorf("moment %d: %d records in the trash, there were %d (%v)", n, len(trash), m.trash, err)
	}
	known, err := past.History(s.t.Context(), register.HistoryQuery{})
	if err != nil {
		s.t.Fatal(err)
	}
	if len(known) == 0 || known[0].Hash != m.head.Hash {
		s.t.Errorf("moment %d: the history of then ends elsewhere", n)
	}
}

// texts are the records of a register, with what was erased since as another
// says it.
func (s *side) texts(of, erased *model.Register) map[model.ID]string {
	s.t.Helper()
	gone := map[model.ID][]string{}
	for _, record := range erased.Records() {
		_, id := record.Identity()
		field.ReplacePersonal(field.Clone(record), func(value string) (string, error) {
			gone[id] = append(gone[id], value)
			return value, nil
		})
	}
	texts := map[model.ID]string{}
	for _, record := range of.Records() {
		kind, id := record.Identity()
		if id == "" {
			continue // no organisation
		}
		shown, n := field.Clone(record), 0
		field.ReplacePersonal(shown, func(value string) (string, error) {
			if n++; n <= len(gone[id]) {
				if _, is := register.ErasedOn(gone[id][n-1]); is {
					return gone[id][n-1], nil
				}
			}
			return value, nil
		})
		texts[id] = string(kind) + encoded(s.t, shown)
	}
	return texts
}

// TestUndoOfAMergePutsOurOwnBack holds that a merge that is taken back leaves
// what this copy said before it, and both histories.
func TestUndoOfAMergePutsOurOwnBack(t *testing.T) {
	for seed := range uint64(4) {
		both := sides(t, 40+seed, 2)
		a, b := both[0], both[1]
		a.work(6)
		b.work(6)
		before := a.tells()
		hashes := a.hashes()
		maps.Copy(hashes, b.hashes())
		merged := a.merge(b.copied(), merge.Theirs)
		after := a.tells()
		a.clock.Move(time.Minute)
		a.undoLast()
		a.keeps(hashes, before.head, after.head)
		now := a.tells()
		renumbered := map[model.ID]bool{}
		for _, r := range merged.Renumbered {
			renumbered[r.ID] = true
		}
		want, got := a.texts(before.state, now.state), a.texts(now.state, now.state)
		for id, text := range want {
			if !renumbered[id] && got[id] != text {
				t.Errorf("%s said\n%s\nand says\n%s", id, text, got[id])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%d records, there were %d", len(got), len(want))
		}
		a.clock.Move(time.Minute)
		a.undoLast() // an undo can be undone
		if x, y := a.texts(after.state, after.state), a.texts(a.tells().state, after.state); !maps.Equal(x, y) {
			t.Errorf("undone twice is not the merge: %d and %d records", len(x), len(y))
		}
		verified(t, a.reg)
	}
}

// TestUndoOfAMergeIsRefusedOnceSomethingChanged holds that nobody's work since
// is taken back with it.
func TestUndoOfAMergeIsRefusedOnceSomethingChanged(t *testing.T) {
	ours, theirs, a := twoLines(t)
	s := &side{t, ours, newClock(), rng(1)}
	s.merge((&side{t: t, reg: theirs}).copied(), merge.Ours)
	last, err := ours.History(t.Context(), register.HistoryQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	record, summary := mustRecord(t, ours, a.ID)
	record.(*model.Activity).Remarks = "daarna"
	mustSave(t, ours, write(record, summary.Version))
	_, err = ours.Undo(t.Context(), last[0].Change, "vergissing")
	wantKind(t, err, register.Conflict)
}

// TestKilledInTheMiddleOfAMerge holds that a merge is there whole or not at
// all, and whole once it was acknowledged.
func TestKilledInTheMiddleOfAMerge(t *testing.T) {
	both := sides(t, 50, 2)
	both[0].work(25)
	both[1].work(25)
	ours, theirs := both[0].copied(), both[1].copied()
	own, all := both[0].hashes(), both[1].hashes()
	maps.Copy(all, own)
	random := rng(50)
	outcomes := map[bool]int{}
	for round := range 12 {
		folder := t.TempDir()
		copyFile(t, ours, filepath.Join(folder, "onze.vreg"))
		copyFile(t, theirs, filepath.Join(folder, "hunne.vreg"))
		p := start(t, "merge", filepath.Join(folder, "onze.vreg"))
		p.line() // the first conflict: in the middle of it
		time.Sleep(time.Duration(random.IntN(1+round*10)) * time.Millisecond)
		acknowledged := p.kill() > 0
		reg, err := register.Open(context.Background(), filepath.Join(folder, "onze.vreg"), options(newClock()))
		if err != nil {
			t.Fatal(err)
		}
		s := &side{t: t, reg: reg}
		s.keeps(own, both[0].head())
		found := 0
		for hash := range s.hashes() {
			if all[hash] {
				found++
			}
		}
		whole := found == len(all)
		if !whole && (acknowledged || found != len(own)) {
			t.Errorf("round %d: %d of %d versions are there, acknowledged %t", round, found, len(all), acknowledged)
		}
		outcomes[whole]++
		if err := reg.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(folder, "onze.vreg-journal")); err == nil {
			t.Errorf("round %d: a journal stayed", round)
		}
	}
	t.Logf("merged whole %d times, not at all %d times", outcomes[true], outcomes[false])
}
