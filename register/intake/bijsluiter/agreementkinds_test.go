package bijsluiter_test

import (
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
