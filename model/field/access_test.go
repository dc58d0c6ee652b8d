package field_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

var same = cmp.Options{
	cmp.Comparer(func(a, b model.Count) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

func TestSteps(t *testing.T) {
	tests := map[field.Path][]field.Step{
		"":                               nil,
		"name":                           {{Name: "name"}},
		"review.next":                    {{Name: "review"}, {Name: "next"}},
		"engagements[e1]":                {{Name: "engagements", Row: "e1"}},
		"engagements[a.b[c].locations[]": nil,
		"engagements[a.b[c].transfer.x":  {{Name: "engagements", Row: "a.b[c"}, {Name: "transfer"}, {Name: "x"}},
		"a[1].b[2].c":                    {{Name: "a", Row: "1"}, {Name: "b", Row: "2"}, {Name: "c"}},
	}
	for path, want := range tests {
		steps, err := path.Steps()
		if d := cmp.Diff(want, steps, cmpopts.EquateEmpty()); d != "" || (err != nil) != (want == nil && path != "") {
			t.Errorf("%q: %v\n%s", path, err, d)
		}
	}
	for _, path := range []field.Path{".", "a.", ".a", "a..b", "a[", "a[x", "a[]", "[x]", "a[x]b", "a[x].", "a[x]]", "a[x][y]"} {
		if steps, err := path.Steps(); err == nil {
			t.Errorf("%q was read as %v", path, steps)
		}
	}
}

func TestPartsOfPaths(t *testing.T) {
	for path, want := range map[field.Path]struct {
		parent field.Path
		top    string
	}{
		"": {"", ""}, "name": {"", "name"}, "review.next": {"review", "review"}, "a[1]": {"a", "a"},
		"a[1].b": {"a[1]", "a"}, "a[1].b[2]": {"a[1].b", "a"}, "a[x.y]": {"a", "a"}, "a[x[y]": {"a", "a"}, "a[x[.y].b[z.]": {"a[x[.y].b", "a"},
	} {
		if path.Parent() != want.parent || path.Top() != want.top {
			t.Errorf("%q: parent %q, top %q", path, path.Parent(), path.Top())
		}
	}
	for _, tt := range []struct {
		path, other field.Path
		want        bool
	}{
		{"a.b", "a", true}, {"a[1].b", "a", true}, {"a[1].b", "a[1]", true}, {"a", "a", true}, {"a", "", true}, {"", "", true},
		{"ab", "a", false}, {"a[1]", "a[12]", false}, {"a[12]", "a[1]", false}, {"a", "a.b", false}, {"", "a", false},
	} {
		if got := tt.path.Within(tt.other); got != tt.want {
			t.Errorf("%q within %q: %t", tt.path, tt.other, got)
		}
	}
}

func FuzzPath(f *testing.F) {
	for _, seed := range []string{"", "a", "a.b", "a[x].b", "a[x[y].b", "a[]", "a.", "a[x]b", "[", "]", "a[x.y].c[z]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		path := field.Path(s)
		steps, err := path.Steps()
		parent := path.Parent()
		if err != nil {
			return
		}
		built := field.Path("")
		for i, step := range steps {
			before := built
			built = built.Field(step.Name)
			if step.Row != "" {
				if i == len(steps)-1 && parent != built {
					t.Fatalf("the parent of %q is %q", path, parent)
				}
				built = built.Row(step.Row)
			} else if i == len(steps)-1 && parent != before {
				t.Fatalf("the parent of %q is %q", path, parent)
			}
			if !path.Within(built) {
				t.Fatalf("%q is not within %q", path, built)
			}
		}
		if built != path {
			t.Fatalf("%q was built again as %q", path, built)
		}
		if len(steps) > 0 && path.Top() != steps[0].Name {
			t.Fatalf("the top of %q is %q", path, path.Top())
		}
		if _, err := field.Get(&model.Activity{}, path); err == nil && len(steps) == 0 {
			t.Fatal("the record itself has a value")
		}
	})
}

// TestLeavesAreWhereTheySay reads, sets and clears every leaf of generated
// records by its path.
func TestLeavesAreWhereTheySay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := generate.Generator{Rand: source(rapid.Uint64().Draw(rt, "seed")), Hostile: rapid.Bool().Draw(rt, "hostile")}
		record := g.Record(rapid.SampledFrom(model.Kinds()).Draw(rt, "kind"))
		kind, _ := record.Identity()
		copied := field.Clone(record)
		empty := field.Clone(record)
		field.Leaves(record, func(p field.Path, f *field.Field, v any) {
			if got, err := field.Get(record, p); err != nil || !cmp.Equal(got, v, same) {
				rt.Fatalf("%s: got %v, want %v, %v", p, got, v, err)
			}
			if at, err := field.At(kind, p); err != nil || at != f || !f.Leaf() {
				rt.Fatalf("%s: %v", p, err)
			}
			if err := field.Set(copied, p, v); err != nil {
				rt.Fatal(err)
			}
			if f.Name == "id" && f.Parent.Type == field.Rows {
				return
			}
			var nothing any = ""
			switch v.(type) {
			case model.Count:
				nothing = model.Count{}
			case []string:
				nothing = []string{}
			}
			if err := field.Set(empty, p, nothing); err != nil {
				rt.Fatal(err)
			}
		})
		if d := cmp.Diff(record, copied, same); d != "" {
			rt.Fatalf("setting what was there:\n%s", d)
		}
		field.Leaves(empty, func(p field.Path, f *field.Field, v any) {
			if f.Name != "id" {
				rt.Fatalf("%s is still %v", p, v)
			}
		})
	})
}

