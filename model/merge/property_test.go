package merge_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/merge"
)

// text returns what a record says, in one form.
func text(t testing.TB, record model.Record) string {
	t.Helper()
	b, err := canonical.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// rowsOf returns the paths of all rows.
func rowsOf(record model.Record) (rows []field.Path) {
	field.EachList(record, func(p field.Path, _ *field.Field, ids []model.RowID) {
		for _, id := range ids {
			rows = append(rows, p.Row(id))
		}
	})
	return rows
}

// holds checks everything that a merge of these promises.
func holds(t testing.TB, base, a, b model.Record) {
	t.Helper()
	before := []string{text(t, base), text(t, a), text(t, b)}
	for _, c := range []struct{ here, there merge.Side }{{merge.Ours, merge.Theirs}, {merge.Theirs, merge.Ours}} {
		ab, conflicts := merge.Records(base, a, b, func(merge.Conflict) merge.Side { return c.here })
		ba, mirrored := merge.Records(base, b, a, func(merge.Conflict) merge.Side { return c.there })
		if text(t, ab) != text(t, ba) || len(conflicts) != len(mirrored) {
			t.Fatalf("the other way round (%d and %d conflicts):\n%s\n%s", len(conflicts), len(mirrored), text(t, ab), text(t, ba))
		}
		if len(conflicts) == 0 {
			keepsAdded(t, base, a, ab)
			keepsAdded(t, base, b, ab)
		}
	}
	for _, c := range []struct {
		how          string
		ours, theirs model.Record
		want         string
	}{{"nothing there", a, base, before[1]}, {"nothing here", base, b, before[2]}, {"the same edit", a, a, before[1]}} {
		merged, conflicts := merge.Records(base, c.ours, c.theirs, nil)
		if text(t, merged) != c.want || len(conflicts) > 0 {
			t.Fatalf("%s: %d conflicts\n got %s\nwant %s", c.how, len(conflicts), text(t, merged), c.want)
		}
	}
	if text(t, base) != before[0] || text(t, a) != before[1] || text(t, b) != before[2] {
		t.Fatal("merging changed a snapshot")
	}
}

func keepsAdded(t testing.TB, base, side, merged model.Record) {
	t.Helper()
	had, have := rowsOf(base), rowsOf(merged)
	for _, row := range rowsOf(side) {
		if !slices.Contains(had, row) && !slices.Contains(have, row) {
			t.Fatalf("row %s is missing", row)
		}
	}
}

// apart returns a record and what two people made of it.
func apart(g generate.Generator, kind model.Kind, edits int) (base, a, b model.Record) {
	base = g.Record(kind)
	a, b = field.Clone(base), field.Clone(base)
	for range edits {
		a, b = g.Edit(a), g.Edit(b)
	}
	return base, a, b
}

func TestMerge(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)),
			Hostile: rapid.Bool().Draw(rt, "hostile"),
			Newer:   rapid.Bool().Draw(rt, "newer"),
			Fill:    rapid.SampledFrom([]float64{0.1, 0.4, 0.9}).Draw(rt, "fill"),
			Rows:    rapid.IntRange(1, 6).Draw(rt, "rows"),
		}
		base, a, b := apart(g, rapid.SampledFrom(model.Kinds()).Draw(rt, "kind"), rapid.IntRange(0, 8).Draw(rt, "edits"))
		holds(t, base, a, b)
	})
}

func FuzzMerge(f *testing.F) {
	for edits := range uint(32) {
		f.Add(uint64(edits), edits, edits%3 == 0, 20+edits, edits)
	}
	f.Fuzz(func(t *testing.T, seed uint64, edits uint, hostile bool, fill, rows uint) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 2)), Hostile: hostile, Newer: seed%2 == 0,
			Fill: float64(fill%100+1) / 100, Rows: int(rows%8) + 1}
		base, a, b := apart(g, model.Kinds()[seed%4], int(edits%16))
		holds(t, base, a, b)
	})
}

// TestMergeOfUnrelatedSnapshots holds the promises for three records that have
// little to do with each other, and for rows that can't be told apart.
func TestMergeOfUnrelatedSnapshots(t *testing.T) {
	for seed := range uint64(60) {
		g := generate.Generator{Rand: rand.New(rand.NewPCG(seed, 3)), Fill: 0.5, Rows: 4}
		kind := model.Kinds()[seed%4]
		records := []model.Record{model.New(kind), g.Record(kind), g.Record(kind)}
		if seed%3 == 0 {
			records[0] = g.Record(kind)
		}
		for _, record := range records {
			field.EachList(record, func(p field.Path, _ *field.Field, ids []model.RowID) {
				if seed%2 == 0 && len(ids) > 0 && g.Rand.IntN(4) == 0 {
					_ = field.Set(record, p.Row(ids[0]).Field("id"), ids[len(ids)-1])
				}
			})
			record.SetIdentity("r", "")
		}
		holds(t, records[0], records[1], records[2])
	}
}
