package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
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

// A cell that says the question does not apply is no certain no, and no no at all to tick
// where the same row has a place outside the EEA.
func TestHowSureATransferIsDenied(t *testing.T) {
	_, p := read(t, "lijst.md", []byte("# Privacybijsluiter Duinpad\n\nNaam product: Duinpad\n\n## Subverwerkers\n\n"+
		"| Naam | Dienst | Land | Doorgifte buiten de EER | Waarborg |\n|---|---|---|---|---|\n"+
		"| Noordkorrel B.V. | hosting | Nederland | nee | - |\n| Oostkorrel B.V. | back-up | Nederland | n.v.t. | n.v.t. |\n"+
		"| Zuidkorrel Inc. | e-mail | Verenigde Staten | n.v.t. | n.v.t. |\n| Westkorrel Inc. | support | Verenigde Staten | nee | - |\n"))
	want := map[string]proposal.Confidence{
		"Noordkorrel B.V.": proposal.Certain, "Oostkorrel B.V.": proposal.Likely,
		"Zuidkorrel Inc.": proposal.Doubtful, "Westkorrel Inc.": proposal.Doubtful,
	}
	rows := p.Items[0].Root().Rows("engagements")
	if len(rows) != len(want) {
		t.Fatalf("%d sub-processors", len(rows))
	}
	for i, row := range rows {
		party := p.Items[0].Record.(*model.Service).Engagements[i].Party
		if got := row.Evidence("transfer.outsideEEA").Confidence; got != want[party] {
			t.Errorf("%s: %q, want %q", party, got, want[party])
		}
	}
}

// What stands in brackets behind a country is a town only when it can be one.
func TestBracketsBehindACountry(t *testing.T) {
	for in, want := range map[string]string{
		"Verenigde Staten (AWS)":    "",
		"Verenigde Staten (Azure)":  "",
		"Duitsland (Leipstad)":      "Leipstad",
		"Duitsland (Frankfurt)":     "Frankfurt",
		"Verenigde Staten (opslag)": "",
	} {
		s, _ := service(t, subHead+"| Echo Inc. | VS | Mail | "+in+" | |\n")
		if at := s.Engagements[0].Locations; len(at) != 1 || at[0].Place != want || at[0].Country == "" {
			t.Errorf("%s: %+v, want %q", in, at, want)
		}
	}
}
