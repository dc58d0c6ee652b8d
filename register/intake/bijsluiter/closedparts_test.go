package bijsluiter_test

import "testing"

// Headings behind a sign that opens and closes them, as on a page of which all parts are closed, are
// no data in the part above them.
func TestClosedPartsOfAPage(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n- **Welke gegevens verwerken we?**\n- **Hoe lang bewaren we gegevens?**\n- **Externe partijen**\n- **Contact**\n")
	for _, c := range s.DataCategories {
		t.Errorf("%q is %s", c.Label, c.Applies)
	}
}
