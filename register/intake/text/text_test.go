package text_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/register/intake/block"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/text"
)

func read(t testing.TB, s string) *block.Document {
	t.Helper()
	doc, err := text.Read(context.Background(), []byte(s), limits.Standard())
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	return doc
}

// show prints a document one block or table row a line.
func show(doc *block.Document) string {
	var b strings.Builder
	for i := range doc.Blocks {
		k := &doc.Blocks[i]
		if k.Table != nil {
			for _, row := range k.Table.Grid() {
				b.WriteString("row")
				for _, c := range row {
					fmt.Fprintf(&b, " | %s", strings.ReplaceAll(c.Text(), "\n", "/"))
					if c != nil && c.Header {
						b.WriteString("!")
					}
				}
				b.WriteString("\n")
			}
			continue
		}
		fmt.Fprintf(&b, "%d %s", k.Pos.Line, k.Kind)
		if k.Level > 0 {
			fmt.Fprintf(&b, " %d", k.Level)
		}
		if k.Marker != "" {
			fmt.Fprintf(&b, " %q", k.Marker)
		}
		fmt.Fprintf(&b, " %s", k.Text)
		if k.Tick != block.NoBox {
			fmt.Fprintf(&b, " (%s)", k.Tick)
		}
		if k.Bold {
			b.WriteString(" (bold)")
		}
		for _, r := range k.Removed {
			fmt.Fprintf(&b, " -%s", r.Text)
		}
		for _, l := range k.Links {
			fmt.Fprintf(&b, " ->%s", l.Target)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"properties before a text", "---\ntitle: \"Privacy Policy\"\nlayout: single\n---\nWij verwerken namen.", `2 heading 1 Privacy Policy
3 paragraph layout: single
5 paragraph Wij verwerken namen.
`},
		{"a rule before a text is no property", "---\nWij verwerken namen.\n\nEn adressen.", `2 paragraph Wij verwerken namen.
4 paragraph En adressen.
`},
		{"entities, and o for the bullet of a second level", "• doelen:\n  o voor facturatie;\n  o voor&nbsp;contact;\nR&D blijft; A &amp; B ook.", `1 item "•" doelen:
2 item 1 "o" voor facturatie;
3 item 1 "o" voor contact;
4 paragraph R&D blijft; A & B ook.
`},
		{"headings of every make", `BIJLAGE 1: PRIVACYBIJSLUITER REKENRIJK

# 1. Algemeen
Opslag
------
A. Algemene informatie

Naam product en/of dienst : Rekenrijk
Doelgroep: po

3.2 Bewaartermijnen

Welke gegevens verwerken we?

Dit zijn de gegevens die wij nodig hebben.
`, `1 heading 1 BIJLAGE 1: PRIVACYBIJSLUITER REKENRIJK
3 heading 1 "1." Algemeen
4 heading 2 Opslag
6 heading 1 "A." Algemene informatie
8 paragraph Naam product en/of dienst : Rekenrijk
9 paragraph Doelgroep: po
11 heading 2 "3.2" Bewaartermijnen
13 heading 3 Welke gegevens verwerken we?
15 paragraph Dit zijn de gegevens die wij nodig hebben.
`},
		{"lists", `Wij verwerken:
- naam
  en voornaam
- [x] e-mail
* [ ] BSN
1) eerste
2) tweede
`, `1 paragraph Wij verwerken:
2 item "•" naam en voornaam
4 item "•" ☒ e-mail (ticked)
5 item "•" ☐ BSN (unticked)
6 item "1)" eerste
7 item "2)" tweede
`},
		{"broken lines are joined, short ones are not", `De leverancier verwerkt persoonsgegevens uitsluitend in opdracht van
de onderwijsinstelling en alleen voor de doeleinden die hieronder
staan. Andere doeleinden zijn er niet, en de leverancier verkoopt de
gegevens nooit.
Contact
privacy@rekenrijk.example
Naam: een waarde die over een regel heen loopt omdat zij te lang is om
er op te passen.
`, `1 paragraph De leverancier verwerkt persoonsgegevens uitsluitend in opdracht van de onderwijsinstelling en alleen voor de doeleinden die hieronder staan. Andere doeleinden zijn er niet, en de leverancier verkoopt de gegevens nooit.
5 paragraph Contact
6 paragraph privacy@rekenrijk.example
7 paragraph Naam: een waarde die over een regel heen loopt omdat zij te lang is om er op te passen.
`},
		{"lines broken beside a table", `De leverancier verwerkt gegevens van de klanten van de
Afnemer, en van diens medewerkers, en meldt een lek **binnen
24 uur** na ontdekking. Hij doet dat per e-mail en telefoon
(het nummer staat in het contract) en wacht daar niet mee.

| Partij | Wat zij doet |
|---|---|
| Wolkhuis | Bewaart de bestanden, de reservekopieën en het archief van de toepassing, en verwijdert ze op verzoek van de afnemer binnen dertig dagen |
`, `1 paragraph De leverancier verwerkt gegevens van de klanten van de Afnemer, en van diens medewerkers, en meldt een lek binnen 24 uur na ontdekking. Hij doet dat per e-mail en telefoon (het nummer staat in het contract) en wacht daar niet mee.
row | Partij! | Wat zij doet!
row | Wolkhuis | Bewaart de bestanden, de reservekopieën en het archief van de toepassing, en verwijdert ze op verzoek van de afnemer binnen dertig dagen
`},
		{"numbered questions without room around them", `1. Wie zijn wij?
Stichting Lamp in Ede verwerkt de gegevens.
2. Wat bewaren wij?
- namen
- adressen
3. Hoe lang?
Een jaar.
Vragenlijst:
1. Hoe oud bent u?
2. Waar woont u?
`, `1 heading 1 "1." Wie zijn wij?
2 paragraph Stichting Lamp in Ede verwerkt de gegevens.
3 heading 1 "2." Wat bewaren wij?
4 item "•" namen
5 item "•" adressen
6 heading 1 "3." Hoe lang?
7 paragraph Een jaar.
8 paragraph Vragenlijst:
9 item "1." Hoe oud bent u?
10 item "2." Waar woont u?
`},
		{"marks of Markdown", "Wij gebruiken ~~Intercom~~ **Zendesk** en [onze site](https://a.example \"t\").\n\n**Subverwerkers:**\n", `1 paragraph Wij gebruiken Zendesk en onze site. -Intercom ->https://a.example
3 paragraph Subverwerkers: (bold)
`},
		{"table with pipes", "| Naam | Land |\n|---|:-:|\n| Wolkhuis \\| NL | EU<br>VS |\n| ✅ | |\n", `row | Naam! | Land!
row | Wolkhuis | NL | EU/VS
row | ☒ | 
`},
		{"table of a web page", "Zie:\n<table class=\"wiki\">\n<caption>Partijen</caption>\n<tr><th>Naam</th><th>Land</th></tr>\n<tr><td colspan=2><p>Wolkhuis</p><p>B.V.</p>\n  Gent</td><td>&lt;invullen&gt; <b>EU</b><br>VS</td></tr></table>\nna\n", `1 paragraph Zie:
row | Partijen |  | 
row | Naam! | Land! | 
row | Wolkhuis B.V. Gent |  | <invullen> EU/VS
7 paragraph na
`},
		{"table of a web page that has no end", "<table>\n<tr><td>a</td></tr>\n", `1 paragraph <table>
2 paragraph <tr><td>a</td></tr>
`},
		{"table with tabs", "Naam\tLand\nWolkhuis\t\nPost\tDuitsland\n", `row | Naam | Land
row | Wolkhuis | 
row | Post | Duitsland
`},
		{"table with spaces", `Categorie            Toelichting                  Van toepassing
1a Contactgegevens   naam, voornamen, e-mail      ja
2 Leerlingnummer     een administratienummer      nee
                     zonder andere informatie
`, `row | Categorie | Toelichting | Van toepassing
row | 1a Contactgegevens | naam, voornamen, e-mail | ja
row | 2 Leerlingnummer | een administratienummer zonder andere informatie | nee
`},
		{"codes with room behind them", `Aanwezig     Soort                   Toelichting
ja           1a Contactgegevens      naam, e-mail
nee          5  Medische gegevens
nee          6  Gods-
                dienst
ja           10 Beeldmateriaal       foto's van de klas
`, `row | Aanwezig | Soort | Toelichting
row | ja | 1a Contactgegevens | naam, e-mail
row | nee | 5 Medische gegevens | 
row | nee | 6 Gods-dienst | 
row | ja | 10 Beeldmateriaal | foto's van de klas
`},
		{"a column of numbers", `Nr  Soort                Toelichting
1   Contactgegevens      naam, e-mail
5   Medische gegevens    allergieën
`, `row | Nr | Soort | Toelichting
row | 1 | Contactgegevens | naam, e-mail
row | 5 | Medische gegevens | allergieën
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := show(read(t, tt.in)); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	var utf16 []byte
	for _, r := range "\ufeffCategorieën" {
		utf16 = append(utf16, byte(r>>8), byte(r))
	}
	for name, tt := range map[string]struct {
		data    []byte
		guessed bool
	}{
		"utf-8":        {[]byte("Categorieën"), false},
		"utf-8 marked": {[]byte("\ufeffCategorieën"), false},
		"utf-16":       {utf16, false},
		"windows":      {[]byte("Categorie\xebn"), true},
	} {
		s, guessed := text.Decode(tt.data)
		if s != "Categorieën" || guessed != tt.guessed {
			t.Errorf("%s: got %q, guessed %v", name, s, guessed)
		}
	}
}

func TestPages(t *testing.T) {
	doc := read(t, "eerste\n\ftweede\nderde")
	var got []string
	for _, b := range doc.Blocks {
		got = append(got, b.Text+" "+b.Pos.Print(block.Dutch()))
	}
	want := "eerste pagina 1, regel 1; tweede pagina 2, regel 1; derde pagina 2, regel 2"
	if strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEmpty(t *testing.T) {
	doc := read(t, " \n\n---\n")
	if len(doc.Notices) != 1 || doc.Notices[0].Code != block.NoText {
		t.Errorf("notices %v", doc.Notices)
	}
}

// wordsOf gives the words of a text, marks left out.
func wordsOf(s string) string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}
	return strings.Map(keep, s)
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"# Kop\n- a\n  b\n", "a | b\n--|--\nc | d", "a  b\nc  d\n   e", "A. Kop\n\ntekst\n\f1a Contact", "x\ty\nz\t", "~~weg~~ **vet** [l](u)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := text.Read(context.Background(), []byte(s), limits.Standard())
		if err != nil {
			if limits.KindOf(err) == "" {
				t.Fatalf("error without a kind: %v", err)
			}
			return
		}
		// No letter of the text may get lost, unless a mark of Markdown or the
		// bytes' encoding plays a part.
		if strings.ContainsAny(s, "~[]()<&`|\\\x00") || text2(s) {
			return
		}
		if got, want := len(wordsOf(all(doc))), len(wordsOf(limits.Clean(s))); got < want {
			t.Errorf("%d letters of %d are left of %q: %q", got, want, s, all(doc))
		}
	})
}

