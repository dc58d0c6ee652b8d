package register_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestErasingAPersonFromTheHistory(t *testing.T) {
	ctx := t.Context()
	reg := fresh(t, options(newClock()))
	p := &model.Party{Name: "Boekhuis", Contact: model.Contact{Name: "Wilhelmina Vergeetmijniet", Email: "w.vergeetmijniet@boekhuis.example"}}
	mustSave(t, reg, write(p, 0))
	p.Remarks = "gebeld"
	mustSave(t, reg, write(p, 1))
	if n, err := reg.Erase(ctx, p.ID, "nog in gebruik"); err != nil || n != 0 {
		t.Fatalf("erased %d values that are in use, %v", n, err)
	}
	p.Contact = model.Contact{Name: "Piet Opvolger", Email: "w.vergeetmijniet@boekhuis.example"}
	mustSave(t, reg, write(p, 2))
	if err := reg.SaveDraft(ctx, p, 3); err != nil {
		t.Fatal(err)
	}
	n, err := reg.Erase(ctx, p.ID, "verzoek van betrokkene")
	if err != nil || n != 1 {
		t.Fatalf("erased %d values, %v", n, err)
	}
	if _, ok, _ := reg.Draft(ctx, p.ID); !ok {
		t.Error("erasing threw a draft away")
	}
	for version := 1; version <= 4; version++ {
		record, v, err := reg.Version(ctx, p.ID, version)
		if err != nil {
			t.Fatal(err)
		}
		contact := record.(*model.Party).Contact
		day, erased := register.ErasedOn(contact.Name)
		if erased != (version <= 2) || contact.Email != "w.vergeetmijniet@boekhuis.example" {
			t.Errorf("version %d says %q, %q", version, contact.Name, contact.Email)
		}
		if erased && day != "2026-11-22" {
			t.Errorf("erased on %s", day)
		}
		if version == 4 && v.Action != model.ActionErase {
			t.Errorf("the last action is %s", v.Action)
		}
	}
	verified(t, reg)
	if _, err := reg.Restore(ctx, p.ID, 1, ""); err != nil {
		t.Fatal(err)
	}
	back, _ := mustRecord(t, reg, p.ID)
	if name := back.(*model.Party).Contact.Name; name != "" {
		t.Errorf("an erased name came back as %q", name)
	}
	if _, err := reg.Erase(ctx, "niemand", ""); !register.IsKind(err, register.NotFound) {
		t.Errorf("erase of nothing: %v", err)
	}
	verified(t, reg)
	path := reg.Path()
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b, []byte("Vergeetmijniet")) {
		t.Error("the name is still in the file")
	}
}

// The register as it stood says in words that a value was erased, a version with the mark.
func TestAnErasedValueIsWordedInTheRegisterOfThen(t *testing.T) {
	ctx := t.Context()
	c := newClock()
	o := options(c)
	o.Erased = func(day model.Date) string { return "gewist " + string(day) }
	reg := fresh(t, o)
	p := &model.Party{Name: "Boekhuis", Contact: model.Contact{Name: "Wilhelmina Vergeetmijniet", Email: "info@boekhuis.example"}}
	mustSave(t, reg, write(p, 0))
	at := c.Now()
	c.Move(time.Hour)
	p.Contact.Name = "Piet Opvolger"
	mustSave(t, reg, write(p, 1))
	holds := func(what, name string) {
		t.Helper()
		state, _, err := reg.AsOf(ctx, at)
		if err != nil {
			t.Fatal(err)
		}
		past, err := reg.Past(ctx, at, nil)
		if err != nil {
			t.Fatal(err)
		}
		shown, err := past.Snapshot(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*model.Register{state, shown} {
			if got := s.Parties[0].Contact; got.Name != name || got.Email != "info@boekhuis.example" {
				t.Errorf("%s: the contact of then is %+v", what, got)
			}
		}
	}
	holds("before", "Wilhelmina Vergeetmijniet")
	if n, err := reg.Erase(ctx, p.ID, ""); err != nil || n != 1 {
		t.Fatalf("erased %d values, %v", n, err)
	}
	holds("after", "gewist 2026-11-22")
}

func TestPersonalValuesAreNotInTheSnapshots(t *testing.T) {
	reg := fresh(t, options(newClock()))
	first := mustSave(t, reg, write(&model.Activity{ID: "a", Name: "x", Owner: "Jan"}, 0))
	other := fresh(t, register.Options{Author: "A. Tester", Now: newClock().Now, Random: seeded(2)})
	second := mustSave(t, other, write(&model.Activity{ID: "a", Name: "x", Owner: "Jan"}, 0))
	if first.Head.Hash == second.Head.Hash {
		t.Error("the same value gives the same hash: it has no salt")
	}
}

func TestErasedOnSaysNoOfOrdinaryText(t *testing.T) {
	for _, s := range []string{"", "Jan", "2026-11-22"} {
		if _, erased := register.ErasedOn(s); erased {
			t.Errorf("%q is taken for erased", s)
		}
	}
}
