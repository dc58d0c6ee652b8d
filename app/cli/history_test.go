package cli_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/model"
)

// version is a version as history --json prints it.
type version struct {
	Number         int
	Author, Action string
	Reason         string
	Fields         []string
}

// edit imports the little register with a change in it, as a colleague would.
func (d *desk) edit(change func(*model.Activity), options ...string) {
	d.t.Helper()
	reg := small()
	change(&reg.Activities[0])
	d.writeRegister("edited.json", reg)
	d.do(cli.Done, append([]string{"import", "@school.vreg", "@edited.json"}, options...)...)
}

func TestHistoryDiffAndRestore(t *testing.T) {
	d := withSmall(t)
	d.edit(func(a *model.Activity) { a.Name = "Cameratoezicht op de pleinen" }, "--author", "A. de Vries", "--reason", "nieuw plein")

	var versions []version
	d.put(&versions, cli.Done, "history", "@school.vreg", "v-001")
	if len(versions) != 2 || versions[0].Author != "A. de Vries" || versions[0].Reason != "nieuw plein" ||
		versions[0].Action != "import" || strings.Join(versions[0].Fields, ",") != "name" || versions[1].Author != "m.bakker" {
		t.Errorf("history: %+v", versions)
	}
	if out := d.do(cli.Done, "diff", "@school.vreg", "V-001"); !strings.Contains(out,
		"Naam van de verwerking: “Cameratoezicht” → “Cameratoezicht op de pleinen”") || strings.Count(out, "\n") != 2 {
		t.Errorf("diff: %s", out)
	}
	if out := d.do(cli.Done, "diff", "@school.vreg", "V-001", "--from", "2", "--to", "1", "--lang", "en"); !strings.Contains(out,
		"“Cameratoezicht op de pleinen” → “Cameratoezicht”") {
		t.Errorf("diff the other way: %s", out)
	}

	out := d.do(cli.Done, "restore", "@school.vreg", "V-001", "--version", "1", "--reason", "toch niet")
	if !strings.Contains(out, "als versie 3") {
		t.Errorf("restore: %s", out)
	}
	d.put(&versions, cli.Done, "history", "@school.vreg", "V-001")
	if len(versions) != 3 || versions[0].Action != "restore" || versions[0].Reason != "toch niet" {
		t.Errorf("history after restoring: %+v", versions)
	}
	if out := d.do(cli.Done, "diff", "@school.vreg", "V-001", "--from", "1", "--to", "3"); !strings.Contains(out, "geen verschil") {
		t.Errorf("version 3 is not version 1 again: %s", out)
	}
	if out := d.do(cli.Done, "restore", "@school.vreg", "V-001", "--version", "1"); !strings.Contains(out, "niets gewijzigd") {
		t.Errorf("restoring the same again: %s", out)
	}
}

func TestFirstVersionIsComparedWithNothing(t *testing.T) {
	d := withSmall(t)
	out := d.do(cli.Done, "diff", "@school.vreg", "V-001")
	if !strings.Contains(out, "Naam van de verwerking: (niet ingevuld) → “Cameratoezicht”") || !strings.Contains(out, "Beveiliging van gebouwen: toegevoegd") {
		t.Errorf("got %s", out)
	}
}

