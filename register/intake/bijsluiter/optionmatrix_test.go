package bijsluiter_test

import "testing"

// A table tells of each part of the service whether it is a choice, and what was chosen; a box that
// is open says that nobody chose.
func TestOptionMatrix(t *testing.T) {
	s, _ := service(t, `Doelgroep: po

## Omschrijving specifieke diensten

| Dienst | Onlosmakelijk | Optioneel | Gekozen door school |
|---|---|---|---|
| Oefenen | ☒ | ☐ | |
| Thuis lezen | ☐ | ☒ | ☒ ja ☐ nee |
| Rapporten | ☐ | ☒ | ☐ ja ☒ nee |
| Koppeling | ☐ | ☒ | ☐ |
| Toetsen | ☒ | ☒ | |

## Persoonsgegevens

| Categorie | Van toepassing |
|---|---|
| Contactgegevens (4) | Ja |
| Studievoortgang (7) | x (optie) |
`)
	got := ""
	for _, o := range s.Options {
		got += o.Text + " " + string(o.Mode) + " " + string(o.Chosen) + "|"
	}
	if want := "Oefenen inseparable |Thuis lezen optional yes|Rapporten optional no|Koppeling optional |Toetsen  |"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	got = ""
	for _, c := range s.DataCategories {
		got += string(c.Code) + " " + c.Label + " " + string(c.Applies) + "|"
	}
	if want := "4 Contactgegevens yes|7 Studievoortgang optional|"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
