package register_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// TestRecordsStandByNumberHoweverTheyCameIn reads a register whose records came
// in in their order, one that is in the trash between them, and then another
// order: each kind is told by number, as it stands and as it stood.
func TestRecordsStandByNumberHoweverTheyCameIn(t *testing.T) {
	clock := newClock()
	reg := fresh(t, options(clock))
	save := func(record model.Record, base int) {
		t.Helper()
		clock.Move(time.Hour)
		mustSave(t, reg, write(record, base))
	}
	want := func(at time.Time, numbers ...string) {
		t.Helper()
		now, err := reg.Snapshot(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		then, _, err := reg.AsOf(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		for of, state := range map[string]*model.Register{"as it stands": now, "as it stood": then} {
			if of == "as it stands" && at != clock.Now() {
				continue
			}
			var got []string
			for _, record := range state.Records()[1:] {
				got = append(got, record.RecordNumber()+" "+record.Title())
			}
			if !slices.Equal(got, numbers) {
				t.Errorf("%s at %v: %q, want %q", of, at, got, numbers)
			}
		}
	}
	a, b := &model.Activity{Number: "V-001", Name: "a"}, &model.Activity{Number: "V-002", Name: "b"}
	save(&model.Organisation{Name: "School"}, 0)
	save(a, 0)
	save(&model.Party{Number: "P-001", Name: "p"}, 0)
	save(b, 0)
	inOrder := clock.Now()
	want(inOrder, "V-001 a", "V-002 b", "P-001 p")

	clock.Move(time.Hour)
	mustSave(t, reg, register.Change{Writes: []register.Write{{Record: a, Base: 1, Delete: true}}})
	want(clock.Now(), "V-002 b", "P-001 p")

	save(&model.Activity{Number: "V-010", Name: "c"}, 0)
	save(&model.Activity{Number: "V-009", Name: "d"}, 0)
	want(clock.Now(), "V-002 b", "V-009 d", "V-010 c", "P-001 p")
	want(inOrder, "V-001 a", "V-002 b", "P-001 p")
}

// TestNamesAreNotRememberedTooLong: personal values are kept from one reading to
// the next, and those that are new or erased since are what they are now.
func TestNamesAreNotRememberedTooLong(t *testing.T) {
	clock := newClock()
	reg := fresh(t, options(clock))
	owner := func(at time.Time) string {
		t.Helper()
		state, _, err := reg.AsOf(context.Background(), at)
		if err != nil {
			t.Fatal(err)
		}
		return state.Activities[0].Owner
	}
	a := &model.Activity{Name: "Verzuim", Owner: "Els Smit"}
	mustSave(t, reg, write(a, 0))
	first := clock.Now()
	if got := owner(first); got != "Els Smit" {
		t.Fatalf("at first %q", got)
	}
	clock.Move(time.Hour)
	a.Owner = "Jan Bos"
	mustSave(t, reg, write(a, 1))
	if got := owner(clock.Now()); got != "Jan Bos" {
		t.Errorf("after a save %q", got)
	}
	if n, err := reg.Erase(context.Background(), a.ID, "verzoek"); err != nil || n != 1 {
		t.Fatalf("erased %d, %v", n, err)
	}
	if got, erased := register.ErasedOn(owner(first)); !erased {
		t.Errorf("after erasing %q", got)
	}
	if got := owner(clock.Now()); got != "Jan Bos" {
		t.Errorf("after erasing another %q", got)
	}
}
