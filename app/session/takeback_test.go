package session_test

import (
	"context"
	"errors"
	"testing"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
)

// threeVersions makes an activity with three versions: two retention terms,
// then one changed and one gone and a department, then another name.
func threeVersions(t *testing.T) (*session.Session, *session.Editing) {
	t.Helper()
	s, e, _ := desk(t)
	var rows []model.RowID
	for _, scope := range []string{"Meldingen", "Brieven"} {
		id, err := e.AddRow("retention")
		if err != nil {
			t.Fatal(err)
		}
		set(t, e, field.Path("retention").Row(id).Field("scope"), scope)
		rows = append(rows, id)
	}
	do(t, s.Save(e, ""))
	set(t, e, field.Path("retention").Row(rows[0]).Field("text"), "twee jaar")
	set(t, e, "department", "Zorg")
	if _, err := e.RemoveRows("Brieven", field.Path("retention").Row(rows[1])); err != nil {
		t.Fatal(err)
	}
	do(t, s.Save(e, ""))
	set(t, e, "name", "Verzuim en verlof")
	do(t, s.Save(e, ""))
	return s, e
}

func version(t *testing.T, s *session.Session, id model.ID, n int) model.Record {
	t.Helper()
	record, _, err := s.Register().Version(context.Background(), id, n)
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func TestTakeBackAFieldARowOrAll(t *testing.T) {
	for name, c := range map[string]struct {
		paths func(model.Record) []field.Path
		check func(*model.Activity) bool
	}{
		"field": {func(model.Record) []field.Path { return []field.Path{"department"} },
			func(a *model.Activity) bool {
				return a.Department == "" && a.Name == "Verzuim en verlof" && len(a.Retention) == 1
			}},
		"row": {func(r model.Record) []field.Path {
			return []field.Path{field.Path("retention").Row(r.(*model.Activity).Retention[1].ID)}
		}, func(a *model.Activity) bool {
			return len(a.Retention) == 2 && a.Retention[1].Scope == "Brieven" && a.Retention[0].Text == "twee jaar" && a.Department == "Zorg"
		}},
		"all": {func(model.Record) []field.Path { return nil },
			func(a *model.Activity) bool {
				return a.Name == "Verzuim" && a.Department == "" && len(a.Retention) == 2
			}},
	} {
		t.Run(name, func(t *testing.T) {
			s, e := threeVersions(t)
			before := len(versions(t, s, e.ID()))
			from := version(t, s, e.ID(), 2)
			do(t, s.TakeBack(e.ID(), session.Part{From: from, Paths: c.paths(from), Reason: "toch niet"}))
			if a := e.Work().(*model.Activity); !c.check(a) || e.Changed() {
				t.Errorf("it is now %+v, changed %v", a, e.Changed())
			}
			all := versions(t, s, e.ID())
			if len(all) != before+1 || all[0].Reason != "toch niet" || all[0].Action != model.ActionRestore {
				t.Errorf("history begins with %+v", all[0])
			}
			do(t, s.Undo())
			if a := e.Work().(*model.Activity); a.Name != "Verzuim en verlof" || a.Department != "Zorg" || len(a.Retention) != 1 {
				t.Errorf("undone it is %+v", a)
			}
		})
	}
}

func TestTakeBackLeavesWhatWasTyped(t *testing.T) {
	s, e := threeVersions(t)
	set(t, e, "description", "Nog niet af")
	n := len(versions(t, s, e.ID()))
	do(t, s.TakeBack(e.ID(), session.Part{From: version(t, s, e.ID(), 2), Paths: []field.Path{"department"}}))
	a := e.Work().(*model.Activity)
	if a.Description != "Nog niet af" || a.Department != "" || !e.Changed() {
		t.Errorf("the working copy is %+v", a)
	}
	if len(versions(t, s, e.ID())) != n {
		t.Error("a version was made of what was not saved")
	}
	do(t, s.Undo())
	if got := get(t, e, "department"); got != "Zorg" {
		t.Errorf("undone the department is %q", got)
	}
}

func TestTakeBackOfWhatIsThereAlreadyChangesNothing(t *testing.T) {
	s, e := threeVersions(t)
	job := s.TakeBack(e.ID(), session.Part{From: version(t, s, e.ID(), 4), Paths: []field.Path{"department"}})
	job.Work(context.Background())
	if err := job.Finish(); !errors.Is(err, session.ErrNothingToTake) {
		t.Errorf("it gave %v", err)
	}
}

func TestTakeBackFromTheTrash(t *testing.T) {
	s, e := threeVersions(t)
	do(t, s.Delete("", e.Saved()))
	do(t, s.TakeBack(e.ID(), session.Part{From: version(t, s, e.ID(), 1)}))
	if e.Trashed() || get(t, e, "name") != "Verzuim" {
		t.Errorf("trashed %v, name %q", e.Trashed(), get(t, e, "name"))
	}
}

func TestTakeBackLeavesErasedValuesAway(t *testing.T) {
	s, _, _ := desk(t)
	p := s.New(model.KindParty)
	for _, name := range []string{"P. de Wit", "K. Smit"} {
		set(t, p, "contact.name", name)
		set(t, p, "name", "Wolkhuis van "+name)
		do(t, s.Save(p, ""))
	}
	if n, err := s.Register().Erase(context.Background(), p.ID(), ""); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	do(t, s.TakeBack(p.ID(), session.Part{From: version(t, s, p.ID(), 1)}))
	if got := get(t, p, "contact.name"); got != "" {
		t.Errorf("the erased name came back as %q", got)
	}
}
