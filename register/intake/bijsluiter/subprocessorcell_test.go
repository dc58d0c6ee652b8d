package bijsluiter_test

import (
	"strings"
	"testing"
)

// A cell that holds a place, a safeguard and a certificate in any order, and cells that do not.
func TestCellsOfSeveralThings(t *testing.T) {
	for cells, want := range map[string]string{
		"hosting | Ierland, SCC's, ISO 27001 | ":                         "hosting/IE/46-2-c/iso-27001 of Wolkhuis B.V.",
		"hosting | ISO 27001; SCC; VS | ":                                "hosting/US/46-2-c/iso-27001 of Wolkhuis B.V.",
		"hosting | VS (Data Privacy Framework), SOC 2 Type II | ":        "hosting/US/45-3/soc-2 of Wolkhuis B.V.",
		"hosting | SOC 2 Type II | ":                                     "hosting///soc-2 of Wolkhuis B.V.",
		"hosting | Frankfurt, Duitsland | ISO 27001 en NEN 7510":         "hosting/Frankfurt DE//iso-27001 of Wolkhuis B.V.+nen-7510 of Wolkhuis B.V.",
		"hosting (ISO 27001 gecertificeerd) | Amsterdam, Nederland | ":   "hosting (ISO 27001 gecertificeerd)/Amsterdam NL//",
		"hosting | Dublin, Ierland | geen doorgifte, ISO 27001 volgt":    "hosting/Dublin IE//",
		"verzenden van sms, e-mail en post | Zwolle en Gent | SCC's, VS": "verzenden van sms, e-mail en post/Zwolle NL+Gent BE/46-2-c/",
	} {
		s, _ := service(t, "Subverwerkers\n\n| Subverwerker | Dienst | Locatie | Waarborg |\n|---|---|---|---|\n| Wolkhuis B.V. | "+cells+" |\n")
		e := s.Engagements[0]
		var places, held []string
		for _, at := range e.Locations {
			places = append(places, strings.TrimSpace(at.Place+" "+string(at.Country)))
		}
		for _, c := range s.Certificates {
			held = append(held, string(c.Standard)+" of "+c.Holder)
		}
		if got := strings.Join([]string{e.Service, strings.Join(places, "+"), string(e.Transfer.Mechanism), strings.Join(held, "+")}, "/"); got != want {
			t.Errorf("%s: got %s, want %s", cells, got, want)
		}
	}
}

// A line that starts with what is done, and one with a place and a safeguard in brackets.
func TestLinesOfParties(t *testing.T) {
	for line, want := range map[string]string{
		"Helpdesk: Lamp B.V., Ede, Nederland":                           "Lamp B.V./Helpdesk/Ede NL/",
		"Tegel Inc.: kaarten (VS, op basis van het DPF)":                "Tegel Inc./kaarten/US/45-3",
		"Wolkhuis B.V. te Zwolle: hosting":                              "Wolkhuis B.V./hosting/Zwolle NL/",
		"Lamp A/S (hosting, Kopenhagen); Tegel GmbH (kaarten, Berlijn)": "Lamp A/S/hosting/Kopenhagen DK/+Tegel GmbH/kaarten/Berlijn DE/",
		"(niet meer in gebruik: Oudewolk Inc., Verenigde Staten)":       "",
	} {
		s, _ := service(t, "Subverwerkers\n\n- "+line+"\n")
		var got []string
		for _, e := range s.Engagements {
			var places []string
			for _, at := range e.Locations {
				places = append(places, strings.TrimSpace(at.Place+" "+string(at.Country)))
			}
			got = append(got, strings.Join([]string{e.Party, e.Service, strings.Join(places, "+"), string(e.Transfer.Mechanism)}, "/"))
		}
		if strings.Join(got, "+") != want {
			t.Errorf("%s: got %s, want %s", line, strings.Join(got, "+"), want)
		}
	}
}

// An item that says that a party is not or no longer used names no party.
func TestAPartyThatIsDenied(t *testing.T) {
	s, p := service(t, "Subverwerkers\n\n- Wolkhuis B.V. – hosting (Nederland)\n- Tegel gebruiken wij niet meer sinds 2025.\n- Lamp wordt niet langer ingezet.\n- Met Dak Inc. werken wij niet.\n")
	if len(s.Engagements) != 1 || s.Engagements[0].Party != "Wolkhuis B.V." || !strings.Contains(notes(p), "negated") {
		t.Errorf("parties %+v, notes %s", s.Engagements, notes(p))
	}
}
