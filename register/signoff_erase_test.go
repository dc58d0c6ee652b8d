package register_test

import (
	"bytes"
	"os"
	"slices"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// TestASignersNameIsErased holds that a name goes from every approval given
// under it, withdrawn ones too, and that the approvals stand as before.
func TestASignersNameIsErased(t *testing.T) {
	const name = "Wilhelmina Vergeetmijniet"
	s := toSign(t)
	s.sign(register.Approving{By: name, Records: []model.ID{s.a.ID}})
	taken := s.sign(register.Approving{By: name, Note: "besluit 9", Records: []model.ID{s.b.ID}})
	s.sign(register.Approving{By: "Bestuur"})
	withdrawn, err := s.reg.WithdrawSignOff(t.Context(), taken, "te vroeg")
	if err != nil {
		t.Fatal(err)
	}
	last := s.sign(register.Approving{By: name, Note: "besluit 12", Records: []model.ID{s.a.ID}})
	s.describe(s.a, "anders")
	s.want("changed-1 approved-1 changed")

	s.clock.Move(48 * time.Hour)
	before := verified(t, s.reg).Head
	if n, err := s.reg.EraseSigner(t.Context(), " "+name+" ", "verzoek"); n != 3 || err != nil {
		t.Fatalf("erased from %d approvals, %v", n, err)
	}
	s.want("changed-1 approved-1 changed")
	if _, held, err := s.reg.Holds(t.Context(), before); err != nil || !held {
		t.Errorf("the register does not hold what was printed before: %v", err)
	}
	_, now := mustRecord(t, s.reg, s.a.ID)
	want := model.Approval{SignOff: last, Erased: "2026-11-24", Date: "2026-11-22", Note: "besluit 12", Version: 1, Changed: true}
	if now.Approval != want {
		t.Errorf("it was approved %+v, want %+v", now.Approval, want)
	}
	s.signers(map[string]int{"2026-11-24": 3, "Bestuur": 1}, taken, withdrawn.Versions[0].Sequence)

	verified(t, s.reg)
	if n, err := s.reg.EraseSigner(t.Context(), name, "nog eens"); n != 0 || err != nil {
		t.Errorf("erased again from %d, %v", n, err)
	}
	if _, err := s.reg.WithdrawSignOff(t.Context(), last, "vergissing"); err != nil {
		t.Error(err)
	}
	s.want("changed-1 approved-1 changed") // the first of the name counts again, and the one of all
	verified(t, s.reg)
	s.gone("Vergeetmijniet")
}

// signers holds by whom the sign-offs are, those of which the name was erased
// by the day that was; and which version withdrew one.
func (s *signed) signers(want map[string]int, taken model.ID, sequence int64) {
	s.Helper()
	all, err := s.reg.SignOffs(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	for _, one := range all {
		by := one.By
		if day, erased := register.ErasedOn(by); erased {
			by = string(day)
		}
		want[by]--
		if one.ID == taken && (one.Withdrawn == nil || one.Withdrawn.Sequence != sequence) {
			s.Errorf("it was withdrawn by %+v", one.Withdrawn)
		}
		if one.ID != taken && one.Withdrawn != nil {
			s.Errorf("%s was withdrawn by %+v", one.ID, one.Withdrawn)
		}
	}
	for by, left := range want {
		if left != 0 {
			s.Errorf("%q: %d more were expected", by, left)
		}
	}
}

// gone closes the register and holds that a text is nowhere in its file.
func (s *signed) gone(text string) {
	s.Helper()
	path := s.reg.Path()
	if err := s.reg.Close(); err != nil {
		s.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || bytes.Contains(b, []byte(text)) {
		s.Errorf("%q is still in the file, or it cannot be read: %v", text, err)
	}
}

// TestErasingASignerIsNotUndone holds that undo brings no name back, and no
// empty one in its place.
func TestErasingASignerIsNotUndone(t *testing.T) {
	s := toSign(t)
	s.sign(register.Approving{By: "J. Jansen", Records: []model.ID{s.a.ID}})
	if n, err := s.reg.EraseSigner(t.Context(), "J. Jansen", "verzoek"); n != 1 || err != nil {
		t.Fatalf("erased from %d, %v", n, err)
	}
	acts, err := s.reg.Acts(t.Context(), register.HistoryQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.reg.Undo(t.Context(), acts[0].Newest.Change, "")
	wantKind(t, err, register.NothingToUndo)
	if _, now := mustRecord(t, s.reg, s.a.ID); now.Approval.Erased != "2026-11-22" {
		t.Errorf("it was approved %+v", now.Approval)
	}
}

// TestMergeKeepsASignerErased holds that a name one copy erased does not come
// back with the other, which withdrew that approval meanwhile or went on.
func TestMergeKeepsASignerErased(t *testing.T) {
	for _, into := range []int{0, 1} {
		for _, withdraws := range []bool{false, true} {
			both := sides(t, 9, 2)
			made, err := both[0].reg.SignOff(t.Context(), register.Approving{By: "Wilhelmina Vergeetmijniet"})
			if err != nil {
				t.Fatal(err)
			}
			id := made.Versions[0].Record
			both[1].merge(both[0].copied(), merge.Ours)
			if n, err := both[0].reg.EraseSigner(t.Context(), "Wilhelmina Vergeetmijniet", "verzoek"); n != 1 || err != nil {
				t.Fatalf("erased from %d, %v", n, err)
			}
			both[1].work(2)
			if withdraws {
				if _, err := both[1].reg.WithdrawSignOff(t.Context(), id, "te vroeg"); err != nil {
					t.Fatal(err)
				}
			}
			both[into].merge(both[1-into].copied(), merge.Ours)
			verified(t, both[into].reg)
			all, err := both[into].reg.SignOffs(t.Context())
			at := slices.IndexFunc(all, func(s register.SignedOff) bool { return s.ID == id })
			if err != nil || at < 0 {
				t.Fatalf("the approval is gone, %v", err)
			}
			if _, erased := register.ErasedOn(all[at].By); !erased || (all[at].Withdrawn != nil) != withdraws {
				t.Errorf("into %d: by %q, withdrawn %v", into, all[at].By, all[at].Withdrawn)
			}
			(&signed{T: t, reg: both[into].reg}).gone("Vergeetmijniet")
		}
	}
}
