package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
)

// A supplier tells everything in sentences under no heading at all.
func TestSentencesUnderNoHeading(t *testing.T) {
	_, p := read(t, t.Name(), []byte(`Privacybijsluiter Klokhuisje

Klokhuisje wordt geleverd door VOF De Gouden Wijzer, gevestigd te Deventer. Wij verwerken de naam, het e-mailadres en de leeftijd van leerlingen om de voortgang bij te houden en om leerkrachten te informeren. Het hosten gebeurt door Mistral Hosting B.V. in Zwolle, en sms'jes worden verstuurd door Piepstem ApS uit Kopenhagen. Wij verwerken geen BSN. De gegevens worden na 2 jaar gewist, logbestanden na zes weken. De verbinding loopt via TLS en beheerders loggen in met tweefactorauthenticatie. Wij zijn sinds 2022 gecertificeerd volgens ISO 27001.
`))
	s, ok := p.Items[0].Record.(*model.Service)
	if !ok {
		t.Fatalf("no service is proposed; notes %v", p.Notes)
	}
	var purposes, data, parties, terms, measures, norms []string
	for _, p := range s.Purposes {
		purposes = append(purposes, p.Text)
	}
	for _, c := range s.DataCategories {
		data = append(data, c.Label+" "+string(c.Applies))
	}
	for _, e := range s.Engagements {
		parties = append(parties, e.Party)
	}
	for _, r := range s.Retention {
		terms = append(terms, r.Amount.String()+" "+string(r.Unit))
	}
	for _, m := range s.Measures {
		measures = append(measures, string(m.Code))
	}
	for _, c := range s.Certificates {
		norms = append(norms, string(c.Standard)+" "+string(c.Status))
	}
	for _, c := range []struct {
		name string
		got  []string
		want string
	}{
		{"supplier", []string{s.Vendor}, "VOF De Gouden Wijzer"},
		{"purposes", purposes, "de voortgang bij te houden; leerkrachten te informeren"},
		{"data", data, "naam yes; e-mailadres yes; leeftijd yes; BSN no"},
		{"parties", parties, "Mistral Hosting B.V.; Piepstem ApS"},
		{"terms", terms, "2 year; 6 week"},
		{"measures", measures, "encryption-transit; mfa"},
		{"certificates", norms, "iso-27001 held"},
	} {
		if got := strings.Join(c.got, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
