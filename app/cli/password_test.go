package cli_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
)

// A workbook with a password can't be read without it, and with it comes back as any
// export does.
func TestWorkbookWithAPassword(t *testing.T) {
	d := withSmall(t)
	d.write("wachtwoord.txt", "Zomer&Winter 2026\r\n")
	d.write("anders.txt", "zomer&winter 2026\n")
	d.write("leeg.txt", "\n")
	d.do(cli.Done, "export", "@school.vreg", "@out.xlsx", "--password-file", "@wachtwoord.txt")
	if data := d.bytes("out.xlsx"); strings.HasPrefix(data, "PK") || strings.Contains(data, "xl/worksheets") {
		t.Error("the workbook is not encrypted")
	}
	for name, c := range map[string]struct {
		args []string
		code int
		want string
	}{
		"without it":         {nil, cli.Refused, "met een wachtwoord beveiligd"},
		"with another":       {[]string{"--password-file", "@anders.txt"}, cli.Refused, "opent het bestand niet"},
		"with an empty line": {[]string{"--password-file", "@leeg.txt"}, cli.WrongUse, "geen wachtwoord"},
		"with it":            {[]string{"--password-file", "@wachtwoord.txt"}, cli.Findings, ""},
	} {
		got := d.run(append([]string{"import", "@school.vreg", "@out.xlsx", "--dry-run"}, c.args...)...)
		if got.code != c.code || !strings.Contains(got.err, c.want) {
			t.Errorf("%s: %d, %s", name, got.code, got.err)
		}
		if c.code == cli.Findings && !strings.Contains(got.out, "export van dit programma") {
			t.Errorf("%s: it is not known as an export: %s", name, got.out)
		}
	}
	for name, c := range map[string]struct {
		args []string
		code int
		err  string
		out  string
	}{
		"without it":   {nil, cli.Refused, "met een wachtwoord beveiligd: out.xlsx", ""},
		"with another": {[]string{"--password-file", "@anders.txt"}, cli.Refused, "opent het bestand niet: out.xlsx", ""},
		"with it":      {[]string{"--password-file", "@wachtwoord.txt"}, cli.Done, "", "hoort bij deze geschiedenis"},
	} {
		got := d.run(append([]string{"verify", "@school.vreg", "--against", "@out.xlsx"}, c.args...)...)
		if got.code != c.code || !strings.Contains(got.err, c.err) || !strings.Contains(got.out, c.out) {
			t.Errorf("verify %s: %d, %s, %s", name, got.code, got.out, got.err)
		}
	}
	if got := d.run("export", "@school.vreg", "@out.pdf", "--password-file", "@wachtwoord.txt"); got.code != cli.WrongUse || !strings.Contains(got.err, "(.xlsx)") {
		t.Errorf("a PDF with a password: %d, %s", got.code, got.err)
	}
}
