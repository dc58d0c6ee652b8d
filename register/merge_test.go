package register_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// twoLines makes a register, edits a copy of it apart, and returns both.
func twoLines(t *testing.T) (ours, theirs *register.Register, a *model.Activity) {
	t.Helper()
	ours = fresh(t, options(newClock()))
	a = &model.Activity{Name: "Gezamenlijk"}
	mustSave(t, ours, write(a, 0))
	copied := filepath.Join(t.TempDir(), "kopie.vreg")
	if err := ours.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	opts := options(newClock())
	opts.Random = seeded(9)
	theirs, err := register.Open(t.Context(), copied, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { theirs.Close() })
	mine, yours := *a, *a
	mine.Description, yours.Remarks = "van ons", "van hen"
	mustSave(t, ours, write(&mine, 1))
	mustSave(t, theirs, write(&yours, 1))
	mustSave(t, theirs, write(&model.Activity{Name: "Alleen bij hen"}, 0))
	return ours, theirs, a
}

// TestHistoryOfTwoLinesVerifies grafts the line of a copy onto a register, as
// a merge does, and verifies: the format holds it, and forgeries are found.
func TestHistoryOfTwoLinesVerifies(t *testing.T) {
	ours, theirs, a := twoLines(t)
	merged := *a
	merged.Description, merged.Remarks = "van ons", "van hen"
	if err := register.Graft(t.Context(), ours, theirs, &merged); err != nil {
		t.Fatal(err)
	}
	report := verified(t, ours)
	if report.Versions != 5 || report.Head.N != 4 {
		t.Errorf("%d versions, head %s", report.Versions, report.Head)
	}
	mustSave(t, ours, write(&model.Activity{Name: "Daarna"}, 0))
	verified(t, ours)
	head, err := theirs.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, ok, err := ours.Holds(t.Context(), head); err != nil || !ok {
		t.Errorf("what the others printed is not known any more: %v", err)
	}
}

func TestLineThatWasNeverMergedIsFound(t *testing.T) {
	ours, theirs, _ := twoLines(t)
	if err := register.Graft(t.Context(), ours, theirs, nil); err != nil {
		t.Fatal(err)
	}
	report, err := ours.Verify(t.Context(), nil)
	if err != nil || report.FirstBad() != 3 {
		t.Errorf("first bad version %d, %v: %+v", report.FirstBad(), err, report.Problems)
	}
}

// side is one of several copies of a register that are edited apart.
type side struct {
	t      testing.TB
	reg    *register.Register
	clock  *clock
	random *rand.Rand
}

