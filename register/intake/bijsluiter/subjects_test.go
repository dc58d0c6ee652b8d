package bijsluiter_test

import (
	"strings"
	"testing"
)

// One line may name several groups, and one group may go by several names.
func TestDataSubjects(t *testing.T) {
	for in, want := range map[string]string{
		"docenten en leerlingen":                    "docenten|leerlingen",
		"Leerlingen, docenten en ouders/verzorgers": "Leerlingen|docenten|ouders/verzorgers",
		"Ouders en verzorgers":                      "Ouders en verzorgers",
		"Medewerkers en leidinggevenden":            "Medewerkers|leidinggevenden",
		"- Onderwijsdeelnemers: leerlingen van groep 3 tot en met 6\n- Leerlingen":                   "Onderwijsdeelnemers",
		"- Ouders/verzorgers (alleen bij de optionele dienst Ouderinzage van de school)\n- Docenten": "Ouders/verzorgers|Docenten",
		"studenten en hun ouders": "studenten|ouders",
	} {
		s, _ := service(t, "Doelgroep: po\n\nCategorieën Betrokkenen\n\n"+in+"\n\nCategorieën persoonsgegevens\n\n| Categorie | Van toepassing | Betrokkenen |\n|---|---|---|\n| Contactgegevens | ja | |\n")
		var got []string
		for _, d := range s.DataSubjects {
			got = append(got, d.Name)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: got %q, want %q", in, strings.Join(got, "|"), want)
		}
	}
}

// The names in the table of categories are those of the list above it.
func TestSubjectsOfACategory(t *testing.T) {
	s, _ := service(t, `Doelgroep: po

Categorieën Betrokkenen

- Onderwijsdeelnemers: leerlingen van groep 3 tot en met 6
- Medewerkers: leerkrachten en beheerders

Categorieën persoonsgegevens

| Categorie | Van toepassing | Betrokkenen |
|---|---|---|
| Contactgegevens | ja | Leerlingen en leerkrachten |
`)
	if len(s.DataSubjects) != 2 || len(s.DataCategories[0].Subjects) != 2 {
		t.Errorf("groups %v, of the category %v", s.DataSubjects, s.DataCategories[0].Subjects)
	}
}
