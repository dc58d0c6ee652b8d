package bijsluiter_test

import (
	"strings"
	"testing"
)

// What stands in the column of the customer is not what the supplier says.
func TestACustomerAndASupplierBesideEachOther(t *testing.T) {
	for _, customer := range []string{"Gemeente", "Onderwijsinstelling", "Verwerkingsverantwoordelijke"} {
		s, p := service(t, "Contactgegevens\n\n| | "+customer+" | Verwerker |\n|---|---|---|\n| Contactpersoon | D. Bakker | P. Smeets, security officer |\n| E-mail | fg@rietwoude.example | security@parkeerfix.example |\n| Telefoon | 0318 - 55 00 00 | 055 - 777 88 99 |\n")
		if s.Contact.Name != "P. Smeets" || s.Contact.Function != "security officer" || s.Contact.Email != "security@parkeerfix.example" || !strings.HasPrefix(s.Contact.Phone, "055") {
			t.Errorf("%s: %+v", customer, s.Contact)
		}
		var listed []string
		for _, u := range p.Unmatched {
			listed = append(listed, u.Text)
		}
		if all := strings.Join(listed, " "); !strings.Contains(all, "fg@rietwoude.example") || !strings.Contains(all, "D. Bakker") {
			t.Errorf("%s: the customer's own is lost: %s", customer, all)
		}
	}
}

// What an annex is about is what its title says, whatever its number is in another model.
func TestAnnexesByTheirTitle(t *testing.T) {
	for _, heading := range []string{"Bijlage 3: Datalekken", "BIJLAGE C – Datalekken", "Annex III. Data breaches"} {
		s, _ := service(t, "# "+heading+"\n\nDe verwerker meldt een inbreuk zonder onredelijke vertraging en uiterlijk binnen 24 uur na kennisneming.\n")
		if s.BreachAgreement.Term.String() != "24" {
			t.Errorf("%s: %+v", heading, s.BreachAgreement)
		}
	}
}