func TestHistoryOfTheWholeRegister(t *testing.T) {
	d := withSmall(t)
	out := d.do(cli.Done, "history", "@school.vreg")
	for _, want := range []string{`V-001 "Cameratoezicht"`, `P-001 "Wolkhuis B.V."`, "Stichting De Lindeboom", "ingelezen", "23-11-2026 09:02"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
}

// TestHistoryFitsATerminal holds lines to a usual width, however many fields
// changed, and that nothing is lost of them.
func TestHistoryFitsATerminal(t *testing.T) {
	d := withSmall(t)
	reason := strings.Repeat("een reden die lang is ", 12) + "en dan ophoudt"
	d.editIn("school.vreg", func(a *model.Activity) {
		a.Description, a.Department, a.Owner, a.Security, a.Combination, a.TransferText = "x", "Facilitair", "J. Bakker", "y", "z", "t"
		a.Purposes, a.Retention, a.Recipients, a.Measures, a.DataSubjects = nil, nil, nil, nil, nil
		a.Systems, a.Operations = []string{"camera"}, []string{"opslaan"}
	})
	d.do(cli.Done, "sign", "@school.vreg", "V-001", "--by", "FG", "--reason", reason)
	out := d.do(cli.Done, "history", "@school.vreg")
	for _, line := range strings.Split(out, "\n") {
		if utf8.RuneCountInString(line) > 100 {
			t.Errorf("too wide: %s", line)
		}
	}
	whole := strings.Join(strings.Fields(out), " ")
	for _, want := range []string{"Reden: " + reason, "Velden: ", "Proceseigenaar", `V-001 "Cameratoezicht", versie 2: `} {
		if !strings.Contains(whole, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
}

func TestSecondImportOfTheSameChangesNothing(t *testing.T) {
	d := withSmall(t)
	before := d.do(cli.Done, "history", "@school.vreg", "--json")
	d.do(cli.Done, "import", "@school.vreg", "@in.json")
	if after := d.do(cli.Done, "history", "@school.vreg", "--json"); after != before {
		t.Errorf("history was %s and is %s", before, after)
	}
}

func TestRowsWithoutIDsAreRecognised(t *testing.T) {
	d := newDesk(t)
	d.write("in.json", `{"activities":[{"id":"a1","number":"V-001","name":"Verzuim","purposes":["Leerplicht","Begeleiding"]}]}`)
	d.do(cli.Done, "new", "@school.vreg")
	d.do(cli.Done, "import", "@school.vreg", "@in.json")
	d.write("in.json", `{"activities":[{"id":"a1","number":"V-001","name":"Verzuim","purposes":["Leerplicht","Begeleiding","Planning"]}]}`)
	d.do(cli.Done, "import", "@school.vreg", "@in.json")
	if out := d.do(cli.Done, "diff", "@school.vreg", "V-001"); strings.Count(out, "\n") != 2 || !strings.Contains(out, "Planning: toegevoegd") {
		t.Errorf("got %s", out)
	}
}

func TestShowPrintsWordsAndNoCodes(t *testing.T) {
	d := withSmall(t)
	out := d.do(cli.Done, "show", "@school.vreg", "V-001")
	for _, want := range []string{"Verwerking: V-001 Cameratoezicht", "Verwerkingsverantwoordelijke", "- Beveiliging van gebouwen", "Gerechtvaardigd belang"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	for _, code := range []string{"controller", "6-1-f", "p1", "active"} {
		if strings.Contains(out, code) {
			t.Errorf("the code %q stands in %s", code, out)
		}
	}
	d.edit(func(a *model.Activity) { a.Name = "Anders" })
	if got := d.do(cli.Done, "show", "@school.vreg", "V-001", "--version", "1"); !strings.Contains(got, "Cameratoezicht") {
		t.Errorf("version 1 shows %s", got)
	}
	for _, name := range []string{"organisatie", "Organisation"} {
		if got := d.do(cli.Done, "show", "@school.vreg", name); !strings.Contains(got, "Stichting De Lindeboom") {
			t.Errorf("%s shows %s", name, got)
		}
	}
}

func TestWhatAUserTypedCannotMoveTheCursor(t *testing.T) {
	d := newDesk(t)
	d.write("in.json", `{"activities":[{"number":"V-001","name":"Rood\u001b[31m\u202emoor","remarks":"een\u001b]0;titel\u0007twee"}]}`)
	d.do(cli.Done, "new", "@school.vreg")
	d.do(cli.Done, "import", "@school.vreg", "@in.json", "--author", "X\x1b[2J")
	for _, args := range [][]string{{"list"}, {"show", "V-001"}, {"history"}, {"diff", "V-001"}, {"check"}} {
		got := d.run(append([]string{args[0], "@school.vreg"}, args[1:]...)...)
		if strings.ContainsAny(got.out, "\x1b\x07\u202e") {
			t.Errorf("%v prints %q", args, got.out)
		}
	}
}

// TestWhoSavedWhenNobodySaysSo holds that a scheduled job, which has no USER,
// signs with the account it runs under, and that without any name none is made up.
func TestWhoSavedWhenNobodySaysSo(t *testing.T) {
	d := withSmall(t)
	d.env = map[string]string{"LOGNAME": "nachttaak"}
	d.edit(func(a *model.Activity) { a.Name = "Anders" })
	if out := d.do(cli.Done, "show", "@school.vreg", "V-001"); !strings.Contains(out, "door nachttaak.") {
		t.Errorf("got %s", out)
	}
	d.env = map[string]string{}
	d.edit(func(a *model.Activity) { a.Name = "Nog anders" })
	if out := d.do(cli.Done, "show", "@school.vreg", "V-001"); !strings.Contains(out, "door wie is niet bekend.") {
		t.Errorf("got %s", out)
	}
}

// TestDifferencesNameTheRecordsReferredTo holds that nobody gets to read an ID.
func TestDifferencesNameTheRecordsReferredTo(t *testing.T) {
	d := withSmall(t)
	for _, party := range []model.ID{"", "b1"} {
		d.edit(func(a *model.Activity) {
			a.Engagements = []model.Engagement{{ID: "e1", Party: "Wolkhuis", PartyID: party, Role: model.RoleProcessor}}
		})
	}
	d.do(cli.Done, "export", "@school.vreg", "@later.json")
	d.do(cli.Done, "restore", "@school.vreg", "V-001", "--version", "2")
	for _, args := range [][]string{
		{"diff", "@school.vreg", "V-001", "--from", "2", "--to", "3"},
		{"diff", "@school.vreg", "@later.json"},
	} {
		if out := d.do(cli.Done, args...); !strings.Contains(out, "“Wolkhuis B.V.”") || strings.Contains(out, "b1") {
			t.Errorf("%v: %s", args, out)
		}
	}
	if out := d.do(cli.Done, "diff", "@school.vreg", "V-001", "--to", "1"); !strings.Contains(out, "versie 1, de eerste:") {
		t.Errorf("the first version: %s", out)
	}
}
