package register_test

import (
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

func TestVerifyWhileSaving(t *testing.T) {
	ctx := t.Context()
	reg := fresh(t, options(newClock()))
	fill(t, reg, generate.Register(rng(5), generate.Size{Activities: 4, Services: 2, Parties: 2}))
	p := &model.Party{Name: "Later", Contact: model.Contact{Name: "Eerste Persoon"}}
	base := 0
	calls, last := 0, 0
	report, err := reg.Verify(ctx, func(done, total int) {
		calls++
		if done < last || done > total {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
		p.Contact.Phone = string(rune('0' + calls))
		mustSave(t, reg, register.Change{Documents: []register.Document{{Name: "x", Bytes: []byte(p.Contact.Phone)}},
			Writes: []register.Write{{Record: p, Base: base}}})
		base++
		if _, err := reg.Erase(ctx, p.ID, ""); err != nil {
			t.Fatal(err)
		}
		_, summary := mustRecord(t, reg, p.ID)
		base = summary.Version
	})
	if err != nil || !report.OK() {
		t.Errorf("%v, %+v", err, report.Problems)
	}
	if calls < 3 {
		t.Errorf("told about progress %d times", calls)
	}
	verified(t, reg)
}

func TestReportNamesTheFirstBadVersion(t *testing.T) {
	report := register.Report{Problems: []register.Problem{
		{Class: register.ProblemState, Sequence: 2}, {Class: register.ProblemHistory, Sequence: 9}, {Class: register.ProblemHistory, Sequence: 7},
	}}
	if got := report.FirstBad(); got != 7 {
		t.Errorf("first bad version %d", got)
	}
	if !(register.Report{}).OK() || (register.Report{}).FirstBad() != 0 {
		t.Error("an empty report is not well")
	}
}
