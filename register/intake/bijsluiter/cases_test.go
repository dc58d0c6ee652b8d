package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

const head = "Privacybijsluiter Rekenrijk\n\nNaam product: Rekenrijk\nNaam Verwerker: Rekenrijk B.V.\n\n"

// service reads a text and gives the service that is proposed.
func service(t *testing.T, text string) (*model.Service, *proposal.Proposal) {
	t.Helper()
	_, p := read(t, t.Name(), []byte(head+text))
	for _, it := range p.Items {
		if s, ok := it.Record.(*model.Service); ok {
			return s, p
		}
	}
	t.Fatalf("no service is proposed; notes %v", p.Notes)
	return nil, nil
}

func notes(p *proposal.Proposal) string {
	var codes []string
	for _, n := range p.Notes {
		codes = append(codes, string(n.Code))
	}
	return strings.Join(codes, " ")
}

func TestApplies(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"ticked and not", "Categorieën persoonsgegevens\n\n☒ 1a Contactgegevens: naam\n☐ 5 Medische gegevens\n☐ 13 BSN\n", "Contactgegevens=yes Medische gegevens=no BSN=no"},
		{"no tick at all says nothing", "Categorieën persoonsgegevens\n\n☐ 1a Contactgegevens: naam\n☐ 5 Medische gegevens\n", "Contactgegevens=unknown Medische gegevens=unknown"},
		{"a list of what applies", "Categorieën persoonsgegevens\n\n- Contactgegevens: naam\n- Leerlingnummer\n- Geen BSN\n", "Contactgegevens=yes Leerlingnummer=yes BSN=no"},
		{"a negative list", "Welke gegevens verwerken we niet?\n\n- BSN\n- Medische gegevens\n", "BSN=no Medische gegevens=no"},
		{"a denial in a sentence", "Categorieën persoonsgegevens\n\nWij verwerken geen BSN en geen godsdienst.\n", "BSN=no godsdienst=no"},
		{"words beside the label", "Categorieën persoonsgegevens\n\n| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens | ja |\n| Medische gegevens | nee |\n| Godsdienst | nee, tenzij de school daarom vraagt |\n| Beeldmateriaal | ja, indien ingeschakeld |\n| BSN | n.v.t. |\n| Financiën | te verifiëren |\n",
			"Contactgegevens=yes Medische gegevens=no Godsdienst=unknown Beeldmateriaal=optional BSN=no Financiën=unknown"},
		{"an empty cell beside answers is none", "Categorieën persoonsgegevens\n\n| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens | ja |\n| Medische gegevens | nee |\n| BSN | |\n| Stempasgegevens | |\n", "Contactgegevens=yes Medische gegevens=no Stempasgegevens="},
		{"an empty cell beside boxes is none", "Categorieën persoonsgegevens\n\n| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens | ☒ |\n| Medische gegevens | ☐ |\n| Stempasgegevens | |\n", "Contactgegevens=yes Medische gegevens=no Stempasgegevens="},
		{"a tick against a denial", "Categorieën persoonsgegevens\n\n| Categorie | Toelichting | Van toepassing |\n|---|---|---|\n| Contactgegevens | naam | x |\n| BSN | Het BSN wordt niet verwerkt | x |\n", "Contactgegevens=yes BSN=unknown"},
		{"crosses without ticks", "Categorieën persoonsgegevens\n\n| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens | ✗ |\n| BSN | |\n", "Contactgegevens=unknown BSN=unknown"},
		{"a column that asks something else", "Categorieën persoonsgegevens\n\n| Persoonsgegeven | Leerling | Docent | Bijzonder? |\n|---|---|---|---|\n| Contactgegevens | ja | ja | nee |\n| Gezondheid | nee | nee | ja |\n", "Contactgegevens=yes Gezondheid=no"},
		{"a choice in brackets", "Categorieën persoonsgegevens\n\n- naam\n- profielfoto (optioneel)\n- allergie (enkel indien de school dat invult)\n- rooster (alleen voor docenten)\n", "naam=yes profielfoto (optioneel)=optional allergie (enkel indien de school dat invult)=optional rooster (alleen voor docenten)=yes"},
		{"a column for each answer", "Categorieën persoonsgegevens\n\n| Categorie | Onlosmakelijk | Optioneel | Niet |\n|---|---|---|---|\n| Contactgegevens | X | | |\n| Beeldmateriaal | | X | |\n| BSN | | | X |\n| Godsdienst | | | |\n", "Contactgegevens=yes Beeldmateriaal=optional BSN=no Godsdienst=unknown"},
		{"one line that says yes and one that says no", "Categorieën persoonsgegevens\n\nWel: naam, klas\n\nNiet: BSN, foto's\n", "naam=yes klas=yes BSN=no foto's=no"},
		{"what brackets deny is a part", "Categorieën persoonsgegevens\n\n- naam\n- verlofdagen (zonder reden)\n- leerlingnummer (geen BSN)\n- pasfoto (wordt niet verwerkt)\n", "naam=yes verlofdagen (zonder reden)=yes leerlingnummer=yes pasfoto (wordt niet verwerkt)=no"},
		{"what brackets deny in a table", "Categorieën persoonsgegevens\n\n| Betrokkenen | Gegevens | Bewaartermijn |\n|---|---|---|\n| Medewerkers | naam, adres | 1 jaar |\n| Medewerkers | verlofdagen (geen aard of oorzaak) | 2 jaar |\n", "naam, adres=yes verlofdagen (geen aard of oorzaak)=yes"},
		{"lists below what holds for all in them", "Categorieën persoonsgegevens\n\nVerplicht:\n\n- naam\n- klas\n\nOptioneel (de school zet dit aan):\n\n- thuistaal\n\nNooit:\n\n- achternaam\n- foto's\n\nBeveiliging: wachtwoord per school\n", "naam=yes klas=yes thuistaal=optional achternaam=no foto's=no"},
		{"another part of the annex below the data", "Categorieën persoonsgegevens\n\n- naam\n\nBeveiliging: wachtwoord per school, https\n", "naam=yes"},
		{"words that say something else in a sentence", "Categorieën persoonsgegevens\n\nDaarvoor heeft de school enkele gegevens nodig, volgens de afspraken en instellingen. Wij verwerken naam, rol en klas van de leerling.\n", "naam=yes rol=yes klas=yes"},
		{"another numbering", "Categorieën persoonsgegevens\n\n| Nr | Categorie | Van toepassing |\n|---|---|---|\n| 1 | Contactgegevens | x |\n| 6 | Studievoortgang | x |\n| 5 | Godsdienst | |\n", "Contactgegevens=yes Studievoortgang=yes Godsdienst=no"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := service(t, tt.in)
			var got []string
			for _, c := range s.DataCategories {
				got = append(got, c.Label+"="+string(c.Applies))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " "), tt.want)
			}
		})
	}
}

