package register_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

// TestPastAnswersAsTheRegisterDidThen asks a register everything after each
// change, and asks the same of its past later.
func TestPastAnswersAsTheRegisterDidThen(t *testing.T) {
	clock := newClock()
	rules := register.Rules{Version: 1, Count: func(r model.Record) register.FindingCounts {
		return register.FindingCounts{Errors: len(r.Title()) % 3}
	}}
	opts := options(clock)
	opts.Rules = rules
	reg := fresh(t, opts)
	first, second := activity(1, "Verzuim"), activity(2, "Werving")
	third := field.Clone(first).(*model.Activity)
	steps := []func(){
		func() { mustSave(t, reg, write(first, 0)) },
		func() { mustSave(t, reg, write(second, 0)) },
		func() {
			third = field.Clone(first).(*model.Activity)
			third.Name = "Verzuim en verlof"
			mustSave(t, reg, write(third, 1))
		},
		func() {
			mustSave(t, reg, register.Change{Action: model.ActionDelete, Writes: []register.Write{{Record: second, Base: 1, Delete: true}}})
		},
		func() { mustSave(t, reg, write(activity(3, "Nieuwsbrief"), 0)) },
	}
	var then []string
	var times []time.Time
	for _, step := range steps {
		clock.Move(time.Hour)
		step()
		then, times = append(then, asked(t, reg)), append(times, clock.Now())
	}
	for i, at := range times {
		past, err := reg.Past(context.Background(), at.Add(time.Minute), func(*model.Register) register.Rules { return rules })
		if err != nil {
			t.Fatal(err)
		}
		if got := asked(t, past); got != then[i] {
			t.Errorf("after step %d the past says\n%s\nand the register said\n%s", i, got, then[i])
		}
		if !past.ReadOnly() || past.Path() != reg.Path() {
			t.Error("the past is another register")
		}
		if err := past.Close(); err != nil {
			t.Error(err)
		}
	}
}

// store is what both are asked.
type store interface {
	List(context.Context, register.Query) ([]register.Summary, error)
	Record(context.Context, model.ID) (model.Record, register.Summary, error)
	Version(context.Context, model.ID, int) (model.Record, model.Version, error)
	History(context.Context, register.HistoryQuery) ([]model.Version, error)
	Acts(context.Context, register.HistoryQuery) ([]register.Act, error)
	Snapshot(context.Context) (*model.Register, error)
	Head(context.Context) (register.Fingerprint, error)
}

// asked is everything a store says.
func asked(t *testing.T, s store) string {
	t.Helper()
	ctx, said := context.Background(), ""
	say := func(v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		said += fmt.Sprintf("%+v\n", v)
	}
	for _, q := range []register.Query{{}, {Trash: register.WithTrash}, {Trash: register.OnlyTrash}, {Text: "verz"},
		{Completeness: register.OnlyComplete}, {Order: register.ByTitle, Descending: true, Limit: 2}} {
		say(s.List(ctx, q))
	}
	all, err := s.List(ctx, register.Query{Trash: register.WithTrash})
	say(len(all), err)
	for _, r := range all {
		record, summary, err := s.Record(ctx, r.ID)
		say(summary, err)
		said += encoded(t, record)
		_, version, err := s.Version(ctx, r.ID, r.Version)
		say(version, err)
		if _, _, err := s.Version(ctx, r.ID, r.Version+1); !register.IsKind(err, register.NotFound) {
			t.Errorf("a version after it gave %v", err)
		}
	}
	say(s.History(ctx, register.HistoryQuery{}))
	say(s.History(ctx, register.HistoryQuery{Limit: 2}))
	say(s.Acts(ctx, register.HistoryQuery{}))
	say(s.Head(ctx))
	state, err := s.Snapshot(ctx)
	say(len(state.Records()), err)
	for _, r := range state.Records() {
		if !reflect.ValueOf(r).IsZero() {
			said += encoded(t, r)
		}
	}
	return said
}

func TestPastBeforeTheFirstSaveIsEmpty(t *testing.T) {
	clock := newClock()
	reg := fresh(t, options(clock))
	mustSave(t, reg, write(activity(1, "Verzuim"), 0))
	past, err := reg.Past(context.Background(), clock.Now().Add(-time.Hour), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer past.Close()
	list, err := past.List(context.Background(), register.Query{Trash: register.WithTrash})
	acts, failed := past.Acts(context.Background(), register.HistoryQuery{})
	head, _ := past.Head(context.Background())
	if len(list) != 0 || len(acts) != 0 || err != nil || failed != nil || head.N != 0 {
		t.Errorf("%d records, %d acts, head %s, %v %v", len(list), len(acts), head, err, failed)
	}
}

// BenchmarkPast opens the register as it stood in the middle of its history.
func BenchmarkPast(b *testing.B) {
	eachSize(b, func(b *testing.B, path string) {
		reg := opened(b, path)
		for b.Loop() {
			past, err := reg.Past(context.Background(), time.Now(), nil)
			if err != nil {
				b.Fatal(err)
			}
			if err := past.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}
