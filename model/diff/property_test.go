package diff_test

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"verwerkingsregister/model"
	"verwerkingsregister/model/canonical"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

// text returns what a record says, in one form.
func text(t testing.TB, record model.Record) string {
	t.Helper()
	if record == nil {
		return ""
	}
	b, err := canonical.Encode(record)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// pairOf returns two snapshots, in one of the ways in which two can differ.
func pairOf(g generate.Generator, kind model.Kind, way uint) (a, b model.Record) {
	a = g.Record(kind)
	b = field.Clone(a)
	for range way / 8 % 8 {
		b = g.Edit(b)
	}
	switch way % 8 {
	case 1:
		b = g.Record(kind)
	case 2:
		reidentify(g, b)
	case 3:
		b = g.Edit(b)
		reidentify(g, b)
		b = g.Edit(b)
	case 4:
		breakRows(g, a)
	case 5:
		breakRows(g, b)
	case 6:
		breakRows(g, a)
		breakRows(g, b)
	}
	return a, b
}

// reidentify gives most rows another ID, as a second import does; the
// references follow.
func reidentify(g generate.Generator, record model.Record) {
	mostly := func() bool { return g.Rand.IntN(4) > 0 }
	setRowIDs(record, func(id string) string {
		if mostly() {
			return id + "]"
		}
		return id
	})
	field.EnsureRowIDs(record, g.RowID)
}

// breakRows makes lists whose rows can't be told apart: without IDs, with the
// same, with IDs that are no part of a path, and rows that say nothing.
func breakRows(g generate.Generator, record model.Record) {
	field.EachList(record, func(p field.Path, _ *field.Field, _ []model.RowID) {
		if g.Rand.IntN(6) == 0 {
			_ = field.AddRow(record, p, "empty") // lists inside a row that has no path
		}
	})
	setRowIDs(record, func(id string) string {
		return []string{id, id, id, id, "", "x", "a]b", "[.", "]"}[g.Rand.IntN(9)]
	})
}

// setRowIDs changes the ID of every row, the innermost first.
func setRowIDs(record model.Record, change func(string) string) {
	var rows []field.Path
	field.EachList(record, func(p field.Path, _ *field.Field, ids []model.RowID) {
		for _, id := range ids {
			rows = append(rows, p.Row(id))
		}
	})
	refs := map[string]string{}
	for i := len(rows) - 1; i >= 0; i-- {
		id, err := field.Get(record, rows[i].Field("id"))
		if err != nil {
			continue // below a row that has no path
		}
		now := change(id.(string))
		refs[string(rows[i].Parent())+id.(string)] = now
		_ = field.Set(record, rows[i].Field("id"), now)
	}
	_ = field.Replace(record, func(_ field.Path, f *field.Field, v any) (any, bool) {
		if f.RowList == "" {
			return nil, false
		}
		switch v := v.(type) {
		case string:
			now, ok := refs[f.RowList+v]
			return now, ok
		case []string:
			now := make([]string, len(v))
			for i := range v {
				if now[i] = v[i]; refs[f.RowList+v[i]] != "" {
					now[i] = refs[f.RowList+v[i]]
				}
			}
			return now, true
		}
		return nil, false
	})
}

// holds checks everything a Diff of these two promises.
func holds(t testing.TB, a, b model.Record) {
	t.Helper()
	ta, tb := text(t, a), text(t, b)
	d := diff.Records(a, b)
	if text(t, a) != ta || text(t, b) != tb {
		t.Fatal("comparing changed a record")
	}
	if d.Empty() != (ta == tb) {
		t.Fatalf("Empty is %t for\n%s\n%s", d.Empty(), ta, tb)
	}
	applies(t, "forward", a, d, tb)
	applies(t, "back", b, d.Invert(), ta)
	applies(t, "twice inverted", a, d.Invert().Invert(), tb)
	applies(t, "selected whole", a, diff.Select(d, ""), tb)
	if text(t, a) != ta || text(t, b) != tb {
		t.Fatal("applying changed a record")
	}
}

func applies(t testing.TB, how string, a model.Record, d diff.Diff, want string) {
	t.Helper()
	got, err := diff.Apply(a, d)
	if err != nil {
		t.Fatalf("%s: %v", how, err)
	}
	if d.Deleted != (got == nil) {
		t.Fatalf("%s: deleted is %t, the record is %v", how, d.Deleted, got)
	}
	if got != nil && text(t, got) != want {
		t.Fatalf("%s:\n got %s\nwant %s", how, text(t, got), want)
	}
}

func TestApplyMakesTheSecondOfTheFirst(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{
			Rand:    rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 1)),
			Hostile: rapid.Bool().Draw(rt, "hostile"),
			Newer:   rapid.Bool().Draw(rt, "newer"),
			Fill:    rapid.SampledFrom([]float64{0.1, 0.4, 0.9}).Draw(rt, "fill"),
			Rows:    rapid.IntRange(1, 6).Draw(rt, "rows"),
		}
		kind := rapid.SampledFrom(model.Kinds()).Draw(rt, "kind")
		a, b := pairOf(g, kind, uint(rapid.IntRange(0, 63).Draw(rt, "way")))
		holds(t, a, b)
	})
}

