package propose_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"verwerkingsregister/app/propose"
	"verwerkingsregister/model"
	"verwerkingsregister/register/intake"
	"verwerkingsregister/register/intake/limits"
)

func open(name, data string) ([]propose.Found, error) {
	return propose.Reader{}.Open(context.Background(), propose.File{Name: name, Data: []byte(data)})
}

func TestRefusesWhatItCannotRead(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want limits.Kind
	}{
		"nothing":                 {"", limits.Empty},
		"a document of OLE times": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", limits.Unsupported},
		"a message of Outlook":    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Join(strings.Split("__properties_version1.0", ""), "\x00") + "\x00", limits.Outlook},
		"a picture":               {"\x89PNG\r\n\x1a\n", limits.Unsupported},
		"half a document":         {"PK\x03\x04" + strings.Repeat("\x00", 26) + "word/document.xml", limits.Damaged},
		"half a zip":              {"PK\x03\x04" + strings.Repeat("\x00", 26) + "map/bestand.txt", limits.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := open("x.docx", c.data)
			if found != nil || limits.KindOf(err) != c.want {
				t.Fatalf("got %v, %v, want %s", found, err, c.want)
			}
		})
	}
}

func TestReadsText(t *testing.T) {
	found, err := open("leeswijs.txt", "Privacybijsluiter Leeswijs\n\nSubverwerkers\n\nWolkhuis B.V., Nederland, hosting\n")
	if err != nil {
		t.Fatal(err)
	}
	d := found[0].Proposal.Document
	if len(found) != 1 || found[0].Parts != nil || d.Name != "leeswijs.txt" || d.MediaType != "text/plain" || len(d.Bytes) == 0 {
		t.Errorf("the document is %+v", d)
	}
}

func TestReadsARegister(t *testing.T) {
	if found, err := open("oud.json", `{"format":"x","activities":[]}`); err != nil || len(found) != 1 || string(found[0].JSON) == "" {
		t.Errorf("got %+v, %v", found, err)
	}
	if found, err := open("oud.txt", "Nr;Verwerking;Doel\n1;Salaris;Betalen\n2;Nieuwsbrief;Informeren\n"); err != nil || len(found) != 1 || found[0].Spreadsheet == nil {
		t.Errorf("got %+v, %v", found, err)
	}
}

// zipped puts names and texts in a zip.
func zipped(t *testing.T, files ...string) string {
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

func bijsluiter(product, vendor string) string {
	return "Privacybijsluiter " + product + "\n\nA. Algemene informatie\n\nNaam product en/of dienst: " + product + "\n\nNaam Verwerker en vestigingsgegevens: " + vendor + "\n\nDoelgroep: po\n"
}

const annex = "# Bijlage 2: Beveiligingsbijlage Rekenrijk\n\n## Beveiligingsmaatregelen\n\n- Tweefactorauthenticatie voor beheerders\n- Versleuteling van opslag\n"

func described(found []propose.Found) string {
	var all []string
	for _, f := range found {
		s := strings.Join(f.Parts, "+")
		switch {
		case f.Err != nil:
			s += ": " + string(limits.KindOf(f.Err))
		case f.Spreadsheet != nil:
			s += ": spreadsheet"
		default:
			var titles []string
			for _, it := range f.Proposal.Items {
				if service, ok := it.Record.(*model.Service); ok {
					titles = append(titles, service.Product)
				}
			}
			s += ": " + strings.Join(titles, ",")
		}
		all = append(all, s)
	}
	return strings.Join(all, " | ")
}

func TestTakesABundleApart(t *testing.T) {
	inner := zipped(t, "a.txt", bijsluiter("Binnen", "Wolkhuis B.V."))
	for name, c := range map[string]struct{ data, want string }{
		"several products": {zipped(t, "a.docx", bijsluiter("Rekenrijk", "Wolkhuis B.V."), "b.pdf", bijsluiter("Leeswijs", "Wolkhuis B.V.")),
			"a.docx: Rekenrijk | b.pdf: Leeswijs"},
		"one product": {zipped(t, "1.txt", bijsluiter("Rekenrijk", "Wolkhuis B.V."), "2.txt", annex),
			"1.txt+2.txt: Rekenrijk"},
		"one product twice": {zipped(t, "1.txt", bijsluiter("Rekenrijk", "Wolkhuis B.V."), "2.txt", bijsluiter("Rekenrijk", "Wolkhuis")),
			"1.txt: Rekenrijk | 2.txt: Rekenrijk"}, // the second becomes a version of the first
		"what can't be read": {zipped(t, "a.txt", bijsluiter("Rekenrijk", "Wolkhuis B.V."), "logo.png", "\x89PNG\r\n\x1a\n....", "leeg.txt", "", "oud.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"),
			"a.txt: Rekenrijk | logo.png: unsupported | leeg.txt: empty | oud.doc: unsupported"},
		"a bundle in it": {zipped(t, "a.txt", bijsluiter("Rekenrijk", "Wolkhuis B.V."), "b.zip", inner), "a.txt: Rekenrijk | b.zip: nested"},
		"a register in it": {zipped(t, "a.txt", bijsluiter("Rekenrijk", "Wolkhuis B.V."), "oud.csv", "Nr;Verwerking;Doel\n1;Salaris;Betalen\n2;Nieuwsbrief;Informeren\n"),
			"a.txt: Rekenrijk | oud.csv: spreadsheet"},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := open("bundel.zip", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if got := described(found); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			for _, f := range found {
				if f.Proposal == nil {
					continue
				}
				d := f.Proposal.Document
				if d.Name != "bundel.zip" || d.MediaType != "application/zip" || string(d.Bytes) != c.data || (len(f.Parts) == 1) != (d.Part == f.Parts[0]) {
					t.Errorf("the document that is kept is %q, %q, %q", d.Name, d.Part, d.MediaType)
				}
				for path, ev := range f.Proposal.Items[0].Evidence {
					if ev.Source.Pos.Document == "" {
						t.Errorf("%s does not say which part it comes from", path)
					}
				}
			}
		})
	}
}