// sides makes copies of a register that holds some records already.
func sides(t testing.TB, seed uint64, n int) []*side {
	t.Helper()
	folder := t.TempDir()
	clock := newClock()
	all := make([]*side, n)
	for i := range all {
		path := filepath.Join(folder, fmt.Sprintf("laptop%d.vreg", i))
		opts := options(clock)
		opts.Random = seeded(byte(seed)*16 + byte(i) + 1)
		if i == 0 {
			reg, err := register.Create(t.Context(), path, opts)
			if err != nil {
				t.Fatal(err)
			}
			all[0] = &side{t, reg, clock, rng(seed)}
			mustSave(t, reg, write(&model.Organisation{Name: "De Linde"}, 0))
			all[0].work(12)
		} else {
			if err := all[0].reg.Backup(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			reg, err := register.Open(t.Context(), path, opts)
			if err != nil {
				t.Fatal(err)
			}
			all[i] = &side{t, reg, clock, rng(seed*100 + uint64(i))}
		}
		t.Cleanup(func() { all[i].reg.Close() })
	}
	return all
}

// work makes random changes, as users do.
func (s *side) work(n int) {
	s.t.Helper()
	for range n {
		s.clock.Move(time.Minute)
		known, err := s.reg.List(s.t.Context(), register.Query{Trash: register.WithTrash})
		if err != nil {
			s.t.Fatal(err)
		}
		if op := s.random.IntN(10); op < 2 || len(known) < 3 {
			record := generate.Record(s.random, []model.Kind{model.KindActivity, model.KindService, model.KindParty}[s.random.IntN(3)])
			record.SetIdentity("", "")
			mustSave(s.t, s.reg, register.Change{Writes: []register.Write{{Record: record}},
				Documents: []register.Document{{Name: "bron.txt", Bytes: []byte(record.Title())}}})
		} else {
			one := known[s.random.IntN(len(known))]
			record, summary := mustRecord(s.t, s.reg, one.ID)
			w := register.Write{Record: generate.Edit(s.random, record), Base: summary.Version, Delete: op == 9 && one.Kind != model.KindOrganisation}
			w.Record.SetIdentity(one.ID, one.Number)
			mustSave(s.t, s.reg, register.Change{Writes: []register.Write{w}})
			if op == 7 {
				s.sign(one)
			}
			if op == 8 {
				if _, err := s.reg.Erase(s.t.Context(), one.ID, "verzoek"); err != nil {
					s.t.Fatal(err)
				}
			}
		}
	}
}

// sign approves a record, or now and then the register; in the trash there is
// nothing to approve.
func (s *side) sign(one register.Summary) {
	s.t.Helper()
	approving := register.Approving{By: "FG"}
	if s.random.IntN(3) > 0 && !one.Trashed {
		approving.Records = []model.ID{one.ID}
	}
	if _, err := s.reg.SignOff(s.t.Context(), approving); err != nil && !register.IsKind(err, register.NotFound) {
		s.t.Fatal(err)
	}
}

// copied returns the path of a copy as the register stands.
func (s *side) copied() string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "kopie.vreg")
	if err := s.reg.Backup(s.t.Context(), path); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func (s *side) merge(other string, prefer merge.Side) register.Merged {
	s.t.Helper()
	s.clock.Move(time.Minute)
	merged, err := s.reg.Merge(s.t.Context(), other, register.MergeOptions{Reason: "samengevoegd",
		Resolve: func(register.MergeConflict) merge.Side { return prefer }})
	if err != nil {
		s.t.Fatal(err)
	}
	return merged
}

// says returns what every record says, the trash included.
func (s *side) says() map[model.ID]string {
	s.t.Helper()
	all := map[model.ID]string{}
	known, err := s.reg.List(s.t.Context(), register.Query{Trash: register.WithTrash})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, one := range known {
		record, _ := mustRecord(s.t, s.reg, one.ID)
		all[one.ID] = fmt.Sprint(one.Trashed, encoded(s.t, record))
	}
	return all
}

// approved returns how every record stands against its approval. Version
// numbers count within a file.
func (s *side) approved() map[model.ID]model.Approval {
	s.t.Helper()
	all, err := s.reg.Approvals(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	without := map[model.ID]model.Approval{}
	for id, a := range all {
		a.Version = 0
		without[id] = a
	}
	return without
}

// hashes returns the hash of every version.
func (s *side) hashes() map[string]bool {
	s.t.Helper()
	versions, err := s.reg.History(s.t.Context(), register.HistoryQuery{})
	if err != nil {
		s.t.Fatal(err)
	}
	all := map[string]bool{}
	for _, v := range versions {
		all[v.Hash] = true
	}
	return all
}

func (s *side) head() register.Fingerprint {
	s.t.Helper()
	head, err := s.reg.Head(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return head
}

// keeps checks that a register holds every version and fingerprint it should.
func (s *side) keeps(hashes map[string]bool, heads ...register.Fingerprint) {
	s.t.Helper()
	verified(s.t, s.reg)
	have := s.hashes()
	for hash := range hashes {
		if !have[hash] {
			s.t.Errorf("version %s is missing", hash)
		}
	}
	for _, head := range heads {
		if _, ok, err := s.reg.Holds(s.t.Context(), head); err != nil || !ok {
			s.t.Errorf("fingerprint %s is not held any more: %v", head, err)
		}
	}
}

func TestMergeKeepsBothHistories(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			both := sides(t, seed, 2)
			a, b := both[0], both[1]
			a.work(8)
			a.sign(register.Summary{Trashed: true}) // the whole
			b.work(8)
			headA, headB, hashes := a.head(), b.head(), a.hashes()
			maps.Copy(hashes, b.hashes())
			copyA, copyB := a.copied(), b.copied()
			here, there := merge.Ours, merge.Theirs
			if seed%2 == 1 {
				here, there = there, here
			}
			merged := a.merge(copyB, here)
			b.merge(copyA, there)
			if merged.Versions == 0 || merged.Head != a.head() {
				t.Errorf("merged %d versions to %s, the head is %s", merged.Versions, merged.Head, a.head())
			}
			a.keeps(hashes, headA, headB)
			b.keeps(hashes, headA, headB)
			if x, y := a.says(), b.says(); !maps.Equal(x, y) {
				for id := range x {
					if x[id] != y[id] {
						t.Errorf("%s:\n%s\n%s", id, x[id], y[id])
					}
				}
			}
			if x, y := a.approved(), b.approved(); len(x) == 0 || !maps.Equal(x, y) {
				t.Errorf("approved here %v\nand there %v", x, y)
			}
			sum := fileSum(t, a.reg.Path())
			if again := a.merge(copyB, here); again.Versions != 0 || fileSum(t, a.reg.Path()) != sum {
				t.Errorf("merging again took over %d versions", again.Versions)
			}
			a.merge(b.copied(), there) // two merges of the same lines
			b.merge(a.copied(), there) // nothing to decide: all of it is in the other
			a.keeps(hashes, b.head())
			b.keeps(a.hashes(), a.head())
			if a.head() != b.head() || !maps.Equal(a.says(), b.says()) {
				t.Error("two copies of the same history differ")
			}
		})
	}
}

