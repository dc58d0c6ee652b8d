package bijsluiter_test

import (
	"context"
	"strings"
	"testing"

	"verwerkingsregister/model"
	"verwerkingsregister/register/intake/bijsluiter"
	"verwerkingsregister/register/intake/html"
	"verwerkingsregister/register/intake/limits"
	"verwerkingsregister/register/intake/proposal"
)

// onPage is the service of a web page below its heading.
func onPage(t *testing.T, text string) *model.Service {
	t.Helper()
	doc, err := html.Read(context.Background(), []byte("<h1>Privacybijsluiter</h1>"+text), limits.Standard())
	if err != nil {
		t.Fatal(err)
	}
	p := bijsluiter.Read(doc, proposal.Document{})
	if len(p.Items) == 0 {
		t.Fatalf("nothing is proposed of %s", text)
	}
	return p.Items[0].Record.(*model.Service)
}

// Several labels in one paragraph each say their own: in bold, or known ones without.
func TestLabelsInOneParagraph(t *testing.T) {
	for name, in := range map[string]string{
		"bold":  "<p><b>Naam product:</b> Leeslicht. <b>Doel:</b> het oefenen van lezen. <b>Betrokkenen:</b> leerlingen en docenten. <b>Bewaartermijn:</b> 2 jaar na einde overeenkomst. <b>Wat anders:</b> niets.</p>",
		"plain": "<p>Naam product: Leeslicht. Doel: het oefenen van lezen. Betrokkenen: leerlingen en docenten. Bewaartermijn: 2 jaar na einde overeenkomst.</p>",
	} {
		s := onPage(t, in)
		if s.Product != "Leeslicht" && s.Product != "Leeslicht." || len(s.Purposes) != 1 || len(s.DataSubjects) != 2 || len(s.Retention) != 1 || s.Explanation != "" {
			t.Errorf("%s: product %q, purposes %v, groups %v, terms %v, explanation %q", name, s.Product, s.Purposes, s.DataSubjects, s.Retention, s.Explanation)
		}
	}
}

// What a paragraph defines are no labels.
func TestDefinitionsAreNoLabels(t *testing.T) {
	s, _ := service(t, "In deze overeenkomst wordt verstaan onder: Verwerker: wie verwerkt. Subverwerkers: wie daarbij helpt. Bewaartermijn: de tijd van bewaren.\n")
	if len(s.Retention) > 0 || len(s.Engagements) > 0 {
		t.Errorf("terms %v, parties %v", s.Retention, s.Engagements)
	}
}

// The head of a pasted mail tells who wrote it and when, and names no product.
func TestHeadOfAMail(t *testing.T) {
	_, p := read(t, t.Name(), []byte("Van: Ada Bos <ada@lamp.example>\nVerzonden: dinsdag 9 juni 2026 16:41\nAan: School\nOnderwerp: RE: gegevens\n\n"+head+
		"De gegevens bewaren we zeven jaar na einde overeenkomst.\n\nGroet,\nAda Bos\n030 - 251 00 11\n"))
	s := p.Items[0].Record.(*model.Service)
	if c := s.Contact; c.Name != "Ada Bos" || c.Email != "ada@lamp.example" || c.Phone != "030 - 251 00 11" || s.DocumentDate != "2026-06-09" || s.Explanation != "" {
		t.Errorf("contact %+v, date %s, explanation %q", c, s.DocumentDate, s.Explanation)
	}
	if !strings.Contains(unmatchedTexts(p), "Onderwerp") {
		t.Errorf("the subject is lost: %v", p.Unmatched)
	}
}

func unmatchedTexts(p *proposal.Proposal) string {
	var all []string
	for _, u := range p.Unmatched {
		all = append(all, u.Text)
	}
	return strings.Join(all, "\n")
}