func FuzzApply(f *testing.F) {
	for way := range uint(64) {
		f.Add(uint64(way), way, way%3 == 0, uint(20+way), uint(way))
	}
	f.Fuzz(func(t *testing.T, seed uint64, way uint, hostile bool, fill, rows uint) {
		g := generate.Generator{Rand: source(seed), Hostile: hostile, Newer: seed%2 == 0,
			Fill: float64(fill%100+1) / 100, Rows: int(rows%8) + 1}
		a, b := pairOf(g, model.Kinds()[seed%4], way)
		holds(t, a, b)
	})
}

func TestCreatedAndDeleted(t *testing.T) {
	rng := source(1)
	for _, kind := range model.Kinds() {
		record := generate.Record(rng, kind)
		created := diff.Records(nil, record)
		if !created.Created || created.Deleted || created.Kind != kind {
			t.Errorf("%s: %+v", kind, created)
		}
		applies(t, "created", nil, created, text(t, record))
		deleted := diff.Records(record, nil)
		if !deleted.Deleted || deleted.Created {
			t.Errorf("%s: %+v", kind, deleted)
		}
		applies(t, "deleted", record, deleted, "")
		applies(t, "undeleted", nil, deleted.Invert(), text(t, record))
		applies(t, "uncreated", record, created.Invert(), "")
	}
	if d := diff.Records(nil, nil); !d.Empty() {
		t.Errorf("nothing and nothing differ: %+v", d)
	}
	if d := diff.Records(&model.Activity{Name: "a"}, &model.Party{Name: "b"}); !d.Empty() || d.Kind != model.KindActivity {
		t.Errorf("two kinds were compared: %+v", d)
	}
}

func TestApplyRefusesWhatDoesNotFit(t *testing.T) {
	base := func() *model.Activity {
		return &model.Activity{ID: "a", Name: "oud", Processing: model.Processing{
			Purposes: []model.Purpose{{ID: "1", Text: "een"}, {ID: "2", Text: "twee"}, {ID: "3", Text: "drie"}}}}
	}
	cases := map[string]struct{ change, other func(*model.Activity) }{
		"another value":       {func(a *model.Activity) { a.Name = "nieuw" }, func(a *model.Activity) { a.Name = "anders" }},
		"a row that changed":  {func(a *model.Activity) { a.Purposes = a.Purposes[1:] }, func(a *model.Activity) { a.Purposes[0].Text = "x" }},
		"a row that is gone":  {func(a *model.Activity) { a.Purposes[1].Text = "x" }, func(a *model.Activity) { a.Purposes = a.Purposes[:1] }},
		"a move of a gone":    {func(a *model.Activity) { a.Purposes[0], a.Purposes[2] = a.Purposes[2], a.Purposes[0] }, func(a *model.Activity) { a.Purposes = nil }},
		"a row that is there": {func(a *model.Activity) { a.Purposes = append(a.Purposes, model.Purpose{ID: "4"}) }, func(a *model.Activity) { a.Purposes = append(a.Purposes, model.Purpose{ID: "4"}) }},
		"a list that changed": {func(a *model.Activity) { a.Purposes[1].ID = "1" }, func(a *model.Activity) { a.Purposes[0].Text = "x" }},
		"another row's ID":    {func(a *model.Activity) { a.Purposes[0].ID = "9" }, func(a *model.Activity) { a.Purposes = a.Purposes[1:] }},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			changed, other := base(), base()
			c.change(changed)
			c.other(other)
			d := diff.Records(base(), changed)
			if _, err := diff.Apply(base(), d); err != nil {
				t.Fatalf("on what it was made from: %v", err)
			}
			if got, err := diff.Apply(other, d); !errors.Is(err, diff.ErrMismatch) {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
	for name, apply := range map[string]func() (model.Record, error){
		"another kind":      func() (model.Record, error) { return diff.Apply(&model.Party{}, diff.Diff{Kind: model.KindActivity}) },
		"created over one":  func() (model.Record, error) { return diff.Apply(base(), diff.Records(nil, base())) },
		"edit of nothing":   func() (model.Record, error) { return diff.Apply(nil, diff.Records(base(), &model.Activity{ID: "a"})) },
		"of no kind at all": func() (model.Record, error) { return diff.Apply(nil, diff.Diff{Kind: "x", Created: true}) },
	} {
		if _, err := apply(); !errors.Is(err, diff.ErrMismatch) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestOrderOfManyRows(t *testing.T) {
	rng := source(2)
	for n := range 40 {
		a, b := &model.Activity{}, &model.Activity{}
		for i := range n {
			a.Purposes = append(a.Purposes, model.Purpose{ID: model.RowID(strconv.Itoa(i))})
		}
		for _, i := range rng.Perm(n + n/3)[:n] {
			b.Purposes = append(b.Purposes, model.Purpose{ID: model.RowID(strconv.Itoa(i))})
		}
		holds(t, a, b)
	}
}
