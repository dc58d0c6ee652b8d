package generate_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/model/reference"
)

func source(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

var exact = cmp.Comparer(func(a, b model.Count) bool { return a == b })

func TestSameSeedSameRegister(t *testing.T) {
	size := generate.Size{Activities: 5, Services: 4, Parties: 3}
	a, b := generate.Register(source(7), size), generate.Register(source(7), size)
	if d := cmp.Diff(a, b, exact); d != "" {
		t.Errorf("two registers of one seed differ:\n%s", d)
	}
	if c := generate.Register(source(8), size); cmp.Equal(a, c, exact) {
		t.Error("two seeds gave one register")
	}
	x, y := generate.Edit(source(9), &a.Activities[0]), generate.Edit(source(9), &b.Activities[0])
	if d := cmp.Diff(x, y, exact); d != "" {
		t.Errorf("two edits of one seed differ:\n%s", d)
	}
}

func TestEveryFieldIsFilledSometimes(t *testing.T) {
	for _, kind := range model.Kinds() {
		seen := map[*field.Field]bool{}
		rng := source(1)
		for range 400 {
			field.Leaves(generate.Record(rng, kind), func(_ field.Path, f *field.Field, _ any) { seen[f] = true })
		}
		field.Of(kind).All(func(f *field.Field) {
			if f.Leaf() && !seen[f] && !(kind == model.KindOrganisation && f.Name == "number") {
				t.Errorf("%s is never filled in", f.Key)
			}
		})
	}
}

func TestRegisterHoldsTogether(t *testing.T) {
	reg := generate.Register(source(3), generate.Size{Activities: 120, Services: 40, Parties: 60})
	if len(reg.Activities) != 120 || len(reg.Services) != 40 || len(reg.Parties) != 60 {
		t.Fatalf("sizes: %d, %d, %d", len(reg.Activities), len(reg.Services), len(reg.Parties))
	}
	ids, numbers, titles := map[model.ID]string{}, map[string]bool{}, map[string]bool{}
	for _, record := range reg.Records() {
		kind, id := record.Identity()
		if _, taken := ids[id]; taken || id == "" {
			t.Errorf("%s %q: ID %q is empty or taken", kind, record.Title(), id)
		}
		ids[id] = string(kind) + record.Title()
		if n := record.RecordNumber(); numbers[n] || n == "" && kind != model.KindOrganisation {
			t.Errorf("number %q is empty or taken", n)
		}
		numbers[record.RecordNumber()] = true
		if name := string(kind) + record.Title(); titles[name] || record.Title() == "" {
			t.Errorf("title %q is empty or taken", name)
		} else {
			titles[name] = true
		}
	}
	for _, record := range reg.Records() {
		checkRecord(t, record, ids)
	}
}

// checkRecord holds a record to what the package promises; ids may be nil for
// a record that stands alone.
func checkRecord(t *testing.T, record model.Record, ids map[model.ID]string) {
	t.Helper()
	rows := map[string]map[string]bool{}
	field.EachList(record, func(p field.Path, _ *field.Field, list []model.RowID) {
		rows[string(p)] = map[string]bool{}
		for _, id := range list {
			if id == "" || rows[string(p)][string(id)] {
				t.Errorf("%s %s: row ID %q is empty or taken", record.Title(), p, id)
			}
			rows[string(p)][string(id)] = true
		}
	})
	field.Leaves(record, func(p field.Path, f *field.Field, v any) {
		switch f.Type {
		case field.Date:
			if !model.Date(v.(string)).Valid() {
				t.Errorf("%s: %q is no date", p, v)
			}
		case field.Code:
			checkCode(t, p, f, v.(string))
		case field.Codes:
			for _, code := range v.([]string) {
				checkCode(t, p, f, code)
			}
		case field.RowRef:
			if !rows[f.RowList][v.(string)] {
				t.Errorf("%s: there is no row %q", p, v)
			}
		case field.RowRefs:
			for _, id := range v.([]string) {
				if !rows[f.RowList][id] {
					t.Errorf("%s: there is no row %q", p, id)
				}
			}
		case field.RecordRef:
			name, err := field.Get(record, p.Parent().Field(f.NameField))
			if err != nil {
				t.Error(err)
			}
			if ids != nil && ids[model.ID(v.(string))] != string(f.Ref)+name.(string) {
				t.Errorf("%s: %q is %q there and %q here", p, v, ids[model.ID(v.(string))], name)
			}
		}
	})
}

func checkCode(t *testing.T, p field.Path, f *field.Field, code string) {
	t.Helper()
	if _, ok := reference.List(f.List).Row(code); !ok {
		t.Errorf("%s: list %s has no code %q", p, f.List, code)
	}
}

func TestRecordsStandAlone(t *testing.T) {
	rng := source(4)
	for range 50 {
		for _, kind := range model.Kinds() {
			checkRecord(t, generate.Record(rng, kind), nil)
		}
	}
	if r := generate.Record(rng, "unknown"); r != nil {
		t.Errorf("a record of an unknown kind: %v", r)
	}
}

func TestEditChangesAndLeavesTheOriginal(t *testing.T) {
	rng := source(5)
	for i := range 400 {
		before := generate.Record(rng, model.Kinds()[i%4])
		kept := field.Clone(before)
		after := generate.Edit(rng, before)
		if d := cmp.Diff(kept, before, exact); d != "" {
			t.Fatalf("edit %d changed its original:\n%s", i, d)
		}
		if cmp.Equal(before, after, exact) {
			t.Fatalf("edit %d changed nothing", i)
		}
		_, old := before.Identity()
		if _, id := after.Identity(); id != old || before.RecordNumber() != after.RecordNumber() {
			t.Fatalf("edit %d changed the identity", i)
		}
		checkRecord(t, after, nil)
	}
}

func TestEditOfAnEmptyRecord(t *testing.T) {
	rng := source(6)
	for _, kind := range model.Kinds() {
		empty := model.New(kind)
		if after := generate.Edit(rng, empty); cmp.Equal(empty, after, exact) {
			t.Errorf("%s: the edit changed nothing", kind)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	g := generate.Generator{Rand: source(10), Hostile: true, Newer: true, Fill: 1}
	formulas, newer := 0, 0
	for range 20 {
		for _, kind := range model.Kinds() {
			field.Leaves(g.Record(kind), func(p field.Path, f *field.Field, v any) {
				text, ok := v.(string)
				switch {
				case !ok:
				case !utf8.ValidString(text):
					t.Errorf("%s is no UTF-8: %q", p, text)
				case f.Type == field.Code:
					if _, known := reference.List(f.List).Row(text); !known {
						newer++
					}
				case text != "" && text[0] == '=':
					formulas++
				}
			})
		}
	}
	if formulas == 0 || newer == 0 {
		t.Errorf("%d formulas, %d codes of a newer version", formulas, newer)
	}
}

func TestTextLength(t *testing.T) {
	g := generate.Generator{Rand: source(11)}
	text := g.Text(1000)
	edited := g.EditText(text, 20)
	if len(text) < 5000 || len(text) > 9000 || text == edited {
		t.Errorf("a text of 1000 words has %d bytes", len(text))
	}
}

func BenchmarkRegister(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprintf("activities=%d", n), func(b *testing.B) {
			var bytes int
			for b.Loop() {
				reg := generate.Register(source(1), generate.Size{Activities: n, Services: n / 3, Parties: n / 4})
				text, err := json.Marshal(reg.Activities)
				if err != nil {
					b.Fatal(err)
				}
				bytes = len(text)
			}
			b.ReportMetric(float64(bytes)/float64(n), "B/activity")
		})
	}
}
