package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/register/intake/proposal"
)

// Of a table whose cells came on a line each, it is not known which tick is whose: nothing is a yes,
// nothing is certain, and the officer is told.
func TestCellsOnALineEach(t *testing.T) {
	s, p := service(t, "D. Categorieën persoonsgegevens\n\nCategorie\nLeerlingen\nMedewerkers\n1a Contactgegevens (naam)\nX\nX\n5 Medische gegevens\n-\n-\n13 BSN\n\nX\n")
	if len(s.DataCategories) == 0 {
		t.Error("no data are read")
	}
	for _, c := range s.DataCategories {
		if c.Applies == "yes" {
			t.Errorf("%s is a yes", c.Label)
		}
	}
	for _, it := range p.Items {
		for path, ev := range it.Evidence {
			if ev.Confidence == proposal.Certain {
				t.Errorf("%s is certain", path)
			}
		}
	}
	if !strings.Contains(notes(p), string(proposal.NoteCellsApart)) {
		t.Errorf("notes %q", notes(p))
	}
}
