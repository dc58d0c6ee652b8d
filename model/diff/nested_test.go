package diff_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/diff"
	"verwerkingsregister/model/field"
)

// TestThreeVersionsOfEveryNestedList takes every list of rows there is through
// three versions: a row is added and one changed, then one goes and one moves.
// Each difference names exactly that.
func TestThreeVersionsOfEveryNestedList(t *testing.T) {
	lists := 0
	for _, kind := range model.StoredKinds() {
		field.Of(kind).All(func(f *field.Field) {
			if f.Type != field.Rows {
				return
			}
			lists++
			t.Run(f.Key, func(t *testing.T) {
				record := model.New(kind)
				record.SetIdentity("id", "")
				list := parents(t, record, f)
				first := rows(t, record, list, f)
				second := field.Clone(first)
				must(t, field.AddRow(second, list, "d"))
				write(t, second, list.Row("d"), f, "vierde")
				write(t, second, list.Row("b"), f, "tweede anders")
				third := field.Clone(second)
				_, _, err := field.RemoveRow(third, list.Row("a"))
				must(t, err)
				must(t, field.MoveRow(third, list.Row("d"), 0))
				wants(t, first, second, "added "+list.Row("d"), "changed "+list.Row("b").Field(leafOf(f).Name))
				wants(t, second, third, "removed "+list.Row("a"), "moved "+list.Row("d"))
				wants(t, third, third)
				back, err := diff.Apply(third, diff.Records(third, first))
				must(t, err)
				wants(t, first, back)
			})
		})
	}
	if lists < 40 {
		t.Errorf("only %d lists were tried", lists)
	}
}

// parents makes the rows that a list stands in and returns its path.
func parents(t *testing.T, record model.Record, f *field.Field) field.Path {
	t.Helper()
	var above []*field.Field
	for p := f; p.Parent != nil; p = p.Parent {
		above = append(above, p)
	}
	path := field.Path("")
	for _, p := range slices.Backward(above) {
		path = path.Field(p.Name)
		if p.Type == field.Rows && p != f {
			must(t, field.AddRow(record, path, "p"))
			path = path.Row("p")
		}
	}
	return path
}

// rows fills the list with three rows.
func rows(t *testing.T, record model.Record, list field.Path, f *field.Field) model.Record {
	t.Helper()
	for id, text := range map[model.RowID]string{"a": "eerste", "b": "tweede", "c": "derde"} {
		must(t, field.AddRow(record, list, id))
		write(t, record, list.Row(id), f, text)
	}
	for at, id := range []model.RowID{"a", "b", "c"} {
		must(t, field.MoveRow(record, list.Row(id), at))
	}
	return record
}

// leafOf is the field of a row that the test writes in.
func leafOf(f *field.Field) *field.Field {
	i := slices.IndexFunc(f.Fields, func(c *field.Field) bool {
		return !c.Fixed && (c.Type == field.Text || c.Type == field.LongText || c.Type == field.Code) && c.IsNameOf() == nil
	})
	return f.Fields[i]
}

func write(t *testing.T, record model.Record, row field.Path, f *field.Field, text string) {
	t.Helper()
	must(t, field.Set(record, row.Field(leafOf(f).Name), text))
}

func wants(t *testing.T, before, after model.Record, want ...field.Path) {
	t.Helper()
	var got, wanted []string
	for _, c := range diff.Records(before, after).Changes {
		got = append(got, fmt.Sprintf("%s %s", c.Op, c.Path))
	}
	for _, w := range want {
		wanted = append(wanted, string(w))
	}
	slices.Sort(got)
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Errorf("the changes are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
