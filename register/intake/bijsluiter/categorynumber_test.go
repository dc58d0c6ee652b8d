package bijsluiter_test

import (
	"testing"

	"verwerkingsregister/model"
)

// The numbers of the model say which categories are meant where they stand alone and the data
// beside them bear it out; numbers that a supplier gives his own list say nothing.
func TestCategoriesByNumber(t *testing.T) {
	const head = "Doelgroep: po\n\n## Persoonsgegevens\n\n| Categorie | Wat | Wel/niet |\n|---|---|---|\n"
	for name, tt := range map[string]struct{ rows, want string }{
		"of the model": {"| 1a | naam, voornaam | wel |\n| 1b | geboortedatum | niet |\n| 7 | klas en niveau | wel |\n| 13 | BSN | niet |\n", "1a:yes 1b:no 7:yes 13:no "},
		"counted":      {"| 1 | naam | wel |\n| 2 | geboortedatum | niet |\n| 3 | pasfoto | wel |\n| 4 | BSN | niet |\n", ":yes :no :yes :no "},
		"of his own":   {"| 2 | naam | wel |\n| 3 | geboortedatum | niet |\n| 4 | pasfoto | wel |\n| 5 | BSN | niet |\n", ":yes :no :yes :no "},
	} {
		s, _ := service(t, head+tt.rows)
		got := ""
		for _, c := range s.DataCategories {
			got += string(c.Code) + ":" + string(c.Applies) + " "
		}
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", name, got, tt.want)
		}
	}
}

// Under a heading that asks of whom which data are held, headings below it are groups, also those
// nobody listed, and what stands in the lists is data.
func TestDataUnderHeadingsOfGroups(t *testing.T) {
	for _, head := range []string{"Van wie verwerken we welke gegevens?", "Whose data do we process, and which?", "Gegevens per groep"} {
		s, _ := service(t, "# Bijlage bij de verwerkersovereenkomst\n\n## "+head+"\n\n### Gegevens van cliënten\n\n- naam\n- adres\n\n### Monteurs\n\n- roosternummer\n\nHet burgerservicenummer slaan we niet op.\n")
		names := map[string]string{}
		for _, g := range s.DataSubjects {
			names[string(g.ID)] = g.Name
		}
		got := ""
		for _, c := range s.DataCategories {
			got += c.Label + " " + string(c.Applies)
			for _, id := range c.Subjects {
				got += " " + names[string(id)]
			}
			got += "|"
		}
		if want := "naam yes cliënten|adres yes cliënten|roosternummer yes Monteurs|burgerservicenummer no|"; got != want {
			t.Errorf("%s: got %s, want %s", head, got, want)
		}
	}
}

// Parts of the service behind a heading on its line stand between semicolons.
func TestOptionsInOneLine(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## B. Omschrijving specifieke diensten\n\nVerwerkingen die onlosmakelijk onderdeel zijn van de dienst: oefenen; toetsen maken.\n\nOptionele verwerkingen: koppeling met het leerlingadministratiesysteem; thuis lezen (ook voor ouders).\n")
	got := ""
	for _, o := range s.Options {
		got += o.Text + " " + string(o.Mode) + "|"
	}
	if want := "oefenen inseparable|toetsen maken inseparable|koppeling met het leerlingadministratiesysteem optional|thuis lezen (ook voor ouders) optional|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What is called after its supplier and said to be software is the product, without an article
// too; a supplier that is said to be something else is none.
func TestSoftwareCalledAfterItsSupplier(t *testing.T) {
	for sentence, want := range map[string]string{
		"Roosterlicht is planningssoftware voor thuiszorgorganisaties.":   "Roosterlicht",
		"Roosterlicht is leverancier van planningssoftware voor de zorg.": "",
		"Roosterlicht is een uitgeverij van leermiddelen voor de zorg.":   "",
	} {
		_, p := read(t, t.Name(), []byte("# Bijlage bij de verwerkersovereenkomst\n\nDeze bijlage hoort bij de verwerkersovereenkomst tussen de klant en Roosterlicht B.V., Spoorlaan 3, 5038 CB Tilburg (verwerker).\n\n## Waarvoor verwerken we gegevens?\n\n"+sentence+" We verwerken gegevens om:\n\n- roosters te maken\n\n## Welke gegevens?\n\n- naam\n"))
		for _, it := range p.Items {
			if s, ok := it.Record.(*model.Service); ok && s.Product != want {
				t.Errorf("%s: product %q, want %q", sentence, s.Product, want)
			}
		}
		if len(p.Items) == 0 {
			t.Errorf("%s: nothing is proposed", sentence)
		}
	}
}
