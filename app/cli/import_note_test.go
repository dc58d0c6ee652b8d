package cli_test

import (
	"strings"
	"testing"

	"verwerkingsregister/app/cli"
	"verwerkingsregister/app/source"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
)

func TestANewerStatementIsNoted(t *testing.T) {
	d := withStatement(t)
	d.do(cli.Findings, "import", "@school.vreg", "@klankboom.txt", "--accept", "all")
	newer := strings.ReplaceAll(d.bytes("klankboom.txt"), "Duitsland", "Verenigde Staten")
	d.write("newer.txt", newer)
	out := d.do(cli.Findings, "import", "@school.vreg", "@newer.txt", "--accept", "certain", "--note", "@note.docx")
	if !strings.Contains(out, "wijzigingsnotitie staat in") {
		t.Errorf("it does not tell of the note: %s", out)
	}
	note, _, err := intake.Blocks(t.Context(), []byte(d.bytes("note.docx")), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	if f, found, err := source.Fingerprint(t.Context(), []byte(d.bytes("note.docx")), ""); err != nil || !found {
		t.Errorf("the note carries no fingerprint: %v, %v, %v", f, found, err)
	}
	text := whole(note.Blocks)
	for _, want := range []string{"Klankboom", "newer.txt", "Verenigde Staten", "Duitsland"} {
		if !strings.Contains(text, want) {
			t.Errorf("the note does not say %q: %s", want, text)
		}
	}

	var done []struct{ ChangeNotes []string }
	d.put(&done, cli.Findings, "import", "@school.vreg", "@klankboom.docx", "--accept", "all", "--note", "@again.docx")
	if len(done) != 1 || len(done[0].ChangeNotes) != 1 {
		t.Errorf("as JSON: %+v", done)
	}
	d.do(cli.Done, "export", "@school.vreg", "@school.json")
	if out := d.do(cli.Done, "import", "@school.vreg", "@school.json", "--note", "@none.docx"); !strings.Contains(out, "geen wijzigingsnotitie") {
		t.Errorf("a register has no note: %s", out)
	}
}

// Of a bundle each service that the register knows has a note, and no other.
func TestANewerBundleIsNoted(t *testing.T) {
	d := withStatement(t)
	old := func(product string) string {
		return bijsluiterOf(product) + "\nF. Subverwerkers\nServerstal B.V., Nederland\n"
	}
	d.write("oud.zip", bundled(t, "a.txt", old("Rekenrijk"), "b.txt", old("Leeswijs")))
	d.do(cli.Done, "import", "@school.vreg", "@oud.zip", "--accept", "all")
	newer := func(product string) string { return strings.ReplaceAll(old(product), "Serverstal", "Wolkhuis") }
	d.write("nieuw.zip", bundled(t, "a.txt", newer("Rekenrijk"), "b.txt", newer("Leeswijs"), "c.txt", newer("Schrijfwijs")))
	var done []struct{ ChangeNotes []string }
	d.put(&done, cli.Done, "import", "@school.vreg", "@nieuw.zip", "--accept", "all", "--note", "@note.docx")
	if len(done) != 1 || len(done[0].ChangeNotes) != 2 {
		t.Fatalf("as JSON: %+v", done)
	}
	for file, product := range map[string]string{"note.docx": "Rekenrijk", "note 2.docx": "Leeswijs"} {
		note, _, err := intake.Blocks(t.Context(), []byte(d.bytes(file)), limits.Standard())
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{product, "nieuw.zip", "Wolkhuis B.V.", "Serverstal B.V."} {
			if text := whole(note.Blocks); !strings.Contains(text, want) {
				t.Errorf("%s does not say %q: %s", file, want, text)
			}
		}
	}
}

// whole is the text of a document, cells and all.
func whole(blocks []block.Block) string {
	var text strings.Builder
	for _, b := range blocks {
		text.WriteString(b.Text + "\n")
		if b.Table != nil {
			for _, c := range b.Table.Cells {
				text.WriteString(whole(c.Blocks))
			}
		}
	}
	return text.String()
}

func TestANoteThatCannotBeWrittenLeavesTheRegister(t *testing.T) {
	d := withStatement(t)
	d.do(cli.Findings, "import", "@school.vreg", "@klankboom.txt", "--accept", "all")
	before := d.bytes("school.vreg")
	for name, args := range map[string][]string{
		"two sources":     {"@klankboom.txt", "@klankboom.docx", "--accept", "all", "--note", "@note.docx"},
		"only shown":      {"@klankboom.txt", "--dry-run", "--note", "@note.docx"},
		"another kind":    {"@klankboom.txt", "--accept", "all", "--note", "@note.pdf"},
		"no such folder":  {"@klankboom.docx", "--accept", "all", "--note", "@no/note.docx"},
		"over a register": {"@klankboom.docx", "--accept", "all", "--note", "@school.vreg"},
	} {
		got := d.run(append([]string{"import", "@school.vreg"}, args...)...)
		if got.code != cli.WrongUse && got.code != cli.Refused || d.bytes("school.vreg") != before {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
