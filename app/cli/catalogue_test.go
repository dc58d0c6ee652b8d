package cli_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
)

func TestCatalogue(t *testing.T) {
	d := withSmall(t)
	if out := d.do(cli.Done, "catalogue"); !strings.Contains(out, "payroll") || !strings.Contains(out, "Salarisadministratie") || !strings.Contains(out, "Gemeente\n") {
		t.Errorf("the catalogue is\n%s", out)
	}
	if out := d.do(cli.Done, "catalogue", "--lang", "en"); !strings.Contains(out, "7 years after the financial year. Source: Dutch General Taxes Act art. 52.") {
		t.Errorf("a term has no source:\n%s", out)
	}
	var all []struct {
		Code     string
		Activity struct{ Name, Status string }
	}
	d.put(&all, cli.Done, "catalogue", "--lang", "en")
	if len(all) < 30 || all[0].Activity.Name != "Payroll" || all[0].Activity.Status != "draft" {
		t.Errorf("%d drafts, the first %+v", len(all), all[0])
	}

	out := d.do(cli.Done, "catalogue", "@school.vreg", "payroll", "pupil-administration")
	if !strings.Contains(out, "V-002 Salarisadministratie") || !strings.Contains(out, "V-003 Leerlingadministratie") {
		t.Errorf("added:\n%s", out)
	}
	var history []struct {
		Change int64
		Action string
	}
	d.put(&history, cli.Done, "history", "@school.vreg")
	if len(history) < 2 || history[0].Change != history[1].Change || history[0].Action != "create" {
		t.Errorf("two drafts are not one step: %+v", history)
	}
	if out := d.do(cli.Done, "show", "@school.vreg", "V-002"); !strings.Contains(out, "Concept uit de catalogus") {
		t.Errorf("a draft does not say where it comes from:\n%s", out)
	}
}

func TestCatalogueRefuses(t *testing.T) {
	d := withSmall(t)
	for _, args := range [][]string{{"catalogue", "@school.vreg"}, {"catalogue", "@school.vreg", "payroll", "bestaat-niet"}} {
		if got := d.run(args...); got.code != cli.WrongUse || got.err == "" {
			t.Errorf("%v: %+v", args, got)
		}
	}
	if out := d.do(cli.Done, "list", "@school.vreg"); strings.Contains(out, "Salaris") {
		t.Error("a list with an unknown code was added in part")
	}
}
