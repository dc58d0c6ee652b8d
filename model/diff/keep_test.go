package diff_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

func TestKeepRowIDs(t *testing.T) {
	a, b := example(), example()
	b.DataCategories[1].ID = "y2"
	b.DataSubjects[0].ID, b.DataCategories[1].Subjects = "y1", []model.RowID{"s2", "y1"}
	b.Engagements[0].ID, b.Engagements[1].Under = "y3", "y3"
	b.Engagements[0].Locations[0].ID = "y4"
	b.Engagements = append(b.Engagements, model.Engagement{ID: "new", Party: "Noordster B.V.", Under: "y3",
		DataCategories: []model.RowID{"c1", "y2"}, Transfer: model.Transfer{DataCategories: []model.RowID{"y2"}}})
	before := text(t, b)
	kept, err := diff.KeepRowIDs(a, b)
	if err != nil {
		t.Fatal(err)
	}
	want := example()
	want.DataCategories[1].Subjects = []model.RowID{"s2", "s1"}
	want.Engagements = append(want.Engagements, model.Engagement{ID: "new", Party: "Noordster B.V.", Under: "e1",
		DataCategories: []model.RowID{"c1", "c2"}, Transfer: model.Transfer{DataCategories: []model.RowID{"c2"}}})
	if d := cmp.Diff(text(t, want), text(t, kept)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if text(t, b) != before {
		t.Error("keeping IDs changed the record it was given")
	}
	for _, pair := range [][2]model.Record{{nil, b}, {a, nil}, {a, a}} {
		if same, err := diff.KeepRowIDs(pair[0], pair[1]); err != nil || same != pair[1] {
			t.Errorf("nothing to keep: %v, %v", same, err)
		}
	}
}

func TestSecondImportChangesNothing(t *testing.T) {
	for seed := range uint64(60) {
		g := generate.Generator{Rand: source(seed), Fill: 0.5}
		record := g.Record(model.Kinds()[seed%4])
		again := field.Clone(record)
		reidentify(g, again)
		kept, err := diff.KeepRowIDs(record, again)
		if err != nil || text(t, kept) != text(t, record) && !twins(record) {
			t.Fatalf("seed %d: %v\n%s", seed, err, told(diff.Records(record, kept)))
		}
	}
}

// twins reports whether rows of one list say the same, so that they may change
// places unseen.
func twins(record model.Record) bool {
	found := false
	field.EachList(record, func(p field.Path, _ *field.Field, ids []model.RowID) {
		said := map[string]bool{}
		for _, id := range ids {
			row := ""
			field.Leaves(record, func(at field.Path, f *field.Field, v any) {
				if at.Within(p.Row(id)) && f.Name != "id" && f.RowList == "" {
					row += string(at[len(p.Row(id)):]) + cmp.Diff(nil, v)
				}
			})
			found, said[row] = found || said[row], true
		}
	})
	return found
}