func TestGetAndSetRefuse(t *testing.T) {
	record := &model.Activity{Processing: model.Processing{Purposes: []model.Purpose{{ID: "a", Text: "x"}},
		Engagements: []model.Engagement{{ID: "e"}}}}
	for _, path := range []field.Path{"", "zz", "review", "purposes", "purposes[a]", "purposes[b].text", "purposes.text", "review[a].next", "name[a]", "purposes[a"} {
		if v, err := field.Get(record, path); err == nil {
			t.Errorf("get %q: %v", path, v)
		}
		if err := field.Set(record, path, "x"); err == nil {
			t.Errorf("set %q", path)
		}
	}
	for path, v := range map[field.Path]any{
		"name": 12, "tags": "x", "volume.people": "12", "start": model.N(1), "status": []string{"x"}, "role": nil,
		"engagements[e].transfer.sccModules": []string{"drie"}, "description": true,
	} {
		if err := field.Set(record, path, v); err == nil {
			t.Errorf("%s took a %T", path, v)
		}
	}
}

func TestRows(t *testing.T) {
	record := &model.Activity{}
	ids := func() []model.RowID {
		t.Helper()
		ids, err := field.RowIDs(record, "purposes")
		if err != nil {
			t.Fatal(err)
		}
		return ids
	}
	want := func(step string, err error, rows ...model.RowID) {
		t.Helper()
		if d := cmp.Diff(rows, ids(), cmpopts.EquateEmpty()); err != nil || d != "" {
			t.Fatalf("%s: %v, -want +got:\n%s", step, err, d)
		}
	}
	want("none", nil)
	for _, id := range []model.RowID{"a", "b", "c", "d"} {
		before := ids()
		want("add", field.AddRow(record, "purposes", id), append(before, id)...)
	}
	want("move to the front", field.MoveRow(record, "purposes[c]", 0), "c", "a", "b", "d")
	want("move past the end", field.MoveRow(record, "purposes[c]", 99), "a", "b", "d", "c")
	want("move before the start", field.MoveRow(record, "purposes[d]", -5), "d", "a", "b", "c")
	want("move nowhere", field.MoveRow(record, "purposes[a]", 1), "d", "a", "b", "c")

	must(t, field.Set(record, "purposes[b].text", "Volgen"))
	copied, err := field.Row(record, "purposes[b]")
	if err != nil || copied.(model.Purpose).Text != "Volgen" {
		t.Fatalf("%v, %v", copied, err)
	}
	row, at, err := field.RemoveRow(record, "purposes[b]")
	if at != 2 || row.(model.Purpose).Text != "Volgen" {
		t.Fatalf("removed %v from %d", row, at)
	}
	want("remove", err, "d", "a", "c")
	want("insert", field.InsertRow(record, "purposes", at, row), "d", "a", "b", "c")
	all, err := field.AllRows(record, "purposes")
	must(t, err)
	all.([]model.Purpose)[0].ID = "changed"
	want("a copy of all", err, "d", "a", "b", "c")
	want("set all", field.SetRows(record, "purposes", all), "changed", "a", "b", "c")
	for _, id := range ids() {
		_, _, err := field.RemoveRow(record, field.Path("purposes").Row(id))
		must(t, err)
	}
	if record.Purposes != nil {
		t.Errorf("the last row gone, the list is %v", record.Purposes)
	}
}

func TestRowsRefuse(t *testing.T) {
	record := &model.Activity{Processing: model.Processing{Purposes: []model.Purpose{{ID: "a"}}}}
	for name, err := range map[string]error{
		"add the same":        field.AddRow(record, "purposes", "a"),
		"add to a leaf":       field.AddRow(record, "name", "b"),
		"add to a row":        field.AddRow(record, "purposes[a]", "b"),
		"add to a group":      field.AddRow(record, "review", "b"),
		"add to nothing":      field.AddRow(record, "", "b"),
		"insert too far":      field.InsertRow(record, "purposes", 2, model.Purpose{ID: "b"}),
		"insert before":       field.InsertRow(record, "purposes", -1, model.Purpose{ID: "b"}),
		"insert another type": field.InsertRow(record, "purposes", 0, model.Risk{ID: "b"}),
		"insert nothing":      field.InsertRow(record, "purposes", 0, nil),
		"insert the same":     field.InsertRow(record, "purposes", 0, model.Purpose{ID: "a"}),
		"move what is gone":   field.MoveRow(record, "purposes[z]", 0),
		"move a list":         field.MoveRow(record, "purposes", 0),
		"set another type":    field.SetRows(record, "purposes", []model.Risk{}),
		"set nothing":         field.SetRows(record, "purposes", nil),
	} {
		if err == nil {
			t.Errorf("%s was not refused", name)
		}
	}
	if _, _, err := field.RemoveRow(record, "purposes"); err == nil {
		t.Error("a list was removed as a row")
	}
	if len(record.Purposes) != 1 {
		t.Errorf("what was refused changed the list: %v", record.Purposes)
	}
}

