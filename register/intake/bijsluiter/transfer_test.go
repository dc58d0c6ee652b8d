package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"
)

const subHead = "Doelgroep: po\n\nSubverwerkers\n\n| Naam | Vestigingsland | Dienst | Plaats van verwerking | Doorgiftemechanisme |\n|---|---|---|---|---|\n"

// What a sub-processor's cell says of its safeguard: modules, dates, the assessment.
func TestTransferOfASubprocessor(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"clauses and assessment", "| Echo Inc. | VS | Spraak | VS | SCC module 3, getekend op 14 januari 2026. DTIA uitgevoerd op 9 december 2025; uitkomst: doorgifte verantwoord met versleuteling. |",
			"yes US 46-2-c [3] signed 2026-01-14 tia 2025-12-09 acceptable-with-measures"},
		{"framework", "| Echo LLC | VS | Mail | Dublin, Ierland en VS | EU-US Data Privacy Framework (DPF); certificering gecontroleerd op 2 maart 2026 |", "yes US 45-3 [] dpf yes 2026-03-02"},
		{"not applicable, in the EEA", "| Nijl GmbH | Duitsland | Mail | Leipstad, Duitsland | Niet van toepassing (binnen de EER) |", "no   []"},
		{"not applicable", "| Nijl GmbH | Duitsland | Mail | Duitsland | n.v.t. |", "no   []"},
		{"nothing said", "| Nijl GmbH | Duitsland | Mail | Duitsland | |", "   []"},
		{"a place outside", "| Echo Inc. | VS | Mail | India | SCC's |", "yes IN 46-2-c []"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, _ := service(t, subHead+tt.in+"\n")
			if len(s.Engagements) != 1 {
				t.Fatalf("engagements %v", s.Engagements)
			}
			tr := s.Engagements[0].Transfer
			got := fmt.Sprintf("%s %s %s %v", tr.OutsideEEA, tr.Country, tr.Mechanism, tr.SCCModules)
			if tr.Signed != "" {
				got += " signed " + string(tr.Signed)
			}
			if tr.TIA.Date != "" {
				got += fmt.Sprintf(" tia %s %s", tr.TIA.Date, tr.TIA.Outcome)
			}
			if tr.DPFCertified != "" {
				got += fmt.Sprintf(" dpf %s %s", tr.DPFCertified, tr.DPFChecked)
			}
			if strings.TrimSpace(got) != strings.TrimSpace(tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}
