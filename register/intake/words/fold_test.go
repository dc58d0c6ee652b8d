package words_test

import (
	"strings"
	"testing"

	"verwerkingsregister/register/intake/words"
)

// A text of plain letters is folded along a way of its own; a sign that folds to nothing
// behind it takes the other way, and both must agree.
func TestBothWaysOfFoldingAgree(t *testing.T) {
	for _, s := range []string{"", " ", "naam", "Naam", " naam", "naam ", "naam  verwerking", "P&O / HR", "leerling's", "`a", "6.1.c", "-", "a-", "'", "A\tB\n", "x_y", "1 234,50", "\x00a\x7fb"} {
		plain, other := words.Fold(s), words.Fold(s+"\u0301")
		if plain != other {
			t.Errorf("Fold(%q) = %q, with an accent behind it %q", s, plain, other)
		}
		if again := words.Fold(plain); again != plain {
			t.Errorf("Fold(%q) = %q, folded again %q", s, plain, again)
		}
		if strings.TrimSpace(plain) != plain {
			t.Errorf("Fold(%q) = %q", s, plain)
		}
	}
}
