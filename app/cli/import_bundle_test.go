package cli_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
)

func bijsluiterOf(product string) string {
	return "Privacybijsluiter " + product + "\n\nA. Algemene informatie\n\nNaam product en/of dienst: " + product +
		"\n\nNaam Verwerker en vestigingsgegevens: Wolkhuis B.V.\n\nDoelgroep: po\n"
}

// bundled puts files in a zip.
func bundled(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBundleIsTakenApart(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--organisation", "Stichting De Lindeboom")
	d.write("stukken.zip", bundled(t, "a.docx", bijsluiterOf("Rekenrijk"), "b.txt", bijsluiterOf("Leeswijs"), "logo.png", "\x89PNG\r\n\x1a\n....", "in.zip", bundled(t, "x.txt", "x")))
	out := d.do(cli.Findings, "import", "@school.vreg", "@stukken.zip", "--dry-run")
	for _, want := range []string{"Onderdeel a.docx:", "Dienst: Rekenrijk", "Onderdeel b.txt:", "Dienst: Leeswijs", "kan niet worden gelezen: logo.png", "moet apart worden ingelezen: in.zip"} {
		if !strings.Contains(out, want) {
			t.Errorf("the proposal does not say %q in\n%s", want, out)
		}
	}
	var shown struct {
		Parts []struct {
			Parts    []string
			Proposal json.RawMessage
			Refused  *struct{ Code string }
		}
	}
	d.put(&shown, cli.Findings, "import", "@school.vreg", "@stukken.zip", "--dry-run")
	if len(shown.Parts) != 4 || shown.Parts[0].Proposal == nil || shown.Parts[3].Refused == nil || shown.Parts[3].Refused.Code != "refused-nested" {
		t.Errorf("as JSON: %+v", shown.Parts)
	}
	var done []struct {
		Change   int
		Versions []struct{ Kind string }
	}
	d.put(&done, cli.Findings, "import", "@school.vreg", "@stukken.zip", "--accept", "certain")
	if len(done) != 1 || len(done[0].Versions) != 3 {
		t.Errorf("two services of one supplier give %+v", done)
	}
	if out := d.do(cli.Done, "verify", "@school.vreg"); !strings.Contains(out, "1 documenten") {
		t.Errorf("the bundle was not kept: %s", out)
	}
}

func TestAnOlderDocumentIsToldAsSuch(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--organisation", "Stichting De Lindeboom")
	of := func(day, group string) string {
		return strings.Replace(bijsluiterOf("Rekenrijk"), "Doelgroep: po", "Doelgroep: "+group, 1) + "\nDatum: " + day + "\n"
	}
	d.write("bundel.zip", bundled(t, "a.txt", of("5 oktober 2026", "groep 8"), "b.txt", of("1 maart 2024", "groep 3")))
	d.write("oud.txt", of("2 maart 2023", "groep 1"))
	d.do(cli.Done, "import", "@school.vreg", "@bundel.zip", "--accept", "all")
	if out := d.do(cli.Done, "show", "@school.vreg", "D-001"); !strings.Contains(out, "groep 8") {
		t.Errorf("the newest of a bundle does not hold: %s", out)
	}
	older := "Rekenrijk: dit document is ouder dan de bijsluiter van 05-10-2026"
	before := d.bytes("school.vreg")
	if out := d.do(cli.Findings, "import", "@school.vreg", "@oud.txt", "--dry-run"); !strings.Contains(out, older) {
		t.Errorf("nobody who looks first is told that it is older: %s", out)
	}
	if got := d.run("import", "@school.vreg", "@oud.txt", "--dry-run", "--json"); !strings.HasPrefix(got.out, "{") || strings.Contains(got.out, older) || !strings.Contains(got.err, older) {
		t.Errorf("as JSON: %+v", got)
	}
	if out := d.do(cli.Findings, "import", "@nergens.vreg", "@oud.txt", "--dry-run"); !strings.Contains(out, "Niet vergeleken met het register. Niet gevonden: nergens.vreg") {
		t.Errorf("a register that is not there: %s", out)
	}
	if d.bytes("school.vreg") != before {
		t.Error("looking changed the register")
	}
	if out := d.do(cli.Findings, "import", "@school.vreg", "@oud.txt", "--accept", "all"); !strings.Contains(out, older) {
		t.Errorf("nobody is told that it is older: %s", out)
	}
}

func TestBundleWithoutAnythingReadableIsRefused(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--organisation", "Stichting De Lindeboom")
	d.write("stukken.zip", bundled(t, "logo.png", "\x89PNG\r\n\x1a\n...."))
	if got := d.run("import", "@school.vreg", "@stukken.zip", "--accept", "all"); got.code != cli.Refused || !strings.Contains(got.err, "logo.png") {
		t.Errorf("got %+v", got)
	}
}

func TestTextComesInThroughTheStandardInput(t *testing.T) {
	d := newDesk(t)
	d.do(cli.Done, "new", "@school.vreg", "--organisation", "Stichting De Lindeboom")
	d.stdin = bijsluiterOf("Rekenrijk")
	if out := d.do(cli.Done, "import", "@school.vreg", "-", "--accept", "certain"); !strings.Contains(out, "Geplakte tekst: 2 vermeldingen overgenomen") {
		t.Errorf("it says %s", out)
	}
	if out := d.do(cli.Done, "verify", "@school.vreg"); !strings.Contains(out, "1 documenten") {
		t.Errorf("the text was not kept: %s", out)
	}
}
