package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
)

// What a supplier states of new sub-processors, and what it does not.
func TestNoticeAndObjection(t *testing.T) {
	for text, want := range map[string]struct{ notice, objection model.Count }{
		"Een nieuwe subverwerker kondigen wij 30 dagen van tevoren aan; bezwaar is mogelijk binnen 14 dagen.":                     {model.N(30), model.N(14)},
		"Verwerker informeert de onderwijsinstelling ten minste vier weken voorafgaand aan de inzet van een nieuwe subverwerker.": {model.N(28), model.Count{}},
		"We announce new sub-processors 21 days in advance. The customer may object within 10 days.":                              {model.N(21), model.N(10)},
		"De school kan tegen een nieuwe subverwerker bezwaar maken binnen een redelijke termijn.":                                 {},
		"Nieuwe subverwerkers worden twee maanden van tevoren gemeld.":                                                            {},
		"U heeft recht van bezwaar; wij reageren binnen 14 dagen op een bezwaar tegen de verwerking.":                             {},
		"De subverwerkers bewaren de gegevens 30 dagen.":                                                                          {},
	} {
		s, _ := service(t, strings.Join([]string{"# Privacybijsluiter Leeslicht", "", "Naam product: Leeslicht", "", "Naam Verwerker: Leeslicht B.V.", "", "## Subverwerkers", "", "- Wolkhuis B.V., Nederland, hosting", "", "## Afspraken", "", text, ""}, "\n"))
		if s.NoticeDays != want.notice || s.ObjectionDays != want.objection {
			t.Errorf("%q: notice %q and objection %q, want %q and %q", text, s.NoticeDays, s.ObjectionDays, want.notice, want.objection)
		}
	}
}
