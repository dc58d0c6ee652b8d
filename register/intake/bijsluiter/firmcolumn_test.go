package bijsluiter_test

import "testing"

// A column of firms is that of the sub-processors, whatever stands above it; one who is still to be
// chosen is none. What is being prepared for is no certificate that is held.
func TestFirmColumnAndPlannedCertificate(t *testing.T) {
	s, _ := service(t, `Doelgroep: po

## Subverwerkers

| Huis | Land | Rol | Doorgifte? |
|---|---|---|---|
| Datahuis NV | BE | hosting | n.v.t. |
| Sendly Inc. | VS | mail | ja, SCC |
| n.t.b. | - | - | - |

## Certificaten

| Certificaat | Wie | Geldig tot |
|---|---|---|
| ISO 27001 | Datahuis NV | 31-12-2027 |
| ISO 27001 | Lamp B.V. | in voorbereiding (2027) |

## Doorgifte buiten de EER

☒ Nee ☐ Ja, namelijk:
`)
	got := ""
	for _, e := range s.Engagements {
		got += string(e.Party) + " " + e.Service + "|"
	}
	if len(s.Engagements) != 2 || s.Engagements[0].Service != "hosting" || s.Engagements[1].Service != "mail" {
		t.Errorf("sub-processors %s", got)
	}
	if len(s.Certificates) != 2 || s.Certificates[0].Status != "held" || s.Certificates[1].Status != "planned" || s.Certificates[1].To != "" {
		t.Errorf("certificates %+v", s.Certificates)
	}
	if s.OutsideEEA != "no" {
		t.Errorf("outside the EEA %q", s.OutsideEEA)
	}
}
