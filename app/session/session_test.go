package session_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"verwerkingsregister/app/session"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
)

var today = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

func clock() time.Time { return today }

// desk opens a session on a new register with one activity, and returns the
// register's path too.
func desk(t *testing.T) (*session.Session, *session.Editing, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "school.vreg")
	reg, err := register.Create(context.Background(), path, register.Options{Author: "Noor", Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = reg.Close() }) // a test that closed it itself is told so
	s := session.New(reg, clock)
	do(t, s.Load())
	e := s.New(model.KindActivity)
	set(t, e, "name", "Verzuim")
	set(t, e, "role", string(model.RoleController))
	do(t, s.Save(e, "eerste opzet"))
	return s, e, path
}

func do(t *testing.T, job *session.Job) {
	t.Helper()
	if job == nil {
		t.Fatal("there is nothing to do")
	}
	job.Work(context.Background())
	if err := job.Finish(); err != nil {
		t.Fatal(err)
	}
}

func set(t *testing.T, e *session.Editing, path field.Path, to any) {
	t.Helper()
	if err := e.Set(path, to); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, e *session.Editing, path field.Path) any {
	t.Helper()
	v, err := field.Get(e.Work(), path)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func versions(t *testing.T, s *session.Session, id model.ID) []model.Version {
	t.Helper()
	all, err := s.Register().History(context.Background(), register.HistoryQuery{Record: id})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestSaveMakesOneVersionWithItsReason(t *testing.T) {
	s, e, _ := desk(t)
	if e.Changed() || e.Version() != 1 || e.Work().RecordNumber() == "" {
		t.Errorf("after saving: changed %v, version %d, number %q", e.Changed(), e.Version(), e.Work().RecordNumber())
	}
	all := versions(t, s, e.ID())
	if len(all) != 1 || all[0].Reason != "eerste opzet" || all[0].Author != "Noor" {
		t.Errorf("history is %+v", all)
	}
	do(t, s.Save(e, ""))
	if n := len(versions(t, s, e.ID())); n != 1 {
		t.Errorf("saving what did not change made version %d", n)
	}
	if s.Snapshot().Activity(e.ID()) == nil {
		t.Error("the saved record is not in the snapshot")
	}
}

func TestTypingIsOneStepPerField(t *testing.T) {
	s, e, _ := desk(t)
	for _, text := range []string{"Verzuim ", "Verzuim e", "Verzuim en", "Verzuim en verlof"} {
		set(t, e, "name", text)
	}
	set(t, e, "department", "Zorg")
	if step, ok := s.CanUndo(); !ok || step.Path != "department" {
		t.Fatalf("the step to undo is %+v", step)
	}
	do(t, s.Undo())
	do(t, s.Undo())
	if got := get(t, e, "name"); got != "Verzuim" {
		t.Errorf("after two steps back the name is %q", got)
	}
	do(t, s.Redo())
	if got := get(t, e, "name"); got != "Verzuim en verlof" {
		t.Errorf("after one step forward the name is %q", got)
	}
	e.Settle()
	set(t, e, "name", "Verlof")
	do(t, s.Undo())
	if got := get(t, e, "name"); got != "Verzuim en verlof" {
		t.Errorf("typing after leaving the field belongs to the step before: %q", got)
	}
}

func TestRowsAreAddedMovedAndRemovedAsSteps(t *testing.T) {
	s, e, _ := desk(t)
	first, err := e.AddRow("purposes")
	if err != nil {
		t.Fatal(err)
	}
	set(t, e, field.Path("purposes").Row(first).Field("text"), "Registratie")
	second, err := e.DuplicateRow(field.Path("purposes").Row(first))
	if err != nil {
		t.Fatal(err)
	}
	if first == second {
		t.Fatal("the copy has the ID of the row")
	}
	if err := e.MoveRow(field.Path("purposes").Row(second), 0, "Registratie"); err != nil {
		t.Fatal(err)
	}
	restore, err := e.RemoveRows("Registratie", field.Path("purposes").Row(first), field.Path("purposes").Row(second))
	if err != nil {
		t.Fatal(err)
	}
	if step, _ := s.CanUndo(); step.Verb != session.VerbRemoveRow || step.Title != "Registratie" {
		t.Errorf("the step is named %+v", step)
	}
	if err := restore(); err != nil {
		t.Fatal(err)
	}
	ids, _ := field.RowIDs(e.Work(), "purposes")
	if len(ids) != 2 || ids[0] != second || ids[1] != first {
		t.Errorf("put back as %v, want [%s %s]", ids, second, first)
	}
	for range 6 {
		do(t, s.Undo())
	}
	if ids, _ := field.RowIDs(e.Work(), "purposes"); len(ids) != 0 {
		t.Errorf("after undoing everything there are rows: %v", ids)
	}
	if e.Changed() {
		t.Error("after undoing everything the record differs from what was saved")
	}
}

func TestDraftsSurviveClosing(t *testing.T) {
	s, e, path := desk(t)
	set(t, e, "description", "Nog niet af")
	fresh := s.New(model.KindParty)
	set(t, fresh, "name", "Firma Nieuw")
	if !s.Pending() {
		t.Fatal("typed text waits for a draft")
	}
	do(t, s.KeepDrafts())
	if s.Pending() || s.KeepDrafts() != nil {
		t.Error("kept text is kept again")
	}
	if err := s.Register().Close(); err != nil {
		t.Fatal(err)
	}
	reg, err := register.Open(context.Background(), path, register.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reg.Close() }()
	again := session.New(reg, clock)
	do(t, again.Load())
	for id, want := range map[model.ID]string{e.ID(): "description", fresh.ID(): "name"} {
		do(t, again.Open(id))
		if v := get(t, again.Desk(id), field.Path(want)); v == "" || !again.Desk(id).Changed() {
			t.Errorf("the draft of %s is gone: %q", id, v)
		}
	}
	do(t, again.Save(again.Desk(fresh.ID()), ""))
	if again.Desk(fresh.ID()).Version() != 1 {
		t.Error("a record that was only a draft cannot be saved")
	}
}

func TestUndoingBackToWhatWasSavedDropsTheDraft(t *testing.T) {
	s, e, _ := desk(t)
	set(t, e, "description", "Toch niet")
	do(t, s.KeepDrafts())
	do(t, s.Undo())
	do(t, s.KeepDrafts())
	if _, ok, err := s.Register().Draft(context.Background(), e.ID()); err != nil || ok {
		t.Errorf("a draft that says nothing new is left: %v, %v", ok, err)
	}
}

func TestDeleteAndRestoreAreSteps(t *testing.T) {
	s, e, _ := desk(t)
	do(t, s.Delete("", e.Saved()))
	if !e.Trashed() || s.Snapshot().Activity(e.ID()) != nil {
		t.Fatal("the record is not in the trash")
	}
	do(t, s.Undo())
	if e.Trashed() || s.Snapshot().Activity(e.ID()) == nil {
		t.Fatal("undo did not bring it back")
	}
	set(t, e, "name", "Anders")
	do(t, s.Save(e, ""))
	do(t, s.Restore(e.ID(), 1, "te vroeg"))
	if got := get(t, e, "name"); got != "Verzuim" {
		t.Errorf("restored, the name is %q", got)
	}
	do(t, s.Undo())
	if got := get(t, e, "name"); got != "Anders" {
		t.Errorf("after undoing the restore the name is %q", got)
	}
	if n := len(versions(t, s, e.ID())); n != 6 {
		t.Errorf("history has %d versions, want 6: nothing is overwritten", n)
	}
}

func TestASaveThatFailsKeepsTheText(t *testing.T) {
	s, e, _ := desk(t)
	set(t, e, "name", "Mijn tekst")
	other := field.Clone(e.Saved()).(*model.Activity)
	other.Name = "Van een ander"
	if _, err := s.Register().Save(context.Background(), register.Change{Writes: []register.Write{{Record: other, Base: 1}}}); err != nil {
		t.Fatal(err)
	}
	job := s.Save(e, "")
	job.Work(context.Background())
	if err := job.Finish(); !register.IsKind(err, register.Conflict) {
		t.Fatalf("saving over a newer version gave %v", err)
	}
	if got := get(t, e, "name"); got != "Mijn tekst" || !e.Changed() {
		t.Errorf("after the failure the name is %q, changed %v", got, e.Changed())
	}
}

// A draft of a record of which an import makes a new version stays what was typed, and
// goes along where nothing was: it can be saved.
func TestADraftMovesOnWithAnImport(t *testing.T) {
	s, e, _ := desk(t)
	set(t, e, "name", "Mijn tekst")
	do(t, s.KeepDrafts())
	imported := field.Clone(e.Saved()).(*model.Activity)
	imported.Name, imported.Department = "Van het document", "Zorg"
	do(t, s.Change(register.Change{Action: model.ActionImport, Writes: []register.Write{{Record: imported, Base: e.Version()}}}, session.Step{Verb: session.VerbImport}))
	if name, department := get(t, e, "name"), get(t, e, "department"); name != "Mijn tekst" || department != "Zorg" || !e.Changed() {
		t.Errorf("the draft says %q, %q, changed %v", name, department, e.Changed())
	}
	do(t, s.Save(e, ""))
	if a := s.Snapshot().Activity(e.ID()); a.Name != "Mijn tekst" || a.Department != "Zorg" {
		t.Errorf("saved %+v", a)
	}
}

func TestTextTypedDuringASaveStays(t *testing.T) {
	s, e, _ := desk(t)
	set(t, e, "name", "Verzuim 2")
	job := s.Save(e, "")
	job.Work(context.Background())
	set(t, e, "name", "Verzuim 2 en meer")
	if err := job.Finish(); err != nil {
		t.Fatal(err)
	}
	if got := get(t, e, "name"); got != "Verzuim 2 en meer" || !e.Changed() || !s.Pending() {
		t.Errorf("the name is %q, changed %v, pending %v", got, e.Changed(), s.Pending())
	}
	if saved := e.Saved().Title(); saved != "Verzuim 2" {
		t.Errorf("saved was %q", saved)
	}
}

func TestDiscardCanBeUndone(t *testing.T) {
	s, e, _ := desk(t)
	set(t, e, "department", "Zorg")
	if err := s.Discard(e); err != nil {
		t.Fatal(err)
	}
	if e.Changed() {
		t.Fatal("discarded, it still differs")
	}
	do(t, s.Undo())
	if got := get(t, e, "department"); got != "Zorg" {
		t.Errorf("the discarded text did not come back: %q", got)
	}
}

func TestACopyIsANewRecord(t *testing.T) {
	s, e, _ := desk(t)
	c := s.Copy(e.Work())
	do(t, s.Save(c, ""))
	if c.ID() == e.ID() || c.Work().RecordNumber() == e.Work().RecordNumber() || c.Work().Title() != "Verzuim" {
		t.Errorf("the copy is %s %s %q", c.ID(), c.Work().RecordNumber(), c.Work().Title())
	}
}

func TestFindingsFollowWhatIsTyped(t *testing.T) {
	_, e, _ := desk(t)
	before := len(e.Findings())
	id, err := e.AddRow("purposes")
	if err != nil {
		t.Fatal(err)
	}
	set(t, e, field.Path("purposes").Row(id).Field("text"), "Registratie van verzuim")
	found := false
	for _, f := range e.Findings() {
		found = found || f.Path == field.Path("purposes").Row(id).Field("legalBasis")
	}
	if !found {
		t.Errorf("a purpose without legal basis is not found (%d findings before)", before)
	}
}
