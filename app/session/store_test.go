package session_test

import (
	"context"
	"testing"
	"time"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestASessionOnThePastReadsAndNeverWrites(t *testing.T) {
	path := t.TempDir() + "/school.vreg"
	now := time.Date(2025, 3, 1, 9, 0, 0, 0, time.UTC)
	tick := func() time.Time { return now }
	reg, err := register.Create(context.Background(), path, register.Options{Author: "Noor", Now: tick})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reg.Close() }()
	live := session.New(reg, tick)
	do(t, live.Load())
	e := live.New(model.KindActivity)
	set(t, e, "name", "Verzuim")
	do(t, live.Save(e, ""))
	now = now.AddDate(1, 0, 0)
	set(t, e, "name", "Verzuim en verlof")
	do(t, live.Save(e, ""))

	past, err := reg.Past(context.Background(), now.AddDate(0, -1, 0), session.RulesOn("2026-02-01"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = past.Close() }()
	then := session.NewPast(past, "2026-02-01", tick)
	do(t, then.Load())
	if !then.ReadOnly() || then.AsOf() != "2026-02-01" || then.Today() != "2026-02-01" || live.ReadOnly() {
		t.Errorf("read-only %v, as of %s, today %s", then.ReadOnly(), then.AsOf(), then.Today())
	}
	do(t, then.Open(e.ID()))
	old := then.Desk(e.ID())
	if old.Work().Title() != "Verzuim" || old.Version() != 1 || then.Snapshot().Activity(e.ID()).Name != "Verzuim" {
		t.Errorf("the record was %q, version %d", old.Work().Title(), old.Version())
	}
	list, err := then.Store().List(context.Background(), register.Query{})
	if err != nil || len(list) != 1 || list[0].Title != "Verzuim" || list[0].Findings.Errors == 0 {
		t.Errorf("the list was %+v, %v", list, err)
	}
	set(t, old, "name", "Anders")
	for name, job := range map[string]*session.Job{
		"save": then.Save(old, ""), "draft": then.KeepDrafts(), "delete": then.Delete("", old.Saved()),
		"restore": then.Restore(e.ID(), 1, ""), "recount": then.Recount(),
	} {
		job.Work(context.Background())
		if err := job.Finish(); !register.IsKind(err, register.ReadOnlyMedia) {
			t.Errorf("%s gave %v", name, err)
		}
	}
	if n := len(versions(t, live, e.ID())); n != 2 {
		t.Errorf("the past made version %d", n)
	}
}