// TestCloneSharesNothing changes every leaf and list of a copy.
func TestCloneSharesNothing(t *testing.T) {
	for seed := range uint64(30) {
		record := generate.Record(source(seed), model.Kinds()[seed%4])
		kept, again := field.Clone(record), field.Clone(record)
		must(t, field.Replace(again, func(_ field.Path, f *field.Field, v any) (any, bool) {
			switch v := v.(type) {
			case []string:
				for i := range v {
					v[i] = "9"
				}
				return v, true
			case string:
				return v + "9", f.Name != "id" // the paths below it would be gone
			}
			return model.N(-1), true
		}))
		var rows []field.Path
		field.EachList(again, func(p field.Path, _ *field.Field, ids []model.RowID) {
			for _, id := range ids {
				rows = append(rows, p.Row(id))
			}
		})
		for _, row := range rows {
			must(t, field.MoveRow(again, row, 0))
		}
		if d := cmp.Diff(kept, record, same); d != "" {
			t.Fatalf("changing a copy changed the record:\n%s", d)
		}
		if cmp.Equal(again, record, same) {
			t.Fatal("the copy did not change")
		}
	}
}

func TestReplace(t *testing.T) {
	record := &model.Party{Name: "Wolkhuis", Aliases: []string{"WH"}, Remarks: "zie Wolkhuis"}
	err := field.Replace(record, func(_ field.Path, _ *field.Field, v any) (any, bool) {
		text, ok := v.(string)
		return strings.ReplaceAll(text, "Wolkhuis", "Noordster"), ok
	})
	if d := cmp.Diff(&model.Party{Name: "Noordster", Aliases: []string{"WH"}, Remarks: "zie Noordster"}, record, same); err != nil || d != "" {
		t.Errorf("%v\n%s", err, d)
	}
	if err := field.Replace(record, func(field.Path, *field.Field, any) (any, bool) { return 1.5, true }); err == nil {
		t.Error("a number with a fraction fitted")
	}
}

func TestEnsureRowIDs(t *testing.T) {
	n := 0
	next := func() model.RowID { n++; return model.RowID("n" + strconv.Itoa(n)) }
	record := &model.Activity{Processing: model.Processing{
		DataSubjects:   []model.DataSubject{{ID: "s"}, {Name: "zonder"}, {ID: "s", Name: "dubbel"}, {ID: "a]b"}, {ID: "n1"}},
		DataCategories: []model.DataCategory{{ID: "s", Subjects: []model.RowID{"s", "a]b", "weg", "a]b"}}},
		Engagements:    []model.Engagement{{ID: "x]"}, {ID: "y", Under: "x]", Locations: []model.Place{{}, {}}}},
	}}
	field.EnsureRowIDs(record, next)
	want := &model.Activity{Processing: model.Processing{
		DataSubjects:   []model.DataSubject{{ID: "s"}, {ID: "n2", Name: "zonder"}, {ID: "n3", Name: "dubbel"}, {ID: "n4"}, {ID: "n1"}},
		DataCategories: []model.DataCategory{{ID: "s", Subjects: []model.RowID{"s", "n4", "weg", "n4"}}},
		Engagements:    []model.Engagement{{ID: "n5"}, {ID: "y", Under: "n5", Locations: []model.Place{{ID: "n6"}, {ID: "n7"}}}},
	}}
	if d := cmp.Diff(want, record, same); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	before := n
	field.EnsureRowIDs(record, next)
	if n != before {
		t.Errorf("sound rows got %d new IDs", n-before)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func BenchmarkClone(b *testing.B) {
	record := generate.Generator{Rand: source(1), Fill: 0.6}.Record(model.KindActivity)
	b.ReportAllocs()
	for b.Loop() {
		field.Clone(record)
	}
}

func BenchmarkLeaves(b *testing.B) {
	record := generate.Generator{Rand: source(1), Fill: 0.6}.Record(model.KindActivity)
	b.ReportAllocs()
	for b.Loop() {
		field.Leaves(record, func(field.Path, *field.Field, any) {})
	}
}

// BenchmarkAddRow adds rows one after the other to one list. The rows that are
// there are not copied for each; only their IDs are looked at.
func BenchmarkAddRow(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		ids := make([]model.RowID, n)
		for i := range ids {
			ids[i] = model.RowID(fmt.Sprintf("%08d", i))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				a := &model.Activity{}
				for _, id := range ids {
					if err := field.AddRow(a, "engagements", id); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/row")
		})
	}
}
