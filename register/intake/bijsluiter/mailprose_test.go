package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
)

// letter is what a supplier wrote by hand in a mail, under no headings.
const letter = `Van: Fleur Bakker <fleur@zwemklok.example>
Aan: Zwemschool De Spetter
Onderwerp: RE: gegevens voor de AVG

Hierbij wat u vroeg over onze app Zwemklok.

Wij zijn Badmeester Digitaal B.V., gevestigd te Zeist (KvK 30112233).
Van zwemmers verwerken we naam, geboortedatum en diploma's. Van ouders: naam, telefoonnummer en e-mailadres. Wij krijgen van u geen BSN.

Onze servers staan bij Koelhuis in Duitsland. De betalingen lopen via Kassalade (Breda). Voor de nieuwsbrief gebruiken we Postpapier in de VS, met SCC's.
Al onze medewerkers hebben een VOG. Wij zijn nog niet ISO-gecertificeerd.

Groeten,
Fleur Bakker
Badmeester Digitaal B.V.
030-2233445
`

func TestMailInProse(t *testing.T) {
	_, p := read(t, t.Name()+".txt", []byte(letter))
	s, ok := p.Items[0].Record.(*model.Service)
	if !ok {
		t.Fatal("no service is proposed")
	}
	var engaged, data []string
	for _, e := range s.Engagements {
		engaged = append(engaged, string(e.Party)+" "+string(e.Locations[0].Country)+" "+string(e.Transfer.Mechanism))
	}
	for _, c := range s.DataCategories {
		data = append(data, c.Label+"="+string(c.Applies))
	}
	for what, pair := range map[string][2]string{
		"product":        {s.Product, "Zwemklok"},
		"vendor":         {string(s.Vendor), "Badmeester Digitaal B.V."},
		"contact":        {s.Contact.Name + " " + s.Contact.Phone, "Fleur Bakker 030-2233445"},
		"sub-processors": {strings.Join(engaged, "; "), "Koelhuis DE ; Kassalade NL ; Postpapier US 46-2-c"},
		"data":           {strings.Join(data, "; "), "naam=yes; geboortedatum=yes; diploma's=yes; naam=yes; telefoonnummer=yes; e-mailadres=yes; BSN=no"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", what, pair[0], pair[1])
		}
	}
	if len(s.Certificates) != 0 || len(s.Measures) != 1 {
		t.Errorf("certificates %v, measures %v", s.Certificates, s.Measures)
	}
}

// A name with a place behind it is a party only where a sentence says that it does something.
func TestNamesThatAreNoParties(t *testing.T) {
	for _, sentence := range []string{
		"De gegevens worden beheerd door Onderwijsinstelling in Nederland.",
		"De gegevens van Tess Mol in Utrecht worden opgeslagen.",
		"De servers staan niet bij Koelhuis in Duitsland.",
		"Berichten worden via Rekenrijk in Nederland verstuurd.",
		"Een training wordt gegeven door Tess in Utrecht.",
	} {
		s, _ := service(t, "Doelgroep: po\n\n"+sentence+"\n\n## Persoonsgegevens\n\n- naam\n- adres\n")
		if len(s.Engagements) > 0 {
			t.Errorf("%s: %v", sentence, s.Engagements[0].Party)
		}
	}
}

// Of the two parties to a contract the firm is the supplier, where the other is a public body.
func TestSupplierOfTwoParties(t *testing.T) {
	for sentence, want := range map[string]string{
		"Gemeente Oudwoude en Slagboom B.V. sluiten deze verwerkersovereenkomst.":         "Slagboom B.V.",
		"Slagboom B.V. en Stichting Scholen Oudwoude sluiten een verwerkersovereenkomst.": "Slagboom B.V.",
		"Slagboom B.V. en Hefboom B.V. sluiten deze verwerkersovereenkomst.":              "",
	} {
		_, p := read(t, t.Name()+".md", []byte("# Verwerkersovereenkomst\n\n"+sentence+"\n\n# Bijlage 1: overzicht persoonsgegevens\n\n## Persoonsgegevens\n\n- naam\n- adres\n\n## Bewaartermijn\n\nDe gegevens worden 2 jaar bewaard.\n"))
		for _, it := range p.Items {
			if s, ok := it.Record.(*model.Service); ok && string(s.Vendor) != want {
				t.Errorf("%s: got %q, want %q", sentence, s.Vendor, want)
			}
		}
	}
}
