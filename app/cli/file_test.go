package cli_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/model"
	"verwerkingsregister/register"
)

func TestEveryVerbPrintsOnlyJSONWhenAsked(t *testing.T) {
	d := withSmall(t)
	d.edit(func(a *model.Activity) { a.Name = "Anders" })
	d.do(cli.Done, "new", "@other.vreg")
	for _, args := range [][]string{
		{"new", "@fresh.vreg", "--organisation", "De Berk"},
		{"import", "@other.vreg", "@in.json", "--dry-run"},
		{"import", "@other.vreg", "@in.json"},
		{"import", "@other.vreg", "@in.json", "@edited.json", "--dry-run"},
		{"export", "@school.vreg", "@out.json"},
		{"list", "@school.vreg"},
		{"list", "@fresh.vreg", "--query", "niets"},
		{"show", "@school.vreg", "V-001"},
		{"history", "@school.vreg"},
		{"diff", "@school.vreg", "V-001"},
		{"diff", "@school.vreg", "@other.vreg"},
		{"diff", "@school.vreg", "@out.json"},
		{"restore", "@school.vreg", "V-001", "--version", "1"},
		{"sign", "@school.vreg", "V-001", "--by", "FG"},
		{"sign", "@school.vreg", "V-001", "--withdraw"},
		{"sign", "@school.vreg", "--by", "FG", "--reviewed"},
		{"erase", "@school.vreg", "--signer", "FG", "--dry-run"},
		{"erase", "@school.vreg", "--signer", "FG"},
		{"erase", "@school.vreg", "V-001", "--dry-run"},
		{"erase", "@school.vreg", "V-001"},
		{"check", "@school.vreg"},
		{"catalogue"},
		{"catalogue", "@school.vreg", "payroll"},
		{"schema", "proposal"},
		{"verify", "@school.vreg", "--against", "@out.json"},
		{"backup", "@school.vreg", "@copy.vreg"},
		{"backup", "@school.vreg"},
	} {
		got := d.run(append(args, "--json")...)
		if got.code > cli.Findings || !json.Valid([]byte(got.out)) || got.err != "" {
			t.Errorf("%v: exit code %d, stdout %q, stderr %q", args, got.code, got.out, got.err)
		}
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	d := withSmall(t)
	before := d.bytes("school.vreg")
	reg := small()
	reg.Activities[0].Name = "Anders"
	d.writeRegister("other.json", reg)
	if out := d.do(cli.Done, "import", "@school.vreg", "@other.json", "--dry-run", "--json"); !strings.Contains(out, "Anders") {
		t.Errorf("the proposal is %s", out)
	}
	if d.bytes("school.vreg") != before {
		t.Error("the register was changed")
	}
}

func TestUnknownValuesAreReported(t *testing.T) {
	d := withSmall(t)
	d.write("more.json", `{"activities":[{"number":"V-002","name":"Verzuim","kleur":"blauw"}]}`)
	out := d.do(cli.Findings, "import", "@school.vreg", "@more.json")
	if !strings.Contains(out, `activities[1].kleur = "blauw"`) {
		t.Errorf("got %s", out)
	}
}

func TestAnOpenRegisterIsLocked(t *testing.T) {
	d := withSmall(t)
	reg, err := register.Open(context.Background(), d.path("school.vreg"), register.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"list", "@school.vreg"}, {"import", "@school.vreg", "@in.json"}, {"verify", "@school.vreg"}} {
		got := d.run(args...)
		if got.code != cli.Refused || !strings.Contains(got.err, "al geopend: school.vreg") {
			t.Errorf("%v: exit code %d, %q", args, got.code, got.err)
		}
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}
	d.do(cli.Done, "list", "@school.vreg")
}

func TestVerifyAgainstAnEarlierExport(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "export", "@school.vreg", "@before.json")
	d.edit(func(a *model.Activity) { a.Name = "Anders" })
	if out := d.do(cli.Done, "verify", "@school.vreg", "--against", "@before.json"); !strings.Contains(out, "hoort bij deze geschiedenis") {
		t.Errorf("got %s", out)
	}
	if out := d.do(cli.Findings, "verify", "@school.vreg", "--against", "2-0123456789abcdef"); !strings.Contains(out, "komt in deze geschiedenis niet voor") || !strings.Contains(out, "Aan het bestand zelf is niets mis") {
		t.Errorf("got %s", out)
	}
}

func TestDamageIsNotCalledInOrder(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "export", "@school.vreg", "@whole.json")
	whole := []byte(d.bytes("school.vreg"))
	named := 0 // files that are too damaged to open, of which verify still says what is wrong
	for at := 100; at < len(whole); at += len(whole) / 40 {
		damaged := append([]byte{}, whole...)
		for i := range min(16, len(damaged)-at) {
			damaged[at+i] ^= 0xff
		}
		d.write("damaged.vreg", string(damaged))
		got := d.run("verify", "@damaged.vreg")
		if got.code == cli.Findings && d.run("list", "@damaged.vreg").code == cli.Refused {
			named++
		}
		if got.code != cli.Done {
			continue
		}
		// It may be where the file holds nothing; then nothing is lost.
		d.do(cli.Done, "export", "@damaged.vreg", "@damaged.json")
		if content(t, d.bytes("damaged.json")) != content(t, d.bytes("whole.json")) {
			t.Errorf("damage at %d is called in order", at)
		}
	}
	if named == 0 {
		t.Error("of no file that cannot be opened it is said what is wrong")
	}
}

