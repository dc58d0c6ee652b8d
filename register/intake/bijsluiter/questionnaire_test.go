package bijsluiter_test

import (
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/proposal"
)

// A questionnaire on security asks about the product: its questions are no data, and a measure that is
// denied or still to come is not taken.
func TestQuestionnaire(t *testing.T) {
	s, _ := service(t, "# Security questionnaire\n\nDrawn up: 4 May 2026\n\nProduct: Duinpad\n\n## Access control\n\n| Question | Answer |\n|---|---|\n| Encryption in transit? | Yes — TLS 1.3 everywhere. |\n| Multi-factor authentication? | Possible in principle but not yet offered. |\n| Penetration test? | No. None was done so far. |\n\n## Data handling\n\n| Question | Answer |\n|---|---|\n| Is pupil data ever sold to others? | No, never. |\n| Can the school take its data out? | Yes, at any time. |\n| Are old accounts taken away by themselves? | Yes — after 3 years. |\n")
	var codes []string
	for _, m := range s.Measures {
		codes = append(codes, string(m.Code))
		if strings.Contains(m.Text, "2026") {
			t.Errorf("the day it was drawn up is a measure: %q", m.Text)
		}
	}
	if got := strings.Join(codes, " "); got != "encryption-transit" {
		t.Errorf("measures %q", got)
	}
	if len(s.DataCategories) > 0 {
		t.Errorf("data: %+v", s.DataCategories)
	}
}

// A table of the hosts of a page names no data, and a branch of which data are kept is no address.
func TestHostsAndBranches(t *testing.T) {
	s, _ := service(t, "Product: Duinpad\n\nLeverancier: Zandkorrel B.V.\n\n## Data we handle\n\n- Account: e-mailadres, rol\n- Vestiging: naam, adres, openstaande punten\n\n## Hosts\n\n| Host | Directive | Purpose |\n|---|---|---|\n| `https://js.zand.example` | script-src | Payment form |\n| `https://api.zand.example` | connect-src | Payment calls |\n")
	if s.VendorAddress != "" {
		t.Errorf("the address is %q", s.VendorAddress)
	}
	for _, c := range s.DataCategories {
		if strings.Contains(c.Label, "https") {
			t.Errorf("a host is a category: %q", c.Label)
		}
	}
}

// A contract that calls its second party the processor names the supplier; a place that each customer
// chooses is not certain; the word for a list is no product.
func TestOpeningsAndChosenPlaces(t *testing.T) {
	_, p := read(t, "list.md", []byte("# Sub-processor List\n\n**Between:** [CUSTOMER] (\"Controller\") and Duin Canvas (\"Processor\")\n\n## Sub-processors\n\n| Sub-processor | Service | Location |\n|---|---|---|\n| Zand Cloud | Hosting | Region chosen by the customer (here: Frankfurt) |\n"))
	if s := p.Items[0].Record.(*model.Service); s.Vendor != "Duin Canvas" || s.Product != "" {
		t.Errorf("supplier %q, product %q", s.Vendor, s.Product)
	}
	for _, e := range p.Items[0].Root().Rows("engagements") {
		for _, at := range e.Rows("locations") {
			if at.Evidence("country").Confidence == proposal.Certain {
				t.Errorf("%s is certain", at.Text("text"))
			}
		}
	}
}

// What is done with data, in the words of the law, is not what it is done for.
func TestOperationsAreNoPurposes(t *testing.T) {
	s, _ := service(t, "Product: Duinpad\n\n## Aard en doel van de verwerking\n\nDe verwerking kan bestaan uit:\n\n- opslaan;\n- raadplegen;\n- verwijderen.\n\nDe gegevens worden gebruikt om wandelingen te plannen.\n")
	if len(s.Purposes) != 1 || !strings.Contains(s.Purposes[0].Text, "wandelingen") {
		t.Errorf("purposes %+v", s.Purposes)
	}
}

// A heading may name the product where it tells which data there are, and deny it.
func TestHeadingsOnData(t *testing.T) {
	for heading, want := range map[string]int{
		"Gegevens die het Duinpad bewaart":      2,
		"Data we handle":                        2,
		"Gegevens die het Duinpad niet bewaart": 0,
	} {
		s, _ := service(t, "## "+heading+"\n\n- Account: e-mailadres, rol\n- Wandeling: begintijd, route\n")
		yes := 0
		for _, c := range s.DataCategories {
			if c.Applies == model.AppliesYes {
				yes++
			}
		}
		if yes != want {
			t.Errorf("%s: %d data, want %d: %+v", heading, yes, want, s.DataCategories)
		}
	}
}

// What processing belongs to is no data.
func TestInTheCourseOf(t *testing.T) {
	s, _ := service(t, "## Background\n\nWe process names and e-mail addresses as part of providing the walks.\n")
	for _, c := range s.DataCategories {
		if strings.Contains(c.Label, "walks") || strings.Contains(c.Label, "part") {
			t.Errorf("%q is a category", c.Label)
		}
	}
	if len(s.DataCategories) != 2 {
		t.Errorf("data: %+v", s.DataCategories)
	}
}
