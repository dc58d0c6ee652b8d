package words_test

import (
	"testing"

	"verwerkingsregister/register/intake/words"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Categorieën en soorten": "categorieen en soorten",
		"Privacy-Bijsluiter":     "privacy bijsluiter",
		" SCC's, enz. ":          "sccs enz",
		"E-mail/adres":           "e mail adres",
		"📍 Opslag":               "opslag",
		"":                       "",
	} {
		if got := words.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNear(t *testing.T) {
	tests := []struct {
		name, a, b string
		want       bool
	}{
		{"same", "opslag", "opslag", true},
		{"a letter too many", "categorieeen", "categorieen", true},
		{"a letter short", "verwerkersovereenkomt", "verwerkersovereenkomst", true},
		{"swapped letters", "bewaartermjin", "bewaartermijn", true},
		{"short words must be the same", "doel", "deel", false},
		{"another digit", "categorie 11", "categorie 12", false},
		{"another word", "subverwerkers", "onderaannemers", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := words.Near(tt.a, tt.b); got != tt.want {
				t.Errorf("Near(%q, %q) = %v", tt.a, tt.b, got)
			}
		})
	}
}

func TestIndex(t *testing.T) {
	tests := []struct {
		text, phrase string
		want         int
	}{
		{"geen bsn", "bsn", 5}, {"nederlandse school", "nederland", -1}, {"in nederland en nederlands", "nederland", 3}, {"x", "", -1},
	}
	for _, tt := range tests {
		if got := words.Index(tt.text, tt.phrase); got != tt.want {
			t.Errorf("Index(%q, %q) = %d, want %d", tt.text, tt.phrase, got, tt.want)
		}
	}
}

func FuzzDistance(f *testing.F) {
	f.Add("opslag", "oplsag")
	f.Fuzz(func(t *testing.T, a, b string) {
		d, back := words.Distance(a, b, 3), words.Distance(b, a, 3)
		if d != back || (d == 0) != (string([]rune(a)) == string([]rune(b))) {
			t.Errorf("Distance(%q, %q) = %d, back %d", a, b, d, back)
		}
		if words.Fold(words.Fold(a)) != words.Fold(a) {
			t.Errorf("Fold(%q) is not settled", a)
		}
	})
}
