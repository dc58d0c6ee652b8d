package look_test

import (
	"encoding/json"
	"testing"

	"fyne.io/fyne/v2/lang"

	"verwerkingsregister/app/look"
	"verwerkingsregister/assets"
)

func TestLanguageHoldsWhateverTheComputerSpeaks(t *testing.T) {
	for _, system := range []string{"nl_NL.UTF-8", "de_DE.UTF-8", "C", "en_GB.UTF-8", "sr_RS.UTF-8", "zh_TW.UTF-8"} {
		t.Run(system, func(t *testing.T) {
			t.Setenv("LANG", system)
			t.Setenv("LC_ALL", system)
			for _, c := range []struct{ code, paste, name string }{{"nl", "Plakken", "Naam"}, {"en", "Paste", "Name"}, {"nl", "Plakken", "Naam"}} {
				if err := look.Language(c.code); err != nil {
					t.Fatal(err)
				}
				if got := lang.L("Paste"); got != c.paste {
					t.Errorf("%s: Paste is %q, want %q", c.code, got, c.paste)
				}
				if got := lang.X("file.name", "?"); got != c.name {
					t.Errorf("%s: file.name is %q, want %q", c.code, got, c.name)
				}
			}
		})
	}
}

func TestUnknownLanguageIsRefused(t *testing.T) {
	if err := look.Language("fy"); err == nil {
		t.Error("no error for a language without words")
	}
}

func TestBothLanguagesHaveTheSameWords(t *testing.T) {
	read := func(code string) map[string]any {
		data, err := assets.Translations.ReadFile("fyne." + code + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var words map[string]any
		if err := json.Unmarshal(data, &words); err != nil {
			t.Fatal(err)
		}
		return words
	}
	nl, en := read("nl"), read("en")
	for key := range en {
		if nl[key] == nil {
			t.Errorf("no Dutch for %q", key)
		}
	}
	if len(nl) != len(en) || len(en) != 39 {
		t.Errorf("%d Dutch and %d English words, want the 39 of Fyne", len(nl), len(en))
	}
}
