package register_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// busyYear makes a register in which an edit, an import of twelve records and
// ten edits by two people follow each other, an hour apart.
func busyYear(t *testing.T) (*register.Register, model.ID) {
	t.Helper()
	clock := newClock()
	reg := fresh(t, options(clock))
	first := activity(1, "Verzuim")
	mustSave(t, reg, write(first, 0))
	clock.Move(time.Hour)
	bulk := register.Change{Action: model.ActionImport, Author: "Noor", Reason: "overgenomen"}
	for i := range 12 {
		bulk.Writes = append(bulk.Writes, register.Write{Record: activity(uint64(10+i), fmt.Sprint("Verwerking ", i))})
	}
	mustSave(t, reg, bulk)
	for i := range 10 {
		clock.Move(time.Hour)
		next := field.Clone(first).(*model.Activity)
		next.Department = fmt.Sprint("Afdeling ", i)
		change := write(next, i+1)
		change.Author = []string{"Bram", "Noor"}[i%2]
		mustSave(t, reg, change)
		first = next
	}
	return reg, first.ID
}

func TestActsGroupWhatWasSavedInOneGo(t *testing.T) {
	reg, id := busyYear(t)
	acts, err := reg.Acts(context.Background(), register.HistoryQuery{})
	if err != nil || len(acts) != 12 {
		t.Fatalf("%d acts, %v", len(acts), err)
	}
	if bulk := acts[10]; bulk.Versions != 12 || bulk.Newest.Action != model.ActionImport || bulk.First != 2 || bulk.Newest.Sequence != 13 {
		t.Errorf("the import is %+v", bulk)
	}
	if acts[0].Versions != 1 || acts[0].Newest.Record != id || acts[0].Newest.Author != "Noor" {
		t.Errorf("the newest is %+v", acts[0])
	}
	var paged []register.Act
	for before := int64(0); ; {
		page, err := reg.Acts(context.Background(), register.HistoryQuery{Limit: 5, Before: before})
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			break
		}
		paged = append(paged, page...)
		before = page[len(page)-1].First
	}
	if fmt.Sprint(paged) != fmt.Sprint(acts) {
		t.Errorf("in pages they are\n%v\nand whole\n%v", paged, acts)
	}
}

func TestActsFollowTheFilters(t *testing.T) {
	reg, id := busyYear(t)
	all, err := reg.History(context.Background(), register.HistoryQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for name, q := range map[string]register.HistoryQuery{
		"record": {Record: id}, "author": {Author: "Bram"}, "field": {Field: "department", Record: id},
		"period": {From: all[4].Time, Until: all[1].Time}, "nobody": {Author: "Niemand"},
	} {
		t.Run(name, func(t *testing.T) {
			acts, err := reg.Acts(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			versions, err := reg.History(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			var changes []int64
			for _, v := range versions {
				if !slices.Contains(changes, v.Change) {
					changes = append(changes, v.Change)
				}
			}
			counted := 0
			for i, a := range acts {
				counted += a.Versions
				if i >= len(changes) || a.Newest.Change != changes[i] {
					t.Fatalf("act %d is %+v, the changes are %v", i, a, changes)
				}
			}
			if counted != len(versions) || len(acts) != len(changes) {
				t.Errorf("%d acts with %d versions, want %d with %d", len(acts), counted, len(changes), len(versions))
			}
		})
	}
}

func TestAuthorsAreListedOnce(t *testing.T) {
	reg, _ := busyYear(t)
	names, err := reg.Authors(context.Background())
	if err != nil || fmt.Sprint(names) != "[A. Tester Bram Noor]" {
		t.Errorf("authors %v, %v", names, err)
	}
}

// BenchmarkTimeline reads the first page of the timeline, and what is asked
// beside it.
func BenchmarkTimeline(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			acts, err := reg.Acts(context.Background(), register.HistoryQuery{Limit: 50})
			if err != nil || len(acts) == 0 {
				b.Fatal(len(acts), err)
			}
		}
	})
}
