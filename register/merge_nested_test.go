package register_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// TestMergeOfEveryNestedKind edits a record of each kind in which everything is
// filled in, on two laptops, until both have touched every list there is, and
// brings the two together both ways.
func TestMergeOfEveryNestedKind(t *testing.T) {
	both := sides(t, 5, 2)
	a, b := both[0], both[1]
	full := a.fullRecords()
	b.merge(a.copied(), merge.Ours)
	for _, base := range full {
		a.editEverything(base)
		b.editEverything(base)
	}
	headA, headB, hashes := a.head(), b.head(), a.hashes()
	maps.Copy(hashes, b.hashes())
	copyA, copyB := a.copied(), b.copied()
	if merged := a.merge(copyB, merge.Theirs); len(merged.Conflicts) == 0 {
		t.Error("they contradict each other nowhere")
	}
	b.merge(copyA, merge.Ours)
	a.keeps(hashes, headA, headB)
	b.keeps(hashes, headA, headB)
	there := b.says()
	for id, text := range a.says() {
		if there[id] != text {
			t.Errorf("%s is here and there\n%s\n%s", id, text, there[id])
		}
	}
}

// fullRecords saves a record of each kind with rows in every list.
func (s *side) fullRecords() (full []model.Record) {
	s.t.Helper()
	for _, kind := range model.Kinds() {
		record := generate.Generator{Rand: s.random, Fill: 1, Rows: 3}.Record(kind)
		record.SetIdentity("", "")
		base := 0
		if known, err := s.reg.List(s.t.Context(), register.Query{Kinds: []model.Kind{kind}}); kind == model.KindOrganisation && err == nil {
			record.SetIdentity(known[0].ID, known[0].Number) // there is one
			base = known[0].Version
		}
		mustSave(s.t, s.reg, write(record, base))
		_, id := record.Identity()
		saved, _ := mustRecord(s.t, s.reg, id)
		full = append(full, saved)
	}
	return full
}

// lists are those of a record that have rows.
func lists(record model.Record) (keys []string) {
	field.EachList(record, func(_ field.Path, f *field.Field, rows []model.RowID) {
		if len(rows) > 0 && !slices.Contains(keys, f.Key) {
			keys = append(keys, f.Key)
		}
	})
	return keys
}

// editEverything saves versions of a record until every list that it had rows
// in was touched.
func (s *side) editEverything(base model.Record) {
	s.t.Helper()
	_, id := base.Identity()
	g := generate.Generator{Rand: rand.New(rand.NewPCG(s.random.Uint64(), 3)), Fill: 0.8}
	left := lists(base)
	for range 20 {
		s.clock.Move(time.Minute)
		before, summary := mustRecord(s.t, s.reg, id)
		record := before
		for range 30 {
			record = g.Edit(record)
		}
		record.SetIdentity(id, summary.Number)
		mustSave(s.t, s.reg, write(record, summary.Version))
		for _, c := range diff.Records(before, record).Changes {
			for f := c.Field; f != nil; f = f.Parent {
				left = slices.DeleteFunc(left, func(key string) bool { return key == f.Key })
			}
		}
		if len(left) == 0 {
			return
		}
	}
	s.t.Errorf("nobody touched %v", left)
}
