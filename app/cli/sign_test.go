package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/model"
)

// says holds an output to what it must say.
func says(t *testing.T, what, out string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(out, part) {
			t.Errorf("%s does not say %q:\n%s", what, part, out)
		}
	}
}

func TestSign(t *testing.T) {
	d := withSmall(t)
	says(t, "sign", d.do(cli.Done, "sign", "@school.vreg", "v-001", "P-001", "--by", "A. de Wit (FG)", "--date", "20-11-2026", "--reason", "besluit 14"),
		"Vastgesteld op 20-11-2026 door A. de Wit (FG): V-001 Cameratoezicht, P-001 Wolkhuis B.V.")
	says(t, "show", d.do(cli.Done, "show", "@school.vreg", "V-001"), "Vastgesteld op 20-11-2026 door A. de Wit (FG), zoals het nu is.")
	d.editIn("school.vreg", func(a *model.Activity) { a.Description = "uitgebreid" })
	says(t, "show", d.do(cli.Done, "show", "@school.vreg", "V-001"), "Gewijzigd na vaststelling", "--from 1")
	says(t, "list", d.do(cli.Done, "list", "@school.vreg"), "gewijzigd na vaststelling", "vastgesteld")
	says(t, "history", d.do(cli.Done, "history", "@school.vreg"), "Vaststelling: V-001 Cameratoezicht, P-001 Wolkhuis B.V.", "besluit 14")
	got := d.run("check", "@school.vreg")
	says(t, "check", got.out, "Gewijzigd na vaststelling: V-001 Cameratoezicht.")
	for state, number := range map[string]string{"approved": "P-001", "changed": "V-001", "never-approved": ""} {
		var listed []struct {
			Number   string
			Approval *struct{ State, By, Date, Note string }
		}
		d.put(&listed, cli.Done, "list", "@school.vreg", "--approval", state)
		if len(listed) != 1 || listed[0].Number != number {
			t.Errorf("%s: %+v", state, listed)
		} else if a := listed[0].Approval; (a == nil) != (number == "") || a != nil && (a.State != state || a.Note != "besluit 14" || a.Date != "2026-11-20") {
			t.Errorf("%s: approval %+v", state, a)
		}
	}
	d.do(cli.Done, "verify", "@school.vreg")
}

func TestSignWholeRegisterAndWithdraw(t *testing.T) {
	d := withSmall(t)
	says(t, "sign", d.do(cli.Done, "sign", "@school.vreg", "--by", "Bestuur"), "Vastgesteld op 23-11-2026 door Bestuur: het hele register.")
	says(t, "verify", d.do(cli.Done, "verify", "@school.vreg"), "Het register is als geheel vastgesteld", "zoals het nu is")
	d.editIn("school.vreg", func(a *model.Activity) { a.Description = "uitgebreid" })
	says(t, "verify", d.do(cli.Done, "verify", "@school.vreg"), "en daarna gewijzigd")
	if got := d.run("sign", "@school.vreg", "V-001", "--withdraw"); got.code != cli.Refused || !strings.Contains(got.err, "met het hele register") {
		t.Errorf("withdrawing a part: %d %s", got.code, got.err)
	}
	says(t, "withdraw", d.do(cli.Done, "sign", "@school.vreg", "--withdraw", "--reason", "te vroeg"), "Ingetrokken", "het hele register")
	says(t, "history", d.do(cli.Done, "history", "@school.vreg"), "vaststelling ingetrokken", "te vroeg")
	var listed []map[string]any
	d.put(&listed, cli.Done, "list", "@school.vreg", "--approval", "never-approved")
	if len(listed) != 3 {
		t.Errorf("%d records are not approved", len(listed))
	}
	if got := d.run("sign", "@school.vreg", "--withdraw"); got.code != cli.Refused {
		t.Errorf("withdrawing twice: %d %s", got.code, got.err)
	}
}

func TestSignReviewed(t *testing.T) {
	d := withSmall(t)
	says(t, "sign", d.do(cli.Done, "sign", "@school.vreg", "--by", "FG", "--reviewed"), "niets dat is nagelopen")
	d.editIn("school.vreg", func(a *model.Activity) { a.Review.Last = "2027-01-05" })
	var got struct{ SignOff model.SignOff }
	d.put(&got, cli.Done, "sign", "@school.vreg", "--by", "FG", "--reviewed")
	if len(got.SignOff.Records) != 1 || got.SignOff.Records[0].Name != "V-001 Cameratoezicht" {
		t.Errorf("signed %+v", got.SignOff)
	}
	says(t, "again", d.do(cli.Done, "sign", "@school.vreg", "--by", "FG", "--reviewed"), "niets dat is nagelopen")
}

func TestSignMisuse(t *testing.T) {
	d := withSmall(t)
	before := d.bytes("school.vreg")
	for _, args := range [][]string{
		{"sign", "@school.vreg"},
		{"sign", "@school.vreg", "--by", " "},
		{"sign", "@school.vreg", "--by", "FG", "--date", "ooit"},
		{"sign", "@school.vreg", "--withdraw", "--by", "FG"},
		{"sign", "@school.vreg", "V-001", "--by", "FG", "--reviewed"},
		{"sign", "@school.vreg", "V-001", "P-001", "--withdraw"},
	} {
		if got := d.run(args...); got.code != cli.WrongUse {
			t.Errorf("%v: exit code %d, %s", args, got.code, got.err)
		}
	}
	for _, args := range [][]string{
		{"sign", "@school.vreg", "V-099", "--by", "FG"},
		{"sign", "@school.vreg", "V-001", "--withdraw"},
	} {
		if got := d.run(args...); got.code != cli.Refused || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%v: exit code %d, %s", args, got.code, got.err)
		}
	}
	if d.bytes("school.vreg") != before {
		t.Error("what was refused changed the register")
	}
}

