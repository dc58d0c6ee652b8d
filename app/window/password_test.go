package window_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// tab goes to the next field, as the key does.
func (s *stage) tab() { s.win.Canvas().FocusNext() }

// TestAWorkbookGetsAPasswordAndComesBackWithIt goes the whole way by keys: out
// with a password, and in with a wrong one, none and the right one.
func TestAWorkbookGetsAPasswordAndComesBackWithIt(t *testing.T) {
	const secret = "k7#Qw2mZp9!x"
	path := filepath.Join(t.TempDir(), "register.xlsx")
	s := formStage(t, path)
	s.do("export")
	s.mustNotSee("Nog een keer", "Wachtwoord tonen")
	s.tab() // to the form
	s.tab() // to the password
	s.typed("Welkom2026")
	s.mustSee("Zwak", "Typ het wachtwoord nog een keer")
	if !s.button("Verder").Disabled() {
		t.Error("a password that was typed once can be used")
	}
	s.press(fyne.KeyReturn) // does nothing
	for range "Welkom2026" {
		s.press(fyne.KeyBackspace)
	}
	s.mustNotSee("Zwak", "Nog een keer")
	s.typed(secret)
	s.mustSee("Sterk, als niemand het kan raden")
	s.tab()
	s.typed(secret + "y")
	s.mustSee("Dit is een ander wachtwoord")
	s.press(fyne.KeyBackspace)
	s.mustSee("Twee keer hetzelfde")
	s.press(fyne.KeyReturn)
	s.settle()
	s.mustSee("Geschreven: register.xlsx")
	test.Tap(s.button("Sluiten"))
	data, err := os.ReadFile(path)
	if err != nil || strings.HasPrefix(string(data), "PK") {
		t.Fatalf("the workbook is not encrypted: %v", err)
	}
	s.do("export") // what was typed is gone
	s.mustNotSee("Nog een keer")
	s.press(fyne.KeyEscape)

	s.w.Import(path)
	s.settle()
	s.mustSee("Wachtwoord van register.xlsx", "niet bewaard")
	s.typed("Esdoorn")
	s.press(fyne.KeyReturn)
	s.settle()
	s.mustSee("Dat wachtwoord opent het bestand niet")
	s.press(fyne.KeyEscape)
	s.mustSee("Dit wachtwoord opent het bestand niet", "Wachtwoord invullen")
	s.press(fyne.KeyReturn)
	s.typed(secret)
	s.press(fyne.KeyReturn)
	s.settle()
	s.mustNotSee("wachtwoord opent het bestand niet")
	s.mustSee("Dit is een export van dit programma")
}
