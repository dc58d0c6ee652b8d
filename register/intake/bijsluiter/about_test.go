package bijsluiter_test

import (
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// Whom to ask, out of a line in which it is not labelled.
func TestContactPerson(t *testing.T) {
	for in, want := range map[string]string{
		"Meike Roodhart, privacy officer, privacy@rekenrijk.example, telefoon 0320-555 014":                "Meike Roodhart/privacy officer",
		"Voor vragen over deze bijsluiter: Fenna de Wit, privacy@rekenrijk.example, 033-1234567":           "Fenna de Wit/",
		"Data Protection Officer: Aoife Byrne, dpo@rekenrijk.example":                                      "Aoife Byrne/Data Protection Officer",
		"Neem contact op met onze functionaris gegevensbescherming, J. van Dijk, via fg@rekenrijk.example": "J. van Dijk/functionaris gegevensbescherming",
		"Rekenrijk B.V., Schoolstraat 1, Deventer, privacy@rekenrijk.example":                              "/",
		"Voor vragen of opmerkingen kunt u terecht bij: privacy@rekenrijk.example":                         "/",
	} {
		s, _ := service(t, "Doelgroep: po\n\nContactgegevens\n\n"+in+"\n")
		if got := s.Contact.Name + "/" + s.Contact.Function; got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// A version may be a year or a name.
func TestDocumentVersion(t *testing.T) {
	for in, want := range map[string]string{
		"Versie: 2026":              "2026",
		"Versie\n\n2025":            "2025",
		"Versie: voorjaar 2026":     "voorjaar 2026",
		"Versie 2025-2026":          "2025-2026",
		"Versie: 2.1, 3 maart 2026": "2.1",
		"Versie\n\nVersie en datum laatste aanpassing: 3 maart 2026": "",
		"Versie: te bepalen": "",
	} {
		s, _ := service(t, "Doelgroep: po\n\n"+in+"\n")
		if s.DocumentVersion != want {
			t.Errorf("%q: got %q, want %q", in, s.DocumentVersion, want)
		}
	}
}

func TestRoleAndLanguage(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\nBewaartermijn\n\nDe gegevens worden 1 jaar na het einde van de overeenkomst verwijderd.\n")
	if s.Role != "processor" || s.Language != "nl" || s.Status != "" {
		t.Errorf("role %q, language %q, status %q", s.Role, s.Language, s.Status)
	}
}

// Two names of one party in one document are said to be that.
func TestNamesOfOneParty(t *testing.T) {
	_, p := service(t, "Doelgroep: po\n\nSubverwerkers\n\n- Wolkhuis (Nederland): hosting\n- Wolkhuis B.V. (Nederland): beheer\n- Wolkhuis Hosting B.V. (Nederland): back-up\n")
	got := map[proposal.NoteCode]string{}
	for _, n := range p.Notes {
		got[n.Code] += n.Text + "|"
	}
	if got[proposal.NoteJoined] != "Wolkhuis = Wolkhuis B.V.|" || !strings.HasPrefix(got[proposal.NoteNear], "Wolkhuis / Wolkhuis Hosting B.V.|") {
		t.Errorf("notes %v", got)
	}
}

// What a party is called from then on is no address, and brackets around a list are no
// part of what it lists.
func TestWordsAroundAValue(t *testing.T) {
	_, p := read(t, t.Name(), []byte("# Verwerkersovereenkomst\n\n**Verwerker:**\n[Naam leverancier]\n[Adres]\nHierna: \"de Verwerker\"\n\n"+
		"Wij verwerken de volgende persoonsgegevens:\n\n- Contactgegevens (email, telefoon, adres)\n- Gezondheidsgegevens (enkel indien door de club ingevoerd, bijvoorbeeld blessures)\n"))
	for _, it := range p.Items {
		s, ok := it.Record.(*model.Service)
		if !ok {
			continue
		}
		if s.VendorAddress != "" {
			t.Errorf("the address is %q", s.VendorAddress)
		}
		for _, c := range s.DataCategories {
			switch {
			case c.Label == "Contactgegevens" && !slices.Equal(c.Items, []string{"email", "telefoon", "adres"}):
				t.Errorf("contact details are %q", c.Items)
			case c.Label == "Gezondheidsgegevens" && slices.ContainsFunc(c.Items, func(item string) bool { return strings.Contains(item, "enkel") }):
				t.Errorf("data on health are %q", c.Items)
			}
		}
	}
}

// A sentence where the supplier is asked is no name; the firm it is about may be.
func TestASupplierInASentence(t *testing.T) {
	for text, want := range map[string]string{
		"<p>Klasvlieg B.V.<br>Vlinderweg 20<br>6533 AA Nijmegen</p>":                               "Klasvlieg B.V.",
		"<p>Wij zijn een klein bedrijf uit Nijmegen dat sinds 2011 apps maakt voor scholen.</p>":   "",
		"<p>Klasvlieg B.V. is een bedrijf uit Nijmegen dat apps maakt voor scholen en ouders.</p>": "Klasvlieg B.V.",
	} {
		if s := onPage(t, "<p>Naam product: Klasvlieg</p><h2>Wie zijn wij?</h2>"+text+"<h2>Doel</h2><p>Berichten sturen.</p>"); s.Vendor != want {
			t.Errorf("%q: got %q, want %q", text, s.Vendor, want)
		}
	}
}
