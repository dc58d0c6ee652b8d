package bijsluiter_test

import "testing"

// What a term is about ends before the clause behind it.
func TestClauseBehindWhatATermIsAbout(t *testing.T) {
	s, _ := service(t, "Doelgroep: po\n\n## Bewaartermijnen\n\nAccounts die 18 maanden niet zijn gebruikt worden geanonimiseerd.\n")
	if len(s.Retention) != 1 || s.Retention[0].Scope != "Accounts" {
		t.Errorf("got %+v", s.Retention)
	}
}
