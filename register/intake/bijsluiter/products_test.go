package bijsluiter_test

import (
	"fmt"
	"strings"
	"testing"

	"verwerkingsregister/model"
)

// summary says of each service of a text what it is called and what was found for it.
func summary(t *testing.T, text string) string {
	t.Helper()
	_, p := read(t, t.Name(), []byte(text))
	var all []string
	for _, it := range p.Items {
		s, ok := it.Record.(*model.Service)
		if !ok {
			continue
		}
		parts := []string{s.Product}
		for _, c := range s.DataCategories {
			parts = append(parts, c.Label+"="+string(c.Applies))
		}
		for _, e := range s.Engagements {
			parts = append(parts, e.Party)
		}
		for _, k := range s.Retention {
			amount, _ := k.Amount.Value()
			parts = append(parts, fmt.Sprint(amount, " ", k.Unit))
		}
		for _, at := range s.Storage {
			parts = append(parts, "in "+at.Place)
		}
		all = append(all, strings.Join(parts, ", "))
	}
	return strings.Join(all, "\n")
}

const maker = "\n\nNaam Verwerker: Lamp B.V.\n\n"

// One annex about several products, in the shapes that suppliers have for it; and annexes of one
// product that look like it.
func TestSeveralProducts(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a column for each", "# Privacybijsluiter voor Leesbaar Thuis en Leesbaar Klas" + maker + "## Categorieën persoonsgegevens\n\n| Gegevens | Leesbaar Thuis | Leesbaar Klas | Bewaartermijn |\n|---|---|---|---|\n| Naam | ja | ja | 1 jaar |\n| BSN | nee | nee | |\n| Foto's | ja | nee | 30 dagen |\n",
			"Leesbaar Thuis, Naam=yes, BSN=no, Foto's=yes, 1 year, 30 day\nLeesbaar Klas, Naam=yes, BSN=no, Foto's=no, 1 year"},
		{"sub-processors ticked for each", "# Privacybijsluiter voor Leesbaar en Leesbaar Plus" + maker + "## Subverwerkers\n\n| Subverwerker | Dienst | Land | Leesbaar | Leesbaar Plus |\n|---|---|---|---|---|\n| Wolkhuis B.V. | hosting | Nederland | x | x |\n| Stembron B.V. | spraak | Duitsland | - | x |\n",
			"Leesbaar, Wolkhuis B.V.\nLeesbaar Plus, Wolkhuis B.V., Stembron B.V."},
		{"labels with a value for each", "# Privacybijsluiter\n\n| Onderdeel | A | B |\n|---|---|---|\n| Naam product | Rekenboom | Taalboom |\n| Naam Verwerker | Lamp B.V. | Lamp B.V. |\n| Opslag | Zwolle, Nederland | Gent, België |\n",
			"Rekenboom, in Zwolle\nTaalboom, in Gent"},
		{"a product in each row", "# Privacybijsluiter" + maker + "| Product | Doelgroep | Opslag |\n|---|---|---|\n| Rekenboom | po | Zwolle, Nederland |\n| Taalboom | vo | Gent, België |\n\n## Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n",
			"Rekenboom, Wolkhuis B.V., in Zwolle\nTaalboom, Wolkhuis B.V., in Gent"},
		{"a section for each", "# Privacybijsluiter Rekenboom en Taalboom" + maker + "## Rekenboom\n\n### Categorieën persoonsgegevens\n\n- Naam\n\n## Taalboom\n\n### Categorieën persoonsgegevens\n\n- E-mailadres\n\n## Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n",
			"Rekenboom, Naam=yes, Wolkhuis B.V.\nTaalboom, E-mailadres=yes, Wolkhuis B.V."},
		{"a list above what they share", "# Privacybijsluiter" + maker + "Deze bijsluiter geldt voor de volgende producten:\n\n- Rekenboom\n- Taalboom (vo)\n\n## Categorieën persoonsgegevens\n\n- Naam\n\n## Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n- Stembron B.V. (Duitsland): spraak, alleen bij Taalboom\n",
			"Rekenboom, Naam=yes, Wolkhuis B.V.\nTaalboom, Naam=yes, Wolkhuis B.V., Stembron B.V."},
		{"parallel parts", "# Onze producten en de AVG" + maker + "## Rekenboom\n\nDoeleinden: oefenen\n\nBewaartermijn: 1 jaar\n\n## Taalboom\n\nDoeleinden: lezen\n\nBewaartermijn: 2 jaar\n\n## Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n",
			"Rekenboom, Wolkhuis B.V., 1 year\nTaalboom, Wolkhuis B.V., 2 year"},
		{"parallel tables", "# Privacybijsluiters" + maker + "## Rekenboom\n\n| Onderdeel | Invulling |\n|---|---|\n| Doeleinden | oefenen |\n| Persoonsgegevens leerlingen | geen |\n| Bewaartermijn | 1 jaar |\n\n## Rekenboom Plus\n\n| Onderdeel | Invulling |\n|---|---|\n| Doeleinden | toetsen |\n| Persoonsgegevens leerlingen | naam, klas |\n| Bewaartermijn | 2 jaar |\n\n## Voor beide\n\n### Subverwerkers\n\n- Wolkhuis B.V. (Nederland): hosting\n",
			"Rekenboom, Wolkhuis B.V., 1 year\nRekenboom Plus, naam, klas=yes, Wolkhuis B.V., 2 year"},
		{"parties with the same parts", "# Privacybijsluiter Rekenboom" + maker + "Onze producten staan bij anderen.\n\n## Categorieën persoonsgegevens\n\n- Naam\n\n## Subverwerkers\n\n### Wolkhuis\n\nDoeleinden: hosting\n\nBewaartermijn: geen\n\n### Stembron\n\nDoeleinden: spraak\n\nBewaartermijn: geen\n",
			"Rekenboom, Naam=yes"},
		{"parts of one product in rows", "# Privacybijsluiter\n\nNaam product: Rekenboom" + maker + "| Dienst | Doel | Bewaartermijn |\n|---|---|---|\n| Inloggen | toegang geven | 1 jaar |\n| Toetsen | toetsen afnemen | 2 jaar |\n",
			"Rekenboom"},
		{"one product with and in its name", "# Privacybijsluiter Lezen en Schrijven" + maker + "## Categorieën persoonsgegevens\n\n| Gegevens | Leerling | Docent |\n|---|---|---|\n| Naam | ja | ja |\n",
			"Lezen en Schrijven, Naam=yes"},
		{"a list of what the product does", "# Privacybijsluiter Rekenboom" + maker + "De volgende diensten zijn onlosmakelijk verbonden:\n\n- Oefenen\n- Toetsen\n\n## Categorieën persoonsgegevens\n\n- Naam\n",
			"Rekenboom, Naam=yes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := summary(t, tt.in); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
