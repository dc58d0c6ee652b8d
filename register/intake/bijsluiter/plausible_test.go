package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/model/field"
	"verwerkingsregister/register/intake/proposal"
)

// sureOf gives how sure each value is that holds a text: "purposes.text certain".
func sureOf(p *proposal.Proposal, text string) string {
	var all []string
	for _, it := range p.Items {
		for path, ev := range it.Evidence {
			v, err := field.Get(it.Record, path)
			if err == nil && strings.Contains(fmt.Sprint(v), text) {
				all = append(all, string(ev.Confidence))
			}
		}
	}
	return strings.Join(all, " ")
}

// What does not look like what it was taken for is proposed and is not certain, at a place
// where what does look like it is.
func TestWhatLooksOtherIsNotCertain(t *testing.T) {
	for _, tt := range []struct{ name, in, certain, likely string }{
		{"a kind of data among the purposes", "## Doeleinden\n\n- het plannen van lessen\n- Telefoonnummer\n", "het plannen", "Telefoonnummer"},
		{"a sentence about data among the purposes", "## Doeleinden\n\n- het plannen van lessen\n- De gegevens worden verwerkt voor het maken van roosters en lijsten\n", "het plannen", "worden verwerkt voor"},
		{"the question among the optional parts", "## Optionele diensten\n\n- het afnemen van een niveautest\n- School kiest: ja / nee\n", "niveautest", "School kiest"},
		{"a label for a sub-processor", "## Subverwerkers\n\n| Subverwerker | Dienst |\n|---|---|\n| Duinhost B.V. | hosting |\n| Vestigingsland | Nederland |\n", "Duinhost", "Vestigingsland"},
		{"a seat and a task behind the firm", "## Subverwerkers\n\n| Subverwerker | Dienst |\n|---|---|\n| Duinhost B.V. | hosting |\n| Lamp & Zoon BV, Ede, belwerk | bellen |\n", "Duinhost", "belwerk"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, p := service(t, tt.in)
			if got := sureOf(p, tt.certain); !strings.HasPrefix(got, "certain") {
				t.Errorf("%q is %q, and should be certain", tt.certain, got)
			}
			if got := sureOf(p, tt.likely); strings.Contains(got, "certain") {
				t.Errorf("%q is %q", tt.likely, got)
			}
		})
	}
}

// A service that nobody gives a name or a supplier has no value that is certain.
func TestNothingIsCertainOfANamelessService(t *testing.T) {
	const annex = "## Categorieën persoonsgegevens\n\n| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens | ja |\n| Medische gegevens | nee |\n\n## Bewaartermijnen\n\nLogbestanden: 90 dagen\n"
	for head, want := range map[string]bool{"# Bijlage 1 bij de verwerkersovereenkomst\n\n": false, "# Bijlage 1 bij de verwerkersovereenkomst\n\nNaam product: Rekenrijk\n\n": true} {
		_, p := read(t, t.Name()+".md", []byte(head+annex))
		sure, all := 0, 0
		for _, it := range p.Items {
			for _, ev := range it.Evidence {
				all++
				if ev.Confidence == proposal.Certain {
					sure++
				}
			}
		}
		if all == 0 || sure > 0 != want {
			t.Errorf("%q: %d of %d values are certain", head, sure, all)
		}
	}
}

// An answer is no surer than what it is about.
func TestAnAnswerIsNoSurerThanItsRow(t *testing.T) {
	_, p := service(t, "## Subverwerkers\n\n| Subverwerker | Dienst | Land |\n|---|---|---|\n| Datapolder B.V., Hostinghuis Noord B.V. en Kabelkast B.V. | beheer | Nederland |\n| Duwtje Inc. | pushberichten | VS |\n")
	if got := sureOf(p, "beheer"); strings.Contains(got, "certain") {
		t.Errorf("what three firms in one cell do is %q", got)
	}
	if got := sureOf(p, "pushberichten"); !strings.Contains(got, "certain") {
		t.Errorf("what one firm does is %q", got)
	}
}

// A dash in a column in which others say no is likely no more than a no.
func TestADashBesideAnswers(t *testing.T) {
	_, p := service(t, "## Categorieën persoonsgegevens\n\n| Categorie | Van toepassing |\n|---|---|\n| Contactgegevens | ja |\n| Medische gegevens | - |\n| BSN | nee |\n")
	want := map[string]string{"Medische gegevens": "no likely", "BSN": "no certain"}
	for _, row := range p.Items[0].Root().Rows("dataCategories") {
		if got, asked := row.Text("applies")+" "+string(row.Evidence("applies").Confidence), want[row.Text("label")]; asked != "" && got != asked {
			t.Errorf("%s: %s, want %s", row.Text("label"), got, asked)
		}
	}
}
