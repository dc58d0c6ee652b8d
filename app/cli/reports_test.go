package cli_test

import (
	"bytes"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/app/publish"
)

// Every report can be had in every format it is offered in, and each carries
// the fingerprint by which it is compared with its register.
func TestEveryReportInEveryFormat(t *testing.T) {
	d := withExample(t)
	for _, what := range publish.Reports() {
		if what == publish.Public {
			continue // nothing of the example is public; see TestPublicRegister
		}
		for _, format := range what.Formats() {
			name := string(what) + format.Ending()
			d.do(cli.Done, append([]string{"export", "@school.vreg", "@" + name, "--report", string(what)}, needs(what)...)...)
			if !hasFingerprint(format) {
				continue
			}
			if out := d.do(cli.Done, "verify", "@school.vreg", "--against", "@"+name); !strings.Contains(out, "hoort bij deze geschiedenis") {
				t.Errorf("the fingerprint of %s: %s", name, out)
			}
		}
	}
}

// needs are the options that a report can't do without.
func needs(what publish.Report) []string {
	switch what {
	case publish.Changes:
		return []string{"--since", "2025-01-01"}
	case publish.Activity:
		return []string{"--activity", "V-001"}
	case publish.Breach:
		return []string{"--party", "P-001"}
	case publish.Leaflet, publish.SubProcessorList, publish.SecurityAnnex:
		return []string{"--service", "D-001"}
	}
	return nil
}

// A CSV file holds one list and nothing else.
func hasFingerprint(f publish.Format) bool { return f != publish.CSV }

func TestReportsThatAreNotThere(t *testing.T) {
	d := withSmall(t)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"a format the report does not have": {[]string{"@out.json", "--report", "ap", "--format", "json"}, "wel als: pdf"},
		"a name that fits no format":        {[]string{"@out.json", "--report", "ap"}, "geef --format"},
		"changes since nobody knows when":   {[]string{"@out.pdf", "--report", "changes"}, "--since"},
		"no activity named":                 {[]string{"@out.pdf", "--report", "activity"}, "--activity"},
		"a breach at nobody":                {[]string{"@out.pdf", "--report", "breach"}, "--party"},
		"a party of no report":              {[]string{"@out.pdf", "--report", "ap", "--party", "P-001"}, "--party"},
		"a period of no report":             {[]string{"@out.pdf", "--since", "2025"}, "geen periode"},
		"a period that ends first":          {[]string{"@out.pdf", "--report", "changes", "--since", "2030"}, "na haar einde"},
		"a report nobody knows":             {[]string{"@out.pdf", "--report", "wob"}, "kan niet bij --report"},
	} {
		got := d.run(append([]string{"export", "@school.vreg"}, c.args...)...)
		if got.code != cli.WrongUse || !strings.Contains(got.err, c.want) {
			t.Errorf("%s: %d, %s", name, got.code, got.err)
		}
	}
}

// As of a day, a report tells of that day.
func TestReportAsOfADay(t *testing.T) {
	d := withExample(t)
	d.do(cli.Done, "export", "@school.vreg", "@then.pdf", "--report", "ap", "--as-of", "01-10-2024")
	d.do(cli.Done, "export", "@school.vreg", "@now.pdf", "--report", "ap")
	if bytes.Equal([]byte(d.bytes("then.pdf")), []byte(d.bytes("now.pdf"))) {
		t.Error("both tell the same")
	}
	d.do(cli.Done, "verify", "@school.vreg", "--against", "@then.pdf")
}

// A party is named by its number, or by its name.
func TestBreachAtAParty(t *testing.T) {
	d := withExample(t)
	d.do(cli.Done, "export", "@school.vreg", "@number.csv", "--report", "breach", "--party", "p-001")
	rows := d.bytes("number.csv")
	if strings.Count(rows, "\n") < 2 {
		t.Errorf("nothing is touched: %s", rows)
	}
	got := d.run("export", "@school.vreg", "@nobody.csv", "--report", "breach", "--party", "Niemand B.V.")
	if got.code != cli.Refused || !strings.Contains(got.err, "Niemand B.V.") {
		t.Errorf("a party that is not there: %d, %s", got.code, got.err)
	}
}

// A board report tells what changed since the one before, unless it is said
// since when.
func TestBoardReportSinceTheLast(t *testing.T) {
	d := withExample(t)
	said := func(name string, args ...string) string {
		d.do(cli.Done, append([]string{"export", "@school.vreg", "@" + name, "--report", "board"}, args...)...)
		return d.read("docx", name)
	}
	first := said("first.docx")
	if strings.Contains(first, "Wat er veranderde") {
		t.Error("the first report tells of a period nobody named")
	}
	if !strings.Contains(first, "Volledigheid in de tijd") || !strings.Contains(first, "30-09-2026") {
		t.Error("the first report has no trend")
	}
	before := d.bytes("school.vreg")
	if again := said("again.docx"); strings.Contains(again, "Wat er veranderde") {
		t.Error("a report that is made again begins at itself")
	}
	if d.bytes("school.vreg") != before {
		t.Error("a report of a day that is remembered already writes in the register")
	}
	d.clock = d.clock.AddDate(0, 0, 1)
	if next := said("next.docx"); !strings.Contains(next, "Wat er veranderde") {
		t.Error("the next report does not tell what changed since the last")
	}
	if own := said("own.docx", "--since", "2025-01-01"); !strings.Contains(own, "01-01-2025") {
		t.Error("--since does not count")
	}
}
