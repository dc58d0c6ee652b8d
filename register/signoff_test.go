package register_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// signed is a register with two activities, of which tests sign things off.
type signed struct {
	*testing.T
	reg   *register.Register
	clock *clock
	a, b  *model.Activity
}

func toSign(t *testing.T) *signed {
	t.Helper()
	s := &signed{T: t, clock: newClock(), a: &model.Activity{Name: "Verlof"}, b: &model.Activity{Name: "Toegang"}}
	s.reg = fresh(t, options(s.clock))
	mustSave(t, s.reg, write(s.a, 0))
	mustSave(t, s.reg, write(s.b, 0))
	return s
}

func (s *signed) sign(a register.Approving) model.ID {
	s.Helper()
	s.clock.Move(time.Minute)
	saved, err := s.reg.SignOff(s.Context(), a)
	if err != nil {
		s.Fatal(err)
	}
	if v := saved.Versions; len(v) != 1 || v[0].Kind != model.KindSignOff || v[0].Action != model.ActionSign {
		s.Fatalf("signing made %+v", v)
	}
	return saved.Versions[0].Record
}

func (s *signed) describe(a *model.Activity, text string) {
	s.Helper()
	s.clock.Move(time.Minute)
	next, _ := mustRecord(s, s.reg, a.ID)
	next.(*model.Activity).Description = text
	mustSave(s, s.reg, write(next, register.AnyVersion))
}