func TestCategoryCodes(t *testing.T) {
	s, _ := service(t, "Categorieën persoonsgegevens\n\n- Contactgegevens: adres, postcode, woonplaats\n- Contactgegevens: geboortedatum\n- ECK-iD\n- Foto's en videobeelden\n- Favoriete kleur\n")
	var got []string
	for _, c := range s.DataCategories {
		got = append(got, string(c.Code)+"/"+string(c.Kind))
	}
	if want := "1c/ordinary 1b/ordinary 14/ordinary 10/ordinary /"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
}

func TestSubprocessors(t *testing.T) {
	tests := []struct{ name, in, want, notes string }{
		{"a list", "Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n- Chatbox Inc. – helpdesk – VS – SCC module 3\n", "Wolkhuis B.V. NL [] ; Chatbox Inc.  [US] 46-2-c yes", ""},
		{"several names in a row", "Subverwerkers\n\n| Naam | Locatie |\n|---|---|\n| Wolkhuis, Postduif en Serverschuur | Nederland |\n", "Wolkhuis  [NL] ; Postduif  [NL] ; Serverschuur  [NL]", ""},
		{"a name with a comma", "Subverwerkers\n\n| Naam | Locatie |\n|---|---|\n| Chatbox, Inc. | VS |\n", "Chatbox, Inc.  [US]  yes", "no-safeguard"},
		{"fields on lines", "Subverwerkers\n\nNaam: Wolkhuis B.V.\nVestigingsland: Nederland\nDienst: hosting\n\nNaam: Postduif GmbH\nVestigingsland: Duitsland\nLocatie: Ierland\n", "Wolkhuis B.V. NL [] ; Postduif GmbH DE [IE]", ""},
		{"a table for one, whose name has a word of a heading", "Subverwerkers\n\n| Veld | Details |\n|---|---|\n| Naam | Spoor Datacenters B.V. |\n| Vestigingsland | Nederland |\n| Type dienst | Hosting |\n| Locatie verwerking | Arnhem |\n", "Spoor Datacenters B.V. NL [NL]", ""},
		{"running text", "Subverwerkers\n\nHet onderhoud en beheer van de servers zijn in handen van Netwacht BV.\n", "Netwacht BV  []", ""},
		{"none", "Subverwerkers\n\nEr worden geen subverwerkers ingeschakeld.\n", "", "negated"},
		{"seat is not place", "Subverwerkers\n\n| Naam | Vestigingsland | Locatie verwerking | Doorgifte buiten EER | Waarborgen |\n|---|---|---|---|---|\n| Nimbus Inc. | VS | Frankfurt | Nee | SCC |\n", "Nimbus Inc. US [DE] 46-2-c no", ""},
		{"no mechanism", "Subverwerkers\n\n| Naam | Land | Grondslag |\n|---|---|---|\n| Nimbus Inc. | VS | EU-AVG |\n", "Nimbus Inc.  [US]  yes", "no-mechanism no-safeguard"},
		{"adequate country", "Subverwerkers\n\n| Naam | Land |\n|---|---|\n| Alp AG | Zwitserland |\n", "Alp AG  [CH]  yes", ""},
		{"denied mechanism", "Subverwerkers\n\n| Naam | Land | Waarborg |\n|---|---|---|\n| Nimbus Inc. | VS | geen SCC |\n", "Nimbus Inc.  [US]  yes", "no-safeguard"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := service(t, "Doelgroep: po\n\n"+tt.in)
			var got []string
			for _, e := range s.Engagements {
				var places []string
				for _, l := range e.Locations {
					places = append(places, string(l.Country))
				}
				got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %v %s %s", e.Party, e.SeatCountry, places, e.Transfer.Mechanism, e.Transfer.OutsideEEA)))
			}
			if strings.Join(got, " ; ") != tt.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, " ; "), tt.want)
			}
			if got := notes(p); got != tt.notes {
				t.Errorf("notes %q, want %q", got, tt.notes)
			}
		})
	}
}