func TestTakesAMailApart(t *testing.T) {
	mail := "From: a@wolkhuis.example\r\nTo: b@school.example\r\nDate: Mon, 2 Feb 2026 10:00:00 +0100\r\nSubject: Stukken\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n" +
		"--X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBeste school, hierbij de bijsluiter van Rekenrijk.\r\n" +
		"--X\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=bijsluiter.txt\r\n\r\n" + strings.ReplaceAll(bijsluiter("Rekenrijk", "Wolkhuis B.V."), "\n", "\r\n") + "\r\n--X--\r\n"
	found, err := open("bericht.eml", mail)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := described(found), "Stukken:  | bijsluiter.txt: Rekenrijk"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := zipped(t, "a.txt", bijsluiter("Rekenrijk", "Wolkhuis B.V."))
	if found, err := (propose.Reader{}).Open(ctx, propose.File{Name: "a.zip", Data: []byte(data)}); err == nil {
		t.Errorf("a cancelled reading gives %+v", found)
	}
}

// A privacy statement is no bijsluiter, and a bijsluiter no statement: what a document
// calls itself decides, unless somebody says what it is.
func TestStatementOrBijsluiter(t *testing.T) {
	const statement = "# Privacyverklaring De Anjer\n\n## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n"
	const bijsluiter = "# Privacybijsluiter Leeswijs\n\nNaam product: Leeswijs\nNaam Verwerker: Leeswijs B.V.\n\n## Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n"
	for _, c := range []struct {
		name, data string
		as         intake.Form
		want       model.Kind
	}{
		{"a statement", statement, intake.AsFound, model.KindActivity},
		{"a bijsluiter", bijsluiter, intake.AsFound, model.KindService},
		{"a statement read as a bijsluiter", statement, intake.AsBijsluiter, ""},
		{"a statement without a title that says so", "Zo gaan wij met gegevens om (onze privacyverklaring).\n\n## Nieuwsbrief\n\nMet uw toestemming gebruiken wij uw e-mailadres om u de nieuwsbrief te sturen.\n", intake.AsFound, model.KindActivity},
		{"neither", "# Boodschappen\n\nMelk, brood en kaas.\n", intake.AsFound, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, err := propose.Reader{}.Open(context.Background(), propose.File{Name: "x.md", Data: []byte(c.data), As: c.as})
			if err != nil || len(found) != 1 {
				t.Fatal(found, err)
			}
			var kind model.Kind
			if items := found[0].Proposal.Items; len(items) > 0 {
				kind, _ = items[0].Record.Identity()
			}
			if kind != c.want {
				t.Errorf("got %q, want %q", kind, c.want)
			}
		})
	}
}