func TestBackup(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "backup", "@school.vreg", "@copy.vreg")
	if out := d.do(cli.Done, "diff", "@school.vreg", "@copy.vreg"); !strings.Contains(out, "zeggen hetzelfde") {
		t.Errorf("the copy says something else: %s", out)
	}
	if got := d.run("backup", "@school.vreg", "@copy.vreg"); got.code != cli.Refused {
		t.Errorf("a backup went over a file: %+v", got)
	}
	var kept struct{ Path string }
	d.put(&kept, cli.Done, "backup", "@school.vreg")
	if _, err := os.Stat(kept.Path); err != nil || !strings.HasPrefix(kept.Path, d.dataDir) {
		t.Errorf("the backup of the day is %q: %v", kept.Path, err)
	}
}

func TestCheckTellsWhatIsMissing(t *testing.T) {
	d := withSmall(t)
	var findings []struct{ Number, Code, Severity, Text string }
	d.put(&findings, cli.Findings, "check", "@school.vreg")
	if len(findings) == 0 {
		t.Fatal("an activity without data subjects has no findings")
	}
	for _, f := range findings {
		if f.Text == "" || strings.ContainsAny(f.Text, "«{") {
			t.Errorf("%s is said as %q", f.Code, f.Text)
		}
	}
	if out := d.do(cli.Findings, "check", "@school.vreg"); !strings.Contains(out, "Cameratoezicht") || !strings.Contains(out, "Ontbreekt: ") {
		t.Errorf("got %s", out)
	}
}

func TestExportAsOfADay(t *testing.T) {
	d := withSmall(t)
	d.clock = d.clock.Add(48 * time.Hour)
	d.edit(func(a *model.Activity) { a.Name = "Anders" })
	d.do(cli.Done, "export", "@school.vreg", "@then.json", "--as-of", "23-11-2026")
	d.do(cli.Done, "export", "@school.vreg", "@now.json", "--as-of", "2026-11-25")
	if then, now := d.bytes("then.json"), d.bytes("now.json"); !strings.Contains(then, "Cameratoezicht") || !strings.Contains(now, "Anders") {
		t.Errorf("then: %s\nnow: %s", then, now)
	}
}

func TestListFindsAndCounts(t *testing.T) {
	d := withSmall(t)
	var listed []struct {
		Kind, Number, Title, Role string
		Version                   int
	}
	d.put(&listed, cli.Done, "list", "@school.vreg")
	if len(listed) != 3 || listed[0].Kind != "organisation" || listed[1].Number != "V-001" || listed[1].Version != 1 || listed[2].Kind != "party" {
		t.Errorf("got %+v", listed)
	}
	d.put(&listed, cli.Done, "list", "@school.vreg", "--query", "wolk")
	if len(listed) != 1 || listed[0].Title != "Wolkhuis B.V." {
		t.Errorf("the query gives %+v", listed)
	}
}

func TestNewNamesTheOrganisation(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--organisation", "Stichting De Berk")
	if out := d.do(cli.Done, "history", "@school.vreg"); !strings.Contains(out, "Stichting De Berk") || !strings.Contains(out, "gemaakt") {
		t.Errorf("got %s", out)
	}
}

func TestListAndCheckCountTheSame(t *testing.T) {
	d := withExample(t)
	var listed []struct {
		Number   string
		Findings struct{ Errors int }
	}
	d.put(&listed, cli.Done, "list", "@school.vreg")
	var findings []struct{ Number, Severity string }
	d.put(&findings, cli.Findings, "check", "@school.vreg")
	missing := map[string]int{}
	for _, f := range findings {
		if f.Severity == "error" {
			missing[f.Number]++
		}
	}
	if len(listed) < 50 || len(missing) == 0 {
		t.Fatalf("%d records, %d with something missing", len(listed), len(missing))
	}
	for _, l := range listed {
		if l.Findings.Errors != missing[l.Number] {
			t.Errorf("%s: list counts %d, check %d", l.Number, l.Findings.Errors, missing[l.Number])
		}
	}
}

func TestExportsOfTheExample(t *testing.T) {
	d := withExample(t)
	d.do(cli.Done, "export", "@school.vreg", "@out.xlsx")
	d.do(cli.Done, "export", "@school.vreg", "@out.docx", "--service", "d-001")
	d.do(cli.Done, "export", "@school.vreg", "@out.json", "--lang", "en")
	for _, name := range []string{"out.xlsx", "out.docx", "out.json"} {
		if out := d.do(cli.Done, "verify", "@school.vreg", "--against", "@"+name); !strings.Contains(out, "hoort bij deze geschiedenis") {
			t.Errorf("the fingerprint of %s: %s", name, out)
		}
	}
}

// TestTheBackupOfTheDayIsMadeByTheVerb holds what a scheduled job relies on:
// that it makes the backup on a day on which nobody opened the register.
func TestTheBackupOfTheDayIsMadeByTheVerb(t *testing.T) {
	d := withSmall(t)
	var first, again, next struct {
		Path string
		Made bool
	}
	d.put(&first, cli.Done, "backup", "@school.vreg")
	d.clock = d.clock.AddDate(0, 0, 1)
	d.put(&next, cli.Done, "backup", "@school.vreg")
	d.put(&again, cli.Done, "backup", "@school.vreg")
	if first.Made || !next.Made || again.Made || next.Path == first.Path || again.Path != next.Path {
		t.Errorf("first %+v, a day later %+v, and again %+v", first, next, again)
	}
	if _, err := os.Stat(next.Path); err != nil {
		t.Error(err)
	}
	d.dataDir = ""
	if got := d.run("backup", "@school.vreg"); got.code != cli.WrongUse {
		t.Errorf("without a folder for backups: %+v", got)
	}
}
