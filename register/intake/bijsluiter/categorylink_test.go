package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
)

const linkTable = `Categorieën persoonsgegevens

| Van toepassing | Categorie | Toelichting |
|---|---|---|
| ☒ | 1a. Contactgegevens | naam, e-mailadres |
| ☐ | 1b. Contactgegevens | geboortedatum |
| ☒ | 7. Studievoortgang | toetsresultaten |
| ☒ | 12. Overige gegevens, te weten: gebruiksgegevens | IP-adres |
| ☒ | 12. Overige gegevens, te weten: geluidsopnamen | opnamen van het hardop lezen |
| ☐ | 13. BSN | |
| ☒ | 14. Keten-ID (ECK iD) | |

Subverwerkers

| Naam | Gegevens |
|---|---|
`

// Which of the categories a text names, by number, label or another word.
func TestCategoriesNamed(t *testing.T) {
	for in, want := range map[string]string{
		"1a, 7 en 14":                 "1a 7 14",
		"1":                           "1a",
		"12 (geluidsopnamen)":         "12/geluidsopnamen",
		"1a (medewerkers)":            "1a",
		"12":                          "12/gebruiksgegevens 12/geluidsopnamen",
		"7 t/m 14":                    "7 12/gebruiksgegevens 12/geluidsopnamen 14",
		"Contactgegevens en Keten-ID": "1a 14",
		"Contactgegevens van ouders":  "1a",
		"Geluidsopnamen":              "12/geluidsopnamen",
		"e-mailadres":                 "1a",
		"alle":                        "1a 7 12/gebruiksgegevens 12/geluidsopnamen 14",
		"BSN":                         "",
		"13":                          "",
	} {
		s, _ := service(t, "Doelgroep: po\n\n"+linkTable+"| Wolkhuis B.V. | "+in+" |\n")
		names := map[model.RowID]string{}
		for _, c := range s.DataCategories {
			names[c.ID] = string(c.Code)
			if _, sub, ok := strings.Cut(c.Label, ": "); ok {
				names[c.ID] += "/" + sub
			}
		}
		var got []string
		for _, id := range s.Engagements[0].DataCategories {
			got = append(got, names[id])
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q names %q, want %q", in, strings.Join(got, " "), want)
		}
	}
}
