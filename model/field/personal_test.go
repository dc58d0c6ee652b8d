package field_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/model/generate"
)

func TestReplacePersonal(t *testing.T) {
	changed := 0
	for _, kind := range model.Kinds() {
		for seed := range uint64(20) {
			record := generate.Generator{Rand: source(seed), Fill: 0.6}.Record(kind)
			want := field.Clone(record)
			mark := func(s string) string {
				if changed++; s == "" {
					return s
				}
				return "<" + s + ">"
			}
			err := field.Replace(want, func(_ field.Path, f *field.Field, v any) (any, bool) {
				if texts, ok := v.([]string); ok && f.Personal {
					for i := range texts {
						texts[i] = mark(texts[i])
					}
					return texts, true
				}
				text, ok := v.(string)
				if !ok || !f.Personal {
					return nil, false
				}
				return mark(text), true
			})
			must(t, err)
			must(t, field.ReplacePersonal(record, func(s string) (string, error) { return mark(s), nil }))
			if d := cmp.Diff(want, record, same); d != "" {
				t.Fatalf("%s: -want +got:\n%s", kind, d)
			}
		}
	}
	if changed < 200 {
		t.Errorf("only %d values", changed)
	}
}

func TestValuesAreThoseOfLeaves(t *testing.T) {
	for _, kind := range model.Kinds() {
		record := generate.Generator{Rand: source(7), Fill: 0.8}.Record(kind)
		var want, got []any
		field.Leaves(record, func(_ field.Path, f *field.Field, v any) { want = append(want, f.Key, v) })
		field.Values(record, func(f *field.Field, v any) { got = append(got, f.Key, v) })
		if d := cmp.Diff(want, got, same); d != "" || len(got) == 0 {
			t.Errorf("%s: -leaves +values:\n%s", kind, d)
		}
	}
}

func TestReplacePersonalStops(t *testing.T) {
	record := &model.Activity{Owner: "M. de Boer", Review: model.Review{Reviewer: "J. de Vries"}}
	stop, asked := errors.New("no further"), 0
	err := field.ReplacePersonal(record, func(string) (string, error) { asked++; return "", stop })
	if !errors.Is(err, stop) || asked != 1 || record.Owner != "M. de Boer" {
		t.Errorf("%v after %d values, %q", err, asked, record.Owner)
	}
}
