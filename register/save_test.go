package register_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/model/generate"
	"verwerkingsregister/register"
)

func TestSaveAndReadBack(t *testing.T) {
	ctx := t.Context()
	c := newClock()
	reg := fresh(t, options(c))
	made := generate.Register(rng(1), generate.Size{Activities: 8, Services: 5, Parties: 4})
	change := register.Change{Reason: "begin"}
	for _, record := range made.Records() {
		change.Writes = append(change.Writes, register.Write{Record: record})
	}
	saved := mustSave(t, reg, change)
	if len(saved.Versions) != 18 || saved.Head.N != 18 {
		t.Fatalf("saved %d versions, head %s", len(saved.Versions), saved.Head)
	}
	for _, record := range made.Records() {
		_, id := record.Identity()
		back, summary := mustRecord(t, reg, id)
		if encoded(t, back) != encoded(t, record) {
			t.Errorf("%s reads back differently", summary.Number)
		}
		if summary.Version != 1 || summary.Author != "A. Tester" || !summary.Changed.Equal(c.Now()) {
			t.Errorf("summary %+v", summary)
		}
	}
	whole, err := reg.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Activities) != 8 || len(whole.Services) != 5 || len(whole.Parties) != 4 || whole.Organisation.ID != made.Organisation.ID {
		t.Error("the snapshot lacks records")
	}
	verified(t, reg)
}

