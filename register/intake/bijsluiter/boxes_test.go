package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/model"
	x "verwerkingsregister/register/intake/docx/docxtest"
)

// A paragraph with several boxes is a list: what has no tick is no purpose.
func TestBoxesInOneParagraph(t *testing.T) {
	for name, between := range map[string]string{"on lines": "<br>", "beside each other": " "} {
		s := onPage(t, "<p>Naam product: Leeslicht</p><h2>Doeleinden voor het verwerken van gegevens</h2><p>"+strings.Join([]string{
			"☒ a. het leveren en in gebruik geven van digitale leermiddelen", "☒ b. het toegang krijgen tot de aangeboden leermiddelen", "☐ c. onderzoek en analyse op basis van strikte voorwaarden"}, between)+"</p>")
		if len(s.Purposes) != 2 {
			t.Errorf("%s: %d purposes: %+v", name, len(s.Purposes), s.Purposes)
		}
		for _, p := range s.Purposes {
			if strings.Contains(p.Text, "onderzoek") || strings.ContainsAny(p.Text, "☒☐") {
				t.Errorf("%s: %q", name, p.Text)
			}
		}
	}
}

// Boxes within what a category holds: what has no tick is no datum of it.
func TestBoxesWithinACategory(t *testing.T) {
	s, _ := service(t, "Categorieën van persoonsgegevens\n\n| | Categorie | Toelichting |\n|---|---|---|\n| ☒ | 7. Studievoortgang | te weten: ☐ Examinering ☒ Resultaten van oefeningen ☐ Aanwezigheid ☒ Klas, leerjaar |\n| ☐ | 9. Financiën | te weten: ☐ Rekeningnummer |\n")
	var got []string
	for _, c := range s.DataCategories {
		got = append(got, c.Items...)
	}
	if want := "Resultaten van oefeningen+Klas+leerjaar"; strings.Join(got, "+") != want {
		t.Errorf("got %q, want %s", got, want)
	}
}

// A choice in a form that still shows its prompt is no answer, and so no no.
func TestAPromptIsNoAnswer(t *testing.T) {
	answer := func(label string, given x.X) x.X { return x.Row(x.Cell(x.P(x.T(label))), x.Cell(x.P(given))) }
	_, p := read(t, "form.docx", x.File(x.H(1, "Privacybijsluiter Rekenrijk"), x.H(2, "Categorieën persoonsgegevens"), x.Table(x.HeadRow("Categorie", "Van toepassing"),
		answer("Contactgegevens", x.T("x")), answer("Stempasgegevens", x.Prompt("", "", "Kies een item.")), answer("Sokkenmaat", x.T("")))))
	var got []string
	for _, it := range p.Items {
		if s, ok := it.Record.(*model.Service); ok {
			for _, c := range s.DataCategories {
				got = append(got, fmt.Sprint(c.Label, "=", c.Applies))
			}
		}
	}
	if got, want := strings.Join(got, " "), "Contactgegevens=yes Stempasgegevens= Sokkenmaat=no"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
