package bijsluiter_test

import "testing"

// A cross before an item says no where others have a tick, and nothing for certain where none has;
// a warning sign is never a yes.
func TestCrossesInList(t *testing.T) {
	for name, tt := range map[string]struct{ in, want string }{
		"beside ticks": {"- ✅ naam\n- ❌ BSN\n- ⚠️ foto (alleen als de school dit aanzet)\n- ⚠️ adres\n", "yes no optional unknown "},
		"alone":        {"- ❌ naam\n- ❌ BSN\n", "unknown unknown "},
	} {
		s, _ := service(t, "Doelgroep: po\n\n## Persoonsgegevens\n\n"+tt.in)
		got := ""
		for _, c := range s.DataCategories {
			got += string(c.Applies) + " "
		}
		if got != tt.want {
			t.Errorf("%s: got %s, want %s", name, got, tt.want)
		}
	}
}
