package session_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

// listed are the activities as a list has them.
func listed(t *testing.T, s *session.Session) []register.Summary {
	t.Helper()
	all, err := s.Store().List(context.Background(), register.Query{Kinds: []model.Kind{model.KindActivity}})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestOneValueForManyRecordsIsOneStep counts what it would do, leaves alone what
// somebody is typing in, and is taken back at once.
func TestOneValueForManyRecordsIsOneStep(t *testing.T) {
	s, first, _ := desk(t)
	made := []*session.Editing{first}
	for _, answer := range []model.Answer{"", model.No, model.Yes, model.Unknown} {
		e := s.New(model.KindActivity)
		set(t, e, "name", "Verwerking "+string(answer))
		set(t, e, "public.public", string(answer))
		do(t, s.Save(e, ""))
		made = append(made, e)
	}
	set(t, first, "description", "nog niet opgeslagen")
	do(t, s.KeepDrafts())

	spread, err := s.Spread(listed(t, s), "public.public", string(model.Yes))
	if err != nil {
		t.Fatal(err)
	}
	if spread.Changed != 3 || spread.Replaced != 2 || spread.Same != 1 || spread.Typed != 1 {
		t.Errorf("it would change %d, replace %d, leave %d as they are and %d to who is typing", spread.Changed, spread.Replaced, spread.Same, spread.Typed)
	}
	do(t, s.Write(spread, "besluit van het bestuur", "Openbaar"))
	answers := func() (all []model.Answer) {
		for _, e := range made {
			all = append(all, s.Snapshot().Activity(e.ID()).Public.Public)
		}
		return all
	}
	if got, want := answers(), []model.Answer{"", model.Yes, model.Yes, model.Yes, model.Yes}; !slices.Equal(got, want) {
		t.Errorf("the answers are %q, want %q", got, want)
	}
	if got := get(t, first, "description"); got != "nog niet opgeslagen" {
		t.Errorf("what was typed became %q", got)
	}
	if got := get(t, made[1], "public.public"); got != string(model.Yes) {
		t.Errorf("the record on the desk has %q", got)
	}
	if all := versions(t, s, made[2].ID()); all[0].Reason != "besluit van het bestuur" {
		t.Errorf("the history is %+v", all)
	}
	do(t, s.Undo())
	if got, want := answers(), []model.Answer{"", "", model.No, model.Yes, model.Unknown}; !slices.Equal(got, want) {
		t.Errorf("after one undo the answers are %q, want %q", got, want)
	}
}

func TestEveryPlainFieldCanBeSpread(t *testing.T) {
	s, e, _ := desk(t)
	for _, f := range session.PlainFields(model.KindActivity) {
		var to any = "2026-05-01"
		if f.Number() {
			to = model.N(3)
		}
		spread, err := s.Spread(listed(t, s), session.PathOf(f), to)
		if err != nil || spread.Changed+spread.Same != 1 {
			t.Errorf("%s: %+v, %v", f.Key, spread, err)
		}
	}
	var keys []string
	for _, f := range session.PlainFields(e.Kind()) {
		keys = append(keys, f.Key)
	}
	for _, want := range []string{"activity.public.public", "activity.department", "activity.status", "activity.review.next"} {
		if !slices.Contains(keys, want) {
			t.Errorf("%s is not among %v", want, keys)
		}
	}
	for _, never := range []string{"activity.name", "activity.number", "activity.parent", "activity.purposes"} {
		if slices.Contains(keys, never) {
			t.Errorf("%s can be made the same in many records", never)
		}
	}
}

// TestStoppingASpreadLeavesEveryRecord as it was, and the desk usable; so does
// stopping its undo.
func TestStoppingASpreadLeavesEveryRecord(t *testing.T) {
	s, first, _ := desk(t)
	e := s.New(model.KindActivity)
	set(t, e, "name", "Verzuim")
	do(t, s.Save(e, ""))
	spread, err := s.Spread(listed(t, s), "department", "Bestuur")
	if err != nil {
		t.Fatal(err)
	}
	before, err := s.Store().Head(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	job := s.Write(spread, "", "Afdeling").Within(ctx)
	job.Work(context.Background())
	if err := job.Finish(); !errors.Is(err, context.Canceled) {
		t.Errorf("it was stopped, and says %v", err)
	}
	if after, err := s.Store().Head(context.Background()); err != nil || after != before {
		t.Errorf("the register went from %v to %v, %v", before, after, err)
	}
	if got := get(t, first, "department"); got == "Bestuur" {
		t.Errorf("the desk has %q", got)
	}
	do(t, s.Write(spread, "", "Afdeling"))
	if got := get(t, e, "department"); got != "Bestuur" {
		t.Errorf("afterwards the desk has %q", got)
	}
	undo := s.Undo().Within(ctx)
	undo.Work(context.Background())
	if err := undo.Finish(); !errors.Is(err, context.Canceled) || get(t, e, "department") != "Bestuur" {
		t.Errorf("undo was stopped, and says %v; the desk has %q", err, get(t, e, "department"))
	}
	do(t, s.Undo())
	if got := get(t, e, "department"); got != "" {
		t.Errorf("after undo the desk has %q", got)
	}
}
