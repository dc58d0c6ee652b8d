package bijsluiter_test

import (
	"strings"
	"testing"
)

// A date in brackets behind a norm is of that norm, when another stands behind it.
func TestDatesOfSeveralNorms(t *testing.T) {
	for text, want := range map[string]string{
		"Wij zijn gecertificeerd voor ISO 27001 (geldig tot 1 mei 2029) en NEN 7510.":                       "iso-27001 2029-05-01; nen-7510 ",
		"Wij zijn gecertificeerd voor ISO 27001 (geldig tot 1 mei 2029) en NEN 7510 (geldig tot 1-2-2028).": "iso-27001 2029-05-01; nen-7510 2028-02-01",
		"Wij zijn gecertificeerd voor ISO 27001 en NEN 7510, beide geldig tot 1 mei 2029.":                  "iso-27001 2029-05-01; nen-7510 2029-05-01",
	} {
		s, _ := service(t, "Doelgroep: po\n\n## Certificeringen\n\n"+text+"\n")
		var got []string
		for _, c := range s.Certificates {
			got = append(got, string(c.Standard)+" "+string(c.To))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// A birth date among names does not make contact details those of 1b, and in English
// documents a label may have one small word more.
func TestContactDetailsWithABirthDate(t *testing.T) {
	s, _ := service(t, `Brief explanation and operation of the product and service: Pupils practise sums.

| Categorie | Toelichting | Van toepassing |
|---|---|---|
| 1. Contactgegevens | naam, geboortedatum, e-mailadres | ja |
| 5. Medische gegevens | allergieën | nee |
`)
	if len(s.DataCategories) == 0 || s.DataCategories[0].Code != "1a" || s.Explanation != "Pupils practise sums." {
		t.Errorf("categories %+v, explanation %q", s.DataCategories, s.Explanation)
	}
}
