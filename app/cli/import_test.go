package cli_test

import (
	"encoding/json"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/assets"
)

// withStatement is a desk with an example register and a supplier's document.
func withStatement(t *testing.T) *desk {
	t.Helper()
	d := withExample(t)
	for _, ending := range []string{".docx", ".txt"} {
		data, err := assets.Examples.ReadFile("privacybijsluiter-klankboom" + ending)
		if err != nil {
			t.Fatal(err)
		}
		d.write("klankboom"+ending, string(data))
	}
	return d
}

func TestStatementIsProposedBeforeItIsTakenOver(t *testing.T) {
	d := withStatement(t)
	before := d.bytes("school.vreg")
	if got := d.run("import", "@school.vreg", "@klankboom.docx"); got.code != cli.WrongUse || !strings.Contains(got.err, "--accept") {
		t.Errorf("it was taken over unasked: %+v", got)
	}
	for _, name := range []string{"@klankboom.docx", "@klankboom.txt"} {
		var proposal struct {
			Document struct{ Name, SHA256 string }
			Services []struct {
				Product struct {
					Value, Confidence string
					Source            struct{ Text string }
				}
			}
			Unmatched []struct{ Heading, Text string }
			Notes     []struct{ Code string }
		}
		d.put(&proposal, cli.Findings, "import", "@school.vreg", name, "--dry-run")
		if len(proposal.Services) != 1 || proposal.Services[0].Product.Value != "Klankboom" || proposal.Services[0].Product.Source.Text == "" ||
			len(proposal.Document.SHA256) != 64 || len(proposal.Notes) == 0 {
			t.Errorf("%s: %+v", name, proposal)
		}
	}
	out := d.do(cli.Findings, "import", "@school.vreg", "@klankboom.docx", "--dry-run")
	for _, want := range []string{"er is niets overgenomen", "Dienst: Klankboom", "zeker", "Dit onderdeel is optioneel"} {
		if !strings.Contains(out, want) {
			t.Errorf("the proposal does not say %q", want)
		}
	}
	if strings.ContainsAny(out, "«{") {
		t.Errorf("a text is missing: %s", out)
	}
	var both []json.RawMessage
	d.put(&both, cli.Findings, "import", "@school.vreg", "@klankboom.docx", "@klankboom.txt", "--dry-run")
	if len(both) != 2 {
		t.Errorf("two sources give %d proposals", len(both))
	}
	if d.bytes("school.vreg") != before {
		t.Error("looking at a proposal changed the register")
	}
}

func TestStatementIsOneStepAndKept(t *testing.T) {
	d := withStatement(t)
	var done []struct {
		Change   int
		Versions []struct{ Kind, Action, Reason string }
		Notes    []struct{ Text string }
	}
	d.put(&done, cli.Findings, "import", "@school.vreg", "@klankboom.docx", "--accept", "certain", "--reason", "jaarlijkse ronde")
	if len(done) != 1 || done[0].Change == 0 || len(done[0].Versions) < 2 || len(done[0].Notes) == 0 {
		t.Fatalf("got %+v", done)
	}
	for _, v := range done[0].Versions {
		if v.Action != "import" || v.Reason != "jaarlijkse ronde" {
			t.Errorf("a version is %+v", v)
		}
	}
	if out := d.do(cli.Done, "verify", "@school.vreg"); !strings.Contains(out, "1 documenten") {
		t.Errorf("the document was not kept: %s", out)
	}
	d.put(&done, cli.Findings, "import", "@school.vreg", "@klankboom.docx", "--accept", "certain")
	if len(done[0].Versions) != 0 {
		t.Errorf("the same document again makes the versions %+v", done[0].Versions)
	}
	if out := d.do(cli.Done, "list", "@school.vreg", "--query", "klankboom"); !strings.Contains(out, "Klankboom") {
		t.Errorf("the service is not in the list: %s", out)
	}
}

func TestExampleOfTheSupplier(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@supplier.vreg", "--example=supplier")
	if out := d.do(cli.Done, "list", "@supplier.vreg"); !strings.Contains(out, "Verwerker ") || !strings.Contains(out, "Verwerkingsverantwoordelijke") {
		t.Errorf("the supplier is not both: %s", out)
	}
}

// A privacy statement gives activities, by what it calls itself or when it is said to be
// one; taken over, the statement is the notice of each.
func TestPrivacyStatementGivesActivities(t *testing.T) {
	d := withExample(t)
	d.write("verklaring.md", "# Privacyverklaring De Anjer\n\n## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n")
	for _, kind := range []string{"auto", "statement"} {
		var proposal struct {
			Activities []struct {
				Name     struct{ Value, Confidence string }
				Purposes []struct{ LegalBasis struct{ Value string } }
			}
		}
		d.put(&proposal, cli.Findings, "import", "@school.vreg", "@verklaring.md", "--type", kind, "--dry-run")
		if a := proposal.Activities; len(a) != 1 || a[0].Name.Value != "Nieuwsbrief" || a[0].Name.Confidence != "likely" || len(a[0].Purposes) != 1 || a[0].Purposes[0].LegalBasis.Value != "6-1-a" {
			t.Errorf("%s: %+v", kind, proposal)
		}
	}
	var none struct{ Activities []any }
	if d.put(&none, cli.Findings, "import", "@school.vreg", "@verklaring.md", "--type", "bijsluiter", "--dry-run"); len(none.Activities) != 0 {
		t.Errorf("read as a bijsluiter it gives %v", none)
	}
	d.do(cli.Findings, "import", "@school.vreg", "@verklaring.md", "--accept", "all")
	if out := d.do(cli.Done, "list", "@school.vreg", "--query", "Nieuwsbrief"); !strings.Contains(out, "Nieuwsbrief") {
		t.Errorf("it is not in the register: %s", out)
	}
}

func TestAKeptDocumentComesBackAsItCameIn(t *testing.T) {
	d := withStatement(t)
	d.do(cli.Findings, "import", "@school.vreg", "@klankboom.docx", "--accept", "certain")
	if out := d.do(cli.Done, "export", "@school.vreg", "@terug.docx", "--document", "KLANKBOOM.docx"); !strings.Contains(out, "zoals het werd ingelezen") {
		t.Error(out)
	}
	if d.bytes("terug.docx") != d.bytes("klankboom.docx") {
		t.Error("the document came back otherwise")
	}
	var done struct{ Name, Hash string }
	d.put(&done, cli.Done, "export", "@school.vreg", "@terug.docx", "--document", "klankboom.docx")
	if len(done.Hash) != 64 || done.Name != "klankboom.docx" {
		t.Errorf("as JSON: %+v", done)
	}
	d.do(cli.Done, "export", "@school.vreg", "@weer.docx", "--document", done.Hash[:8])
	if d.bytes("weer.docx") != d.bytes("klankboom.docx") {
		t.Error("chosen by its hash it is another")
	}
	got := d.run("export", "@school.vreg", "@nee.docx", "--document", "anders.docx")
	if got.code != cli.Refused || !strings.Contains(got.err, "Wel: klankboom.docx ("+done.Hash[:12]+")") {
		t.Errorf("it does not say what there is: %+v", got)
	}
}