// TestApprovalInAnotherRegister takes an export to a new register: who approved
// what comes along, but nothing there is approved by it.
func TestApprovalInAnotherRegister(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "sign", "@school.vreg", "V-001", "--by", "FG")
	d.do(cli.Done, "sign", "@school.vreg", "--by", "Bestuur")
	d.do(cli.Done, "export", "@school.vreg", "@out.json")
	var document struct{ SignOffs []model.SignOff }
	if err := json.Unmarshal([]byte(d.bytes("out.json")), &document); err != nil || len(document.SignOffs) != 2 {
		t.Fatalf("the export has %+v, %v", document.SignOffs, err)
	}
	d.do(cli.Done, "new", "@other.vreg")
	says(t, "import", d.do(cli.Done, "import", "@other.vreg", "@out.json"), "overgenomen")
	var listed []map[string]any
	d.put(&listed, cli.Done, "list", "@other.vreg", "--approval", "never-approved")
	if len(listed) != 3 {
		t.Errorf("%d records are not approved there", len(listed))
	}
	d.do(cli.Done, "export", "@other.vreg", "@again.json")
	var again struct{ SignOffs []model.SignOff }
	if err := json.Unmarshal([]byte(d.bytes("again.json")), &again); err != nil || len(again.SignOffs) != 2 {
		t.Errorf("exported again it has %+v, %v", again.SignOffs, err)
	}
	d.do(cli.Done, "verify", "@other.vreg")
	before := d.do(cli.Done, "history", "@other.vreg", "--json")
	d.do(cli.Done, "import", "@other.vreg", "@out.json")
	if after := d.do(cli.Done, "history", "@other.vreg", "--json"); after != before {
		t.Errorf("importing the same again made versions:\n%s", after)
	}
}

// TestErase erases a name from the approvals and what a record no longer holds.
func TestErase(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "sign", "@school.vreg", "V-001", "--by", "Wilhelmina de Wit")
	d.do(cli.Done, "sign", "@school.vreg", "P-001", "--by", "Wilhelmina de Wit")
	d.do(cli.Done, "sign", "@school.vreg", "P-001", "--withdraw")
	before := d.bytes("school.vreg")
	says(t, "dry run", d.do(cli.Done, "erase", "@school.vreg", "--signer", "Wilhelmina de Wit", "--dry-run"), "zou worden gewist bij 2 vaststellingen")
	if d.bytes("school.vreg") != before {
		t.Error("the dry run changed the register")
	}
	says(t, "nobody", d.do(cli.Done, "erase", "@school.vreg", "--signer", "Wilhelmina"), "Er is niets te wissen.")
	says(t, "erase", d.do(cli.Done, "erase", "@school.vreg", "--signer", "Wilhelmina de Wit", "--reason", "verzoek"), "gewist bij 2 vaststellingen")
	says(t, "show", d.do(cli.Done, "show", "@school.vreg", "V-001"), "Vastgesteld op 23-11-2026 door (naam gewist op 23-11-2026), zoals het nu is.")
	says(t, "history", d.do(cli.Done, "history", "@school.vreg"), "gewist", "verzoek")
	var listed []struct{ Approval *model.Approval }
	d.put(&listed, cli.Done, "list", "@school.vreg", "--approval", "approved")
	if len(listed) != 1 || listed[0].Approval.By != "" || listed[0].Approval.Erased != "2026-11-23" {
		t.Errorf("approved are %+v", listed)
	}
	var withdrawn struct {
		SignOff model.SignOff
		Erased  model.Date
	}
	d.put(&withdrawn, cli.Done, "sign", "@school.vreg", "V-001", "--withdraw")
	if withdrawn.SignOff.By != "" || withdrawn.Erased != "2026-11-23" {
		t.Errorf("withdrawn is %+v", withdrawn)
	}
	d.do(cli.Done, "verify", "@school.vreg")

	for _, name := range []string{"J. Bakker", "P. Smit"} {
		d.editIn("school.vreg", func(a *model.Activity) { a.Owner = name })
	}
	says(t, "dry run", d.do(cli.Done, "erase", "@school.vreg", "V-001", "--dry-run"), `V-001 "Cameratoezicht"`, "J. Bakker")
	says(t, "erase", d.do(cli.Done, "erase", "@school.vreg", "V-001"), `Gewist uit de geschiedenis van V-001 "Cameratoezicht": 1 persoonsgegeven.`)
	says(t, "nothing", d.do(cli.Done, "erase", "@school.vreg", "V-001"), "Er is niets te wissen.")
	for _, args := range [][]string{{"erase", "@school.vreg"}, {"erase", "@school.vreg", "V-001", "--signer", "P. Smit"}} {
		if got := d.run(args...); got.code != cli.WrongUse || !strings.Contains(got.err, "--signer") {
			t.Errorf("%v: %d %s", args, got.code, got.err)
		}
	}
}
