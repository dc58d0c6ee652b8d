package cli_test

import (
	"os"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
)

// TestWhatIsNotThereIsNamed holds that the sentence is about what was asked
// for, and not about the file, which is there.
func TestWhatIsNotThereIsNamed(t *testing.T) {
	d := withSmall(t)
	d.write("many.json", `{"services":[{"number":"D-001","product":"Rekentuin"}],
		"activities":[{"number":"V-002","name":"Hosting","role":"processor"}]}`)
	d.do(cli.Done, "import", "@school.vreg", "@many.json")
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"show", "@school.vreg", "V-099"}, cli.Refused, "nummer V-099"},
		{[]string{"show", "@school.vreg", "V-001", "--version", "9"}, cli.Refused, "geen versie 9; de laatste is 1"},
		{[]string{"history", "@school.vreg", "X"}, cli.Refused, "nummer X"},
		{[]string{"diff", "@school.vreg", "V-099"}, cli.Refused, "nummer V-099"},
		{[]string{"diff", "@school.vreg", "V-001", "--to", "9"}, cli.Refused, "geen versie"},
		{[]string{"restore", "@school.vreg", "V-099", "--version", "1"}, cli.Refused, "nummer V-099"},
		{[]string{"restore", "@school.vreg", "V-001", "--version", "9"}, cli.Refused, "geen versie 9"},
		{[]string{"export", "@school.vreg", "@out.docx", "--service", "D-099"}, cli.Refused, "nummer D-099"},
		{[]string{"export", "@school.vreg", "@out.xlsx", "--as-of", "2020-01-01"}, cli.Refused, "Op 01-01-2020 stond er nog niets"},
		{[]string{"export", "@school.vreg", "@out.docx"}, cli.WrongUse, "--service of --activity"},
		{[]string{"export", "@school.vreg", "@out.docx", "--service", "D-001", "--activity", "V-002"}, cli.WrongUse, "--service of --activity"},
		{[]string{"export", "@school.vreg", "@out.docx", "--service", "V-002"}, cli.WrongUse, "V-002 is: Verwerking"},
		{[]string{"export", "@school.vreg", "@out.docx", "--activity", "V-001"}, cli.WrongUse, "Van V-001 is geen bijsluiter"},
		{[]string{"export", "@school.vreg", "@out.xlsx", "--service", "D-001"}, cli.WrongUse, "hele register"},
	} {
		got := d.run(c.args...)
		if got.code != c.code || !strings.Contains(got.err, c.says) || strings.Count(got.err, "\n") != 1 {
			t.Errorf("%v: exit code %d, want %d, and %q in one line of %q", c.args, got.code, c.code, c.says, got.err)
		}
	}
	for _, name := range []string{"out.docx", "out.xlsx"} {
		if _, err := os.Stat(d.path(name)); err == nil {
			t.Errorf("%s was written", name)
		}
	}
	d.do(cli.Done, "export", "@school.vreg", "@out.docx", "--activity", "V-002")
}