// text2 tells whether the bytes were taken for something else than plain UTF-8.
func text2(s string) bool {
	out, guessed := text.Decode([]byte(s))
	return guessed || out != s
}

func all(doc *block.Document) string {
	var b strings.Builder
	for i := range doc.Blocks {
		k := &doc.Blocks[i]
		b.WriteString(k.Marker + k.Text)
		if k.Table != nil {
			for j := range k.Table.Cells {
				b.WriteString(k.Table.Cells[j].Text())
			}
		}
	}
	return b.String()
}

func TestMarksOfOthers(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"a quotation and code", "> Wij bewaren niets.\n\n```\nalles\n```\n", []string{"Wij bewaren niets.", "alles"}},
		{"what unfolds", "<details>\n<summary>Opslag</summary>\n\nNederland\n\n</details>\n", []string{"Opslag", "Nederland"}},
		{"a placeholder is no mark", "Naam: <naam + rechtsvorm onderwijsinstelling>", []string{"Naam: <naam + rechtsvorm onderwijsinstelling>"}},
		{"a table with borders of signs", "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+\n", []string{"a|b|c|d"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := text.Read(context.Background(), []byte(tt.in), limits.Standard())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range doc.Blocks {
				b := &doc.Blocks[i]
				if b.Table == nil {
					got = append(got, b.Text)
					continue
				}
				var cells []string
				for j := range b.Table.Cells {
					cells = append(cells, b.Table.Cells[j].Text())
				}
				got = append(got, strings.Join(cells, "|"))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A text that breaks its words at the end of lines is put together without the hyphens, but for
// those that the word has anyway; a label that was too long for its column is one label.
func TestHyphens(t *testing.T) {
	got := show(read(t, `Naam Verwerker en vestigings-
gegevens :                       Lamp B.V., Dam 1,
                                 1012 JS Amsterdam
Beknopte uitleg en werking :     Oefenen met rekenen. De leer-
                                 kracht volgt het, en logt voor-
                                 en achternaam met een log-
                                 bestand.

Een e-mailadres blijft een e-mailadres, ook dat van een e-
mailadres, ook voor de onderwijsinstelling zelf en haar on-
derwijsgevenden.
`))
	want := `row | Naam Verwerker en vestigingsgegevens : | Lamp B.V., Dam 1, 1012 JS Amsterdam
row | Beknopte uitleg en werking : | Oefenen met rekenen. De leerkracht volgt het, en logt voor- en achternaam met een logbestand.
9 paragraph Een e-mailadres blijft een e-mailadres, ook dat van een e-mailadres, ook voor de onderwijsinstelling zelf en haar onderwijsgevenden.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