func TestManyEditsKeepEveryVersion(t *testing.T) {
	ctx := t.Context()
	c := newClock()
	reg := fresh(t, options(c))
	random := rng(2)
	var record model.Record = activity(3, "Leerlingadministratie")
	var all []string
	for n := range 23 {
		c.Move(time.Hour)
		saved := mustSave(t, reg, write(record, n))
		if len(saved.Versions) != 1 || saved.Versions[0].Number != n+1 {
			t.Fatalf("save %d made %+v", n, saved.Versions)
		}
		all = append(all, encoded(t, record))
		record = generate.Edit(random, record)
	}
	_, id := record.Identity()
	for n, want := range all {
		got, version, err := reg.Version(ctx, id, n+1)
		if err != nil {
			t.Fatal(err)
		}
		if encoded(t, got) != want {
			t.Errorf("version %d reads back differently", n+1)
		}
		if n > 0 && len(version.Fields) == 0 {
			t.Errorf("version %d names no changed field", n+1)
		}
	}
	history, err := reg.History(ctx, register.HistoryQuery{Record: id, Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	if len(history) != 10 || history[0].Number != 23 || history[9].Number != 14 {
		t.Errorf("history begins %+v", history)
	}
	next, err := reg.History(ctx, register.HistoryQuery{Record: id, Limit: 10, Before: history[9].Sequence})
	if err != nil {
		t.Fatal(err)
	}
	if len(next) != 10 || next[0].Number != 13 {
		t.Errorf("next page begins %+v", next)
	}
	verified(t, reg)
}

func TestSaveOfNothingNewMakesNoVersion(t *testing.T) {
	reg := fresh(t, options(newClock()))
	a := activity(4, "Verzuim")
	first := mustSave(t, reg, write(a, 0))
	again := mustSave(t, reg, write(a, 1))
	if len(again.Versions) != 0 || again.Change != 0 || again.Head != first.Head {
		t.Errorf("saved again: %+v", again)
	}
}

func TestConflict(t *testing.T) {
	reg := fresh(t, options(newClock()))
	a := activity(5, "Nieuwsbrief")
	mustSave(t, reg, write(a, 0))
	mine, yours := *a, *a
	mine.Name, yours.Name = "Nieuwsbrief ouders", "Nieuwsbrief oud-leerlingen"
	mustSave(t, reg, write(&mine, 1))
	_, err := reg.Save(t.Context(), write(&yours, 1))
	wantKind(t, err, register.Conflict)
	_, err = reg.Save(t.Context(), write(&yours, 0))
	wantKind(t, err, register.Conflict)
	if saved := mustSave(t, reg, write(&yours, register.AnyVersion)); saved.Versions[0].Number != 3 {
		t.Errorf("over any version: %+v", saved)
	}
	report := verified(t, reg)
	if report.Versions != 3 {
		t.Errorf("a refused save left a version: %d", report.Versions)
	}
}

func TestTrashRestoreAndNumbers(t *testing.T) {
	ctx := t.Context()
	reg := fresh(t, options(newClock()))
	a, b := activity(6, "Toetsen"), activity(7, "Camera's")
	mustSave(t, reg, register.Change{Writes: []register.Write{{Record: a}, {Record: b}}})
	if a.Number != "V-001" || b.Number != "V-002" {
		t.Fatalf("numbers %s and %s", a.Number, b.Number)
	}
	deleted := mustSave(t, reg, register.Change{Reason: "dubbel", Writes: []register.Write{{Record: b, Base: 1, Delete: true}}})
	if deleted.Versions[0].Action != model.ActionDelete {
		t.Errorf("action %s", deleted.Versions[0].Action)
	}
	if next, err := reg.NextNumber(ctx, model.KindActivity); err != nil || next != "V-003" {
		t.Errorf("next number %s, %v", next, err)
	}
	taken := activity(8, "Foto's")
	taken.Number = "v-002"
	_, err := reg.Save(ctx, write(taken, 0))
	wantKind(t, err, register.NumberTaken)
	for trash, want := range map[register.Trash]int{register.WithoutTrash: 1, register.OnlyTrash: 1, register.WithTrash: 2} {
		if found, err := reg.List(ctx, register.Query{Trash: trash}); err != nil || len(found) != want {
			t.Errorf("trash %d: %d records, %v", trash, len(found), err)
		}
	}
	if _, err := reg.Restore(ctx, b.ID, 1, "toch niet"); err != nil {
		t.Fatal(err)
	}
	_, summary := mustRecord(t, reg, b.ID)
	if summary.Trashed || summary.Version != 3 {
		t.Errorf("after restore: %+v", summary)
	}
	_, _, err = reg.Version(ctx, b.ID, 9)
	wantKind(t, err, register.NotFound)
	verified(t, reg)
}

func TestNumberPrefix(t *testing.T) {
	ctx := t.Context()
	reg := fresh(t, options(newClock()))
	if err := reg.SetNumberPrefix(ctx, model.KindActivity, "AVG/"); err != nil {
		t.Fatal(err)
	}
	var writes []register.Write
	for i := range 3 {
		writes = append(writes, register.Write{Record: activity(uint64(i), "x")})
	}
	own := activity(9, "eigen nummer")
	own.Number = "AVG/004"
	writes = append(writes, register.Write{Record: own}, register.Write{Record: activity(10, "laatste")})
	mustSave(t, reg, register.Change{Writes: writes})
	var got []string
	for _, w := range writes {
		got = append(got, w.Record.RecordNumber())
	}
	if want := []string{"AVG/001", "AVG/002", "AVG/003", "AVG/004", "AVG/005"}; !slices.Equal(got, want) {
		t.Errorf("numbers %v", got)
	}
	for _, bad := range []string{"", "V1"} {
		wantKind(t, reg.SetNumberPrefix(ctx, model.KindActivity, bad), register.Invalid)
	}
	wantKind(t, reg.SetNumberPrefix(ctx, model.KindOrganisation, "O-"), register.Invalid)
}

func TestUndo(t *testing.T) {
	ctx := t.Context()
	reg := fresh(t, options(newClock()))
	a := activity(11, "Roosters")
	mustSave(t, reg, write(a, 0))
	edited := *a
	edited.Name = "Roosters en lokalen"
	b := activity(12, "Bibliotheek")
	change := mustSave(t, reg, register.Change{Action: model.ActionImport, Writes: []register.Write{{Record: &edited, Base: 1}, {Record: b}}})
	undone, err := reg.Undo(ctx, change.Change, "verkeerd bestand")
	if err != nil {
		t.Fatal(err)
	}
	back, _ := mustRecord(t, reg, a.ID)
	if encoded(t, back) != encoded(t, a) {
		t.Error("the edit was not taken back")
	}
	if _, s := mustRecord(t, reg, b.ID); !s.Trashed {
		t.Error("the new record is not in the trash")
	}
	_, err = reg.Undo(ctx, change.Change, "")
	wantKind(t, err, register.Conflict)
	if _, err := reg.Undo(ctx, undone.Change, "toch goed"); err != nil {
		t.Fatal(err)
	}
	back, _ = mustRecord(t, reg, a.ID)
	if encoded(t, back) != encoded(t, &edited) {
		t.Error("the undo was not undone")
	}
	if _, s := mustRecord(t, reg, b.ID); s.Trashed {
		t.Error("the new record is still in the trash")
	}
	_, err = reg.Undo(ctx, 1, "")
	wantKind(t, err, register.NotFound)
	verified(t, reg)
}

func TestDrafts(t *testing.T) {
	ctx := t.Context()
	c := newClock()
	reg := fresh(t, options(c))
	a := activity(13, "Stage")
	if err := reg.SaveDraft(ctx, a, 0); err != nil {
		t.Fatal(err)
	}
	if a.ID == "" {
		t.Fatal("the draft has no ID")
	}
	a.Name = "Stages"
	c.Move(time.Second)
	if err := reg.SaveDraft(ctx, a, 0); err != nil {
		t.Fatal(err)
	}
	draft, ok, err := reg.Draft(ctx, a.ID)
	if err != nil || !ok || encoded(t, draft.Record) != encoded(t, a) || !draft.Time.Equal(c.Now()) {
		t.Fatalf("draft %+v, %v, %v", draft, ok, err)
	}
	mustSave(t, reg, write(a, 0))
	if drafts, err := reg.Drafts(ctx); err != nil || len(drafts) != 0 {
		t.Fatalf("after save: %v, %v", drafts, err)
	}
	if err := reg.SaveDraft(ctx, a, 1); err != nil {
		t.Fatal(err)
	}
	changed := *a
	changed.Name = "geïmporteerd"
	mustSave(t, reg, register.Change{Action: model.ActionImport, Writes: []register.Write{{Record: &changed, Base: 1}}})
	if _, ok, _ := reg.Draft(ctx, a.ID); !ok {
		t.Error("an import threw a draft away")
	}
	if found, err := reg.List(ctx, register.Query{}); err != nil || !found[0].Drafted {
		t.Errorf("list does not show the draft: %+v, %v", found, err)
	}
	if err := reg.DiscardDraft(ctx, a.ID); err != nil {
		t.Fatal(err)
	}
	if _, ok, _ := reg.Draft(ctx, a.ID); ok {
		t.Error("the draft is still there")
	}
}

func TestOneOrganisation(t *testing.T) {
	reg := fresh(t, options(newClock()))
	mustSave(t, reg, write(&model.Organisation{Name: "Stichting De Linde"}, 0))
	_, err := reg.Save(t.Context(), write(&model.Organisation{Name: "Nog een"}, 0))
	wantKind(t, err, register.Invalid)
}

func TestTextThatIsNotUTF8(t *testing.T) {
	reg := fresh(t, options(newClock()))
	a := &model.Activity{Name: "a\xffb\x00c", Owner: "\xfe", Description: "é\xff"}
	mustSave(t, reg, register.Change{Reason: "\xff", Author: "\xfd", Writes: []register.Write{{Record: a}}})
	verified(t, reg)
}

func TestDocumentsAreKeptWithTheChange(t *testing.T) {
	ctx := context.Background()
	reg := fresh(t, options(newClock()))
	doc := register.Document{Name: "bijsluiter.docx", Media: "application/msword", Bytes: []byte("inhoud van het bestand")}
	mustSave(t, reg, register.Change{Action: model.ActionImport, Documents: []register.Document{doc, doc}, Writes: []register.Write{{Record: activity(14, "x")}}})
	all, err := reg.Documents(ctx)
	if err != nil || len(all) != 1 || all[0].Size != int64(len(doc.Bytes)) || all[0].Bytes != nil {
		t.Fatalf("documents %+v, %v", all, err)
	}
	back, err := reg.Document(ctx, all[0].Hash)
	if err != nil || string(back.Bytes) != string(doc.Bytes) || back.Name != doc.Name {
		t.Fatalf("document %+v, %v", back, err)
	}
	_, err = reg.Document(ctx, "00")
	wantKind(t, err, register.NotFound)
	verified(t, reg)
}
