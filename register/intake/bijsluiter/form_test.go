package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"
)

// A table of two columns whose labels are headings is read as the sections it holds.
func TestForm(t *testing.T) {
	s, p := service(t, `Doelgroep: po

| Onderdeel | Invulling |
|---|---|
| Onderwerp van de verwerking | Rekenen op het eigen niveau. |
| Doel van de verwerking | het volgen van de voortgang |
| Categorieën betrokkenen | leerlingen, docenten |
| Bewaartermijn | Accounts worden 3 maanden na het einde van de licentie verwijderd. Back-ups worden 30 dagen bewaard. |
| Plaats van verwerking | Leipstad, Duitsland |
| Doorgifte buiten de EER | Nee |
| KvK-nummer | 12345678 |
`)
	var terms []string
	for _, r := range s.Retention {
		terms = append(terms, fmt.Sprintf("%s %s %s", r.Scope, r.Amount, r.Unit))
	}
	if got := strings.Join(terms, "|"); got != "Accounts 3 month|Back-ups 30 day" {
		t.Errorf("terms %q", got)
	}
	if len(s.Purposes) != 1 || len(s.DataSubjects) != 2 || s.OutsideEEA != "no" || s.Explanation != "Rekenen op het eigen niveau." {
		t.Errorf("purposes %v, subjects %v, outside %q, explanation %q", s.Purposes, s.DataSubjects, s.OutsideEEA, s.Explanation)
	}
	if len(s.Storage) != 1 || s.Storage[0].Place != "Leipstad" || s.Storage[0].Country != "DE" {
		t.Errorf("storage %v", s.Storage)
	}
	if len(p.Unmatched) > 0 {
		t.Errorf("unmatched %v", p.Unmatched)
	}
}

// Items with a marker that was typed are items, and two tables may name one party.
func TestTypedItemsAndPartiesNamedTwice(t *testing.T) {
	s, _ := service(t, `Doelgroep: po

Doeleinden

(a) het volgen van de voortgang;
(b) het beveiligen van de dienst.

Subverwerkers

| Naam | Dienst |
|---|---|
| Wolkhuis B.V. | hosting |

Samenvatting

| Subverwerker | Vestigingsland | Locatie |
|---|---|---|
| Wolkhuis | Nederland | Duitsland |
`)
	if len(s.Purposes) != 2 || s.Purposes[0].Text != "het volgen van de voortgang" {
		t.Errorf("purposes %v", s.Purposes)
	}
	if len(s.Engagements) != 1 || s.Engagements[0].SeatCountry != "NL" || s.Engagements[0].Service != "hosting" || len(s.Engagements[0].Locations) != 1 {
		t.Errorf("engagements %+v", s.Engagements)
	}
}
