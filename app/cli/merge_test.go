package cli_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/app/session"
	"verwerkingsregister/app/text"
	"verwerkingsregister/model"
	"verwerkingsregister/model/merge"
	"verwerkingsregister/register"
)

// editIn changes the activity V-001 of a register.
func (d *desk) editIn(name string, change func(*model.Activity)) {
	d.t.Helper()
	reg, err := register.Open(context.Background(), d.path(name), register.Options{Rules: session.ListRules(func() time.Time { return d.clock })})
	if err != nil {
		d.t.Fatal(err)
	}
	defer reg.Close()
	found, err := reg.Find(context.Background(), "V-001")
	if err != nil {
		d.t.Fatal(err)
	}
	record, summary, err := reg.Record(context.Background(), found.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	change(record.(*model.Activity))
	if _, err := reg.Save(context.Background(), register.Change{Writes: []register.Write{{Record: record, Base: summary.Version}}}); err != nil {
		d.t.Fatal(err)
	}
}

func TestMerge(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "backup", "@school.vreg", "@laptop.vreg")
	if out := d.do(cli.Done, "merge", "@school.vreg", "@laptop.vreg"); !strings.Contains(out, "niets dat hier nog niet is") {
		t.Errorf("nothing to merge: %s", out)
	}
	d.editIn("school.vreg", func(a *model.Activity) { a.Description = "van kantoor" })
	d.editIn("laptop.vreg", func(a *model.Activity) { a.Remarks = "van thuis" })
	d.write("more.json", `{"activities":[{"name":"Verzuim thuis"}]}`)
	d.do(cli.Done, "import", "@laptop.vreg", "@more.json")
	before := d.bytes("school.vreg")
	if out := d.do(cli.Done, "merge", "@school.vreg", "@laptop.vreg", "--dry-run"); !strings.Contains(out, "niets gewijzigd") ||
		!strings.Contains(out, "Verzuim thuis") || d.bytes("school.vreg") != before {
		t.Errorf("dry run: %s", out)
	}
	out := d.do(cli.Done, "merge", "@school.vreg", "@laptop.vreg")
	if !strings.Contains(out, "nieuw: Verwerking") || !strings.Contains(out, "in beide gewijzigd: Verwerking V-001") {
		t.Errorf("merged: %s", out)
	}
	d.do(cli.Done, "verify", "@school.vreg")
	shown := d.do(cli.Done, "show", "@school.vreg", "V-001")
	if !strings.Contains(shown, "van kantoor") || !strings.Contains(shown, "van thuis") {
		t.Errorf("shown: %s", shown)
	}
	if out := d.do(cli.Done, "history", "@school.vreg", "V-001"); !strings.Contains(out, "samengevoegd met laptop.vreg") {
		t.Errorf("history: %s", out)
	}
}

func TestMergeWithConflicts(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "backup", "@school.vreg", "@laptop.vreg")
	d.editIn("school.vreg", func(a *model.Activity) { a.Name = "Hier" })
	d.editIn("laptop.vreg", func(a *model.Activity) { a.Name = "Daar" })
	before := d.bytes("school.vreg")
	got := d.run("merge", "@school.vreg", "@laptop.vreg")
	if got.code != cli.Refused || !strings.Contains(got.out, "in school.vreg “Hier”, in laptop.vreg “Daar”") || strings.Count(got.err, "\n") != 1 {
		t.Errorf("exit code %d, %s%s", got.code, got.out, got.err)
	}
	got = d.run("merge", "@school.vreg", "@laptop.vreg", "--lang", "en")
	if got.code != cli.Refused || !strings.Contains(got.out, "Contradiction at") || !strings.Contains(got.err, "contradict each other") {
		t.Errorf("exit code %d, %s%s", got.code, got.out, got.err)
	}
	got = d.run("merge", "@school.vreg", "@laptop.vreg", "--json")
	var told struct {
		Saved     bool
		Conflicts []struct{ Path, Base, Ours, Theirs string }
	}
	if err := json.Unmarshal([]byte(got.out), &told); err != nil || told.Saved || len(told.Conflicts) != 1 ||
		told.Conflicts[0].Ours != "Hier" || told.Conflicts[0].Theirs != "Daar" || told.Conflicts[0].Path != "name" {
		t.Errorf("%v in %s", err, got.out)
	}
	if d.bytes("school.vreg") != before {
		t.Error("the register was changed")
	}
	out := d.do(cli.Findings, "merge", "@school.vreg", "@laptop.vreg", "--prefer", "theirs")
	if !strings.Contains(out, "gekozen: laptop.vreg") {
		t.Errorf("merged: %s", out)
	}
	if shown := d.do(cli.Done, "show", "@school.vreg", "V-001"); !strings.Contains(shown, "Daar") {
		t.Errorf("shown: %s", shown)
	}
	if got := d.run("merge", "@school.vreg", "@laptop.vreg", "--prefer", "mine"); got.code != cli.WrongUse {
		t.Errorf("exit code %d", got.code)
	}
}

func TestMergeRefusesOtherRegisters(t *testing.T) {
	d := withSmall(t)
	d.do(cli.Done, "new", "@other.vreg")
	for _, c := range []struct{ other, language, says string }{
		{"@other.vreg", "nl", "geen kopie van hetzelfde register: other.vreg"},
		{"@other.vreg", "en", "not a copy of the same register: other.vreg"},
		{"@school.vreg", "nl", "school.vreg"},
		{"@gone.vreg", "nl", "gone.vreg"},
		{"@in.json", "nl", "in.json"},
	} {
		got := d.run("merge", "@school.vreg", c.other, "--lang", c.language)
		if got.code != cli.Refused || !strings.Contains(got.err, c.says) || got.out != "" {
			t.Errorf("%s: exit code %d, %q %q", c.other, got.code, got.out, got.err)
		}
	}
}

func TestEveryConflictHasWords(t *testing.T) {
	for _, language := range text.Languages() {
		for _, about := range merge.Abouts() {
			for _, suffix := range map[merge.About][]string{merge.Row: {"-here", "-there"}, merge.Record: {"-here", "-there"}}[about] {
				if key := "cli.merge.conflict." + string(about) + suffix; !text.For(language).Has(key) {
					t.Errorf("%s: no text %s", language, key)
				}
			}
			if key := "cli.merge.conflict." + string(about); about != merge.Row && about != merge.Record && !text.For(language).Has(key) {
				t.Errorf("%s: no text %s", language, key)
			}
		}
	}
}
