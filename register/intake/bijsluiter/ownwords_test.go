package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
)

// categoriesOf lists what a text says of its categories.
func categoriesOf(t *testing.T, text string) string {
	t.Helper()
	s, _ := service(t, text)
	var all []string
	for _, c := range s.DataCategories {
		all = append(all, c.Label+"="+string(c.Applies))
	}
	return strings.Join(all, " | ")
}

func TestCategoriesAsPastedAndDenied(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"cells glued together, the tick too": {
			"D. Categorieën en soorten persoonsgegevens\n\nVan toepassingCategorieToelichting\nXContactgegevensnaam, voornamen, e-mail\nMedische gegevensgegevens die noodzakelijk zijn met het oog op de gezondheid\nXStudievoortganggegevens betreffende het verloop van het onderwijs\nBSN\n",
			"Contactgegevens=yes | Medische gegevens=unknown | Studievoortgang=yes | BSN=unknown",
		},
		"two denials behind a cross": {"## Welke gegevens?\n\n✅ voornaam\n\n❌ Geen BSN, geen adressen\n", "voornaam=yes | BSN=no | adressen=no"},
		"a group without data":       {"## Welke gegevens?\n\n- Leerlingen: naam, score\n- Ouders: geen gegevens\n", "naam, score=yes"},
	} {
		if got := categoriesOf(t, "Doelgroep: po\n\n"+tt.in); got != tt.want {
			t.Errorf("%s: got %s, want %s", name, got, tt.want)
		}
	}
}

func TestFirmsBetweenOtherSigns(t *testing.T) {
	for in, want := range map[string]string{
		"De servers zijn in handen van Dakpan BV. E-mails worden verzonden via een koppeling (Duitsland).":    "Dakpan BV:",
		"Dakpan Inc. (hosting, Ierland); Goot BV (e-mail, Nederland); Nok, Inc. (helpdesk, Verenigde Staten)": "Dakpan Inc.:IE Goot BV:NL Nok, Inc.:US",
	} {
		s, _ := service(t, "Doelgroep: po\n\n## Subverwerkers\n\n"+in+"\n")
		var got []string
		for _, e := range s.Engagements {
			text := string(e.Party) + ":"
			for _, l := range e.Locations {
				text += string(l.Country)
			}
			got = append(got, text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", in, got, want)
		}
	}
}

// What stands below a list of changes takes nothing of the annex away, and is no annex of its own.
func TestChangesOfTheBijsluiter(t *testing.T) {
	s, p := service(t, "Doelgroep: po\n\n## Persoonsgegevens\n\n- voornaam\n- klas\n\n## Updates privacybijsluiter\n\n- maart 2026: een subverwerker erbij\n\nLaatste update: 25 juni 2026\n")
	if string(s.DocumentDate) != "2026-06-25" || len(s.DataCategories) != 2 || strings.Contains(unmatchedTexts(p), "voornaam") {
		t.Errorf("date %s, %d categories, unmatched %s", s.DocumentDate, len(s.DataCategories), unmatchedTexts(p))
	}
}

// The security annex of a product is known by a title that ends in the name of a firm.
func TestSecurityAnnexOfAFirm(t *testing.T) {
	_, p := read(t, t.Name(), []byte("BIJLAGE 2 BEVEILIGING bij Dakraam van Dakpan B.V.\n\nCertificering\n- Datacenter Zolder is ISO 27001 en NEN 7510 gecertificeerd\n\nDatalekken\nWij melden een datalek binnen 48 uur nadat wij er kennis van hebben genomen aan de contactpersoon van de school.\nContactpersoon incidenten: Roos Nok, security@dakpan.example\n"))
	s, ok := p.Items[0].Record.(*model.Service)
	if !ok {
		t.Fatal("no service is proposed")
	}
	b := s.BreachAgreement
	if got := b.Term.String() + "|" + b.Trigger + "|" + b.Contact.Name; got != "48|nadat wij er kennis van hebben genomen|Roos Nok" {
		t.Errorf("breaches: %s", got)
	}
	for _, c := range s.Certificates {
		if c.Holder != "Zolder" {
			t.Errorf("%s is held by %q", c.Standard, c.Holder)
		}
	}
}

// Questions beside their answers are a form, in English too; what explains its columns is no answer.
func TestQuestionsInATable(t *testing.T) {
	_, p := read(t, t.Name()+".md", []byte("# Privacy annex\n\n| Topic | Content |\n|---|---|\n| Product | Chalkdust |\n| Supplier | Chalkdust ApS |\n| Where is data stored? | Ireland |\n| How long do you keep data? | Until 90 days after termination |\n\n## Data\n\n- Students: first name, class\n- Teachers: name, e-mail address\n"))
	s, ok := p.Items[0].Record.(*model.Service)
	if !ok {
		t.Fatal("no service is proposed")
	}
	if len(s.Storage) != 1 || len(s.Retention) != 1 || len(s.DataCategories) != 2 || s.Explanation != "" {
		t.Errorf("storage %v, retention %d, categories %d, explanation %q", s.Storage, len(s.Retention), len(s.DataCategories), s.Explanation)
	}
}

// A line below a table explains the star in one of its cells and names no data; a supplier may be named
// within a paragraph, and a certificate by until when it holds.
func TestWhatStandsBesideTheTable(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## Persoonsgegevens\n\n| Categorie | Wel/niet |\n|---|---|\n| Contactgegevens | wel |\n| BSN | niet* |\n\n\\* alleen bij uitwisseling\n\n## Beveiliging\n\n- ISO 27001 (geldig tot 1 mei 2028)\n- TLS 1.3\n")
	if len(s.DataCategories) != 2 || len(s.Certificates) != 1 || string(s.Certificates[0].To) != "2028-05-01" || len(s.Measures) != 1 {
		t.Errorf("%d categories, certificates %v, measures %v", len(s.DataCategories), s.Certificates, s.Measures)
	}
}
