package cli_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/export/docx"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/limits"
)

// form is a form of a user's own with a table of sub-processors.
func (d *desk) form(name, sentence, first, last string) {
	head := docx.TableRow{Header: true, Cells: []docx.TableCell{docx.Cell(docx.Text{Text: "Wie"}), docx.Cell(docx.Text{Text: "Waar"})}}
	row := docx.TableRow{Cells: []docx.TableCell{docx.Cell(docx.Text{Text: first}), docx.Cell(docx.Text{Text: last})}}
	var out strings.Builder
	if err := (docx.Document{Footer: "{{gemaakt}}", Blocks: []docx.Block{
		docx.Heading{Level: 1, Text: "Onze eigen kop"}, docx.Paragraph{Runs: []docx.Inline{docx.Text{Text: sentence}}},
		docx.Table{Widths: []int{1, 1}, Rows: []docx.TableRow{head, row}},
	}}).Write(&out); err != nil {
		panic(err)
	}
	d.write(name, out.String())
}

func TestExportWithAFormOfOnesOwn(t *testing.T) {
	d := withExample(t)
	d.form("form.docx", "Dit gaat over {{product}} van {{verwerker}}, voor {{gebruikers}}.", "{{#subverwerkers}}{{naam}}", "{{plaats}}{{/subverwerkers}}")
	out := d.do(cli.Findings, "export", "@school.vreg", "@own.docx", "--service", "D-001", "--template", "@form.docx")
	if !strings.Contains(out, "geen plaats voor") || !strings.Contains(out, "subverwerkers.waarborg") {
		t.Errorf("what the form lacks is not told: %s", out)
	}
	d.do(cli.Findings, "export", "@school.vreg", "@own.pdf", "--service", "D-001", "--template", "@form.docx")
	for _, name := range []string{"own.docx", "own.pdf"} {
		read, _, err := intake.Blocks(t.Context(), []byte(d.bytes(name)), limits.Standard())
		if err != nil {
			t.Fatal(err)
		}
		text := whole(read.Blocks)
		if !strings.Contains(text, "Onze eigen kop") || strings.Contains(text, "{{") || !strings.Contains(text, "Nederland") {
			t.Errorf("%s reads %s", name, text)
		}
	}
}

func TestAFormThatIsWrongIsRefusedWithItsFaults(t *testing.T) {
	d := withExample(t)
	for name, c := range map[string]struct{ sentence, first, last, want string }{
		"unknown":  {"Dit is {{prodct}}.", "x", "y", "In de tekst, bij “Dit is {{prodct}}.”: “prodct” is geen bekende naam. Bedoelt u “product”?"},
		"unclosed": {"x", "{{#subverwerkers}}{{naam}}", "y", "In de tekst, tabel 1, rij 2, bij “{{#subverwerkers}}{{naam}}”: {{#subverwerkers}} heeft geen einde"},
		"no table": {"{{#subverwerkers}}", "x", "y", "staat niet in een tabel"},
		"outside":  {"{{vestigingsland}}", "x", "y", "kan alleen in een rij tussen {{#subprocessors}}"},
	} {
		d.form("form.docx", c.sentence, c.first, c.last)
		got := d.run("export", "@school.vreg", "@out.docx", "--service", "D-001", "--template", "@form.docx")
		if got.code != cli.Refused || !strings.Contains(got.err, c.want) || strings.Contains(got.err, "«") {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := d.run("export", "@school.vreg", "@out.pdf", "--template", "@form.docx"); got.code != cli.WrongUse {
		t.Errorf("the whole register has no form: %+v", got)
	}
	if got := d.run("export", "@school.vreg", "@out.pdf", "--service", "D-001", "--report", "security", "--model", "3.0"); got.code != cli.WrongUse {
		t.Errorf("the security annex has no model: %+v", got)
	}
}

func TestTheHelpOnFormsNamesEveryPlace(t *testing.T) {
	d := newDesk(t)
	for language, want := range map[string]string{"nl": "{{#subverwerkers}}", "en": "{{#subprocessors}}"} {
		page := d.do(cli.Done, "help", "templates", "--lang", language)
		if !strings.Contains(page, want) || !strings.Contains(page, "{{product}}") || strings.Contains(page, "«") {
			t.Errorf("%s: %s", language, page)
		}
	}
}
