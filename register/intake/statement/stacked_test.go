package statement_test

import (
	"strings"
	"testing"
)

// Tables of labels that touch are one in the file, and an activity each all the same.
func TestTablesThatTouchAreActivitiesEach(t *testing.T) {
	row := func(label, value string) string { return "<tr><td>" + label + "</td><td>" + value + "</td></tr>" }
	_, p := read(t, "x.html", []byte("<h1>Privacyverklaring Zeilclub Luwte</h1><p>Zeilclub Luwte, Havenweg 2, 8601 AA Sneek.</p><table>"+
		row("Verwerking", "Ledenadministratie")+row("Doel", "contributie innen")+row("Gegevens", "naam, IBAN")+row("Grondslag", "overeenkomst")+
		row("Verwerking", "Zeilkamp")+row("Doel", "kinderen laten zeilen")+row("Gegevens", "voornaam, leeftijd")+row("Grondslag", "toestemming")+"</table>"))
	got := ""
	for _, f := range facts(p) {
		got += f.text + "\n"
	}
	for _, want := range []string{"Ledenadministratie: purpose=contributie innen", "Zeilkamp: purpose=kinderen laten zeilen", "Zeilkamp: data yes=leeftijd"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not read:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Ledenadministratie: data yes=leeftijd") {
		t.Errorf("what is of one table is read of another:\n%s", got)
	}
}