// TestThreeCopiesMerge brings three together in turns, with work in between.
func TestThreeCopiesMerge(t *testing.T) {
	three := sides(t, 9, 3)
	for round := range 2 {
		for i, s := range three {
			s.work(3)
			other := three[(i+1+round%2)%3]
			hashes := s.hashes()
			maps.Copy(hashes, other.hashes())
			s.merge(other.copied(), merge.Ours)
			s.keeps(hashes, other.head())
		}
	}
}

func TestMergeWithConflictsNeedsSomebodyToChoose(t *testing.T) {
	both := sides(t, 3, 2)
	a, b := both[0], both[1]
	known, err := a.reg.List(t.Context(), register.Query{Kinds: []model.Kind{model.KindOrganisation}})
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range both {
		record, summary := mustRecord(t, s.reg, known[0].ID)
		record.(*model.Organisation).Name = fmt.Sprint("De Linde ", i)
		mustSave(t, s.reg, write(record, summary.Version))
	}
	sum, other := fileSum(t, a.reg.Path()), b.copied()
	merged, err := a.reg.Merge(t.Context(), other, register.MergeOptions{})
	wantKind(t, err, register.Unmerged)
	if len(merged.Conflicts) != 1 || merged.Conflicts[0].Path != "name" || merged.Conflicts[0].Chosen != "" {
		t.Errorf("conflicts: %+v", merged.Conflicts)
	}
	merged, err = a.reg.Merge(t.Context(), other, register.MergeOptions{DryRun: true})
	if err != nil || len(merged.Conflicts) != 1 || len(merged.Both) != 1 {
		t.Errorf("dry run: %v, %+v", err, merged)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = a.reg.Merge(ctx, other, register.MergeOptions{Resolve: func(register.MergeConflict) merge.Side {
		cancel()
		return merge.Theirs
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a merge that was broken off gave %v", err)
	}
	if fileSum(t, a.reg.Path()) != sum {
		t.Error("the register was changed")
	}
	a.merge(other, merge.Theirs)
	if record, _ := mustRecord(t, a.reg, known[0].ID); record.Title() != "De Linde 1" {
		t.Errorf("chosen was theirs, it is %q", record.Title())
	}
}

func TestMergeRemovedAndChanged(t *testing.T) {
	for prefer, trashed := range map[merge.Side]bool{merge.Ours: true, merge.Theirs: false} {
		both := sides(t, 4, 2)
		a, b := both[0], both[1]
		record := &model.Activity{Name: "Verzuim"}
		mustSave(t, a.reg, write(record, 0))
		b.merge(a.copied(), merge.Ours)
		mustSave(t, a.reg, register.Change{Writes: []register.Write{{Record: record, Base: 1, Delete: true}}})
		changed := *record
		changed.Description = "van hen"
		mustSave(t, b.reg, write(&changed, 1))
		merged := a.merge(b.copied(), prefer)
		if len(merged.Conflicts) != 1 || merged.Conflicts[0].About != merge.Record || merged.Conflicts[0].Here.Title() != "Verzuim" {
			t.Fatalf("conflicts: %+v", merged.Conflicts)
		}
		if _, summary := mustRecord(t, a.reg, record.ID); summary.Trashed != trashed {
			t.Errorf("with %s chosen it is in the trash: %t", prefer, summary.Trashed)
		}
	}
}

// TestMergeRenumbersAndMakesOneOrganisation merges two copies of a register
// that was empty when they parted.
func TestMergeRenumbersAndMakesOneOrganisation(t *testing.T) {
	a := &side{t, fresh(t, options(newClock())), newClock(), rng(1)}
	opts := options(newClock())
	opts.Random = seeded(7)
	reg, err := register.Open(t.Context(), a.copied(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reg.Close() })
	b := &side{t, reg, newClock(), rng(2)}
	for i, s := range []*side{a, b} {
		mustSave(t, s.reg, write(&model.Organisation{Name: "De Linde", KvK: []string{"", "12345678"}[i]}, 0))
		for n := range 2 {
			mustSave(t, s.reg, write(&model.Activity{Name: fmt.Sprintf("Van %d, nummer %d", i, n)}, 0))
		}
	}
	merged := a.merge(b.copied(), merge.Ours)
	verified(t, a.reg)
	if len(merged.Renumbered) != 2 || len(merged.New) != 3 {
		t.Errorf("renumbered %+v, %d new", merged.Renumbered, len(merged.New))
	}
	all, err := a.reg.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var numbers []string
	for _, activity := range all.Activities {
		numbers = append(numbers, activity.Number)
	}
	if !slices.Equal(numbers, []string{"V-001", "V-002", "V-003", "V-004"}) || all.Organisation.KvK != "12345678" || all.Organisation.Name != "De Linde" {
		t.Errorf("numbers %q, organisation %+v", numbers, all.Organisation)
	}
	if listed, err := a.reg.List(t.Context(), register.Query{Kinds: []model.Kind{model.KindOrganisation}}); err != nil || len(listed) != 1 {
		t.Errorf("%d organisations, %v", len(listed), err)
	}
}

// TestMergedErasureStays holds that what one copy erased does not come back
// with the other, whichever is merged into which.
func TestMergedErasureStays(t *testing.T) {
	for _, into := range []int{0, 1} {
		both := sides(t, 5, 2)
		record := &model.Activity{Name: "Verzuim", Owner: "J. Jansen"}
		mustSave(t, both[0].reg, write(record, 0))
		both[1].merge(both[0].copied(), merge.Ours)
		without := *record
		without.Owner = ""
		mustSave(t, both[0].reg, write(&without, 1))
		if n, err := both[0].reg.Erase(t.Context(), record.ID, "verzoek"); n != 1 || err != nil {
			t.Fatalf("erased %d, %v", n, err)
		}
		edited := *record
		edited.Description = "van hen"
		mustSave(t, both[1].reg, write(&edited, 1))
		both[into].merge(both[1-into].copied(), merge.Ours)
		verified(t, both[into].reg)
		old, _, err := both[into].reg.Version(t.Context(), record.ID, 1)
		if _, erased := register.ErasedOn(old.(*model.Activity).Owner); err != nil || !erased {
			t.Errorf("the owner is %q, %v", old.(*model.Activity).Owner, err)
		}
	}
}

func TestMergeRefusesWhatIsNoCopy(t *testing.T) {
	a := sides(t, 6, 1)[0]
	opts := options(newClock())
	opts.Random = seeded(8)
	foreign := fresh(t, opts)
	mustSave(t, foreign, write(&model.Activity{Name: "Elders"}, 0))
	path := (&side{t: t, reg: foreign}).copied()
	sum := fileSum(t, a.reg.Path())
	_, err := a.reg.Merge(t.Context(), path, register.MergeOptions{})
	wantKind(t, err, register.Unrelated)
	_, err = a.reg.Merge(t.Context(), a.reg.Path(), register.MergeOptions{})
	wantKind(t, err, register.Locked)
	_, err = a.reg.Merge(t.Context(), path+"x", register.MergeOptions{})
	wantKind(t, err, register.NotFound)
	if fileSum(t, a.reg.Path()) != sum {
		t.Error("the register was changed")
	}
}

func TestTamperingIsFoundAroundAMerge(t *testing.T) {
	both := sides(t, 7, 2)
	both[0].work(3)
	both[1].work(3)
	other := both[1].copied()
	parted := both[0].head().N
	both[0].merge(other, merge.Ours)
	path := both[0].copied()
	for name, forged := range map[string]struct{ path, change string }{
		"in the other before":  {other, `UPDATE history SET reason = 'anders' WHERE seq = (SELECT max(seq) FROM history)`},
		"in what was merged":   {path, fmt.Sprintf(`UPDATE history SET reason = 'anders' WHERE seq = %d`, parted+1)},
		"the second parent":    {path, `UPDATE history SET parent2 = parent WHERE length(parent2) > 0`},
		"the merge left out":   {path, `UPDATE history SET parent2 = x'' WHERE length(parent2) > 0`},
		"ours before the join": {path, fmt.Sprintf(`UPDATE history SET author = 'iemand' WHERE seq = %d`, parted)},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := os.ReadFile(forged.path)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(t.TempDir(), "vervalst.vreg")
			if err := os.WriteFile(file, b, 0o600); err != nil {
				t.Fatal(err)
			}
			db, err := register.Raw(file)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(`DROP TRIGGER history_keep_update; ` + forged.change +
				`; CREATE TRIGGER history_keep_update BEFORE UPDATE ON history BEGIN SELECT raise(ABORT, 'history is append-only'); END`); err != nil {
				t.Fatal(err)
			}
			db.Close()
			report, err := register.Examine(t.Context(), file, register.Options{}, nil)
			if err != nil || report.FirstBad() == 0 {
				t.Errorf("verify finds %+v, %v", report.Problems, err)
			}
			if forged.path != other {
				return
			}
			fresh := sides(t, 7, 1)[0]
			_, err = fresh.reg.Merge(t.Context(), file, register.MergeOptions{})
			wantKind(t, err, register.Damaged)
		})
	}
}

// TestAsOfBeforeAMergeIsOfThisFile holds that what came in with a merge does not
// stand in the register of the days before it.
func TestAsOfBeforeAMergeIsOfThisFile(t *testing.T) {
	both := sides(t, 8, 2)
	a, b := both[0], both[1]
	b.work(4)
	a.work(4)
	before, now, head := a.says(), a.clock.Now(), a.head()
	stood, err := a.reg.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a.merge(b.copied(), merge.Ours)
	then, printed, err := a.reg.AsOf(t.Context(), now)
	if err != nil || printed != head || len(then.Records()) != len(stood.Records()) {
		t.Fatalf("%d records at %s, want %d at %s: %v", len(then.Records()), printed, len(stood.Records()), head, err)
	}
	for _, record := range then.Records() {
		_, id := record.Identity()
		if text := fmt.Sprint(false, encoded(t, record)); id != "" && text != before[id] {
			t.Errorf("it said\n%s\nand is given as\n%s", before[id], text)
		}
		if again, _, err := a.reg.RecordAsOf(t.Context(), id, now); id != "" && (err != nil || encoded(t, again) != encoded(t, record)) {
			t.Errorf("the record by itself is another: %v", err)
		}
	}
	if merged, _, err := a.reg.AsOf(t.Context(), a.clock.Now()); err != nil || len(merged.Records()) < len(stood.Records()) {
		t.Errorf("after the merge: %v", err)
	}
}
