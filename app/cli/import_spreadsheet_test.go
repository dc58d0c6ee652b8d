package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
)

// oldRegister is a register as a school keeps it in Excel, saved as CSV.
const oldRegister = "Nr;Verwerking;Doel;Grondslag;Betrokkenen;Persoonsgegevens;Bewaartermijn;Verwerker;Datum verwerkersovereenkomst;Kleur\n" +
	"1;Salarisadministratie;Uitbetalen van salaris;art. 6 lid 1 sub b AVG;Medewerkers;\"NAW; BSN\";7 jaar na boekjaar;Loonhuis B.V.;25-03-2024;blauw\n" +
	"2;Nieuwsbrief;Informeren van ouders;Toestemming;Ouders;E-mailadres;zolang noodzakelijk;Postduif GmbH (Duitsland);01-04-2024;\n"

func withOldRegister(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--organisation", "Stichting De Lindeboom")
	d.write("oud.csv", oldRegister)
	return d
}

func TestSpreadsheetIsProposed(t *testing.T) {
	d := withOldRegister(t)
	before := d.bytes("school.vreg")
	if got := d.run("import", "@school.vreg", "@oud.csv"); got.code != cli.WrongUse || !strings.Contains(got.err, "--accept") {
		t.Errorf("it was taken over unasked: %+v", got)
	}
	out := d.do(cli.Findings, "import", "@school.vreg", "@oud.csv", "--dry-run")
	for _, want := range []string{"Doelen › Grondslag  ", "naar de opmerkingen", "Salarisadministratie", "geen termijn die te controleren is", "Weggelaten: 0"} {
		if !strings.Contains(out, want) {
			t.Errorf("the proposal does not say %q in\n%s", want, out)
		}
	}
	if strings.ContainsAny(out, "«{") {
		t.Errorf("a text is missing: %s", out)
	}
	var shown struct {
		Coverage struct{ Cells, Fields, Remarks, Left, Lost int }
		Proposal struct {
			Activities []struct {
				SourceRef struct {
					Value, Confidence string
					Source            struct{ Text, Cell string }
				}
			}
		}
	}
	d.put(&shown, cli.Findings, "import", "@school.vreg", "@oud.csv", "--dry-run", "--type", "spreadsheet")
	if len(shown.Proposal.Activities) != 2 || shown.Proposal.Activities[1].SourceRef.Source.Cell != "oud!A3" || shown.Coverage.Lost != 0 || shown.Coverage.Remarks != 1 {
		t.Errorf("got %+v", shown)
	}
	if d.bytes("school.vreg") != before {
		t.Error("looking at a proposal changed the register")
	}
}

func TestSpreadsheetComesInAsStructureAndOnce(t *testing.T) {
	d := withOldRegister(t)
	d.do(cli.Findings, "import", "@school.vreg", "@oud.csv", "--accept", "all", "--reason", "oude lijst")
	var shown map[string]any
	d.put(&shown, cli.Done, "show", "@school.vreg", "V-001")
	text, err := json.Marshal(shown)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"legalBasis":"6-1-b"`, `"kind":"national-id"`, `"amount":7`, `"date":"2024-03-25"`, `"party":"Loonhuis B.V."`, `"sourceRef":"1"`, `Kleur: blauw`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the activity has no %s: %s", want, text)
		}
	}
	var done []struct{ Versions []struct{ Kind string } }
	d.put(&done, cli.Findings, "import", "@school.vreg", "@oud.csv", "--accept", "all")
	if len(done[0].Versions) != 0 {
		t.Errorf("the same file again makes %+v", done[0].Versions)
	}
}

func TestSpreadsheetProfileIsRememberedAndUsed(t *testing.T) {
	d := withOldRegister(t)
	d.do(cli.Findings, "import", "@school.vreg", "@oud.csv", "--dry-run", "--profile", "@profiel.json")
	profile := d.bytes("profiel.json")
	changed := strings.Replace(profile, `"heading": "Kleur",
          "do": "remarks"`, `"heading": "Kleur",
          "do": "field",
          "field": "activity.tags"`, 1)
	if changed == profile {
		t.Fatalf("the profile does not speak of the column: %s", profile)
	}
	d.write("profiel.json", changed)
	out := d.do(cli.Findings, "import", "@school.vreg", "@oud.csv", "--dry-run", "--profile", "@profiel.json")
	if strings.Contains(out, "«") || !strings.Contains(out, "Trefwoorden") || d.bytes("profiel.json") != changed {
		t.Errorf("the profile was not used, or was changed: %s", out)
	}
	d.write("profiel.json", "{")
	if got := d.run("import", "@school.vreg", "@oud.csv", "--dry-run", "--profile", "@profiel.json"); got.code != cli.Refused || d.bytes("profiel.json") != "{" {
		t.Errorf("a broken profile gives %+v", got)
	}
	if got := d.run("import", "@school.vreg", "@oud.csv", "--dry-run", "--sheet", "Geheim"); got.code != cli.WrongUse {
		t.Errorf("a sheet that is not there gives %+v", got)
	}
}

func TestOwnWorkbookChangesNothing(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--example")
	d.do(cli.Done, "export", "@school.vreg", "@register.xlsx")
	before := d.do(cli.Done, "history", "@school.vreg")
	for _, args := range [][]string{{"--dry-run"}, {"--accept", "certain"}} {
		out := d.do(cli.Findings, append([]string{"import", "@school.vreg", "@register.xlsx"}, args...)...)
		if !strings.Contains(out, "Dit is een export van dit programma") || strings.ContainsAny(out, "«{") {
			t.Errorf("%v says %s", args, out)
		}
	}
	if after := d.do(cli.Done, "history", "@school.vreg"); after != before {
		t.Errorf("the history grew to %s", after)
	}
}

// TestWhatIsNoRegisterIsSaid holds that a spreadsheet of which nothing was read is something
// to look at, and that a note says which record it is about.
func TestWhatIsNoRegisterIsSaid(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg")
	d.write("datalekken.csv", "Kleur;Maat\nblauw;10\nrood;12\n")
	if out := d.do(cli.Findings, "import", "@school.vreg", "@datalekken.csv", "--accept", "all"); !strings.Contains(out, "Blad niet gelezen: datalekken") {
		t.Errorf("nothing was read, and it says\n%s", out)
	}
	d.write("oud.csv", "Verwerking;Bewaartermijn\nSalaris;zolang noodzakelijk\nVerzuim;2 jaar\n")
	if out := d.do(cli.Findings, "import", "@school.vreg", "@oud.csv", "--accept", "all"); !strings.Contains(out, "  - Salaris: ") {
		t.Errorf("the note does not say of what it is:\n%s", out)
	}
}

// A workbook of this program that comes back as it went out says that nothing was
// changed, and not that nothing was found.
func TestOwnWorkbookIsUnchanged(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--example")
	d.do(cli.Done, "export", "@school.vreg", "@uit.xlsx")
	before := d.do(cli.Done, "history", "@school.vreg")
	for _, how := range [][]string{{"--dry-run"}, {"--accept", "all"}} {
		out := d.do(cli.Findings, append([]string{"import", "@school.vreg", "@uit.xlsx"}, how...)...)
		if !strings.HasPrefix(out, "Niets gewijzigd: uit.xlsx") || strings.Contains(out, "weggelaten") {
			t.Errorf("%v says\n%s", how, out)
		}
	}
	if d.do(cli.Done, "history", "@school.vreg") != before {
		t.Error("it changed the register")
	}
}