func TestRetention(t *testing.T) {
	tests := []struct{ name, in, want, notes string }{
		{"backup apart", "Bewaartermijnen\n\n12 maanden na einde licentie; back-ups 30 dagen.\n", "12 month end-of-contract/30 day  backup", ""},
		{"two terms are none", "Bewaartermijnen\n\nDe gegevens worden 12 maanden of 3 jaar bewaard.\n", "  ", "unclear"},
		{"conflict", "Bewaartermijnen\n\nLeerresultaten: 1 jaar\nLeerresultaten: 3 jaar\n", "1 year /3 year ", "conflict"},
		{"a pointer", "Bewaartermijnen\n\nDe productspecifieke overeenkomst bevat de exacte termijnen.\n", "", "points-elsewhere"},
		{"hedged", "Bewaartermijnen\n\nLogbestanden worden ongeveer 2 weken bewaard.\n", "2 week ", ""},
		{"what happens after it", "Bewaartermijnen\n\nNa opzegging blijft uw omgeving 30 dagen beschikbaar. Daarna verwijderen wij alles definitief.\n", "30 day end-of-contract", ""},
		{"a list below its start", "Bewaartermijnen\n\nBij beëindiging van de overeenkomst zal de verwerker:\n\n- alle gegevens binnen 30 dagen verwijderen\n- de gegevens op verzoek teruggeven\n", "30 day end-of-contract/  decided-by-controller", ""},
		{"two with their names before them", "Bewaartermijnen\n\nCliëntgegevens 15 jaar na einde overeenkomst; roosters 2 jaar.\n", "15 year end-of-contract/2 year ", ""},
		{"how often is no term", "Bewaartermijnen\n\nTwee keer per jaar en eens een jaar wordt gecontroleerd wat bewaard is.\n", "  ", ""},
		{"by the school", "Bewaartermijnen\n\nDe school bepaalt wanneer gegevens worden verwijderd.\n", "  decided-by-controller", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := service(t, "Doelgroep: po\n\n"+tt.in)
			var got []string
			for _, r := range s.Retention {
				text := fmt.Sprintf("%s %s %s", r.Amount, r.Unit, r.Trigger)
				if r.Backup == model.Yes {
					text += " backup"
				}
				got = append(got, text)
			}
			if strings.Join(got, "/") != tt.want {
				t.Errorf("got  %q\nwant %q", strings.Join(got, "/"), tt.want)
			}
			if got := notes(p); got != tt.notes {
				t.Errorf("notes %q, want %q", got, tt.notes)
			}
		})
	}
}