// stand says how both activities and the register stand, as in "approved-1
// never-approved never-approved".
func stand(approvals map[model.ID]model.Approval, ids ...model.ID) string {
	var parts []string
	for _, id := range ids {
		a := approvals[id]
		part := string(register.StateOf(a))
		if a.Version > 0 {
			part += fmt.Sprintf("-%d", a.Version)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

func (s *signed) want(want string) {
	s.Helper()
	approvals, err := s.reg.Approvals(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	if got := stand(approvals, s.a.ID, s.b.ID, ""); got != want {
		s.Errorf("they stand %q, want %q", got, want)
	}
	found, err := s.reg.List(s.Context(), register.Query{})
	if err != nil {
		s.Fatal(err)
	}
	for _, one := range found {
		if one.Approval != approvals[one.ID] {
			s.Errorf("the list says %+v of %s", one.Approval, one.Number)
		}
	}
}

func TestSignOffPinsAVersionAndChangesNothing(t *testing.T) {
	s := toSign(t)
	s.want("never-approved never-approved never-approved")
	_, before := mustRecord(t, s.reg, s.a.ID)
	id := s.sign(register.Approving{By: " A. de Wit ", Note: "besluit 14", Records: []model.ID{s.a.ID}})
	s.want("approved-1 never-approved never-approved")
	record, after := mustRecord(t, s.reg, s.a.ID)
	if got := after.Approval; got != (model.Approval{SignOff: id, By: "A. de Wit", Date: "2026-11-22", Note: "besluit 14", Version: 1}) {
		t.Errorf("it was approved %+v", got)
	}
	if after.Approval = before.Approval; after != before {
		t.Errorf("the record stands %+v, was %+v", after, before)
	}
	mustSave(t, s.reg, write(record, 1)) // the editor that was open saves as before
	s.want("approved-1 never-approved never-approved")

	s.describe(s.a, "anders")
	s.want("changed-1 never-approved never-approved")
	s.describe(s.a, "")
	s.want("approved-1 never-approved never-approved") // it says again what was approved
	s.describe(s.a, "nog eens anders")
	s.sign(register.Approving{By: "Bestuur", Date: "2026-11-20", Records: []model.ID{s.a.ID, s.b.ID}})
	s.want("approved-4 approved-1 never-approved")
	mustSave(t, s.reg, register.Change{Writes: []register.Write{{Record: s.b, Base: 1, Delete: true}}})
	s.want("approved-4 changed-1 never-approved")
	verified(t, s.reg)
}

func TestSignOffOfTheWholeRegister(t *testing.T) {
	s := toSign(t)
	s.sign(register.Approving{By: "Bestuur"})
	s.want("approved-1 approved-1 approved")
	s.sign(register.Approving{By: "FG", Records: []model.ID{s.b.ID}}) // a later one counts for its record
	s.want("approved-1 approved-1 approved")
	if _, summary := mustRecord(t, s.reg, s.b.ID); summary.Approval.By != "FG" || summary.Approval.Whole {
		t.Errorf("the newest is %+v", summary.Approval)
	}
	s.describe(s.a, "anders")
	s.want("changed-1 approved-1 changed")
	s.describe(s.a, "")
	s.want("approved-1 approved-1 approved")
	mustSave(t, s.reg, write(&model.Activity{Name: "Nieuw"}, 0))
	s.want("approved-1 approved-1 changed")
}

func TestWithdrawingASignOffErasesNothing(t *testing.T) {
	s := toSign(t)
	first := s.sign(register.Approving{By: "FG", Records: []model.ID{s.a.ID}})
	s.describe(s.a, "anders")
	second := s.sign(register.Approving{By: "FG", Records: []model.ID{s.a.ID}})
	s.want("approved-2 never-approved never-approved")
	if _, err := s.reg.WithdrawSignOff(t.Context(), second, "te vroeg"); err != nil {
		t.Fatal(err)
	}
	s.want("changed-1 never-approved never-approved")
	versions, err := s.reg.SignedVersions(t.Context(), s.a.ID)
	if err != nil || len(versions) != 2 || versions[1][0].ID != first || versions[2][0].ID != second || versions[2][0].Withdrawn == nil {
		t.Errorf("signed versions are %+v, %v", versions, err)
	}
	all, err := s.reg.SignOffs(t.Context())
	if err != nil || len(all) != 2 || all[0].ID != second || all[1].ID != first {
		t.Fatalf("there are %+v, %v", all, err)
	}
	if w := all[0].Withdrawn; w == nil || w.Reason != "te vroeg" || w.Action != model.ActionWithdraw || all[1].Withdrawn != nil {
		t.Errorf("withdrawn: %+v and %+v", all[0].Withdrawn, all[1].Withdrawn)
	}
	if _, err := s.reg.WithdrawSignOff(t.Context(), second, ""); !register.IsKind(err, register.NotFound) {
		t.Errorf("withdrawing twice gave %v", err)
	}
	if _, err := s.reg.WithdrawSignOff(t.Context(), s.a.ID, ""); !register.IsKind(err, register.NotFound) {
		t.Errorf("withdrawing an activity gave %v", err)
	}
	saved, err := s.reg.Restore(t.Context(), second, 1, "toch")
	if err != nil {
		t.Fatal(err)
	}
	s.want("approved-2 never-approved never-approved")
	if _, err := s.reg.Undo(t.Context(), saved.Change, ""); err != nil {
		t.Fatal(err)
	}
	s.want("changed-1 never-approved never-approved")
	if report := verified(t, s.reg); report.Versions != 8 {
		t.Errorf("%d versions", report.Versions)
	}
}

func TestSignOffRefusals(t *testing.T) {
	s := toSign(t)
	mustSave(t, s.reg, register.Change{Writes: []register.Write{{Record: s.b, Base: 1, Delete: true}}})
	for name, refused := range map[string]struct {
		approving register.Approving
		kind      register.ErrorKind
	}{
		"no name":    {register.Approving{By: " "}, register.Invalid},
		"no date":    {register.Approving{By: "FG", Date: "gisteren"}, register.Invalid},
		"no record":  {register.Approving{By: "FG", Records: []model.ID{"zz"}}, register.NotFound},
		"in the bin": {register.Approving{By: "FG", Records: []model.ID{s.b.ID}}, register.NotFound},
	} {
		if _, err := s.reg.SignOff(t.Context(), refused.approving); !register.IsKind(err, refused.kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
	empty := fresh(t, options(newClock()))
	if _, err := empty.SignOff(t.Context(), register.Approving{By: "FG"}); !register.IsKind(err, register.NotFound) {
		t.Errorf("an empty register was approved: %v", err)
	}
}

func TestListByApproval(t *testing.T) {
	s := toSign(t)
	mustSave(t, s.reg, write(&model.Activity{Name: "Derde"}, 0))
	s.sign(register.Approving{By: "FG", Records: []model.ID{s.a.ID, s.b.ID}})
	s.describe(s.b, "anders")
	for state, want := range map[register.ApprovalState]string{
		register.AnyApproval: "V-001 V-002 V-003", register.Approved: "V-001",
		register.ChangedSince: "V-002", register.NeverApproved: "V-003",
	} {
		found, err := s.reg.List(t.Context(), register.Query{Approval: state})
		var got []string
		for _, one := range found {
			got = append(got, one.Number)
		}
		if strings.Join(got, " ") != want || err != nil {
			t.Errorf("%q: %v, %v", state, got, err)
		}
	}
	if found, err := s.reg.List(t.Context(), register.Query{Kinds: []model.Kind{model.KindSignOff}}); len(found) != 1 || err != nil {
		t.Errorf("asked for, the sign-offs are %v, %v", found, err)
	}
}

func TestApprovalsOfThePast(t *testing.T) {
	s := toSign(t)
	s.sign(register.Approving{By: "FG"})
	atSigning := s.clock.Now()
	s.describe(s.a, "anders")
	atChange := s.clock.Now()
	s.sign(register.Approving{By: "FG"})
	s.describe(s.b, "ook anders")
	for at, want := range map[time.Time]string{
		atSigning.Add(-time.Second): "never-approved never-approved never-approved",
		atSigning:                   "approved-1 approved-1 approved",
		atChange:                    "changed-1 approved-1 changed",
		s.clock.Now():               "approved-2 changed-1 changed",
	} {
		then, _, err := s.reg.AsOf(t.Context(), at)
		if err != nil {
			t.Fatal(err)
		}
		if got := stand(then.Approvals, s.a.ID, s.b.ID, ""); got != want {
			t.Errorf("as of %s: %q, want %q", at, got, want)
		}
		past, err := s.reg.Past(t.Context(), at, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, summary, err := past.Record(t.Context(), s.a.ID)
		if first := strings.Fields(want)[0]; err != nil || stand(map[model.ID]model.Approval{s.a.ID: summary.Approval}, s.a.ID) != first {
			t.Errorf("past of %s: %+v, %v", at, summary.Approval, err)
		}
		found, err := past.List(t.Context(), register.Query{Approval: register.ChangedSince})
		if n := strings.Count(strings.Join(strings.Fields(want)[:2], " "), "changed"); len(found) != n || err != nil {
			t.Errorf("past of %s lists %d as changed, want %d, %v", at, len(found), n, err)
		}
		if err := past.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestSignOffSurvivesBackupAndMerge(t *testing.T) {
	s := toSign(t)
	path := filepath.Join(t.TempDir(), "kopie.vreg")
	if err := s.reg.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	opts := options(s.clock)
	opts.Random = seeded(5)
	other, err := register.Open(t.Context(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	s.describe(s.b, "anders") // here, while it is approved there
	if _, err := other.SignOff(t.Context(), register.Approving{By: "FG"}); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	merged, err := s.reg.Merge(t.Context(), path, register.MergeOptions{Resolve: func(register.MergeConflict) merge.Side { return merge.Ours }})
	if err != nil || len(merged.Conflicts) > 0 {
		t.Fatalf("%+v, %v", merged, err)
	}
	s.want("approved-1 changed-1 changed")
	verified(t, s.reg)
	s.sign(register.Approving{By: "FG"})
	s.want("approved-1 approved-2 approved")
	if err := s.reg.Backup(t.Context(), filepath.Join(t.TempDir(), "later.vreg")); err != nil {
		t.Fatal(err)
	}
}

// TestSignOffIsEvident moves a sign-off to another version: the chain tells.
func TestSignOffIsEvident(t *testing.T) {
	s := toSign(t)
	s.sign(register.Approving{By: "FG", Records: []model.ID{s.a.ID}})
	path := s.reg.Path()
	if err := s.reg.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := register.Raw(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{`DROP TRIGGER history_keep_update`, `UPDATE history SET author = 'B. Anders' WHERE kind = 'signoff'`} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	report, err := register.Examine(t.Context(), path, options(s.clock), nil)
	if err != nil || report.FirstBad() != 3 {
		t.Errorf("first bad version %d, %v: %+v", report.FirstBad(), err, report.Problems)
	}
}
