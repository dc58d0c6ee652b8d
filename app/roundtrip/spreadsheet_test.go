package roundtrip_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"verwerkingsregister/app/accept"
	"verwerkingsregister/app/propose"
	"verwerkingsregister/model"
	"verwerkingsregister/model/field"
	"verwerkingsregister/register"
	"verwerkingsregister/register/intake/proposal"
	"verwerkingsregister/register/intake/sheet"
)

// desk is a register that spreadsheets are imported into.
type desk struct {
	t   *testing.T
	reg *register.Register
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	now := func() time.Time { at = at.Add(time.Minute); return at }
	reg, err := register.Create(context.Background(), filepath.Join(t.TempDir(), "school.vreg"), register.Options{Author: "Noor", Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := reg.Close(); err != nil {
			t.Error(err)
		}
	})
	return &desk{t, reg}
}

// read imports a spreadsheet and gives what was kept against it.
func (d *desk) read(csv string) (kept []proposal.Conflict, written int) {
	d.t.Helper()
	ctx := context.Background()
	found, err := propose.Reader{}.Open(ctx, propose.File{Name: "oud.csv", Data: []byte(csv)})
	if err != nil {
		d.t.Fatal(err)
	}
	r, err := found[0].Spreadsheet.Propose(ctx, sheet.Options{On: "2026-11-23"})
	if err != nil {
		d.t.Fatal(err)
	}
	change, steps, err := accept.Taker{Register: d.reg}.Proposal(ctx, r.Proposal, r.Proposal.Accept(proposal.All()))
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.reg.Save(ctx, change); err != nil {
		d.t.Fatal(err)
	}
	for _, st := range steps {
		kept = append(kept, st.Conflicts...)
	}
	return kept, len(change.Writes)
}

func (d *desk) activity(name string) *model.Activity {
	d.t.Helper()
	state, err := d.reg.Snapshot(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	for i := range state.Activities {
		if state.Activities[i].Name == name {
			return &state.Activities[i]
		}
	}
	d.t.Fatalf("there is no activity %q", name)
	return nil
}

// edit changes an activity as the officer would.
func (d *desk) edit(name string, change func(*model.Activity)) {
	d.t.Helper()
	a := field.Clone(d.activity(name)).(*model.Activity)
	_, summary, err := d.reg.Record(context.Background(), a.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	change(a)
	if _, err := d.reg.Save(context.Background(), register.Change{Action: model.ActionEdit, Writes: []register.Write{{Record: a, Base: summary.Version}}}); err != nil {
		d.t.Fatal(err)
	}
}

const head = "Nr;Verwerking;Doel;Afdeling;Beveiligingsmaatregelen;Verwerker\n"

func TestOfficersWordsOutlastEveryImport(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n")
	if _, written := d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n"); written != 0 {
		t.Errorf("the same file again writes %d records", written)
	}
	d.edit("Salaris", func(a *model.Activity) { a.Department, a.FGRemarks = "Personeelszaken", "besproken" })
	for round, security := range []string{"sloten en logging", "sloten, logging en tests"} {
		kept, _ := d.read(head + "7;Salaris;Betalen;HR;" + security + ";Loonhuis B.V.\n")
		a := d.activity("Salaris")
		if a.Department != "Personeelszaken" || a.FGRemarks != "besproken" {
			t.Errorf("round %d: the officer's words went: %q %q", round, a.Department, a.FGRemarks)
		}
		if a.Security != security {
			t.Errorf("round %d: what nobody touched did not follow the file: %q", round, a.Security)
		}
		if len(kept) != 1 || kept[0].Path != "department" || kept[0].Proposed != "HR" {
			t.Errorf("round %d: the conflict was not shown: %+v", round, kept)
		}
	}
}

func TestActivitiesAreKnownByTheirOldNumber(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n8;Rooster;Plannen;;;\n")
	id := d.activity("Salaris").ID
	d.read(head + "8;Rooster;Plannen;;;\n7;Salarisadministratie;Betalen;P&O;sloten;Loonhuis B.V.\n9;Salaris;Iets anders;;;\n")
	if a := d.activity("Salarisadministratie"); a.ID != id {
		t.Error("a renamed activity became a new one")
	}
	if a := d.activity("Salaris"); a.ID == id {
		t.Error("another number with the old name was taken for the same activity")
	}
}

func TestFileWithFewerColumnsEmptiesNothing(t *testing.T) {
	d := newDesk(t)
	d.read(head + "7;Salaris;Betalen;P&O;sloten;Loonhuis B.V.\n")
	d.read("Nr;Verwerking;Doel\n7;Salaris;Betalen\n")
	if a := d.activity("Salaris"); a.Department != "P&O" || a.Security != "sloten" || len(a.Engagements) != 1 {
		t.Errorf("what the second file does not speak of went: %+v", a)
	}
}
