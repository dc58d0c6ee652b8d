package bijsluiter_test

import (
	"slices"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// What stands among the sub-processors of an agreement and is a sentence names no party.
func TestClausesAreNoParties(t *testing.T) {
	for _, clause := range []string{
		"2. De leverancier meldt een wissel van tevoren; de afnemer kan binnen twee weken bezwaar maken.",
		"- Controleer de datacentra van Wolkhuis en de regio van Briefduif; werk de kolom daarna bij.",
	} {
		s, _ := service(t, "# Overeenkomst\n\n## Subverwerkers\n\n| Subverwerker | Dienst |\n|---|---|\n| Wolkhuis B.V. | hosting |\n\n"+clause+"\n")
		if len(s.Engagements) != 1 {
			t.Errorf("%s: %v", clause, s.Engagements)
		}
	}
}

// The column for the agreement with a sub-processor is about that, and names a safeguard where it does.
func TestAgreementColumn(t *testing.T) {
	for cell, want := range map[string]string{
		"lamp.example/dpa":    "lamp.example/dpa//",
		"Afspraken met SCC's": "Afspraken met SCC's/46-2-c/Afspraken met SCC's",
		"op aanvraag":         "op aanvraag//",
	} {
		s, _ := service(t, "Subverwerkers\n\n| Partij | Doel | DPA |\n|---|---|---|\n| Wolkhuis | opslag | "+cell+" |\n")
		e := s.Engagements[0]
		if got := e.Agreement.Text + "/" + string(e.Transfer.Mechanism) + "/" + e.Transfer.Text; got != want {
			t.Errorf("%s: got %s, want %s", cell, got, want)
		}
	}
}

// What is still to be verified is not certain, and no place or certificate.
func TestStillToBeVerified(t *testing.T) {
	_, p := service(t, "Subverwerkers\n\n| Subverwerker | Locatie | Doorgifte |\n|---|---|---|\n| Wolkhuis | EER (NL) — verifiëren | Ja — SCC's / DPF verifiëren |\n")
	row := p.Items[0].Root().Rows("engagements")[0]
	if c := row.Evidence("transfer.outsideEEA").Confidence; c == proposal.Certain || row.Has("transfer.dpfCertified") || row.Has("transfer.mechanism") || len(row.Rows("locations")) > 0 {
		t.Errorf("outside %s (%v), mechanism %q, certified %q, places %d", row.Text("transfer.outsideEEA"), c, row.Text("transfer.mechanism"), row.Text("transfer.dpfCertified"), len(row.Rows("locations")))
	}
}

// The address of the supplier ends where something else begins.
func TestAddressEnds(t *testing.T) {
	for _, in := range []string{
		"**Leverancier:** Lamp B.V., gevestigd te Ede, bereikbaar via hallo@lamp.example.",
		"**Leverancier:**  \nLamp B.V.  \nGevestigd te Ede  \nHierna te noemen: \"de Leverancier\"  \nGezamenlijk te noemen: \"Partijen\"",
		"**Leverancier:** Lamp B.V., Ede  \n**Datalek:** elke inbreuk op de beveiliging waardoor gegevens verloren gaan of in verkeerde handen komen",
	} {
		_, p := read(t, "adres.md", []byte("# Privacybijsluiter\n\n## Algemene informatie\n\nNaam product: Leeslicht\n\n"+in+"\n\n## Subverwerkers\n\n- Wolkhuis B.V., Nederland, hosting\n"))
		if s := p.Items[0].Record.(*model.Service); s.Vendor != "Lamp B.V." || s.VendorAddress != "Ede" {
			t.Errorf("%s: vendor %q at %q", strings.ReplaceAll(in, "\n", "/"), s.Vendor, s.VendorAddress)
		}
	}
}

// A table of data may stand under the heading on nature and purpose, with what each datum is for.
func TestDataBelowThePurposes(t *testing.T) {
	s, _ := service(t, "## Aard en doel van de verwerking\n\n| Gegeven | Doel | Bewaartermijn |\n|---|---|---|\n| Meetreeksen | Storingen voorspellen | Verwijderd na de meting, max. 20 dagen |\n| Inloggegevens | Toegang geven | Zolang het account actief is |\n")
	if len(s.DataCategories) != 2 || len(s.Purposes) != 2 || s.Purposes[0].Text != "Storingen voorspellen" || len(s.Retention) != 2 || s.Retention[0].Amount != model.N(20) {
		t.Errorf("data %v, purposes %v, terms %v", s.DataCategories, s.Purposes, s.Retention)
	}
}

// What the words of an agreement mean is nothing of the service, nor is what it says of itself.
func TestDefinitionsSayNothing(t *testing.T) {
	s, _ := service(t, "## Artikel 1 - Definities\n\n1.1 Betrokkene: de mens op wie een gegeven slaat.\n\n1.2 Datalek: een inbreuk waardoor binnen 12 uur alles verloren kan gaan.\n\n## Artikel 2 - Onderwerp\n\n2.1 Deze overeenkomst maakt deel uit van de hoofdovereenkomst.\n\n## Artikel 3 - Subverwerkers\n\n- Wolkhuis B.V., Nederland, hosting\n")
	if len(s.DataSubjects) > 0 || !s.BreachAgreement.Term.IsZero() || s.Explanation != "" {
		t.Errorf("groups %v, term %v, explanation %q", s.DataSubjects, s.BreachAgreement.Term, s.Explanation)
	}
}

// A certificate of who does something else is not the supplier's.
func TestCertificateOfAnother(t *testing.T) {
	for text, want := range map[string]string{
		"Inloggen gaat via Sleutelhuis (SOC 2 gecertificeerd), met een code.":                  "Sleutelhuis",
		"De betalingen worden uitgevoerd door Duitenbank, die gecertificeerd is voor PCI DSS.": "Duitenbank",
	} {
		s, _ := service(t, "## Beveiligingsmaatregelen\n\n- "+text+"\n- TLS 1.3\n")
		if len(s.Certificates) != 1 || s.Certificates[0].Holder != want {
			t.Errorf("%s: %v", text, s.Certificates)
		}
	}
}

// A place in an agreement that was left open, or a note to who writes it, says nothing.
func TestNotesOfTheWriter(t *testing.T) {
	s, _ := service(t, "## Doelen\n\n- Offertes maken\n- [TODO: nog aanvullen met wat de klant wil]\n\n## Beveiligingsmaatregelen\n\n- TLS 1.3\n- [TODO: overweeg een pentest]\n\nDatum: ______\n\nHandtekening: ______\n\n## Datalekken\n\nEen datalek melden wij binnen [[termijn, bijvoorbeeld 48 uur]] na ontdekking.\n\n## Betrokkenen\n\nMedewerkers van de klant die een account hebben.\n")
	if len(s.Purposes) != 1 || len(s.Measures) != 1 || !s.BreachAgreement.Term.IsZero() || s.Security != "" || len(s.DataSubjects) != 1 {
		t.Errorf("purposes %v, measures %v, term %v, security %q, groups %v", s.Purposes, s.Measures, s.BreachAgreement.Term, s.Security, s.DataSubjects)
	}
}

// What leads to a list in a clause says what the list is: measures, data, purposes.
func TestClausesThatLeadToLists(t *testing.T) {
	s, _ := service(t, "## Artikel 2 - Onderwerp\n\n2.1 De leverancier verwerkt gegevens ten behoeve van de dienst, te weten:\n\n- Het plannen van ritten\n- Het melden van storingen\n\n## Artikel 3 - Plichten\n\nDe leverancier zal:\n\n- Passende maatregelen treffen, waaronder:\n  - Gehashte wachtwoorden\n  - Begrensde inlogpogingen\n- De gegevens wissen na afloop\n\n## Artikel 4 - Aard en doel\n\n4.1 Doel van de verwerking: het afrekenen van ritten.\n\n4.2 Categorieën persoonsgegevens, voor zover door de afnemer ingevoerd:\n\n- Kentekens\n- [TODO: vul aan]\n\nDe leverancier adviseert de afnemer geen medische gegevens in te voeren.\n")
	if len(s.Purposes) != 3 || s.Purposes[2].Text != "het afrekenen van ritten" || len(s.Measures) != 2 || len(s.DataCategories) != 1 {
		t.Errorf("purposes %v, measures %v, data %v", s.Purposes, s.Measures, s.DataCategories)
	}
}

// The name behind the title of an agreement may be the product; the role of the supplier is no address.
func TestTitleOfAnAgreement(t *testing.T) {
	for title, want := range map[string]string{
		"# Verwerkersovereenkomst (DPA) — Leeslicht":    "Leeslicht",
		"# Subverwerkerslijst Leeslicht (bijlage II)":   "Leeslicht",
		"# Verwerkersovereenkomst":                      "",
		"# Verwerkersovereenkomst Lamp":                 "",
		"# Verwerkersovereenkomst voor onze afnemers":   "",
		"# Data Processing Agreement – Readinglight Go": "Readinglight Go",
	} {
		_, p := read(t, "titel.md", []byte(title+"\n\n**Verwerker:** Lamp (\"Verwerker\")\n\n## Subverwerkers\n\n| Subverwerker | Doel | Locatie |\n|---|---|---|\n| Wolkhuis | opslag | Nederland |\n"))
		s := p.Items[0].Record.(*model.Service)
		if s.Product != want || s.Vendor != "Lamp" && strings.Contains(title, "Agreement") || s.VendorAddress != "" {
			t.Errorf("%s: product %q, supplier %q at %q", title, s.Product, s.Vendor, s.VendorAddress)
		}
		if want != "" && p.Items[0].Root().Evidence("product").Confidence != proposal.Doubtful {
			t.Errorf("%s: the product is not doubtful", title)
		}
	}
}

// How soon an incident is looked into is not how soon it is told.
func TestIncidentsThatAreHandled(t *testing.T) {
	s, _ := service(t, "## Datalekken\n\n- Incidenten worden binnen 3 uur onderzocht\n- Klanten worden binnen 36 uur na de ontdekking geïnformeerd\n")
	if s.BreachAgreement.Term != model.N(36) {
		t.Errorf("term %v", s.BreachAgreement.Term)
	}
}

// A list of sub-processors may head the firms "Service", and say what they do under "Purpose".
func TestFirmsUnderService(t *testing.T) {
	s, _ := service(t, "## Sub-processors\n\n| Service | Purpose | Region |\n|---|---|---|\n| Cloudbarn GmbH | Server hosting | Germany |\n| Mailfinch B.V. | Sending e-mail | Netherlands |\n")
	if len(s.Engagements) != 2 || s.Engagements[0].Party != "Cloudbarn GmbH" || s.Engagements[0].Service != "Server hosting" {
		t.Errorf("%v", s.Engagements)
	}
}

// How a supplier trades and is reached is no address; what the customer must tell the authority is no term.
func TestBehindTheAddress(t *testing.T) {
	_, p := read(t, "adres.md", []byte("# Verwerkersovereenkomst\n\n**Verwerker:** Lamp B.V., Ede, Nederland, hallo@lamp.example, handelend onder de naam Leeslicht\n\n## Datalekken\n\nDe verwerkingsverantwoordelijke meldt zelf aan de GBA binnen 72 uur.\n\n## Subverwerkers\n\n- Wolkhuis B.V., Nederland, hosting\n"))
	if s := p.Items[0].Record.(*model.Service); s.VendorAddress != "Ede, Nederland" || s.Contact.Email != "hallo@lamp.example" || !s.BreachAgreement.Term.IsZero() {
		t.Errorf("at %q, contact %q, term %v", s.VendorAddress, s.Contact.Email, s.BreachAgreement.Term)
	}
}

// A document may say only whose agreement it belongs to.
func TestWhoseAgreementItIs(t *testing.T) {
	_, p := read(t, "pagina.md", []byte("# Bijlage 1\n\n> Deze pagina hoort bij de verwerkersovereenkomst (model 4.0) van **Lamp Media B.V.** (Dam 1, 1012 JS Amsterdam, KvK 01234567).\n\n## Categorieën persoonsgegevens\n\n- naam\n"))
	if s := p.Items[0].Record.(*model.Service); s.Vendor != "Lamp Media B.V." || s.VendorAddress != "Dam 1, 1012 JS Amsterdam" {
		t.Errorf("supplier %q at %q", s.Vendor, s.VendorAddress)
	}
}

// Purposes that an article of the agreement has are purposes each.
func TestPurposesOfAnArticle(t *testing.T) {
	s, _ := service(t, "# Bijlage 1\n\n## Doeleinden\n\nDe bewerker gebruikt de gegevens alleen voor de doeleinden van artikel 5, te weten het volgen van lessen, het geven van toegang en de beveiliging daarvan.\n")
	var got []string
	for _, p := range s.Purposes {
		got = append(got, p.Text)
	}
	if want := []string{"het volgen van lessen", "het geven van toegang", "de beveiliging daarvan"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// From where people can get at the data is not where they are kept.
func TestAccessIsNoStorage(t *testing.T) {
	for _, text := range []string{"Storage location: Dublin, Ireland. Support staff in London have access.", "## Opslag\n\nDe gegevens staan in Dublin. Medewerkers in Londen hebben toegang tot de gegevens."} {
		s, p := service(t, text+"\n\n## Categorieën persoonsgegevens\n\n- naam\n")
		if len(s.Storage) != 1 || s.Storage[0].Country != "IE" || !strings.Contains(unmatchedIn(p), "London") && !strings.Contains(unmatchedIn(p), "Londen") {
			t.Errorf("%q: kept in %v, left %q", text, s.Storage, unmatchedIn(p))
		}
	}
}

func unmatchedIn(p *proposal.Proposal) string {
	var all []string
	for _, u := range p.Unmatched {
		all = append(all, u.Text)
	}
	return strings.Join(all, "\n")
}