func TestTransfer(t *testing.T) {
	for in, want := range map[string]string{
		"Er worden geen persoonsgegevens doorgegeven buiten de EER.":           "no",
		"Nee, behalve voor ondersteuning vanuit India.":                        "yes",
		"Nee, behalve als de school daarom vraagt.":                            "unknown",
		"Geen doorgifte buiten de EER, behalve voor e-mail via Echo Inc.":      "yes",
		"Ja, naar de Verenigde Staten.":                                        "yes",
		"Of gegevens buiten de EER komen is nog te verifiëren.":                "unknown",
		"Gegevens worden doorgegeven aan Chatbox Inc. in de Verenigde Staten.": "yes",
	} {
		s, p := service(t, "Doelgroep: po\n\nDoorgifte buiten de EER\n\n"+in+"\n")
		if string(s.OutsideEEA) != want || s.TransferText != in {
			t.Errorf("%q: got %q (%q), want %q", in, s.OutsideEEA, s.TransferText, want)
		}
		denied := strings.HasPrefix(in, "Nee, behalve") || strings.HasPrefix(in, "Geen doorgifte")
		if strings.Contains(notes(p), string(proposal.NoteExcepted)) != (denied && want == "yes") || strings.Contains(notes(p), string(proposal.NoteUnclear)) != (want == "unknown") {
			t.Errorf("%q is %s, and noted is %s", in, want, notes(p))
		}
	}
}

// The legal basis is the school's; a supplier who names one is not followed.
func TestLegalBasisIsNeverTaken(t *testing.T) {
	s, p := service(t, "Doeleinden\n\n- het oefenen van rekenen\n\nGrondslag\n\nUitvoering van een overeenkomst (art. 6 lid 1 onder b AVG).\n")
	for _, purpose := range s.Purposes {
		if purpose.LegalBasis != "" {
			t.Errorf("legal basis %q", purpose.LegalBasis)
		}
	}
	if len(s.Purposes) != 1 || notes(p) != "legal-basis-left" || len(p.Unmatched) != 1 {
		t.Errorf("purposes %v, notes %s, unmatched %v", s.Purposes, notes(p), p.Unmatched)
	}
}

func TestNoBijsluiter(t *testing.T) {
	for in, want := range map[string]proposal.NoteCode{
		"Onze privacybijsluiter\n\nOp onze website vindt u de privacybijsluiter van elk product.\n": proposal.NoteElsewhere,
		"Boodschappen\n\nMelk, brood en kaas.\n":                                                    proposal.NoteNothing,
		"\n \n":                                                                                     proposal.NoteScan,
	} {
		_, p := read(t, "x", []byte(in))
		if len(p.Items) != 0 || len(p.Notes) == 0 || p.Notes[len(p.Notes)-1].Code != want {
			t.Errorf("%q: %d items, notes %q, want %q", in, len(p.Items), notes(p), want)
		}
	}
}

// A denial about a part ("no pupils' data without that option") was read as a
// denial of the whole, and with certainty.
func TestADenialOfAPartIsNoDenialOfTheTransfer(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want model.Answer
	}{
		"yes, and a part not":   {"Doorgifte buiten de EER\n\nJa, naar de Verenigde Staten; zonder de optionele dienst gaan er geen leerlinggegevens naar landen buiten de EER.\n", model.Yes},
		"two sentences":         {"Doorgifte buiten de EER\n\nJa, naar de Verenigde Staten. Zonder de optionele dienst gaan er geen leerlinggegevens naar landen buiten de EER.\n", model.Unknown},
		"a country, and no":     {"Doorgifte buiten de EER\n\nGegevens van medewerkers gaan naar de Verenigde Staten; van leerlingen geen doorgifte buiten de EER.\n", model.Unknown},
		"no":                    {"Doorgifte buiten de EER\n\nEr is geen doorgifte van persoonsgegevens buiten de EER.\n", model.No},
		"no, with an exception": {"Doorgifte buiten de EER\n\nGeen doorgifte buiten de EER, behalve voor de helpdesk.\n", model.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := service(t, tt.text)
			if s.OutsideEEA != tt.want {
				t.Errorf("outside the EEA is %q, want %q", s.OutsideEEA, tt.want)
			}
		})
	}
}
