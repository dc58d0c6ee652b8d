package statement_test

import (
	"testing"

	"verwerkingsregister/model"
)

// Who is responsible for several processings at once is the controller of each.
func TestResponsibleForAll(t *testing.T) {
	_, p := read(t, "x", []byte("# Privacyverklaring gemeente Duinstee\n\nHet college van de gemeente Duinstee is verantwoordelijk voor de verwerkingen die hieronder staan.\n\n## Parkeervergunningen\n\nWij gebruiken uw naam en kenteken om een vergunning te geven.\n\n## Leerlingenvervoer\n\nWij gebruiken de naam en het adres van uw kind om het vervoer te regelen.\n"))
	n := 0
	for _, it := range p.Items {
		if a, ok := it.Record.(*model.Activity); ok {
			if n++; a.Role != "controller" {
				t.Errorf("%s: role %q", a.Name, a.Role)
			}
		}
	}
	if n < 2 {
		t.Errorf("%d activities", n)
	}
}
